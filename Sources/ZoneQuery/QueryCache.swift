import Synchronization
public import ZoneModel

/// What is worth keeping from one evaluation to the next: expressions of declarations, columns.
///
/// It belongs to one store and one registry; make another when the store's own fields change. Screen and worker
/// share it, which is why it has a lock; the lock is held for look-ups only, never while rows are
/// read.
public final class QueryCache: Sendable {
  /// The registers whose expressions it keeps.
  public let registry: Registry
  private let expressions = Mutex<[String: Result<Expression, ExpressionError>]>([:])

  private let columns = Mutex<[String: Column]>([:])
  private let kept = Mutex<[ObjectIdentifier: KeptRows]>([:])
  private let indexes = Mutex<[String: ValueIndex]>([:])
  let narrowings = Mutex<[String: KeptNarrowing]>([:])
  let officeCalendar = Mutex<OfficeCalendar?>(nil)
  private let looks = Mutex<[String: Look]>([:])
  private let names = Mutex<[String: KeptNames]>([:])
  private let rules = Mutex<[String: FieldRules]>([:])
  private let storedFields = Mutex<[Set<String>: Set<String>]>([:])

  /// The rows of a register that were last looked for by what they refer to.
  private struct Look {
    var count = 0
    var id = ""
    var seq = 0
    var generation = 0
    var slots: [Int32] = []
  }

  /// The rows of a register that were last looked for by their names.
  private struct KeptNames {
    let keys: Set<[UInt8]>
    let seq: Int
    let generation: Int
    let slots: [[UInt8]: [Int]]
  }

  /// A table of references pays from so many different records on; before, bytes are searched.
  private static let mostLooks = 2

  /// Makes an empty cache.
  public init(registry: Registry) {
    self.registry = registry
  }

  /// An expression of a declaration, read at first use.
  ///
  /// - Throws: what is wrong with it.
  public func expression(
    _ text: String,
    in register: String?,
    mode: ExpressionMode
  ) throws(ExpressionError) -> Expression {
    let key = "\(mode.rawValue) \(register ?? "") \(text)"
    if let known = expressions.withLock({ $0[key] }) { return try known.get() }
    let made: Result<Expression, ExpressionError>
    do throws(ExpressionError) {
      made = .success(
        try Expression(parsing: text, in: register, registry: registry, mode: mode)
      )
    } catch {
      made = .failure(error)
    }
    expressions.withLock { $0[key] = made }
    return try made.get()
  }

  /// The expression of a computed field.
  ///
  /// - Throws: what is wrong with it, also where it would need its own value.
  public func computation(
    _ field: Field,
    of register: String
  ) throws(ExpressionError) -> Expression {
    guard case .computed(let computation) = field.kind else {
      preconditionFailure("\(register).\(field.id) is not computed")
    }
    let key = "computed \(register).\(field.id)"
    if let known = expressions.withLock({ $0[key] }) { return try known.get() }
    let made: Result<Expression, ExpressionError>
    do throws(ExpressionError) {
      let expression = try self.expression(computation.expression, in: register, mode: .value)
      try refuseCycle(through: "\(register).\(field.id)", expression)
      made = .success(expression)
    } catch {
      made = .failure(error)
    }
    expressions.withLock { $0[key] = made }
    return try made.get()
  }

  /// What the fields of a register ask of a change; `nil` where there is no such register.
  func rules(of register: String) -> FieldRules? {
    rules.withLock { rules in
      if let known = rules[register] { return known }
      let made = registry[register].map { FieldRules($0) }
      rules[register] = made
      return made
    }
  }

  /// The table from values to slots of a register, mended or read anew.
  func index(
    _ fields: [String],
    by reading: ValueIndex.Reading = .values,
    of register: String,
    on board: any Board
  ) -> ValueIndex {
    let key = "\(register) \(reading.rawValue) \(fields.joined(separator: " "))"
    let source = board.source(register)
    // Taken out while it is mended, so that it is not copied.
    var index = indexes.withLock { $0.removeValue(forKey: key) }
    let isGood = index?.mend(source, seq: board.seq) ?? false
    let good = isGood ? index : nil
    let mended =
      good ?? ValueIndex(fields, by: reading, of: source, seq: board.seq)
    indexes.withLock { $0[key] = mended }
    return mended
  }

