internal import HashTreeCollections
internal import ZoneModel

/// Writes a board as register files and names them in `SNAPSHOT.json`.
struct SnapshotWriter {
  let place: StorePlace
  let format: FormatFile
  let board: StoreBoard
  let position: JournalPosition
  let previous: SnapshotFile?
  /// Whether the snapshot so far becomes the previous one.
  let keepsPrevious: Bool

  /// Writes it; a reader finds the old set or the new, never between.
  func write() throws(StoreError) -> SnapshotFile {
    var snapshot = SnapshotFile(
      store: format.store,
      seq: position.seq,
      chain: position.chain,
      time: position.time.text,
      segment: position.segment,
      offset: position.offset,
      texts: board.texts
    )
    for (register, source) in board.registers {
      if let entry = try reusable(register, source) {
        snapshot.registers[register] = entry
      } else {
        snapshot.registers[register] = try write(source)
      }
    }
    try calls { () throws(SystemFault) in try place.files.sync(place.registers) }
    // Lines are copied as they are, after they were verified once.
    if let spoilt = try place.spoiltFiles(of: board).first {
      let reason = Phrase("another program has cut or overwritten it", "已被其他程序截断或改写")
      throw .damaged(Damage(file: spoilt, offset: 0, reason: reason))
    }
    try publish(snapshot)
    return snapshot
  }

  /// The file of a register that has not changed since it was written, if that is still whole.
  private func reusable(
    _ register: String,
    _ source: RegisterSource
  ) throws(StoreError) -> SnapshotFile.Entry? {
    guard let entry = previous?.registers[register], entry.seq == source.touchedSeq,
      source.base.failure == nil
    else { return nil }
    do {
      let status = try place.files.status(of: entry.file, in: place.registers)
      return status.kind == .file && status.size == entry.size ? entry : nil
    } catch {
      if error.isMissing { return nil }
      throw .system(error)
    }
  }

  private func write(_ source: RegisterSource) throws(StoreError) -> SnapshotFile.Entry {
    var graves: [String: Int] = [:]
    for (id, revision) in source.graves { graves[id] = revision }
    var writer = try calls { () throws(SystemFault) in
      try RegisterFileWriter(
        place: place,
        register: source.register,
        store: format.store,
        seq: position.seq,
        chain: position.chain,
        count: source.count
      )
    }
    do throws(StoreError) {
      try calls { () throws(SystemFault) in try source.write(to: &writer) }
      if source.base.isLost, let reason = source.base.failure {
        throw StoreError.damaged(Damage(file: source.base.file, offset: 0, reason: reason))
      }
      return try writer.finish(touched: source.touchedSeq, graves: graves, group: nil)
    } catch {
      writer.abandon()
      throw error
    }
  }

  private func publish(_ snapshot: SnapshotFile) throws(StoreError) {
    let mode = StorePlace.Mode.file
    try calls { () throws(SystemFault) in
      if let previous, keepsPrevious {
        try place.files.replace(
          SnapshotFile.previousName,
          in: place.root,
          with: previous.bytes,
          mode: mode
        )
      }
      try place.files.replace(SnapshotFile.name, in: place.root, with: snapshot.bytes, mode: mode)
    }
  }
}

extension RegisterSource {
  /// Writes all records in order of their ids: ranges of the file's lines that did not change are
  /// copied as they are.
  func write(to writer: inout RegisterFileWriter) throws(SystemFault) {
    let replaced = overlay.keys.filter { $0 < base.count }.sorted()
    var new = added.map { (id: Array($0.key.utf8), slot: $0.value) }
    new.sort { $0.id.lexicographicallyPrecedes($1.id) }
    // The places in the file where something else stands: a new record before a line, or a line
    // that was replaced or died.
    var copied = 0
    var nextReplaced = 0
    for record in new {
      let place = firstBaseLine(notBefore: record.id)
      try writeBase(from: copied, to: place, replaced, &nextReplaced, &writer)
      copied = place
      try write(slot: record.slot, to: &writer)
    }
    try writeBase(from: copied, to: base.count, replaced, &nextReplaced, &writer)
  }

  private func write(slot: Int, to writer: inout RegisterFileWriter) throws(SystemFault) {
    guard case .line(let bytes) = overlay[slot] else { return }
    try writer.append(bytes, UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// Writes the lines of a range of the file with what stands in their places.
  private func writeBase(
    from start: Int,
    to end: Int,
    _ replaced: [Int],
    _ next: inout Int,
    _ writer: inout RegisterFileWriter
  ) throws(SystemFault) {
    var at = start
    while at < end {
      let stop = next < replaced.count ? min(replaced[next], end) : end
      try copyLines(at, stop, &writer)
      at = stop
      if next < replaced.count, replaced[next] == at, at < end {
        try write(slot: at, to: &writer)
        next += 1
        at += 1
      }
    }
  }

  private func copyLines(
    _ start: Int,
    _ end: Int,
    _ writer: inout RegisterFileWriter
  ) throws(SystemFault) {
    guard start < end else { return }
    let places = base.view().starts
    let view = base.view(verifying: places[start]..<places[end])
    let last = view.starts[end] - (end + 1 == view.starts.count ? 1 : 2)
    let lines = UnsafeRawBufferPointer(rebasing: view.bytes.buffer[view.starts[start]..<last])
    try writer.append(joined: lines)
  }
}
