import Testing
import ZoneModel

struct ValidationTests {
  private func field(_ kind: FieldKind, negative: Bool = false) -> Field {
    Field("f", Phrase("F", "字段"), kind: kind, negative: negative)
  }

  private func messages(_ value: Value, _ kind: FieldKind) -> [Phrase] {
    Validation.refusals(of: value, for: field(kind)).map(\.message)
  }

  private func number(_ text: String) throws -> Value {
    .number(try #require(Number(text)))
  }

  private let stages = ChoiceSet([
    Choice("nursery", "nursery", "苗圃"), Choice("incubator", "incubator", "孵化器"),
  ])

  @Test
  func `values of their kind pass`() throws {
    let values: [(Value, FieldKind)] = [
      (.text("纳米净化"), .text(nil)), (.text("line\nline\t2"), .note),
      (.text("nursery"), .choice(stages)), (.list(["incubator", "nursery"]), .choices(stages)),
      (.list(["b", "a"]), .texts), (.number(36), .integer), (try number("1.2345"), .number),
      (try number("12.5"), .money), (try number("650666.67"), .area), (.number(0), .percent),
      (.text("2024-02-29"), .date), (.number(2026), .year), (.text("18m"), .duration),
      (.flag(false), .flag), (.text("ent-0007"), .reference(["enterprises"])),
      (.text("enterprises/ent-0007"), .reference(["*"])),
      (.list(["enterprises/a", "zones/b"]), .references(["enterprises", "zones"])),
      (.text("91110116MA0AB0A18E"), .text(.creditCode)),
    ]
    for (value, kind) in values {
      #expect(Validation.refusals(of: value, for: field(kind)).isEmpty, "\(kind)")
    }
  }

  @Test
  func `a value of another kind is refused with what was expected`() {
    #expect(
      messages(.text("36"), .integer) == [
        Phrase("A whole number is expected, not the text “36”.", "应为整数，而不是文本“36”。")
      ]
    )
    #expect(
      messages(.null, .flag) == [
        Phrase("true or false is expected, not null.", "应为是或否（true 或 false），而不是空值 null。")
      ]
    )
    #expect(messages(.number(1), .text(nil)).count == 1)
    #expect(messages(.json("{}"), .note).count == 1)
    #expect(
      messages(.number(1), .computed(Computation("1", gives: .integer))) == [
        Phrase("This is computed and is not kept in a record.", "此项由系统计算，不保存在记录中。")
      ]
    )
  }

  @Test
  func `decimals and ranges name the nearest number that would do`() throws {
    let refusal = try #require(
      Validation.refusals(of: try number("1.235"), for: field(.money)).first
    )
    #expect(
      refusal.message
        == Phrase(
          "At most two decimals are kept, not 1.235; 1.24 is the nearest.",
          "最多两位小数，而不是 1.235；最接近的是 1.24。"
        )
    )
    #expect(refusal.suggestions == ["1.24"])
    #expect(
      messages(try number("3.6"), .integer).map(\.en) == [
        "A whole number is expected, not 3.6; 4 is the nearest."
      ]
    )
    #expect(
      messages(.number(-1), .area) == [
        Phrase("It cannot be below zero; -1 is.", "不能小于零；-1 小于零。")
      ]
    )
    #expect(Validation.refusals(of: .number(-1), for: field(.number, negative: true)).isEmpty)
    #expect(messages(.number(1_000_000_000_000_000), .money).count == 1)
    #expect(
      messages(.number(26), .year) == [
        Phrase("A year from 1900 to 2200 is expected, not 26.", "应为1900至2200之间的年份，而不是 26。")
      ]
    )
  }

  @Test
  func `a day must exist`() throws {
    let refusal = try #require(
      Validation.refusals(of: .text("2026-02-30"), for: field(.date)).first
    )
    #expect(
      refusal.message
        == Phrase(
          "A day YYYY-MM-DD is expected, not “2026-02-30”; 2026-02-28 is the nearest.",
          "应为日期（YYYY-MM-DD），而不是“2026-02-30”；最接近的是 2026-02-28。"
        )
    )
    #expect(refusal.suggestions == ["2026-02-28"])
    #expect(
      messages(.text("2026/1/2"), .date).first?.en.hasSuffix("2026-01-02 is the nearest.") == true
    )
    #expect(messages(.text("soon"), .date).map(\.zh) == ["应为日期（YYYY-MM-DD），而不是“soon”。"])
  }

  @Test
  func `an unknown choice names the choices and the nearest`() throws {
    let refusal = try #require(
      Validation.refusals(of: .text("nursary"), for: field(.choice(stages))).first
    )
    #expect(
      refusal.message
        == Phrase(
          "“nursary” is not one of: nursery, incubator.",
          "“nursary”不在可选项内：nursery（苗圃）、incubator（孵化器）。"
        )
    )
    #expect(refusal.suggestions == ["nursery"])
    let open = ChoiceSet(stages.choices, isOpen: true)
    #expect(Validation.refusals(of: .list(["water"]), for: field(.choices(open))).isEmpty)
  }

  @Test
  func `sets are sorted and without repetition`() {
    #expect(
      messages(.list(["nursery", "incubator"]), .choices(stages)) == [
        Phrase(
          "A set is kept sorted and without repetition: incubator, nursery.",
          "集合应排序且不重复：incubator, nursery。"
        )
      ]
    )
    #expect(messages(.list([]), .texts).count == 1)
    #expect(messages(.list(["a", ""]), .texts).count == 1)
  }

  @Test
  func `control characters and long texts are refused`() {
    #expect(
      messages(.text("a\u{1B}[2J"), .text(nil)) == [
        Phrase(
          "The control character U+001B is not allowed in a text.",
          "文本中不能有控制字符 U+001B。"
        )
      ]
    )
    #expect(messages(.text("two\nlines"), .text(nil)).count == 1)
    #expect(messages(.text("\u{9B}"), .note).count == 1)
    #expect(
      messages(.text(String(repeating: "字", count: 501)), .text(nil)) == [
        Phrase("At most 500 characters are kept; this has 501.", "最多500个字，此处有501个。")
      ]
    )
    #expect(messages(.text(""), .text(nil)).count == 1)
  }

  @Test
  func `a wrong check character is an error with what would mend it`() {
    let refusals = Validation.refusals(
      of: .text("91110000600037341N"),
      for: field(.text(.creditCode))
    )
    #expect(refusals.map(\.code) == [.invalid])
    #expect(refusals.first?.suggestions.first == "91110000600037341L")
  }

  @Test
  func `an unknown region is a warning`() throws {
    let code = try #require(CreditCode.make(region: "119999", organisation: "MA0AB0A1"))
    let refusals = Validation.refusals(of: .text(code), for: field(.text(.creditCode)))
    #expect(refusals.map(\.code) == [.warning])
    #expect(refusals.map(\.isError) == [false])
  }

  @Test
  func `an identifier is kept in its usual form`() {
    let refusals = Validation.refusals(
      of: .text("ZL201710601862.3"),
      for: field(.text(.patentNumber))
    )
    #expect(refusals.map(\.message.en) == ["It is written 201710601862.3."])
    #expect(refusals.first?.suggestions == ["201710601862.3"])
  }

  @Test
  func `references are written as their field keeps them`() {
    #expect(
      messages(.text("ent 7"), .reference(["enterprises"])) == [
        Phrase(
          "The id of a record of enterprises is expected, not “ent 7”.",
          "应为 enterprises 中一条记录的编号，而不是“ent 7”。"
        )
      ]
    )
    #expect(
      messages(.text("ent-7"), .reference(["enterprises", "startup-teams"])).map(\.en) == [
        "A record is named register/id, such as enterprises/id-0001, in enterprises, startup-teams."
      ]
    )
    #expect(messages(.text("patents/p-1"), .reference(["enterprises", "zones"])).count == 1)
  }

  @Test
  func `a whole record is looked at in the order of its fields`() throws {
    let register = Register(
      "things",
      pane: .zones,
      Phrase("Things", "事物"),
      one: Phrase("Thing", "事物"),
      idPrefix: "thi",
      sections: [
        Section(
          "All",
          "全部",
          [
            Field.text("name", "Name", "英文名称").required(unless: "nameZh"),
            .text("nameZh", "Chinese name", "名称"),
            .money("price", "Price", "价格", required: true),
            .date("from", "From", "起"),
          ]
        )
      ],
      columns: ["name"]
    )
    let empty = Record(
      reference: RecordReference(register: "things", id: "thi 1"),
      fields: Fields([("from", .text("x")), ("note", .text("unknown members stay"))])
    )
    let refusals = Validation.refusals(of: empty, in: register)
    #expect(refusals.map(\.field) == ["id", "name", "price", "from"])
    #expect(refusals.map(\.code) == [.invalid, .required, .required, .invalid])
    #expect(refusals.allSatisfy { $0.record == empty.reference })
    #expect(
      refusals[1].message == Phrase("A value is needed here or in Chinese name.", "此处或「名称」至少填一项。")
    )
    let named = Record(
      reference: RecordReference(register: "things", id: "thi-1"),
      fields: Fields([("nameZh", .text("物")), ("price", .number(1))])
    )
    #expect(Validation.refusals(of: named, in: register).isEmpty)
  }

  @Test(arguments: ["", "ent 7", "企业-1", String(repeating: "a", count: 65), "a/b"])
  func `an id is short and ASCII`(_ id: String) {
    #expect(
      Validation.refusal(ofID: id)?.message
        == Phrase(
          "An id is 1 to 64 letters a to z, digits, - . or _, such as ent-0007.",
          "编号为1至64个英文字母、数字、-、. 或 _，如 ent-0007。"
        )
    )
  }

  @Test(arguments: Registry.standard.registers)
  func `the choices and defaults of every register are values of their fields`(
    _ register: Register
  ) {
    for field in register.fields {
      guard case .value(let value)? = field.defaultValue else { continue }
      #expect(Validation.refusals(of: value, for: field).isEmpty, "\(register.id).\(field.id)")
    }
  }
}
