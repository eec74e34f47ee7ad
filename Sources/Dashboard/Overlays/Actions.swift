import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Why nothing can be done with what lies over the screen; `nil` where something can.
  var whyNoActions: Phrase? {
    guard case .page(let page)? = overlays.last, !page.leadsToActions else { return nil }
    return Phrase(
      "There are no actions on this text; Esc closes it.",
      "对这段文字没有可做的操作；按 Esc 关闭。"
    )
  }

  /// Opens what can be done on the row, the marked ones or the record, and why not.
  mutating func openActions() -> [Effect] {
    if case .report? = overlays.last { return askSaveReport() }
    if case .history = screen { return openHistoryActions() }
    if case .finding = screen { return openFindingActions() }
    if case .view = screen { return openViewActions() }
    if case .overview = screen { return openViewActions() }
    if case .form(let form) = screen, form.deletedBy != nil { return askAboutDeletion() }
    closeOverlays()
    let targets = targets
    guard let register = currentRegister else { return [] }
    var items = actions(of: register, on: targets.compactMap { board.record($0) })
    items.append(.heading(Phrase("Records", "记录")))
    let commands = [
      "edit-cell", "edit-record", "new", "paste-rows", "check", "apply", "match", "own-report",
      "history", "copy", "export", "delete",
    ]
    let here = commands.filter { id in
      (isMatched(register.id) || id != "match") && (ownReport != nil || id != "own-report")
        && CommandTable.standard[id]?.places.contains(screenPlace) == true
    }
    items += lines(for: here, prefix: "command:")
    if isDeletedUnderCursor {
      items.insert(
        ListItem("bring-back", Phrase("Bring it back", "恢复此记录")),
        at: 0
      )
    }
    let count = targets.count
    open(
      ListState(
        title: count > 1
          ? Phrase("Actions on \(count) records", "对 \(count) 条记录的操作")
          : Phrase("Actions", "操作"),
        purpose: .actions(register: register.id, ids: targets.map(\.id)),
        items: items
      )
    )
    return []
  }

  /// Says how rows of a spreadsheet come into the table: only the terminal can paste them.
  mutating func explainPasting() -> [Effect] {
    guard let register = currentRegister else { return [] }
    let columns = seen(register).fields.filter { !$0.kind.isComputed }.prefix(5)
      .map { say($0.label) }.joined(separator: ", ")
    overlays.append(
      .page(
        PageState(
          title: Phrase("Paste rows from a spreadsheet", "从电子表格粘贴"),
          lines: [
            Phrase(
              "1. In the spreadsheet, copy the rows with their headings: \(columns) and so on, in any order. A column called id changes the records that are here.",
              "1. 在电子表格中连同表头复制各行。表头如 \(columns) 等，顺序不限；有 id 列时修改已有记录。"
            ),
            Phrase(
              "2. Here, close this text with Esc and paste with the terminal’s own key: mostly Ctrl-Shift-V or Shift-Insert, Cmd-V on a Mac, the right button in PuTTY.",
              "2. 按 Esc 关闭本页，用终端的粘贴键粘贴：一般为 Ctrl-Shift-V 或 Shift-Insert，Mac 为 Cmd-V，PuTTY 为鼠标右键。"
            ),
            Phrase(
              "3. What would change is shown first. Nothing is imported before Enter, and ^Z takes it back.",
              "3. 先显示将要改动的内容；按回车前不会导入，导入后可用 ^Z 撤销。"
            ),
            Phrase(
              "A file is imported with “zoneboard import \(register.id) FILE”.",
              "导入文件请用“zoneboard import \(register.id) 文件”。"
            ),
          ]
        )
      )
    )
    return []
  }

  /// The actions that a register declares, under its name, each with why it is off.
  private func actions(of register: Register, on records: [Record]) -> [ListItem] {
    guard !register.actions.isEmpty else { return [] }
    return [.heading(register.singular)]
      + register.actions.map { action in
        ListItem(
          action.id,
          action.label,
          note: action.help,
          off: whyOff(action, on: records),
          words: action.id
        )
      }
  }

  private var isDeletedUnderCursor: Bool {
    currentRecord.map { board.record($0) == nil } ?? false
  }

  /// Opens commands as the actions of a screen, in this order, below what can be done now with the
  /// records, of one register, that it is about.
  mutating func openActions(_ commands: [String], on records: [Record] = []) -> [Effect] {
    let title = Phrase("Actions", "操作")
    let register = records.first.flatMap { registry[$0.reference.register] }
    let own = register.map { actions(of: $0, on: records).filter { $0.off == nil } } ?? []
    guard let register, own.count > 1 else {
      open(ListState(title: title, purpose: .menu, items: lines(for: commands)))
      return []
    }
    open(
      ListState(
        title: title,
        purpose: .actions(register: register.id, ids: records.map(\.id)),
        items: own + [.heading(Phrase("Here", "此处"))] + lines(for: commands, prefix: "command:")
      )
    )
    return []
  }

  /// Commands as lines of a list, each with its key and why it is off.
  private func lines(for commands: [String], prefix: String = "") -> [ListItem] {
    commands.compactMap { id in
      guard let command = CommandTable.standard[id] else { return nil }
      return ListItem(
        prefix + id,
        command.name,
        right: command.keys.first?.shown ?? "",
        off: command.whyOff(self),
        words: id
      )
    }
  }

  /// Why an action cannot be done on records now; `nil` where it can.
  func whyOff(_ action: RegisterAction, on records: [Record]) -> Phrase? {
    if let why = whyNotWritable { return why }
    guard let first = records.first else { return whyNoTarget }
    if records.count > 1, !action.isBulk {
      return whyNotOne(of: records.map(\.reference))
    }
    for record in records {
      if let why = reader.evaluator.whyNot(action, on: record) {
        guard records.count > 1 else { return why }
        let title = reader.title(of: record.reference)
        return Phrase("\(title): \(why.en)", "\(title)：\(why.zh)")
      }
    }
    return first.reference.id.isEmpty ? whyNoTarget : nil
  }

  /// Begins an action: does it at once, or asks first for what it needs.
  mutating func begin(action id: String, register: String, ids: [String]) -> [Effect] {
    if let command = id.after("command:") { return run(command) }
    if id == "bring-back", let reference = currentRecord { return bringBack(reference) }
    guard let action = registry[register]?.actions.first(where: { $0.id == id }) else { return [] }
    let records = ids.compactMap { board.source(register).record($0) }
    guard action.asks.isEmpty else { return openForm(of: action, on: records) }
    return perform(action, on: records, asked: Fields())
  }

  /// Does an action on records as one change; of several, those on which it cannot be done are left
  /// out and told of.
  mutating func perform(
    _ action: RegisterAction,
    on records: [Record],
    asked: Fields,
    spans: [String: DaySpan] = [:]
  ) -> [Effect] {
    var edits: [Edit] = []
    var refused: [Phrase] = []
    for record in records {
      do throws(Refusal) {
        // Of several records each has its own where nothing was entered.
        let own =
          records.count == 1
          ? asked : try start(of: action, on: [record], given: asked, spans: spans)
        edits += try reader.evaluator.edits(of: action, on: record, asked: own, taken: edits)
      } catch {
        guard records.count > 1, error.code == .disabled else {
          message = Message(refusals: [error])
          return []
        }
        let title = reader.title(of: record.reference)
        refused.append(Phrase("\(title): \(error.message.en)", "\(title)：\(error.message.zh)"))
      }
    }
    if edits.isEmpty, let why = refused.first {
      message = Message(refusals: [Refusal(.disabled, why)])
      return []
    }
    guard !edits.isEmpty else {
      message = Message(.note, Phrase("Nothing would change.", "没有需要改动的。"))
      return []
    }
    let title = records.first.map { reader.title(of: $0.reference) } ?? ""
    let label =
      records.count == 1
      ? say(action.label) + " " + title : say(action.label) + " × \(records.count - refused.count)"
    let draft = ChangeDraft(id: makeID(), label: label, edits: edits, seen: board.seq)
    leftOut = refused.first.map { why in
      (
        draft.id,
        Phrase("\(refused.count) left out: \(why.en)", "\(refused.count) 条未办理：\(why.zh)")
      )
    }
    return [.commit(draft)]
  }
}