  /// The slots of rows that may refer to records with an id, in order; a store's board, not one that
  /// is only a thought.
  ///
  /// The first times rows are searched as bytes, which costs a third of what a table of all
  /// references does.
  func slots(naming id: String, in register: Register, of board: any Board) -> [Int32] {
    let source = board.source(register.id)
    let look = looks.withLock { $0[register.id] ?? Look() }
    if look.id == id, look.seq == board.seq, look.generation == source.generation {
      return look.slots
    }
    let fields = register.fields.filter { !$0.kind.targets.isEmpty }.map(\.id)
    var next = look
    next.count += 1
    if look.count < Self.mostLooks {
      next.slots = ReferenceSearch(id).slots(of: source)
    } else {
      let index = index(fields, by: .references, of: register.id, on: board)
      next.slots = index.slots(of: [id]).map { Int32($0) }.sorted()
    }
    next.id = id
    next.seq = board.seq
    next.generation = source.generation
    looks.withLock { $0[register.id] = next }
    return next.slots
  }

  /// The slots of rows with one of some names, however they are written, by what is left of the name.
  ///
  /// While other fields of a form are typed, its name is looked for once.
  func slots(
    named keys: Set<[UInt8]>,
    in fields: [String],
    of register: String,
    on board: any Board
  ) -> [[UInt8]: [Int]] {
    let source = board.source(register)
    if let known = names.withLock({ $0[register] }), known.seq == board.seq,
      known.generation == source.generation, known.keys == keys
    {
      return known.slots
    }
    let slots = NameSearch(keys).slots(of: fields, in: source)
    let kept = KeptNames(
      keys: keys,
      seq: board.seq,
      generation: source.generation,
      slots: slots
    )
    names.withLock { $0[register] = kept }
    return slots
  }

  /// Columns of a register: kept ones mended, others read in one pass; none when cancelled.
  func columns(
    _ fields: [Field],
    of source: any RecordSource,
    seq: Int,
    isCancelled: () -> Bool,
    progress: (Double) -> Void
  ) -> [Column] {
    var good: [Column] = []
    var wanted: [Field] = []
    for field in fields {
      let key = "\(source.register).\(field.id)"
      let known = columns.withLock { $0[key] }
      if let mended = known?.mended(source, seq: seq) {
        good.append(mended)
        keep(mended, key)
      } else {
        wanted.append(field)
      }
    }
    guard !wanted.isEmpty else { return good }
    let read =
      Column.read(
        wanted,
        of: source,
        seq: seq,
        isCancelled: isCancelled,
        progress: progress
      ) ?? []
    for column in read { keep(column, "\(source.register).\(column.field.id)") }
    return good + read
  }

  /// Keeps a column unless another thread has put a newer one there.
  private func keep(_ column: Column, _ key: String) {
    columns.withLock { columns in
      if let known = columns[key], known.generation == column.generation, known.seq > column.seq {
        return
      }
      columns[key] = column
    }
  }

  /// Grouped rows that still hold on a board, if there are any.
  func grouped(
    _ aggregate: Aggregate,
    _ reads: Reads,
    _ context: QueryContext
  ) -> GroupedRows? {
    guard reads.isKeepable else { return nil }
    guard let known = kept.withLock({ $0[ObjectIdentifier(aggregate)] }) else { return nil }
    return known.holds(context) ? known.rows : nil
  }

  /// Keeps grouped rows for the next evaluator; only the newest of a few aggregates.
  func keep(_ rows: GroupedRows, _ reads: Reads, _ context: QueryContext) {
    guard reads.isKeepable else { return }
    let entry = KeptRows(rows, reads, context)
    kept.withLock { kept in
      if kept.count >= 64 { kept.removeAll() }
      kept[ObjectIdentifier(rows.aggregate)] = entry
    }
  }

  /// Fields, written `register.field`, with all that the computed ones among them are reckoned from;
  /// followed down once for the same fields, because every save asks for those of its rules.
  public func stored(behind names: Set<String>) -> Set<String> {
    if let known = storedFields.withLock({ $0[names] }) { return known }
    let found = Set(followed(names.sorted()))
    storedFields.withLock { $0[names] = found }
    return found
  }

  /// The fields that an expression reads, in the order of its text, each computed one followed by
  /// what it is reckoned from.
  public func stored(behind expression: Expression) -> [String] {
    followed(expression.fieldsInOrder)
  }

  private func followed(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    var found: [String] = []
    var open = Array(names.reversed())
    while let name = open.popLast() {
      guard seen.insert(name).inserted else { continue }
      found.append(name)
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      // A computation that cannot be read is told by `problems()`, and gives no value.
      guard parts.count == 2, let field = registry[parts[0]]?[field: parts[1]],
        case .computed = field.kind, let inner = try? computation(field, of: parts[0])
      else { continue }
      open += inner.fieldsInOrder.reversed()
    }
    return found
  }

