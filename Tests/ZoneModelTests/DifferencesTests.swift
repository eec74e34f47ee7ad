import Testing
import ZoneModel

struct DifferencesTests {
  private let register = Register(
    "things",
    pane: .zones,
    Phrase("Things", "物品"),
    one: Phrase("Thing", "物品"),
    idPrefix: "thg",
    sections: [
      Section(
        "All",
        "全部",
        [
          .text("name", "Name", "名称"),
          .choices("tags", "Tags", "标签", [], open: true),
          .computed("twice", "Twice", "两倍", "1 + 1", gives: .integer),
        ]
      )
    ],
    columns: ["name"]
  )
  private let record = RecordReference(register: "things", id: "thg-1")

  @Test func `a set travels as what joined and what left`() {
    let before = Fields([("name", .text("A")), ("tags", .list(["a", "b"]))])
    let after = Fields([("name", .text("A")), ("tags", .list(["b", "c"]))])
    #expect(
      register.edits(from: before, to: after, of: record)
        == [.members(record, field: "tags", added: ["c"], removed: ["a"])]
    )
  }

  @Test func `a value that becomes missing differs from null`() {
    let before = Fields([("name", .text("A"))])
    #expect(
      register.edits(from: before, to: Fields(), of: record)
        == [.set(record, field: "name", before: .text("A"), after: nil)]
    )
    #expect(
      register.edits(from: Fields([("name", .null)]), to: Fields(), of: record)
        == [.set(record, field: "name", before: .null, after: nil)]
    )
  }

  @Test func `computed fields are never written and unknown members are kept`() {
    let before = Fields([("twice", .number(2)), ("later", .json("{}"))])
    let after = Fields([("twice", .number(3)), ("later", .json("{}"))])
    #expect(register.edits(from: before, to: after, of: record).isEmpty)
  }

  @Test func `names that differ only in composition are different`() {
    let before = Fields([("name", .text("\u{e9}"))])
    let after = Fields([("name", .text("e\u{301}"))])
    #expect(register.edits(from: before, to: after, of: record).count == 1)
  }
}
