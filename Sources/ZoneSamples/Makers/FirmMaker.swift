import ZoneModel

/// Makes enterprises with their titles and yearly figures.
struct FirmMaker {
  private let world: World

  init(_ world: World) { self.world = world }

  // MARK: - Enterprise

  /// An enterprise.
  func enterprise(_ index: Int) -> Record {
    var firm = Firm(index, in: world)
    let name = firm.name
    let course = course(of: firm)
    var row = Row("enterprises", world.enterpriseID[index], capacity: 32)
    row.text("name", firm.dice.chance(97) ? name.en : nil)
    row.text("nameZh", name.zh)
    row.text("shortName", firm.shortName)
    row.list("formerNames", firm.dice.chance(5) ? [former(firm)] : [])
    row.text(
      "creditCode",
      firm.standing == .newcomer && firm.dice.chance(50)
        ? nil : CheckDigits.creditCode(region: firm.home.region, index: index)
    )
    row.text("zone", firm.home.zone)
    row.text("registeredIn", firm.home.district)
    row.text("taxIn", firm.dice.chance(92) ? firm.home.district : nil)
    row.day("registeredOn", firm.registeredOn)
    row.number("registeredCapital", firm.dice.pick([500, 1000, 2000, 3000, 5000, 10_000]) * 1000)
    row.text("officer", firm.officer)
    row.text("industry", firm.trade.industry)
    row.set("field", [firm.trade.field])
    row.set("tags", tags(&firm.dice))
    row.text("size", size(staff: staff(of: firm, year: world.today.year - 1)))
    row.flag("isTechBased", index % 10 == 9 ? nil : true)
    row.text(
      "ownership",
      firm.dice.chance(86) ? "private" : firm.dice.pick(["state", "foreign", "joint"])
    )
    row.text("stage", course.stage)
    row.day("operatingSince", firm.registeredOn.adding(days: 12))
    row.day("leftOn", course.leftOn)
    let review = firm.dice.int(-20...150)
    row.day(
      "nextReviewOn",
      firm.dice.chance(45) && course.leftOn == nil ? world.today.adding(days: review) : nil
    )
    row.text("pollutionLevel", firm.dice.chance(70) ? "low" : "medium")
    row.text("energyLevel", firm.dice.chance(75) ? firm.dice.pick(["low", "medium"]) : nil)
    row.text("creditGrade", firm.dice.chance(60) ? firm.dice.pick(["a", "a", "b", "b", "c"]) : nil)
    row.number("priorLoans", firm.dice.chance(50) ? firm.dice.low(0...4) : nil)
    contact(firm, &row)
    // Without a throw of the dice, so that all other values stay as they are.
    row.day("segmentSince", firm.index % 5 == 2 ? nil : firm.registeredOn.adding(days: 60))
    row.flag("ownsCoreIp", firm.index % 6 == 5 ? nil : firm.index % 3 != 0)
    row.flag("inSupportedField", firm.index % 4 == 1 ? nil : true)
    row.number("otherClassOne", firm.index % 5 == 2 ? nil : firm.index % 23 == 4 ? 1 : 0)
    row.number("softwareCopyrights", firm.index % 5 == 2 ? nil : firm.index % 3)
    let isClosing = ["closing", "deregistered"].contains(course.state)
    row.text("closingWay", !isClosing ? nil : firm.index % 3 == 0 ? "general" : "simple")
    row.invented()
    row.text("state", course.state)
    return row.record
  }

  private func contact(_ firm: Firm, _ row: inout Row) {
    var dice = world.dice(.people, firm.index)
    row.text("contactName", Names.person(&dice).zh)
    row.text("contactTelephone", OfficeMaker.telephone(firm.index))
    row.text("contactEmail", "office@\(firm.brand.en.lowercased()).example.com")
  }

  private func former(_ firm: Firm) -> String {
    Names.brand(firm.index + 800).zh + firm.trade.name.zh + "有限公司"
  }

