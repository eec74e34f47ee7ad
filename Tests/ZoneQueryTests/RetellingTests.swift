import Testing
import ZoneModel
import ZoneQuery

/// Expressions with their names in one language.
struct RetellingTests {
  @Test(arguments: [
    ("state:incubating,independent", "状态:在孵,独立经营"),
    ("-state:deregistered missing(leftOn)", "-状态:已注销 缺失(迁出日期)"),
    ("rdShare>=5% or zone within huairou-district", "研发占比>=5% 或 所属园区 属于 huairou-district"),
    ("registeredOn>=today-3y registeredOn<=today", "成立日期>=今天-3y 成立日期<=今天"),
    ("highTech and not state = incubating", "高企 且 非 状态 = 在孵"),
    (
      "count(patents of this where legalState:in-force) >= 2",
      "计数(专利 关于 本记录 其中 法律状态:有效) >= 2"
    ),
    (
      "name:or,state \"state of\" zone.name:huairou",
      "英文名称:or,state \"state of\" 所属园区.英文名称:huairou"
    ),
    ("unknown(rdShare >= 5%)", "不详(研发占比 >= 5%)"),
  ])
  func `a filter is told in Chinese and comes back in English`(
    english: String,
    chinese: String
  ) throws {
    let filter = try Self.filter(english, in: "enterprises")
    #expect(filter.retold(in: .en, .standard) == english)
    #expect(filter.retold(in: .zh, .standard) == chinese)
    #expect(try Self.filter(chinese, in: "enterprises").retold(in: .en, .standard) == english)
  }

  @Test func `every filter and check of the registers means the same when it is told in Chinese`()
    throws
  {
    var changed = 0
    for register in Registry.standard.registers {
      for field in register.fields {
        for text in [field.check, computation(field)].compactMap(\.self) {
          let mode: ExpressionMode = text == field.check ? .check : .value
          let one = try Expression(
            parsing: text,
            in: register.id,
            registry: .standard,
            mode: mode
          )
          let told = one.retold(in: .zh, .standard)
          let other = try Expression(
            parsing: told,
            in: register.id,
            registry: .standard,
            mode: mode
          )
          #expect(other.fieldsRead == one.fieldsRead, "\(told)")
          #expect(other.words(in: .standard) == one.words(in: .standard), "\(told)")
          if told != text { changed += 1 }
        }
      }
    }
    #expect(changed > 200)
  }

  private func computation(_ field: Field) -> String? {
    if case .computed(let computation) = field.kind { computation.expression } else { nil }
  }

  private static func filter(_ text: String, in register: String) throws -> Expression {
    try Expression(parsing: text, in: register, registry: .standard, mode: .filter)
  }
}
