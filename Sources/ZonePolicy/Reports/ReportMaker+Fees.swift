public import ZoneModel
public import ZoneQuery

extension ReportMaker {
  /// The last day of the present month.
  private var monthEnd: Day {
    let parts = today.parts
    let first = Day(year: parts.year, month: parts.month, day: 1) ?? today
    return first.adding(months: 1).adding(days: -1)
  }

  private struct Fee {
    let patent: Record
    let owner: RecordReference?
    /// What it costs today; `nil` where that is not known.
    let total: Quantity?
    let step: Quantity?
    let stepOn: Day?
    let isMissed: Bool
    /// Whether the days that it is reckoned from are missing.
    var isUnknown: Bool { !ReportMaker.feeInputs.allSatisfy { patent[$0] != nil } }
  }

  /// What an annual fee cannot be reckoned without.
  private static let feeInputs = ["kind", "filedOn", "grantedOn"]

  /// What the fees of a patent cannot be told without.
  private func lacking(_ patent: Record) -> String {
    let fields = Self.feeInputs.filter { patent[$0] == nil }
      .compactMap { registry["patents"]?[field: $0]?.label[language] }
    let names = fields.joined(separator: say(", ", "、"))
    return say("unknown: \(names) missing", "未知：缺少\(names)")
  }

  /// The fees to pay this month: sums by owner, then each of them.
  func feeSections() throws(ExpressionError) -> [ZoneReport.Section] {
    // Of a right without its days no fee can be reckoned: it is told of, never left out.
    let filter =
      "state:granted (feeDueOn<=\(monthEnd) or missing(kind) or missing(filedOn) or missing(grantedOn))"
    let patents = try records(of: "patents", where: filter, sort: [SortKey("feeDueOn")])
    let fees = patents.map(fee)
    return [owners(fees, filter), details(fees)]
  }

  private func fee(of patent: Record) -> Fee {
    Fee(
      patent: patent,
      owner: patent["applicant"]?.text.map {
        RecordReference(register: "enterprises", id: $0)
      },
      total: value("feeToday", of: patent)?.number.map { Quantity($0) },
      step: value("feeStep", of: patent)?.number.map { Quantity($0) },
      stepOn: value("feeStepOn", of: patent)?.day,
      isMissed: value("feeStanding", of: patent) == .text("missed")
    )
  }

  private func owners(_ fees: [Fee], _ filter: String) -> ZoneReport.Section {
    var order: [RecordReference?] = []
    var groups: [RecordReference?: [Fee]] = [:]
    for fee in fees {
      if groups[fee.owner] == nil { order.append(fee.owner) }
      groups[fee.owner, default: []].append(fee)
    }
    func row(_ name: String, _ fees: [Fee], _ filter: String, isTotal: Bool = false)
      -> ZoneReport.Row
    {
      let open = fees.filter { !$0.isMissed }
      // What paying all of them costs on the first day on which one gets dearer or is too late.
      let stepOn = open.compactMap(\.stepOn).min()
      let lost = open.count { $0.stepOn != nil && $0.stepOn == stepOn && $0.step == nil }
      // A fee without a further step on that day is gone then; of others the sum may be unknown.
      let then = open.filter { $0.stepOn != stepOn || $0.step != nil }
        .map { $0.stepOn == stepOn ? $0.step : $0.total }
      let now = open.map(\.total)
      let missed = fees.count(where: \.isMissed)
      return ZoneReport.Row(
        [
          text(name), number(open.count), now.isEmpty ? money(Quantity(0)) : sum(now, lost: 0),
          day(stepOn), stepOn == nil ? ZoneReport.Cell(nil) : sum(then, lost: lost), number(lost),
          number(missed),
        ],
        opens: .records(register: "patents", filter: filter),
        isGap: !isTotal && (lost > 0 || missed > 0 || now.contains(nil))
      )
    }
    let rows = order.map { owner in
      row(
        owner.map { title(of: $0) } ?? say("without an owner", "无权利人"),
        groups[owner] ?? [],
        filter + (owner.map { " applicant:\($0.id)" } ?? " missing(applicant)")
      )
    }
    let total = row(say("All", "合计"), fees, filter, isTotal: true)
    return ZoneReport.Section(
      title: say("By owner", "按权利人"),
      note: say(
        "Due until \(monthEnd) or late. The next step is the first day on which one of them gets "
          + "dearer or ends; beside it, what all of them cost then. Enter opens the patents: mark "
          + "them, F8 pays or lets lapse.",
        "\(monthEnd) 前到期或已逾期。下一档起为其中最早涨价或终止之日，其后为当日全部应缴。"
          + "回车打开专利，标记后按 F8 缴费或终止。"
      ),
      columns: [
        column("owner", "Owner", "权利人"), column("fees", "Fees", "件数", numeric: true),
        column("today", "Today", "今日应缴", numeric: true),
        column("stepOn", "Next step", "下一档起"),
        column("then", "After the step", "下一档应缴", numeric: true),
        column("lost", "Lost then", "届时终止", numeric: true),
        column("missed", "Missed", "已错过", numeric: true),
      ],
      rows: gapsFirst(rows) + (rows.isEmpty ? [] : [total])
    )
  }

