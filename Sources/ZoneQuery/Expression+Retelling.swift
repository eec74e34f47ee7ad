public import ZoneModel

extension Expression {
  /// The same expression as a person would type it in a language.
  ///
  /// In Chinese fields, choices, registers and the words of the language have their Chinese names; in
  /// English fields and choices go by their ids, as the labels have spaces. Ids of records, texts and
  /// numbers stay.
  ///
  /// - Parameters:
  ///   - language: the language.
  ///   - registry: the registers that the expression was checked against.
  /// - Returns: a text that reads as the same expression; the text as it stands where the names do not
  ///   allow one.
  public func retold(in language: Language, _ registry: Registry) -> String {
    guard let told = Retelling(self, language, registry)?.text,
      let other = try? Expression(parsing: told, in: register, registry: registry, mode: mode),
      other.fieldsInOrder == fieldsInOrder
    else { return text }
    // By their ids both must be the same: a name may mean something else where it now stands.
    let ids = Retelling(self, .en, registry)?.text
    return ids == Retelling(other, .en, registry)?.text ? told : text
  }
}

/// An expression with its names in one language.
private struct Retelling {
  private let language: Language
  private let registry: Registry
  private(set) var text = ""

  init?(_ expression: Expression, _ language: Language, _ registry: Registry) {
    self.language = language
    self.registry = registry
    var lexer = Lexer(expression.text)
    guard let tokens = try? lexer.tokens() else { return nil }
    var places = expression.named.map { (range: $0.range, text: name($0.name)) }
    let known = expression.root.placesOfValues + places.map(\.range)
    for (place, token) in tokens.enumerated() where token.kind == .word {
      let isKnown = known.contains { $0.overlaps(token.range) }
      let before = place > 0 ? tokens[place - 1] : nil
      if let word = isKnown ? today(token.text) : word(token, behind: before) {
        places.append((token.range, word))
      }
    }
    let all = Array(expression.text)
    var at = 0
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where place.range.lowerBound >= at {
      text += String(all[at..<place.range.lowerBound]) + place.text
      at = place.range.upperBound
    }
    text += String(all[at...])
  }

  private func name(_ name: Expression.Named) -> String {
    switch name {
    case .field(let field):
      // What every register calls `id` may be the label of another field.
      return language == .en || field.id == "id" || !Self.isPlain(field.label.zh)
        ? field.id : field.label.zh
    case .choice(let choice, let set):
      guard language == .zh, Names.choice(choice.label.zh, in: set)?.id == choice.id else {
        return choice.id
      }
      return Self.isPlain(choice.label.zh) ? choice.label.zh : "\"\(choice.label.zh)\""
    }
  }

  /// Whether a name can be typed without quotes.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber }
  }

  /// A word of the language or the name of a register; `nil` where it is neither.
  private func word(_ token: Token, behind before: Token?) -> String? {
    // What stands behind `:` and `~` is looked for as it stands.
    if before?.kind == .sign, before?.text == ":" || before?.text == "~" { return nil }
    let isNegated = token.text.first == "-" && token.text.count > 1
    let bare = isNegated ? String(token.text.dropFirst()) : token.text
    let sign = isNegated ? "-" : ""
    if before?.kind == .open, let register = Names.register(bare, in: registry) {
      let label = register.label.zh
      return sign + (language == .zh && Self.isPlain(label) ? label : register.id)
    }
    return sign + (language == .zh ? Vocabulary.inChinese(bare) : Vocabulary.inEnglish(bare))
  }

  /// A day that is counted from the present one, `today-30d`; `nil` for anything else.
  private func today(_ word: String) -> String? {
    guard let today = Vocabulary.today.first(where: { word.hasPrefix($0) }) else { return nil }
    let name = language == .zh ? Vocabulary.inChinese("today") : "today"
    return name + word.dropFirst(today.count)
  }
}

extension Node {
  /// The places of values and of words that are looked for.
  fileprivate var placesOfValues: [Range<Int>] {
    var places: [Range<Int>] = []
    var open = [self]
    while let node = open.popLast() {
      switch node.form {
      case .constant, .today, .named, .word, .lookUp: places.append(node.range)
      case .names(_, _, let ranges): places += ranges
      default: break
      }
      open += node.form.parts
    }
    return places
  }
}
