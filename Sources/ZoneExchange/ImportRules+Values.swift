import ZoneModel

extension ImportRules {
  /// What a place of a row gives for a field; no value clears it.
  func entry(of tree: JSONTree, for field: Field) throws(Refusal) -> Entry {
    switch tree {
    case .null: return Entry(nil)
    case .text(let text): return try read(text, field)
    case .number(let text): return try read(text, field)
    case .flag(let flag):
      guard case .flag = field.kind else {
        throw Refusal(
          .invalid,
          field: field.id,
          Phrase("true and false are for flags only", "true 和 false 只能用于是否字段")
        )
      }
      return Entry(.flag(flag))
    case .array(let elements): return try list(of: elements, for: field)
    case .object:
      throw Refusal(
        .invalid,
        field: field.id,
        Phrase("a text, a number or a list was expected", "应为文本、数字或列表")
      )
    }
  }

  private func list(of elements: [JSONTree], for field: Field) throws(Refusal) -> Entry {
    guard field.kind.isSet || field.kind == .texts else {
      throw Refusal(
        .invalid,
        field: field.id,
        Phrase("one value was expected, not a list", "只能有一个值，不能是列表")
      )
    }
    var texts: [String] = []
    var completed: Phrase?
    for element in elements {
      guard let text = element.text else {
        throw Refusal(
          .invalid,
          field: field.id,
          Phrase("a list of texts was expected", "应为文本列表")
        )
      }
      // A text of an ordered list stands as it is; an element of a set may be a label.
      guard field.kind.isSet else {
        texts.append(text)
        continue
      }
      let entry = try read(text, field)
      texts += entry.value?.list ?? []
      if entry.isCompleted { completed = entry.understood }
    }
    guard !texts.isEmpty else { return Entry(nil) }
    return Entry(
      field.kind.isSet ? .set(texts) : .list(texts),
      understood: completed,
      isCompleted: completed != nil
    )
  }
}

extension JSONTree {
  /// Whether it is a value as JSON, CSV or TSV give it.
  func says(_ value: Value) -> Bool {
    if case .text(let text) = self { return text.utf8.elementsEqual(value.plainText.utf8) }
    do throws(JSONFault) {
      return try self == JSONTree(value)
    } catch {
      return false
    }
  }

  /// A text or a number as text.
  var plainText: String? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }
}
