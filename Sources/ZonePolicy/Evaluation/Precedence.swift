public import ZoneModel
import ZoneQuery

/// Another document's rule on the same case of a record, and which of the two decides.
public struct Competing: Sendable {
  /// Who decides.
  public enum Decision: String, Sendable {
    /// The rule that was asked about.
    case this
    /// The other document's rule.
    case other
    /// No document says, or they contradict each other.
    case unsaid
  }

  /// The other rule.
  public let rule: Rule
  /// What it says of the record.
  public let verdict: Verdict
  /// Its clause as it is cited.
  public let citation: Phrase
  /// Which of the two decides.
  public let decision: Decision

  /// Which clause decides, in words.
  public var words: Phrase {
    let (en, zh) = (verdict.label.en, verdict.label.zh)
    return switch decision {
    case .other:
      Phrase(
        "\(citation.en) binds the same case (\(en)) and decides",
        "\(citation.zh)适用于同一情形（\(zh)），以其为准"
      )
    case .this:
      Phrase(
        "decides before \(citation.en), which binds the same case (\(en))",
        "\(citation.zh)适用于同一情形（\(zh)），以本条为准"
      )
    case .unsaid:
      Phrase(
        "\(citation.en) binds the same case (\(en)); which decides is not said",
        "\(citation.zh)适用于同一情形（\(zh)），未规定以何者为准"
      )
    }
  }
}

extension PolicyBook {
  /// Which of two documents decides where both bind the same case.
  ///
  /// A document's own order counts, of either of them; where they contradict each other, or none
  /// names the other, it is not said.
  func decision(between pack: Pack, and other: Pack) -> Competing.Decision {
    let own = pack.place(of: other)
    let others = other.place(of: pack)
    // Each says whether it gives way to the other: before itself stands what it gives way to.
    let decisions = Set(
      [
        own.map { $0 ? Competing.Decision.other : .this },
        others.map { $0 ? Competing.Decision.this : .other },
      ].compactMap(\.self)
    )
    return decisions.count == 1 ? decisions.first ?? .unsaid : .unsaid
  }
}

extension Pack {
  /// Whether another document stands before this one in its order; `nil` where it is not named.
  fileprivate func place(of other: Pack) -> Bool? {
    guard let own = precedence.firstIndex(of: "this"),
      let place = precedence.firstIndex(where: { other.isMeant(by: $0) })
    else { return nil }
    return place < own
  }

  /// Whether a word of an order means this document: its id, its level, or a zone that it binds.
  private func isMeant(by word: String) -> Bool {
    if word == id || binds.contains(word) { return true }
    guard let level else { return false }
    return word == level.rawValue || word == level.plural
  }
}

extension PolicyEvaluator {
  /// The rules of other documents that bind the same case of a record.
  func competing(with rule: Rule, on record: Record) -> [Competing] {
    guard let issue = rule.issue, let pack = book.pack(rule.pack) else { return [] }
    return book.packs.filter { $0.id != rule.pack }.flatMap { other in
      other.rules.filter { $0.issue == issue && $0.register == rule.register }.compactMap { rule in
        let verdict = verdict(of: rule, on: record)
        guard verdict.isShown else { return nil }
        return Competing(
          rule: rule,
          verdict: verdict,
          citation: citation(of: rule, on: record),
          decision: book.decision(between: pack, and: other)
        )
      }
    }
  }
}
