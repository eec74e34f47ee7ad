import Yams
import ZoneModel

/// A node of a pack's text with the keys that lead to it.
struct PackNode {
  let node: Node
  let key: String
  let keyMark: Mark?
  /// The keys and values of a mapping by the keys: a reader asks for each that an entry may have.
  private let entries: [String: (key: Node, value: Node)]

  init(_ node: Node, key: String = "", keyMark: Mark? = nil) {
    self.node = node
    self.key = key
    self.keyMark = keyMark
    entries =
      node.mapping.map { mapping in
        Dictionary(mapping.map { ($0.key.scalar?.string ?? "", $0) }) { first, _ in first }
      } ?? [:]
  }

  var line: Int { node.mark?.line ?? keyMark?.line ?? 1 }
  var column: Int { node.mark?.column ?? keyMark?.column ?? 1 }

  /// Its text, if it is a scalar with one.
  var text: String? {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { return nil }
    return scalar.string
  }

  /// Whether it says nothing.
  var isBlank: Bool { node.scalar?.string.isEmpty == true || node.null != nil }

  /// Its keys and values in order, if it is a mapping.
  var pairs: [(key: String, value: PackNode)]? {
    node.mapping?.map { pair in
      let name = pair.key.scalar?.string ?? ""
      return (name, value(of: name, pair))
    }
  }

  private func value(of name: String, _ pair: (key: Node, value: Node)) -> PackNode {
    let path = key.isEmpty ? name : key + "." + name
    return PackNode(pair.value, key: path, keyMark: pair.key.mark)
  }

  /// Its elements, if it is a sequence; a scalar is a sequence of one.
  var elements: [PackNode]? {
    if let sequence = node.sequence {
      return sequence.map { PackNode($0, key: key) }
    }
    return text == nil ? nil : [self]
  }

  /// The value of a key, if it is a mapping that has one.
  subscript(name: String) -> PackNode? {
    guard let found = entries[name].map({ value(of: name, $0) }), !found.isBlank else { return nil }
    return found
  }

  /// Where a character of its text stands, where that can be told.
  func place(of offset: Int) -> (line: Int, column: Int) {
    switch node.scalar?.style {
    case .singleQuoted, .doubleQuoted: (line, column + 1 + offset)
    case .literal, .folded: (line, column)
    default: (line, column + offset)
    }
  }
}
