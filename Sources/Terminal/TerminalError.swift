/// Why the terminal can't be used, or no longer.
public enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is no terminal, but a file or a pipe.
  case notATerminal
  /// `TERM` names a type that terminfo does not know.
  case unknownType(String)
  /// The type can't place its cursor or clear its screen, as `dumb` can't.
  case poorType(String)
  /// There is no memory or no descriptor left.
  case noResources
  /// The other end of the terminal is gone, as when a connection is lost.
  case hungUp
  /// A system call failed; with its number.
  case system(errno: Int32)
}
