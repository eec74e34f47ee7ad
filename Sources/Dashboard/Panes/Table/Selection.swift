public import ZoneModel
public import ZoneQuery

extension SortKey {
  /// Reads `field`, `field:asc` or `field:desc`.
  init(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    self.init(parts.first.map(String.init) ?? text, descending: parts.last == "desc")
  }

  /// `field` or `field:desc`.
  var text: String { isDescending ? field + ":desc" : field }
}

/// What a table is to show: which records, in which order.
public struct SelectionRequest: Sendable {
  /// Which answer belongs to it.
  public let ticket: Int
  /// The register.
  public let register: Register
  /// The filter as typed; empty for all.
  public let filter: String
  /// The order.
  public let sort: [SortKey]
  /// Whether only records that need action are wanted.
  public let onlyMarked: Bool
  /// The fields that the table shows.
  let columns: [String]
  /// The board with what reads it.
  let reader: BoardReader

  /// Does the selection; a large register takes a while, so it belongs on the worker.
  ///
  /// - Complexity: O(*n*) in the records of the register, O(*m* log *m*) in those that are shown.
  public func answer() -> SelectionAnswer {
    answer { false }
      ?? SelectionAnswer(
        ticket: ticket,
        register: register.id,
        slots: [],
        unknown: 0,
        total: 0,
        source: reader.board.source(register.id),
        seq: reader.board.seq
      )
  }

  /// Does the selection unless it is stopped.
  ///
  /// - Parameters:
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  ///   - first: takes the first rows, where they are known before all are.
  ///   - progress: told now and then how far a pass through the rows is, 0 to 1.
  /// - Returns: `nil` when it was stopped.
  public func answer(
    unless isCancelled: @escaping @Sendable () -> Bool,
    first: (SelectionAnswer) -> Void = { _ in },
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> SelectionAnswer? {
    let reader = reader.ofItsOwn()
    if let some = reader.firstRows(of: self) {
      reader.read(some, columns)
      first(some)
    }
    let answer = reader.select(self, isCancelled: isCancelled, progress: progress)
    if let answer { reader.read(answer, columns) }
    return answer
  }
}

/// Why a filter could not be understood.
public struct FilterProblem: Hashable, Sendable {
  /// What is wrong and what was expected.
  public let message: Phrase
  /// The column of the filter's text where it goes wrong, counted in characters.
  public let place: Int
  /// How many characters are wrong.
  public let length: Int
  /// Words that would do, best first.
  public let suggestions: [String]
  /// How many records the filter finds with the first of them; `nil` where that is not known.
  public let found: Int?

  /// Makes a problem.
  public init(
    message: Phrase,
    place: Int,
    length: Int,
    suggestions: [String] = [],
    found: Int? = nil
  ) {
    self.message = message
    self.place = place
    self.length = length
    self.suggestions = suggestions
    self.found = found
  }
}

/// The records that a table shows.
public struct SelectionAnswer: Sendable {
  /// Which request it answers.
  public let ticket: Int
  /// The register's id.
  public let register: String
  /// The slots in order.
  public let slots: [Int]
  /// How many records the filter could not decide.
  public let unknown: Int
  /// How many records of the zone there are in all.
  public let total: Int
  /// The records that the slots are of.
  public let source: any RecordSource
  /// The seq of the board.
  public let seq: Int
  /// Why the filter was not understood; the slots are then none.
  public let problem: FilterProblem?
  /// Whether these are all; the first rows come before all are counted.
  public let isWhole: Bool

  /// Makes an answer.
  public init(
    ticket: Int,
    register: String,
    slots: [Int],
    unknown: Int,
    total: Int,
    source: any RecordSource,
    seq: Int,
    problem: FilterProblem? = nil,
    isWhole: Bool = true
  ) {
    self.isWhole = isWhole
    self.ticket = ticket
    self.register = register
    self.slots = slots
    self.unknown = unknown
    self.total = total
    self.source = source
    self.seq = seq
    self.problem = problem
  }

  /// The row of a record; `nil` where it is not among the rows.
  func row(of record: String?) -> Int? {
    record.flatMap { source.slot(of: $0) }.flatMap { slots.firstIndex(of: $0) }
  }
}
