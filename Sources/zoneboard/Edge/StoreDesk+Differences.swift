import ZoneExchange
import ZoneModel
import ZoneQuery
import ZoneStore

/// Which part of the history a command prints.
struct HistoryWanted {
  /// Only of records of this zone.
  var zone: RecordReference?
  /// Only of this register.
  var register: String?
  /// Only of this record.
  var record: String?
  /// Only by this person.
  var author: String?
  /// Only what came with a reason.
  var hasReason = false
  /// Only since then.
  var since: String?
  /// Only up to then.
  var until: String?
  /// Only this kind of act.
  var operation: String?
  /// Only with these words.
  var text: String?
  /// At most so many.
  var limit: Int?
}

extension StoreDesk {
  /// Prints what differs between two moments: the changes between them, less what was taken back.
  ///
  /// - Parameters:
  ///   - from: the earlier moment.
  ///   - to: the later one; `nil` for now.
  ///   - register: only records of this register.
  ///   - zone: only records of this zone.
  /// - Throws: `CommandFailure` where a moment is none, or the history cannot be read.
  func printDifference(
    from: String,
    to: String?,
    register: String?,
    zone: RecordReference?
  ) throws(CommandFailure) {
    let wanted = try register.map { (name) throws(CommandFailure) in
      try registry.register(named: name)
    }
    let first = try seq(of: from)
    let last = try to.map { (text) throws(CommandFailure) in try seq(of: text) }
    if let last, last < first {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "\(from) \(to ?? "")"),
        Phrase("the first moment is the later one", "第一个时刻较晚"),
        next: Phrase(
          "Write the earlier one first: zoneboard diff \(to ?? "") \(from).",
          "请先写较早的时刻：zoneboard diff \(to ?? "") \(from)。"
        )
      )
    }
    let found: StoreDifference?
    do throws(StoreError) {
      found = try store.difference(from: first, to: last) { _ in !Interruption.wasRequested }
    } catch {
      throw CommandFailure(error, store: store.path)
    }
    try Interruption.check()
    guard let found else { return }
    let lies = try liesIn(zone, at: [found.from, found.to])
    let edits = found.edits.filter { edit in
      (wanted == nil || edit.record?.register == wanted?.id) && lies(edit)
    }
    try show(edits)
    let (count, records) = (found.to - found.from, Set(edits.compactMap(\.record)).count)
    call.tell(
      Phrase(
        "\(count.counted("change", "changes")) between; "
          + "\(records.counted("record differs", "records differ")).",
        "其间 \(count) 次变更；\(records) 条记录不同。"
      )
    )
  }

  /// The last change at a moment that a person names.
  private func seq(of text: String) throws(CommandFailure) -> Int {
    switch try PointInTime(text, option: text, dayEnd: .end, clock: clock) {
    case .seq(let seq): return seq
    case .moment(let moment):
      do throws(StoreError) {
        return try store.seq(at: moment)
      } catch {
        throw CommandFailure(error, store: store.path)
      }
    }
  }

  /// Whether a step is about a record that lay in a zone at one of some moments.
  private func liesIn(
    _ zone: RecordReference?,
    at moments: [Int]
  ) throws(CommandFailure) -> (Edit) -> Bool {
    guard let zone else { return { _ in true } }
    let boards = try moments.map { (seq) throws(CommandFailure) in try board(behind: seq) }
    let evaluators = boards.map { ($0, evaluator(of: $0)) }
    return { edit in
      guard let reference = edit.record else { return false }
      return evaluators.contains { board, evaluator in
        guard let record = board.record(reference) else { return false }
        // A register without a way to a zone lies in none.
        return (try? evaluator.lies(record, within: zone)) ?? false
      }
    }
  }

  private func board(behind seq: Int) throws(CommandFailure) -> StoreBoard {
    let now = store.board
    if seq == now.seq { return now }
    do throws(StoreError) {
      return try store.board(asOf: seq)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }
}
