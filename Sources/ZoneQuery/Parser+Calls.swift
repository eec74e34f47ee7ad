import ZoneModel

extension Parser {
  /// An aggregate or a function, if the word names one.
  mutating func call(_ expected: ValueType?) throws(ExpressionError) -> Node? {
    let name = next
    // `year (` with a space may be a field before a bracket; in a filter that is always so.
    if after.isApart, isFilterTop { return nil }
    if let kind = Vocabulary.aggregate(name.text) {
      _ = take()
      _ = take()
      return try aggregate(kind, name)
    }
    guard let function = Vocabulary.function(name.text) else {
      if after.isApart { return nil }
      throw ExpressionError(
        name.range,
        Phrase("no function “\(name.text)”", "没有函数“\(name.text)”"),
        nearest: Nearest.names(to: name.text, among: Vocabulary.calls)
      )
    }
    _ = take()
    _ = take()
    return try call(function, name, expected)
  }

  // MARK: - Aggregates

  private mutating func aggregate(
    _ kind: AggregateKind,
    _ name: Token
  ) throws(ExpressionError) -> Node {
    try enter()
    let word = try word()
    guard let target = Names.register(word.text, in: registry) else {
      throw ExpressionError(
        word.range,
        Phrase("no register “\(word.text)”", "没有登记册“\(word.text)”"),
        nearest: Nearest.names(to: word.text, among: registry.registers.map(\.id))
      )
    }
    let link = try link(to: target, word)
    rows.append(target)
    let condition = takes(.where) ? try truth(expression()) : nil
    let value = takes(.comma) ? try expression() : nil
    let order = takes(.order) ? try order() : []
    rows.removeLast()
    let end = next.range.upperBound
    try expectClose()
    let type = try type(of: kind, name, value, order)
    let aggregate = Aggregate(
      kind: kind,
      register: target.id,
      link: link,
      condition: condition,
      value: value,
      order: order
    )
    return Node(.aggregate(aggregate), type, name.range.lowerBound..<end)
  }

  /// What the first or last row is found by: one value, or several with commas between.
  private mutating func order() throws(ExpressionError) -> [Node] {
    var order = [try value(nil)]
    while takes(.comma) { order.append(try value(nil)) }
    return order
  }

  private mutating func link(to target: Register, _ word: Token) throws(ExpressionError) -> Field? {
    guard takes(.of) else { return nil }
    let this = next
    guard takes(.this) else { throw failure(next, expected: Phrase("“this”", "“本记录”")) }
    guard let register else {
      throw ExpressionError(this.range, Phrase("there is no “this” here", "此处没有“本记录”"))
    }
    let candidates = target.fields.filter {
      $0.kind.targets.contains(register.id) || $0.kind.targets.contains(Register.any)
    }
    if takes(.by) {
      let name = try self.word()
      guard let field = Names.field(name.text, in: target),
        candidates.contains(where: { $0.id == field.id })
      else {
        throw ExpressionError(
          name.range,
          Phrase(
            "“\(name.text)” does not refer to \(register.label.en)",
            "“\(name.text)”不引用\(register.label.zh)"
          ),
          nearest: candidates.map(\.id)
        )
      }
      return field
    }
    guard let field = candidates.first else {
      throw ExpressionError(
        word.range,
        Phrase(
          "\(target.label.en) do not refer to \(register.label.en)",
          "\(target.label.zh)不引用\(register.label.zh)"
        )
      )
    }
    guard candidates.count == 1 else {
      throw ExpressionError(
        word.range.lowerBound..<this.range.upperBound,
        Phrase(
          "several fields refer to \(register.label.en); say which with “by”",
          "有多个字段引用\(register.label.zh)，请用“by”注明"
        ),
        nearest: candidates.map(\.id)
      )
    }
    return field
  }

  private func type(
    of kind: AggregateKind,
    _ name: Token,
    _ value: Node?,
    _ order: [Node]
  ) throws(ExpressionError) -> ValueType {
    if let order = order.first, kind != .first, kind != .last {
      throw ExpressionError(
        order.range,
        Phrase("“order” goes with first and last", "“order”只用于首个和末个")
      )
    }
    if let order = order.first(where: { !$0.type.isOrdered }) {
      throw ExpressionError(
        order.range,
        Phrase("\(order.type.name.en) has no order", "\(order.type.name.zh)没有先后顺序")
      )
    }
    func needed() throws(ExpressionError) -> Node {
      guard let value else {
        throw ExpressionError(
          name.range,
          Phrase("“\(name.text)” needs a value behind a comma", "“\(name.text)”须在逗号后给出一个值")
        )
      }
      return value
    }
    switch kind {
    case .count:
      guard let value else { return .number(.plain) }
      throw ExpressionError(
        value.range,
        Phrase("“count” takes no value; use distinct or sum", "“count”不带值，可用 distinct 或 sum")
      )
    case .distinct:
      _ = try needed()
      return .number(.plain)
    case .sum, .avg:
      let value = try needed()
      switch value.type {
      case .number, .any: return value.type
      default: throw failure(value, expected: Phrase("a number", "数值"))
      }
    case .min, .max:
      let value = try needed()
      guard value.type.isOrdered else {
        throw ExpressionError(
          value.range,
          Phrase("\(value.type.name.en) has no order", "\(value.type.name.zh)没有先后顺序")
        )
      }
      return value.type
    case .any, .all:
      if kind == .all { _ = try needed() }
      if let value { _ = try truth(value) }
      return .truth
    case .first, .last: return try needed().type
    }
  }

