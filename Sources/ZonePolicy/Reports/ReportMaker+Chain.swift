import ZoneModel
import ZoneQuery

/// A link of the chain of carriers, and when a tenant of it may move on.
///
/// Source: Jing'an recommendation IV.2(3); graduation: Guokefaqu [2018] 300, any one condition.
struct ChainLink: Sendable {
  /// The kind of carrier.
  let kind: String
  /// The conditions under which a tenant may move on, as checks of its tenancy, with their names.
  let moves: [(check: String, why: Phrase)]

  static let all = [
    ChainLink(
      kind: "public-space",
      moves: [
        (
          "incubateeKind:enterprise", Phrase("is a company", "已成立公司")
        )
      ]
    ),
    ChainLink(kind: "nursery", moves: [company]),
    ChainLink(kind: "mass-innovation-space", moves: [company]),
    ChainLink(kind: "incubator", moves: graduation),
    ChainLink(kind: "accelerator", moves: graduation),
  ]

  private static let company = (
    check: "incubateeKind:enterprise and tenant.revenue > 0元",
    why: Phrase("a company with revenue", "已成立公司并有收入")
  )

  private static let graduation: [(check: String, why: Phrase)] = [
    ("tenant.highTech", Phrase("high-tech enterprise", "高新技术企业")),
    (
      "sum(enterprise-figures where enterprise = this.tenant and year >= year(today) - 2 "
        + "and year < year(today), revenue) > 1000万元",
      Phrase("revenue of two years above 10 million", "连续两年营业收入累计超过 1000 万元")
    ),
    ("tenant.tags:listed", Phrase("listed", "已上市")),
  ]

  /// How long a tenant may stay in an incubator.
  static let longestStay = 48
}

extension ReportMaker {
  /// The chain: its links with counts and free seats, then who is where.
  func chainSections() throws(ExpressionError) -> [ZoneReport.Section] {
    let carriers = try records(of: "incubators", where: "-state:closed -state:planned")
    let leases = try currentLeases(by: "incubator")
    var links: [ZoneReport.Row] = []
    var people: [ZoneReport.Section] = []
    for link in ChainLink.all where !isCancelled() {
      let own = carriers.filter { $0["kind"]?.text == link.kind }
      let tenants = try own.flatMap { carrier in leases[carrier.id] ?? [] }.map {
        (lease) throws(ExpressionError) in
        try (lease, reasons(of: lease, link))
      }
      let seats = own.reduce(0) { $0 + (value("seats", of: $1)?.number?.integer ?? 0) }
      let taken = tenants.reduce(0) { $0 + ($1.0["seats"]?.number?.integer ?? 0) }
      let ready = tenants.count { !$0.1.isEmpty }
      let kinds = registry["incubators"]?[field: "kind"]?.kind.choiceSet
      let label = kinds?[link.kind]?.label[language] ?? link.kind
      links.append(
        ZoneReport.Row(
          [
            text(label), number(own.count), number(tenants.count), number(seats),
            number(max(0, seats - taken)), number(ready),
          ],
          opens: .records(register: "incubators", filter: "kind:\(link.kind)"),
          isGap: own.isEmpty
        )
      )
      guard !tenants.isEmpty else { continue }
      people.append(section(label, tenants, next: next(after: link, carriers)))
    }
    let chain = ZoneReport.Section(
      title: say("Links", "环节"),
      note: say(
        "A link without a carrier is marked. Free seats are those of the carriers less those let.",
        "缺少载体的环节有标记。空余工位为载体工位减去已租工位。"
      ),
      columns: [
        column("link", "Link", "环节"), column("carriers", "Carriers", "载体", numeric: true),
        column("tenants", "Tenants", "入驻方", numeric: true),
        column("seats", "Seats", "工位", numeric: true),
        column("free", "Free", "空余", numeric: true),
        column("ready", "May move", "可转入", numeric: true),
      ],
      rows: links
    )
    return [chain] + people
  }

  /// Where the carrier of a lease says that its tenants go.
  private func destination(of lease: Record) -> String? {
    guard let carrier = lease["incubator"]?.text,
      let record = board.record(RecordReference(register: "incubators", id: carrier)),
      record["graduatesTo"] != nil
    else { return nil }
    return cell("graduatesTo", of: record).shown
  }

  /// How many whole months have gone by since a day.
  private func months(from day: Day) -> Int {
    var months = (today.year - day.year) * 12 + today.parts.month - day.parts.month
    if day.adding(months: months) > today { months -= 1 }
    return months
  }

  /// Why a tenant may move on to the next link; empty where nothing says so.
  private func reasons(of lease: Record, _ link: ChainLink) throws(ExpressionError) -> [Phrase] {
    var reasons: [Phrase] = []
    for move in link.moves where try answer(move.check, for: lease) == .yes {
      reasons.append(move.why)
    }
    if link.kind == "incubator", let from = lease["from"]?.day,
      from.adding(months: ChainLink.longestStay) <= today
    {
      reasons.append(Phrase("48 months are over", "已满 48 个月"))
    }
    return reasons
  }

  /// The carriers of the next link, for a carrier that does not say where its tenants go.
  private func next(after link: ChainLink, _ carriers: [Record]) -> String {
    let order = ChainLink.all.map(\.kind)
    guard let place = order.firstIndex(of: link.kind), place + 1 < order.count else { return "" }
    // Mass innovation spaces stand beside nurseries: both lead to incubators.
    let kind = link.kind == "nursery" ? "incubator" : order[place + 1]
    let kinds = registry["incubators"]?[field: "kind"]?.kind.choiceSet
    let label = kinds?[kind]?.label[language] ?? kind
    return carriers.contains { $0["kind"]?.text == kind }
      ? label : label + say(" (none here)", "（本地没有）")
  }

  private func section(
    _ label: String,
    _ tenants: [(Record, [Phrase])],
    next: String
  ) -> ZoneReport.Section {
    let rows = tenants.map { lease, reasons -> ZoneReport.Row in
      let tenant = lease["tenant"]?.text.flatMap {
        Registry.target(of: $0, in: ["enterprises", "startup-teams"])
      }
      let stay = lease["from"]?.day.map { months(from: $0) }
      return ZoneReport.Row(
        [
          text(tenant.map { title(of: $0) } ?? ""), cell("incubator", of: lease),
          cell("room", of: lease), cell("from", of: lease),
          stay.map { number($0) } ?? ZoneReport.Cell(nil), cell("to", of: lease),
          text(reasons.isEmpty ? "" : destination(of: lease) ?? next),
          text(reasons.map { $0[language] }.joined(separator: say("; ", "；"))),
        ],
        opens: .record(lease.reference),
        isGap: !reasons.isEmpty
      )
    }
    return ZoneReport.Section(
      title: label,
      note: say(
        "Who may move on stands first; Guokefaqu [2018] 300 for incubators and accelerators.",
        "可转入下一环节的在前；孵化器、加速器依据国科发区〔2018〕300号。"
      ),
      columns: [
        column("tenant", "Tenant", "入驻方"), column("carrier", "Where", "所在载体"),
        column("room", of: "tenancies"), column("since", "Since", "自"),
        column("months", "Months", "月数", numeric: true), column("to", of: "tenancies"),
        column("next", "Next", "下一环节"), column("ready", "May move: why", "可转入的原因"),
      ],
      rows: gapsFirst(rows)
    )
  }
}
