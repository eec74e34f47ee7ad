import Testing
import ZoneModel

/// What changes are called to somebody who does not speak their author's language.
struct ChangeLabelTests {
  private static let enterprise = RecordReference(register: "enterprises", id: "ent-1")
  private static let board = MemoryBoard([
    Record(
      reference: enterprise,
      fields: Fields([("name", .text("Nami: Edit")), ("nameZh", .text("纳米"))])
    )
  ])

  private func called(
    _ label: String,
    _ edits: [Edit],
    operation: ZoneModel.Operation = .edit
  ) -> Phrase {
    Change(
      seq: 1,
      id: "c1",
      time: Moment(milliseconds: 0),
      author: Author(name: "li.wei", uid: 1000, session: "s1"),
      operation: operation,
      label: label,
      edits: edits
    ).called(in: .standard, on: Self.board)
  }

  private static let two: [Edit] = [
    .set(enterprise, field: "stage", before: nil, after: .text("nursery")),
    .set(enterprise, field: "shortName", before: nil, after: .text("N")),
  ]

  private static func many(_ register: String, field: String, _ value: Value) -> [Edit] {
    (1...3).map { number in
      .set(
        RecordReference(register: register, id: "x-\(number)"),
        field: field,
        before: nil,
        after: value
      )
    }
  }

  @Test(arguments: [
    ("修改 纳米", "Edit Nami: Edit", "修改 纳米"),
    ("Edit Nami: Edit", "Edit Nami: Edit", "修改 纳米"),
    ("Edit A former name", "Edit Nami: Edit", "修改 纳米"),
    ("New: 纳米", "New: Nami: Edit", "新建：纳米"),
    ("New enterprise: 纳米", "New enterprise: Nami: Edit", "新建企业：纳米"),
    ("新建企业：Nami: Edit", "New enterprise: Nami: Edit", "新建企业：纳米"),
    ("恢复「纳米」", "Bring back Nami: Edit", "恢复「纳米」"),
    ("毕业：纳米", "Graduate: Nami: Edit", "毕业：纳米"),
    ("Called by hand", "Called by hand", "Called by hand"),
    ("", "Edit Nami: Edit", "修改 纳米"),
  ])
  func `a sentence about one record is said in both languages`(
    label: String,
    en: String,
    zh: String
  ) {
    #expect(called(label, Self.two) == Phrase(en, zh))
  }

