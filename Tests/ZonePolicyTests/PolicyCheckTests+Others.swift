import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Records that a touched one refers to, and those that refer to it.
extension PolicyCheckTests {
  private static let project = Record(
    reference: RecordReference(register: "research-projects", id: "p"),
    fields: Fields([
      ("title", .text("Pilot")), ("zone", .text("beijing")), ("kind", .text("applied")),
      ("discipline", .text("engineering")), ("pilotLowEquipment", .flag(true)),
      ("allIn", .flag(false)),
    ])
  )

  private static func line(_ id: String, _ subject: String, _ planned: Number) -> Record {
    Record(
      reference: RecordReference(register: "budget-lines", id: id),
      fields: Fields([
        ("project", .text("p")), ("subject", .text(subject)), ("planned", .number(planned)),
      ])
    )
  }

  private static let beijing = Record(
    reference: RecordReference(register: "zones", id: "beijing"),
    fields: Fields([("name", .text("Beijing")), ("kind", .text("city"))])
  )

  private func capRefusals(
    _ edits: [Edit],
    indirect: Number?,
    reason: String? = nil,
    operation: ZoneModel.Operation = .edit
  ) -> [Refusal] {
    refusals(
      of: edits,
      on: [
        Self.beijing, Self.project, Self.line("direct", "direct", 100),
        Self.line("equipment", "equipment", 20),
      ] + (indirect.map { [Self.line("indirect", "indirect", $0)] } ?? []),
      reason: reason,
      operation: operation
    ).filter { $0.message.en.contains("IV.17") }
  }

  private func plan(_ id: String, _ before: Number, _ after: Number) -> Edit {
    .set(
      RecordReference(register: "budget-lines", id: id),
      field: "planned",
      before: .number(before),
      after: .number(after)
    )
  }

  @Test func `a line of the budget is refused where the project's cap breaks by it`() throws {
    #expect(capRefusals([plan("indirect", 20, 24)], indirect: 20).isEmpty)
    let refusal = try #require(capRefusals([plan("indirect", 20, 25)], indirect: 20).first)
    #expect(refusal.isError)
    #expect(refusal.record == Self.project.reference)
    let told = capRefusals([plan("indirect", 20, 25)], indirect: 20, reason: "Agreed")
    #expect(told.count == 1)
    #expect(!told.contains { $0.isError })
    let undone = capRefusals([plan("indirect", 20, 25)], indirect: 20, operation: .undo)
    #expect(!undone.contains { $0.isError })
  }

