import Synchronization
public import ZoneModel
import ZoneQuery

extension PolicyEvaluator {
  /// From so many records on, registers are judged beside each other: below, a second evaluator costs
  /// more than it saves.
  private static let sharedFrom = 20_000

  /// What rules say of all records of a board, or of a zone, in their order.
  ///
  /// Each register is read once and judged by one of the crew; the largest come first.
  ///
  /// - Returns: those that were done, when it was cancelled.
  /// - Complexity: O(*n*) in the records of the registers, for each rule.
  public func tallies(
    _ rules: [Rule],
    zone: RecordReference? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [RuleTally] {
    let board = evaluator.context.board
    let groups = Dictionary(grouping: rules.indices, by: { rules[$0].register })
      .map { (rules: $0.value, size: board.source($0.key).count) }
      .sorted { ($0.size, $1.rules[0]) > ($1.size, $0.rules[0]) }
    let next = Atomic(0)
    let found = Mutex<[Int: RuleTally]>([:])
    @Sendable func work(_ member: PolicyEvaluator) {
      while true {
        let (group, _) = next.add(1, ordering: .relaxed)
        guard groups.indices.contains(group), !isCancelled() else { return }
        let places = groups[group].rules
        member.prepare(places.map { rules[$0] }, isCancelled: isCancelled)
        for place in places {
          guard let tally = member.tally(rules[place], zone: zone, isCancelled: isCancelled) else {
            return
          }
          found.withLock { $0[place] = tally }
        }
      }
    }
    let isLarge = groups.reduce(0) { $0 + $1.size } >= Self.sharedFrom
    let crew = isLarge ? crew : .alone
    crew.perform(crew.size) { member in work(member == 0 ? self : beside) }
    let done = found.withLock { $0 }
    return rules.indices.compactMap { done[$0] }
  }

  /// The same with an evaluator of its own, so that neither waits for the other.
  private var beside: PolicyEvaluator {
    PolicyEvaluator(
      book,
      Evaluator(evaluator.context, cache: evaluator.cache),
      readings: readings
    )
  }

  /// Reads what rules of one register ask of its records, in one pass.
  private func prepare(_ rules: [Rule], isCancelled: @escaping @Sendable () -> Bool) {
    let rules = rules.filter(isInForce)
    guard let register = rules.first?.register else { return }
    let read = rules.reduce(into: Set<String>()) { $0.formUnion($1.fieldsRead) }
    evaluator.read(read, of: register, isCancelled: isCancelled)
  }
}
