import ZoneModel
import ZoneQuery

extension ReportMaker {
  private static let torch = "Torch statistics form of incubators"

  /// The totals that the statistics form of incubators asks for.
  private static let form: [Figure] = [
    Figure("carriers", Phrase("Carriers", "载体数"), of: "incubators", where: open, source: torch),
    Figure(
      "area",
      Phrase("Floor area", "场地面积"),
      of: "incubators",
      where: open,
      .sum("area"),
      source: torch
    ),
    Figure(
      "let-area",
      Phrase("Area let", "在孵面积"),
      of: "incubators",
      where: open,
      .sum("letArea"),
      source: torch
    ),
    Figure(
      "let-share",
      Phrase("Let of the floor area", "在孵面积占比"),
      of: "incubators",
      where: open,
      .ratio(of: "letArea", to: "area"),
      source: torch
    ),
    Figure(
      "seats",
      Phrase("Workstations", "工位数"),
      of: "incubators",
      where: open,
      .sum("seats"),
      source: torch
    ),
    Figure("rooms", Phrase("Rooms", "房间数"), of: "rooms", where: "state:usable", source: torch),
    Figure("tenants", Phrase("Tenants", "在孵入驻方"), of: "tenancies", where: "current", source: torch),
    Figure(
      "enterprises",
      Phrase("of them enterprises", "其中企业"),
      of: "tenancies",
      where: "current incubateeKind:enterprise",
      source: torch
    ),
    Figure(
      "with-patents",
      Phrase("Enterprises with patents in force", "拥有有效专利的在孵企业"),
      of: "tenancies",
      where: "current incubateeKind:enterprise",
      .share("count(patents where applicant = this.tenant and inForce) > 0"),
      source: torch
    ),
    Figure(
      "graduates",
      Phrase("Graduates, all years", "累计毕业"),
      of: "tenancies",
      where: "state:graduated",
      source: torch
    ),
    Figure(
      "graduates-this-year",
      Phrase("Graduates of this year", "本年毕业"),
      of: "tenancies",
      where: "state:graduated year(graduatedOn)=year(today)",
      source: torch
    ),
    Figure(
      "jobs",
      Phrase("Jobs in firms that are incubated", "在孵企业从业人员"),
      of: "enterprises",
      where: "state:incubating present",
      .sum("staff"),
      source: torch
    ),
    Figure(
      "jobs-technical",
      Phrase("of them technical staff, last year", "其中科技人员（上年）"),
      of: "enterprise-figures",
      where: lastYear,
      .sum("technicalStaff"),
      source: torch
    ),
    Figure(
      "jobs-college",
      Phrase("of them with a college degree, last year", "其中大专以上（上年）"),
      of: "enterprise-figures",
      where: lastYear,
      .sum("collegeStaff"),
      source: torch
    ),
    Figure(
      "jobs-doctors",
      Phrase("of them doctors, last year", "其中博士（上年）"),
      of: "enterprise-figures",
      where: lastYear,
      .sum("doctors"),
      source: torch
    ),
    Figure(
      "jobs-returnees",
      Phrase("of them returned from abroad, last year", "其中留学人员（上年）"),
      of: "enterprise-figures",
      where: lastYear,
      .sum("returnees"),
      source: torch
    ),
    Figure(
      "jobs-fresh-graduates",
      Phrase("of them fresh graduates, last year", "其中应届毕业生（上年）"),
      of: "enterprise-figures",
      where: lastYear,
      .sum("freshGraduates"),
      source: torch
    ),
    Figure(
      "staff",
      Phrase("People who run the carriers", "载体管理人员"),
      of: "incubators",
      where: open,
      .sum("staffCount"),
      source: torch
    ),
    Figure(
      "trained-staff",
      Phrase("of them trained", "其中专业服务人员"),
      of: "incubators",
      where: open,
      .sum("professionals"),
      source: torch
    ),
    Figure(
      "trained-share",
      Phrase("Trained of the staff", "专业服务人员占比"),
      of: "incubators",
      where: open,
      .ratio(of: "professionals", to: "staffCount"),
      source: torch
    ),
    Figure(
      "mentors",
      Phrase("Mentors", "创业导师"),
      of: "incubators",
      where: open,
      .sum("mentors"),
      source: torch
    ),
    Figure(
      "own-funds",
      Phrase("Incubation funds", "孵化基金规模"),
      of: "funds",
      where: "not missing(incubator)",
      .sum("size"),
      source: torch
    ),
  ]

  private static let open = "-state:closed -state:planned"
  private static let lastYear = "enterprise.state:incubating (year = year(today) - 1)"

  /// The statistics form: totals, then each carrier with what it lacks.
  func incubatorSections() throws(ExpressionError) -> [ZoneReport.Section] {
    [
      try figures(Self.form, title: Phrase("Totals", "汇总")),
      try lines(
        of: "incubators",
        where: Self.open,
        [
          "kind", "zone", "area", "letShare", "seats", "incubatees", "enterprisesIncubated",
          "graduates", "ownFund", "staffCount", "professionals", "professionalShare",
        ],
        needed: [
          "area", "seats", "openedOn", "services", "operator", "staffCount", "professionals",
        ]
      ),
    ]
  }

