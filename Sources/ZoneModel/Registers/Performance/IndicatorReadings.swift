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
