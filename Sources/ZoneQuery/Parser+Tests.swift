import ZoneModel

extension Parser {
  /// A test: a value alone, or with a comparison, `~`, `:` or `within` behind it.
  mutating func test(_ expected: ValueType?) throws(ExpressionError) -> Node {
    if isFilterTop, let word = bareWord() { return word }
    let left = try value(expected)
    if next.kind == .sign {
      let sign = take()
      switch sign.text {
      case ":": return try question(left)
      case "~": return try match(left)
      default:
        guard let comparison = Comparison(rawValue: sign.text) else {
          throw failure(sign, expected: Phrase("a comparison", "比较符号"))
        }
        return try compare(left, comparison, sign)
      }
    }
    if takes(.within) { return try within(left) }
    return left
  }

  // MARK: - Bare words

  /// A word or text that is searched for, if one stands here.
  private mutating func bareWord() -> Node? {
    let token = next
    guard token.kind == .word || token.kind == .text else { return nil }
    switch after.kind {
    case .sign, .arithmetic: return nil
    case .open where !after.isApart && token.kind == .word: return nil
    default: break
    }
    if isWord(after, .within) { return nil }
    if token.kind == .word {
      if isWord(token, .if, .this) { return nil }
      if isTruthField(token.text) { return nil }
    }
    _ = take()
    let hidden = Set(withPrivate ? [] : register?.fields.filter(\.isPrivate).map(\.id) ?? [])
    let nodes = ([token.text] + (register?.kept(token.text) ?? [])).map { text in
      Node(.word(Folding.fold(text), without: hidden), .truth, token.range)
    }
    return nodes.count == 1 ? nodes[0] : Node(.or(nodes), .truth, token.range)
  }

  private func isTruthField(_ text: String) -> Bool {
    guard let register else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 1 else {
      // A path is meant as one when its first name is a reference.
      guard let field = Names.field(String(parts[0]), in: register) else { return false }
      return !field.kind.targets.isEmpty
    }
    guard let field = Names.field(text, in: register) else { return false }
    if case .flag = field.shownKind { return true }
    return false
  }

  // MARK: - Questions

  private mutating func question(_ left: Node) throws(ExpressionError) -> Node {
    let (words, end) = try words()
    let range = left.range.lowerBound..<end
    switch left.type.element {
    case .text:
      let texts = words.map(\.text)
      let kept = texts.flatMap { text in left.textForms.compactMap { $0.kept(text) } }
      return Node(.contains(left, (texts + kept).map { Folding.fold($0) }), .truth, range)
    case .choice(let set):
      var ids: [String] = []
      for word in words { ids.append(try choice(word, in: set, or: left)) }
      return Node(.oneOf(left, ids, words.map(\.range)), .truth, range)
    case .record: return Node(.names(left, words.map(\.text), words.map(\.range)), .truth, range)
    case .truth, .any:
      return try either(words, range) { word throws(ExpressionError) in
        guard let wanted = Vocabulary.truth(word.text) else {
          throw ExpressionError(
            word.range,
            Phrase("expected yes or no", "此处应为“是”或“否”"),
            nearest: ["yes", "no"]
          )
        }
        return Node(
          .compare(.equal, left, Node(.constant(.truth(wanted)), .truth, word.range)),
          .truth,
          range
        )
      }
    case .number:
      return try either(words, range) { word throws(ExpressionError) in
        guard let amount = UnitAmount(Array(word.text), beside: left.type),
          case .number = amount.outcome
        else {
          throw failure(word, expected: Self.example(of: left.type.element))
        }
        let right = Node(.constant(amount.outcome), .number(amount.unit), word.range)
        try checkUnits(left, right)
        return Node(.compare(.equal, left, right), .truth, range)
      }
    case .day:
      return try either(words, range) { word throws(ExpressionError) in
        try isDuring(left, word, range)
      }
    case .span, .list:
      throw ExpressionError(
        left.range,
        Phrase(
          "“:” asks texts, choices, flags, references, numbers and dates, not \(left.type.name.en)",
          "“:”用于文本、选项、是否、引用、数值和日期，不能用于\(left.type.name.zh)"
        )
      )
    }
  }

  private func either(
    _ words: [Token],
    _ range: Range<Int>,
    _ make: (Token) throws(ExpressionError) -> Node
  ) throws(ExpressionError) -> Node {
    var nodes: [Node] = []
    for word in words { nodes.append(try make(word)) }
    return nodes.count == 1 ? nodes[0] : Node(.or(nodes), .truth, range)
  }

  /// Whether a day lies in the year, the month or on the day of a word.
  private func isDuring(
    _ left: Node,
    _ word: Token,
    _ range: Range<Int>
  ) throws(ExpressionError) -> Node {
    if let date = DateWord(Array(word.text)) {
      let right = Self.node(date, word.range)
      return Node(.compare(.equal, left, right), .truth, range)
    }
    let text = word.text.hasSuffix("年") ? String(word.text.dropLast()) : word.text
    let from = Day(text + "-01-01") ?? Day(text + "-01")
    guard let from, text.count == 4 || text.count == 7 else {
      throw failure(word, expected: Phrase("a date such as 2026-11-20, 2026-11 or 2026", "日期"))
    }
    let until = from.adding(months: text.count == 4 ? 12 : 1)
    func bound(_ comparison: Comparison, _ day: Day) -> Node {
      Node(
        .compare(comparison, left, Node(.constant(.day(day)), .day, word.range)),
        .truth,
        range
      )
    }
    return Node(.and([bound(.greaterOrEqual, from), bound(.less, until)]), .truth, range)
  }

