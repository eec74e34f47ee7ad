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
  /// Where functions are called it is said in plain words.
  func wording(of part: Node, in registry: Registry) -> Phrase {
    part.calls
      ? Speech(registry: registry).condition(part)
      : Phrase(worded(part.range, .en), worded(part.range, .zh))
  }

  private func worded(_ whole: Range<Int>, _ language: Language) -> String {
    var places: [(range: Range<Int>, name: String)] = []
    var open = [root]
    while let node = open.popLast() {
      switch node.form {
      case .field(_, let field): places.append((node.range, field.label[language]))
      case .member(let part, let name, let fields):
        // The last name of a path; the names before it are the part's own.
        let label = fields[name]?.label ?? fields.values.first?.label ?? Phrase(same: name)
        let start = min(part.range.upperBound + 1, node.range.upperBound)
        places.append((start..<node.range.upperBound, label[language]))
      case .oneOf(let part, let ids, let ranges):
        guard case .choice(let set) = part.type.element else { break }
        for (id, range) in zip(ids, ranges) {
          if let label = set[id]?.label { places.append((range, label[language])) }
        }
      default: break
      }
      open += node.form.parts
    }
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
  /// Whether it calls a function or looks at other records.
  fileprivate var calls: Bool {
    switch form {
    case .call, .aggregate, .lookUp: true
    default: form.parts.contains(where: \.calls)
    }
  }
}
