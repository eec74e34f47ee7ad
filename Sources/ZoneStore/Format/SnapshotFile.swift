package import ZoneModel

/// `SNAPSHOT.json`: which register files are current, and where replay starts.
package struct SnapshotFile: Hashable, Sendable {
  package static let name = "SNAPSHOT.json"
  package static let previousName = "SNAPSHOT.prev.json"

  /// A register's file.
  package struct Entry: Hashable, Sendable {
    /// The file's name in `registers/`.
    package var file: String
    /// The seq of the last change that touched the register.
    package var seq: Int
    /// The file's size.
    package var size: Int
    /// Where its records begin.
    package var header: Int
    /// How many records it holds.
    package var count: Int
    /// The CRC-32C of each run of 1 MiB.
    package var runs: [UInt32]
    /// The last revisions of deleted records, by id.
    package var graves: [String: Int]
  }

  /// The store's id.
  package var store: String
  /// The seq that the files show together; replay starts behind it.
  package var seq: Int
  /// The hash of that change.
  package var chain: String
  /// The time of that change.
  package var time: String
  /// The segment that holds it, and the offset behind its line: where replay may start reading.
  package var segment: Int
  package var offset: Int
  /// The registers that have or had records.
  package var registers: [String: Entry] = [:]
  /// The hand-edited texts in force, by file.
  package var texts: [String: String] = [:]

  /// The bytes of the file, with their own checksum at the end.
  package var bytes: [UInt8] {
    let entries = registers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let tree = JSONTree.object([
      JSONMember("zoneboard", .text("snapshot")),
      JSONMember("version", .number("1")),
      JSONMember("store", .text(store)),
      JSONMember("seq", .number(String(seq))),
      JSONMember("chain", .text(chain)),
      JSONMember("t", .text(time)),
      JSONMember("segment", .number(String(segment))),
      JSONMember("offset", .number(String(offset))),
      JSONMember("registers", .object(entries.map { JSONMember($0.key, Self.tree($0.value)) })),
      JSONMember(
        "files",
        .object(texts.sorted { $0.key < $1.key }.map { JSONMember($0.key, .text($0.value)) })
      ),
    ])
    var bytes: [UInt8] = []
    tree.append(to: &bytes)
    bytes.removeLast()
    let sum = hexadecimal(CRC32C.of(bytes))
    bytes.append(contentsOf: ",\"crc32c\":\"\(sum)\"}\n".utf8)
    return bytes
  }

  private static func tree(_ entry: Entry) -> JSONTree {
    var members = [
      JSONMember("file", .text(entry.file)),
      JSONMember("seq", .number(String(entry.seq))),
      JSONMember("size", .number(String(entry.size))),
      JSONMember("header", .number(String(entry.header))),
      JSONMember("count", .number(String(entry.count))),
      JSONMember("runs", .array(entry.runs.map { .text(hexadecimal($0)) })),
    ]
    if !entry.graves.isEmpty {
      let graves = entry.graves.sorted { $0.key < $1.key }
      members.append(
        JSONMember("graves", .object(graves.map { JSONMember($0.key, .number(String($0.value))) }))
      )
    }
    return .object(members)
  }
}

extension SnapshotFile {
  /// The length of `,"crc32c":"xxxxxxxx"}` and the line end.
  private static let sumLength = 22

  /// Reads the file; `nil` with a reason where it is not whole or not this store's.
  package static func read(_ bytes: [UInt8], store: String) -> (SnapshotFile?, Phrase) {
    let rotten = Phrase("its checksum is wrong", "校验和不符")
    guard bytes.count > sumLength, bytes.last == 0x0A else {
      return (nil, Phrase("it is cut off", "文件不完整"))
    }
    let body = Array(bytes.dropLast(sumLength))
    let sum = String(decoding: bytes.suffix(sumLength), as: UTF8.self)
    guard sum == ",\"crc32c\":\"\(hexadecimal(CRC32C.of(body)))\"}\n",
      let tree = try? JSONTree(bytes: bytes)
    else { return (nil, rotten) }
    guard tree["zoneboard"]?.text == "snapshot", tree["version"]?.integer == 1 else {
      return (nil, Phrase("it is not a snapshot of version 1", "不是第 1 版快照"))
    }
    guard tree["store"]?.text == store else {
      return (nil, Phrase("it belongs to another store", "属于另一个数据库"))
    }
    guard let seq = tree["seq"]?.integer, let chain = tree["chain"]?.text,
      let time = tree["t"]?.text, let segment = tree["segment"]?.integer,
      let offset = tree["offset"]?.integer, let members = tree["registers"]?.members
    else { return (nil, rotten) }
    var snapshot = SnapshotFile(
      store: store,
      seq: seq,
      chain: chain,
      time: time,
      segment: segment,
      offset: offset
    )
    for member in members {
      guard let entry = entry(member.value) else { return (nil, rotten) }
      snapshot.registers[member.name] = entry
    }
    for member in tree["files"]?.members ?? [] { snapshot.texts[member.name] = member.value.text }
    return (snapshot, rotten)
  }

  private static func entry(_ tree: JSONTree) -> Entry? {
    guard let file = tree["file"]?.text, isPlainName(file), let seq = tree["seq"]?.integer,
      let size = tree["size"]?.integer, let header = tree["header"]?.integer,
      let count = tree["count"]?.integer, let runs = tree["runs"]?.texts
    else { return nil }
    let sums = runs.compactMap { UInt32($0, radix: 16) }
    guard sums.count == runs.count, size >= 0, count >= 0, (0...max(size, 0)).contains(header),
      sums.count == (size + BaseRegister.runLength - 1) / BaseRegister.runLength
    else { return nil }
    var graves: [String: Int] = [:]
    for member in tree["graves"]?.members ?? [] { graves[member.name] = member.value.integer }
    return Entry(
      file: file,
      seq: seq,
      size: size,
      header: header,
      count: count,
      runs: sums,
      graves: graves
    )
  }

  /// Whether a name leads nowhere but to a file in its own directory.
  package static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name.first != "."
      && name.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
