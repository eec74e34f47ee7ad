import ZoneModel

extension Parser {
  /// A value: products with `+` and `-` between them.
  mutating func value(_ expected: ValueType?) throws(ExpressionError) -> Node {
    var left = try product(expected)
    while next.kind == .arithmetic, next.text == "+" || next.text == "-" {
      let sign = take()
      let right = try product(nil)
      left = try sum(left, right, sign)
    }
    return left
  }

  private mutating func product(_ expected: ValueType?) throws(ExpressionError) -> Node {
    var left = try operand(expected)
    while next.kind == .arithmetic, ["*", "/", "×", "÷"].contains(next.text) {
      let sign = take()
      let right = try operand(nil)
      left = try product(left, right, sign)
    }
    return left
  }

  private mutating func operand(_ expected: ValueType?) throws(ExpressionError) -> Node {
    let first = try atom(expected)
    guard takes(.arithmetic, "??") else { return first }
    depth += 1
    guard depth <= Self.maximumDepth else { throw failure(next, expected: Phrase("less", "更短的式子")) }
    let second = try operand(first.type)
    depth -= 1
    guard let type = first.type.joined(with: second.type) else {
      throw ExpressionError(
        span(first, second),
        Phrase(
          "“??” needs values of one kind, not \(first.type.name.en) and \(second.type.name.en)",
          "“??”两边须为同类值，而不是\(first.type.name.zh)和\(second.type.name.zh)"
        )
      )
    }
    return Node(.otherwise(first, second), type, span(first, second))
  }

  // MARK: - Arithmetic

  private func sum(_ left: Node, _ right: Node, _ sign: Token) throws(ExpressionError) -> Node {
    let range = span(left, right)
    let adds = sign.text == "+"
    func made(_ type: ValueType) -> Node {
      Node(adds ? .plus(left, right) : .minus(left, right), type, range)
    }
    switch (left.type, right.type) {
    case (.number, .number):
      try checkUnits(left, right)
      if let type = left.type.joined(with: right.type) { return made(type) }
    case (.any, .number), (.number, .any), (.any, .any): return made(.any)
    case (.day, .span), (.any, .span): return made(.day)
    case (.span, .day) where adds: return made(.day)
    case (.span, .span): return made(.span)
    case (.day, .day) where !adds: return made(.span)
    case (.day, .any): return made(.day)
    default: break
    }
    throw ExpressionError(
      range,
      Phrase(
        "“\(sign.text)” does not go with \(left.type.name.en) and \(right.type.name.en)",
        "“\(sign.text)”不能用于\(left.type.name.zh)和\(right.type.name.zh)"
      )
    )
  }

  private func product(_ left: Node, _ right: Node, _ sign: Token) throws(ExpressionError) -> Node {
    let range = span(left, right)
    let multiplies = sign.text == "*" || sign.text == "×"
    func made(_ type: ValueType) -> Node {
      Node(multiplies ? .times(left, right) : .divided(left, right), type, range)
    }
    switch (left.type, right.type) {
    case (.number(let one), .number(let other)):
      if one == other { return made(.number(one == .percent && multiplies ? .percent : .plain)) }
      if other == .plain || other == .percent {
        return made(
          .number(one == .plain ? (multiplies ? other == .percent ? .plain : other : .plain) : one)
        )
      }
      if multiplies, one == .plain || one == .percent { return made(.number(other)) }
      return made(.number(.plain))
    case (.any, .number), (.number, .any), (.any, .any): return made(.any)
    case (.span, .number(.plain)): return made(.span)
    case (.number(.plain), .span) where multiplies: return made(.span)
    default:
      throw ExpressionError(
        range,
        Phrase(
          "“\(sign.text)” does not go with \(left.type.name.en) and \(right.type.name.en)",
          "“\(sign.text)”不能用于\(left.type.name.zh)和\(right.type.name.zh)"
        )
      )
    }
  }

  // MARK: - Atoms

  private mutating func atom(_ expected: ValueType?) throws(ExpressionError) -> Node {
    let token = next
    switch token.kind {
    case .open:
      _ = take()
      try enter()
      let inner = try expression(expected)
      try expectClose()
      return inner
    case .text:
      _ = take()
      return Node(.constant(.text(token.text)), .text, token.range)
    case .word: return try wordAtom(expected)
    case .comma, .close, .sign, .arithmetic, .end:
      throw failure(token, expected: Phrase("a value", "一个值"))
    }
  }

