/// What a patent costs a year, and what paying late adds: one edition of the office's fee table.
///
/// Amounts are in yuan. A table is data with a first day, so that a newer one can stand beside it and
/// both can be compared on the same patents.
public struct PatentFeeSchedule: Hashable, Sendable {
  /// What is protected; fees and term depend on it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case invention
    case utilityModel = "utility-model"
    case design
  }

  /// The fee of some years of the term, counted from the filing day.
  public struct Bracket: Hashable, Sendable {
    /// Years of the term; 1 is the year that begins with the filing day.
    public let years: ClosedRange<Int>
    /// Yuan for each of them.
    public let fee: Int

    /// A bracket of the table.
    public init(_ years: ClosedRange<Int>, _ fee: Int) {
      self.years = years
      self.fee = fee
    }
  }

  /// The edition's name, as shown beside a sum.
  public let version: String
  /// Where it is printed.
  public let source: String
  /// From when it holds.
  public let validFrom: Day?
  /// The fees by kind, in order of the years.
  public let brackets: [Kind: [Bracket]]
  /// The surcharge in percent of the full fee in each month after the due day.
  ///
  /// There are as many months of grace as there are entries.
  public let surcharges: [Int]
  /// What asking for the right back costs, in yuan, beside the fee and the last surcharge.
  public let restorationFee: Int
  /// How many months after the notice of lapse the right can be asked back.
  public let restorationMonths: Int
  /// For how many years from the grant a reduction holds.
  public let reductionYears: Int

  /// The table in force since 1 August 2018.
  ///
  /// Source: fee table of CNIPA of 2018-08-01; the months of grace and restoration: implementing rules
  /// of the Patent Law and Examination Guidelines, part V, chapter 9. The reduction's ten years are
  /// of medium confidence.
  public static let cnipa2018 = PatentFeeSchedule(
    version: "CNIPA 2018-08",
    source: "CNIPA fee table of 2018-08-01; Examination Guidelines part V ch. 9",
    validFrom: Day(year: 2018, month: 8, day: 1),
    brackets: [
      .invention: [
        Bracket(1...3, 900), Bracket(4...6, 1_200), Bracket(7...9, 2_000), Bracket(10...12, 4_000),
        Bracket(13...15, 6_000), Bracket(16...20, 8_000),
      ],
      .utilityModel: [
        Bracket(1...3, 600), Bracket(4...5, 900), Bracket(6...8, 1_200), Bracket(9...10, 2_000),
      ],
      .design: [
        Bracket(1...3, 600), Bracket(4...5, 900), Bracket(6...8, 1_200), Bracket(9...10, 2_000),
        Bracket(11...15, 3_000),
      ],
    ],
    surcharges: [0, 5, 10, 15, 20, 25],
    restorationFee: 1_000,
    restorationMonths: 2,
    reductionYears: 10
  )

  /// The edition in force.
  public static let current = cnipa2018

  /// Every edition that zoneboard knows, newest first.
  public static let all = [cnipa2018]

  /// The full fee of a year of the term in yuan; `nil` where the table has no such year.
  public func fee(_ kind: Kind, year: Int) -> Int? {
    brackets[kind]?.first { $0.years.contains(year) }?.fee
  }

  /// How many years a right of this kind lasts from its filing day.
  ///
  /// Source: Patent Law art. 42; designs filed from 1 June 2021 last 15 years, earlier ones 10.
  public static func term(_ kind: Kind, filedOn: Day) -> Int {
    switch kind {
    case .invention: 20
    case .utilityModel: 10
    case .design: filedOn >= Day(year: 2021, month: 6, day: 1) ?? filedOn ? 15 : 10
    }
  }
}
