import Testing
import ZoneModel
import ZoneQuery

/// What is told or refused where records contradict each other: moves, stakes, loans, awards, pledges,
/// titles and profiles.
struct ContradictionTests {
  /// Records that are there, and one that is entered or changed, with what is said of one of its fields.
  struct Case: Sendable, CustomStringConvertible {
    let path: String
    let fields: [String: String]
    var set: [String: String] = [:]
    var others: [String: [String: String]] = [:]
    let field: String
    var isRefused = false
    let says: String?

    var description: String { "\(path) \(field): \(says ?? "nothing")" }
  }

  private static let zones: [String: [String: String]] = [
    "zones/beijing": [:], "zones/huairou": ["parent": "beijing"],
    "zones/tongzhou": ["parent": "beijing"],
  ]

  static let cases: [Case] = [
    // Moves.
    Case(
      path: "relocation-cases/b",
      fields: ["enterprise": "e", "from": "huairou", "to": "tongzhou", "state": "requested"],
      others: [
        "enterprises/e": ["zone": "huairou"],
        "relocation-cases/a": ["enterprise": "e", "state": "direct-handling"],
      ],
      field: "enterprise",
      says: "another move of the firm is open"
    ),
    Case(
      path: "relocation-cases/b",
      fields: ["enterprise": "e", "from": "huairou", "to": "tongzhou", "state": "completed"],
      others: [
        "enterprises/e": ["zone": "tongzhou", "state": "deregistered"],
        "relocation-cases/a": ["enterprise": "e", "state": "requested"],
      ],
      field: "enterprise",
      says: nil
    ),
    Case(
      path: "relocation-cases/b",
      fields: ["enterprise": "e", "state": "requested"],
      others: ["enterprises/e": ["state": "deregistered"]],
      field: "enterprise",
      says: "the firm is deregistered"
    ),
    Case(
      path: "relocation-cases/b",
      fields: ["enterprise": "e", "fitsPositioning": "no", "state": "direct-handling"],
      field: "fitsPositioning",
      says: "only moves that fit are handled directly"
    ),
    Case(
      path: "relocation-cases/b",
      fields: ["enterprise": "e", "from": "huairou", "state": "requested"],
      others: ["enterprises/e": ["zone": "beijing"]],
      field: "from",
      says: nil
    ),
    // Stakes.
    Case(
      path: "fund-investments/i",
      fields: ["fund": "own", "enterprise": "e", "state": "invested"],
      set: ["fund": "relay"],
      others: ["funds/own": ["zone": "huairou"], "funds/relay": relay],
      field: "fund",
      isRefused: true,
      says: "a relay fund holds only what it took over"
    ),
    Case(
      path: "fund-investments/i",
      fields: ["fund": "own", "enterprise": "e", "state": "invested"],
      set: ["fund": "relay", "relayed": "yes", "sellerFund": "own"],
      others: ["funds/own": ["zone": "huairou"], "funds/relay": relay],
      field: "fund",
      says: "no stake of the seller in this firm is recorded as sold"
    ),
    Case(
      path: "fund-investments/i",
      fields: ["fund": "relay", "enterprise": "e", "relayed": "yes", "sellerFund": "own"],
      others: [
        "funds/relay": relay,
        "fund-investments/sold": ["fund": "own", "enterprise": "e", "state": "exited"],
      ],
      field: "fund",
      says: nil
    ),
    Case(
      path: "fund-investments/i",
      fields: ["enterprise": "e", "share": "60", "state": "invested"],
      others: ["fund-investments/j": ["enterprise": "e", "share": "60", "state": "followed"]],
      field: "enterprise",
      says: "with this stake, those recorded come to more than the whole firm"
    ),
    Case(
      path: "fund-investments/i",
      fields: ["enterprise": "e", "share": "60", "state": "invested"],
      others: ["fund-investments/j": ["enterprise": "e", "share": "60", "state": "exited"]],
      field: "enterprise",
      says: nil
    ),
    Case(
      path: "fund-investments/i",
      fields: ["fund": "own", "amount": "600", "state": "invested"],
      others: [
        "funds/own": ["invested": "1000"],
        "fund-investments/j": ["fund": "own", "amount": "600", "state": "exited"],
      ],
      field: "amount",
      says: "the stakes recorded of the fund come to more than it says it has invested"
    ),
    Case(
      path: "funds/own",
      fields: ["invested": "1000"],
      others: ["fund-investments/j": ["fund": "own", "amount": "600", "state": "invested"]],
      field: "invested",
      says: nil
    ),
    Case(
      path: "funds/own",
      fields: ["invested": "500"],
      others: ["fund-investments/j": ["fund": "own", "amount": "600", "state": "invested"]],
      field: "invested",
      says: "the stakes recorded come to more"
    ),
    // Loans.
    Case(
      path: "loans/l",
      fields: ["borrower": "e", "investment": "i", "state": "drawn"],
      others: ["fund-investments/i": ["enterprise": "e", "state": "planned"]],
      field: "investment",
      says: "the stake has not been made yet"
    ),
    Case(
      path: "loans/l",
      fields: ["borrower": "e", "investment": "i", "state": "applied"],
      others: ["fund-investments/i": ["enterprise": "e", "state": "planned"]],
      field: "investment",
      says: nil
    ),
    Case(
      path: "loans/l",
      fields: ["borrower": "f", "investment": "i", "state": "drawn"],
      others: ["fund-investments/i": ["enterprise": "e", "state": "planned"]],
      field: "investment",
      isRefused: true,
      says: "it is a stake in another firm; the stake has not been made yet"
    ),
    // Awards.
    Case(
      path: "awards/a",
      fields: ["fund": "own", "state": "approved"],
      others: ["funds/own": ["state": "planned", "size": "9"]],
      field: "fund",
      says: "the fund is only planned"
    ),
    Case(
      path: "awards/a",
      fields: ["fund": "own", "paidOn": "2026-11-21", "state": "paid"],
      others: ["funds/own": ["state": "closed", "size": "9"]],
      field: "fund",
      says: "the fund is closed"
    ),
    Case(
      path: "awards/a",
      fields: ["fund": "own", "paidOn": "2024-11-20", "state": "paid"],
      others: ["funds/own": ["state": "closed", "size": "9"]],
      field: "fund",
      says: nil
    ),
    Case(
      path: "awards/a",
      fields: ["fund": "own", "paidOn": "2024-11-20", "state": "paid"],
      others: ["funds/own": ["state": "closed", "size": "9", "closedOn": "2024-10-31"]],
      field: "fund",
      says: "the fund is closed"
    ),
    Case(
      path: "awards/a",
      fields: ["year": "2019", "appliedOn": "2026-10-12"],
      field: "year",
      says: "it lies before the year of the application"
    ),
    Case(
      path: "awards/a",
      fields: ["year": "2026", "appliedOn": "2025-11-12", "paidOn": "2026-05-02"],
      field: "year",
      says: nil
    ),
    Case(
      path: "awards/a",
      fields: ["year": "2027", "appliedOn": "2025-11-12", "paidOn": "2026-05-02"],
      field: "year",
      says: "it lies after the year of payment"
    ),
    // The chain of carriers.
    Case(
      path: "tenancies/t",
      fields: ["incubator": "c", "graduatedTo": "n", "state": "graduated"],
      others: ["incubators/c": ["kind": "accelerator"], "incubators/n": ["kind": "nursery"]],
      field: "graduatedTo",
      says: "it lies before this one in the chain of carriers"
    ),
    Case(
      path: "tenancies/t",
      fields: ["incubator": "n", "graduatedTo": "c", "state": "graduated"],
      others: ["incubators/c": ["kind": "accelerator"], "incubators/n": ["kind": "nursery"]],
      field: "graduatedTo",
      says: nil
    ),
    // Pledges, profiles and titles.
    Case(
      path: "ip-deals/d",
      fields: ["kind": "pledge", "patent": "p", "grantor": "f", "state": "registered"],
      others: ["patents/p": ["applicant": "e"]],
      field: "grantor",
      says: "the patent is recorded as another's, and only its owner can pledge it"
    ),
    Case(
      path: "ip-deals/d",
      fields: ["kind": "pledge", "patent": "p", "grantor": "f", "state": "repaid"],
      others: ["patents/p": ["applicant": "e"]],
      field: "grantor",
      says: nil
    ),
    Case(
      path: "notes/n",
      fields: ["about": "credit-profiles/c", "text": "A supplier has sued"],
      others: ["credit-profiles/c": ["enterprise": "e"]],
      field: "about",
      says: "whoever may read the profile, lenders too, can read the note"
    ),
    Case(
      path: "notes/n",
      fields: ["about": "enterprises/e", "text": "Rang"],
      field: "about",
      says: nil
    ),
    Case(
      path: "credit-profiles/c",
      fields: ["enterprise": "e", "operatingOn": "2026-12-31"],
      field: "operatingOn",
      isRefused: true,
      says: "it is still to come"
    ),
    Case(
      path: "qualifications/q",
      fields: ["kind": "high-tech", "appliedOn": "2026-11-01", "validFrom": "2026-10-01"],
      field: "validFrom",
      says: "the title would have held before it was applied for"
    ),
    Case(
      path: "qualifications/q",
      fields: ["kind": "high-tech", "validFrom": "2026-10-01", "validTo": "2029-10-01"],
      field: "validTo",
      says: nil
    ),
    Case(
      path: "qualifications/q",
      fields: ["kind": "gazelle", "validFrom": "2026-10-01", "validTo": "2060-10-01"],
      field: "validTo",
      says: "it would hold for more than ten years"
    ),
    Case(
      path: "functional-areas/s",
      fields: ["zone": "huairou", "built": "yes"],
      field: "built",
      says: "what stands has a name or a zone that fills the slot"
    ),
  ]

