internal import ZoneModel

/// The hash of a journal line, in 16 bytes.
struct LineHash: Hashable {
  private let high: UInt64
  private let low: UInt64

  /// Reads 32 digits.
  init?(_ digits: UnsafeRawBufferPointer) {
    guard digits.count == 32, let high = Self.word(digits[..<16]),
      let low = Self.word(digits[16...])
    else { return nil }
    (self.high, self.low) = (high, low)
  }

  /// Reads 32 digits.
  init?(_ text: String) {
    var text = text
    guard let hash = text.withUTF8({ LineHash(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = hash
  }

  /// The 32 digits.
  var text: String { Self.digits(high) + Self.digits(low) }

  private static func word(_ digits: Slice<UnsafeRawBufferPointer>) -> UInt64? {
    var word: UInt64 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): word = word << 4 | UInt64(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): word = word << 4 | UInt64(digit - 0x57)
      default: return nil
      }
    }
    return word
  }

  private static func digits(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// A file of the journal's folder read by itself: which of its lines verify, and on what they follow.
///
/// Nothing is concluded from its name.
struct LooseSegment {
  /// A line that should be a change.
  struct Line {
    /// Where it stands, without its line end.
    let range: Range<Int>
    /// The number that it gives itself, if that can be read.
    let seq: Int?
    /// The hash that it gives itself.
    let hash: LineHash?
    /// The hash of the line that it follows on; `nil` where it does not verify.
    var previous: LineHash?
  }

  let name: String
  /// Its first line, if it is a segment's.
  let header: SegmentHeader?
  /// Whether that line is what was written.
  let hasWholeHeader: Bool
  /// The hash that its first line gives itself.
  let headerHash: LineHash?
  private(set) var lines: [Line]
  private let bytes: Bytes

  init(name: String, bytes: Bytes) {
    self.name = name
    self.bytes = bytes
    (header, hasWholeHeader, headerHash, lines) = withExtendedLifetime(bytes) {
      Self.read(bytes.buffer)
    }
  }

  /// The file in the store.
  var file: String { "journal/" + name }

  /// Whether its name says which change it begins with.
  var isWellNamed: Bool {
    header.map { $0.first == SegmentHeader.first(inName: name) } ?? false
  }

  /// Whether it is provably another store's.
  func isForeign(to store: String) -> Bool {
    hasWholeHeader && header?.store != store
  }

  /// Calls `body` with the bytes of a line.
  func withLine<Result, Failure: Error>(
    _ index: Int,
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(bytes) {} }
    return try body(UnsafeRawBufferPointer(rebasing: bytes.buffer[lines[index].range]))
  }

  /// Takes a line for what follows on a hash, if it does.
  mutating func follow(_ index: Int, on previous: LineHash) -> Bool {
    guard withLine(index, { Chain.verify($0, after: previous.text) != nil }) else { return false }
    lines[index].previous = previous
    return true
  }

  private static func read(
    _ buffer: UnsafeRawBufferPointer
  ) -> (SegmentHeader?, Bool, LineHash?, [Line]) {
    var header: SegmentHeader?
    var headerHash: LineHash?
    var isWhole = false
    var lines: [Line] = []
    var claimed: UnsafeRawBufferPointer?
    var at = 0
    let count = Room.count(before: buffer)
    while at < count, let base = buffer.baseAddress {
      let end = findLineEnd(base + at, count - at).map { at + $0 } ?? count
      let line = UnsafeRawBufferPointer(rebasing: buffer[at..<end])
      let digits = Chain.digits(of: line)
      let seq = seq(of: line)
      if at == 0, seq == nil {
        let tree = try? JSONTree(line.bindMemory(to: UInt8.self).span)
        header = tree.flatMap(SegmentHeader.init)
        headerHash = digits.flatMap(LineHash.init)
        isWhole = header.map { Chain.verify(line, after: $0.previous) != nil } ?? false
      } else {
        let follows = claimed.map { Chain.verifies(line, after: $0) } ?? false
        lines.append(
          Line(
            range: at..<end,
            seq: seq,
            hash: digits.flatMap(LineHash.init),
            previous: follows ? claimed.flatMap(LineHash.init) : nil
          )
        )
      }
      claimed = digits
      at = end + 1
    }
    return (header, isWhole, headerHash, lines)
  }

  /// The number that a line begins with.
  private static func seq(of line: UnsafeRawBufferPointer) -> Int? {
    let start: StaticString = "{\"seq\":"
    let length = start.utf8CodeUnitCount
    guard line.count > length,
      start.withUTF8Buffer({ line[..<length].elementsEqual($0) })
    else { return nil }
    var seq = 0
    for byte in line[length...] {
      if byte == UInt8(ascii: ",") { return seq > 0 ? seq : nil }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), seq < 1 << 50 else { return nil }
      seq = seq * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return nil
  }
}

extension Journal {
  /// All files of the journal's folder that are segments, by their names or by their first lines, read
  /// one by one.
  ///
  /// - Parameters:
  ///   - known: the names of files that need not be read.
  ///   - other: told the names of files that are no segments.
  /// - Returns: what was read.
  /// - Throws: what failed.
  func looseSegments(
    but known: Set<String> = [],
    other: (String) -> Void = { _ in }
  ) throws(StoreError) -> [LooseSegment] {
    let names = try calls { () throws(SystemFault) in
      try place.files.names(in: place.journal).sorted()
    }
    let active = names.last { SegmentHeader.first(inName: $0) != nil }
    var segments: [LooseSegment] = []
    for name in names where name.first != "." && !known.contains(name) {
      let isNamed = SegmentHeader.first(inName: name) != nil
      let status = try calls { () throws(SystemFault) in
        try place.files.status(of: name, in: place.journal)
      }
      guard isNamed || status.kind == .file && status.links == 1 else { continue }
      let handle = try place.open(name, in: place.journal)
      let bytes = try calls { () throws(SystemFault) in
        // A writer cuts the active one back where a save fails, and a mapped file must not shrink.
        name == active
          ? Bytes(copying: try place.files.readAll(handle))
          : try place.files.map(handle, size: try place.files.status(of: handle).size)
      }
      let segment = LooseSegment(name: name, bytes: bytes)
      if isNamed || segment.header != nil { segments.append(segment) } else { other(name) }
    }
    return segments
  }
}