  private func refuseCycle(
    through start: String,
    _ expression: Expression
  ) throws(ExpressionError) {
    var seen: Set<String> = []
    var open = Array(expression.fieldsRead)
    // The same field of a record that a reference names is another value: a lease and the one that it
    // renews. Records that name each other in a circle end as unknown.
    if expression.root.readsOnlyOfOthers(start) { open.removeAll { $0 == start } }
    while let name = open.popLast() {
      if name == start {
        throw ExpressionError(
          0..<expression.text.count,
          Phrase("\(start) would need its own value", "\(start) 的计算依赖其自身")
        )
      }
      guard seen.insert(name).inserted else { continue }
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let register = registry[parts[0]] else { continue }
      guard let field = register[field: parts[1]], case .computed(let inner) = field.kind else {
        continue
      }
      open += try self.expression(inner.expression, in: register.id, mode: .value).fieldsRead
    }
  }

  /// What is wrong with the expressions that registers declare: paths to zones, computed fields,
  /// checks, actions.
  public func problems() -> [DeclarationProblem] {
    var found: [DeclarationProblem] = []
    func note(
      _ register: String,
      _ field: String,
      _ text: String,
      _ read: () throws(ExpressionError) -> Void
    ) {
      do throws(ExpressionError) { try read() } catch {
        found.append(DeclarationProblem(register: register, field: field, text: text, error: error))
      }
    }
    for register in registry.registers {
      if let path = register.zonePath {
        note(register.id, "zonePath", path) { () throws(ExpressionError) in
          _ = try zonePath(of: register)
        }
      }
      if let addends = register.addends {
        note(register.id, "addends", addends) { () throws(ExpressionError) in
          _ = try expression(addends, in: register.id, mode: .check)
        }
      }
      for field in register.fields {
        for check in [field.check, field.deadline?.condition, field.settled?.condition]
          .compactMap(\.self)
        {
          note(register.id, field.id, check) { () throws(ExpressionError) in
            _ = try expression(check, in: register.id, mode: .check)
          }
        }
        if let source = field.takenFrom {
          note(register.id, field.id, source) { () throws(ExpressionError) in
            let made = try expression(source, in: register.id, mode: .value)
            try Self.checkType(made, field.kind)
          }
        }
        guard case .computed(let computed) = field.kind else { continue }
        note(register.id, field.id, computed.expression) { () throws(ExpressionError) in
          let made = try computation(field, of: register.id)
          if let period = computed.period {
            _ = try expression(period, in: register.id, mode: .value)
          }
          try Self.checkType(made, computed.gives)
        }
      }
      for action in register.actions {
        for when in [action.when, action.whenAsOf].compactMap(\.self) {
          note(register.id, action.id, when) { () throws(ExpressionError) in
            _ = try expression(when, in: register.id, mode: .check)
          }
        }
        for (field, text) in action.defaults {
          note(register.id, "\(action.id).\(field)", text) { () throws(ExpressionError) in
            _ = try expression(text, in: register.id, mode: .value)
          }
        }
        for case .setOnAll(let other, _, let text?, _, _) in action.steps {
          note(register.id, action.id, text) { () throws(ExpressionError) in
            _ = try expression(text, in: other, mode: .check)
          }
        }
      }
    }
    return found
  }

  private static func checkType(
    _ expression: Expression,
    _ kind: FieldKind
  ) throws(ExpressionError) {
    let wanted = ValueType(kind)
    let fits =
      switch (expression.type, wanted) {
      case (.text, .choice): true
      default: expression.type.joined(with: wanted) != nil
      }
    guard !fits else { return }
    throw ExpressionError(
      0..<expression.text.count,
      Phrase(
        "gives \(expression.type.name.en), expected \(wanted.name.en)",
        "结果为\(expression.type.name.zh)，应为\(wanted.name.zh)"
      )
    )
  }
}

/// An expression of a declaration that cannot be read, with its place.
public struct DeclarationProblem: Hashable, Sendable {
  /// The register's id.
  public let register: String
  /// The field or action, `action.field` for what an action fills in, `zonePath` or `addends`.
  public let field: String
  /// The expression.
  public let text: String
  /// What is wrong with it, and where in the text.
  public let error: ExpressionError

  /// Makes a problem.
  public init(register: String, field: String, text: String, error: ExpressionError) {
    self.register = register
    self.field = field
    self.text = text
    self.error = error
  }

  /// The place, the expression and what is wrong with it.
  public var described: Phrase {
    let place = "\(register).\(field)"
    let sentence = error.sentence
    return Phrase(
      "\(place): “\(text)” can't be read: \(sentence.en)",
      "\(place)：无法读取「\(text)」：\(sentence.zh)"
    )
  }
}
