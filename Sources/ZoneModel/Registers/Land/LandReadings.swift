extension Register {
  /// The one figure of a land index that is known to be out of its limit, or that there are several.
  private static let figuresOutOfLimit: String = {
    let limits = [
      (
        "development-intensity",
        "developmentIntensity > 1% * setting(\"development-intensity-limit\")"
      ),
      ("investment-intensity", "investmentIntensity < setting(\"investment-intensity-limit\")"),
      ("land-per-capita", "landPerCapita > setting(\"land-per-capita-limit\")"),
      ("floor-area-ratio", "floorAreaRatio < setting(\"floor-area-ratio-floor\")"),
      ("no-rise", "floorAreaRatio < ratioBefore"),
    ].map { (id: $0, isOut: "(not unknown(\($1)) and \($1))") }
    let count = limits.map { "(if \($0.isOut) then 1 else 0)" }.joined(separator: " + ")
    let one = limits.map { "if \($0.isOut) then \"\($0.id)\"" }.joined(separator: " else ")
    return "if \(count) > 1 then \"several\" else \(one)"
  }()
}

extension Register {
  /// Yearly land-use figures of a zone.
  ///
  /// Source: Guofa [2020] No. 7 (18).
  public static let landIndexes = Register(
    "land-indexes",
    pane: .land,
    Phrase("Land indexes", "用地指标"),
    one: Phrase("Land index", "用地指标"),
    title: "{zone} · {year}",
    idPrefix: "lai",
    help: Phrase("Yearly land-use figures of a zone.", "园区年度集约用地指标。"),
    source: "\(Document.guofa) (18)",
    sections: [
      Section(
        "Figures",
        "指标",
        [
          .zone(),
          Field.year(
            "year",
            "Year",
            "年度",
            required: true,
            help: Phrase("Year of the figures.", "指标年度。")
          ).thatHasCome,
          .percent(
            "developmentIntensity",
            "Development intensity",
            "土地开发强度",
            check: "developmentIntensity <= 100%",
            help: Phrase("Built-up to whole area.", "建设用地占比。"),
            source: "\(Document.guofa) (18)"
          ),
          .plain(
            .number,
            "investmentIntensity",
            "Investment intensity",
            "投资强度",
            unit: Phrase("10,000 yuan a hectare", "万元/公顷"),
            help: Phrase("Ten thousand yuan a hectare.", "每公顷固定资产投资。"),
            source: "\(Document.guofa) (18)",
            width: 10
          ),
          .plain(
            .number,
            "landPerCapita",
            "Land a head",
            "人均用地",
            unit: Phrase("m²", "平方米"),
            help: Phrase("Square metres a head.", "人均建设用地。"),
            source: "\(Document.guofa) (18)",
            width: 10
          ),
          .plain(
            .number,
            "floorAreaRatio",
            "Floor area ratio",
            "容积率",
            help: Phrase("Floor area to land area.", "建筑面积与用地面积之比。"),
            source: "\(Document.guofa) (18)",
            width: 8
          ),
          .computed(
            "ratioBefore",
            "Floor area ratio a year before",
            "上年容积率",
            "first(land-indexes where zone = this.zone and year = this.year - 1, floorAreaRatio)",
            gives: .number,
            help: Phrase("That of the same zone in the year before.", "同一园区上一年度的容积率。"),
            source: "\(Document.guofa) (18)",
            width: 8
          ),
          .computed(
            "outOfLimit",
            "Out of its limit",
            "超出限值",
            figuresOutOfLimit,
            gives: .choice(
              ChoiceSet([
                Choice("development-intensity", "development intensity", "开发强度"),
                Choice("investment-intensity", "investment intensity", "投资强度"),
                Choice("land-per-capita", "land a head", "人均用地"),
                Choice("floor-area-ratio", "floor area ratio", "容积率"),
                Choice("no-rise", "ratio fell", "容积率下降"),
                Choice("several", "several figures", "多项指标"),
              ])
            ),
            help: Phrase(
              "The figure that is beyond the limit in the store's settings; of several the check names each.",
              "超出本库所设限值的指标；超出多项的，核查时逐项列出。"
            ),
            source: "\(Document.guofa) (18)",
            width: 20
          ),
          .area(
            "idleHectares",
            "Idle land",
            "闲置土地",
            help: Phrase("Area that lies idle.", "闲置土地面积。")
          ),
          .area(
            "unsuppliedHectares",
            "Approved, not supplied",
            "批而未供",
            help: Phrase("Area approved and not handed over.", "批而未供土地面积。")
          ),
          .date("checkedOn", "Checked", "核对日期", help: Phrase("When it was checked.", "核对的日期。")),
        ]
      ), .origin,
    ],
    states: [Choice("recorded", "recorded", "已录入"), Choice("checked", "checked", "已核对")],
    transitions: ["recorded>checked"],
    columns: [
      "zone", "year", "developmentIntensity", "investmentIntensity", "landPerCapita",
      "floorAreaRatio", "idleHectares", "state",
    ],
    keys: [["zone", "year"]],
    zonePath: "zone",
    actions: [
      .step(
        "check",
        "Check",
        "核对",
        help: Phrase("The figures have been checked.", "指标已核对。"),
        from: ["recorded"],
        to: "checked",
        asks: [.date("checkedOn", "Checked", "核对日期", required: true, default: .today)]
      )
    ]
  )
}

