public import ZoneModel
import ZoneQuery

/// How one possible applicant stands to a programme.
public struct ApplicantStanding: Sendable {
  /// The record's slot on its board.
  public let slot: Int32
  /// Whether it may apply.
  public let verdict: Verdict
  /// How many conditions hold.
  public let met: Int
  /// How many do not.
  public let unmet: Int
  /// For how many data is missing.
  public let unknown: Int
}

extension PolicyEvaluator {
  /// How all records of a programme's register stand to it, or those of a zone.
  ///
  /// - Returns: `nil` when it was cancelled.
  /// - Complexity: O(*n*) in the records of the programme's register.
  public func applicants(
    for programme: Programme,
    zone: RecordReference? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [ApplicantStanding]? {
    let source = evaluator.context.board.source(programme.register)
    var inside: Answers?
    if let zone {
      guard let path = evaluator.context.registry[programme.register]?.zonePath,
        let question = reach.question([zone.id], path: path),
        let narrow = try? evaluator.cache.expression(
          question,
          in: programme.register,
          mode: .check
        )
      else { return [] }
      inside = evaluator.answers(narrow, isCancelled: isCancelled)
    }
    let concerned = inside
    var reached: Answers?
    let bound = bound(of: programme)
    if case .within(let expression) = bound {
      reached = evaluator.answers(expression, among: concerned, isCancelled: isCancelled)
    }
    let answers = programme.conditions.map {
      evaluator.answers($0.test, among: concerned, isCancelled: isCancelled)
    }
    if isCancelled() { return nil }
    var isNowhere = false
    if case .nowhere = bound { isNowhere = true }
    var standings: [ApplicantStanding] = []
    for slot in 0..<source.slots where source.isLive(slot) {
      if let inside, inside[slot] != .yes { continue }
      let truths = answers.map { $0?[slot] ?? .unknown }
      let met = truths.count { $0 == .yes }
      let unmet = truths.count { $0 == .no }
      let unknown = truths.count - met - unmet
      standings.append(
        ApplicantStanding(
          slot: Int32(slot),
          verdict: programme.verdict(
            met: met,
            unmet: unmet,
            unknown: unknown,
            reach: isNowhere ? .no : reached?[slot] ?? .yes
          ),
          met: met,
          unmet: unmet,
          unknown: unknown
        )
      )
    }
    return standings
  }
}

extension Programme {
  /// What so many conditions met, not met and unknown make of the whole.
  ///
  /// What is unknown is never counted as met: it leaves the whole unknown unless the rest decides.
  func verdict(met: Int, unmet: Int, unknown: Int, reach: Truth) -> Verdict {
    guard reach != .no else { return .outOfReach }
    let verdict: Verdict =
      switch passing {
      case .all: unmet > 0 ? .unmet : unknown > 0 ? .unknown : .met
      case .any: met > 0 ? .met : unknown > 0 ? .unknown : .unmet
      }
    return verdict == .met && reach == .unknown ? .unknown : verdict
  }
}
