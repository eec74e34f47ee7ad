import ZoneModel

/// Which records have a value: a table from the values of some fields to slots.
///
/// Slots that once had a value stay in it, so that mending it is only adding; whoever looks
/// something up asks the records themselves whether it still holds.
struct ValueIndex: Sendable {
  /// The fields whose values together are the key; every element of a set is a key of its own.
  let fields: [String]
  private(set) var generation: Int
  private(set) var seq: Int
  /// What of the values is the key.
  private let reading: Reading
  private var heads: [UInt64: Int32] = [:]
  private var entries: [Entry] = []

  /// What of the values of the fields is a key.
  enum Reading: String {
    /// The values as they are.
    case values
    /// Each field by itself, by the id that its references name.
    case references
  }

  private struct Entry {
    let slot: Int32
    let next: Int32
  }

  /// Reads the values of all records.
  init(_ fields: [String], by reading: Reading = .values, of source: any RecordSource, seq: Int) {
    self.fields = fields
    self.reading = reading
    generation = source.generation
    self.seq = seq
    heads.reserveCapacity(source.count)
    entries.reserveCapacity(source.count)
    source.forEachRow { slot, line in
      insert(line, slot)
      return true
    }
  }

  /// Adds what changed since; `false` where everything may have changed.
  mutating func mend(_ source: any RecordSource, seq: Int) -> Bool {
    guard source.generation == generation else { return false }
    guard seq != self.seq else { return true }
    guard seq > self.seq, let changed = source.slotsChanged(since: self.seq),
      changed.count < max(1000, source.slots / 4)
    else { return false }
    for slot in changed {
      _ = source.withRow(at: slot) { insert($0, slot) }
    }
    self.seq = seq
    return true
  }

  private mutating func insert(_ line: Span<UInt8>, _ slot: Int) {
    switch reading {
    case .references:
      for hash in Self.hashes(ofReferences: fields, line) { insert(hash, slot) }
      return
    case .values: break
    }
    if fields.count == 1 {
      for hash in Self.hashes(of: fields[0], line) { insert(hash, slot) }
      return
    }
    var combined = Self.seed
    for field in fields {
      guard let hash = Self.hashes(of: field, line).first else { return }
      combined = Self.combine(combined, hash)
    }
    insert(combined, slot)
  }

  private mutating func insert(_ hash: UInt64, _ slot: Int) {
    let place = Int32(entries.count)
    entries.append(Entry(slot: Int32(slot), next: heads[hash] ?? -1))
    heads[hash] = place
  }

  /// The slots that may have these values, each once.
  func slots(of values: [String]) -> [Int] {
    var hash = Self.hash(Array(values[0].utf8).span)
    if values.count > 1 {
      hash = values.reduce(Self.seed) { Self.combine($0, Self.hash(Array($1.utf8).span)) }
    }
    var found: [Int] = []
    var seen: Set<Int32> = []
    var place = heads[hash] ?? -1
    while place >= 0 {
      let entry = entries[Int(place)]
      if seen.insert(entry.slot).inserted { found.append(Int(entry.slot)) }
      place = entry.next
    }
    return found
  }

  // MARK: - Values as texts

  /// The text by which a value is found; `nil` where it has none.
  static func text(of value: Value?) -> String? {
    switch value {
    case .text(let text): text
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .json(let raw): raw
    case .list, .null, nil: nil
    }
  }

  private static func hashes(of field: String, _ line: Span<UInt8>) -> [UInt64] {
    var found: [UInt64] = []
    JSONLine.forEachMember(of: line) { name, value in
      guard JSONLine.equal(line, name, field) else { return true }
      found = hashes(line.extracting(value))
      return false
    }
    return found
  }

  /// The hashes of the ids that the references of a row name.
  private static func hashes(ofReferences fields: [String], _ line: Span<UInt8>) -> [UInt64] {
    var found: [UInt64] = []
    var left = fields.count
    JSONLine.forEachMember(of: line) { name, value in
      guard fields.contains(where: { JSONLine.equal(line, name, $0) }) else { return true }
      left -= 1
      if line[value.lowerBound] == UInt8(ascii: "[") {
        guard let list = try? JSONLine.value(line.extracting(value)).list else { return left > 0 }
        for text in list {
          let id = text.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
          found.append(hash(id.span))
        }
      } else if value.count > 2, line[value.lowerBound] == UInt8(ascii: "\"") {
        let end = value.upperBound - 1
        var start = end
        while start - 1 > value.lowerBound, line[start - 1] != UInt8(ascii: "/") { start -= 1 }
        found.append(hash(line.extracting(start..<end)))
      }
      return left > 0
    }
    return found
  }

  /// The hash of a text, a number or a flag; those of the texts of a list.
  private static func hashes(_ value: Span<UInt8>) -> [UInt64] {
    guard value.count > 0 else { return [] }
    switch value[0] {
    case UInt8(ascii: "\""):
      return [hash(ofText: value)]
    case UInt8(ascii: "["):
      guard let list = try? JSONLine.value(value).list else { return [] }
      return list.map { hash(Array($0.utf8).span) }
    case UInt8(ascii: "n"), UInt8(ascii: "{"): return []
    default: return [hash(value)]
    }
  }

  private static func hash(ofText quoted: Span<UInt8>) -> UInt64 {
    for index in 0..<quoted.count where quoted[index] == UInt8(ascii: "\\") {
      guard let text = try? JSONLine.text(of: quoted) else { break }
      return hash(Array(text.utf8).span)
    }
    return hash(quoted.extracting(1..<max(1, quoted.count - 1)))
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// FNV-1a: short values, and equal hashes are told apart by looking at the records.
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = seed
    for index in 0..<bytes.count { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    return hash
  }

  private static func combine(_ left: UInt64, _ right: UInt64) -> UInt64 {
    (left ^ right) &* 0x9e37_79b9_7f4a_7c15 &+ (left >> 29)
  }
}
