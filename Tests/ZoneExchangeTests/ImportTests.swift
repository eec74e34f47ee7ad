import Synchronization
import Testing
import ZoneExchange
import ZoneModel

struct ImportTests {
  private static let register = Register(
    "firms",
    pane: .enterprises,
    Phrase("Firms", "公司"),
    one: Phrase("Firm", "公司"),
    idPrefix: "firm",
    sections: [
      Section(
        "Identity",
        "基本",
        [
          Field("name", Phrase("Name", "名称"), kind: .text(nil)),
          Field("code", Phrase("Code", "代码"), kind: .text(nil), unique: true),
          Field("staff", Phrase("Staff", "人数"), kind: .integer),
          Field("tags", Phrase("Tags", "标签"), kind: .choices(ChoiceSet([], isOpen: true))),
          Field("listed", Phrase("Listed", "上市"), kind: .flag),
          Field(
            "size",
            Phrase("Size", "规模"),
            kind: .computed(Computation("staff", gives: .integer))
          ),
        ]
      )
    ],
    columns: ["name"]
  )

  private static let board = MemoryBoard([
    Record(
      reference: RecordReference(register: "firms", id: "firm-1"),
      revision: 3,
      fields: Fields([
        ("name", .text("纳米")), ("code", .text("A")), ("staff", .number(5)),
        ("tags", .set(["a", "b"])),
      ])
    )
  ])

  /// Reads values as a person would type them, as far as these tests need it.
  private static func rules(
    map: [String: String] = [:],
    clearsEmpty: Bool = false
  ) -> ImportRules {
    let made = Counter()
    return ImportRules(
      read: { (text, field) throws(Refusal) in
        switch field.kind {
        case .integer:
          guard let number = Number(text) else {
            throw Refusal(.invalid, field: field.id, Phrase("a whole number was expected", "应为整数"))
          }
          return Entry(.number(number))
        case .choices: return Entry(.set(text.split(separator: ";").map(String.init)))
        default: return Entry(.text(text))
        }
      },
      defaults: Fields([("staff", .number(1))]),
      makeID: { "new-\(made.next())" },
      map: map,
      clearsEmpty: clearsEmpty
    )
  }

  private func plan(
    _ text: String,
    _ format: ExchangeFormat = .csv,
    rules: ImportRules = rules()
  ) throws -> ImportPlan {
    var planner = ImportPlanner(
      into: Self.register,
      records: Self.board.source("firms"),
      rules: rules
    )
    var reader = try ImportReader(Array(text.utf8), format: format)
    while let row = try reader.next() { planner.add(row) }
    return planner.finished()
  }

  private func firm(_ id: String) -> RecordReference { RecordReference(register: "firms", id: id) }

