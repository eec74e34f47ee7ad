internal import ZoneModel

/// Writes a register file: a header line, one record a line in order of ids, a last line.
struct RegisterFileWriter {
  private let files: Files
  private let directory: Handle
  private let passing: String
  private let name: String
  private let header: Int
  private let count: Int
  private var writer: FileWriter
  private let sums: Sums
  private var isFirst = true

  /// The checksums of the pieces, which are as long as runs.
  private final class Sums {
    var runs: [UInt32] = []
  }

  /// Starts a file under a passing name.
  init(
    place: StorePlace,
    register: String,
    store: String,
    seq: Int,
    chain: String,
    count: Int
  ) throws(SystemFault) {
    files = place.files
    directory = place.registers
    name = "\(register).\(seq).json"
    self.count = count
    passing = files.passingName(for: name)
    let handle = try files.open(passing, in: directory, .create(mode: 0o600))
    let sums = Sums()
    self.sums = sums
    writer = FileWriter(files, handle) { sums.runs.append(CRC32C.of($0)) }
    var line: [UInt8] = []
    JSONTree.object([
      JSONMember("zoneboard", .text("register")),
      JSONMember("version", .number("1")),
      JSONMember("register", .text(register)),
      JSONMember("store", .text(store)),
      JSONMember("seq", .number(String(seq))),
      JSONMember("chain", .text(chain)),
      JSONMember("count", .number(String(count))),
    ]).append(to: &line)
    line.removeLast()
    line.append(contentsOf: ",\"records\":[\n".utf8)
    header = line.count
    try writer.append(line)
  }

  /// Writes a record's line.
  mutating func append(_ line: UnsafeRawBufferPointer) throws(SystemFault) {
    try separate()
    try writer.append(line)
  }

  /// Writes a record's line in two parts.
  mutating func append(
    _ head: [UInt8],
    _ rest: UnsafeRawBufferPointer
  ) throws(SystemFault) {
    try separate()
    try writer.append(head)
    try writer.append(rest)
  }

  /// Writes lines as another register file has them, joined by commas and line ends.
  mutating func append(joined lines: UnsafeRawBufferPointer) throws(SystemFault) {
    try separate()
    try writer.append(lines)
  }

  private mutating func separate() throws(SystemFault) {
    if !isFirst { try writer.append([UInt8(ascii: ","), 0x0A]) }
    isFirst = false
  }

  /// Ends the file, puts it on the disk, reads it again and gives it its name.
  ///
  /// - Returns: what `SNAPSHOT.json` says of it.
  mutating func finish(
    touched seq: Int,
    graves: [String: Int],
    group: UInt32?
  ) throws(StoreError) -> SnapshotFile.Entry {
    if !isFirst { try calls { () throws(SystemFault) in try writer.append([0x0A]) } }
    try calls { () throws(SystemFault) in
      try writer.append(Array("]}\n".utf8))
      if let group { try files.setGroup(writer.handle, group) }
      try files.setMode(writer.handle, StorePlace.Mode.registerFile)
      try writer.finish()
    }
    let entry = SnapshotFile.Entry(
      file: name,
      seq: seq,
      size: writer.size,
      header: header,
      count: count,
      runs: sums.runs,
      graves: graves
    )
    try verify(entry)
    try calls { () throws(SystemFault) in
      try files.rename(passing, in: directory, to: name, in: directory)
    }
    return entry
  }

  /// Takes the unfinished file away.
  func abandon() {
    // What is left if this fails is a file that no snapshot names; the next one removes it.
    try? files.remove(passing, in: directory)
  }

  private func verify(_ entry: SnapshotFile.Entry) throws(StoreError) {
    let bytes = try calls { () throws(SystemFault) in
      let again = try files.open(passing, in: directory, .read)
      return try files.map(again, size: try files.status(of: again).size)
    }
    guard bytes.count == entry.size, BaseRegister.isWhole(bytes, runs: entry.runs) else {
      throw .damaged(
        Damage(
          file: "registers/" + name,
          offset: 0,
          reason: Phrase("it reads differently from what was written", "读回内容与写入内容不符")
        )
      )
    }
  }
}
