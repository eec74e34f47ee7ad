import Canvas
import ZoneModel

extension Command {
  /// Commands of forms.
  static let ofForms: [Command] = [
    Command(
      "save",
      Phrase("Save", "保存"),
      help: Phrase("Saves what was entered.", "保存所填内容。"),
      .typing,
      in: [.form, .conflict],
      keys: "^S",
      hint: Phrase("Save", "保存"),
      needs: .saving
    ) { $0.saveForm() },
    Command(
      "next-field",
      Phrase("Next field", "下一字段"),
      help: Phrase("The next field; on [Save] Enter saves.", "下一字段；在「保存」上回车即保存。"),
      .typing,
      in: [.form],
      keys: "Enter Tab F6",
      hint: Phrase("Next", "下一字段")
    ) { $0.advanceInForm() },
    Command(
      "previous-field",
      Phrase("Previous field", "上一字段"),
      help: Phrase("The field before this one.", "上一字段。"),
      .typing,
      in: [.form],
      keys: "Shift-Tab"
    ) { $0.move(.up) },
    Command(
      "choices",
      Phrase("Choices…", "可选项…"),
      help: Phrase(
        "Choices, calendar, records or corrections for this field.",
        "此字段的可选项、日历、记录或更正。"
      ),
      .typing,
      in: [.form],
      keys: "F4 ^D",
      hint: Phrase("Choose", "选择")
    ) { $0.openFormChoices() },
    Command(
      "large-editor",
      Phrase("Large editor", "大编辑框"),
      help: Phrase("Opens this field in an editor of its own.", "在单独的编辑框中编辑此字段。"),
      .typing,
      in: [.form],
      keys: "F2"
    ) { $0.openLargeEditor() },
    Command(
      "what-if",
      Phrase("What if?", "假如保存"),
      help: Phrase(
        "Checks the record with the values as typed, without saving.",
        "按所填的值核查，不保存。"
      ),
      .typing,
      in: [.form, .conflict],
      keys: "F7 ^K",
      hint: Phrase("What if?", "假如")
    ) { $0.checkForm() },
    Command(
      "about-field",
      Phrase("About this field", "字段说明"),
      help: Phrase("Its meaning, unit and source.", "含义、单位和出处。"),
      .typing,
      in: [.form],
      keys: "F1",
      hint: Phrase("This field", "字段说明")
    ) { $0.explainField() },
    Command(
      "field-history",
      Phrase("History of this field", "此字段的历史"),
      help: Phrase("Who changed this field, when and to what.", "谁在何时把它改成了什么。"),
      .past,
      in: [.form, .conflict],
      keys: "^T"
    ) { $0.openFieldHistory() },
    Command(
      "settle",
      Phrase("Whose value?", "用谁的值？"),
      help: Phrase(
        "Lists whose value this field or all of them get; on a button does what it says.",
        "列出此字段或全部字段可用谁的值；在按钮上则执行。"
      ),
      .change,
      in: [.conflict],
      keys: "Enter F4 ^D",
      hint: Phrase("Choose", "选择")
    ) { $0.answerConflict() },
    Command(
      "next-conflict",
      Phrase("Next field", "下一字段"),
      help: Phrase("The next field that both changed.", "下一个两人都改了的字段。"),
      .look,
      in: [.conflict],
      keys: "Tab F6",
      hint: Phrase("Next", "下一字段")
    ) { $0.move(.down) },
    Command(
      "previous-conflict",
      Phrase("Previous field", "上一字段"),
      help: Phrase("The field before this one.", "上一字段。"),
      .look,
      in: [.conflict],
      keys: "Shift-Tab"
    ) { $0.move(.up) },
    Command(
      "other-value",
      Phrase("Another value", "另填一个值"),
      help: Phrase(
        "Goes back to the form at this field, to type another value.",
        "回到表单的此字段，另填一个值。"
      ),
      .change,
      in: [.conflict],
      keys: "F2",
      hint: Phrase("Another value", "另填")
    ) { $0.typeOverConflict() },
    Command(
      "note",
      Phrase("Note for the other person", "给对方留言"),
      help: Phrase(
        "Writes a note about this record to whoever changed it too.",
        "给也改了此记录的人留一条言。"
      ),
      .change,
      in: [.conflict],
      keys: "F8 ^O",
      needs: .writing
    ) { $0.openNote() },
  ]
}
