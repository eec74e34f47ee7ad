import Testing
import ZoneModel

struct EntryReaderTests {
  private let reader = EntryReader(today: Day("2026-11-20") ?? Day(number: 0))

  private func read(_ text: String, _ kind: FieldKind) throws -> Value? {
    try reader.read(text, for: Field("f", Phrase("F", "字段"), kind: kind)).value
  }

  @Test(arguments: [
    ("1.5万元", "15000"), ("16亿", "1600000000"), ("1200万", "12000000"), ("12,000.50", "12000.5"),
    ("１．５万", "15000"), ("¥ 300", "300"), ("1.6bn", "1600000000"), ("3.26m", "3260000"),
    ("1200,0000", "12000000"), ("36 yuan", "36"), ("5分", "0.05"), ("007", "7"),
  ])
  func `money is read in the units people use`(typed: String, yuan: String) throws {
    #expect(try read(typed, .money) == .number(try #require(Number(yuan))))
  }

  @Test(arguments: [
    ("976亩", "650666.67"), ("15 mu", "10000"), ("12.3 km2", "12300000"), ("120㎡", "120"),
    ("1.2公顷", "12000"), ("3.13平方公里", "3130000"), ("1亩", "666.67"),
  ])
  func `areas are kept to a hundredth of a square metre`(typed: String, metres: String) throws {
    #expect(try read(typed, .area) == .number(try #require(Number(metres))))
  }

  @Test(arguments: [
    ("2026-11-20", "2026-11-20"), ("2026年11月20日", "2026-11-20"), ("2026/1/2", "2026-01-02"),
    ("20261121", "2026-11-21"), ("11-24", "2026-11-24"), ("3-1", "2027-03-01"),
    ("9月1日", "2026-09-01"), ("+30d", "2026-12-20"), ("-1y", "2025-11-20"), ("今天", "2026-11-20"),
    ("明天", "2026-11-21"), ("3个月后", "2027-02-20"), ("+2w", "2026-12-04"),
  ])
  func `days are read as people write them`(typed: String, day: String) throws {
    #expect(try read(typed, .date) == .text(day))
  }