  /// The literal words behind `:`, and where they end.
  private mutating func words() throws(ExpressionError) -> ([Token], Int) {
    var words: [Token] = []
    if takes(.open) {
      try enter()
      repeat { words.append(try word()) } while takes(.comma)
      let end = next.range.upperBound
      try expectClose()
      return (words, end)
    }
    words.append(try word())
    while isFilterTop, !isLinkingComma, next.kind == .comma,
      after.kind == .word || after.kind == .text
    {
      _ = take()
      words.append(try word())
    }
    return (words, words.last?.range.upperBound ?? 0)
  }

  mutating func word() throws(ExpressionError) -> Token {
    guard next.kind == .word || next.kind == .text || next.kind == .arithmetic else {
      throw failure(next, expected: Phrase("a word", "一个词"))
    }
    return take()
  }

  /// The id of a choice that a word names; one that no choice has where new words are allowed.
  func choice(
    _ word: Token,
    in set: ChoiceSet,
    or left: Node? = nil
  ) throws(ExpressionError) -> String {
    if let choice = Names.choice(word.text, in: set, byStart: mode == .filter) { return choice.id }
    if set.isOpen { return word.text }
    throw .noChoice(word.text, in: set, word.range)
  }

  // MARK: - Matches, comparisons, within

  private mutating func match(_ left: Node) throws(ExpressionError) -> Node {
    switch left.type.element {
    case .text, .any: break
    default:
      throw ExpressionError(
        left.range,
        Phrase("“~” matches texts, not \(left.type.name.en)", "“~”用于文本，不能用于\(left.type.name.zh)")
      )
    }
    let pattern = try word()
    do {
      _ = try Regex(pattern.text)
    } catch {
      throw ExpressionError(
        pattern.range,
        Phrase("not a regular expression: \(pattern.text)", "不是有效的正则表达式：\(pattern.text)")
      )
    }
    return Node(
      .matches(left, pattern.text),
      .truth,
      left.range.lowerBound..<pattern.range.upperBound
    )
  }

  private mutating func compare(
    _ left: Node,
    _ comparison: Comparison,
    _ sign: Token
  ) throws(ExpressionError) -> Node {
    var right = try value(left.type.element)
    var left = left
    if case .constant(.text(let text)) = right.form {
      right = try literal(text, right, like: left.type.element)
    } else if case .constant(.text(let text)) = left.form {
      left = try literal(text, left, like: right.type.element)
    }
    try checkComparable(left, comparison, right, sign)
    return Node(.compare(comparison, left, right), .truth, span(left, right))
  }

  /// A text in quotes beside a choice or a reference means that choice or record.
  private func literal(
    _ text: String,
    _ node: Node,
    like type: ValueType
  ) throws(ExpressionError) -> Node {
    switch type {
    case .choice(let set):
      let token = Token(kind: .text, text: text, range: node.range, isApart: true)
      return Node(.constant(.choice(try choice(token, in: set))), type, node.range)
    case .record(let targets):
      return Node(.named(text, targets, byName: mode == .filter), type, node.range)
    default: return node
    }
  }

  private func checkComparable(
    _ left: Node,
    _ comparison: Comparison,
    _ right: Node,
    _ sign: Token
  ) throws(ExpressionError) {
    guard let type = left.type.element.joined(with: right.type.element), !right.type.isList else {
      throw ExpressionError(
        span(left, right),
        Phrase(
          "\(left.type.name.en) can't be compared with \(right.type.name.en)",
          "\(left.type.name.zh)不能与\(right.type.name.zh)比较"
        )
      )
    }
    try checkUnits(left, right)
    guard comparison.isOrder else { return }
    guard type.isOrdered, !left.type.isList else {
      throw ExpressionError(
        sign.range,
        Phrase(
          "\(left.type.name.en) has no order; only = and != compare it",
          "\(left.type.name.zh)没有先后顺序，只能用 = 或 != 比较"
        )
      )
    }
  }

  /// A percentage and a bare number are most often a slip: 5 would be 500 %.
  func checkUnits(_ left: Node, _ right: Node) throws(ExpressionError) {
    for (one, other) in [(left, right), (right, left)] {
      guard one.type == .number(.percent), other.type == .number(.plain),
        case .constant(.number(let quantity)) = other.form, !quantity.isZero
      else { continue }
      throw ExpressionError(
        other.range,
        Phrase(
          "expected a percentage, written with %",
          "此处应为带 % 的百分比"
        ),
        nearest: ["\(quantity)%"]
      )
    }
  }

  private mutating func within(_ left: Node) throws(ExpressionError) -> Node {
    guard case .record = left.type.element else {
      throw ExpressionError(
        left.range,
        Phrase(
          "only a record lies within another, not \(left.type.name.en)",
          "只有记录才能属于另一记录，而不是\(left.type.name.zh)"
        )
      )
    }
    var right = try value(left.type.element)
    if case .constant(.text(let text)) = right.form {
      right = Node(
        .named(text, Names.targets(left.type), byName: mode == .filter),
        left.type.element,
        right.range
      )
    }
    guard case .record = right.type else {
      throw ExpressionError(
        right.range,
        Phrase("expected a record, found \(right.type.name.en)", "此处应为记录，而不是\(right.type.name.zh)")
      )
    }
    return Node(.within(left, right), .truth, span(left, right))
  }
}
