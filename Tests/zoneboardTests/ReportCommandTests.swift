import Foundation
import TestSupport
import Testing

/// `report` for programs: each row with the records behind it.
struct ReportCommandTests: ProgramSuite {
  private struct Page: Decodable {
    struct Section: Decodable {
      let title: String
      let rows: [Row]
    }

    struct Row: Decodable {
      let figure: String?
      let rule: String?
      let value: Double?
      let unmet: Int?
      let records: [String]
    }

    let report: String
    let sections: [Section]

    func rows(_ title: String) -> [Row] {
      sections.first { $0.title == title }?.rows ?? []
    }
  }

  let program: ProgramUnderTest

  /// A store with two zones, three firms of which one is incubated, and an award.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try succeed("init")
    try succeed("new", "zones", "north", "name=North Park", "kind=park")
    try succeed("new", "zones", "south", "name=South Park", "kind=park")
    try succeed(
      "new",
      "enterprises",
      "ent-1",
      "name=Alpha",
      "zone=north",
      "stage=incubator",
      "state=incubating"
    )
    try succeed("new", "enterprises", "ent-2", "name=Beta", "zone=south")
    try succeed("new", "enterprises", "ent-3", "name=Gamma", "zone=south")
  }

  private func page(_ arguments: String...) throws -> Page {
    let run = try program.run(["report"] + arguments + ["--format", "json"])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Page.self, from: Data(run.output.utf8))
  }

  @Test func `each row of a report as JSON names the records behind it`() throws {
    let report = try page("monthly")
    #expect(report.report == "monthly")
    let figures = report.rows("Figures")
    func behind(_ figure: String) throws -> [String] {
      try #require(figures.first { $0.figure == figure }).records
    }
    #expect(
      try behind("Enterprises here") == [
        "enterprises/ent-1", "enterprises/ent-2", "enterprises/ent-3",
      ]
    )
    #expect(try behind("Incubating") == ["enterprises/ent-1"])
    #expect(try behind("Incubators") == [])
    for row in figures where row.figure == "Enterprises here" || row.figure == "Incubating" {
      #expect(row.value.map { Int($0) } == row.records.count)
    }
  }

  @Test func `a rule that is not met names the records that do not meet it`() throws {
    let rows = try page("monthly").rows("Rules not met")
    #expect(!rows.isEmpty)
    for row in rows { #expect(row.unmet == row.records.count, "\(row.rule ?? "")") }
    #expect(rows.contains { $0.records == ["zones/north", "zones/south"] })
  }

  @Test func `a report of a zone names only records that lie in it`() throws {
    let figures = try page("monthly", "--zone", "south").rows("Figures")
    let firms = try #require(figures.first { $0.figure == "Enterprises here" })
    #expect(firms.records == ["enterprises/ent-2", "enterprises/ent-3"])
  }

  @Test func `a report as it was names the records that there were`() throws {
    try succeed("delete", "enterprises", "ent-3")
    func firms(_ page: Page) -> [String]? {
      page.rows("Figures").first { $0.figure == "Enterprises here" }?.records
    }
    #expect(firms(try page("monthly")) == ["enterprises/ent-1", "enterprises/ent-2"])
    #expect(
      firms(try page("monthly", "--as-of", "seq:5"))
        == ["enterprises/ent-1", "enterprises/ent-2", "enterprises/ent-3"]
    )
  }

  @Test func `one target is asked for by its id, and a wrong id is refused`() throws {
    try succeed("new", "zones", "tongzhou-district", "name=Tongzhou", "kind=district")
    let one = try succeed("targets", "tongzhou-platforms-count", "--columns", "target,test")
    #expect(one.lines == ["target\ttest", "tongzhou-platforms-count\t= 4"])
    let none = try program.run("targets", "tongzhou-platform-count")
    #expect(none.status == 66)
    #expect(none.errors.contains("tongzhou-platforms-count"))
  }
}
