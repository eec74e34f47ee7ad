import Testing
import ZoneModel
import ZoneQuery

struct AnnuityTests {
  /// An invention filed on 2022-04-15 and granted in its third year, with payments and days of an
  /// office.
  private func evaluator(
    _ today: String,
    patent: [(String, Value)] = [],
    paid: [Int] = [],
    days: [(String, Bool, Bool)] = []
  ) throws -> Evaluator {
    var fields = Fields([
      ("kind", .text("invention")), ("filedOn", .text("2022-04-15")),
      ("grantedOn", .text("2024-08-20")), ("state", .text("granted")),
    ])
    for (field, value) in patent { fields[field] = value == .null ? nil : value }
    var records = [Record(reference: Self.patent, fields: fields)]
    for year in paid {
      let fields = Fields([("patent", .text("pat-1")), ("year", .number(Number(year)))])
      let reference = RecordReference(register: "fee-payments", id: "fee-\(year)")
      records.append(Record(reference: reference, fields: fields))
    }
    for (date, isWorked, isComplete) in days {
      let fields = Fields([
        ("date", .text(date)), ("isWorkingDay", .flag(isWorked)),
        ("yearComplete", .flag(isComplete)),
      ])
      let reference = RecordReference(register: "holiday-calendars", id: "hol-\(date)")
      records.append(Record(reference: reference, fields: fields))
    }
    return Evaluator(
      QueryContext(
        registry: .standard,
        board: MemoryBoard(records),
        today: try #require(Day(today))
      )
    )
  }

  private static let patent = RecordReference(register: "patents", id: "pat-1")

  @Test(
    arguments: [
      ("2026-04-15", [("state", .text("filed"))], [], "pending", false),
      ("2026-04-15", [], [4], "in-force", true), ("2026-04-16", [], [4], "in-grace", true),
      ("2026-10-15", [], [4], "in-grace", true), ("2026-10-16", [], [4], "lapsed", false),
      ("2026-10-16", [], [], nil, nil), ("2026-10-16", [], [5], "in-force", true),
      ("2042-04-14", [], [20], "in-force", true), ("2042-04-15", [], [20], "expired", false),
      ("2026-04-15", [("state", .text("lapsed"))], [4], "lapsed", false),
      (
        "2026-04-15", [("state", .text("lapsed")), ("endedOn", .text("2026-04-15"))], [4],
        "in-force", true
      ),
      (
        "2026-04-16", [("state", .text("lapsed")), ("endedOn", .text("2026-04-15"))], [4], "lapsed",
        false
      ),
      ("2026-04-15", [("state", .text("abandoned"))], [4], "ended", false),
      ("2026-04-15", [("filedOn", .null)], [4], nil, nil),
      ("2026-04-15", [("grantedOn", .null)], [4], nil, nil),
    ] as [(String, [(String, Value)], [Int], String?, Bool?)]
  )
  func `the legal state follows from term and fees, and is unknown without them`(
    today: String,
    patent: [(String, Value)],
    paid: [Int],
    state: String?,
    isInForce: Bool?
  ) throws {
    let evaluator = try evaluator(today, patent: patent, paid: paid)
    #expect(try value("legalState", evaluator) == state)
    let record = try #require(evaluator.context.board.record(Self.patent))
    let declared = try #require(evaluator.context.registry["patents"]?[field: "inForce"])
    #expect(evaluator.computed(declared, of: record).value?.flag == isInForce)
  }

  /// The states of an application and of a right, and what else may be said of one.
  @Test(arguments: [
    (["filed", "published", "examination"], "pending"), (["expired"], "expired"),
    (["lapsed"], "lapsed"),
    (
      [
        "abandoned", "invalidated", "withdrawn", "deemed-withdrawn", "rejected", "deemed-abandoned",
      ], "ended"
    ),
  ])
  func `each state that an office enters has its legal state`(states: [String], legal: String)
    throws
  {
    let patents = try #require(Registry.standard["patents"])
    let known = try #require(patents[field: "state"]?.kind.choiceSet)
    for state in states {
      #expect(known[state] != nil, "\(state)")
      let evaluator = try evaluator("2026-04-15", patent: [("state", .text(state))], paid: [])
      #expect(try value("legalState", evaluator) == legal, "\(state)")
    }
    for flag in ["transferred", "licensed", "pledged", "preserved", "restored", "partlyInvalid"] {
      #expect(patents[field: flag]?.shownKind == .flag, "\(flag)")
    }
  }

