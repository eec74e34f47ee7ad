import Canvas
import Dashboard
import Glibc
import Logging
import Terminal
import ZoneModel

/// The dashboard while it runs: it waits for what happens, lets the state take it, does what the
/// state wants done, and draws once for each batch of what happened.
///
/// This thread owns state and screen. What may wait for a disk runs on `saver`, what computes for
/// longer than a frame on `worker`; both hand back events.
struct DashboardRun: ~Copyable {
  var screen: Terminal.Screen
  var state: DashboardState
  var desk: StoreDesk?
  let call: Invocation
  let look: DashboardLook
  let clock: WallClock
  let log: Logger
  let worker = Worker<Delivery>()
  let saver = Worker<Delivery>()
  var drafts = DraftKeeper()
  var timers = Timers()
  /// Events that effects gave at once, for the next round.
  var pending: [Event] = []
  var isLeaving = false
  /// Whether the person leaves as soon as all that was saved is on the disk.
  var isWaitingToLeave = false
  /// Whether the disk is not waited for any more.
  var leavesAtOnce = false
  /// Whether another store is being opened, so that nothing more is asked of this one.
  var isOpening = false
  var wantsSuspension = false
  /// Whether a look at what others did is under way already.
  var isFollowing = false
  /// The theme that the screen has.
  var theme: String
  let shelf: ThemeShelf
  var preferencesFile: PreferencesFile?

  /// What the threads hand back.
  enum Delivery: Sendable {
    /// Something happened.
    case event(Event)
    /// A look at what others did is over.
    case followed
    /// A look at the store's place is over.
    case lookedAtPlace
    /// Another store was opened.
    case opened(StoreDesk)
    /// It could not be opened.
    case notOpened(Message)
    /// Some of the store was verified, and there is more.
    case verified
    /// A change was taken back or done again, or was not.
    case tookBack
    /// All that was to be saved before the person left is done with.
    case readyToLeave
  }

  /// How many reads of keys are put into one frame at most.
  private static let readsPerFrame = 64

  /// Runs until the person leaves or a signal ends it.
  ///
  /// - Parameter signals: what comes from outside.
  /// - Returns: how it ended, if not by the person's wish.
  /// - Throws: `TerminalError` when the terminal is gone.
  mutating func run(_ signals: borrowing Signals) throws(TerminalError) -> Ending? {
    try screen.probe()
    timers.probe = WallClock.steady() + Timers.probeTime
    timers.end = look.seconds.map { WallClock.steady() + UInt64($0) * 1000 }
    try start()
    while !isLeaving {
      wait(for: signals)
      for signal in signals.read() {
        switch signal {
        case .leave(let number): return Ending(signal: number)
        case .resize: take(.resize(screen.fitWindow()))
        case .stop: try suspend(signals)
        case .goOn: take(.resize(screen.resume()))
        }
      }
      try readKeys()
      takeDeliveries()
      takeTimers()
      if let end = timers.end, WallClock.steady() >= end { return nil }
      while !pending.isEmpty { take(pending.removeFirst()) }
      if wantsSuspension { try suspend(signals) }
      if !isLeaving { try draw() }
    }
    return nil
  }

  /// Shows the first frame and starts what goes on beside it.
  private mutating func start() throws(TerminalError) {
    take(.resize(screen.fitWindow()))
    try draw()
    startStoreWork()
  }

  /// Lets the state take an event, and does what it wants done.
  mutating func take(_ event: Event) {
    for effect in update(&state, event) { perform(effect) }
  }

  private mutating func draw() throws(TerminalError) {
    let wanted = state.theme
    if wanted != theme {
      theme = wanted
      useTheme(wanted)
    }
    try screen.show(render(state, size: state.size))
  }

  /// Changes colours; a theme that cannot be read is told of, and the terminal's colours are used.
  private mutating func useTheme(_ name: String) {
    do throws(CommandFailure) {
      screen.use(try shelf.theme(named: name))
    } catch {
      screen.use(.terminal)
      take(.note(Message(.error, error.sentence)))
    }
  }