  @Test func `what was put off is told in both languages`() {
    let edits: [Edit] = [
      .set(Self.enterprise, field: "registeredOn", before: nil, after: .text("2026-12-01"))
    ]
    #expect(
      called("推迟至 2026-12-01 纳米", edits)
        == Phrase("Put off until 2026-12-01 Nami: Edit", "推迟至 2026-12-01 纳米")
    )
  }

  @Test func `a deleted record is named as it was`() {
    let gone = RecordReference(register: "enterprises", id: "ent-9")
    let edits: [Edit] = [
      .delete(gone, Fields([("name", .text("Gone")), ("nameZh", .text("走了"))]))
    ]
    #expect(called("删除「走了」", edits) == Phrase("Delete Gone", "删除「走了」"))
    #expect(called("删除 走了", edits) == Phrase("Delete Gone", "删除 走了"))
    #expect(called("", edits) == Phrase("Delete Gone", "删除「走了」"))
  }

  @Test(arguments: [
    ("修改 3 条企业", "Edit 3 enterprises", "修改 3 条企业"),
    ("Delete 3 enterprises", "Delete 3 enterprises", "删除 3 条企业"),
    (
      "Import enterprises: 1 new, 2 changed", "Import enterprises: 1 new, 2 changed",
      "导入企业：新增 1，修改 2"
    ),
    ("导入企业：新增 1，修改 2", "Import enterprises: 1 new, 2 changed", "导入企业：新增 1，修改 2"),
    ("3 条的发展阶段 = 苗圃", nil, nil),
    ("修改 3 条没有的", "修改 3 条没有的", "修改 3 条没有的"),
    ("", "Edit 3 enterprises", "修改 3 条企业"),
  ])
  func `a sentence about many records is said in both languages`(
    label: String,
    en: String?,
    zh: String?
  ) throws {
    let stage = try #require(Registry.standard["enterprises"]?[field: "stage"])
    let nursery = try #require(stage.kind.choiceSet?["nursery"]).label
    let edits = Self.many("enterprises", field: "stage", .text("nursery"))
    guard let en, let zh else {
      // The value is said as the step gives it.
      let found = called("3 条的\(stage.label.zh) = \(nursery.zh)", edits)
      #expect(found.en == "\(stage.label.en) = \(nursery.en) for 3")
      #expect(found.zh == "3 条的\(stage.label.zh) = \(nursery.zh)")
      return
    }
    #expect(called(label, edits) == Phrase(en, zh))
  }

  @Test(arguments: ["Take settings.yaml out of force", "停用 settings.yaml", ""])
  func `a text that is taken out of force is said in both languages`(label: String) {
    let edit = Edit.adopt(file: "settings.yaml", before: "registers: {}", after: nil)
    #expect(
      called(label, [edit], operation: .adopt)
        == Phrase("Take settings.yaml out of force", "停用 settings.yaml")
    )
  }

  @Test func `every action is known by its name in either language`() throws {
    for register in Registry.standard.registers {
      for action in register.actions {
        let edits = Self.many(register.id, field: "state", .text("x"))
        let zh = "\(action.label.zh)：3 条\(register.label.zh)"
        let en = "\(action.label.en): 3 \(register.label.en.lowercased())"
        #expect(called(zh, edits) == Phrase(en, zh))
        #expect(called(en, edits) == Phrase(en, zh))
      }
    }
  }

  @Test func `private values are not said`() {
    let edits = Self.many("contacts", field: "telephone", .text("100 0000 0001"))
    let found = called("Telephone = 100 0000 0001 for 3", edits)
    #expect(found == Phrase("Telephone = … for 3", "3 条的电话 = …"))
  }

  @Test func `adopting a file is said in both languages`() {
    let edits: [Edit] = [.adopt(file: "settings.yaml", before: nil, after: "x: 1")]
    let phrase = Phrase("Adopt settings.yaml", "采用 settings.yaml")
    #expect(called("Adopt settings.yaml", edits, operation: .adopt) == phrase)
    #expect(called("", edits, operation: .adopt) == phrase)
  }

  @Test func `a change of many records is called by the record that they name`() {
    let person = RecordReference(register: "staff", id: "zhao")
    let board = MemoryBoard([
      Record(
        reference: person,
        fields: Fields([("name", .text("Zhao Min")), ("nameZh", .text("赵敏"))])
      )
    ])
    let edits: [Edit] = (1...3).map { number in
      .set(
        RecordReference(register: "enterprises", id: "ent-\(number)"),
        field: "officer",
        before: .text("zhao"),
        after: .text("wang")
      )
    }
    let change = Change(
      seq: 1,
      id: "c1",
      time: Moment(milliseconds: 0),
      author: Author(name: "li.wei", uid: 1000, session: "s1"),
      operation: .edit,
      label: "移交工作：赵敏",
      edits: edits
    )
    let called = change.called(in: .standard, on: board)
    #expect(called == Phrase("Hand over: Zhao Min", "移交工作：赵敏"))
  }

  @Test(arguments: [
    ("Edit 纳米", "Edit Nami: Edit, Stage"), ("Stage = nursery", "Stage = ?"),
    ("毕业：纳米", "Graduate: Nami: Edit"),
  ])
  func `the field of an edit is told where that is asked for and not said already`(
    label: String,
    said: String
  ) {
    let change = Change(
      seq: 1,
      id: "c1",
      time: Moment(milliseconds: 0),
      author: Author(name: "li.wei", uid: 1000, session: "s1"),
      operation: .undo,
      label: label,
      edits: [Self.two[0]]
    )
    #expect(change.called(in: .standard, on: Self.board, namingField: true).en == said)
  }
}
