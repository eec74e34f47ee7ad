import Testing
import ZoneModel
import ZoneQuery

struct SelectionTests {
  @Test(arguments: [
    ("enterprises", "huairou-district", ["ent-0001", "ent-0003"]),
    ("enterprises", "three-cities", ["ent-0001"]),
    ("enterprises", "beijing", ["ent-0001", "ent-0003"]),
    ("tenancies", "beijing", ["ten-1", "ten-2"]),
    ("zones", "huairou-district", ["huairou-district", "huairou-science-city"]),
    ("patents", "jingan-district", ["pat-4"]),
    ("awards", "jingan-district", ["awa-1", "awa-2", "awa-3"]),
  ])
  func `a zone narrows to what lies in it`(
    register: String,
    zone: String,
    ids: [String]
  ) throws {
    #expect(try Samples.found("", in: register, zone: zone).ids == ids)
  }

  @Test func `totals and unknown answers are those of the zone`() throws {
    let evaluator = Evaluator(Samples.context())
    let filter = try Expression(
      parsing: "listed",
      in: "enterprises",
      registry: Samples.registry,
      mode: .filter
    )
    let zone = RecordReference(register: "zones", id: "beijing")
    for _ in 0..<2 {
      let found = try #require(
        try evaluator.select(Query("enterprises", filter: filter, zone: zone))
      )
      #expect(found.total == 2 && found.unknown == 1 && found.slots.count == 1)
    }
  }

  @Test func `what belongs to a record of any register lies where that record lies`() throws {
    func record(_ id: String, about: String) -> Record {
      Samples.record("notes/\(id)", [("about", .text(about)), ("text", .text("rung"))])
    }
    let records = [
      Samples.record("zones/a", []), Samples.record("zones/b", []),
      Samples.record("zones/a1", [("parent", .text("a"))]),
      Samples.record("enterprises/e1", [("zone", .text("a1"))]),
      Samples.record("enterprises/e2", [("zone", .text("b"))]),
      Samples.record("patents/p1", [("applicant", .text("e1"))]),
      Samples.record("staff/s1", [("login", .text("s1"))]),
      record("n1", about: "enterprises/e1"), record("n2", about: "enterprises/e2"),
      record("n3", about: "patents/p1"), record("n4", about: "zones/a"),
      record("n5", about: "notes/n3"), record("n6", about: "staff/s1"),
      record("n7", about: "enterprises/gone"), record("n8", about: "notes/n8"),
    ]
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Samples.today
    )
    let evaluator = Evaluator(context)
    let zone = RecordReference(register: "zones", id: "a")
    let found = try #require(try evaluator.select(Query("notes", zone: zone)))
    let source = context.board.source("notes")
    let ids = found.slots.compactMap { source.id(at: Int($0)) }
    // Staff belong to all zones, and so does what is about them.
    #expect(ids == ["n1", "n3", "n4", "n5", "n6"])
    for slot in 0..<source.slots {
      let record = try #require(source.record(at: slot))
      #expect(try evaluator.lies(record, within: zone) == ids.contains(record.id))
    }
  }

  @Test func `a patent lies in the zone of its applicant, or of its institution where it has none`()
    throws
  {
    func patent(_ id: String, _ fields: [(String, Value)]) -> Record {
      Samples.record("patents/\(id)", fields)
    }
    let a = RecordReference(register: "zones", id: "a")
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard([
        Samples.record("zones/a", []), Samples.record("zones/b", []),
        Samples.record("enterprises/ea", [("zone", .text("a"))]),
        Samples.record("enterprises/eb", [("zone", .text("b"))]),
        Samples.record("enterprises/nowhere", []),
        Samples.record("research-institutions/ia", [("zone", .text("a"))]),
        patent("own", [("applicant", .text("ea"))]),
        patent("other", [("applicant", .text("eb")), ("institution", .text("ia"))]),
        patent("institute", [("institution", .text("ia"))]),
        patent("unplaced", [("applicant", .text("nowhere")), ("institution", .text("ia"))]),
        patent("nobody", []),
      ]),
      today: Samples.today
    )
    let evaluator = Evaluator(context)
    let source = context.board.source("patents")
    let found = try #require(try evaluator.select(Query("patents", zone: a)))
    let ids = found.slots.compactMap { source.id(at: Int($0)) }
    #expect(Set(ids) == ["own", "institute", "unplaced"])
    // What all are asked at once, each answers by itself.
    let path = try #require(Registry.standard["patents"]?.zonePath)
    let question = try Expression(
      parsing: "(\(path)) within \"a\"",
      in: "patents",
      registry: .standard,
      mode: .check
    )
    let answers = try #require(evaluator.answers(question))
    for slot in 0..<source.slots {
      let record = try #require(source.record(at: slot))
      #expect(try evaluator.lies(record, within: a) == ids.contains(record.id))
      #expect(answers[slot] == evaluator.answer(question, for: record), "\(record.id)")
    }
  }

  @Test func `kept places follow changes, and many records are placed at once as one by one`()
    throws
  {
    var records = [Samples.record("zones/a", []), Samples.record("zones/b", [])]
    for number in 0..<2500 {
      let zone = number % 3 == 0 ? "a" : "b"
      records.append(Samples.record("enterprises/e\(number)", [("zone", .text(zone))]))
      records.append(
        Samples.record("patents/p\(number)", [("applicant", .text("e\(number)"))])
      )
    }
    let cache = QueryCache(registry: Samples.registry)
    var board = MemoryBoard(records, seq: 1)
    let zone = RecordReference(register: "zones", id: "a")
    func found() throws -> Int? {
      try Evaluator(Samples.context(board), cache: cache)
        .select(Query("patents", zone: zone))?.total
    }
    #expect(try found() == 834)
    #expect(try found() == 834)
    board = board.applying([
      .set(
        RecordReference(register: "patents", id: "p1"),
        field: "applicant",
        before: .text("e1"),
        after: .text("e0")
      )
    ])
    #expect(try found() == 835)
    board = board.applying([
      .set(
        RecordReference(register: "enterprises", id: "e0"),
        field: "zone",
        before: .text("a"),
        after: .text("b")
      )
    ])
    #expect(try found() == 833)
    let first = try Evaluator(Samples.context(board), cache: cache)
      .firstSlots(of: Query("patents", zone: zone), most: 2, among: 100)
    let source = board.source("patents")
    #expect(first?.compactMap { source.id(at: Int($0)) } == ["p1002", "p1005"])
  }

  @Test func `what refers to a record is found by bytes, by table and after a change`() {
    var board = Samples.board
    let cache = QueryCache(registry: Samples.registry)
    func referrers(_ id: String) -> [String] {
      Evaluator(Samples.context(board), cache: cache)
        .referrers(to: RecordReference(register: "enterprises", id: id)).map(\.record.description)
    }
    let first = referrers("ent-0001")
    // From the third record on a table of all references answers.
    for id in ["ent-0002", "ent-0003", "ent-0004", "ent-000"] {
      let fresh = Evaluator(Samples.context(board))
        .referrers(to: RecordReference(register: "enterprises", id: id)).map(\.record.description)
      #expect(referrers(id) == fresh)
    }
    #expect(referrers("ent-0001") == first)
    #expect(referrers("ent-000").isEmpty)
    board = board.applying([
      .set(
        RecordReference(register: "patents", id: "pat-1"),
        field: "applicant",
        before: .text("ent-0001"),
        after: .text("ent-0003")
      )
    ])
    #expect(referrers("ent-0001") == first.filter { $0 != "patents/pat-1" })
    #expect(referrers("ent-0003").contains("patents/pat-1"))
  }

  @Test(arguments: [
    "field:nanotec", "field = nanotec", "not field:nanotec", "applicant.field:nanotec",
  ])
  func `a word that is no choice and that no record has is as wrong as for fixed choices`(
    text: String
  ) throws {
    let register =
      text.hasPrefix("purpose") ? "awards" : text.hasPrefix("applicant") ? "patents" : "enterprises"
    let records = [
      Samples.record("enterprises/e1", [("field", .list(["nanotechnology", "ours"]))]),
      Samples.record("awards/a1", [("purpose", .text("rent"))]),
      Samples.record("patents/p1", [("applicant", .text("e1"))]),
    ]
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Samples.today
    )
    let filter = try Expression(
      parsing: text,
      in: register,
      registry: .standard,
      mode: .filter
    )
    let error = #expect(throws: ExpressionError.self) {
      try Evaluator(context).select(Query(register, filter: filter))
    }
    let range = try #require(error?.range)
    let place = text.index(text.startIndex, offsetBy: range.lowerBound)
    #expect(text[place...].hasPrefix(text.contains("nano") ? "nanotec" : "rent-subsidy"))
    if text.contains("nano") { #expect(error?.nearest.first == "nanotechnology") }
  }

  @Test(arguments: [
    ("enterprises", "field:nano"), ("enterprises", "field:Nano"), ("enterprises", "field:纳米"),
    ("enterprises", "stage:nurs"), ("enterprises", "stage:苗"),
  ])
  func `a filter understands the short name of a choice, and the start of just one`(
    register: String,
    text: String
  ) throws {
    let fields: [(String, Value)] = [
      ("field", .list(["nanotechnology"])), ("stage", .text("nursery")),
    ]
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard([Samples.record("enterprises/e1", fields)]),
      today: Samples.today
    )
    let filter = try Expression(parsing: text, in: register, registry: .standard, mode: .filter)
    #expect(try Evaluator(context).select(Query(register, filter: filter))?.slots == [0])
    // What is declared names its choices in full, so that another that comes later changes nothing.
    if text.contains("nurs") {
      #expect(throws: ExpressionError.self) {
        try Expression(parsing: text, in: register, registry: .standard, mode: .check)
      }
    }
  }

  @Test func `a word of the people's own is found where a record has it`() throws {
    let records = [Samples.record("enterprises/e1", [("field", .list(["ours"]))])]
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Samples.today
    )
    let filter = try Expression(
      parsing: "field:ours",
      in: "enterprises",
      registry: .standard,
      mode: .filter
    )
    let found = try Evaluator(context).select(Query("enterprises", filter: filter))
    #expect(found?.slots == [0])
    // One that is merely not used now finds nothing, and is no mistake.
    let unused = try Expression(
      parsing: "tags:qqq",
      in: "enterprises",
      registry: .standard,
      mode: .filter
    )
    #expect(try Evaluator(context).select(Query("enterprises", filter: unused))?.slots == [])
  }

  @Test(arguments: [
    ("zone = huairou-science-city", ["ent-0001"]), ("zone = 怀柔科学城", ["ent-0001"]),
    ("zone = zones/huairou-science-city", ["ent-0001"]),
    ("zone within 怀柔", ["ent-0001", "ent-0003"]), ("所属园区 属于 怀柔", ["ent-0001", "ent-0003"]),
    (#"zone within "huairou science city""#, ["ent-0001"]),
    (#"zone within "Three Cities, One Area""#, ["ent-0001"]),
    ("zone != 怀柔科学城", ["ent-0002", "ent-0003"]),
    ("any(zones where this.zone within 怀柔)", ["ent-0001", "ent-0003"]),
  ])
  func `a filter understands the name of a record as its id`(text: String, ids: [String]) throws {
    #expect(try Samples.found(text, in: "enterprises").ids == ids)
  }

  @Test(arguments: [
    ("zone = nosuch", "nosuch", nil), ("zone within 怀柔科学诚", "怀柔科学诚", "huairou-science-city"),
    ("listed zone within huairou-science-ctiy", "huairou-science-ctiy", "huairou-science-city"),
    (#"zone within "Science City""#, #""Science City""#, "huairou-science-city"),
    ("count(patents of this where applicant = ent-001) > 1", "ent-001", "ent-0001"),
  ])
  func `a record that is not there is said with its place and what was probably meant`(
    text: String,
    word: String,
    nearest: String?
  ) throws {
    let error = #expect(throws: ExpressionError.self) {
      try Samples.found(text, in: "enterprises")
    }
    let range = try #require(error?.range)
    #expect(String(Array(text)[range]) == word)
    #expect(error?.nearest.first == nearest)
    if text.hasPrefix("zone = ") { #expect(error?.message.zh == "没有zones“nosuch”；此处应为编号或名称") }
  }

  @Test(arguments: [
    ("研发占比>=5%且状态:在孵", ["ent-0001"]), ("营业收入>100万或上市", ["ent-0001"]),
    ("经营起始>=2016年1月1日并且状态:已离开", ["ent-0002"]), ("经营起始<今天且上市", ["ent-0001"]),
    ("研发占比>=5%，状态:在孵", ["ent-0001"]), ("状态:在孵,已离开", ["ent-0001", "ent-0002"]),
    ("状态:在孵，已离开，研发占比<5%", ["ent-0002"]), ("未知(上市)", ["ent-0002", "ent-0003"]),
    ("中文名称:科技，非 上市", []),
  ])
  func `Chinese conditions need no spaces, and a comma parts them`(
    text: String,
    ids: [String]
  ) throws {
    #expect(try Samples.found(text, in: "enterprises").ids == ids)
  }

  @Test func `a name that several records have asks for the id`() throws {
    let records = [
      Samples.record("enterprises/e1", [("name", .text("Cloud")), ("zone", .text("z1"))]),
      Samples.record("zones/z1", [("name", .text("Park"))]),
      Samples.record("zones/z2", [("name", .text("Park"))]),
      Samples.record("zones/z3", [("name", .text("PARK"))]),
    ]
    let context = QueryContext(
      registry: Samples.registry,
      board: MemoryBoard(records),
      today: Samples.today
    )
    func slots(_ text: String) throws -> [Int32]? {
      let filter = try Expression(
        parsing: text,
        in: "enterprises",
        registry: Samples.registry,
        mode: .filter
      )
      return try Evaluator(context).select(Query("enterprises", filter: filter))?.slots
    }
    let error = #expect(throws: ExpressionError.self) { try slots("zone = Park") }
    #expect(error?.nearest == ["z1", "z2"])
    #expect(try slots("zone = PARK") == [])
  }

  @Test func `a sort by what is no field is refused`() {
    #expect(throws: ExpressionError.self) {
      try Evaluator(Samples.context()).select(Query("enterprises", sort: [SortKey("nmae")]))
    }
  }

  @Test func `the records that refer to one are found`() {
    let evaluator = Evaluator(Samples.context())
    let found = evaluator.referrers(to: RecordReference(register: "enterprises", id: "ent-0001"))
    #expect(
      found.map(\.record.description) == [
        "tenancies/ten-1", "patents/pat-1", "patents/pat-2", "patents/pat-3", "awards/awa-1",
        "awards/awa-2",
      ]
    )
    #expect(found.first?.field == "tenant")
  }

  @Test func `computed values carry the year that they come from`() throws {
    let register = try #require(Registry.standard["enterprises"])
    let revenue = try #require(register[field: "revenue"])
    let records = [
      Samples.record("enterprises/e1", [("name", .text("One"))]),
      Samples.record(
        "enterprise-figures/f1",
        [("enterprise", .text("e1")), ("year", .number(2024)), ("revenue", .number(5))]
      ),
      Samples.record(
        "enterprise-figures/f2",
        [("enterprise", .text("e1")), ("year", .number(2025)), ("revenue", .number(7))]
      ),
      Samples.record(
        "enterprise-figures/f3",
        [("enterprise", .text("e1")), ("year", .number(2026))]
      ),
    ]
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Samples.today
    )
    let computed = Evaluator(context).computed(revenue, of: records[0])
    #expect(computed.value == .number(7))
    #expect(computed.period == 2025)
  }

  @Test func `an unsaved record is answered as it stands`() throws {
    let board = EditedBoard(
      Samples.board,
      after: [
        .create(
          RecordReference(register: "patents", id: "new"),
          Fields([("applicant", .text("ent-0003")), ("state", .text("granted"))])
        )
      ]
    )
    #expect(
      try Samples.outcome("count(patents of this)", "enterprises/ent-0003", board: board)
        == .number(Quantity(1))
    )
    #expect(
      try Samples.outcome("applicant.name", "patents/new", board: board) == .text("Cloud")
    )
  }
}
