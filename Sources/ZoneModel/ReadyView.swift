/// A question about a register that documents ask, ready to be chosen: a filter, or a count by one or
/// two fields that shows what is missing.
public struct ReadyView: Hashable, Sendable {
  /// The register.
  public let register: String
  /// Its id among those of the register, kebab-case.
  public let id: String
  /// What it shows.
  public let label: Phrase
  /// Which records, as an expression; empty for all.
  public let filter: String
  /// The same for a chosen zone, whose id stands for `ZONE`; `nil` where it is the same everywhere.
  public let filterOfZone: String?
  /// What they are counted by, as an expression; `nil` where they are listed.
  public let key: String?
  /// What stands across, as an expression, if anything.
  public let across: String?
  /// The order, each `field` or `field:desc`; empty for the order of the table.
  public let sort: [String]
  /// The document and clause that asks.
  public let source: String

  init(
    _ register: String,
    _ id: String,
    _ en: String,
    _ zh: String,
    where filter: String = "",
    inZone filterOfZone: String? = nil,
    by key: String? = nil,
    across: String? = nil,
    sort: [String] = [],
    source: String
  ) {
    self.register = register
    self.id = id
    label = Phrase(en, zh)
    self.filter = filter
    self.filterOfZone = filterOfZone
    self.key = key
    self.across = across
    self.sort = sort
    self.source = source
  }

  /// Which records it shows, of all zones or for a chosen one.
  public func filter(in zone: String?) -> String {
    guard let zone, let filterOfZone else { return filter }
    return filterOfZone.replacing("ZONE", with: zone)
  }
}

extension Register {
  /// The questions about its records that are ready to be chosen.
  public var readyViews: [ReadyView] { ReadyView.all.filter { $0.register == id } }
}