  private func value(_ field: String, _ evaluator: Evaluator) throws -> String? {
    let record = try #require(evaluator.context.board.record(Self.patent))
    let declared = try #require(evaluator.context.registry["patents"]?[field: field])
    return evaluator.computed(declared, of: record).value.map { value in
      value.text ?? value.number.map { "\($0)" } ?? "\(value)"
    }
  }

  @Test(
    arguments: [
      ("2026-04-15", "open", nil, "1200", "2026-05-16", "1260"),
      ("2026-04-16", "late", "1", "1200", "2026-05-16", "1260"),
      ("2026-05-15", "late", "1", "1200", "2026-05-16", "1260"),
      ("2026-05-16", "late", "2", "1260", "2026-06-16", "1320"),
      ("2026-10-15", "late", "6", "1500", "2026-10-16", nil),
      ("2026-10-16", "missed", nil, nil, nil, nil),
    ] as [(String, String, String?, String?, String?, String?)]
  )
  func `what is owed steps up on the day after each month of grace`(
    today: String,
    standing: String,
    month: String?,
    total: String?,
    stepOn: String?,
    step: String?
  ) throws {
    let evaluator = try evaluator(today, paid: [4])
    #expect(try value("feeYear", evaluator) == "5")
    #expect(try value("feeDueOn", evaluator) == "2026-04-15")
    #expect(try value("feeGraceEnds", evaluator) == "2026-10-15")
    #expect(try value("feeStanding", evaluator) == standing)
    #expect(try value("feeMonth", evaluator) == month)
    #expect(try value("feeToday", evaluator) == total)
    #expect(try value("feeStepOn", evaluator) == stepOn)
    #expect(try value("feeStep", evaluator) == step)
  }

  @Test func `payments move the next fee, and a later year settles those before it`() throws {
    #expect(try value("feeYear", evaluator("2026-01-10")) == "4")
    #expect(try value("feeYear", evaluator("2026-01-10", paid: [4])) == "5")
    #expect(try value("feeYear", evaluator("2026-01-10", paid: [6, 4])) == "7")
    #expect(try value("feeYear", evaluator("2026-01-10", paid: [20])) == nil)
  }

  @Test func `what does not run or is not known owes nothing that could be told`() throws {
    for patent in [
      [("state", .text("examination")), ("grantedOn", .null)], [("filedOn", .null)],
      [("grantedOn", .null)], [("state", .text("abandoned"))],
    ] as [[(String, Value)]] {
      let evaluator = try evaluator("2026-01-10", patent: patent)
      #expect(try value("feeDueOn", evaluator) == nil)
      #expect(try value("feeToday", evaluator) == nil)
    }
  }

  @Test func `a reduction lowers the fee but not the surcharge, for ten years from the grant`()
    throws
  {
    let reduced: [(String, Value)] = [("feeReduction", .number(85))]
    let late = try evaluator("2026-05-16", patent: reduced, paid: [4])
    #expect(try value("feePayable", late) == "180")
    #expect(try value("feeSurcharge", late) == "60")
    let old = try evaluator("2034-01-10", patent: reduced, paid: [12])
    #expect(try value("feePayable", old) == "900")
    let older = try evaluator("2035-01-10", patent: reduced, paid: [13])
    #expect(try value("feePayable", older) == "6000")
  }

