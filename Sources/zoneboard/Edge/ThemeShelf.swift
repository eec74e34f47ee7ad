import Canvas
import Foundation
import ZoneModel

/// The theme files that can be had: those that came with zoneboard, and the person's own.
///
/// A person's theme of the same name goes before the one that came with zoneboard.
struct ThemeShelf: Sendable {
  /// Theme files by name, the file's name without its ending.
  let files: [String: String]

  /// Looks into the folders; one that is not there has no themes.
  init(_ surroundings: Surroundings) {
    let own = (surroundings.settingsFile as NSString).deletingLastPathComponent + "/themes"
    var files: [String: String] = [:]
    for folder in [surroundings.share.map { $0 + "/themes" }, own].compactMap(\.self) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        files[(name as NSString).deletingPathExtension] = folder + "/" + name
      }
    }
    self.files = files
  }

  /// The names of all themes; `terminal` needs no file.
  var names: [String] {
    ["terminal"] + files.keys.filter { $0 != "terminal" }.sorted()
  }

  /// Reads a theme.
  ///
  /// - Throws: `CommandFailure` where there is none of that name, or where its file is not what it
  ///   should be, with line, column and key.
  func theme(named name: String) throws(CommandFailure) -> Theme {
    guard let file = files[name] else {
      if name == "terminal" { return .terminal }
      throw CommandFailure(
        .usage,
        Phrase("there is no theme “\(name)”", "没有“\(name)”这个主题")
          + Words.suggestion(for: name, among: names),
        next: Phrase("zoneboard themes lists them.", "zoneboard themes 列出全部主题。")
      )
    }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw CommandFailure(
        .inputOutput,
        at: Phrase(same: file),
        Phrase("the theme cannot be read, or is not UTF-8", "主题文件读不出来，或不是 UTF-8")
      )
    }
    do throws(ThemeError) {
      return try Theme(yaml: text, file: file)
    } catch {
      throw CommandFailure(
        .data,
        at: Phrase(same: "\(error.file):\(error.line):\(error.column)"),
        error.message
      )
    }
  }
}

extension ThemeError {
  /// What is wrong, with the key.
  var message: Phrase {
    let key = key.isEmpty ? "" : "\(key): "
    switch reason {
    case .syntax(let text): return Phrase("this is not YAML: \(text)", "这不是 YAML：\(text)")
    case .expected(let what): return Phrase("\(key)\(what) was expected", "\(key)此处应为 \(what)")
    case .missing: return Phrase("\(key)this colour is missing", "\(key)缺少这个颜色")
    case .notAColor(let text):
      return Phrase(
        "\(key)“\(text)” is no colour: #rrggbb, a name such as bright-red or base0D was expected",
        "\(key)“\(text)”不是颜色：应为 #rrggbb、bright-red 一类的名称或 base0D"
      )
    case .unknownRole: return Phrase("\(key)there is no such role", "\(key)没有这个角色")
    case .unknownProperty:
      return Phrase(
        "\(key)a role has fg, bg, bold, underline, reverse and dim",
        "\(key)角色只有 fg、bg、bold、underline、reverse 和 dim"
      )
    }
  }
}
