import ZoneModel

/// Makes patents, pools and deals.
struct PatentMaker {
  private let world: World

  init(_ world: World) { self.world = world }

  private typealias Kind = PatentNumber.Kind

  /// What decides all else about a patent.
  private struct Core {
    let kind: Kind
    let firm: Firm
    let filedOn: Day
    let state: String
    let publishedOn: Day?
    let grantedOn: Day?
    let endedOn: Day?
    let feesPaidThrough: Int?
    var dice: Dice
  }

  // MARK: - Patent

  /// The register's choice for a kind.
  private static func choice(_ kind: Kind) -> String {
    switch kind {
    case .invention, .inventionPCT: "invention"
    case .utilityModel, .utilityModelPCT: "utility-model"
    case .design: "design"
    }
  }

  private func core(_ index: Int) -> Core {
    var dice = world.dice(.patents, index)
    let firm = Firm(dice.low(0...world.enterprises - 1), in: world)
    let luck = dice.int(0...99)
    let kind: Kind = luck < 55 ? .invention : luck < 88 ? .utilityModel : .design
    let span = min(world.today.number - firm.registeredOn.number, 19 * 365)
    let age = dice.int(2...max(2, span))
    let filedOn = world.today.adding(days: -age)
    let fate = dice.int(0...99)
    let grantedOn = grant(kind, filedOn, age, fate, &dice)
    let publishedOn = publication(kind, filedOn, grantedOn, &dice)
    if let grantedOn {
      let life = life(kind, filedOn, grantedOn, &dice)
      return Core(
        kind: kind,
        firm: firm,
        filedOn: filedOn,
        state: life.state,
        publishedOn: publishedOn,
        grantedOn: grantedOn,
        endedOn: life.endedOn,
        feesPaidThrough: life.paid,
        dice: dice
      )
    }
    let state = pending(kind, age, fate, isPublished: publishedOn != nil)
    let isOver = ["rejected", "withdrawn", "deemed-withdrawn"].contains(state)
    return Core(
      kind: kind,
      firm: firm,
      filedOn: filedOn,
      state: state,
      publishedOn: publishedOn,
      grantedOn: nil,
      endedOn: isOver ? filedOn.adding(days: min(age, 900)) : nil,
      feesPaidThrough: nil,
      dice: dice
    )
  }

  /// The day on which an invention's application was published: 18 months after filing or, on
  /// request, earlier, and always before the grant.
  private func publication(
    _ kind: Kind,
    _ filedOn: Day,
    _ grantedOn: Day?,
    _ dice: inout Dice
  ) -> Day? {
    guard kind == .invention else { return nil }
    let months = dice.chance(60) ? dice.int(5...9) : 18
    let regular = filedOn.adding(months: months)
    let day = grantedOn.map { min(regular, $0.adding(days: -120)) } ?? regular
    return day <= world.today ? day : nil
  }

  private func grant(
    _ kind: Kind,
    _ filedOn: Day,
    _ age: Int,
    _ fate: Int,
    _ dice: inout Dice
  ) -> Day? {
    let wait = kind == .invention ? dice.int(480...1050) : dice.int(130...260)
    let succeeds = kind == .invention ? fate < 84 : fate < 96
    return succeeds && age > wait ? filedOn.adding(days: wait) : nil
  }

  private func pending(_ kind: Kind, _ age: Int, _ fate: Int, isPublished: Bool) -> String {
    guard kind == .invention else { return age < 280 ? "filed" : "rejected" }
    guard isPublished else { return "filed" }
    switch age {
    case ..<700: return fate % 4 == 0 ? "published" : "examination"
    case ..<1060: return fate < 92 ? "examination" : "deemed-withdrawn"
    default: return fate < 93 ? "rejected" : fate < 97 ? "deemed-withdrawn" : "withdrawn"
    }
  }

  /// What became of a granted patent, and the year whose fee was paid last.
  private func life(
    _ kind: Kind,
    _ filedOn: Day,
    _ grantedOn: Day,
    _ dice: inout Dice
  ) -> (state: String, endedOn: Day?, paid: Int) {
    let today = world.today
    let term =
      kind == .invention ? 20 : kind == .utilityModel ? 10 : PatentMaker.designTerm(filedOn)
    if filedOn.adding(years: term) <= today {
      return ("expired", filedOn.adding(years: term), term)
    }
    var years = 0
    while filedOn.adding(years: years + 1) <= today { years += 1 }
    let grantYear = PatentMaker.fullYears(filedOn, grantedOn) + 1
    if years > grantYear + 1, dice.chance(11) {
      let unpaid = dice.int(grantYear + 1...years)
      return ("lapsed", filedOn.adding(years: unpaid - 1), unpaid - 1)
    }
    if years > grantYear, dice.chance(1) { return ("invalidated", today.adding(days: -40), years) }
    // The fee of the running year fell due `years` years after filing; half a year of grace follows.
    let due = filedOn.adding(years: years)
    let isInGrace = years > grantYear && today.number - due.number < 175 && dice.chance(12)
    return ("granted", nil, isInGrace ? years : max(grantYear, years + 1))
  }

