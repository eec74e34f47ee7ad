import ZoneModel

/// Collects a record's values in declared order.
struct Row {
  private let reference: RecordReference
  private var entries: [(field: String, value: Value)] = []

  init(_ register: String, _ id: String, capacity: Int = 16) {
    reference = RecordReference(register: register, id: id)
    entries.reserveCapacity(capacity)
  }

  /// The record with what was added.
  var record: Record { Record(reference: reference, fields: Fields(unique: entries)) }

  mutating func text(_ field: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    entries.append((field, .text(text)))
  }

  /// Adds a text that the tables have in both languages, for a field of each language.
  mutating func both(_ field: String, _ text: String?) {
    guard let phrase = text.flatMap(Phrase.init(inBoth:)) else { return }
    self.text(field, phrase.en)
    self.text("\(field)Zh", phrase.zh)
  }

  mutating func number(_ field: String, _ number: Int?) {
    guard let number else { return }
    entries.append((field, .number(Number(number))))
  }

  mutating func number(_ field: String, _ number: Number?) {
    guard let number else { return }
    entries.append((field, .number(number)))
  }

  mutating func day(_ field: String, _ day: Day?) {
    guard let day else { return }
    entries.append((field, .text(DayText.of(day))))
  }

  mutating func flag(_ field: String, _ flag: Bool?) {
    guard let flag else { return }
    entries.append((field, .flag(flag)))
  }

  mutating func set(_ field: String, _ elements: [String]) {
    guard !elements.isEmpty else { return }
    entries.append((field, elements.count == 1 ? .list(elements) : .set(elements)))
  }

  mutating func list(_ field: String, _ elements: [String]) {
    guard !elements.isEmpty else { return }
    entries.append((field, .list(elements)))
  }

  /// Says that the record is made up.
  mutating func invented() {
    entries.append(("dataSource", .text("Invented sample · 虚构样例")))
    entries.append(("invented", .flag(true)))
  }
}

/// The texts of days, made once for the years that samples lie in.
enum DayText {
  private static let first = (Day("1990-01-01") ?? Day(number: 0)).number
  private static let texts: [String] = (0..<20_000).map { Day(number: first + $0).description }

  static func of(_ day: Day) -> String {
    let place = day.number - first
    return texts.indices.contains(place) ? texts[place] : day.description
  }
}

/// Ids with leading zeros, so that their order is that of their numbers.
struct IDSeries {
  let prefix: String
  let width: Int

  init(_ prefix: String, count: Int) {
    self.prefix = prefix
    width = max(4, String(count).utf8.count)
  }

  subscript(index: Int) -> String {
    let digits = String(index + 1)
    return prefix + "-" + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
