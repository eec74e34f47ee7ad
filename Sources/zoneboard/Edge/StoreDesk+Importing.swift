import Dashboard
import ZoneExchange
import ZoneModel
import ZoneStore

/// What an import is to do beside reading the rows.
struct ImportWishes: Sendable {
  /// Which field a heading means, where it does not say so itself.
  var map: [String: String] = [:]
  /// Values that every row gets for fields that it says nothing of.
  var preset = Fields()
  /// Whether an empty cell clears a field.
  var clearsEmpty = false
}

extension StoreDesk {
  /// Plans what rows would do to a register.
  ///
  /// - Parameters:
  ///   - bytes: the rows.
  ///   - format: how they are written.
  ///   - register: where they go.
  ///   - wishes: what else is wanted.
  ///   - ids: the ids of new records that have none.
  ///   - news: takes in the words that open sets do not have.
  ///   - report: is told how many bytes of how many are done, and may stop the work.
  /// - Returns: the plan, with everything that is wrong.
  /// - Throws: `CommandFailure` where the file cannot be read to its end, or the work was stopped.
  func plan(
    _ bytes: [UInt8],
    _ format: ExchangeFormat,
    into register: Register,
    _ wishes: ImportWishes = ImportWishes(),
    ids: IDSupply? = nil,
    news: NewWords? = nil,
    report: (Int, Int) throws(CommandFailure) -> Void = { (_, _) in }
  ) throws(CommandFailure) -> ImportPlan {
    let rows = try rows(of: bytes, format, report: report)
    try requireHeadings(wishes.map.keys.sorted(), in: rows)
    let board = store.board
    let source = board.source(register.id)
    // Records of the same file may refer to each other.
    let coming = Set(
      rows.lazy.flatMap(\.entries).filter { $0.heading.lowercased() == "id" }
        .compactMap(\.value.text).map { RecordReference(register: register.id, id: $0) }
    )
    let reader = entryReader(coming: coming)
    let ids = ids ?? IDSupply(for: register, in: source)
    var planner = ImportPlanner(
      into: register,
      records: source,
      rules: ImportRules(
        read: { (text, field) throws(Refusal) in
          do throws(EntryError) {
            let entry = try reader.read(text, for: field)
            news?.note(entry.newWords, in: field)
            return entry
          } catch {
            throw Refusal(.invalid, field: field.id, error.message, suggestions: error.suggestions)
          }
        },
        defaults: defaults(of: register),
        makeID: { ids.next() },
        map: wishes.map,
        preset: wishes.preset,
        clearsEmpty: wishes.clearsEmpty
      )
    )
    for (place, row) in rows.enumerated() {
      // Reading takes about a third of the whole, planning the rest.
      try report(bytes.count / 3 + bytes.count / 3 * 2 * place / rows.count, bytes.count)
      planner.add(row)
    }
    var plan = planner.finished()
    // Everything that is wrong is told at once, also what only the whole record shows.
    let refusals = check.refusals(
      of: plan.edits,
      operation: .import,
      before: board,
      after: EditedBoard(board, after: plan.edits)
    )
    plan.note(refusals.filter(\.isError), rows: rows)
    return plan
  }

