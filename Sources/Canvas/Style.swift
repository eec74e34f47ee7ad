/// What a cell is for; a theme turns it into colours.
///
/// Panes name roles and never colours, so that every theme, colour depth and `NO_COLOR` works
/// everywhere. A role never carries meaning alone: the marks `!`, `~`, `?` stand beside it.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  case body
  case muted
  case title
  case heading
  case border
  case label
  case tab
  case tabCurrent
  case columnHead
  case footer
  case footerKey
  case selection
  case selectionDim
  case marked
  case act
  case soon
  case unknown
  case ok
  case info
  case error
  case field
  case fieldFocused
  case fieldError
  case changed
  case match
  case link
  case barFull
  case barEmpty
  case popup
  case popupBorder
  case message

  /// The letter that stands for the role in the style plane of a golden screen.
  public var letter: Character {
    switch self {
    case .body: "."
    case .muted: "m"
    case .title: "T"
    case .heading: "H"
    case .border: "-"
    case .label: "l"
    case .tab: "t"
    case .tabCurrent: "C"
    case .columnHead: "h"
    case .footer: "f"
    case .footerKey: "F"
    case .selection: "S"
    case .selectionDim: "s"
    case .marked: "*"
    case .act: "!"
    case .soon: "~"
    case .unknown: "?"
    case .ok: "k"
    case .info: "i"
    case .error: "E"
    case .field: "_"
    case .fieldFocused: "I"
    case .fieldError: "X"
    case .changed: "c"
    case .match: "M"
    case .link: "L"
    case .barFull: "#"
    case .barEmpty: ","
    case .popup: "p"
    case .popupBorder: "P"
    case .message: "G"
    }
  }

  /// The role's name as a theme file writes it, such as `column-head`.
  public var name: String {
    var name = ""
    for character in String(describing: self) {
      if character.isUppercase { name.append("-") }
      name.append(contentsOf: character.lowercased())
    }
    return name
  }
}

/// How a cell's text is set beside its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The attributes as bits.
  public let rawValue: UInt8

  /// Makes attributes from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold or bright.
  public static let bold = Attributes(rawValue: 1)

  /// Underlined.
  public static let underline = Attributes(rawValue: 2)

  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 4)

  /// Faint.
  public static let dim = Attributes(rawValue: 8)

  /// On a pop-up: a role without a background of its own gets that of the pop-up.
  static let raised = Attributes(rawValue: 16)
}

/// A role with attributes of its own on top of what the theme gives the role.
public struct Style: Hashable, Sendable {
  /// What the cell is for.
  public var role: Role

  /// Attributes added to the theme's.
  public var attributes: Attributes

  /// Makes a style.
  public init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// The same style in bold.
  public var bold: Style { Style(role, attributes.union(.bold)) }

  /// The same style underlined.
  public var underlined: Style { Style(role, attributes.union(.underline)) }

  /// The same style with foreground and background exchanged.
  public var reversed: Style { Style(role, attributes.union(.reverse)) }
}

extension Style {
  /// Plain text.
  public static let body = Style(.body)
  /// Text of less weight: units, hints, what is off.
  public static let muted = Style(.muted)
  /// The title line of a screen.
  public static let title = Style(.title)
  /// The heading in a rule.
  public static let heading = Style(.heading)
  /// Rules and frames.
  public static let border = Style(.border)
  /// The name of a field.
  public static let label = Style(.label)
  /// A tab that is not open.
  public static let tab = Style(.tab)
  /// The tab that is open.
  public static let tabCurrent = Style(.tabCurrent)
  /// The head of a table's column.
  public static let columnHead = Style(.columnHead)
  /// What a key of the footer does.
  public static let footer = Style(.footer)
  /// A key in the footer.
  public static let footerKey = Style(.footerKey)
  /// The row or line under the cursor of the area that has the keys.
  public static let selection = Style(.selection)
  /// The row or line under the cursor of another area.
  public static let selectionDim = Style(.selectionDim)
  /// A marked row.
  public static let marked = Style(.marked)
  /// The mark `!`: act.
  public static let act = Style(.act)
  /// The mark `~`: soon, or a warning.
  public static let soon = Style(.soon)
  /// The mark `?`: not known.
  public static let unknown = Style(.unknown)
  /// Met, valid, in order.
  public static let ok = Style(.ok)
  /// Information.
  public static let info = Style(.info)
  /// An error and its reason.
  public static let error = Style(.error)
  /// A field's text in a form.
  public static let field = Style(.field)
  /// The field that has the keys.
  public static let fieldFocused = Style(.fieldFocused)
  /// A field whose text is refused.
  public static let fieldError = Style(.fieldError)
  /// What differs from what is stored, or was lately changed.
  public static let changed = Style(.changed)
  /// The part of a text that a search found.
  public static let match = Style(.match)
  /// What opens something.
  public static let link = Style(.link)
  /// The full part of a bar.
  public static let barFull = Style(.barFull)
  /// The empty part of a bar.
  public static let barEmpty = Style(.barEmpty)
  /// Text in a pop-up.
  public static let popup = Style(.popup)
  /// The frame of a pop-up.
  public static let popupBorder = Style(.popupBorder)
  /// A message that stays until the next key.
  public static let message = Style(.message)
}
