import ArgumentParser
import Canvas
import ZoneExchange
import ZoneModel

/// `themes`: which there are, and how one paints each role.
struct Themes: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "themes",
      Phrase("List the themes, or the colours of one.", "列出主题，或某个主题的颜色。"),
      discussion: Phrase(
        "Any base16 or base24 scheme works when it is put into the folder themes beside the settings.",
        "任何 base16 或 base24 配色放进设置目录下的 themes 文件夹即可使用。"
      ),
      examples: [
        ("zoneboard themes", Phrase("all themes", "全部主题")),
        ("zoneboard themes dark", Phrase("the colours of one", "某个主题的颜色")),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The theme.", "主题。"), valueName: "name"),
    completion: .themes
  )
  var name: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    let shelf = ThemeShelf(call.surroundings)
    if let name {
      try printRoles(of: shelf.theme(named: name), call)
    } else {
      try printThemes(shelf, call)
    }
  }

  private func printThemes(_ shelf: ThemeShelf, _ call: Invocation) throws(CommandFailure) {
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("theme", label: Phrase("Theme", "主题")[call.language]),
        SheetColumn("name", label: Phrase("Name", "名称")[call.language]),
        SheetColumn("author", label: Phrase("Author", "作者")[call.language]),
        SheetColumn("file", label: Phrase("File", "文件")[call.language]),
      ]
    )
    var faults: [CommandFailure] = []
    for name in shelf.names {
      let file = SheetCell(shelf.files[name].map { .text($0) })
      do throws(CommandFailure) {
        let theme = try shelf.theme(named: name)
        try printer.add([
          SheetCell(.text(name)), SheetCell(.text(theme.name)), SheetCell(.text(theme.author)),
          file,
        ])
      } catch {
        faults.append(error)
        try printer.add([SheetCell(.text(name)), SheetCell(nil), SheetCell(nil), file])
      }
    }
    try printer.finish()
    guard var fault = faults.first else { return }
    fault.details += faults.dropFirst().map(\.sentence)
    throw fault
  }

  private func printRoles(of theme: Theme, _ call: Invocation) throws(CommandFailure) {
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("role", label: Phrase("Role", "角色")[call.language]),
        SheetColumn("text", label: Phrase("Text", "文字")[call.language]),
        SheetColumn("background", label: Phrase("Background", "背景")[call.language]),
        SheetColumn("attributes", label: Phrase("Attributes", "属性")[call.language]),
      ]
    )
    for role in Role.allCases {
      let entry = theme[role]
      try printer.add([
        SheetCell(.text("\(role)")), SheetCell(.text(entry.foreground.name)),
        SheetCell(.text(entry.background.name)), SheetCell(.text(entry.attributes.names)),
      ])
    }
    try printer.finish()
  }
}

extension Color {
  /// The colour as a theme file writes it.
  fileprivate var name: String {
    switch self {
    case .normal: "normal"
    case .ansi(let number): "ansi \(number)"
    case .rgb(let red, let green, let blue):
      "#"
        + [red, green, blue].map { part in
          let digits = String(part, radix: 16)
          return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }
  }
}

extension Attributes {
  /// The attributes as a theme file writes them.
  fileprivate var names: String {
    let known: [(Attributes, String)] = [
      (.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.dim, "dim"),
    ]
    return known.filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
