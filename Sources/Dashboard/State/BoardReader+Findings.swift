import ZoneModel
import ZoneQuery

extension BoardReader {
  /// What the checks of the register and the end of leases find on a record, what must be done
  /// first.
  func findings(of record: Record) -> [(mark: RowMark, refusal: Refusal)] {
    guard let register = registry[record.reference.register] else { return [] }
    return (fieldFindings(of: record, register) + leases(of: record)).sorted { $0.mark > $1.mark }
  }

  /// What the checks of the fields find on a record.
  func fieldFindings(
    of record: Record,
    _ register: Register
  ) -> [(mark: RowMark, refusal: Refusal)] {
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
    return found
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
      guard !["left", "graduated", "renewed"].contains(record["state"]?.text ?? "") else {
        return []
      }
      (ends, field) = (record["to"]?.day, "to")
    case let id where tenancies[field: "tenant"]?.kind.targets.contains(id) == true:
      let text = "min(tenancies of this where not state:(left, graduated, renewed), to)"
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
}
