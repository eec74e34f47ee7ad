public import ZoneModel

/// Looking for rows in which the id of a record stands as a text, or ends one.
///
/// Every way of writing a reference ends with the id and a quote, and no id has a character that is
/// escaped; so rows without these bytes need not be decoded.
struct ReferenceSearch {
  private let word: [UInt8]
  /// How far to go on by the byte under the word's last place (Horspool).
  private let steps: [Int]

  init(_ id: String) {
    word = Array((id + "\"").utf8)
    var steps = [Int](repeating: word.count, count: 256)
    for (place, byte) in word.dropLast().enumerated() {
      steps[Int(byte)] = word.count - 1 - place
    }
    self.steps = steps
  }

  func isIn(_ line: Span<UInt8>) -> Bool {
    let word = self.word.span
    let steps = self.steps.span
    let last = word.count - 1
    var end = last
    while end < line.count {
      let byte = line[end]
      if byte == word[last] {
        var offset = 1
        while offset <= last, line[end - offset] == word[last - offset] { offset += 1 }
        // A longer id ends with the same letters; what stands before it tells them apart.
        if offset > last, end > last {
          let before = line[end - offset]
          if before == UInt8(ascii: "\"") || before == UInt8(ascii: "/") { return true }
        }
      }
      end += steps[Int(byte)]
    }
    return false
  }

  /// The slots of the rows that hold it, in order.
  func slots(of source: any RecordSource, isCancelled: () -> Bool = { false }) -> [Int32] {
    var found: [Int32] = []
    var seen = 0
    source.forEachRow { slot, line in
      seen += 1
      if seen & 0x3FFF == 0, isCancelled() { return false }
      if isIn(line) { found.append(Int32(slot)) }
      return true
    }
    return found
  }
}

/// A record that refers to another, and by which field.
public struct Referrer: Hashable, Sendable {
  /// The record that refers.
  public let record: RecordReference
  /// The field that does.
  public let field: String
}

/// What records refer to that a change touches, looked up once for all that it deletes.
struct TouchedReferences {
  private struct Place: Hashable {
    let text: String
    let register: String
  }

  private var holders: [Place: [String]] = [:]
  private var places: [String: [(register: Register, field: Field)]] = [:]

  /// Reads the references of records on a board, and where those to some targets may stand.
  init(
    of touched: [RecordReference],
    on board: any Board,
    to targets: [RecordReference],
    _ registry: Registry
  ) {
    for register in Set(targets.map(\.register)) {
      places[register] = registry.referrers(to: register)
    }
    for reference in touched {
      guard let register = registry[reference.register], let record = board.record(reference) else {
        continue
      }
      for field in register.fields where !field.kind.targets.isEmpty {
        guard let value = record[field.id] else { continue }
        for text in value.list ?? value.text.map({ [$0] }) ?? [] {
          holders[Place(text: text, register: register.id), default: []].append(record.id)
        }
      }
    }
  }

  /// The records of a register that name something so.
  func holders(of text: String, in register: String) -> [String] {
    holders[Place(text: text, register: register)] ?? []
  }

  /// Where records of a register may be referred to; `nil` where none of them was asked for.
  func places(of register: String) -> [(register: Register, field: Field)]? { places[register] }
}

/// Finds the records that refer to one.
struct Referrers {
  let registry: Registry
  let cache: QueryCache

  // `known` is the board whose tables of values are used and kept; `now` is the one that must
  // agree, and `touched` what the records refer to on it that may differ between them.
  func found(
    to target: RecordReference,
    known: any Board,
    now: any Board,
    _ touched: TouchedReferences? = nil,
    limit: Int,
    in only: String? = nil
  ) -> [Referrer] {
    var found: [Referrer] = []
    var slots: [String: [Int32]] = [:]
    for (register, field) in touched?.places(of: target.register)
      ?? registry.referrers(to: target.register)
    where only == nil || register.id == only {
      let text = Registry.text(of: target, in: field.kind.targets)
      let source = known.source(register.id)
      let current = now.source(register.id)
      let candidates = slots[register.id] ?? cache.slots(naming: target.id, in: register, of: known)
      slots[register.id] = candidates
      var ids = candidates.compactMap { source.id(at: Int($0)) }
      if let more = touched?.holders(of: text, in: register.id), !more.isEmpty {
        ids = Set(ids + more).sorted()
      }
      for id in ids {
        guard let value = current.record(id)?[field.id] else { continue }
        guard value.text == text || value.list?.contains(text) ?? false else { continue }
        found.append(
          Referrer(record: RecordReference(register: register.id, id: id), field: field.id)
        )
        if found.count >= limit { return found }
      }
    }
    return found
  }
}

extension Evaluator {
  /// The records that refer to one, by register and field.
  ///
  /// - Parameters:
  ///   - target: the record.
  ///   - register: only records of this register; all of them when `nil`.
  ///   - limit: how many to find at most; a record that refers by two fields counts twice.
  /// - Returns: the records with the field by which each refers, by register, field and row.
  /// - Complexity: O(*n*) in the bytes of the registers for the first records that are asked for,
  ///   afterwards O(*m*) in the records found.
  public func referrers(
    to target: RecordReference,
    in register: String? = nil,
    limit: Int = 1000
  ) -> [Referrer] {
    Referrers(registry: context.registry, cache: cache)
      .found(to: target, known: context.board, now: context.board, limit: limit, in: register)
  }
}
