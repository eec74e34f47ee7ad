import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct PolicyCheckTests {
  static let zones = [
    Record(
      reference: RecordReference(register: "zones", id: "jingan-district"),
      fields: Fields([("name", .text("Jing'an")), ("kind", .text("district"))])
    )
  ]

  static func firm(
    named name: String = "Firm",
    _ fields: [(String, Value)] = []
  ) -> Record {
    Record(
      reference: RecordReference(register: "enterprises", id: "e"),
      fields: Fields(
        [
          ("name", .text(name)), ("zone", .text("jingan-district")),
          ("registeredIn", .text("jingan-district")), ("taxIn", .text("jingan-district")),
          ("isTechBased", .flag(true)), ("state", .text("registered")),
        ] + fields
      )
    )
  }

  static func award(_ id: String, _ fields: [(String, Value)] = []) -> Record {
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

  func refusals(
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

  func create(_ record: Record) -> Edit { .create(record.reference, record.fields) }

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

  @Test func `what binds an award is the place of its fund, else of its recipient`() {
    func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
      Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
    }
    let others = [
      record("zones", "elsewhere", [("name", .text("Elsewhere"))]),
      record("funds", "own", [("zone", .text("jingan-district"))]),
      record("funds", "state", [("zone", .text("elsewhere"))]),
    ]
    let away = record(
      "enterprises",
      "e",
      [
        ("name", .text("Firm")), ("zone", .text("elsewhere")),
        ("registeredIn", .text("elsewhere")), ("taxIn", .text("elsewhere")),
        ("isTechBased", .flag(true)),
      ]
    )
    func rules(_ fund: String?, _ firm: Record) -> [String?] {
      let fields: [(String, Value)] = fund.map { [("fund", .text($0))] } ?? []
      return refusals(
        of: [create(Self.award("b", fields))],
        on: [firm, Self.award("a", [("state", .text("paid"))])] + others
      ).map(\.rule)
    }
    #expect(rules("own", away).contains("registration-and-tax-in-district"))
    #expect(rules(nil, Self.firm()).contains("no-double-fiscal-support"))
    #expect(rules("state", Self.firm()).isEmpty)
    #expect(rules(nil, away).isEmpty)
  }

  @Test(arguments: [("own", true), ("other", false), (nil, false)] as [(String?, Bool)])
  func `what binds a stake is the place of its fund`(fund: String?, isBound: Bool) {
    func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
      Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
    }
    let others = [
      record("zones", "beijing", [("name", .text("Beijing"))]),
      record("funds", "own", [("zone", .text("beijing"))]),
      record("funds", "other", [("zone", .text("jingan-district"))]),
    ]
    let stake = record(
      "fund-investments",
      "s",
      [
        ("enterprise", .text("e")), ("relayed", .flag(true)), ("amount", .number(1)),
        ("sellerIsIncubatorOwnFund", .flag(false)), ("quality", .text("low")),
      ] + (fund.map { [("fund", .text($0))] } ?? [])
    )
    let found = refusals(of: [create(stake)], on: [Self.firm()] + others)
    #expect(found.contains { $0.rule == "relay-fund-purpose" && $0.isError } == isBound)
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

  @Test func `blanks are no reason`() {
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [Self.firm(), Self.award("a", [("state", .text("paid"))])],
      reason: " \t "
    )
    #expect(found.contains { $0.isError })
  }

  @Test func `a firm that moves to where a rule is in force is judged by it, and its awards are`()
    throws
  {
    let elsewhere = Record(
      reference: RecordReference(register: "zones", id: "huairou-district"),
      fields: Fields([("name", .text("Huairou")), ("kind", .text("district"))])
    )
    var fields = Self.firm(named: "Firm", [("registeredCapital", .number(10))]).fields
    fields["zone"] = .text("huairou-district")
    let firm = Record(reference: Self.firm().reference, fields: fields)
    let move = Edit.set(
      firm.reference,
      field: "zone",
      before: .text("huairou-district"),
      after: .text("jingan-district")
    )
    let records = [elsewhere, firm, Self.award("a", [("amount", .number(10))])]
    func found(_ zone: String) throws -> [Refusal] {
      let book = PolicyBook(
        reading: [
          (
            "own.yaml",
            """
            document: own
            version: "1"
            title: {en: Own, zh: 自有}
            binds: [\(zone)]
            clauses:
              "1": {en: Capital, zh: 注册资本}
            rules:
              - id: capital
                clause: "1"
                says: {en: "A firm has a million.", zh: "注册资本不低于一百万元。"}
                kind: eligibility
                enforcement: block
                about: enterprises
                test: "registeredCapital >= 1000000"
              - id: amount
                clause: "1"
                says: {en: "An award is a thousand.", zh: "资助不低于一千元。"}
                kind: eligibility
                enforcement: block
                about: awards
                zone: recipient.zone
                test: "amount >= 1000"
            """
          )
        ],
        registry: .standard
      )
      #expect(book.faults.isEmpty)
      return refusals(of: [move], on: records, book: book)
    }
    let refused = try found("jingan-district")
    #expect(refused.map(\.rule) == ["capital", "amount"])
    #expect(!refused.contains { !$0.isError })
    #expect(try found("huairou-district").isEmpty)
  }

  @Test(
    arguments: [
      ("parent", .text("jingan-district"), "jingan-district"),
      ("groups", .set(["jingan-district"]), "jingan-district"),
      ("isNationalHighTech", .flag(true), "national-high-tech-zones"),
      ("parent", .text("jingan-district"), "huairou-district"),
      ("isNationalHighTech", .flag(false), "national-high-tech-zones"),
    ] as [(String, Value, String)]
  )
  func `a zone that moves, or whose flag changes, is held to what breaks in it`(
    field: String,
    value: Value,
    binds: String
  ) throws {
    func rule(_ id: String, _ enforcement: String) -> String {
      """
        - id: \(id)
          clause: "1"
          says: {en: "A firm has a million.", zh: "注册资本不低于一百万元。"}
          kind: eligibility
          enforcement: \(enforcement)
          about: enterprises
          test: "registeredCapital >= 1000000"

      """
    }
    let head = """
      document: own
      version: "1"
      title: {en: Own, zh: 自有}
      binds: [\(binds)]
      clauses:
        "1": {en: Capital, zh: 注册资本}
      rules:

      """
    let park = RecordReference(register: "zones", id: "park")
    let firms = [10, 20, 2_000_000].map { capital in
      Record(
        reference: RecordReference(register: "enterprises", id: "e\(capital)"),
        fields: Fields([
          ("name", .text("Firm")), ("zone", .text("park")), ("registeredCapital", .number(capital)),
        ])
      )
    }
    let records =
      firms + [
        Record(reference: park, fields: Fields([("name", .text("Park")), ("kind", .text("park"))]))
      ]
    let book = PolicyBook(
      reading: [("own.yaml", head + rule("block", "block") + rule("warn", "warn"))],
      registry: .standard
    )
    #expect(book.faults.isEmpty)
    func found(reason: String?) -> [Refusal] {
      refusals(
        of: [.set(park, field: field, before: .null, after: value)],
        on: records,
        reason: reason,
        book: book
      )
    }
    let isReached = binds == "jingan-district" || value == .flag(true)
    let refused = found(reason: nil)
    // What a flag says is so, whatever breaks by it.
    let isMoved = field != "isNationalHighTech"
    #expect(refused.map(\.rule) == (isReached ? isMoved ? ["block"] : ["block", "warn"] : []))
    #expect(refused.allSatisfy { $0.isError == isMoved })
    let told = found(reason: "Merged by the city")
    #expect(told.map(\.rule) == (isReached ? ["block", "warn"] : []))
    #expect(told.allSatisfy { !$0.isError })
    #expect((refused + told).allSatisfy { $0.message.en.contains("the same on 1 more") })
  }

  @Test(arguments: [ZoneModel.Operation.undo, .redo, .revert])
  func `taking back is never refused by a rule`(operation: ZoneModel.Operation) {
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

  @Test(
    arguments: [
      ("spent", nil, 2000, true), ("spent", 3000, 2000, false), ("adjusted", 500, 800, true),
      ("adjusted", 800, 500, false), ("planned", 1000, 1200, true), ("planned", 1000, 900, false),
    ] as [(String, Int?, Int, Bool)]
  )
  func `an old fault that grows is refused, one that shrinks is not`(
    field: String,
    before: Int?,
    after: Int,
    isRefused: Bool
  ) {
    func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
      Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
    }
    let project = record(
      "research-projects",
      "p",
      [("zone", .text("beijing")), ("allIn", .flag(true))]
    )
    let item = record(
      "negative-list-items",
      "n",
      [
        ("category", .text("donations")), ("appliesTo", .text("all-in-project")),
        ("state", .text("active")),
      ]
    )
    func value(_ number: Int) -> Value { .number(Number(number)) }
    let base: [(String, Value)] = [
      ("project", .text("p")), ("subject", .text("direct")), ("category", .text("donations")),
      ("state", .text("planned")),
    ]
    let own = field == "planned" ? [] : [("planned", value(1000))]
    let line = record(
      "budget-lines",
      "b",
      base + own + (before.map { [(field, value($0))] } ?? [])
    )
    let beijing = record("zones", "beijing", [("name", .text("Beijing"))])
    let edit = Edit.set(
      line.reference,
      field: field,
      before: before.map(value),
      after: value(after)
    )
    let found = refusals(of: [edit], on: [beijing, project, item, line])
    #expect(found.contains { $0.rule == "all-in-negative-list" && $0.isError } == isRefused)
  }

  private static let warning = PolicyBook(
    reading: [
      (
        "own.yaml",
        """
        document: own
        version: "1"
        title: {en: Own, zh: 自有}
        binds: [jingan-district]
        clauses:
          "1": {en: Capital, zh: 注册资本}
        rules:
          - id: capital
            clause: "1"
            says: {en: "A firm has a million.", zh: "注册资本不低于一百万元。"}
            kind: eligibility
            about: enterprises
            test: "registeredCapital >= 1000000"
        """
      )
    ],
    registry: .standard
  )

  private func capital(_ before: Value?, _ after: Value?, _ firm: Record = firm()) -> Edit {
    .set(firm.reference, field: "registeredCapital", before: before, after: after)
  }

  @Test func `a rule that warns is told of where a change breaks it, with what it used`() throws {
    let found = refusals(
      of: [capital(nil, .number(500_000))],
      on: [Self.firm()],
      book: Self.warning
    )
    let told = try #require(found.first { $0.rule == "capital" })
    #expect(!told.isError)
    #expect(told.message.en == "Own 1: A firm has a million. (Registered capital 500,000 yuan)")
  }

  @Test func `a rule is told of, too, on a record that rests on the changed one through another`()
    throws
  {
    let text = """
      document: own
      version: "1"
      title: Own
      binds: ["*"]
      clauses: {"1": Capital}
      rules:
        - {id: seller-capital, clause: "1", says: "A seller has a million.", kind: duty,
           about: proceeds-distributions, zone: none,
           test: "contract.seller.registeredCapital >= 1000000"}
      """
    let book = PolicyBook(reading: [("own.yaml", text)], registry: .standard)
    #expect(book.faults.isEmpty)
    let judged = JudgedFields(of: book, registry: .standard)
    var touched = TouchedFields()
    touched.add(["registeredCapital"], of: "enterprises")
    #expect(judged.concern(touched))
    func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
      Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
    }
    let paid = record("proceeds-distributions", "p", [("contract", .text("c"))])
    let others = [
      record("technology-contracts", "c", [("seller", .text("enterprises/e"))]), paid,
      record("technology-contracts", "d", [("seller", .text("enterprises/f"))]),
      record("proceeds-distributions", "q", [("contract", .text("d"))]),
    ]
    let found = refusals(
      of: [capital(.number(2_000_000), .number(500_000))],
      on: [Self.firm(named: "Firm", [("registeredCapital", .number(2_000_000))])] + others,
      book: book
    )
    let told = try #require(found.first)
    #expect(found.count == 1)
    #expect(told.record == paid.reference)
    #expect(told.rule == "seller-capital" && !told.isError)
  }

  @Test(arguments: [ZoneModel.Operation.undo, .redo, .revert])
  func `taking back is not warned of`(operation: ZoneModel.Operation) {
    let edits = [capital(nil, .number(500_000))]
    let found = refusals(of: edits, on: [Self.firm()], operation: operation, book: Self.warning)
    #expect(found.isEmpty)
  }

  @Test func `what was broken before, is met or is unknown is not warned of`() {
    let poor = Self.firm(named: "Firm", [("registeredCapital", .number(10))])
    let edits: [(Record, Edit)] = [
      (poor, capital(.number(10), .number(20), poor)),
      (Self.firm(), capital(nil, .number(1_000_000))),
      (poor, capital(.number(10), nil, poor)),
      (poor, .set(poor.reference, field: "tags", before: nil, after: .set(["x"]))),
    ]
    for (record, edit) in edits {
      #expect(refusals(of: [edit], on: [record], book: Self.warning).isEmpty)
    }
  }

  @Test func `the same warning of many records is told once, with how many`() throws {
    let firms = (0..<250).map { number in
      Record(
        reference: RecordReference(register: "enterprises", id: "e\(number)"),
        fields: Self.firm(named: "Firm \(number)", [("registeredCapital", .number(10))]).fields
      )
    }
    let found = refusals(of: firms.map { create($0) }, on: [], book: Self.warning)
    #expect(found.count == 2)
    #expect(found.first?.message.en.hasSuffix("; the same on 199 more") == true)
    #expect(found.last?.message.en.contains("the first 200 records only") == true)
  }

  @Test func `a long change that no rule warns about says nothing of rules`() {
    let firm = Self.firm([])
    let contacts = (0..<250).map { number in
      Record(
        reference: RecordReference(register: "contacts", id: "c\(number)"),
        fields: Fields([
          ("name", .text("C\(number)")), ("about", .text(firm.reference.description)),
        ])
      )
    }
    #expect(refusals(of: contacts.map { create($0) }, on: [firm], book: Self.warning).isEmpty)
  }

  @Test func `no clause of another district is held against it`() {
    let found = refusals(
      of: [create(Self.award("b"))],
      on: [
        Record(
          reference: RecordReference(register: "zones", id: "huairou-district"),
          fields: Fields([("name", .text("Huairou")), ("kind", .text("district"))])
        ),
        Self.firm(named: "Firm", [("zone", .text("huairou-district"))]),
        Self.award("a", [("state", .text("paid"))]),
      ]
    )
    #expect(!found.contains { $0.code == .policy })
  }

  @Test(arguments: [
    ("huairou-invention-patents-density", true), ("huairou-invention-patent-density", false),
    ("own-measure", false), ("zones-2021/1.1", false),
  ])
  func `a reading of something that no target measures is pointed out`(
    metric: String,
    isStray: Bool
  ) throws {
    let reading = Record(
      reference: RecordReference(register: "indicator-readings", id: "r"),
      fields: Fields([
        ("metric", .text(metric)), ("zone", .text("jingan-district")), ("value", .number(3)),
        ("periodTo", .day(RuleWorld.today)), ("state", .text("entered")),
      ])
    )
    let own = Record(
      reference: RecordReference(register: "targets", id: "t"),
      fields: Fields([("metric", .text("own-measure"))])
    )
    let told = refusals(of: [create(reading)], on: [own]).filter { $0.field == "metric" }
    #expect(told.isEmpty != isStray)
    #expect(told.allSatisfy { !$0.isError })
    if isStray {
      #expect(told.first?.suggestions.first == "huairou-invention-patent-density")
    }
  }

  @Test func `what would close a gap is said for the reading that is used`() throws {
    let rule = try #require(RuleCases.book.rule("continuous-operation-5-years"))
    let remedies = rule.readings.map { ($0.remedy ?? rule.remedy)?.en }
    #expect(Set(remedies).count == rule.readings.count)
  }
}
