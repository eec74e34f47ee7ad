import ZoneModel
import ZoneQuery

extension ReportMaker {
  /// The chain: its links with counts and free seats, then who is where.
  func chainSections() throws(ExpressionError) -> [ZoneReport.Section] {
    var links: [ZoneReport.Row] = []
    var people: [ZoneReport.Section] = []
    for standing in try chain() {
      let label = standing.label[language]
      links.append(
        ZoneReport.Row(
          [
            text(label + (standing.carriers.isEmpty ? say(" (none here)", "（本地没有）") : "")),
            number(standing.carriers.count), number(standing.tenants.count),
            known(standing.seats), known(standing.freeSeats),
            number(standing.tenants.count { !$0.reasons.isEmpty }),
          ],
          opens: .records(register: "incubators", filter: "kind:\(standing.kind)"),
          isGap: standing.carriers.isEmpty
        )
      )
      guard !standing.tenants.isEmpty else { continue }
      people.append(section(label, standing.tenants, next: next(after: standing)))
    }
    let chain = ZoneReport.Section(
      title: say("Links", "环节"),
      note: say(
        "A link without a carrier is marked. Free seats are those of the carriers less those let; "
          + "? where a carrier or a lease does not say.",
        "缺少载体的环节有标记。空余工位为载体工位减去已租工位；载体或租约未填的显示“?”。"
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

  /// A number, or a question mark where it is not known.
  private func known(_ number: Int?) -> ZoneReport.Cell {
    number.map { self.number($0) } ?? ZoneReport.Cell(nil, shown: "?")
  }

  /// Where the carrier of a lease says that its tenants go.
  private func destination(of lease: Record) -> String? {
    guard let carrier = lease["incubator"]?.text,
      let record = board.record(RecordReference(register: "incubators", id: carrier)),
      record["graduatesTo"] != nil
    else { return nil }
    return cell("graduatesTo", of: record).shown
  }

  /// The next link, for a carrier that does not say where its tenants go.
  private func next(after standing: ChainStanding) -> String { standing.next.map(name(of:)) ?? "" }

  private func name(of link: (label: Phrase, hasCarriers: Bool)) -> String {
    let label = link.label[language]
    return link.hasCarriers ? label : label + say(" (none here)", "（本地没有）")
  }

  /// Where a tenant goes that may move on: to its stage of growth, else where its carrier says, else
  /// to the next link.
  private func next(of standing: ChainStanding.Tenant, _ next: String) -> String {
    if let stage = standing.stage { return name(of: (stage.label, stage.hasCarriers)) }
    return standing.reasons.isEmpty ? "" : destination(of: standing.lease) ?? next
  }

  private func section(
    _ label: String,
    _ tenants: [ChainStanding.Tenant],
    next: String
  ) -> ZoneReport.Section {
    let rows = tenants.map { standing -> ZoneReport.Row in
      let (lease, reasons) = (standing.lease, standing.reasons)
      let (tenant, stay) = (standing.tenant, standing.months)
      return ZoneReport.Row(
        [
          text(tenant.map { title(of: $0) } ?? ""), cell("incubator", of: lease),
          cell("room", of: lease), cell("enteredOn", of: lease),
          stay.map { number($0) } ?? ZoneReport.Cell(nil), cell("to", of: lease),
          text(self.next(of: standing, next)),
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
