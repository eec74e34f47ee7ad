extension Register {
  /// Targets that operators set beside those of the documents.
  ///
  /// Source: Tongzhou opinions I(III).
  public static let targets = Register(
    "targets",
    pane: .performance,
    Phrase("Own targets", "自设目标"),
    one: Phrase("Own target", "自设目标"),
    idPrefix: "tar",
    help: Phrase("Targets that operators set beside those of the documents.", "文件之外由园区自设的目标。"),
    source: "\(Document.tongzhou) I(III)",
    sections: [
      Section(
        "Target",
        "目标",
        [
          .name,
          .nameZh,
          .text(
            "metric",
            "Measure",
            "指标",
            required: true,
            help: Phrase("Id of the measure; readings name it.", "指标编号，指标读数以此对应。"),
            width: 22
          ),
          .zone(),
          .choice(
            "comparator",
            "Test",
            "比较",
            [
              Choice("at-least", "at least", "不低于"), Choice("more-than", "more than", "高于"),
              Choice("at-most", "at most", "不高于"), Choice("less-than", "less than", "低于"),
              Choice("equal", "equal to", "等于"),
            ],
            required: true,
            help: Phrase("How value and figure compare.", "比较方式。")
          ),
          .plain(
            .number,
            "value",
            "Figure",
            "目标值",
            required: true,
            help: Phrase("What is to be reached.", "目标值。"),
            width: 12,
            negative: true
          ),
          .text(
            "unit",
            "Unit",
            "单位",
            help: Phrase(
              "Unit of the figure; without one readings count as they are typed.",
              "目标值的单位；未填写时读数按所填数值计。"
            ),
            width: 10
          ),
          .year(
            "byYear",
            "By",
            "目标年份",
            required: true,
            help: Phrase("Year by which it is to be reached.", "目标年份。")
          ),
          .choice(
            "period",
            "Period",
            "周期",
            [
              Choice("annual", "in the year", "年度"), Choice("year-end", "at year's end", "年末"),
              Choice("cumulative", "cumulative", "累计"), Choice("unstated", "not stated", "未载明"),
            ],
            help: Phrase("A flow of a year, or a stock at its end.", "年度流量或年末存量。")
          ),
          .choice(
            "direction",
            "Better is",
            "方向",
            [Choice("higher", "higher", "越高越好"), Choice("lower", "lower", "越低越好")],
            help: Phrase("Higher or lower is better.", "越高越好或越低越好。")
          ),
          .reference(
            "department",
            to: ["departments"],
            "Department",
            "责任部门",
            help: Phrase("Who answers for it.", "责任部门。"),
            width: 20
          ),
          .computed(
            "latest",
            "Latest reading",
            "最近读数",
            """
            last(indicator-readings where metric = this.metric and zone = this.zone \
            and periodTo <= today and year(periodTo) <= this.byYear \
            and (missing(this.period) or this.period:(year-end, unstated) \
            or this.period:annual and not missing(periodFrom) and periodTo = periodFrom + 1y - 1d \
            or this.period:cumulative and (missing(periodFrom) or periodTo > periodFrom + 1y - 1d)), \
            if missing(unit) or missing(this.unit) then value else inUnit(value, unit, this.unit) \
            order periodTo)
            """,
            gives: .number,
            help: Phrase(
              "The newest reading of this measure and period in the zone, of its year or before.",
              "本园区该指标在目标年及以前最近一期、周期相符的读数。"
            ),
            width: 12
          ),
          .computed(
            "standing",
            "Stands",
            "进展",
            """
            if missing(latest) then "unknown" \
            else if comparator:at-least and latest >= value or comparator:more-than and latest > value \
            or comparator:at-most and latest <= value or comparator:less-than and latest < value \
            or comparator:equal and latest = value then "met" \
            else if byYear < year(today) then "missed" else "behind"
            """,
            gives: .choice(
              ChoiceSet([
                Choice("met", "met", "已达到"), Choice("behind", "not yet", "尚未达到"),
                Choice("missed", "missed", "未达到"), Choice("unknown", "unknown", "未知"),
              ])
            ),
            help: Phrase(
              "What the latest reading says of it, as of the documents' targets.",
              "按最近读数判断，与文件目标相同。"
            ),
            width: 10
          ),
          .computed(
            "gap",
            "Gap",
            "差距",
            "if not standing:met then value - latest",
            gives: .number,
            help: Phrase("What is missing to the figure.", "与目标值的差距。"),
            width: 10
          ),
        ]
      ), .origin,
    ],
    columns: [
      "name", "nameZh", "zone", "metric", "comparator", "value", "unit", "byYear", "latest",
      "standing", "gap",
    ],
    zonePath: "zone"
  )
}

