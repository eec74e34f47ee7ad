/// What a person typed, understood.
public struct Entry: Hashable, Sendable {
  /// The value; `nil` where nothing was typed, which makes the field missing.
  public let value: Value?
  /// How it was understood, where that is not plain from the text (`= 12,000,000 yuan`).
  public let understood: Phrase?
  /// Words that an open set of choices does not have yet.
  public let newWords: [String]
  /// Whether only the start of a choice was typed, so that who enters many at once is told too.
  public let isCompleted: Bool

  /// Makes an entry.
  public init(
    _ value: Value?,
    understood: Phrase? = nil,
    newWords: [String] = [],
    isCompleted: Bool = false
  ) {
    self.value = value
    self.understood = understood
    self.newWords = newWords
    self.isCompleted = isCompleted
  }
}

/// Why typed text is not a value of a field.
public struct EntryError: Error, Hashable, Sendable {
  /// What was expected, with an example.
  public let message: Phrase
  /// Texts that would do, the nearest first.
  public let suggestions: [String]

  /// Makes an error.
  public init(_ message: Phrase, suggestions: [String] = []) {
    self.message = message
    self.suggestions = suggestions
  }
}

/// Reads values in the units and forms in which people type them.
///
/// Full-width characters mean their ASCII twins wherever a value is not free text. Money, areas and
/// dates are understood as written in Chinese and English offices (`1.5万元`, `16亿`, `976亩`,
/// `2026年11月20日`, `11-24`, `+30d`) and kept exactly.
public struct EntryReader: Sendable {
  /// The present day, which `today`, `+30d` and `11-24` start from.
  public let today: Day
  private let find: @Sendable (String, [String]) -> [RecordReference]
  private let title: @Sendable (RecordReference) -> Phrase?

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - today: the present day.
  ///   - find: the records of some registers that a text means: one whose id it is, else those
  ///     with exactly that name, else those whose name contains it.
  ///   - title: what stands for a record where several are meant; `nil` for its id alone.
  public init(
    today: Day,
    find: @escaping @Sendable (_ text: String, _ registers: [String]) -> [RecordReference] = {
      _,
      _ in []
    },
    title: @escaping @Sendable (_ record: RecordReference) -> Phrase? = { _ in nil }
  ) {
    self.today = today
    self.title = title
    self.find = find
  }

  /// Reads what was typed for a field.
  ///
  /// - Parameters:
  ///   - text: what was typed; blank makes the field missing.
  ///   - field: the field.
  ///   - values: the record's other values, for lengths that count from one of them.
  /// - Returns: the value and how it was understood.
  /// - Throws: `EntryError` with what was expected; nothing is changed.
  public func read(
    _ text: String,
    for field: Field,
    beside values: Fields = Fields()
  ) throws(EntryError) -> Entry {
    let text = text.trimmed
    guard !text.isEmpty else { return Entry(nil) }
    if let start = field.countsFrom, let span = field.span(of: text) {
      let from = values[start]?.day ?? today
      let day = span.from(from)
      return Entry(.day(day), understood: Phrase("= \(day), from \(from)", "= \(day)，自 \(from) 起"))
    }
    return try read(text, of: field.kind, field: field)
  }

