import Testing
import ZoneModel
import ZoneQuery

struct RecordCheckTests {
  private func refusals(
    _ edits: [Edit],
    _ operation: ZoneModel.Operation = .edit,
    board: MemoryBoard = Samples.board
  ) -> [Refusal] {
    RecordCheck(registry: Samples.registry) { Samples.context($0) }.refusals(
      of: edits,
      operation: operation,
      before: board,
      after: board.applying(edits)
    )
  }

  private func set(_ path: String, _ field: String, _ value: Value?) -> Edit {
    let reference = RecordReference(path) ?? RecordReference(register: "?", id: path)
    return .set(
      reference,
      field: field,
      before: Samples.board.record(reference)?[field],
      after: value
    )
  }

  @Test(arguments: [
    "BEIJING XUYU NANO CO., LTD.", "Beijing Xuyu Nano", "Ｂeijing　Xuyu Nano Company Limited",
    "Beijing Xuyu Nanotech Co Ltd",
  ])
  func `a name that another record has but for how it is written is pointed out`(name: String) {
    func firm(_ id: String, _ field: String, _ name: String) -> Record {
      Record(
        reference: RecordReference(register: "enterprises", id: id),
        fields: Fields([(field, .text(name))])
      )
    }
    let board = MemoryBoard([
      firm("ent-1", "name", "Beijing Xuyu Nano Co Ltd"), firm("ent-2", "nameZh", "北京煦钰纳米有限公司"),
    ])
    func told(_ record: Record) -> [Refusal] {
      let edits = [Edit.create(record.reference, record.fields)]
      let check = RecordCheck(registry: .standard) { board in
        QueryContext(registry: .standard, board: board, today: Samples.today)
      }
      return check.refusals(
        of: edits,
        operation: .edit,
        before: board,
        after: board.applying(edits)
      ).filter { $0.message.en.hasPrefix("Perhaps there already") }
    }
    let found = told(firm("ent-3", "name", name))
    #expect(found.map(\.code) == (name.contains("Nanotech") ? [] : [.warning]))
    #expect(found.allSatisfy { $0.message.en.contains("Beijing Xuyu Nano Co Ltd (ent-1)") })
    let chinese = told(firm("ent-3", "nameZh", "北京煦钰（纳米）有限责任公司"))
    #expect(chinese.map(\.message.zh) == ["可能已有：北京煦钰纳米有限公司（ent-2）名称相同，仅空格、标点或公司形式不同。"])
  }

  @Test func `a patent number is not mended to a year that is still to come`() throws {
    let years = (2027...2039).map { "\($0)10601862.3" }
    let timeless = years.flatMap { NumberDoctor.examine(.patentNumber, $0).mends }.map(\.text)
    #expect(timeless.contains { $0 > "2027" })
    let told = years.flatMap { number in
      let patent = RecordReference(register: "patents", id: "pat-9")
      let edits = [Edit.create(patent, Fields([("applicationNumber", .text(number))]))]
      let check = RecordCheck(registry: .standard) { board in
        QueryContext(registry: .standard, board: board, today: Samples.today)
      }
      let board = MemoryBoard([])
      return check.refusals(
        of: edits,
        operation: .edit,
        before: board,
        after: board.applying(edits)
      ).filter { $0.field == "applicationNumber" }.flatMap(\.suggestions)
    }
    #expect(!told.isEmpty && told.allSatisfy { $0 < "2027" }, "\(told)")
  }

  @Test func `a good change is let through`() {
    #expect(refusals([set("enterprises/ent-0001", "name", .text("Other"))]) == [])
  }

  @Test func `a field that no register has is refused with the nearest`() {
    let refusals = refusals([set("enterprises/ent-0001", "nme", .text("x"))])
    #expect(refusals.map(\.code) == [.unknownName])
    #expect(refusals.first?.suggestions.first == "name")
  }

  @Test func `a computed field can't be set`() {
    #expect(refusals([set("enterprises/ent-0001", "patents", .number(1))]).first?.code == .invalid)
  }

  @Test func `a required value can't be cleared`() {
    let refusals = refusals([set("tenancies/ten-1", "tenant", nil)])
    #expect(refusals.map(\.code) == [.required])
  }

