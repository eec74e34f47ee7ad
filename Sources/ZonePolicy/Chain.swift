public import ZoneModel
public import ZoneQuery

/// A link of the chain of carriers, and when a tenant of it may move on.
///
/// Source: Jing'an recommendation IV.2(3); graduation: Guokefaqu [2018] 300, any one condition.
struct ChainLink: Sendable {
  /// The kind of carrier.
  let kind: String
  /// The kinds of carrier that its tenants go on to; the last one usually.
  ///
  /// Mass innovation spaces stand beside nurseries: both lead to incubators.
  let next: [String]
  /// The conditions under which a tenant may move on, as checks of its tenancy, with their names.
  let moves: [(check: String, why: Phrase)]

  /// The kind of carrier that its tenants usually go on to.
  var usualNext: String? { next.last }

  /// Whether a kind of carrier stands further along the chain.
  func comesBefore(_ kind: String) -> Bool {
    next.contains(kind)
      || next.contains { further in
        Self.all.contains { $0.kind == further && $0.comesBefore(kind) }
      }
  }

  static let all = [
    ChainLink(
      kind: "public-space",
      next: ["mass-innovation-space", "nursery"],
      moves: [
        (
          "incubateeKind:enterprise", Phrase("is a company", "已成立公司")
        )
      ]
    ),
    ChainLink(kind: "nursery", next: ["mass-innovation-space", "incubator"], moves: [company]),
    ChainLink(kind: "mass-innovation-space", next: ["incubator"], moves: [company]),
    ChainLink(kind: "incubator", next: ["accelerator"], moves: graduation),
    ChainLink(kind: "accelerator", next: [], moves: graduation),
  ]

  private static let company = (
    check: "incubateeKind:enterprise and tenant.revenue > 0元",
    why: Phrase("a company with revenue", "已成立公司并有收入")
  )

  private static let graduation: [(check: String, why: Phrase)] = [
    ("tenant.highTech", Phrase("high-tech enterprise", "高新技术企业")),
    (
      "sum(enterprise-figures where enterprise = this.tenant and year >= year(today) - 2 "
        + "and year < year(today), revenue) > 1000万元 or "
        + "sum(enterprise-figures where enterprise = this.tenant and year >= year(today) - 3 "
        + "and year < year(today) - 1, revenue) > 1000万元",
      Phrase("revenue of two years above 10 million", "连续两年营业收入累计超过 1000 万元")
    ),
    (
      "sum(fund-investments where enterprise = this.tenant and state:(invested, followed, exited), "
        + "amount) > 500万元",
      Phrase("financed with more than 5 million", "累计获投资超过 500 万元")
    ),
    (
      "tenant.tags:listed or count(listing-candidates where enterprise = this.tenant and "
        + "state:listed) >= 1",
      Phrase("listed", "已上市")
    ), ("tenant.tags:acquired", Phrase("taken over", "被兼并收购")),
  ]

  /// How long a tenant may stay in an incubator.
  static let longestStay = 48
}

/// How a link of the chain of carriers stands: its carriers, their seats, and who is there.
public struct ChainStanding: Sendable, Identifiable {
  /// Somebody in a carrier of the link.
  public struct Tenant: Sendable {
    /// The lease.
    public let lease: Record
    /// The firm or team.
    public let tenant: RecordReference?
    /// Since when it has been there: the first day of the first of the leases that were renewed.
    public let since: Day?
    /// How many whole months it has been there.
    public let months: Int?
    /// Why it may move on; empty where nothing says so.
    public let reasons: [Phrase]
    /// The kind of carrier of its stage of growth, where that stands further along the chain.
    public let stage: (kind: String, label: Phrase, hasCarriers: Bool)?
  }

