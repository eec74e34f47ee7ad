import Testing
import ZoneModel

/// Clauses are named only where they are in force.
struct ClauseReachTests {
  /// The documents as sentences name them, with the zone whose records they reach.
  private static let reach = [
    "Tongzhou opinions": "tongzhou-district", "Beijing 30 measures": "beijing",
    "Huairou action plan": "huairou-district", "Jing'an recommendation": "jingan-district",
  ]

  @Test func `a sentence names a clause only where its condition asks for the zone of that`() {
    var named = 0
    for register in Registry.standard.registers {
      let told =
        register.fields.map { ("\(register.id).\($0.id)", $0.checkSays, $0.check) }
        + register.actions.map { ("\(register.id) \($0.id)", $0.whenNot, $0.when) }
      for (place, says, condition) in told {
        for (document, zone) in Self.reach where says?.en.contains(document) == true {
          named += 1
          #expect(condition?.contains("within \(zone)") == true, "\(place): \(says?.en ?? "")")
        }
      }
    }
    #expect(named >= 6)
  }

  @Test func `what explains fields, registers and actions everywhere names no document of a zone`()
  {
    for register in Registry.standard.registers {
      let texts =
        [register.help] + register.fields.map(\.help) + register.actions.map { $0.help }
        + register.actions.flatMap(\.asks).map(\.help)
      for text in texts.compactMap(\.self) {
        for document in Self.reach.keys {
          #expect(!text.en.contains(document), "\(register.id): \(text.en)")
        }
      }
    }
  }
}
