import Yams

extension Theme {
  /// Reads a theme file.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file: base16 or base24 with `palette:`, or the older flat form.
  ///   - file: The name of the file, for errors.
  /// - Throws: ``ThemeError`` with the place of the first thing that is wrong.
  public init(yaml: String, file: String) throws(ThemeError) {
    let reader = try ThemeReader(yaml: yaml, file: file)
    self = try reader.theme()
  }
}

/// Reads the parts of a theme file and knows where each stands.
private struct ThemeReader {
  private let file: String
  private let root: Node
  private let mapping: Node.Mapping

  init(yaml: String, file: String) throws(ThemeError) {
    self.file = file
    do {
      guard let node = try compose(yaml: yaml), let mapping = node.mapping else {
        throw ThemeError(file: file, line: 1, column: 1, key: "", reason: .expected("mapping"))
      }
      root = node
      self.mapping = mapping
    } catch let error as ThemeError {
      throw error
    } catch {
      throw Self.syntaxError(error, file: file)
    }
  }

  private static func syntaxError(_ error: any Error, file: String) -> ThemeError {
    func made(_ mark: Mark?, _ text: String) -> ThemeError {
      ThemeError(
        file: file,
        line: mark?.line ?? 1,
        column: mark?.column ?? 1,
        key: "",
        reason: .syntax(text)
      )
    }
    return switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      made(mark, problem)
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      made(context.mark, "duplicate key \(duplicates.sorted().joined(separator: ", "))")
    default: made(nil, String(describing: error))
    }
  }

  func theme() throws(ThemeError) -> Theme {
    let palette = try palette()
    let ansi = palette.isEmpty
    let changes = try changes(palette)
    return Theme(
      name: text("name") ?? text("scheme") ?? file,
      author: text("author") ?? ""
    ) { role in
      let entry =
        ansi ? Theme.Entry() : Theme.standard(role) { palette[$0] ?? .normal }
      return changes[role]?(entry) ?? entry
    }
  }

  private func text(_ key: String) -> String? { mapping[key]?.scalar?.string }

  private func error(_ node: Node, _ key: String, _ reason: ThemeError.Reason) -> ThemeError {
    ThemeError(
      file: file,
      line: node.mark?.line ?? 1,
      column: node.mark?.column ?? 1,
      key: key,
      reason: reason
    )
  }

  // MARK: - The palette

  /// The colours by slot; empty for a theme of the terminal's own colours.
  private func palette() throws(ThemeError) -> [Int: Color] {
    // `system: terminal` has no palette of its own.
    if text("system") == "terminal" { return [:] }
    let node = mapping["palette"] ?? root
    guard let colors = node.mapping else {
      throw error(node, "palette", .expected("mapping"))
    }
    let prefix = mapping["palette"] == nil ? "" : "palette."
    var palette: [Int: Color] = [:]
    for slot in 0..<0x18 {
      let digits = String(slot, radix: 16, uppercase: true)
      let name = "base" + (digits.count == 1 ? "0" : "") + digits
      guard let color = colors[name] ?? colors[name.lowercased()] else {
        if slot >= 0x10 { continue }
        throw error(node, prefix + name, .missing)
      }
      guard let text = color.scalar?.string, let value = Self.exact(text) else {
        throw error(color, prefix + name, .notAColor(color.scalar?.string ?? ""))
      }
      palette[slot] = value
    }
    return palette
  }

  /// `#rrggbb`, or without the `#` as older files have it.
  private static func exact(_ text: String) -> Color? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    return .rgb(
      UInt8(truncatingIfNeeded: number >> 16),
      UInt8(truncatingIfNeeded: number >> 8),
      UInt8(truncatingIfNeeded: number)
    )
  }

  // MARK: - The section `zoneboard`

  private func changes(
    _ palette: [Int: Color]
  ) throws(ThemeError) -> [Role: (Theme.Entry) -> Theme.Entry] {
    guard let node = mapping["zoneboard"] else { return [:] }
    guard let section = node.mapping else {
      throw error(node, "zoneboard", .expected("mapping"))
    }
    var changes: [Role: (Theme.Entry) -> Theme.Entry] = [:]
    for (key, value) in section {
      let name = key.scalar?.string ?? ""
      guard let role = Role.allCases.first(where: { $0.name == name }) else {
        throw error(key, "zoneboard.\(name)", .unknownRole)
      }
      changes[role] = try change(value, "zoneboard.\(name)", palette)
    }
    return changes
  }

  /// What a role's entry changes: a colour alone, or a mapping of properties.
  private func change(
    _ node: Node,
    _ path: String,
    _ palette: [Int: Color]
  ) throws(ThemeError) -> (Theme.Entry) -> Theme.Entry {
    guard let properties = node.mapping else {
      let foreground = try color(node, path, palette)
      return { Theme.Entry(foreground, on: $0.background, $0.attributes) }
    }
    var foreground: Color?
    var background: Color?
    var set: Attributes = []
    var cleared: Attributes = []
    for (key, value) in properties {
      let name = key.scalar?.string ?? ""
      let place = "\(path).\(name)"
      switch name {
      case "fg": foreground = try color(value, place, palette)
      case "bg": background = try color(value, place, palette)
      case "bold", "underline", "reverse", "dim":
        guard let flag = value.bool else { throw error(value, place, .expected("true or false")) }
        let attribute: Attributes =
          name == "bold" ? .bold : name == "dim" ? .dim : name == "reverse" ? .reverse : .underline
        if flag { set.insert(attribute) } else { cleared.insert(attribute) }
      default: throw error(key, place, .unknownProperty)
      }
    }
    return { [foreground, background, set, cleared] entry in
      Theme.Entry(
        foreground ?? entry.foreground,
        on: background ?? entry.background,
        entry.attributes.union(set).subtracting(cleared)
      )
    }
  }

  private func color(
    _ node: Node,
    _ path: String,
    _ palette: [Int: Color]
  ) throws(ThemeError) -> Color {
    guard let text = node.scalar?.string else { throw error(node, path, .notAColor("")) }
    if text == "default" { return .normal }
    if text.hasPrefix("base"), let slot = Int(text.dropFirst(4), radix: 16),
      let color = palette[slot]
    {
      return color
    }
    if text.hasPrefix("#"), let color = Self.exact(text) { return color }
    if let number = Self.names.firstIndex(of: text) { return .ansi(UInt8(number)) }
    throw error(node, path, .notAColor(text))
  }

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]
}
