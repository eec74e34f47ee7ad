import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// The records that commands act on now: the marked rows, the row, or the record that is shown.
  var targets: [RecordReference] {
    switch screen {
    case .table(let id): tables[id]?.targets ?? []
    case .detail(let detail): detail.targets
    case .form(let form): form.reference.map { [$0] } ?? []
    case .finding(let finding): [finding.reference]
    case .view(let view): view.records
    case .overview: currentRecord.map { [$0] } ?? []
    case .history, .start: []
    }
  }

  /// Why there is nothing to act on, if so.
  var whyNoTarget: Phrase? {
    guard targets.isEmpty else { return nil }
    guard case .overview = screen else { return Phrase("There is no record here.", "这里没有记录。") }
    return Phrase(
      "No single record stands behind this line; Enter opens what does.",
      "此行背后不是单条记录；按回车打开其内容。"
    )
  }

  /// Why what takes one record is not done, where others than the one under the cursor are marked.
  var whyNotOneRecord: Phrase? {
    let marked = targets
    guard !marked.isEmpty, let current = currentRecord, marked != [current] else { return nil }
    return whyNotOne(of: marked)
  }

  /// That what takes one record is not done with these that are marked, and which one it would take.
  func whyNotOne(of marked: [RecordReference]) -> Phrase? {
    guard let one = currentRecord ?? marked.first else { return nil }
    let (title, count) = (reader.title(of: one), grouped(marked.count))
    return Phrase(
      "This takes one record, and \(marked.count.counted("is", "are")) marked. Space takes a mark off, ** all; then it takes \(title).",
      "此项一次只办一条，而已选 \(count) 条。空格取消一条，** 全部取消；取消后用于「\(title)」。"
    )
  }

  /// Edits the cell under the cursor, or the column of all marked rows.
  mutating func editCell() -> [Effect] {
    guard let (id, table, register) = shownTable, let field = register[field: table.column] else {
      return []
    }
    guard !field.kind.isComputed else {
      message = Message(
        .warning,
        Phrase(
          "\(field.label.en) is computed; change what it comes from (Enter shows it).",
          "「\(field.label.zh)」是算出来的，请修改其来源（回车查看）。"
        )
      )
      return []
    }
    if field.isPrivate, environment.isDemo {
      message = Message(
        .warning,
        Phrase("Private fields are not shown in a demo.", "演示中不显示私密字段。")
      )
      return []
    }
    let ids = table.targets.map(\.id)
    let records = ids.compactMap { board.source(id).record($0) }
    let record = records.first
    let count = ids.count
    let title =
      count == 1
      ? field.label
      : Phrase("\(field.label.en), \(count) rows", "\(field.label.zh)，\(count) 条")
    let basis = count == 1 ? CellBasis(value: record?[field.id], seq: board.seq) : nil
    if let items = reader.choices(for: field, of: records) {
      let current = record?[field.id]
      var list = ListState(
        title: title,
        purpose: .value(register: id, field: field.id, ids: ids),
        intro: items.toldHidden,
        items: items,
        isTicking: field.kind.isSet,
        ticked: count == 1 ? Set(current?.list ?? []) : [],
        current: current.flatMap { value in
          value.text ?? value.flag.map { $0 ? "true" : "false" }
        }
      )
      list.basis = basis
      open(list)
      return []
    }
    let text = count == 1 ? reader.entryText(of: record?[field.id], field) : ""
    var line = LineState(
      title: title,
      text: text,
      purpose: .value(register: id, field: field.id, ids: ids)
    )
    line.basis = basis
    overlays.append(.line(line))
    return []
  }

  /// The value of a line of the choices of a field.
  func chosenValue(_ id: String, _ register: String, _ field: String) -> Value {
    if case .flag? = registry[register]?[field: field]?.kind { return .flag(id == "true") }
    return .text(id)
  }

  /// How a typed value is understood, or what is wrong with it.
  func reading(of text: String, register: String, field: String, ids: [String]) -> Message? {
    guard let declared = registry[register]?[field: field] else { return nil }
    if ids.count > 1, declared.span(of: text) != nil {
      return Message(.note, Phrase("each from its own", "各自推算"))
    }
    switch reader.entry(text, for: declared, beside: fields(of: ids, in: register)) {
    case .success(let entry):
      guard let understood = entry.understood else { return nil }
      return Message(.note, understood)
    case .failure(let refusal): return Message(refusals: [refusal])
    }
  }

  /// The values of a single record; of several none.
  func fields(of ids: [String], in register: String) -> Fields {
    guard ids.count == 1 else { return Fields() }
    return board.source(register).record(ids[0])?.fields ?? Fields()
  }

  /// Takes a typed value; where it cannot be read, the line stays with the reason.
  mutating func acceptValue(
    _ text: String,
    register: String,
    field: String,
    ids: [String]
  ) -> [Effect] {
    guard let declared = registry[register]?[field: field] else { return [] }
    switch reader.read(text, for: declared, beside: fields(of: ids, in: register)) {
    case .success(let value):
      guard case .line(let line) = overlays.removeLast() else { return [] }
      let length = ids.count > 1 ? text : nil
      let effects = give(
        value,
        counted: length,
        register: register,
        field: field,
        ids: ids,
        over: line.basis
      )
      if case .commit(let draft)? = effects.first {
        sentLine = SentLine(draft: draft.id, line: line)
      }
      return effects
    case .failure(let refusal):
      say(Message(refusals: [refusal]))
      return []
    }
  }

  /// Opens the line of a value again that was sent and refused, with what was typed.
  mutating func openAgain(_ report: RefusalReport) {
    guard let sent = sentLine, sent.draft == report.draft, overlays.isEmpty else { return }
    var line = sent.line
    if let collision = report.collisions.first {
      guard let field = collision.field, let record = board.record(collision.record),
        let declared = registry[collision.record.register]?[field: field]
      else { return }
      // They have seen it now: what is sent next goes over this.
      line.basis = CellBasis(value: record[field], seq: board.seq)
      let who = personName(collision.change.author.name)
      let now = environment.lettering.cut(reader.text(of: record[field], declared), to: 16)
      line.reading = Message(
        .error,
        Phrase(
          "Not saved: \(who.en) made it \(now). Enter replaces that, Esc keeps it.",
          "没有保存：\(who.zh)已改为「\(now)」。回车覆盖，Esc 保留。"
        )
      )
    } else {
      line.reading = Message(refusals: report.refusals)
    }
    overlays.append(.line(line))
    sentLine = nil
  }

  /// Gives records a value: one at once, several after showing what would change.
  ///
  /// `basis` is what the person saw of a single one: what others made of it since is not changed
  /// unasked. `length` is what was typed for several dates, which each count it from their own start.
  mutating func give(
    _ given: Value?,
    counted length: String? = nil,
    register id: String,
    field: String,
    ids: [String],
    over basis: CellBasis? = nil
  ) -> [Effect] {
    guard let register = registry[id], let declared = register[field: field] else { return [] }
    let source = board.source(id)
    let span = length.flatMap { declared.span(of: $0) }
    var edits: [Edit] = []
    var same = 0
    for name in ids {
      guard let record = source.record(name) else { continue }
      let start = declared.countsFrom.flatMap { record[$0]?.day } ?? clock.today
      let value = span.map { .day($0.from(start)) } ?? given
      let before = basis.map(\.value) ?? record[field]
      guard before != value else {
        same += 1
        continue
      }
      let reference = record.reference
      if declared.kind.isSet {
        let (old, new) = (Set(before?.list ?? []), Set(value?.list ?? []))
        edits.append(
          .members(
            reference,
            field: field,
            added: new.subtracting(old).sorted(),
            removed: old.subtracting(new).sorted()
          )
        )
      } else {
        edits.append(.set(reference, field: field, before: before, after: value))
      }
    }
    guard !edits.isEmpty else {
      message = Message(.note, Phrase("It is that already.", "已经是这个值。"))
      return []
    }
    let refused = ids.count > 1 ? refusals(of: edits) : [:]
    var lines = edits.map { previewLine(of: $0, declared, refused) }
    edits.removeAll { edit in edit.record.map { refused[$0] != nil } ?? false }
    let effects = reader.effects(of: edits)
    if let error = effects.errors.first {
      message = Message(refusals: [error])
      return []
    }
    lines += effects.found.flatMap { $0.words(in: registry, on: board) }
    // The label of a change is for everybody.
    let to =
      declared.isPrivate ? "…" : span == nil ? reader.text(of: given, declared) : length ?? ""
    let label =
      ids.count == 1
      ? label(of: effects.found)
        ?? Phrase("\(declared.label.en) = \(to)", "\(declared.label.zh) = \(to)")
      : Phrase(
        "\(declared.label.en) = \(to) for \(edits.count)",
        "\(edits.count) 条的\(declared.label.zh) = \(to)"
      )
    let draft = ChangeDraft(
      id: makeID(),
      label: say(label),
      edits: edits + effects.found.flatMap(\.edits),
      seen: basis?.seq ?? board.seq
    )
    guard ids.count > 1 else { return [.commit(draft)] }
    var head = [
      edits.isEmpty
        ? Phrase("None of them can become that.", "这些记录都不能改为此值。")
        : Phrase(
          "\(edits.count) record\(edits.count == 1 ? " changes" : "s change"); one undo takes all back.",
          "将修改 \(edits.count) 条记录；一次撤销即可全部恢复。"
        )
    ]
    if !refused.isEmpty, !edits.isEmpty {
      head.append(
        Phrase(
          "\(refused.count) cannot, marked !, and stay as they are.",
          "标 ! 的 \(refused.count) 条不能修改，保持原样。"
        )
      )
    }
    if same > 0 {
      head.append(Phrase("\(same) have this value already.", "\(same) 条已经是这个值。"))
    }
    overlays.append(
      .page(
        PageState(
          title: label,
          lines: head + [Phrase(same: "")] + lines,
          enter: edits.isEmpty ? nil : (Phrase("Change them", "修改"), .commit(draft))
        )
      )
    )
    return []
  }

  /// What a change of one record is called that has effects: by their action.
  func label(of effects: [StateEffect]) -> Phrase? {
    effects.first.map { effect in
      let (action, title) = (effect.action.label, reader.title(of: effect.record))
      return Phrase("\(action.en): \(title)", "\(action.zh)：\(title)")
    }
  }

  /// The most records that are looked at one by one before they are changed together.
  private static let previewLimit = 2_000

  /// Why records could not be changed so, the first reason of each.
  private func refusals(of edits: [Edit]) -> [RecordReference: Refusal] {
    guard edits.count <= Self.previewLimit else { return [:] }
    let known = reader.problems(of: edits).filter(\.isError)
    return Dictionary(
      known.compactMap { refusal in refusal.record.map { ($0, refusal) } }
    ) { first, _ in first }
  }

  /// A line of the preview; the title makes way for what changes.
  private func previewLine(
    of edit: Edit,
    _ field: Field,
    _ refused: [RecordReference: Refusal]
  ) -> Phrase {
    let refusal = edit.record.flatMap { refused[$0] }
    var after = refusal?.message ?? words(for: edit, named: false)
    if refusal == nil, case .set(_, _, let before, let value) = edit {
      let (from, to) = (reader.text(of: before, field), reader.text(of: value, field))
      after = Phrase("\(from) -> \(to)", "\(from) → \(to)")
    }
    let mark = refusal == nil ? "" : "! "
    let room = max(16, size.columns - 8 - environment.lettering.width(mark + say(after)))
    let title = edit.record.map { environment.lettering.cut(reader.title(of: $0), to: room) } ?? ""
    return Phrase("\(mark)\(title): \(after.en)", "\(mark)\(title)：\(after.zh)")
  }

  /// Deletes the marked rows or the record; undo is said.
  mutating func deleteTargets() -> [Effect] {
    let records = targets.compactMap { board.record($0) }
    guard let first = records.first, let register = registry[first.reference.register] else {
      message = Message(.note, Phrase("It is deleted already.", "已经删除。"))
      return []
    }
    let title = reader.title(of: first.reference)
    let label =
      records.count == 1
      ? Phrase("Delete \(title)", "删除「\(title)」")
      : Phrase(
        "Delete \(records.count) \(register.label.en.lowercased())",
        "删除 \(records.count) 条\(register.singular.zh)"
      )
    let draft = ChangeDraft(
      id: makeID(),
      label: say(label),
      edits: records.map { .delete($0.reference, $0.fields) },
      seen: board.seq
    )
    guard records.count > 1 || isOnlyMarked(first.reference) else { return [.commit(draft)] }
    overlays.append(
      .page(
        PageState(
          title: label,
          lines: [Phrase("One undo (^Z) brings all back.", "一次撤销（^Z）即可全部恢复。")]
            + records.map { Phrase(same: reader.title(of: $0.reference)) },
          enter: (Phrase("Delete", "删除"), .commit(draft))
        )
      )
    )
    return []
  }

  /// Whether a record is meant by its mark alone, which may be out of view: not by the cursor.
  private func isOnlyMarked(_ reference: RecordReference) -> Bool {
    guard let (_, table, _) = shownTable else { return false }
    return table.shownMarks.contains(reference.id) && table.cursor != reference.id
  }

  /// Makes a deleted record again, from the change that deleted it.
  mutating func bringBack(_ reference: RecordReference) -> [Effect] {
    guard let (_, fields) = knownDeletion(of: reference) else {
      message = Message(
        .warning,
        Phrase("Its change is no longer at hand; see History (^T).", "删除记录不在手边，请看历史（^T）。")
      )
      return []
    }
    let title = reader.title(of: reference, fields)
    return [
      .commit(
        ChangeDraft(
          id: makeID(),
          label: say(Phrase("Bring back \(title)", "恢复「\(title)」")),
          edits: [.create(reference, fields)],
          seen: board.seq
        )
      )
    ]
  }

  /// Stops a save that waits or what runs; else copies the cell, the marked rows, the line or the
  /// record.
  mutating func copyOrStop() -> [Effect] {
    // What comes of it tells whether it was saved after all.
    if case .waiting = condition, place != .line { return [.stop] }
    // What comes of it tells whether it was stopped in time.
    if running == .takingBack { return [.stopTakingBack] }
    if let running {
      self.running = nil
      for id in tables.keys where tables[id]?.ticket == running.ticket {
        tables[id]?.ticket = nil
        tables[id]?.wantsAnother = false
      }
      message = Message(
        .note,
        Phrase("Stopped: \(running.title.en).", "已停止：\(running.title.zh)。")
      )
      return [.stop]
    }
    guard let text = copyText else {
      message = Message(.note, Phrase("There is nothing to copy here.", "这里没有可复制的内容。"))
      return []
    }
    let count = text.split(separator: "\n").count
    message = Message(
      .done,
      count > 1
        ? Phrase("Copied \(count) lines.", "已复制 \(count) 行。")
        : Phrase("Copied: \(text)", "已复制：\(text)")
    )
    return [.copy(text)]
  }

  private var copyText: String? {
    switch overlays.last {
    case .list(let list): return list.current.map { say($0.label) }
    case .line(let line): return line.field.text
    case .page(let page): return page.lines.map { say($0) }.joined(separator: "\n")
    case .report(let page): return copyText(of: page)
    case .editor(let editor): return editor.area.text
    case .calendar(let calendar): return calendar.day.description
    case .dialog, nil: break
    }
    switch screen {
    case .table(let id):
      guard let table = tables[id], let register = registry[id] else { return nil }
      if let bar = table.bar { return bar.text }
      let source = board.source(id)
      let marked = table.shownMarks
      if marked.isEmpty {
        guard let field = register[field: table.column],
          let record = table.cursor.flatMap({ source.record($0) })
        else { return nil }
        return reader.cell(of: record, field).text
      }
      let fields = table.columns.compactMap { register[field: $0] }
      let rows = table.slots.compactMap { slot in slot >= 0 ? source.record(at: slot) : nil }
        .filter { marked.contains($0.id) }
      let head = fields.map { say($0.label) }.joined(separator: "\t")
      let lines = rows.map { record in
        fields.map { reader.cell(of: record, $0).text }.joined(separator: "\t")
      }
      return ([head] + lines).joined(separator: "\n")
    case .detail(let detail): return detail.copyText(in: self)
    case .history(let history): return history.copyText(in: self)
    case .form(let form): return form.copyText
    case .overview: return overview.copyText(in: self)
    case .finding(let finding): return sheet(of: finding, all: false)
    case .view(let view): return copyText(of: view)
    case .start: return nil
    }
  }

  /// Draws the screen again; in a table also sorts and filters again.
  ///
  /// Where something else may lie at the store's place than what is shown, that is opened; so is the
  /// store whose settings ask for fields that this run does not have.
  mutating func redrawAndSelect() -> [Effect] {
    if case .readOnly(_, _, opensAnew: true) = condition { return open(.again) }
    if wantsOpeningAnew { return open(.again) }
    var effects: [Effect] = [.redraw]
    if case .table(let id) = screen, tables[id]?.bar == nil { effects += select(id) }
    overview.isStale = true
    if case .view(var view) = screen {
      view.basis = nil
      survey.counted?.key.seq = -1
      screen = .view(view)
    }
    return effects
  }

  /// Says what the checks find on the record or the marked ones.
  mutating func checkTargets() -> [Effect] {
    if case .finding(var finding) = screen {
      finding.key = nil
      screen = .finding(finding)
      message = Message(.note, Phrase("Checked again.", "已重新核查。"))
      return []
    }
    var wanted = targets
    // The rows of a view may be of several registers.
    if case .view(let view) = screen { wanted = view.allRecords }
    if wanted.count == 1, let only = wanted.first { return openFindings(only) }
    return check(wanted.filter { board.record($0) != nil })
  }
}

/// What a person saw in a cell when they began to change it.
struct CellBasis: Hashable, Sendable {
  /// The value; `nil` where there was none.
  let value: Value?
  /// The last change that they saw.
  let seq: Int
}

/// A value that was typed into a line and is on its way to the store.
struct SentLine {
  /// The change that it is sent with.
  let draft: String
  let line: LineState
}
