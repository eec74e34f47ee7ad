import ZoneModel

/// What can be asked of a patent's next annual fee.
enum AnnuityPart: String, CaseIterable {
  /// The year of the term.
  case year
  /// The last day to pay without being late, moved to a working day.
  case due
  /// The anniversary of filing that the fee is due before; a right that lapses ends on it.
  case anniversary
  /// The last day of grace.
  case grace
  /// `open`, `late` or `missed`.
  case standing
  /// The month of grace, from 1.
  case month
  /// The fee after the reduction.
  case payable
  /// What being late adds; missing once it is too late.
  case surcharge
  /// What paying costs; missing once it is too late.
  case total
  /// From when it costs more, or is too late.
  case step
  /// What it costs from then; missing where it is too late by then.
  case then
  /// Whether the due day rests on a calendar that is not published.
  case provisional
  /// Whether the last day of grace rests on one.
  case graceProvisional
  /// What asking for a lapsed right costs.
  case restoration

  var type: ValueType {
    switch self {
    case .year, .month: .number(.plain)
    case .due, .anniversary, .grace, .step: .day
    case .standing: .text
    case .payable, .surcharge, .total, .then, .restoration: .number(.money)
    case .provisional, .graceProvisional: .truth
    }
  }
}

extension Parser {
  /// `annuity(part, kind, filed, granted, paid through[, reduction[, as of]])`.
  func annuity(
    _ word: Token,
    _ arguments: [Node],
    _ range: Range<Int>
  ) throws(ExpressionError) -> Node {
    guard let part = AnnuityPart(rawValue: word.text) else {
      throw ExpressionError(
        word.range,
        Phrase("a fee has no “\(word.text)”", "年费没有“\(word.text)”这一项"),
        nearest: Nearest.names(to: word.text, among: AnnuityPart.allCases.map(\.rawValue))
      )
    }
    for (place, node) in arguments.enumerated() where node.type != .any {
      switch (place, node.type) {
      case (0, .choice), (0, .text), (1, .day), (2, .day), (3, .number), (4, .number), (5, .day):
        continue
      default: break
      }
      let expected =
        switch place {
        case 0: Phrase("a kind of patent", "专利类型")
        case 1, 2, 5: Phrase("a date", "日期")
        default: Phrase("a number", "数值")
        }
      throw ExpressionError(
        node.range,
        Phrase(
          "expected \(expected.en), found \(node.type.name.en)",
          "此处应为\(expected.zh)，而不是\(node.type.name.zh)"
        )
      )
    }
    return Node(.lookUp(.annuity, word.text, arguments), part.type, range)
  }
}

extension Run {
  /// A part of the fee that a patent pays next.
  ///
  /// Without kind, filing and grant there is none; a missing last year or reduction counts as none.
  func annuity(_ name: String, _ values: [Outcome]) -> Outcome {
    guard let part = AnnuityPart(rawValue: name) else { return .unknown }
    if values.contains(.unknown) { return .unknown }
    let kindID: String
    switch values[0] {
    case .choice(let id), .text(let id): kindID = id
    case .missing: return .missing
    default: return .unknown
    }
    guard let kind = PatentFeeSchedule.Kind(rawValue: kindID) else { return .unknown }
    guard values[1] != .missing, values[2] != .missing else { return .missing }
    guard case .day(let filedOn) = values[1], case .day(let grantedOn) = values[2] else {
      return .unknown
    }
    var numbers = [0, 0]
    for place in 3...4 where values.indices.contains(place) && values[place] != .missing {
      guard let quantity = values[place].quantity else { return .unknown }
      let whole = place == 4 ? quantity * Quantity(100) : quantity
      guard let integer = whole.integer else { return .unknown }
      numbers[place - 3] = integer
    }
    var today = context.today
    if values.count > 5, case .day(let day) = values[5] { today = day }
    let schedule = PatentFeeSchedule.current
    let patent = FeePatent(
      kind: kind,
      filedOn: filedOn,
      grantedOn: grantedOn,
      reduction: numbers[1]
    )
    // The office's own days off move nothing at the patent office: only published ones do.
    guard let year = schedule.nextYear(of: patent, paidThrough: numbers[0]),
      let fee = schedule.annualFee(
        ofYear: year,
        of: patent,
        today: today,
        calendar: publicCalendar
      )
    else { return .missing }
    return outcome(part, of: fee, schedule)
  }

  private func outcome(
    _ part: AnnuityPart,
    of fee: AnnualFee,
    _ schedule: PatentFeeSchedule
  ) -> Outcome {
    switch part {
    case .year: .number(Quantity(fee.year))
    case .due: .day(fee.due)
    case .anniversary: .day(fee.nominalDue)
    case .grace: .day(fee.graceEnds)
    case .standing:
      switch fee.standing {
      case .open, .paid, .atGrant: .text("open")
      case .late: .text("late")
      case .missed: .text("missed")
      }
    case .month:
      if case .late(let month) = fee.standing { .number(Quantity(month)) } else { .missing }
    case .payable: .number(Quantity(fee.payable))
    // Once the months of grace are over nothing can be paid any more.
    case .surcharge: fee.standing == .missed ? .missing : .number(Quantity(fee.surcharge))
    case .total: fee.standing == .missed ? .missing : .number(Quantity(fee.total))
    case .step: fee.next.map { .day($0.from) } ?? .missing
    case .then: (fee.next?.total).map { .number(Quantity($0)) } ?? .missing
    case .provisional: .truth(fee.isProvisional)
    case .graceProvisional: .truth(fee.isGraceProvisional)
    case .restoration: .number(Quantity(schedule.restorationTotal(of: fee)))
    }
  }
}
