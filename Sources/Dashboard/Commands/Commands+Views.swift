import Canvas
import ZoneModel

extension Command {
  /// Commands of the screen of findings.
  static let ofFindings: [Command] = [
    Command(
      "checks",
      Phrase("All checks…", "全部检查…"),
      help: Phrase("The checks of this record as a list.", "以列表选择此记录的检查。"),
      .look,
      in: [.finding],
      keys: "F4 ^D /",
      hint: Phrase("Checks", "检查")
    ) { $0.openChecks() },
    Command(
      "previous-check",
      Phrase("Previous check", "上一项检查"),
      help: Phrase("The check before this one.", "上一项检查。"),
      .look,
      in: [.finding],
      keys: "["
    ) { $0.moveCheck(by: -1) },
    Command(
      "next-check",
      Phrase("Next check", "下一项检查"),
      help: Phrase("The check after this one.", "下一项检查。"),
      .look,
      in: [.finding],
      keys: "]"
    ) { $0.moveCheck(by: 1) },
    Command(
      "read-otherwise",
      Phrase("Read this clause otherwise…", "改用其他理解口径…"),
      help: Phrase(
        "Chooses how an ambiguous clause is read; a setting of the store, with undo.",
        "选择有歧义条款的理解口径；写入本库设置，可撤销。"
      ),
      .change,
      in: [.overview, .finding, .view],
      needs: Need { $0.whyNoReadings }
    ) { $0.openReadings() },
    Command(
      "clause",
      Phrase("The clause in full", "条款全貌"),
      help: Phrase("The document, the clause and its rule.", "文件、条款及其规则。"),
      .look,
      in: [.finding]
    ) { $0.showClause() },
    Command(
      "open-record",
      Phrase("Open the record", "打开记录"),
      help: Phrase("Shows the record in full.", "显示整条记录。"),
      .look,
      in: [.finding, .view],
      needs: .target
    ) { state in
      guard let reference = state.currentRecord else { return [] }
      return state.openDetail(reference)
    },
    Command(
      "copy-sheet",
      Phrase("Copy the check sheet", "复制核查单"),
      help: Phrase("All checks of the record as text, to print or send.", "此记录的全部检查文字，可打印或发送。"),
      .look,
      in: [.finding]
    ) { $0.copySheet() },
  ]

  /// The views across panes, each by a command of its own.
  static let ofViewKinds: [Command] = [
    view(
      "work",
      .work,
      Phrase("What needs attention, with officer, age and state.", "要办的事，含负责人、时长和状态。")
    ),
    view("due", .due, Phrase("What falls due in all registers.", "所有登记簿的到期事项。")),
    view(
      "target-list",
      .targets,
      Phrase("How the targets of the documents stand.", "各项文件目标的进展。")
    ),
    view(
      "task-list",
      .tasks,
      Phrase("How the tasks of the documents stand.", "各项文件任务的进展。")
    ),
    view(
      "finding-list",
      .findings,
      Phrase("How many records meet each rule.", "每条规则的核查汇总。")
    ),
    view(
      "record-list",
      .records,
      Phrase("The records on which rules find something.", "核查有发现的记录。")
    ),
    view(
      "chain",
      .chain,
      Phrase(
        "Who is in which carrier from public space to accelerator, and who may move on.",
        "从公共空间到加速器，谁在哪个载体，谁可转入下一环节。"
      )
    ),
  ]

  private static func view(_ id: String, _ kind: ViewKind, _ help: Phrase) -> Command {
    Command(id, kind.label, help: help, .go, in: .records) { $0.open(kind) }
  }

