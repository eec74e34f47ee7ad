public import ZoneModel

extension Outcome {
  /// The outcome in words, as a value of a type.
  public func words(
    of type: ValueType,
    _ formatter: ValueFormatter,
    isYear: Bool = false
  ) -> String {
    switch self {
    case .missing: return Phrase("missing", "缺失")[formatter.language]
    case .unknown: return Phrase("unknown", "未知")[formatter.language]
    case .between(let low, let high):
      let first = Outcome.number(low).words(of: type, formatter, isYear: isYear)
      let last = high.map { Outcome.number($0).words(of: type, formatter, isYear: isYear) }
      return last.map { "\(first)…\($0)" } ?? "≥ \(first)"
    case .days(let low, let high): return "\(low)…\(high)"
    default:
      guard let kind = isYear ? .year : kind(type), let value = value(as: kind) else {
        return description
      }
      let text = formatter.text(value, of: kind, .full)
      return text.isEmpty ? description : text
    }
  }

  /// The outcome in words, with as many decimals as tell it from another number: 79.999998 % beside
  /// 80 %.
  public func words(
    of type: ValueType,
    _ formatter: ValueFormatter,
    isYear: Bool = false,
    besides other: Outcome
  ) -> String {
    let words = words(of: type, formatter, isYear: isYear)
    let digits = words.prefix { $0.isNumber || "-,.".contains($0) }
    guard words == other.words(of: type, formatter, isYear: isYear),
      let finer = finer(as: type, than: other)
    else { return words }
    return ValueFormatter.grouped(finer) + words.dropFirst(digits.count)
  }

  /// The outcome as a record would keep it, with as many decimals as tell it from another number.
  public func value(of type: ValueType, isYear: Bool = false, besides other: Outcome) -> Value? {
    let value = value(of: type, isYear: isYear)
    guard let number = value?.number, number == other.value(of: type, isYear: isYear)?.number,
      let finer = finer(as: type, than: other)
    else { return value }
    return .number(finer)
  }

  /// The number with as few decimals as tell it from another; `nil` where they are the same.
  private func finer(as type: ValueType, than other: Outcome) -> Number? {
    guard case .number(let own) = self, case .number(let other) = other, own != other else {
      return nil
    }
    let scale = type == .number(.percent) ? Quantity(100) : Quantity(1)
    for decimals in 0...15 {
      guard let one = (own * scale).rounded(decimals: decimals),
        let two = (other * scale).rounded(decimals: decimals)
      else { return nil }
      if one != two { return one }
    }
    return nil
  }

  /// The ends of what the outcome may be, as values of a kind; without a high end where there is none,
  /// `nil` where it is no range.
  public func ends(as kind: FieldKind) -> (low: Value, high: Value?)? {
    switch self {
    case .between(let low, let high):
      return Outcome.number(low).value(as: kind).map {
        ($0, high.flatMap { Outcome.number($0).value(as: kind) })
      }
    case .days(let low, let high): return (.day(low), .day(high))
    default: return nil
    }
  }

  /// What the outcome may be as people read it: `21…22`, or `≥ 21` where it has no end; `nil` where it
  /// is no range.
  public func range(
    of kind: FieldKind,
    _ unit: Phrase?,
    _ formatter: ValueFormatter,
    _ length: ValueFormatter.Length
  ) -> String? {
    guard let (low, high) = ends(as: kind) else { return nil }
    func text(_ value: Value, _ unit: Phrase?) -> String {
      formatter.text(value, of: kind, unit: unit, length)
    }
    return high.map { "\(text(low, nil))…\(text($0, unit))" } ?? "≥ \(text(low, unit))"
  }

  /// The outcome as a record would keep a value of a type: percentages as 3.5, days as
  /// `YYYY-MM-DD`; `nil` where it is missing, unknown or no single value.
  public func value(of type: ValueType, isYear: Bool = false) -> Value? {
    (isYear ? .year : kind(type)).flatMap { value(as: $0) }
  }

  private func kind(_ type: ValueType) -> FieldKind? {
    switch type {
    case .number(.money): .money
    case .number(.area): .area
    case .number(.percent): .percent
    case .number(.plain): .number
    case .day: .date
    case .truth: .flag
    case .text: .text(nil)
    case .span: .duration
    case .choice(let set): .choice(set)
    case .record(let targets): .reference(targets)
    case .list(.choice(let set)): .choices(set)
    case .list(.record(let targets)): .references(targets)
    case .list: .texts
    case .any:
      switch self {
      case .number: .number
      case .day: .date
      case .truth: .flag
      case .record(let reference): .reference([reference.register])
      default: .text(nil)
      }
    }
  }
}