  /// What is to be paid, how many fees of it are not known, and how many rights end instead: those
  /// cost nothing because they are gone.
  private func sum(_ amounts: [Quantity?], lost: Int) -> ZoneReport.Cell {
    let known = amounts.compactMap(\.self)
    let open = amounts.count - known.count
    let rights = say(lost == 1 ? "1 right ends" : "\(lost) rights end", "\(lost) 件权利终止")
    let paid = money(known.reduce(Quantity(0), +))
    var parts: [String] = known.isEmpty ? [] : [paid.shown]
    if open > 0 { parts.append(say("\(open) not known", "\(open) 件未知")) }
    if lost > 0 { parts.append(rights) }
    return ZoneReport.Cell(
      open > 0 || known.isEmpty ? nil : paid.value,
      shown: parts.joined(separator: " + ")
    )
  }

  private func details(_ fees: [Fee]) -> ZoneReport.Section {
    let fields = [
      "feeYear", "feeDueOn", "feeStanding", "feePayable", "feeSurcharge", "feeToday", "feeStepOn",
      "feeStep", "feeThen", "restoreCost", "feeGraceEnds", "feeProvisional", "feeGraceProvisional",
    ]
    return ZoneReport.Section(
      title: say("Each fee", "逐件"),
      note: "\(PatentFeeSchedule.current.version); \(PatentFeeSchedule.current.source)",
      columns: [column("patent", "Patent", "专利"), column("owner", "Owner", "权利人")]
        + fields.map { column($0, of: "patents") },
      rows: fees.map { fee in
        ZoneReport.Row(
          [
            ZoneReport.Cell(
              .text(fee.patent.id),
              shown: "\(fee.patent.id) \(title(of: fee.patent.reference))"
            ), text(fee.owner.map { title(of: $0) } ?? ""),
          ]
            + fields.map { field in
              field == "feeStanding" && fee.isUnknown
                ? text(lacking(fee.patent)) : cell(field, of: fee.patent)
            },
          opens: .record(fee.patent.reference),
          isGap: fee.isMissed || fee.step == nil
        )
      }
    )
  }

  // MARK: - Ladder

  /// Every annual fee of a patent's term; nothing where the patent does not say enough.
  func ladder(of reference: RecordReference) -> ZoneReport.Section? {
    guard let patent = board.record(reference) else { return nil }
    let isDated = patent["state"] != .text("granted") || patent["grantedOn"] != nil
    guard isDated, let ladder = evaluator.ladder(of: patent) else {
      return ZoneReport.Section(
        title: "\(title(of: reference)): \(lacking(patent))",
        note: nil,
        columns: [],
        rows: []
      )
    }
    let rows = Self.shown(ladder.fees, of: patent).map { fee -> ZoneReport.Row in
      let (standing, isGap) = words(for: fee)
      return ZoneReport.Row(
        [
          number(fee.year),
          day(fee.due, isProvisional: fee.isProvisional),
          day(fee.graceEnds, isProvisional: fee.isGraceProvisional), money(Quantity(fee.full)),
          money(Quantity(fee.payable)),
          ZoneReport.Cell(.text(standing.id), shown: standing.label[language]),
          isOwed(fee) ? money(Quantity(fee.total)) : ZoneReport.Cell(nil),
          day(fee.next?.from), then(fee),
        ],
        opens: .records(
          register: "fee-payments",
          filter: "patent:\(reference.id) year=\(fee.year)"
        ),
        isGap: isGap
      )
    }
    let schedule = ladder.schedule
    return ZoneReport.Section(
      title: title(of: reference) + ": " + standing(of: patent, ladder),
      note: say(
        "\(schedule.version); the term ends on \(ladder.termEnds). ~ rests on a calendar that is not "
          + "published.",
        "\(schedule.version)；期限届满 \(ladder.termEnds)。~ 表示所用日历尚未公布。"
      ),
      columns: [
        column("year", "Year", "年度", numeric: true), column("due", "Due", "到期日"),
        column("grace", "Grace ends", "滞纳期届满"), column("full", "Full fee", "全额", numeric: true),
        column("payable", "Reduced", "减缴后", numeric: true), column("stands", "Stands", "状态"),
        column("today", "Paid today", "今日应缴", numeric: true),
        column("stepOn", "Dearer or lost from", "加费或终止日"),
        column("then", "Then", "下一档应缴", numeric: true),
      ],
      rows: rows
    )
  }

