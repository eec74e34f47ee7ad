/// Looks at one value of a field.
struct ValueCheck {
  let field: Field
  /// The present day, where what is still to come cannot be meant.
  var today: Day?

  func refusals(of value: Value) -> [Refusal] {
    switch (field.kind, value) {
    case (.computed, _):
      return [
        invalid("This is computed and is not kept in a record.", "此项由系统计算，不保存在记录中。")
      ]
    case (.text(let form), .text(let text)):
      let refusals = line(text)
      guard refusals.isEmpty, let form else { return refusals }
      return self.form(text, form)
    case (.note, .text(let text)): return note(text)
    case (.choice(let set), .text(let id)): return choice(id, set)
    case (.choices(let set), .list(let ids)):
      return sorted(ids) ?? ids.flatMap { choice($0, set) }
    case (.texts, .list(let texts)): return length(texts) ?? texts.flatMap(line)
    case (.integer, .number(let number)): return integer(number)
    case (.number, .number(let number)), (.percent, .number(let number)): return range(number)
    case (.money, .number(let number)): return hundredths(number)
    case (.area, .number(let number)): return hundredths(number)
    case (.date, .text(let text)): return date(text)
    case (.year, .number(let number)): return year(number)
    case (.duration, .text(let text)): return duration(text)
    case (.flag, .flag): return []
    case (.reference(let targets), .text(let text)): return reference(text, targets)
    case (.references(let targets), .list(let texts)):
      return sorted(texts) ?? texts.flatMap { reference($0, targets) }
    default: return [wrongKind(value)]
    }
  }

  private func invalid(
    _ en: String,
    _ zh: String,
    suggestions: [String] = []
  ) -> Refusal {
    Refusal(.invalid, field: field.id, Phrase(en, zh), suggestions: suggestions)
  }

  private func wrongKind(_ value: Value) -> Refusal {
    let expected = field.kind.expectation
    let found: Phrase =
      switch value {
      case .null: Phrase("null", "空值 null")
      case .flag: Phrase("true or false", "是否值")
      case .number(let number): Phrase("the number \(number)", "数字 \(number)")
      case .text(let text): Phrase("the text “\(text.shortened)”", "文本“\(text.shortened)”")
      case .list: Phrase("a list", "列表")
      case .json: Phrase("a JSON object", "JSON 对象")
      }
    return invalid(
      "\(expected.en) is expected, not \(found.en).",
      "应为\(expected.zh)，而不是\(found.zh)。"
    )
  }

  // MARK: - Texts

  private func line(_ text: String) -> [Refusal] {
    plain(text, longest: Validation.longestLine, allowing: [])
  }

  private func note(_ text: String) -> [Refusal] {
    plain(text, longest: Validation.longestNote, allowing: ["\n", "\t"])
  }

