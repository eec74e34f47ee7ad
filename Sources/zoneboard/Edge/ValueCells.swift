import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

extension Value {
  /// A JSON object.
  static func object(_ members: Fields) -> Value {
    var bytes: [UInt8] = []
    JSONLine.append(members, to: &bytes)
    return .json(String(decoding: bytes, as: UTF8.self))
  }

  /// A JSON array of objects.
  static func objects(_ objects: [Fields]) -> Value {
    let texts = objects.map { members in
      var bytes: [UInt8] = []
      JSONLine.append(members, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return .json("[\(texts.joined(separator: ","))]")
  }

  /// What lies between two values, as JSON: `{"from":7,"to":27}`, without `to` where it has no end.
  static func range(_ low: Value, _ high: Value?) -> Value {
    .object(Fields([("from", low)] + (high.map { [("to", $0)] } ?? [])))
  }
}

extension Outcome {
  /// The outcome as programs read it: a number, a day, a list, a range; `nil` where it is missing or
  /// unknown.
  func forPrograms(
    _ type: ValueType,
    isYear: Bool = false,
    besides others: [Outcome] = [.number(Quantity(0))]
  ) -> Value? {
    func value(_ quantity: Quantity) -> Value? {
      Outcome.number(quantity).value(of: type, isYear: isYear)
    }
    switch self {
    case .between(let low, let high):
      return value(low).map { .range($0, high.flatMap(value)) }
    case .days(let low, let high): return .range(.day(low), .day(high))
    default:
      let plain = self.value(of: type, isYear: isYear)
      return others.lazy.map { self.value(of: type, isYear: isYear, besides: $0) }
        .first { $0 != plain } ?? plain
    }
  }
}

extension ValueType {
  /// The unit of its numbers; `nil` where they have none.
  var unit: Phrase? {
    guard case .number(let unit) = self else { return nil }
    return unit.sign
  }
}

extension UsedValue {
  /// The value as programs read it; `nil` where it is missing, unknown or not for whoever reads it.
  func forPrograms(_ formatter: ValueFormatter) -> Value? {
    guard !isPrivate || formatter.showsPrivate else { return nil }
    return outcome.forPrograms(type, isYear: isYear, besides: others)
  }

  /// The unit of its number, where it has one.
  var unit: Phrase? { isYear ? nil : type.unit }

  /// The value as a member of a JSON array: its name, value, unit and years, or that it is hidden.
  fileprivate func members(_ formatter: ValueFormatter) -> Fields {
    let language = formatter.language
    guard !isPrivate || formatter.showsPrivate else {
      return Fields([("name", .text(label[language])), ("hidden", .flag(true))])
    }
    let value = forPrograms(formatter)
    let members: [(String, Value?)] = [
      ("name", .text(label[language])), ("value", value),
      ("unit", value == nil ? nil : unit.map { .text($0[language]) }),
      ("years", yearsWords.map { .text($0) }),
    ]
    return Fields(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

extension SheetCell {
  /// A value that something rests on: typed for programs, in words for people.
  init(_ used: UsedValue, _ formatter: ValueFormatter) {
    self.init(used.forPrograms(formatter), shown: used.shown(formatter))
  }

  /// Values that something rests on: objects in JSON, elsewhere each with its name in words.
  init(_ used: [UsedValue], _ formatter: ValueFormatter) {
    guard !used.isEmpty else {
      self.init(nil)
      return
    }
    self.init(
      .objects(used.map { $0.members(formatter) }),
      plain: used.map { $0.described(formatter) }.joined(separator: ";")
    )
  }
}

extension SheetCell {
  /// The parts of a condition that has several: objects, each with what it compares.
  init(_ tree: TestTree, _ formatter: ValueFormatter) {
    guard tree.isTold else {
      self.init(nil)
      return
    }
    self.init(.objects(tree.parts.map { $0.members(formatter) }), plain: "")
  }
}

extension TestPart {
  /// The part as a member of a JSON array: its name, whether it holds, value, unit, years, sign and need.
  fileprivate func members(_ formatter: ValueFormatter) -> Fields {
    let language = formatter.language
    var members: [(String, Value?)] = [
      ("name", .text(label[language])), ("verdict", Outcome(answer).value(of: .truth)),
    ]
    if let measure {
      let showsValue = !measure.isValuePrivate || formatter.showsPrivate
      let showsLimit = !measure.isLimitPrivate || formatter.showsPrivate
      members += [
        ("value", showsValue ? measure.valueKept : nil),
        ("unit", measure.isYear ? nil : measure.valueType.unit.map { .text($0[language]) }),
        ("years", years.isEmpty ? nil : .list(years.map(String.init))),
        ("sign", .text(measure.sign)),
        (
          "needed",
          showsLimit ? measure.limit.forPrograms(measure.limitType, isYear: measure.isYear) : nil
        ),
      ]
    }
    return Fields(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

/// What a condition compares, as cells: typed for programs, in words for people.
struct ComparedCells {
  /// The value of the applicant.
  let value: SheetCell
  /// The unit of value and need.
  let unit: SheetCell
  /// The years that the value comes from.
  let years: SheetCell
  /// How they are compared, such as `>=`.
  let sign: SheetCell
  /// What is needed.
  let needed: SheetCell

  /// The cells of a condition; one that is no comparison has a value where it rests on a single one.
  init(_ standing: ConditionStanding, _ formatter: ValueFormatter) {
    let language = formatter.language
    let words = standing.words(formatter)
    func text(_ text: String?) -> SheetCell { SheetCell(text.map { .text($0) }) }
    guard let measure = standing.measure, measure.limit.isKnown else {
      let used = standing.values.count == 1 ? standing.values.first : nil
      let typed = used?.forPrograms(formatter)
      value = SheetCell(typed, shown: words.value)
      unit = text(typed == nil ? nil : used?.unit?[language])
      years = text(used?.yearsWords)
      (sign, needed) = (SheetCell(nil), SheetCell(nil, shown: words.needed))
      return
    }
    let (type, limit) = (measure.valueType, measure.limitType)
    let typed =
      if case .number = measure.value { measure.valueKept } else {
        measure.value.forPrograms(type, isYear: measure.isYear)
      }
    value = SheetCell(
      !measure.isValuePrivate || formatter.showsPrivate ? typed : nil,
      shown: words.value
    )
    needed = SheetCell(
      !measure.isLimitPrivate || formatter.showsPrivate
        ? measure.limit.forPrograms(limit, isYear: measure.isYear) : nil,
      shown: words.needed
    )
    unit = text(measure.isYear ? nil : (type.unit ?? limit.unit)?[language])
    years = text(standing.yearsWords)
    sign = text(measure.sign)
  }
}
