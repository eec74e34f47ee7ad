import Canvas
import ZoneModel

extension DashboardState {
  /// Shows what a change of this session did: the record that it made, or what undo brought back.
  mutating func showOwn(_ change: Change) -> [Effect] {
    switch change.operation {
    case .undo, .redo, .revert: return showTakenBack(change)
    case .edit, .import, .adopt: break
    }
    let made = change.edits.lazy.compactMap { edit -> RecordReference? in
      if case .create(let reference, _) = edit { reference } else { nil }
    }
    guard let first = made.first, tables[first.register]?.isLoaded == true else { return [] }
    tables[first.register]?.cursor = first.id
    return select(first.register)
  }

  /// What was done to several records, and how many of them are not among the rows; else why a record that
  /// this session just made is not among the rows of the table that is shown, as a
  /// message; `nil` where it is, or where that is not known yet.
  func notListed(_ change: Change) -> Phrase? {
    guard change.operation == .edit, case .table(let id) = screen, let table = tables[id],
      let made = change.edits.first(where: { edit in
        if case .create(let reference, _) = edit { reference.register == id } else { false }
      })?.record, let record = board.record(made)
    else { return nil }
    var seen: Set<RecordReference> = []
    let touched = change.edits.compactMap(\.record).filter {
      $0.register == id && seen.insert($0).inserted && board.record($0) != nil
    }
    if touched.count > 1 {
      guard table.ticket == nil, table.isWhole else { return nil }
      let hidden = touched.count { table.place(of: $0.id) == nil }
      guard hidden > 0 else { return nil }
      let done = doneWords(for: change)
      return Phrase(
        "\(done.en) \(hidden) of \(touched.count) do not match the filter and are not listed.",
        "\(done.zh)\(touched.count) 条中有 \(hidden) 条不符合筛选，未列出。"
      )
    }
    let name = environment.lettering.cut(reader.title(of: made), to: max(12, size.columns - 64))
    if let zone = preferences.zone, !reader.isInZone(record) {
      let place = reader.title(of: RecordReference(register: "zones", id: zone))
      return Phrase(
        "Saved, not listed: \(name) does not lie in \(place). @ shows all zones.",
        "已保存但未列出：「\(name)」不在\(place)内。按 @ 可看全部园区。"
      )
    }
    guard table.ticket == nil, table.isWhole, table.place(of: made.id) == nil else { return nil }
    return Phrase(
      "Saved, not listed: \(name) does not match the filter. Esc shows all.",
      "已保存但未列出：「\(name)」不符合筛选。按 Esc 看全部。"
    )
  }

  /// Goes to the record that was taken back, redone or reverted, and to its field.
  private mutating func showTakenBack(_ change: Change) -> [Effect] {
    // Whoever has gone on to type or to answer something is not taken away from it.
    guard overlays.isEmpty, !place.isTyping, place != .conflict else { return [] }
    var seen: Set<RecordReference> = []
    let records = change.edits.compactMap(\.record).filter { seen.insert($0).inserted }
    guard let first = records.first(where: { board.record($0) != nil }) else { return [] }
    let field = change.edits.first { $0.record == first }?.field
    switch screen {
    case .history: return []
    case .detail(var detail) where records.contains(detail.reference):
      detail.show(field, in: self)
      screen = .detail(detail)
      return []
    case .table(let id) where id == first.register:
      if let place = tables[id]?.place(of: first.id) {
        tables[id]?.move(toRow: place)
        if let field, tables[id]?.columns.contains(field) == true { tables[id]?.column = field }
        return []
      }
      // A record that came back is not among the rows yet.
      tables[id]?.cursor = first.id
      let effects = select(id)
      if tables[id]?.ticket != nil || tables[id]?.cursor == first.id { return effects }
      return effects + openDetail(first)
    case .table, .detail, .overview:
      if records.count > 1 {
        let effects = open(register: first.register)
        if let place = tables[first.register]?.place(of: first.id) {
          tables[first.register]?.move(toRow: place)
        }
        return effects
      }
      let effects = openDetail(first)
      if case .detail(var detail) = screen {
        detail.show(field, in: self)
        screen = .detail(detail)
      }
      return effects
    case .form, .finding, .view, .start: return []
    }
  }

