internal import ZoneModel

/// A walk over the segments of a journal that verifies the chain alone, without applying changes.
struct ChainWalk {
  let store: String
  /// The last change that was verified.
  private(set) var seq = 0
  /// The hash of the last line: of a change, or of the header of a segment that has none yet.
  private(set) var headHash = Chain.start
  /// The first half of each change's hash, to find where two journals part.
  private(set) var hashes: [UInt64] = []
  /// The bodies that the changes name.
  private(set) var bodies: [BodyReference] = []

  private let isStopped: @Sendable () -> Bool

  /// - Parameters:
  ///   - store: the id of the store whose segments are taken.
  ///   - isStopped: asked now and then whether to stop.
  init(store: String, isStopped: @escaping @Sendable () -> Bool = { false }) {
    self.store = store
    self.isStopped = isStopped
  }

  /// Takes a segment.
  ///
  /// - Parameters:
  ///   - first: the number of its first change, from its name.
  ///   - content: its bytes.
  /// - Returns: how many of its bytes verify.
  /// - Throws: `damaged` where it does not follow on what came before, or `stopped`.
  mutating func take(
    segment first: Int,
    _ content: CopySource.Content
  ) throws(StoreError) -> Int {
    try content.withBytes { bytes throws(StoreError) in try take(segment: first, bytes) }
  }

  private mutating func take(
    segment first: Int,
    _ bytes: UnsafeRawBufferPointer
  ) throws(StoreError) -> Int {
    let file = "journal/" + SegmentHeader.name(first: first)
    func damage(_ en: String, _ zh: String) -> StoreError {
      .damaged(Damage(file: file, offset: 0, reason: Phrase(en, zh)))
    }
    var at = 0
    while at < bytes.count, let base = bytes.baseAddress {
      let length = findLineEnd(base + at, bytes.count - at)
      let end = length.map { at + $0 } ?? bytes.count
      let line = UnsafeRawBufferPointer(rebasing: bytes[at..<end])
      if at == 0 {
        guard let tree = try? JSONTree(line.bindMemory(to: UInt8.self).span),
          let header = SegmentHeader(tree)
        else { return 0 }
        guard header.store == store else {
          throw damage("it belongs to another store", "属于另一个数据库")
        }
        guard first == seq + 1, header.first == first, header.previous == headHash else {
          throw damage("it does not follow on the segment before", "与前一日志段不连续")
        }
      }
      if seq % 1024 == 0, isStopped() { throw .stopped }
      guard let hash = Chain.verify(line, after: headHash) else { return at }
      if at > 0 {
        guard try takeChange(line, hash) else { return at }
      }
      headHash = hash
      at = length == nil ? end : end + 1
    }
    return at
  }

  private mutating func takeChange(
    _ line: UnsafeRawBufferPointer,
    _ hash: String
  ) throws(StoreError) -> Bool {
    let start = Array("{\"seq\":\(seq + 1),".utf8)
    guard line.starts(with: start) else { return false }
    // A body stands before the steps would, never behind them; also a change of a newer program,
    // which cannot be read, may have one.
    if contains(line, Array(",\"body\":{".utf8)),
      let tree = try? JSONTree(line.bindMemory(to: UInt8.self).span), let place = tree["body"]
    {
      guard let body = BodyReference(place) else {
        throw .newer(
          what: Phrase(
            "change \(seq + 1) names its steps in a form of a newer program",
            "第 \(seq + 1) 号更改以更新版本程序的形式引用其步骤"
          )
        )
      }
      bodies.append(body)
    }
    seq += 1
    hashes.append(UInt64(hash.prefix(16), radix: 16) ?? 0)
    return true
  }
}

extension ChainWalk {
  /// Walks over all segments of a copy, and verifies its bodies.
  ///
  /// - Returns: how many bytes of each segment verify, in order.
  /// - Throws: `damaged` where a segment or a body is not what was written; a tail that does not
  ///   verify is no error here.
  mutating func take(
    _ source: CopySource
  ) throws(StoreError) -> [(first: Int, content: CopySource.Content, verified: Int)] {
    var segments: [(first: Int, content: CopySource.Content, verified: Int)] = []
    let firsts = try source.names(in: "journal").compactMap(SegmentHeader.first).sorted()
    for first in firsts {
      let name = "journal/" + SegmentHeader.name(first: first)
      guard let content = try source.content(name)?.withoutRoom else { continue }
      let verified = try take(segment: first, content)
      segments.append((first, content, verified))
      guard verified < content.range.count else { continue }
      guard first == firsts.last else {
        throw .damaged(
          Damage(
            file: name,
            offset: verified,
            reason: Phrase("a line does not verify and others follow", "某行校验不符，且后有其他行")
          )
        )
      }
    }
    for body in bodies {
      if isStopped() { throw .stopped }
      let name = "journal/bodies/" + body.file
      guard let content = try source.content(name), Self.isWhole(content, body) else {
        throw .damaged(
          Damage(
            file: name,
            offset: 0,
            reason: Phrase("it is not what the journal names", "与日志所记不符")
          )
        )
      }
    }
    return segments
  }

  static func isWhole(_ content: CopySource.Content, _ body: BodyReference) -> Bool {
    guard content.range.count == body.bytes else { return false }
    var hash = SHA256()
    content.withBytes { hash.update($0) }
    return hash.text() == body.sha256
  }
}