  @Test func `a reference must name a record`() {
    let refusals = refusals([set("enterprises/ent-0001", "zone", .text("huairou-distrikt"))])
    #expect(refusals.map(\.code) == [.noSuchRecord])
    #expect(refusals.first?.suggestions.first == "huairou-district")
  }

  @Test func `a zone can't come to lie in itself`() {
    let refusals = refusals([set("zones/beijing", "parent", .text("huairou-science-city"))])
    #expect(refusals.map(\.code) == [.check])
  }

  @Test func `a unique value is refused where another record has it`() {
    let refusals = refusals([set("enterprises/ent-0001", "creditCode", .text("B2"))])
    #expect(refusals.map(\.code) == [.duplicate])
    #expect(refusals.first?.message.en.contains("ent-0002") == true)
  }

  @Test func `unique values may be exchanged in one change`() {
    let edits = [
      set("enterprises/ent-0001", "creditCode", .text("B2")),
      set("enterprises/ent-0002", "creditCode", .text("A1")),
    ]
    #expect(refusals(edits) == [])
  }

  @Test func `two new records can't share a key`() {
    let fields = Fields([("tenant", .text("enterprises/ent-0003")), ("from", .text("2026-01-01"))])
    let edits: [Edit] = ["a", "b"].map {
      .create(RecordReference(register: "tenancies", id: $0), fields)
    }
    #expect(refusals(edits).map(\.code) == [.duplicate])
    #expect(refusals([edits[0]]) == [])
  }

  @Test func `a key of several fields is compared with what is stored`() {
    let edits = [
      set("tenancies/ten-2", "tenant", .text("enterprises/ent-0001")),
      set("tenancies/ten-2", "from", .text("2024-01-01")),
    ]
    #expect(refusals(edits).map(\.code) == [.duplicate])
  }