  /// The kind of carrier.
  public let kind: String
  /// Its name.
  public let label: Phrase
  /// The carriers that are open.
  public let carriers: [Record]
  /// Their seats; `nil` where those of one are not known.
  public let seats: Int?
  /// The seats that nobody has; `nil` where those of one carrier are not known.
  public let freeSeats: Int?
  /// Who is there.
  public let tenants: [Tenant]
  /// The kinds of carrier that its tenants go on to.
  public let nextKinds: [String]
  /// The link that its tenants usually go on to, and whether the zone has it.
  public let next: (label: Phrase, hasCarriers: Bool)?

  /// The kind of carrier.
  public var id: String { kind }
}

extension ReportMaker {
  /// The links of the chain in their order, with who is where.
  ///
  /// - Throws: where an expression does not fit the registry.
  /// - Complexity: O(*n*) in carriers and leases.
  public func chain() throws(ExpressionError) -> [ChainStanding] {
    let carriers = try records(of: "incubators", where: "-state:closed -state:planned")
    let leases = try currentLeases(by: "incubator")
    let kinds = registry["incubators"]?[field: "kind"]?.kind.choiceSet
    func label(_ kind: String) -> Phrase { kinds?[kind]?.label ?? Phrase(same: kind) }
    func hasCarriers(_ kind: String) -> Bool { carriers.contains { $0["kind"]?.text == kind } }
    var chain: [ChainStanding] = []
    for link in ChainLink.all where !isCancelled() {
      let own = carriers.filter { $0["kind"]?.text == link.kind }
      let tenants = try own.flatMap { carrier in leases[carrier.id] ?? [] }.map {
        (lease) throws(ExpressionError) in
        let since = value("enteredOn", of: lease)?.day
        let tenant = lease["tenant"]?.text.flatMap {
          Registry.target(of: $0, in: ["enterprises", "startup-teams"])
        }
        let stage = tenant.flatMap { board.record($0) }?["stage"]?.text.flatMap { kind in
          link.comesBefore(kind)
            ? (kind: kind, label: label(kind), hasCarriers: hasCarriers(kind)) : nil
        }
        return ChainStanding.Tenant(
          lease: lease,
          tenant: tenant,
          since: since,
          months: since.map { months(from: $0) },
          reasons: try reasons(of: lease, since: since, link)
            + (stage.map { [Self.grown(to: $0.label)] } ?? []),
          stage: stage
        )
      }
      chain.append(
        ChainStanding(
          kind: link.kind,
          label: label(link.kind),
          carriers: own,
          seats: sum("seats", of: own),
          freeSeats: sum("freeSeats", of: own),
          tenants: tenants,
          nextKinds: link.next,
          next: link.usualNext.map { (label($0), hasCarriers($0)) }
        )
      )
    }
    return chain
  }

  /// That a tenant has outgrown its link.
  private static func grown(to stage: Phrase) -> Phrase {
    Phrase("its stage is “\(stage.en)”", "成长阶段为「\(stage.zh)」")
  }

  /// The sum of a field over carriers; `nil` where one of them has no value.
  private func sum(_ field: String, of carriers: [Record]) -> Int? {
    var sum = 0
    for carrier in carriers {
      guard let number = value(field, of: carrier)?.number?.integer else { return nil }
      sum += number
    }
    return sum
  }

  /// How many whole months have gone by since a day.
  private func months(from day: Day) -> Int {
    var months = (today.year - day.year) * 12 + today.parts.month - day.parts.month
    if day.adding(months: months) > today { months -= 1 }
    return months
  }

  /// Why a tenant may move on to the next link; empty where nothing says so.
  private func reasons(
    of lease: Record,
    since: Day?,
    _ link: ChainLink
  ) throws(ExpressionError) -> [Phrase] {
    var reasons: [Phrase] = []
    for move in link.moves where try answer(move.check, for: lease) == .yes {
      reasons.append(move.why)
    }
    if link.kind == "incubator", let since,
      since.adding(months: ChainLink.longestStay) <= today
    {
      reasons.append(Phrase("48 months are over", "已满 48 个月"))
    }
    return reasons
  }
}