  private func tags(_ dice: inout Dice) -> [String] {
    let all = ["exporter", "listing-candidate", "spin-off", "returnee", "key-firm"]
    return all.filter { _ in dice.chance(8) }
  }

  private struct Course {
    let stage: String?
    let state: String
    let leftOn: Day?
  }

  private func course(of firm: Firm) -> Course {
    var dice = world.dice(.enterprises, firm.index + world.enterprises)
    switch firm.standing {
    case .incubating:
      return Course(stage: PlaceMaker.kind(of: firm.incubator), state: "incubating", leftOn: nil)
    case .applying, .newcomer: return Course(stage: nil, state: "registered", leftOn: nil)
    case .graduated: return Course(stage: "graduated", state: "independent", leftOn: nil)
    case .independent: return Course(stage: nil, state: "independent", leftOn: nil)
    case .left:
      let leftOn = world.today.adding(days: -dice.int(30...700))
      return Course(
        stage: "left",
        state: dice.pick(["relocating", "closing", "deregistered"]),
        leftOn: leftOn
      )
    }
  }

  // MARK: - Figures

  /// Revenue of a year in thousands of yuan: around the firm's scale, mostly growing.
  private func revenue(of firm: Firm, year: Int) -> Int {
    var dice = world.dice(.figures, firm.index * 64 + (year - 2000) % 64)
    let ahead = year - (world.today.year - 3)
    let trend = 100 + ahead * (firm.index % 7 * 6 - 6)
    return max(20, firm.scale * max(20, trend) / 100 * dice.int(85...118) / 100)
  }

  private func staff(of firm: Firm, year: Int) -> Int {
    3 + revenue(of: firm, year: year) / (420 + firm.index % 5 * 90)
  }

  private func size(staff: Int) -> String {
    staff < 10 ? "micro" : staff < 100 ? "small" : staff < 300 ? "medium" : "large"
  }

  /// The figures of an enterprise, one record a year, oldest first.
  func figures(_ index: Int) -> [Record] {
    let firm = Firm(index, in: world)
    let last = world.today.year - 1
    let first = max(firm.registeredOn.year, last - 3)
    guard first <= last else { return [] }
    return (first...last).compactMap { figures(of: firm, year: $0, isLast: $0 == last) }
  }

  private func figures(of firm: Firm, year: Int, isLast: Bool) -> Record? {
    var dice = world.dice(.figures, firm.index * 64 + (year - 2000) % 64)
    // The first throw is that of the revenue.
    _ = dice.int(85...118)
    if isLast, dice.chance(10) { return nil }
    let revenue = revenue(of: firm, year: year) * 1000
    let staff = staff(of: firm, year: year)
    let share = 20 + firm.index % 11 * 12 + dice.int(0...24)
    let technical = min(staff, max(1, staff * dice.int(12...78) / 100))
    var row = Row(
      "enterprise-figures",
      "fig-\(world.enterpriseID[firm.index].dropFirst(4))-\(year)"
    )
    row.text("enterprise", world.enterpriseID[firm.index])
    row.number("year", year)
    row.number("revenue", revenue)
    let research = dice.chance(93) ? revenue / 1000 * share : nil
    row.number("rdExpenditure", research)
    row.number("highTechIncome", dice.chance(85) ? revenue / 100 * dice.int(35...98) : nil)
    let assets = revenue / 100 * dice.int(60...240)
    row.number("assets", assets)
    row.number("profit", revenue / 100 * dice.int(-18...22))
    row.number("tax", revenue / 100 * dice.int(1...9))
    row.number("exports", dice.chance(14) ? revenue / 100 * dice.int(2...40) : nil)
    row.number("staff", isLast && dice.chance(6) ? nil : staff)
    row.number("technicalStaff", dice.chance(88) ? technical : nil)
    let place = firm.index
    if isLast, place % 5 != 2 {
      row.number("collegeStaff", staff * 6 / 10)
      row.number("doctors", staff / 20)
      row.number("returnees", staff / 25)
      row.number("freshGraduates", staff / 12)
    }
    row.number("rdInChina", place % 4 == 1 ? nil : research.map { $0 / 100 * (52 + place % 49) })
    row.number("mainIncome", place % 5 == 1 ? nil : revenue / 100 * (64 + place % 36))
    row.number("costs", place % 3 == 2 ? nil : revenue / 100 * (70 + place % 25))
    row.number("liabilities", place % 5 == 3 ? nil : assets / 100 * (22 + place % 61))
    row.number(
      "innovationScore",
      isLast && place % 6 != 4 ? 58 + place * 7 % 35 : nil
    )
    row.number("valuation", place % 40 == 1 ? revenue * (7 + year % 3) : nil)
    row.text("valuationSource", place % 40 == 1 ? "last round of financing · 最近一轮融资" : nil)
    row.number("specialisedScore", isLast && place % 4 == 2 ? 45 + place * 11 % 40 : nil)
    row.number("marketShare", isLast && place % 8 == 2 ? 2 + place % 15 : nil)
    row.flag("majorCase", isLast && place % 7 != 3 ? place % 97 == 41 : nil)
    row.text("figuresFrom", dice.pick(["audit", "annual-report", "torch-form", "survey"]))
    row.text("checkedBy", dice.chance(70) ? firm.officer : nil)
    row.invented()
    return row.record
  }

