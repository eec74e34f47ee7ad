import ZoneModel

extension Settings {
  /// A documented file of settings, every line of it a comment, so that it changes nothing as it is.
  static let example = Phrase(
    """
    # Settings of zoneboard for one person: $XDG_CONFIG_HOME/zoneboard/config.yaml
    # (~/.config/zoneboard/config.yaml). Everything may be left out. Options of the command line
    # go before these.

    # The store that is opened when neither --store nor ZONEBOARD_STORE names one.
    # store: /srv/park.zb

    # The language of screens and messages: en or zh. Without it the locale decides.
    # lang: en

    # The theme; zoneboard themes lists them.
    # theme: terminal

    # The zone that the dashboard opens with, by id. Without it: the last one used.
    # zone: huairou-science-city

    # true draws lines and marks with ASCII only.
    # ascii: false

    # Cells that ambiguous characters take: narrow (1) or wide (2). Without it the terminal is asked.
    # ambiguous: narrow

    # false leaves the mouse to the terminal.
    # mouse: true

    # Colours in the output of commands: auto, always or never. NO_COLOR is honoured.
    # color: auto

    """,
    """
    # 个人设置：$XDG_CONFIG_HOME/zoneboard/config.yaml（即 ~/.config/zoneboard/config.yaml）。
    # 每一项都可以不写。命令行选项优先于这里的设置。

    # 未用 --store 或 ZONEBOARD_STORE 指定时打开的数据目录。
    # store: /srv/park.zb

    # 界面和提示的语言：en 或 zh。不写则看系统区域设置。
    # lang: zh

    # 配色主题；用 zoneboard themes 查看。
    # theme: terminal

    # 打开时进入的园区（编号）。不写则为上次所用的园区。
    # zone: huairou-science-city

    # true 表示只用 ASCII 画线和标记。
    # ascii: false

    # 宽度不定的字符占几格：narrow（1 格）或 wide（2 格）。不写则询问终端。
    # ambiguous: narrow

    # false 表示不使用鼠标。
    # mouse: true

    # 命令输出的颜色：auto、always 或 never。遵守 NO_COLOR。
    # color: auto

    """
  )
}
