import Foundation
import Yams
import ZoneModel

extension Settings {
  /// Reads a person's settings; none where there is no file.
  ///
  /// - Parameter path: where `config.yaml` is.
  /// - Returns: what it says.
  /// - Throws: `CommandFailure` with line and column where the file is not what it should be.
  static func read(_ path: String) throws(CommandFailure) -> Settings {
    guard FileManager.default.fileExists(atPath: path) else { return Settings() }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFailure(
        .inputOutput,
        at: Phrase(same: path),
        Phrase("the settings cannot be read, or are not UTF-8", "设置文件读不出来，或不是 UTF-8"),
        next: Phrase("Look at its permissions and encoding.", "请检查它的权限和编码。")
      )
    }
    return try parse(text, path: path)
  }

  /// Reads the text of settings.
  ///
  /// - Throws: `CommandFailure` with line and column where the text is not what it should be.
  static func parse(_ text: String, path: String) throws(CommandFailure) -> Settings {
    let root: Node?
    do {
      root = try compose(yaml: text)
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      throw wrong(path, mark, Phrase("this is not YAML: \(problem)", "这不是 YAML：\(problem)"))
    } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
      let keys = duplicates.sorted().joined(separator: ", ")
      throw wrong(path, context.mark, Phrase("\(keys) stands twice", "\(keys) 写了两次"))
    } catch {
      throw wrong(path, nil, Phrase("this is not YAML: \(error)", "这不是 YAML：\(error)"))
    }
    guard let root else { return Settings() }
    guard let mapping = root.mapping else {
      // A file of comments alone composes to an empty scalar.
      if root.scalar?.string.isEmpty == true { return Settings() }
      throw wrong(path, root.mark, Phrase("`key: value` was expected", "应为“键: 值”"))
    }
    var settings = Settings()
    for (key, value) in mapping {
      try settings.set(key, to: value, path: path)
    }
    return settings
  }

  private mutating func set(_ key: Node, to node: Node, path: String) throws(CommandFailure) {
    let name = key.string ?? ""
    // A key without a value is a line that somebody emptied.
    if node.scalar?.string.isEmpty == true || node.null != nil { return }
    guard let text = node.scalar?.string else {
      throw Self.wrong(path, node.mark, Phrase("\(name) takes one word", "\(name) 只能有一个值"))
    }
    func flag() throws(CommandFailure) -> Bool {
      guard let flag = node.bool else {
        throw Self.wrong(
          path,
          node.mark,
          Phrase("\(name) is true or false, not “\(text)”", "\(name) 只能是 true 或 false，不能是“\(text)”")
        )
      }
      return flag
    }
    func word<Word: RawRepresentable & CaseIterable>(
      _: Word.Type
    ) throws(CommandFailure) -> Word where Word.RawValue == String {
      guard let word = Word(rawValue: text) else {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw Self.wrong(
          path,
          node.mark,
          Phrase(
            "\(name) is one of \(words), not “\(text)”",
            "\(name) 只能是 \(words) 之一，不能是“\(text)”"
          )
        )
      }
      return word
    }
    switch name {
    case "store": store = text
    case "lang": language = try word(Language.self)
    case "theme": theme = text
    case "zone": zone = text
    case "ascii": ascii = try flag()
    case "ambiguous": ambiguous = try word(AmbiguousWidth.self)
    case "mouse": mouse = try flag()
    case "color": color = try word(ColorChoice.self)
    default:
      throw Self.wrong(
        path,
        key.mark,
        Phrase("there is no setting “\(name)”", "没有“\(name)”这个设置")
          + Words.suggestion(for: name, among: Self.keys)
      )
    }
  }

  private static func wrong(_ path: String, _ mark: Mark?, _ message: Phrase) -> CommandFailure {
    CommandFailure(
      .data,
      at: Phrase(same: path + (mark.map { ":\($0.line):\($0.column)" } ?? "")),
      message,
      next: Phrase(
        "zoneboard config --example prints every setting.",
        "zoneboard config --example 列出全部设置。"
      )
    )
  }
}
