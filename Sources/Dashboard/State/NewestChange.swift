import ZoneModel
import ZonePolicy

/// A value of the history that is put back, while it is looked up who changed the field since.
struct PutBack: Hashable, Sendable {
  /// What puts it back.
  let draft: ChangeDraft
  /// The record.
  let record: RecordReference
  /// The field.
  let field: String
  /// The seq of the change whose value it is.
  let seq: Int
  /// Which answer of the history belongs to it.
  var ticket = 0
}

extension DashboardState {
  /// The query for the newest change of a field of a record, or of all of it; a change that made or
  /// deleted the record counts for each field.
  static func newestChange(of reference: RecordReference, _ field: String? = nil) -> HistoryQuery {
    HistoryQuery(
      register: reference.register,
      records: [reference.id],
      field: field,
      limit: 1
    )
  }

  /// The newest change of a field, anybody's, where it came in while this session ran; others have to
  /// be asked for.
  func recentChange(of reference: RecordReference, _ field: String) -> Change? {
    var seq = board.seq
    for change in recent {
      // Behind a gap, as after the whole store was read anew, an older one would be taken for it.
      guard change.seq == seq else { return nil }
      if change.touches(reference, field) { return change }
      seq -= 1
    }
    return nil
  }

  /// The change that deleted a record that is not there now, where it is at hand.
  func deletion(of reference: RecordReference) -> Change? {
    board.record(reference) == nil ? knownDeletion(of: reference)?.change : nil
  }

  /// Asks for the changes that a form names and that are not at hand.
  func askWho(_ form: FormState) -> [Effect] {
    guard let reference = form.reference else { return [] }
    let unknown =
      form.collisions.filter { !$0.change.isKnown }.map(\.field)
      + form.news.filter { !$0.change.isKnown }.map(\.field)
    return unknown.map { .loadHistory(Self.newestChange(of: reference, $0)) }
  }

  /// Asks who deleted the record of a draft, where that is not at hand.
  func askWhoDeleted(_ draft: FormDraft) -> [Effect] {
    guard let id = draft.id, registry[draft.register] != nil else { return [] }
    let reference = RecordReference(register: draft.register, id: id)
    guard board.record(reference) == nil, deletion(of: reference) == nil else { return [] }
    return [.loadHistory(Self.newestChange(of: reference))]
  }

  /// Asks for the changes that came with a reason, where one of the findings may have been let in by
  /// one, once for a state of the store.
  mutating func askReasons(_ items: [FindingItem]) -> [Effect] {
    let isWanted = items.contains { item in
      item.finding.map { $0.verdict == .unmet && $0.rule.isBlocking } ?? false
    }
    guard isWanted, reasoned?.seq != board.seq else { return [] }
    reasoned = (board.seq, reasoned?.changes ?? [])
    var query = HistoryQuery(limit: 1000)
    query.hasReason = true
    return [.loadHistory(query)]
  }

  /// Takes the newest change of a record or of a field of it, for those who wait for it.
  mutating func takeAsked(_ page: HistoryPage) -> [Effect] {
    let query = page.query
    if query.hasReason {
      reasoned?.changes = page.standing
      return []
    }
    guard query.limit == 1, let register = query.register, let id = query.records.first else {
      return []
    }
    let reference = RecordReference(register: register, id: id)
    guard let field = query.field else {
      takeDeletion(page.changes.first, of: reference)
      return []
    }
    if let change = page.changes.first { take(author: change, of: reference, field) }
    guard let waiting = puttingBack, waiting.ticket == query.ticket else { return [] }
    puttingBack = nil
    if page.isStopped { return [] }
    return putBack(waiting, over: page.changes.first ?? unknownChange)
  }

  private mutating func takeDeletion(_ change: Change?, of reference: RecordReference) {
    guard let change, change.deleted(reference) != nil, board.record(reference) == nil,
      drafts.contains(where: { $0.register == reference.register && $0.id == reference.id })
    else { return }
    let old = offeredDraft.map { offerWords($0) }
    deletions[reference] = change
    restateOffer(saying: old)
  }

  private mutating func take(author change: Change, of reference: RecordReference, _ field: String)
  {
    for place in screens.indices {
      guard case .form(var form) = screens[place], form.reference == reference else { continue }
      for index in form.collisions.indices
      where form.collisions[index].field == field && !form.collisions[index].change.isKnown {
        form.collisions[index].change = change
      }
      for index in form.news.indices
      where form.news[index].field == field && !form.news[index].change.isKnown {
        form.news[index].change = change
      }
      screens[place] = .form(form)
    }
  }

  /// Who made a change and when; of one that is not at hand only that somebody did.
  func byline(of change: Change) -> Phrase {
    let who = authorName(of: change)
    guard change.isKnown else { return who }
    let time = localTime(of: change.time)
    return Phrase("\(who.en) \(time)", "\(who.zh) \(time)")
  }
}

extension Change {
  /// Whether it is one of the store, not what stands for one that is not at hand.
  var isKnown: Bool { !id.isEmpty }

  /// Whether it changed a field of a record, or made or deleted the record.
  func touches(_ reference: RecordReference, _ field: String) -> Bool {
    edits.contains { $0.record == reference && ($0.field == nil || $0.field == field) }
  }

  /// What a record held that it deleted; `nil` where it did not.
  func deleted(_ reference: RecordReference) -> Fields? {
    for case .delete(reference, let fields) in edits { return fields }
    return nil
  }
}
