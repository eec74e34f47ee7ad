import ZoneModel

extension DashboardState {
  /// Says that all is saved, or what is not yet and how it is; tries again to write where that failed.
  mutating func sayAllIsSaved() -> [Effect] {
    if case .readOnly(let why, let isForGood, _) = condition {
      guard !isForGood else {
        message = Message(.error, why)
        return []
      }
      message = Message(.note, Phrase("Trying to write again…", "正在重试写入…"))
      return [.tryWriting]
    }
    let answer =
      unsaved.map { Message(.warning, $0) }
      ?? Message(
        .done,
        Phrase("All is saved; every change is kept as it is made.", "都已保存；每次修改随做随存。")
      )
    guard case .line(let line)? = overlays.last else {
      message = answer
      return []
    }
    // A line hides the message, and why it was not taken says more.
    if line.reading?.kind != .error { say(answer) }
    return []
  }

  /// What is not saved of what the person has entered or is asked, and what saves it; `nil` where all
  /// is saved.
  private var unsaved: Phrase? {
    if case .waiting(let who, _) = condition {
      return Phrase(
        "Not saved yet: \(who) is saving; it is tried again.",
        "尚未保存：\(who)正在保存；会自动重试。"
      )
    }
    switch overlays.last {
    case .dialog(let dialog)? where dialog.answers.contains { $0.then.saves }:
      return Phrase(
        "Nothing is saved yet: choose an answer, 1 to \(dialog.answers.count).",
        "尚未保存：请先选择一个回答（1 至 \(dialog.answers.count)）。"
      )
    case .page(let page)? where page.enter?.then.saves == true:
      return Phrase("Nothing is saved yet: Enter does it, Esc drops it.", "尚未保存：回车执行，Esc 放弃。")
    case .line(let line)? where line.purpose.saves:
      return Phrase("Not saved yet: Enter saves it.", "尚未保存：按回车保存。")
    case .list(let list)? where list.purpose.givesValue:
      return Phrase("Not saved yet: Enter saves it, Esc drops it.", "尚未保存：回车保存，Esc 放弃。")
    case .calendar?:
      return Phrase("Not saved yet: Enter takes the day, Esc leaves it.", "尚未保存：回车选定日期，Esc 放弃。")
    default: return unsavedForm
    }
  }

  /// What is said of the nearest form in which something was typed; `nil` where there is none.
  private var unsavedForm: Phrase? {
    let forms = screens.reversed().lazy.compactMap { screen in
      if case .form(let form) = screen { form } else { nil }
    }
    guard let form = forms.first(where: { $0.isTouched }),
      let name = registry[form.register]?.singular
    else { return nil }
    if form.sent != nil { return Phrase("The form is being saved.", "正在保存表单。") }
    if case .form = screen {
      return Phrase(
        "The form is not saved yet: Esc goes back to it, ^S there saves it.",
        "表单尚未保存：Esc 回到表单，在表单里按 ^S 保存。"
      )
    }
    return Phrase(
      "A form (\(name.en)) is not saved yet: < goes back to it, ^S there saves it.",
      "有表单（\(name.zh)）尚未保存：按 < 回到表单，在表单里按 ^S 保存。"
    )
  }
}

extension DialogState.Consequence {
  /// Whether it saves or goes on with something that is not saved.
  fileprivate var saves: Bool {
    switch self {
    case .commit, .makeAgain, .resume, .readRows: true
    case .nothing, .command, .openAnew, .drop, .undo, .undoUntouched, .redoUntouched,
      .revertUntouched, .redo, .look, .open, .bringBack, .openStore, .leaveForm, .leave,
      .leaveAtOnce:
      false
    }
  }
}

extension LineState.Purpose {
  /// Whether Enter saves what is typed.
  fileprivate var saves: Bool {
    switch self {
    case .value, .export, .saveReport, .viewName, .reason, .note, .putOff: true
    case .command, .range, .storePath, .moment: false
    }
  }
}

extension ListState.Purpose {
  /// Whether choosing gives records a value.
  fileprivate var givesValue: Bool { if case .value = self { true } else { false } }
}
