import Foundation
import Testing
import ZoneModel
import ZoneSamples

/// The sample as somebody makes it who works in Chinese.
struct ChineseSampleTests {
  private static let all = SampleData.make(today: Sample.today, language: .zh)

  /// Texts that read the same in both languages, by register and field: ids, numbers, paths, codes of
  /// standards and signs, units, names that a zone or an industry goes by in either language.
  private static let alike: Set<String> = [
    "application-conditions.condition", "application-conditions.sign",
    "application-conditions.threshold", "application-conditions.value",
    "application-conditions.gap", "applications.filedBy", "applications.packVersion",
    "applications.programme", "awards.number", "buildings.letter", "contacts.wechat",
    "documents.path", "enterprises.operatingGaps", "fee-payments.receipt",
    "indicator-readings.metric", "industries.synonyms", "instruments.location",
    "insurance-policies.number", "ip-management-certifications.standard", "land-parcels.code",
    "linked-documents.reference", "patents.country", "patents.ipc", "plan-tasks.task",
    "policies.documentNo", "policies.pack", "policy-clauses.number", "policy-clauses.rule",
    "qualifications.number", "research-projects.number", "rooms.number", "rule-checks.rule",
    "staff.login", "standard-works.number", "targets.metric",
    "trademark-brands.registrationNumber", "vouchers.number", "work-items.cause", "zones.aliases",
  ]

  /// The texts of a record that people write or read, by field: those of choices, references and
  /// forms are none, nor are those that have a field for each language.
  private func freeTexts(_ record: Record) throws -> [(field: String, text: String)] {
    let register = try #require(Registry.standard[record.reference.register])
    return register.fields.flatMap { field -> [(field: String, text: String)] in
      let base = field.id.hasSuffix("Zh") ? String(field.id.dropLast(2)) : field.id
      let isHalf = base != field.id || record[field.id + "Zh"] != nil
      guard [.text(nil), .note, .texts].contains(field.kind), !isHalf, let value = record[field.id]
      else { return [] }
      return (value.list ?? [value.text].compactMap { $0 }).map { (field.id, $0) }
    }
  }

  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { ("\u{3400}"..."\u{9FFF}").contains($0) }
  }

  private static let zones = ["all", "huairou-science-city", "shibei-park", "tongzhou-district"]

  @Test(arguments: zones)
  func `no free text is English where the sample is made in Chinese`(zone: String) throws {
    let records = SampleData.make(zone: zone, today: Sample.today, language: .zh)
    var met: Set<String> = []
    for record in records {
      for (field, text) in try freeTexts(record) where !isChinese(text) {
        let place = "\(record.reference.register).\(field)"
        met.insert(place)
        #expect(
          Self.alike.contains(place) || !text.contains(where: \.isLetter),
          "\(record.reference) \(field): \(text)"
        )
      }
    }
    if zone == "all" {
      #expect(Self.alike.subtracting(met).isEmpty, "listed, but always Chinese")
    }
  }

  @Test func `no free text is in both languages, and none is Chinese where it is made in English`()
    throws
  {
    for record in Self.all + Sample.records {
      for (field, text) in try freeTexts(record) {
        let sides = text.components(separatedBy: " · ")
        #expect(
          sides.count == 1 || !isChinese(sides[1]),
          "\(record.reference) \(field): \(text)"
        )
      }
    }
  }

  @Test(arguments: zones)
  func `only texts differ from the sample made in English`(zone: String) throws {
    let english = SampleData.make(zone: zone, today: Sample.today)
    let chinese = SampleData.make(zone: zone, today: Sample.today, language: .zh)
    #expect(english.map(\.reference) == chinese.map(\.reference))
    for (english, chinese) in zip(english, chinese) {
      let texts = Set(try freeTexts(english).map(\.field))
      #expect(english.fields.entries.map(\.field) == chinese.fields.entries.map(\.field))
      for (field, value) in english.fields.entries {
        let other = try #require(chinese[field])
        if texts.contains(field) {
          #expect(value.list?.count == other.list?.count, "\(english.reference) \(field)")
        } else {
          #expect(value == other, "\(english.reference) \(field)")
        }
      }
    }
  }

  @Test func `every text that has a Chinese is one of the sample`() throws {
    var said: Set<String> = []
    for record in Sample.records { said.formUnion(try freeTexts(record).map(\.text)) }
    let dead = Set(ChineseTexts.table.keys).subtracting(said)
    #expect(dead.isEmpty, "\(dead.sorted())")
  }

  @Test func `records of the sample in Chinese are valid`() throws {
    for record in Self.all {
      let register = try #require(Registry.standard[record.reference.register])
      let refusals = Validation.refusals(of: record, in: register)
      #expect(refusals.isEmpty, "\(record.reference): \(refusals.map(\.message.en))")
    }
  }

  @Test func `a made-up store is in the language asked for, too`() throws {
    func texts(_ language: Language) throws -> [String] {
      let generator = Generator(
        seed: 5,
        today: Sample.today,
        enterprises: 60,
        patents: 130,
        language: language
      )
      return try generator.records.flatMap { try freeTexts($0).map(\.text) }
    }
    let (english, chinese) = (try texts(.en), try texts(.zh))
    #expect(english.count == chinese.count)
    #expect(english.contains("Invented sample") && !chinese.contains("Invented sample"))
    #expect(chinese.contains("虚构样例") && !english.contains("虚构样例"))
  }
}