  private static func designTerm(_ filedOn: Day) -> Int {
    filedOn.number >= (Day("2021-06-01") ?? filedOn).number ? 15 : 10
  }

  private static func fullYears(_ from: Day, _ to: Day) -> Int {
    var years = 0
    while from.adding(years: years + 1) <= to { years += 1 }
    return years
  }

  /// A patent.
  func patent(_ index: Int) -> Record {
    var core = core(index)
    let title = title(core.kind, core.firm.trade, &core.dice)
    let year = core.filedOn.year
    var row = Row("patents", world.patentID[index], capacity: 24)
    row.text("name", title.en)
    row.text("nameZh", title.zh)
    row.text(
      "applicationNumber",
      CheckDigits.patentNumber(year: year, kind: core.kind, index: index)
    )
    row.text("publicationNumber", publicationNumber(index, core))
    row.text("kind", PatentMaker.choice(core.kind))
    row.text("country", "CN")
    row.text("applicant", world.enterpriseID[core.firm.index])
    row.list("inventors", (0..<core.dice.low(1...4)).map { _ in Names.person(&core.dice).zh })
    row.set("field", [core.firm.trade.field])
    row.text("ipc", core.kind == .design ? nil : core.firm.trade.ipc)
    row.flag("isJobRelated", core.dice.chance(92))
    row.text("officer", core.dice.chance(30) ? "zhao.min" : nil)
    row.day("filedOn", core.filedOn)
    row.day("publishedOn", core.publishedOn)
    row.day("grantedOn", core.grantedOn)
    row.day("endedOn", core.endedOn)
    row.number("feeReduction", PatentMaker.reduction(core))
    if core.state == "lapsed" {
      row.text("lapseReason", "Not used any more · 不再使用")
      let notice = core.endedOn?.adding(months: 6).adding(days: core.dice.int(15...50))
      row.day("lapseNoticeOn", notice.flatMap { $0 <= world.today ? $0 : nil })
    }
    row.number("valueEstimate", core.dice.chance(8) ? core.dice.low(5...600) * 10_000 : nil)
    row.invented()
    row.text("state", core.state)
    return row.record
  }

  private static func reduction(_ core: Core) -> Int? {
    core.firm.scale < 5000 && core.grantedOn != nil ? 85 : nil
  }

  // MARK: - Fees

  /// The fees that were paid for a patent: the last one, and in a small store those before it.
  func payments(_ index: Int) -> [Record] {
    let core = core(index)
    guard let grantedOn = core.grantedOn, let last = core.feesPaidThrough else { return [] }
    let first = PatentMaker.fullYears(core.filedOn, grantedOn) + 2
    guard first <= last else { return [] }
    let years = world.patents <= 10_000 ? max(first, last - 3)...last : last...last
    return years.map { payment($0, of: index, core.filedOn, PatentMaker.fee(of: core)) }
  }

  /// The payment of one year's fee, some weeks before it fell due.
  func payment(_ year: Int, of index: Int, _ filedOn: Day, _ patent: FeePatent) -> Record {
    var dice = world.dice(.fees, index * 20 + year)
    let fee = PatentFeeSchedule.current.annualFee(ofYear: year, of: patent, today: world.today)
    let paidOn = filedOn.adding(years: year - 1).adding(days: -dice.int(3...60))
    let id = "fee" + world.patentID[index].dropFirst(3) + (year < 10 ? "-0" : "-") + String(year)
    var row = Row("fee-payments", id)
    row.text("patent", world.patentID[index])
    row.number("year", year)
    row.day("paidOn", paidOn)
    row.number("amount", fee?.payable)
    row.text("receipt", "CNIPA-\(paidOn.year)-\(100_000 + dice.int(0...899_999))")
    row.invented()
    return row.record
  }

  private static func fee(of core: Core) -> FeePatent {
    let kind = PatentFeeSchedule.Kind(rawValue: choice(core.kind)) ?? .invention
    return FeePatent(
      kind: kind,
      filedOn: core.filedOn,
      grantedOn: core.grantedOn,
      reduction: reduction(core) ?? 0
    )
  }

  private func publicationNumber(_ index: Int, _ core: Core) -> String? {
    let letter: String
    switch core.kind {
    case .invention where core.grantedOn != nil: letter = "B"
    case .invention where core.publishedOn != nil: letter = "A"
    case .utilityModel where core.grantedOn != nil: letter = "U"
    case .design where core.grantedOn != nil: letter = "S"
    default: return nil
    }
    return "CN\(core.kind.rawValue)\(90_000_000 + index % 10_000_000)\(letter)"
  }

