internal import ZoneModel

/// A copy of a store that has been verified.
struct StoreCopy {
  let source: CopySource
  let format: FormatFile
  let walk: ChainWalk
  let segments: [(first: Int, content: CopySource.Content, verified: Int)]
  private(set) var report = CopyReport()

  /// Verifies a copy.
  ///
  /// - Parameters:
  ///   - path: a tar archive or a directory.
  ///   - files: the calls.
  ///   - isStopped: asked now and then whether to stop.
  /// - Throws: `notFound`, `notAStore`, `newer`, `stopped`, or `damaged` where it is not whole.
  init(
    _ path: String,
    files: Files,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws(StoreError) {
    source = try CopySource(path, files: files)
    guard let bytes = try source.content(FormatFile.name) else {
      throw .notAStore(
        path: path,
        reason: Phrase("it has no \(FormatFile.name)", "缺少 \(FormatFile.name)")
      )
    }
    format = try FormatFile(bytes.array, path: path)
    var walk = ChainWalk(store: format.store, isStopped: isStopped)
    segments = try walk.take(source)
    guard !segments.isEmpty else {
      throw .notAStore(path: path, reason: Phrase("it has no journal", "缺少日志"))
    }
    self.walk = walk
    report.store = format.store
    report.seq = walk.seq
    report.headHash = walk.headHash
    report.bytes = segments.reduce(0) { $0 + $1.verified }
    if let last = segments.last, last.verified < last.content.range.count {
      try judge(last.content, last.verified, SegmentHeader.name(first: last.first))
    }
  }

  /// A tail that does not verify is a write that was going on while the directory was copied, and room
  /// before later lines is where the journal ended when that part was copied; a whole line that does
  /// not verify is damage.
  private mutating func judge(
    _ content: CopySource.Content,
    _ verified: Int,
    _ name: String
  ) throws(StoreError) {
    let rest = Array(content.array[verified...])
    let isTorn = rest.withUnsafeBytes { Room.hasHole($0, at: verified) }
    let line = rest[..<(rest.firstIndex(of: 0x0A) ?? rest.endIndex)]
    if rest.count > line.count, line.withUnsafeBytes({ Room.hasGap($0) }) {
      report.notices.append(
        StoreNotice(
          """
          journal/\(name) was copied while it was written: behind change \(walk.seq) is a gap, and the \
          later changes behind that are not in it
          """,
          "journal/\(name) 是在写入过程中复制的：第 \(walk.seq) 号更改之后有空缺，其后的更改未包含在内"
        )
      )
      return
    }
    guard !rest.contains(0x0A) || isTorn && !rest.dropLast().contains(0x0A) else {
      throw .damaged(
        Damage(
          file: "journal/" + name,
          offset: verified,
          reason: Phrase("a whole line does not verify", "完整的一行校验不符")
        )
      )
    }
    report.notices.append(
      StoreNotice(
        "the last \(rest.count) bytes of journal/\(name) are a save that was going on; it is not in it",
        "journal/\(name) 末尾 \(rest.count) 字节为当时正在进行的保存，未包含在内"
      )
    )
  }

  /// A snapshot of the copy with everything that it names; `nil` where it is not whole or shows
  /// changes that the copy's journal does not have.
  func snapshot() throws(StoreError) -> (bytes: [UInt8], files: [(String, CopySource.Content)])? {
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      guard let bytes = try source.content(name)?.array,
        let snapshot = SnapshotFile.read(bytes, store: format.store).0, snapshot.seq <= walk.seq
      else { continue }
      var files: [(String, CopySource.Content)] = []
      var isWhole = true
      for entry in snapshot.registers.values where isWhole {
        let content = try source.content("registers/" + entry.file)
        if let content, entry.isWhole(content) {
          files.append((entry.file, content))
        } else {
          isWhole = false
        }
      }
      if isWhole { return (bytes, files) }
    }
    return nil
  }
}
