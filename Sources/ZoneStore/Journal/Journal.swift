internal import ZoneModel

/// The segments of a store's journal, read and verified.
struct Journal: Sendable {
  let place: StorePlace
  let store: String

  /// The first numbers of the segments, in order.
  func segments() throws(StoreError) -> [Int] {
    do {
      return try place.files.names(in: place.journal).compactMap(SegmentHeader.first).sorted()
    } catch {
      throw .system(error)
    }
  }

  /// Calls `body` with each verified line behind `position`, over all segments, until `body`
  /// returns `false`; `position` follows.
  ///
  /// - Returns: what stands behind the last line that was taken.
  func scan(
    from position: inout JournalPosition,
    _ body: (PlacedLine) throws(StoreError) -> Bool
  ) throws(StoreError) -> JournalTail {
    while true {
      let name = SegmentHeader.name(first: position.segment)
      guard let rest = try rest(of: name, from: position.offset) else { return .withdrawn }
      let base = position.offset
      position.end = rest.end
      let scan = SegmentScan(bytes: rest.bytes, base: base, name: name, store: store)
      var stopped = false
      let tail = try scan.lines(&position) { line throws(StoreError) in
        stopped = try !body(line)
        return !stopped
      }
      if stopped { return .clean }
      let next = position.seq + 1
      guard next != position.segment,
        try exists(SegmentHeader.name(first: next))
      else {
        // A line that is just being written over room may be read in any mixture with it.
        if case .damaged = tail {
          let again = try self.rest(of: name, from: position.offset)
          if again?.bytes.elementsEqual(rest.bytes[(position.offset - base)...]) != true {
            continue
          }
        }
        return tail
      }
      switch tail {
      case .clean, .unterminated: break
      case .torn:
        // A later segment continues this one, so what is bad here was whole once.
        return .damaged(
          Damage(
            file: "journal/" + name,
            offset: position.offset,
            reason: Phrase("a line does not verify and others follow", "某行校验不符，且后有其他行")
          )
        )
      case .damaged, .newer, .withdrawn: return tail
      }
      position.segment = next
      position.offset = 0
    }
  }

  /// A segment behind the last one that can be reached: those between are missing.
  func gap(behind position: JournalPosition) throws(StoreError) -> Damage? {
    guard let last = try segments().last, last > position.segment, last != position.seq + 1 else {
      return nil
    }
    // Others may have sealed segments while this one was read.
    var later = position
    _ = try scan(from: &later) { _ throws(StoreError) in true }
    guard last > later.segment, last != later.seq + 1 else { return nil }
    return Damage(
      file: "journal/" + SegmentHeader.name(first: last),
      offset: 0,
      reason: Phrase(
        "it starts with change \(last), but the journal before it ends with change \(later.seq)",
        "自第 \(last) 号更改起，而之前的日志止于第 \(later.seq) 号"
      )
    )
  }

  /// The version of the program that started a segment; `nil` where it cannot be read.
  func startingApp(of first: Int) -> String? {
    // Only for a sentence that says more: what cannot be read is told of elsewhere.
    guard let handle = try? place.open(SegmentHeader.name(first: first), in: place.journal),
      let start = try? place.files.read(handle, from: 0, count: 4096),
      let line = start.split(separator: 0x0A, maxSplits: 1).first,
      let tree = try? JSONTree(bytes: Array(line))
    else { return nil }
    return SegmentHeader(tree)?.app
  }

  /// The hash that a segment's first line says stands before it, and that which its last line gives
  /// itself.
  func ends(of first: Int) throws(StoreError) -> (previous: String?, last: String?) {
    let handle = try place.open(SegmentHeader.name(first: first), in: place.journal)
    let (start, rest) = try calls { () throws(SystemFault) in
      let size = try place.files.status(of: handle).size
      let start = try place.files.read(handle, from: 0, count: min(size, 4096))
      // Room is only behind the last line of a segment that was not sealed.
      let near = max(0, size - Chain.tailLength - 1)
      let rest = try place.files.read(handle, from: near, count: size - near)
      guard rest.last == Room.byte else { return (start, rest) }
      let far = max(0, size - 128 << 10)
      return (start, try place.files.read(handle, from: far, count: size - far))
    }
    let line = Array(start.prefix { $0 != 0x0A })
    let header = (try? JSONTree(bytes: line)).flatMap { SegmentHeader($0) }
    let last = rest.withUnsafeBytes { rest in
      var end = Room.count(before: rest)
      if end > 0, rest[end - 1] == 0x0A { end -= 1 }
      // The line may begin before these bytes; its end is enough.
      let tail = [UInt8](repeating: 0, count: 1) + rest[max(0, end - Chain.tailLength)..<end]
      return tail.withUnsafeBytes { Chain.claimed($0) }
    }
    return (header?.previous, last)
  }

