import ZoneExchange
import ZoneModel
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// The changes of a record, newest first.
  func history(of record: RecordReference, limit: Int) throws(CommandFailure) -> [Change] {
    do throws(StoreError) {
      return try store.history(HistoryFilter(record: record, limit: limit)).entries.map(\.change)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// The last thousand changes that came with a reason, newest first, without those that were taken
  /// back.
  func reasonedChanges() throws(CommandFailure) -> [Change] {
    var filter = HistoryFilter(limit: 1000)
    filter.hasReason = true
    do throws(StoreError) {
      let page = try store.history(filter)
      var acts = LaterActs()
      acts.take(page.acts, before: nil)
      return page.entries.filter { acts.back($0)?.isWhole != true }.map(\.change)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Prints changes, newest first.
  func printHistory(_ wanted: HistoryWanted) throws(CommandFailure) {
    var filter = HistoryFilter(limit: min(wanted.limit ?? 1000, 1000))
    filter.author = wanted.author.map { login(of: $0) }
    filter.hidden = hiddenFields
    if let register = wanted.register {
      filter.register = try registry.register(named: register).id
    }
    if let record = wanted.record {
      filter.records = [try recordWithPast(record, in: filter.register)]
    }
    filter.hasReason = wanted.hasReason
    if let text = wanted.operation { filter.operation = try operation(named: text) }
    let words = (wanted.text ?? "").split(separator: " ").map(String.init)
    if !words.isEmpty {
      let known = HistoryWords(registry: registry, people: people)
      filter.words = words.map { known.spellings(of: $0) }
    }
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
      acts.take(page.acts, before: filter.before)
      gaps += page.gaps.filter { $0.changes.upperBound >= firstSeq }
      for entry in page.entries where entry.change.seq >= firstSeq && left > 0 {
        let back = acts.back(entry)
        try printer.add(cells(of: entry.change, stepCount: entry.stepCount, back))
        left -= 1
      }
      filter.before = page.next
      if let next = page.next, next <= firstSeq { filter.before = nil }
    } while filter.before != nil && left > 0
    try printer.finish()
    if gaps.isEmpty, left == wanted.limit ?? Int.max { tellNone(of: wanted) }
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

  /// The login of a person who is named by it, or by a name that the staff register has.
  private func login(of name: String) -> String {
    if let person = store.board.staff(name) { return person["login"]?.text ?? name }
    let folded = name.lowercased()
    let found = staffRecords.filter { person in
      ["name", "nameZh"].contains { person[$0]?.text?.lowercased() == folded }
    }
    return found.count == 1 ? found[0]["login"]?.text ?? name : name
  }

  private var people: [(login: String, name: Phrase)] {
    staffRecords.compactMap { person in
      person["login"]?.text.map { login in
        let (en, zh) = (person["name"]?.text, person["nameZh"]?.text)
        return (login, Phrase(en ?? zh ?? login, zh ?? en ?? login))
      }
    }
  }

  private var staffRecords: [Record] {
    let staff = store.board.source("staff")
    return (0..<staff.slots).compactMap { staff.record(at: $0) }
  }

  /// Says why a history is empty where the author's name may be wrong.
  private func tellNone(of wanted: HistoryWanted) {
    guard let author = wanted.author else { return }
    let logins = staffRecords.compactMap { $0["login"]?.text }
    call.tell(
      Phrase("No such change by “\(author)”", "没有“\(author)”的这类变更")
        + Words.suggestion(for: author, among: logins)
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

  /// A record that is there, or was: one that was deleted has a history, one that never was is a slip.
  private func recordWithPast(
    _ text: String,
    in register: String?
  ) throws(CommandFailure) -> RecordReference {
    let reference = try reference(text, in: register)
    if store.board.record(reference) == nil, try history(of: reference, limit: 1).isEmpty,
      let register = registry[reference.register]
    {
      _ = try record(reference.id, in: register, of: store.board)
    }
    return reference
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

  /// Prints changes that were just made, as the history has them, where a format is asked for.
  ///
  /// - Returns: whether they were printed.
  @discardableResult func printWhereAsked(_ changes: [Change]) throws(CommandFailure) -> Bool {
    guard call.options.format != nil else { return false }
    var printer = try SheetPrinter(call, columns: historyColumns)
    for change in changes {
      try printer.add(cells(of: change, stepCount: change.edits.count, nil))
    }
    try printer.finish()
    return true
  }

  /// How many steps of a change are written out.
  private static let stepsShown = 20

  private func cells(
    of change: Change,
    stepCount: Int,
    _ back: TakenBack?
  ) -> [SheetCell] {
    var seen: Set<RecordReference> = []
    let records = change.edits.compactMap(\.record).filter { seen.insert($0).inserted }
    let steps = change.edits.prefix(Self.stepsShown).map { words(for: $0) }
    let more = stepCount - steps.count
    let text = (steps + (more > 0 ? ["… +\(more)"] : [])).joined(separator: "; ")
    return [
      SheetCell(.number(Number(change.seq))),
      SheetCell(.text(change.time.text), shown: clock.text(of: change.time)),
      SheetCell(.text(change.author.name)),
      SheetCell(.text(change.operation.rawValue), shown: change.operation.label[call.language]),
      SheetCell(change.of.map { .number(Number($0)) }),
      SheetCell(.text(change.called(in: registry, on: store.board)[call.language])),
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
              "in part; \(left.counted("step is", "steps are")) left",
              "部分；剩 \(left) 步"
            ))[call.language]
        } ?? ""
      ),
    ]
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

  /// Takes those of a page, which may take back changes of this page or of an older one; those that
  /// were about newer pages alone are let go of.
  ///
  /// - Parameters:
  ///   - page: the acts of the page.
  ///   - end: before which seq the page begins; `nil` for the newest.
  mutating func take(_ page: [HistoryEntry], before end: Int?) {
    if let end {
      // Oldest first: one that names a kept one is kept too.
      var kept: [Int: [Change]] = [:]
      var seqs: Set<Int> = []
      for of in acts.keys.sorted() where of < end || seqs.contains(of) {
        kept[of] = acts[of]
        seqs.formUnion((acts[of] ?? []).map(\.seq))
      }
      acts = kept
      counts = counts.filter { seqs.contains($0.key) }
    }
    for entry in page {
      guard let of = entry.change.of else { continue }
      acts[of, default: []].append(entry.change)
      counts[entry.change.seq] = entry.stepCount
    }
  }

  /// What later changes have taken back of one.
  func back(_ entry: HistoryEntry) -> TakenBack? {
    TakenBack(of: entry.change, by: acts) { later in
      later.seq == entry.change.seq ? entry.stepCount : counts[later.seq] ?? later.edits.count
    }
  }
}
