import Canvas
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// Which records a command is about.
struct RecordsWanted {
  /// The expression, as it was written; `nil` for all records.
  var filter: String?
  /// The order, each `FIELD` or `FIELD:desc`.
  var sort: [String] = []
  /// At most so many.
  var limit: Int?
  /// Whether a person at a terminal, who would see nothing at all, is told that there are none.
  var tellsNone = false
}

extension StoreDesk {
  /// Answers expressions about a board.
  func evaluator(
    of board: any Board,
    today: Day? = nil,
    recordedOn: Day? = nil,
    by settings: StoreSettings? = nil
  ) -> Evaluator {
    var context = QueryContext(
      board,
      registry: registry,
      settings: settings ?? self.settings,
      today: today ?? clock.today,
      login: store.author.name
    )
    context.recordedOn = recordedOn
    context.language = call.language
    return Evaluator(context)
  }

  /// Answers expressions about a view of the store.
  func evaluator(of view: StoreView, by settings: StoreSettings? = nil) -> Evaluator {
    evaluator(
      of: view.board,
      today: call.fixedDay ?? view.today,
      recordedOn: view.recordedOn,
      by: settings
    )
  }

  /// The slots of the records that are wanted, in order.
  ///
  /// - Throws: `CommandFailure` that points at what is wrong in the expression.
  func select(
    _ wanted: RecordsWanted,
    in register: Register,
    with evaluator: Evaluator
  ) throws(CommandFailure) -> [Int] {
    let slots = try selection(wanted, in: register, with: evaluator)?.slots.map { Int($0) } ?? []
    return wanted.limit.map { Array(slots.prefix($0)) } ?? slots
  }

  /// The records that are wanted, all of them; `nil` when it was interrupted.
  ///
  /// - Throws: `CommandFailure` that points at what is wrong in the expression.
  func selection(
    _ wanted: RecordsWanted,
    in register: Register,
    with evaluator: Evaluator
  ) throws(CommandFailure) -> Selection? {
    let filter = try wanted.filter.map { (text) throws(CommandFailure) in
      try expression(text, option: "--where", in: register)
    }
    var keys: [SortKey] = []
    for text in wanted.sort { keys.append(try sortKey(text, of: register)) }
    let selection: Selection?
    do throws(ExpressionError) {
      selection = try evaluator.select(
        Query(register.id, filter: filter, sort: keys),
        isCancelled: { Interruption.wasRequested }
      )
    } catch {
      guard let filter = wanted.filter, areFields(keys, in: register, with: evaluator) else {
        throw CommandFailure(error, in: wanted.sort.joined(separator: ","), option: "--sort")
      }
      throw CommandFailure(error, in: filter, option: "--where")
    }
    try Interruption.check()
    if let selection, selection.unknown > 0 {
      call.tell(
        Phrase(
          "\(selection.slots.count) of \(selection.total), and \(selection.unknown) unknown",
          "\(selection.total) 条中有 \(selection.slots.count) 条，另有 \(selection.unknown) 条未知"
        )
      )
    } else if wanted.tellsNone, selection?.slots.isEmpty == true,
      StandardStream.output.isTerminal
    {
      let (total, label) = (selection?.total ?? 0, register.label)
      call.tell(
        total == 0
          ? Phrase("There are no \(label.en.lowercased()) yet.", "还没有\(label.zh)。")
          : Phrase(
            "None of \(total) \(label.en.lowercased()) matches.",
            "\(total) 条\(label.zh)中没有符合条件的。"
          )
      )
    }
    return selection
  }

  /// The ids of the records that an expression finds.
  func ids(where text: String, in register: Register) throws(CommandFailure) -> [String] {
    let board = store.board
    let source = board.source(register.id)
    return try select(RecordsWanted(filter: text), in: register, with: evaluator(of: board))
      .compactMap { source.id(at: $0) }
  }

  /// Says that no record of a register matches.
  func tellNone(of register: Register) throws(CommandFailure) {
    let count = store.board.source(register.id).count
    call.tell(
      Phrase(
        "Nothing to change: none of \(count) \(register.label.en.lowercased()) matches.",
        "没有可改动的记录：\(count) 条\(register.label.zh)中没有符合条件的。"
      )
    )
    try printWhereAsked([])
  }

  /// Reads an expression.
  ///
  /// - Throws: `CommandFailure` that points at what is wrong.
  func expression(
    _ text: String,
    option: String,
    in register: Register,
    mode: ExpressionMode = .filter
  ) throws(CommandFailure) -> Expression {
    do throws(ExpressionError) {
      return try Expression(
        parsing: text,
        in: register.id,
        registry: registry,
        mode: mode,
        withPrivate: seesPrivate
      )
    } catch {
      throw CommandFailure(error, in: text, option: option)
    }
  }

  /// Whether all keys of a sort can be read.
  private func areFields(
    _ keys: [SortKey],
    in register: Register,
    with evaluator: Evaluator
  ) -> Bool {
    keys.allSatisfy { key in
      do throws(ExpressionError) {
        _ = try evaluator.cache.expression(key.field, in: register.id, mode: .value)
        return true
      } catch {
        return false
      }
    }
  }

  private func sortKey(_ text: String, of register: Register) throws(CommandFailure) -> SortKey {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let name = parts.first ?? ""
    let order = parts.count > 1 ? parts[1] : "asc"
    guard order == "asc" || order == "desc" else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--sort \(text)"),
        Phrase("“\(order)” is neither asc nor desc", "“\(order)”既不是 asc 也不是 desc"),
        next: Phrase("Write \(name):desc for the largest first.", "从大到小请写 \(name):desc。")
      )
    }
    // A path through references is the expression language's; a name alone is a field.
    let field = name.contains(".") || name == "id" ? name : try column(named: name, of: register).id
    if !seesPrivate, name.contains(".") {
      _ = try expression(field, option: "--sort", in: register, mode: .value)
    }
    return SortKey(field, descending: order == "desc")
  }
}

extension CommandFailure {
  /// What is wrong with an expression, with a line that points at the place.
  init(_ error: ExpressionError, in text: String, option: String) {
    let lettering = Lettering.unicode
    let characters = Array(text)
    let start = min(error.range.lowerBound, characters.count)
    let end = min(max(error.range.upperBound, start), characters.count)
    let before = lettering.width(String(characters[..<start]))
    let marked = max(1, lettering.width(String(characters[start..<end])))
    let pointer = String(repeating: " ", count: before) + String(repeating: "^", count: marked)
    self.init(
      error.isForbidden ? .notPermitted : .usage,
      at: Phrase(same: option),
      error.sentence,
      details: [Phrase(same: lettering.shown(text)), Phrase(same: pointer)]
    )
  }
}
