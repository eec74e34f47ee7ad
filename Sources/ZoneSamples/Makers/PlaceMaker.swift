import ZoneModel

/// Makes incubators with their buildings, floors and rooms.
struct PlaceMaker {
  private let world: World

  init(_ world: World) { self.world = world }

  private struct Kind {
    let id: String
    let en: String
    let zh: String
    let theme: String
    let founder: String
  }

  private static let kinds: [Kind] = [
    Kind(id: "public-space", en: "Open Space", zh: "公共空间", theme: "general", founder: "government"),
    Kind(id: "nursery", en: "Nursery", zh: "创业苗圃", theme: "talent-led", founder: "university"),
    Kind(
      id: "mass-innovation-space",
      en: "Makers' Space",
      zh: "众创空间",
      theme: "general",
      founder: "enterprise"
    ),
    Kind(
      id: "incubator",
      en: "Incubator",
      zh: "孵化器",
      theme: "specialised-field",
      founder: "institute"
    ),
    Kind(
      id: "accelerator",
      en: "Accelerator",
      zh: "加速器",
      theme: "resource-supported",
      founder: "investor"
    ),
  ]

  /// The kind of an incubator: the incubators of a zone go through all five.
  static func kind(of index: Int) -> String { kinds[place(of: index)].id }

  /// Where the graduates of an incubator go: one of a later kind, if there is one.
  static func carrier(after index: Int, among count: Int) -> Int? {
    guard place(of: index) < kinds.count - 1 else { return nil }
    return (0..<count).lazy.map { (index + kinds.count - 1 + $0) % count }
      .first { place(of: $0) > place(of: index) }
  }

  private static func place(of index: Int) -> Int {
    let round = Home.round.count
    return (turns[index % round] + index / round) % kinds.count
  }

  /// For each place of a round, how often its zone came before, shifted from zone to zone.
  private static let turns: [Int] = {
    var seen: [String: Int] = [:]
    var shift = 0
    return Home.round.map { home in
      if seen[home.zone] == nil {
        seen[home.zone] = shift
        shift += 1
      }
      defer { seen[home.zone, default: 0] += 1 }
      return seen[home.zone, default: 0]
    }
  }()

  /// An incubator.
  func incubator(_ index: Int) -> Record {
    var dice = world.dice(.incubators, index)
    let home = world.home(ofIncubator: index)
    let kind = PlaceMaker.kinds[PlaceMaker.place(of: index)]
    let brand = Names.brand(index, series: 1)
    var row = Row("incubators", world.incubatorID[index], capacity: 24)
    row.text("name", "\(brand.en) \(kind.en)")
    row.text("nameZh", brand.zh + kind.zh)
    row.text("kind", kind.id)
    row.text("zone", home.zone)
    row.text("address", address(index, home))
    row.set("field", Array(home.fields.prefix(dice.int(1...3))))
    row.text("theme", kind.theme)
    let levels = ["district", "municipal", "national"]
    let level = dice.low(0...5)
    row.text("level", level < 3 ? levels[level] : nil)
    row.text("founderKind", dice.chance(70) ? kind.founder : "enterprise")
    row.text("belt", home.belt)
    row.text("brand", "\(brand.en) · \(brand.zh)")
    row.flag("isInternational", dice.chance(15) ? true : nil)
    row.day("openedOn", world.today.adding(days: -dice.int(2300...6200)))
    row.text("officer", Officers.of(district: home.district, index: index))
    row.number("area", Number(units: Int64(areaTenths(index) * 125 / 100), scale: 1))
    // What its rooms hold, and some desks in the halls.
    row.number("seats", roomSeats(index) + dice.int(0...3) * 10)
    row.text(
      "buildingKind",
      dice.pick(["existing-offices", "old-plant", "new-building", "campus"])
    )
    row.set("services", services(&dice))
    row.text(
      "entryCriteria",
      dice.chance(40) ? "Registered for less than 24 months · 注册未满 24 个月" : nil
    )
    row.number("batches", kind.id == "accelerator" ? dice.int(1...9) : nil)
    row.set("graduatesTo", next(index).map { [world.incubatorID[$0]] } ?? [])
    if index == 9 {
      // One whose staff is known, and whose bar has run out.
      row.number("staffCount", 10)
      row.number("professionals", 8)
      row.number("mentors", 5)
      row.day("fraudFoundOn", world.today.adding(days: -900))
    }
    row.invented()
    row.text("state", level < 3 && dice.chance(60) ? "rated" : "operating")
    return row.record
  }

