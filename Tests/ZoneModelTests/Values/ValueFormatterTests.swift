import Testing
import ZoneModel

struct ValueFormatterTests {
  private let en = ValueFormatter(.en)
  private let zh = ValueFormatter(.zh)

  private func number(_ text: String) throws -> Value {
    .number(try #require(Number(text)))
  }

  @Test(arguments: [
    ("32600000", "32.6m", "3,260万"), ("1600000000", "1.6bn", "16亿"), ("9999", "9,999", "9,999"),
    ("124000000", "124m", "1.2亿"), ("-15000", "-15,000", "-1.5万"), ("0.5", "0.5", "0.5"),
  ])
  func `money is short in a table`(yuan: String, english: String, chinese: String) throws {
    #expect(en.text(try number(yuan), of: .money, .short) == english)
    #expect(zh.text(try number(yuan), of: .money, .short) == chinese)
  }

  @Test func `money and area are exact in full`() throws {
    #expect(en.text(try number("12000000.5"), of: .money) == "12,000,000.5 yuan")
    #expect(zh.text(try number("650666.67"), of: .area) == "650,666.67 m²")
    #expect(en.text(try number("12300000"), of: .area) == "12,300,000 m² (12.3 km²)")
  }

  @Test func `percentages show one decimal in a table and what is there in full`() throws {
    #expect(en.text(try number("6"), of: .percent, .short) == "6.0%")
    #expect(en.text(try number("33.3333"), of: .percent, .short) == "33.3%")
    #expect(en.text(try number("6.126"), of: .percent) == "6.13%")
    #expect(en.text(try number("6.126"), of: .percent, .entry) == "6.126%")
  }

  @Test(arguments: [
    ("0.083", "0.083"), ("-0.003", "-0.003"), ("0.666667", "0.667"), ("12.3456", "12.35"),
    ("0.0000004", "0"), ("0", "0"), ("1.005", "1.01"),
  ])
  func `a small number keeps three digits in a table`(stored: String, shown: String) throws {
    #expect(en.text(try number(stored), of: .number, .short) == shown)
  }

  @Test func `choices, flags and lists are in the language`() {
    let set = ChoiceSet([Choice("nursery", "nursery", "苗圃")])
    #expect(zh.text(.text("nursery"), of: .choice(set)) == "苗圃")
    #expect(zh.text(.text("gone"), of: .choice(set)) == "gone")
    #expect(en.text(.flag(true), of: .flag) == "yes")
    #expect(zh.text(.list(["a", "b"]), of: .texts) == "a、b")
    #expect(zh.text(.text("18m"), of: .duration) == "18 个月")
  }

  @Test func `halves round away from zero`() throws {
    #expect(try #require(Number("2.345")).rounded(to: 2).description == "2.35")
    #expect(try #require(Number("-2.345")).rounded(to: 2).description == "-2.35")
    #expect(try #require(Number("0.04")).rounded(to: 1).description == "0")
  }

  @Test func `a title leaves out what is missing`() {
    let register = Register(
      "leases",
      pane: .incubators,
      Phrase("Leases", "租约"),
      one: Phrase("Lease", "租约"),
      title: "{tenant} · {room}",
      idPrefix: "les",
      sections: [
        Section(
          "All",
          "全部",
          [
            .reference("tenant", to: ["firms"], "Tenant", "入驻方"),
            .reference("room", to: ["rooms"], "Room", "房间"),
          ]
        )
      ],
      columns: ["tenant"]
    )
    func title(_ fields: Fields) -> String {
      register.title(
        of: Record(reference: RecordReference(register: "leases", id: "les-1"), fields: fields),
        .en
      ) { $0.register == "firms" ? "Nami" : "B-1" }
    }
    #expect(title(Fields([("tenant", .text("f")), ("room", .text("r"))])) == "Nami · B-1")
    #expect(title(Fields([("tenant", .text("f"))])) == "Nami")
    #expect(title(Fields([("room", .text("r"))])) == "B-1")
    #expect(title(Fields()) == "les-1")
  }
}
