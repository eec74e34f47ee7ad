import Testing
import ZoneModel
import ZoneQuery
import ZoneSamples

struct SampleChecksTests {
  private let board = MemoryBoard(Sample.records)

  @Test func `no check of a register says no, but for the one that warns`() throws {
    let registry = Registry.standard
    let context = QueryContext(registry: registry, board: board, today: Sample.today)
    let evaluator = Evaluator(context)
    var warnings = 0
    for record in Sample.records {
      let register = try #require(registry[record.reference.register])
      for field in register.fields where record[field.id] != nil {
        guard let check = field.check else { continue }
        let expression = try evaluator.cache.expression(check, in: register.id, mode: .check)
        guard evaluator.answer(expression, for: record) == .no else { continue }
        if field.checkWarns { warnings += 1 } else { Issue.record("\(record.reference) \(check)") }
      }
    }
    #expect(warnings == 1)
  }

  @Test func `computed fields give values for the sample`() throws {
    let registry = Registry.standard
    let context = QueryContext(registry: registry, board: board, today: Sample.today)
    let evaluator = Evaluator(context)
    for register in registry.registers {
      for field in register.fields where field.kind.isComputed {
        let records = Sample.records.filter { $0.reference.register == register.id }
        let known = records.contains { evaluator.computed(field, of: $0).value != nil }
        #expect(known, "\(register.id).\(field.id)")
      }
    }
  }
}
