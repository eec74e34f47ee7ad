import Testing
import ZoneModel
import ZoneQuery

struct ActionPlanTests {
  private static let register = Register(
    "leases",
    pane: .incubators,
    Phrase("Leases", "租约"),
    one: Phrase("Lease", "租约"),
    idPrefix: "les",
    sections: [
      Section(
        "All",
        "全部",
        [
          .text("name", "Name", "名称"), .date("to", "Until", "到期日"),
          .reference("renewalOf", to: ["leases"], "Renews", "续自"),
          .choices("tags", "Tags", "标签", [], open: true),
          .plain(.texts, "uses", "Uses", "用途"), .note("why", "Why", "原因"),
        ]
      )
    ],
    states: [Choice("open", "open", "开放"), Choice("closed", "closed", "关闭")],
    columns: ["name"],
    actions: [
      RegisterAction(
        "renew",
        Phrase("Renew", "续租"),
        help: Phrase("Makes a new lease.", "新建租约。"),
        states: ["open"],
        when: "not missing(to)",
        whenNot: Phrase("No end.", "没有到期日。"),
        asks: [.date("until", "Until", "到期日", required: true).counting(from: "to")],
        defaults: ["until": "to + 1y"],
        steps: [
          .copy(values: ["to": .asked("until"), "renewalOf": .this]),
          .set(field: "tags", to: .value(.list(["renewed"]))),
        ]
      ),
      RegisterAction(
        "use",
        Phrase("Use", "使用"),
        help: Phrase("Notes one more use.", "记录一次使用。"),
        asks: [.text("use", "Use", "用途", required: true)],
        steps: [.append(field: "uses", asked: "use")]
      ),
      RegisterAction(
        "explain",
        Phrase("Explain", "说明"),
        help: Phrase("Says why.", "说明原因。"),
        asks: [.note("why", "Why", "原因", required: true)],
        defaults: ["why": "why"],
        steps: [.set(field: "why", to: .asked("why"))]
      ),
    ]
  )
  private let reference = RecordReference(register: "leases", id: "les-0001")

  private func evaluator(_ fields: [(String, Value)]) throws -> (Evaluator, Record) {
    let record = Record(reference: reference, fields: Fields(fields))
    let context = QueryContext(
      registry: Registry([Self.register]),
      board: MemoryBoard([record]),
      today: try #require(Day("2026-11-21"))
    )
    return (Evaluator(context), record)
  }

  private var renew: RegisterAction { Self.register.actions[0] }

  @Test func `an action writes a copy that names its source and changes the old record`() throws {
    let (evaluator, record) = try evaluator([
      ("name", .text("A")), ("to", .text("2026-12-03")), ("state", .text("open")),
    ])
    let start = try evaluator.start(of: renew, on: record, login: "anna")
    #expect(start["until"] == .text("2027-12-03"))
    let edits = try evaluator.edits(of: renew, on: record, asked: start)
    guard edits.count == 2, case .create(let made, let fields) = edits[0] else {
      Issue.record("\(edits)")
      return
    }
    #expect(made.id == "les-0002")
    #expect(fields["to"] == .text("2027-12-03"))
    #expect(fields["renewalOf"] == .text("les-0001"))
    #expect(edits[1] == .members(reference, field: "tags", added: ["renewed"], removed: []))
  }

  @Test func `several in one change get different ids`() throws {
    let (evaluator, record) = try evaluator([("to", .text("2026-12-03")), ("state", .text("open"))])
    let asked = Fields([("until", .text("2027-01-01"))])
    let first = try evaluator.edits(of: renew, on: record, asked: asked)
    let second = try evaluator.edits(of: renew, on: record, asked: asked, taken: first)
    #expect(first[0].record?.id != second[0].record?.id)
  }

