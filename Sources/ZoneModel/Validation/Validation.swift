/// What can be said of a record without looking at any other: kinds, forms, ranges, what is required.
///
/// Whatever way a value comes (form, command line, import, hand edit), these refusals are the same.
/// They say what was expected and, where it can be told, the nearest value that would do. What needs
/// other records or expressions (unique keys, references, checks, transitions) is decided elsewhere.
public enum Validation {
  /// The most characters of a line of text, and of an element of a list.
  public static let longestLine = 500
  /// The most characters of a text of several lines.
  public static let longestNote = 20_000
  /// The most elements of a list.
  public static let longestList = 1000
  /// The most characters of an id.
  public static let longestID = 64
  /// The largest number: below it, money to a hundredth is exact everywhere.
  public static let largest: Number = 1_000_000_000_000_000
  /// The same below zero.
  static let smallest: Number = -1_000_000_000_000_000
  /// The years that a year field takes.
  public static let years = 1900...2200

  /// What is wrong with a record by itself.
  ///
  /// - Parameters:
  ///   - record: the record.
  ///   - register: its register.
  ///   - today: the present day, where corrections must not lie behind it.
  /// - Returns: errors and warnings in the order of the fields; none where all is well.
  public static func refusals(
    of record: Record,
    in register: Register,
    today: Day? = nil
  ) -> [Refusal] {
    var refusals: [Refusal] = []
    if let refusal = refusal(ofID: record.id, record.reference) { refusals.append(refusal) }
    for field in register.fields {
      for refusal in self.refusals(
        of: record[field.id],
        for: field,
        among: record.fields,
        in: register,
        today: today
      ) {
        refusals.append(refusal.about(record.reference))
      }
    }
    return refusals
  }

  /// What is wrong with a value of a field, missing included.
  ///
  /// - Parameters:
  ///   - value: the value; `nil` where it is missing.
  ///   - field: its field.
  ///   - fields: the values of the record, for a field that is required unless another has a value.
  ///   - register: the register of the field, for the name of that other field.
  ///   - today: the present day, where corrections must not lie behind it.
  /// - Returns: errors and warnings; none where all is well.
  public static func refusals(
    of value: Value?,
    for field: Field,
    among fields: Fields = Fields(),
    in register: Register? = nil,
    today: Day? = nil
  ) -> [Refusal] {
    guard let value else {
      guard field.isRequired, !field.kind.isComputed else { return [] }
      if let substitute = field.substitute {
        guard fields[substitute] == nil else { return [] }
        let name = register?[field: substitute]?.label ?? Phrase(same: substitute)
        return [
          Refusal(
            .required,
            field: field.id,
            Phrase(
              "A value is needed here or in \(name.en).",
              "此处或「\(name.zh)」至少填一项。"
            )
          )
        ]
      }
      guard let choices = field.kind.choiceSet?.choices, !choices.isEmpty else {
        return [Refusal(.required, field: field.id, Phrase("A value is needed.", "必填。"))]
      }
      let (first, more) = (choices.prefix(8), choices.count > 8)
      return [
        Refusal(
          .required,
          field: field.id,
          Phrase(
            "A value is needed: \(first.map(\.id).joined(separator: ", "))\(more ? ", …" : "").",
            "必填，可选：\(first.map { "\($0.id)（\($0.label.zh)）" }.joined(separator: "、"))"
              + "\(more ? "、…" : "")。"
          )
        )
      ]
    }
    let refusals = ValueCheck(field: field, today: today).refusals(of: value)
    if let told = field.tellsOfPatent, let text = value.text {
      let agreed =
        PatentNumber(text)?.contradictions(in: fields, by: told, of: register, field: field.id)
        ?? PatentNumber.foreignContradictions(
          text,
          in: fields,
          by: told,
          of: register,
          field: field.id
        )
      return refusals + agreed
    }
    guard refusals.isEmpty, let sum = field.sharesAddUpTo, let lines = value.list else {
      return refusals
    }
    let label = register?[field: sum]?.label
    return Shares(lines, areWhole: field.sharesAreWhole)
      .faults(adding: fields[sum]?.number, as: label)
      .map { Refusal(.check, field: field.id, $0) }
  }

  /// Why a text cannot be the id of a record; `nil` where it can.
  public static func refusal(ofID id: String, _ record: RecordReference? = nil) -> Refusal? {
    let isWellFormed = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard id.isEmpty || !isWellFormed || id.utf8.count > longestID else { return nil }
    return Refusal(
      .invalid,
      record: record,
      field: "id",
      Phrase(
        "An id is 1 to 64 letters a to z, digits, - . or _, such as ent-0007.",
        "编号为1至64个英文字母、数字、-、. 或 _，如 ent-0007。"
      )
    )
  }
}

extension Refusal {
  /// The same refusal, about a record.
  fileprivate func about(_ record: RecordReference) -> Refusal {
    Refusal(
      code,
      record: record,
      field: field,
      message,
      nextStep: nextStep,
      suggestions: suggestions,
      rule: rule
    )
  }
}
