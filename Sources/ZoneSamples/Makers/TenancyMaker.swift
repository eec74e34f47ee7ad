import ZoneModel

/// Makes tenancies, and the teams that rent beside the firms.
struct TenancyMaker {
  private let world: World
  private let teamTenancy: IDSeries
  private let firmTenancy: IDSeries

  init(_ world: World) {
    self.world = world
    teamTenancy = IDSeries("ten-team", count: world.teams)
    firmTenancy = IDSeries("ten", count: world.enterprises)
  }

  /// The tenancies of an enterprise, or of a team after the last enterprise.
  func tenancies(_ index: Int) -> [Record] {
    index < world.enterprises ? tenancies(of: index) : [tenancy(ofTeam: index - world.enterprises)]
  }

  private struct Lease {
    var suffix = 1
    var state = "incubating"
    var from: Day
    var to: Day
    var ended: Day?
    var reason: String?
    var goesTo: Int?
    var renewalOf: String?
  }

  private func tenancies(of index: Int) -> [Record] {
    let firm = Firm(index, in: world)
    guard let room = firm.room else { return [] }
    var dice = world.dice(.tenancies, index)
    return leases(of: firm, &dice).map { lease in
      record(of: firm, room: room, lease: lease, &dice)
    }
  }

  private func leases(of firm: Firm, _ dice: inout Dice) -> [Lease] {
    let today = world.today
    switch firm.standing {
    case .incubating:
      let from = today.adding(days: -dice.int(15...700))
      var to = from.adding(years: 1).adding(days: -1)
      // A few stay on after the lease has run out; the others' leases end later.
      if !dice.chance(4) {
        while to <= today { to = to.adding(years: 1) }
        if dice.chance(40) { to = to.adding(years: 1) }
      }
      guard firm.slot >= 3, dice.chance(35) else { return [Lease(from: from, to: to)] }
      let before = Lease(state: "renewed", from: from.adding(years: -1), to: from.adding(days: -1))
      let id = firmTenancy[firm.index] + "-1"
      return [before, Lease(suffix: 2, from: from, to: to, renewalOf: id)]
    case .applying:
      let from = today.adding(days: dice.int(5...60))
      let to = from.adding(years: 1).adding(days: -1)
      return [Lease(state: dice.chance(50) ? "applied" : "admitted", from: from, to: to)]
    case .graduated:
      let from = today.adding(days: -dice.int(1700...2200))
      let ended = today.adding(days: -dice.int(740...1100))
      let next = PlaceMaker.carrier(after: firm.incubator, among: world.incubators)
      return [
        Lease(
          state: "graduated",
          from: from,
          to: ended.adding(days: 30),
          ended: ended,
          goesTo: next
        )
      ]
    case .left:
      let from = today.adding(days: -dice.int(1700...2200))
      let ended = today.adding(days: -dice.int(740...1100))
      let reasons = ["larger-premises", "relocation", "rent", "expired", "dissolved"]
      return [
        Lease(state: "left", from: from, to: ended, ended: ended, reason: dice.pick(reasons))
      ]
    case .independent, .newcomer: return []
    }
  }

