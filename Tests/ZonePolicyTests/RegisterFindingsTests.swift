import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct RegisterFindingsTests {
  private static let today = Day("2026-11-21") ?? Day(number: 0)

  private static func record(_ id: String, _ fields: [(String, Value)]) -> Record {
    let reference = RecordReference(id) ?? RecordReference(register: "", id: id)
    return Record(reference: reference, fields: Fields(fields))
  }

  /// Nine enterprises, every third without a name, the first two with the same credit code.
  private static let records: [Record] =
    [record("zones/a", [("name", .text("A"))]), record("zones/b", [("name", .text("B"))])]
    + (1...9).map { number in
      var fields: [(String, Value)] = [
        ("zone", .text(number < 7 ? "a" : "b")), ("state", .text("registered")),
        ("registeredOn", .text("2020-01-01")),
      ]
      if number % 3 != 0 { fields.append(("name", .text("Firm \(number)"))) }
      return record("enterprises/ent-\(number)", fields)
    }

  private func evaluator(_ board: MemoryBoard) -> Evaluator {
    Evaluator(QueryContext(registry: .standard, board: board, today: Self.today))
  }

  private func counts(_ findings: RegisterFindings, _ board: MemoryBoard) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: findings.findings(on: board).map { ($0.field ?? "", $0.count) }
    )
  }

  @Test(arguments: [1, 2, 4, 100])
  func `parts of any size find the same as all at once`(size: Int) throws {
    let board = MemoryBoard(Self.records, seq: 1)
    var findings = RegisterFindings("enterprises")
    var turns = 0
    while !findings.isComplete {
      try findings.goOn(evaluator(board), zone: nil, most: size)
      turns += 1
      #expect(findings.seen == min(9, turns * size))
    }
    #expect(counts(findings, board)["name"] == 3)
    #expect(findings.findings(on: board).first { $0.field == "name" }?.first.id == "ent-3")
  }

  @Test func `only records of the zone count`() throws {
    let board = MemoryBoard(Self.records, seq: 1)
    var findings = RegisterFindings("enterprises")
    let zone = RecordReference(register: "zones", id: "a")
    try findings.goOn(evaluator(board), zone: zone, most: 100)
    #expect(counts(findings, board)["name"] == 2)
  }

  @Test func `a change is followed, and so is a change of zone`() throws {
    var board = MemoryBoard(Self.records, seq: 1)
    var findings = RegisterFindings("enterprises")
    try findings.goOn(evaluator(board), zone: nil, most: 100)
    board = board.applying([
      .set(
        RecordReference(register: "enterprises", id: "ent-3"),
        field: "name",
        before: nil,
        after: .text("Named")
      )
    ])
    while !findings.isComplete || findings.seen == 0 {
      try findings.goOn(evaluator(board), zone: nil, most: 100)
    }
    try findings.goOn(evaluator(board), zone: nil, most: 100)
    #expect(counts(findings, board)["name"] == 2)
    let zone = RecordReference(register: "zones", id: "b")
    try findings.goOn(evaluator(board), zone: zone, most: 100)
    #expect(counts(findings, board)["name"] == 1)
  }

  @Test func `a part that is stopped is left for the next time`() throws {
    let board = MemoryBoard(Self.records, seq: 1)
    var findings = RegisterFindings("enterprises")
    try findings.goOn(evaluator(board), zone: nil, most: 100) { true }
    #expect(!findings.isComplete)
    try findings.goOn(evaluator(board), zone: nil, most: 100)
    #expect(findings.isComplete)
    #expect(counts(findings, board)["name"] == 3)
  }
}
