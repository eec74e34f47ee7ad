import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

/// The links of the chain of carriers that are shown, and the ones that are awaited.
struct ChainState: Sendable {
  /// The links, once the worker has found them.
  var links: [ChainStanding]?
  /// Why they could not be made, if so; there are no links then.
  var problem: Phrase?
  /// What they were made from.
  var key: OverviewKey?
  /// Which links are awaited from the worker, if any are.
  var ticket: Int?
  /// Grows with each time that they are made.
  var stamp = 0
}

extension BoardReader {
  /// The links of the chain of carriers in the zone, with who is where.
  func chain(
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws(ExpressionError) -> [ChainStanding] {
    let place = zone.map { RecordReference(register: "zones", id: $0) }
    return try ReportMaker(policy, zone: place, language: language, unless: isCancelled).chain()
  }
}

/// What belongs to the links of the chain.
struct ChainAnswer: Sendable {
  var key: OverviewKey
  /// The links; `nil` where they could not be made.
  var links: [ChainStanding]?
  /// Why they could not be made, if so.
  var problem: Phrase?
}

extension DashboardState {
  /// Has the links found anew where they are of another board, zone or day.
  mutating func settleChain() -> [Effect] {
    guard chain.ticket == nil, chain.key != reader.overviewKey else { return [] }
    let way = makeWay()
    idsMade += 1
    chain.ticket = idsMade
    return way + [.work(Work(ticket: idsMade, task: .chain, reader: reader))]
  }

  /// Takes the links that were found.
  mutating func take(_ answer: ChainAnswer, ticket: Int) {
    guard chain.ticket == ticket else { return }
    chain = ChainState(
      links: answer.links,
      problem: answer.problem,
      key: answer.key,
      stamp: chain.stamp + 1
    )
  }

  /// The tenants of a link, those who may move on first.
  func chainRows(_ kind: String) -> [ViewRow] {
    guard let link = chain.links?.first(where: { $0.kind == kind }) else { return [] }
    let tenants = link.tenants.enumerated().sorted { left, right in
      let (one, other) = (left.element.reasons.isEmpty, right.element.reasons.isEmpty)
      return one == other ? left.offset < right.offset : !one
    }
    return tenants.map { row(for: $0.element, in: link) }
  }

  private func row(for tenant: ChainStanding.Tenant, in link: ChainStanding) -> ViewRow {
    let lease = tenant.lease
    let firm = tenant.tenant ?? lease.reference
    let carrier = lease["incubator"]?.text.map {
      reader.title(of: RecordReference(register: "incubators", id: $0))
    }
    let reasons = Phrase(
      tenant.reasons.map(\.en).joined(separator: "; "),
      tenant.reasons.map(\.zh).joined(separator: "；")
    )
    let next = tenant.stage?.label ?? link.next?.label
    let says =
      tenant.reasons.isEmpty ? Phrase("nothing says so yet", "尚无依据") : reasons
    let details: [(label: Phrase, text: Phrase)] = [
      (Phrase("Who", "入驻方"), Phrase(same: reader.title(of: firm))),
      (Phrase("Where", "所在载体"), Phrase(same: carrier ?? "-")),
      (
        Phrase("May move", "可转入"),
        next.map { Phrase("\(says.en) (next: \($0.en))", "\(says.zh)（下一环节：\($0.zh)）") } ?? says
      ),
    ]
    return ViewRow(
      id: lease.reference.description,
      mark: tenant.reasons.isEmpty ? nil : .soon,
      cells: [
        .text(reader.title(of: firm), .link), .text(carrier ?? "-"),
        .text(tenant.since?.description ?? "-", .muted),
        .text(tenant.months.map(String.init) ?? "-", .muted), .text(say(reasons), .soon),
      ],
      details: details,
      target: .record(firm),
      record: firm,
      words: reader.title(of: firm) + " " + (carrier ?? "") + " " + say(reasons)
    )
  }

