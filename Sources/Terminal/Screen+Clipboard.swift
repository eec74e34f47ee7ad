import Foundation

extension Screen {
  /// What became of a text to be copied.
  public enum Copied: Hashable, Sendable {
    /// It was sent to the terminal, which may have been told not to take it.
    case sent
    /// It is longer than terminals take; with the most bytes of UTF-8.
    case tooLong(most: Int)
  }

  /// The most bytes that xterm, and with it most terminals, takes: 74,994 in base64.
  public static let longestCopy = 56_244

  /// Hands a text to the clipboard of the person's own machine, also over SSH (OSC 52).
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isInsideTmux: Whether `TMUX` is set; the text is then sent through it as well.
  /// - Returns: Whether it was sent; no terminal says whether it took it.
  /// - Throws: ``TerminalError`` if it can't be written.
  public mutating func copy(_ text: String, isInsideTmux: Bool) throws(TerminalError) -> Copied {
    let bytes = Data(text.utf8)
    guard bytes.count <= Self.longestCopy else { return .tooLong(most: Self.longestCopy) }
    let sequence = "\u{1B}]52;c;\(bytes.base64EncodedString())\u{7}"
    if isInsideTmux {
      // tmux takes it itself with `set-clipboard on`, or lets it through with `allow-passthrough`.
      try send(sequence)
      try send("\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\")
    } else if type.hasPrefix("screen") {
      try send("\u{1B}P\(sequence)\u{1B}\\")
    } else {
      try send(sequence)
    }
    return .sent
  }
}
