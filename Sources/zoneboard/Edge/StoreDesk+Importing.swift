import Dashboard
import ZoneExchange
import ZoneModel
import ZoneQuery
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
    let evaluator = evaluator(of: board)
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
        fill: { (fields) throws(Refusal) in try evaluator.filled(fields, of: register) },
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
    // Everything that is wrong is told at once, also what only the whole record shows; a rule that is
    // broken asks for a reason when the change is made.
    let refusals = check.refusals(
      of: plan.edits,
      operation: .import,
      before: board,
      after: EditedBoard(board, after: plan.edits)
    )
    plan.note(refusals.filter { $0.isError && $0.code != .policy }, rows: rows)
    return plan
  }

  fileprivate func rows(
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
        let count = plan.problemsWrong + Phrase(":", "：")
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

  /// How many places are wrong, in words.
  fileprivate var problemsWrong: Phrase {
    Phrase("\(problemCount.counted("place is", "places are")) wrong", "有 \(problemCount) 处错误")
  }

  /// The first problems in words, and how many more there are.
  fileprivate var problemLines: [Phrase] {
    let told = problems.prefix(Self.toldProblems).map(\.placed)
    let more = problemCount - told.count
    return told + (more > 0 ? [Phrase("… and \(more) more", "……另有 \(more) 处")] : [])
  }
}

extension ExchangeError {
  /// The message with its place.
  fileprivate var placed: Phrase {
    Phrase(place.en + ": " + message.en, place.zh + "：" + message.zh)
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
    _ file: RowsFile,
    into register: Register,
    _ wishes: ImportWishes,
    news: NewWords
  ) throws(CommandFailure) -> ImportPlan {
    var progress = Progress(Phrase("Reading", "读取中")[call.language])
    let plan: ImportPlan
    do throws(CommandFailure) {
      plan = try self.plan(file.bytes, file.format, into: register, wishes, news: news) {
        (done, total) throws(CommandFailure) in
        try progress.report(done, of: total)
      }
    } catch {
      guard error.status == .data, file.name != "-" else { throw error }
      var failure = error
      let place = error.place.map { Phrase(", \($0.en)", "，\($0.zh)") } ?? Phrase(same: "")
      failure.place = Phrase(same: file.name) + place
      throw failure
    }
    guard plan.problemCount > 0 else { return plan }
    throw CommandFailure(
      .data,
      at: Phrase(same: file.name),
      plan.problemsWrong,
      details: plan.problemLines,
      next: Phrase("Nothing was changed.", "没有改动任何数据。")
    )
  }

  /// Makes the change of a plan, and tells how much it was.
  ///
  /// - Parameters:
  ///   - plan: what the rows do.
  ///   - file: the rows.
  ///   - register: where they go.
  ///   - why: the reason that a person gave, if any.
  ///   - attempt: which try it is, from 1.
  /// - Returns: whether it was made; `false` where somebody took a number that the plan gave, so that
  ///   it has to be planned anew.
  /// - Throws: `CommandFailure` where it is refused; nothing was changed.
  func make(
    _ plan: ImportPlan,
    of file: RowsFile,
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
    guard
      let commit = try commitImport(plan, of: file, in: register, why: why, attempt: attempt)
    else { return false }
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

  /// Commits an import; what is refused is told with its place in the file.
  ///
  /// - Returns: the commit; `nil` where a number that it gave was taken meanwhile.
  private func commitImport(
    _ plan: ImportPlan,
    of file: RowsFile,
    in register: Register,
    why: String?,
    attempt: Int
  ) throws(CommandFailure) -> Commit? {
    let origin = ImportOrigin(desk: self, plan: plan, file: file)
    do throws(StoreError) {
      let commit = try store.commit(
        draft(of: plan, into: register, why: why),
        check: check(given: why)
      )
      report(commit, placing: origin.places)
      return commit
    } catch {
      if try wasTaken(by: error, attempt: attempt) { return nil }
      throw origin.failure(error)
    }
  }
}

/// Where in a file of rows a change comes from, for what is said of it when it is made.
struct ImportOrigin {
  let desk: StoreDesk
  let plan: ImportPlan
  let file: RowsFile

  /// Why an import was not made: every refusal with file, line and column.
  func failure(_ error: StoreError) -> CommandFailure {
    var failure = desk.failure(error)
    guard case .refused(let refusals) = error, let refused = placed(refusals.filter(\.isError))
    else { return failure }
    failure.place = Phrase(same: file.name)
    failure.message = refused.problemsWrong
    failure.details = refused.problemLines
    return failure
  }

  /// What there is to say of rows that were taken all the same, with line and column.
  func places(of warnings: [Refusal]) -> [Phrase] {
    placed(warnings)?.problems.map(\.placed) ?? warnings.map(\.placed)
  }

  private func placed(_ refusals: [Refusal]) -> ImportPlan? {
    // The rows were read before; an interruption alone ends their reading.
    guard !refusals.isEmpty,
      let rows = try? desk.rows(of: file.bytes, file.format, report: { (_, _) in })
    else { return nil }
    var placed = plan
    placed.note(refusals, rows: rows)
    return placed
  }
}

/// The rows of a file, read once: standard input cannot be read again.
struct RowsFile {
  /// What the person called it; `-` for standard input.
  let name: String
  /// How its rows are written.
  let format: ExchangeFormat
  /// What stands in it.
  let bytes: [UInt8]

  /// Reads a file.
  ///
  /// - Throws: `CommandFailure` where it cannot be read, or nothing stands in it.
  init(_ name: String, _ format: ExchangeFormat, for call: Invocation) throws(CommandFailure) {
    (self.name, self.format) = (name, format)
    bytes = try call.bytes(of: name)
    guard bytes.isEmpty else { return }
    throw CommandFailure(
      .data,
      at: Phrase(same: name),
      Phrase("the file is empty; headings and rows were expected", "文件是空的；应有表头和各行"),
      next: Phrase("Nothing was changed.", "没有改动任何数据。")
    )
  }
}
