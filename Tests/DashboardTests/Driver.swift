import Canvas
import Dashboard
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Drives the dashboard as a person and the event loop do, on records in memory.
struct Driver {
  var state: DashboardState
  /// The board that changes are made on.
  var board: MemoryBoard
  /// The board before the first change.
  private let first: MemoryBoard
  /// The changes that were made, oldest first.
  var changes: [Change] = []
  /// Why the next changes are refused, if they are to be.
  var refusal: Refusal?
  /// Why half-filled forms are not kept, if they are not to be.
  var draftFailure: Phrase?
  /// Effects that only the edge can do, in order.
  var effects: [Effect] = []
  /// The screens that stood while the worker had something to do, in order.
  var seen: [String] = []
  /// The messages that stood after each event, in English.
  var told: Set<String> = []

  /// Makes a dashboard on records.
  init(
    _ records: [Record] = Sample.records,
    size: Size = Size(80, 24),
    language: Language = .en,
    zone: String? = nil,
    isDemo: Bool = false,
    isEditor: Bool = true,
    lettering: Lettering = .unicode,
    screen: Screen = .overview,
    registry: Registry = .standard,
    book: PolicyBook = PolicyBook()
  ) {
    board = MemoryBoard(records, seq: 1)
    first = board
    state = DashboardState(
      environment: Environment(
        registry: registry,
        person: Person(
          login: "li.wei",
          name: Phrase("Li Wei", "李伟"),
          uid: 1000,
          isEditor: isEditor
        ),
        session: "s1",
        themes: ["terminal", "dark", "light"],
        lettering: lettering,
        isDemo: isDemo,
        terminal: Phrase("xterm-256color, UTF-8, 256 colours", "xterm-256color、UTF-8、256 色"),
        version: "0.1",
        policies: { book }
      ),
      preferences: Preferences(language: language, zone: zone),
      size: size,
      clock: Sample.clock,
      board: board,
      screen: screen
    )
    send(.resize(size))
  }

