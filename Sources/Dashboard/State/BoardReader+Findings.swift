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

  /// What stands before the row of a record: whether it, or a record that refers to it, must be looked
  /// at, as its To do says; of those that refer to it what was found last.
  func mark(of record: Record) -> RowMark? {
    let due = due(on: record).compactMap { RowMark($0.urgency) }
    let elsewhere = dueElsewhere.mark(of: record.reference)
    return (due + [findings(of: record).first?.mark, elsewhere].compactMap { $0 }).max()
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
