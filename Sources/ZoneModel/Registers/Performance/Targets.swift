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