  private mutating func suspend(_ signals: borrowing Signals) throws(TerminalError) {
    wantsSuspension = false
    try screen.suspend()
    signals.stop()
    take(.resize(screen.resume()))
    take(.time(clock.reading()))
  }

  // MARK: - Waiting

  private mutating func wait(for signals: borrowing Signals) {
    var polls = [screen.input, signals.descriptor, worker.descriptor, saver.descriptor]
      .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if !isFollowing, !isOpening, let watch = desk?.watch {
      polls.append(pollfd(fd: watch, events: Int16(POLLIN), revents: 0))
    }
    var patience = timers.untilNext(at: WallClock.steady(), drafts: drafts.due)
    patience = min(patience, clock.untilNextMinute())
    if let keys = screen.keyPatience(at: WallClock.steady()) { patience = min(patience, keys) }
    if !pending.isEmpty { patience = 0 }
    // A signal interrupts poll, and its byte is then in the pipe: nothing is lost by going on.
    let ready = poll(&polls, nfds_t(polls.count), Int32(clamping: patience))
    timers.isWatchReady = ready > 0 && polls.count > 4 && polls[4].revents != 0
  }

  /// Takes all keys that are there, so that a fast hand gets one frame for many keys.
  private mutating func readKeys() throws(TerminalError) {
    for _ in 0..<Self.readsPerFrame {
      // What nothing more came for in time was a lone ESC.
      let now = WallClock.steady()
      let keys = try screen.readKeys(at: now) + screen.flushKeys(at: now)
      guard !keys.isEmpty else { return }
      for key in keys { press(key) }
      if isLeaving || wantsSuspension { return }
    }
  }

  private mutating func press(_ key: Key) {
    if case .cursorReport(let position) = key {
      if let ambiguous = Lettering.Ambiguous(cursorAfterProbe: position) { settle(ambiguous) }
      return
    }
    take(.input(key))
  }

  /// Takes the terminal's answer to how wide ambiguous characters are.
  private mutating func settle(_ ambiguous: Lettering.Ambiguous) {
    guard let deadline = timers.probe, WallClock.steady() <= deadline else { return }
    timers.probe = nil
    guard look.ambiguous == nil, ambiguous == .wide else { return }
    screen.setAmbiguous(.wide)
    state.environment.lettering = Lettering(ambiguous: .wide, ascii: look.ascii)
  }

  private mutating func takeDeliveries() {
    for delivery in saver.take() + worker.take() {
      switch delivery {
      case .event(let event):
        if case .committed = event { timers.snapshot = WallClock.steady() + Timers.snapshotDelay }
        // What was not saved after all is shown, and asks for an answer.
        if case .refused = event { stayForNow() }
        take(event)
      case .followed: isFollowing = false
      case .lookedAtPlace: timers.place = WallClock.steady() + Timers.placeDelay
      case .opened(let desk): use(desk)
      case .notOpened(let message):
        isOpening = false
        if desk != nil { timers.place = WallClock.steady() + Timers.placeDelay }
        take(.note(message))
      case .verified: verify()
      case .tookBack:
        timers.takingBack = nil
        take(.takingBack(false))
      case .readyToLeave: isLeaving = isLeaving || isWaitingToLeave
      }
    }
  }

  private mutating func takeTimers() {
    let time = WallClock.steady()
    keepDrafts(drafts.take(at: time))
    if timers.takeMinute(WallClock.now()) {
      take(.time(clock.reading()))
      lookWhoIsHere()
      lookForHandEdits()
    }
    if timers.isWatchReady || timers.takePoll(at: time, without: desk?.watch != nil) { follow() }
    if timers.takeTakingBack(at: time) { take(.takingBack(true)) }
    if timers.takeLeaving(at: time) { sayWhyStillHere() }
    if timers.takeSnapshot(at: time) { snapshot() }
    if timers.takeCalm(at: time) { take(.calm) }
    if timers.takePresence(at: time) { lookWhoIsHere() }
    if timers.takePlace(at: time) { lookAtPlace() }
  }
}

