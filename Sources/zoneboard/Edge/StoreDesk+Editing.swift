import ZoneExchange
import ZoneModel
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// A record.
  ///
  /// - Throws: `CommandFailure` where there is none, with ids that are near.
  func record(
    _ id: String,
    in register: Register,
    of board: any Board,
    asOf past: String? = nil
  ) throws(CommandFailure) -> Record {
    let source = board.source(register.id)
    if let record = source.record(id) { return record }
    // Ids are looked through for a near one only where that takes no time.
    let near =
      source.count <= 20_000
      ? Words.suggestion(for: id, among: (0..<source.slots).lazy.compactMap { source.id(at: $0) })
      : Phrase(same: "")
    throw CommandFailure(
      .notFound,
      Phrase(
        "\(register.id) has no record “\(id)”" + (past.map { " as of \($0)" } ?? ""),
        (past.map { "截至 \($0)，" } ?? "") + "\(register.label.zh)没有记录“\(id)”"
      ) + near,
      next: past.map { past in
        Phrase(
          "zoneboard list \(register.id) --as-of \(past) lists the \(source.count) of then.",
          "zoneboard list \(register.id) --as-of \(past) 列出当时的 \(source.count) 条。"
        )
      }
        ?? Phrase(
          "zoneboard list \(register.id) lists the \(source.count) there are.",
          "zoneboard list \(register.id) 列出现有的 \(source.count) 条。"
        )
    )
  }

  /// Refuses where a record has another revision than the one that somebody saw.
  func require(
    revision: Int,
    of ids: [String],
    in register: Register
  ) throws(CommandFailure) {
    for id in ids {
      let record = try record(id, in: register, of: store.board)
      guard record.revision != revision else { continue }
      let last = try history(of: record.reference, limit: 1).first
      let who = last.map {
        let (who, time) = (store.board.personName($0.author.name), clock.text(of: $0.time))
        return Phrase(
          "; \(who.en) changed it last, \(time) (change \($0.seq))",
          "；最后由 \(who.zh) 于 \(time) 修改（变更 \($0.seq)）"
        )
      }
      throw CommandFailure(
        .tryAgain,
        at: Phrase(same: record.reference.description),
        Phrase(
          "revision \(revision) was expected, it has \(record.revision)",
          "预期为第 \(revision) 版，现在是第 \(record.revision) 版"
        ) + (who ?? Phrase(same: "")),
        next: Phrase(
          "Look at it with zoneboard show, then try again.",
          "请先用 zoneboard show 查看，再试一次。"
        )
      )
    }
  }

  /// The steps that assign values to fields of records.
  func edits(
    assigning assignments: [String],
    to ids: [String],
    of register: Register
  ) throws(CommandFailure) -> [Edit] {
    var progress = Progress(Phrase("Preparing", "准备中")[call.language])
    var edits: [Edit] = []
    let board = store.board
    // What is assigned is read once; only sets depend on what the record has.
    let plan = try AssignmentPlan(assignments, of: register, on: self)
    for (place, id) in ids.enumerated() {
      try progress.report(place, of: ids.count)
      let record = try record(id, in: register, of: board)
      let after = plan.applied(to: record.fields)
      edits += register.edits(from: record.fields, to: after, of: record.reference)
    }
    return edits
  }

  /// What actions write besides, where steps bring records into the states that they bring about; it
  /// is told, a line each.
  ///
  /// - Throws: `CommandFailure` where a declaration cannot be read.
  func effects(of edits: [Edit]) throws(CommandFailure) -> [StateEffect] {
    let board = store.board
    do throws(Refusal) {
      let effects = try evaluator(of: board).effects(of: edits)
      for effect in effects {
        for line in effect.words(in: registry, on: board) { call.tell(line) }
      }
      return effects
    } catch {
      throw CommandFailure(.data, at: error.place, error.message, next: error.nextStep)
    }
  }

  /// What a change of records of a register by hand is called: by the action whose effects it has, or
  /// as an edit.
  func label(
    of edits: [Edit],
    with effects: [StateEffect],
    in register: Register
  ) -> Phrase {
    let records = Set(edits.compactMap(\.record))
    guard records.count == 1, let title = records.first.map({ self.title(of: $0) }) else {
      return Phrase(
        "Edit \(records.count) \(register.label.en.lowercased())",
        "修改 \(records.count) 条\(register.label.zh)"
      )
    }
    guard let action = effects.first?.action.label else {
      return Phrase("Edit \(title.en)", "修改 \(title.zh)")
    }
    return Phrase("\(action.en): \(title.en)", "\(action.zh)：\(title.zh)")
  }

  /// Makes a change of fields, with what actions write besides, and tells how much it was.
  ///
  /// With a revision, each record must have it at the moment of the change.
  func commit(
    _ edits: [Edit],
    to register: Register,
    why: String?,
    revision: Int? = nil
  ) throws(CommandFailure) {
    guard !edits.isEmpty else {
      call.tell(Phrase("Nothing to change: it is so already.", "内容没有变化，未作改动。"))
      try printWhereAsked([])
      return
    }
    let effects = try effects(of: edits)
    let label = label(of: edits, with: effects, in: register)
    let draft = draft(label, edits + effects.flatMap(\.edits), why: why)
    guard let revision else { return try answer(Phrase("Changed", "已修改"), try commit(draft)) }
    let records = Set(edits.compactMap(\.record))
    let guarded = RevisionCheck(revision: revision, records: records, then: check(given: why))
    let commit: Commit
    do throws(StoreError) {
      commit = try store.commit(draft, check: guarded)
    } catch {
      // Somebody came between the look and the lock: told as if the look had been later.
      if error.isAboutRevision {
        try bringUpToDate()
        try require(revision: revision, of: records.map(\.id).sorted(), in: register)
      }
      throw CommandFailure(error, store: store.path)
    }
    report(commit)
    try answer(Phrase("Changed", "已修改"), commit)
  }

  /// Deletes records as one change.
  func delete(
    _ ids: [String],
    from register: Register,
    why: String?
  ) throws(CommandFailure) {
    var edits: [Edit] = []
    for id in ids {
      let record = try record(id, in: register, of: store.board)
      edits.append(.delete(record.reference, record.fields))
    }
    let label =
      if ids.count == 1, let only = edits.first?.record {
        Phrase("Delete \(title(of: only).en)", "删除 \(title(of: only).zh)")
      } else {
        Phrase(
          "Delete \(ids.count) \(register.label.en.lowercased())",
          "删除 \(ids.count) 条\(register.label.zh)"
        )
      }
    try answer(Phrase("Deleted", "已删除"), try commit(draft(label, edits, why: why)))
  }

  /// What stands for a record where there is one line for it.
  func title(of reference: RecordReference) -> Phrase {
    func title(_ language: Language) -> String {
      store.board.title(of: reference, in: registry, language) ?? reference.description
    }
    return Phrase(title(.en), title(.zh))
  }

  /// Tells what a change did, in a line, and prints it where a format is asked for.
  func answer(_ done: Phrase, _ commit: Commit) throws(CommandFailure) {
    tell(done, commit)
    try printWhereAsked([commit.change].compactMap(\.self))
  }

  /// Tells what a change did, in a line.
  func tell(_ done: Phrase, _ commit: Commit) {
    guard let change = commit.change else {
      call.tell(Phrase("Nothing to change: it is so already.", "内容没有变化，未作改动。"))
      return
    }
    let records = Set(change.edits.compactMap(\.record)).count
    let what = change.called(in: registry, on: commit.board, namingField: true)
    call.tell(
      Phrase(
        "\(done.en): \(what.en) (change \(change.seq), \(records.counted("record", "records"))).",
        "\(done.zh)：\(what.zh)（变更 \(change.seq)，\(records) 条记录）。"
      )
    )
  }
}

extension StoreError {
  /// Whether somebody changed a record whose revision was named: another field, which the check of the
  /// revision tells, or the same one.
  fileprivate var isAboutRevision: Bool {
    switch self {
    case .conflict: true
    case .refused(let refusals): refusals.contains(where: RevisionCheck.isReason)
    default: false
    }
  }
}
