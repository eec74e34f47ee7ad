import Canvas
import Foundation
import ZoneExchange
import ZoneModel
import ZoneQuery
import ZoneStore

/// A state of a store with the day that it is answered for.
struct StoreView {
  let board: StoreBoard
  let today: Day
}

extension StoreDesk {
  /// The state that a command looks at, with the day that it is answered for: the present, or a moment
  /// of the past.
  func view(_ past: AsOfOption) throws(CommandFailure) -> StoreView {
    try view(asOf: past.asOf)
  }

  /// The store at a point that was written, or as it is.
  func view(asOf text: String?) throws(CommandFailure) -> StoreView {
    guard let text else { return StoreView(board: store.board, today: clock.today) }
    let point = try PointInTime(text, option: "--as-of", dayEnd: .end, clock: clock)
    do throws(StoreError) {
      switch point {
      case .seq(let seq):
        let board = try store.board(asOf: seq)
        let day = seq > 0 ? clock.day(of: try store.change(seq).time) : clock.today
        return StoreView(board: board, today: day)
      case .moment(let moment):
        return StoreView(board: try store.board(asOf: moment), today: clock.day(of: moment))
      }
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Why this person may only look and what helps, if so: as the files say, and the staff register.
  var whyOnlyLooking: (reason: Phrase, nextStep: Phrase)? {
    if let reason = store.readOnlyReason { return (reason.message, reason.nextStep.asSentence) }
    return store.board.whyOnlyLooking(store.author.name).map { ($0.reason, $0.nextStep) }
  }

  /// Whether private fields are shown: they are for those who may change the store.
  var seesPrivate: Bool { whyOnlyLooking == nil }

  /// Prints one record.
  func print(
    _ record: Record,
    of register: Register,
    on view: StoreView
  ) throws(CommandFailure) {
    let row = row(of: register, on: view.board, with: evaluator(of: view))
    let fields = register.fields.filter { seesPrivate || !$0.isPrivate }
    let sheet = RecordSheet(columns: [.id, .revision] + fields.map { .field($0) })
    switch call.format(default: .json) {
    case .json:
      var output = StandardOutput()
      try output.write(row.json(of: record, sheet))
      try output.flush()
    case .table:
      try printLines(of: record, row: row, sheet)
      if register.id == "patents" { try printLadder(of: record.reference, on: view) }
    case .jsonl, .csv, .tsv:
      var printer = try SheetPrinter(call, columns: sheet.headings(in: call.language))
      try printer.add(row.cells(of: record, sheet))
      try printer.finish()
    }
  }

  /// Makes the cells of a register's records.
  func row(of register: Register, on board: any Board, with evaluator: Evaluator) -> RecordRow {
    RecordRow(
      register: register,
      registry: registry,
      board: board,
      evaluator: evaluator,
      call.language
    )
  }

  /// Prints records of a register.
  func print(
    _ slots: [Int],
    of register: Register,
    _ sheet: RecordSheet,
    on board: any Board,
    with evaluator: Evaluator
  ) throws(CommandFailure) {
    let row = row(of: register, on: board, with: evaluator)
    let source = board.source(register.id)
    var printer = try SheetPrinter(call, columns: sheet.headings(in: call.language))
    for (place, slot) in slots.enumerated() {
      if place % 256 == 0 { try Interruption.check() }
      guard let record = source.record(at: slot) else { continue }
      try printer.add(row.cells(of: record, sheet))
    }
    try printer.finish()
  }

  /// Words values of a board in the language of the call.
  func formatter(on board: any Board) -> ValueFormatter {
    let (language, registry) = (call.language, registry)
    return ValueFormatter(language, showsPrivate: seesPrivate) {
      board.title(of: $0, in: registry, language, depth: 1)
    }
  }

  /// Prints a record a line a field, without what is missing.
  private func printLines(
    of record: Record,
    row: RecordRow,
    _ sheet: RecordSheet
  ) throws(CommandFailure) {
    let lettering = Lettering.unicode
    let cells = row.cells(of: record, sheet, .full)
    let labels = sheet.headings(in: call.language).map { lettering.shown($0.label) }
    let lines = zip(labels, cells).filter { !$1.shown.isEmpty }
    let widest = lines.map { lettering.width($0.0) }.max() ?? 0
    var output = StandardOutput()
    for (label, cell) in lines {
      let space = String(repeating: " ", count: widest - lettering.width(label) + 2)
      try output.write(label + space + cell.shown + "\n")
    }
    try output.flush()
  }

  // MARK: - History

  /// The changes of a record, newest first.
  func history(of record: RecordReference, limit: Int) throws(CommandFailure) -> [Change] {
    do throws(StoreError) {
      return try store.history(HistoryFilter(record: record, limit: limit)).entries.map(\.change)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Prints changes, newest first.
  func printHistory(_ wanted: HistoryWanted) throws(CommandFailure) {
    var filter = HistoryFilter(author: wanted.author, limit: min(wanted.limit ?? 1000, 1000))
    if let register = wanted.register {
      filter.register = try registry.register(named: register).id
    }
    if let record = wanted.record {
      filter.records = [try reference(record, in: filter.register)]
    }
    if let text = wanted.operation { filter.operation = try operation(named: text) }
    filter.words = (wanted.text ?? "").split(separator: " ").map { [String($0)] }
    var firstSeq = 0
    if let since = wanted.since {
      switch try PointInTime(since, option: "--since", dayEnd: .start, clock: clock) {
      case .moment(let moment): filter.since = moment
      case .seq(let seq): firstSeq = seq
      }
    }
    if let until = wanted.until {
      switch try PointInTime(until, option: "--until", dayEnd: .end, clock: clock) {
      case .moment(let moment): filter.until = moment
      case .seq(let seq): filter.before = seq + 1
      }
    }
    var printer = try SheetPrinter(call, columns: historyColumns)
    var left = wanted.limit ?? Int.max
    var gaps: [HistoryGap] = []
    var acts = LaterActs()
    var scope: (any StepScope)? = wanted.zone.map {
      ZonePast(of: $0, from: evaluator(of: store.board))
    }
    repeat {
      try Interruption.check()
      let page = try page(filter, in: &scope)
      gaps += page.gaps.filter { $0.changes.upperBound >= firstSeq }
      for entry in page.entries where entry.change.seq >= firstSeq && left > 0 {
        try printer.add(cells(of: entry, acts.back(entry)))
        left -= 1
      }
      filter.before = page.next
      if let next = page.next, next <= firstSeq { filter.before = nil }
    } while filter.before != nil && left > 0
    try printer.finish()
    guard let first = gaps.first else { return }
    throw CommandFailure(
      .inputOutput,
      at: Phrase(same: store.path),
      first.message,
      details: gaps.dropFirst().map(\.message),
      next: Phrase(
        "All others are shown. Run “zoneboard fsck”; “fsck --salvage” makes a store without the damage.",
        "其余更改均已显示。请运行“zoneboard fsck”；“fsck --salvage”可另存为没有损坏的数据。"
      )
    )
  }

  private func operation(named text: String) throws(CommandFailure) -> ZoneModel.Operation {
    if let operation = ZoneModel.Operation(rawValue: text) { return operation }
    let names = ZoneModel.Operation.allCases.map(\.rawValue).joined(separator: ", ")
    throw CommandFailure(
      .usage,
      at: Phrase(same: "--op \(text)"),
      Phrase("there is no such act", "没有这种操作"),
      next: Phrase("Choose one of: \(names).", "请选择：\(names)。")
    )
  }

  private func page(
    _ filter: HistoryFilter,
    in scope: inout (any StepScope)?
  ) throws(CommandFailure) -> ZoneStore.HistoryPage {
    do throws(StoreError) {
      return try store.history(filter, in: &scope) { _ in !Interruption.wasRequested }
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  private func reference(
    _ text: String,
    in register: String?
  ) throws(CommandFailure) -> RecordReference {
    if let reference = RecordReference(text) {
      return RecordReference(
        register: try registry.register(named: reference.register).id,
        id: reference.id
      )
    }
    guard let register else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--record \(text)"),
        Phrase("which register is meant?", "不知道是哪个登记簿"),
        next: Phrase("Write register/id, or add --register.", "请写 登记簿/编号，或加上 --register。")
      )
    }
    return RecordReference(register: register, id: text)
  }

  private var historyColumns: [SheetColumn] {
    let language = call.language
    return [
      SheetColumn("seq", label: Phrase("Change", "变更")[language], isNumeric: true),
      SheetColumn("time", label: Phrase("Time", "时间")[language]),
      SheetColumn("author", label: Phrase("Author", "作者")[language]),
      SheetColumn("op", label: Phrase("Act", "操作")[language]),
      SheetColumn("of", label: Phrase("Of", "所涉变更")[language], isNumeric: true),
      SheetColumn("label", label: Phrase("What", "内容")[language]),
      SheetColumn("why", label: Phrase("Why", "原因")[language]),
      SheetColumn("records", label: Phrase("Records", "记录")[language]),
      SheetColumn("changes", label: Phrase("Steps", "步骤")[language]),
      SheetColumn("back", label: Phrase("Taken back", "已撤回")[language]),
    ]
  }

  /// How many steps of a change are written out.
  private static let stepsShown = 20

  private func cells(of entry: HistoryEntry, _ back: TakenBack?) -> [SheetCell] {
    let change = entry.change
    var seen: Set<RecordReference> = []
    let records = change.edits.compactMap(\.record).filter { seen.insert($0).inserted }
    let steps = change.edits.prefix(Self.stepsShown).map { words(for: $0) }
    let more = entry.stepCount - steps.count
    let text = (steps + (more > 0 ? ["… +\(more)"] : [])).joined(separator: "; ")
    return [
      SheetCell(.number(Number(change.seq))),
      SheetCell(.text(change.time.text), shown: clock.text(of: change.time)),
      SheetCell(.text(change.author.name)),
      SheetCell(.text(change.operation.rawValue), shown: change.operation.label[call.language]),
      SheetCell(change.of.map { .number(Number($0)) }),
      // People read it in their language; programs get it as it is kept.
      SheetCell(
        .text(change.label),
        shown: change.called(in: registry, on: store.board)[call.language]
      ),
      SheetCell(change.why.map { .text($0) }),
      SheetCell(
        .list(records.prefix(Self.stepsShown).map(\.description)),
        shown: records.count == 1 ? records[0].description : "\(records.count)"
      ),
      SheetCell(text.isEmpty ? nil : .text(text)),
      SheetCell(
        back.map { .text($0.isWhole ? "whole" : "part") },
        shown: back.map { back in
          let left = back.leftCount
          return
            (back.isWhole
            ? Phrase("wholly", "全部")
            : Phrase(
              "in part; \(left) \(left == 1 ? "step is" : "steps are") left",
              "部分；剩 \(left) 步"
            ))[call.language]
        } ?? ""
      ),
    ]
  }

  /// Whether what stands in a field is not for this person.
  private func hides(_ field: String, of record: RecordReference) -> Bool {
    registry[record.register]?[field: field]?.isPrivate == true && !seesPrivate
  }

  /// A step in a few words: the record, the field, from and to.
  func words(for edit: Edit) -> String {
    switch edit {
    case .set(let record, let field, _, _) where hides(field, of: record),
      .members(let record, let field, _, _) where hides(field, of: record):
      "\(record) \(field): …"
    case .set(let record, let field, let before, let after):
      "\(record) \(field): \(before?.plainText ?? "-") -> \(after?.plainText ?? "-")"
    case .members(let record, let field, let added, let removed):
      "\(record) \(field): "
        + (added.map { "+" + $0 } + removed.map { "-" + $0 }).joined(separator: " ")
    case .create(let record, _): "+ \(record)"
    case .delete(let record, _): "- \(record)"
    case .adopt(let file, _, _): file
    }
  }

  /// Prints what a change would do.
  func print(_ edits: [Edit]) throws(CommandFailure) {
    try show(edits)
    let records = Set(edits.compactMap(\.record)).count
    call.tell(
      Phrase(
        "Would change \(records) \(records == 1 ? "record" : "records"); nothing was written.",
        "将改动 \(records) 条记录；尚未写入。"
      )
    )
  }

  /// Prints what steps do, a line each.
  func show(_ edits: [Edit]) throws(CommandFailure) {
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("record", label: Phrase("Record", "记录")[call.language]),
        SheetColumn("field", label: Phrase("Field", "字段")[call.language]),
        SheetColumn("before", label: Phrase("Before", "原值")[call.language]),
        SheetColumn("after", label: Phrase("After", "新值")[call.language]),
      ]
    )
    for edit in edits {
      var cells = [
        SheetCell(edit.record.map { .text($0.description) }),
        SheetCell(edit.field.map { .text($0) }),
      ]
      switch edit {
      case .set(let record, let field, _, _) where hides(field, of: record),
        .members(let record, let field, _, _) where hides(field, of: record):
        cells += [SheetCell(.text("…")), SheetCell(.text("…"))]
      case .set(_, _, let before, let after): cells += [SheetCell(before), SheetCell(after)]
      case .members(_, _, let added, let removed):
        cells += [
          SheetCell(removed.isEmpty ? nil : .list(removed.map { "-" + $0 })),
          SheetCell(added.isEmpty ? nil : .list(added.map { "+" + $0 })),
        ]
      case .create(let record, let fields):
        cells += [SheetCell(nil), SheetCell(summary(of: fields, of: record))]
      case .delete(let record, let fields):
        cells += [SheetCell(summary(of: fields, of: record)), SheetCell(nil)]
      case .adopt(let file, _, _): cells += [SheetCell(nil), SheetCell(.text(file))]
      }
      try printer.add(cells)
    }
    try printer.finish()
  }

  private func summary(of fields: Fields, of record: RecordReference) -> Value {
    let shown = fields.entries.map { field, value in
      "\(field)=\(hides(field, of: record) ? "…" : value.plainText)"
    }
    return .text(shown.joined(separator: " "))
  }
}

extension ZoneModel.Operation {
  /// Its name.
  var label: Phrase {
    switch self {
    case .edit: Phrase("edit", "修改")
    case .undo: Phrase("undo", "撤销")
    case .redo: Phrase("redo", "重做")
    case .revert: Phrase("revert", "撤回")
    case .import: Phrase("import", "导入")
    case .adopt: Phrase("adopt", "采用")
    }
  }
}

/// The changes that take others back, as a history is read from its newest change on.
private struct LaterActs {
  private var acts: [Int: [Change]] = [:]
  private var counts: [Int: Int] = [:]

  /// What later changes have taken back of one; each is to be asked about once, newest first.
  mutating func back(_ entry: HistoryEntry) -> TakenBack? {
    let change = entry.change
    let counts = counts
    let back = TakenBack(of: change, by: acts) { later in
      later.seq == change.seq ? entry.stepCount : counts[later.seq] ?? later.edits.count
    }
    if let of = change.of {
      acts[of, default: []].append(change)
      self.counts[change.seq] = entry.stepCount
    } else {
      // Nothing older names it.
      for act in acts.removeValue(forKey: change.seq) ?? [] { self.counts[act.seq] = nil }
    }
    return back
  }
}
