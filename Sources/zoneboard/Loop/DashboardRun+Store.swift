import Dashboard
import Foundation
import Glibc
import Logging
import Terminal
import ZoneModel
import ZoneQuery
import ZoneStore

extension DashboardRun {
  /// Starts what goes on beside the first frame: drafts, who is here, what is to be verified.
  mutating func startStoreWork() {
    timers.minute = WallClock.now().milliseconds / 60_000
    guard let desk else { return }
    timers.poll = desk.watch == nil ? WallClock.steady() + 1000 : nil
    timers.place = WallClock.steady() + Timers.placeDelay
    let log = log
    saver.add { saver in
      for event in desk.beginning(log) { saver.deliver(.event(event)) }
    }
    verify()
  }

  /// Looks at what others did.
  mutating func follow() {
    guard let desk, !isFollowing, !isOpening else { return }
    isFollowing = true
    saver.add { saver in
      for event in desk.follow() { saver.deliver(.event(event)) }
      saver.deliver(.followed)
    }
    timers.snapshot = WallClock.steady() + Timers.snapshotDelay
    if !state.others.isEmpty { timers.presence = WallClock.steady() + Timers.presenceDelay }
  }

  /// Looks whether the store is still where it was: no event tells of a folder that is moved away.
  func lookAtPlace() {
    guard let desk, !isOpening else { return }
    saver.add { saver in
      for event in desk.lookAtPlace() { saver.deliver(.event(event)) }
      saver.deliver(.lookedAtPlace)
    }
  }

  /// Looks who is here, where somebody else was.
  func lookWhoIsHere() {
    guard let desk, !state.others.isEmpty else { return }
    saver.add { saver in saver.deliver(.event(.presence(desk.presence))) }
  }

  /// Looks whether settings and policies on the disk are still those in force.
  func lookForHandEdits() {
    guard let desk else { return }
    let log = log
    saver.add { saver in
      for event in desk.handEdited(log) { saver.deliver(.event(event)) }
    }
  }

  /// Writes a snapshot if one is due.
  mutating func snapshot() {
    guard let desk else { return }
    let log = log
    worker.add { worker in
      desk.writeSnapshotIfDue(log)
      for event in desk.notices { worker.deliver(.event(event)) }
    }
  }

  /// Verifies the register files bit by bit; work for the screen goes first.
  func verify() {
    guard let desk else { return }
    worker.add { worker in
      // A mebibyte takes a millisecond; a handful of them delays nobody.
      for _ in 0..<8 where !desk.store.verifyNext() {
        for event in desk.notices { worker.deliver(.event(event)) }
        return
      }
      worker.deliver(.verified)
    }
  }

  /// Keeps and drops half-filled forms.
  func keepDrafts(_ work: [DraftKeeper.Work]) {
    guard let desk, !work.isEmpty else { return }
    let log = log
    saver.add { saver in
      for event in work.flatMap({ desk.keep($0, log) }) { saver.deliver(.event(event)) }
    }
  }

  /// Tells others where this person is.
  func announce(record: RecordReference?, isEditing: Bool) {
    guard let desk else { return }
    saver.add { _ in desk.announce(record: record, isEditing: isEditing) }
  }

  /// Opens the sample, a store or a new one, from the first screen, or the same one anew.
  mutating func open(_ choice: StoreChoice) {
    var choice = choice
    if choice == .again, let desk { choice = .existing(path: desk.store.path) }
    let (wanted, call) = (choice, call)
    isOpening = true
    saver.add { saver in
      do throws(CommandFailure) {
        saver.deliver(.opened(try StoreDesk.open(wanted, call)))
      } catch {
        saver.deliver(.notOpened(Message(.error, error.sentence)))
      }
    }
  }

  /// Goes on with another store.
  mutating func use(_ desk: StoreDesk) {
    let typed = state.unfinished
    isOpening = false
    closeDesk()
    self.desk = desk
    let file = PreferencesFile(call.surroundings, store: desk.store.id)
    preferencesFile = file
    state.preferences = preferences(from: file, desk)
    state.environment.session = desk.store.author.session
    state.environment.person = desk.person
    state.environment.policies = desk.book
    take(
      .opened(
        desk.store.board,
        desk.registry,
        name: desk.name,
        isDemo: desk.temporaryFolder != nil
      )
    )
    take(.store(desk.condition))
    // What was typed in the store before is offered in this one.
    keepDrafts(typed.map { .keep($0) })
    startStoreWork()
  }

  /// Lets go of the store: what was typed is kept, and a private copy is thrown away.
  mutating func closeDesk() {
    keepDrafts(drafts.take(at: nil))
    guard let desk else { return }
    self.desk = nil
    saver.add { _ in desk.close() }
  }

