import Testing
import ZoneModel
import ZonePolicy

struct JudgedFieldsTests {
  private let judged = JudgedFields(["awards": ["year", "purpose"], "zones": []])

  private func touched(_ fields: (String, Set<String>?)...) -> TouchedFields {
    var touched = TouchedFields()
    for (register, names) in fields { touched.add(names, of: register) }
    return touched
  }

  @Test func `a change concerns the rules that read one of its fields`() {
    #expect(judged.concern(touched(("awards", ["note", "year"]))))
    #expect(!judged.concern(touched(("awards", ["note"]))))
    #expect(!judged.concern(touched(("enterprises", ["year"]))))
    #expect(judged.concern(touched(("enterprises", ["year"]), ("awards", ["purpose"]))))
  }

  @Test func `a new record concerns all rules about its register`() {
    #expect(judged.concern(touched(("awards", nil))))
    #expect(judged.concern(touched(("zones", nil))))
    #expect(judged.concern(touched(("awards", nil), ("awards", ["note"]))))
    #expect(judged.concern(touched(("awards", ["note"]), ("awards", nil))))
    #expect(!judged.concern(touched(("enterprises", nil))))
  }

  @Test func `the packs that come along say what the rules read that block or warn`() {
    let book = RuleCases.book
    let fields = JudgedFields(of: book, registry: .standard).fields
    let rules = book.rules.filter { $0.isBlocking || $0.isWarning }
    #expect(!rules.isEmpty)
    #expect(Set(fields.keys).isSuperset(of: rules.map(\.register)))
    for rule in rules {
      for name in rule.fieldsRead where name.hasPrefix(rule.register + ".") {
        let field = String(name.dropFirst(rule.register.utf8.count + 1))
        #expect(fields[rule.register]?.contains(field) == true, "\(rule.id): \(name)")
      }
    }
  }

  @Test func `what a rule reckons from records that refer to its own concerns it too`() {
    let judged = JudgedFields(of: RuleCases.book, registry: .standard)
    #expect(judged.concern(touched(("budget-lines", ["planned"]))))
    #expect(judged.concern(touched(("rectifications", ["state"]))))
    #expect(!judged.concern(touched(("budget-lines", ["note"]))))
    #expect(!judged.concern(touched(("patents", nil))))
  }

  @Test func `what a rule reads of the record that its own refer to concerns it too`() {
    let judged = JudgedFields(of: RuleCases.book, registry: .standard)
    #expect(judged.concern(touched(("enterprises", ["leftOn"]))))
    #expect(!judged.concern(touched(("enterprises", ["website"]))))
    let referred = JudgedFields([:], referred: ["enterprises": ["leftOn"]])
    #expect(!referred.concern(touched(("enterprises", nil))))
  }
}
