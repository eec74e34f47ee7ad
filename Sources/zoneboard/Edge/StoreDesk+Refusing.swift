import ZoneModel
import ZoneStore

extension StoreDesk {
  /// How many places that stand in the way are named.
  private static let placesTold = 5

  /// Why something was not done, with changes, records and fields as people know them.
  func failure(_ error: StoreError) -> CommandFailure {
    var failure = CommandFailure(error, store: store.path)
    if case .conflict(let conflicts) = error {
      let places = conflicts.map { words(for: $0) }
      failure.message = places.first ?? failure.message
      failure.details = told(Array(places.dropFirst()))
    }
    guard case .undoRefused(let refusal) = error, !refusal.isUndone else { return failure }
    let what = refusal.change.called(in: registry, on: store.board)
    let time = clock.text(of: refusal.change.time)
    guard !refusal.isForeign else {
      let who = store.board.personName(refusal.change.author.name)
      failure.message = Phrase(
        "change \(refusal.change.seq) of \(time) is \(who.en)'s: \(what.en)",
        "第 \(refusal.change.seq) 号变更（\(time)）由 \(who.zh) 作出：\(what.zh)"
      )
      return failure
    }
    failure.message = Phrase(
      "change \(refusal.change.seq) of \(time) was not taken back: \(what.en)",
      "第 \(refusal.change.seq) 号变更（\(time)）没有撤回：\(what.zh)"
    )
    let reasons =
      refusal.refusals.isEmpty
      ? refusal.blockers.map { words(for: $0) } : refusal.refusals.filter(\.isError).map(\.placed)
    failure.details = told(reasons)
    if !refusal.refusals.isEmpty {
      failure.nextStep = Phrase("Nothing was changed.", "没有改动任何数据。")
    }
    return failure
  }

  /// The first of some places, and how many more there are.
  private func told(_ places: [Phrase]) -> [Phrase] {
    let more = places.count - Self.placesTold
    return Array(places.prefix(Self.placesTold))
      + (more > 0 ? [Phrase("and \(more) more", "另有 \(more) 处")] : [])
  }

  /// Who changed what later, and when.
  private func words(for blocker: UndoRefusal.Blocker) -> Phrase {
    let (change, time) = (blocker.change, clock.text(of: blocker.change.time))
    let isThere = blocker.record.map { store.board.record($0) != nil } ?? true
    return words(
      store.board.personName(change.author.name),
      didDelete: blocker.field == nil && !isThere,
      blocker.record,
      blocker.field
    ) + Phrase(" (\(time), change \(change.seq))", "（\(time)，第 \(change.seq) 号变更）")
  }

  /// Who changed what meanwhile, and when.
  private func words(for conflict: FieldConflict) -> Phrase {
    let words = words(
      conflict.author.map { store.board.personName($0.name) } ?? Phrase("somebody", "有人"),
      didDelete: conflict.isDeletion,
      conflict.record,
      conflict.field
    )
    guard let time = conflict.time, let seq = conflict.seq else { return words }
    let text = clock.text(of: time)
    return words + Phrase(" (\(text), change \(seq))", "（\(text)，第 \(seq) 号变更）")
  }

  private func words(
    _ who: Phrase,
    didDelete: Bool,
    _ record: RecordReference?,
    _ field: String?
  ) -> Phrase {
    guard let record else {
      let file = field ?? "settings.yaml"
      return Phrase("\(who.en) changed \(file)", "\(who.zh) 修改了 \(file)")
    }
    let name = Phrase(
      board(title: record, .en) ?? record.description,
      board(title: record, .zh) ?? record.description
    )
    guard let field, !didDelete else {
      return Phrase(
        "\(who.en) \(didDelete ? "deleted" : "changed") \(name.en)",
        "\(who.zh) \(didDelete ? "删除" : "修改")了“\(name.zh)”"
      )
    }
    let label = registry[record.register]?[field: field]?.label ?? Phrase(same: field)
    return Phrase(
      "\(who.en) changed \(label.en) of \(name.en)",
      "\(who.zh) 修改了“\(name.zh)”的\(label.zh)"
    )
  }

  private func board(title record: RecordReference, _ language: Language) -> String? {
    store.board.title(of: record, in: registry, language, depth: 1).map { "\($0) (\(record))" }
  }
}
