public import ZoneModel

extension Expression {
  /// The expression with the names of its fields and choices in words, for people: `Until > From`;
  /// in Chinese the words of the language are Chinese, too.
  public var wording: Phrase {
    Phrase(worded(root.range, .en), worded(root.range, .zh))
  }

  /// What fails of a condition that does not hold: the whole without those of its alternatives that
  /// ask whether something is missing, because it is there.
  var failed: Node {
    guard case .or(let parts) = root.form else { return root }
    let asked = parts.filter { part in
      if case .call(.missing, _) = part.form { false } else { true }
    }
    return asked.count == 1 ? asked[0] : root
  }

  /// A part of the expression in words, as the whole is worded.
  ///
  /// Where functions are called or records named it is said in plain words.
  func wording(of part: Node, in registry: Registry, on board: any Board) -> Phrase {
    part.calls
      ? Speech(registry: registry, board: board).condition(part)
      : Phrase(worded(part.range, .en), worded(part.range, .zh))
  }

  private func worded(_ whole: Range<Int>, _ language: Language) -> String {
    let places = named.map { (range: $0.range, name: $0.name.label[language]) }
    let all = Array(text)
    let whole = whole.clamped(to: 0..<all.count)
    var words = ""
    var at = whole.lowerBound
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where place.range.lowerBound >= at && place.range.upperBound <= whole.upperBound {
      words += Self.spoken(all[at..<place.range.lowerBound], language) + place.name
      at = place.range.upperBound
    }
    words += Self.spoken(all[at..<whole.upperBound], language)
    // The place of a part in brackets ends before the bracket does.
    let lacking = words.count { $0 == "(" } - words.count { $0 == ")" }
    return words + String(repeating: ")", count: max(0, lacking))
  }

  /// What a word of the text names.
  enum Named {
    case field(Field)
    case choice(Choice, of: ChoiceSet)

    var label: Phrase {
      switch self {
      case .field(let field): field.label
      case .choice(let choice, _): choice.label
      }
    }
  }

  /// The fields and choices that are named, with the place of each name.
  var named: [(range: Range<Int>, name: Named)] {
    var places: [(range: Range<Int>, name: Named)] = []
    func add(_ id: String, of type: ValueType, at range: Range<Int>) {
      guard case .choice(let set) = type.element, let choice = set[id] else { return }
      places.append((range, .choice(choice, of: set)))
    }
    var open = [root]
    while let node = open.popLast() {
      switch node.form {
      case .field(_, let field): places.append((node.range, .field(field)))
      case .member(let part, let name, let fields):
        // The last name of a path; the names before it are the part's own.
        let field = fields[name] ?? fields.values.min { $0.label.en < $1.label.en }
        let start = min(part.range.upperBound + 1, node.range.upperBound)
        if let field { places.append((start..<node.range.upperBound, .field(field))) }
      case .oneOf(let part, let ids, let ranges):
        for (id, range) in zip(ids, ranges) { add(id, of: part.type, at: range) }
      case .constant(.choice(let id)): add(id, of: node.type, at: node.range)
      default: break
      }
      open += node.form.parts
    }
    return places
  }

  /// What stands between names, with the words of the language in the person's own.
  private static func spoken(_ characters: ArraySlice<Character>, _ language: Language) -> String {
    guard language == .zh else { return String(characters) }
    var spoken = ""
    var word = ""
    var isQuoted = false
    func said(_ word: String) -> String { Vocabulary.inChinese(word) }
    for character in characters {
      if character == "\"" { isQuoted.toggle() }
      if character.isLetter, !isQuoted {
        word.append(character)
      } else {
        spoken += said(word) + String(character)
        word = ""
      }
    }
    return spoken + said(word)
  }
}

extension Node {
  /// Whether it calls a function, looks at other records or names one.
  fileprivate var calls: Bool {
    switch form {
    case .call, .aggregate, .lookUp, .named, .names, .placed: true
    default: form.parts.contains(where: \.calls)
    }
  }
}