extension Register {
  /// Energy, emission and pollution of a zone by year.
  ///
  /// Source: Guofa [2020] No. 7 (19).
  public static let environmentReadings = Register(
    "environment-readings",
    pane: .land,
    Phrase("Environment readings", "环境能耗"),
    one: Phrase("Environment reading", "环境能耗数据"),
    title: "{zone} · {year}",
    idPrefix: "env",
    help: Phrase("Energy, emission and pollution of a zone by year.", "园区年度能耗、排放与污染数据。"),
    source: "\(Document.guofa) (19)",
    sections: [
      Section(
        "Figures",
        "数据",
        [
          .zone(),
          Field.year(
            "year",
            "Year",
            "年度",
            required: true,
            help: Phrase("Year of the figures.", "数据年度。")
          ).thatHasCome,
          .plain(
            .number,
            "energyPerOutput",
            "Energy to output",
            "单位产值能耗",
            unit: Phrase("tce", "吨标准煤/万元"),
            help: Phrase(
              "Tonnes of coal equivalent for ten thousand yuan; less is better.",
              "每万元产值能耗，越低越好。"
            ),
            width: 10
          ),
          .computed(
            "energyBefore",
            "The year before",
            "上年能耗",
            "first(environment-readings where zone = this.zone and year = this.year - 1, energyPerOutput)",
            gives: .number,
            help: Phrase("Energy to output of the year before.", "上一年度单位产值能耗。"),
            width: 10
          ),
          .computed(
            "direction",
            "Direction",
            "变化方向",
            "if energyPerOutput < energyBefore then \"better\" else if energyPerOutput > energyBefore then \"worse\" else \"same\"",
            gives: .choice(
              ChoiceSet([
                Choice("better", "better", "下降"), Choice("worse", "worse", "上升"),
                Choice("same", "the same", "持平"),
              ])
            ),
            help: Phrase("Against the year before.", "与上一年度相比。"),
            width: 8
          ),
          .plain(
            .number,
            "emission",
            "Emission",
            "碳排放",
            unit: Phrase("kt CO2", "千吨"),
            help: Phrase("Thousand tonnes of carbon dioxide.", "二氧化碳排放量。"),
            width: 10
          ),
          .plain(
            .number,
            "pollution",
            "Pollution",
            "污染物排放",
            unit: Phrase("t", "吨"),
            help: Phrase("Tonnes of main pollutants.", "主要污染物排放量。"),
            width: 10
          ),
          .plain(
            .number,
            "smartIndex",
            "Smart index",
            "智慧园区指数",
            help: Phrase("Index of the smart park.", "智慧园区指数。"),
            width: 8
          ),
          .computed(
            "greenWeight",
            "Green weight",
            "绿色权重",
            "first(evaluations where zone = this.zone and year = this.year, greenWeight)",
            gives: .percent,
            help: Phrase("Weight of green items in the evaluation of that year.", "当年评价中绿色指标权重。"),
            source: "\(Document.guofa) (19)",
            width: 8
          ),
          .date("checkedOn", "Checked", "核对日期", help: Phrase("When it was checked.", "核对的日期。")),
        ]
      ), .origin,
    ],
    states: [Choice("recorded", "recorded", "已录入"), Choice("checked", "checked", "已核对")],
    transitions: ["recorded>checked"],
    columns: [
      "zone", "year", "energyPerOutput", "emission", "pollution", "smartIndex", "greenWeight",
      "state",
    ],
    keys: [["zone", "year"]],
    zonePath: "zone",
    actions: [
      .step(
        "check",
        "Check",
        "核对",
        help: Phrase("The figures have been checked.", "数据已核对。"),
        from: ["recorded"],
        to: "checked",
        asks: [.date("checkedOn", "Checked", "核对日期", required: true, default: .today)]
      )
    ]
  )
}

