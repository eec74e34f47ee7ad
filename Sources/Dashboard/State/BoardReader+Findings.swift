import ZoneModel
import ZoneQuery

extension BoardReader {
  /// What the checks of the register and the end of leases find on a record, what must be done
  /// first.
  func findings(of record: Record) -> [(mark: RowMark, refusal: Refusal)] {
    let fields = evaluator.fieldChecks(of: record).map { (mark: RowMark($0), refusal: $0) }
    return (fields + leases(of: record)).sorted { $0.mark > $1.mark }
  }

  /// What stands before the row of a record.
  func mark(of record: Record) -> RowMark? { findings(of: record).first?.mark }

  // MARK: - Leases

  /// Days before the end of a lease from which something must be done, and is soon to be.
  private static let leaseDays = (act: 14, soon: 60)

  /// When the first lease of a tenant ends that is not closed.
  static let leaseEnd = "min(tenancies of this where not state:(left, graduated, renewed), to)"

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
      let end: Expression
      do throws(ExpressionError) {
        end = try evaluator.cache.expression(Self.leaseEnd, in: id, mode: .value)
      } catch {
        // Told once for the store, by `brokenExpressions`, not for each record.
        return []
      }
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

extension RowMark {
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
    guard let label = field.flatMap({ register[field: $0]?.label }) else { return message }
    return Phrase(
      message.en.hasPrefix(label.en) ? message.en : "\(label.en): \(message.en)",
      message.zh.hasPrefix(label.zh) ? message.zh : "\(label.zh)：\(message.zh)"
    )
  }
}
