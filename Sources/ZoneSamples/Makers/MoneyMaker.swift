import ZoneModel

/// Makes funds, awards and vouchers.
struct MoneyMaker {
  private let world: World

  init(_ world: World) { self.world = world }

  // MARK: - Funds

  /// The funds that documents name and some invented ones of incubators, sorted by id.
  var funds: [Record] {
    (named + (0..<min(8, world.incubators)).map(ownFund)).sortedByID()
  }

  /// Budgets of the funds that pay the sample's awards, in yuan; the documents print none.
  private static let budgets: [String: Int] = [
    "huairou-enterprise-innovation-fund": 60_000_000, "huairou-nano-special-fund": 80_000_000,
    "huairou-incubation-support-fund": 30_000_000, "huairou-patent-subsidy": 6_000_000,
    "jingan-sti-special-fund": 90_000_000, "jingan-bigdata-special-fund": 70_000_000,
    "jingan-small-micro-programme": 20_000_000, "jingan-patent-awards": 8_000_000,
    "tongzhou-special-fund": 40_000_000, "tongzhou-rd-input-support": 15_000_000,
    "beijing-invention-patent-funding": 30_000_000, "beijing-interest-discount": 25_000_000,
  ]

  private var named: [Record] {
    FundTable.text.split(separator: "\n").map { line in
      let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let cited = Citation(Substring(columns[7]))
      // Budgets are for 300 firms and grow with their number, so that shares stay readable.
      let budget = MoneyMaker.budgets[columns[0]].map { $0 / 300 * max(300, world.enterprises) }
      var row = Row("funds", columns[0])
      row.text("name", columns[1])
      row.text("nameZh", columns[2])
      row.text("kind", columns[3])
      row.set("stages", columns[4].split(separator: ",").map(String.init))
      row.text("level", columns[6])
      row.text("zone", columns[5])
      row.number("size", budget)
      row.text(
        "dataSource",
        budget == nil
          ? cited.text.inBoth
          : Phrase("\(cited.text.en); size invented", "\(cited.text.zh)；规模为虚构").inBoth
      )
      row.day("dataDate", cited.day)
      row.text("state", columns[3] == "fund" || columns[3] == "sub-fund" ? "investing" : "open")
      return row.record
    }
  }

  private func ownFund(_ index: Int) -> Record {
    var dice = world.dice(.awards, world.awards + index)
    let brand = Names.brand(index, series: 1)
    let size = dice.int(5...40) * 1_000_000
    let committed = size / 100 * dice.int(60...100)
    let called = committed / 100 * dice.int(40...90)
    var row = Row("funds", "own-fund-\(index + 1)", capacity: 24)
    row.text("name", "\(brand.en) Seed Fund")
    row.text("nameZh", "\(brand.zh)种子基金")
    row.text("kind", "fund")
    row.set("stages", ["seed", "angel"])
    row.text("level", "market")
    row.text("zone", world.home(ofIncubator: index).zone)
    row.text("purpose", "First money for the incubator's own tenants · 投向在孵企业的首笔资金")
    row.text("incubator", world.incubatorID[index])
    row.text("manager", "\(brand.zh)投资管理")
    row.flag("hardTechFocus", dice.chance(50))
    row.day("registeredOn", world.today.adding(days: -dice.int(400...2000)))
    row.number("size", size)
    row.number("governmentShare", dice.int(0...40))
    row.number("committed", committed)
    row.number("called", called)
    row.number("invested", called / 100 * dice.int(20...95))
    row.invented()
    row.text("state", "investing")
    return row.record
  }

  // MARK: - Awards

  private struct Line {
    let fund: String
    let line: String
    let purposes: [String]
    let level: String
  }

  private static func lines(_ district: String) -> [Line] {
    switch district {
    case "huairou-district":
      [
        Line(
          fund: "huairou-enterprise-innovation-fund",
          line: "enterprise innovation · 企业创新",
          purposes: ["rd", "equipment", "certification"],
          level: "district"
        ),
        Line(
          fund: "huairou-nano-special-fund",
          line: "nano industry · 纳米产业",
          purposes: ["transformation", "demonstration"],
          level: "district"
        ),
        Line(
          fund: "huairou-incubation-support-fund",
          line: "incubation · 孵化平台",
          purposes: ["incubation", "rent"],
          level: "district"
        ),
        Line(
          fund: "huairou-patent-subsidy",
          line: "patents · 专利",
          purposes: ["patents"],
          level: "district"
        ),
      ]
    case "jingan-district":
      [
        Line(
          fund: "jingan-sti-special-fund",
          line: "STI special fund · 科创专项",
          purposes: ["rd", "data-platform", "transformation"],
          level: "district"
        ),
        Line(
          fund: "jingan-bigdata-special-fund",
          line: "big data · 大数据专项",
          purposes: ["data-platform", "demonstration"],
          level: "district"
        ),
        Line(
          fund: "jingan-small-micro-programme",
          line: "small and micro firms · 小微企业",
          purposes: ["rent", "certification"],
          level: "district"
        ),
        Line(
          fund: "jingan-patent-awards",
          line: "patent licensing · 专利实施",
          purposes: ["patents"],
          level: "district"
        ),
      ]
    case "tongzhou-district":
      [
        Line(
          fund: "tongzhou-special-fund",
          line: "selected projects · 择优项目",
          purposes: ["rd", "transformation"],
          level: "district"
        ),
        Line(
          fund: "tongzhou-rd-input-support",
          line: "R&D input · 研发投入",
          purposes: ["rd"],
          level: "district"
        ),
      ]
    default:
      [
        Line(
          fund: "beijing-invention-patent-funding",
          line: "invention patents · 发明专利",
          purposes: ["patents"],
          level: "municipal"
        ),
        Line(
          fund: "beijing-interest-discount",
          line: "loan interest · 贷款贴息",
          purposes: ["loan-interest"],
          level: "municipal"
        ),
      ]
    }
  }

