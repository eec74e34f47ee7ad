import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Where a document reaches records that lie in a zone in several ways.
struct ReachTests {
  /// Whether a way leads from a record of a register, which its first step may name, to a zone or to
  /// a record of any register, which goes on with its own path.
  private func leadsToZone(_ way: Substring, through target: String) -> Bool {
    let registry = Registry.standard
    var registers = [target]
    for step in way.split(separator: ".").dropFirst() {
      registers = registers.flatMap { id -> [String] in
        registry[id]?[field: String(step)].map { $0.shownKind.targets } ?? []
      }
    }
    return registers.contains("zones") || registers.contains(Register.any)
  }

  @Test(
    arguments: Registry.standard.registers.filter { $0.zonePath?.contains(".") ?? false }.map(\.id)
  )
  func `a path leads to a zone from all records that its first step may name`(id: String) throws {
    let register = try #require(Registry.standard[id])
    let path = try #require(register.zonePath)
    let ways = path.replacing(" ?? ", with: "|").split(separator: "|")
    let root = try #require(ways.first?.split(separator: ".").first)
    let targets = try #require(register[field: String(root)]).kind.targets
    for target in targets where target != Register.any {
      #expect(ways.contains { leadsToZone($0, through: target) }, "\(register.id): \(target)")
    }
  }

  @Test(arguments: [
    ("zones/beifang", Verdict.met), ("zones/elsewhere", .outOfReach), ("enterprises/here", .met),
    ("enterprises/there", .outOfReach),
  ])
  func `a commissioner is reached by the place or by the firm that is served`(
    served: String,
    verdict: Verdict
  ) throws {
    func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
      Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
    }
    let commissioner = try record(
      "technology-commissioners/c",
      [("mode", .text("licence")), ("servedVillageOrFirm", .text(served))]
    )
    let board = MemoryBoard([
      try record("zones/huairou-district", []), try record("zones/elsewhere", []),
      try record("zones/beifang", [("parent", .text("huairou-district"))]),
      try record("enterprises/here", [("zone", .text("beifang"))]),
      try record("enterprises/there", [("zone", .text("elsewhere"))]), commissioner,
    ])
    let context = QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    let rule = try #require(RuleCases.book.rule("commissioner-transfer-routes"))
    let evaluator = PolicyEvaluator(RuleCases.book, Evaluator(context))
    #expect(evaluator.verdict(of: rule, on: commissioner) == verdict)
  }
}
