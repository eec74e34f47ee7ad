import ZoneModel

/// Says parts of an expression in plain words: names of fields and choices, no signs of the language.
struct Speech {
  let registry: Registry
  /// Whether the part is about the rows of an aggregate: fields of the record then say whose they are.
  var isAboutRows = false

  private var ofRows: Speech { Speech(registry: registry, isAboutRows: true) }

  // MARK: - Aggregates

  /// What an aggregate is called: number of awards (state paid), R&D spending in all.
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
      return name(of: aggregate.kind, field.label, rows)
    }
    let value = ofRows.value(node)
    return switch aggregate.kind {
    case .sum: Phrase("sum of \(value.en) over \(rows.en)", "\(rows.zh)的\(value.zh)合计")
    case .avg: Phrase("average \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)平均")
    case .min: Phrase("least \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)最小值")
    case .max: Phrase("most \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)最大值")
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
      Phrase("different ones as \(value.en) of \(rows.en)", "\(rows.zh)的\(value.zh)去重数")
    }
  }

  /// What an aggregate is called where there is little room: a count does not say what it counts by.
  func shortName(of aggregate: Aggregate) -> Phrase {
    guard aggregate.kind == .count else { return name(of: aggregate) }
    let label = registry[aggregate.register]?.label ?? Phrase(same: aggregate.register)
    return Phrase("\(Self.lowered(label.en)) found", "符合条件的\(label.zh)")
  }

  private func name(of kind: AggregateKind, _ field: Phrase, _ rows: Phrase) -> Phrase {
    switch kind {
    case .sum: Phrase("\(field.en) in all", "\(field.zh)合计")
    case .min: Phrase("least \(field.en)", "\(field.zh)最小值")
    case .max: Phrase("most \(field.en)", "\(field.zh)最大值")
    case .avg: Phrase("average \(field.en)", "\(field.zh)平均")
    case .distinct:
      Phrase("different ones as \(field.en) of \(rows.en)", "\(rows.zh)的\(field.zh)去重数")
    case .first, .last, .count, .any, .all: field
    }
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
      let names = Self.listed(same.map { Self.lowered($0.en) }, "and")
      let labels = same.map(\.zh).joined(separator: "、")
      others.insert(Phrase("same \(names)", "\(labels)相同"), at: 0)
    }
    return Phrase(
      others.map(\.en).joined(separator: ", "),
      others.map(\.zh).joined(separator: "，")
    )
  }

  /// The name of the field of which the rows must have what the record has.
  private func likeThis(_ node: Node) -> Phrase? {
    guard case .compare(.equal, let left, let right) = node.form,
      case .field(let one, let field) = left.form, case .field(let two, let other) = right.form,
      one != two, field.id == other.id
    else { return nil }
    return field.label
  }

  // MARK: - Conditions

  /// A condition in words.
  func condition(_ node: Node) -> Phrase {
    switch node.form {
    case .and(let nodes): return joined(nodes.map { condition($0) }, Phrase(" and ", "且"))
    case .or(let nodes): return joined(nodes.map { condition($0) }, Phrase(" or ", "或"))
    case .not(let inner): return negated(inner)
    case .compare(let comparison, let left, let right):
      return compared(comparison, left, right)
    case .oneOf(let part, let ids, _): return chosen(part, ids, isNot: false)
    case .call(.missing, let parts): return about(parts, Phrase(" missing", "缺失"))
    case .call(.unknown, let parts): return about(parts, Phrase(" unknown", "不详"))
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
      let name = value(part)
      return Phrase("\(name.en) within \(place.id)", "\(name.zh)在\(place.id)内")
    case .names(let part, let words, _): return about([part], Self.alternatives(words, " ", "为"))
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
    case .call(.unknown, let parts): return about(parts, Phrase(" known", "已知"))
    case .not(let inner): return condition(inner)
    default:
      let words = condition(node)
      return Phrase("not \(words.en)", "并非\(words.zh)")
    }
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