  private func failure(_ node: Node, expected: Phrase) -> ExpressionError {
    ExpressionError(
      node.range,
      Phrase(
        "expected \(expected.en), found \(node.type.name.en)",
        "此处应为\(expected.zh)，而不是\(node.type.name.zh)"
      )
    )
  }

  // MARK: - Functions

  private mutating func call(
    _ function: Function,
    _ name: Token,
    _ expected: ValueType?
  ) throws(ExpressionError) -> Node {
    try enter()
    var word: Token?
    var arguments: [Node] = []
    if function == .setting || function == .reading || function == .annuity {
      word = try self.word()
      while takes(.comma) { arguments.append(try keyArgument(function, arguments.count)) }
    } else if next.kind != .close {
      repeat {
        let hint = arguments.first?.type.element
        arguments.append(try expression(function == .only || function == .includes ? hint : nil))
      } while takes(.comma)
    }
    let end = next.range.upperBound
    try expectClose()
    let range = name.range.lowerBound..<end
    let count = arguments.count + (word == nil ? 0 : 1)
    guard function.arguments.contains(count) else {
      throw ExpressionError(
        range,
        Phrase(
          "“\(name.text)” takes \(Self.count(function.arguments)) values, not \(count)",
          "“\(name.text)”须有 \(Self.count(function.arguments)) 个参数，而不是 \(count) 个"
        )
      )
    }
    if function == .annuity, let word {
      return try annuity(word, arguments, range)
    }
    if let word {
      let type: ValueType = function == .reading ? .number(.plain) : expected ?? .any
      return Node(.lookUp(function, word.text, arguments), type, range)
    }
    for (place, argument) in arguments.enumerated() {
      arguments[place] = try checked(argument, place, of: function, first: arguments[0])
    }
    return Node(.call(function, arguments), result(function, arguments), range)
  }

  /// The key of a setting is a word; the year and the zone of a reading are values.
  private mutating func keyArgument(
    _ function: Function,
    _ place: Int
  ) throws(ExpressionError) -> Node {
    if function == .setting, next.kind == .word, after.kind == .comma || after.kind == .close,
      (rows.last ?? register).flatMap({ Names.field(next.text, in: $0) }) == nil,
      !next.text.contains("."), Vocabulary.word(next.text) != .this
    {
      let word = take()
      return Node(.constant(.text(word.text)), .text, word.range)
    }
    return try expression(function == .reading && place == 1 ? .record(["zones"]) : nil)
  }

  private static func count(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  private func checked(
    _ node: Node,
    _ place: Int,
    of function: Function,
    first: Node
  ) throws(ExpressionError) -> Node {
    let type = node.type
    if type == .any { return node }
    switch function {
    case .years, .months, .days, .workingDays, .provisional, .year, .age:
      if type != .day { throw failure(node, expected: Phrase("a date", "日期")) }
    case .workingDay:
      if place == 0, type != .day { throw failure(node, expected: Phrase("a date", "日期")) }
      if place == 1, type != .number(.plain) {
        throw failure(node, expected: Phrase("a number", "数值"))
      }
    case .lower, .letters, .clause:
      if type != .text { throw failure(node, expected: Phrase("a text", "文本")) }
    case .abs, .round:
      guard case .number = type else { throw failure(node, expected: Phrase("a number", "数值")) }
    case .larger, .smaller:
      guard type.isOrdered, first.type.joined(with: type) != nil else {
        throw failure(node, expected: first.type.name)
      }
    case .includes, .only:
      if place == 0 { return try list(node) }
      if case .constant(.text(let text)) = node.form, case .choice(let set) = first.type.element {
        let token = Token(kind: .text, text: text, range: node.range, isApart: true)
        return Node(.constant(.choice(try choice(token, in: set))), first.type.element, node.range)
      }
      guard first.type.element.joined(with: type) != nil else {
        throw failure(node, expected: first.type.element.name)
      }
    case .common:
      _ = try list(node)
      guard first.type.joined(with: type) != nil else {
        throw failure(node, expected: first.type.name)
      }
    case .inUnit:
      if place == 0, type != .number(.plain) {
        throw failure(node, expected: Phrase("a number", "数值"))
      }
      if place > 0, type != .text { throw failure(node, expected: Phrase("a text", "文本")) }
    case .missing, .unknown, .setting, .reading, .annuity: break
    }
    return node
  }

  private func list(_ node: Node) throws(ExpressionError) -> Node {
    guard node.type.isList else { throw failure(node, expected: Phrase("a set or list", "集合或列表")) }
    return node
  }

  private func result(_ function: Function, _ arguments: [Node]) -> ValueType {
    switch function {
    case .years, .months, .days, .workingDays, .year, .age, .inUnit: .number(.plain)
    case .workingDay: .day
    case .lower, .letters, .clause: .text
    case .abs, .round: arguments[0].type
    case .larger, .smaller: arguments[0].type.joined(with: arguments[1].type) ?? arguments[0].type
    case .missing, .unknown, .includes, .only, .common, .provisional: .truth
    case .setting, .reading, .annuity: .any
    }
  }
}
