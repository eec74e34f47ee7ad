import Dashboard
import ZoneModel
import ZoneStore

extension Commit {
  /// The first record that the change made, with the number that it has; `nil` where it made none.
  var firstMade: RecordReference? {
    change?.edits.lazy.compactMap { if case .create(let record, _) = $0 { record } else { nil } }
      .first
  }
}

extension StoreDesk {
  /// Makes a change; where somebody takes the number of a new record first, with the next one.
  func commitRenumbering(_ draft: ChangeDraft) throws(StoreError) -> Commit {
    var draft = draft
    for attempt in 1... {
      check.prepare(for: draft.edits)
      do throws(StoreError) {
        return try store.commit(draft, check: check(given: draft.why))
      } catch {
        let taken = try taken(by: error, attempt: attempt)
        guard !taken.isEmpty, draft.kept.isDisjoint(with: taken) else { throw error }
        draft.edits = renumbered(draft)
      }
    }
    preconditionFailure("the loop above returns or throws")
  }

  /// The steps of a change with free numbers for its new records, also where they refer to each other.
  private func renumbered(_ draft: ChangeDraft) -> [Edit] {
    let board = store.board
    var made = Set(
      draft.edits.compactMap { if case .create(let record, _) = $0 { record } else { nil } }
    )
    var supplies: [String: NewIDs] = [:]
    var names: [RecordReference: RecordReference] = [:]
    for case .create(let record, _) in draft.edits where board.record(record) != nil {
      guard let register = registry[record.register], !draft.kept.contains(record) else { continue }
      var ids = supplies[register.id] ?? NewIDs(for: register, in: board.source(register.id))
      var free: RecordReference
      repeat {
        free = RecordReference(register: register.id, id: ids.next())
      } while made.contains(free)
      supplies[register.id] = ids
      made.insert(free)
      names[record] = free
    }
    return draft.edits.map { renamed($0, names) }
  }

  private func renamed(_ edit: Edit, _ names: [RecordReference: RecordReference]) -> Edit {
    guard let record = edit.record else { return edit }
    let place = names[record] ?? record
    func value(_ value: Value?, _ field: String) -> Value? {
      switch value {
      case .text(let text): .text(renamed(text, field, of: record, names))
      case .list(let texts): .list(texts.map { renamed($0, field, of: record, names) })
      case .null, .flag, .number, .json, nil: value
      }
    }
    switch edit {
    case .set(_, let field, let before, let after):
      return .set(place, field: field, before: before, after: value(after, field))
    case .members(_, let field, let added, let removed):
      let added = added.map { renamed($0, field, of: record, names) }
      return .members(place, field: field, added: added, removed: removed)
    case .create(_, let fields):
      let entries = fields.entries.map { ($0.field, value($0.value, $0.field) ?? $0.value) }
      return .create(place, Fields(entries))
    case .delete, .adopt: return edit
    }
  }

  /// What a field says, where it names a record that got another number.
  private func renamed(
    _ text: String,
    _ field: String,
    of record: RecordReference,
    _ names: [RecordReference: RecordReference]
  ) -> String {
    let targets = registry[record.register]?[field: field]?.kind.targets ?? []
    let named =
      targets.count == 1 && targets.first != Register.any
      ? RecordReference(register: targets[0], id: text) : RecordReference(text)
    guard let named, let free = names[named] else { return text }
    return Registry.text(of: free, in: targets)
  }
}
