import ZoneModel
import ZoneQuery

extension PolicyCheck {
  /// What zones that move, or whose flag changes, break among the records that lie in them.
  ///
  /// No field of those records changes, but the documents that reach them do. A flag says what is so;
  /// what it breaks is told and refuses nothing.
  ///
  /// - Parameters:
  ///   - touched: what the change touches.
  ///   - rules: the rules to be looked at.
  ///   - isReported: whether it is only told; else it refuses.
  ///   - now: answers for the board with the change.
  ///   - past: answers for the board without it.
  ///   - board: the board with the change.
  /// - Returns: one refusal or warning for each rule that records newly break, with how many do.
  /// - Complexity: O(*n*) in the records of the registers that the rules are about; zones move seldom.
  func broken(
    byMoved touched: Touched,
    _ rules: [Rule],
    isReported: Bool,
    now: PolicyEvaluator,
    past: () -> PolicyEvaluator,
    on board: any Board
  ) -> [Refusal] {
    let zones = touched.order.filter { touched.moves($0) }
    guard !zones.isEmpty else { return [] }
    let isReported = isReported || !zones.contains { touched.concerns($0, Self.moving) }
    return rules.compactMap { rule in
      var broken: [Record] = []
      var seen = Set(touched.order)
      for zone in zones {
        let source = board.source(rule.register)
        for slot in now.tally(rule, zone: zone)?.slots[.unmet] ?? [] {
          guard let record = source.record(at: Int(slot)),
            seen.insert(record.reference).inserted
          else { continue }
          broken.append(record)
        }
      }
      guard !broken.isEmpty else { return nil }
      let past = past()
      broken.removeAll { past.wasBroken(rule, by: $0.reference) }
      guard let first = broken.first else { return nil }
      return refusal(
        now.finding(of: rule, on: first),
        isReported: isReported,
        isElsewhere: true,
        on: board,
        more: broken.count - 1
      )
    }
  }
}

extension PolicyCheck {
  /// The fields of a zone by which it is moved.
  private static let moving: Set<String> = ["zones.parent", "zones.groups"]
}

extension PolicyEvaluator {
  /// Whether a record, as it stands on this board, breaks a rule.
  func wasBroken(_ rule: Rule, by reference: RecordReference) -> Bool {
    evaluator.context.board.record(reference).map { verdict(of: rule, on: $0) == .unmet } ?? false
  }
}

extension Touched {
  /// Whether a zone gets another place among the zones, so that other documents may reach what lies
  /// in it; in one that is made nothing lies yet.
  func moves(_ zone: RecordReference) -> Bool {
    zone.register == "zones" && !isNew(zone)
      && concerns(zone, Set(TouchedFields.placing.map { "zones.\($0)" }))
  }
}

extension TouchedFields {
  /// The fields of a zone that say which documents reach it and what lies in it.
  static let placing: Set<String> = ["parent", "groups", "isNationalHighTech"]

  /// Whether they say of a zone where it lies.
  public var moveZones: Bool {
    guard let names = registers["zones"] else { return false }
    return names.map { !$0.isDisjoint(with: Self.placing) } ?? false
  }
}
