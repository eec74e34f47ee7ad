import Canvas
import ZoneModel

extension DashboardState {
  /// Shows a newer board; no row of any table moves.
  mutating func take(_ board: any Board, changes: [Change], byMe: Bool) -> [Effect] {
    guard asOf == nil else {
      // Told on the way back to now.
      missed += changes
      return []
    }
    let offer = offeredDraft.map { offerWords($0) }
    let wantedOpening = wantsOpeningAnew
    self.board = board
    recent = (changes.reversed() + recent).prefix(200).map { $0 }
    renewReader()
    restateOffer(saying: offer)
    var effects: [Effect] = []
    for id in tables.keys.sorted() { effects += follow(id, changes: changes, byMe: byMe) }
    overview.isStale = true
    followDetails(changes: changes)
    effects += followForm(changes: changes)
    follow(arrivals: changes)
    effects += mark(changes)
    // That the store is to be opened anew is not hidden by who made it so.
    if !byMe, let last = changes.last, last.author.session != environment.session,
      wantsOpeningAnew == wantedOpening, message == nil || message?.kind == .note
    {
      message = Message(.note, words(for: last))
    }
    return effects
  }

  /// Takes a change of this session that was made.
  mutating func take(_ report: CommitReport) -> [Effect] {
    if case .waiting = condition { condition = .writable }
    if sentLine?.draft == report.change.id { sentLine = nil }
    var effects = take(report.board, changes: report.others + [report.change], byMe: true)
    let merged = mergedWords(for: report.change)
    effects += formWasSaved(by: report.change)
    effects += showOwn(report.change)
    var text = doneWords(for: report.change)
    if let merged { text = Phrase(text.en + " " + merged.en, text.zh + merged.zh) }
    if let broken = report.warnings.first(where: { $0.rule != nil }) {
      text = Self.warning(of: broken, among: report.warnings.count)
    } else if let warning = report.warnings.first {
      text = Phrase(text.en + " ~ " + warning.message.en, text.zh + " ~ " + warning.message.zh)
    }
    message = Message(report.warnings.isEmpty ? .done : .warning, text)
    if let leftOut, leftOut.draft == report.change.id {
      message = Message(
        .warning,
        Phrase(leftOut.words.en + " " + text.en, leftOut.words.zh + text.zh)
      )
      self.leftOut = nil
    } else if report.warnings.isEmpty, let hidden = notListed(report.change) {
      message = Message(.warning, hidden)
    }
    return effects
  }

  /// What is said of a change that was saved and breaks a rule that warns; the check tells more.
  private static func warning(of refusal: Refusal, among count: Int) -> Phrase {
    let more =
      count > 1 ? Phrase(" (1 of \(count))", "（共 \(count) 条）") : Phrase("", "")
    return Phrase(
      "Saved; F7 shows more\(more.en): ~ \(refusal.message.en)",
      "已保存，F7 查看\(more.zh)：~ \(refusal.message.zh)"
    )
  }

  /// Takes a change of this session that was not made.
  mutating func take(_ report: RefusalReport) -> [Effect] {
    if case .waiting = condition { condition = .writable }
    if let refused = refusedByRules(report) { return ask(forReasonOf: refused, report) }
    if let handled = formWasRefused(report) { return handled }
    switch report.operation {
    case .undo, .redo, .revert:
      guard let of = report.of, !report.collisions.isEmpty || report.untouched > 0 else {
        message = Message(refusals: report.refusals)
        if let of = report.of, let why = message?.text {
          let what = called(of)
          message = Message(
            .error,
            report.operation == .redo
              ? Phrase("Not done again (\(what.en)): \(why.en)", "没有重做（\(what.zh)）：\(why.zh)")
              : Phrase("Not taken back (\(what.en)): \(why.en)", "没有撤回（\(what.zh)）：\(why.zh)")
          )
        }
        return []
      }
      return sayNotTakenBack(of, report)
    case .edit, .import, .adopt:
      if let collision = report.collisions.first {
        let who = authorName(of: collision.change)
        let name = reader.title(of: collision.record)
        message = Message(
          .error,
          Phrase(
            "Not saved: \(who.en) changed \(name) first. The row shows their value; try again.",
            "没有保存：\(who.zh)先改了「\(name)」。现在显示对方的值，请再试。"
          )
        )
        openAgain(report)
      } else {
        message = Message(refusals: report.refusals)
        openAgain(report)
      }
      return []
    }
  }

