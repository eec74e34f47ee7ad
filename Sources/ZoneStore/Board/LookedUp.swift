internal import Synchronization
internal import ZoneModel

/// The records of a register that were last looked up by their ids, decoded: a save looks at the same
/// record again and again.
///
/// All boards of a generation share it. A record is only given out for the line that it was read from.
final class LookedUp: Sendable {
  /// Which line a record was read from: of the file, or one of those in its place.
  enum Line {
    case base
    case overlay([UInt8])

    /// Whether it is the same line in memory; lines in memory are never written over.
    func isSame(as other: Line) -> Bool {
      switch (self, other) {
      case (.base, .base): true
      case (.overlay(let mine), .overlay(let theirs)):
        mine.withUnsafeBufferPointer { mine in
          theirs.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress }
        }
      case (.base, .overlay), (.overlay, .base): false
      }
    }
  }

  private struct Entry: Sendable {
    let slot: Int
    let line: Line
    let record: Record

    func `is`(_ id: String, _ now: (Int) -> Line?) -> Bool {
      record.id.utf8.elementsEqual(id.utf8) && now(slot)?.isSame(as: line) == true
    }
  }

  /// The newest last: a record before and behind a change is all that a save needs.
  private let entries = Mutex<(Entry?, Entry?)>((nil, nil))

  /// The record of an id and its slot, if it is one of the last and `line` has it there still.
  func record(of id: String, at line: (Int) -> Line?) -> (slot: Int, record: Record)? {
    entries.withLock { entries in
      if let newest = entries.1, newest.is(id, line) { return (newest.slot, newest.record) }
      if let older = entries.0, older.is(id, line) { return (older.slot, older.record) }
      return nil
    }
  }

  func keep(_ record: Record, at slot: Int, _ line: Line) {
    entries.withLock { entries in
      entries = (entries.1, Entry(slot: slot, line: line, record: record))
    }
  }
}
