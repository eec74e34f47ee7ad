import Canvas
import ZoneModel
import ZoneQuery

/// Which values of a column are to be counted, so that they can be ticked.
struct ValuesRequest: Sendable {
  var register: Register
  var field: Field
}

/// The values of a column, the most frequent first.
struct ValuesAnswer: Sendable {
  var request: ValuesRequest
  var values: [(id: String, label: Phrase, count: Int)] = []
  /// Why they could not be counted.
  var problem: Phrase?
}

extension BoardReader {
  /// The different values of a field with their counts in the zone, the most frequent first.
  ///
  /// - Complexity: O(*n*) in the records of the register.
  func values(
    of request: ValuesRequest,
    unless isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> ValuesAnswer {
    let field = request.field
    var answer = ValuesAnswer(request: request)
    let tallies: [Tally]
    do throws(ExpressionError) {
      let query = Query(
        request.register.id,
        zone: zone.map { RecordReference(register: "zones", id: $0) }
      )
      guard let all = try evaluator.select(query, isCancelled: isCancelled) else { return answer }
      tallies = try evaluator.tallies(of: field.id, among: all)
    } catch {
      let problem = DeclarationProblem(
        register: request.register.id,
        field: field.id,
        text: field.id,
        error: error
      )
      answer.problem = problem.described
      return answer
    }
    let set = field.kind.choiceSet
    let counted = tallies.compactMap { tally -> (id: String, count: Int)? in
      guard let value = tally.value.value(as: field.shownKind) else { return nil }
      let isOne = set != nil || !field.kind.targets.isEmpty || value.text != nil
      let id = isOne ? value.text : formatter.text(value, of: field, .entry)
      return id.map { ($0, tally.count) }
    }
    answer.values = counted.sorted { ($1.count, $0.id) < ($0.count, $1.id) }.map { id, count in
      let label =
        set?[id]?.label
        ?? Registry.target(of: id, in: field.kind.targets).map { Phrase(same: title(of: $0)) }
        ?? Phrase(same: id)
      return (id, label, count)
    }
    return answer
  }
}

extension DashboardState {
  /// The most values that a list shows.
  private static let mostValues = 500

  /// Opens the values of a column to be ticked; those of a large register the worker counts first.
  mutating func openValues(_ id: String, _ field: String) -> [Effect] {
    guard let register = registry[id], let declared = register[field: field] else { return [] }
    let request = ValuesRequest(register: register, field: declared)
    guard board.source(id).count > Self.inlineLimit else {
      show(reader.values(of: request))
      return []
    }
    idsMade += 1
    running = Running(
      ticket: idsMade,
      title: Phrase("Counting the values of \(declared.label.en)", "正在统计「\(declared.label.zh)」的取值"),
      progress: nil
    )
    let work = Work(ticket: idsMade, task: .values(request), reader: reader.ofItsOwn())
    return makeWay() + [.work(work)]
  }

  /// Takes the values that the worker has counted, unless nobody waits for them any more.
  mutating func take(_ answer: ValuesAnswer, ticket: Int) {
    guard running?.ticket == ticket else { return }
    running = nil
    guard case .table(answer.request.register.id) = screen, overlays.isEmpty else { return }
    show(answer)
  }

  private mutating func show(_ answer: ValuesAnswer) {
    if let problem = answer.problem {
      message = Message(.error, problem)
      return
    }
    let field = answer.request.field
    var intro = [Phrase("Space ticks, Enter shows the ticked ones.", "空格勾选，回车显示勾选的。")]
    if answer.values.count > Self.mostValues {
      let all = grouped(answer.values.count)
      intro.append(
        Phrase(
          "The \(Self.mostValues) most frequent of \(all) values; a filter (/) finds the others.",
          "共 \(all) 种取值，列出最常见的 \(Self.mostValues) 种；其余请用筛选（/）。"
        )
      )
    }
    open(
      ListState(
        title: field.label,
        purpose: .values(register: answer.request.register.id, field: field.id),
        intro: intro,
        items: answer.values.prefix(Self.mostValues)
          .map { ListItem($0.id, $0.label, right: grouped($0.count)) },
        isTicking: true
      )
    )
  }
}
