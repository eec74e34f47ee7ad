import ZoneModel

/// The rows of an aggregate, found once for all records: grouped by what ties them to a record.
///
/// The conditions of `count(awards where recipient = this.recipient and state:paid)` fall into
/// those that the rows alone decide (`state:paid`), one that is a key (`recipient`), and the rest,
/// which is asked for each record.
struct GroupedRows: Sendable {
  enum Key {
    /// The same rows for every record.
    case none
    /// Rows whose field points at the record.
    case link(Field)
    /// Rows of which a part equals a part of the record.
    case equal(row: Node, this: Node)
    /// Rows of which a part lies within a part of the record.
    case within(row: Node, this: Node)

    /// How small the groups are that it makes, as far as its type tells; from 1.
    var fineness: Int {
      guard case .equal(let row, _) = self else { return 1 }
      return switch row.type {
      case .record: 5
      case .text: 4
      case .day: 3
      case .number: 2
      default: 1
      }
    }
  }

  /// Kept, so that no other aggregate takes its identity.
  let aggregate: Aggregate
  let key: Key
  /// Conditions that need both the row and the record.
  let rest: [Node]
  /// Rows that belong, if their key fits: the slot, and whether it surely belongs.
  private(set) var rows: [Outcome: [Row]] = [:]
  /// Rows whose key is not known.
  private(set) var loose: [Row] = []
  /// Rows of any key.
  private(set) var all: [Row] = []
  /// Whether rows alone decide what they give.
  let isShared: Bool

  struct Row {
    let slot: Int32
    let isSure: Bool
  }

  init(_ aggregate: Aggregate) {
    self.aggregate = aggregate
    var conjuncts: [Node] = []
    var open = aggregate.condition.map { [$0] } ?? []
    while let node = open.popLast() {
      if case .and(let parts) = node.form { open += parts } else { conjuncts.append(node) }
    }
    rowConditions = conjuncts.filter { !$0.usesThis }
    var rest = conjuncts.filter(\.usesThis)
    if let link = aggregate.link {
      key = .link(link)
    } else if let found = Self.finestKey(of: rest) {
      key = found.key
      rest.remove(at: found.place)
    } else {
      key = .none
    }
    self.rest = rest
    isShared =
      rest.isEmpty && !(aggregate.value?.usesThis ?? false)
      && !aggregate.order.contains(where: \.usesThis)
  }

  /// Conditions that the rows alone decide.
  let rowConditions: [Node]

  /// The condition that parts the rows into the smallest groups: few rows share a record or a
  /// text, many share a year or a choice.
  private static func finestKey(of conditions: [Node]) -> (key: Key, place: Int)? {
    var best: (key: Key, place: Int, fineness: Int)?
    // Conditions lie here in the reverse of their written order; of equals the first written wins.
    for (place, condition) in conditions.enumerated() {
      guard let key = key(of: condition) else { continue }
      let fineness = key.fineness
      if fineness >= (best?.fineness ?? 0) { best = (key, place, fineness) }
    }
    return best.map { ($0.key, $0.place) }
  }

  private static func key(of node: Node) -> Key? {
    switch node.form {
    case .compare(.equal, let left, let right):
      if left.usesRow, !left.usesThis, right.usesThis, !right.usesRow, !right.type.isList {
        return .equal(row: left, this: right)
      }
      if right.usesRow, !right.usesThis, left.usesThis, !left.usesRow, !left.type.isList,
        !right.type.isList
      {
        return .equal(row: right, this: left)
      }
      return nil
    case .within(let left, let right):
      guard left.usesRow, !left.usesThis, right.usesThis, !right.usesRow else { return nil }
      return .within(row: left, this: right)
    default: return nil
    }
  }

  mutating func insert(_ row: Row, keys: [Outcome]?) {
    all.append(row)
    guard let keys else {
      loose.append(Row(slot: row.slot, isSure: false))
      return
    }
    for key in keys { rows[Self.normal(key), default: []].append(row) }
  }

  mutating func insert(_ rows: [Row], keys: [Outcome]?) {
    all += rows
    guard let keys else {
      loose += rows.map { Row(slot: $0.slot, isSure: false) }
      return
    }
    for key in keys { self.rows[Self.normal(key), default: []] += rows }
  }

  /// Makes room for the rows of so many keys.
  mutating func reserve(keys count: Int) {
    rows.reserveCapacity(count)
  }

  /// Brings rows that came by value back into the order of the register.
  mutating func sortRows() {
    func sort(_ rows: inout [Row]) {
      var last: Int32 = -1
      for row in rows {
        guard row.slot > last else {
          rows.sort { $0.slot < $1.slot }
          return
        }
        last = row.slot
      }
    }
    sort(&all)
    sort(&loose)
    for place in rows.values.indices { sort(&rows.values[place]) }
  }

  /// A choice and a text of the same letters are the same key.
  static func normal(_ outcome: Outcome) -> Outcome {
    if case .choice(let text) = outcome { .text(text) } else { outcome }
  }
}