extension Register {
  /// Figures of a zone for a period, with source and who checked them.
  ///
  /// Source: Beijing 30 measures I.3, Guofa [2020] No. 7 (21).
  public static let indicatorReadings = Register(
    "indicator-readings",
    pane: .performance,
    Phrase("Indicator readings", "指标读数"),
    one: Phrase("Indicator reading", "指标读数"),
    title: "{metric} · {zone} · {periodTo}",
    idPrefix: "rea",
    help: Phrase(
      "Figures of a zone for a period, with source and who checked them.",
      "园区各期指标数据及来源、核对情况。"
    ),
    source: "\(Document.beijing) I.3; \(Document.guofa) (21)",
    sections: [
      Section(
        "Reading",
        "读数",
        [
          .text(
            "metric",
            "Measure",
            "指标",
            required: true,
            help: Phrase("Id of the target or measure.", "目标或指标编号。"),
            width: 26
          ),
          .zone(),
          .reference(
            "target",
            to: ["targets"],
            "Target",
            "目标",
            help: Phrase("The own target that it measures.", "对应的自设目标。"),
            width: 20
          ),
          .date(
            "periodFrom",
            "Period from",
            "所属期起",
            help: Phrase(
              "First day; a target of a year is judged only by a reading that says it.",
              "所属期第一天；年度目标只按注明起始日的读数判断。"
            )
          ),
          .date(
            "periodTo",
            "Period to",
            "所属期止",
            required: true,
            check: "periodTo >= periodFrom",
            help: Phrase("Last day.", "所属期最后一天。")
          ).counting(from: "periodFrom"),
          Field.plain(
            .number,
            "value",
            "Value",
            "数值",
            required: true,
            help: Phrase("The figure.", "指标数值。"),
            width: 12,
            negative: true
          ).holding([
            CheckCause(
              "periodTo <= today",
              "its period is not over yet; targets count it from its last day on",
              "所属期尚未结束，到期末方计入目标"
            ),
            CheckCause(
              "not missing(unit) or count(indicator-readings where metric = this.metric "
                + "and zone = this.zone and not missing(unit)) = 0",
              "other readings of this measure have a unit, and without one it is compared with none of them",
              "该指标的其他读数均有单位，本期未填单位，无法与之比较"
            ),
            CheckCause(
              "count(indicator-readings where metric = this.metric and zone = this.zone "
                + "and periodTo = this.periodTo and not (row = this) "
                + "and (missing(periodFrom) and not missing(this.periodFrom) "
                + "or not missing(periodFrom) and missing(this.periodFrom))) = 0",
              "another reading of this measure ends on the same day, and only one of the two says its first day",
              "该指标另有同日截止的读数，且两者仅一条填写了起始日"
            ),
          ]).warning,
          .computed(
            "previous",
            "Before",
            "上期",
            """
            last(indicator-readings where metric = this.metric and zone = this.zone \
            and periodTo < this.periodTo \
            and (missing(periodFrom) and missing(this.periodFrom) \
            or not missing(periodFrom) and not missing(this.periodFrom) \
            and months(periodFrom, periodTo + 1d) = months(this.periodFrom, this.periodTo + 1d) \
            and (months(periodFrom, periodTo + 1d) >= 1 \
            or days(periodFrom, periodTo) = days(this.periodFrom, this.periodTo))), \
            inUnit(value, unit, this.unit) order periodTo)
            """,
            gives: .number,
            help: Phrase(
              "The reading before this one, of a period of the same length.",
              "上一期读数，所属期长度须相同。"
            ),
            width: 12
          ),
          .computed(
            "change",
            "Change",
            "变化",
            "value - previous",
            gives: .number,
            help: Phrase("Against the reading before.", "与上一期相比的变化。"),
            width: 12
          ),
          .computed(
            "lackingYears",
            "Years lacking before it",
            "此前缺失年数",
            """
            larger(0, year(periodTo) - 1 - max(indicator-readings where metric = this.metric \
            and zone = this.zone and year(periodTo) < year(this.periodTo), year(periodTo)))
            """,
            gives: .integer,
            help: Phrase(
              "Years without a reading between the reading before and this one.",
              "上一期读数与本期之间缺失的年数。"
            ),
            source: "\(Document.guofa) (21)",
            width: 8
          ),
          .computed(
            "newSince",
            "First new day",
            "新增起始",
            Pace.newSince,
            gives: .date,
            help: Phrase(
              "First day that the reading before it does not cover.",
              "上一期读数未涵盖的第一天。"
            ),
            source: "\(Document.guofa) (21)",
            width: 12
          ),
          .computed(
            "pace",
            "Read every",
            "统计周期",
            Pace.period,
            gives: .choice(Pace.choices),
            help: Phrase(
              "How long its period is, or how long after the reading before it ends.",
              "所属期长度，或与上一期期末的间隔。"
            ),
            source: "\(Document.guofa) (21)",
            width: 10
          ),
          .text(
            "lastBecause",
            "Last because",
            "停止统计原因",
            help: Phrase(
              "Why no reading follows it, such as a measure that is given up; no further one is asked for.",
              "此后不再统计的原因，如指标停用；填写后不再提示下一期。"
            ),
            source: "\(Document.guofa) (21)",
            width: 22
          ),
          .computed(
            "nextDueOn",
            "Next reading by",
            "下期截止",
            Pace.next,
            gives: .date,
            help: Phrase(
              """
              Of the newest of its measure: when the reading of the next period should be here, by our own \
              convention four months after a year has ended, two after half a year, one after a quarter \
              or a month; none once its own target's year is over.
              """,
              "该指标最近一期之后下一期读数的截止日期；按本系统约定，年度为期满后四个月，半年为两个月，"
                + "季度、月度为一个月；自设目标的年份已过的不再要求。"
            ),
            source: "\(Document.guofa) (21)",
            width: 12
          ).due("Next reading", "下一期读数"),
          .computed(
            "lackingSince",
            "Lacking since",
            "缺失起始",
            Pace.lackingSince,
            gives: .date,
            help: Phrase(
              """
              First day without a reading: between the reading before and this one, by quarter or year, or \
              after the newest, once the next one is late.
              """,
              "缺失数据的第一天：上一期读数与本期之间，按季、按年均可；最近一期之后逾期未录的，自其次日起。"
            ),
            source: "\(Document.guofa) (21)",
            width: 12
          ),
          .text("unit", "Unit", "单位", help: Phrase("Unit of the figure.", "数值的单位。"), width: 10),
          .text("source", "Source", "来源", help: Phrase("Where it comes from.", "数据来源。"), width: 22),
          .flag(
            "computed",
            "Computed",
            "系统计算",
            help: Phrase("Computed from the registers, not handed in.", "由登记簿计算得出。")
          ),
          .reference(
            "checkedBy",
            to: ["staff"],
            "Checked by",
            "核对人",
            help: Phrase("Who checked it.", "核对人员。"),
            width: 10
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("entered", "entered", "已录入"), Choice("verified", "verified", "已核实"),
      Choice("published", "published", "已公布"),
    ],
    transitions: ["entered>verified", "verified>published"],
    columns: ["metric", "zone", "periodTo", "value", "unit", "source", "state"],
    keys: [["metric", "zone", "periodFrom?", "periodTo"]],
    zonePath: "zone",
    actions: [
      .step(
        "verify",
        "Verify",
        "核实",
        help: Phrase("Somebody has checked it.", "数据已核实。"),
        from: ["entered"],
        to: "verified",
        asks: [.reference("checkedBy", to: ["staff"], "Checked by", "核对人", required: true)]
      ),
      .step(
        "publish",
        "Publish",
        "公布",
        help: Phrase("It is public.", "数据公布。"),
        from: ["verified"],
        to: "published"
      ),
    ]
  )
}

extension Register {
  /// Population, GDP, budget and output that shares are computed from.
  ///
  /// Source: Tongzhou opinions I(III), Huairou action plan III para 2.
  public static let baseFigures = Register(
    "base-figures",
    pane: .performance,
    Phrase("Base figures", "基础数据"),
    one: Phrase("Base figure", "基础数据"),
    title: "{kind} · {zone} · {year}",
    idPrefix: "bas",
    help: Phrase(
      "Population, GDP, budget and output that shares are computed from.",
      "人口、生产总值、财政支出、产值等计算基数。"
    ),
    source: "\(Document.tongzhou) I(III); \(Document.huairou) III para 2",
    sections: [
      Section(
        "Figure",
        "数据",
        [
          .zone(),
          Field.year(
            "year",
            "Year",
            "年度",
            required: true,
            help: Phrase("Year of the figure.", "数据年度。")
          ).thatHasCome.warning,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("population", "population", "常住人口"), Choice("gdp", "GDP", "地区生产总值"),
              Choice("fiscal-budget", "general fiscal budget", "一般公共预算支出"),
              Choice("industrial-output", "industrial output", "工业总产值"),
              Choice("rd-spending", "R&D spending", "研发经费支出"),
              Choice("st-spending", "science and technology spending", "财政科技支出"),
              Choice("basic-research", "spending on basic research", "基础研究支出"),
              Choice("technical-staff", "technical staff", "专业技术人员"),
              Choice("employed", "employed people", "从业人员"),
              Choice("guaranteed-money", "money guaranteed", "财政资金保障"),
              Choice("guaranteed-land", "land guaranteed", "用地保障"),
            ],
            required: true,
            help: Phrase("What is counted.", "数据类别。"),
            width: 18
          ),
          .plain(
            .number,
            "value",
            "Value",
            "数值",
            required: true,
            help: Phrase("The figure, in the unit.", "数值，按所列单位。"),
            width: 16
          ).holding([
            CheckCause(
              "not kind:st-spending or missing(unit) or missing(budgetShare) or budgetShare <= 100%",
              "it is part of the general fiscal budget of the zone and year and cannot be larger; look at the units of both",
              "应为当年一般公共预算支出的一部分，不能大于预算；请核对两者的单位"
            ),
            CheckCause(
              "not kind:rd-spending or missing(unit) or missing(toGdp) or toGdp <= 100%",
              "it is more than the GDP of the zone and year; look at the units of both",
              "超过当年地区生产总值，请核对两者的单位"
            ),
            CheckCause(
              "not missing(unit)",
              "it has no unit, and is not compared with figures that have one",
              "未填单位，不能与有单位的数据比较",
              warns: true
            ),
          ]),
          .computed(
            "budgetShare",
            "Share of the budget",
            "占预算比例",
            "value / first(base-figures where zone = this.zone and year = this.year "
              + "and kind:fiscal-budget, inUnit(value, unit, this.unit))",
            gives: .percent,
            help: Phrase(
              "Of the general fiscal budget of the zone and year, where that is on record.",
              "占当年一般公共预算支出的比例。"
            ),
            source: "\(Document.tongzhou) I(III)",
            width: 10
          ),
          .computed(
            "toGdp",
            "To GDP",
            "占GDP比重",
            "value / first(base-figures where zone = this.zone and year = this.year "
              + "and kind:gdp, inUnit(value, unit, this.unit))",
            gives: .percent,
            help: Phrase("Against the GDP of the same zone and year.", "与同一区域同年地区生产总值之比。"),
            source: "\(Document.tongzhou) I(III)1",
            width: 8
          ),
          Field.text("unit", "Unit", "单位", help: Phrase("people, yuan, …", "人、元等。"), width: 10)
            .holding(
              """
              not unknown(inUnit(1, unit, if kind:(population, technical-staff, employed) \
              then "人" else if kind:guaranteed-land then "m2" else "元") > 0)
              """,
              "the unit does not fit the kind: people are counted, land is an area, all else is money",
              "单位与类别不符：人口、人员按人计，用地按面积计，其余按金额计"
            ),
          .text("source", "Source", "来源", help: Phrase("Where it comes from.", "数据来源。"), width: 22),
        ]
      ), .origin,
    ],
    states: [Choice("entered", "entered", "已录入"), Choice("verified", "verified", "已核实")],
    transitions: ["entered>verified"],
    columns: ["zone", "year", "kind", "value", "unit", "source", "state"],
    keys: [["zone", "year", "kind"]],
    zonePath: "zone",
    actions: [
      .step(
        "verify",
        "Verify",
        "核实",
        help: Phrase("Somebody has checked it.", "数据已核实。"),
        from: ["entered"],
        to: "verified"
      )
    ]
  )
}

/// How often a measure is read, as its newest reading and the one before say it.
private enum Pace {
  /// A period that figures are of.
  private struct Period {
    let id: String
    let label: Phrase
    let months: Int
    /// How long after the end of its period a figure may take, in months.
    ///
    /// No document says it; it is our own convention: a third of the period, and at least a month.
    var delay: Int { max(1, months / 3) }
  }

