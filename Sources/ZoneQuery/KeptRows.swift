import ZoneModel

/// What the grouped rows of an aggregate rest on.
struct Reads: Sendable {
  private(set) var registers: Set<String>
  /// Whether all of it can be told; settings and readings come from elsewhere.
  private(set) var isKeepable = true

  init(_ aggregate: Aggregate, _ cache: QueryCache) {
    registers = [aggregate.register]
    if let condition = aggregate.condition {
      collect(condition, row: aggregate.register, cache, depth: 0)
    }
  }

  private mutating func collect(_ node: Node, row: String, _ cache: QueryCache, depth: Int) {
    switch node.form {
    case .lookUp(.annuity, _, _), .call(.workingDays, _), .call(.workingDay, _),
      .call(.provisional, _):
      registers.insert(QueryCache.calendarRegister)
    case .lookUp: isKeepable = false
    case .field(.row, let field): collect(field, of: row, cache, depth: depth)
    case .member(_, _, let fields):
      for (register, field) in fields {
        registers.insert(register)
        collect(field, of: register, cache, depth: depth)
      }
    case .within(let part, _), .names(let part, _, _):
      let targets = Names.targets(part.type)
      if targets.contains(Register.any) { isKeepable = false }
      registers.formUnion(targets)
    case .named(_, let targets, _):
      if targets.contains(Register.any) { isKeepable = false }
      registers.formUnion(targets)
    case .aggregate(let inner):
      registers.insert(inner.register)
      for part in node.form.parts { collect(part, row: inner.register, cache, depth: depth) }
      return
    default: break
    }
    for part in node.form.parts { collect(part, row: row, cache, depth: depth) }
  }

  /// A computed field rests on what its expression reads.
  private mutating func collect(
    _ field: Field,
    of register: String,
    _ cache: QueryCache,
    depth: Int
  ) {
    guard field.kind.isComputed else { return }
    guard depth < 10, let expression = try? cache.computation(field, of: register) else {
      isKeepable = false
      return
    }
    registers.formUnion(expression.registersRead)
    collectComputed(expression.root, of: register, cache, depth: depth + 1)
  }

  private mutating func collectComputed(
    _ node: Node,
    of register: String,
    _ cache: QueryCache,
    depth: Int
  ) {
    if case .field(.this, let field) = node.form {
      collect(field, of: register, cache, depth: depth)
    }
    if case .aggregate(let inner) = node.form {
      registers.insert(inner.register)
      for part in node.form.parts {
        collect(part, row: inner.register, cache, depth: depth)
        collectComputed(part, of: register, cache, depth: depth)
      }
      return
    }
    collect(node, row: register, cache, depth: depth)
    for part in node.form.parts { collectComputed(part, of: register, cache, depth: depth) }
  }
}

/// Grouped rows with the state of the registers that they were made of.
struct KeptRows: Sendable {
  let rows: GroupedRows
  private let seq: Int
  private let today: Day
  private let calendar: WorkingCalendar
  private let generations: [String: Int]

  init(_ rows: GroupedRows, _ reads: Reads, _ context: QueryContext) {
    self.rows = rows
    seq = context.board.seq
    today = context.today
    calendar = context.calendar
    generations = Dictionary(
      uniqueKeysWithValues: reads.registers.map { ($0, context.board.source($0).generation) }
    )
  }

  /// Whether nothing that they rest on has changed.
  func holds(_ context: QueryContext) -> Bool {
    guard context.today == today, context.board.seq >= seq, context.calendar == calendar else {
      return false
    }
    return generations.allSatisfy { register, generation in
      let source = context.board.source(register)
      guard source.generation == generation else { return false }
      return context.board.seq == seq || source.slotsChanged(since: seq)?.isEmpty ?? false
    }
  }
}