  @Test(arguments: [
    ("+1y", "2026-03-01"), ("一年", "2026-03-01"), ("半年后", "2025-09-01"), ("18m", "2026-09-01"),
    ("十八个月", "2026-09-01"), ("-1d", "2025-02-28"), ("今天", "2026-11-20"), ("12-31", "2026-12-31"),
  ])
  func `a length counts from the day that its field names`(typed: String, day: String) throws {
    let until = Field.date("to", "Until", "到期日").counting(from: "from")
    let values = Fields([("from", .text("2025-03-01"))])
    let entry = try reader.read(typed, for: until, beside: values)
    #expect(entry.value == .text(day))
    if typed == "一年" {
      #expect(
        entry.understood == Phrase("= 2026-03-01, from 2025-03-01", "= 2026-03-01，自 2025-03-01 起")
      )
      #expect(throws: EntryError.self) { try read("一年", .date) }
      #expect(try reader.read(typed, for: until).value == .text("2027-11-20"))
    }
  }

  @Test func `an understood amount is said`() throws {
    let entry = try reader.read("1200万", for: .money("capital", "Capital", "资本"))
    #expect(entry.understood == Phrase("= 12,000,000 yuan", "= 12,000,000 元"))
    #expect(try reader.read("12000000", for: .money("c", "C", "资")).understood == nil)
  }

  @Test(arguments: [
    ("abc", FieldKind.money), ("1,5", .money), ("1.234", .money), ("12 尺", .area), ("-5", .money),
    ("2026-02-30", .date), ("3.5", .integer), ("maybe", .flag), ("3 yards", .duration),
    ("26", .year),
  ])
  func `what cannot be understood is refused`(typed: String, kind: FieldKind) {
    #expect(throws: EntryError.self) { try read(typed, kind) }
  }

  @Test func `a choice is known by id, label or the start of one`() throws {
    let kind = FieldKind.choice(
      ChoiceSet([Choice("nursery", "nursery", "苗圃"), Choice("incubator", "incubator", "孵化器")])
    )
    #expect(try read("苗圃", kind) == .text("nursery"))
    #expect(try read("INC", kind) == .text("incubator"))
    #expect(throws: EntryError.self) { try read("garden", kind) }
    let field = Field("f", Phrase("F", "字段"), kind: kind)
    let begun = try reader.read("inc", for: field)
    #expect(begun.isCompleted)
    #expect(begun.understood == Phrase("= incubator", "= 孵化器"))
    for whole in ["Incubator", "孵化器", "nursery"] {
      #expect(try reader.read(whole, for: field).understood == nil)
    }
  }

  @Test func `what would be rounded is refused, but for a mu, which no decimals can hold`() throws {
    for text in ["12.345", "1.0000001 ha", "0.0000000123 km²"] {
      #expect(throws: EntryError.self) { try read(text, .area) }
    }
    #expect(try read("0.5 mu", .area) == .number(try #require(Number("333.33"))))
    #expect(try read("1.0001 ha", .area) == .number(10_001))
  }

  @Test(arguments: ["99999999999999999999", "123,456,789,012,345,678,901", "10000000000000亿"])
  func `a number that is too large is told so, with the limit`(text: String) {
    let error = #expect(throws: EntryError.self) { try read(text, .integer) }
    #expect(error?.message.en.contains("below 1,000,000,000,000,000") == true)
  }

  @Test func `a comma before the legal form of a firm parts no list`() throws {
    let names = "Lin Yueshan, Beijing Xuyu Nano Co., Ltd., Lodz Optics Pte. Ltd.；上海静安，Acme, Inc."
    #expect(
      try read(names, .texts)
        == .list([
          "Lin Yueshan", "Beijing Xuyu Nano Co., Ltd.", "Lodz Optics Pte. Ltd.", "上海静安",
          "Acme, Inc.",
        ])
    )
    #expect(try read("Ltd., Incubators, Co-op", .texts) == .list(["Ltd.", "Incubators", "Co-op"]))
  }

  @Test func `open sets take new words and keep their elements sorted`() throws {
    let kind = FieldKind.choices(ChoiceSet([Choice("exporter", "exporter", "出口")], isOpen: true))
    #expect(try read("water，出口、nano", kind) == .list(["exporter", "nano", "water"]))
  }

  @Test func `a rounded number from a spreadsheet is refused with the way out`() {
    #expect(throws: EntryError.self) { try read("1.21E+17", .text(.creditCode)) }
  }

  @Test func `blank makes a field missing`() throws {
    #expect(try read(" 　", .money) == nil)
  }

  @Test func `durations`() throws {
    #expect(try read("3年", .duration) == .text("3y"))
    #expect(try read("18 months", .duration) == .text("18m"))
    #expect(try read("2周", .duration) == .text("14d"))
  }

  @Test func `a record is found by name when only one fits`() throws {
    let reader = EntryReader(today: Day(number: 0)) { text, registers in
      text == "Nami"
        ? [RecordReference(register: registers[0], id: "ent-1")]
        : text == "N"
          ? ["ent-1", "ent-2"].map { RecordReference(register: registers[0], id: $0) } : []
    }
    let field = Field.reference("firm", to: ["enterprises"], "Firm", "企业")
    #expect(try reader.read("Nami", for: field).value == .text("ent-1"))
    #expect(throws: EntryError.self) { try reader.read("N", for: field) }
    #expect(throws: EntryError.self) { try reader.read("X", for: field) }
  }

  @Test func `records that a name could mean are told by name, and only a cut list is called one`()
  {
    func message(_ count: Int) -> Phrase? {
      let reader = EntryReader(
        today: Day(number: 0),
        find: { _, registers in
          (1...count).map { RecordReference(register: registers[0], id: "ent-\($0)") }
        },
        title: { Phrase("Firm \($0.id.last ?? "?")", "企业\($0.id.last ?? "?")") }
      )
      do throws(EntryError) {
        let field = Field.reference("firm", to: ["enterprises"], "Firm", "企业")
        _ = try reader.read("N", for: field)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(
      message(2)
        == Phrase(
          "2 records match N: Firm 1 (ent-1), Firm 2 (ent-2); give the id.",
          "有 2 条与“N”相符：企业1（ent-1）、企业2（ent-2）；请用编号指明。"
        )
    )
    #expect(message(6)?.en.contains("Firm 5 (ent-5), …;") == true)
  }

  @Test func `a choice that is nearly right is suggested, an ambiguous one asks for more`() {
    let kind = FieldKind.choice(
      ChoiceSet([
        Choice("incubating", "incubating", "在孵（场内）"), Choice("income", "income", "收入"),
        Choice("left", "left", "迁出"),
      ])
    )
    func error(_ text: String) -> EntryError? {
      do throws(EntryError) {
        _ = try reader.read(text, for: Field("f", Phrase("F", "字段"), kind: kind))
        return nil
      } catch {
        return error
      }
    }
    #expect(error("在孵(场内)") == nil, "full-width brackets in a label mean the same")
    #expect(error("incubatng")?.suggestions == ["incubating"])
    #expect(error("inc")?.suggestions == ["incubating", "income"])
    #expect(
      error("inc")?.message
        == Phrase(
          "inc begins several: incubating, income; type more.",
          "“inc”对应多项：在孵（场内）、收入；请再多输几个字。"
        )
    )
  }

  @Test func `identifiers are read into their usual form`() throws {
    #expect(try read("ＺＬ２０１７１０６０１８６２．３", .text(.patentNumber)) == .text("201710601862.3"))
    #expect(try read("91 110000 600037341l", .text(.creditCode)) == .text("91110000600037341L"))
    #expect(try read("6513", .text(.industryCode)) == .text("I6513"))
  }

  /// Made values of each kind, the same in every run.
  private func values(of kind: FieldKind) throws -> [Value] {
    var state: UInt64 = 20_261_121
    func next(_ limit: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % limit
    }
    return (0..<200).map { _ in
      switch kind {
      case .money, .area: .number(Number(units: next(2_000_000_000), scale: 2))
      case .percent, .number: .number(Number(units: next(10_000_000), scale: 4))
      case .integer: .number(Number(units: next(2_000_000_000)))
      case .year: .number(Number(units: 1900 + next(300)))
      case .date: .day(Day(number: Int(next(60_000))))
      case .duration: .text("\(next(400))" + ["y", "m", "d"][Int(next(3))])
      default: .flag(next(2) == 0)
      }
    }
  }

  @Test(arguments: [
    FieldKind.money, .area, .percent, .number, .integer, .year, .date, .duration, .flag,
  ])
  func `what a form shows for a value is read back as the same value`(_ kind: FieldKind) throws {
    let field = Field("f", Phrase("F", "字段"), kind: kind)
    for language in Language.allCases {
      let formatter = ValueFormatter(language)
      for value in try values(of: kind) {
        let text = formatter.text(value, of: field, .entry)
        let entry = try reader.read(text, for: field)
        #expect(entry.value == value, "\(text)")
        #expect(Validation.refusals(of: value, for: field).isEmpty)
      }
    }
  }

  @Test func `what a part of a name was understood as is said, and a whole name speaks for itself`()
    throws
  {
    let reader = EntryReader(
      today: Day(number: 0),
      find: { _, registers in [RecordReference(register: registers[0], id: "ent-1")] },
      title: { _ in Phrase("Nami Co.", "纳米公司") }
    )
    let field = Field.reference("firm", to: ["enterprises"], "Firm", "企业")
    #expect(try reader.read("Nam", for: field).understood == Phrase("= Nami Co.", "= 纳米公司"))
    #expect(try reader.read("纳米公司", for: field).understood == nil)
  }

  @Test func `a length counts from a day, and a day is none`() throws {
    let day = try #require(Day("2026-11-28"))
    #expect(DaySpan("+1y")?.from(day) == Day("2027-11-28"))
    #expect(DaySpan("3个月后")?.from(day) == Day("2027-02-28"))
    #expect(DaySpan("-10")?.from(day) == Day("2026-11-18"))
    for text in ["2026-11-28", "today", "1y", "+1x"] { #expect(DaySpan(text) == nil) }
  }
}
