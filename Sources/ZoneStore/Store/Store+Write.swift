internal import ZoneModel

/// A line that this program could neither put on the disk nor cut off again: nobody was told that it
/// is saved.
struct LeftLine: Sendable {
  let chain: String
  let start: Int
}

/// A segment that is kept open to be written to.
struct OpenSegment: Sendable {
  let first: Int
  let name: String
  let handle: Handle
  /// What was known of it when it was opened.
  let status: FileStatus
  /// What a note of one of its lines ends with.
  let markEnd: [UInt8]

  init(first: Int, name: String, handle: Handle, status: FileStatus) {
    self.first = first
    self.name = name
    self.handle = handle
    self.status = status
    markEnd = FlushMark.end(in: status)
  }

  /// Whether it is the file that was found for a segment.
  func isFile(_ found: FileStatus, of segment: Int) -> Bool {
    first == segment && found.device == status.device && found.inode == status.inode
  }

  /// Whether its name still means this file, and only this name does.
  func isStill(
    _ glance: FileStatus?,
    in place: StorePlace
  ) throws(StoreError) -> Bool {
    do throws(SystemFault) {
      let now: FileStatus
      if let glance {
        now = glance
      } else {
        now = try place.files.status(of: name, in: place.journal)
      }
      return now.kind == .file && now.links <= 1 && isFile(now, of: first)
    } catch {
      if error.isMissing { return false }
      throw .system(error)
    }
  }
}

/// The steps of a long change, on the disk before the lock is taken.
struct PreparedBody {
  let reference: BodyReference
  /// The seq of the state that the steps were made for.
  let seq: Int
}

extension Store {
  /// Writes the steps of a change to a file of their own if they are too long for a line.
  func prepareBody(
    _ id: String,
    _ edits: [Edit],
    _ state: borrowing State
  ) throws(StoreError) -> PreparedBody? {
    guard let reference = try writeBody(id, encoded(edits, state.board), state) else { return nil }
    return PreparedBody(reference: reference, seq: state.position.seq)
  }

  /// The steps, one to an element.
  private func encoded(_ edits: [Edit], _ board: StoreBoard) -> [[UInt8]] {
    edits.map { edit in
      var bytes: [UInt8] = []
      var revision: Int?
      if case .delete(let reference, _) = edit { revision = board.record(reference)?.revision }
      EditCoder.append(edit, revision: revision, to: &bytes)
      return bytes
    }
  }

  /// Writes and syncs a body; `nil` where the steps fit a line.
  private func writeBody(
    _ id: String,
    _ steps: [[UInt8]],
    _ state: borrowing State
  ) throws(StoreError) -> BodyReference? {
    guard steps.reduce(0, { $0 + $1.count + 1 }) > options.longestLine else { return nil }
    var bytes: [UInt8] = []
    for step in steps {
      bytes.append(contentsOf: step)
      bytes.append(0x0A)
    }
    let name = try freeBodyName(id)
    try calls { () throws(SystemFault) in
      try place.files.replace(
        name,
        in: place.bodies,
        with: bytes,
        mode: StorePlace.Mode.file,
        replacing: false
      )
    }
    return BodyReference(
      file: name,
      bytes: bytes.count,
      count: steps.count,
      sha256: SHA256.text(of: bytes)
    )
  }

  /// A name for a body: the change's id, unless an attempt that failed has left a file of it.
  private func freeBodyName(_ id: String) throws(StoreError) -> String {
    var name = id + ".jsonl"
    var attempt = 1
    while true {
      do {
        _ = try place.files.status(of: name, in: place.bodies)
      } catch {
        if error.isMissing { return name }
        throw .system(error)
      }
      attempt += 1
      name = "\(id)-\(attempt).jsonl"
    }
  }

  /// Writes the line of a change and puts it on the disk; afterwards `position` is behind it.
  ///
  /// Whatever goes wrong, the journal is cut back to what it was.
  ///
  /// - Parameters:
  ///   - change: the change.
  ///   - prepared: its steps, where they were written before.
  ///   - state: where the store is.
  ///   - written: what it was written as in another journal, where that is kept.
  ///   - meanwhile: what may be done while the disk writes, whatever comes of that.
  /// - Throws: why the change is not saved.
  func write(
    _ change: Change,
    _ prepared: PreparedBody?,
    _ state: inout State,
    as written: WrittenChange? = nil,
    meanwhile: (inout State) -> Void = { _ in }
  ) throws(StoreError) {
    var body: BodyReference?
    var steps: [[UInt8]] = []
    if let prepared, prepared.seq == state.position.seq {
      body = prepared.reference
    } else {
      steps = written?.steps ?? encoded(change.edits, state.board)
      body = try writeBody(change.id, steps, state)
    }
    var line = JournalLine(change: change, body: body).bytes(
      steps: body == nil ? Array(steps.joined(separator: [UInt8(ascii: ",")])) : [],
      others: written?.others ?? []
    )
    let hash = Chain.seal(&line, after: state.position.chain)
    try append(line, hash: hash, &state, meanwhile: meanwhile)
    state.position.seq = change.seq
    state.position.chain = hash
    state.position.time = change.time
    state.position.offset += line.count
    state.tail = .clean
  }

