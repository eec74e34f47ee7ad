import Testing
import ZoneModel
import ZoneQuery
import ZoneSamples

struct SampleChecksTests {
  private let board = MemoryBoard(Sample.records)

  @Test func `the record check finds nothing but the three warnings that are meant`() throws {
    let registry = Registry.standard
    let context = QueryContext(registry: registry, board: board, today: Sample.today)
    let evaluator = Evaluator(context)
    let refusals = try registry.registers.flatMap { try evaluator.fieldChecks($0.id) ?? [] }
    // A settings file with limits of grades is the store's own.
    #expect(refusals.map(\.field) == ["highTechIncome", "commitments", "grade"])
    #expect(refusals.allSatisfy { !$0.isError })
  }

  @Test func `made-up stores and narrowed samples pass the record check`() throws {
    let registry = Registry.standard
    let generator = Generator(seed: 9, today: Sample.today, enterprises: 120, patents: 200)
    let narrowed = SampleData.make(zone: "huairou-science-city", today: Sample.today, seed: 4)
    for records in [Array(generator.records), narrowed] {
      let context = QueryContext(
        registry: registry,
        board: MemoryBoard(records),
        today: Sample.today
      )
      let evaluator = Evaluator(context)
      let refusals = try registry.registers.flatMap { try evaluator.fieldChecks($0.id) ?? [] }
      #expect(refusals.allSatisfy { !$0.isError }, "\(refusals.filter(\.isError))")
    }
  }

  @Test func `records of the sample and of made-up stores could be entered as they are`() {
    let generator = Generator(seed: 9, today: Sample.today, enterprises: 120, patents: 200)
    let check = RecordCheck(registry: .standard) { board in
      QueryContext(registry: .standard, board: board, today: Sample.today)
    }
    for records in [Sample.records, Array(generator.records)] {
      let refusals = check.refusals(
        of: records.map { .create($0.reference, $0.fields) },
        operation: .edit,
        before: MemoryBoard([]),
        after: MemoryBoard(records)
      )
      #expect(refusals.allSatisfy { !$0.isError }, "\(refusals.filter(\.isError))")
    }
  }

  @Test func `computed fields give values for the sample`() throws {
    let registry = Registry.standard
    let context = QueryContext(registry: registry, board: board, today: Sample.today)
    let evaluator = Evaluator(context)
    for register in registry.registers {
      for field in register.fields {
        // What rests on a setting has no value until the store names it; no document names the
        // neighbours of a zone, and the sample says of no real zone that it was warned. Its readings have
        // no gap, and its evaluations list no weights.
        guard case .computed(let computation) = field.kind,
          !computation.expression.contains("setting("),
          ![
            "zones.alikeNeighbours", "zones.lastRectification", "indicator-readings.lackingSince",
            "evaluations.weightsTogether",
          ].contains("\(register.id).\(field.id)")
        else { continue }
        let records = Sample.records.filter { $0.reference.register == register.id }
        let known = records.contains { record in
          // At least so much is an answer as well: a pool some of whose patents have no estimate.
          if case .between = evaluator.outcome(of: field, for: record) { return true }
          return evaluator.computed(field, of: record).value != nil
        }
        #expect(known, "\(register.id).\(field.id)")
      }
    }
  }

  @Test func `texts that are kept in both languages are there in both`() {
    let generator = Generator(seed: 9, today: Sample.today, enterprises: 120, patents: 200)
    for record in Sample.records + Array(generator.records) {
      guard let register = Registry.standard[record.reference.register] else { continue }
      for field in register.fields {
        guard let twin = register[field: "\(field.id)Zh"] else { continue }
        let english = words(of: record[field.id])
        let chinese = words(of: record[twin.id])
        let place = "\(record.reference) \(field.id): \(english) / \(chinese)"
        #expect(!english.contains(where: isChinese) || english == chinese, "\(place)")
        // Figures and signs are the same in both.
        guard english.contains(where: \.isLetter) else { continue }
        #expect(chinese.contains(where: isChinese), "\(place)")
      }
    }
  }

  private func words(of value: Value?) -> String {
    value?.text ?? value?.list?.joined(separator: " ") ?? ""
  }

  private func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0x3400...0x9fff).contains($0.value) }
  }
}
