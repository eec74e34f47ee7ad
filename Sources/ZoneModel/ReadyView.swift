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
  /// What they are counted by, as an expression; `nil` where they are listed.
  public let key: String?
  /// What stands across, as an expression, if anything.
  public let across: String?
  /// The document and clause that asks.
  public let source: String

  init(
    _ register: String,
    _ id: String,
    _ en: String,
    _ zh: String,
    where filter: String = "",
    by key: String? = nil,
    across: String? = nil,
    source: String
  ) {
    self.register = register
    self.id = id
    label = Phrase(en, zh)
    self.filter = filter
    self.key = key
    self.across = across
    self.source = source
  }
}

extension Register {
  /// The questions about its records that are ready to be chosen.
  public var readyViews: [ReadyView] { ReadyView.all.filter { $0.register == id } }
}
