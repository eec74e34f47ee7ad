import Testing
import ZoneModel
import ZoneQuery

/// Days of one record, and what a record lacks of its state, by the standard registers.
struct DayOrderTests {
  private func told(_ record: Record, by operation: ZoneModel.Operation = .edit) -> [Refusal] {
    let edits = [Edit.create(record.reference, record.fields)]
    let board = MemoryBoard([])
    return check.refusals(
      of: edits,
      operation: operation,
      before: board,
      after: board.applying(edits)
    )
  }

  private var check: RecordCheck {
    RecordCheck(registry: .standard) { board in
      QueryContext(registry: .standard, board: board, today: Samples.today)
    }
  }

  private func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
    Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
  }

  private func day(_ text: String) throws -> Value { .day(try #require(Day(text))) }

  @Test(arguments: [
    ("laboratories", "appliedOn", "approvedOn"), ("awards", "grantedOn", "recoveredOn"),
    ("guarantees", "claimOn", "releasedOn"), ("procurement-batches", "sentOn", "approvedOn"),
  ])
  func `what is done afterwards is not done earlier`(
    register: String,
    first: String,
    second: String
  ) throws {
    func refused(_ before: String, _ after: String) throws -> [String] {
      let days = [(first, try day(before)), (second, try day(after))]
      return try told(record("\(register)/x-1", days))
        .filter { $0.code == .check && $0.message.en.hasSuffix("which comes first.") }
        .compactMap(\.field)
    }
    #expect(try refused("2025-03-02", "2025-03-01") == [second])
    #expect(try refused("2025-03-02", "2025-03-02") == [])
    #expect(try refused("2025-03-02", "2025-03-03") == [])
  }

  @Test func `the first day of a term may be set back, and a case opened again has later days`() {
    let pairs = Registry.standard.registers.flatMap { register in
      register.daysInOrder.map { "\(register.id): \($0.first), \($0.second)" }
    }
    #expect(pairs.contains("research-projects: reservedOn, acceptedOn"))
    #expect(!pairs.contains { $0.hasPrefix("research-projects: ") && $0.hasSuffix("startOn") })
    #expect(Set(pairs).count == pairs.count)
  }

  @Test func `what an import lacks of a state is told also when the record is at rest`() throws {
    let power = try record(
      "authorised-items/aut-9",
      [("name", .text("Approval")), ("area", .text("approval")), ("state", .text("delegated"))]
    )
    let imported = told(power, by: .import).filter { $0.field == "legalBasis" }
    #expect(imported.map(\.code) == [.warning])
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard([power]),
      today: Samples.today
    )
    let found = Evaluator(context).fieldChecks(of: power)
      .filter { $0.field == "legalBasis" }
    #expect(found.map(\.code) == [.warning])
    #expect(
      found.map(\.message.en) == ["“Legal basis” is not entered, though the state is “delegated”."]
    )
  }

  @Test func `a day entered before its act was recorded is kept by the action`() throws {
    let milestone = try record(
      "project-milestones/mil-9",
      [("name", .text("Probe")), ("state", .text("planned")), ("doneOn", day("2025-01-15"))]
    )
    let board = MemoryBoard([milestone])
    let context = QueryContext(registry: .standard, board: board, today: Samples.today)
    let register = try #require(Registry.standard["project-milestones"])
    let action = try #require(register.actions.first { $0.id == "done" })
    let start = try Evaluator(context).start(of: action, on: milestone, login: "li.wei")
    #expect(start["doneOn"] == (try day("2025-01-15")))
  }

  @Test(arguments: [
    ("laboratories", "approvedOn", "approved"), ("laboratories", "approvedOn", "operating"),
    ("incubators", "openedOn", "operating"), ("tenancies", "leftOn", "left"),
    ("listing-candidates", "guidedOn", "filed"),
    ("financial-institutions", "settledOn", "cooperating"),
  ])
  func `nothing was done on a day that is still to come, in later states neither`(
    register: String,
    field: String,
    state: String
  ) throws {
    func refused(_ date: String, _ operation: ZoneModel.Operation) throws -> [String] {
      let fields: [(String, Value)] = [(field, try day(date)), ("state", .text(state))]
      return try told(record("\(register)/x-1", fields), by: operation)
        .filter { $0.code == .check && $0.field == field }.map(\.message.en)
    }
    #expect(try refused("2026-11-21", .edit).count == 1)
    #expect(try refused("2026-11-21", .import).count == 1)
    #expect(try refused("2026-11-20", .edit) == [])
    #expect(try refused("2026-11-21", .undo) == [])
  }

  @Test func `a day of a step that lies further ahead is told with the action that it belongs to`()
    throws
  {
    let candidate = try record(
      "listing-candidates/lis-9",
      [("state", .text("guided")), ("listedOn", try day("2026-10-02"))]
    )
    let found = told(candidate).filter { $0.field == "listedOn" }
    #expect(found.map(\.code) == [.warning])
    #expect(
      found.map(\.message.en) == ["“Listed” says 2026-10-02, but the state is still “guided”."]
    )
  }

  @Test func `what came with an earlier state is not emptied in a later one`() throws {
    let filed = try record(
      "listing-candidates/lis-9",
      [
        ("state", .text("filed")), ("guidedOn", try day("2026-01-02")),
        ("filedOn", try day("2026-05-02")),
      ]
    )
    let board = MemoryBoard([filed])
    let edits = [
      Edit.set(
        filed.reference,
        field: "guidedOn",
        before: filed["guidedOn"],
        after: nil
      )
    ]
    let found = check.refusals(
      of: edits,
      operation: .edit,
      before: board,
      after: board.applying(edits)
    ).filter { $0.field == "guidedOn" }
    #expect(found.map(\.code) == [.required])
  }

  @Test func `a day planned for later that an act takes for itself is told`() throws {
    let old = try record(
      "infrastructure-projects/inf-9",
      [("state", .text("planned")), ("startedOn", try day("2027-10-01"))]
    )
    let board = MemoryBoard([old])
    func told(from start: String) throws -> [String] {
      let edits = [
        Edit.set(old.reference, field: "state", before: old["state"], after: .text("building")),
        Edit.set(
          old.reference,
          field: "startedOn",
          before: old["startedOn"],
          after: try day(start)
        ),
      ]
      return check.refusals(
        of: edits,
        operation: .edit,
        before: board,
        after: board.applying(edits)
      ).filter { $0.field == "startedOn" }.map { "\($0.code): \($0.message.en)" }
    }
    let words = "“Started” was planned for 2027-10-01 and is now 2026-11-20."
    #expect(try told(from: "2026-11-20") == ["warning: \(words)"])
  }
}
