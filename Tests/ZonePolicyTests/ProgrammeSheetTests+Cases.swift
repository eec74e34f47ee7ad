import ZoneModel
import ZonePolicy

// Each figure of a standard, with the value beside it.
extension ProgrammeSheetTests {
  static let highTech: [Case] = [
    Case(
      "high-tech-enterprise-2016",
      "registered-a-year",
      .unmet,
      [("registeredOn", day("2025-11-21"))]
    ),
    Case(
      "high-tech-enterprise-2016",
      "registered-a-year",
      .met,
      [("registeredOn", day("2025-11-20"))]
    ),
    Case("high-tech-enterprise-2016", "registered-a-year", .unknown),
    Case(
      "high-tech-enterprise-2016",
      "technical-staff",
      .met,
      [],
      [2025: [("staff", number(50)), ("technicalStaff", number(5))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "technical-staff",
      .unmet,
      [],
      [2025: [("staff", number(51)), ("technicalStaff", number(5))]]
    ),
    // Up to 50 million the bracket is 5 percent; the figure itself is still in it.
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("revenue", number(50 * million)), ("rdExpenditure", number(2_500_000))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unmet,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("revenue", number(50 * million)), ("rdExpenditure", number(2_499_999))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("revenue", number(200 * million)), ("rdExpenditure", number(8 * million))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unmet,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("revenue", number(200 * million)), ("rdExpenditure", number(7_999_999))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("revenue", number(200 * million + 1)), ("rdExpenditure", number(6_000_001))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unknown,
      [],
      [2025: [("revenue", number(50 * million))]]
    ),
    // Three years are needed of a firm that has been there so long.
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unknown,
      [("registeredOn", day("2024-12-31"))],
      [2025: [("revenue", number(50 * million)), ("rdExpenditure", number(5 * million))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [("registeredOn", day("2025-01-01"))],
      [2025: [("revenue", number(50 * million)), ("rdExpenditure", number(2_500_000))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [("registeredOn", day("2020-01-01"))],
      [
        2025: [("revenue", number(50 * million)), ("rdExpenditure", number(2_500_000))],
        2024: [("revenue", number(40 * million)), ("rdExpenditure", number(2 * million))],
        2023: [("revenue", number(10 * million)), ("rdExpenditure", number(500_000))],
      ]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-in-china",
      .met,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("rdExpenditure", number(100)), ("rdInChina", number(60))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-in-china",
      .unmet,
      [("registeredOn", day("2025-03-01"))],
      [2025: [("rdExpenditure", number(100)), ("rdInChina", number(59))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "high-tech-income",
      .met,
      [],
      [2025: [("revenue", number(100)), ("highTechIncome", number(60))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "high-tech-income",
      .unmet,
      [],
      [2025: [("revenue", number(100)), ("highTechIncome", number(59))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "innovation-score",
      .unmet,
      [],
      [2025: [("innovationScore", number(70))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "innovation-score",
      .met,
      [],
      [2025: [("innovationScore", tenths(705))]]
    ),
    Case("high-tech-enterprise-2016", "innovation-score", .unknown),
    Case(
      "high-tech-enterprise-2016",
      "clean-year",
      .unmet,
      [],
      [2025: [("majorCase", .flag(true))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "clean-year",
      .met,
      [],
      [2025: [("majorCase", .flag(false))]]
    ),
    // Figures of years ago say nothing of the last.
    Case(
      "high-tech-enterprise-2016",
      "technical-staff",
      .unknown,
      [],
      [2023: [("staff", number(50)), ("technicalStaff", number(50))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "high-tech-income",
      .unknown,
      [],
      [2023: [("revenue", number(100)), ("highTechIncome", number(60))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "clean-year",
      .unknown,
      [],
      [2023: [("majorCase", .flag(false))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "clean-year",
      .unmet,
      [],
      [2025: [("majorCase", .flag(false))], 2026: [("majorCase", .flag(true))]]
    ),
    Case("high-tech-enterprise-2016", "owns-ip", .unknown),
    Case("high-tech-enterprise-2016", "field", .met, [("inSupportedField", .flag(true))]),
  ]

  static let jingan: [Case] = [
    Case("jingan-special-fund", "technology-firm", .met, [("isQualifiedNew", .flag(true))]),
    Case(
      "jingan-special-fund",
      "technology-firm",
      .unmet,
      [("isQualifiedNew", .flag(false)), ("isTechBased", .flag(false))]
    ), Case("jingan-special-fund", "technology-firm", .unknown, [("isTechBased", .flag(false))]),
    Case("jingan-special-fund", "stays-in-district", .unknown),
    Case(
      "jingan-special-fund",
      "stays-in-district",
      .met,
      [("operatingSince", day("2026-01-01")), ("state", .text("registered"))]
    ),
    Case("jingan-special-fund", "stays-in-district", .unmet, [("leftOn", day("2026-01-01"))]),
  ]

  /// Answers all direct routes with no.
  private static let indirect: [(String, Value)] = [
    ("scienceAward", .flag(false)), ("hasRdBody", .flag(false)),
  ]

  /// Answers for the rights beside patents as well.
  private static let onlyPatents =
    indirect + [("otherClassOne", number(0)), ("softwareCopyrights", number(0))]

  private static func points(staff: Int, technical: Int, rd: Int, revenue: Int = 1000)
    -> [Int: [(String, Value)]]
  {
    [
      2025: [
        ("staff", number(staff)), ("technicalStaff", number(technical)),
        ("revenue", number(revenue)), ("rdExpenditure", number(rd)),
      ]
    ]
  }

  static let technologySME: [Case] = [
    Case("technology-sme", "staff", .met, [], [2025: [("staff", number(500))]]),
    Case("technology-sme", "staff", .unmet, [], [2025: [("staff", number(501))]]),
    Case("technology-sme", "revenue", .met, [], [2025: [("revenue", number(200 * million))]]),
    Case("technology-sme", "revenue", .unmet, [], [2025: [("revenue", number(200 * million + 1))]]),
    Case("technology-sme", "assets", .unmet, [], [2025: [("assets", number(200 * million + 1))]]),
    Case("technology-sme", "assets", .unknown),
    // 30 percent staff, 6 percent R&D and one invention are 100 points.
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      points(staff: 100, technical: 30, rd: 60),
      patents: ["invention": 1]
    ),
    Case(
      "technology-sme",
      "staff-points",
      .met,
      indirect,
      points(staff: 100, technical: 10, rd: 60)
    ),
    // 9.9 percent gives 80 points in all and none for staff, which is not enough.
    Case(
      "technology-sme",
      "staff-points",
      .unmet,
      indirect,
      points(staff: 1000, technical: 99, rd: 60),
      patents: ["invention": 1]
    ),
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      points(staff: 1000, technical: 99, rd: 60),
      patents: ["invention": 1]
    ),
    // 4 + 50 + 6 are 60; 4 + 40 + 6 are 50.
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      points(staff: 100, technical: 10, rd: 60),
      patents: ["design": 1]
    ),
    Case(
      "technology-sme",
      "score",
      .unmet,
      onlyPatents,
      points(staff: 100, technical: 10, rd: 59),
      patents: ["design": 1]
    ),
    Case("technology-sme", "score", .unmet, onlyPatents, points(staff: 100, technical: 10, rd: 60)),
    // 4 + 50 and software copyrights or a plant variety that nobody has said anything of.
    Case("technology-sme", "score", .unknown, indirect, points(staff: 100, technical: 10, rd: 60)),
    Case(
      "technology-sme",
      "score",
      .met,
      indirect + [("softwareCopyrights", number(1)), ("otherClassOne", number(0))],
      points(staff: 100, technical: 10, rd: 60)
    ),
    Case(
      "technology-sme",
      "score",
      .met,
      indirect + [("otherClassOne", number(1))],
      points(staff: 100, technical: 10, rd: 40)
    ),
    // 20 + 10 and at most 30 more may do; 4 + 10 and at most 30 more cannot.
    Case("technology-sme", "score", .unknown, indirect, points(staff: 100, technical: 30, rd: 20)),
    Case("technology-sme", "score", .unmet, indirect, points(staff: 100, technical: 10, rd: 20)),
    // By cost 30 percent is worth 50 points as well.
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      [
        2025: points(staff: 100, technical: 30, rd: 30)[2025, default: []] + [
          ("costs", number(100))
        ]
      ]
    ),
    Case(
      "technology-sme",
      "score",
      .met,
      [("hasRdBody", .flag(true))],
      points(staff: 100, technical: 1, rd: 1)
    ),
    Case("technology-sme", "score", .unknown, [], points(staff: 100, technical: 1, rd: 1)),
  ]

  static let specialised: [Case] = [
    Case("specialised-sme-2022", "years", .met, [("segmentSince", day("2024-11-21"))]),
    Case("specialised-sme-2022", "years", .unmet, [("segmentSince", day("2024-11-22"))]),
    Case("specialised-sme-2026", "years", .met, [("segmentSince", day("2023-11-21"))]),
    Case("specialised-sme-2026", "years", .unmet, [("segmentSince", day("2023-11-22"))]),
    Case(
      "specialised-sme-2026",
      "revenue",
      .met,
      [],
      [2025: [("revenue", number(15 * million)), ("equityRaised", number(0))]]
    ),
    Case(
      "specialised-sme-2026",
      "revenue",
      .unmet,
      [],
      [
        2025: [("revenue", number(15 * million - 1)), ("equityRaised", number(0))],
        2024: [("equityRaised", number(20 * million - 1))],
      ]
    ),
    // A year without figures is not one without equity.
    Case(
      "specialised-sme-2026",
      "revenue",
      .unknown,
      [],
      [2025: [("revenue", number(15 * million - 1)), ("equityRaised", number(0))]]
    ),
    Case(
      "specialised-sme-2026",
      "revenue",
      .met,
      [],
      [2025: [("revenue", number(1)), ("equityRaised", number(20 * million))]]
    ),
    Case(
      "specialised-sme-2026",
      "main-business",
      .met,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(80))]]
    ),
    Case(
      "specialised-sme-2026",
      "main-business",
      .unmet,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(79))]]
    ),
    Case(
      "specialised-sme-2026",
      "debt",
      .met,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(80))]]
    ),
    Case(
      "specialised-sme-2026",
      "debt",
      .unmet,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(81))]]
    ),
    Case("specialised-sme-2026", "rd", .met, [], [2025: [("rdExpenditure", number(million))]]),
    Case(
      "specialised-sme-2026",
      "rd",
      .unmet,
      [],
      [2025: [("rdExpenditure", number(million - 1))]]
    ),
    Case(
      "specialised-sme-2026",
      "rd-share",
      .met,
      [],
      [2025: [("revenue", number(100)), ("rdExpenditure", number(3))]]
    ),
    Case("specialised-sme-2026", "class-one-ip", .met, patents: ["invention": 1]),
    Case(
      "specialised-sme-2026",
      "class-one-ip",
      .unmet,
      [("otherClassOne", number(0))],
      patents: ["design": 9]
    ), Case("specialised-sme-2026", "class-one-ip", .unknown, patents: ["design": 9]),
    Case("specialised-sme-2026", "class-one-ip", .met, [("otherClassOne", number(1))]),
    Case("specialised-sme-2026", "score", .met, [], [2025: [("specialisedScore", number(50))]]),
    Case("specialised-sme-2026", "score", .unmet, [], [2025: [("specialisedScore", number(49))]]),
    Case("specialised-sme-2022", "score", .unmet, [], [2025: [("specialisedScore", number(59))]]),
    Case("little-giant-2026", "revenue", .met, [], [2025: [("revenue", number(50 * million))]]),
    Case(
      "little-giant-2026",
      "revenue",
      .unmet,
      [],
      [2025: [("revenue", number(50 * million - 1))]]
    ),
    Case(
      "little-giant-2026",
      "main-business",
      .met,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(90))]]
    ),
    Case(
      "little-giant-2022",
      "main-business",
      .met,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(70))]]
    ),
    Case(
      "little-giant-2026",
      "growth",
      .met,
      [],
      [2025: [("mainIncome", number(11025))], 2023: [("mainIncome", number(10000))]]
    ),
    Case(
      "little-giant-2026",
      "growth",
      .unmet,
      [],
      [2025: [("mainIncome", number(11024))], 2023: [("mainIncome", number(10000))]]
    ),
    Case("little-giant-2026", "growth", .unknown, [], [2025: [("mainIncome", number(11024))]]),
    Case(
      "little-giant-2026",
      "debt",
      .met,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(75))]]
    ),
    Case(
      "little-giant-2022",
      "debt",
      .unmet,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(75))]]
    ),
    Case("little-giant-2026", "rd", .unknown, [], [2025: [("rdExpenditure", number(million))]]),
    Case("little-giant-2026", "rd", .met, [], [2025: [("rdExpenditure", number(12 * million))]]),
    Case(
      "little-giant-2026",
      "rd-share",
      .unknown,
      [],
      [2025: [("revenue", number(100)), ("rdExpenditure", number(3))]]
    ),
    Case(
      "little-giant-2026",
      "rd-share",
      .unmet,
      [],
      [2025: [("revenue", number(100)), ("rdExpenditure", number(2))]]
    ),
    Case(
      "little-giant-2026",
      "rd-share",
      .met,
      [],
      [
        2025: [("revenue", number(100)), ("rdExpenditure", number(3))],
        2024: [("revenue", number(100)), ("rdExpenditure", number(3))],
      ]
    ),
    Case(
      "little-giant-2026",
      "rd",
      .met,
      [],
      [
        2025: [("rdExpenditure", number(6 * million))],
        2024: [("rdExpenditure", number(6 * million))],
      ]
    ),
    Case(
      "little-giant-2026",
      "rd",
      .unmet,
      [],
      [
        2025: [("rdExpenditure", number(6 * million))],
        2024: [("rdExpenditure", number(6 * million - 1))],
      ]
    ),
    Case(
      "little-giant-2026",
      "class-one-ip",
      .unmet,
      [("otherClassOne", number(0))],
      patents: ["invention": 3]
    ),
    Case(
      "little-giant-2026",
      "class-one-ip",
      .met,
      [("otherClassOne", number(1))],
      patents: ["invention": 3]
    ),
    Case("little-giant-2026", "class-one-ip", .met, patents: ["invention": 4]),
    Case("little-giant-2022", "class-one-ip", .met, patents: ["invention": 2]),
    Case("little-giant-2026", "market", .met, [], [2025: [("marketShare", number(10))]]),
    Case(
      "little-giant-2026",
      "market",
      .met,
      [],
      [2025: [("marketShare", number(1)), ("marketRank", number(3))]]
    ),
    Case(
      "little-giant-2026",
      "market",
      .unmet,
      [],
      [2025: [("marketShare", number(9)), ("marketRank", number(4))]]
    ),
    Case("little-giant-2026", "score", .unmet, [], [2025: [("specialisedScore", number(59))]]),
  ]

  static let growth: [Case] = [
    Case("unicorn", "age", .met, [("registeredOn", day("2016-11-21"))]),
    Case("unicorn", "age", .unmet, [("registeredOn", day("2016-11-20"))]),
    Case("unicorn", "valuation", .unmet, [], [2025: [("valuationUsd", number(1000 * million))]]),
    Case("unicorn", "valuation", .met, [], [2025: [("valuationUsd", number(1000 * million + 1))]]),
    Case("unicorn", "valuation", .unknown),
    Case("unicorn", "unlisted", .unmet, [("tags", .set(["listed"]))]),
    Case(
      "gazelle",
      "growth",
      .met,
      [],
      [2025: [("revenue", number(120))], 2024: [("revenue", number(100))]]
    ),
    Case(
      "gazelle",
      "growth",
      .unmet,
      [],
      [2025: [("revenue", number(119))], 2024: [("revenue", number(100))]]
    ),
    Case(
      "gazelle",
      "growth-before",
      .met,
      [],
      [2024: [("revenue", number(120))], 2023: [("revenue", number(100))]]
    ),
    Case("gazelle", "growth-before", .unknown, [], [2024: [("revenue", number(120))]]),
    Case(
      "incubatee-graduation-2018",
      "revenue",
      .unmet,
      [],
      [2025: [("revenue", number(6 * million))], 2024: [("revenue", number(4 * million))]]
    ),
    Case(
      "incubatee-graduation-2018",
      "revenue",
      .met,
      [],
      [2025: [("revenue", number(6 * million))], 2024: [("revenue", number(4 * million + 1))]]
    ),
    Case("incubatee-graduation-2018", "high-tech", .unmet),
  ]

  /// Figures of the last year that is over count, and of no other: neither of an older one nor of the
  /// one that has begun.
  static let ofOtherYears: [Case] = [2012, 2024, 2026].flatMap { year in
    [
      ("high-tech-enterprise-2016", "innovation-score", "innovationScore"),
      ("technology-sme", "staff", "staff"), ("technology-sme", "revenue", "revenue"),
      ("technology-sme", "assets", "assets"), ("specialised-sme-2022", "score", "specialisedScore"),
      ("specialised-sme-2026", "rd", "rdExpenditure"),
      ("specialised-sme-2026", "score", "specialisedScore"),
      ("little-giant-2022", "market", "marketShare"), ("little-giant-2026", "revenue", "revenue"),
      ("little-giant-2026", "market", "marketShare"), ("unicorn", "valuation", "valuationUsd"),
    ].map { programme, condition, field in
      Case(programme, condition, .unknown, [], [year: [(field, number(99))]])
    }
      + [
        ("technology-sme", "staff-points", "staff", "technicalStaff"),
        ("specialised-sme-2026", "main-business", "revenue", "mainIncome"),
        ("little-giant-2026", "debt", "assets", "liabilities"),
        ("specialised-sme-2026", "rd-share", "revenue", "rdExpenditure"),
      ].map { programme, condition, whole, part in
        Case(
          programme,
          condition,
          .unknown,
          indirect,
          [year: [(whole, number(100)), (part, number(90))]]
        )
      }
  }
}
