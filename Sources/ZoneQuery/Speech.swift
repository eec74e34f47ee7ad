import ZoneModel

/// Says parts of an expression in plain words: names of fields and choices, no signs of the language.
struct Speech {
  let registry: Registry
  /// The board on which records that are named have their names; their ids stand for them without one.
  var board: (any Board)?
  /// Whether the part is about the rows of an aggregate: fields of the record then say whose they are.
  var isAboutRows = false

  private var ofRows: Speech { Speech(registry: registry, board: board, isAboutRows: true) }

  // MARK: - Aggregates

  /// What an aggregate is called: number of awards (state paid), amount of awards in all (state paid).
  func name(of aggregate: Aggregate) -> Phrase {
    let label = registry[aggregate.register]?.label ?? Phrase(same: aggregate.register)
    let rows = Phrase(Self.lowered(label.en), label.zh)
    switch aggregate.kind {
    case .count:
      return bracketed(Phrase("number of \(rows.en)", "\(rows.zh)数"), [aggregate.condition])
    case .any:
      return bracketed(
        Phrase("any of \(rows.en)", "\(rows.zh)中任一"),
        [aggregate.condition, aggregate.value]
      )
    case .all:
      let all = bracketed(Phrase("all of \(rows.en)", "\(rows.zh)全部"), [aggregate.condition])
      let value = aggregate.value.map { ofRows.conditions([$0]) } ?? Phrase(same: "")
      return Phrase("\(all.en): \(value.en)", "\(all.zh)：\(value.zh)")
    case .sum, .avg, .min, .max, .distinct, .first, .last: break
    }
    guard let node = aggregate.value else { return rows }
    if case .field(.row, let field) = node.form {
      let name = name(of: aggregate.kind, field.label, rows)
      // Which row is the first or the last is told by the years that its value comes from.
      let isOfOne = aggregate.kind == .first || aggregate.kind == .last
      return isOfOne ? name : bracketed(name, [aggregate.condition])
    }
    let value = ofRows.value(node)
    func ofThose(_ name: Phrase) -> Phrase { bracketed(name, [aggregate.condition]) }
    return switch aggregate.kind {
    case .sum: ofThose(Phrase("sum of \(value.en) over \(rows.en)", "\(rows.zh)的\(value.zh)合计"))
    case .avg:
      ofThose(Phrase("average \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)平均"))
    case .min:
      ofThose(Phrase("least \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)最小值"))
    case .max:
      ofThose(Phrase("most \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)最大值"))
    case .first:
      bracketed(
        Phrase("\(value.en) of the first of \(rows.en)", "首个\(rows.zh)的\(value.zh)"),
        [aggregate.condition]
      )
    case .last:
      bracketed(
        Phrase("\(value.en) of the last of \(rows.en)", "末个\(rows.zh)的\(value.zh)"),
        [aggregate.condition]
      )
    case .count, .any, .all, .distinct:
      ofThose(
        Phrase("different ones as \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)去重数")
      )
    }
  }

  /// What an aggregate is called where there is little room: a count does not say what it counts by.
  func shortName(of aggregate: Aggregate) -> Phrase {
    guard aggregate.kind == .count else { return name(of: aggregate) }
    let label = registry[aggregate.register]?.label ?? Phrase(same: aggregate.register)
    return Phrase("\(Self.lowered(label.en)) found", "符合条件的\(label.zh)")
  }

  private func name(of kind: AggregateKind, _ field: Phrase, _ rows: Phrase) -> Phrase {
    let name = Self.lowered(field.en)
    return switch kind {
    case .sum: Phrase("\(name) of \(rows.en) in all", "\(rows.zh)的\(field.zh)合计")
    case .min: Phrase("least \(name) of \(rows.en)", "\(rows.zh)的\(field.zh)最小值")
    case .max: Phrase("most \(name) of \(rows.en)", "\(rows.zh)的\(field.zh)最大值")
    case .avg: Phrase("average \(name) of \(rows.en)", "\(rows.zh)的\(field.zh)平均")
    case .distinct:
      Phrase("different ones as \(name) of \(rows.en)", "\(rows.zh)的\(field.zh)去重数")
    case .first, .last, .count, .any, .all: field
    }
  }

  /// What is not on record where an aggregate finds no row: `Base figures (kind population)`, or the
  /// field of theirs that it asks for.
  func rowsLacking(_ aggregate: Aggregate) -> Phrase {
    var open = [aggregate.condition].compactMap(\.self)
    var kinds: [Node] = []
    while let node = open.popLast() {
      switch node.form {
      case .and(let parts): open += parts
      case .oneOf(let value, _, _):
        guard case .field(.row, let field) = value.form, field.id == "kind" else { continue }
        kinds.append(node)
      default: break
      }
    }
    let rows = registry[aggregate.register]?.label ?? Phrase(same: aggregate.register)
    guard case .field(.row, let field) = aggregate.value?.form, field.id != "value" else {
      return bracketed(rows, kinds)
    }
    return bracketed(field.label, kinds)
  }