  /// Shows the board of a past moment, or the present again.
  mutating func take(past board: (any Board)?, moment: Moment?) -> [Effect] {
    guard let board else { return [] }
    var effects: [Effect] = []
    if moment == nil {
      asOf = nil
      effects = take(board, changes: missed, byMe: false)
      missed = []
    }
    self.board = board
    asOf = moment
    renewReader()
    for id in tables.keys { tables[id]?.isLoaded = false }
    overview.isStale = true
    effects += askDetailsAgain()
    if moment != nil { open(.overview) }
    message = Message(
      .note,
      moment.map { moment in
        let text = localDateTime(of: moment)
        return Phrase(
          "The board of \(text), read-only; Esc on the overview returns to now.",
          "\(text) 的数据，只读；在概览按 Esc 回到现在。"
        )
      } ?? Phrase("Back to now.", "已回到现在。")
    )
    return effects
  }

  /// Shows a store that was opened while the program runs; nothing of what was shown before is left.
  mutating func take(
    opened board: any Board,
    registry: Registry,
    name: String,
    isDemo: Bool
  ) -> [Effect] {
    environment.registry = registry
    environment.storeName = name
    environment.isDemo = isDemo
    environment.condition = .writable
    var fresh = DashboardState(
      environment: environment,
      preferences: preferences,
      size: size,
      clock: present,
      board: board
    )
    fresh.tour = tour
    fresh.commandLines = commandLines
    fresh.idsMade = idsMade
    self = fresh
    renewReader()
    message = Message(.note, opening(name, isDemo: isDemo))
    return []
  }

  /// What is said of a store that was chosen on the first screen; of an empty one, how to begin.
  private func opening(_ name: String, isDemo: Bool) -> Phrase {
    if isDemo {
      return Phrase(
        "This is a private copy of the sample; it is thrown away when you leave.",
        "这是样例的私有副本，退出时删除。"
      )
    }
    guard board.source("zones").count > 0 else {
      return Phrase(
        "\(name) is open and empty. Begin with your zone: 1, then ^N.",
        "已打开 \(name)，其中还没有数据。先建园区：按 1，再按 ^N。"
      )
    }
    return Phrase("\(name) is open.", "已打开 \(name)。")
  }

  /// Up to so many steps of an import are told one by one.
  private static let mostRowsTold = 500

  /// A step of an import with its values as they were understood.
  private func understood(_ edit: Edit) -> [Phrase] {
    let what = wrapped(say(words(for: edit)))
    guard case .create(let reference, let fields) = edit,
      let register = registry[reference.register]
    else { return what }
    let values = register.fields.compactMap { field -> String? in
      guard let value = fields[field.id] else { return nil }
      return say(field.label) + " " + (maySee(field) ? reader.text(of: value, field) : "…")
    }
    let indented = environment.lettering.wrap(
      values.joined(separator: ", "),
      to: max(20, min(90, size.columns - 6) - 4)
    )
    return what + indented.map { Phrase(same: "    " + $0) }
  }

  /// Shows what pasted rows would change.
  mutating func take(_ reading: RowsReading) -> [Effect] {
    let edits = reading.draft?.edits ?? []
    var lines = reading.lines + edits.prefix(Self.mostRowsTold).flatMap { understood($0) }
    if edits.count > Self.mostRowsTold {
      let more = grouped(edits.count - Self.mostRowsTold)
      lines.append(Phrase("and \(more) more", "另有 \(more) 处"))
    }
    overlays.append(
      .page(
        PageState(
          title: Phrase("Import of pasted rows", "导入粘贴的行"),
          lines: lines,
          enter: reading.draft.map {
            (Phrase("Import", "导入"), DialogState.Consequence.commit($0))
          }
        )
      )
    )
    return []
  }
}
