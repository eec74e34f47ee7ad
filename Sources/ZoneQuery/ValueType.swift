public import ZoneModel

/// What a number counts.
public enum NumberUnit: String, Hashable, Sendable {
  /// A count, a ratio or a number with a unit of its field's own.
  case plain
  /// Yuan.
  case money
  /// Square metres.
  case area
  /// A percentage, kept as a fraction.
  case percent

  /// What stands behind a number of it; `nil` of a plain one.
  public var sign: Phrase? {
    switch self {
    case .plain: nil
    case .money: Phrase("yuan", "元")
    case .area: Phrase(same: "m²")
    case .percent: Phrase(same: "%")
    }
  }

  var name: Phrase {
    switch self {
    case .plain: Phrase("a number", "数值")
    case .money: Phrase("an amount of money", "金额")
    case .area: Phrase("an area", "面积")
    case .percent: Phrase("a percentage", "百分比")
    }
  }
}

/// What kind of value an expression gives.
public indirect enum ValueType: Hashable, Sendable {
  /// Known only when it is evaluated: settings and readings.
  case any
  /// Yes or no.
  case truth
  /// A number.
  case number(NumberUnit)
  /// A day.
  case day
  /// A length of time.
  case span
  /// A text.
  case text
  /// One of some choices.
  case choice(ChoiceSet)
  /// A record of one of some registers.
  case record([String])
  /// Several values.
  case list(ValueType)

  init(_ kind: FieldKind) {
    switch kind {
    case .text, .note: self = .text
    case .choice(let set): self = .choice(set)
    case .choices(let set): self = .list(.choice(set))
    case .texts: self = .list(.text)
    case .integer, .number, .year: self = .number(.plain)
    case .money: self = .number(.money)
    case .area: self = .number(.area)
    case .percent: self = .number(.percent)
    case .date: self = .day
    case .duration: self = .span
    case .flag: self = .truth
    case .reference(let targets): self = .record(targets)
    case .references(let targets): self = .list(.record(targets))
    case .computed(let computation): self = ValueType(computation.gives)
    }
  }

  /// The name of it, for errors.
  public var name: Phrase {
    switch self {
    case .any: Phrase("any value", "任意值")
    case .truth: Phrase("yes or no", "是或否")
    case .number(let unit): unit.name
    case .day: Phrase("a date", "日期")
    case .span: Phrase("a length of time", "时长")
    case .text: Phrase("a text", "文本")
    case .choice: Phrase("a choice", "选项")
    case .record: Phrase("a record", "记录")
    case .list(let element):
      Phrase("several values (each \(element.name.en))", "多个值（每个为\(element.name.zh)）")
    }
  }

  /// The type of one of its values.
  var element: ValueType {
    if case .list(let element) = self { element } else { self }
  }

  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// Whether values of it stand in an order.
  var isOrdered: Bool {
    switch self {
    case .any, .number, .day, .span, .text: true
    case .choice(let set): set.isOrdered
    case .truth, .record, .list: false
    }
  }

  /// Whether it is a truth or may be one.
  var isTruth: Bool { self == .truth || self == .any }

  /// The common type of two, or `nil` when there is none.
  func joined(with other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.any, _): return other
    case (_, .any): return self
    case (.number(let left), .number(let right)):
      if left == right { return self }
      if left == .plain { return other }
      return right == .plain ? self : nil
    case (.choice(let left), .choice(let right)):
      if left == right { return self }
      return .choice(ChoiceSet(left.choices + right.choices.filter { left[$0.id] == nil }))
    case (.choice, .text), (.text, .choice): return .text
    case (.record(let left), .record(let right)):
      return .record(left + right.filter { !left.contains($0) })
    case (.list(let left), .list(let right)): return left.joined(with: right).map { .list($0) }
    default: return self == other ? self : nil
    }
  }
}
