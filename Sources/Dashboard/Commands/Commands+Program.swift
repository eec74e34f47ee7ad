import Canvas
import ZoneModel

extension Command {
  /// Commands of how the program looks and speaks.
  static let settings: [Command] = [
    Command(
      "language",
      Phrase("Language 语言…", "语言 Language…"),
      help: Phrase("English or Chinese, at once.", "中文或英文，立即生效。"),
      .settings,
      in: .everywhere
    ) { $0.openLanguages() },
    Command(
      "theme",
      Phrase("Theme…", "主题…"),
      help: Phrase("The colours of the screen, at once.", "屏幕配色，立即生效。"),
      .settings,
      in: .everywhere
    ) { $0.openThemes() },
    Command(
      "mouse",
      Phrase("Mouse on or off", "开关鼠标"),
      help: Phrase(
        "With the mouse on, Shift and dragging selects text.",
        "鼠标开着时，按住 Shift 拖动可选文字。"
      ),
      .settings,
      in: .everywhere
    ) { $0.toggleMouse() },
  ]

  /// Commands of the program itself.
  static let program: [Command] = [
    Command(
      "help",
      Phrase("Help on this place", "本处帮助"),
      help: Phrase(
        "What every key does here; typing searches it.",
        "这里每个键的作用；输入即可搜索。"
      ),
      .program,
      in: Set.everywhere.subtracting([.form]),
      keys: "F1 ?",
      hint: Phrase("Help", "帮助")
    ) { $0.openHelp() },
    Command(
      "pack-faults",
      Phrase("What is off in the policy packs", "政策文件包中停用的部分"),
      help: Phrase(
        "Which rules are off, where the mistake stands and what to do.",
        "哪些规则已停用、错误在何处以及如何处理。"
      ),
      .program,
      in: .records,
      needs: Need { $0.whyNoPackFaults }
    ) { $0.explainPackFaults() },
    Command(
      "menu",
      Phrase("Menu", "菜单"),
      help: Phrase("Everything, with its key, or why it is off.", "全部功能、按键，不能用的说明原因。"),
      .program,
      in: .everywhere,
      keys: "F9",
      hint: Phrase("Menu", "菜单")
    ) { $0.openMenu() },
    Command(
      "command-line",
      Phrase("Command line", "命令行"),
      help: Phrase(
        "Does a command by its name, such as zone, sort revenue:desc or a register's name.",
        "按名称执行命令，例如 zone、sort revenue:desc 或登记簿名。"
      ),
      .program,
      in: Set.records.union([.start]),
      keys: ":"
    ) { $0.openCommandLine() },
    Command(
      "suspend",
      Phrase("Suspend", "挂起"),
      help: Phrase("Back to the shell until fg.", "回到 shell，用 fg 返回。"),
      .program,
      in: .everywhere
    ) { _ in [.suspend] },
    Command(
      "leave",
      Phrase("Leave", "退出"),
      help: Phrase(
        "Leaves the program; everything is saved, and a form's draft is kept.",
        "退出程序；一切已保存，表单草稿保留。"
      ),
      .program,
      in: .everywhere,
      keys: "F10 ^Q",
      letters: "q",
      letterPlaces: [.overview, .start],
      hint: Phrase("Leave", "退出")
    ) { $0.leave() },
  ]
}
