extension SettingsReader {
  mutating func readRegisters(_ node: SettingsNode) {
    for (register, parts) in mapping(node) ?? [] where !parts.isBlank {
      var addition = RegisterAddition(register: register, place: parts.keyPlace)
      let known = ["fields", "choices", "states", "transitions"]
      for (key, value) in mapping(parts) ?? [] where !value.isBlank {
        switch key {
        case "fields": addition.fields = fields(value)
        case "choices":
          for (field, list) in mapping(value) ?? [] where !list.isBlank {
            addition.choices.append(
              .init(field: field, choices: choices(list), place: list.keyPlace)
            )
          }
        case "states":
          addition.choices.append(
            .init(field: "state", choices: choices(value), place: value.keyPlace)
          )
        case "transitions":
          for (field, list) in mapping(value) ?? [] where !list.isBlank {
            addition.transitions.append(
              .init(field: field, transitions: transitions(list), place: list.keyPlace)
            )
          }
        default: unknownKey(key, known, value)
        }
      }
      settings.additions.append(addition)
    }
  }

  private mutating func fields(_ node: SettingsNode) -> [RegisterAddition.PlacedField] {
    var fields: [RegisterAddition.PlacedField] = []
    for (id, parts) in mapping(node) ?? [] {
      guard isFieldID(id) else {
        fault(
          keyOf: parts,
          "a field's id is letters and digits that begin with a small letter, such as"
            + " parkingSpaces, not \(id).",
          "字段编号由字母和数字组成，以小写字母开头，如 parkingSpaces，而不是 \(id)。"
        )
        continue
      }
      guard let field = field(id, parts) else { continue }
      let due = parts.pairs?.first { $0.key == "due" }?.value
      let texts = (parts.pairs ?? []) + (due?.pairs ?? [])
      let places = texts.filter { Self.expressionKeys.contains($0.key) }
        .compactMap { key, value in value.text.map { ($0, value.textPlace) } }
      fields.append(
        .init(
          field: field,
          place: parts.keyPlace,
          expressionPlaces: Dictionary(places, uniquingKeysWith: { first, _ in first })
        )
      )
    }
    return fields
  }