  private func read(_ text: String, of kind: FieldKind, field: Field) throws(EntryError) -> Entry {
    switch kind {
    case .note:
      return Entry(.text(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")))
    case .text(let form): return try read(text, form: form)
    case .choice(let set):
      let id = try choice(text, in: set)
      return entry(.text(id), of: [(text, id)], in: set)
    case .choices(let set):
      var read: [(text: String, id: String)] = []
      for part in Self.parts(of: text) { read.append((part, try choice(part, in: set))) }
      return entry(.set(read.map(\.id)), of: read, in: set)
    case .texts: return Entry(.list(Self.parts(of: text)))
    case .integer:
      let quantity = try quantity(text, EntryUnit.counts, field: field)
      guard let integer = quantity.number.integer else {
        throw EntryError(Phrase("A whole number is expected, such as 36.", "应为整数，例如 36。"))
      }
      return Entry(.number(Number(integer)), understood: quantity.understood("", ""))
    case .number:
      let quantity = try quantity(text, EntryUnit.counts, field: field)
      return Entry(.number(quantity.number), understood: quantity.understood("", ""))
    case .money:
      let quantity = try quantity(text, EntryUnit.money, field: field)
      guard quantity.number.scale <= 2 else {
        throw EntryError(
          Phrase("Money has at most two decimals (fen).", "金额最多两位小数（分）。")
        )
      }
      return Entry(.number(quantity.number), understood: quantity.understood(" yuan", " 元"))
    case .area:
      let quantity = try quantity(text, EntryUnit.areas, field: field)
      // A third of a square metre, as a mu has it, can only be rounded.
      guard quantity.number.scale <= 2 || !quantity.isExact else {
        throw EntryError(
          Phrase(
            "An area is kept to 0.01 m²: at most two decimals in square metres.",
            "面积精确到 0.01 平方米：折合平方米最多两位小数。"
          )
        )
      }
      return Entry(
        .number(quantity.number.rounded(to: 2)),
        understood: quantity.understood(" m²", " m²")
      )
    case .percent:
      let quantity = try quantity(text, EntryUnit.percents, field: field)
      return Entry(.number(quantity.number))
    case .year: return Entry(.number(Number(try year(text))))
    case .date:
      let day = try EntryDate.read(text, today: today)
      let isPlain = day.description == text
      return Entry(.day(day), understood: isPlain ? nil : Phrase(same: "= \(day)"))
    case .duration: return Entry(.text(try EntryDate.duration(text)))
    case .flag: return Entry(.flag(try flag(text)))
    case .reference(let targets):
      let found = try record(text, targets)
      // A part of a name is enough, so that the whole of it is said.
      let name = title(found).flatMap { $0.en == text || $0.zh == text ? nil : $0 }
      return Entry(
        .text(Registry.text(of: found, in: targets)),
        understood: name.map { Phrase("= \($0.en)", "= \($0.zh)") }
      )
    case .references(let targets):
      var texts: [String] = []
      for part in Self.parts(of: text) {
        texts.append(Registry.text(of: try record(part, targets), in: targets))
      }
      return Entry(.set(texts))
    case .computed:
      throw EntryError(
        Phrase(
          "\(field.label.en) is computed and cannot be entered.",
          "「\(field.label.zh)」由系统计算，不能填写。"
        )
      )
    }
  }

  // MARK: - Texts

  private func read(_ text: String, form: TextForm?) throws(EntryError) -> Entry {
    guard let form else { return Entry(.text(text)) }
    let reading = form.read(text)
    // A spreadsheet shows long digit strings as 1.23E+17; what stood there is lost.
    if let problem = reading.problems.first, problem.reason == .spreadsheet, problem.expected == nil
    {
      throw EntryError(problem.message)
    }
    // Whether the check character fits is for validation to say: the text stays in the form.
    let normal = reading.normalised
    return Entry(.text(normal), understood: normal == text ? nil : Phrase(same: "= \(normal)"))
  }

  private func flag(_ text: String) throws(EntryError) -> Bool {
    switch text.halfWidth.lowercased() {
    case "yes", "y", "true", "1", "是", "有", "对": return true
    case "no", "n", "false", "0", "否", "无", "没有": return false
    default:
      throw EntryError(Phrase("yes or no is expected.", "应填“是”或“否”。"), suggestions: ["yes", "no"])
    }
  }

  /// Choices with the words that an open set does not have yet, so that a slip is seen before it
  /// becomes one, and with those of which only the start was typed.
  private func entry(
    _ value: Value,
    of read: [(text: String, id: String)],
    in set: ChoiceSet
  ) -> Entry {
    let choices = read.compactMap { set[$0.id] }
    if zip(read, choices).contains(where: { !$1.isNamed($0.text) }), choices.count == read.count {
      return Entry(
        value,
        understood: Phrase(
          "= \(choices.map(\.label.en).joined(separator: ", "))",
          "= \(choices.map(\.label.zh).joined(separator: "、"))"
        ),
        isCompleted: true
      )
    }
    let new = read.map(\.id).filter { set[$0] == nil }
    guard set.isOpen, !set.choices.isEmpty, !new.isEmpty else { return Entry(value) }
    return Entry(
      value,
      understood: Phrase(
        "new: \(new.joined(separator: ", "))",
        "新词：\(new.joined(separator: "、"))"
      ),
      newWords: new
    )
  }

  /// The id of the choice that a text means: its id, a label, or the start of just one of them.
  private func choice(_ text: String, in set: ChoiceSet) throws(EntryError) -> String {
    let wanted = text.halfWidth.lowercased()
    if let exact = set.choices.first(where: { $0.isNamed(text) }) { return exact.id }
    if set.isOpen { return text }
    let starts = set.choices.filter { $0.foldedNames.contains { $0.hasPrefix(wanted) } }
    if starts.count == 1 { return starts[0].id }
    if !starts.isEmpty {
      throw EntryError(
        Phrase(
          "\(text) begins several: \(starts.map(\.label.en).joined(separator: ", ")); type more.",
          "“\(text)”对应多项：\(starts.map(\.label.zh).joined(separator: "、"))；请再多输几个字。"
        ),
        suggestions: starts.map(\.id)
      )
    }
    // What was nearly typed comes first; then the choices from the top.
    let close = Nearest.nearest(to: wanted, in: set.choices, names: \.foldedNames)
    let near = close + set.choices.filter { !close.contains($0) }
    let list = near.prefix(8)
    let more = near.count > 8 ? "…" : ""
    throw EntryError(
      Phrase(
        "\(text) is not one of: \(list.map(\.label.en).joined(separator: ", "))\(more)",
        "“\(text)”不在可选项内：\(list.map(\.label.zh).joined(separator: "、"))\(more)"
      ),
      suggestions: (close.isEmpty ? Array(list) : close).map(\.id)
    )
  }

  private func record(_ text: String, _ targets: [String]) throws(EntryError) -> RecordReference {
    let found = find(text, targets)
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      let kinds = targets.joined(separator: ", ")
      guard !targets.contains(Register.any) else {
        throw EntryError(Phrase("There is no record \(text).", "没有“\(text)”这条记录。"))
      }
      throw EntryError(
        Phrase("No record \(text) in \(kinds).", "在 \(kinds) 中没有“\(text)”。")
      )
    }
    let ids = found.prefix(5).map { Registry.text(of: $0, in: targets) }
    let names = zip(found, ids).map { reference, id in
      let name = title(reference)
      return name.map { Phrase("\($0.en) (\(id))", "\($0.zh)（\(id)）") } ?? Phrase(same: id)
    }
    let isCut = found.count > ids.count
    let (en, zh) = (
      names.map(\.en).joined(separator: ", ") + (isCut ? ", …" : ""),
      names.map(\.zh).joined(separator: "、") + (isCut ? "、…" : "")
    )
    throw EntryError(
      Phrase(
        "\(found.count) records match \(text): \(en); give the id.",
        "有 \(found.count) 条与“\(text)”相符：\(zh)；请用编号指明。"
      ),
      suggestions: ids
    )
  }

  /// The elements of a list, parted by commas, semicolons or line ends of either script.
  ///
  /// A comma before the legal form of a firm, as in “Beijing Xuyu Nano Co., Ltd.”, parts nothing.
  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for part in text.split(whereSeparator: { ",，;；、\n".contains($0) }) {
      let part = String(part).trimmed
      guard !part.isEmpty else { continue }
      if let last = parts.indices.last, isLegalForm(part) {
        parts[last] += ", " + part
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// Whether all words are such as name the legal form of a firm in English.
  private static func isLegalForm(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return !words.isEmpty && words.allSatisfy { legalForms.contains(String($0)) }
  }

  private static let legalForms: Set = [
    "co", "corp", "corporation", "inc", "incorporated", "limited", "llc", "llp", "lp", "ltd", "plc",
    "pte", "pty",
  ]

  // MARK: - Numbers

  private func year(_ text: String) throws(EntryError) -> Int {
    var digits = text.halfWidth
    if digits.hasSuffix("年") { digits.removeLast() }
    guard digits.count == 4, let year = Int(digits), (1900...2200).contains(year) else {
      throw EntryError(
        Phrase("A year from 1900 to 2200 is expected.", "应为 1900 至 2200 之间的年份。")
      )
    }
    return year
  }

  private func quantity(
    _ text: String,
    _ units: [EntryUnit],
    field: Field
  ) throws(EntryError) -> EntryQuantity {
    let own = field.unit.map { [$0.en.lowercased(), $0.zh] } ?? []
    let quantity = try EntryQuantity.read(text, units: units, ownUnits: own)
    if quantity.number < 0, !field.mayBeNegative {
      throw EntryError(
        Phrase(
          "\(field.label.en) cannot be below zero.",
          "「\(field.label.zh)」不能小于零。"
        )
      )
    }
    return quantity
  }
}

extension Choice {
  /// Its id and labels as they are compared with what is typed.
  fileprivate var foldedNames: [String] {
    ([id, label.en, label.zh] + also).map { $0.halfWidth.lowercased() }
  }

  /// Whether a text is its id or a label of it, in whatever case and width.
  fileprivate func isNamed(_ text: String) -> Bool {
    foldedNames.contains(text.halfWidth.lowercased())
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String { HalfWidth.trim(self) }

  /// The text with full-width ASCII as its ASCII twins.
  var halfWidth: String { HalfWidth.fold(self) }
}
