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
  ///   - progress: told now and then how far a pass through the register's rows is, 0 to 1; a query
  ///     may need several.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: where a key of the sort is not a field, or the filter asks for a choice that is none
  ///   and that no record has, or for a record that there is not.
  public func select(
    _ query: Query,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Double) -> Void = { _ in }
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
      run.progress = progress
      defer {
        run.isCancelled = { false }
        run.progress = { _ in }
      }
      if let filter = query.filter, let table = run.table(query.register),
        let stray = run.strayRecord(filter.root) ?? run.strayChoice(filter.root, table)
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

extension Evaluator {
  /// The first records of a query, found row by row before all are.
  ///
  /// - Parameters:
  ///   - query: what is wanted.
  ///   - most: how many records to find at most.
  ///   - among: how many rows to look at.
  /// - Returns: the slots in order; `nil` where the first records are not known before all are: where
  ///   they are sorted, or where the filter asks for what is computed from others.
  /// - Throws: where the register's path to its zone is none.
  /// - Complexity: O(*n*) in `among`.
  public func firstSlots(
    of query: Query,
    most: Int,
    among: Int
  ) throws(ExpressionError) -> [Int32]? {
    guard query.sort.isEmpty, query.filter?.root.isPlain ?? true else { return nil }
    var zone: (path: Expression, place: RecordReference)?
    if let place = query.zone, let register = context.registry[query.register],
      let path = try cache.zonePath(of: register)
    {
      zone = (path, place)
    }
    let narrowing = zone
    return withRun { run in
      let path = narrowing.map { run.shortened($0.path.root) }
      let source = context.board.source(query.register)
      var found: [Int32] = []
      for slot in 0..<min(among, source.slots) where found.count < most {
        guard let record = source.record(at: slot) else { continue }
        let frame = Frame(this: .record(record))
        if let path, let place = narrowing?.place, !run.isPlaced(path, frame, place) { continue }
        if let filter = query.filter, run.truth(filter.root, frame) != .yes { continue }
        found.append(Int32(slot))
      }
      return found
    }
  }
}

extension Node {
  /// Whether it asks a record's own values only, and those of records that it refers to.
  fileprivate var isPlain: Bool {
    switch form {
    case .aggregate, .lookUp: false
    case .field(_, let field): !field.kind.isComputed
    case .member(let part, _, let fields):
      part.isPlain && fields.values.allSatisfy { !$0.kind.isComputed }
    default: form.parts.allSatisfy(\.isPlain)
    }
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
