public import ZoneModel
import ZoneQuery

/// A figure of the overview, as data: which records it looks at and what it says of them.
///
/// Every figure opens the records behind it: the register with the same filter.
public struct Figure: Sendable, Identifiable {
  /// What is said of the records.
  public enum Measure: Hashable, Sendable {
    /// How many there are.
    case count
    /// The sum of a field.
    case sum(String)
    /// How many of them also pass a second filter, as a percentage.
    case share(String)
    /// The sum of one field as a percentage of the sum of another.
    case ratio(of: String, to: String)
    /// The sum of a field over those that also pass a second filter, as a percentage of all.
    case portion(of: String, where: String)
    /// How many there are of each choice of a field.
    case parts(String)
  }

  /// Its id, kebab-case.
  public let id: String
  /// Its name.
  public let label: Phrase
  /// The register that it looks at.
  public let register: String
  /// Which records, as a filter; empty for all.
  public let filter: String
  /// What is said of them.
  public let measure: Measure
  /// Where it comes from, where a standard asks for it that holds everywhere; else it is the
  /// register's.
  public let source: String?

  /// Makes a figure.
  public init(
    _ id: String,
    _ label: Phrase,
    of register: String,
    where filter: String = "",
    _ measure: Measure = .count,
    source: String? = nil
  ) {
    self.id = id
    self.label = label
    self.register = register
    self.filter = filter
    self.measure = measure
    self.source = source
  }
}

extension Figure {
  /// The figures of the overview, in order.
  public static let overview: [Figure] = [
    Figure("enterprises", Phrase("Enterprises here", "在园企业"), of: "enterprises", where: "present"),
    Figure(
      "new-enterprises",
      Phrase("new in 30 days", "近 30 天新增"),
      of: "enterprises",
      where: "registeredOn>=today-30d registeredOn<=today"
    ),
    Figure(
      "high-tech",
      Phrase("High-tech", "高新技术企业"),
      of: "enterprises",
      where: "highTech present"
    ),
    Figure(
      "incubating",
      Phrase("Incubating", "在孵"),
      of: "enterprises",
      where: "state:incubating present"
    ),
    Figure(
      "incubators",
      Phrase("Incubators", "孵化载体"),
      of: "incubators",
      where: "-state:planned,closed"
    ),
    Figure(
      "rooms-let",
      Phrase("Rooms let", "房间出租率"),
      of: "rooms",
      where: "state:usable -kind:common",
      .share("-vacant")
    ),
    Figure(
      "vacant-rooms",
      Phrase("Vacant rooms", "空置房间"),
      of: "rooms",
      where: "state:usable -kind:common vacant"
    ),
    Figure(
      "leases-ending",
      Phrase("Leases ending in 60 d", "60 天内到期租约"),
      of: "tenancies",
      where: "current -state:renewed daysLeft<=60"
    ),
    Figure(
      "patents-in-force",
      Phrase("Patents in force", "有效专利"),
      of: "patents",
      where: "inForce"
    ),
    Figure(
      "patents-by-state",
      Phrase("Patents by state", "专利状态"),
      of: "patents",
      .parts("legalState")
    ),
    Figure(
      "fund-money",
      Phrase("Support granted", "已批资助"),
      of: "awards",
      where: "state:approved,paid",
      .sum("amount")
    ),
    Figure(
      "fund-use",
      Phrase("Paid out", "资助拨付率"),
      of: "awards",
      where: "state:approved,paid",
      .portion(of: "amount", where: "state:paid")
    ),
    Figure(
      "open-applications",
      Phrase("Open applications", "待办申请"),
      of: "awards",
      where: "state:applied,checked"
    ),
  ]
}

/// What a figure says at one moment.
public struct FigureReading: Sendable {
  /// The figure.
  public let figure: Figure
  /// Its value: a count, yuan or a percentage; `nil` where there is nothing to say.
  public let value: Number?
  /// How many records it could not tell of.
  public let unknown: Int
  /// For parts: each choice with how many there are, most first.
  public let parts: [(choice: String, count: Int)]
}
