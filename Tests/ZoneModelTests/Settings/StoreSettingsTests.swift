import Testing
import ZoneModel

struct StoreSettingsTests {
  private let registry = Registry([
    Register(
      "enterprises",
      pane: .enterprises,
      Phrase("Enterprises", "企业"),
      one: Phrase("Enterprise", "企业"),
      idPrefix: "ent",
      sections: [
        Section(
          "All",
          "全部",
          [
            .text("name", "Name", "名称"),
            .choice("stage", "Stage", "阶段", [Choice("nursery", "nursery", "苗圃")]),
          ]
        )
      ],
      states: [Choice("active", "active", "存续"), Choice("left", "left", "迁出")],
      transitions: ["active>left"],
      columns: ["name"]
    )
  ])

  private func faults(_ text: String) -> [SettingsFault] {
    do throws(SettingsError) {
      _ = try registry.applying(try StoreSettings.parse(text))
      return []
    } catch {
      return error.faults
    }
  }

  @Test
  func `a store without settings has the defaults`() throws {
    #expect(try StoreSettings.parse("") == StoreSettings())
    #expect(try StoreSettings.parse("# nothing yet\n") == StoreSettings())
    #expect(StoreSettings().timeZone == "Asia/Shanghai")
  }

  @Test
  func `everything of settings is read`() throws {
    let settings = try StoreSettings.parse(
      """
      timezone: Asia/Urumqi
      zone: huairou-science-city
      readings: {continuous-operation-5-years: forward}
      thresholds:
        lease-ends-soon: 60d
        floor: 70%
        due-soon: {patents: 30, strict: true}
      holidays:
        2027: {off: [2027-01-01..2027-01-03], work: [2027-01-09]}
      """
    )
    #expect(settings.timeZone == "Asia/Urumqi")
    #expect(settings.zone == "huairou-science-city")
    #expect(settings.readings == ["continuous-operation-5-years": "forward"])
    #expect(settings.threshold("lease-ends-soon") == .text("60d"))
    #expect(settings.threshold("floor", ["any"]) == .number(70))
    #expect(settings.threshold("due-soon", ["patents"]) == .number(30))
    #expect(settings.threshold("due-soon", ["strict"]) == .flag(true))
    #expect(settings.threshold("due-soon") == nil)
    #expect(settings.calendar.isPublished(2027))
    #expect(settings.calendar.isWorked(try #require(Day("2027-01-09"))))
    #expect(!settings.calendar.isWorked(try #require(Day("2027-01-01"))))
  }

