import Testing
import ZoneModel

/// A patent, a year of its term and the day of paying, with what is owed then.
struct FeeCase: CustomTestStringConvertible {
  let kind: PatentFeeSchedule.Kind
  let filedOn: String
  let year: Int
  let due: String
  let graceEnds: String
  let paidOn: String
  var reduction = 0
  let standing: AnnualFee.Standing
  let full: Int
  let payable: Int
  let surcharge: Int

  var testDescription: String { "\(kind) filed \(filedOn), year \(year), paid \(paidOn)" }

  /// Cases of the office's rules; the days of rest are those of the published calendars.
  static let all = [
    april("2026-04-15", .open, 0),
    april("2026-04-16", .late(month: 1), 0),
    april("2026-05-15", .late(month: 1), 0),
    april("2026-05-16", .late(month: 2), 100),
    april("2026-06-15", .late(month: 2), 100),
    april("2026-06-16", .late(month: 3), 200),
    april("2026-10-15", .late(month: 6), 500),
    april("2026-10-16", .missed, 0),
    FeeCase(
      kind: .invention,
      filedOn: "2020-03-15",
      year: 7,
      due: "2026-03-16",
      graceEnds: "2026-09-15",
      paidOn: "2026-03-16",
      standing: .open,
      full: 2_000,
      payable: 2_000,
      surcharge: 0
    ),
    FeeCase(
      kind: .invention,
      filedOn: "2020-03-15",
      year: 7,
      due: "2026-03-16",
      graceEnds: "2026-09-15",
      paidOn: "2026-03-17",
      standing: .late(month: 1),
      full: 2_000,
      payable: 2_000,
      surcharge: 0
    ),
    // The sixth month ends on a Sunday: Monday still counts, Tuesday does not.
    FeeCase(
      kind: .utilityModel,
      filedOn: "2018-08-31",
      year: 9,
      due: "2026-08-31",
      graceEnds: "2027-03-01",
      paidOn: "2027-03-01",
      standing: .late(month: 6),
      full: 2_000,
      payable: 2_000,
      surcharge: 500
    ),
    FeeCase(
      kind: .utilityModel,
      filedOn: "2018-08-31",
      year: 9,
      due: "2026-08-31",
      graceEnds: "2027-03-01",
      paidOn: "2027-03-02",
      standing: .missed,
      full: 2_000,
      payable: 2_000,
      surcharge: 0
    ),
    FeeCase(
      kind: .invention,
      filedOn: "2020-02-29",
      year: 5,
      due: "2024-02-29",
      graceEnds: "2024-08-29",
      paidOn: "2024-02-29",
      standing: .open,
      full: 1_200,
      payable: 1_200,
      surcharge: 0
    ),
    FeeCase(
      kind: .invention,
      filedOn: "2023-10-01",
      year: 4,
      due: "2026-10-08",
      graceEnds: "2027-04-01",
      paidOn: "2026-10-01",
      reduction: 85,
      standing: .open,
      full: 1_200,
      payable: 180,
      surcharge: 0
    ),
    // The surcharge is of the full fee, also where the fee is reduced.
    FeeCase(
      kind: .invention,
      filedOn: "2023-10-01",
      year: 4,
      due: "2026-10-08",
      graceEnds: "2027-04-01",
      paidOn: "2026-12-02",
      reduction: 70,
      standing: .late(month: 3),
      full: 1_200,
      payable: 360,
      surcharge: 120
    ),
  ]

  private static func april(_ paidOn: String, _ standing: AnnualFee.Standing, _ surcharge: Int)
    -> FeeCase
  {
    FeeCase(
      kind: .invention,
      filedOn: "2020-04-15",
      year: 7,
      due: "2026-04-15",
      graceEnds: "2026-10-15",
      paidOn: paidOn,
      standing: standing,
      full: 2_000,
      payable: 2_000,
      surcharge: surcharge
    )
  }
}

struct PatentAnnuityTests {
  @Test(arguments: FeeCase.all)
  func `a fee is owed as the office's rules say`(_ vector: FeeCase) throws {
    let today = try #require(Day(vector.paidOn))
    let filedOn = try #require(Day(vector.filedOn))
    let paid = Dictionary(uniqueKeysWithValues: (1..<vector.year).map { ($0, Day?.none) })
    let patent = FeePatent(
      kind: vector.kind,
      filedOn: filedOn,
      grantedOn: filedOn.adding(years: 1),
      reduction: vector.reduction,
      paid: paid
    )

    let ladder = PatentFeeSchedule.cnipa2018.ladder(of: patent, today: today)
    let fee = try #require(ladder.fees.first { $0.year == vector.year })

    #expect(fee.due == Day(vector.due))
    #expect(fee.graceEnds == Day(vector.graceEnds))
    #expect(fee.standing == vector.standing)
    #expect(fee.full == Number(vector.full))
    #expect(fee.payable == Number(vector.payable))
    #expect(fee.surcharge == Number(vector.surcharge))
    #expect(fee.total == Number(vector.payable + vector.surcharge))
    switch vector.standing {
    case .missed: #expect(ladder.right == .lapsed(on: fee.nominalDue))
    case .late(let month): #expect(ladder.right == .grace(month: month))
    default: #expect(ladder.right == .inForce)
    }
  }

