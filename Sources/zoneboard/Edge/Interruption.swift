import Glibc
import Synchronization
import ZoneModel

/// Ctrl-C: long work looks here and stops where it can leave everything whole.
enum Interruption {
  private static let isRequested = Atomic<Bool>(false)

  /// From now on the first Ctrl-C is kept for long work to see; a second one ends the program.
  static func watch() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      // An atomic store is all that a signal handler may do.
      Interruption.isRequested.store(true, ordering: .relaxed)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND) | UInt32(SA_RESTART))
    sigaction(SIGINT, &action, nil)
  }

  /// From now on Ctrl-C ends the program at once, because what runs cannot look and changes nothing.
  static func endAtOnce() {
    signal(SIGINT, SIG_DFL)
  }

  /// Whether Ctrl-C was pressed, also where signals wait because the store is locked.
  static var wasRequested: Bool {
    if isRequested.load(ordering: .relaxed) { return true }
    var waiting = sigset_t()
    return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT) == 1
  }

  /// Ends the work if Ctrl-C was pressed.
  ///
  /// - Throws: `CommandFailure` with the status of a program that was interrupted.
  static func check() throws(CommandFailure) {
    if wasRequested { throw failure }
  }

  /// What is said of work that was stopped.
  static var failure: CommandFailure {
    CommandFailure(.interrupted, Phrase("stopped; nothing was changed", "已停止，没有改动任何数据"))
  }
}
