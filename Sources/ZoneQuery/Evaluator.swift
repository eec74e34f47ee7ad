import Synchronization
public import ZoneModel

/// Answers expressions about the records of one board.
///
/// What it has found out it keeps, so that the next record is answered quickly; make another for
/// another board. The lock lets it be handed to a worker; one that works long keeps others waiting,
/// so that the screen and a worker each have their own.
public final class Evaluator: Sendable {
  /// What it looks at.
  public let context: QueryContext
  /// What it shares with other evaluators of the same registry.
  public let cache: QueryCache
  private let run: Mutex<Run>

  /// Makes an evaluator; `cache` is worth sharing between those of one registry.
  public convenience init(_ context: QueryContext, cache: QueryCache? = nil) {
    self.init(context, cache: cache, isSharing: true)
  }

  /// Makes an evaluator that keeps columns to itself unless it is sharing: of a board that may never
  /// come to be, none must be kept for others.
  init(_ context: QueryContext, cache: QueryCache?, isSharing: Bool) {
    let shared = cache ?? QueryCache(registry: context.registry)
    self.context = context
    self.cache = shared
    run = Mutex(Run(context: context, cache: shared, isSharing: isSharing))
  }

  /// Makes an evaluator for a board that may never come to be, such as one with a change that is only
  /// looked at; what it reads is kept for nobody else.
  public static func ofThought(_ context: QueryContext, cache: QueryCache) -> Evaluator {
    Evaluator(context, cache: cache, isSharing: false)
  }

  func withRun<Result: Sendable>(_ body: (Run) -> Result) -> Result {
    run.withLock { body($0) }
  }

  /// Evaluates for a single record: what refers to it is looked up, not grouped for all.
  func single<Result: Sendable>(_ body: (Run) -> Result) -> Result {
    withRun { run in
      run.isSingle = true
      defer { run.isSingle = false }
      return body(run)
    }
  }

  /// Whether an expression holds for a record.
  ///
  /// The record need not be on the board: a form's draft is answered as it stands.
  public func answer(_ expression: Expression, for record: Record?) -> Truth {
    single { $0.truth(expression.root, Frame(this: record.map { .record($0) } ?? .none)) }
  }

  /// What an expression gives for a record.
  public func outcome(_ expression: Expression, for record: Record?) -> Outcome {
    single { $0.outcome(expression.root, Frame(this: record.map { .record($0) } ?? .none)) }
  }

  /// What a field of a record means; a computed one is computed.
  public func outcome(of field: Field, for record: Record) -> Outcome {
    single { $0.value(of: field, .record(record)) }
  }

  /// What a computed field gives for a record, with the year that it comes from.
  ///
  /// Fields of other kinds give their own value and no year.
  public func computed(_ field: Field, of record: Record) -> Computed {
    single { run in
      guard case .computed(let computation) = field.kind else {
        let outcome = Outcome(record[field.id], kind: field.kind)
        return Computed(outcome: outcome, value: record[field.id], period: nil)
      }
      let subject: Subject = .record(record)
      let outcome = run.value(of: field, subject)
      let period = computation.period.flatMap { text in
        try? cache.expression(text, in: record.reference.register, mode: .value)
      }
      return Computed(
        outcome: outcome,
        value: outcome.value(as: computation.gives),
        period: period.flatMap { run.outcome($0.root, Frame(this: subject)).quantity?.integer }
      )
    }
  }

  /// What a path such as `enterprise.zone` gives for a record; unknown where it is no path.
  public func outcome(path: String, of record: Record) -> Outcome {
    let register = record.reference.register
    guard let expression = try? cache.expression(path, in: register, mode: .value) else {
      return .unknown
    }
    return outcome(expression, for: record)
  }
}

/// What a computed field gives.
public struct Computed: Hashable, Sendable {
  /// What its expression gives.
  public let outcome: Outcome
  /// The same as a value of the field; `nil` where there is no definite one.
  public let value: Value?
  /// The year that it comes from, where the field has one.
  public let period: Int?
}
