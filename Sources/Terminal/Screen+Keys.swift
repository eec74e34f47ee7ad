import CNcurses
public import Canvas
import Glibc

extension Screen {
  /// Reads what there is without waiting.
  ///
  /// - Parameter time: Milliseconds of a clock that only goes forward, for double clicks.
  /// - Returns: The keys that are whole; none if more bytes are needed or nothing was typed.
  /// - Throws: ``TerminalError/hungUp`` when the other end is gone; ``TerminalError/system(errno:)``.
  public mutating func readKeys(at time: UInt64) throws(TerminalError) -> [Key] {
    // Not by O_NONBLOCK: that would be set for the shell's terminal too.
    switch zb_can_read(input) {
    case 0: return []
    case -1: throw .hungUp
    default: break
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count == 0 { throw .hungUp }
    guard count > 0 else {
      switch errno {
      case EINTR, EAGAIN: return []
      case EIO: throw .hungUp
      case let number: throw .system(errno: number)
      }
    }
    lastByte = time
    return finish(decoder.decode(bytes[..<count]), at: time)
  }

  /// How many milliseconds to wait for more bytes before ``flushKeys(at:)``; `nil` if none are due.
  ///
  /// - Parameter time: The time now, by the clock that ``readKeys(at:)`` was given.
  /// - Returns: What is left of the time since the last byte; 0 when it is over.
  public func keyPatience(at time: UInt64) -> Int? {
    guard let patience = decoder.patience else { return nil }
    let passed = time > lastByte ? time - lastByte : 0
    return max(0, patience - Int(clamping: passed))
  }

  /// The keys that are pending and that nothing more came for in time: ESC above all.
  ///
  /// It may be called whenever the loop wakes: before the time is over it gives nothing, so that
  /// waking for something else does not tear a key's bytes apart.
  ///
  /// - Parameter time: The time now, by the clock that ``readKeys(at:)`` was given.
  /// - Returns: The keys; none if the time is not over.
  public mutating func flushKeys(at time: UInt64) -> [Key] {
    keyPatience(at: time) == 0 ? decoder.flush() : []
  }

  private mutating func finish(_ keys: [Key], at time: UInt64) -> [Key] {
    keys.compactMap { key in
      switch key {
      case .mouse(let mouse): return .mouse(clicks.counted(mouse, at: time))
      // 1: set, 2: reset; anything else means that the terminal does not know the mode.
      case .modeReport(let mode, let state) where mode == 2026:
        isSynchronized = state == 1 || state == 2
        return nil
      default: return key
      }
    }
  }

  /// Asks the terminal how wide an ambiguous character is, and whether it can hold updates back.
  ///
  /// To be called before the first frame, which it does not delay: it prints such a character in the
  /// corner, asks where the cursor is, and wipes it out. The answer comes among the keys as
  /// `cursorReport`; `Lettering.Ambiguous(cursorAfterProbe:)` reads it. A terminal that does not
  /// answer counts as narrow.
  ///
  /// - Throws: ``TerminalError`` if it can't be written.
  public mutating func probe() throws(TerminalError) {
    // The alternate screen first, so that nothing of this is on the shell's screen.
    painter.update()
    // The second question is printed by a terminal that does not understand it: wiped out too.
    try send("\u{1B}7\u{1B}[H…\u{1B}[6n\u{1B}[?2026$p\u{1B}[H\u{1B}[K\u{1B}8")
  }
}