/// The rows of an aggregate with what they gave so far.
@dynamicMemberLookup
final class Groups {
  let found: GroupedRows
  /// What the rows of a key gave, where that is the same for all records with the key.
  var results: [Outcome: Outcome] = [:]
  /// What no rows at all gave, where that is the same for all records that have none: most records
  /// have none of most registers, and need no entry each.
  var resultOfNone: Outcome?

  init(_ found: GroupedRows) {
    self.found = found
  }

  subscript<Member>(dynamicMember path: KeyPath<GroupedRows, Member>) -> Member {
    found[keyPath: path]
  }
}

extension Run {
  func aggregate(_ aggregate: Aggregate, _ frame: Frame) -> Outcome {
    guard let table = table(aggregate.register) else { return .unknown }
    let groups = linked(aggregate, table, frame) ?? groups(of: aggregate, table)
    guard let key = key(groups, frame) else {
      // Which rows belong is not known: any may.
      if groups.isShared, let known = groups.results[.unknown] { return known }
      let rows = groups.all.map { GroupedRows.Row(slot: $0.slot, isSure: false) }
      let outcome = reduce(aggregate, groups, [rows], table, frame)
      if groups.isShared { groups.results[.unknown] = outcome }
      return outcome
    }
    let rows = groups.rows[key]
    let isOfNone = rows == nil && groups.loose.isEmpty
    if groups.isShared, let known = isOfNone ? groups.resultOfNone : groups.results[key] {
      return known
    }
    var parts = [rows ?? []]
    if !groups.loose.isEmpty { parts.append(groups.loose) }
    let outcome = reduce(aggregate, groups, parts, table, frame)
    guard groups.isShared else { return outcome }
    if isOfNone {
      groups.resultOfNone = outcome
    } else {
      if groups.results.isEmpty { groups.results.reserveCapacity(groups.rows.count) }
      groups.results[key] = outcome
    }
    return outcome
  }

  /// The rows that an aggregate looks at for a record, surely or possibly.
  func rows(of aggregate: Aggregate, _ frame: Frame) -> [(slot: Int, isSure: Bool)] {
    guard let table = table(aggregate.register) else { return [] }
    let groups = linked(aggregate, table, frame) ?? groups(of: aggregate, table)
    let candidates =
      if let key = key(groups, frame) {
        (groups.rows[key] ?? []) + groups.loose
      } else {
        groups.all.map { GroupedRows.Row(slot: $0.slot, isSure: false) }
      }
    return candidates.compactMap { row in
      switch belongs(row, groups, table, frame) {
      case .yes: (Int(row.slot), true)
      case .unknown: (Int(row.slot), false)
      case .no: nil
      }
    }
  }

  /// The key of a record; `nil` where it is not known.
  private func key(_ groups: Groups, _ frame: Frame) -> Outcome? {
    let value: Outcome
    switch groups.key {
    case .none: return .missing
    case .link: value = frame.this.reference.map { .record($0) } ?? .unknown
    case .equal(_, let this), .within(_, let this): value = outcome(this, frame)
    }
    return value.isKnown ? GroupedRows.normal(value) : nil
  }

  private func belongs(
    _ row: GroupedRows.Row,
    _ groups: Groups,
    _ table: Table,
    _ frame: Frame
  ) -> Truth {
    var answer: Truth = row.isSure ? .yes : .unknown
    guard !groups.rest.isEmpty else { return answer }
    let inner = Frame(this: frame.this, row: .slot(table, Int(row.slot)))
    for condition in groups.rest {
      switch truth(condition, inner) {
      case .no: return .no
      case .unknown: answer = .unknown
      case .yes: break
      }
    }
    return answer
  }

  private func reduce(
    _ aggregate: Aggregate,
    _ groups: Groups,
    _ parts: [[GroupedRows.Row]],
    _ table: Table,
    _ frame: Frame
  ) -> Outcome {
    var reduction = Reduction(aggregate)
    for part in parts {
      for row in part {
        let answer = belongs(row, groups, table, frame)
        guard answer != .no else { continue }
        reduction.add((Int(row.slot), answer == .yes), table, frame, in: self)
      }
    }
    return reduction.outcome(in: self)
  }

  /// The rows of which any may be the first or the last that an aggregate asks for, as nothing puts
  /// one of them before the others.
  func tied(_ aggregate: Aggregate, _ frame: Frame) -> [Int] {
    guard let table = table(aggregate.register) else { return [] }
    var reduction = Reduction(aggregate)
    for row in rows(of: aggregate, frame) { reduction.add(row, table, frame, in: self) }
    return reduction.tied(in: self)
  }