  private func title(_ kind: Kind, _ trade: Trade, _ dice: inout Dice) -> Trade.Word {
    let thing = dice.pick(trade.things)
    let act = dice.pick(trade.acts)
    switch kind {
    case .design:
      let product = dice.pick(trade.products)
      let size = dice.int(1...4)
      return Trade.Word(
        en: "\(product.en.capitalizedFirst) (\(size))",
        zh: "\(product.zh)（\(size)）"
      )
    case .utilityModel, .utilityModelPCT:
      let quality = dice.pick(Trade.ofDevices)
      return Trade.Word(
        en: "\(quality.en.capitalizedFirst) device for \(act.en) \(thing.en)",
        zh: "一种\(thing.zh)\(act.zh)用的\(quality.zh)装置"
      )
    case .invention where dice.chance(60):
      let quality = dice.pick(Trade.ofMethods)
      return Trade.Word(
        en: "\(quality.en.capitalizedFirst) method for \(act.en) \(thing.en)",
        zh: "一种\(thing.zh)的\(quality.zh)\(act.zh)方法"
      )
    case .invention, .inventionPCT:
      let other = dice.pick(trade.things)
      guard other.en != thing.en else {
        return Trade.Word(
          en: "System and method for \(act.en) \(thing.en)",
          zh: "\(thing.zh)\(act.zh)系统及方法"
        )
      }
      return Trade.Word(
        en: "System and method for \(act.en) \(thing.en) using \(other.en)",
        zh: "基于\(other.zh)的\(thing.zh)\(act.zh)系统及方法"
      )
    }
  }

  // MARK: - Deals and pools

  /// A deal about a patent; what is not granted can only be negotiated about.
  func deal(_ index: Int) -> Record {
    var dice = world.dice(.deals, index)
    // The first granted one of eleven neighbours, which no other deal looks at.
    let neighbours = (0..<11).map { (index * 11 + $0) % world.patents }
    let patent =
      dice.chance(90)
      ? neighbours.first { self.core($0).state == "granted" } ?? neighbours[0] : neighbours[0]
    let core = self.core(patent)
    let other = (core.firm.index + 1 + dice.int(0...world.enterprises)) % world.enterprises
    let partner = other == core.firm.index ? nil : world.enterpriseID[other]
    let owner = world.enterpriseID[core.firm.index]
    let isGranted = core.state == "granted"
    let kind =
      isGranted
      ? dice.pick(["licence", "licence", "pledge", "transfer", "shareholding"]) : "licence"
    let earliest = world.today.number - (core.grantedOn ?? core.filedOn).number
    let signedOn = world.today.adding(days: -dice.int(1...max(1, min(900, earliest))))
    let isDone = isGranted && partner != nil
    var row = Row("ip-deals", IDSeries("dea", count: world.deals)[index])
    row.text("kind", kind)
    row.text("patent", world.patentID[patent])
    // After a transfer the patent's owner is the one who bought it.
    row.text("grantor", kind == "transfer" && isDone ? partner : owner)
    row.text("grantee", kind == "pledge" ? nil : kind == "transfer" && isDone ? owner : partner)
    row.number("amount", dice.low(5...900) * 10_000)
    row.number("share", kind == "shareholding" ? dice.int(3...30) : nil)
    row.text("exclusivity", kind == "licence" ? dice.pick(["ordinary", "sole", "exclusive"]) : nil)
    row.day("signedOn", isDone ? signedOn : nil)
    let registered = signedOn.adding(days: 20)
    let isRegistered = isDone && registered <= world.today
    row.day("registeredOn", isRegistered ? registered : nil)
    row.day("dueOn", isDone && kind != "transfer" ? signedOn.adding(years: 3) : nil)
    row.invented()
    row.text("state", isRegistered ? "registered" : isDone ? "signed" : "negotiated")
    return row.record
  }

  /// A patent pool: every so many patents of one field.
  func pool(_ index: Int) -> Record {
    let from = index * 120
    let members = (from..<min(from + 24, world.patents)).filter { core($0).state == "granted" }
    let owners = members.map { world.enterpriseID[core($0).firm.index] }
    let brand = Names.brand(index, series: 3)
    let lead = core(members.first ?? from).firm
    var row = Row("patent-pools", IDSeries("poo", count: world.patents / 120)[index])
    row.text("name", "\(brand.en) \(lead.trade.name.en) Patent Pool")
    row.text("nameZh", "\(brand.zh)\(lead.trade.name.zh)专利池")
    row.text("zone", lead.home.zone)
    row.set("field", [lead.trade.field])
    row.set("members", owners)
    row.set("patents", members.map { world.patentID[$0] })
    row.set("funds", lead.home.city.en == "Beijing" ? ["beijing-patent-sub-fund"] : [])
    row.text("officer", "zhao.min")
    row.invented()
    row.text("state", "operating")
    return row.record
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