  private static let periods = [
    Period(id: "month", label: Phrase("month", "月"), months: 1),
    Period(id: "quarter", label: Phrase("quarter", "季"), months: 3),
    Period(id: "half-year", label: Phrase("half a year", "半年"), months: 6),
    Period(id: "year", label: Phrase("year", "年"), months: 12),
  ]

  static let choices = ChoiceSet(
    periods.map { Choice($0.id, $0.label.en, $0.label.zh) }
  )

  /// Readings of the same measure in the same zone.
  private static let series = "indicator-readings where metric = this.metric and zone = this.zone"
  private static let endsYear = "year(periodTo + 1d) > year(periodTo)"

  /// The first day that the reading before does not cover: figures that are added up from January on
  /// and stocks, which have no first day, are each measured by the one before them.
  static let newSince = """
    (max(\(series) and periodTo < this.periodTo \
    and (missing(periodFrom) and missing(this.periodFrom) \
    or not missing(periodFrom) and not missing(this.periodFrom) \
    and periodFrom = this.periodFrom), periodTo) + 1d) \
    ?? periodFrom ?? (if \(endsYear) then periodTo + 1d - 12m)
    """

  /// The period; none where it is another one, such as five years or a week.
  static let period =
    "if not missing(newSince) then ("
    + periods.map {
      "if newSince + \($0.months)m = periodTo + 1d then \"\($0.id)\" else "
    }.joined()
    + "if missing(periodFrom) and \(endsYear) "
    + "or not missing(periodFrom) and periodFrom + 12m = periodTo + 1d then \"year\")"