  private func plain(
    _ text: String,
    longest: Int,
    allowing: Set<Unicode.Scalar>
  ) -> [Refusal] {
    if text.isEmpty {
      return [invalid("An empty text is not kept: leave the field out.", "不保存空文本：请不填此项。")]
    }
    let control = text.unicodeScalars.first { scalar in
      (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)) && !allowing.contains(scalar)
    }
    if let control, control == "\n" {
      return [
        invalid(
          "This field has one line; a line end is not kept in it.",
          "该字段只有一行，不能换行。",
          suggestions: [cleaned(text, allowing: allowing)]
        )
      ]
    }
    if let control {
      let code = "U+" + hex(control.value)
      return [
        invalid(
          "The control character \(code) is not allowed in a text.",
          "文本中不能有控制字符 \(code)。",
          suggestions: [cleaned(text, allowing: allowing)]
        )
      ]
    }
    let count = text.count
    guard count > longest else { return [] }
    return [
      invalid(
        "At most \(longest) characters are kept; this has \(count).",
        "最多\(longest)个字，此处有\(count)个。"
      )
    ]
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The text with its control characters as spaces.
  private func cleaned(_ text: String, allowing: Set<Unicode.Scalar>) -> String {
    var cleaned = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      cleaned.unicodeScalars.append(isControl && !allowing.contains(scalar) ? " " : scalar)
    }
    return HalfWidth.trim(cleaned)
  }

  private func form(_ text: String, _ form: TextForm) -> [Refusal] {
    let reading = form.read(text)
    var refusals: [Refusal] = []
    for problem in reading.problems {
      let isError = problem.severity == .error
      let mends =
        isError || problem.reason == .edition
        ? NumberDoctor.examine(form, text, today: today).mends : []
      refusals.append(
        Refusal(
          isError ? .invalid : .warning,
          field: field.id,
          problem.message,
          suggestions: mends.prefix(3).map(\.text)
        )
      )
      if isError { return refusals }
    }
    if !reading.normalised.utf8.elementsEqual(text.utf8) {
      refusals.append(
        invalid(
          "It is written \(reading.normalised).",
          "应写作 \(reading.normalised)。",
          suggestions: [reading.normalised]
        )
      )
    }
    return refusals
  }

  // MARK: - Choices and lists

  private func choice(_ id: String, _ set: ChoiceSet) -> [Refusal] {
    if set[id] != nil { return [] }
    if set.isOpen { return line(id) }
    let near = Nearest.nearest(to: id, in: set.choices) { [$0.id, $0.label.en, $0.label.zh] }
    let list = set.choices.prefix(8)
    let more = set.choices.count > 8 ? ", …" : ""
    return [
      invalid(
        "“\(id.shortened)” is not one of: \(list.map(\.id).joined(separator: ", "))\(more).",
        "“\(id.shortened)”不在可选项内：\(list.map { "\($0.id)（\($0.label.zh)）" }.joined(separator: "、"))"
          + "\(more.isEmpty ? "" : "、…")。",
        suggestions: near.map(\.id)
      )
    ]
  }

  private func length(_ texts: [String]) -> [Refusal]? {
    if texts.isEmpty {
      return [invalid("An empty list is not kept: leave the field out.", "不保存空列表：请不填此项。")]
    }
    guard texts.count > Validation.longestList else { return nil }
    return [
      invalid(
        "At most \(Validation.longestList) elements are kept; this has \(texts.count).",
        "最多\(Validation.longestList)项，此处有\(texts.count)项。"
      )
    ]
  }

  /// A set is kept sorted by bytes, no element twice.
  private func sorted(_ texts: [String]) -> [Refusal]? {
    if let refusals = length(texts) { return refusals }
    let set = Value.set(texts)
    guard set != .list(texts), let right = set.list else { return nil }
    let text = right.joined(separator: ", ").shortened
    return [
      invalid(
        "A set is kept sorted and without repetition: \(text).",
        "集合应排序且不重复：\(text)。",
        suggestions: [right.joined(separator: ", ")]
      )
    ]
  }

  private func reference(_ text: String, _ targets: [String]) -> [Refusal] {
    if let reference = Registry.target(of: text, in: targets),
      Validation.refusal(ofID: reference.id) == nil
    {
      return []
    }
    if targets.count == 1, let only = targets.first, only != Register.any {
      return [
        invalid(
          "The id of a record of \(only) is expected, not “\(text.shortened)”.",
          "应为 \(only) 中一条记录的编号，而不是“\(text.shortened)”。"
        )
      ]
    }
    let first = targets.first == Register.any ? "enterprises" : targets.first ?? "enterprises"
    let names = targets.contains(Register.any) ? nil : targets.joined(separator: ", ")
    return [
      invalid(
        "A record is named register/id, such as \(first)/id-0001"
          + (names.map { ", in \($0)" } ?? "") + ".",
        "记录写作 登记簿/编号，如 \(first)/id-0001" + (names.map { "，限于 \($0)" } ?? "") + "。"
      )
    ]
  }
}

extension FieldKind {
  /// What a value of the kind is, as the object of "is expected".
  var expectation: Phrase {
    switch self {
    case .text, .note: Phrase("A text", "文本")
    case .choice: Phrase("The id of a choice", "选项的编号")
    case .choices: Phrase("A list of choices", "选项列表")
    case .texts: Phrase("A list of texts", "文本列表")
    case .integer: Phrase("A whole number", "整数")
    case .number: Phrase("A number", "数字")
    case .money: Phrase("An amount in yuan", "以元计的金额")
    case .area: Phrase("An area in m²", "以平方米计的面积")
    case .percent: Phrase("A percentage such as 3.5", "百分数（如 3.5）")
    case .date: Phrase("A day YYYY-MM-DD", "日期（YYYY-MM-DD）")
    case .year: Phrase("A year", "年份")
    case .duration: Phrase("A length of time such as 3y, 18m or 90d", "时长（如 3y、18m、90d）")
    case .flag: Phrase("true or false", "是或否（true 或 false）")
    case .reference: Phrase("A record", "一条记录")
    case .references: Phrase("A list of records", "记录列表")
    case .computed(let computation): computation.gives.expectation
    }
  }
}

extension String {
  /// The text, cut where a message would get too long.
  var shortened: String { count > 40 ? String(prefix(39)) + "…" : self }
}
