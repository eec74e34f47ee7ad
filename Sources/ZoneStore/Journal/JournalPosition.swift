internal import ZoneModel

/// A place in the journal: behind a change, or behind a segment's header.
struct JournalPosition: Hashable, Sendable {
  /// The last change before it; 0 before the first.
  var seq: Int
  /// The hash that the next line continues.
  var chain: String
  /// The time of the last change.
  var time: Moment
  /// The segment, by the number of its first change.
  var segment: Int
  /// The offset behind the last line.
  var offset: Int
  /// How long the segment was when there was nothing but room behind the last line.
  var end = 0

  /// The place before everything.
  static let start = JournalPosition(
    seq: 0,
    chain: Chain.start,
    time: Moment(milliseconds: 0),
    segment: 1,
    offset: 0
  )
}

/// What stands behind the last line that verifies.
enum JournalTail: Hashable, Sendable {
  /// Nothing.
  case clean
  /// The last line is whole but lacks its line end; the next writer adds it.
  case unterminated
  /// So many bytes of a write that was cut off.
  case torn(bytes: Int)
  /// Bytes that were written once and have changed.
  case damaged(Damage)
  /// A change of a newer program.
  case newer(Phrase)
  /// The journal is shorter than it was, or its lines differ from those read before.
  case withdrawn
}

/// A line with its place.
struct PlacedLine: Sendable {
  let line: JournalLine
  let segment: Int
  let offset: Int
  /// Where the next line begins, or would.
  let end: Int
  /// Its own hash.
  let hash: String
}
