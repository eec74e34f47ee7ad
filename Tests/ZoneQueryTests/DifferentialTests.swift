import Testing
import ZoneModel
import ZoneQuery

/// The quick way, column by column, against the plain one, record by record.
struct DifferentialTests {
  private struct Plain {
    let evaluator: Evaluator
    let records: [Record]

    func answers(_ expression: Expression) -> (ids: [String], unknown: Int) {
      var ids: [String] = []
      var unknown = 0
      for record in records {
        switch evaluator.answer(expression, for: record) {
        case .yes: ids.append(record.id)
        case .unknown: unknown += 1
        case .no: break
        }
      }
      return (ids, unknown)
    }
  }

  @Test(arguments: 0..<8)
  func `random filters find the same records either way`(seed: Int) throws {
    var zone = RandomZone(seed: UInt64(seed))
    let records = zone.records(enterprises: 60)
    let board = MemoryBoard(records)
    let cache = QueryCache(registry: Samples.registry)
    let enterprises = records.filter { $0.reference.register == "enterprises" }
    // Different evaluators, so that neither learns from what the other has read.
    let plain = Plain(
      evaluator: Evaluator(Samples.context(EditedBoard(board, after: []))),
      records: enterprises
    )
    let single = Plain(evaluator: Evaluator(Samples.context(board)), records: enterprises)
    let source = board.source("enterprises")
    for index in 0..<120 {
      let text = zone.typed()
      let expression = try Expression(
        parsing: text,
        in: "enterprises",
        registry: Samples.registry,
        mode: .filter
      )
      let quick = Evaluator(Samples.context(board), cache: cache)
      let found = try #require(try quick.select(Query("enterprises", filter: expression)))
      let expected = plain.answers(expression)
      if let first = try quick.firstSlots(
        of: Query("enterprises", filter: expression),
        most: 7,
        among: .max
      ) {
        #expect(first == Array(found.slots.prefix(7)), "seed \(seed), filter \(index): \(text)")
      }
      let alone = single.answers(expression)
      #expect(alone == expected, "seed \(seed), filter \(index): \(text)")
      let ids = found.slots.compactMap { source.id(at: Int($0)) }
      #expect(ids == expected.ids, "seed \(seed), filter \(index): \(text)")
      #expect(found.unknown == expected.unknown, "seed \(seed), filter \(index): \(text)")
      #expect(found.total == enterprises.count)
    }
  }

  @Test(arguments: 0..<4)
  func `kept columns follow changes`(seed: Int) throws {
    var zone = RandomZone(seed: UInt64(100 + seed))
    var board = MemoryBoard(zone.records(enterprises: 40))
    let cache = QueryCache(registry: Samples.registry)
    for step in 0..<25 {
      let text = zone.typed()
      let expression = try Expression(
        parsing: text,
        in: "enterprises",
        registry: Samples.registry,
        mode: .filter
      )
      let query = Query(
        "enterprises",
        filter: expression,
        sort: [SortKey("name"), SortKey("zone")]
      )
      let kept = try Evaluator(Samples.context(board), cache: cache).select(query)
      let fresh = try Evaluator(Samples.context(board)).select(query)
      #expect(kept?.slots == fresh?.slots, "seed \(seed), step \(step): \(text)")
      #expect(kept?.unknown == fresh?.unknown, "seed \(seed), step \(step): \(text)")
      let other = zone.records(enterprises: 40)
      let changed = zone.generator.pick(other.filter { $0.reference.register != "zones" })
      board = board.applying(
        changed.fields.entries.map { field, value in
          .set(changed.reference, field: field, before: nil, after: value)
        }
      )
    }
  }

