import Canvas
import Foundation
import Testing

struct ThemeTests {
  static let names = ["terminal", "light", "dark", "high-contrast", "colour-blind-safe"]

  private static func text(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "themes/\(name).yaml"), encoding: .utf8)
  }

  private static func shipped(_ name: String) throws -> Theme {
    try Theme(yaml: text(name), file: "\(name).yaml")
  }

  @Test func `the default theme in the program is the one in the file`() throws {
    let theme = try Self.shipped("terminal")
    for role in Role.allCases { #expect(theme[role] == Theme.terminal[role], "\(role)") }
    #expect(theme.name == Theme.terminal.name)
  }

  @Test func `the default theme never paints a background`() {
    for role in Role.allCases { #expect(Theme.terminal[role].background == .normal) }
  }

  @Test(arguments: names)
  func `what lies on a pop-up has its background, unless the role has its own`(
    name: String
  ) throws {
    let theme = try Self.shipped(name)
    var frame = Frame(Size(12, 2))
    frame.put("a", at: Position(0, 0), .muted)
    frame.fill(Rect(0, 1, 12, 1), .popup)
    frame.put("b", at: Position(0, 1), .muted)
    frame.put("纳", at: Position(1, 1), .soon)
    frame.put("d", at: Position(3, 1), .selection)
    // Written twice, as where a list is drawn over another.
    frame.put("e", at: Position(4, 1), .muted)
    frame.put("f", at: Position(4, 1), .info)
    for depth in [ColorDepth.palette256, .sixteen, .eight] {
      func ground(_ column: Int, _ row: Int) -> Int16 {
        theme.look(for: frame[Position(column, row)].style, depth: depth).background
      }
      let popup = theme.look(for: .popup, depth: depth).background
      #expect(
        [ground(0, 1), ground(1, 1), ground(4, 1), ground(8, 1)] == [popup, popup, popup, popup]
      )
      #expect(ground(3, 1) == theme.look(for: .selection, depth: depth).background || popup == -1)
      #expect(ground(0, 0) == theme.look(for: .muted, depth: depth).background)
    }
    let plain = theme.look(for: frame[Position(0, 1)].style, depth: .mono)
    #expect(plain == theme.look(for: .muted, depth: .mono))
  }

  @Test func `what is urgent stays red and what is soon yellow where there are few colours`() throws
  {
    let theme = try Self.shipped("dark")
    for depth in [ColorDepth.sixteen, .eight] {
      func number(_ role: Role) -> Int16 {
        theme.look(for: Style(role), depth: depth).foreground & 7
      }
      #expect([number(.act), number(.error), number(.soon), number(.ok)] == [1, 1, 3, 2])
    }
  }

  @Test(arguments: names)
  func `text stands out from its background in every shipped theme`(name: String) throws {
    let theme = try Self.shipped(name)
    for role in Role.allCases {
      let entry = theme[role]
      // A role without a background of its own may lie on a pop-up.
      let isPlain = entry.background == theme[.body].background && role != .border
      for background in [entry.background] + (isPlain ? [theme[.popup].background] : []) {
        guard let text = Self.luminance(entry.foreground), let ground = Self.luminance(background)
        else { continue }
        let contrast = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
        let least = name == "high-contrast" ? 7.0 : role == .border ? 3.0 : 4.5
        #expect(contrast >= least, "\(name) \(role.name): \(contrast)")
      }
    }
  }

  @Test(arguments: names, ColorDepth.allCases)
  func `text can be read and the cursor seen at every depth`(name: String, depth: ColorDepth) throws
  {
    let theme = try Self.shipped(name)
    func look(_ role: Role) -> Look { theme.look(for: Style(role), depth: depth) }
    for role in Role.allCases {
      let look = look(role)
      #expect(look.foreground == -1 || look.foreground != look.background, "\(role.name)")
      #expect(Int(look.foreground) < max(1, depth.rawValue))
      #expect(Int(look.background) < max(1, depth.rawValue))
    }
    #expect(look(.selection) != look(.body))
    #expect(look(.selectionDim) != look(.selection))
    #expect(look(.error) != look(.body))
    #expect(look(.fieldFocused) != look(.field))
    #expect(look(.tabCurrent) != look(.tab))
  }

  @Test func `a published scheme of either form works as it is`() throws {
    let slots = (0..<16).map { "base0\(String($0, radix: 16, uppercase: true))" }
    let flat =
      "scheme: Old\nauthor: A\n" + slots.map { "\($0): \"1818\($0.suffix(2))\"\n" }.joined()
    let old = try Theme(yaml: flat, file: "old.yaml")
    #expect(old.name == "Old")
    #expect(old[.body].background == .rgb(0x18, 0x18, 0x00))
    let new =
      "system: base16\nname: New\nslug: new\nvariant: dark\npalette:\n"
      + slots.map { "  \($0): \"#0000\($0.suffix(2))\"\n" }.joined()
      + "  base10: \"#111111\"\nzoneboard:\n  title: {fg: base10, bg: bright-red, bold: false}\n"
    let theme = try Theme(yaml: new, file: "new.yaml")
    #expect(theme[.title] == Theme.Entry(.rgb(0x11, 0x11, 0x11), on: .ansi(9)))
    #expect(theme[.body].foreground == .rgb(0, 0, 5))
  }

  @Test(
    arguments: [
      ("name: [\n", 2, 1, "", nil),
      ("- a", 1, 1, "", .expected("mapping")),
      ("name: X\npalette:\n  base00: \"#000000\"\n", 3, 3, "palette.base01", .missing),
      ("palette:\n  base00: red\n", 2, 11, "palette.base00", .notAColor("red")),
      ("system: terminal\nzoneboard:\n  titel: red\n", 3, 3, "zoneboard.titel", .unknownRole),
      (
        "system: terminal\nzoneboard:\n  title: {colour: red}\n", 3, 11, "zoneboard.title.colour",
        .unknownProperty
      ),
      (
        "system: terminal\nzoneboard:\n  title: {bold: 7}\n", 3, 17, "zoneboard.title.bold",
        .expected("true or false")
      ),
      (
        "system: terminal\nzoneboard:\n  title: reed\n", 3, 10, "zoneboard.title",
        .notAColor("reed")
      ),
      ("system: terminal\nzoneboard: 7\n", 2, 12, "zoneboard", .expected("mapping")),
    ] as [(String, Int, Int, String, ThemeError.Reason?)]
  )
  func `a broken theme says file, line, column and key`(
    yaml: String,
    line: Int,
    column: Int,
    key: String,
    reason: ThemeError.Reason?
  ) {
    let error = #expect(throws: ThemeError.self) { try Theme(yaml: yaml, file: "my.yaml") }
    #expect(error?.file == "my.yaml")
    #expect(error?.line == line)
    #expect(error?.key == key)
    if let reason {
      #expect(error?.column == column)
      #expect(error?.reason == reason)
    }
  }

  @Test func `colours become the nearest that a terminal has`() {
    let theme = Theme(name: "t") { _ in .init(.rgb(255, 130, 0), on: .rgb(10, 10, 10)) }
    #expect(theme.look(for: .body, depth: .palette256) == Look(foreground: 208, background: 232))
    #expect(theme.look(for: .body, depth: .sixteen).background == 0)
    #expect(theme.look(for: .body, depth: .mono) == Look())
    #expect(ColorDepth(colors: 88) == .sixteen)
    #expect(ColorDepth(colors: 0) == .mono)
    #expect(ColorDepth(colors: 1 << 24) == .palette256)
  }

  /// Relative luminance as WCAG defines it; `nil` for a colour that the terminal's user chose.
  private static func luminance(_ color: Color) -> Double? {
    guard case .rgb(let red, let green, let blue) = color else { return nil }
    func linear(_ byte: UInt8) -> Double {
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
