import Testing
import ZoneModel
import ZoneSamples

struct GeneratorTests {
  private let today: Day

  init() throws {
    today = try #require(Day("2026-11-21"))
  }

  private func generator(_ enterprises: Int, _ patents: Int, seed: UInt64 = 3) -> Generator {
    Generator(seed: seed, today: today, enterprises: enterprises, patents: patents)
  }

  @Test func `it makes as many as asked for, whatever the size`() {
    for (enterprises, patents) in [(1, 0), (7, 3), (2500, 4000)] {
      let generator = generator(enterprises, patents)
      #expect(Array(generator.records(of: "enterprises")).count == enterprises)
      #expect(Array(generator.records(of: "patents")).count == patents)
    }
  }

  @Test func `records can be walked through again and are the same`() {
    let generator = generator(40, 90)
    for register in Generator.registers {
      #expect(Array(generator.records(of: register)) == Array(generator.records(of: register)))
    }
    let all = Generator.registers.flatMap { Array(generator.records(of: $0)) }
    #expect(Array(generator.records) == all)
  }

  @Test func `ids are sorted and differ beyond ten thousand`() {
    let generator = generator(12_345, 0)
    for register in ["enterprises", "tenancies", "enterprise-figures"] {
      let ids = generator.records(of: register).map(\.id)
      let isSorted = zip(ids, ids.dropFirst()).allSatisfy {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      #expect(isSorted, "\(register)")
    }
    let codes = generator.records(of: "enterprises").compactMap { $0["creditCode"]?.text }
    #expect(Set(codes).count == codes.count)
    let names = Set(generator.records(of: "enterprises").compactMap { $0["nameZh"]?.text })
    #expect(names.count == 12_345)
  }

  @Test func `references lead to records that are made`() throws {
    let generator = generator(260, 400)
    let all = Generator.registers.flatMap { Array(generator.records(of: $0)) }
    let known = Set(all.map(\.reference))
    for record in all {
      let register = try #require(Registry.standard[record.reference.register])
      for field in register.fields where !field.kind.targets.isEmpty {
        let texts = record[field.id].map { $0.list ?? [$0.text].compactMap { $0 } } ?? []
        for text in texts {
          let target = try #require(Registry.target(of: text, in: field.kind.targets))
          #expect(known.contains(target), "\(record.reference) \(field.id) -> \(target)")
        }
      }
    }
  }
}