  /// Commands of the views across panes.
  static let ofViews: [Command] =
    ofViewKinds + [
      Command(
        "scope",
        Phrase("Which part…", "选择部分…"),
        help: Phrase(
          "Another part or order of this view; what is due also as a month.",
          "本视图的其他部分或排序；到期事项可按月历显示。"
        ),
        .look,
        in: [.view],
        keys: "F4 ^D",
        letters: "v",
        hint: Phrase("Part", "部分")
      ) { $0.openScopes() },
      Command(
        "choices-here",
        Phrase("What can be chosen here…", "此处可选…"),
        help: Phrase(
          "On an item, which part of the work list; on a target, how its clause is read.",
          "在待办上选择显示哪一部分；在目标上选择条款的理解口径。"
        ),
        .look,
        in: [.overview],
        keys: "F4 ^D",
        needs: Need { $0.whyNoChoicesHere }
      ) { $0.openChoicesHere() },
      Command(
        "previous-section",
        Phrase("Previous group or month", "上一组或上月"),
        help: Phrase("The group of rows before this one, or the month.", "上一组，或上一个月。"),
        .look,
        in: [.view],
        keys: "["
      ) { $0.moveSection(by: -1) },
      Command(
        "next-section",
        Phrase("Next group or month", "下一组或下月"),
        help: Phrase("The next group of rows, or the month.", "下一组，或下一个月。"),
        .look,
        in: [.view],
        keys: "]",
        hint: Phrase("next group", "下一组")
      ) { $0.moveSection(by: 1) },
      Command(
        "send-on",
        Phrase("Send on to the next carrier…", "转入下一载体…"),
        help: Phrase(
          "In the incubation chain: the firm or the marked ones go to a carrier of the next link.",
          "在孵化链条中：该企业或已选企业转入下一环节的载体。"
        ),
        .change,
        in: [.view],
        keys: "F2",
        hint: Phrase("Send on", "转入"),
        needs: Need { $0.whyNotSentOn }
      ) { $0.beginSendingOn() },
      Command(
        "take-it",
        Phrase("Take it", "我来办"),
        help: Phrase("You look after the item or the marked ones.", "由您负责此项或已选各项。"),
        .change,
        in: [.overview, .view],
        needs: Need { $0.whyNoWork }
      ) { $0.assign(Set($0.workTargets.map(\.cause)), to: $0.myID) },
      Command(
        "assign",
        Phrase("Assign…", "分配…"),
        help: Phrase(
          "Says who looks after the item or the marked ones; with undo.",
          "指定此项或已选各项的负责人；可撤销。"
        ),
        .change,
        in: [.overview, .view],
        needs: Need { $0.whyNoWork }
      ) { $0.openAssigning() },
      Command(
        "put-off",
        Phrase("Put off…", "推迟…"),
        help: Phrase(
          "Until a day, with a note; it is hidden here only, and open again on that day.",
          "推迟到某天并写备注；只在待办中隐藏，到期重新列出。"
        ),
        .change,
        in: [.overview, .view],
        needs: Need { $0.whyNoWork }
      ) { $0.askPuttingOff() },
      Command(
        "open-again",
        Phrase("Open again", "重新列为待办"),
        help: Phrase("An item that was put off is open again.", "已推迟的事项重新列为待办。"),
        .change,
        in: [.overview, .view],
        needs: Need { $0.whyNoWork }
      ) { state in
        state.decide(
          state.workTargets.filter { $0.decision != nil },
          label: Phrase("Open again", "重新列为待办"),
          [(field: "putOffUntil", value: nil)]
        )
      },
      Command(
        "hand-over-mine",
        Phrase("Hand over my work…", "移交我的工作…"),
        help: Phrase(
          "Your records, notes to follow up and open items go to a colleague, as one change.",
          "您名下的记录、待跟进事项和待办一次移交给同事，可一次撤销。"
        ),
        .change,
        in: .records,
        needs: Need { $0.myStaffRecord == nil ? $0.whyNoStaff : $0.whyNotWritable }
      ) { $0.beginHandOver() },
      Command(
        "enter-reading",
        Phrase("Enter a reading…", "录入读数…"),
        help: Phrase("A new reading of the target under the cursor.", "为光标处的目标录入读数。"),
        .change,
        in: [.overview, .view],
        needs: Need { state in
          state.targetUnderCursor == nil
            ? Phrase("This is no target.", "此处不是目标。") : state.whyNotWritable
        }
      ) { $0.enterReading() },
    ]
}
