internal import ZoneModel

/// The plain files of a tar archive, by their paths; nothing is unpacked.
struct TarArchive {
  /// Where a file's bytes are.
  private(set) var files: [String: Range<Int>] = [:]

  private static let block = 512

  /// Reads the headers of an archive.
  ///
  /// - Throws: what is wrong with it, such as a link or a path that leads outside.
  init(_ bytes: UnsafeRawBufferPointer) throws(TarFault) {
    var at = 0
    var longPath: String?
    var longSize: Int?
    while at + Self.block <= bytes.count {
      let header = UnsafeRawBufferPointer(rebasing: bytes[at..<at + Self.block])
      if header.allSatisfy({ $0 == 0 }) { return }
      guard Self.hasRightSum(header) else {
        if at == 0, Self.text(header[257..<262]) != "ustar" { throw Self.noArchive }
        throw TarFault(at, "its header at byte \(at) is damaged", "第 \(at) 字节处的文件头已损坏")
      }
      let size = longSize ?? Self.number(header[124..<136])
      let start = at + Self.block
      guard let size, size >= 0, size <= bytes.count - start else {
        throw TarFault(at, "it is cut off", "文件不完整")
      }
      let content = start..<start + size
      at = start + (size + Self.block - 1) / Self.block * Self.block
      switch header[156] {
      case UInt8(ascii: "x"):
        let records = Self.extended(bytes[content])
        longPath = records["path"] ?? longPath
        longSize = records["size"].flatMap { Int($0) } ?? longSize
        continue
      case UInt8(ascii: "L"):
        longPath = Self.text(bytes[content])
        continue
      case UInt8(ascii: "g"): continue
      case UInt8(ascii: "5"): break
      case UInt8(ascii: "0"), 0:
        try add(longPath ?? Self.path(header), content)
      default:
        let path = longPath ?? Self.path(header)
        throw TarFault(at, "\(path) in it is not a plain file", "其中的 \(path) 不是普通文件")
      }
      longPath = nil
      longSize = nil
    }
    if at == 0, !bytes.isEmpty { throw Self.noArchive }
    throw TarFault(bytes.count, "it is cut off", "文件不完整")
  }

  /// What begins with no header at all is some other file.
  private static let noArchive = TarFault(
    0,
    "it is no backup that zoneboard has written",
    "它不是 zoneboard 写出的备份"
  )

  private mutating func add(_ path: String, _ content: Range<Int>) throws(TarFault) {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard !path.hasPrefix("/"), !parts.contains(".."), !parts.isEmpty else {
      throw TarFault(content.lowerBound, "\(path) leads outside of it", "\(path) 指向归档之外")
    }
    let name = parts.joined(separator: "/")
    guard files.updateValue(content, forKey: name) == nil else {
      throw TarFault(content.lowerBound, "\(name) comes twice in it", "其中的 \(name) 重复")
    }
  }

  private static func path(_ header: UnsafeRawBufferPointer) -> String {
    let (name, prefix) = (text(header[0..<100]), text(header[345..<500]))
    let isUstar = text(header[257..<262]) == "ustar"
    return isUstar && !prefix.isEmpty ? prefix + "/" + name : name
  }

  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// An octal number, or a binary one where the first bit is set.
  private static func number(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard let first = bytes.first else { return nil }
    if first & 0x80 != 0 {
      return bytes.dropFirst().suffix(8).reduce(0) { $0 &<< 8 | Int($1) }
    }
    let digits = text(bytes).filter { $0 != " " }
    return digits.isEmpty ? 0 : Int(digits, radix: 8)
  }

  private static func hasRightSum(_ header: UnsafeRawBufferPointer) -> Bool {
    let place = 148..<156
    let sum = header.indices.reduce(0) { $0 + (place.contains($1) ? 0x20 : Int(header[$1])) }
    return number(header[place]) == sum
  }

  /// The records `LENGTH NAME=VALUE` of an extended header.
  private static func extended(_ bytes: Slice<UnsafeRawBufferPointer>) -> [String: String] {
    var records: [String: String] = [:]
    var rest = bytes
    // A value may have line ends in it: only the length tells where it ends.
    while let space = rest.firstIndex(of: UInt8(ascii: " ")),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count
    {
      let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
      rest = rest[(rest.startIndex + length)...]
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
      records[String(decoding: record[..<equals], as: UTF8.self)] =
        String(decoding: record[(equals + 1)...], as: UTF8.self)
    }
    return records
  }
}

