/// The value of a field as a record keeps it: the shape that JSON gives it.
///
/// A field's kind says how to read it: money, areas and percentages are numbers, dates are texts of
/// the form `YYYY-MM-DD`, choices and references are texts, sets and ordered lists are lists of
/// texts. A missing value is the absence of a `Value`, which differs from `.null`.
///
/// Equality is equality of UTF-8 bytes, not Swift's canonical equivalence.
public enum Value: Sendable {
  /// JSON's `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A number, exact.
  case number(Number)
  /// A text.
  case text(String)
  /// A list of texts: a set (sorted by bytes, no element twice) or an ordered list.
  case list([String])
  /// The JSON text, as written, of something that no field of this version has.
  case json(String)
}

extension Value: Hashable {
  /// Whether two values are written with the same bytes.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.flag(let left), .flag(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.json(let left), .json(let right)): left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    default: false
    }
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .flag(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number)
    case .text(let text), .json(let text):
      for byte in text.utf8 { hasher.combine(byte) }
    case .list(let texts):
      for text in texts {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0))
      }
    }
  }
}

extension Value {
  /// The text, if it is one.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The number, if it is one, also where it is written with zeros that say nothing (`1.50`).
  public var number: Number? {
    switch self {
    case .number(let number): number
    case .json(let raw): Number(raw)
    case .null, .flag, .text, .list: nil
    }
  }

  /// The day, if it is a text that gives one.
  public var day: Day? {
    guard case .text(let text) = self else { return nil }
    return Day(text)
  }

  /// The flag, if it is one.
  public var flag: Bool? {
    guard case .flag(let flag) = self else { return nil }
    return flag
  }

  /// The texts, if it is a list.
  public var list: [String]? {
    guard case .list(let list) = self else { return nil }
    return list
  }

  /// A day as records keep it.
  public static func day(_ day: Day) -> Value {
    .text(day.description)
  }

  /// A set as records keep it: sorted by bytes, no element twice.
  public static func set(_ elements: some Sequence<String>) -> Value {
    var sorted = elements.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var last: String?
    sorted.removeAll { element in
      defer { last = element }
      return last.map { $0.utf8.elementsEqual(element.utf8) } ?? false
    }
    return .list(sorted)
  }
}

extension Value {
  /// The value as plain text that an import reads back: sets and lists with `;` between elements.
  public var plainText: String {
    switch self {
    case .null: ""
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .text(let text), .json(let text): text
    case .list(let texts): texts.joined(separator: ";")
    }
  }
}
