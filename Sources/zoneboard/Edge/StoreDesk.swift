import Dashboard
import Foundation
import ZoneModel
import ZoneStore

/// An open store with what belongs to it; its methods may wait for the disk.
struct StoreDesk: Sendable {
  let store: Store
  let registry: Registry
  /// The settings of the store that were in force when it was opened.
  let settings: StoreSettings
  /// The settings that are in force on a later board, and whether they can be read.
  let settingsInForce: SettingsShelf
  let check: SettingsCheck
  /// The policy packs, read when first asked for.
  let policies: PolicyShelf
  /// The call that it was opened in.
  let call: Invocation
  /// The time, in the store's time zone.
  let clock: WallClock
  /// The folder that is thrown away at the end, where the store is a private copy.
  let temporaryFolder: DemoFolder?
  /// Becomes readable when others change the store; `nil` where it must be looked at each second.
  let watch: Int32?
  /// Which hand-edited files the screen has told of.
  let handEdits = HandEdits()
  /// What the last page of a zone's history has learnt of newer changes.
  let keptPast = KeptPast()

  // MARK: - Changes

  /// Asked while somebody else keeps the store locked, with who it is and for how many seconds: whether
  /// to go on trying.
  typealias Patience = (LockHolder?, Int) -> Bool

  /// Makes a change.
  func commit(_ draft: ChangeDraft, _ patience: Patience) -> [Event] {
    attempt(draft: draft.id, draft.operation, patience) { () throws(StoreError) in
      for case .adopt(let file, let before, _) in draft.edits {
        try refuse(unadopted: file, before)
      }
      return try commitRenumbering(draft)
    }
  }

  /// Tries a change with all that may refuse it, rules of documents too, and writes nothing.
  func rehearsal(of draft: ChangeDraft) -> [Event] {
    check.prepare(for: draft.edits)
    let found: [Refusal]
    do throws(StoreError) {
      found = try store.rehearse(draft, check: check(given: draft.why))
    } catch {
      found = error.refusals(of: draft.id)
    }
    return [
      .rehearsed(RefusalReport(draft: draft.id, operation: draft.operation, refusals: found))
    ]
  }

  /// Refuses to write over what somebody edited by hand and has not brought into force.
  private func refuse(unadopted file: String, _ inForce: String?) throws(StoreError) {
    guard let onDisk = try store.handEditedText(file),
      Value.text(onDisk) != inForce.map({ Value.text($0) })
    else { return }
    throw .refused([
      Refusal(
        .conflict,
        Phrase(
          "\(file) was edited by hand and is not in force yet",
          "\(file) 已被手工修改，但尚未生效"
        ),
        nextStep: Phrase("Run zoneboard adopt \(file) first.", "请先运行 zoneboard adopt \(file)。")
      )
    ])
  }

  /// Takes back a change of this person.
  func undo(seq: Int?, untouchedOnly: Bool, _ patience: Patience) -> [Event] {
    if seq == nil, let found = oldUndoCandidate { return [.undoFound(found)] }
    return attempt(.undo, patience) { () throws(StoreError) in
      try store.undo(change: seq, untouchedOnly: untouchedOnly, check: check)
    }
  }

  /// How many milliseconds a change is taken back without a question.
  static let freshness: Int64 = 10 * 60 * 1000

  /// The change that undo would take back, where it is older than ten minutes or of an earlier
  /// session and nothing stands in the way.
  private var oldUndoCandidate: Change? {
    // What fails here fails again in the undo itself, and is told there.
    guard let found = try? store.undoCandidate(), found.refusal == nil else { return nil }
    return isFresh(found.change) ? nil : found.change
  }

  private func isFresh(_ change: Change) -> Bool {
    change.author.session == store.author.session
      && WallClock.now().milliseconds - change.time.milliseconds < Self.freshness
  }

  /// Puts back what undo took; asks first where that was not here or is a while ago, unless it is the
  /// undo that the person was asked about.
  func redo(asked: Int?, _ patience: Patience) -> [Event] {
    // What fails here fails again in the redo itself, and is told there.
    if let found = try? store.redoCandidate(), found.refusal == nil, let undo = found.undo,
      undo.seq != asked, !isFresh(undo)
    {
      return [.redoFound(found.change, undo: undo)]
    }
    return attempt(.redo, patience) { () throws(StoreError) in try store.redo(check: check) }
  }

