import Testing
import ZoneModel
import ZoneSamples

struct SampleDataTests {
  private let today = Sample.today
  private let records = Sample.records

  private func all(_ register: String) -> [Record] {
    records.filter { $0.reference.register == register }
  }

  @Test func `there is as much of each kind as a demo needs`() {
    #expect(all("zones").count == 85)
    #expect(all("enterprises").count == 300)
    #expect(all("patents").count == 600)
    #expect(all("awards").count >= 200)
    #expect(all("funds").count >= 20)
    #expect(all("incubators").count >= 24)
    #expect(Set(all("incubators").map { $0["kind"]?.text }).count == 5)
    for zone in ["huairou-science-city", "shibei-park"] {
      let kinds = all("incubators").filter { $0["zone"]?.text == zone }.map { $0["kind"]?.text }
      #expect(Set(kinds).count == 5, "\(zone)")
    }
    for register in Registry.standard.registers {
      #expect(!all(register.id).isEmpty, "no \(register.id)")
    }
  }

  @Test func `the same day and seed give the same records, another seed does not`() {
    #expect(SampleData.make(today: today) == records)
    let other = SampleData.make(today: today, seed: 2)
    #expect(other.count > 3000 && other != records)
  }

  @Test func `ids differ, and records stand in the order of registers and ids`() {
    #expect(Set(records.map(\.reference)).count == records.count)
    let order = Registry.standard.registers.map(\.id)
    let places = records.compactMap { order.firstIndex(of: $0.reference.register) }
    #expect(places == places.sorted())
    for register in order {
      let ids = all(register).map(\.id)
      let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(ids == sorted, "\(register)")
    }
  }

  @Test func `values are fields of the register, in declared order, and none is computed`() throws {
    for record in records {
      let register = try #require(Registry.standard[record.reference.register])
      let places = record.fields.entries.map { register.order[$0.field] ?? -1 }
      #expect(!places.contains(-1) && places == places.sorted(), "\(record.reference)")
      for (field, value) in record.fields.entries {
        #expect(register[field: field]?.kind.isComputed == false)
        #expect(value != .text("") && value != .list([]), "\(record.reference) \(field)")
      }
      for field in register.fields where field.isRequired {
        let other = field.substitute.flatMap { record[$0] }
        #expect(record[field.id] != nil || other != nil, "\(record.reference) \(field.id)")
      }
    }
  }

  @Test func `references lead to records of the sample`() throws {
    let known = Set(records.map(\.reference))
    for record in records {
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

  @Test func `choices are declared, tags aside`() throws {
    for record in records {
      let register = try #require(Registry.standard[record.reference.register])
      for (id, value) in record.fields.entries {
        guard let set = register[field: id]?.kind.choiceSet, !set.isOpen || id == "field" else {
          continue
        }
        for choice in value.list ?? [value.text].compactMap({ $0 }) {
          #expect(set[choice] != nil, "\(record.reference) \(id): \(choice)")
        }
      }
    }
  }

  @Test func `numbers have right check digits`() throws {
    var read = 0
    for record in records {
      let register = try #require(Registry.standard[record.reference.register])
      for (id, value) in record.fields.entries {
        guard case .text(let form?) = register[field: id]?.kind, let text = value.text else {
          continue
        }
        read += 1
        let reading = form.read(text)
        #expect(reading.problems.isEmpty, "\(record.reference) \(id) \(text)")
        #expect(reading.normalised == text, "\(record.reference) \(id) \(text)")
      }
    }
    #expect(read > 2000)
    let codes = all("enterprises").compactMap { $0["creditCode"]?.text }
    #expect(codes.count > 280 && Set(codes).count == codes.count)
    let numbers = all("patents").compactMap { $0["applicationNumber"]?.text }
    #expect(numbers.count == 600 && Set(numbers).count == 600)
  }

  @Test func `what is invented says so, and real zones say where they come from`() {
    for register in ["enterprises", "patents", "awards", "incubators", "contacts", "staff"] {
      #expect(all(register).allSatisfy { $0["invented"]?.flag == true }, "\(register)")
    }
    for zone in all("zones") {
      #expect(zone["dataSource"] != nil && zone["invented"] == nil, "\(zone.id)")
      #expect(zone["nameZh"] != nil, "\(zone.id)")
    }
  }

  @Test func `a zone's sample has its firms and no others`() throws {
    let shibei = SampleData.make(zone: "shibei-park", today: today)
    let known = Set(shibei.map(\.reference))
    let firms = shibei.filter { $0.reference.register == "enterprises" }
    #expect(firms.count == 90)
    #expect(firms.allSatisfy { ["shibei-park", "juneng-bay-centre"].contains($0["zone"]?.text) })
    #expect(shibei.contains { $0.reference.register == "patents" })
    for record in shibei {
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

  @Test func `a zone is found by its id, the beginning of it or its name`() {
    #expect(SampleData.zone(named: "all") == "all")
    #expect(SampleData.zone(named: "shibei") == "shibei-park")
    #expect(SampleData.zone(named: "huairou-science-city") == "huairou-science-city")
    #expect(SampleData.zone(named: "怀柔科学城") == "huairou-science-city")
    #expect(SampleData.zone(named: "shibei park") == "shibei-park")
    #expect(SampleData.zone(named: "atlantis") == nil)
  }
}