  /// What the funds have granted and paid.
  func fundSections() throws(ExpressionError) -> [ZoneReport.Section] {
    [
      try figures(
        [
          Figure("size", Phrase("Size of the funds", "资金规模"), of: "funds", .sum("size")),
          Figure(
            "granted",
            Phrase("Support granted", "已批资助"),
            of: "awards",
            where: "state:approved,paid",
            .sum("amount")
          ),
          Figure(
            "paid",
            Phrase("Support paid", "已拨资助"),
            of: "awards",
            where: "state:paid",
            .sum("amount")
          ),
          Figure(
            "paid-share",
            Phrase("Paid of what is granted", "拨付率"),
            of: "awards",
            where: "state:approved,paid",
            .portion(of: "amount", where: "state:paid")
          ),
          Figure(
            "applied",
            Phrase("Applied for", "申请中金额"),
            of: "awards",
            where: "state:applied,checked",
            .sum("amount")
          ),
          Figure(
            "open",
            Phrase("Open applications", "待办申请"),
            of: "awards",
            where: "state:applied,checked"
          ),
        ]
      ),
      try lines(
        of: "funds",
        where: "-state:closed",
        ["kind", "zone", "size", "granted", "paid", "paidShare", "openApplications"],
        needed: ["size", "zone"]
      ),
    ]
  }

  /// The records of a register with some fields, those that lack a needed one first.
  func lines(
    of register: String,
    where filter: String,
    _ fields: [String],
    needed: [String]
  ) throws(ExpressionError) -> ZoneReport.Section {
    let rows = try records(of: register, where: filter).map { record -> ZoneReport.Row in
      let lacking = needed.filter { value($0, of: record) == nil }
      let labels = lacking.compactMap { registry[register]?[field: $0]?.label[language] }
      return ZoneReport.Row(
        [text(record.id), text(title(of: record.reference))]
          + fields.map { cell($0, of: record) }
          + [
            ZoneReport.Cell(
              lacking.isEmpty ? nil : .list(lacking),
              shown: labels.joined(separator: ", ")
            )
          ],
        opens: .record(record.reference),
        isGap: !lacking.isEmpty
      )
    }
    return ZoneReport.Section(
      title: registry[register]?.label[language] ?? register,
      note: nil,
      columns: [column("id", "Record", "记录"), column("title", "Name", "名称")]
        + fields.map { column($0, of: register) } + [column("lacks", "Lacks", "缺项")],
      rows: gapsFirst(rows)
    )
  }

  // MARK: - Talent

  private static let permitLimit = 7

  /// The two clocks of permits, each for itself, and the years of pensions.
  func talentSections() throws(ExpressionError) -> [ZoneReport.Section] {
    [
      try clock(
        of: "work-permits",
        title: Phrase("Clock of work permits", "工作许可时限"),
        kind: "category",
        where: "state:applied,granted",
        limitedBy: "permit-category-a-7-days",
        until: "validTo"
      ),
      try clock(
        of: "residence-permits",
        title: Phrase("Clock of residence permits", "居留许可时限"),
        kind: "kind",
        where: "state:applied,granted",
        limitedBy: "residence-permit-7-days",
        until: "to"
      ),
      try lines(
        of: "pension-records",
        where: "",
        ["yearsPaid", "yearsToPay", "standing", "reachedOn", "state"],
        needed: []
      ),
    ]
  }

  private func isRunning(_ permit: Record) -> Bool { permit["grantedOn"] == nil }

  private func clock(
    of register: String,
    title: Phrase,
    kind: String,
    where filter: String,
    limitedBy id: String,
    until: String
  ) throws(ExpressionError) -> ZoneReport.Section {
    let rule = policies.book.rule(id)
    var running: [ZoneReport.Row] = []
    var stopped: [ZoneReport.Row] = []
    let isLimited = rule.map { policies.isInForce($0, in: zone) } ?? false
    for record in try records(of: register, where: filter, sort: [SortKey("appliedOn")]) {
      let finding = isLimited ? rule.map { policies.finding(of: $0, on: record) } : nil
      let hasLimit = finding?.verdict.isShown ?? false
      let left = hasLimit ? value("workingDaysLeft", of: record)?.number?.integer : nil
      let isDated = value("decideBy", of: record) != nil
      let missing = (finding?.missing ?? []).map { $0.label[language] }
      let lacks = missing.joined(separator: language == .en ? ", " : "、")
      let isRunning = isRunning(record)
      let row = ZoneReport.Row(
        [
          text(record.id), text(self.title(of: record.reference)), cell(kind, of: record),
          cell("appliedOn", of: record), cell("grantedOn", of: record),
          cell("workingDays", of: record),
          hasLimit && isDated
            ? number(Self.permitLimit)
            : ZoneReport.Cell(
              nil,
              shown: hasLimit ? say("? \(lacks) missing", "? 缺少\(lacks)") : ""
            ),
          left.map { number($0) } ?? ZoneReport.Cell(nil, shown: hasLimit ? "?" : ""),
          cell("isProvisional", of: record),
          cell(until, of: record), cell("daysLeft", of: record), cell("state", of: record),
        ],
        opens: .record(record.reference),
        isGap: (left ?? 0) < 0 || isRunning && hasLimit && left == nil
      )
      if isRunning { running.append(row) } else { stopped.append(row) }
    }
    return ZoneReport.Section(
      title: title[language],
      note: isLimited
        ? say(
          "Seven working days for those that Beijing 30 measures II.9 limits, counted from the day "
            + "after the application; the two permits have a clock each.",
          "北京 30 条 二、9 所限的许可自申请次日起 7 个工作日；两种许可分别计时。"
        )
        : say(
          "No document in force here sets a limit for these permits.",
          "此处没有适用文件对这些许可规定时限。"
        ),
      columns: [
        column("id", "Record", "记录"), column("title", "Whose", "申请人"),
        column(kind, of: register), column("appliedOn", of: register),
        column("grantedOn", of: register), column("workingDays", of: register),
        column("limit", "Limit", "时限", numeric: true),
        column("left", "Left", "剩余", numeric: true), column("isProvisional", of: register),
        column(until, of: register), column("daysLeft", of: register),
        column("state", of: register),
      ],
      rows: gapsFirst(running + stopped)
    )
  }
}
