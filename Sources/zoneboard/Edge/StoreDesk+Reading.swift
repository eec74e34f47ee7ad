import Canvas
import Foundation
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// A state of a store with the day that it is answered for.
struct StoreView {
  let board: StoreBoard
  /// The day that is answered for.
  let today: Day
  /// The day that the records are of; `nil` where it is the one that is answered for.
  var recordedOn: Day?
}

extension StoreDesk {
  /// The state that a command looks at, with the day that it is answered for: the present, or a moment
  /// of the past.
  func view(_ past: AsOfOption) throws(CommandFailure) -> StoreView {
    try view(asOf: past.asOf)
  }

  /// The store as it is now, for the day that is asked for.
  var present: StoreView {
    StoreView(board: store.board, today: clock.today, recordedOn: clock.present)
  }

  /// The store at a point that was written, or as it is.
  func view(asOf text: String?) throws(CommandFailure) -> StoreView {
    guard let text else { return present }
    let point = try PointInTime(text, option: "--as-of", dayEnd: .end, clock: clock)
    let (view, first) = try past(point)
    guard let first else { return view }
    throw CommandFailure(
      .notFound,
      at: Phrase(same: "--as-of \(text)"),
      Phrase(
        "the store has nothing from then; its first change is of \(clock.text(of: first))",
        "数据目录中没有当时的数据；首次更改于 \(clock.text(of: first))"
      ),
      next: Phrase(
        "Name a later moment. Commands with --today answer with it as on \(view.today), from what is "
          + "recorded now.",
        "请写更晚的时间。可用 --today 的命令，会用现有数据按 \(view.today) 当天回答。"
      )
    )
  }

  /// The store at a point; with the time of its first change where that is later.
  func past(
    _ point: PointInTime
  ) throws(CommandFailure) -> (view: StoreView, first: Moment?) {
    do throws(StoreError) {
      switch point {
      case .seq(let seq):
        let board = try store.board(asOf: seq)
        let day = seq > 0 ? clock.day(of: try store.change(seq).time) : clock.today
        return (StoreView(board: board, today: day, recordedOn: day), nil)
      case .moment(let moment):
        let day = clock.day(of: moment)
        let view = StoreView(board: try store.board(asOf: moment), today: day, recordedOn: day)
        let isBefore = view.board.seq == 0 && store.board.seq > 0
        return (view, isBefore ? try store.change(1).time : nil)
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

  /// The fields that are not shown to this person, nor in a demo, written `register.field`.
  var hiddenFields: Set<String> {
    guard !seesPrivate || temporaryFolder != nil else { return [] }
    return Set(
      registry.registers.flatMap { register in
        register.fields.filter(\.isPrivate).map { "\(register.id).\($0.id)" }
      }
    )
  }

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
    let (language, registry, policies) = (call.language, registry, policies)
    return ValueFormatter(language, showsPrivate: seesPrivate) { reference in
      reference.register == ValueFormatter.rules
        ? policies.book.rule(reference.id)?.says[language]
        : board.title(of: reference, in: registry, language, depth: 1)
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

  /// Whether what stands in a field is not for this person.
  func hides(_ field: String, of record: RecordReference) -> Bool {
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

  /// Prints what a change would do, and whether it would be saved; nothing is written.
  ///
  /// - Parameters:
  ///   - edits: its steps.
  ///   - operation: what kind of change it is.
  ///   - why: the reason that is given for it.
  ///   - seen: the last change that it was made upon; the newest one unless given.
  ///   - rows: the rows that it comes from, if any: what is wrong is told with its place in them.
  /// - Throws: `CommandFailure` where it would be refused, the same as for the change itself.
  func rehearse(
    _ edits: [Edit],
    operation: ZoneModel.Operation = .edit,
    why: String?,
    seen: Int? = nil,
    from rows: ImportOrigin? = nil
  ) throws(CommandFailure) {
    try show(edits)
    var draft = draft(Phrase(same: ""), edits, operation: operation, why: why)
    if let seen { draft.seen = seen }
    check.prepare(for: edits)
    do throws(StoreError) {
      let warnings = try store.rehearse(draft, check: check(given: why))
      for line in rows?.places(of: warnings) ?? warnings.map(\.placed) { call.tell(line) }
    } catch {
      throw rows?.failure(error) ?? failure(error)
    }
    let records = Set(edits.compactMap(\.record)).count
    call.tell(
      Phrase(
        "Would change \(records.counted("record", "records")); nothing was written.",
        "将改动 \(records) 条记录；尚未写入。"
      )
    )
  }

  /// Prints what steps do, a line each; in JSON, what joined and left a set stands in members of its own.
  func show(_ edits: [Edit]) throws(CommandFailure) {
    let format = call.format(default: .tsv)
    let isJSON = format == .json || format == .jsonl
    let sets = [
      SheetColumn("added", label: Phrase("Added", "增加")[call.language]),
      SheetColumn("removed", label: Phrase("Removed", "移除")[call.language]),
    ]
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("record", label: Phrase("Record", "记录")[call.language]),
        SheetColumn("field", label: Phrase("Field", "字段")[call.language]),
        SheetColumn("before", label: Phrase("Before", "原值")[call.language]),
        SheetColumn("after", label: Phrase("After", "新值")[call.language]),
      ] + (isJSON ? sets : [])
    )
    for edit in edits {
      var members = [SheetCell(nil), SheetCell(nil)]
      var cells = [
        SheetCell(edit.record.map { .text($0.description) }),
        SheetCell(edit.field.map { .text($0) }),
      ]
      switch edit {
      case .set(let record, let field, _, _) where hides(field, of: record),
        .members(let record, let field, _, _) where hides(field, of: record):
        cells += [SheetCell(.text("…")), SheetCell(.text("…"))]
      case .set(_, _, let before, let after): cells += [SheetCell(before), SheetCell(after)]
      case .members(_, _, let added, let removed) where isJSON:
        cells += [SheetCell(nil), SheetCell(nil)]
        members = [added, removed].map { SheetCell($0.isEmpty ? nil : .list($0)) }
      case .members(_, _, let added, let removed):
        cells += [
          SheetCell(removed.isEmpty ? nil : .list(removed.map { "-" + $0 })),
          SheetCell(added.isEmpty ? nil : .list(added.map { "+" + $0 })),
        ]
      case .create(let record, let fields):
        cells += [SheetCell(nil), cell(of: fields, of: record)]
      case .delete(let record, let fields):
        cells += [cell(of: fields, of: record), SheetCell(nil)]
      case .adopt(let file, _, _): cells += [SheetCell(nil), SheetCell(.text(file))]
      }
      try printer.add(cells + (isJSON ? members : []))
    }
    try printer.finish()
  }

  private func cell(of fields: Fields, of record: RecordReference) -> SheetCell {
    let seen = fields.entries.map { field, value in
      (field, hides(field, of: record) ? .text("…") : value)
    }
    return SheetCell(
      .object(Fields(seen)),
      plain: seen.map { "\($0)=\($1.plainText)" }.joined(separator: " ")
    )
  }
}