  @Test func `a due day on a day of rest moves to the next that is worked`() throws {
    let saturday: [(String, Value)] = [("filedOn", .text("2022-05-09"))]
    // 2026-05-09 is a Saturday that is worked in exchange for the holidays.
    #expect(
      try value("feeDueOn", evaluator("2026-01-10", patent: saturday, paid: [4])) == "2026-05-09"
    )
    let rest = try evaluator(
      "2026-01-10",
      patent: saturday,
      paid: [4],
      days: [("2026-05-09", false, false), ("2026-05-11", false, false)]
    )
    // The office's own days off move nothing at the patent office.
    #expect(try value("feeDueOn", rest) == "2026-05-09")
  }

  @Test func `a day in a year without a calendar is provisional until the year is entered`() throws
  {
    let evaluator = try evaluator("2027-01-10", paid: [5])
    #expect(try value("feeDueOn", evaluator) == "2027-04-15")
    #expect(try value("feeProvisional", evaluator) == "flag(true)")
    let known = try self.evaluator("2027-01-10", paid: [5], days: [("2027-04-15", false, true)])
    #expect(try value("feeDueOn", known) == "2027-04-16")
    #expect(try value("feeProvisional", known) == "flag(false)")
  }

  @Test func `an end of grace in a year without a calendar is provisional as well`() throws {
    let filed: [(String, Value)] = [("filedOn", .text("2022-10-12"))]
    let evaluator = try evaluator("2026-09-10", patent: filed, paid: [4])
    #expect(try value("feeDueOn", evaluator) == "2026-10-12")
    #expect(try value("feeGraceEnds", evaluator) == "2027-04-12")
    #expect(try value("feeProvisional", evaluator) == "flag(false)")
    #expect(try value("feeGraceProvisional", evaluator) == "flag(true)")
  }

  @Test func `a lapsed right names what asking it back costs, and until when`() throws {
    let lapsed: [(String, Value)] = [
      ("state", .text("lapsed")), ("lapseNoticeOn", .text("2026-11-03")),
    ]
    let evaluator = try evaluator("2026-12-01", patent: lapsed, paid: [4])
    #expect(try value("feeDueOn", evaluator) == nil)
    // The third is a Sunday.
    #expect(try value("restoreBy", evaluator) == "2027-01-04")
    #expect(try value("restoreCost", evaluator) == "2500")
  }

  @Test(arguments: [
    ("2026-11-03", "2027-01-04", true), ("2026-11-03", "2027-01-05", false),
    (nil, "2026-12-01", false),
  ])
  func `a right comes back by a payment within two months of the notice`(
    notice: String?,
    paidOn: String,
    may: Bool
  ) throws {
    var lapsed: [(String, Value)] = [("state", .text("lapsed"))]
    if let notice { lapsed.append(("lapseNoticeOn", .text(notice))) }
    // The payment counts, not the day on which it is entered.
    let evaluator = try evaluator("2027-02-01", patent: lapsed, paid: [4])
    let record = try #require(evaluator.context.board.record(Self.patent))
    let restore = try #require(Register.patents.actions.first { $0.id == "restore" })
    let answers = try evaluator.start(
      of: restore,
      on: record,
      login: "anna",
      given: Fields([("paidOn", .text(paidOn))])
    )
    if may {
      #expect(try !evaluator.edits(of: restore, on: record, asked: answers).isEmpty)
    } else {
      #expect(throws: Refusal.self) {
        _ = try evaluator.edits(of: restore, on: record, asked: answers)
      }
    }
  }

  @Test func `a right let lapse within its grace comes back for the fee of the day`() throws {
    let lapsed: [(String, Value)] = [("state", .text("lapsed")), ("endedOn", .text("2026-04-15"))]
    #expect(
      try value("restoreCost", evaluator("2026-06-20", patent: lapsed, paid: [4])) == "1320"
    )
    #expect(
      try value("restoreCost", evaluator("2026-10-16", patent: lapsed, paid: [4])) == "2500"
    )
  }

  @Test(arguments: [("2026-05-15", nil), ("2026-05-16", "60"), ("2026-06-16", "120")])
  func `a payment is reckoned as of the day it was paid`(paidOn: String, surcharge: String?) throws
  {
    let evaluator = try evaluator("2026-09-01", paid: [4])
    let record = try #require(evaluator.context.board.record(Self.patent))
    let paid = try #require(Register.patents.actions.first { $0.id == "paid" })
    let answers = try evaluator.start(
      of: paid,
      on: record,
      login: "anna",
      given: Fields([("paidOn", .text(paidOn)), ("receipt", .text("R-1"))])
    )
    let edits = try evaluator.edits(of: paid, on: record, asked: answers)
    guard case .create(let made, let fields)? = edits.first, edits.count == 1 else {
      Issue.record("\(edits)")
      return
    }
    #expect(made.register == "fee-payments")
    #expect(fields["patent"] == .text("pat-1") && fields["year"] == .number(5))
    #expect(fields["amount"] == .number(1200) && fields["receipt"] == .text("R-1"))
    #expect(fields["surcharge"]?.number.map { "\($0)" } == surcharge)
  }

  @Test(arguments: [("2026-10-15", true), ("2026-10-16", false)])
  func `a fee paid after its grace brings no right back`(paidOn: String, isTaken: Bool) throws {
    let notice: [(String, Value)] = [("lapseNoticeOn", .text("2026-11-03"))]
    let evaluator = try evaluator("2026-11-22", patent: notice, paid: [4])
    let record = try #require(evaluator.context.board.record(Self.patent))
    func edits(_ id: String) throws -> [Edit] {
      let action = try #require(Register.patents.actions.first { $0.id == id })
      let answers = try evaluator.start(
        of: action,
        on: record,
        login: "anna",
        given: Fields([("paidOn", .text(paidOn))])
      )
      return try evaluator.edits(of: action, on: record, asked: answers)
    }
    if isTaken {
      guard case .create(_, let fields)? = try edits("paid").first else {
        Issue.record("nothing was written")
        return
      }
      #expect(fields["surcharge"] == .number(300))
      return
    }
    let refusal = #expect(throws: Refusal.self) { _ = try edits("paid") }
    #expect(refusal?.message.en.contains("ended on 2026-10-15") == true)
    #expect(refusal?.message.en.contains("2,500 yuan") == true)
    guard case .create(_, let fields)? = try edits("restore").first else {
      Issue.record("nothing was written")
      return
    }
    #expect(fields["amount"] == .number(1200) && fields["surcharge"] == .number(1300))
  }

  @Test(
    arguments: [
      ("2026-10-15", [], nil, true), ("2026-10-16", [], "2026-04-15", true),
      ("2026-10-16", [("state", .text("lapsed"))], nil, false),
      ("2042-04-14", [], "2026-04-15", true), ("2042-04-15", [], "2042-04-15", false),
    ] as [(String, [(String, Value)], String?, Bool)]
  )
  func `a right that has ended and is entered as granted is to be recorded`(
    today: String,
    patent: [(String, Value)],
    ended: String?,
    hasFee: Bool
  ) throws {
    let evaluator = try evaluator(today, patent: patent, paid: [4])
    #expect(try value("endToRecord", evaluator) == ended)
    #expect(try value("feeDueOn", evaluator) != nil || !hasFee)
    if !hasFee { #expect(try value("feeDueOn", evaluator) == nil) }
  }

  @Test(
    arguments: [
      ("annuity(colour, kind, filedOn, grantedOn, 3)", "a fee has no “colour”"),
      ("annuity(due, kind, state, grantedOn, 3)", "expected a date, found a choice"),
      ("annuity(due, kind, filedOn)", "“annuity” takes 5–7 values, not 3"),
    ]
  )
  func `what cannot be asked is refused with its place`(text: String, says: String) {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: text, in: "patents", registry: .standard, mode: .value)
    }
    #expect(error?.message.en == says)
  }

  @Test func `working days follow the days of the office`() throws {
    let text = "workingDays(2026-11-19, 2026-11-25)"
    func count(_ days: [(String, Bool, Bool)]) throws -> Outcome {
      let evaluator = try evaluator("2026-11-21", days: days)
      let expression = try Expression(parsing: text, registry: .standard, mode: .value)
      return evaluator.outcome(expression, for: nil)
    }
    #expect(try count([]) == .number(Quantity(4)))
    #expect(try count([("2026-11-24", false, false)]) == .number(Quantity(3)))
    #expect(try count([("2026-11-22", true, false)]) == .number(Quantity(5)))
  }

  @Test(
    arguments: [
      (7, [], .day("2026-11-25")), (0, [], .day("2026-11-16")), (-1, [], .unknown),
      (7, [("2026-11-24", false, false)], .day("2026-11-26")),
      (7, [("2026-11-22", true, false)], .day("2026-11-24")),
    ] as [(Int, [(String, Bool, Bool)], WorkingDay)]
  )
  func `a number of working days ends on a day of the office's calendar`(
    count: Int,
    days: [(String, Bool, Bool)],
    end: WorkingDay
  ) throws {
    let evaluator = try evaluator("2026-11-21", days: days)
    let text = "workingDay(2026-11-16, \(count))"
    let expression = try Expression(parsing: text, registry: .standard, mode: .value)
    #expect(expression.type == .day)
    switch end {
    case .day(let day):
      #expect(evaluator.outcome(expression, for: nil) == Day(day).map { .day($0) })
    case .unknown: #expect(evaluator.outcome(expression, for: nil) == .unknown)
    }
  }

  enum WorkingDay: Sendable {
    case day(String)
    case unknown
  }

  @Test(arguments: [("2026-12-31", false), ("2027-01-01", true)])
  func `a clock that runs into a year without a calendar is provisional`(
    end: String,
    isProvisional: Bool
  ) throws {
    let evaluator = try evaluator("2026-11-21")
    let expression = try Expression(
      parsing: "provisional(2026-11-19, \(end))",
      registry: .standard,
      mode: .value
    )
    #expect(evaluator.outcome(expression, for: nil) == .truth(isProvisional))
  }

  @Test(
    arguments: [
      ("2026-09-10", "dearer", nil), ("2026-10-15", "lost", "2500"),
      ("2026-10-16", nil, "2500"),
    ] as [(String, String?, String?)]
  )
  func `what comes after the last month of grace is said, with what restoring costs`(
    today: String,
    then: String?,
    restore: String?
  ) throws {
    let evaluator = try evaluator(today, paid: [4])
    #expect(try value("feeThen", evaluator) == then)
    #expect(try value("restoreCost", evaluator) == restore)
  }
}