  @Test
  func `fields, choices, states and steps are added to a register`() throws {
    let settings = try StoreSettings.parse(
      """
      registers:
        enterprises:
          fields:
            parking:
              kind: integer
              label: {en: Parking spaces, zh: 车位}
              unit: {en: places, zh: 个}
              help: How many
            cluster:
              kind: choice
              choices: [{id: nano, en: Nano, zh: 纳米}, optics]
              default: nano
            partner: {kind: reference, to: [enterprises]}
            taxCode: {kind: text, form: uscc, private: true}
          choices:
            stage: [{id: pre-listing, zh: 拟上市}]
          states: [{id: dormant, en: dormant, zh: 休眠}]
          transitions:
            state: [active>dormant, dormant > active]
      """
    )
    let register = try #require(try registry.applying(settings)["enterprises"])
    let parking = try #require(register[field: "parking"])
    #expect(parking.kind == .integer)
    #expect(parking.label == Phrase("Parking spaces", "车位"))
    #expect(parking.unit == Phrase("places", "个"))
    #expect(parking.help == Phrase(same: "How many"))
    #expect(
      register[field: "cluster"]?.kind.choiceSet?.choices.map(\.label.zh) == ["纳米", "optics"]
    )
    #expect(register[field: "cluster"]?.defaultValue == .value(.text("nano")))
    #expect(register[field: "partner"]?.kind == .reference(["enterprises"]))
    #expect(register[field: "taxCode"]?.kind == .text(.creditCode))
    #expect(register[field: "taxCode"]?.isPrivate == true)
    #expect(register[field: "stage"]?.kind.choiceSet?["pre-listing"]?.label.en == "拟上市")
    #expect(
      register[field: "state"]?.transitions == [
        "active>left", "active>dormant", "dormant>active",
      ]
    )
    #expect(
      register.sections.last?.fields.map(\.id) == ["parking", "cluster", "partner", "taxCode"]
    )
  }

  @Test
  func `a fault says line, column, key and what was expected`() {
    let text = """
      zone: huairou
      registers:
        enterprises:
          fields:
            parking: {kind: integr}
            Tax: {kind: text}
          choises: {}
      """
    #expect(
      faults(text).map(\.described) == [
        Phrase(
          "line 5, column 23 registers.enterprises.fields.parking.kind: integr is no kind of"
            + " field; did you mean integer?",
          "第5行第23列 registers.enterprises.fields.parking.kind：没有 integr 这种字段；是否指 integer？"
        ),
        Phrase(
          "line 6, column 7 registers.enterprises.fields.Tax: a field's id is letters and digits"
            + " that begin with a small letter, such as parkingSpaces, not Tax.",
          "第6行第7列 registers.enterprises.fields.Tax：字段编号由字母和数字组成，以小写字母开头，"
            + "如 parkingSpaces，而不是 Tax。"
        ),
        Phrase(
          "line 7, column 5 registers.enterprises.choises: there is no choises here; did you mean"
            + " choices?",
          "第7行第5列 registers.enterprises.choises：这里没有 choises；是否指 choices？"
        ),
      ]
    )
  }

  @Test(arguments: [
    ("timezone: Shanghai", "line 1, column 11 timezone: a time zone is named as in Asia/Shanghai."),
    ("zone: [a]", "line 1, column 7 zone: one value was expected."),
    (
      "a: b: c",
      "line 1, column 5: this is not YAML: mapping values are not allowed in this context"
    ),
    ("zone: a\nzone: b", "line 2, column 1: zone stands twice"),
    (
      "registers: {enterprise: {states: [new]}}",
      "line 1, column 13 registers.enterprise: there is no register enterprise; did you mean"
        + " enterprises?"
    ),
    (
      "registers: {enterprises: {fields: {name: {kind: text}}}}",
      "line 1, column 36 registers.enterprises.fields.name: enterprises has a field name already."
    ),
    (
      "registers: {enterprises: {choices: {stages: [new]}}}",
      "line 1, column 37 registers.enterprises.choices.stages: enterprises has no field stages; did"
        + " you mean stage?"
    ),
    (
      "registers: {enterprises: {choices: {stage: [nursery]}}}",
      "line 1, column 37 registers.enterprises.choices.stage: stage has a choice nursery already."
    ),
    (
      "registers: {enterprises: {transitions: {state: [active>lost]}}}",
      "line 1, column 41 registers.enterprises.transitions.state: state has no choice lost."
    ),
    (
      "registers: {enterprises: {fields: {a: {kind: reference, to: patent}}}}",
      "line 1, column 36 registers.enterprises.fields.a: there is no register patent."
    ),
    (
      "registers: {enterprises: {fields: {a: {kind: choice}}}}",
      "line 1, column 36 registers.enterprises.fields.a: choices is missing."
    ),
    (
      "registers: {enterprises: {fields: {a: {kind: year, default: soon}}}}",
      "line 1, column 61 registers.enterprises.fields.a.default: A year from 1900 to 2200 is"
        + " expected."
    ),
    (
      "holidays: {2027: {off: [2027-01-03..2027-01-01]}}",
      "line 1, column 25 holidays.2027.off: a day of 2027 or a run such as 2027-10-01..2027-10-07"
        + " was expected."
    ),
  ])
  func `each fault has its words`(_ text: String, _ message: String) {
    let found = faults(text)
    #expect(found.map(\.described.en) == [message])
    #expect(found.allSatisfy { !$0.described.zh.isEmpty })
  }

  @Test
  func `the example of the documentation fits the registers of zoneboard`() throws {
    let settings = try StoreSettings.parse(
      """
      registers:
        enterprises:
          fields:
            parking: {kind: integer, label: {en: Parking spaces, zh: 车位}}
      """
    )
    #expect(try Registry.standard.applying(settings)["enterprises"]?[field: "parking"] != nil)
  }
}