  private func rows(
    of bytes: [UInt8],
    _ format: ExchangeFormat,
    report: (Int, Int) throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> [ImportRow] {
    var rows: [ImportRow] = []
    do throws(ExchangeError) {
      var reader = try ImportReader(bytes, format: format)
      while let row = try reader.next() {
        rows.append(row)
        if rows.count % 1000 == 0 {
          do throws(CommandFailure) {
            try report(reader.position / 3, bytes.count)
          } catch {
            throw ExchangeError(line: nil, Phrase("stopped", "已停止"))
          }
        }
      }
      return rows
    } catch {
      try Interruption.check()
      throw CommandFailure(
        .data,
        at: error.place.en.isEmpty ? nil : error.place,
        error.message,
        next: Phrase("Nothing was changed.", "没有改动任何数据。")
      )
    }
  }

  /// Refuses headings that a person maps and that no row has: what they stand for would be left out
  /// without a word.
  private func requireHeadings(
    _ mapped: [String],
    in rows: [ImportRow]
  ) throws(CommandFailure) {
    guard !mapped.isEmpty, !rows.isEmpty else { return }
    let headings = Set(rows.lazy.flatMap(\.entries).map(\.heading))
    guard let wrong = mapped.first(where: { !headings.contains($0) }) else { return }
    let list = headings.sorted().prefix(30).joined(separator: ", ")
    throw CommandFailure(
      .usage,
      at: Phrase(same: "--map \(wrong)"),
      Phrase("the file has no heading “\(wrong)”", "文件没有表头“\(wrong)”")
        + Words.suggestion(for: wrong, among: headings.sorted()),
      next: Phrase(
        "Nothing was changed. Its headings are: \(list).",
        "没有改动任何数据。文件的表头是：\(list)。"
      )
    )
  }

  /// The change of a plan.
  func draft(of plan: ImportPlan, into register: Register, why: String? = nil) -> ChangeDraft {
    draft(
      Phrase(
        "Import \(register.label.en.lowercased()): \(plan.created) new, \(plan.changed) changed",
        "导入\(register.label.zh)：新增 \(plan.created)，修改 \(plan.changed)"
      ),
      plan.edits,
      operation: .import,
      why: why
    )
  }

  /// Reads pasted rows as an import, for the dashboard.
  func read(rows text: String, into id: String) -> Event {
    guard let register = registry[id] else {
      return .note(Message(.error, Phrase("There is no register \(id).", "没有登记簿 \(id)。")))
    }
    do throws(CommandFailure) {
      let ids = IDSupply(for: register, in: store.board.source(id))
      let news = NewWords()
      let plan = try plan(Array(text.utf8), .tsv, into: register, ids: ids, news: news)
      let summary = Phrase(
        "\(plan.created) new, \(plan.changed) changed, \(plan.unchanged) as they are",
        "新增 \(plan.created)，修改 \(plan.changed)，不变 \(plan.unchanged)"
      )
      guard plan.problemCount == 0 else {
        let count = Phrase(
          "\(plan.problemCount.counted("place is", "places are")) wrong:",
          "有 \(plan.problemCount) 处错误："
        )
        let next = Phrase(
          "Nothing was changed. Mend the rows where you copied them, and paste them again.",
          "没有改动任何数据。请在原表格中改正后重新复制粘贴。"
        )
        return .rowsRead(
          RowsReading(register: id, draft: nil, lines: [count] + plan.problemLines + [next])
        )
      }
      var draft = draft(of: plan, into: register)
      draft.kept = Set(plan.edits.compactMap(\.record).filter { !ids.gave($0.id) })
      return .rowsRead(
        RowsReading(
          register: id,
          draft: plan.edits.isEmpty ? nil : draft,
          lines: [summary] + plan.completionLines + told(news, in: register)
        )
      )
    } catch {
      return .rowsRead(RowsReading(register: id, draft: nil, lines: [error.sentence]))
    }
  }
}

extension ImportPlan {
  /// How many problems are told.
  private static let toldProblems = 20

  /// What was taken for the choice that it begins, each once with its first place.
  var completionLines: [Phrase] {
    let told = completions.prefix(Self.toldProblems).map { completion in
      let (place, said, more) = (
        completion.first.place, completion.first.message, completion.count - 1
      )
      return Phrase(
        "\(place.en): \(said.en)"
          + (more > 0 ? ", and in \(more.counted("more row", "more rows"))" : ""),
        "\(place.zh)：\(said.zh)" + (more > 0 ? "，另有 \(more) 行" : "")
      )
    }
    let more = completions.count - told.count
    return told + (more > 0 ? [Phrase("… and \(more) more", "……另有 \(more) 处")] : [])
  }