  private func bracketed(_ name: Phrase, _ conditions: [Node?]) -> Phrase {
    let conditions = conditions.compactMap(\.self)
    guard !conditions.isEmpty else { return name }
    let words = ofRows.conditions(conditions)
    return Phrase("\(name.en) (\(words.en))", "\(name.zh)（\(words.zh)）")
  }

  /// Conditions that must all hold: same recipient and year, state applied or paid.
  ///
  /// There is no `;` in it, which stands between values.
  func conditions(_ nodes: [Node]) -> Phrase {
    var parts: [Node] = []
    var open = Array(nodes.reversed())
    while let node = open.popLast() {
      if case .and(let nodes) = node.form { open += nodes.reversed() } else { parts.append(node) }
    }
    let same = parts.compactMap(likeThis)
    var others = parts.filter { likeThis($0) == nil }.map { condition($0) }
    if !same.isEmpty {
      let names = Self.listed(same.map { Self.lowered($0.label.en) }, "and")
      let labels = same.map(\.label.zh).joined(separator: "、")
      others.insert(Phrase("same \(names)", "\(labels)相同"), at: 0)
    }
    return Phrase(
      others.map(\.en).joined(separator: ", "),
      others.map(\.zh).joined(separator: "，")
    )
  }

  /// The field of which the rows must have what the record has.
  private func likeThis(_ node: Node) -> Field? {
    guard case .compare(.equal, let left, let right) = node.form,
      case .field(let one, let field) = left.form, case .field(let two, let other) = right.form,
      one != two, field.id == other.id
    else { return nil }
    return field
  }

  // MARK: - Conditions

  /// A condition in words.
  func condition(_ node: Node) -> Phrase {
    switch node.form {
    case .and(let nodes): return joined(nodes.map { condition($0) }, Phrase(" and ", "且"))
    case .or(let nodes): return joined(nodes.map { condition($0) }, Phrase(" or ", "或"))
    case .not(let inner): return negated(inner)
    case .compare(let comparison, let left, let right):
      if let field = likeThis(node) {
        return Phrase("same \(Self.lowered(field.label.en))", "\(field.label.zh)相同")
      }
      return compared(comparison, left, right)
    case .oneOf(let part, let ids, _): return chosen(part, ids, isNot: false)
    case .call(.missing, let parts): return about(parts, Phrase(" missing", "缺失"))
    case .call(.unknown, let parts):
      guard let part = parts.first, part.type == .truth else {
        return about(parts, Phrase(" unknown", "不详"))
      }
      let words = condition(part)
      return Phrase("not known whether \(words.en)", "不知是否\(words.zh)")
    case .call(.includes, let parts), .call(.only, let parts):
      guard let list = parts.first else { return value(node) }
      let (name, isOnly) = (value(list), isOnly(node))
      let ones = parts.dropFirst().map { value($0, as: list.type) }
      let listed = Self.listed(ones.map(\.en), isOnly ? "or" : "and")
      return Phrase(
        "\(name.en) \(isOnly ? "only " : "")\(isOnly ? "" : "includes ")\(listed)",
        "\(name.zh)\(isOnly ? "仅含" : "包含")\(ones.map(\.zh).joined(separator: "、"))"
      )
    case .call(.common, let parts):
      let both = parts.map { value($0) }
      return Phrase(
        "\(Self.listed(both.map(\.en), "and")) have something in common",
        "\(both.map(\.zh).joined(separator: "与"))有交集"
      )
    case .within(let part, let place):
      let name = value(part)
      if case .this = place.form {
        return Phrase("\(name.en) within this one", "\(name.zh)在本记录内")
      }
      let other = value(place)
      return Phrase("\(name.en) within \(other.en)", "\(name.zh)在\(other.zh)内")
    case .placed(let part, let place):
      let (name, other) = (value(part), title(of: place))
      return Phrase("\(name.en) within \(other.en)", "\(name.zh)在\(other.zh)内")
    case .names(let part, let words, _):
      return about([part], alternatives(words.map { named($0, part.type.element) }))
    case .contains(let part, let words):
      return about([part], Self.alternatives(words, " with ", "含"))
    case .matches(let part, let pattern):
      return about([part], Phrase(" like \(pattern)", "形如\(pattern)"))
    case .word(let word, _): return Phrase("with \(word)", "含\(word)")
    default: return value(node)
    }
  }

  private func isOnly(_ node: Node) -> Bool {
    if case .call(.only, _) = node.form { true } else { false }
  }