  @Test(arguments: [
    (nil, "new roof", "new roof"), ("old pipes", "new roof", "old pipes\nnew roof"),
    // The form proposes what stands there.
    ("old pipes", "old pipes and walls", "old pipes and walls"),
  ])
  func `an action adds to a note and never writes over it`(
    before: String?,
    entered: String,
    after: String
  ) throws {
    let (evaluator, record) = try evaluator(before.map { [("why", .text($0))] } ?? [])
    let edits = try evaluator.edits(
      of: Self.register.actions[2],
      on: record,
      asked: Fields([("why", .text(entered))])
    )
    #expect(
      edits == [
        .set(reference, field: "why", before: before.map { .text($0) }, after: .text(after))
      ]
    )
  }

  @Test func `what is asked for goes behind the texts that are there, once`() throws {
    let use = Self.register.actions[1]
    let asked = Fields([("use", .text("audit"))])
    func after(_ uses: [String]) throws -> [Edit] {
      let (evaluator, record) = try evaluator(uses.isEmpty ? [] : [("uses", .list(uses))])
      return try evaluator.edits(of: use, on: record, asked: asked)
    }
    #expect(
      try after([]) == [.set(reference, field: "uses", before: nil, after: .list(["audit"]))]
    )
    let before = ["review"]
    #expect(
      try after(before) == [
        .set(reference, field: "uses", before: .list(before), after: .list(["review", "audit"]))
      ]
    )
    #expect(try after(["audit", "review"]) == [])
  }

  @Test func `an action that cannot be done says why and writes nothing`() throws {
    let (evaluator, closed) = try evaluator([("state", .text("closed"))])
    #expect(evaluator.whyNot(renew, on: closed)?.en == "It is closed; this needs open.")
    let (other, endless) = try self.evaluator([("state", .text("open"))])
    #expect(other.whyNot(renew, on: endless) == Phrase("No end.", "没有到期日。"))
    #expect(throws: Refusal.self) { try other.edits(of: renew, on: endless, asked: Fields()) }
  }

  @Test(arguments: [
    ("+6m", "2027-06-03"), ("-3d", "2026-11-30"), ("2年后", "2028-12-03"),
  ])
  func `a length typed for a date counts from the record's own day`(
    typed: String,
    day: String
  ) throws {
    let (evaluator, record) = try evaluator([
      ("to", .text("2026-12-03")), ("state", .text("open")),
    ])
    let spans = ["until": try #require(DaySpan(typed))]
    let start = try evaluator.start(of: renew, on: record, login: "anna", spans: spans)
    #expect(start["until"] == .day(try #require(Day(day))))
  }

  @Test func `a length for the end of what an action begins counts from its beginning`() throws {
    let leases = try #require(Registry.standard["tenancies"])
    let sendOn = try #require(leases.actions.first { $0.id == "send-on" })
    let record = Record(
      reference: RecordReference(register: "tenancies", id: "ten-0001"),
      fields: Fields([("state", .text("incubating")), ("to", .text("2026-12-31"))])
    )
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard([record]),
      today: try #require(Day("2026-11-21"))
    )
    let evaluator = Evaluator(context)
    let given = Fields([("graduatedOn", .day(try #require(Day("2027-02-01"))))])
    let counted = try evaluator.start(
      of: sendOn,
      on: record,
      login: "anna",
      given: given,
      spans: ["to": try #require(DaySpan("+6m"))]
    )
    #expect(counted["to"] == .text("2027-08-01"))
    let first = try evaluator.start(of: sendOn, on: record, login: "anna", given: given)
    #expect(first["to"] == .text("2028-02-01"))
    // The end of a new lease that begins later, as moving in asks for it.
    let moveIn = try #require(leases.actions.first { $0.id == "move-in" })
    let admitted = Record(
      reference: record.reference,
      fields: Fields([("state", .text("admitted")), ("from", .text("2027-03-01"))])
    )
    let lease = try evaluator.start(of: moveIn, on: admitted, login: "anna")
    #expect(lease["to"] == .text("2028-03-01"))
    #expect(moveIn.asks.first { $0.id == "to" }?.countsFrom == "from")
  }

  /// A booking: it is confirmed and used once, opened and closed again and again.
  private static let bookings = Register(
    "bookings",
    pane: .facilities,
    Phrase("Bookings", "预约"),
    one: Phrase("Booking", "预约"),
    idPrefix: "bok",
    sections: [
      Section("All", "全部", [.date("usedOn", "Used", "使用日期"), .date("shutOn", "Shut", "关闭日期")])
    ],
    states: [
      Choice("new", "new", "新"), Choice("used", "used", "已用"), Choice("shut", "shut", "关闭"),
    ],
    transitions: ["new>used", "used>shut", "shut>used"],
    columns: ["usedOn"],
    actions: [
      RegisterAction(
        "use",
        Phrase("Use", "使用"),
        help: Phrase("Notes the use.", "记录使用。"),
        asks: [.date("usedOn", "Used", "使用日期", required: true, default: .today)],
        steps: [
          .set(field: "usedOn", to: .asked("usedOn")),
          .set(field: "state", to: .value(.text("used"))),
        ]
      ),
      RegisterAction(
        "shut",
        Phrase("Shut", "关闭"),
        help: Phrase("Shuts it until it is used again.", "关闭，直至再次使用。"),
        asks: [.date("shutOn", "Shut", "关闭日期", required: true, default: .today)],
        steps: [
          .set(field: "shutOn", to: .asked("shutOn")),
          .set(field: "state", to: .value(.text("shut"))),
        ]
      ),
    ]
  )

  @Test(arguments: [
    // The day that the record tells already stays.
    ("use", "new", "usedOn", "2026-11-02", "2026-11-02"),
    // A plan is no act: what is done today is done today.
    ("use", "new", "usedOn", "2026-12-02", "2026-11-21"),
    // Where it comes back to this state the day is that of the time before.
    ("shut", "used", "shutOn", "2026-11-02", "2026-11-21"),
  ])
  func `an action begins with the day that the record tells already, where it is done once`(
    id: String,
    state: String,
    field: String,
    entered: String,
    expected: String
  ) throws {
    let day = try #require(Day(entered))
    let record = Record(
      reference: RecordReference(register: "bookings", id: "bok-0001"),
      fields: Fields([("state", .text(state)), (field, .day(day))])
    )
    let context = QueryContext(
      registry: Registry([Self.bookings]),
      board: MemoryBoard([record]),
      today: try #require(Day("2026-11-21"))
    )
    let action = try #require(Self.bookings.actions.first { $0.id == id })
    let start = try Evaluator(context).start(of: action, on: record, login: "li.wei")
    #expect(start[field]?.day == Day(expected))
  }
}