  /// The first problems in words, and how many more there are.
  fileprivate var problemLines: [Phrase] {
    let told = problems.prefix(Self.toldProblems).map { problem in
      Phrase(
        problem.place.en + ": " + problem.message.en,
        problem.place.zh + "：" + problem.message.zh
      )
    }
    let more = problemCount - told.count
    return told + (more > 0 ? [Phrase("… and \(more) more", "……另有 \(more) 处")] : [])
  }
}

extension ExchangeFormat {
  /// How the rows of a file are written: what somebody said, else what its name says.
  init(reading file: String, named format: ExchangeFormat?) throws(CommandFailure) {
    if let known = format ?? ExchangeFormat(fileName: file),
      ExchangeFormat.readable.contains(known)
    {
      self = known
      return
    }
    throw CommandFailure(
      .usage,
      at: Phrase(same: file),
      Phrase("how is this file written?", "不知道文件的格式"),
      next: Phrase("Add --format csv, tsv, json or jsonl.", "请加上 --format csv、tsv、json 或 jsonl。")
    )
  }
}

extension StoreDesk {
  /// Plans the import of a file.
  ///
  /// - Throws: `CommandFailure` with every row that is wrong.
  func plan(
    file: String,
    _ format: ExchangeFormat,
    into register: Register,
    _ wishes: ImportWishes,
    news: NewWords
  ) throws(CommandFailure) -> ImportPlan {
    let bytes = try call.bytes(of: file)
    guard !bytes.isEmpty else {
      throw CommandFailure(
        .data,
        at: Phrase(same: file),
        Phrase("the file is empty; headings and rows were expected", "文件是空的；应有表头和各行"),
        next: Phrase("Nothing was changed.", "没有改动任何数据。")
      )
    }
    var progress = Progress(Phrase("Reading", "读取中")[call.language])
    let plan: ImportPlan
    do throws(CommandFailure) {
      plan = try self.plan(bytes, format, into: register, wishes, news: news) {
        (done, total) throws(CommandFailure) in
        try progress.report(done, of: total)
      }
    } catch {
      guard error.status == .data, file != "-" else { throw error }
      var failure = error
      let place = error.place.map { Phrase(", \($0.en)", "，\($0.zh)") } ?? Phrase(same: "")
      failure.place = Phrase(same: file) + place
      throw failure
    }
    guard plan.problemCount > 0 else { return plan }
    throw CommandFailure(
      .data,
      at: Phrase(same: file),
      Phrase(
        "\(plan.problemCount.counted("place is", "places are")) wrong",
        "有 \(plan.problemCount) 处错误"
      ),
      details: plan.problemLines,
      next: Phrase("Nothing was changed.", "没有改动任何数据。")
    )
  }

  /// Makes the change of a plan, and tells how much it was.
  ///
  /// - Parameters:
  ///   - plan: what the rows do.
  ///   - register: where they go.
  ///   - why: the reason that a person gave, if any.
  ///   - attempt: which try it is, from 1.
  /// - Returns: whether it was made; `false` where somebody took a number that the plan gave, so that
  ///   it has to be planned anew.
  /// - Throws: `CommandFailure` where it is refused; nothing was changed.
  func make(
    _ plan: ImportPlan,
    in register: Register,
    why: String?,
    attempt: Int
  ) throws(CommandFailure) -> Bool {
    if !plan.ignored.isEmpty, attempt == 1 {
      let names = plan.ignored.joined(separator: ", ")
      call.tell(Phrase("Left out: \(names).", "未导入：\(names)。"))
    }
    guard !plan.edits.isEmpty else {
      call.tell(
        plan.unchanged > 0
          ? Phrase(
            plan.unchanged == 1
              ? "Nothing to change: the row is so already."
              : "Nothing to change: all \(plan.unchanged) rows are so already.",
            "内容没有变化：\(plan.unchanged) 行都与现有记录相同。"
          )
          : Phrase("Nothing to change: the file has no rows.", "没有可导入的内容：文件没有数据行。")
      )
      try printWhereAsked([])
      return true
    }
    guard let commit = try commitImport(plan, in: register, why: why, attempt: attempt) else {
      return false
    }
    try printWhereAsked([commit.change].compactMap(\.self))
    guard let change = commit.change else { return true }
    call.tell(
      Phrase(
        "Imported: \(plan.created) new, \(plan.changed) changed, \(plan.unchanged) as they were (change \(change.seq)).",
        "已导入：新增 \(plan.created)，修改 \(plan.changed)，不变 \(plan.unchanged)（变更 \(change.seq)）。"
      )
    )
    return true
  }

  /// Commits an import; what is refused is told with the line of the file.
  ///
  /// - Returns: the commit; `nil` where a number that it gave was taken meanwhile.
  private func commitImport(
    _ plan: ImportPlan,
    in register: Register,
    why: String?,
    attempt: Int
  ) throws(CommandFailure) -> Commit? {
    do throws(StoreError) {
      let commit = try store.commit(
        draft(of: plan, into: register, why: why),
        check: check(given: why)
      )
      report(commit)
      return commit
    } catch {
      if try wasTaken(by: error, attempt: attempt) { return nil }
      var failure = CommandFailure(error, store: store.path)
      if case .refused(let refusals) = error {
        let errors = refusals.filter(\.isError)
        failure.details = errors.prefix(20).map { refusal in
          let line = refusal.record.flatMap { plan.lines[$0] }
          let place = line.map { Phrase("line \($0), ", "第 \($0) 行，") } ?? Phrase(same: "")
          return place + refusal.placed
        }
      }
      throw failure
    }
  }
}
