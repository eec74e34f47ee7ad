import ZoneModel

/// The answers of all slots of a register: 0 no, 1 yes, 2 unknown.
typealias Mask = [UInt8]

extension Truth {
  var code: UInt8 {
    switch self {
    case .no: 0
    case .yes: 1
    case .unknown: 2
    }
  }
}

/// Answering a question for all rows of a register at once, column by column.
///
/// Each shape of question that columns can answer has its loop; all others are asked row by row, and
/// only of rows that are still open. A test holds both ways against each other.
extension Run {
  /// The answers of all slots; those of dead slots mean nothing.
  func mask(_ node: Node, _ table: Table, _ scope: Scope, open: Mask? = nil) -> Mask {
    switch node.form {
    case .and(let parts):
      // Whether a row is still open says nothing about this part's own answer.
      var answers =
        open?.map { $0 == 0 ? 0 : 1 } ?? Mask(repeating: 1, count: table.source.slots)
      var isFirst = true
      for part in Self.byCost(parts) {
        let next = mask(part, table, scope, open: answers)
        if isFirst, open == nil {
          answers = next
        } else {
          Self.and(&answers, next)
        }
        isFirst = false
      }
      return answers
    case .or(let parts):
      var answers = Mask(repeating: 0, count: table.source.slots)
      var open = open
      for (place, part) in Self.byCost(parts).enumerated() {
        Self.or(&answers, mask(part, table, scope, open: open))
        // Of rows that pass already nothing more is asked.
        guard place < parts.count - 1, answers.contains(1) else { continue }
        var left = open ?? Mask(repeating: 1, count: answers.count)
        for slot in left.indices where answers[slot] == 1 { left[slot] = 0 }
        open = left
      }
      return answers
    case .not(let part):
      var answers = mask(part, table, scope, open: open)
      for slot in answers.indices { answers[slot] = answers[slot] == 2 ? 2 : 1 - answers[slot] }
      return answers
    default: return leaf(node, table, scope, open)
    }
  }

  private static func and(_ left: inout Mask, _ right: Mask) {
    for slot in left.indices {
      let (one, other) = (left[slot], right[slot])
      left[slot] = one == 0 || other == 0 ? 0 : one | other == 1 ? 1 : 2
    }
  }

  private static func or(_ left: inout Mask, _ right: Mask) {
    for slot in left.indices {
      let (one, other) = (left[slot], right[slot])
      left[slot] = one == 1 || other == 1 ? 1 : one | other == 0 ? 0 : 2
    }
  }

  /// Questions that columns answer come first, so that the others are asked of fewer rows.
  private static func byCost(_ parts: [Node]) -> [Node] {
    func cost(_ node: Node) -> Int {
      switch node.form {
      case .oneOf, .compare, .constant, .field: 0
      case .contains, .names, .within, .placed, .not, .and, .or: 1
      case .word: 2
      default: 3
      }
    }
    return parts.enumerated().sorted {
      (cost($0.element), $0.offset) < (cost($1.element), $1.offset)
    }.map(\.element)
  }

  private func leaf(_ node: Node, _ table: Table, _ scope: Scope, _ open: Mask?) -> Mask {
    let slots = table.source.slots
    let depends = scope == .this ? node.usesThis : node.usesRow
    if !depends {
      return Mask(repeating: truth(node, Frame(this: .none)).code, count: slots)
    }
    if let field = codedField(node, scope) { return codedMask(node, field, table, scope) }
    switch node.form {
    case .field(scope, let field) where field.kind.isComputed:
      return computedMask(field, table) ?? slowMask(node, table, scope, open)
    case .compare(let comparison, let left, let right):
      return comparedMask(comparison, left, right, table, scope)
        ?? slowMask(node, table, scope, open)
    case .contains(let part, let words):
      if case .field(scope, let field) = part.form, let column = table.column(field),
        let mask = containsMask(column, words)
      {
        return mask
      }
      return slowMask(node, table, scope, open)
    case .within(let part, let place):
      return eitherMask(part, table, scope, open) {
        Node(.within($0, place), node.type, node.range)
      }
        ?? slowMask(node, table, scope, open)
    case .placed(let part, let place):
      return eitherMask(part, table, scope, open) {
        Node(.placed($0, place), node.type, node.range)
      }
        ?? slowMask(node, table, scope, open)
    case .word(let word, let hidden): return wordMask(word, table, open, without: hidden)
    case .call(.missing, let arguments):
      if case .field(scope, let field) = arguments[0].form, let column = table.column(field) {
        return missingMask(column)
      }
      return slowMask(node, table, scope, open)
    default: return slowMask(node, table, scope, open)
    }
  }