  /// What is known of the active segment where there is nothing behind a position.
  ///
  /// It is found without reading lines; in `segment`, if that is the one. `nil` is where there may
  /// be more.
  func cleanEnd(
    at position: JournalPosition,
    tail: JournalTail,
    in segment: OpenSegment?
  ) throws(StoreError) -> FileStatus? {
    // A torn tail may have made room for a line of the same length.
    if case .torn = tail { return nil }
    let known = segment.flatMap { $0.first == position.segment ? $0.name : nil }
    let name = known ?? SegmentHeader.name(first: position.segment)
    let status: FileStatus
    do throws(SystemFault) {
      status = try place.files.status(of: name, in: place.journal)
    } catch {
      if error.isMissing { return nil }
      throw .system(error)
    }
    guard status.size == position.end else { return nil }
    // The same size may have another line in its room, or in the place of one that was withdrawn.
    let end =
      if let segment, segment.isFile(status, of: position.segment) {
        try end(at: position, in: segment.handle)
      } else {
        try end(at: position)
      }
    guard end == .room else { return nil }
    guard position.seq + 1 != position.segment else { return status }
    return try exists(SegmentHeader.name(first: position.seq + 1)) ? nil : status
  }

  /// The bytes of a segment from an offset, without the room behind them, and where that ends; `nil`
  /// where it is shorter or missing.
  private func rest(
    of name: String,
    from offset: Int
  ) throws(StoreError) -> (bytes: [UInt8], end: Int)? {
    let handle: Handle
    do {
      handle = try place.open(name, in: place.journal)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    return try calls { () throws(SystemFault) in
      let size = try place.files.status(of: handle).size
      guard size >= offset else { return nil }
      var bytes = try place.files.read(handle, from: offset, count: size - offset)
      let end = offset + bytes.count
      bytes.removeLast(bytes.count - bytes.withUnsafeBytes { Room.count(before: $0) })
      return (bytes, end)
    }
  }

  func exists(_ name: String) throws(StoreError) -> Bool {
    do {
      _ = try place.files.status(of: name, in: place.journal)
      return true
    } catch {
      if error.isMissing { return false }
      throw .system(error)
    }
  }

  /// A change with all of its steps.
  func complete(_ line: JournalLine) throws(StoreError) -> Change {
    guard let body = line.body else { return line.change }
    var edits: [Edit] = []
    edits.reserveCapacity(body.count)
    try forEachStep(of: body) { edit throws(StoreError) in
      edits.append(edit)
      return true
    }
    return line.change.with(edits: edits)
  }

  /// Whether a body has some bytes, found without verifying it.
  func body(_ body: BodyReference, has needle: [UInt8]) throws(StoreError) -> Bool {
    let handle: Handle
    do {
      handle = try place.open(body.file, in: place.bodies)
    } catch {
      throw error.isMissing ? Self.missing("journal/bodies/" + body.file) : error
    }
    let size = try calls { () throws(SystemFault) in try place.files.status(of: handle).size }
    guard size == body.bytes else { throw Self.broken("journal/bodies/" + body.file, 0) }
    let bytes = try calls { () throws(SystemFault) in try place.files.map(handle, size: size) }
    let isThere = withExtendedLifetime(bytes) { contains(bytes.buffer, needle) }
    guard !bytes.isCut else { throw Self.broken("journal/bodies/" + body.file, 0) }
    return isThere
  }

  /// Calls `step` with each step of a body, once its hash has been verified, until it returns `false`.
  func forEachStep(
    of body: BodyReference,
    where matches: (UnsafeRawBufferPointer) -> Bool = { _ in true },
    _ step: (Edit) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let file = "journal/bodies/" + body.file
    let handle: Handle
    do {
      handle = try place.open(body.file, in: place.bodies)
    } catch {
      throw error.isMissing ? Self.missing(file) : error
    }
    let size = try calls { () throws(SystemFault) in try place.files.status(of: handle).size }
    guard size == body.bytes else { throw Self.broken(file, 0) }
    let bytes = try calls { () throws(SystemFault) in try place.files.map(handle, size: size) }
    if !place.verifiedBodies.contains(body) {
      var hash = SHA256()
      hash.update(bytes.buffer)
      guard hash.text() == body.sha256 else { throw Self.broken(file, 0) }
      place.verifiedBodies.insert(body)
    }
    var at = 0
    while at < bytes.count, let base = bytes.buffer.baseAddress {
      guard let length = findLineEnd(base + at, bytes.count - at) else {
        throw Self.broken(file, at)
      }
      let line = UnsafeRawBufferPointer(rebasing: bytes.buffer[at..<at + length])
      if matches(line) {
        let edit: Edit
        do {
          edit = try EditCoder.edit(line.bindMemory(to: UInt8.self).span)
        } catch {
          switch error {
          case .malformed(let reason):
            throw .damaged(Damage(file: file, offset: at, reason: reason))
          case .newer(let what): throw .newer(what: what)
          }
        }
        guard try step(edit) else { return }
      }
      at += length + 1
    }
  }

  private static func broken(_ file: String, _ offset: Int) -> StoreError {
    let reason = Phrase("it is not what the journal names", "与日志所记不符")
    return .damaged(Damage(file: file, offset: offset, reason: reason))
  }

  private static func missing(_ file: String) -> StoreError {
    .damaged(Damage(file: file, offset: 0, reason: Phrase("it is missing", "文件缺失")))
  }
}