extension Register {
  /// Land that projects ask for; major projects and innovation platforms come first.
  ///
  /// Source: Beijing 30 measures I.1.
  public static let landRequests = Register(
    "land-requests",
    pane: .land,
    Phrase("Land requests", "用地申请"),
    one: Phrase("Land request", "用地申请"),
    title: "{project} · {zone}",
    idPrefix: "lrq",
    help: Phrase(
      "Land that projects ask for; major projects and innovation platforms come first.",
      "项目用地申请；重大项目和创新平台优先。"
    ),
    source: "\(Document.beijing) I.1",
    sections: [
      Section(
        "Request",
        "申请",
        [
          .reference(
            "project",
            to: ["research-projects", "infrastructure-projects"],
            "Project",
            "项目",
            required: true,
            help: Phrase("What it is for.", "用地项目。"),
            width: 28
          ),
          .zone(),
          Field.area("area", "Area", "面积", required: true, help: Phrase("Area asked for.", "申请面积。"))
            .holding(
              "missing(parcel) or not missing(parcel.area)",
              "the area of the parcel is not entered: nobody knows whether it is large enough",
              "未填地块面积，无法判断是否足够"
            ).warning,
          .choice(
            "use",
            "Use",
            "用途",
            [
              Choice("innovation-platform", "innovation platform", "创新平台"),
              Choice("major-project", "major project", "重大项目"),
              Choice("industrial", "industrial", "产业"), Choice("research", "research", "科研"),
              Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What it is to be used for.", "拟用途。"),
            source: "\(Document.guofa) (18)",
            width: 14
          ),
          .choice(
            "priority",
            "Priority",
            "优先级",
            [
              Choice("low", "low", "低"), Choice("normal", "normal", "普通"),
              Choice("high", "high", "高"),
            ],
            ordered: true,
            help: Phrase("Where it stands among those of one precedence.", "同一优先顺序内的优先级。")
          ),
          .computed(
            "classBecause",
            "Class because",
            "分类依据",
            """
            if missing(project.level) and not missing(project.class) and project.class:major \
            then "class" else if project.level:national-major then "national-major" else \
            if project.level:national then "national" else \
            if not missing(project.class) and project.class:major then "class" else \
            if not missing(project.level) then "below" else "works"
            """,
            gives: .choice(
              ChoiceSet([
                Choice("national-major", "national major task", "国家重大任务"),
                Choice("national", "national programme", "国家计划项目"),
                Choice("class", "the project's own class: major", "项目自身分类为重大项目"),
                Choice(
                  "works",
                  "works of a park, no science and technology project",
                  "园区建设工程，非科技项目"
                ),
                Choice("below", "neither national nor classed as major", "非国家级且未列为重大项目"),
              ])
            ),
            help: Phrase(
              "The clause names the state's 2030 projects and key R&D plans; others are major by their class.",
              "条款列明科技创新2030重大项目和国家重点研发计划，其余按项目自身分类。"
            ),
            source: "\(Document.beijing) I.1",
            width: 22
          ),
          .computed(
            "projectClass",
            "Class of project",
            "项目分类",
            """
            if classBecause:(national-major, national, class) then "major" else \
            if classBecause:(works, below) then "ordinary"
            """,
            gives: .choice(
              ChoiceSet([
                Choice("major", "major project", "重大项目"), Choice("ordinary", "ordinary", "一般项目"),
              ])
            ),
            help: Phrase("Major projects come first.", "重大项目优先。"),
            source: "\(Document.beijing) I.1"
          ),
          .computed(
            "precedence",
            "Precedence",
            "优先顺序",
            "(if \(comesAsMajor) then 2 else 0) + (if \(comesAsPlatform) then 1 else 0)",
            gives: .integer,
            help: Phrase(
              "Major projects count 2 in Beijing, innovation platforms 1 in national high-tech zones; more comes first. A class that is not known counts nothing yet.",
              "北京的重大项目计2，国家高新区的创新平台计1，数值大者优先；分类未知的暂不计。"
            ),
            source: "\(Document.beijing) I.1; \(Document.guofa) (18)",
            width: 8
          ),
          .computed(
            "because",
            "Because",
            "理由",
            """
            if \(comesAsMajor) and \(comesAsPlatform) then "both" else if \(comesAsMajor) \
            then "major" else if zone within beijing and unknown(projectClass:major) then \
            (if \(comesAsPlatform) then "platform-open" else "open") else \
            if \(comesAsPlatform) then "platform" else if use:innovation-platform \
            and unknown(zone.inNationalHighTech) then "zone-open" else "none"
            """,
            gives: .choice(
              ChoiceSet([
                Choice(
                  "platform-open",
                  "innovation platform; class of the project not known",
                  "创新平台，项目分类未知"
                ), Choice("open", "class of the project not known", "项目分类未知"),
                Choice("both", "major project and innovation platform", "重大项目且为创新平台"),
                Choice("major", "major project", "重大项目"),
                Choice("platform", "innovation platform", "创新平台"),
                Choice(
                  "zone-open",
                  "innovation platform; not known whether the zone is a national high-tech zone",
                  "创新平台，是否国家高新区未知"
                ),
                Choice("none", "neither; by day of request", "均不属于，按申请日期"),
              ])
            ),
            help: Phrase("Why it stands where it does.", "排序的理由。"),
            source: "\(Document.beijing) I.1; \(Document.guofa) (18)",
            width: 22
          ),
          Field.reference(
            "parcel",
            to: ["land-parcels"],
            "Parcel",
            "地块",
            help: Phrase("The parcel that was given.", "安排的地块。"),
            width: 16
          ).holding([
            CheckCause(
              """
              state:refused or (parcel.zone within zone or zone within parcel.zone) \
              and parcel.area >= area and count(land-requests where parcel = this.parcel \
              and state:granted and not (id = this.id)) = 0
              """,
              "a parcel of the zone that is large enough and given to no other request",
              "应为本区内、面积足够且未安排给其他申请的地块"
            ),
            CheckCause(
              """
              not state:granted or count(land-requests where \
              (zone within this.zone or this.zone within zone) and not (row = this) and \
              state:(requested, ranked) and precedence > this.precedence and \
              requestedOn <= (this.decidedOn ?? today) and area <= this.parcel.area) = 0
              """,
              "a request that comes before it and that the parcel would do for was still waiting",
              "另有排序在前、该地块亦可满足的申请尚待安排",
              warns: true
            ),
            CheckCause(
              "not state:granted or parcel.state:supplied",
              "it is granted, and the parcel’s own record does not say that it is supplied",
              "已安排，但地块登记的状态不是「已供应」",
              warns: true
            ),
          ]),
          .date(
            "requestedOn",
            "Requested",
            "申请日期",
            help: Phrase("Day of the request.", "申请的日期。"),
            default: .today
          ),
          .date(
            "dueOn",
            "Decide by",
            "应决定日期",
            check: "missing(requestedOn) or dueOn >= requestedOn",
            help: Phrase("By when to decide.", "应作出决定的日期。")
          ).due(
            "Land request due",
            "用地申请期限",
            while: "state:(requested, ranked)"
          ),
          .date(
            "decidedOn",
            "Decided",
            "决定日期",
            check: "missing(requestedOn) or decidedOn >= requestedOn",
            help: Phrase("Day of decision.", "作出决定的日期。")
          ),
          .note(
            "refusedBecause",
            "Refused because",
            "不予安排原因",
            help: Phrase("Why it was refused.", "不予安排的原因。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("Anything worth knowing.", "其他情况。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("requested", "requested", "已申请"), Choice("ranked", "ranked", "已排序"),
      Choice("granted", "granted", "已安排"), Choice("refused", "refused", "不予安排"),
    ],
    transitions: ["requested>ranked", "ranked>granted", "ranked>refused"],
    columns: [
      "project", "precedence", "because", "area", "requestedOn", "zone", "use", "dueOn", "parcel",
      "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "rank",
        "Rank",
        "排序",
        help: Phrase("Its place among requests is set.", "确定优先顺序。"),
        from: ["requested"],
        to: "ranked",
        asks: [
          .choice(
            "priority",
            "Priority",
            "优先级",
            [
              Choice("low", "low", "低"), Choice("normal", "normal", "普通"),
              Choice("high", "high", "高"),
            ],
            ordered: true,
            help: Phrase("Where it stands.", "优先级。")
          )
        ]
      ),
      RegisterAction(
        "grant",
        Phrase("Grant", "安排"),
        help: Phrase(
          "A parcel is given, and counts as supplied from that day, where it was not before.",
          "安排地块，尚未供应的自该日起视为已供应。"
        ),
        states: ["ranked"],
        asks: [
          .reference("parcel", to: ["land-parcels"], "Parcel", "地块", required: true),
          .date("decidedOn", "Decided", "决定日期", required: true, default: .today),
        ],
        steps: [
          .set(field: "state", to: .value(.text("granted"))),
          .set(field: "parcel", to: .asked("parcel")),
          .set(field: "decidedOn", to: .asked("decidedOn")),
          .setOn(reference: "parcel", field: "state", to: .value(.text("supplied"))),
          .setOn(
            reference: "parcel",
            field: "suppliedOn",
            to: .asked("decidedOn"),
            unless: "state:supplied and not missing(suppliedOn)"
          ),
        ]
      ),
      .step(
        "refuse",
        "Refuse",
        "不予安排",
        help: Phrase("It is refused.", "不予安排用地。"),
        from: ["ranked"],
        to: "refused",
        asks: [
          .note("refusedBecause", "Refused because", "不予安排原因", required: true),
          .date("decidedOn", "Decided", "决定日期", required: true, default: .today),
        ]
      ),
    ]
  )
}

extension Register {
  /// Comes first by Beijing 30 measures I.1, where that is in force and the class is known.
  private static let comesAsMajor =
    "(zone within beijing and not unknown(projectClass:major) and projectClass:major)"
  /// Comes first by clause (18) of Guofa [2020] 7, where that is in force.
  private static let comesAsPlatform = """
    (use:innovation-platform and not unknown(zone.inNationalHighTech) and zone.inNationalHighTech)
    """
}
