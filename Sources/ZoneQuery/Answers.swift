import ZoneModel

/// The answers to one question for all records of a register.
public struct Answers: Sendable {
  /// The register.
  public let register: String
  /// How many slots there are.
  public var slots: Int { codes.count }
  let codes: [UInt8]

  /// The answer for the record at a slot; those of dead slots mean nothing.
  public subscript(slot: Int) -> Truth {
    switch codes[slot] {
    case 0: .no
    case 1: .yes
    default: .unknown
    }
  }
}

extension Evaluator {
  /// Reads fields of all records of a register in one pass, before many questions are asked about
  /// them one after the other.
  ///
  /// - Parameters:
  ///   - names: fields, written `register.field`; those of other registers are left alone, computed
  ///     ones stand for what they are reckoned from.
  ///   - register: the register.
  ///   - isCancelled: asked now and then; once it says yes, nothing is kept.
  /// - Complexity: O(*n*) in the register's records.
  public func read(
    _ names: Set<String>,
    of register: String,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    let stored = cache.stored(behind: names)
    withRun { run in
      guard let table = run.table(register) else { return }
      run.isCancelled = isCancelled
      defer { run.isCancelled = { false } }
      table.load(table.register.fields.filter { stored.contains("\(register).\($0.id)") })
    }
  }

  /// Whether an expression holds for each record of its register, column by column.
  ///
  /// - Parameters:
  ///   - expression: what is asked; it must be about a register.
  ///   - open: earlier answers; records that they answer with no need not be looked at, and the answer
  ///     for them is no.
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: `nil` where the register does not exist, or when it was cancelled.
  /// - Complexity: O(*n*) in the register's records.
  public func answers(
    _ expression: Expression,
    among open: Answers? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Answers? {
    guard let register = expression.register else { return nil }
    return withRun { run -> Answers? in
      guard let table = run.table(register) else { return nil }
      run.isCancelled = isCancelled
      defer { run.isCancelled = { false } }
      table.load(run.fields(expression.root, .this))
      var mask = run.mask(expression.root, table, .this, open: open?.codes)
      if let open {
        for slot in mask.indices where open.codes[slot] == 0 { mask[slot] = 0 }
      }
      return isCancelled() ? nil : Answers(register: register, codes: mask)
    }
  }
}