  @Test func `a row without an id makes a record with the register's defaults`() throws {
    let plan = try plan("name,code\n新,N\n")
    #expect(plan.problems == [])
    #expect(
      plan.edits == [
        .create(
          firm("new-1"),
          Fields([("name", .text("新")), ("code", .text("N")), ("staff", .number(1))])
        )
      ]
    )
    #expect(plan.created == 1)
  }

  @Test(arguments: ["Name,Code,Staff", "名称,代码,人数", "NAME, code ,staff"])
  func `headings are ids or labels in either language`(headings: String) throws {
    let plan = try plan(headings + "\n纳米,A,9\n")
    #expect(plan.problems == [])
    #expect(
      plan.edits == [.set(firm("firm-1"), field: "staff", before: .number(5), after: .number(9))]
    )
  }

  @Test func `a row with a key that a record has changes that record`() throws {
    let plan = try plan("code,tags\nA,b;c\n")
    #expect(
      plan.edits == [.members(firm("firm-1"), field: "tags", added: ["c"], removed: ["a"])]
    )
    #expect(plan.changed == 1)
  }

  @Test func `a row that says what the record says changes nothing`() throws {
    let plan = try plan("id,revision,name,staff,size\nfirm-1,3,纳米,5,77\n")
    #expect(plan.edits == [])
    #expect(plan.unchanged == 1)
    #expect(plan.ignored == ["size"])
  }

  @Test func `an empty cell changes nothing unless asked to clear`() throws {
    #expect(try plan("id,staff\nfirm-1,\n").edits == [])
    #expect(
      try plan("id,staff\nfirm-1,\n", rules: Self.rules(clearsEmpty: true)).edits == [
        .set(firm("firm-1"), field: "staff", before: .number(5), after: nil)
      ]
    )
  }

  @Test func `a row made from an older revision is refused`() throws {
    let plan = try plan("id,revision,staff\nfirm-1,2,6\n")
    let problem = try #require(plan.problems.first)
    #expect(problem.place.en == "line 2, field revision")
    #expect(
      problem.message.en
        == "firm-1 has changed since this row was written: revision 2, now 3"
    )
  }

  @Test func `every row that is wrong is told with line, column and field`() throws {
    let plan = try plan("id,name,staff\nfirm-1,x,many\na b,y,3\nfirm-9,z,1\nfirm-9,z,1\n")
    #expect(
      plan.problems.map { $0.place.en + ": " + $0.message.en } == [
        "line 2, column 10, field staff: a whole number was expected",
        "line 3, field id: “a b” is no id: letters, digits, `-`, `.` and `_` were expected",
        "line 5: firm-9 stands in line 4 already",
      ]
    )
  }

  @Test func `an unknown heading is told once, with the nearest field`() throws {
    let plan = try plan("code,staf\nA,5\nB,6\n")
    #expect(
      plan.problems.map { $0.place.en + ": " + $0.message.en } == [
        "line 1, field staf: firms has no such field; nearest: staff"
      ]
    )
  }

  @Test func `a heading can be mapped to a field or left out`() throws {
    let plan = try plan(
      "Firma,Notes\n新,x\n",
      rules: Self.rules(map: ["Firma": "name", "Notes": ""])
    )
    #expect(plan.problems == [])
    #expect(plan.ignored == ["Notes"])
    #expect(plan.created == 1)
  }

  @Test func `JSON gives values in their own types and null clears`() throws {
    let plan = try plan(
      """
      [
        {"id":"firm-1","staff":null,"tags":["a","b","ü"]},
        {"name":"新","listed":true,"staff":7}
      ]
      """,
      .json
    )
    #expect(plan.problems == [])
    #expect(
      plan.edits == [
        .set(firm("firm-1"), field: "staff", before: .number(5), after: nil),
        .members(firm("firm-1"), field: "tags", added: ["ü"], removed: []),
        .create(
          firm("new-1"),
          Fields([("name", .text("新")), ("staff", .number(7)), ("listed", .flag(true))])
        ),
      ]
    )
  }

  @Test func `a row with more values than headings is told with the others`() throws {
    let plan = try plan("name\na,b\nc\nd,e\n")
    #expect(plan.problems.map(\.place.en) == ["line 2, column 3", "line 4, column 3"])
    #expect(plan.problems.first?.message.en == "this row has 2 values, but there is 1 heading")
  }

  @Test(arguments: [
    (ExchangeFormat.jsonl, "{\"name\":\"a\"}\n{\"name\":}\n", "line 2, column 9"),
    (.json, "{\"name\":\"a\"}", "line 1, column 1"),
    (.json, "[{\"name\":\"名\"} {\"name\":\"b\"}]", "line 1, column 15"),
    (.json, "[{\"name\":\"a\"}] x", "line 1, column 16"),
    (.csv, "name\n\"a\n", "line 2, column 1"),
  ])
  func `a file that is not what it should be is refused with its place`(
    format: ExchangeFormat,
    text: String,
    place: String
  ) throws {
    let error = try #require(throws: ExchangeError.self) { try plan(text, format) }
    #expect(error.place.en == place)
  }
}

/// Counts up, from whatever thread.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
