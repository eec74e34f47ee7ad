import Canvas
import ZoneModel

/// The only place where the dashboard's state changes.
///
/// - Parameters:
///   - state: The state; it becomes what follows from the event.
///   - event: What happened.
/// - Returns: What is to be done outside, in order.
public func update(_ state: inout DashboardState, _ event: Event) -> [Effect] {
  let effects = state.take(event)
  state.noteSending(of: effects)
  state.noteKeeping(of: effects)
  return effects + state.settle() + state.settleWhereabouts()
}

extension DashboardState {
  mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .input(.resize(let size)), .resize(let size):
      self.size = size
      return []
    case .input(let key): return take(key)
    case .time(let clock):
      let isNewDay = clock.today != present.today
      present = clock
      if isNewDay { renewReader() }
      return keepAgain()
    case .board(let board, let news):
      let effects = take(board, changes: news.changes, byMe: false)
      return news.isReread ? effects + findRowsAnew() : effects
    case .committed(let report): return take(report)
    case .refused(let report): return take(report)
    case .rehearsed(let report): return take(rehearsed: report)
    case .undoFound(let change): return askBeforeUndo(of: change)
    case .redoFound(let change, let undo): return askBeforeRedo(of: change, undo)
    case .takingBack(let goesOn):
      if goesOn { running = .takingBack } else if running == .takingBack { running = nil }
      return []
    case .history(let page): return take(page)
    case .compared(let comparison): return take(comparison)
    case .reported(let report, let ticket): return take(report, ticket: ticket)
    case .calm:
      changedCells = []
      return []
    case .presence(let others):
      take(others: others)
      return []
    case .drafts(let drafts):
      self.drafts = drafts
      return drafts.flatMap { askWhoDeleted($0) } + offerDrafts()
    case .draftKept(let report): return take(report)
    case .selected(let answer):
      take(answer)
      return selectAgain(answer.register)
    case .found(let answer): return take(answer)
    case .stopped(let ticket): return wasStopped(ticket)
    case .worked(let answer): return take(answer)
    case .progress(let ticket, let share):
      if running?.ticket == ticket { running?.progress = share }
      return []
    case .asOf(let board, let moment):
      running = nil
      return take(past: board, moment: moment)
    case .store(let condition):
      self.condition = condition
      // It stands in the same line, and must not wait behind what is only worth knowing.
      switch condition {
      case .readOnly, .waiting:
        message = message.flatMap { $0.kind == .note ? nil : withReason($0) }
      case .writable: break
      }
      return []
    case .note(let message):
      self.message = withReason(message)
      return []
    case .rowsRead(let reading): return take(reading)
    case .opened(let board, let registry, let name, let isDemo):
      return take(opened: board, registry: registry, name: name, isDemo: isDemo)
    }
  }

  /// A warning with the reason why nothing can be saved: both are said in the same line.
  private func withReason(_ message: Message) -> Message {
    guard message.kind == .warning, case .readOnly(let why, _, _) = condition,
      !message.text.en.hasSuffix(why.en)
    else { return message }
    let text = message.text
    return Message(
      .warning,
      Phrase("\(text.en) Read-only: \(why.en)", "\(text.zh) 只读：\(why.zh)")
    )
  }

  // MARK: - Keys

  private mutating func take(_ key: Key) -> [Effect] {
    switch key {
    case .paste(let text):
      message = nil
      return paste(text)
    case .mouse(let mouse): return take(mouse)
    case .cursorReport, .modeReport, .resize: return []
    case .unreadable:
      message = Message(
        .warning,
        Phrase(
          "That was not UTF-8. Set the terminal's encoding to UTF-8.",
          "收到的不是 UTF-8，请把终端编码设为 UTF-8。"
        )
      )
      return []
    default: break
    }
    let closesMessage = key == .escape && message.map { $0.kind != .note } ?? false
    message = nil
    // A message of what was done or not done is the topmost thing, and Esc closes one.
    if closesMessage { return [] }
    let place = place
    if let command = command(for: key, in: place) { return run(command) }
    return type(key, in: place)
  }

  /// The command of a key in a place; full-width characters mean their ASCII twins, except where they
  /// may be text.
  private func command(for key: Key, in place: Place) -> Command? {
    if let command = CommandTable.standard.command(for: key, in: place) { return command }
    guard !place.isTyping || place == .calendar, key.narrowed != key else { return nil }
    return CommandTable.standard.command(for: key.narrowed, in: place)
  }

  /// Takes a key that no command of the place has.
  private mutating func type(_ key: Key, in place: Place) -> [Effect] {
    guard case .character(let character) = key else {
      return sayUnknown(key)
    }
    if place.isTyping { return type(character, in: place) }
    if character.isChinese {
      // An input method is on: in lists that means to search, elsewhere it is said.
      if place == .table || place == .overview { return openFind(String(character)) }
      message = Message(
        .warning,
        Phrase(
          "A Chinese input method is on: press Shift to switch, or use the F keys.",
          "中文输入法开着：按 Shift 切换，或用 F 键"
        )
      )
      return []
    }
    return sayUnknown(key)
  }

  private mutating func sayUnknown(_ key: Key) -> [Effect] {
    let name = key.narrowed.shown
    guard !name.isEmpty else { return [] }
    message = Message(
      .note,
      Phrase("\(name) does nothing here. F1 shows the keys.", "\(name) 在这里没有作用。F1 看按键。")
    )
    return []
  }

  private mutating func type(_ character: Character, in place: Place) -> [Effect] {
    if place == .editor {
      return editArea { $0.insert(character) }
    }
    return editText { $0.insert(character) }
  }

  private mutating func paste(_ text: String) -> [Effect] {
    if place == .editor {
      return editArea { $0.paste(text) }
    }
    if place.isTyping {
      if place == .form { return pasteInForm(text) }
      return editText { $0.paste(text) }
    }
    let lines = text.split(whereSeparator: \.isNewline)
    let columns = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }
    if case .table(let id) = screen, overlays.isEmpty, let register = registry[id],
      lines.count > 1 || (columns.max() ?? 0) > 1
    {
      return offerImport(of: text, rows: lines.count, columns: columns.max() ?? 1, into: register)
    }
    message = Message(
      .warning,
      Phrase(
        "Pasted text is never taken as keys. Open a field, the filter (/) or find (F3) first.",
        "粘贴的文字不会当作按键。请先打开字段、筛选（/）或查找（F3）。"
      )
    )
    return []
  }

  private mutating func offerImport(
    of text: String,
    rows: Int,
    columns: Int,
    into register: Register
  ) -> [Effect] {
    let (en, zh) = (register.label.en, register.label.zh)
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Pasted", "粘贴"),
          text: [
            Phrase(
              "\(rows) rows, \(columns) columns pasted. Import into \(en)?",
              "粘贴了 \(rows) 行 \(columns) 列。导入到「\(zh)」吗？"
            )
          ],
          answers: [
            .init(
              label: Phrase("Show what it would change", "先看会改什么"),
              then: .readRows(text, register: register.id)
            ),
            .init(label: Phrase("Drop it", "不要了"), then: .nothing),
          ]
        )
      )
    )
    return []
  }
}

extension Character {
  /// Whether the character is one that a Chinese input method gives and no key is.
  var isChinese: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0x20000...0x3FFFF).contains(value)
  }
}
