import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// That each rule and each target has cases for met, not met, unknown and does not apply.
struct KindsOfCaseTests {
  /// What a case can show.
  enum Kind: String, CaseIterable, Sendable {
    case met
    case notMet = "not met"
    case unknown
    case doesNotApply = "does not apply"

    init?(_ verdict: Verdict) {
      switch verdict {
      case .met: self = .met
      case .unmet, .notCovered: self = .notMet
      case .unknown: self = .unknown
      case .notApplicable, .outOfReach: self = .doesNotApply
      case .running, .open: return nil
      }
    }
  }

  // MARK: - Rules

  /// How many cases of a rule there are of each kind.
  ///
  /// Where its document does not reach it does not apply: each case that is met, seen from a place
  /// that it does not bind, or without the zones.
  static func counts(of rule: Rule) -> [Kind: Int] {
    var counts: [Kind: Int] = [:]
    for example in RuleCases.all where example.rule.id == rule.id {
      if let kind = Kind(example.verdict) { counts[kind, default: 0] += 1 }
      guard example.verdict == .met, rule.reach != ["*"] else { continue }
      let world = RuleWorld(
        rule,
        example.written,
        elsewhere: rule.zonePath != nil,
        withoutZones: rule.zonePath == nil
      )
      if world.evaluator.verdict(of: rule, on: world.subject) == .outOfReach {
        counts[.doesNotApply, default: 0] += 1
      }
    }
    return counts
  }

  @Test(arguments: RuleCases.book.rules.map(\.id))
  func `a rule has a case of each kind`(id: String) throws {
    let rule = try #require(RuleCases.book.rule(id))
    try #require(!rule.readings.isEmpty, "a duty without a test is ticked: add its kinds here")
    let counts = Self.counts(of: rule)
    for kind in Kind.allCases {
      let isNever = kind == .unknown && rule.isAlwaysDecided
      #expect((counts[kind] ?? 0 > 0) == !isNever, "\(kind.rawValue)")
    }
    if rule.applies != nil {
      let verdicts = RuleCases.all.filter { $0.rule.id == id }.map(\.verdict)
      #expect(verdicts.contains(.notApplicable))
    }
  }

  @Test(arguments: RuleCases.book.rules.filter(\.isAlwaysDecided).map(\.id))
  func `a rule that says so is decided whatever is missing`(id: String) throws {
    let rule = try #require(RuleCases.book.rule(id))
    var worlds: [[String: Written]] = [[:]]
    for example in RuleCases.all where example.rule.id == id {
      worlds.append(example.written)
      for name in example.written.keys {
        worlds.append(example.written.filter { $0.key != name })
      }
    }
    for written in worlds {
      let world = RuleWorld(rule, written)
      #expect(world.evaluator.verdict(of: rule, on: world.subject) != .unknown, "\(written)")
    }
  }

  // MARK: - Targets

  /// Records and readings with how a target stands on them.
  struct TargetCase: Sendable {
    let target: Target
    let kind: Kind
    let records: [Record]
    let value: Number?
  }

  private static func reading(_ target: Target, _ day: String, _ value: Number) -> Record {
    let start = target.span == .year ? Day("\(day.prefix(4))-01-01") : nil
    return Record(
      reference: RecordReference(register: "indicator-readings", id: "reading-\(day)"),
      fields: Fields([
        ("metric", .text(target.id)), ("zone", .text(target.zone)),
        ("periodFrom", start.map { .day($0) } ?? .null),
        ("periodTo", Day(day).map { .day($0) } ?? .null), ("value", .number(value)),
      ])
    )
  }

  private static func zone(_ id: String) -> Record {
    Record(
      reference: RecordReference(register: "zones", id: id),
      fields: Fields([("name", .text(id))])
    )
  }

  /// What readings make of a target that is judged by them: at its figures and one step beside them;
  /// rising, falling and staying; there and not there.
  private static func reported(_ target: Target) -> [TargetCase] {
    let year = min(target.by ?? 2025, 2025)
    func example(_ kind: Kind, _ values: [Number]) -> TargetCase {
      let readings = values.enumerated().map { place, value in
        reading(target, "\(year - values.count + 1 + place)-12-31", value)
      }
      return TargetCase(
        target: target,
        kind: kind,
        records: [zone(target.zone)] + readings,
        // Beside a target without a figure stands what is counted today.
        value: target.test == nil ? nil : values.last
      )
    }
    guard let test = target.test else {
      if target.kind == .milestone { return [example(.met, [1]), example(.notMet, [0])] }
      let (up, down): (Kind, Kind) = target.isLowerBetter ? (.notMet, .met) : (.met, .notMet)
      return [example(up, [10, 11]), example(down, [11, 10]), example(.notMet, [10, 10])]
    }
    return test.parts.flatMap { part in
      ([-1, 0, 1] as [Int64]).map { step in
        let value = Number(units: part.figure.units + step, scale: part.figure.scale)
        let holds = test.parts.allSatisfy { other in
          switch other.comparison {
          case .atLeast: value >= other.figure
          case .atMost: value <= other.figure
          case .more: value > other.figure
          case .less: value < other.figure
          case .exactly: value == other.figure
          }
        }
        return example(holds ? .met : .notMet, [value])
      }
    }
  }

