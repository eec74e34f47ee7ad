import ZoneModel

/// Tells on standard error how far long work has come, where a person can see it.
///
/// Nothing is shown in the first half second, nor where standard error is not a terminal.
struct Progress: ~Copyable {
  private let label: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var next: ContinuousClock.Instant
  private var hasDrawn = false

  init(_ label: String, isShown: Bool = StandardStream.error.isTerminal) {
    self.label = label
    self.isShown = isShown
    next = start + .milliseconds(500)
  }

  /// Says that `done` of `total` is done; `nil` where the total is not known.
  ///
  /// - Throws: `CommandFailure` when Ctrl-C was pressed.
  mutating func report(_ done: Int, of total: Int?) throws(CommandFailure) {
    try Interruption.check()
    show(done, of: total)
  }

  /// Says that `done` of `total` is done, where the work cannot be stopped here.
  mutating func show(_ done: Int, of total: Int?) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now >= next else { return }
    next = now + .milliseconds(100)
    hasDrawn = true
    let share = total.map { $0 > 0 ? " \(min(100, done * 100 / $0)) %" : "" } ?? " \(done)"
    StandardError.write("\r\(label)\(share)\u{1B}[K")
  }

  deinit {
    if hasDrawn { StandardError.write("\r\u{1B}[K") }
  }
}
