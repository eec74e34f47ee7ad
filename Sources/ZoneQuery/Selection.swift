public import ZoneModel

/// One key of a sort.
public struct SortKey: Hashable, Sendable {
  /// The field, or a path through references.
  public let field: String
  /// Whether large values come first.
  public let isDescending: Bool

  /// Makes a key.
  public init(_ field: String, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }
}

/// Which records of a register are wanted, and in which order.
public struct Query: Sendable {
  /// The register.
  public var register: String
  /// What must hold of the records; `nil` lets all through.
  public var filter: Expression?
  /// The order; ties, and everything without keys, stand in the order of the register.
  public var sort: [SortKey]
  /// Only records whose zone lies within this one; registers without a zone are not narrowed.
  public var zone: RecordReference?

  /// Makes a query.
  public init(
    _ register: String,
    filter: Expression? = nil,
    sort: [SortKey] = [],
    zone: RecordReference? = nil
  ) {
    self.register = register
    self.filter = filter
    self.sort = sort
    self.zone = zone
  }
}

/// The records that a query found.
public struct Selection: Sendable {
  /// The register.
  public let register: String
  /// The slots of the records, in order.
  public let slots: [Int32]
  /// How many records the filter could not answer for.
  public let unknown: Int
  /// How many records there are in the register and the zone.
  public let total: Int
  /// The numbering of slots that this goes by.
  public let generation: Int
}

extension Evaluator {
  /// The records of a query, in order.
  ///
  /// - Parameters:
  ///   - query: what is wanted.
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: where a key of the sort is not a field, or the filter asks for a choice that is none
  ///   and that no record has.
  public func select(
    _ query: Query,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> Selection? {
    var keys: [(expression: Expression, isDescending: Bool)] = []
    for key in query.sort {
      let expression = try cache.expression(key.field, in: query.register, mode: .value)
      keys.append((expression, key.isDescending))
    }
    var zone: (path: Expression, place: RecordReference)?
    if let place = query.zone, let register = context.registry[query.register],
      let path = try cache.zonePath(of: register)
    {
      zone = (path, place)
    }
    let sortKeys = keys
    let narrowing = zone
    let result = withRun { run -> Result<Selection, ExpressionError> in
      run.isCancelled = isCancelled
      defer { run.isCancelled = { false } }
      if let filter = query.filter, let table = run.table(query.register),
        let stray = run.strayChoice(filter.root, table)
      {
        return .failure(stray)
      }
      let selection = run.select(
        query.register,
        query.filter?.root,
        sortKeys.map { ($0.expression.root, $0.isDescending) },
        narrowing.map { ($0.path.root, $0.place) }
      )
      return .success(selection)
    }
    if isCancelled() { return nil }
    return try result.get()
  }
}

extension Run {
  func select(
    _ register: String,
    _ filter: Node?,
    _ sort: [(node: Node, isDescending: Bool)],
    _ zone: (path: Node, place: RecordReference)?
  ) -> Selection {
    guard let table = table(register) else {
      return Selection(register: register, slots: [], unknown: 0, total: 0, generation: 0)
    }
    let isFiltered = filter.map { if case .constant = $0.form { false } else { true } } ?? false
    // One pass reads what filter and order need together.
    var fields = filter.map { self.fields($0, .this) } ?? []
    for key in sort { fields += self.fields(key.node, .this) }
    table.load(fields)
    let places = zone.map { narrowed($0.path, $0.place, table) }
    let answers = isFiltered ? filter.map { mask($0, table, .this, open: places) } : nil
    var slots: [Int32] = []
    var unknown = 0
    var total = 0
    let source = table.source
    for slot in 0..<source.slots where source.isLive(slot) {
      if let places, places[slot] != 1 { continue }
      total += 1
      switch answers?[slot] ?? 1 {
      case 1: slots.append(Int32(slot))
      case 2: unknown += 1
      default: break
      }
    }
    if !sort.isEmpty { slots = sorted(slots, by: sort, table) }
    return Selection(
      register: register,
      slots: slots,
      unknown: unknown,
      total: total,
      generation: table.source.generation
    )
  }
}