  /// A test of one value or, where that is missing, of another: each is asked by itself, the second of
  /// the rows that lack the first, so that columns can answer both.
  ///
  /// - Returns: `nil` where the part is one value alone.
  private func eitherMask(
    _ part: Node,
    _ table: Table,
    _ scope: Scope,
    _ open: Mask?,
    _ test: (Node) -> Node
  ) -> Mask? {
    guard case .otherwise(let first, let second) = part.form else { return nil }
    var left = mask(Node(.call(.missing, [first]), .truth, part.range), table, scope, open: open)
    for slot in left.indices where left[slot] == 2 || open.map({ $0[slot] == 0 }) ?? false {
      left[slot] = 0
    }
    var answers = mask(test(first), table, scope, open: open)
    guard left.contains(1) else { return answers }
    let others = mask(test(second), table, scope, open: left)
    for slot in left.indices where left[slot] == 1 { answers[slot] = others[slot] }
    return answers
  }

  /// Row by row, of rows that are still open.
  private func slowMask(_ node: Node, _ table: Table, _ scope: Scope, _ open: Mask?) -> Mask {
    table.load(fields(node, scope))
    var answers = Mask(repeating: 0, count: table.source.slots)
    for slot in answers.indices {
      if slot & 0x3FF == 0, isCancelled() { break }
      if let open, open[slot] == 0 { continue }
      guard table.source.isLive(slot) else { continue }
      answers[slot] = truth(node, Self.frame(scope, .slot(table, slot))).code
    }
    return answers
  }

  static func frame(_ scope: Scope, _ subject: Subject) -> Frame {
    scope == .this ? Frame(this: subject) : Frame(this: .none, row: subject)
  }

  /// The stored fields of the rows that a part reads, those of aggregates excepted.
  func fields(_ node: Node, _ scope: Scope) -> [Field] {
    var found: [Field] = []
    var open = [node]
    while let next = open.popLast() {
      if case .aggregate = next.form { continue }
      if case .field(scope, let field) = next.form, !found.contains(where: { $0.id == field.id }) {
        found.append(field)
      }
      open += next.form.parts
    }
    return found
  }

  // MARK: - Fields with few different values

  /// The one field on which a part depends, where its column numbers different values.
  func codedField(_ node: Node, _ scope: Scope) -> Field? {
    var found: Field?
    var open = [node]
    while let next = open.popLast() {
      let depends = scope == .this ? next.usesThis : next.usesRow
      guard depends else { continue }
      switch next.form {
      case .field(scope, let field):
        guard found == nil || found?.id == field.id else { return nil }
        found = field
      case .this, .row, .word, .aggregate: return nil
      case .lookUp(_, _, let arguments):
        guard arguments.count > 1 else { return nil }
        open += arguments
      default: open += next.form.parts
      }
    }
    guard let found, found.id != Names.id.id else { return nil }
    switch found.kind {
    case .choice, .choices, .texts, .flag, .reference, .references, .duration: return found
    default: return nil
    }
  }

  /// Asks once for each different value.
  private func codedMask(_ node: Node, _ field: Field, _ table: Table, _ scope: Scope) -> Mask {
    guard let column = table.column(field), case .codes(let codes, _, let outcomes) = column.cells
    else { return slowMask(node, table, scope, nil) }
    var answers = [UInt8](repeating: 3, count: outcomes.count + 1)
    var mask = Mask(repeating: 0, count: codes.count)
    for slot in mask.indices {
      let code = Int(codes[slot]) + 1
      var answer = answers[code]
      if answer == 3 {
        guard table.source.isLive(slot) else { continue }
        answer = truth(node, Self.frame(scope, .slot(table, slot))).code
        answers[code] = answer
      }
      mask[slot] = answer
    }
    return mask
  }

  // MARK: - Computed fields

  /// A computed question is asked as its expression, of all rows at once.
  private func computedMask(_ field: Field, _ table: Table) -> Mask? {
    guard case .flag = field.shownKind, computing < 40 else { return nil }
    if let known = table.masks[field.id] { return known }
    guard let expression = try? cache.computation(field, of: table.register.id) else { return nil }
    computing += 1
    defer { computing -= 1 }
    let mask = mask(expression.root, table, .this)
    if !isCancelled() { table.masks[field.id] = mask }
    return mask
  }

  // MARK: - Comparisons

  private func comparedMask(
    _ comparison: Comparison,
    _ left: Node,
    _ right: Node,
    _ table: Table,
    _ scope: Scope
  ) -> Mask? {
    func column(_ node: Node) -> Column? {
      guard case .field(scope, let field) = node.form, Column.fits(field) else { return nil }
      switch field.kind {
      case .integer, .number, .money, .area, .percent, .year, .date, .text:
        return table.column(field)
      default: return nil
      }
    }
    func isConstant(_ node: Node) -> Bool { scope == .this ? !node.usesThis : !node.usesRow }
    if let first = column(left), isConstant(right) {
      return comparedMask(comparison, first, outcome(right, Frame(this: .none)))
    }
    if let second = column(right), isConstant(left) {
      return comparedMask(comparison.mirrored, second, outcome(left, Frame(this: .none)))
    }
    guard let first = column(left), let second = column(right),
      case .days(let one) = first.cells, case .days(let other) = second.cells
    else { return nil }
    var mask = Mask(repeating: 2, count: one.count)
    for slot in mask.indices
    where one[slot] > Column.Mark.oddDay && other[slot] > Column.Mark.oddDay {
      mask[slot] = Self.holds(comparison, one[slot], other[slot]) ? 1 : 0
    }
    return mask
  }

