/// The room that is written ahead of the lines of the active segment.
///
/// A line over bytes that the disk has already costs a flush less than one that makes the file
/// longer. Room is tabs: `jq`, `grep` and a shell take them for nothing, a program that does not know
/// of room takes them for a save that was cut off, and no line has a tab in it, because JSON escapes
/// them. So a block that was not written over is told from one that was.
enum Room {
  static let byte = UInt8(ascii: "\t")
  /// So much gets to the disk whole or not at all.
  static let block = 512

  /// Where the room ends that is written behind a line, if so much is wanted.
  ///
  /// Not where a block does: what a program adds to the file that does not know of the lock then
  /// begins inside of one, and no part of a save does so behind room.
  static func end(behind line: Int, wanted: Int) -> Int {
    max(line, (line + wanted) / block * block - 1)
  }

  private static func isEmpty(_ byte: UInt8) -> Bool { byte == 0 || byte == self.byte }

  /// How many bytes stand before the room that bytes end with.
  static func count(before bytes: UnsafeRawBufferPointer) -> Int {
    let word = UInt64(0x0909_0909_0909_0909)
    var end = bytes.count
    while end >= 8, bytes.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self) == word {
      end -= 8
    }
    while end > 0, bytes[end - 1] == byte { end -= 1 }
    return end
  }

  /// Whether room stands among bytes that should be a line.
  ///
  /// One byte alone may have been altered.
  static func hasGap(_ bytes: UnsafeRawBufferPointer) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == byte && $1 == byte }
  }

  /// Whether a block of bytes that do not verify is empty, NUL or room, or its end is: a crash has
  /// left it without what belongs there.
  ///
  /// The bytes begin behind the last good line, at `offset` in the file, and end before the room.
  static func hasHole(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    if let text = bytes.firstIndex(where: { $0 != byte }), text > 0, bytes[text] != 0,
      (offset + text) % block != 0
    {
      // Nothing of a save begins there: somebody has added it behind the room.
      return false
    }
    var from = 0
    while from < bytes.count {
      let to = min((offset + from) / block * block + block - offset, bytes.count)
      if bytes[from..<to].allSatisfy(isEmpty) { return true }
      // Of a save that was written in pieces a block may have the first of them. One byte alone that
      // is empty has been altered.
      if (offset + to) % block == 0, to - from > 1, isEmpty(bytes[to - 1]), isEmpty(bytes[to - 2]) {
        return true
      }
      from = to
    }
    return false
  }
}