  /// Ends both threads: the saver after what waits for the disk, the worker at once, because nothing
  /// that it does is promised to anybody.
  mutating func end() {
    closeDesk()
    worker.stop()
    // Nobody is left to be told for whom a save waits; its form is kept as a draft.
    if case .waiting = state.condition { saver.stop() }
    saver.finish()
  }
}

extension StoreDesk {
  /// The store as the person named it.
  var name: String { (store.path as NSString).lastPathComponent }

  /// What is told of a store that has just been opened: drafts, who is here, notices.
  func beginning(_ log: Logger) -> [Event] {
    store.announce()
    var events: [Event] = [.presence(presence)]
    events += drafts(log) + notices
    if let warning = settingsWarning { events.append(.note(Message(.warning, warning))) }
    return events + handEdited(log)
  }

  /// What is told of files that were edited by hand and are not in force: once for each difference.
  func handEdited(_ log: Logger) -> [Event] {
    do throws(StoreError) {
      let files = try store.unadoptedFiles()
      guard handEdits.areNew(files) else { return [] }
      let warnings = try handEditWarnings()
      guard warnings.isEmpty else { return warnings.map { .note(Message(.warning, $0)) } }
      let names = files.joined(separator: ", ")
      return [
        .note(
          Message(
            .warning,
            Phrase(
              "\(names): what is on the disk is not in force; “zoneboard adopt \(files[0])” shows "
                + "the difference and asks.",
              "\(names)：磁盘上的内容尚未生效；可用“zoneboard adopt \(files[0])”查看差异并确认。"
            )
          )
        )
      ]
    } catch {
      log.error("settings and policies were not compared: \(error.message.en)")
      return []
    }
  }

  /// Who else has the store open; nobody where that cannot be known, because nothing rests on it.
  var presence: [Dashboard.Presence] {
    do throws(StoreError) {
      return try store.others().map { other in
        Dashboard.Presence(
          session: other.author.session,
          login: other.author.name,
          record: other.record,
          isEditing: other.isEditing
        )
      }
    } catch {
      return []
    }
  }

  /// The person at the screen, by the names that the staff register gives.
  var person: Person {
    let staff = staffRecord.flatMap { store.board.record($0) }
    let login = store.author.name
    let english = staff?["name"]?.text ?? staff?["nameZh"]?.text ?? login
    let chinese = staff?["nameZh"]?.text ?? english
    return Person(
      login: login,
      name: Phrase(english, chinese),
      uid: store.author.uid,
      isEditor: store.readOnlyReason == nil
    )
  }

  /// Writes a snapshot if one is due; a failure is only logged, because the journal has everything.
  func writeSnapshotIfDue(_ log: Logger) {
    guard store.snapshotDue() != .no else { return }
    do throws(StoreError) {
      try store.writeSnapshot()
    } catch {
      log.error("no snapshot was written: \(error.message.en)")
    }
  }

  /// Tells others where this person is.
  func announce(record: RecordReference?, isEditing: Bool) {
    store.announce(on: record, isEditing: isEditing)
  }

  /// Says that this session is over, and throws a private copy away.
  func close() {
    store.leave()
    guard let temporaryFolder else { return }
    do {
      try temporaryFolder.remove()
    } catch {
      let reason = Phrase(reasonOf: error)
      call.tell(
        Phrase(
          "The private copy at \(temporaryFolder.path) could not be removed: \(reason.en)",
          "私有副本 \(temporaryFolder.path) 未能删除：\(reason.zh)"
        )
      )
    }
  }

  /// Opens what was chosen on the first screen.
  static func open(_ choice: StoreChoice, _ call: Invocation) throws(CommandFailure) -> StoreDesk {
    switch choice {
    case .sample, .tour: try demo(call)
    case .again: preconditionFailure("the loop knows where the open store lies")
    case .existing(let path):
      try open(call, at: call.surroundings.absolute(path), watching: true)
    case .new(let path, let withSample):
      try create(
        call,
        at: call.surroundings.absolute(path),
        sample: withSample ? "all" : nil,
        watching: true
      )
    }
  }

  /// Makes a private copy of the sample data, which `close()` throws away.
  static func demo(_ call: Invocation) throws(CommandFailure) -> StoreDesk {
    let folder = try DemoFolder(in: call.surroundings["TMPDIR"] ?? "/tmp")
    do throws(CommandFailure) {
      return try create(
        call,
        at: folder.path + "/sample.zb",
        sample: "all",
        watching: true,
        temporaryFolder: folder
      )
    } catch {
      // What could not be made is told; what is left of it goes with the next demo.
      try? folder.remove()
      throw error
    }
  }

  // MARK: - For the dashboard

  /// Told how far a long look is, 0 to 1; answers whether to go on.
  typealias Going = (Double) -> Bool