  /// Appends bytes to the active segment and syncs them.
  private func append(
    _ line: [UInt8],
    hash: String? = nil,
    _ state: inout State,
    meanwhile: (inout State) -> Void = { _ in }
  ) throws(StoreError) {
    let files = place.files
    let start = state.position.offset
    var handle = try activeSegment(&state)
    var status = try calls { () throws(SystemFault) in try files.status(of: handle) }
    if status.links != 1, state.glance != nil {
      // Another file has got its name since that was asked.
      state.glance = nil
      handle = try activeSegment(&state)
      status = try calls { () throws(SystemFault) in try files.status(of: handle) }
    }
    guard status.size == state.position.end else { throw foreignWriter(&state) }
    if state.position.seq + 1 == state.position.segment {
      // Who made the segment may have been killed before its name was on the disk.
      try calls { () throws(SystemFault) in try files.sync(place.journal) }
    }
    try flushLastLine(&state)
    let left = hash.map { LeftLine(chain: $0, start: start) }
    var end = state.position.end
    do throws(SystemFault) {
      try files.write(handle, line, at: start)
      if start + line.count > end { end = try writeRoom(handle, behind: start + line.count) }
    } catch {
      try cutBack(handle, to: start, after: error, left, &state)
      if !error.isFull { state.readOnly = .writeFailed(error) }
      throw .notSaved(error)
    }
    files.system.startWriting(handle.descriptor, at: start, count: line.count)
    meanwhile(&state)
    do throws(SystemFault) {
      try files.syncData(handle)
    } catch {
      // The kernel has dropped the pages: a second sync would succeed and prove nothing.
      try cutBack(handle, to: start, after: error, left, &state)
      state.readOnly = .writeFailed(error)
      throw .notSaved(error)
    }
    // The line is on the disk; a size that cannot be had changes nothing about that.
    if let now = try? files.status(of: handle).size, now != end { throw foreignWriter(&state) }
    state.position.end = end
    noteFlushed(hash ?? state.position.chain, &state)
  }

  /// Writes room behind a line, as far as the disk has any; tells where it ends.
  private func writeRoom(_ handle: Handle, behind line: Int) throws(SystemFault) -> Int {
    let end = Room.end(behind: line, wanted: options.room)
    let room = [UInt8](repeating: Room.byte, count: end - line)
    do throws(SystemFault) {
      try place.files.write(handle, room, at: line)
      return end
    } catch {
      guard error.isFull else { throw error }
      try place.files.truncate(handle, to: line)
      return line
    }
  }

  private func cutBack(
    _ handle: Handle,
    to size: Int,
    after fault: SystemFault,
    _ left: LeftLine?,
    _ state: inout State
  ) throws(StoreError) {
    forgetFlushed(&state)
    do throws(SystemFault) {
      try place.files.truncate(handle, to: size)
    } catch {
      state.left = left
      state.readOnly = .writeFailed(error)
      throw .notConfirmed(fault)
    }
    state.position.end = size
  }

  /// Cuts off the line that a save left that had failed twice, unless others went on behind it or put
  /// it on the disk to do so: who made it was told that it is not saved.
  func cutLeftLine(_ state: inout State) throws(StoreError) {
    guard let left = state.left else { return }
    let handle = try activeSegment(&state)
    do throws(SystemFault) {
      guard state.position.chain == left.chain, try !isNoted(state) else {
        state.left = nil
        return
      }
      try place.files.truncate(handle, to: left.start)
      try place.files.syncData(handle)
    } catch {
      state.readOnly = .writeFailed(error)
      throw .io(error)
    }
    state.left = nil
    state.notices.append(
      StoreNotice(
        "the save that could not be confirmed was taken out of the journal; save it again",
        "未能确认的那次保存已从日志中移除，请重新保存"
      )
    )
    try reload(&state)
  }

  private func foreignWriter(_ state: inout State) -> StoreError {
    state.readOnly = .foreignWriter
    return .readOnly(.foreignWriter)
  }

  /// The segment that is written to, kept open from one save to the next.
  func activeSegment(_ state: inout State) throws(StoreError) -> Handle {
    let first = state.position.segment
    do throws(StoreError) {
      if let kept = state.segment, kept.first == first,
        try kept.isStill(state.glance, in: place)
      {
        return kept.handle
      }
      let name = SegmentHeader.name(first: first)
      let handle = try place.open(name, in: place.journal, .update)
      let status = try calls { () throws(SystemFault) in try place.files.status(of: handle) }
      state.segment = OpenSegment(first: first, name: name, handle: handle, status: status)
      return handle
    } catch {
      guard let reason = ReadOnlyReason(notOpened: error) else { throw error }
      state.readOnly = reason
      throw .readOnly(reason)
    }
  }

  // MARK: - What the last writer left

  /// Ends a last line that lacks its line end, and puts a torn write aside.
  func mendTail(_ state: inout State) throws(StoreError) {
    switch state.tail {
    case .clean, .damaged, .newer, .withdrawn: return
    case .unterminated: try endLine(&state)
    case .torn(let count):
      try setAside(count, &state)
      if try !journal.hasLineEnd(before: state.position) { try endLine(&state) }
    }
    state.tail = .clean
  }

  private func endLine(_ state: inout State) throws(StoreError) {
    try append([0x0A], &state)
    state.position.offset += 1
  }

  private func setAside(_ count: Int, _ state: inout State) throws(StoreError) {
    let handle = try activeSegment(&state)
    let start = state.position.offset
    let segment = SegmentHeader.name(first: state.position.segment)
    forgetFlushed(&state)
    try calls { () throws(SystemFault) in
      let bytes = try place.files.read(handle, from: start, count: count)
      let quarantine = try place.files.open("quarantine", in: place.root, .directory)
      let name = "\(segment).\(start).\(Store.makeID()).torn"
      try place.files.replace(name, in: quarantine, with: bytes, mode: StorePlace.Mode.file)
      try place.files.truncate(handle, to: start)
      try place.files.syncData(handle)
    }
    state.position.end = start
    state.notices.append(
      StoreNotice(
        "a save that was cut off (\(count) bytes of journal/\(segment)) was put in quarantine/",
        "一次中断的保存（journal/\(segment) 的 \(count) 字节）已移入 quarantine/"
      )
    )
  }
}
