import Canvas
import ZoneModel

extension Command {
  private static func editing(
    _ id: String,
    _ name: Phrase,
    keys: String,
    _ edit: @escaping @Sendable (inout TextArea) -> Void
  ) -> Command {
    Command("editor-" + id, name, help: name, .typing, in: [.editor], keys: keys) { state in
      state.editArea(edit)
    }
  }

  /// Commands of the large editor.
  static let ofEditor: [Command] =
    [
      Command(
        "accept-editor",
        Phrase("Take the text", "采用文字"),
        help: Phrase(
          "Takes the text into its field; saving is a step of its own.",
          "把文字放回字段；保存另行操作。"
        ),
        .typing,
        in: [.editor],
        keys: "^S F2",
        hint: Phrase("Take", "采用")
      ) { $0.acceptEditor() },
      Command(
        "editor-line-end",
        Phrase("New line", "换行"),
        help: Phrase(
          "Begins a new line; in a field of one line it takes the text.",
          "换行；单行字段则采用文字。"
        ),
        .typing,
        in: [.editor],
        keys: "Enter"
      ) { $0.endEditorLine() },
      editing("up", Phrase("Line up", "上一行"), keys: "Up") { $0.moveUp() },
      editing("down", Phrase("Line down", "下一行"), keys: "Down") { $0.moveDown() },
      editing("left", Phrase("To the left", "左移"), keys: "Left") { $0.moveLeft() },
      editing("right", Phrase("To the right", "右移"), keys: "Right") { $0.moveRight() },
      editing("start", Phrase("Start of the line", "行首"), keys: "Home") { $0.moveToLineStart() },
      editing("end", Phrase("End of the line", "行尾"), keys: "End") { $0.moveToLineEnd() },
      editing("erase", Phrase("Delete to the left", "删除前一字"), keys: "Backspace") {
        $0.deleteBackward()
      },
      editing("erase-right", Phrase("Delete to the right", "删除后一字"), keys: "Delete") {
        $0.deleteForward()
      },
      editing("erase-word", Phrase("Delete a word", "删除一词"), keys: "^W") { $0.deleteWord() },
      editing("erase-line", Phrase("Empty the line", "清空此行"), keys: "^U") { $0.deleteLine() },
      editing("undo", Phrase("Take back typing", "撤销输入"), keys: "^Z") { $0.undo() },
      editing("redo", Phrase("Redo typing", "重做输入"), keys: "^Y ^R") { $0.redo() },
    ]
}

extension DashboardState {
  /// Changes the text of the large editor, and keeps the form with it.
  mutating func editArea(_ edit: (inout TextArea) -> Void) -> [Effect] {
    guard case .editor(var editor)? = overlays.last else { return [] }
    let before = editor.area.text
    edit(&editor.area)
    overlays[overlays.count - 1] = .editor(editor)
    return editor.area.text == before ? [] : keepForm()
  }

  /// Begins a new line in the large editor; a field of one line takes the text.
  fileprivate mutating func endEditorLine() -> [Effect] {
    guard case .editor(let editor)? = overlays.last, editor.field.kind == .note else {
      return acceptEditor()
    }
    return editArea { $0.insertLineEnd() }
  }

  /// Keeps the form that is open as a draft; where nothing is left of what was typed, none.
  mutating func keepForm() -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    if case .action = form.purpose { return [] }
    return [form.draft(in: self).map(Effect.keepDraft) ?? .dropDraft(key: form.draftKey(in: self))]
  }
}