  /// The incubator that graduates of this one move on to: a near one, one link further.
  private func next(_ index: Int) -> Int? {
    let place = PlaceMaker.place(of: index)
    guard place < 4 else { return nil }
    let wanted = PlaceMaker.kinds[place + 1].id
    let zone = world.home(ofIncubator: index).zone
    let candidates = (1..<30).map { (index + $0) % world.incubators }
    return candidates.first {
      PlaceMaker.kind(of: $0) == wanted && world.home(ofIncubator: $0).zone == zone
    }
  }

  private func services(_ dice: inout Dice) -> [String] {
    let all = [
      "workstations", "equipment", "registration", "finance", "legal", "patent-agency", "mentoring",
      "investment", "testing", "training", "exhibition", "meeting-rooms", "dining", "apartments",
    ]
    let from = dice.int(0...5)
    return Array(all[from..<from + dice.int(3...8)])
  }

  private func address(_ index: Int, _ home: Home) -> String {
    let number = index * 7 % 180 + 1
    switch home.district {
    case "huairou-district": return "怀柔区砚谱大街\(number)号"
    case "jingan-district": return "静安区珩泓路\(number)号"
    case "tongzhou-district": return "通州区澍衡街\(number)号"
    default: return "\(home.city.zh)市筠擎路\(number)号"
    }
  }

  /// All rooms of a building in tenths of a square metre.
  private func areaTenths(_ incubator: Int) -> Int {
    (0..<World.roomsOfIncubator).reduce(0) { $0 + world.roomTenths(incubator, room: $1) }
  }

  /// The seats of its rooms; the last is a common room.
  private func roomSeats(_ incubator: Int) -> Int {
    (0..<World.roomsOfIncubator - 1).reduce(0) {
      $0 + world.roomTenths(incubator, room: $1) / PlaceMaker.tenthsForSeat
    }
  }

  /// How much of a room a seat takes, in tenths of a square metre.
  private static let tenthsForSeat = 60

  private static func letter(_ incubator: Int) -> String {
    String(UnicodeScalar(UInt8(65 + incubator % 26)))
  }

  /// The building of an incubator.
  func building(_ index: Int) -> Record {
    let home = world.home(ofIncubator: index)
    let brand = Names.brand(index, series: 1)
    let letter = PlaceMaker.letter(index)
    var row = Row("buildings", world.buildingID(index))
    row.text("name", "Building \(letter), \(brand.en)")
    row.text("nameZh", "\(brand.zh)\(letter)座")
    row.text("zone", home.zone)
    row.text("letter", letter)
    row.text("address", address(index, home))
    row.text("kind", index % 4 == 0 ? "laboratory" : index % 7 == 0 ? "standard-plant" : "office")
    row.number("area", Number(units: Int64(areaTenths(index) * 140 / 100), scale: 1))
    row.number("builtIn", world.today.year - 6 - index * 5 % 24)
    row.invented()
    row.text("state", "in-use")
    return row.record
  }

  /// The floors of an incubator's building.
  func floors(_ index: Int) -> [Record] {
    (1...World.floorsOfBuilding).map { level in
      var row = Row("floors", world.floorID(index, level: level))
      row.text("building", world.buildingID(index))
      row.number("level", level)
      row.number("area", Number(units: Int64(areaTenths(index) * 70 / 100), scale: 1))
      return row.record
    }
  }

  /// The rooms of an incubator; the last is a common room.
  func rooms(_ index: Int) -> [Record] {
    let perFloor = World.roomsOfIncubator / World.floorsOfBuilding
    return (0..<World.roomsOfIncubator).map { room in
      let level = room / perFloor + 1
      let tenths = world.roomTenths(index, room: room)
      let isCommon = room == World.roomsOfIncubator - 1
      let kinds = ["office", "office", "laboratory", "office", "workshop", "office", "desks"]
      var row = Row("rooms", world.roomID(index, room: room))
      row.text("number", "\(PlaceMaker.letter(index))-\(level)0\(room % perFloor + 1)")
      row.text("floor", world.floorID(index, level: level))
      row.text("incubator", world.incubatorID[index])
      row.text("kind", isCommon ? "common" : kinds[room])
      row.number("area", Number(units: Int64(tenths), scale: 1))
      row.number("seats", tenths / PlaceMaker.tenthsForSeat)
      row.number("askingRent", isCommon ? nil : tenths * 13)
      row.text("state", index % 9 == 4 && room == 5 ? "under-repair" : "usable")
      return row.record
    }
  }
}