  private func negated(_ node: Node) -> Phrase {
    switch node.form {
    case .oneOf(let part, let ids, _): return chosen(part, ids, isNot: true)
    case .call(.missing, let parts): return about(parts, Phrase(" entered", "已填"))
    case .call(.unknown, let parts):
      guard let part = parts.first, part.type == .truth else {
        return about(parts, Phrase(" known", "已知"))
      }
      let words = condition(part)
      return Phrase("known whether \(words.en)", "已知是否\(words.zh)")
    case .not(let inner): return condition(inner)
    case .compare(.equal, _, _) where likeThis(node)?.id == "id":
      return Phrase("another one", "另一条")
    case .within(let part, let place): return outside(part, value(place))
    case .placed(let part, let place): return outside(part, title(of: place))
    case .and, .or:
      let words = condition(node)
      return Phrase("not (\(words.en))", "并非（\(words.zh)）")
    default:
      let words = condition(node)
      return Phrase("not \(words.en)", "并非\(words.zh)")
    }
  }

  private func outside(_ part: Node, _ place: Phrase) -> Phrase {
    let name = value(part)
    return Phrase("\(name.en) not within \(place.en)", "\(name.zh)不在\(place.zh)内")
  }

  private func about(_ parts: [Node], _ says: Phrase) -> Phrase {
    let name = parts.first.map { value($0) } ?? Phrase(same: "")
    return Phrase(name.en + says.en, name.zh + says.zh)
  }

  /// A field that must have one of some choices, or none of them.
  private func chosen(_ part: Node, _ ids: [String], isNot: Bool) -> Phrase {
    let name = value(part)
    let labels = ids.map { label($0, part.type) }
    return Phrase(
      "\(name.en) \(isNot ? "not " : "")\(Self.listed(labels.map(\.en), "or"))",
      "\(name.zh)\(isNot ? "不是" : "为")\(labels.map(\.zh).joined(separator: "、"))"
    )
  }

  private func compared(_ comparison: Comparison, _ left: Node, _ right: Node) -> Phrase {
    let (one, other) = (value(left), value(right, as: left.type))
    let isDay = left.type == .day || right.type == .day
    let words: Phrase =
      switch comparison {
      case .equal: Phrase("is", "为")
      case .unequal: Phrase("is not", "不为")
      case .less: isDay ? Phrase("before", "早于") : Phrase("below", "小于")
      case .lessOrEqual: isDay ? Phrase("not after", "不晚于") : Phrase("at most", "不超过")
      case .greater: isDay ? Phrase("after", "晚于") : Phrase("above", "大于")
      case .greaterOrEqual: isDay ? Phrase("not before", "不早于") : Phrase("at least", "不少于")
      }
    return Phrase("\(one.en) \(words.en) \(other.en)", one.zh + words.zh + other.zh)
  }

  // MARK: - Lists

  private func joined(_ parts: [Phrase], _ sign: Phrase) -> Phrase {
    Phrase(
      parts.map(\.en).joined(separator: sign.en),
      parts.map(\.zh).joined(separator: sign.zh)
    )
  }

  private func alternatives(_ names: [Phrase]) -> Phrase {
    Phrase(
      " " + Self.listed(names.map(\.en), "or"),
      "为" + names.map(\.zh).joined(separator: "、")
    )
  }

  /// What the word that names a record means: its title where it is the id of one.
  private func named(_ word: String, _ type: ValueType) -> Phrase {
    guard case .record(let registers) = type else { return Phrase(same: word) }
    return named(word, in: registers)
  }

  /// The title of the record that a word names in one of some registers, else the word.
  func named(_ word: String, in registers: [String]) -> Phrase {
    registers.lazy.map { RecordReference(register: $0, id: word) }
      .first { board?.record($0) != nil }.map { title(of: $0) } ?? Phrase(same: word)
  }

  /// What a record is called; its id where it is not known.
  func title(of reference: RecordReference) -> Phrase {
    func title(_ language: Language) -> String {
      board?.title(of: reference, in: registry, language, depth: 1) ?? reference.id
    }
    return Phrase(title(.en), title(.zh))
  }

  private static func alternatives(_ words: [String], _ en: String, _ zh: String) -> Phrase {
    Phrase(en + listed(words, "or"), zh + words.joined(separator: "、"))
  }

  static func listed(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }

  /// A label within a sentence: `Fund line` begins small, `IP` does not.
  static func lowered(_ label: String) -> String {
    guard label.dropFirst().first?.isLowercase == true else { return label }
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  func label(_ id: String, _ type: ValueType) -> Phrase {
    guard case .choice(let set) = type.element else { return Phrase(same: id) }
    return set[id]?.label ?? Phrase(same: id)
  }
}