  // MARK: - Qualifications

  /// The titles of an enterprise.
  func qualifications(_ index: Int) -> [Record] {
    let firm = Firm(index, in: world)
    var dice = world.dice(.qualifications, index)
    var kinds: [(kind: String, years: Int)] = []
    if firm.scale > 1500, dice.chance(52) { kinds.append(("high-tech", 3)) }
    if firm.scale < 60_000, dice.chance(48) { kinds.append(("technology-sme", 1)) }
    if firm.scale > 9000, dice.chance(22) { kinds.append(("specialised-sme", 3)) }
    if firm.scale > 40_000, dice.chance(18) { kinds.append(("little-giant", 3)) }
    if firm.scale > 5000, dice.chance(5) { kinds.append(("gazelle", 1)) }
    return kinds.enumerated().compactMap { place, title in
      qualification(of: firm, place: place, kind: title.kind, years: title.years, &dice)
    }
  }

  private func qualification(
    of firm: Firm,
    place: Int,
    kind: String,
    years: Int,
    _ dice: inout Dice
  ) -> Record? {
    let today = world.today
    let age = today.number - firm.registeredOn.number
    guard age > 400 else { return nil }
    let applied = dice.chance(9)
    let from = today.adding(days: -dice.int(1...min(age - 380, years * 365 + 60)))
    var row = Row(
      "qualifications",
      "qua-\(world.enterpriseID[firm.index].dropFirst(4))-\(place + 1)"
    )
    row.text("enterprise", world.enterpriseID[firm.index])
    row.text("kind", kind)
    row.text("number", applied ? nil : number(kind, from, firm))
    row.text("issuedIn", firm.home.city.en == "Beijing" ? "beijing" : "shanghai")
    row.day("appliedOn", applied ? today.adding(days: -dice.int(5...90)) : from.adding(days: -120))
    row.day("validFrom", applied ? nil : from)
    row.day("validTo", applied ? nil : from.adding(years: years).adding(days: -1))
    row.invented()
    row.text("state", applied ? "applied" : dice.chance(3) ? "withdrawn" : "recognised")
    return row.record
  }

  private func number(_ kind: String, _ from: Day, _ firm: Firm) -> String {
    let head = kind == "high-tech" ? "GR" : kind == "technology-sme" ? "KX" : "ZX"
    let digits = String(world.enterpriseID[firm.index].dropFirst(4))
    let serial = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return "\(head)\(from.year)\(firm.home.region.prefix(2))9\(serial)"
  }
}
