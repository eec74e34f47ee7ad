import Testing
import ZoneModel
import ZoneSamples

struct SampleValidationTests {
  @Test func `no record of the sample is refused, and none is warned of`() throws {
    for record in Sample.records {
      let register = try #require(Registry.standard[record.reference.register])
      let refusals = Validation.refusals(of: record, in: register)
      #expect(refusals.isEmpty, "\(record.reference): \(refusals.map(\.message.en))")
    }
  }

  @Test func `no record of a narrowed or made-up store is refused`() throws {
    let generator = Generator(seed: 5, today: Sample.today, enterprises: 200, patents: 300)
    let made = Generator.registers.flatMap { Array(generator.records(of: $0)) }
    let narrowed = SampleData.make(zone: "huairou-science-city", today: Sample.today)
    for record in made + narrowed {
      let register = try #require(Registry.standard[record.reference.register])
      let refusals = Validation.refusals(of: record, in: register)
      #expect(refusals.isEmpty, "\(record.reference): \(refusals.map(\.message.en))")
    }
  }
}
