/// How a command ended, in the numbers of `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  /// Done, also when a list is empty.
  case done = 0
  /// Done, and something is not met or damaged.
  case unmet = 1
  /// The command line is wrong.
  case usage = 64
  /// The data given is wrong; nothing was changed.
  case data = 65
  /// There is no such store, file, record or change.
  case notFound = 66
  /// The terminal cannot be used.
  case terminal = 69
  /// A programmer's mistake came to light; nothing was changed.
  case software = 70
  /// What should be made exists already.
  case exists = 73
  /// Input or output failed.
  case inputOutput = 74
  /// Somebody else changed it first, or the store stayed locked.
  case tryAgain = 75
  /// Not permitted.
  case notPermitted = 77
  /// Stopped with Ctrl-C.
  case interrupted = 130
  /// Nobody reads any more.
  case closedPipe = 141
}