  /// Puts back of the newest undo what nobody has changed since.
  func redoUntouched(_ patience: Patience) -> [Event] {
    attempt(.redo, patience) { () throws(StoreError) in
      try store.redo(untouchedOnly: true, check: check)
    }
  }

  /// Takes back any change.
  func revert(seq: Int, untouchedOnly: Bool, _ patience: Patience) -> [Event] {
    attempt(.revert, patience) { () throws(StoreError) in
      try store.revert(seq, untouchedOnly: untouchedOnly, check: check)
    }
  }

  /// Allows writing again, and says so.
  func tryWriting() -> [Event] {
    store.retryWriting()
    return [.store(condition)]
  }

  /// Whether the store can be written.
  var condition: StoreCondition {
    guard let whyReadOnly else { return .writable }
    let isForGood =
      switch store.readOnlyReason {
      case .asked, .foreignWriter, .damaged, .newer: true
      case .notPermitted, .readOnlyDisk, .writeFailed, .moved, nil: false
      }
    return .readOnly(whyReadOnly, isForGood: isForGood, opensAnew: opensAnew)
  }

  /// Whether something else may lie at the store's place than what was opened, such as an older copy.
  private var opensAnew: Bool {
    switch store.readOnlyReason {
    case .moved, .damaged, .foreignWriter: temporaryFolder == nil
    case .asked, .notPermitted, .readOnlyDisk, .writeFailed, .newer, nil: false
    }
  }

  /// Why nothing can be changed and what helps, if so.
  var whyReadOnly: Phrase? {
    let reason = store.readOnlyReason
    let fault = settingsInForce.fault(on: store.board)
    guard let message = (reason?.message ?? fault?.message)?.asSentence,
      let next = reason?.nextStep.asSentence ?? fault?.nextStep
    else { return nil }
    return Phrase("\(message.en) \(next.en)", "\(message.zh)\(next.zh)")
  }

  private func attempt(
    draft: String? = nil,
    _ operation: ZoneModel.Operation,
    _ patience: Patience,
    _ act: () throws(StoreError) -> Commit
  ) -> [Event] {
    let start = WallClock.steady()
    while true {
      do throws(StoreError) {
        return events(of: try act())
      } catch {
        let seconds = Int((WallClock.steady() - start) / 1000)
        if case .locked(let holder) = error, patience(holder, seconds) { continue }
        return events(of: error, draft: draft, operation)
      }
    }
  }

  private func events(of commit: Commit) -> [Event] {
    guard let change = commit.change else {
      return [
        .board(commit.board, BoardNews(changes: commit.others)),
        .note(Message(.note, Phrase("Everything was so already.", "内容没有变化。"))),
      ]
    }
    return [
      .committed(
        CommitReport(
          change: change,
          board: commit.board,
          warnings: commit.warnings,
          others: commit.others
        )
      )
    ]
  }

  private func events(
    of error: StoreError,
    draft: String?,
    _ operation: ZoneModel.Operation
  ) -> [Event] {
    let report = RefusalReport(
      draft: draft,
      operation: operation,
      of: error.refusedChange,
      refusals: error.refusals(of: draft),
      collisions: error.collisions,
      untouched: error.untouched
    )
    var events: [Event] = []
    switch error {
    // What stood in the way is shown first, so that a refusal is about what is on the screen.
    case .conflict, .undoRefused, .refused: events = follow()
    default: break
    }
    return events + [.refused(report)] + (whyReadOnly == nil ? [] : [.store(condition)])
  }

  // MARK: - What others do

  /// Takes what others did since the store was last looked at.
  func follow() -> [Event] {
    let place = lookAtPlace()
    guard place.isEmpty else { return place }
    if case .moved = store.readOnlyReason { return [] }
    return news
  }

  /// Whether the store is where it was opened, where that is otherwise than before.
  func lookAtPlace() -> [Event] {
    guard store.lookAtPlace() else { return filesChanged ? news : [] }
    guard store.readOnlyReason == nil else { return [.store(condition)] }
    let back = Phrase("The store is back; changes are saved again.", "数据目录已恢复，可以继续保存。")
    return [.store(condition), .note(Message(.done, back))] + news
  }

