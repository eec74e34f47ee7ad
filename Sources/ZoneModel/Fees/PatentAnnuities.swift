/// What is known of a patent for its annual fees.
public struct FeePatent: Hashable, Sendable {
  /// What is protected.
  public var kind: PatentFeeSchedule.Kind
  /// The day of filing in China, or the international one; term and due days run from it.
  public var filedOn: Day
  /// The day of grant; unknown means that no fee falls due yet.
  public var grantedOn: Day?
  /// By how many percent the fees are reduced: 85 for one owner, 70 for joint owners, 0 for none.
  ///
  /// Medium confidence; the surcharge is of the full fee.
  public var reduction: Int
  /// The years of the term whose fee is paid, with the day where it is known.
  public var paid: [Int: Day?]

  /// A patent with what was paid for it.
  public init(
    kind: PatentFeeSchedule.Kind,
    filedOn: Day,
    grantedOn: Day?,
    reduction: Int = 0,
    paid: [Int: Day?] = [:]
  ) {
    self.kind = kind
    self.filedOn = filedOn
    self.grantedOn = grantedOn
    self.reduction = reduction
    self.paid = paid
  }
}

/// One rung of a patent's ladder: the fee of one year of its term, as it stands today.
public struct AnnualFee: Hashable, Sendable {
  /// Where a fee stands.
  public enum Standing: Hashable, Sendable {
    /// Paid, with the day where it is known.
    case paid(on: Day?)
    /// Owed with the grant, not as an annual fee: years up to the grant's.
    case atGrant
    /// Not due yet, or due today.
    case open
    /// Late, in this month of grace, counted from 1.
    case late(month: Int)
    /// The months of grace are over: the right ended on the day the fee was due.
    case missed
  }

  /// The year of the term, 1 from the filing day.
  public let year: Int
  /// The anniversary of the filing day before which it is to be paid.
  public let nominalDue: Day
  /// The last day to pay without being late: the next working day where the anniversary is none.
  public let due: Day
  /// Whether a calendar that is not published yet was needed for it.
  public let isProvisional: Bool
  /// The last day of grace.
  public let graceEnds: Day
  /// Whether a calendar that is not published yet was needed for that.
  public let isGraceProvisional: Bool
  /// The table's fee in yuan.
  public let full: Number
  /// What is owed of it after the reduction.
  public let payable: Number
  /// Where it stands.
  public let standing: Standing
  /// What paying today would add, in yuan.
  public let surcharge: Number
  /// What paying today would cost.
  public let total: Number
  /// The first day on which paying costs more, with what it costs then; `nil` when that day is not to come.
  public let next: Step?

  /// A day from which another sum is owed.
  public struct Step: Hashable, Sendable {
    /// The first day of it.
    public let from: Day
    /// What paying costs from then; `nil` where the right is lost by then.
    public let total: Number?
  }
}

/// A patent's ladder: every annual fee of its term, and what they say about the right today.
public struct PatentLadder: Hashable, Sendable {
  /// What follows from the fees.
  public enum Right: Hashable, Sendable {
    /// Not granted: nothing is due.
    case pending
    /// In force; nothing is late.
    case inForce
    /// In force, with a fee in its months of grace.
    case grace(month: Int)
    /// Ended for a fee not paid, on the day it was due; to be asked back until `restorableUntil` after
    /// the office's notice, whose day is unknown here.
    case lapsed(on: Day)
    /// The term is over.
    case expired(on: Day)
  }

  /// The fees of the term in order, those up to the grant included.
  public let fees: [AnnualFee]
  /// What follows from them.
  public let right: Right
  /// The first day after the term.
  ///
  /// It does not move for a holiday (Guidelines part V ch. 9: medium confidence).
  public let termEnds: Day
  /// The table used.
  public let schedule: PatentFeeSchedule

  /// The fee to pay next: the first that is neither paid nor owed with the grant.
  ///
  /// `nil` for a right that is not granted, ended or paid to its end.
  public var nextFee: AnnualFee? {
    switch right {
    case .pending, .lapsed, .expired: nil
    case .inForce, .grace:
      fees.first {
        switch $0.standing {
        case .open, .late: true
        case .paid, .atGrant, .missed: false
        }
      }
    }
  }
}

