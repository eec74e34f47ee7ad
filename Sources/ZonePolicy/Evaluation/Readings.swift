import Synchronization
public import ZoneModel
public import ZoneQuery

/// Figures that are reported rather than counted: indicator readings and base figures of a board.
///
/// `reading(metric, year, zone)` in an expression looks here; what is not recorded is unknown.
public final class Readings: Sendable {
  /// One reading.
  public struct Entry: Sendable, Hashable {
    /// The record that holds it.
    public let record: RecordReference
    /// What is measured: a target's id or the kind of a base figure.
    public let metric: String
    /// The zone that it is about.
    public let zone: String
    /// The first day of its period; `nil` where nobody has said it.
    public let start: Day?
    /// The last day of its period.
    public let end: Day
    /// The value, in its unit.
    public let value: Number
    /// The unit as it was typed; without one, that of the metric.
    public let unit: MeasureUnit?
    /// Where it comes from.
    public let source: String?
  }

  private let board: any Board
  private let kept = Mutex<[String: [Entry]]?>(nil)

  /// Makes the readings of a board; they are read when first asked for.
  public init(_ board: any Board) {
    self.board = board
  }

  /// The readings of a metric for a zone, in the order of time.
  public func entries(of metric: String, zone: String) -> [Entry] {
    kept.withLock { kept in
      if let all = kept { return all["\(metric) \(zone)"] ?? [] }
      let all = Self.read(board)
      kept = all
      return all["\(metric) \(zone)"] ?? []
    }
  }

  /// The last reading of a metric that ends in a year.
  public func entry(of metric: String, zone: String, year: Int) -> Entry? {
    entries(of: metric, zone: zone).last { $0.end.year == year }
  }

  /// What `reading(metric, year, zone)` gives in an expression, in the plain unit of its kind: people,
  /// yuan, m².
  ///
  /// A base figure is told in several units (人, 万人; 元, 亿元): without its unit it is not known. A
  /// reading of a period that is not over by a day is none yet.
  public func outcome(
    _ metric: String,
    _ year: Int,
    _ zone: RecordReference?,
    until day: Day
  ) -> Outcome? {
    guard let zone, zone.register == "zones" else { return nil }
    let last = entries(of: metric, zone: zone.id).last { entry in
      entry.end.year == year
        && (entry.end <= day || entry.record.register != "indicator-readings")
    }
    return last.flatMap { entry in
      if entry.unit == nil, Self.baseFigures.contains(metric) { return nil }
      return .number(Quantity(entry.value) * (entry.unit.map { Quantity($0.plain) } ?? Quantity(1)))
    }
  }

  /// The readings of a target until a day, told in its unit, in the order of time.
  ///
  /// - Returns: those that it can be judged by, and those that are of something else than it asks for.
  func entries(of target: Target, until day: Day) -> (told: [Entry], unlike: [Misfit]) {
    var told: [Entry] = []
    var unlike: [Misfit] = []
    let own = entries(of: target.metric, zone: target.zone)
    let figures = target.figures.map { entries(of: $0, zone: target.zone) } ?? []
    // Of the same day the target's own reading comes last, so that it counts.
    let all =
      figures.isEmpty
      ? own : (figures + own).enumerated().sorted { ($0.1.end, $0.0) < ($1.1.end, $1.0) }.map(\.1)
    for entry in all where entry.end <= day {
      if let misfit = target.misfit(of: entry) {
        unlike.append(misfit)
      } else if let value = entry.value(in: target) {
        told.append(value)
      }
    }
    return (told, unlike)
  }

  private static let baseFigures = Set(
    Registry.standard["base-figures"]?[field: "kind"]?.kind.choiceSet?.choices.map(\.id) ?? []
  )

  private static func read(_ board: any Board) -> [String: [Entry]] {
    var all: [String: [Entry]] = [:]
    func add(
      _ register: String,
      metric name: String,
      period: (Record) -> (start: Day?, end: Day?)
    ) {
      let source = board.source(register)
      for slot in 0..<source.slots {
        guard let record = source.record(at: slot),
          let entry = Entry(record, metric: name, period: period(record))
        else { continue }
        all["\(entry.metric) \(entry.zone)", default: []].append(entry)
      }
    }
    add("indicator-readings", metric: "metric") { $0.periodOfReading }
    add("base-figures", metric: "kind") { record in
      let year = record["year"]?.number
      return (year.flatMap { Day("\($0)-01-01") }, year.flatMap { Day("\($0)-12-31") })
    }
    return all.mapValues { $0.sorted { ($0.end, $0.record.id) < ($1.end, $1.record.id) } }
  }
}

extension Record {
  /// The first and the last day of the period that a reading is of.
  fileprivate var periodOfReading: (start: Day?, end: Day?) {
    (self["periodFrom"]?.day, self["periodTo"]?.day ?? self["periodFrom"]?.day)
  }
}

extension Readings.Entry {
  /// A record of `indicator-readings` as a reading; `nil` while it lacks measure, zone, day or value.
  init?(_ record: Record) {
    self.init(record, metric: "metric", period: record.periodOfReading)
  }

  fileprivate init?(_ record: Record, metric name: String, period: (start: Day?, end: Day?)) {
    guard let metric = record[name]?.text, let zone = record["zone"]?.text,
      let value = record["value"]?.number, let end = period.end
    else { return nil }
    self.record = record.reference
    (self.metric, self.zone, self.value) = (metric, zone, value)
    (self.start, self.end) = (period.start, end)
    unit = record["unit"]?.text.flatMap { MeasureUnit($0) }
    source = record["source"]?.text ?? record["dataSource"]?.text
  }
}