  /// The cases that are written down, of targets that are judged by what the registers count.
  private static func counted(_ target: Target) -> [TargetCase] {
    RuleCases.written(in: "Tests/Fixtures/TargetCases", of: target.id).compactMap { name, written in
      guard let kind = Kind(Verdict(rawValue: name) ?? .open) else { return nil }
      var records = [target.zone: zone(target.zone)]
      for (path, fields) in written {
        guard let reference = RecordReference(path) else { continue }
        let values = RuleWorld.values(fields.fields, reference.register, [:])
        records[reference.register == "zones" ? reference.id : path] = Record(
          reference: reference,
          fields: Fields(values.map { ($0.key, $0.value) })
        )
      }
      return TargetCase(
        target: target,
        kind: kind,
        records: Array(records.values),
        value: written["VALUE"]?.text.flatMap { Number($0) }
      )
    }
  }

  /// Whether today's records judge a target, and no reading.
  private static func isCounted(_ target: Target) -> Bool {
    target.test != nil && target.value != nil && (target.by.map { $0 >= 2026 } ?? true)
  }

  private static func cases(of target: Target) -> [TargetCase] {
    let written = counted(target)
    let nothing = TargetCase(
      target: target,
      kind: .unknown,
      records: [zone(target.zone)],
      value: nil
    )
    let elsewhere = TargetCase(
      target: target,
      kind: .doesNotApply,
      records: [zone(target.zone), zone("elsewhere")],
      value: nil
    )
    let isCounted = isCounted(target)
    return written + [elsewhere] + (isCounted ? [] : reported(target) + [nothing])
  }

  private static func standing(_ example: TargetCase) -> TargetStanding? {
    let board = MemoryBoard(example.records)
    let readings = Readings(board)
    let context = QueryContext(
      registry: .standard,
      board: board,
      today: RuleWorld.today,
      reading: { readings.outcome($0, $1, $2, until: RuleWorld.today) }
    )
    let policies = PolicyEvaluator(RuleCases.book, Evaluator(context))
    let isElsewhere = example.kind == .doesNotApply
    let place = isElsewhere ? RecordReference(register: "zones", id: "elsewhere") : nil
    return policies.targets(zone: place, readings: readings)
      .first { $0.target.id == example.target.id }
  }

  @Test(arguments: RuleCases.book.targets.map(\.id))
  func `a target has a case of each kind, and stands as each says`(id: String) throws {
    let target = try #require(RuleCases.book.targets.first { $0.id == id })
    var counts: [Kind: Int] = [:]
    for example in Self.cases(of: target) {
      counts[example.kind, default: 0] += 1
      let found = Self.standing(example)
      switch example.kind {
      case .doesNotApply: #expect(found == nil)
      case .unknown: #expect(found?.judgement == .unknown)
      case .met: #expect([.met, .towards].contains(found?.judgement))
      case .notMet:
        #expect([.missed, .behind, .above, .away, .unchanged].contains(found?.judgement))
      }
      if let value = example.value { #expect(found?.value == value) }
    }
    #expect(Kind.allCases.filter { counts[$0] == nil } == [])
  }

  @Test func `what is above a band is said to be, and by how much`() throws {
    let target = try #require(
      RuleCases.book.targets.first { $0.id == "huairou-national-laboratories" }
    )
    let over = try #require(Self.counted(target).first { $0.value == 6 })
    let found = try #require(Self.standing(over))
    #expect(found.judgement == .above)
    #expect(found.judgement.label == Phrase("above the band", "超出区间上限"))
    #expect(found.shownGap(.en) == "above the band by 1")
    #expect(found.shownGap(.zh) == "超出区间上限 1")
    let under = try #require(Self.counted(target).first { $0.value == 2 })
    #expect(Self.standing(under)?.judgement == .behind)
    #expect(Self.standing(under)?.shownGap(.en) == "1")
  }

  @Test func `the cases of rules and targets are counted`() {
    var counts: [Kind: Int] = [:]
    for rule in RuleCases.book.rules { counts.merge(Self.counts(of: rule)) { $0 + $1 } }
    for target in RuleCases.book.targets {
      for example in Self.cases(of: target) { counts[example.kind, default: 0] += 1 }
    }
    let told = Kind.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }.joined(separator: ", ")
    print("Cases of rules and targets: \(told)")
    #expect(counts.values.allSatisfy { $0 > 261 })
  }
}