  private func record(
    of firm: Firm,
    room: Int,
    lease: Lease,
    _ dice: inout Dice
  ) -> Record {
    let tenths = world.roomTenths(firm.incubator, room: room)
    let rent = tenths * dice.int(9...15)
    var row = Row("tenancies", firmTenancy[firm.index] + "-" + String(lease.suffix), capacity: 20)
    row.text("tenant", "enterprises/" + world.enterpriseID[firm.index])
    row.text("incubateeKind", "enterprise")
    row.text("incubator", world.incubatorID[firm.incubator])
    row.text("room", world.roomID(firm.incubator, room: room))
    row.number("area", Number(units: Int64(tenths), scale: 1))
    row.number("seats", dice.int(2...tenths / 60))
    row.day("from", lease.from)
    row.day("to", lease.to)
    row.number("rent", rent)
    row.number("deposit", rent * 2)
    row.set("services", dice.chance(60) ? ["mentoring", "meeting-rooms"] : ["registration"])
    row.day("appliedOn", lease.from.adding(days: -dice.int(70...110)))
    row.number("revenueAtEntry", dice.chance(70) ? dice.low(0...900) * 1000 : nil)
    row.day("graduatedOn", lease.state == "graduated" ? lease.ended : nil)
    row.text("graduatedTo", lease.goesTo.map { world.incubatorID[$0] })
    row.day("leftOn", lease.state == "left" ? lease.ended : nil)
    row.text("exitReason", lease.reason)
    row.text("renewalOf", lease.renewalOf)
    row.invented()
    row.text("state", lease.state)
    return row.record
  }

  // MARK: - Teams

  /// The incubator that a team is in.
  private func incubator(ofTeam index: Int) -> Int { index % world.incubators }

  /// Whether a team has its incubator's room for teams: the first of two in every three.
  private func hasRoom(team index: Int) -> Bool { index < world.incubators && index % 3 != 0 }

  private static let ideas: [(String, String)] = [
    ("A pocket microscope for schools", "面向中小学的口袋显微镜"),
    ("Leases that read themselves", "会自己读条款的租约"),
    ("Soil sensors that feed on soil", "靠土壤取电的土壤传感器"),
    ("Quiet drones for night inspections", "夜间巡检的静音无人机"),
    ("A map of vacant desks across the city", "全市空闲工位地图"),
    ("Sleep sounds made from one's own EEG", "由本人脑电生成的助眠声音"),
  ]

  /// A start-up team.
  func team(_ index: Int) -> Record {
    var dice = world.dice(.teams, index)
    let home = world.home(ofIncubator: incubator(ofTeam: index))
    let brand = Names.brand(index, series: 2)
    let idea = dice.pick(TenancyMaker.ideas)
    let hasRoom = hasRoom(team: index)
    var row = Row("startup-teams", world.teamID[index])
    row.text("name", "Team \(brand.en)")
    row.text("nameZh", "\(brand.zh)团队")
    row.text("zone", home.zone)
    row.list("members", (0..<dice.int(1...4)).map { _ in Names.person(&dice).zh })
    row.text("idea", "\(idea.0) · \(idea.1)")
    row.set("field", [dice.pick(home.fields)])
    row.day("formedOn", world.today.adding(days: -dice.int(420...900)))
    row.text("officer", Officers.of(district: home.district, index: index))
    row.invented()
    row.text("state", hasRoom ? "incubating" : "forming")
    return row.record
  }

  private func tenancy(ofTeam index: Int) -> Record {
    var dice = world.dice(.tenancies, world.enterprises + index)
    let incubator = incubator(ofTeam: index)
    let room = 6
    let hasRoom = hasRoom(team: index)
    let tenths = world.roomTenths(incubator, room: room)
    let from = world.today.adding(days: hasRoom ? -dice.int(20...340) : dice.int(10...40))
    var row = Row("tenancies", teamTenancy[index], capacity: 16)
    row.text("tenant", "startup-teams/" + world.teamID[index])
    row.text("incubateeKind", dice.chance(80) ? "team" : "individual")
    row.text("incubator", world.incubatorID[incubator])
    row.text("room", hasRoom ? world.roomID(incubator, room: room) : nil)
    row.number("area", hasRoom ? Number(units: Int64(tenths), scale: 1) : nil)
    row.number("seats", dice.int(1...6))
    row.day("from", from)
    row.day("to", from.adding(years: 1).adding(days: -1))
    row.number("rent", hasRoom ? tenths * 6 : 1200)
    row.day("appliedOn", from.adding(days: -60))
    row.invented()
    row.text("state", hasRoom ? "incubating" : "applied")
    return row.record
  }
}