  @Test(arguments: [
    ["name"], ["revenue"], ["rdShare", "name"], ["size"], ["state", "revenue"], ["operatingSince"],
    ["zone", "name"], ["listed"], ["granted", "name"], ["field"], ["area"], ["zone.name"],
    ["leftOn", "size", "revenue"], ["nameZh", "name"],
  ])
  func `records are sorted with missing values last`(fields: [String]) throws {
    var zone = RandomZone(seed: 7)
    let records = zone.records(enterprises: 80)
    let board = MemoryBoard(records)
    let source = board.source("enterprises")
    let evaluator = Evaluator(Samples.context(board))
    for isDescending in [false, true] {
      let keys = fields.map { SortKey($0, descending: isDescending) }
      let found = try #require(try evaluator.select(Query("enterprises", sort: keys)))
      let sorted = found.slots.compactMap { source.record(at: Int($0)) }
      #expect(sorted.count == 80)
      for (one, other) in zip(sorted, sorted.dropFirst()) {
        let order = order(one, other, fields, isDescending, evaluator)
        #expect(order <= 0, "\(fields) \(isDescending): \(one) before \(other)")
        if order == 0 { #expect(one.id < other.id) }
      }
    }
  }

  @Test(arguments: [false, true])
  func `many texts that begin alike are sorted to their ends`(isDescending: Bool) throws {
    var generator = SeededGenerator(seed: 5)
    let records = (0..<5000).map { index in
      let name = "量子 ßensor number \(Int.random(in: 0..<3000, using: &generator)) \(index % 3)"
      let size = generator.pick(["micro", "small", "large"])
      return Samples.record(
        "enterprises/e\(10_000 + index)",
        (index % 50 == 0 ? [] : [("name", .text(name))]) + [("size", .text(size))]
      )
    }
    let board = MemoryBoard(records)
    let source = board.source("enterprises")
    let evaluator = Evaluator(Samples.context(board))
    for fields in [["name", "size"], ["size", "name"]] {
      let keys = fields.map { SortKey($0, descending: isDescending) }
      let found = try #require(try evaluator.select(Query("enterprises", sort: keys)))
      let sorted = found.slots.compactMap { source.record(at: Int($0)) }
      #expect(sorted.count == 5000)
      let wrong = zip(sorted, sorted.dropFirst()).filter { one, other in
        let order = order(one, other, fields, isDescending, evaluator)
        return order > 0 || order == 0 && one.id > other.id
      }
      #expect(wrong.isEmpty)
    }
  }

  private func order(
    _ one: Record,
    _ other: Record,
    _ fields: [String],
    _ isDescending: Bool,
    _ evaluator: Evaluator
  ) -> Int {
    for field in fields {
      let (left, right) = (
        evaluator.outcome(path: field, of: one), evaluator.outcome(path: field, of: other)
      )
      let order = order(left, right, isDescending, evaluator)
      if order != 0 { return order }
    }
    return 0
  }

  private func order(
    _ left: Outcome,
    _ right: Outcome,
    _ isDescending: Bool,
    _ evaluator: Evaluator
  ) -> Int {
    func isLast(_ outcome: Outcome) -> Bool { outcome == .missing || outcome == .unknown }
    if isLast(left) || isLast(right) {
      return isLast(left) == isLast(right) ? 0 : isLast(left) ? 1 : -1
    }
    let order = ascending(left, right, evaluator)
    return isDescending ? -order : order
  }

  private func ascending(_ left: Outcome, _ right: Outcome, _ evaluator: Evaluator) -> Int {
    func sign<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
      one == other ? 0 : one < other ? -1 : 1
    }
    switch (left, right) {
    case (.number(let one), .number(let other)): return sign(one, other)
    case (.between(let one, _), .number(let other)): return sign(one, other)
    case (.number(let one), .between(let other, _)): return sign(one, other)
    case (.between(let one, _), .between(let other, _)): return sign(one, other)
    case (.day(let one), .day(let other)): return sign(one, other)
    case (.truth(let one), .truth(let other)): return sign(one ? 0 : 1, other ? 0 : 1)
    case (.text(let one), .text(let other)): return texts(one, other)
    case (.choice(let one), .choice(let other)):
      let ids = ["micro", "small", "large", "odd", "graduated", "incubating", "left", "ai", "nano"]
      return sign(ids.firstIndex(of: one) ?? 99, ids.firstIndex(of: other) ?? 99)
    case (.record(let one), .record(let other)):
      func name(_ reference: RecordReference) -> String {
        evaluator.context.board.record(reference)?["name"]?.text ?? reference.id
      }
      return texts(name(one), name(other))
    case (.list(let one), .list(let other)):
      return ascending(one.first ?? .missing, other.first ?? .missing, evaluator)
    default: return 0
    }
  }

  /// Case and diacritics make no difference to a sort.
  private func texts(_ one: String, _ other: String) -> Int {
    Collation.compare(Folding.fold(one), Folding.fold(other))
  }

  @Test func `cancelled work gives nothing`() throws {
    let evaluator = Evaluator(Samples.context())
    #expect(try evaluator.select(Query("enterprises"), isCancelled: { true }) == nil)
    #expect(try evaluator.select(Query("enterprises"))?.slots.count == 3)
  }

  @Test func `random texts are read or refused, and never end the program`() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "(", ")", ",", ":", "~", "\"", "=", "<", ">=", "!=", "-", "+", " ", "  ", "??", "and", "or",
      "not", "within", "if", "then", "else", "this", "this.", "count(", "sum(", "last(", "patents",
      " of this", " where ", " order ", "name", "state", "size", "granted", "5%", "3y", "1.5万元",
      "today-30d", "2026-11-20", "9999-12-31+9999y", "99999999999999999999",
      "0.0000000000000000001",
      "zone.parent.parent", "研发占比", "且", "：", "（", "“", "\\", "%", "setting(", "reading(", "é",
      "👩‍👩‍👧", "\u{0}", "\n", "*", "/", "round(", "1", "missing(", "~\"(a+)+$\"",
    ]
    var read = 0
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...14, using: &generator) { text += generator.pick(pieces) }
      for mode in [ExpressionMode.filter, .value] {
        guard
          let expression = try? Expression(
            parsing: text,
            in: "enterprises",
            registry: Samples.registry,
            mode: mode
          )
        else { continue }
        read += 1
        let evaluator = Evaluator(Samples.context())
        for record in Samples.records where record.reference.register == "enterprises" {
          _ = evaluator.outcome(expression, for: record).description
        }
      }
    }
    #expect(read > 100)
  }

  @Test func `deep and long texts are refused`() {
    for text in [
      String(repeating: "(", count: 100_000), String(repeating: "not ", count: 50_000) + "listed",
      String(repeating: "-", count: 10_000), String(repeating: "a ?? ", count: 5000) + "b",
      String(repeating: "if ", count: 10_000), String(repeating: "nano ", count: 10_000),
    ] {
      #expect(throws: ExpressionError.self) {
        try Expression(
          parsing: text,
          in: "enterprises",
          registry: Samples.registry,
          mode: .check
        )
      }
    }
  }
}
