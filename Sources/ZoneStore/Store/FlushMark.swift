/// What a writer notes in `lock.write` of the last line that it has put on the disk.
///
/// Whoever writes next, under the same lock, puts the last line of the journal on the disk itself
/// before its own, unless it finds this note of it: a writer may have been killed before its flush,
/// and a line must not outlive a loss of power that the line before it did not.
///
/// The note only spares a flush. It is believed where it is that of the last line, byte for byte, and
/// then the line had been flushed before the note was made; whatever else stands there means
/// nothing. So it is never flushed itself.
package enum FlushMark {
  /// The note of a line, by its hash; the file belongs to it, because a copy of a store need not be
  /// on the disk though what it was copied from was.
  package static func bytes(chain: String, in segment: FileStatus) -> [UInt8] {
    Array(chain.utf8) + end(in: segment)
  }

  /// What the notes of all lines of a segment end with.
  static func end(in segment: FileStatus) -> [UInt8] {
    Array(" \(String(segment.device, radix: 16)):\(segment.inode)\n".utf8)
  }
}

extension Store {
  /// Puts the last line on the disk before anything rests on it, unless its writer has noted that it
  /// is there.
  ///
  /// It is written once more first, because a flush of it may have failed: the kernel then takes it
  /// for clean, and would flush nothing.
  func flushLastLine(_ state: inout State) throws(StoreError) {
    // With room behind the line, whoever has cut something off since has made the file shorter.
    if state.flushed == state.position.chain, state.glance != nil,
      state.position.end > state.position.offset
    {
      return
    }
    let handle = try activeSegment(&state)
    do throws(SystemFault) {
      guard try !isNoted(state) else { return }
      try writeLastLineAgain(handle, before: state.position.offset)
      try place.files.syncData(handle)
    } catch {
      if error.isFull { throw .diskFull(error) }
      state.readOnly = .writeFailed(error)
      throw .io(error)
    }
    noteFlushed(state.position.chain, &state)
  }

  /// Whether its writer has noted that the last line is on the disk.
  func isNoted(_ state: borrowing State) throws(SystemFault) -> Bool {
    guard let lock = state.lock, let segment = state.segment else { return false }
    let mark = Array(state.position.chain.utf8) + segment.markEnd
    return try place.files.read(lock, from: 0, count: mark.count) == mark
  }

  /// So many saves in a row a writer notes, and then no more until somebody else has saved.
  private static let mostNotes = 16

  /// Notes that the last line, which has this hash, is on the disk.
  ///
  /// Without the note the next writer flushes once more than it must, and that is all: who saves again
  /// and again alone need not note each.
  func noteFlushed(_ chain: String, _ state: inout State) {
    guard let lock = state.lock, let segment = state.segment else { return }
    state.flushed = chain
    guard state.notes < Self.mostNotes else { return }
    state.notes += 1
    try? place.files.write(lock, Array(chain.utf8) + segment.markEnd, at: 0)
  }

  /// Takes the note back before a save that failed is cut off: some of it may have got to the disk, and
  /// the next writer has to put the end of the journal there before it writes over that.
  func forgetFlushed(_ state: inout State) {
    state.flushed = nil
    guard let lock = state.lock else { return }
    // Where this fails too, power must still be lost in the next save for harm to be done.
    try? place.files.truncate(lock, to: 0)
  }

  private func writeLastLineAgain(_ handle: Handle, before end: Int) throws(SystemFault) {
    for reach in [1 << 12, 2 * JournalLine.longest] {
      let from = max(0, end - reach)
      let bytes = try place.files.read(handle, from: from, count: end - from)
      let lineEnd = bytes.dropLast().lastIndex(of: 0x0A)
      guard let start = lineEnd.map({ $0 + 1 }) ?? (from == 0 ? 0 : nil) else { continue }
      return try place.files.write(handle, Array(bytes[start...]), at: from + start)
    }
  }
}