  private static func holds<Value: Comparable>(
    _ comparison: Comparison,
    _ left: Value,
    _ right: Value
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  private func comparedMask(
    _ comparison: Comparison,
    _ column: Column,
    _ constant: Outcome
  ) -> Mask? {
    switch (column.cells, constant) {
    case (_, .missing), (_, .unknown):
      return nil
    case (.days(let days), .day(let day)):
      let wanted = Int32(day.number)
      var mask = Mask(repeating: 2, count: days.count)
      for slot in mask.indices where days[slot] > Column.Mark.oddDay {
        mask[slot] = Self.holds(comparison, days[slot], wanted) ? 1 : 0
      }
      return mask
    case (.numbers(let units, let scales), .number(var quantity)):
      if case .percent = column.field.kind { quantity = quantity * Quantity(100) }
      guard let bounds = NumberBounds(quantity) else { return nil }
      var mask = Mask(repeating: 2, count: units.count)
      for slot in mask.indices where scales[slot] < Column.Mark.oddScale {
        mask[slot] = bounds.holds(comparison, units[slot], Int(scales[slot])) ? 1 : 0
      }
      return mask
    case (.texts(_, let lengths, let bytes), .text(let text)) where !comparison.isOrder:
      let wanted = Array(text.utf8)
      let span = bytes.span
      var mask = Mask(repeating: 2, count: lengths.count)
      for slot in mask.indices {
        guard let place = column.place(of: slot) else { continue }
        var isEqual = place.count == wanted.count
        var index = 0
        while isEqual, index < wanted.count {
          isEqual = span[place.lowerBound + index] == wanted[index]
          index += 1
        }
        mask[slot] = isEqual == (comparison == .equal) ? 1 : 0
      }
      return mask
    default: return nil
    }
  }

  // MARK: - Texts

  private func containsMask(_ column: Column, _ words: [String]) -> Mask? {
    guard case .texts(let starts, let lengths, let bytes) = column.cells else { return nil }
    let searches = words.map { FoldedSearch(Array($0.utf8)) }
    let span = bytes.span
    var mask = Mask(repeating: 2, count: lengths.count)
    for slot in mask.indices {
      if slot & 0xFFFF == 0, isCancelled() { break }
      guard lengths[slot] >= 0 else { continue }
      let place = starts[slot]..<(starts[slot] + Int(lengths[slot]))
      mask[slot] = searches.contains { $0.isIn(span, place) } ? 1 : 0
    }
    return mask
  }

  private func wordMask(
    _ word: String,
    _ table: Table,
    _ open: Mask?,
    without hidden: Set<String>
  ) -> Mask {
    let bytes = Array(word.utf8)
    let search = FoldedSearch(bytes)
    var mask = Mask(repeating: 0, count: table.source.slots)
    var seen = 0
    table.source.forEachRow { slot, line in
      seen += 1
      if seen & 0x3FFF == 0, isCancelled() { return false }
      if seen & 0xFFFF == 0 { progress(Double(seen) / Double(max(seen, table.source.count))) }
      if let open, open[slot] == 0 { return true }
      guard search.isIn(row: line) else { return true }
      // What matched may be what is hidden.
      let isShown =
        hidden.isEmpty
        || table.record(at: slot).map { TextSearch.holds($0, word: bytes, without: hidden) }
          ?? false
      if isShown { mask[slot] = 1 }
      return true
    }
    return mask
  }

  private func missingMask(_ column: Column) -> Mask {
    switch column.cells {
    case .numbers(_, let scales): scales.map { $0 == Column.Mark.missingScale ? 1 : 0 }
    case .days(let days): days.map { $0 == Column.Mark.missingDay ? 1 : 0 }
    case .codes(let codes, _, _): codes.map { $0 == Column.Mark.missingCode ? 1 : 0 }
    case .texts(_, let lengths, _): lengths.map { $0 == Column.Mark.missingText ? 1 : 0 }
    }
  }
}

/// A number against which whole digits of any scale are compared exactly.
private struct NumberBounds {
  /// By scale: the number with so many decimals, rounded down, and whether nothing was lost.
  private var floors: [Int64] = []
  private var isExact: [Bool] = []

  init?(_ quantity: Quantity) {
    guard quantity.isExact else { return nil }
    for scale in 0...18 {
      guard let scaled = quantity.scaledFloor(scale) else { return nil }
      floors.append(scaled.floor)
      isExact.append(scaled.isExact)
    }
  }

  func holds(_ comparison: Comparison, _ units: Int64, _ scale: Int) -> Bool {
    let floor = floors[scale]
    return switch comparison {
    case .equal: isExact[scale] && units == floor
    case .unequal: !(isExact[scale] && units == floor)
    case .less: isExact[scale] ? units < floor : units <= floor
    case .lessOrEqual: units <= floor
    case .greater: units > floor
    case .greaterOrEqual: isExact[scale] ? units >= floor : units > floor
    }
  }
}