  private mutating func wordAtom(_ expected: ValueType?) throws(ExpressionError) -> Node {
    let token = next
    if isNext(.if) { return try condition(expected) }
    if after.kind == .open, !isWord(token, .and, .or, .not, .within, .this) {
      if let call = try call(expected) { return call }
    }
    _ = take()
    let characters = Array(token.text)
    if let amount = UnitAmount(characters, beside: expected) {
      if case .span = amount.outcome { return Node(.constant(amount.outcome), .span, token.range) }
      return Node(.constant(amount.outcome), .number(amount.unit), token.range)
    }
    if let date = DateWord(characters) { return Self.node(date, token.range) }
    if let word = Vocabulary.word(token.text), word != .this,
      rowField(token.text) == nil
    {
      throw failure(token, expected: Phrase("a value", "一个值"))
    }
    return try name(token, expected)
  }

  static func node(_ date: DateWord, _ range: Range<Int>) -> Node {
    if let day = date.day { return Node(.constant(.day(date.offset.after(day))), .day, range) }
    return Node(.today(date.offset), .day, range)
  }

  private mutating func condition(_ expected: ValueType?) throws(ExpressionError) -> Node {
    let start = take().range.lowerBound
    try enter()
    let test = try truth(expression())
    guard takes(.then) else { throw failure(next, expected: Phrase("“then”", "“那么”")) }
    let yes = try expression(expected)
    guard takes(.else) else {
      // Without it there is no value where the test fails.
      depth -= 1
      let end = yes.range.upperBound
      let none = Node(.constant(.missing), yes.type, end..<end)
      return Node(.condition(test, yes, none), yes.type, start..<end)
    }
    let no = try expression(expected ?? yes.type)
    depth -= 1
    guard let type = yes.type.joined(with: no.type) else {
      throw ExpressionError(
        span(yes, no),
        Phrase(
          "“then” and “else” give different kinds: \(yes.type.name.en) and \(no.type.name.en)",
          "“那么”与“否则”的值类型不同：\(yes.type.name.zh)和\(no.type.name.zh)"
        )
      )
    }
    return Node(.condition(test, yes, no), type, start..<no.range.upperBound)
  }

  // MARK: - Names

  private func rowField(_ name: String) -> Field? {
    (rows.last ?? register).flatMap { Names.field(name, in: $0) }
  }

  /// A path of names, or what a name means beside a value of a type.
  private func name(_ token: Token, _ expected: ValueType?) throws(ExpressionError) -> Node {
    var parts = token.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var start = token.range.lowerBound
    if let first = parts.first, Vocabulary.word(first) == .this {
      guard let register else {
        throw ExpressionError(token.range, Phrase("there is no “this” here", "此处没有“本记录”"))
      }
      parts.removeFirst()
      start += first.count + 1
      let this = Node(.this, .record([register.id]), token.range)
      guard let name = parts.first else { return this }
      parts.removeFirst()
      let range = start..<(start + name.count)
      let field = try field(name, in: register, range)
      return try path(parts, from: Node(.field(.this, field), ValueType(field.kind), range))
    }
    if let row = rows.last, let first = parts.first, Vocabulary.isRow(first),
      Names.field(first, in: row) == nil
    {
      let range = start..<(start + first.count)
      parts.removeFirst()
      return try path(parts, from: Node(.row, .record([row.id]), range))
    }
    let name = parts.removeFirst()
    let scope: Scope = rows.isEmpty ? .this : .row
    let range = start..<(start + name.count)
    if let home = rows.last ?? register, let field = Names.field(name, in: home) {
      return try path(parts, from: Node(.field(scope, field), ValueType(field.kind), range))
    }
    if let meant = try meaning(of: token, beside: expected) { return meant }
    guard let home = rows.last ?? register else {
      throw ExpressionError(range, Phrase("no name “\(name)” here", "此处没有名称“\(name)”"))
    }
    // What a person types may be short; what is declared names its fields in full.
    if mode == .filter, expected == nil, let field = Names.fieldByPart(of: name, in: home) {
      return try path(parts, from: Node(.field(scope, field), ValueType(field.kind), range))
    }
    _ = try field(name, in: home, range)
    throw failure(token, expected: Phrase("a field", "字段"))
  }

