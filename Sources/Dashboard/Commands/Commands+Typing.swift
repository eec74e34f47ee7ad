import Canvas
import ZoneModel

extension Command {
  private static func editing(
    _ id: String,
    _ name: Phrase,
    keys: String,
    _ edit: @escaping @Sendable (inout TextField) -> Void
  ) -> Command {
    Command(id, name, help: name, .typing, in: .erasing, keys: keys) { $0.editText(edit) }
  }

  /// Commands where text is typed.
  static let typing: [Command] = [
    editing("erase", Phrase("Delete to the left", "删除前一字"), keys: "Backspace") {
      $0.deleteBackward()
    },
    editing("erase-right", Phrase("Delete to the right", "删除后一字"), keys: "Delete") {
      $0.deleteForward()
    },
    editing("erase-word", Phrase("Delete a word", "删除一词"), keys: "^W") { $0.deleteWord() },
    editing("erase-line", Phrase("Empty the line", "清空"), keys: "^U") { $0.deleteAll() },
    Command(
      "undo-typing",
      Phrase("Take back typing", "撤销输入"),
      help: Phrase("Take back typing", "撤销输入"),
      .typing,
      in: .erasing,
      keys: "^Z"
    ) { $0.editText(isWhole: true) { $0.undo() } },
    Command(
      "redo-typing",
      Phrase("Redo typing", "重做输入"),
      help: Phrase("Redo typing", "重做输入"),
      .typing,
      in: .erasing,
      keys: "^Y ^R"
    ) { $0.editText(isWhole: true) { $0.redo() } },
  ]

  /// Commands that answer lists, lines and questions.
  static let answering: [Command] =
    [
      Command(
        "choose",
        Phrase("Choose", "选定"),
        help: Phrase("Takes the line under the cursor.", "选定光标处的一行。"),
        .typing,
        in: [.list],
        keys: "Enter",
        hint: Phrase("Choose", "选定")
      ) { $0.chooseFromList() },
      Command(
        "tick",
        Phrase("Tick", "勾选"),
        help: Phrase("Ticks the line where several can be chosen.", "可多选时勾选此行。"),
        .typing,
        in: [.list],
        keys: "Space"
      ) { $0.tickOrSpace() },
      Command(
        "accept-line",
        Phrase("Accept the line", "确定"),
        help: Phrase("Does what the line says.", "按此行执行。"),
        .typing,
        in: [.line],
        keys: "Enter",
        hint: Phrase("Accept", "确定")
      ) { $0.acceptLine() },
      Command(
        "complete",
        Phrase("Complete", "补全"),
        help: Phrase(
          "Completes the word, or lists what fits; where a day is asked, opens the calendar.",
          "补全此词，或列出可用的词；要填日期时打开日历。"
        ),
        .typing,
        in: [.line],
        keys: "Tab F4 ^D",
        hint: Phrase("Complete", "补全")
      ) { $0.completeLine() },
      Command(
        "answer",
        Phrase("Answer", "回答"),
        help: Phrase("Gives the answer under the cursor.", "给出光标处的回答。"),
        .typing,
        in: [.dialog],
        keys: "Enter"
      ) { $0.answerDialog() },
      Command(
        "drop",
        Phrase("Drop it", "丢弃"),
        help: Phrase(
          "Throws the half-filled form away that the question is about.",
          "丢弃所问的未完成表单。"
        ),
        .typing,
        in: [.dialog],
        keys: "Delete"
      ) { $0.dropDraft() },
      Command(
        "next-answer",
        Phrase("Next answer", "下一个回答"),
        help: Phrase("The next answer.", "下一个回答。"),
        .typing,
        in: [.dialog],
        keys: "Tab F6"
      ) { $0.move(.down) },
      Command(
        "accept-page",
        Phrase("Accept", "确定"),
        help: Phrase("Does what the text is about, or closes it.", "按文中所述执行，或关闭。"),
        .typing,
        in: [.page],
        keys: "Enter",
        hint: Phrase("Accept", "确定")
      ) { $0.acceptPage() },
    ]
    + (1...9).map { number in
      Command(
        "choose-\(number)",
        Phrase("Choose \(number)", "选第 \(number) 项"),
        help: Phrase("Takes the line or answer with this number.", "选定此编号的一行或回答。"),
        .typing,
        in: [.list, .dialog, .start],
        keys: "\(number)"
      ) { $0.chooseNumber(number) }
    }
    + (10...ListState.keys.count).map { number in
      Command(
        "choose-\(number)",
        Phrase("Choose \(number)", "选第 \(number) 项"),
        help: Phrase(
          "Takes the register with this sign; in other lists the sign is typed.",
          "选定此符号对应的登记簿；在其他列表中即输入该符号。"
        ),
        .typing,
        in: [.list],
        keys: String(ListState.keys[number - 1])
      ) { $0.chooseNumber(number) }
    }
}