  @Test(arguments: zip(PatentFeeSchedule.Kind.allCases, [82_300, 11_200, 26_200]))
  func `the fees of a full term add up to the table's sums`(
    _ kind: PatentFeeSchedule.Kind,
    _ sum: Int
  ) {
    let years = 1...20
    #expect(
      years.compactMap { PatentFeeSchedule.cnipa2018.fee(kind, year: $0) }.reduce(0, +) == sum
    )
  }

  @Test(arguments: [(600, 2, 30), (600, 3, 60), (900, 2, 45), (900, 3, 90)])
  func `published examples of surcharges come out`(_ full: Int, _ month: Int, _ surcharge: Int)
    throws
  {
    let kind: PatentFeeSchedule.Kind = full == 600 ? .utilityModel : .invention
    let filedOn = try #require(Day("2022-06-15"))
    let patent = FeePatent(
      kind: kind,
      filedOn: filedOn,
      grantedOn: filedOn.adding(months: 14),
      paid: [1: nil, 2: nil]
    )
    let today = filedOn.adding(years: 2).adding(months: month)

    let ladder = PatentFeeSchedule.cnipa2018.ladder(of: patent, today: today)
    let fee = try #require(ladder.nextFee)

    #expect(fee.year == 3)
    #expect(fee.full == Number(full))
    #expect(fee.surcharge == Number(surcharge))
  }

  @Test func `the next step names the first day that costs more`() throws {
    let filedOn = try #require(Day("2020-04-15"))
    let paid = Dictionary(uniqueKeysWithValues: (1...6).map { ($0, Day?.none) })
    let patent = FeePatent(
      kind: .invention,
      filedOn: filedOn,
      grantedOn: Day("2021-07-01"),
      paid: paid
    )
    let schedule = PatentFeeSchedule.cnipa2018

    func next(_ today: String) throws -> AnnualFee.Step? {
      let ladder = schedule.ladder(of: patent, today: try #require(Day(today)))
      return ladder.fees.first { $0.year == 7 }?.next
    }

    #expect(try next("2026-04-01")?.from == Day("2026-05-16"))
    #expect(try next("2026-04-01")?.total == Number(2_100))
    #expect(try next("2026-05-20")?.from == Day("2026-06-16"))
    #expect(try next("2026-05-20")?.total == Number(2_200))
    #expect(try next("2026-10-10")?.from == Day("2026-10-16"))
    #expect(try next("2026-10-10")?.total == nil)
    #expect(try next("2026-10-16") == nil)
  }

  @Test func `years up to the grant are paid with it, and nothing is due before it`() throws {
    let filedOn = try #require(Day("2020-04-15"))
    let today = try #require(Day("2026-11-21"))
    let schedule = PatentFeeSchedule.cnipa2018
    var patent = FeePatent(kind: .invention, filedOn: filedOn, grantedOn: nil)
    #expect(schedule.ladder(of: patent, today: today).right == .pending)
    #expect(schedule.ladder(of: patent, today: today).nextFee == nil)

    // Granted in the seventh year of the term: the eighth is the first to be paid.
    patent.grantedOn = Day("2026-09-01")
    let ladder = schedule.ladder(of: patent, today: today)
    #expect(ladder.fees.prefix(7).allSatisfy { $0.standing == .atGrant })
    #expect(ladder.nextFee?.year == 8)
    #expect(ladder.nextFee?.due == Day("2027-04-15"))
    #expect(ladder.right == .inForce)
  }

  @Test func `a reduction ends ten years after the grant`() throws {
    let filedOn = try #require(Day("2015-05-20"))
    let patent = FeePatent(
      kind: .invention,
      filedOn: filedOn,
      grantedOn: Day("2017-05-20"),
      reduction: 85
    )
    let ladder = PatentFeeSchedule.cnipa2018.ladder(of: patent, today: filedOn)

    // Year 12 falls due a year before the ten years are over, year 13 on the day they are.
    #expect(ladder.fees.first { $0.year == 12 }?.payable == Number(600))
    #expect(ladder.fees.first { $0.year == 13 }?.payable == Number(6_000))
  }

  @Test(arguments: [
    (PatentFeeSchedule.Kind.invention, "2006-11-21", "2026-11-21"),
    (.utilityModel, "1999-09-06", "2009-09-06"), (.invention, "2024-02-29", "2044-02-29"),
    (.design, "2021-05-31", "2031-05-31"), (.design, "2021-06-01", "2036-06-01"),
  ])
  func `the term runs from the filing day`(
    _ kind: PatentFeeSchedule.Kind,
    _ filed: String,
    _ ends: String
  ) throws {
    let filedOn = try #require(Day(filed))
    let term = PatentFeeSchedule.term(kind, filedOn: filedOn)
    let patent = FeePatent(
      kind: kind,
      filedOn: filedOn,
      grantedOn: filedOn.adding(years: 1),
      paid: Dictionary(uniqueKeysWithValues: (1...term).map { ($0, Day?.none) })
    )
    let last = try #require(Day(ends))
    let schedule = PatentFeeSchedule.cnipa2018
    #expect(schedule.ladder(of: patent, today: last.adding(days: -1)).right == .inForce)
    #expect(schedule.ladder(of: patent, today: last).right == .expired(on: last))
  }

  @Test func `a day that needs a calendar not yet published says so`() throws {
    let filedOn = try #require(Day("2020-10-01"))
    let patent = FeePatent(kind: .invention, filedOn: filedOn, grantedOn: Day("2021-11-01"))
    let ladder = PatentFeeSchedule.cnipa2018.ladder(of: patent, today: filedOn)
    #expect(ladder.fees.first { $0.year == 7 }?.isProvisional == false)
    #expect(ladder.fees.first { $0.year == 9 }?.isProvisional == true)
  }
}