  /// Describes an old change, or one of an earlier session, before it is taken back.
  mutating func askBeforeUndo(of change: Change) -> [Effect] {
    let isEarlier = change.author.session != environment.session
    let text = [
      isEarlier
        ? Phrase(
          "Your newest change was not made in this window:",
          "您最近的修改不是在此窗口做的："
        )
        : Phrase("Your newest change is a while ago:", "您最近的修改已过了一会儿：")
    ]
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Take this back?", "撤销这次修改？"),
          text: text + description(of: change),
          answers: [
            .init(label: Phrase("Take it back", "撤销"), then: .undo(seq: change.seq)),
            .init(label: Phrase("Look at it first", "先看一下"), then: .look(seq: change.seq)),
            .init(label: Phrase("Leave it", "不撤销"), then: .nothing),
          ],
          cursor: 2
        )
      )
    )
    return []
  }

  /// Describes a change that was taken back a while ago, or not in this window, before it is put back.
  mutating func askBeforeRedo(of change: Change, _ undo: Change) -> [Effect] {
    let time = localDateTime(of: undo.time)
    let text = [
      undo.author.session != environment.session
        ? Phrase(
          "This was not taken back in this window, but at \(time):",
          "这次修改不是在此窗口撤销的（\(time)）："
        )
        : Phrase("This was taken back a while ago, at \(time):", "这次修改已撤销了一会儿（\(time)）：")
    ]
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Put this back?", "重做这次修改？"),
          text: text + description(of: change),
          answers: [
            .init(label: Phrase("Put it back", "重做"), then: .redo(undo: undo.seq)),
            .init(label: Phrase("Look at it first", "先看一下"), then: .look(seq: undo.seq)),
            .init(label: Phrase("Leave it", "不重做"), then: .nothing),
          ],
          cursor: 2
        )
      )
    )
    return []
  }

  /// When a change was made, what it is called and what it did, a line each.
  private func description(of change: Change) -> [Phrase] {
    let time = localDateTime(of: change.time)
    let what = called(change)
    var records: Set<RecordReference> = []
    let titles = change.edits.compactMap(\.record).filter { records.insert($0).inserted }
    var text = [Phrase("\(time)   \(what.en)", "\(time)   \(what.zh)")]
    for edit in change.edits.prefix(5) {
      let what = words(for: edit, columns: 26)
      text.append(Phrase("  " + what.en, "  " + what.zh))
    }
    if change.edits.count > 5 {
      let (steps, count) = (change.edits.count - 5, titles.count)
      text.append(
        Phrase(
          "  and \(steps) more steps; \(count) records in all",
          "  另有 \(steps) 步；共 \(count) 条记录"
        )
      )
    }
    return text
  }

  /// Says who stands in the way of taking a change back or doing it again, when and in which fields,
  /// with what can be done instead.
  mutating func sayNotTakenBack(_ change: Change, _ report: RefusalReport) -> [Effect] {
    let isRedo = report.operation == .redo
    var text = [
      Phrase(
        "\(called(change).en) (\(localDateTime(of: change.time)))",
        "\(called(change).zh)（\(localDateTime(of: change.time))）"
      )
    ]
    let reasons =
      report.collisions.map { words(for: $0) }
      + (report.collisions.isEmpty ? report.refusals.map(\.message) : [])
    text += reasons.prefix(4).flatMap { wrapped(say($0)) }
    if reasons.count > 4 {
      let more = reasons.count - 4
      text.append(Phrase("and \(more) more", "另有 \(more) 处"))
    }
    var answers = report.untouched > 0 ? [untouchedAnswer(change, report)] : []
    if let theirs = report.collisions.first {
      answers.append(
        .init(
          label: Phrase("Look at what stands in the way", "看是哪次修改"),
          then: .look(seq: theirs.change.seq)
        )
      )
    }
    answers.append(
      .init(label: Phrase("Leave it", isRedo ? "不重做" : "不撤销"), then: .nothing)
    )
    overlays.append(
      .dialog(
        DialogState(
          title: isRedo ? Phrase("Not done again", "没有重做") : Phrase("Not taken back", "没有撤销"),
          text: text,
          answers: answers,
          cursor: max(0, answers.count - 2)
        )
      )
    )
    return []
  }

  /// The answer that does what can be done of a change, without what stands in the way.
  private func untouchedAnswer(_ change: Change, _ report: RefusalReport) -> DialogState.Answer {
    let count = grouped(report.untouched)
    let then: DialogState.Consequence =
      switch report.operation {
      case .undo: .undoUntouched(seq: change.seq)
      case .redo: .redoUntouched
      case .revert, .edit, .import, .adopt: .revertUntouched(seq: change.seq)
      }
    let what = report.operation == .redo ? Phrase("Do again", "重做") : Phrase("Take back", "撤销")
    return .init(
      label: report.untouched == 1
        ? Phrase("\(what.en) only the other field", "只\(what.zh)其余 1 处")
        : Phrase("\(what.en) only the other \(count)", "只\(what.zh)其余 \(count) 处"),
      then: then
    )
  }

  /// Who did what to a record since, and when.
  private func words(for collision: Collision) -> Phrase {
    let title = reader.title(of: collision.record)
    let field = collision.field.flatMap { registry[collision.record.register]?[field: $0]?.label }
    let (who, time) = (authorName(of: collision.change), localTime(of: collision.change.time))
    switch collision.act {
    case .changed:
      return Phrase(
        "\(who.en) changed \(field?.en ?? "the record") at \(time): \(title)",
        "\(who.zh)在 \(time) 改了\(field?.zh ?? "此记录")：\(title)"
      )
    case .made:
      return Phrase(
        "\(who.en) made the record at \(time): \(title)",
        "\(who.zh)在 \(time) 新建了此记录：\(title)"
      )
    case .deleted:
      return Phrase(
        "\(who.en) deleted the record at \(time): \(title)",
        "\(who.zh)在 \(time) 删除了此记录：\(title)"
      )
    case .refersTo(let target):
      let target = reader.title(of: target)
      return Phrase(
        "\(who.en) made \(title) refer to \(target) at \(time)",
        "\(who.zh)在 \(time) 让「\(title)」引用了「\(target)」"
      )
    }
  }
}

extension TableState {
  /// The row of a record among those that are shown.
  func place(of id: String) -> Int? {
    guard let slot = source?.slot(of: id) else { return nil }
    return slots.firstIndex(of: slot)
  }
}

extension DetailState {
  /// Puts the cursor on the line of a field of the record.
  mutating func show(_ field: String?, in state: DashboardState) {
    guard let field,
      let place = lines(in: state).firstIndex(where: {
        $0.field == field || $0.kind == .missing && $0.cells.contains(field)
      })
    else {
      return
    }
    area = .fields
    line = place
  }
}