  @Test func `a check refuses on no and never on unknown`() {
    let refused = refusals([set("tenancies/ten-1", "to", .text("2023-01-01"))])
    #expect(refused.map(\.code) == [.check])
    #expect(
      refused.first?.message
        == Phrase(
          "Until: it must hold that Until > From (Until 2023-01-01; From 2024-01-01).",
          "到期日：须满足 到期日 > 起租日（到期日 2023-01-01；起租日 2024-01-01）。"
        )
    )
    #expect(refused.first?.general.en == "Until: it must hold that Until > From.")
    #expect(refusals([set("enterprises/ent-0003", "leftOn", .text("2023-01-01"))]) == [])
  }

  @Test func `a check is asked again when what it reads changes`() {
    let refusals = refusals([set("tenancies/ten-1", "from", .text("2027-01-01"))])
    #expect(refusals.map(\.code) == [.check])
    #expect(refusals.first?.field == "to")
  }

  @Test func `a lifecycle allows its steps only, except when taking back`() {
    let step = set("enterprises/ent-0002", "state", .text("graduated"))
    let refused = refusals([step])
    #expect(refused.map(\.code) == [.transition])
    #expect(refused.first?.message.zh.contains("已毕业") == true)
    #expect(refusals([step], .undo) == [])
    #expect(refusals([set("enterprises/ent-0001", "state", .text("left"))]) == [])
    #expect(refusals([set("enterprises/ent-0003", "state", .text("left"))]) == [])
  }

  @Test func `a record that others refer to is not deleted`() {
    let enterprise = RecordReference(register: "enterprises", id: "ent-0002")
    let refused = refusals([.delete(enterprise, Fields())])
    #expect(refused.map(\.code) == [.referred])
    #expect(refused.first?.suggestions == ["patents/pat-4", "awards/awa-3"])
    let zone = RecordReference(register: "zones", id: "three-cities")
    #expect(
      refusals([.delete(zone, Fields())]).first?.suggestions == ["zones/huairou-science-city"]
    )
  }

  @Test func `a record is deleted together with those that refer to it`() {
    let edits: [Edit] = ["enterprises/ent-0002", "patents/pat-4", "awards/awa-3"]
      .compactMap { RecordReference($0) }.map { .delete($0, Fields()) }
    #expect(refusals(edits) == [])
  }

  @Test func `a new reference to a record that is deleted in the same change is refused`() {
    let edits: [Edit] = [
      .delete(RecordReference(register: "incubators", id: "inc-1"), Fields()),
      set("patents/pat-4", "applicant", .text("ent-0003")),
      set("awards/awa-3", "recipient", .text("ent-0003")),
      .delete(RecordReference(register: "enterprises", id: "ent-0002"), Fields()),
      set("patents/pat-1", "applicant", .text("ent-0002")),
    ]
    #expect(Set(refusals(edits).map(\.code)) == [.noSuchRecord, .referred])
  }

  @Test func `records at rest show what is wrong with them`() throws {
    let board = Samples.board.applying([
      set("tenancies/ten-1", "to", .text("2020-01-01")),
      set("patents/pat-1", "applicant", .text("ent-9999")),
      set("enterprises/ent-0001", "creditCode", .text("B2")),
    ])
    let evaluator = Evaluator(Samples.context(board))
    #expect(try evaluator.fieldChecks("tenancies")?.map(\.code) == [.check])
    #expect(try evaluator.fieldChecks("patents")?.map(\.code) == [.noSuchRecord])
    #expect(try evaluator.fieldChecks("enterprises")?.map(\.code) == [.duplicate, .duplicate])
    #expect(try evaluator.fieldChecks("enterprises", isCancelled: { true }) == nil)
  }

  @Test func `one record is checked by itself, also one that is not there yet`() {
    let evaluator = Evaluator(Samples.context())
    let draft = Samples.record(
      "tenancies/ten-99",
      [
        ("tenant", .text("enterprises/ent-9999")), ("from", .text("2026-02-01")),
        ("to", .text("2026-01-01")),
      ]
    )
    #expect(evaluator.fieldChecks(of: draft).map(\.code) == [.noSuchRecord, .check])
  }

  @Test func `checks of a part of a register and of a zone look at no others`() throws {
    let board = Samples.board.applying([
      set("enterprises/ent-0001", "leftOn", .text("1990-01-01")),
      set("enterprises/ent-0002", "leftOn", .text("1990-01-01")),
    ])
    let evaluator = Evaluator(Samples.context(board))
    let slot = try #require(board.source("enterprises").slot(of: "ent-0002"))
    func found(_ slots: Range<Int>?, _ zone: String?) throws -> [String?]? {
      try evaluator.fieldChecks(
        "enterprises",
        slots: slots,
        zone: zone.map { RecordReference(register: "zones", id: $0) }
      )?.map(\.record?.id)
    }
    #expect(try found(nil, nil) == ["ent-0001", "ent-0002"])
    #expect(try found(slot..<slot + 1, nil) == ["ent-0002"])
    #expect(try found(nil, "huairou-district") == ["ent-0001"])
  }

  @Test func `a bulk edit of many records is looked at in one go`() {
    let records = (0..<4000).map { index in
      Samples.record(
        "enterprises/ent-\(10_000 + index)",
        [("name", .text("Firm \(index)")), ("creditCode", .text("C\(index)"))]
      )
    }
    let board = MemoryBoard(records)
    let edits: [Edit] = records.map {
      .set($0.reference, field: "creditCode", before: $0["creditCode"], after: .text("D" + $0.id))
    }
    #expect(refusals(edits, board: board) == [])
  }

  @Test func `the index of values follows changes`() {
    let cache = QueryCache(registry: Samples.registry)
    let check = RecordCheck(registry: Samples.registry, cache: cache) { Samples.context($0) }
    var board = Samples.board
    for (code, expected) in [("X1", 0), ("X1", 1), ("A1", 1), ("X2", 0)] {
      let id = "new-\(board.seq)"
      let edit = Edit.create(
        RecordReference(register: "enterprises", id: id),
        Fields([("name", .text("N")), ("creditCode", .text(code))])
      )
      let after = board.applying([edit])
      let refusals = check.refusals(of: [edit], operation: .edit, before: board, after: after)
      #expect(refusals.count == expected)
      if refusals.isEmpty { board = after }
    }
  }

  /// What is told of new firms beside known ones, by their ids.
  private func alike(_ new: [String], known: [String]) -> [String] {
    func firm(_ id: String, _ name: String) -> Record {
      Record(
        reference: RecordReference(register: "enterprises", id: id),
        fields: Fields([("name", .text(name))])
      )
    }
    let board = MemoryBoard(known.enumerated().map { firm("ent-\($0.offset)", $0.element) })
    let edits = new.enumerated().map { place, name -> Edit in
      let record = firm("new-\(place)", name)
      return .create(record.reference, record.fields)
    }
    let check = RecordCheck(registry: .standard) { board in
      QueryContext(registry: .standard, board: board, today: Samples.today)
    }
    return check.refusals(
      of: edits,
      operation: .edit,
      before: board,
      after: board.applying(edits)
    ).compactMap { refusal in
      guard let said = refusal.message.en.firstMatch(of: /Perhaps there already: .* \((.*)\)/)
      else {
        return nil
      }
      return String(said.1)
    }
  }

  private func told(_ edits: [Edit], _ known: [Record]) -> [String] {
    let board = MemoryBoard(known)
    let check = RecordCheck(registry: .standard) { board in
      QueryContext(registry: .standard, board: board, today: Samples.today)
    }
    return check.refusals(
      of: edits,
      operation: .edit,
      before: board,
      after: board.applying(edits)
    ).filter { $0.code == .warning }.map(\.message.en)
  }

  @Test(arguments: [
    ([("title", "Cold-atom clock"), ("owner", "enterprises/ent-1"), ("maturity", "pilot")], true),
    ([("title", "Cold atom clock")], true),
    ([("title", "Cold atom clock"), ("owner", "enterprises/ent-2")], false),
    ([("title", "Water film"), ("owner", "enterprises/ent-1")], false),
  ])
  func `a record of the same title that nothing tells apart is pointed out`(
    fields: [(String, String)],
    isTold: Bool
  ) {
    func achievement(_ id: String, _ fields: [(String, String)]) -> Record {
      Record(
        reference: RecordReference(register: "achievements", id: id),
        fields: Fields(fields.map { ($0.0, .text($0.1)) })
      )
    }
    let known = achievement(
      "ach-1",
      [("title", "Cold atom clock"), ("owner", "enterprises/ent-1"), ("maturity", "laboratory")]
    )
    let new = achievement("ach-2", fields)
    let found = told([.create(new.reference, new.fields)], [known])
      .filter { $0.hasPrefix("Perhaps there already: Cold atom clock (ach-1)") }
    #expect(found.count == (isTold ? 1 : 0))
  }

  @Test(arguments: [true, false])
  func `a reason of an earlier time is pointed out where a state is taken anew`(isNew: Bool) {
    let record = Record(
      reference: RecordReference(register: "market-credit-records", id: "mcr-1"),
      fields: Fields([
        ("event", .text("Sold twice")), ("state", .text("warned")),
        ("clearedBecause", .text("Fine paid")),
      ])
    )
    var edits: [Edit] = [
      .set(record.reference, field: "state", before: .text("warned"), after: .text("clear"))
    ]
    if isNew {
      edits.append(
        .set(
          record.reference,
          field: "clearedBecause",
          before: .text("Fine paid"),
          after: .text("Licence given back")
        )
      )
    }
    let found = told(edits, [record]).filter { $0.contains("stands there from before") }
    #expect(found.count == (isNew ? 0 : 1))
  }

  @Test func `of several like names the very same one is named`() {
    let known = ["Xuyu Nano Ltd", "XUYU NANO", "Xuyu Nano", "Xuyu-Nano"]
    #expect(alike(["Xuyu Nano"], known: known) == ["ent-2"])
    #expect(alike(["Xuyu Nano Inc"], known: known) == ["ent-0"])
  }

  @Test func `many new names are compared as one is`() {
    let known = [
      "Alpha Co., Ltd.", "北京煦钰（纳米）有限公司", "ＫＭＴ Optics", "Čapek Robots", "Back\\slash Inc",
      "Xuyu Nano", "Alphabet",
    ]
    let new = [
      "ALPHA", "北京煦钰纳米有限责任公司", "kmt optics", "Capek Robots Ltd", "back slash",
      "Xuyu Nanotech", "Alph",
    ]
    let together = alike(new, known: known)
    #expect(together == ["ent-0", "ent-1", "ent-2", "ent-3", "ent-4"])
    #expect(new.flatMap { alike([$0], known: known) } == together)
  }
}