  /// Whether there is something to tell of the store's files.
  ///
  /// What keeps them from being looked at is told by whoever wants to read or write them.
  private var filesChanged: Bool {
    do throws(StoreError) { return try store.lookAtFiles() } catch { return false }
  }

  private var news: [Event] {
    do throws(StoreError) {
      let news = try store.follow()
      var events: [Event] = []
      if news.isReloaded {
        events.append(.board(news.board, BoardNews(isReread: news.isReread)))
      } else if !news.changes.isEmpty {
        events.append(.board(news.board, BoardNews(changes: news.changes)))
      }
      if news.isReloaded || news.isConditionNew
        || news.changes.contains(where: \.adoptsSettings)
      {
        events.append(.store(condition))
      }
      return events + [.presence(presence)] + notices
    } catch {
      return [.note(Message(.error, error.message)), .store(condition)]
    }
  }

  /// What the store has to tell: mended tails, rotten files and the like.
  var notices: [Event] {
    store.takeNotices().map { .note(Message(.warning, $0.message)) }
  }
}

extension StoreError {
  /// The reasons for a dialog or the message line, where a draft or something else is refused.
  func refusals(of draft: String?) -> [Refusal] {
    if case .refused(let refusals) = self { return refusals }
    if case .undoRefused(let refusal) = self, !refusal.refusals.isEmpty { return refusal.refusals }
    let code: Refusal.Code =
      switch self {
      case .conflict, .undoRefused, .locked: .conflict
      default: .disabled
      }
    // A line of the screen is short: the path comes last.
    func failed(_ said: Phrase, _ fault: SystemFault) -> [Refusal] {
      let why = Phrase("\(said.en): \(fault.reason.en).", "\(said.zh)：\(fault.reason.zh)。")
      return [Refusal(code, why, nextStep: fault.whatNext(isKept: draft != nil))]
    }
    return switch self {
    case .notSaved(let fault): failed(Phrase("Not saved", "没有保存"), fault)
    case .notConfirmed(let fault):
      failed(Phrase("Not certain to be saved", "无法确认已保存"), fault)
    default: [Refusal(code, message.asSentence, nextStep: stepOnScreen.asSentence)]
    }
  }

  /// What to do next where there are keys and no command line.
  private var stepOnScreen: Phrase {
    switch self {
    case .nothingToUndo, .nothingToRedo, .noSuchChange:
      Phrase("^T shows the history", "按 ^T 查看历史")
    case .undoRefused(let refusal) where refusal.isForeign:
      Phrase("^T shows the history; F8 there takes it back", "按 ^T 查看历史，在其中用 F8 撤回")
    default: nextStep
    }
  }

  /// The change that undo, redo or revert was about.
  var refusedChange: Change? {
    guard case .undoRefused(let refusal) = self else { return nil }
    return refusal.change
  }

  /// How many steps of a change could be taken back all the same.
  var untouched: Int {
    guard case .undoRefused(let refusal) = self else { return 0 }
    return refusal.untouched
  }

  /// The fields that others changed first.
  var collisions: [Collision] {
    switch self {
    case .conflict(let conflicts):
      conflicts.compactMap { conflict in
        guard let record = conflict.record, let author = conflict.author, let time = conflict.time,
          let seq = conflict.seq
        else { return nil }
        let theirs = Change(
          seq: seq,
          id: "",
          time: time,
          author: author,
          operation: .edit,
          label: "",
          edits: []
        )
        return Collision(record: record, field: conflict.field, change: theirs)
      }
    case .undoRefused(let refusal):
      refusal.blockers.compactMap { blocker in
        blocker.record.map {
          Collision(
            record: $0,
            field: blocker.field,
            change: blocker.change,
            act: blocker.act
          )
        }
      }
    default: []
    }
  }
}

extension SystemFault {
  /// What is kept on the screen and what to do next, then where it failed.
  ///
  /// What a save may have left in the journal is taken out before the next, so that it is never there
  /// twice.
  fileprivate func whatNext(isKept: Bool) -> Phrase {
    let kept = isKept ? Phrase("What you typed is kept; ", "您填写的内容已保留；") : Phrase("", "")
    let sentence = (kept + remedy).asSentence
    let end = String(sentence.en.dropLast()) + ", then try again"
    return Phrase(
      "\(end) (\(plainPath)).",
      "\(sentence.zh.dropLast())后再试（\(plainPath)）。"
    )
  }
}