  private static let relay = ["zone": "huairou", "stages": "exit"]
  private static let firms: [String: [String: String]] = [
    "enterprises/e": [:], "enterprises/f": [:],
  ]

  @Test(arguments: cases)
  func `what contradicts other records is said when it is entered`(example: Case) throws {
    var there = Self.zones.merging(Self.firms) { _, new in new }
    there.merge(example.others) { _, new in new }
    var edits: [Edit] = []
    let subject = try record(example.path, example.fields)
    if example.set.isEmpty {
      edits = [.create(subject.reference, subject.fields)]
    } else {
      there[example.path] = example.fields
      let after = try record(example.path, example.set)
      edits = example.set.keys.sorted().map {
        .set(subject.reference, field: $0, before: subject[$0], after: after[$0])
      }
    }
    let board = MemoryBoard(try there.sorted { $0.key < $1.key }.map { try record($0, $1) })
    let said = refusals(edits, on: board).filter { refusal in
      refusal.record == subject.reference && refusal.field == example.field
        && (refusal.code == .check || refusal.code == .warning)
    }
    guard let says = example.says else {
      #expect(said.isEmpty, "\(said.map(\.message.en))")
      return
    }
    #expect(said.map(\.code) == [example.isRefused ? .check : .warning])
    #expect(said.allSatisfy { $0.message.en.contains(says) }, "\(said.map(\.message.en))")
  }

