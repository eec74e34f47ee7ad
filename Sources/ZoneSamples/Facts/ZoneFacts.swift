import ZoneModel

/// The real zones as records, from the tables.
enum ZoneFacts {
  /// All zones, sorted by id.
  static let zones: [Record] = ZoneTable.text.split(separator: "\n").map { line in
    let columns = line.split(separator: "|", omittingEmptySubsequences: false)
    return zone(columns)
  }
  .sortedByID()

  /// The slots of layouts, sorted by id.
  static let slots: [Record] = ZoneTable.slots.split(separator: "\n").map { line in
    let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let cited = Citation(Substring(columns[6]))
    var row = Row("functional-areas", "\(columns[0])-\(columns[1])-\(columns[2])")
    row.text("zone", columns[0])
    row.text("role", columns[1])
    row.number("orderNumber", Int(columns[2]))
    row.text("name", columns[3])
    row.text("nameZh", columns[4])
    row.text("place", columns[5])
    row.text("dataSource", cited.text.inBoth)
    row.day("dataDate", cited.day)
    return row.record
  }
  .sortedByID()

  /// The parent and groups of each zone, for telling what lies in what.
  static let parents: [String: [String]] = Dictionary(
    zones.map { ($0.id, [$0["parent"]?.text].compactMap { $0 } + ($0["groups"]?.list ?? [])) },
    uniquingKeysWith: { first, _ in first }
  )

  /// Whether a zone is another or lies in it, by parents and groups.
  static func isWithin(_ zone: String, _ outer: String) -> Bool {
    zone == outer || (parents[zone] ?? []).contains { isWithin($0, outer) }
  }

  private struct Fact {
    let value: String
    let source: String?
    let day: Day?
  }

  private static let facts: [String: [String: Fact]] = ZoneTable.facts.split(separator: "\n")
    .reduce(into: [:]) { facts, line in
      let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      facts[columns[0], default: [:]][columns[1]] = Fact(
        value: columns[2],
        source: columns.count > 3 ? columns[3] : nil,
        day: columns.count > 4 ? Day(columns[4]) : nil
      )
    }

  private static func zone(_ columns: [Substring]) -> Record {
    let id = String(columns[0])
    let known = facts[id] ?? [:]
    let cited = Citation(columns[6])
    var row = Row("zones", id, capacity: 24)
    row.text("name", String(columns[1]))
    row.text("nameZh", String(columns[2]))
    row.list("aliases", known["aliases"].map { parts($0.value, ";") } ?? [])
    row.text("kind", String(columns[3]))
    row.text("parent", String(columns[4]))
    row.set("groups", parts(String(columns[5]), ","))
    row.text("regionCode", known["regionCode"]?.value)
    row.day("foundedOn", known["foundedOn"].flatMap { Day($0.value) })
    row.number("area", known["area"].flatMap { area($0.value) })
    row.both("administrator", known["administrator"]?.value)
    row.both("guidingBody", known["guidingBody"]?.value)
    row.both("layout", String(columns[8]))
    row.both("role", known["role"]?.value)
    row.set("industries", known["industries"].map { parts($0.value, ",") } ?? [])
    let named = known["facilities"].map { parts($0.value, ";") } ?? []
    let facilities = named.map { $0.split(separator: " · ", maxSplits: 1).map(String.init) }
    row.list("facilities", facilities.compactMap(\.first))
    row.list("facilitiesZh", facilities.compactMap(\.last))
    row.text("dataSource", source(cited, ofArea: known["area"]?.source).inBoth)
    row.day("dataDate", known["area"]?.day ?? cited.day)
    row.text("state", String(columns[7]))
    return row.record
  }

  /// What a zone's record names as its source, with that of its area where there is another.
  private static func source(_ cited: Citation, ofArea area: String?) -> Phrase {
    guard let area = area.flatMap(Phrase.init(inBoth:)) else { return cited.text }
    return Phrase(
      "\(cited.text.en); area: \(area.en)",
      "\(cited.text.zh)；面积：\(area.zh)"
    )
  }

  private static func parts(_ text: String, _ separator: Character) -> [String] {
    text.split(separator: separator).map(String.init)
  }

  /// Square metres of a number of km².
  private static func area(_ squareKilometres: String) -> Number? {
    guard let number = Number(squareKilometres) else { return nil }
    var units = number.units * 1_000_000
    for _ in 0..<number.scale { units /= 10 }
    return Number(units: units)
  }
}

extension [Record] {
  /// The records in the order of their ids' bytes.
  func sortedByID() -> [Record] {
    sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
