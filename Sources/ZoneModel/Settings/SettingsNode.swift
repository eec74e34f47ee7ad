import Yams

/// A node of the text with the keys that lead to it.
struct SettingsNode {
  let node: Node
  let key: String
  /// Where its key stands, if it has one.
  var keyMark: Mark?

  /// Reads YAML; `nil` where there are only comments.
  static func compose(_ text: String) throws(SettingsError) -> SettingsNode? {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      throw wrong(
        (mark.line, mark.column),
        Phrase("this is not YAML: \(problem)", "这不是 YAML：\(problem)")
      )
    } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
      let keys = duplicates.sorted().joined(separator: ", ")
      throw wrong(
        second(duplicates, in: text, from: context.mark)
          ?? (context.mark.line, context.mark.column),
        Phrase("\(keys) stands twice", "\(keys) 写了两次")
      )
    } catch {
      throw wrong((1, 1), Phrase("this is not YAML: \(error)", "这不是 YAML：\(error)"))
    }
    guard let root else { return nil }
    let node = SettingsNode(node: root, key: "")
    return node.isBlank ? nil : node
  }

  /// Where a key of a block mapping stands for the second time: the library names the mapping only.
  private static func second(_ keys: [String], in text: String, from start: Mark) -> (Int, Int)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var seen: Set<String> = []
    for (index, line) in lines.enumerated().dropFirst(start.line - 1) {
      let indent = line.prefix { $0 == " " }.count
      guard indent + 1 == start.column, let colon = line.firstIndex(of: ":") else { continue }
      let key = HalfWidth.trim(line[..<colon])
      guard keys.contains(key), !seen.insert(key).inserted else { continue }
      return (index + 1, indent + 1)
    }
    return nil
  }

  private static func wrong(_ place: (Int, Int), _ message: Phrase) -> SettingsError {
    SettingsError([
      SettingsFault(
        SettingsPlace(line: place.0, column: place.1, key: ""),
        message
      )
    ])
  }

  /// Where it stands.
  var place: SettingsPlace {
    SettingsPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, key: key)
  }

  /// Where its text begins: behind the quotation mark, if it has one.
  var textPlace: SettingsPlace {
    let isQuoted = [.singleQuoted, .doubleQuoted].contains(node.scalar?.style)
    return isQuoted ? place.moved(by: 1) : place
  }

  /// Where its key stands; without one, where it stands itself.
  var keyPlace: SettingsPlace {
    guard let keyMark else { return place }
    return SettingsPlace(line: keyMark.line, column: keyMark.column, key: key)
  }

  /// Whether it says nothing: an emptied line.
  var isBlank: Bool { node.scalar?.string.isEmpty == true || node.null != nil }

  /// Its text, if it is a scalar.
  var text: String? { node.scalar?.string }

  /// Its flag, if it is one.
  var flag: Bool? {
    switch node.scalar?.string.lowercased() {
    case "true", "yes", "是": true
    case "false", "no", "否": false
    default: nil
    }
  }

  /// Its keys and values in order, if it is a mapping.
  var pairs: [(key: String, value: SettingsNode)]? {
    node.mapping?.map { pair in
      let name = pair.key.scalar?.string ?? ""
      let path = key.isEmpty ? name : key + "." + name
      return (name, SettingsNode(node: pair.value, key: path, keyMark: pair.key.mark))
    }
  }

  /// Its elements, if it is a sequence; a scalar is a sequence of one.
  var elements: [SettingsNode]? {
    if let sequence = node.sequence {
      return sequence.map { SettingsNode(node: $0, key: key) }
    }
    return node.scalar == nil ? nil : [self]
  }
}