extension PatentFeeSchedule {
  /// Reckons a patent's ladder as it stands on a day.
  ///
  /// The fee of the grant's year is paid at registration. Those after it are due on the anniversary of
  /// the filing day before their year begins, `filedOn + (year - 1)` years, or on the next working day.
  /// A window of grace includes its last day: month `k` runs from the day after `due + (k - 1)` months
  /// to `due + k` months, both reckoned from the anniversary, the first from the moved day. When the
  /// six months end on a day of rest, the next working day is taken as in time (medium confidence).
  ///
  /// O(years of the term).
  ///
  /// - Parameters:
  ///   - patent: What is known of it.
  ///   - today: The day as which the ladder is read.
  ///   - calendar: Which days are worked.
  /// - Returns: The ladder; nothing in it is stored anywhere.
  public func ladder(
    of patent: FeePatent,
    today: Day,
    calendar: WorkingCalendar = .china
  ) -> PatentLadder {
    let term = Self.term(patent.kind, filedOn: patent.filedOn)
    let termEnds = patent.filedOn.adding(years: term)
    let grantYear = patent.grantedOn.map { Self.year(of: $0, filedOn: patent.filedOn) }
    var fees: [AnnualFee] = []
    var missed: AnnualFee?
    for year in 1...term {
      guard
        let fee = annualFee(
          of: patent,
          year: year,
          grantYear: grantYear,
          today: today,
          calendar: calendar
        )
      else { continue }
      if fee.standing == .missed, missed == nil { missed = fee }
      fees.append(fee)
    }
    return PatentLadder(
      fees: fees,
      right: right(of: patent, fees: fees, missed: missed, termEnds: termEnds, today: today),
      termEnds: termEnds,
      schedule: self
    )
  }

  /// The rung of one year of the term, without the rest of the ladder.
  ///
  /// - Parameters:
  ///   - year: The year of the term, from 1.
  ///   - patent: What is known of the patent.
  ///   - today: The day as which it is read.
  ///   - calendar: Which days are worked.
  /// - Returns: The rung; `nil` where the term has no such year.
  public func annualFee(
    ofYear year: Int,
    of patent: FeePatent,
    today: Day,
    calendar: WorkingCalendar = .china
  ) -> AnnualFee? {
    guard (1...Self.term(patent.kind, filedOn: patent.filedOn)).contains(year) else { return nil }
    let grantYear = patent.grantedOn.map { Self.year(of: $0, filedOn: patent.filedOn) }
    return annualFee(of: patent, year: year, grantYear: grantYear, today: today, calendar: calendar)
  }

  /// The first year whose fee is not settled: after the grant's and after the last one paid.
  ///
  /// A fee is only taken while the right lives, so that a paid year settles those before it.
  ///
  /// - Returns: The year; `nil` before the grant and where the term has no more.
  public func nextYear(of patent: FeePatent, paidThrough: Int) -> Int? {
    guard let grantedOn = patent.grantedOn else { return nil }
    let year = max(Self.year(of: grantedOn, filedOn: patent.filedOn), paidThrough) + 1
    return year <= Self.term(patent.kind, filedOn: patent.filedOn) ? year : nil
  }

  /// What asking a lapsed right back costs: the fee, the last surcharge and the request's own fee.
  public func restorationTotal(of fee: AnnualFee) -> Number {
    let last = Number(units: fee.full.units(at: 0) * Int64(surcharges.last ?? 0), scale: 2)
    return sum(sum(fee.payable, last), Number(restorationFee))
  }

  /// The year of the term in which a day lies; 1 begins with the filing day.
  public static func year(of day: Day, filedOn: Day) -> Int {
    var year = max(day.year - filedOn.year, 0) + 1
    if year > 1, day < filedOn.adding(years: year - 1) { year -= 1 }
    return year
  }

  private func right(
    of patent: FeePatent,
    fees: [AnnualFee],
    missed: AnnualFee?,
    termEnds: Day,
    today: Day
  ) -> PatentLadder.Right {
    guard let grantedOn = patent.grantedOn, grantedOn <= today else { return .pending }
    if let missed { return .lapsed(on: missed.nominalDue) }
    if today >= termEnds { return .expired(on: termEnds) }
    for fee in fees {
      if case .late(let month) = fee.standing { return .grace(month: month) }
    }
    return .inForce
  }

