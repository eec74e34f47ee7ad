public import ZoneModel
public import ZoneQuery

/// What the checks find on the records of one register, counted part by part.
///
/// Parts are short, so that whatever a person waits for comes between them. After a change only the
/// records that it touched are looked at again, where that is all that can have become different.
public struct RegisterFindings: Sendable {
  /// What is wrong, apart from with which record.
  struct Kind: Hashable, Sendable {
    var field: String?
    var urgency: Urgency
    var isDuplicate: Bool
  }

  /// What was counted, and from what.
  private struct Basis: Equatable, Sendable {
    var zone: RecordReference?
    var today: Day
    var generations: [String: Int]
  }

  /// The register's id.
  public let register: String
  /// How many slots have been looked at.
  public private(set) var seen = 0
  /// How many slots there are.
  public private(set) var slots = 0
  private var basis: Basis?
  private var seq = 0
  private var kinds: [Kind] = []
  private var says: [Phrase] = []
  /// What was found at a slot, as indexes of `kinds`; in stretches of slots, so that looking at a
  /// part copies only its own where the state of the screen holds on to the others.
  private var found: [Int: [Int: [Int]]] = [:]
  private static let stretch = 4096

  /// Begins with nothing counted.
  public init(_ register: String) {
    self.register = register
  }

  /// Whether all records have been looked at.
  public var isComplete: Bool { basis != nil && seen >= slots }

  /// Looks at the next records, after those that have changed.
  ///
  /// - Parameters:
  ///   - evaluator: answers for the board.
  ///   - zone: the zone whose records count; `nil` for all.
  ///   - most: how many records to look at.
  ///   - isCancelled: asked now and then; once it says yes, the part is left for the next time.
  /// - Throws: where the register's path to its zone is none.
  /// - Complexity: O(*n*) in `most` and in the records changed.
  public mutating func goOn(
    _ evaluator: Evaluator,
    zone: RecordReference?,
    most: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) {
    try follow(evaluator, zone, isCancelled)
    let part = seen..<min(slots, seen + most)
    guard !part.isEmpty, try look(evaluator, part, isCancelled) else { return }
    seen = part.upperBound
  }

  /// What was found so far, in the order in which it was met.
  public func findings(on board: any Board) -> [RegisterFinding] {
    var counts = [Int](repeating: 0, count: kinds.count)
    var first = [Int](repeating: .max, count: kinds.count)
    for slots in found.values {
      for (slot, places) in slots {
        for place in places {
          counts[place] += 1
          first[place] = min(first[place], slot)
        }
      }
    }
    let source = board.source(register)
    return kinds.indices.compactMap { place in
      guard counts[place] > 0, let id = source.id(at: first[place]) else { return nil }
      return RegisterFinding(
        field: kinds[place].field,
        urgency: kinds[place].urgency,
        isDuplicate: kinds[place].isDuplicate,
        says: says[place],
        count: counts[place],
        first: RecordReference(register: register, id: id)
      )
    }
  }

  // MARK: - Following the board

  private mutating func follow(
    _ evaluator: Evaluator,
    _ zone: RecordReference?,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(ExpressionError) {
    let board = evaluator.context.board
    let source = board.source(register)
    let read = Self.registersRead(register, evaluator)
    let now = Basis(
      zone: zone,
      today: evaluator.context.today,
      generations: Dictionary(
        uniqueKeysWithValues: read.union([register]).map { ($0, board.source($0).generation) }
      )
    )
    guard board.seq != seq || now != basis else { return }
    if now == basis, board.seq > seq, let changed = source.slotsChanged(since: seq),
      !hasDuplicates,
      read.allSatisfy({ board.source($0).slotsChanged(since: seq)?.isEmpty ?? false })
    {
      seq = board.seq
      slots = source.slots
      for slot in changed where slot < seen {
        found[slot / Self.stretch]?[slot] = nil
        _ = try look(evaluator, slot..<slot + 1, { false })
      }
      return
    }
    self = RegisterFindings(register)
    basis = now
    seq = board.seq
    slots = source.slots
  }

  private var hasDuplicates: Bool { kinds.contains(where: \.isDuplicate) }

  /// The other registers on which the checks and the narrowing of a register rest.
  private static func registersRead(_ id: String, _ evaluator: Evaluator) -> Set<String> {
    let registry = evaluator.context.registry
    guard let register = registry[id] else { return [] }
    var read: Set<String> = []
    let texts = register.fields.compactMap(\.check).map { ($0, ExpressionMode.check) }
    for (text, mode) in texts + (register.zonePath.map { [($0, .value)] } ?? []) {
      // One that cannot be read finds nothing, and is told by `QueryCache.problems`.
      guard let expression = try? evaluator.cache.expression(text, in: id, mode: mode) else {
        continue
      }
      read.formUnion(expression.registersRead)
      // A path may go on through the register of the record where it ends.
      guard case .record(let targets) = expression.type else { continue }
      read.formUnion(targets.contains(Register.any) ? registry.registers.map(\.id) : targets)
    }
    return read.subtracting([id])
  }

  // MARK: - Looking

  private mutating func look(
    _ evaluator: Evaluator,
    _ part: Range<Int>,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(ExpressionError) -> Bool {
    let refusals = try evaluator.fieldChecks(
      register,
      slots: part,
      zone: basis?.zone,
      limit: .max,
      isCancelled: isCancelled
    )
    guard let refusals else { return false }
    let source = evaluator.context.board.source(register)
    for refusal in refusals {
      guard let slot = refusal.record.flatMap({ source.slot(of: $0.id) }) else { continue }
      let kind = Kind(
        field: refusal.field,
        urgency: Urgency(refusal),
        isDuplicate: refusal.code == .duplicate
      )
      let place = kinds.firstIndex(of: kind) ?? kinds.count
      if place == kinds.count {
        kinds.append(kind)
        says.append(refusal.general)
      }
      found[slot / Self.stretch, default: [:]][slot, default: []].append(place)
    }
    return true
  }
}

/// What the checks find on records of a register: one thing, on one record or many.
public struct RegisterFinding: Hashable, Sendable {
  /// The field that it is about, if it is about one.
  public let field: String?
  /// How much it matters.
  public let urgency: Urgency
  /// Whether it is a value that may stand once only.
  public let isDuplicate: Bool
  /// What is said of them.
  public let says: Phrase
  /// How many records it is found on.
  public let count: Int
  /// The first of them.
  public let first: RecordReference
}

extension Urgency {
  /// How much a finding of the checks matters.
  public init(_ refusal: Refusal) {
    self =
      switch refusal.code {
      case .required: .unknown
      case .warning: .soon
      default: .act
      }
  }
}
