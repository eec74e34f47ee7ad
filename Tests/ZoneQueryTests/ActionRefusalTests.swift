import Testing
import ZoneModel
import ZoneQuery

/// What the steps back and out of a lifecycle are refused for: return, exempt, recognise, withdraw.
struct ActionRefusalTests {
  /// A step that is tried, and what is said; nothing where it can be done.
  struct Attempt: Sendable, CustomStringConvertible {
    let action: String
    let register: String
    var fields: [String: Value] = [:]
    var asked: [String: Value] = [:]
    var others: [Record] = []
    let says: String?

    var description: String { "\(action) \(register): \(says ?? "done")" }
  }

  private static func other(_ register: String, _ id: String, _ fields: [String: Value]) -> Record {
    Record(
      reference: RecordReference(register: register, id: id),
      fields: Fields(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    )
  }

  private static let today = Day("2026-11-21") ?? Day(number: 0)
  private static let running: [String: Value] = [
    "state": .text("running"), "from": .text("2026-01-01"),
  ]
  private static let reviewing: [String: Value] = ["state": .text("reviewing")]

  static let attempts: [Attempt] = [
    // Return.
    Attempt(
      action: "return",
      register: "secondments",
      fields: ["state": .text("approved")],
      asked: ["returnedOn": .day(today)],
      says: "It is approved; this needs running."
    ),
    Attempt(
      action: "return",
      register: "secondments",
      fields: running,
      says: "Returned is needed."
    ),
    Attempt(
      action: "return",
      register: "secondments",
      fields: running,
      asked: ["returnedOn": .day(today.adding(days: 1))],
      says: "Returned: a return lies between the first day and today."
    ),
    Attempt(
      action: "return",
      register: "secondments",
      fields: running,
      asked: ["returnedOn": .text("2025-12-31")],
      says: "Returned: a return lies between the first day and today."
    ),
    Attempt(
      action: "return",
      register: "secondments",
      fields: running,
      asked: ["returnedOn": .day(today)],
      says: nil
    ),
    // Exempt.
    Attempt(
      action: "exempt",
      register: "research-projects",
      fields: [
        "state": .text("running"), "kind": .text("applied"), "zone": .text("beijing"),
      ],
      asked: [
        "failureCause": .text("wrong-technical-route"), "diligenceRecord": .text("three routes"),
      ],
      others: [other("zones", "beijing", [:])],
      says:
        "Its aim must have been missed; only free exploration and disruptive innovation may fail "
        + "with diligence (Beijing 30 measures IV.15)."
    ),
    Attempt(
      action: "exempt",
      register: "research-projects",
      fields: ["state": .text("running"), "zone": .text("beijing")],
      asked: [
        "failureCause": .text("wrong-technical-route"), "diligenceRecord": .text("three routes"),
      ],
      others: [other("zones", "beijing", [:])],
      says: "It is not known whether it may be done; enter first: Kind."
    ),
    Attempt(
      action: "exempt",
      register: "research-projects",
      fields: [
        "state": .text("running"), "kind": .text("applied"), "zone": .text("elsewhere"),
      ],
      asked: [
        "failureCause": .text("wrong-technical-route"), "diligenceRecord": .text("three routes"),
      ],
      others: [other("zones", "elsewhere", [:])],
      says: nil
    ),
    Attempt(
      action: "exempt",
      register: "research-projects",
      fields: ["state": .text("draft"), "kind": .text("disruptive")],
      says: "It is draft; this needs running, acceptance."
    ),
    Attempt(
      action: "exempt",
      register: "research-projects",
      fields: ["state": .text("running"), "kind": .text("disruptive")],
      asked: ["failureCause": .text("wrong-technical-route")],
      says: "Diligence record is needed."
    ),
    Attempt(
      action: "exempt",
      register: "research-projects",
      fields: ["state": .text("running"), "kind": .text("free-exploration")],
      asked: [
        "failureCause": .text("wrong-technical-route"), "diligenceRecord": .text("three routes"),
      ],
      says: nil
    ),
    // Recognise.
    Attempt(
      action: "recognise",
      register: "clinical-network-sites",
      fields: reviewing,
      asked: ["recognisedOn": .day(today)],
      says: "Recognised by is needed."
    ),
    Attempt(
      action: "recognise",
      register: "clinical-network-sites",
      fields: ["state": .text("joined")],
      says: "It is joined; this needs reviewing."
    ),
    Attempt(
      action: "recognise",
      register: "clinical-network-sites",
      fields: reviewing.merging(["ethicsReview": .text("E-2026-1, agreed")]) { $1 },
      asked: ["recognisedOn": .day(today), "recognisedBy": .set(["h"])],
      others: [other("research-institutions", "h", ["name": .text("Hospital")])],
      says: nil
    ),
    Attempt(
      action: "recognise",
      register: "qualifications",
      fields: ["state": .text("refused")],
      says: "It is refused; this needs applied."
    ),
    Attempt(
      action: "recognise",
      register: "qualifications",
      fields: ["state": .text("applied")],
      says: "Valid from is needed."
    ),
    Attempt(
      action: "recognise",
      register: "qualifications",
      fields: ["state": .text("applied")],
      asked: ["validFrom": .day(today), "validTo": .day(today)],
      says: "Valid until: it must lie after the first day."
    ),
    // Withdraw.
    Attempt(
      action: "withdraw",
      register: "zones",
      fields: ["state": .text("operating")],
      says: "It is operating; this needs warned."
    ),
    Attempt(
      action: "withdraw",
      register: "zones",
      fields: ["state": .text("warned")],
      says: nil
    ),
    Attempt(
      action: "withdraw",
      register: "awards",
      fields: ["state": .text("approved")],
      says: "It is approved; this needs applied, checked."
    ),
    Attempt(
      action: "withdraw",
      register: "qualifications",
      fields: ["state": .text("applied")],
      says: "It is applied; this needs recognised."
    ),
    Attempt(
      action: "withdraw",
      register: "applications",
      fields: ["state": .text("approved")],
      says: "It is approved; this needs draft, filed."
    ),
    Attempt(
      action: "withdraw",
      register: "applications",
      fields: ["state": .text("filed")],
      says: nil
    ),
  ]

  @Test(arguments: attempts)
  func `a step back or out is refused with its reason`(attempt: Attempt) throws {
    let register = try #require(Registry.standard[attempt.register])
    let action = try #require(register.actions.first { $0.id == attempt.action })
    let record = Self.other(attempt.register, "it", attempt.fields)
    let board = MemoryBoard([record] + attempt.others)
    let cache = QueryCache(registry: .standard)
    let context = QueryContext(registry: .standard, board: board, today: Self.today)
    let asked = Fields(attempt.asked.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    var edits: [Edit] = []
    do throws(Refusal) {
      edits = try Evaluator(context).edits(of: action, on: record, asked: asked)
    } catch {
      #expect(error.message.en == attempt.says)
      return
    }
    #expect(!edits.isEmpty)
    let check = RecordCheck(registry: .standard, cache: cache) {
      QueryContext(registry: .standard, board: $0, today: Self.today)
    }
    let refused = check.refusals(
      of: edits,
      operation: .edit,
      before: board,
      after: EditedBoard(board, after: edits)
    ).filter(\.isError)
    // The values that were looked at stand behind the reason.
    let said = refused.first?.message.en
    let begin = attempt.says.map { $0.dropLast() + " (" }
    #expect(said == attempt.says || begin.map { said?.hasPrefix($0) == true } == true)
  }

  @Test func `one approval of a batch approves all that is in it, and no other`() throws {
    func request(_ id: String, _ batch: String) -> Record {
      Self.other(
        "procurement-requests",
        id,
        [
          "batch": .text(batch), "state": .text("batched"), "meetsFunctional": .flag(true),
          "meetsParameters": .flag(true),
        ]
      )
    }
    let batch = Self.other("procurement-batches", "b", ["state": .text("sent")])
    let board = MemoryBoard([batch, request("x", "b"), request("y", "b"), request("z", "other")])
    let context = QueryContext(registry: .standard, board: board, today: Self.today)
    let register = try #require(Registry.standard["procurement-batches"])
    let approve = try #require(register.actions.first { $0.id == "approve" })
    let asked = Fields([("approvalNo", .text("17")), ("approvedOn", .day(Self.today))])
    let after = EditedBoard(
      board,
      after: try Evaluator(context).edits(of: approve, on: batch, asked: asked)
    )
    func state(_ register: String, _ id: String) -> String? {
      after.record(RecordReference(register: register, id: id))?["state"]?.text
    }
    #expect(state("procurement-batches", "b") == "approved")
    #expect(
      ["x", "y", "z"].map { state("procurement-requests", $0) } == [
        "approved", "approved", "batched",
      ]
    )
    let send = try #require(register.actions.first { $0.id == "send" })
    let empty = Self.other("procurement-batches", "e", ["state": .text("collecting")])
    #expect(Evaluator(context).whyNot(send, on: empty) == send.whenNot)
  }
}
