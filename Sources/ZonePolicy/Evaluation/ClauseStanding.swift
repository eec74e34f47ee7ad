public import ZoneModel
import ZoneQuery

/// How a clause of a document is being carried out.
public struct ClauseStanding: Sendable {
  /// The id of its document.
  public let pack: String
  /// The clause.
  public let clause: Clause
  /// Who answers for it: as recorded, else whom the document names.
  public let owners: [Phrase]
  /// The last progress.
  public let lastProgress: Day?
  /// What was done last.
  public let progress: String?
  /// How it stands: the state of its record in words, else of its tasks.
  public let state: Phrase
  /// Where its progress is recorded.
  public let record: RecordReference?
}

extension PolicyBook {
  /// The pack of the document that the record of a clause names.
  func pack(ofClause record: Record, on board: any Board) -> Pack? {
    guard let policy = record["policy"]?.text else { return nil }
    let document = board.record(RecordReference(register: "policies", id: policy))
    let id = document?["pack"]?.text ?? policy
    return packs.first { $0.id == id }
  }
}

extension PolicyEvaluator {
  /// How the clauses of the packs are carried out; those of one document with its id.
  ///
  /// A clause's progress is that of its record of `policy-clauses` or of the one task which the
  /// document sets with it, whichever tells of the later one.
  public func clauses(of pack: String? = nil) -> [ClauseStanding] {
    let records = clauseRecords()
    let tasks = Dictionary(grouping: tasks(of: pack)) { [$0.task.pack, $0.task.clause] }
    return book.packs.filter { pack == nil || $0.id == pack }.flatMap { pack in
      pack.clauses.map { clause in
        standing(
          of: clause,
          in: pack,
          records[[pack.id, ClauseNumber.folded(clause.number)]],
          tasks[[pack.id, clause.number]] ?? []
        )
      }
    }
  }

  /// The records of clauses by the pack and the number of the clause.
  private func clauseRecords() -> [[String]: Record] {
    let board = evaluator.context.board
    let source = board.source("policy-clauses")
    var records: [[String]: Record] = [:]
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), let number = record["number"]?.text,
        let pack = book.pack(ofClause: record, on: board)
      else { continue }
      records[[pack.id, ClauseNumber.folded(number)]] = record
    }
    return records
  }

  private func standing(
    of clause: Clause,
    in pack: Pack,
    _ record: Record?,
    _ tasks: [TaskStanding]
  ) -> ClauseStanding {
    let task = tasks.count == 1 ? tasks[0] : nil
    let own = record.flatMap { isBegun($0) ? $0 : nil }
    let tracked = task?.record.flatMap { evaluator.context.board.record($0) }
    let isTrackedLater = isLater(tracked, than: own)
    let told = (isTrackedLater ? [tracked, own] : [own, tracked]).compactMap(\.self)
    let stated = isTrackedLater ? nil : own ?? (tracked == nil ? record : nil)
    var owners: [Phrase] = []
    for owner in tasks.flatMap(\.task.departments) where !owners.contains(owner) {
      owners.append(owner)
    }
    return ClauseStanding(
      pack: pack.id,
      clause: clause,
      owners: record.flatMap(department).map { [$0] } ?? owners,
      lastProgress: told.compactMap(day).first,
      progress: told.compactMap { $0["progress"]?.text }.first,
      state: stated.flatMap(state) ?? task?.state.label ?? TaskStanding.State.unrecorded.label,
      record: (told.first ?? record)?.reference
    )
  }

  /// Whether a task's record tells of later progress than a clause's.
  private func isLater(_ tracked: Record?, than own: Record?) -> Bool {
    guard let last = tracked.flatMap(day), let before = own.flatMap(day) else { return false }
    return last > before
  }

  /// The last progress that the record of a clause or a task tells of.
  private func day(of record: Record) -> Day? {
    (record["lastProgress"] ?? record["lastProgressOn"])?.day
  }

  /// Whether the record of a clause tells of progress; one that only names who answers for it does not.
  private func isBegun(_ record: Record) -> Bool {
    record["lastProgress"] != nil || record["progress"] != nil
      || record["state"]?.text != "not-started"
  }

  private func department(of record: Record) -> Phrase? {
    guard let id = record["department"]?.text else { return nil }
    let context = evaluator.context
    let reference = RecordReference(register: "departments", id: id)
    func name(_ language: Language) -> String {
      context.board.title(of: reference, in: context.registry, language) ?? id
    }
    return Phrase(name(.en), name(.zh))
  }

  private func state(of record: Record) -> Phrase? {
    guard let state = record["state"]?.text,
      case .choice(let states)? = evaluator.context.registry["policy-clauses"]?[field: "state"]?
        .kind
    else { return nil }
    return states[state]?.label ?? Phrase(same: state)
  }
}
