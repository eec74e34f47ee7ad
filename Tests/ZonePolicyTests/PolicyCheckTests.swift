import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct PolicyCheckTests {
  private static let zones = [
    Record(
      reference: RecordReference(register: "zones", id: "jingan-district"),
      fields: Fields([("name", .text("Jing'an")), ("kind", .text("district"))])
    )
  ]

  private static func firm(_ fields: [(String, Value)] = []) -> Record {
    Record(
      reference: RecordReference(register: "enterprises", id: "e"),
      fields: Fields(
        [
          ("name", .text("Firm")), ("zone", .text("jingan-district")),
          ("registeredIn", .text("jingan-district")), ("taxIn", .text("jingan-district")),
          ("isTechBased", .flag(true)), ("state", .text("registered")),
        ] + fields
      )
    )
  }

  private static func award(_ id: String, _ fields: [(String, Value)] = []) -> Record {
    Record(
      reference: RecordReference(register: "awards", id: id),
      fields: Fields(
        [
          ("recipient", .text("e")), ("purpose", .text("rd")), ("fundLine", .text("L1")),
          ("year", .number(2026)), ("appliedOn", .day(RuleWorld.today)),
          ("state", .text("applied")),
        ] + fields
      )
    )
  }

  private func refusals(
    of edits: [Edit],
    on records: [Record],
    reason: String? = nil,
    operation: ZoneModel.Operation = .edit,
    book: PolicyBook = RuleCases.book
  ) -> [Refusal] {
    let board = MemoryBoard(Self.zones + records)
    let check = PolicyCheck(
      registry: .standard,
      book: { _ in book },
      readings: { _ in [:] },
      context: { QueryContext(registry: .standard, board: $0, today: RuleWorld.today) }
    )
    .given(reason: reason)
    return check.refusals(
      of: edits,
      operation: operation,
      before: board,
      after: EditedBoard(board, after: edits)
    )
  }

  private func create(_ record: Record) -> Edit { .create(record.reference, record.fields) }

  @Test func `a second award for the same thing is refused with its clause`() throws {
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [Self.firm(), Self.award("a", [("state", .text("paid"))])]
    )
    let refusal = try #require(found.first { $0.code == .policy })
    #expect(refusal.isError)
    #expect(refusal.message.en.contains("V.1"))
    #expect(refusal.nextStep?.en.contains("reason") == true)
  }

  @Test func `a change is told of the rules that could not look at it`() throws {
    let fault = PackFault(file: "jingan.yaml", line: 41, column: 9, message: Phrase(same: "broken"))
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [Self.firm(), Self.award("a", [("state", .text("paid"))])],
      book: PolicyBook(packs: [], faults: [fault])
    )
    let told = try #require(found.first { $0.message.en.contains("jingan.yaml:41:9") })
    #expect(!told.isError)
    #expect(told.message.zh.contains("jingan.yaml:41:9"))
  }

  @Test func `with a reason it is only told of`() {
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [Self.firm(), Self.award("a", [("state", .text("paid"))])],
      reason: "The city's line ended"
    )
    #expect(!found.contains { $0.isError })
    #expect(found.contains { $0.message.en.contains("V.1") })
  }

  @Test(arguments: [ZoneModel.Operation.undo, .redo, .revert, .import])
  func `taking back and bringing in are never refused by a rule`(operation: ZoneModel.Operation) {
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [Self.firm(), Self.award("a", [("state", .text("paid"))])],
      operation: operation
    )
    #expect(!found.contains { $0.isError })
  }

  @Test func `what is unknown never refuses`() {
    let found = refusals(
      of: [create(Self.award("b", [("recipient", .text("e"))]))],
      on: [
        Record(
          reference: RecordReference(register: "enterprises", id: "e"),
          fields: Fields([
            ("name", .text("Firm")), ("zone", .text("jingan-district")),
            ("state", .text("registered")),
          ])
        )
      ]
    )
    #expect(!found.contains { $0.code == .policy })
  }

  @Test func `an old fault is no reason to refuse a change of something else`() {
    let record = Self.award("b")
    let found = refusals(
      of: [
        .set(
          record.reference,
          field: "amount",
          before: nil,
          after: .number(1000)
        )
      ],
      on: [Self.firm(), Self.award("a", [("state", .text("paid"))]), record]
    )
    #expect(!found.contains { $0.code == .policy })
  }

  @Test func `no clause of another district is held against it`() {
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [
        Record(
          reference: RecordReference(register: "zones", id: "huairou-district"),
          fields: Fields([("name", .text("Huairou")), ("kind", .text("district"))])
        ),
        Self.firm([("zone", .text("huairou-district"))]),
        Self.award("a", [("state", .text("paid"))]),
      ]
    )
    #expect(!found.contains { $0.code == .policy })
  }
}