  /// The fees of a right until it ends: for a fee that was not paid, or on the day that is entered.
  private static func shown(_ fees: [AnnualFee], of patent: Record) -> [AnnualFee] {
    let last = fees.firstIndex { $0.standing == .missed } ?? fees.count - 1
    guard patent["state"] != .text("granted"), let end = patent["endedOn"]?.day else {
      return Array(fees.prefix(last + 1))
    }
    return fees.prefix(last + 1).filter { $0.nominalDue < end || $0.standing == .missed }
  }

  /// What a fee costs from its next step on; after the last month of grace nothing is paid any more.
  private func then(_ fee: AnnualFee) -> ZoneReport.Cell {
    guard let next = fee.next else { return ZoneReport.Cell(nil) }
    return next.total.map { money(Quantity($0)) }
      ?? ZoneReport.Cell(nil, shown: say("right ends, can be restored", "权利终止，可请求恢复"))
  }

  /// What the fees say of a right that runs; of another, its state.
  private func standing(of patent: Record, _ ladder: PatentLadder) -> String {
    patent["state"] == .text("granted")
      ? words(for: ladder)[language] : cell("state", of: patent).shown
  }

  private func isOwed(_ fee: AnnualFee) -> Bool {
    switch fee.standing {
    case .open, .late: true
    case .paid, .atGrant, .missed: false
    }
  }

  private func words(for fee: AnnualFee) -> ((id: String, label: Phrase), Bool) {
    switch fee.standing {
    case .paid(let day?): (("paid", Phrase("paid \(day)", "\(day) 已缴")), false)
    case .paid(nil): (("settled", Phrase("settled by a later one", "由后续年度推定已缴")), false)
    case .atGrant: (("at-grant", Phrase("with the grant", "随授权缴纳")), false)
    case .open: (("open", Phrase("in time", "未逾期")), false)
    case .late(let month): (("late", Phrase("grace, month \(month)", "滞纳期第 \(month) 月")), true)
    case .missed: (("missed", Phrase("missed", "已错过")), true)
    }
  }

  private func words(for ladder: PatentLadder) -> Phrase {
    switch ladder.right {
    case .pending: Phrase("not granted", "未授权")
    case .inForce: Phrase("in force", "有效")
    case .grace(let month): Phrase("in force, month \(month) of grace", "有效，滞纳期第 \(month) 月")
    case .lapsed(let day): Phrase("lapsed on \(day) for a fee", "\(day) 因未缴年费终止")
    case .expired(let day): Phrase("expired on \(day)", "\(day) 期满终止")
    }
  }
}

extension Evaluator {
  /// Every annual fee of a patent, from its record and the payments of it; `nil` without kind or
  /// filing day.
  public func ladder(of patent: Record) -> PatentLadder? {
    guard let kind = patent["kind"]?.text.flatMap({ PatentFeeSchedule.Kind(rawValue: $0) }),
      let filedOn = patent["filedOn"]?.day
    else { return nil }
    var paid: [Int: Day?] = [:]
    for payment in payments(for: patent.reference) {
      guard let year = payment["year"]?.number?.integer else { continue }
      paid[year] = .some(payment["paidOn"]?.day)
    }
    // A year that was paid settles those before it.
    for year in 1..<max(1, paid.keys.max() ?? 1) where paid[year] == nil { paid[year] = .some(nil) }
    let schedule = PatentFeeSchedule.current
    let grantedOn = patent["grantedOn"]?.day
    if let grantedOn {
      for year in 1...max(1, PatentFeeSchedule.year(of: grantedOn, filedOn: filedOn))
      where paid[year] == .some(nil) { paid[year] = nil }
    }
    let fee = FeePatent(
      kind: kind,
      filedOn: filedOn,
      grantedOn: grantedOn,
      reduction: patent["feeReduction"]?.number?.integer ?? 0,
      paid: paid
    )
    return schedule.ladder(of: fee, today: context.today, calendar: publicCalendar)
  }

  private func payments(for patent: RecordReference) -> [Record] {
    guard context.registry["fee-payments"] != nil,
      let filter = try? cache.expression(
        "patent:\"\(patent.id)\"",
        in: "fee-payments",
        mode: .filter
      ), let selection = try? select(Query("fee-payments", filter: filter))
    else { return [] }
    let source = context.board.source("fee-payments")
    return selection.slots.compactMap { source.record(at: Int($0)) }
  }
}
