import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel
import ZoneSamples

/// Screens of the sample zones, as a person meets them.
struct SampleScreenTests {
  /// The sample as it is made by somebody who works in each language.
  static let records = Dictionary(
    uniqueKeysWithValues: Language.allCases.map {
      ($0, SampleData.make(today: Sample.clock.today, language: $0))
    }
  )

  /// Keys that lead to a screen, by its name.
  static let ways: [(name: String, keys: String, text: String)] = [
    ("enterprises", "3", ""),
    ("patents", "4 PgDn Down", ""),
    ("tenancies", "2 2 2 2", ""),
    ("funds", "5", ""),
    ("zones", "1", ""),
    ("filter", "3 /", "highTech and rdShare>=5%"),
    ("wrong-filter", "3 /", "rdShar>=5%"),
    ("find", "F3", "nami"),
    ("check", "3 ! Down Down Down F7", ""),
  ]

  @Test(arguments: ways, Language.allCases)
  func `sample screens are as recorded at 80 by 24`(
    way: (name: String, keys: String, text: String),
    language: Language
  ) {
    let records = Self.records[language] ?? []
    var driver = Driver(records, language: language, zone: "huairou-science-city")
    driver.press(way.keys)
    driver.type(way.text)
    expectGolden("sample-\(way.name)-\(language.rawValue)", driver.golden)
  }

  @Test(arguments: Language.allCases)
  func `the sample's enterprises are as recorded at 120 by 40`(language: Language) {
    var driver = Driver(
      Self.records[language] ?? [],
      size: Size(120, 40),
      language: language,
      zone: "huairou-science-city"
    )
    driver.press("3 Down Down")
    expectGolden("sample-wide-\(language.rawValue)", driver.golden)
    driver.press("Enter")
    expectGolden("sample-beside-\(language.rawValue)", driver.golden)
  }
}