  /// Hands over an event and does what follows from it.
  mutating func send(_ event: Event) {
    var waiting = update(&state, event)
    defer { if let text = state.message?.text.en { told.insert(text) } }
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      effects.append(effect)
      if let text = state.message?.text.en { told.insert(text) }
      switch effect {
      case .commit(let draft) where refusal != nil:
        let report = RefusalReport(
          draft: draft.id,
          operation: .edit,
          refusals: refusal.map { [$0] } ?? []
        )
        waiting += update(&state, .refused(report))
      case .rehearse(let draft):
        let report = RefusalReport(
          draft: draft.id,
          operation: .edit,
          refusals: refusal.map { [$0] } ?? []
        )
        waiting += update(&state, .rehearsed(report))
      case .undo:
        guard let last = changes.last(where: { $0.author.session == "s1" && $0.operation != .undo })
        else { break }
        let inverse = last.edits.reversed().map(\.inverse)
        board = board.applying(inverse)
        let change = Change(
          seq: board.seq,
          id: "u\(board.seq)",
          time: Sample.clock.now,
          author: last.author,
          operation: .undo,
          of: last.seq,
          label: last.label,
          edits: inverse
        )
        changes.append(change)
        waiting += update(&state, .committed(CommitReport(change: change, board: board)))
      case .commit(let draft):
        board = board.applying(draft.edits)
        let change = Change(
          seq: board.seq,
          id: draft.id,
          time: Sample.clock.now,
          author: Author(name: "li.wei", uid: 1000, session: "s1"),
          operation: draft.operation,
          label: draft.label,
          edits: draft.edits
        )
        changes.append(change)
        waiting += update(&state, .committed(CommitReport(change: change, board: board)))
      case .select(let request): waiting += update(&state, .selected(request.answer()))
      case .work(let work):
        seen.append(screen)
        waiting += update(&state, .worked(work.answer()))
      case .compare(let request):
        var net = NetChange()
        let between = changes.filter { $0.seq > request.from && $0.seq <= request.to ?? Int.max }
        for edit in between.flatMap(\.edits) { net.add(edit) }
        let answer = Comparison(
          ticket: request.ticket,
          count: between.count,
          edits: net.edits,
          boards: request.needsBoards ? [past(request.from), past(request.to ?? Int.max)] : []
        )
        waiting += update(&state, .compared(answer))
      case .keepDraft(let draft):
        waiting += update(&state, .draftKept(DraftReport(draft, failure: draftFailure)))
      case .loadHistory(let query):
        waiting += update(&state, .history(page(of: query)))
      default: break
      }
    }
  }

  /// The board behind a change.
  func past(_ seq: Int) -> MemoryBoard {
    changes.filter { $0.seq <= seq }.reduce(first) { $0.applying($1.edits) }
  }

  /// The changes that a query asks for, newest first.
  private func page(of query: HistoryQuery) -> HistoryPage {
    let all = query.zone.map { inZone($0, changes.reversed()) } ?? changes.reversed()
    let found = all.filter { change in
      if let before = query.before, change.seq >= before { return false }
      if let author = query.author, change.author.name != author { return false }
      if let operation = query.operation, change.operation != operation { return false }
      let text = "\(change.label) \(change.edits)".lowercased()
      guard query.words.allSatisfy({ $0.contains { text.contains($0) } }) else { return false }
      guard let register = query.register else { return true }
      return change.edits.contains { edit in
        edit.record?.register == register
          && (query.records.isEmpty || query.records.contains(edit.record?.id ?? ""))
          && (query.field == nil || edit.field == nil || edit.field == query.field)
      }
    }
    return HistoryPage(
      query: query,
      changes: Array(found.prefix(query.limit)),
      hasOlder: found.count > query.limit,
      acts: changes.filter { $0.of != nil }
    )
  }

  /// Changes, newest first, with their steps in a zone alone.
  private func inZone(_ zone: String, _ changes: [Change]) -> [Change] {
    var past = ZonePast(
      of: RecordReference(register: "zones", id: zone),
      from: Evaluator(QueryContext(registry: .standard, board: board, today: Sample.clock.today))
    )
    return changes.compactMap { change in
      let edits = change.edits.filter { past.takes($0) }
      return edits.isEmpty ? nil : change.with(edits: edits)
    }
  }

  /// Types keys by their names, such as `3 / ^U Enter`.
  mutating func press(_ names: String) {
    for name in names.split(separator: " ") {
      guard let key = Key(named: String(name)) else { preconditionFailure("no key \(name)") }
      send(.input(key))
    }
  }

  /// Types a text character by character.
  mutating func type(_ text: String) {
    for character in text { send(.input(.character(character))) }
  }

  /// Runs a command by its name.
  mutating func run(_ command: String) {
    press(":")
    type(command)
    press("Enter")
  }

  /// Presses a key whose work the worker has not done yet.
  mutating func pressLate(_ key: Key) -> [Work] {
    update(&state, .input(key)).compactMap { effect in
      if case .work(let work) = effect { work } else { nil }
    }
  }

  /// A colleague changes records.
  mutating func colleague(
    _ edits: [Edit],
    operation: ZoneModel.Operation = .edit,
    of: Int? = nil,
    label: String = "edit",
    by author: Author = Author(name: "zhao", uid: 1001, session: "s2")
  ) {
    board = board.applying(edits)
    let change = Change(
      seq: board.seq,
      id: "x\(board.seq)",
      time: Sample.clock.now,
      author: author,
      operation: operation,
      of: of,
      label: label,
      edits: edits
    )
    changes.append(change)
    send(.board(board, BoardNews(changes: [change])))
  }

  /// The screen as text.
  var screen: String { render(state, size: state.size).text }

  /// The screen as text, then the role of each cell.
  var golden: String {
    let frame = render(state, size: state.size)
    return frame.text + "--- roles\n" + frame.stylePlane
  }

  /// The rows of the screen.
  var lines: [String] { render(state, size: state.size).lines }

  /// The last but some rows: where messages stand.
  var message: String { state.message.map { $0.text[state.language] } ?? "" }
}
