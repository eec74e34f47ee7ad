public import ZoneModel

/// One part of a test that is made of several with `and` and `or`.
public struct TestPart: Sendable {
  /// The name of the value that is compared, else the whole part in words.
  public let label: Phrase
  /// Whether it holds.
  public let answer: Truth
  /// What it compares; `nil` where it is no comparison.
  public let measure: Measure?
  /// The years that its value comes from, in order.
  public let years: [Int]
  /// The named values that its own value is made of, in order.
  public let named: [NamedOutcome]
  /// Whether it asks only whether something is on record.
  let asksPresence: Bool
}

/// What a named value of a pack gives for a record.
public struct NamedOutcome: Sendable {
  /// What people call it.
  public let label: Phrase
  /// What it gives.
  public let outcome: Outcome
  /// What kind of value it is.
  public let type: ValueType
  /// The years that it comes from, in order.
  public let years: [Int]
  /// Whether it rests on a private field.
  public let isPrivate: Bool
}

/// A test as the parts that it is made of.
public indirect enum TestTree: Sendable {
  /// A part that is judged by itself.
  case part(TestPart)
  /// Parts that must all hold.
  case all([TestTree])
  /// Parts of which one is enough.
  case any([TestTree])

  /// The parts in the order in which they are written.
  public var parts: [TestPart] {
    switch self {
    case .part(let part): [part]
    case .all(let trees), .any(let trees): trees.flatMap(\.parts)
    }
  }

  /// Whether it has several parts of which each says more than whether something is on record, one of
  /// them at least with a figure or a day.
  public var isTold: Bool {
    if case .part = self { return false }
    let parts = parts
    return !parts.contains(where: \.asksPresence) && parts.contains { $0.measure != nil }
  }
}

extension Evaluator {
  /// A test for a record as the parts that it is made of, each with what it compares.
  ///
  /// - Parameters:
  ///   - test: the test.
  ///   - record: the record that it is about.
  ///   - names: what people call values that stand in it, by the text of their expression; a part with
  ///     a name is not taken apart.
  /// - Returns: the parts, or the whole test as the only one.
  public func tree(
    of test: Expression,
    for record: Record,
    names: [(text: String, label: Phrase)] = []
  ) -> TestTree {
    let names = names.map { (text: Self.bare(Array($0.text)), label: $0.label) }
    return withRun { run in
      let maker = TreeMaker(evaluator: self, run: run, test: test, record: record, names: names)
      return maker.tree(test.root)
    }
  }

  /// A text without the brackets and spaces in which two ways of writing the same may differ.
  fileprivate static func bare(_ text: [Character]) -> [Character] {
    text.filter { !"() ".contains($0) }
  }
}

/// Takes a test apart.
private struct TreeMaker {
  let evaluator: Evaluator
  let run: Run
  let test: Expression
  let record: Record
  let names: [(text: [Character], label: Phrase)]

  private var frame: Frame { Frame(this: .record(record)) }

  func tree(_ node: Node) -> TestTree {
    if name(of: node) == nil {
      switch node.form {
      case .and(let parts): return .all(parts.map { tree($0) })
      case .or(let parts): return .any(parts.map { tree($0) })
      default: break
      }
    }
    return .part(part(node))
  }

  private func name(of node: Node) -> Phrase? {
    guard !names.isEmpty else { return nil }
    let all = Array(test.text)
    let text = Evaluator.bare(Array(all[node.range.clamped(to: 0..<all.count)]))
    return names.first { $0.text == text }?.label
  }

  private func part(_ node: Node) -> TestPart {
    let speech = Speech(registry: evaluator.context.registry, board: evaluator.context.board)
    let measure = evaluator.measure(node, for: record, run)
    let value = measure == nil ? node : evaluator.measured(node)
    let plain = measure == nil ? speech.condition(node) : speech.value(value)
    return TestPart(
      label: name(of: value) ?? Self.capitalised(plain),
      answer: run.truth(node, frame),
      measure: measure,
      years: years(of: value),
      named: value.form.parts.flatMap { named($0) },
      asksPresence: node.asksPresence
    )
  }

  /// The years that a value comes from, in order.
  private func years(of node: Node) -> [Int] {
    var years: Set<Int> = []
    add(evaluator.explain(node, of: test, for: record, run), to: &years)
    return years.sorted()
  }

  private func add(_ reason: Reason, to years: inout Set<Int>) {
    if let period = reason.period {
      // A branch that is not taken may ask for a year that there is nothing of.
      if reason.outcome.isKnown { years.insert(period) }
    } else {
      years.formUnion(reason.years)
      for part in reason.parts where part.row == nil { add(part, to: &years) }
    }
  }

  private func named(_ node: Node) -> [NamedOutcome] {
    switch node.form {
    // A value that stands on record is told with its year.
    case .field, .member, .aggregate: return []
    default: break
    }
    guard let label = name(of: node) else { return node.form.parts.flatMap { named($0) } }
    return [
      NamedOutcome(
        label: label,
        outcome: run.outcome(node, frame),
        type: node.type,
        years: years(of: node),
        isPrivate: node.readsPrivate
      )
    ]
  }

  private static func capitalised(_ phrase: Phrase) -> Phrase {
    Phrase(phrase.en.prefix(1).uppercased() + phrase.en.dropFirst(), phrase.zh)
  }
}

extension Node {
  /// Whether it asks only whether something is on record.
  fileprivate var asksPresence: Bool {
    switch form {
    case .call(.missing, _), .call(.unknown, _): true
    case .not(let part): part.asksPresence
    default: false
    }
  }
}