  /// When the reading after the newest one should be here.
  static let next = """
    if missing(lastBecause) and (missing(zone.state) or not zone.state:merged) \
    and count(\(series) and (periodTo > this.periodTo or periodTo = this.periodTo \
    and not missing(periodFrom) and (missing(this.periodFrom) or periodFrom > this.periodFrom))) = 0 \
    and (count(targets where metric = this.metric and zone = this.zone) = 0 \
    or count(targets where metric = this.metric and zone = this.zone \
    and byYear >= year(this.periodTo + 1d)) >= 1) then (if not missing(pace) then (\(due)))
    """

  /// The last day of the reading before, which one without a first day follows in the next year.
  private static let before = """
    max(\(series) and (missing(this.periodFrom) and year(periodTo) < year(this.periodTo) \
    or not missing(this.periodFrom) and periodTo < this.periodFrom), periodTo)
    """

  /// The first day that no reading covers: before this one, or after the newest.
  static let lackingSince = """
    if not missing(\(before)) and (missing(periodFrom) and year(\(before)) + 1 < year(periodTo) \
    or not missing(periodFrom) and \(before) + 1d < periodFrom) then \(before) + 1d \
    else if not missing(nextDueOn) and nextDueOn < today then periodTo + 1d
    """

  private static let due = periods.map {
    "if pace:\($0.id) then periodTo + 1d + \($0.months + $0.delay)m - 1d"
  }.joined(separator: " else ")
}
