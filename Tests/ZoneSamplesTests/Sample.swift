import ZoneModel
import ZoneSamples

/// The sample of one day, made once for all tests.
enum Sample {
  static let today = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)
  static let records = SampleData.make(today: today)
}
