import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// All who may have a programme, answered at once as one by one.
struct ApplicantsTests {
  private func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
    Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
  }

  @Test func `the firms that are ready for the next stage are those that meet every condition`()
    throws
  {
    func firm(_ id: String, size: String?) throws -> Record {
      var fields: [(String, Value)] = [
        ("zone", .text("jingan-district")), ("registeredIn", .text("jingan-district")),
        ("taxIn", .text("jingan-district")), ("isTechBased", .flag(true)),
        ("state", .text(id == "closed" ? "deregistered" : "incubating")),
      ]
      if let size { fields.append(("size", .text(size))) }
      return try record("enterprises/\(id)", fields)
    }
    func award(_ id: String, _ firm: String, _ fund: String) throws -> Record {
      try record(
        "awards/\(id)",
        [("recipient", .text(firm)), ("fund", .text(fund)), ("state", .text("paid"))]
      )
    }
    let board = MemoryBoard([
      try record("zones/jingan-district", []), try record("zones/elsewhere", []),
      try record("funds/jingan-small-micro-programme", []),
      try record("funds/jingan-little-giant", []),
      try firm("ready", size: "small"), try firm("done", size: "small"),
      try firm("new", size: "small"), try firm("large", size: "large"), try firm("open", size: nil),
      try firm("closed", size: "small"), try award("a6", "closed", "jingan-small-micro-programme"),
      try award("a1", "ready", "jingan-small-micro-programme"),
      try award("a2", "done", "jingan-small-micro-programme"),
      try award("a3", "done", "jingan-little-giant"),
      try award("a4", "large", "jingan-small-micro-programme"),
      try award("a5", "open", "jingan-small-micro-programme"),
      try record(
        "enterprises/away",
        [("zone", .text("elsewhere")), ("isTechBased", .flag(true)), ("size", .text("small"))]
      ),
      try record("enterprises/nowhere", [("size", .text("large"))]),
    ])
    let context = QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    let policies = PolicyEvaluator(RuleCases.book, Evaluator(context))
    let programme = try #require(
      RuleCases.book.programmes.first { $0.id == "jingan-little-giant-project" }
    )
    let standings = try #require(policies.applicants(for: programme))
    var found: [String: Verdict] = [:]
    for standing in standings {
      let record = try #require(board.source("enterprises").record(at: Int(standing.slot)))
      found[record.id] = standing.verdict
      let sheet = policies.sheet(of: programme, for: record)
      #expect(sheet.verdict == standing.verdict)
      #expect(sheet.count(.met) == standing.met)
      #expect(sheet.count(.unknown) == standing.unknown)
    }
    #expect(
      found == [
        "ready": .met, "done": .unmet, "new": .unmet, "large": .unmet, "open": .unknown,
        "away": .outOfReach, "nowhere": .unmet, "closed": .unmet,
      ]
    )
    let elsewhere = policies.applicants(for: programme, zone: RecordReference("zones/elsewhere"))
    #expect(elsewhere?.map(\.verdict) == [.outOfReach])
    let away = try #require(board.source("enterprises").record("away"))
    let why = try #require(policies.whyOutOfReach(programme, away))
    #expect(why.en.hasPrefix("not for this zone: Jing'an recommendation"))
    #expect(why.en.contains(" III is for "))
    let nowhere = try #require(board.source("enterprises").record("nowhere"))
    #expect(policies.whyOutOfReach(programme, nowhere) == nil)
  }
}
