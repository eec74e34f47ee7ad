import CNcurses
import Glibc

/// Signals from outside as events of the loop.
///
/// While the value lives, a signal does nothing by itself: its number goes into a pipe, which the
/// event loop waits for beside the keys. Make it before the ``Screen``, and let it go after.
public struct Signals: ~Copyable {
  /// What was asked for from outside.
  public enum Signal: Hashable, Sendable {
    /// SIGINT, SIGTERM, SIGQUIT or SIGHUP: leave; with its number, for the exit status.
    case leave(Int32)
    /// SIGWINCH: the window has another size.
    case resize
    /// SIGTSTP: stop; see ``Signals/stop()``.
    case stop
    /// SIGCONT: the program goes on after it was stopped.
    case goOn
  }

  /// Becomes readable when there are signals.
  public let descriptor: Int32

  /// Starts catching signals.
  ///
  /// - Throws: ``TerminalError/system(errno:)`` if there can be no pipe; signals act as before.
  public init() throws(TerminalError) {
    descriptor = zb_catch_signals()
    if descriptor < 0 { throw .system(errno: errno) }
  }

  deinit { zb_release_signals() }

  /// The signals that have come, each kind once, without waiting.
  public func read() -> [Signal] {
    var numbers = [UInt8](repeating: 0, count: 64)
    var signals: [Signal] = []
    while true {
      let count = Glibc.read(descriptor, &numbers, numbers.count)
      guard count > 0 else { return signals }
      for number in numbers[..<count] {
        let signal: Signal =
          switch Int32(number) {
          case SIGWINCH: .resize
          case SIGTSTP: .stop
          case SIGCONT: .goOn
          case let other: .leave(other)
          }
        if !signals.contains(signal) { signals.append(signal) }
      }
    }
  }

  /// Whether there is a shell that would let a stopped program go on; without one, offer no stop.
  public static var hasJobControl: Bool { zb_has_job_control() != 0 }

  /// Stops the program; returns when it goes on, without a ``Signal/goOn``.
  ///
  /// Suspend the screen before and resume it after.
  public func stop() { zb_stop() }
}