  private func annualFee(
    of patent: FeePatent,
    year: Int,
    grantYear: Int?,
    today: Day,
    calendar: WorkingCalendar
  ) -> AnnualFee? {
    guard let full = fee(patent.kind, year: year) else { return nil }
    let nominalDue = patent.filedOn.adding(years: year - 1)
    let due = calendar.workingDay(onOrAfter: nominalDue)
    let graceEnds = calendar.workingDay(onOrAfter: nominalDue.adding(months: surcharges.count))
    let payable = reduced(full, of: patent, dueOn: nominalDue)
    let month = lateMonth(nominalDue: nominalDue, due: due.value, on: today)

    let standing: AnnualFee.Standing
    if let paid = patent.paid[year] {
      standing = .paid(on: paid)
    } else if let grantYear, year <= grantYear {
      standing = .atGrant
    } else if patent.grantedOn == nil || month == 0 {
      standing = .open
    } else if today > graceEnds.value {
      standing = .missed
    } else {
      standing = .late(month: min(month, surcharges.count))
    }

    let surcharge: Number
    if case .late(let month) = standing {
      surcharge = percent(surcharges[month - 1], of: full)
    } else {
      surcharge = Number(0)
    }
    return AnnualFee(
      year: year,
      nominalDue: nominalDue,
      due: due.value,
      isProvisional: due.isProvisional,
      graceEnds: graceEnds.value,
      isGraceProvisional: graceEnds.isProvisional,
      full: Number(full),
      payable: payable,
      standing: standing,
      surcharge: surcharge,
      total: sum(payable, surcharge),
      next: next(
        standing,
        full: full,
        payable: payable,
        nominalDue: nominalDue,
        due: due.value,
        graceEnds: graceEnds.value
      )
    )
  }

  /// In which month of grace a day lies, 0 when it is in time.
  private func lateMonth(nominalDue: Day, due: Day, on day: Day) -> Int {
    guard day > due else { return 0 }
    var month = 1
    while day > nominalDue.adding(months: month) { month += 1 }
    return month
  }

  /// When paying gets dearer, and what it costs then.
  private func next(
    _ standing: AnnualFee.Standing,
    full: Int,
    payable: Number,
    nominalDue: Day,
    due: Day,
    graceEnds: Day
  ) -> AnnualFee.Step? {
    var month: Int
    switch standing {
    case .paid, .atGrant, .missed: return nil
    // The first month of grace costs nothing more, so it is passed over.
    case .open: month = 0
    case .late(let late): month = late
    }
    let now = month == 0 ? 0 : surcharges[month - 1]
    while month < surcharges.count {
      let from = month == 0 ? due.adding(days: 1) : nominalDue.adding(months: month).adding(days: 1)
      if surcharges[month] > now {
        return AnnualFee.Step(from: from, total: sum(payable, percent(surcharges[month], of: full)))
      }
      month += 1
    }
    return AnnualFee.Step(from: graceEnds.adding(days: 1), total: nil)
  }

  private func reduced(_ full: Int, of patent: FeePatent, dueOn day: Day) -> Number {
    guard
      patent.reduction > 0, let grantedOn = patent.grantedOn,
      day < grantedOn.adding(years: reductionYears)
    else { return Number(full) }
    return percent(100 - patent.reduction, of: full)
  }

  /// So many percent of whole yuan, exactly.
  private func percent(_ percent: Int, of yuan: Int) -> Number {
    Number(units: Int64(yuan * percent), scale: 2)
  }

  private func sum(_ left: Number, _ right: Number) -> Number {
    let scale = max(left.scale, right.scale)
    return Number(units: left.units(at: scale) + right.units(at: scale), scale: scale)
  }
}

extension Number {
  /// The units at a scale no smaller than its own.
  fileprivate func units(at scale: UInt8) -> Int64 {
    var units = units
    for _ in 0..<(scale - self.scale) { units *= 10 }
    return units
  }
}
