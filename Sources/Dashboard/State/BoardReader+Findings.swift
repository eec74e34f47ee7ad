package import ZoneModel
import ZoneQuery

extension BoardReader {
  /// What the checks of the register and the end of leases find on a record, what must be done
  /// first.
  func findings(of record: Record) -> [(mark: RowMark, refusal: Refusal)] {
    guard let register = registry[record.reference.register] else { return [] }
    var found: [(mark: RowMark, refusal: Refusal)] = []
    for refusal in Validation.refusals(of: record, in: register) {
      found.append((Self.mark(of: refusal), refusal))
    }
    for field in register.fields {
      guard let text = field.check, record[field.id] != nil,
        let check = try? evaluator.cache.expression(text, in: register.id, mode: .check)
      else { continue }
      switch evaluator.answer(check, for: record) {
      case .yes: continue
      case .no:
        found.append(
          (
            field.checkWarns ? .soon : .act,
            Refusal(
              field.checkWarns ? .warning : .check,
              record: record.reference,
              field: field.id,
              Phrase("It must hold that \(text).", "应满足 \(text)。")
            )
          )
        )
      case .unknown: continue
      }
    }
    found += leases(of: record)
    return found.sorted { $0.mark > $1.mark }
  }

  private static func mark(of refusal: Refusal) -> RowMark {
    switch refusal.code {
    case .required: .unknown
    case .warning: .soon
    default: .act
    }
  }

  /// What stands before the row of a record.
  func mark(of record: Record) -> RowMark? { findings(of: record).first?.mark }

  // MARK: - Leases

  /// Days before the end of a lease from which something must be done, and is soon to be.
  private static let leaseDays = (act: 14, soon: 60)

  /// Leases of a record that end soon or have ended without being closed.
  private func leases(of record: Record) -> [(mark: RowMark, refusal: Refusal)] {
    guard let tenancies = registry["tenancies"], tenancies[field: "to"] != nil else { return [] }
    let ends: Day?
    let field: String?
    switch record.reference.register {
    case "tenancies":
      guard !["left", "graduated"].contains(record["state"]?.text ?? "") else { return [] }
      (ends, field) = (record["to"]?.day, "to")
    case let id where tenancies[field: "tenant"]?.kind.targets.contains(id) == true:
      let text = "min(tenancies of this where not state:(left, graduated), to)"
      guard let end = try? evaluator.cache.expression(text, in: id, mode: .value) else { return [] }
      guard case .day(let day) = evaluator.outcome(end, for: record) else { return [] }
      (ends, field) = (day, nil)
    default: return []
    }
    guard let ends else { return [] }
    let left = ends.number - today.number
    if left < 0 {
      return [
        (
          .act,
          Refusal(
            .warning,
            record: record.reference,
            field: field,
            Phrase(
              "The lease ended on \(ends), \(-left) days ago, and is still open.",
              "租约已于 \(ends) 到期 \(-left) 天，尚未了结。"
            )
          )
        )
      ]
    }
    guard left <= Self.leaseDays.soon else { return [] }
    return [
      (
        left <= Self.leaseDays.act ? .act : .soon,
        Refusal(
          .warning,
          record: record.reference,
          field: field,
          Phrase("The lease ends on \(ends), in \(left) days.", "租约 \(ends) 到期，还有 \(left) 天。")
        )
      )
    ]
  }

  // MARK: - Actions

  /// Why an action cannot be done on a record; `nil` where it can.
  package func whyOff(_ action: RegisterAction, on record: Record) -> Phrase? {
    let register = record.reference.register
    let state = record["state"]?.text ?? ""
    if !action.states.isEmpty, !action.states.contains(state) {
      let set = registry[register]?[field: "state"]?.kind.choiceSet
      let now = set?[state]?.label ?? Phrase("without a state", "没有状态")
      let needed = action.states.compactMap { set?[$0]?.label }
      let en = needed.map(\.en).joined(separator: ", ")
      let zh = needed.map(\.zh).joined(separator: "、")
      return Phrase("It is \(now.en); this needs \(en).", "现为「\(now.zh)」；需要「\(zh)」。")
    }
    guard let text = action.when else { return nil }
    guard let when = try? evaluator.cache.expression(text, in: register, mode: .check) else {
      return Phrase("Its condition cannot be read: \(text)", "其条件无法理解：\(text)")
    }
    switch evaluator.answer(when, for: record) {
    case .yes: return nil
    case .no: return action.whenNot ?? Phrase("It needs: \(text)", "需要满足：\(text)")
    case .unknown:
      return Phrase("It is not known whether: \(text)", "无法判断是否满足：\(text)")
    }
  }

  /// What an expression gives for a record, as a field keeps it.
  func value(
    of expression: String,
    for record: Record,
    as field: Field?
  ) throws(Refusal) -> Value? {
    do {
      let parsed = try evaluator.cache.expression(
        expression,
        in: record.reference.register,
        mode: .value
      )
      let outcome = evaluator.outcome(parsed, for: record)
      return outcome.value(as: field?.kind ?? .text(nil))
    } catch {
      throw Refusal(.invalid, record: record.reference, field: field?.id, error.message)
    }
  }
}