  /// Shows the tenants of the next or the previous link.
  mutating func moveLink(by step: Int) -> [Effect] {
    guard case .view(let view) = screen else { return [] }
    let kinds = ViewScope.all(of: .chain).map(\.id)
    guard let place = kinds.firstIndex(of: view.scope), kinds.indices.contains(place + step) else {
      message = Message(.note, Phrase("The chain ends here.", "已到链条尽头。"))
      return []
    }
    return show(scope: kinds[place + step])
  }

  // MARK: - Sending on

  private var sendingOn: RegisterAction? {
    registry["tenancies"]?.actions.first { $0.id == "send-on" }
  }

  /// The leases that are sent on: those of the marked rows, or of the one under the cursor.
  private var leasesToSendOn: [Record] {
    guard case .view(let view) = screen, view.kind == .chain else { return [] }
    return view.targets.compactMap { RecordReference($0.id) }.compactMap { board.record($0) }
  }

  /// Why nobody can be sent on from here, if so.
  var whyNotSentOn: Phrase? {
    guard case .view(let view) = screen, view.kind == .chain else {
      return Phrase("This is not the incubation chain (F5).", "此处不是孵化链条（F5）。")
    }
    guard let action = sendingOn else {
      return Phrase("This store has no leases.", "这份数据没有租约登记簿。")
    }
    if let link = chain.links?.first(where: { $0.kind == view.scope }), link.nextKinds.isEmpty {
      return Phrase(
        "This is the last link; Enter opens the firm to graduate it.",
        "这是最后一个环节；回车打开企业办理毕业。"
      )
    }
    return whyOff(action, on: leasesToSendOn)
  }

  /// Asks to which carrier the firm goes, or the marked ones; those of the next link are offered.
  mutating func beginSendingOn() -> [Effect] {
    guard case .view(let view) = screen, let links = chain.links,
      let link = links.first(where: { $0.kind == view.scope })
    else { return [] }
    let leases = leasesToSendOn
    let usual = Set(
      leases.compactMap { $0["incubator"]?.text }.flatMap { carrier in
        let record = board.record(RecordReference(register: "incubators", id: carrier))
        return record?["graduatesTo"]?.list ?? []
      }
    )
    let source = board.source("incubators")
    let running = (0..<source.slots).compactMap { source.record(at: $0) }.filter { carrier in
      !["closed", "planned"].contains(carrier["state"]?.text ?? "")
    }
    let here = Set(links.flatMap { $0.carriers.map(\.id) })
    // Of the others the nearest first: in the same district, then in the same city.
    let home =
      leases.first?["incubator"]?.text
      .flatMap { board.record(RecordReference(register: "incubators", id: $0)) }
      .map { places(around: $0) } ?? []
    func distance(_ carrier: Record) -> Int {
      places(around: carrier).compactMap { home.firstIndex(of: $0) }.min() ?? home.count
    }
    var items: [ListItem] = []
    // The stages that tenants have reached first, then the link of the carriers that were agreed, then
    // the usual next one.
    let sent = Set(leases.map(\.reference))
    let stages = link.tenants.filter { sent.contains($0.lease.reference) }.compactMap(\.stage?.kind)
    let agreed = Set(running.filter { usual.contains($0.id) }.compactMap { $0["kind"]?.text })
    let next = link.nextKinds.reversed()
    let kinds = stages + next.filter(agreed.contains) + next
    var known: Set<String> = []
    for kind in kinds where known.insert(kind).inserted {
      let carriers = running.filter { $0["kind"]?.text == kind }
      guard !carriers.isEmpty else { continue }
      items.append(.heading(links.first { $0.kind == kind }?.label ?? Phrase(same: kind)))
      let ranked = carriers.enumerated().sorted { left, right in
        func rank(_ carrier: Record) -> Int {
          usual.contains(carrier.id) ? 0 : here.contains(carrier.id) ? 1 : 2 + distance(carrier)
        }
        return (rank(left.element), left.offset) < (rank(right.element), right.offset)
      }
      items += ranked.map { line(for: $0.element, isUsual: usual.contains($0.element.id)) }
    }
    guard !items.isEmpty else {
      message = Message(
        .warning,
        Phrase("There is no open carrier of the next link.", "没有开放的下一环节载体。")
      )
      return []
    }
    let name =
      leases.first.flatMap { $0["tenant"]?.text }.flatMap {
        Registry.target(of: $0, in: ["enterprises", "startup-teams"])
      }.map { reader.title(of: $0) } ?? ""
    let count = leases.count
    open(
      ListState(
        title: count == 1
          ? Phrase("Send \(name) on to", "「\(name)」转入")
          : Phrase("Send \(count) on to", "\(count) 家转入"),
        purpose: .sendingOn(leases.map(\.id)),
        intro: [
          Phrase(
            "From today: this lease ends as graduated, one there begins.",
            "自今日起：原租约按毕业结束，在新载体起租。"
          )
        ],
        items: items
      )
    )
    return []
  }