/// When something is to be done that nothing outside asks for.
struct Timers {
  /// How many milliseconds the terminal's answer about widths counts: nothing waits for it, so that a
  /// slow line has time; afterwards the same bytes can only be Alt-F3.
  static let probeTime: UInt64 = 5000

  /// Until when the terminal's answer about widths counts.
  var probe: UInt64?
  /// When a snapshot may be due.
  var snapshot: UInt64?
  /// When to look at the store again, where it cannot be watched.
  var poll: UInt64?
  /// When what others changed need no longer be marked.
  var calm: UInt64?
  /// When to look again whether the store is still where it was.
  var place: UInt64?
  /// When to say that a change is being taken back.
  var takingBack: UInt64?
  /// When to say why the program has not ended yet that the person leaves.
  var leaving: UInt64?
  /// When to look again who is here: a session that ends lets go of its lock a moment later.
  var presence: UInt64?
  /// The minute that the clock shows.
  var minute: Int64 = 0
  /// Whether the store's watch has something.
  var isWatchReady = false
  /// When the dashboard ends by itself, for demonstrations.
  var end: UInt64?
  /// How long after a change a snapshot may be due, in milliseconds.
  static let snapshotDelay: UInt64 = 5100
  /// How often it is looked whether the store is still where it was, in milliseconds.
  static let placeDelay: UInt64 = 1000
  /// How long what others changed is marked, in milliseconds.
  static let calmDelay: UInt64 = 4000
  /// How long nothing is said of a change that is taken back, in milliseconds.
  static let takingBackDelay: UInt64 = 300
  /// How long nothing is said of a save that the end of the program waits for, in milliseconds.
  static let leavingDelay: UInt64 = 300
  /// How long after something happened in the store to look again who is here, in milliseconds.
  static let presenceDelay: UInt64 = 400

  /// Milliseconds until the first of them, at most an hour.
  func untilNext(at time: UInt64, drafts: UInt64?) -> Int {
    let all = [snapshot, poll, drafts, end, calm, presence, place, leaving, takingBack]
    let next = all.compactMap(\.self).min()
    guard let next else { return 3_600_000 }
    return next > time ? Int(next - time) : 0
  }

  /// Whether the clock shows another minute than before.
  mutating func takeMinute(_ now: Moment) -> Bool {
    let minute = now.milliseconds / 60_000
    defer { self.minute = minute }
    return minute != self.minute
  }

  /// Whether a snapshot may be due now.
  mutating func takeSnapshot(at time: UInt64) -> Bool {
    guard let snapshot, time >= snapshot else { return false }
    self.snapshot = nil
    return true
  }

  /// Whether what others changed need no longer be marked.
  mutating func takeCalm(at time: UInt64) -> Bool {
    guard let calm, time >= calm else { return false }
    self.calm = nil
    return true
  }

  /// Whether to say that a change is being taken back.
  mutating func takeTakingBack(at time: UInt64) -> Bool {
    guard let takingBack, time >= takingBack else { return false }
    self.takingBack = nil
    return true
  }

  /// Whether to say why the program has not ended yet.
  mutating func takeLeaving(at time: UInt64) -> Bool {
    guard let leaving, time >= leaving else { return false }
    self.leaving = nil
    return true
  }

  /// Whether to look who is here.
  mutating func takePresence(at time: UInt64) -> Bool {
    guard let presence, time >= presence else { return false }
    self.presence = nil
    return true
  }

  /// Whether to look whether the store is still where it was.
  mutating func takePlace(at time: UInt64) -> Bool {
    guard let place, time >= place else { return false }
    self.place = nil
    return true
  }

  /// Whether a store that cannot be watched is to be looked at now.
  mutating func takePoll(at time: UInt64, without isWatched: Bool) -> Bool {
    guard !isWatched, let due = poll, time >= due else { return false }
    poll = time + 1000
    return true
  }
}
