internal import ZoneModel

/// The records that a store starts with: a body file, from which the register files are made.
///
/// Only the places of the lines are in memory.
struct InitialBody {
  let reference: BodyReference
  private let bytes: Bytes
  /// The lines of each register in order of their ids.
  private let lines: [String: [Range<Int>]]

  /// The registers that have records.
  var registers: [String] { lines.keys.sorted() }

  /// Writes the body; `nil` where there are no records, and then no file.
  init?(
    _ place: StorePlace,
    name: String,
    _ first: [Edit],
    _ records: some Sequence<Record>,
    order: (String) -> [String: Int],
    group: UInt32?
  ) throws(StoreError) {
    var iterator = records.makeIterator()
    guard let firstRecord = iterator.next() else { return nil }
    let files = place.files
    let hash = Hash()
    let handle = try calls { () throws(SystemFault) in
      let handle = try files.open(name, in: place.bodies, .create(mode: 0o660))
      if let group { try files.setGroup(handle, group) }
      try files.setMode(handle, StorePlace.Mode.file)
      return handle
    }
    var writer = FileWriter(files, handle) { hash.sum.update($0) }
    var lines: [String: [Range<Int>]] = [:]
    var orders: [String: [String: Int]] = [:]
    var line: [UInt8] = []
    var count = 0
    for edit in first {
      line.removeAll(keepingCapacity: true)
      EditCoder.append(edit, to: &line)
      line.append(0x0A)
      try calls { () throws(SystemFault) in try writer.append(line) }
      count += 1
    }
    var next: Record? = firstRecord
    while let record = next {
      let register = record.reference.register
      try Self.check(record.reference)
      let known = orders[register] ?? order(register)
      orders[register] = known
      line.removeAll(keepingCapacity: true)
      EditCoder.append(.create(record.reference, record.fields.ordered(by: known)), to: &line)
      line.append(0x0A)
      let start = writer.size
      try calls { () throws(SystemFault) in try writer.append(line) }
      lines[register, default: []].append(start..<writer.size - 1)
      count += 1
      next = iterator.next()
    }
    bytes = try calls { () throws(SystemFault) in
      try writer.finish()
      try files.sync(place.bodies)
      return try files.map(handle, size: writer.size)
    }
    reference = BodyReference(
      file: name,
      bytes: writer.size,
      count: count,
      sha256: hash.sum.text()
    )
    for register in lines.keys {
      let sorted = try Self.sorted(lines[register] ?? [], of: register, in: bytes)
      lines[register] = sorted
    }
    self.lines = lines
  }

  private final class Hash {
    var sum = SHA256()
  }

  private static func check(_ reference: RecordReference) throws(StoreError) {
    guard ChangeResolver.isValidID(reference.id),
      ChangeResolver.isValidRegister(reference.register)
    else {
      throw .refused([
        Refusal(
          .invalid,
          record: reference,
          Phrase("“\(reference)” cannot be a record's place", "“\(reference)”不能作记录位置")
        )
      ])
    }
  }

  /// The bytes of the id in a line `{"r":"register/id","new":…`.
  private static func id(
    _ line: Range<Int>,
    of register: String,
    in bytes: Bytes
  ) -> Slice<UnsafeRawBufferPointer> {
    let start = line.lowerBound + 7 + register.utf8.count
    var end = start
    while end < line.upperBound, bytes.buffer[end] != UInt8(ascii: "\"") { end += 1 }
    return bytes.buffer[start..<end]
  }

  private static func sorted(
    _ lines: [Range<Int>],
    of register: String,
    in bytes: Bytes
  ) throws(StoreError) -> [Range<Int>] {
    func isBefore(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
      id(left, of: register, in: bytes)
        .lexicographicallyPrecedes(id(right, of: register, in: bytes))
    }
    func isSorted(_ lines: [Range<Int>]) -> Bool {
      zip(lines, lines.dropFirst()).allSatisfy(isBefore)
    }
    if isSorted(lines) { return lines }
    let sorted = lines.sorted(by: isBefore)
    for (left, right) in zip(sorted, sorted.dropFirst()) where !isBefore(left, right) {
      let id = String(decoding: id(left, of: register, in: bytes), as: UTF8.self)
      throw .refused([
        Refusal(
          .duplicate,
          record: RecordReference(register: register, id: id),
          Phrase("\(register)/\(id) comes twice", "\(register)/\(id) 重复")
        )
      ])
    }
    return sorted
  }

  /// Writes the register file of a register.
  func write(
    _ register: String,
    place: StorePlace,
    store: String,
    position: JournalPosition,
    group: UInt32?
  ) throws(StoreError) -> SnapshotFile.Entry {
    let lines = lines[register] ?? []
    var writer = try calls { () throws(SystemFault) in
      try RegisterFileWriter(
        place: place,
        register: register,
        store: store,
        seq: position.seq,
        chain: position.chain,
        count: lines.count
      )
    }
    do throws(StoreError) {
      try calls { () throws(SystemFault) in
        for line in lines { try write(line, of: register, to: &writer) }
      }
      return try writer.finish(touched: position.seq, graves: [:], group: group)
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Writes `{"r":"register/id","new":{…}}` as `{"id":"id","revision":1,…}`.
  private func write(
    _ line: Range<Int>,
    of register: String,
    to writer: inout RegisterFileWriter
  ) throws(SystemFault) {
    let id = Self.id(line, of: register, in: bytes)
    var head = Array("{\"id\":\"".utf8)
    head.append(contentsOf: id)
    head.append(contentsOf: "\",\"revision\":1".utf8)
    // Behind `","new":{`, and without the last brace of the step.
    let fields = id.endIndex + 9..<line.upperBound - 1
    if fields.count > 1 { head.append(UInt8(ascii: ",")) }
    try writer.append(head, UnsafeRawBufferPointer(rebasing: bytes.buffer[fields]))
  }
}

extension Fields {
  /// The same values in declared order; quick where they stand in it already.
  func ordered(by order: [String: Int]) -> Fields {
    var last = -1
    for entry in entries {
      let rank = order[entry.field] ?? Int.max
      if rank < last { return sorted(by: order) }
      last = rank
    }
    return self
  }
}
