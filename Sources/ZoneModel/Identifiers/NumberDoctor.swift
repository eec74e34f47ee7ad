/// A change of one or two characters that makes an identifier valid.
public struct NumberMend: Hashable, Sendable {
  /// The identifier as it would be, in its usual form.
  public let text: String
  /// What the mistake would have been.
  public let reason: Phrase
  /// What is still to be looked at in it, if anything.
  public let verdict: IdentifierVerdict
}

/// An identifier that has been looked at: what it says, what is wrong, and what would mend it.
public struct Examination: Hashable, Sendable {
  /// What it is to be.
  public let form: TextForm
  /// What was typed.
  public let text: String
  /// How it was understood.
  public let reading: IdentifierReading
  /// Changes that would make it valid, the likeliest first.
  public let mends: [NumberMend]

  /// The verdict on it as it stands.
  public var verdict: IdentifierVerdict { reading.verdict }
}

/// Finds which single edit or swap of neighbours would make an invalid identifier valid.
///
/// It only offers what passes every check of the form; it never changes anything by itself.
public enum NumberDoctor {
  /// How many mends are offered at most.
  public static let limit = 6

  /// Looks at an identifier.
  ///
  /// - Parameters:
  ///   - form: what it is to be.
  ///   - text: what was typed.
  ///   - today: the present day, where a year that is still to come is to be pointed out.
  /// - Returns: what it says, what is wrong and what would mend it.
  public static func examine(
    _ form: TextForm,
    _ text: String,
    today: Day? = nil
  ) -> Examination {
    let reading = form.read(text, today: today)
    if let mends = successors(of: reading, form) {
      return Examination(form: form, text: text, reading: reading, mends: mends)
    }
    guard reading.verdict != .ok, form != .telephone, form != .email else {
      return Examination(form: form, text: text, reading: reading, mends: [])
    }
    let characters = Array(core(of: text, reading, form))
    var edits = replacements(in: characters, form)
    edits += swaps(in: characters)
    if reading.problems.contains(where: { $0.reason == .length }) {
      edits += insertions(into: characters, form) + removals(from: characters)
    }
    edits += wholeWord(characters, form)
    return Examination(
      form: form,
      text: text,
      reading: reading,
      mends: mends(edits, form, was: reading, length: characters.count, today)
    )
  }

  /// What took the place of a code of an older edition; `nil` where it is none.
  private static func successors(of reading: IdentifierReading, _ form: TextForm) -> [NumberMend]? {
    guard form == .industryCode, reading.verdict.problem?.reason == .edition,
      let old = reading.normalised.drop(while: \.isLetter).wholeNumber,
      let codes = Industry.Table.edition2011[old]?.now
    else { return nil }
    return codes.map { code in
      let name = Industry(code)?.name
      return NumberMend(
        text: code,
        reason: Phrase("since 2017: \(name?.en ?? code)", "2017年起：\(name?.zh ?? code)"),
        verdict: form.verdict(code)
      )
    }
  }

  /// The characters without separators and prefixes that the form leaves out.
  private static func core(
    of text: String,
    _ reading: IdentifierReading,
    _ form: TextForm
  ) -> String {
    switch form {
    case .patentNumber:
      // Not the usual form: that has a check character even where none was typed.
      let compact = HalfWidth.compact(text, dropping: "-.")
      return compact.hasPrefix("CN") || compact.hasPrefix("ZL")
        ? String(compact.dropFirst(2)) : compact
    case .organisationCode: return reading.normalised.replacing("-", with: "")
    default: return reading.normalised
    }
  }

  private static func mends(
    _ edits: [NumberEdit],
    _ form: TextForm,
    was: IdentifierReading,
    length: Int,
    _ today: Day?
  ) -> [NumberMend] {
    // A year that is still to come is no mend, even of another one.
    let known = Set(was.problems.map(\.reason)).union([.organisationCheck]).subtracting([.year])
    var seen: Set<String> = []
    var found: [(mend: NumberMend, rank: (Int, Int))] = []
    for edit in edits.sorted(by: { $0.cost < $1.cost })
    where form.mayMend(from: length, to: edit.characters.count) {
      let reading = form.read(String(edit.characters), today: today)
      let verdict = reading.verdict
      let better = was.verdict.isError ? !verdict.isError : verdict == .ok
      // A mend that brings in what the form would warn of is none.
      guard better, reading.problems.allSatisfy({ known.contains($0.reason) }),
        seen.insert(reading.normalised).inserted
      else { continue }
      let mend = NumberMend(text: reading.normalised, reason: edit.mistake.phrase, verdict: verdict)
      found.append((mend, (verdict == .ok ? 0 : 1, edit.cost)))
    }
    // Where something passes every check, what would be warned of is no help.
    if found.contains(where: { $0.mend.verdict == .ok }) {
      found.removeAll { $0.mend.verdict != .ok }
    }
    return found.enumerated()
      .sorted {
        ($0.element.rank.0, $0.element.rank.1, $0.offset)
          < ($1.element.rank.0, $1.element.rank.1, $1.offset)
      }
      .prefix(limit)
      .map(\.element.mend)
  }
}

extension TextForm {
  /// Whether an edit of so many characters is one whose result can be checked.
  ///
  /// A patent number without its check character, or a contract number of the older form, would
  /// pass whatever its digits are.
  fileprivate func mayMend(from old: Int, to new: Int) -> Bool {
    switch self {
    case .patentNumber: new == old || new == 13 || new == 9
    case .contractNumber: new == 16
    default: true
    }
  }
}
