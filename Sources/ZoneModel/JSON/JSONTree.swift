/// A small JSON document, read whole: format files, journal lines, imports.
///
/// Members keep their order and numbers their text.
public indirect enum JSONTree: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A number as written.
  case number(String)
  /// A text.
  case text(String)
  /// An array.
  case array([JSONTree])
  /// An object; no name comes twice.
  case object([JSONMember])

  /// Reads a strict JSON text (RFC 8259).
  ///
  /// - Throws: where it is not one.
  public init(_ bytes: Span<UInt8>) throws(JSONFault) {
    var cursor = JSONCursor()
    cursor.skipSpace(bytes)
    self = try cursor.tree(bytes)
    try cursor.skipToEnd(bytes)
  }

  /// Reads the strict JSON text of bytes.
  ///
  /// - Throws: where they are not one.
  public init(bytes: [UInt8]) throws(JSONFault) {
    self = try JSONTree(bytes.span)
  }

  /// Makes the tree of a value.
  ///
  /// - Throws: where a `.json` value holds no JSON.
  public init(_ value: Value) throws(JSONFault) {
    switch value {
    case .null: self = .null
    case .flag(let flag): self = .flag(flag)
    case .number(let number): self = .number(number.description)
    case .text(let text): self = .text(text)
    case .list(let texts): self = .array(texts.map { .text($0) })
    case .json(let raw): self = try JSONTree(bytes: Array(raw.utf8))
    }
  }

  /// The member of an object; `nil` where there is none or this is not an object.
  public subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text, if it is one.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The number, if it is whole and fits.
  public var integer: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// The elements, if it is an array.
  public var elements: [JSONTree]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, if it is an object.
  public var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The texts, if it is an array of texts only.
  public var texts: [String]? {
    guard let elements else { return nil }
    let texts = elements.compactMap(\.text)
    return texts.count == elements.count ? texts : nil
  }

  /// The value as records keep it: as `JSONLine.value` reads it.
  public var value: Value {
    switch self {
    case .null: return .null
    case .flag(let flag): return .flag(flag)
    case .text(let text): return .text(text)
    case .number(let text):
      guard let number = JSONCursor.exactNumber(Array(text.utf8).span) else { return .json(text) }
      return .number(number)
    case .array, .object:
      if let texts { return .list(texts) }
      var raw: [UInt8] = []
      append(to: &raw)
      return .json(String(decoding: raw, as: UTF8.self))
    }
  }

  /// The values of an object's members as fields; `nil` if it is not an object.
  public var fields: Fields? {
    guard let members else { return nil }
    return Fields(unique: members.map { ($0.name, $0.value.value) })
  }

  /// Writes it on one line, escaped as `JSONLine` does.
  public func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .text(let text): JSONLine.append(text: text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONLine.append(text: member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// A member of a JSON object.
public struct JSONMember: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its value.
  public let value: JSONTree

  /// Makes a member.
  public init(_ name: String, _ value: JSONTree) {
    self.name = name
    self.value = value
  }
}

extension JSONCursor {
  /// Reads the value that starts here as a tree.
  mutating func tree(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONTree {
    switch next(bytes) {
    case UInt8(ascii: "\""): return .text(try text(bytes))
    case UInt8(ascii: "t"):
      try word("true", bytes)
      return .flag(true)
    case UInt8(ascii: "f"):
      try word("false", bytes)
      return .flag(false)
    case UInt8(ascii: "n"):
      try word("null", bytes)
      return .null
    case UInt8(ascii: "["):
      var elements: [JSONTree] = []
      try array(bytes) { cursor throws(JSONFault) in elements.append(try cursor.tree(bytes)) }
      return .array(elements)
    case UInt8(ascii: "{"):
      var members: [JSONMember] = []
      try object(bytes) { cursor, name throws(JSONFault) in
        members.append(JSONMember(name, try cursor.tree(bytes)))
      }
      return .object(members)
    default:
      let start = offset
      try skipNumber(bytes)
      return .number(try Self.string(bytes.extracting(start..<offset), at: start))
    }
  }
}
