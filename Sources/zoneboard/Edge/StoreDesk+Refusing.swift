import ZoneModel
import ZoneStore

extension StoreDesk {
  /// How many places that stand in the way are named.
  private static let placesTold = 5

  /// Why something was not done, with changes, records and fields as people know them.
  func failure(_ error: StoreError) -> CommandFailure {
    var failure = CommandFailure(error, store: store.path)
    if case .refused(let refusals) = error {
      let errors = refusals.filter(\.isError)
      if !errors.isEmpty, errors.allSatisfy({ $0.code == .policy }) {
        failure.nextStep =
          (failure.nextStep.map { $0 + Phrase(" ", "") } ?? Phrase("", "")) + Self.howToReason
      }
    }
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
    let done = refusal.isRedo ? Phrase("done again", "重做") : Phrase("taken back", "撤回")
    failure.message = Phrase(
      "change \(refusal.change.seq) of \(time) was not \(done.en): \(what.en)",
      "第 \(refusal.change.seq) 号变更（\(time)）没有\(done.zh)：\(what.zh)"
    )
    failure.details = told(
      refusal.blockers.map { words(for: $0) } + refusal.refusals.filter(\.isError).map(\.placed)
    )
    if refusal.untouched == 0, !refusal.refusals.isEmpty {
      failure.nextStep = Phrase("Nothing was changed.", "没有改动任何数据。")
    }
    return failure
  }

  private static let howToReason = Phrase(
    "On the command line a reason is given with --reason.",
    "命令行用 --reason 填写理由。"
  )

  /// The first of some places, and how many more there are.
  private func told(_ places: [Phrase]) -> [Phrase] {
    let more = places.count - Self.placesTold
    return Array(places.prefix(Self.placesTold))
      + (more > 0 ? [Phrase("and \(more) more", "另有 \(more) 处")] : [])
  }

  /// Who changed what later, and when.
  private func words(for blocker: UndoRefusal.Blocker) -> Phrase {
    let (change, time) = (blocker.change, clock.text(of: blocker.change.time))
    return words(
      store.board.personName(change.author.name),
      blocker.act,
      blocker.record,
      blocker.field
    ) + Phrase(" (\(time), change \(change.seq))", "（\(time)，第 \(change.seq) 号变更）")
  }

  /// Who changed what meanwhile, and when.
  func words(for conflict: FieldConflict) -> Phrase {
    let words = words(
      conflict.author.map { store.board.personName($0.name) } ?? Phrase("somebody", "有人"),
      conflict.isDeletion ? .deleted : .changed,
      conflict.record,
      conflict.field
    )
    guard let time = conflict.time, let seq = conflict.seq else { return words }
    let text = clock.text(of: time)
    return words + Phrase(" (\(text), change \(seq))", "（\(text)，第 \(seq) 号变更）")
  }

  private func words(
    _ who: Phrase,
    _ act: LaterAct,
    _ record: RecordReference?,
    _ field: String?
  ) -> Phrase {
    guard let record else {
      let file = field ?? "settings.yaml"
      return Phrase("\(who.en) changed \(file)", "\(who.zh) 修改了 \(file)")
    }
    let name = titleAndID(of: record)
    let label = field.map { registry[record.register]?[field: $0]?.label ?? Phrase(same: $0) }
    let (place, placeZh) =
      label.map { ("\($0.en) of \(name.en)", "“\(name.zh)”的\($0.zh)") } ?? (name.en, "“\(name.zh)”")
    switch act {
    case .changed: return Phrase("\(who.en) changed \(place)", "\(who.zh) 修改了\(placeZh)")
    case .made: return Phrase("\(who.en) made \(name.en)", "\(who.zh) 新建了“\(name.zh)”")
    case .deleted: return Phrase("\(who.en) deleted \(name.en)", "\(who.zh) 删除了“\(name.zh)”")
    case .refersTo(let target):
      let target = titleAndID(of: target)
      return Phrase(
        "\(who.en) made \(place) refer to \(target.en)",
        "\(who.zh) 在\(placeZh)中引用了“\(target.zh)”"
      )
    }
  }

  private func titleAndID(of record: RecordReference) -> Phrase {
    Phrase(
      board(title: record, .en) ?? record.description,
      board(title: record, .zh) ?? record.description
    )
  }

  private func board(title record: RecordReference, _ language: Language) -> String? {
    store.board.title(of: record, in: registry, language, depth: 1).map { "\($0) (\(record))" }
  }
}
