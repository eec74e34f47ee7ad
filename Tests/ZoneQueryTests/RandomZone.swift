import ZoneModel
import ZoneQuery

/// Numbers that come the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = (seed &+ 1) &* 0xD134_2543_DE82_EF95
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }
}

/// Random records of the samples' registers, and random questions about them.
struct RandomZone {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private let names = [
    "Nano Sensors", "nano", "Jørgen", "JORGEN", "纳米科技", "ＮＡＮＯ（北京）", "a\"b\\c", "tab\there", "Łódź",
    "", "量子 Sensor", "x\u{2028}y", "İstanbul", "café", "cafe\u{301}", "中关村", "怀柔科学城",
    "Straße",
  ]

  mutating func records(enterprises: Int) -> [Record] {
    var records: [Record] = []
    let zones = ["z0", "z1", "z2", "z3", "z4"]
    for (index, zone) in zones.enumerated() {
      var values: [(String, Value)] = [("name", .text("Zone \(index)"))]
      if index > 1 { values.append(("parent", .text(zones[index - 2]))) }
      if index == 4 { values.append(("groups", .list(["z1"]))) }
      records.append(Samples.record("zones/\(zone)", values))
    }
    for index in 0..<enterprises { records.append(enterprise(index, zones)) }
    for index in 0..<(enterprises * 2) { records.append(patent(index, enterprises)) }
    return records
  }

  private mutating func enterprise(_ index: Int, _ zones: [String]) -> Record {
    var values: [(String, Value)] = []
    func day(_ generator: inout SeededGenerator) -> Value {
      .text(Day(number: Int.random(in: 14_000...21_000, using: &generator)).description)
    }
    if generator.chance(90) { values.append(("name", .text(generator.pick(names)))) }
    if generator.chance(50) { values.append(("nameZh", .text(generator.pick(names)))) }
    if generator.chance(85) {
      values.append(("zone", .text(generator.chance(5) ? "gone" : generator.pick(zones))))
    }
    if generator.chance(60) {
      values.append(("field", generator.chance(50) ? .list(["ai", "nano"]) : .list(["nano"])))
    }
    if generator.chance(80) {
      values.append(("size", .text(generator.pick(["micro", "small", "large", "odd"]))))
    }
    if generator.chance(80) {
      let units = Int64.random(in: 0...2000, using: &generator)
      values.append(("rdShare", .number(Number(units: units, scale: 2))))
    }
    if generator.chance(80) {
      let units = Int64.random(in: -300...300, using: &generator)
      values.append(("revenue", .number(Number(units: units, scale: 1))))
    }
    if generator.chance(30) { values.append(("area", .json("1.50"))) }
    if generator.chance(10) { values.append(("area", .json("1e2"))) }
    if generator.chance(80) { values.append(("operatingSince", day(&generator))) }
    if generator.chance(40) {
      values.append(("leftOn", generator.chance(10) ? .text("soon") : day(&generator)))
    }
    if generator.chance(70) { values.append(("listed", .flag(generator.chance(50)))) }
    if generator.chance(10) { values.append(("listed", .null)) }
    if generator.chance(85) {
      values.append(("state", .text(generator.pick(["incubating", "graduated", "left"]))))
    }
    let id = String(10_000 + index)
    return Samples.record("enterprises/e\(id)", values)
  }

  private mutating func patent(_ index: Int, _ enterprises: Int) -> Record {
    var values: [(String, Value)] = []
    if generator.chance(90) {
      let owner = 10_000 + Int.random(in: 0..<enterprises, using: &generator)
      values.append(("applicant", .text("e\(owner)")))
    }
    if generator.chance(90) {
      values.append(("kind", .text(generator.pick(["invention", "design"]))))
    }
    if generator.chance(60) { values.append(("title", .text(generator.pick(names)))) }
    if generator.chance(70) {
      values.append(("claims", .number(Number(Int.random(in: 0...20, using: &generator)))))
    }
    if generator.chance(80) {
      values.append(("state", .text(generator.pick(["pending", "granted"]))))
    }
    return Samples.record("patents/p\(10_000 + index)", values)
  }

  /// A random filter for enterprises.
  mutating func filter(depth: Int = 2) -> String {
    if depth > 0, generator.chance(55) {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: return "(\(filter(depth: depth - 1)) and \(filter(depth: depth - 1)))"
      case 1: return "(\(filter(depth: depth - 1)) or \(filter(depth: depth - 1)))"
      case 2: return "not (\(filter(depth: depth - 1)))"
      default: return "unknown(\(filter(depth: depth - 1)))"
      }
    }
    let comparison = generator.pick(["=", "!=", "<", "<=", ">", ">="])
    let number = Int.random(in: -20...20, using: &generator)
    let day = Day(number: Int.random(in: 14_000...21_000, using: &generator)).description
    return generator.pick([
      "rdShare \(comparison) \(abs(number)).5%", "revenue \(comparison) \(number)",
      "revenue \(comparison) \(number) / 3", "5 \(comparison) revenue",
      "area \(comparison) 1.5m2", "area \(comparison) 100", "revenue + 1 \(comparison) revenue * 2",
      "operatingSince \(comparison) \(day)", "operatingSince \(comparison) leftOn",
      "leftOn \(comparison) today-10y", "leftOn - operatingSince > 1y", "size \(comparison) small",
      "size:micro", "size:(micro, large)", "state:在孵", "state:(incubating, graduated)",
      "field:nano", "field:ai", "includes(field, ai)", "listed", "listed:no", "missing(listed)",
      "missing(area)", "missing(name)", "missing(field)", "missing(leftOn)", "zone = z1",
      "zone within z0", "zone within z1", "zone:z2", "zone:zone", "zone.parent = z0",
      "missing(zone.parent)", "zone.name:\"zone 3\"", "name:nano", "name:\"jorgen\"", "name:科技",
      "name:(cafe, lodz)", "name = \"nano\"", "name != \"Łódź\"", "name~\"^[A-Z]\"",
      "strong", "granted \(comparison) \(abs(number) % 4)", "patents \(comparison) 2",
      "count(patents of this where claims > 5) >= 1", "any(patents of this, kind:invention)",
      "sum(patents of this, claims) \(comparison) \(abs(number))",
      "count(patents where applicant = this and state:granted) > 1",
      "count(enterprises where zone = this.zone) > 3",
      "count(enterprises where zone within this.zone and size:large) > 1",
      "max(patents of this, claims) > 10", "years(operatingSince, today) >= 10",
      "if listed then revenue > 0 else missing(leftOn)", "(leftOn ?? today) > \(day)",
      "id:e1000", "lower(name):nano",
    ])
  }

  /// A random filter as a person types it.
  mutating func typed() -> String {
    var parts: [String] = []
    for _ in 0...Int.random(in: 0..<2, using: &generator) {
      if generator.chance(40) {
        parts.append(
          generator.pick([
            "nano", "-nano", "jorgen", "纳米", "\"a\\\"b\"", "sensor or 量子", "state:left,graduated",
            "ß", "cafe", "istanbul", "here", "2028", "z1", "\"（北京\"", "e1000", "incub",
          ])
        )
      } else {
        parts.append(filter())
      }
    }
    return parts.joined(separator: " ")
  }
}
