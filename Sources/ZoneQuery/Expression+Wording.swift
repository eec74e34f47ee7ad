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
  func wording(of part: Node) -> Phrase {
    Phrase(worded(part.range, .en), worded(part.range, .zh))
  }

  /// Which rows a condition takes, in plain words: `same recipient and year; state applied or paid`.
  public var wordingOfRows: Phrase {
    var parts: [Node] = []
    var open = [root]
    while let node = open.popLast() {
      if case .and(let nodes) = node.form { open += nodes.reversed() } else { parts.append(node) }
    }
    var same: [Phrase] = []
    var others: [Phrase] = []
    for part in parts {
      if let name = likeThis(part) {
        same.append(name)
      } else {
        others.append(
          choices(part) ?? entered(part) ?? inside(part)
            ?? Phrase(worded(part.range, .en), worded(part.range, .zh))
        )
      }
    }
    if !same.isEmpty {
      let names = same.map { Self.lowered($0.en) }
      others.insert(
        Phrase(
          "same \(Self.listed(names, "and"))",
          "\(same.map(\.zh).joined(separator: "、"))相同"
        ),
        at: 0
      )
    }
    return Phrase(
      others.map(\.en).joined(separator: "; "),
      others.map(\.zh).joined(separator: "，")
    )
  }

  /// The name of the field of which the rows must have what the record has.
  private func likeThis(_ node: Node) -> Phrase? {
    guard case .compare(.equal, let left, let right) = node.form,
      case .field(_, let field) = left.form, case .field(_, let other) = right.form,
      field.id == other.id
    else { return nil }
    return field.label
  }

  /// A field that must have one of some choices, or none of them.
  private func choices(_ node: Node) -> Phrase? {
    if case .not(let inner) = node.form { return choices(inner, isNot: true) }
    return choices(node, isNot: false)
  }

  private func choices(_ node: Node, isNot: Bool) -> Phrase? {
    guard case .oneOf(let part, let ids, _) = node.form, case .field(_, let field) = part.form,
      case .choice(let set) = part.type.element
    else { return nil }
    let labels = ids.map { set[$0]?.label ?? Phrase(same: $0) }
    return Phrase(
      "\(Self.lowered(field.label.en)) \(isNot ? "not " : "")\(Self.listed(labels.map(\.en), "or"))",
      "\(field.label.zh)\(isNot ? "不是" : "为")\(labels.map(\.zh).joined(separator: "、"))"
    )
  }

  /// A field that must be entered, or must not be.
  private func entered(_ node: Node) -> Phrase? {
    switch node.form {
    case .not(let inner):
      guard case .call(.missing, let parts) = inner.form, let part = parts.first,
        case .field(_, let field) = part.form
      else { return nil }
      return Phrase("\(Self.lowered(field.label.en)) entered", "\(field.label.zh)已填")
    case .call(.missing, let parts):
      guard case .field(_, let field)? = parts.first?.form else { return nil }
      return Phrase("\(Self.lowered(field.label.en)) missing", "\(field.label.zh)缺失")
    default: return nil
    }
  }

  /// A field that must lie within the record.
  private func inside(_ node: Node) -> Phrase? {
    guard case .within(let part, let place) = node.form, case .this = place.form,
      case .field(_, let field) = part.form
    else { return nil }
    return Phrase("\(Self.lowered(field.label.en)) within this one", "\(field.label.zh)在本记录内")
  }

  private static func listed(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }

  /// A label within a sentence: `Fund line` begins small, `IP` does not.
  private static func lowered(_ label: String) -> String {
    guard label.dropFirst().first?.isLowercase == true else { return label }
    return label.prefix(1).lowercased() + label.dropFirst()
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
