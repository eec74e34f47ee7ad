import ZoneModel

/// Reads tokens into checked nodes: one pass, since names mean something only where they stand.
struct Parser {
  let registry: Registry
  let register: Register?
  let mode: ExpressionMode
  var tokens: [Token]
  var at = 0
  /// The registers of the rows around, the innermost last; empty outside aggregates.
  var rows: [Register] = []
  /// Whether bare words are looked for in private fields, too.
  var withPrivate = true
  /// How many brackets stand around.
  var depth = 0

  /// Deeper ones are refused, so that no text exhausts the stack.
  static let maximumDepth = 50
  /// Longer ones are refused; a person's filter and a pack's rule stay far below.
  static let maximumTokens = 5000

  init(
    _ text: String,
    register: String?,
    registry: Registry,
    mode: ExpressionMode
  ) throws(ExpressionError) {
    self.registry = registry
    self.mode = mode
    var lexer = Lexer(text)
    tokens = try lexer.tokens()
    if let register {
      guard let found = registry[register] else {
        throw ExpressionError(0..<0, Phrase("no register \(register)", "没有登记册 \(register)"))
      }
      self.register = found
    } else {
      self.register = nil
    }
    guard tokens.count <= Self.maximumTokens else {
      throw ExpressionError(0..<text.count, Phrase("too long an expression", "表达式过长"))
    }
  }

  // MARK: - Tokens

  var next: Token { tokens[at] }
  var after: Token { tokens[min(at + 1, tokens.count - 1)] }

  mutating func take() -> Token {
    defer { if at < tokens.count - 1 { at += 1 } }
    return tokens[at]
  }

  mutating func takes(_ kind: Token.Kind, _ text: String? = nil) -> Bool {
    guard next.kind == kind, text == nil || next.text == text else { return false }
    _ = take()
    return true
  }

  mutating func takes(_ word: Vocabulary.Word) -> Bool {
    guard isNext(word) else { return false }
    _ = take()
    return true
  }

  func isNext(_ word: Vocabulary.Word) -> Bool {
    next.kind == .word && Vocabulary.word(next.text) == word
  }

  func isWord(_ token: Token, _ words: Vocabulary.Word...) -> Bool {
    guard token.kind == .word, let word = Vocabulary.word(token.text) else { return false }
    return words.contains(word)
  }

  /// Whether the shortenings of filters are allowed here.
  var isFilterTop: Bool { mode == .filter && depth == 0 }

  func failure(_ token: Token, expected: Phrase) -> ExpressionError {
    let found =
      token.kind == .end
      ? Phrase("the end", "结尾") : Phrase("“\(token.text)”", "“\(token.text)”")
    return ExpressionError(
      token.range,
      Phrase("expected \(expected.en), found \(found.en)", "此处应为\(expected.zh)，而不是\(found.zh)")
    )
  }

  mutating func expectClose() throws(ExpressionError) {
    guard takes(.close) else { throw failure(next, expected: Phrase("“)”", "“)”")) }
    depth -= 1
  }