  /// The zone of a carrier and those that it lies in, the nearest first.
  private func places(around carrier: Record) -> [String] {
    carrier["zone"]?.text.map { board.zones(around: $0) } ?? []
  }

  private func line(for carrier: Record, isUsual: Bool) -> ListItem {
    let zone = carrier["zone"]?.text.map {
      reader.title(of: RecordReference(register: "zones", id: $0))
    }
    let free = registry["incubators"]?[field: "freeSeats"]
      .flatMap { reader.evaluator.computed($0, of: carrier).value?.number?.integer }
    return ListItem(
      carrier.id,
      Phrase(same: reader.title(of: carrier.reference)),
      note: isUsual
        ? Phrase("its tenants go there", "约定衔接载体") : zone.map { Phrase(same: $0) },
      right: say(
        free.map { Phrase("\($0) free", "空余 \($0)") } ?? Phrase("? free", "空余 ?")
      ),
      words: carrier.id
    )
  }

  /// Sends firms on to a carrier, as one change.
  mutating func sendOn(_ leases: [String], to carrier: String) -> [Effect] {
    guard let action = sendingOn else { return [] }
    let source = board.source("tenancies")
    let records = leases.compactMap { source.record($0) }
    var asked = Fields()
    asked["graduatedTo"] = .text(carrier)
    do throws(Refusal) {
      asked = try start(of: action, on: records, given: asked)
    } catch {
      message = Message(refusals: [error])
      return []
    }
    return perform(action, on: records, asked: asked)
  }
}

extension Painter {
  /// Draws the links of the chain side by side with their counts; one that the zone lacks is marked.
  mutating func drawChain(_ view: ViewState, _ area: Rect) {
    guard area.rows > 0, let links = state.chain.links, !links.isEmpty else { return }
    let each = area.columns / links.count
    for (place, link) in links.enumerated() {
      let column = Rect(area.left + place * each, area.top, each, area.rows)
      let ready = link.tenants.count { !$0.reasons.isEmpty }
      let (tenants, carriers) = (link.tenants.count, link.carriers.count)
      let free = link.freeSeats.map(grouped) ?? "?"
      let isNarrow = each < 16
      let lines: [(text: Phrase, style: Style)] =
        carriers == 0
        ? [
          (link.label, .heading),
          (isNarrow ? Phrase("! none", "! 没有") : Phrase("! none here", "! 本地没有"), .act),
        ]
        : [
          (link.label, .heading),
          (
            Phrase(
              "\(grouped(tenants)) tenant\(tenants == 1 ? "" : "s")",
              "入驻 \(grouped(tenants))"
            ), .body
          ),
          (
            Phrase("\(free) \(isNarrow ? "" : "seats ")free", "空余 \(free)"),
            .body
          ),
          (Phrase("\(carriers) carrier\(carriers == 1 ? "" : "s")", "载体 \(carriers)"), .muted),
          (
            ready == 0 ? Phrase("", "") : Phrase("~ \(ready) may move", "~ 可转 \(ready)"), .soon
          ),
        ]
      for (row, line) in lines.prefix(area.rows).enumerated() {
        put(
          frame.lettering.cut(say(line.text), to: each - 2),
          at: Position(column.left + 1, column.top + row),
          line.style
        )
      }
      if place > 0 {
        put(frame.glyphs.moreRight, at: Position(column.left - 1, column.top), .muted)
      }
      note(column, .tab(place))
      if link.kind == view.scope { frame.restyle(column, .selectionDim) }
    }
  }
}