  @Test func `what takes the base of the cap away is refused too, each record once`() {
    let direct = Self.line("direct", "direct", 100)
    #expect(capRefusals([plan("direct", 100, 90)], indirect: 24).count == 1)
    #expect(
      capRefusals([plan("direct", 100, 90), plan("equipment", 20, 25)], indirect: 24).count == 1
    )
    // Without direct cost nothing can be said, and unknown never refuses.
    #expect(capRefusals([.delete(direct.reference, direct.fields)], indirect: 24).isEmpty)
    #expect(capRefusals([create(Self.line("new", "indirect", 25))], indirect: nil).count == 1)
    #expect(capRefusals([create(Self.line("new", "indirect", 24))], indirect: nil).isEmpty)
    // A project that is over its cap already may be brought nearer to it.
    #expect(capRefusals([plan("indirect", 40, 30)], indirect: 40).isEmpty)
  }

  @Test func `a change of a firm is refused where an award of it then breaks a rule that blocks`()
    throws
  {
    let firm = Self.firm(
      named: "Firm",
      [("operatingSince", .day(RuleWorld.today.adding(months: -100)))]
    )
    let left = Edit.set(
      firm.reference,
      field: "leftOn",
      before: nil,
      after: .day(RuleWorld.today.adding(days: -1))
    )
    let award = Self.award(
      "a",
      [
        ("state", .text("paid")), ("appliedOn", .day(RuleWorld.today.adding(months: -24))),
        ("grantedOn", .day(RuleWorld.today.adding(months: -23))),
      ]
    )
    let refused = refusals(of: [left], on: [firm, award]).first { $0.isError }
    let refusal = try #require(refused)
    #expect(refusal.code == .policy)
    #expect(refusal.record == award.reference)
    #expect(refusal.message.en.contains("Award "))
    #expect(refusal.message.en.contains("V.2"))
    let told = try #require(refusals(of: [left], on: [firm, award], reason: "It closed").first)
    #expect(!told.isError)
    // Of a firm that is made at this moment there is no award yet.
    #expect(refusals(of: [create(firm)], on: []).isEmpty)
  }

  /// A firm of Jing'an with an award of no fund, of which a new move says that it left.
  private func leave(_ operation: ZoneModel.Operation, reason: String? = nil) -> [Refusal] {
    let elsewhere = Record(
      reference: RecordReference(register: "zones", id: "elsewhere"),
      fields: Fields([("name", .text("Elsewhere")), ("kind", .text("district"))])
    )
    let move = Record(
      reference: RecordReference(register: "relocation-cases", id: "m"),
      fields: Fields([
        ("enterprise", .text("e")), ("from", .text("jingan-district")), ("to", .text("elsewhere")),
        ("doneOn", .day(RuleWorld.today.adding(days: -1))), ("state", .text("completed")),
      ])
    )
    return refusals(
      of: [create(move)],
      on: [elsewhere, Self.firm(), Self.promised],
      reason: reason,
      operation: operation
    )
  }

  private static let promised = award(
    "a",
    [
      ("state", .text("paid")), ("appliedOn", .day(RuleWorld.today.adding(months: -24))),
      ("grantedOn", .day(RuleWorld.today.adding(months: -23))),
      ("recipientZone", .text("jingan-district")),
    ]
  )

  @Test(arguments: [ZoneModel.Operation.edit, .import])
  func `a move that is entered as completed breaks the promise as one that is completed does`(
    operation: ZoneModel.Operation
  ) throws {
    let refusal = try #require(leave(operation).first { $0.code == .policy })
    #expect(refusal.record == Self.promised.reference)
    #expect(refusal.rule == "continuous-operation-5-years")
    let told = leave(operation, reason: "Repayment is agreed")
    #expect(!told.contains { $0.isError })
    #expect(told.contains { $0.rule == "continuous-operation-5-years" })
  }

  @Test func `a firm whose zone is changed leaves its promise behind, also without a fund`() throws
  {
    let elsewhere = Record(
      reference: RecordReference(register: "zones", id: "elsewhere"),
      fields: Fields([("name", .text("Elsewhere")), ("kind", .text("district"))])
    )
    let move = Edit.set(
      Self.firm().reference,
      field: "zone",
      before: .text("jingan-district"),
      after: .text("elsewhere")
    )
    let refused = refusals(of: [move], on: [elsewhere, Self.firm(), Self.promised])
    #expect(refused.first { $0.isError }?.rule == "continuous-operation-5-years")
    #expect(refused.first { $0.isError }?.record == Self.promised.reference)
  }

  @Test func `an import is not refused for what was wrong before in what it changes`() {
    let award = Self.award("b")
    let edits: [Edit] = [
      .set(award.reference, field: "amount", before: nil, after: .number(1000)),
      .set(award.reference, field: "purpose", before: .text("rd"), after: .text("rd")),
    ]
    let records = [Self.firm(), Self.award("a", [("state", .text("paid"))]), award]
    #expect(!refusals(of: edits, on: records, operation: .import).contains { $0.isError })
    #expect(
      refusals(of: [create(Self.award("c"))], on: records, operation: .import)
        .contains { $0.code == .policy }
    )
  }

  @Test(arguments: [
    ("huairou-national-laboratories", "huairou-science-city", "2026-06-30", "(0 today)"),
    ("huairou-national-laboratories", "huairou-district", "2026-06-30", "is set for"),
    ("tongzhou-technology-contribution", "tongzhou-district", "2024-12-31", "is judged by 2020"),
    ("tongzhou-technology-contribution", "tongzhou-district", "2020-12-31", nil),
    ("beijing-new-rd-institutions", "beijing", "2026-06-30", nil),
    ("patents-granted-here", "beijing", "2026-06-30", "No target has the measure"),
  ])
  func `a reading that no target is judged by is pointed out`(
    metric: String,
    zone: String,
    end: String,
    told: String?
  ) {
    let zones = ["huairou-science-city", "huairou-district", "tongzhou-district", "beijing"].map {
      Record(
        reference: RecordReference(register: "zones", id: $0),
        fields: Fields([("name", .text($0)), ("kind", .text("district"))])
      )
    }
    let reading = Record(
      reference: RecordReference(register: "indicator-readings", id: "r"),
      fields: Fields(
        [
          ("metric", .text(metric)), ("zone", .text(zone)),
          ("periodTo", Day(end).map { .day($0) } ?? .null), ("value", .number(6)),
          ("state", .text("entered")),
        ]
          + (metric.contains("contribution")
            ? [
              ("unit", .text("%")),
              ("periodFrom", Day("\(end.prefix(4))-01-01").map { .day($0) } ?? .null),
            ] : [])
      )
    )
    let found = refusals(of: [create(reading)], on: zones)
    #expect(found.map(\.code) == (told == nil ? [] : [.warning]))
    if let told { #expect(found.first?.message.en.contains(told) == true) }
  }

  @Test(arguments: [
    ("tongzhou-technology-transactions", "亿元", true),
    ("tongzhou-technology-transactions", "yuan", true),
    ("tongzhou-technology-transactions", "公顷", false),
    ("tongzhou-technology-transactions", "万美元", false),
    ("tongzhou-technology-contribution", "%", true),
    ("tongzhou-technology-contribution", "万元", false),
    ("tongzhou-patent-applications", "件", true), ("tongzhou-patent-applications", "㎡", false),
    ("tongzhou-patent-applications", "bananas", false),
    ("tongzhou-patent-applications", "patents", true),
    ("tongzhou-patent-applications", "万", true), ("tongzhou-patent-applications", "万个", true),
    ("tongzhou-invention-patent-density", "件/万人", true),
    ("tongzhou-invention-patent-density", "件", false), ("own", "tce", true), ("own", "%", false),
  ])
  func `a reading is refused in a unit that its measure cannot be told in`(
    metric: String,
    unit: String,
    isTaken: Bool
  ) throws {
    let place = "tongzhou-district"
    let own = Record(
      reference: RecordReference(register: "targets", id: "t"),
      fields: Fields([
        ("name", .text("Own")), ("metric", .text("own")), ("zone", .text(place)),
        ("unit", .text("tce")), ("comparator", .text("at-most")), ("value", .number(7)),
        ("byYear", .number(2027)),
      ])
    )
    let zone = Record(
      reference: RecordReference(register: "zones", id: place),
      fields: Fields([("name", .text(place)), ("kind", .text("district"))])
    )
    let reading = Record(
      reference: RecordReference(register: "indicator-readings", id: "r"),
      fields: Fields([
        ("metric", .text(metric)), ("zone", .text(place)), ("unit", .text(unit)),
        ("periodTo", .day(try #require(Day("2020-12-31")))), ("value", .number(6)),
        ("state", .text("entered")),
      ])
    )
    let found = refusals(of: [create(reading)], on: [zone, own])
    #expect(found.contains { $0.isError } == !isTaken)
    let told = refusals(of: [create(reading)], on: [zone, own], operation: .import)
    #expect(told.contains { $0.field == "unit" && !$0.isError } == !isTaken)
  }

  @Test(
    arguments: [
      ("zones-2021/1.1", "100", "2025-01-01", nil, false),
      ("zones-2021/1.1", "100.5", "2025-01-01", "value", true),
      ("zones-2021/1.1", "-5", "2025-01-01", "value", true),
      ("zones-2021/9.9", "50", "2025-01-01", "metric", true),
      ("zones-2021/1.1", "50", "2025-07-01", "periodFrom", false),
      ("zones-2021/1.1", "50", "", nil, false),
      ("tongzhou-rd-gdp-rank", "5", "", "periodFrom", false),
      ("tongzhou-rd-gdp-rank", "17", "2025-01-01", "value", true),
      ("tongzhou-rd-gdp-rank", "5.5", "2025-01-01", "value", true),
      ("tongzhou-patent-grants", "3001.5", "2025-01-01", "value", true),
      ("tongzhou-patent-grants", "-5", "2025-01-01", "value", true),
      ("tongzhou-patent-grants", "3001", "2025-01-01", nil, false),
      ("tongzhou-hightech-income-share", "-1", "2025-01-01", "value", true),
      ("tongzhou-rd-gdp-rank", "0", "2025-01-01", "value", true),
      ("tongzhou-hightech-income-share", "0.71", "2025-01-01", "unit", false),
    ] as [(String, String, String, String?, Bool)]
  )
  func `a reading that its measure cannot be is refused, one of another period is told`(
    metric: String,
    value: String,
    from: String,
    field: String?,
    isRefused: Bool
  ) throws {
    let place = "tongzhou-district"
    let zone = Record(
      reference: RecordReference(register: "zones", id: place),
      fields: Fields([("name", .text(place)), ("kind", .text("district"))])
    )
    let year = metric.hasPrefix("zones") ? "2025" : "2020"
    let reading = Record(
      reference: RecordReference(register: "indicator-readings", id: "r"),
      fields: Fields(
        [
          ("metric", .text(metric)), ("zone", .text(place)),
          ("value", .number(try #require(Number(value)))), ("state", .text("entered")),
          ("periodTo", .day(try #require(Day("\(year)-12-31")))),
        ] + (Day(from.replacing("2025", with: year)).map { [("periodFrom", .day($0))] } ?? [])
      )
    )
    let found = refusals(of: [create(reading)], on: [zone])
    #expect(found.map(\.field) == (field == nil ? [] : [field]))
    #expect(found.contains { $0.isError } == isRefused)
    let told = refusals(of: [create(reading)], on: [zone], operation: .import)
    #expect(!told.contains { $0.isError })
    #expect(told.count == found.count)
  }

  @Test func `two readings of one day are of different periods`() throws {
    let place = "tongzhou-district"
    func reading(_ id: String, from: String?) -> Record {
      Record(
        reference: RecordReference(register: "indicator-readings", id: id),
        fields: Fields(
          [
            ("metric", .text("tongzhou-patent-grants")), ("zone", .text(place)),
            ("periodTo", Day("2020-12-31").map { .day($0) } ?? .null), ("value", .number(3100)),
            ("state", .text("entered")),
          ] + (from.flatMap { Day($0) }.map { [("periodFrom", .day($0))] } ?? [])
        )
      )
    }
    let zone = Record(
      reference: RecordReference(register: "zones", id: place),
      fields: Fields([("name", .text(place)), ("kind", .text("district"))])
    )
    let year = reading("year", from: "2020-01-01")
    let all = reading("all", from: nil)
    #expect(!refusals(of: [create(all)], on: [zone, year]).contains { $0.isError })
    for (one, other) in [
      (year, reading("again", from: "2020-01-01")), (all, reading("again", from: nil)),
    ] {
      #expect(refusals(of: [create(other)], on: [zone, one]).map(\.code).contains(.duplicate))
    }
  }

  @Test func `an own target does not take the id of a document's`() {
    func target(_ id: String) -> Record {
      Record(
        reference: RecordReference(register: "targets", id: id),
        fields: Fields([
          ("name", .text("Own")), ("metric", .text("tongzhou-patent-grants")),
          ("zone", .text("tongzhou-district")), ("comparator", .text("at-least")),
          ("value", .number(7)), ("byYear", .number(2027)),
        ])
      )
    }
    let zone = Record(
      reference: RecordReference(register: "zones", id: "tongzhou-district"),
      fields: Fields([("name", .text("Tongzhou")), ("kind", .text("district"))])
    )
    let taken = refusals(of: [create(target("tongzhou-patent-grants"))], on: [zone])
    #expect(taken.map(\.code) == [.duplicate])
    #expect(taken.first?.message.zh.contains("tongzhou-patent-grants") == true)
    #expect(refusals(of: [create(target("our-grants"))], on: [zone]).isEmpty)
  }
}