  mutating func enter() throws(ExpressionError) {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw ExpressionError(next.range, Phrase("too many brackets inside each other", "括号嵌套过深"))
    }
  }

  func span(_ first: Node, _ last: Node) -> Range<Int> {
    min(
      first.range.lowerBound,
      last.range.lowerBound
    )..<max(first.range.upperBound, last.range.upperBound)
  }

  // MARK: - Whole

  mutating func whole() throws(ExpressionError) -> Node {
    if next.kind == .end {
      guard mode == .filter else { throw failure(next, expected: Phrase("an expression", "表达式")) }
      return Node(.constant(.truth(true)), .truth, 0..<0)
    }
    let node = mode == .value ? try expression() : try truth(expression())
    guard next.kind == .end else { throw unexpected(next) }
    return node
  }

  private func unexpected(_ token: Token) -> ExpressionError {
    switch token.kind {
    case .comma:
      ExpressionError(
        token.range,
        Phrase("a comma stands here without a list", "此处的逗号不在列表中")
      )
    case .word, .text:
      ExpressionError(
        token.range,
        Phrase(
          "“\(token.text)” stands here without “and” or “or” before it",
          "“\(token.text)”之前缺少“且”或“或”"
        )
      )
    default: failure(token, expected: Phrase("“and”, “or” or the end", "“且”“或”或结尾"))
    }
  }

  /// The node as a question; an error where it gives something else.
  func truth(_ node: Node) throws(ExpressionError) -> Node {
    guard node.type.isTruth else {
      throw ExpressionError(
        node.range,
        Phrase(
          "expected a question with the answer yes or no, such as a comparison; found "
            + node.type.name.en,
          "此处应为可回答是或否的条件（如比较），而不是\(node.type.name.zh)"
        )
      )
    }
    return node
  }

  // MARK: - or, and, not

  mutating func expression(_ expected: ValueType? = nil) throws(ExpressionError) -> Node {
    var parts = [try conjunction(expected)]
    while takes(.or) { parts.append(try conjunction(nil)) }
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return parts[0] }
    for part in parts { _ = try truth(part) }
    return Node(.or(parts), .truth, span(first, last))
  }

  private mutating func conjunction(_ expected: ValueType?) throws(ExpressionError) -> Node {
    var parts = [try negation(expected)]
    while true {
      if takes(.and) || takesLinkingComma() {
        parts.append(try negation(nil))
      } else if isFilterTop, startsTerm(next) {
        parts.append(try negation(nil))
      } else {
        break
      }
    }
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return parts[0] }
    for part in parts { _ = try truth(part) }
    return Node(.and(parts), .truth, span(first, last))
  }

  /// Whether a comma parts two conditions: one stands behind it, not another element of a list.
  var isLinkingComma: Bool {
    guard isFilterTop, next.kind == .comma, at + 2 < tokens.count else { return false }
    let behind = tokens[at + 2]
    return (after.kind == .word && (behind.kind == .sign || isWord(behind, .within)))
      || isWord(after, .not)
  }

  private mutating func takesLinkingComma() -> Bool {
    guard isLinkingComma else { return false }
    _ = take()
    return true
  }

  private func startsTerm(_ token: Token) -> Bool {
    switch token.kind {
    case .word: !isWord(token, .or, .and, .then, .else, .where, .order)
    case .text, .open: true
    case .arithmetic: token.text == "-"
    default: false
    }
  }

  private mutating func negation(_ expected: ValueType?) throws(ExpressionError) -> Node {
    let start = next.range.lowerBound
    guard takesNot() else { return try test(expected) }
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw ExpressionError(next.range, Phrase("too many nots", "“非”嵌套过深"))
    }
    depth -= 1
    let inner = try truth(takesNotAhead() ? nestedNegation() : test(nil))
    return Node(.not(inner), .truth, start..<inner.range.upperBound)
  }

  private func takesNotAhead() -> Bool { isNext(.not) }

  private mutating func nestedNegation() throws(ExpressionError) -> Node {
    try enter()
    let node = try negation(nil)
    depth -= 1
    return node
  }

  /// Takes `not`, or the `-` that stands for it.
  private mutating func takesNot() -> Bool {
    if isNext(.not), after.kind != .sign { return takes(.not) }
    if next.kind == .arithmetic, next.text == "-" {
      guard after.kind == .open || after.kind == .text, !after.isApart else { return false }
      _ = take()
      return true
    }
    guard next.kind == .word, next.text.count > 1, next.text.first == "-" else { return false }
    let second = next.text.dropFirst().first ?? "-"
    if ("0"..."9").contains(second), !isFilterTop { return false }
    tokens[at].text.removeFirst()
    tokens[at].range = (next.range.lowerBound + 1)..<next.range.upperBound
    return true
  }
}
