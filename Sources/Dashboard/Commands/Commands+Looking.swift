import Canvas
import ZoneModel

extension Command {
  private static func motion(
    _ id: String,
    _ motion: Motion,
    _ name: Phrase,
    keys: String,
    letters: String = ""
  ) -> [Command] {
    // Where text is typed in one line, left, right, Home and End move in the text.
    let horizontal = motion == .left || motion == .right
    let ends = motion == .first || motion == .last
    // A history has lines only.
    let sideways = Set.moving.subtracting([.list, .history])
    var commands = [
      Command(
        id,
        name,
        help: Phrase("Moves the cursor.", "移动光标。"),
        .look,
        in: horizontal ? sideways : ends ? Set.moving.subtracting([.list]) : .moving,
        keys: keys,
        letters: letters
      ) { $0.move(motion) }
    ]
    if horizontal || ends {
      commands.append(
        Command(
          "text-" + id,
          Phrase(name.en + " in the text", "在文字中" + name.zh),
          help: Phrase("Moves the insertion point.", "移动插入点。"),
          .typing,
          in: .typing,
          keys: keys
        ) { state in
          state.editText { field in
            switch motion {
            case .left: field.moveLeft()
            case .right: field.moveRight()
            case .first: field.moveToStart()
            case .last: field.moveToEnd()
            case .up, .down, .pageUp, .pageDown: break
            }
          }
        }
      )
    } else {
      commands.append(
        Command(
          "typing-" + id,
          Phrase(name.en + ", field or line", name.zh + "（字段或行）"),
          help: Phrase(
            "Another field of a form; an earlier or later line.",
            "表单的上下字段；历次输入。"
          ),
          .typing,
          in: [.form, .line],
          keys: keys
        ) { $0.move(motion) }
      )
    }
    return commands
  }

  /// Commands that move the cursor and look at things.
  static let looking: [Command] =
    motion("up", .up, Phrase("Up", "上移"), keys: "Up", letters: "k")
    + motion("down", .down, Phrase("Down", "下移"), keys: "Down", letters: "j")
    + motion("page-up", .pageUp, Phrase("Page up", "上一页"), keys: "PgUp")
    + motion("page-down", .pageDown, Phrase("Page down", "下一页"), keys: "PgDn")
    + motion("left", .left, Phrase("Left", "左移"), keys: "Left", letters: "h")
    + motion("right", .right, Phrase("Right", "右移"), keys: "Right", letters: "l")
    + motion("first", .first, Phrase("First", "到开头"), keys: "Home", letters: "g")
    + motion("last", .last, Phrase("Last", "到末尾"), keys: "End", letters: "G")
    + [
      Command(
        "open",
        Phrase("Open", "打开"),
        help: Phrase("Opens what is under the cursor.", "打开光标处的内容。"),
        .look,
        in: [.overview, .table, .detail, .history, .finding, .view, .start],
        keys: "Enter",
        hint: Phrase("Open", "打开")
      ) { $0.openCurrent() },
      Command(
        "close",
        Phrase("Close", "关闭"),
        help: Phrase(
          "Closes the topmost: message, pop-up, bar, form (its draft is kept), filter, detail.",
          "关闭最上层：消息、弹窗、输入栏、表单（草稿保留）、筛选、详情。"
        ),
        .look,
        in: .everywhere,
        keys: "Esc",
        letters: "q",
        letterPlaces: Set.everywhere.subtracting([.overview, .start]),
        hint: Phrase("Back", "返回")
      ) { $0.close() },
      Command(
        "next-area",
        Phrase("Next area", "下一区域"),
        help: Phrase(
          "The strip of registers, the list, the detail.",
          "在登记簿标签、列表、详情之间切换。"
        ),
        .look,
        in: Set.records.subtracting([.finding]),
        keys: "F6 Tab"
      ) { $0.moveArea(by: 1) },
      Command(
        "previous-area",
        Phrase("Previous area", "上一区域"),
        help: Phrase("The area before this one.", "上一个区域。"),
        .look,
        in: Set.records.subtracting([.finding]),
        keys: "Shift-Tab"
      ) { $0.moveArea(by: -1) },
      Command(
        "filter",
        Phrase("Filter or search here", "在此筛选或搜索"),
        help: Phrase(
          "Shows only the rows that match what you type, such as stage:incubator or rdShare>=5%.",
          "只显示符合条件的行，例如 阶段:孵化器 或 研发占比>=5%。"
        ),
        .look,
        in: Set.records.subtracting([.finding]),
        keys: "/",
        hint: Phrase("Filter", "筛选")
      ) { $0.openFilter() },
      Command(
        "only-marked",
        Phrase("Only what needs action", "只看要办的"),
        help: Phrase("Only rows with a mark; again: all.", "只看带标记的行；再按一次看全部。"),
        .look,
        in: [.overview, .table, .detail, .finding, .view],
        keys: "!"
      ) { $0.toggleOnlyMarked() },
      Command(
        "check",
        Phrase("Check", "核查"),
        help: Phrase(
          "What the register and the rules in force say of this record, each with its clause.",
          "登记簿与适用规则对此记录的结论，逐条注明条款。"
        ),
        .look,
        in: [.overview, .table, .detail, .finding, .view],
        keys: "F7 ^K",
        letters: "c",
        hint: Phrase("Check", "核查"),
        needs: .target
      ) { $0.checkTargets() },
      Command(
        "copy",
        Phrase("Copy, or stop what runs", "复制；或停止正在进行的"),
        help: Phrase(
          "Stops what runs; else copies the cell, the marked rows, the line or the record.",
          "停止正在进行的；否则复制单元格、已选的行、当前行或记录。"
        ),
        .look,
        in: .everywhere,
        keys: "^C",
        letters: "y"
      ) { $0.copyOrStop() },
      Command(
        "redraw",
        Phrase("Draw again", "重画并重排"),
        help: Phrase(
          "Draws the screen again, sorts and filters a table again; opens a store anew that was "
            + "replaced or whose settings have other fields now.",
          "重画屏幕，列表重新排序和筛选；数据目录被替换或设置的字段改变后重新打开。"
        ),
        .look,
        in: .everywhere,
        keys: "^L"
      ) { $0.redrawAndSelect() },
    ]
}
