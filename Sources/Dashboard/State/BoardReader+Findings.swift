import ZoneModel
import ZonePolicy
import ZoneQuery

extension BoardReader {
  /// What the checks of the register find on a record, what must be done first.
  func findings(of record: Record) -> [(mark: RowMark, refusal: Refusal)] {
    evaluator.fieldChecks(of: record).map { (mark: RowMark($0), refusal: $0) }
      .sorted { $0.mark > $1.mark }
  }

  /// What is due on a record or waits, as on the work list.
  func due(on record: Record) -> [Attention] {
    guard let register = registry[record.reference.register] else { return [] }
    return Watch.all(about: register).compactMap { watch in
      do throws(ExpressionError) {
        return try watch.attention(of: record, evaluator)
      } catch {
        // Told once for the store, by `brokenExpressions`, not for each record.
        return nil
      }
    }
  }

  /// What stands before the row of a record: whether it, or a lease of it, must be looked at.
  func mark(of record: Record) -> RowMark? {
    let due = due(on: record).compactMap { RowMark($0.urgency) }
    return (due + [findings(of: record).first?.mark, leaseMark(of: record)].compactMap { $0 }).max()
  }

  // MARK: - Leases

  /// When the first lease of a tenant ends that is not closed.
  static let leaseEnd = "min(tenancies of this where not state:(left, graduated, renewed), to)"

  /// Whether a tenant's first lease ends soon, or has ended without being closed.
  private func leaseMark(of record: Record) -> RowMark? {
    let id = record.reference.register
    guard let tenancies = registry["tenancies"], let deadline = tenancies[field: "to"]?.deadline,
      tenancies[field: "tenant"]?.kind.targets.contains(id) == true
    else { return nil }
    let end: Expression
    do throws(ExpressionError) {
      end = try evaluator.cache.expression(Self.leaseEnd, in: id, mode: .value)
    } catch {
      return nil
    }
    guard case .day(let day) = evaluator.outcome(end, for: record) else { return nil }
    let left = day.number - today.number
    return left <= deadline.act ? .act : left <= deadline.soon ? .soon : nil
  }
}

extension RowMark {
  /// How much something due matters; what is for information has no mark.
  init?(_ urgency: Urgency) {
    switch urgency {
    case .act: self = .act
    case .soon: self = .soon
    case .unknown: self = .unknown
    case .info: return nil
    }
  }

  /// What a finding of the checks means.
  init(_ refusal: Refusal) {
    self =
      switch refusal.code {
      case .required: .unknown
      case .warning: .soon
      default: .act
      }
  }
}

extension Refusal {
  /// The reason with the name of its field before it, where it does not begin with it itself.
  func said(in register: Register) -> Phrase {
    field.flatMap { register[field: $0] }.map { naming($0).message } ?? message
  }

  /// The same reason with the name of its field before it.
  func naming(_ field: Field) -> Refusal {
    let label = field.label
    return Refusal(
      code,
      record: record,
      field: field.id,
      Phrase(
        message.en.hasPrefix(label.en) ? message.en : "\(label.en): \(message.en)",
        message.zh.hasPrefix(label.zh) ? message.zh : "\(label.zh)：\(message.zh)"
      ),
      nextStep: nextStep,
      suggestions: suggestions
    )
  }
}
