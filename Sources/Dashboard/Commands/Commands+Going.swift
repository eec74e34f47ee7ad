import Canvas
import ZoneModel

extension Command {
  /// Commands that go somewhere.
  static let going: [Command] =
    [
      Command(
        "overview",
        Phrase("Overview", "概览"),
        help: Phrase("The figures of the zone and what needs action.", "园区各项数字和要办的事。"),
        .go,
        in: .records,
        keys: "0"
      ) { state in
        state.open(.overview)
        return []
      }
    ]
    + DashboardState.paneKeys.map { pane, key in
      Command(
        "pane-\(pane.rawValue)",
        pane.label,
        help: Phrase(
          "The registers of \(pane.label.en); again: the next register.",
          "「\(pane.label.zh)」各登记簿；再按一次换下一个。"
        ),
        .go,
        in: .records,
        keys: key,
        needs: .registers(of: pane)
      ) { $0.open(pane) }
    }
    + [
      Command(
        "go-to",
        Phrase("Go to…", "前往…"),
        help: Phrase(
          "Panes, registers, views, bookmarks and places, found by typing.",
          "栏目、登记簿、视图、书签等，输入几个字就能找到。"
        ),
        .go,
        in: .everywhere,
        keys: "F5 ^G",
        hint: Phrase("Go to", "前往")
      ) { $0.openGoTo() },
      Command(
        "find",
        Phrase("Find in all registers…", "在全部登记簿中查找…"),
        help: Phrase(
          "Searches the text of every record in every register.",
          "在所有登记簿的全部文字中查找。"
        ),
        .go,
        in: .everywhere,
        keys: "F3 ^F ^P",
        hint: Phrase("Find", "查找")
      ) { $0.openFind("") },
      Command(
        "zone",
        Phrase("Zone…", "园区…"),
        help: Phrase(
          "Chooses the zone that all panes are narrowed to.",
          "选择园区，所有栏目随之收窄。"
        ),
        .go,
        in: .records,
        keys: "@",
        letters: "z"
      ) { $0.openZones() },
      Command(
        "back",
        Phrase("Back", "后退"),
        help: Phrase("The screen before this one.", "回到上一个画面。"),
        .go,
        in: .records,
        keys: "< Backspace",
        needs: .earlierScreen
      ) { state in
        state.goBack()
        return []
      },
      Command(
        "forward",
        Phrase("Forward", "前进"),
        help: Phrase("The screen that you went back from.", "回到后退之前的画面。"),
        .go,
        in: .records,
        keys: ">",
        needs: .laterScreen
      ) { state in
        state.goForward()
        return []
      },
      Command(
        "my-work",
        Phrase("My work", "我的工作"),
        help: Phrase(
          "The items of the work list that are yours.",
          "待办中由您负责的事项。"
        ),
        .go,
        in: .records,
        letters: "w"
      ) { $0.open(.work, scope: "mine") },
      Command(
        "reports",
        Phrase("Reports…", "报表…"),
        help: Phrase(
          "Fees to pay, floor plan, chain, clocks, targets and figures; Enter opens their records.",
          "应缴年费、楼层平面、孵化链条、时限、目标与指标；回车打开对应记录。"
        ),
        .go,
        in: .records,
        letters: "r"
      ) { $0.openReports() },
      Command(
        "bookmark",
        Phrase("Bookmark this place", "收藏此处"),
        help: Phrase("F5 then lists it; again: takes it off.", "之后 F5 里可以找到；再按一次取消。"),
        .go,
        in: .records,
        letters: "b"
      ) { $0.bookmark() },
    ]
}

extension DashboardState {
  /// The panes with the key that opens each: nine digits, then signs that arrive with an input
  /// method on.
  static let paneKeys: [(pane: Pane, key: String)] = [
    (.zones, "1"), (.incubators, "2"), (.enterprises, "3"), (.patents, "4"), (.funds, "5"),
    (.achievements, "6"), (.projects, "7"), (.talent, "8"), (.facilities, "9"),
    (.scenarios, "-"), (.partners, "&"), (.land, "#"), (.policies, ";"), (.performance, "%"),
  ]

  /// The key that opens a pane.
  static func key(of pane: Pane) -> String {
    paneKeys.first { $0.pane == pane }?.key ?? ""
  }
}
