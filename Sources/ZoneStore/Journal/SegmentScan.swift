internal import ZoneModel

/// The lines of a segment from some offset on, verified one after the other.
struct SegmentScan {
  /// Without the room at the end.
  let bytes: [UInt8]
  /// The offset of the first byte in the segment.
  let base: Int
  let name: String
  let store: String

  /// Takes line after line until one does not verify or `body` returns `false`.
  func lines(
    _ position: inout JournalPosition,
    _ body: (PlacedLine) throws(StoreError) -> Bool
  ) throws(StoreError) -> JournalTail {
    // A segment gets its name with its first line in it.
    if base == 0, bytes.isEmpty {
      return .damaged(damage(0, Phrase("it is empty", "文件为空")))
    }
    var at = 0
    if base > 0, bytes.first == 0x0A {
      // The line end that the last line lacked when it was read.
      at = 1
      position.offset += 1
    }
    var ahead = LinesAhead(bytes, base: base)
    while at < bytes.count {
      let line = ahead.line(at: at, after: position.chain)
      guard line.isVerified, let hash = claimed(line.range) else {
        return try takeSpoiltEnd(line, &position, body) ?? judge(at, behind: position.seq)
      }
      if let tail = try take(line, hash: hash, &position, body) { return tail }
      at = line.range.upperBound + 1
    }
    return .clean
  }

  /// Takes a last line that is whole but has another byte where its line end should be.
  ///
  /// A NUL is a block that did not get to the disk with the others: the next writer puts a line end
  /// there. Any other byte has been altered.
  private func takeSpoiltEnd(
    _ spoilt: LinesAhead.Line,
    _ position: inout JournalPosition,
    _ body: (PlacedLine) throws(StoreError) -> Bool
  ) throws(StoreError) -> JournalTail? {
    guard !spoilt.isTerminated else { return nil }
    let line = LinesAhead(bytes, base: base)
      .last(spoilt.range.dropLast(), after: position.chain)
    guard line.isVerified, let hash = claimed(line.range) else { return nil }
    let before = position
    let tail = try take(line, hash: hash, &position, body)
    guard tail == .unterminated, position != before else { return tail }
    if bytes[line.range.upperBound] == 0 { return .torn(bytes: 1) }
    let offset = base + line.range.upperBound
    return .damaged(damage(offset, Phrase("its last line end was altered", "末行换行符被改动")))
  }

  /// Takes a line whose hash is right; a verdict where the scan ends with it.
  private func take(
    _ found: LinesAhead.Line,
    hash: String,
    _ position: inout JournalPosition,
    _ body: (PlacedLine) throws(StoreError) -> Bool
  ) throws(StoreError) -> JournalTail? {
    let offset = base + found.range.lowerBound
    let behind = base + found.range.upperBound + (found.isTerminated ? 1 : 0)
    let line: JournalLine
    switch found.content {
    case .success(let read): line = read
    case .failure(.malformed(let reason)): return .damaged(damage(offset, reason))
    case .failure(.newer(let what)): return .newer(what)
    case nil:
      if let damage = header(found.range, position) { return .damaged(damage) }
      position.chain = hash
      position.offset = behind
      return found.isTerminated ? nil : .unterminated
    }
    guard line.change.seq == position.seq + 1 else {
      return .damaged(
        damage(
          offset,
          Phrase(
            "change \(line.change.seq) follows change \(position.seq)",
            "第 \(position.seq) 号更改之后为第 \(line.change.seq) 号"
          )
        )
      )
    }
    let before = position
    position.seq = line.change.seq
    position.chain = hash
    position.time = max(line.change.time, position.time)
    position.offset = behind
    let placed = PlacedLine(
      line: line,
      segment: position.segment,
      offset: offset,
      end: behind,
      hash: hash
    )
    guard try body(placed) else {
      position = before
      return .clean
    }
    return found.isTerminated ? nil : .unterminated
  }

  private func header(_ range: Range<Int>, _ position: JournalPosition) -> Damage? {
    guard let tree = try? JSONTree(bytes.span.extracting(range)), let header = SegmentHeader(tree)
    else { return damage(0, Phrase("its first line is not a segment's", "首行不是日志段首行")) }
    guard header.store == store else {
      // The first segment is the journal's beginning; any other only has the name of one.
      return foreign(behind: position.seq)
    }
    guard header.first == position.seq + 1, header.previous == position.chain else {
      return damage(0, Phrase("it does not follow on the segment before", "与前一日志段不连续"))
    }
    return nil
  }

  /// What a segment of another store is; only as the first one does it stand for the whole journal.
  private func foreign(behind seq: Int) -> Damage {
    damage(
      0,
      seq == 0
        ? Phrase("it belongs to another store", "属于另一个数据库")
        : Phrase(
          "it belongs to another store; move it away, and open this one again",
          "属于另一个数据库；请将该文件移出，再重新打开"
        )
    )
  }

  /// What bytes are that do not verify, by the table of the format.
  private func judge(_ start: Int, behind seq: Int) -> JournalTail {
    let offset = base + start
    if offset == 0 {
      let line = 0..<(lineEnd(from: 0) ?? bytes.count)
      if let tree = try? JSONTree(bytes.span.extracting(line)), let header = SegmentHeader(tree),
        header.store != store
      {
        return .damaged(foreign(behind: seq))
      }
      return .damaged(damage(0, Phrase("its first line does not verify", "首行校验不符")))
    }
    guard let end = lineEnd(from: start) else {
      return .torn(bytes: bytes.count - start)
    }
    if laterLineVerifies(after: start..<end) {
      let isGap = bytes.withUnsafeBytes {
        Room.hasGap(UnsafeRawBufferPointer(rebasing: $0[start..<end]))
      }
      return .damaged(
        damage(
          offset,
          isGap
            ? Phrase(
              """
              changes up to \(seq) are whole; behind them is a gap and then later lines, as in a copy \
              made while the store was written: copy it again, or restore from it what is whole
              """,
              "第 \(seq) 号及之前的更改完好；其后有空缺，再后又有日志行，多因在写入时复制所致：请重新复制，或从中恢复完好的部分"
            )
            : Phrase("a line does not verify and others follow", "某行校验不符，且后有其他行")
        )
      )
    }
    let isTorn = bytes.withUnsafeBytes {
      Room.hasHole(UnsafeRawBufferPointer(rebasing: $0[start...]), at: offset)
    }
    if isTorn { return .torn(bytes: bytes.count - start) }
    return .damaged(
      damage(offset, Phrase("a whole line does not verify", "完整的一行校验不符"))
    )
  }

  /// Whether a line behind a bad one follows on the hash that the line before it claims.
  private func laterLineVerifies(after bad: Range<Int>) -> Bool {
    var previous = claimed(bad)
    var at = bad.upperBound + 1
    while at < bytes.count {
      let end = lineEnd(from: at) ?? bytes.count
      if let previous, hash(at..<end, after: previous) != nil { return true }
      previous = claimed(at..<end)
      at = end + 1
    }
    return false
  }

  private func lineEnd(from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return findLineEnd(base + start, buffer.count - start).map { start + $0 }
    }
  }

  private func hash(_ range: Range<Int>, after previous: String) -> String? {
    bytes.withUnsafeBytes { buffer in
      Chain.verify(UnsafeRawBufferPointer(rebasing: buffer[range]), after: previous)
    }
  }

  private func claimed(_ range: Range<Int>) -> String? {
    bytes.withUnsafeBytes { Chain.claimed(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private func damage(_ offset: Int, _ reason: Phrase) -> Damage {
    Damage(file: "journal/" + name, offset: offset, reason: reason)
  }
}