/// What is wrong with a tar archive.
struct TarFault: Error {
  let offset: Int
  let reason: Phrase

  init(_ offset: Int, _ en: String, _ zh: String) {
    self.offset = offset
    reason = Phrase(en, zh)
  }
}

/// Writes files one behind the other as a tar archive.
struct TarWriter {
  private static let block = 512
  private var writer: FileWriter
  private let time: Int64

  /// Starts an archive in an empty file.
  ///
  /// - Parameters:
  ///   - writer: where to.
  ///   - time: seconds since 1970 that all entries get.
  init(_ writer: FileWriter, time: Int64) {
    self.writer = writer
    self.time = time
  }

  /// Adds a directory.
  mutating func add(directory path: String, mode: UInt32) throws(SystemFault) {
    try head(path + "/", kind: UInt8(ascii: "5"), mode: mode, size: 0)
  }

  /// Adds a file.
  mutating func add(
    _ path: String,
    mode: UInt32,
    _ content: CopySource.Content
  ) throws(SystemFault) {
    try head(path, kind: UInt8(ascii: "0"), mode: mode, size: content.range.count)
    try content.withBytes { bytes throws(SystemFault) in try writer.append(bytes) }
    try pad(content.range.count)
  }

  /// Ends the archive and puts it on the disk.
  mutating func finish() throws(SystemFault) {
    try writer.append([UInt8](repeating: 0, count: 2 * Self.block))
    try writer.finish()
  }

  private mutating func pad(_ size: Int) throws(SystemFault) {
    let rest = size % Self.block
    if rest > 0 { try writer.append([UInt8](repeating: 0, count: Self.block - rest)) }
  }

  private mutating func head(
    _ path: String,
    kind: UInt8,
    mode: UInt32,
    size: Int
  ) throws(SystemFault) {
    // What the plain header has no room for stands in an extended one before it.
    var records: [UInt8] = []
    if path.utf8.count > 100 || !path.utf8.allSatisfy({ $0 < 0x80 }) {
      records += Self.record("path", path)
    }
    if size >= 1 << 33 { records += Self.record("size", String(size)) }
    if !records.isEmpty {
      try block("@PaxHeader", kind: UInt8(ascii: "x"), mode: 0o600, size: records.count)
      try writer.append(records)
      try pad(records.count)
    }
    try block(path, kind: kind, mode: mode, size: size)
  }

  /// `LENGTH NAME=VALUE` with a length that counts its own digits.
  private static func record(_ name: String, _ value: String) -> [UInt8] {
    let rest = " \(name)=\(value)\n"
    var length = rest.utf8.count
    while length != rest.utf8.count + String(length).utf8.count {
      length = rest.utf8.count + String(length).utf8.count
    }
    return Array((String(length) + rest).utf8)
  }

  private mutating func block(
    _ path: String,
    kind: UInt8,
    mode: UInt32,
    size: Int
  ) throws(SystemFault) {
    var header = [UInt8](repeating: 0, count: Self.block)
    func put(_ bytes: some Collection<UInt8>, at place: Int, _ length: Int) {
      for (index, byte) in bytes.prefix(length).enumerated() { header[place + index] = byte }
    }
    func put(_ number: Int, at place: Int, _ length: Int) {
      let digits = String(number, radix: 8)
      let text = String(repeating: "0", count: max(0, length - 1 - digits.count)) + digits
      put(text.utf8.suffix(length - 1), at: place, length)
    }
    put(path.utf8, at: 0, 100)
    put(Int(mode), at: 100, 8)
    put(0, at: 108, 8)
    put(0, at: 116, 8)
    put(size, at: 124, 12)
    put(Int(time), at: 136, 12)
    put("        ".utf8, at: 148, 8)
    header[156] = kind
    put("ustar".utf8, at: 257, 6)
    put("00".utf8, at: 263, 2)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(sum, at: 148, 7)
    header[155] = 0x20
    try writer.append(header)
  }
}