  @Test(arguments: [
    ("huairou", "tongzhou", "registered", "2026-11-21", true),
    ("huairou", "huairou", "registered", "2026-11-21", false),
    ("huairou", "beijing", "registered", "2026-11-21", false),
    ("huairou", "shanghai", "registered", "2026-11-21", false),
    ("huairou", "huairou", "deregistered", "2026-11-21", true),
    ("huairou", "huairou", "deregistered", "2026-06-01", false),
  ])
  func `a move is completed only from where the firm is, whichever way it is entered`(
    from: String,
    zone: String,
    state: String,
    day: String,
    isRefused: Bool
  ) throws {
    let move = try record(
      "relocation-cases/r",
      [
        "enterprise": "e", "from": from, "to": "shanghai", "requestedOn": "2026-05-01",
        "filings": "market-supervision,tax,industry", "state": "requested",
      ]
    )
    let there = try [
      record("zones/beijing", [:]), record("zones/huairou", ["parent": "beijing"]),
      record("zones/tongzhou", ["parent": "beijing"]), record("zones/shanghai", [:]), move,
      record("enterprises/e", ["zone": zone, "state": state, "leftOn": "2026-07-15"]),
    ]
    let board = MemoryBoard(there)
    let context = QueryContext(registry: .standard, board: board, today: Self.today)
    let action = try #require(
      Registry.standard["relocation-cases"]?.actions.first { $0.id == "complete" }
    )
    var said: Refusal?
    do throws(Refusal) {
      _ = try Evaluator(context).edits(
        of: action,
        on: move,
        asked: Fields([("doneOn", .text(day))])
      )
    } catch {
      said = error
    }
    #expect((said?.code == .disabled) == isRefused, "\(String(describing: said))")
    // The same by hand, and told not at all where an old move is entered as a new record.
    let byHand: [Edit] = [
      .set(move.reference, field: "state", before: move["state"], after: .text("completed")),
      .set(move.reference, field: "doneOn", before: nil, after: .text(day)),
    ]
    let refused = refusals(byHand, on: board).filter { $0.code == .transition }
    #expect(refused.isEmpty != isRefused, "\(refused.map(\.message.en))")
    var old = move.fields
    old["state"] = .text("completed")
    old["doneOn"] = .text(day)
    let new = RecordReference(register: "relocation-cases", id: "old")
    let entered = refusals([.create(new, old)], on: board).filter(\.isError)
    #expect(entered.isEmpty, "\(entered.map(\.message.en))")
  }

  @Test(arguments: [
    ("incubator-reviews", "appealed", "complete", "doneOn", "decide", "decidedOn"),
    ("project-evaluations", "disputed", "done", "date", "settle", "settledOn"),
  ])
  func `what is settled after an objection leaves the day of the review and starts with its result`(
    id: String,
    state: String,
    first: String,
    day: String,
    second: String,
    settled: String
  ) throws {
    var fields = ["score": "86", day: "2025-03-12", "state": state]
    if id == "incubator-reviews" { fields["ratedLevel"] = "good" }
    let review = try record("\(id)/r", fields)
    let board = MemoryBoard([review])
    let context = QueryContext(registry: .standard, board: board, today: Self.today)
    let register = try #require(Registry.standard[id])
    let evaluator = Evaluator(context)
    let settle = try #require(register.actions.first { $0.id == second })
    let start = try evaluator.start(of: settle, on: review, login: "li.wei")
    let edits = try evaluator.edits(of: settle, on: review, asked: start)
    #expect(Set(edits.compactMap(\.field)) == ["state", settled])
    let repeated = try #require(register.actions.first { $0.id == first })
    #expect(evaluator.whyNot(repeated, on: review) != nil)
  }

  @Test func `deleting what was registered is told, and a stake that was not made has no ratio`()
    throws
  {
    let deal = try record("ip-deals/d", ["kind": "pledge", "patent": "p", "state": "registered"])
    let board = MemoryBoard([deal])
    let said = refusals([.delete(deal.reference, deal.fields)], on: board)
    #expect(said.map(\.code) == [.warning])
    #expect(said.allSatisfy { $0.message.en.hasPrefix("It was registered with the office") })
    for (state, ratio) in [("planned", nil), ("invested", Quantity(2))] as [(String, Quantity?)] {
      let loan = try record("loans/l", ["principal": "200", "investment": "i"])
      let stake = try record("fund-investments/i", ["amount": "100", "state": state])
      let context = QueryContext(
        registry: .standard,
        board: MemoryBoard([loan, stake]),
        today: Self.today
      )
      let expression = try Expression(
        parsing: "loanToEquity",
        in: "loans",
        registry: .standard,
        mode: .value
      )
      #expect(Evaluator(context).outcome(expression, for: loan).quantity == ratio)
    }
  }

  @Test(arguments: [
    ("incubating", nil, true), ("relocating", "2026-11-22", true), ("closing", nil, true),
    ("relocating", "2026-11-21", false), ("deregistered", nil, false),
    ("deregistered", "2027-01-01", false),
  ])
  func `a firm is here until it is deregistered or has left`(
    state: String,
    leftOn: String?,
    isHere: Bool
  ) throws {
    var fields = ["state": state]
    fields["leftOn"] = leftOn
    let firm = try record("enterprises/e", fields)
    let context = QueryContext(registry: .standard, board: MemoryBoard([firm]), today: Self.today)
    let here = try Expression(
      parsing: "present",
      in: "enterprises",
      registry: .standard,
      mode: .check
    )
    #expect(Evaluator(context).answer(here, for: firm) == (isHere ? .yes : .no))
  }

  // MARK: - Records

  private static let today = Day("2026-11-21") ?? Day(number: 0)

  private func refusals(_ edits: [Edit], on board: MemoryBoard) -> [Refusal] {
    RecordCheck(registry: .standard) { board in
      QueryContext(registry: .standard, board: board, today: Self.today)
    }.refusals(of: edits, operation: .edit, before: board, after: board.applying(edits))
  }

  /// A record whose values are written as texts.
  private func record(_ path: String, _ texts: [String: String]) throws -> Record {
    let reference = try #require(RecordReference(path))
    let register = try #require(Registry.standard[reference.register])
    let fields = try texts.sorted { $0.key < $1.key }.map { name, text -> (String, Value) in
      let field = try #require(register[field: name], "\(path) \(name)")
      return switch field.kind {
      case .flag: (name, .flag(text == "yes"))
      case .choices: (name, .set(text.split(separator: ",").map(String.init)))
      case .integer, .number, .money, .percent, .year, .area:
        (name, .number(try #require(Number(text))))
      default: (name, .text(text))
      }
    }
    return Record(reference: reference, fields: Fields(fields))
  }
}
