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

  /// The last reading of a metric that ends in a year, or on or before its last day.
  public func entry(of metric: String, zone: String, year: Int) -> Entry? {
    entries(of: metric, zone: zone).last { $0.end.year == year }
  }

  /// What `reading(metric, year, zone)` gives in an expression, in the plain unit of its kind: people,
  /// yuan, m².
  ///
  /// A base figure is told in several units (人, 万人; 元, 亿元): without its unit it is not known.
  public func outcome(_ metric: String, _ year: Int, _ zone: RecordReference?) -> Outcome? {
    guard let zone, zone.register == "zones" else { return nil }
    return entry(of: metric, zone: zone.id, year: year).flatMap { entry in
      if entry.unit == nil, Self.baseFigures.contains(metric) { return nil }
      return .number(Quantity(entry.value) * (entry.unit.map { Quantity($0.plain) } ?? Quantity(1)))
    }
  }

  /// The readings of a target until a day, told in its unit, in the order of time.
  ///
  /// - Returns: those that can be told in it, and those whose unit is of another kind.
  func entries(of target: Target, until day: Day) -> (told: [Entry], unlike: [Entry]) {
    var told: [Entry] = []
    var unlike: [Entry] = []
    for entry in entries(of: target.id, zone: target.zone) where entry.end <= day {
      if let value = entry.value(in: target.unit) {
        told.append(value)
      } else {
        unlike.append(entry)
      }
    }
    return (told, unlike)
  }

  private static let baseFigures = Set(
    Registry.standard["base-figures"]?[field: "kind"]?.kind.choiceSet?.choices.map(\.id) ?? []
  )

  private static func read(_ board: any Board) -> [String: [Entry]] {
    var all: [String: [Entry]] = [:]
    func add(_ register: String, metric name: String, end: (Record) -> Day?) {
      let source = board.source(register)
      for slot in 0..<source.slots {
        guard let record = source.record(at: slot), let metric = record[name]?.text,
          let zone = record["zone"]?.text, let value = record["value"]?.number,
          let day = end(record)
        else { continue }
        let entry = Entry(
          record: record.reference,
          metric: metric,
          zone: zone,
          end: day,
          value: value,
          unit: record["unit"]?.text.flatMap { MeasureUnit($0) },
          source: record["source"]?.text ?? record["dataSource"]?.text
        )
        all["\(metric) \(zone)", default: []].append(entry)
      }
    }
    add("indicator-readings", metric: "metric") { $0["periodTo"]?.day ?? $0["periodFrom"]?.day }
    add("base-figures", metric: "kind") { record in
      record["year"]?.number.flatMap { Day("\($0)-12-31") }
    }
    return all.mapValues { $0.sorted { ($0.end, $0.record.id) < ($1.end, $1.record.id) } }
  }
}

extension Readings.Entry {
  /// The same reading told in a unit; `nil` where its own is of another kind.
  func value(in wanted: Phrase?) -> Self? {
    guard let unit, let wanted else { return self }
    guard let factor = unit.factor(to: wanted) else { return nil }
    let amount = Quantity(value) * Quantity(factor)
    guard let value = amount.number ?? amount.rounded(decimals: 6) else { return nil }
    return Self(
      record: record,
      metric: metric,
      zone: zone,
      end: end,
      value: value,
      unit: MeasureUnit(wanted.zh),
      source: source
    )
  }
}

extension MeasureUnit {
  /// How many of a measure's unit one of this is; `nil` where they are not of a kind.
  func factor(to wanted: Phrase) -> Factor? {
    [wanted.zh, wanted.en].lazy.compactMap { MeasureUnit($0) }.compactMap { self.factor(to: $0) }
      .first
  }
}
