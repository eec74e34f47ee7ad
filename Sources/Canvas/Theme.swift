/// Colours and attributes for every role.
///
/// A theme comes from a base16 or base24 file of the tinted-theming project, so that any published
/// scheme works when dropped in; an optional section `zoneboard:` gives single roles other colours.
public struct Theme: Hashable, Sendable {
  /// How a role looks before the terminal's colour depth is known.
  public struct Entry: Hashable, Sendable {
    /// The colour of the text.
    public var foreground: Color
    /// The colour behind it.
    public var background: Color
    /// Bold, underline, reverse, dim.
    public var attributes: Attributes

    /// Makes an entry.
    public init(
      _ foreground: Color = .normal,
      on background: Color = .normal,
      _ attributes: Attributes = []
    ) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
    }
  }

  /// What the theme is called.
  public let name: String

  /// Who made it, or an empty text.
  public let author: String

  /// One entry for each role, in the order of ``Role``.
  private let entries: [Entry]

  /// Makes a theme.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - author: Who made it.
  ///   - entry: The look of each role.
  public init(name: String, author: String = "", entry: (Role) -> Entry) {
    self.name = name
    self.author = author
    entries = Role.allCases.map(entry)
  }

  /// The look of a role before the terminal's colour depth is known.
  public subscript(role: Role) -> Entry { entries[Int(role.rawValue)] }

  /// How a style is shown on a terminal with so many colours.
  ///
  /// Colours become the nearest that there are; where text would get the colour of its background,
  /// it becomes black or white. Without colours, attributes say what colours would have said.
  public func look(for style: Style, depth: ColorDepth) -> Look {
    let entry = self[style.role]
    if depth == .mono {
      let attributes = Self.withoutColor(style.role).union(style.attributes)
      return Look(attributes: attributes.subtracting(.raised))
    }
    var attributes = entry.attributes.union(style.attributes).subtracting(.raised)
    // Reversing twice would hide what a pane wants to show.
    if entry.attributes.contains(.reverse), style.attributes.contains(.reverse) {
      attributes.remove(.reverse)
    }
    let isOnPopup =
      style.attributes.contains(.raised) && entry.background == self[.body].background
    let ground = isOnPopup ? self[.popup].background : entry.background
    let background = Palette.index(of: ground, depth: depth)
    var foreground = Palette.index(of: entry.foreground, on: background, depth: depth)
    if background >= 0, foreground == background {
      foreground = Palette.isLight(ground) ? 0 : depth == .eight ? 7 : 15
    }
    if depth == .eight, case .ansi(let number) = entry.foreground, number >= 8 {
      attributes.insert(.bold)
    }
    return Look(foreground: foreground, background: background, attributes: attributes)
  }

  private static func withoutColor(_ role: Role) -> Attributes {
    switch role {
    case .selection, .tabCurrent: .reverse
    case .selectionDim, .field, .link, .match: .underline
    case .fieldFocused: [.bold, .underline]
    case .error, .fieldError: [.bold, .reverse]
    case .title, .heading, .columnHead, .footerKey, .act, .soon, .marked, .changed, .popupBorder,
      .message:
      .bold
    case .body, .muted, .border, .label, .tab, .footer, .unknown, .ok, .info, .barFull, .barEmpty,
      .popup:
      []
    }
  }
}

extension Theme {
  /// The default: the terminal's own foreground and background and its user's sixteen colours.
  public static let terminal = Theme(name: "Terminal", author: "zoneboard") { role in
    switch role {
    case .body, .label, .tab, .footer, .popup, .border, .field: Entry()
    case .muted, .barEmpty: Entry(.normal, on: .normal, .dim)
    case .title, .heading, .columnHead, .footerKey, .popupBorder, .message:
      Entry(.normal, on: .normal, .bold)
    case .tabCurrent, .selection: Entry(.normal, on: .normal, .reverse)
    case .selectionDim, .fieldFocused: Entry(.normal, on: .normal, .underline)
    case .marked, .info: Entry(.ansi(6))
    case .act: Entry(.ansi(1), on: .normal, .bold)
    case .soon: Entry(.ansi(3))
    case .unknown: Entry(.ansi(5))
    case .ok, .barFull: Entry(.ansi(2))
    case .error: Entry(.ansi(1), on: .normal, .bold)
    case .fieldError: Entry(.ansi(1), on: .normal, .underline)
    case .changed: Entry(.ansi(3), on: .normal, .bold)
    case .match: Entry(.ansi(3), on: .normal, .underline)
    case .link: Entry(.ansi(6), on: .normal, .underline)
    }
  }

  /// What roles look like in a base16 palette that says nothing about them.
  ///
  /// The slots are those of the base16 styling guide: 00 to 07 from background to foreground, 08 to
  /// 0F the colours red, orange, yellow, green, cyan, blue, purple and brown.
  static func standard(_ role: Role, palette: (Int) -> Color) -> Entry {
    let ground = palette(0x00)
    func on(_ slot: Int, _ attributes: Attributes = []) -> Entry {
      Entry(palette(slot), on: ground, attributes)
    }
    return switch role {
    case .body, .label, .tab, .footer: on(0x05)
    case .muted, .barEmpty: on(0x04)
    case .border: on(0x03)
    case .title, .heading: on(0x0D, .bold)
    case .columnHead, .footerKey: on(0x05, .bold)
    case .tabCurrent: Entry(ground, on: palette(0x0D), .bold)
    case .selection: Entry(ground, on: palette(0x0D))
    case .selectionDim: Entry(palette(0x05), on: palette(0x02))
    case .marked, .info: on(0x0C)
    case .act, .error: on(0x08, .bold)
    case .soon: on(0x0A)
    case .unknown: on(0x0E)
    case .ok, .barFull: on(0x0B)
    case .field: Entry(palette(0x05), on: palette(0x01))
    case .fieldFocused: Entry(palette(0x05), on: palette(0x02), .underline)
    case .fieldError: Entry(palette(0x08), on: palette(0x01), .underline)
    case .changed: on(0x09, .bold)
    case .match: on(0x0A, .underline)
    case .link: on(0x0C, .underline)
    case .popup: Entry(palette(0x05), on: palette(0x01))
    case .popupBorder: Entry(palette(0x0D), on: palette(0x01))
    case .message: Entry(palette(0x05), on: palette(0x01), .bold)
    }
  }
}