  private func isFieldID(_ id: String) -> Bool {
    guard let first = id.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
      id.utf8.count <= Validation.longestID, id != "id", id != "revision"
    else { return false }
    return id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  private static let fieldKeys = [
    "kind", "label", "unit", "required", "unique", "private", "check", "warns", "help", "source",
    "default", "width", "negative", "choices", "ordered", "open", "form", "to", "expression",
    "gives", "transitions", "due",
  ]

  /// The keys of a field, or of its day, whose texts are expressions.
  private static let expressionKeys = ["check", "expression", "while"]

  private mutating func field(_ id: String, _ node: SettingsNode) -> Field? {
    guard let pairs = mapping(node) else { return nil }
    let parts = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    for (key, value) in pairs where !Self.fieldKeys.contains(key) {
      unknownKey(key, Self.fieldKeys, value)
    }
    guard let kindNode = parts["kind"] else {
      fault(
        keyOf: node,
        "kind is missing: one of \(Self.kinds.joined(separator: ", ")).",
        "缺少 kind：\(Self.kinds.joined(separator: "、")) 之一。"
      )
      return nil
    }
    guard let kind = kind(kindNode, parts, node) else { return nil }
    var field = Field(id, parts["label"].flatMap { phrase($0) } ?? Phrase(same: id), kind: kind)
    field.unit = parts["unit"].flatMap { phrase($0) }
    field.isRequired = parts["required"].map { flag($0) } ?? false
    field.isUnique = parts["unique"].map { flag($0) } ?? false
    field.isPrivate = parts["private"].map { flag($0) } ?? false
    field.check = parts["check"].flatMap { text($0) }
    field.checkWarns = parts["warns"].map { flag($0) } ?? false
    field.help = parts["help"].flatMap { phrase($0) }
    field.source = parts["source"].flatMap { text($0) }
    field.width = parts["width"].flatMap { integer($0) }
    field.mayBeNegative = parts["negative"].map { flag($0) } ?? false
    field.transitions = parts["transitions"].map { transitions($0) } ?? []
    if let node = parts["default"] { field.defaultValue = defaultValue(node, field) }
    return parts["due"].map { due(field, $0) } ?? field
  }

  /// The field as one whose day falls due, where `due` says so: `true`, or how it does.
  private mutating func due(_ field: Field, _ node: SettingsNode) -> Field {
    guard field.shownKind == .date else {
      fault(
        keyOf: node,
        "due is for fields of the kind date.",
        "due 只用于日期（date）字段。"
      )
      return field
    }
    guard let pairs = node.pairs else {
      return flag(node) ? field.due(field.label.en, field.label.zh) : field
    }
    var (label, condition, soon, act) = (field.label, String?.none, 30, 7)
    for (key, value) in pairs where !value.isBlank {
      switch key {
      case "label": label = phrase(value) ?? label
      case "while": condition = text(value)
      case "soon": soon = integer(value) ?? soon
      case "act": act = integer(value) ?? act
      default: unknownKey(key, ["label", "while", "soon", "act"], value)
      }
    }
    return field.due(label.en, label.zh, while: condition, soon: soon, act: act)
  }

  private mutating func defaultValue(_ node: SettingsNode, _ field: Field) -> DefaultValue? {
    guard let text = text(node) else { return nil }
    switch text {
    case "today": return .today
    case "zone": return .zone
    case "me": return .me
    default: break
    }
    do throws(EntryError) {
      let entry = try EntryReader(today: Day(number: 0)).read(text, for: field)
      return entry.value.map { .value($0) }
    } catch {
      faults.append(SettingsFault(node.place, error.message))
      return nil
    }
  }

  // MARK: - Kinds

  private static let kinds = [
    "text", "note", "choice", "choices", "texts", "integer", "number", "money", "area", "percent",
    "date", "year", "duration", "flag", "reference", "references", "computed",
  ]

  private mutating func kind(
    _ node: SettingsNode,
    _ parts: [String: SettingsNode],
    _ whole: SettingsNode
  ) -> FieldKind? {
    guard let name = text(node) else { return nil }
    switch name {
    case "text":
      guard let form = parts["form"] else { return .text(nil) }
      return textForm(form).map { .text($0) }
    case "note": return .note
    case "choice", "choices":
      guard let list = needed("choices", parts, whole) else { return nil }
      let set = ChoiceSet(
        choices(list),
        isOrdered: parts["ordered"].map { flag($0) } ?? false,
        isOpen: parts["open"].map { flag($0) } ?? false
      )
      return name == "choice" ? .choice(set) : .choices(set)
    case "texts": return .texts
    case "integer": return .integer
    case "number": return .number
    case "money": return .money
    case "area": return .area
    case "percent": return .percent
    case "date": return .date
    case "year": return .year
    case "duration": return .duration
    case "flag": return .flag
    case "reference", "references":
      guard let list = needed("to", parts, whole) else { return nil }
      var targets: [String] = []
      for element in list.elements ?? [] {
        if let target = text(element) { targets.append(target) }
      }
      return name == "reference" ? .reference(targets) : .references(targets)
    case "computed":
      guard let expression = needed("expression", parts, whole).flatMap({ text($0) }),
        let givesNode = needed("gives", parts, whole), let gives = kind(givesNode, parts, whole)
      else { return nil }
      return .computed(Computation(expression, gives: gives))
    default:
      let near = Nearest.nearest(to: name, in: Self.kinds, limit: 1) { [$0] }.first
      let list = Self.kinds.joined(separator: ", ")
      fault(
        node,
        "\(name) is no kind of field; "
          + (near.map { "did you mean \($0)?" } ?? "the kinds are \(list)."),
        "没有 \(name) 这种字段；" + (near.map { "是否指 \($0)？" } ?? "可用的有 \(list)。")
      )
      return nil
    }
  }

  private mutating func needed(
    _ key: String,
    _ parts: [String: SettingsNode],
    _ whole: SettingsNode
  ) -> SettingsNode? {
    if let node = parts[key], !node.isBlank { return node }
    fault(keyOf: whole, "\(key) is missing.", "缺少 \(key)。")
    return nil
  }

  private mutating func textForm(_ node: SettingsNode) -> TextForm? {
    guard let text = text(node) else { return nil }
    if let form = TextForm(rawValue: text) { return form }
    let list = TextForm.allCases.map(\.rawValue).joined(separator: ", ")
    fault(node, "\(text) is no form; the forms are \(list).", "没有 \(text) 这种格式；可用的有 \(list)。")
    return nil
  }

  // MARK: - Choices and transitions

  /// Choices, each `{id: …, en: …, zh: …}` or an id alone.
  mutating func choices(_ node: SettingsNode) -> [Choice] {
    var choices: [Choice] = []
    for element in node.elements ?? [node] {
      var texts: [String: String] = [:]
      if let word = element.text {
        texts["id"] = word
      } else {
        for (key, value) in mapping(element) ?? [] {
          guard ["id", "en", "zh"].contains(key) else {
            unknownKey(key, ["id", "en", "zh"], value)
            continue
          }
          texts[key] = text(value)
        }
      }
      guard let id = texts["id"], isChoiceID(id) else {
        fault(
          element,
          "a choice needs an id of small letters, digits and -, such as pre-listing.",
          "选项须有编号，由小写字母、数字和 - 组成，如 pre-listing。"
        )
        continue
      }
      if choices.contains(where: { $0.id == id }) {
        fault(element, "the choice \(id) stands twice.", "选项 \(id) 写了两次。")
        continue
      }
      let first = texts["en"] ?? texts["zh"] ?? id
      choices.append(Choice(id, texts["en"] ?? first, texts["zh"] ?? first))
    }
    return choices
  }

  private func isChoiceID(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= Validation.longestID && !id.hasPrefix("-")
      && id.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }

  mutating func transitions(_ node: SettingsNode) -> [Transition] {
    var transitions: [Transition] = []
    for element in node.elements ?? [node] {
      let parts = (element.text ?? "").split(separator: ">", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ isChoiceID(HalfWidth.trim($0)) }) else {
        fault(
          element,
          "a step is written from>to, such as active>dormant.",
          "步骤写作 from>to，如 active>dormant。"
        )
        continue
      }
      transitions.append(
        Transition(stringLiteral: parts.map { HalfWidth.trim($0) }.joined(separator: ">"))
      )
    }
    return transitions
  }
}