  /// An award.
  func award(_ index: Int) -> Record {
    var dice = world.dice(.awards, index)
    let firm = Firm(dice.int(0...world.enterprises - 1), in: world)
    let age = dice.low(2...max(2, min(1500, world.today.number - firm.registeredOn.number)))
    let appliedOn = world.today.adding(days: -age)
    let line = dice.pick(MoneyMaker.lines(firm.home.district))
    let state = state(age: age, luck: dice.int(0...99))
    let isGranted = ["approved", "paid", "recovered"].contains(state)
    let checkedOn = state == "applied" ? nil : appliedOn.adding(days: min(age, dice.int(5...25)))
    let grantedOn = isGranted ? appliedOn.adding(days: min(age, dice.int(26...55))) : nil
    let isPaid = state == "paid" || state == "recovered"
    var row = Row("awards", world.awardID[index], capacity: 24)
    row.text("number", "\(appliedOn.year)-\(world.awardID[index].dropFirst(4))")
    row.text("recipient", world.enterpriseID[firm.index])
    row.text("fund", line.fund)
    row.text("fundLine", line.line)
    row.text("purpose", dice.chance(97) ? dice.pick(line.purposes) : nil)
    row.text("level", line.level)
    row.number("amount", dice.low(4...160) * 5000)
    row.number("year", appliedOn.year)
    row.day("appliedOn", appliedOn)
    row.text("officer", firm.officer)
    row.day("checkedOn", checkedOn)
    row.flag("complianceChecked", isGranted ? true : nil)
    row.day("grantedOn", grantedOn)
    row.day("paidOn", isPaid ? grantedOn?.adding(days: min(age - 55, 30)) : nil)
    row.day("recoveredOn", state == "recovered" ? world.today.adding(days: -20) : nil)
    row.text("decisionNote", note(state))
    row.invented()
    row.text("state", state)
    return row.record
  }

  private func state(age: Int, luck: Int) -> String {
    switch age {
    case ..<26: luck < 70 ? "applied" : "withdrawn"
    case ..<56: luck < 60 ? "checked" : luck < 90 ? "applied" : "withdrawn"
    case ..<90: luck < 70 ? "approved" : luck < 85 ? "checked" : "refused"
    default: luck < 80 ? "paid" : luck < 91 ? "refused" : luck < 98 ? "withdrawn" : "recovered"
    }
  }

  private func note(_ state: String) -> String? {
    switch state {
    case "refused": "Conditions not met at the check · 审核时未满足条件"
    case "recovered": "The firm left before five years were over · 未满五年迁出"
    default: nil
    }
  }

  // MARK: - Vouchers

  /// The first small or micro firm from a place on, with its size; vouchers are for these.
  private func smallFirm(from place: Int) -> (Firm, size: String) {
    for step in 0..<world.enterprises {
      let index = (place + step) % world.enterprises
      let size = FirmMaker(world).enterprise(index)["size"]?.text
      if let size, size == "micro" || size == "small" { return (Firm(index, in: world), size) }
    }
    return (Firm(place, in: world), "small")
  }

  /// An innovation voucher.
  func voucher(_ index: Int) -> Record {
    var dice = world.dice(.vouchers, index)
    let (firm, size) = smallFirm(from: index * 5 % world.enterprises)
    let age = dice.int(2...500)
    let isIssued = dice.chance(88)
    let issuedOn = world.today.adding(days: -age)
    let isUsed = isIssued && age > 40 && dice.chance(60)
    let city = firm.home.city.en == "Beijing" ? "beijing" : "shanghai"
    var row = Row("vouchers", IDSeries("vou", count: world.vouchers)[index])
    row.text("number", "CX\(issuedOn.year)\(100_000 + index)")
    row.text("holder", world.enterpriseID[firm.index])
    row.number("value", dice.pick([10_000, 20_000, 50_000, 100_000]))
    row.text("size", size)
    row.text("issuedIn", city)
    row.set("usableIn", city == "beijing" ? ["beijing", "hebei", "tianjin"] : ["shanghai"])
    row.text("resource", isUsed ? "Electron microscopy · 电镜测试" : nil)
    row.day("issuedOn", isIssued ? issuedOn : nil)
    row.day("validTo", isIssued ? issuedOn.adding(years: 1) : nil)
    row.day("usedOn", isUsed ? issuedOn.adding(days: dice.int(5...39)) : nil)
    row.invented()
    row.text(
      "state",
      isUsed ? (dice.chance(70) ? "settled" : "used") : isIssued ? "issued" : "applied"
    )
    return row.record
  }
}
