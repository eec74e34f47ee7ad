import Synchronization
import ZoneModel
import ZoneStore

/// What a command could not see of its store: told behind its answer, with the status to end with.
///
/// A store whose last changes cannot be read is answered from the state before them, which nobody
/// may take for the present one.
enum Shortcoming {
  private static let noted = Mutex<CommandFailure?>(nil)
  private static let opened = Mutex<[StoreDesk]>([])

  /// Keeps a store whose notices are to be told when the command has ended: what is read late is
  /// found rotten late.
  static func watch(_ desk: StoreDesk) {
    opened.withLock { $0.append(desk) }
  }

  /// Tells what the stores still have to say.
  static func tellNotices() {
    for desk in opened.withLock({ $0 }) { desk.tellNotices() }
  }

  /// Keeps what the program is to tell when the command has ended.
  static func note(_ failure: CommandFailure) {
    noted.withLock { $0 = failure }
  }

  /// What is to be told beside a failure; `nil` where the failure says it.
  static func left(beside failure: CommandFailure? = nil) -> CommandFailure? {
    guard let noted = noted.withLock({ $0 }), failure?.status != .closedPipe else { return nil }
    if let failure, noted.reason.map({ failure.message.en.contains($0) }) ?? false { return nil }
    return noted
  }
}

extension CommandFailure {
  /// What a store does not show of what was saved in it.
  init(_ shortfall: Shortfall, store path: String) {
    let status: ExitStatus =
      switch shortfall.reason {
      case .newer: .notPermitted
      default: .inputOutput
      }
    self.init(
      status,
      at: Phrase(same: path),
      shortfall.message.asClause,
      next: shortfall.reason.nextStep.asSentence
    )
    reason = shortfall.reason.message.en
  }
}
