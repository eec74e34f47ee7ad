import ArgumentParser

/// How the dashboard is to look, as the command line and the settings say.
struct DashboardLook: Hashable, Sendable {
  /// The theme; `nil` for the last one chosen.
  var theme: String?
  /// Whether lines and marks are drawn with ASCII only.
  var ascii: Bool
  /// How wide ambiguous characters are; `nil` to ask the terminal.
  var ambiguous: AmbiguousWidth?
  /// Whether the mouse is used.
  var mouse: Bool
  /// The zone to open with; `nil` for the last one used.
  var zone: String?
  /// Whether the tour goes on from the first screen.
  var tour = false
  /// After how many seconds the dashboard ends by itself; `nil` for never.
  var seconds: Int?

  init(_ options: LookOptions, _ settings: Settings) {
    theme = options.theme ?? settings.theme
    ascii = options.ascii || settings.ascii ?? false
    ambiguous = options.ambiguous ?? settings.ambiguous
    mouse = !options.noMouse && settings.mouse ?? true
    zone = options.zone ?? settings.zone
  }
}

/// The options of the dashboard.
struct LookOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Start in this zone.", "打开时进入的园区。"), valueName: "id"))
  var zone: String?

  @OptionGroup var day: TodayOption

  @Option(
    help: ArgumentHelp(say("The theme.", "配色主题。"), valueName: "name"),
    completion: .themes
  )
  var theme: String?

  @Flag(help: ArgumentHelp(say("Draw with ASCII only.", "只用 ASCII 字符画线。")))
  var ascii = false

  @Option(
    help: ArgumentHelp(
      say(
        "Cells of ambiguous characters: narrow (1) or wide (2).",
        "宽度不定的字符：narrow（1 格）或 wide（2 格）。"
      ),
      valueName: "width"
    )
  )
  var ambiguous: AmbiguousWidth?

  @Flag(help: ArgumentHelp(say("Leave the mouse to the terminal.", "不使用鼠标。")))
  var noMouse = false
}