  /// The rows that refer to the one record that is asked about, without grouping all others.
  ///
  /// - Returns: `nil` where all rows are to be grouped: for an aggregate without a link, where
  ///   many records are asked about, or where they are grouped already.
  private func linked(_ aggregate: Aggregate, _ table: Table, _ frame: Frame) -> Groups? {
    guard isSingle, isSharing, let link = aggregate.link, let this = frame.this.reference,
      groups[ObjectIdentifier(aggregate)] == nil
    else { return nil }
    let times = (asked[ObjectIdentifier(aggregate)] ?? 0) + 1
    asked[ObjectIdentifier(aggregate)] = times
    guard times <= max(200, table.source.count / 50) else { return nil }
    let key = Outcome.record(this)
    var made = GroupedRows(aggregate)
    for slot in cache.slots(naming: this.id, in: table.register, of: context.board)
    where table.source.isLive(Int(slot)) {
      let row: Subject = .slot(table, Int(slot))
      guard references(in: value(of: link, row)).contains(this) else { continue }
      var answer = Truth.yes
      for condition in made.rowConditions where answer != .no {
        switch truth(condition, Frame(this: .none, row: row)) {
        case .yes: break
        case let other: answer = other
        }
      }
      guard answer != .no else { continue }
      made.insert(GroupedRows.Row(slot: slot, isSure: answer == .yes), keys: [key])
    }
    return Groups(made)
  }

  private func groups(of aggregate: Aggregate, _ table: Table) -> Groups {
    if let known = groups[ObjectIdentifier(aggregate)] { return known }
    let reads = Reads(aggregate, cache)
    if isSharing, let kept = cache.grouped(aggregate, reads, context) {
      let groups = Groups(kept)
      self.groups[ObjectIdentifier(aggregate)] = groups
      return groups
    }
    var made = GroupedRows(aggregate)
    let mask = rowMask(made.rowConditions, table)
    let node: Node? =
      switch made.key {
      case .none: nil
      case .link(let field): Node(.field(.row, field), ValueType(field.kind), 0..<0)
      case .equal(let row, _), .within(let row, _): row
      }
    let reader = node.map { KeyReader($0, made.key, table, self) }
    for slot in 0..<table.source.slots where table.source.isLive(slot) {
      if slot & 0xFFF == 0, isCancelled() { break }
      guard mask?[slot] != 0 else { continue }
      let row = GroupedRows.Row(slot: Int32(slot), isSure: mask.map { $0[slot] == 1 } ?? true)
      if let reader {
        reader.insert(row, into: &made)
      } else {
        made.insert(row, keys: [.missing])
      }
    }
    reader?.finish(&made)
    let groups = Groups(made)
    if !isCancelled() {
      self.groups[ObjectIdentifier(aggregate)] = groups
      if isSharing { cache.keep(made, reads, context) }
    }
    return groups
  }

  private func rowMask(_ conditions: [Node], _ table: Table) -> Mask? {
    guard let first = conditions.first else { return nil }
    let whole = conditions.count == 1 ? first : Node(.and(conditions), .truth, 0..<0)
    return mask(whole, table, .row)
  }

  fileprivate func keys(_ node: Node, _ key: GroupedRows.Key, _ frame: Frame) -> [Outcome]? {
    let value = outcome(node, frame)
    switch key {
    case .none: return [.missing]
    case .link:
      // A row without the reference is no row of the record.
      return references(in: value).map { .record($0) }
    case .equal:
      if case .list(let values) = value { return values }
      return value.isKnown ? [value] : nil
    case .within:
      guard value.isKnown else { return nil }
      let places = references(in: value).reduce(into: Set<RecordReference>()) {
        $0.formUnion(closure($1))
      }
      return places.map { .record($0) }
    }
  }
}

/// Finds the keys of rows: once for each different value where the rows' column numbers them.
private final class KeyReader {
  private let node: Node
  private let key: GroupedRows.Key
  private let table: Table
  private let run: Run
  private var codes: [Int32] = []
  /// By code, one place later: the keys, once they are known.
  private var known: [[Outcome]??] = []
  private var rows: [[GroupedRows.Row]] = []

  init(_ node: Node, _ key: GroupedRows.Key, _ table: Table, _ run: Run) {
    self.node = node
    self.key = key
    self.table = table
    self.run = run
    guard let field = run.codedField(node, .row), let column = table.column(field),
      case .codes(let codes, _, let outcomes) = column.cells
    else { return }
    self.codes = codes
    known = Array(repeating: nil, count: outcomes.count + 1)
    rows = Array(repeating: [], count: outcomes.count + 1)
  }

  func insert(_ row: GroupedRows.Row, into groups: inout GroupedRows) {
    let frame = Frame(this: .none, row: .slot(table, Int(row.slot)))
    guard !codes.isEmpty else {
      groups.insert(row, keys: run.keys(node, key, frame))
      return
    }
    let code = Int(codes[Int(row.slot)]) + 1
    if known[code] == nil { known[code] = .some(run.keys(node, key, frame)) }
    rows[code].append(row)
  }

  /// Hands over the rows that were put aside by value.
  func finish(_ groups: inout GroupedRows) {
    groups.reserve(keys: rows.count { !$0.isEmpty })
    for (code, rows) in rows.enumerated() where !rows.isEmpty {
      guard let keys = known[code] else { continue }
      groups.insert(rows, keys: keys)
    }
    groups.sortRows()
  }
}
