extension PatentNumber {
  /// The fields of a record that say the same as the digits of its number.
  public struct Fields: Hashable, Sendable {
    /// The field with the kind.
    public let kind: String
    /// The field with the day of filing.
    public let filedOn: String
    /// The field with the country or office.
    public let country: String

    /// All of them.
    public var all: [String] { [kind, filedOn, country] }
  }

  /// Where a number of another office stands with China as its country.
  static func foreignContradictions(
    _ text: String,
    in values: ZoneModel.Fields,
    by fields: Fields,
    of register: Register?,
    field: String
  ) -> [Refusal] {
    let compact = HalfWidth.compact(text, dropping: "-.")
    guard isOfAnotherOffice(compact), !compact.hasPrefix("PCT"),
      values[fields.country]?.text == "CN"
    else { return [] }
    let name = register?[field: fields.country]?.label ?? Phrase(same: fields.country)
    let office = compact.prefix(2)
    return [
      Refusal(
        .check,
        field: field,
        Phrase(
          "\(office) is not the office of China, but \(name.en) is CN. Correct the number, "
            + "or enter \(office) there.",
          "\(office) 不是中国专利局，而「\(name.zh)」为 CN，请更正号码，或将其改为 \(office)。"
        )
      )
    ]
  }

  /// Where the number and the fields of its record contradict each other.
  ///
  /// The digit of the kind must agree. The first digits are the year of filing; a number through the
  /// PCT has the year of entering China, and a divisional application keeps the day of its parent, so
  /// that another year is told and not refused (ZC 0006-2003).
  func contradictions(
    in values: ZoneModel.Fields,
    by fields: Fields,
    of register: Register?,
    field: String
  ) -> [Refusal] {
    var found: [Refusal] = []
    let name = register?[field: fields.kind]?.label ?? Phrase(same: fields.kind)
    if let given = values[fields.kind]?.text, given != kind.protected {
      let other =
        register?[field: fields.kind]?.kind.choiceSet?.choices.first { $0.id == given }?.label
        ?? Phrase(same: given)
      found.append(
        Refusal(
          .check,
          field: field,
          Phrase(
            "Its digit \(kind.rawValue) says \(kind.label.en), but \(name.en) is \(other.en).",
            "其中的 \(kind.rawValue) 表示\(kind.label.zh)，而「\(name.zh)」为\(other.zh)。"
          )
        )
      )
    }
    let isThroughPCT = kind == .inventionPCT || kind == .utilityModelPCT
    if let filed = values[fields.filedOn]?.day,
      isThroughPCT ? filed.year > year : filed.year != year
    {
      let name = register?[field: fields.filedOn]?.label ?? Phrase(same: fields.filedOn)
      found.append(
        Refusal(
          .warning,
          field: field,
          Phrase(
            "It is a number of \(year), but \(name.en) is \(filed).",
            "这是\(year)年的号码，而「\(name.zh)」为 \(filed)。"
          )
        )
      )
    }
    return found
  }
}

extension PatentNumber.Kind {
  /// The choice of a patent's kind that it is.
  fileprivate var protected: String {
    switch self {
    case .invention, .inventionPCT: "invention"
    case .utilityModel, .utilityModelPCT: "utility-model"
    case .design: "design"
    }
  }
}
