internal import ZoneModel

/// A segment's lines, for reading in any order; each is verified against the one before it.
struct SegmentText {
  let first: Int
  let bytes: Bytes
  /// The lines of changes, without the header.
  private let ranges: [Range<Int>]
  private let header: Range<Int>

  init(first: Int, bytes: Bytes) {
    self.first = first
    self.bytes = bytes
    var ranges: [Range<Int>] = []
    var at = 0
    let count = Room.count(before: bytes.buffer)
    while at < count, let base = bytes.buffer.baseAddress {
      let end = findLineEnd(base + at, count - at).map { at + $0 } ?? count
      ranges.append(at..<end)
      at = end + 1
    }
    header = ranges.first ?? 0..<0
    self.ranges = Array(ranges.dropFirst())
  }

  var count: Int { ranges.count }

  /// The bytes of a line.
  func line(_ index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes.buffer[ranges[index]])
  }

  /// The bytes of the segment's first line.
  var headerLine: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes.buffer[header])
  }

  /// The change of a line; `nil` where it does not verify.
  func change(_ index: Int) -> JournalLine? {
    let previous = index == 0 ? header : ranges[index - 1]
    guard
      let claimed = Chain.claimed(UnsafeRawBufferPointer(rebasing: bytes.buffer[previous])),
      Chain.verify(line(index), after: claimed) != nil
    else { return nil }
    return try? JournalLine(line(index).bindMemory(to: UInt8.self).span)
  }

  /// Where a line starts in its segment.
  func offset(_ index: Int) -> Int { ranges[index].lowerBound }

  /// The damage of a segment that ends before the next one begins.
  func missing() -> Damage {
    Damage(
      file: "journal/" + SegmentHeader.name(first: first),
      offset: bytes.count,
      reason: Phrase("what followed is missing", "其后的内容缺失")
    )
  }

  func damage(_ index: Int) -> Damage {
    Damage(
      file: "journal/" + SegmentHeader.name(first: first),
      offset: ranges[index].lowerBound,
      reason: Phrase("the line does not verify", "该行校验不符")
    )
  }
}

extension Journal {
  /// Maps a sealed segment, and reads the active one.
  ///
  /// A writer cuts that back where a save fails, and a mapped file must not become shorter.
  func text(_ first: Int) throws(StoreError) -> SegmentText {
    let handle = try place.open(SegmentHeader.name(first: first), in: place.journal)
    let isSealed = try segments().last.map { $0 > first } ?? false
    let bytes = try calls { () throws(SystemFault) in
      isSealed
        ? try place.files.map(handle, size: try place.files.status(of: handle).size)
        : Bytes(copying: try place.files.readAll(handle))
    }
    return SegmentText(first: first, bytes: bytes)
  }

  /// Calls `body` with each change behind a seq, in order, until it returns `false`.
  ///
  /// Not with those behind `last`, which must have been followed: of a later one there may be but the
  /// half that its writer has written so far.
  func forEachLine(
    after seq: Int,
    through last: Int,
    _ body: (JournalLine) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let all = try segments()
    let start = all.lastIndex { $0 <= seq + 1 } ?? 0
    for first in all.dropFirst(start) where first <= last {
      let text = try text(first)
      let (from, end) = (max(0, seq + 1 - first), min(text.count, last - first + 1))
      for index in from..<max(end, from) {
        guard let line = text.change(index) else { throw .damaged(text.damage(index)) }
        guard try body(line) else { return }
      }
    }
  }

  /// Calls `body` with each change up to a seq, which must have been followed, newest first, until it
  /// returns `false`.
  ///
  /// `matches` looks at a line's bytes first, so that most need not be read. `isWanted` is asked now
  /// and then whether to go on, with the seq that comes next; a look through a long history is
  /// stopped by it. `atGap` is told what cannot be read, before what is older; it may throw.
  func forEachLineBackwards(
    from seq: Int,
    where matches: (UnsafeRawBufferPointer) -> Bool = { _ in true },
    isWanted: (Int) -> Bool = { _ in true },
    atGap: (HistoryGap) throws(StoreError) -> Void = { gap throws(StoreError) in
      throw .damaged(gap.damage)
    },
    _ body: (JournalLine) throws(StoreError) -> Bool
  ) throws(StoreError) {
    // The next change that is to come, where that is known.
    var next = seq == Int.max ? nil : Int?.some(seq)
    for first in try segments().reversed() where first <= seq {
      let text = try text(first)
      let last = min(first + text.count - 1, next ?? seq)
      if let next, last < next {
        try atGap(HistoryGap(changes: last + 1...next, damage: text.missing()))
      }
      var index = last - first
      while index >= 0 {
        if index % 4096 == 0, !isWanted(first + index) { return }
        if matches(text.line(index)) {
          if let line = text.change(index) {
            guard try body(line) else { return }
          } else {
            let changes = first + index...first + index
            try atGap(HistoryGap(changes: changes, damage: text.damage(index)))
          }
        }
        index -= 1
      }
      next = first - 1
    }
    if let next, next > 0 {
      let damage = Damage(
        file: "journal/" + SegmentHeader.name(first: 1),
        offset: 0,
        reason: Phrase("the segment is missing", "日志段缺失")
      )
      try atGap(HistoryGap(changes: 1...next, damage: damage))
    }
  }
}