  /// What a word means where it stands beside a value: a choice, yes or no, or a record.
  private func meaning(
    of token: Token,
    beside type: ValueType?
  ) throws(ExpressionError) -> Node? {
    guard let type else { return nil }
    switch type.element {
    case .choice(let set):
      if Names.choice(token.text, in: set, byStart: mode == .filter) == nil,
        let home = rows.last ?? register,
        Names.nearestChoices(token.text, in: set).isEmpty,
        !Names.nearestFields(token.text, in: home).isEmpty
      {
        return nil
      }
      return Node(.constant(.choice(try choice(token, in: set))), type.element, token.range)
    case .truth:
      return Vocabulary.truth(token.text).map {
        Node(.constant(.truth($0)), .truth, token.range)
      }
    case .record(let targets):
      return Node(
        .named(token.text, targets, byName: mode == .filter),
        type.element,
        token.range
      )
    case .text:
      throw ExpressionError(
        token.range,
        Phrase(
          "no field “\(token.text)”; a text stands in quotes: \"\(token.text)\"",
          "没有字段“\(token.text)”；文本须加引号：\"\(token.text)\""
        ),
        nearest: (rows.last ?? register).map { Names.nearestFields(token.text, in: $0) } ?? []
      )
    case .any: return Node(.constant(.text(token.text)), .any, token.range)
    case .number, .day:
      guard token.text.first?.isNumber == true else { return nil }
      throw failure(token, expected: Self.example(of: type.element))
    default: return nil
    }
  }

  /// What a number or a day may look like.
  static func example(of type: ValueType) -> Phrase {
    switch type {
    case .number(.money): Phrase("an amount such as 1.5亿, 217k or 4.6bn", "金额，例如 1.5亿、120万元")
    case .number(.area): Phrase("an area such as 120m2, 15mu or 2ha", "面积，例如 120㎡、15亩")
    case .number(.percent): Phrase("a percentage such as 5%", "百分比，例如 5%")
    case .number: Phrase("a number such as 36 or 1.5万", "数值，例如 36、1.5万")
    default: Phrase("a date such as 2026-11-20 or 2026/11/20", "日期，例如 2026-11-20、2026年11月20日")
    }
  }

  private func field(
    _ name: String,
    in register: Register,
    _ range: Range<Int>
  ) throws(ExpressionError) -> Field {
    if let field = Names.field(name, in: register) { return field }
    let near = Names.nearestFields(name, in: register)
    throw ExpressionError(
      range,
      Phrase(
        "\(register.label.en) have no field “\(name)”",
        "\(register.label.zh)没有字段“\(name)”"
      ),
      nearest: near,
      labels: ExpressionError.labels(near) { register[field: $0]?.label }
    )
  }

  /// The fields of the records that a reference names, name by name.
  private func path(_ names: [String], from first: Node) throws(ExpressionError) -> Node {
    var node = first
    for name in names {
      let range = (node.range.upperBound + 1)..<(node.range.upperBound + 1 + name.count)
      guard case .record(let targets) = node.type.element else {
        throw ExpressionError(
          range,
          Phrase(
            "“.\(name)” needs a record before it, not \(node.type.name.en)",
            "“.\(name)”之前须为记录，而不是\(node.type.name.zh)"
          )
        )
      }
      let registers =
        targets.contains(Register.any)
        ? registry.registers : targets.compactMap { registry[$0] }
      var fields: [String: Field] = [:]
      var type: ValueType?
      for register in registers {
        guard let field = Names.field(name, in: register) else { continue }
        let next = ValueType(field.kind)
        guard let joined = type.map({ $0.joined(with: next) }) ?? next else { continue }
        fields[register.id] = field
        type = joined
      }
      guard let type, let field = fields.values.first else {
        guard let register = registers.first else {
          throw ExpressionError(
            range,
            Phrase(
              "no register \(targets.joined(separator: ", "))",
              "没有登记册 \(targets.joined(separator: "、"))"
            )
          )
        }
        _ = try self.field(name, in: register, range)
        throw ExpressionError(range, Phrase("no field “\(name)”", "没有字段“\(name)”"))
      }
      let result: ValueType = node.type.isList && !type.isList ? .list(type) : type
      node = Node(.member(node, field.id, fields), result, node.range.lowerBound..<range.upperBound)
    }
    return node
  }
}