  /// Asks with a share of the way whether to go on.
  ///
  /// - Parameters:
  ///   - seq: how far back the look is.
  ///   - start: where it began.
  ///   - isWanted: what is asked; only now and then, since each time draws a frame.
  /// - Returns: whether to go on.
  private func goes(_ seq: Int, from start: Int, _ isWanted: Going) -> Bool {
    guard start - seq > 0, (start - seq) % 65_536 < 4096 else { return isWanted(-1) }
    return isWanted(Double(start - seq) / Double(max(1, start)))
  }

  /// A page of the history.
  func history(_ query: HistoryQuery, _ isWanted: Going) -> [Event] {
    var filter = HistoryFilter(
      register: query.register,
      field: query.field,
      author: query.author,
      operation: query.operation,
      since: query.since,
      words: query.words,
      before: query.before,
      limit: query.limit
    )
    filter.hidden = hiddenFields
    filter.hasReason = query.hasReason
    if let register = query.register {
      filter.records = Set(query.records.map { RecordReference(register: register, id: $0) })
    }
    let start = min(store.board.seq, query.before ?? Int.max)
    do throws(StoreError) {
      var scope = scope(of: query)
      let page = try store.history(filter, in: &scope) { goes($0, from: start, isWanted) }
      keptPast.keep(scope, for: query)
      let counts = (page.entries + page.acts).filter { $0.change.edits.count < $0.stepCount }
        .map { ($0.change.seq, $0.stepCount) }
      let gaps = page.gaps.prefix(1).map { gap in
        Event.note(
          Message(.error, gap.message + Phrase(". Run “zoneboard fsck”.", "。请运行“zoneboard fsck”。"))
        )
      }
      return [
        .history(
          Dashboard.HistoryPage(
            query: query,
            changes: page.entries.map(\.change),
            hasOlder: page.next != nil,
            next: page.next,
            isStopped: page.isStopped,
            counts: Dictionary(counts) { first, _ in first },
            acts: page.acts.map(\.change)
          )
        )
      ] + gaps
    } catch {
      return [.stopped(ticket: query.ticket), .note(Message(.error, error.message))]
    }
  }

  /// What picks the steps of the zone that a query asks for: that of the page before, where this page
  /// goes on with it.
  private func scope(of query: HistoryQuery) -> (any StepScope)? {
    guard let zone = query.zone else { return nil }
    return keptPast.scope(of: query)
      ?? ZonePast(
        of: RecordReference(register: "zones", id: zone),
        from: evaluator(of: store.board)
      )
  }

  /// The board of a point of the past, or of the present.
  func board(at point: PastPoint?, _ ticket: Int, _ isWanted: Going) -> [Event] {
    guard let point else { return [.asOf(store.board, nil)] }
    do throws(StoreError) {
      let board =
        switch point {
        case .moment(let moment): try past(.moment(moment), isWanted)
        case .change(let seq, _): try past(.seq(seq), isWanted)
        }
      guard let board else { return [.stopped(ticket: ticket)] }
      return [.asOf(board, point.time)]
    } catch {
      return [.stopped(ticket: ticket), .note(Message(.error, error.message))]
    }
  }

  /// A board of the past; `nil` where going back was stopped.
  private func past(
    _ point: PointInTime,
    _ isWanted: Going
  ) throws(StoreError) -> StoreBoard? {
    let start = store.board.seq
    var isStopped = false
    func goesOn(_ seq: Int) -> Bool {
      isStopped = !goes(seq, from: start, isWanted)
      return !isStopped
    }
    let board =
      switch point {
      case .seq(let seq): try store.board(asOf: seq, isWanted: goesOn)
      case .moment(let moment): try store.board(asOf: moment, isWanted: goesOn)
      }
    return isStopped ? nil : board
  }

  /// What differs between two moments.
  func compare(_ request: ComparisonRequest, _ isWanted: Going) -> [Event] {
    let last = request.to ?? store.board.seq
    do throws(StoreError) {
      let found = try store.difference(from: request.from, to: last) { seq in
        goes(last - (seq - request.from), from: last, isWanted)
      }
      guard let found else { return [.stopped(ticket: request.ticket)] }
      var boards: [StoreBoard] = []
      for seq in request.needsBoards ? [found.from, found.to] : [] {
        let board = try past(.seq(seq), isWanted)
        guard let board else { return [.stopped(ticket: request.ticket)] }
        boards.append(board)
      }
      let answer = Comparison(
        ticket: request.ticket,
        count: found.to - found.from,
        edits: found.edits,
        boards: boards
      )
      return [.compared(answer)]
    } catch {
      return [.stopped(ticket: request.ticket), .note(Message(.error, error.message))]
    }
  }
}
