extension Register {
  /// Projects that show technology in use.
  ///
  /// Source: Tongzhou opinions II(II)4 first, Jing'an recommendation I.2(3).
  public static let demonstrationProjects = Register(
    "demonstration-projects",
    pane: .scenarios,
    Phrase("Demonstration projects", "示范工程"),
    one: Phrase("Demonstration project", "示范工程"),
    title: "{title}",
    idPrefix: "dpr",
    help: Phrase("Projects that show technology in use.", "新技术应用示范项目。"),
    source: "\(Document.tongzhou) II(II)4 first; \(Document.jingan) I.2(3); \(Document.guofa) (10)",
    sections: [
      Section(
        "Project",
        "项目",
        [
          .text(
            "title",
            "Title",
            "项目名称",
            required: true,
            help: Phrase("What it is called.", "项目名称。"),
            width: 30
          ),
          .choice(
            "field",
            "Field",
            "领域",
            [
              Choice("medical", "medical care", "医疗"), Choice("security", "security", "安防"),
              Choice("food", "food safety", "食品安全"), Choice("transport", "transport", "交通"),
              Choice("emergency", "emergency", "应急"), Choice("environment", "environment", "环境"),
              Choice("building", "building", "建筑"),
              Choice("government-cloud", "government cloud", "政务云"),
              Choice("iot", "Internet of things", "物联网"),
              Choice("ai", "artificial intelligence", "人工智能"), Choice("agri", "agriculture", "农业"),
              Choice("air", "air quality", "大气治理"), Choice("population", "population", "人口服务"),
            ],
            required: true,
            help: Phrase("What it shows.", "示范领域。"),
            width: 14
          ),
          .zone(),
          .text("site", "Site", "地点", help: Phrase("Where it is.", "示范地点。"), width: 20),
          .text(
            "township",
            "Township",
            "乡镇",
            help: Phrase("Where it serves.", "示范所在乡镇。"),
            width: 16
          ),
          .reference(
            "achievement",
            to: ["achievements"],
            "Achievement",
            "成果",
            help: Phrase("What is shown.", "应用的成果。"),
            width: 22
          ),
          .reference(
            "lead",
            to: ["enterprises", "research-institutions"],
            "Lead",
            "承担单位",
            help: Phrase("Who does it.", "承担单位。"),
            width: 22
          ),
          .crossIndustries,
          .choice(
            "strand",
            "Strand",
            "方向",
            [
              Choice("smart-city", "smart city", "智慧城市"),
              Choice("low-carbon", "low carbon", "低碳"),
              Choice("cooperation", "international cooperation", "国际合作"),
            ],
            help: Phrase("Strand of a functional zone's programme.", "功能区建设的方向。"),
            source: "\(Document.tongzhou) II(II)1"
          ),
          .money("budget", "Budget", "预算", help: Phrase("What it costs.", "项目预算。")),
          .date("from", "From", "开始日期", help: Phrase("First day.", "开始日期。"))
            .done(in: "running", "promoted", "ended"),
          .date("to", "Until", "结束日期", check: "to > from", help: Phrase("Last day.", "结束日期。"))
            .counting(from: "from"),
          .note("result", "Result", "成效", help: Phrase("What came of it.", "示范成效。")),
          .date(
            "promotedOn",
            "Promoted",
            "推广日期",
            check: "promotedOn >= from",
            help: Phrase(
              "When it was taken up elsewhere; it stays so when the demonstration ends.",
              "推广应用的日期，示范结束后仍保留。"
            )
          ).done(in: "promoted"),
          .references(
            "spreadTo",
            to: ["zones"],
            "Spread to",
            "推广范围",
            help: Phrase("Other zones that have taken it up.", "已推广到的其他园区。")
          ).holding(
            "missing(zone) or not includes(spreadTo, zone)",
            "it is spread to other zones than its own",
            "推广范围不含本园区"
          ),
          .text(
            "measure",
            "Became",
            "转化措施",
            help: Phrase("The measure that it became.", "示范转化成的管理措施。"),
            source: "\(Document.tongzhou) II(II)4",
            width: 28
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("running", "running", "实施中"),
      Choice("promoted", "promoted", "已推广"), Choice("ended", "ended", "已结束"),
    ],
    transitions: ["planned>running", "running>promoted", "running>ended", "promoted>ended"],
    columns: ["title", "field", "zone", "site", "lead", "budget", "to", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("It has begun.", "项目启动。"),
        from: ["planned"],
        to: "running",
        asks: [.date("from", "From", "开始日期", required: true, default: .today)]
      ),
      .step(
        "promote",
        "Promote",
        "推广",
        help: Phrase("It is taken up elsewhere.", "推广应用。"),
        from: ["running"],
        to: "promoted",
        asks: [
          .note("result", "Result", "成效", required: true),
          .date("promotedOn", "Promoted", "推广日期", required: true, default: .today),
          .references("spreadTo", to: ["zones"], "Spread to", "推广范围"),
          .text("measure", "Became", "转化措施"),
        ]
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("It is over.", "项目结束。"),
        from: ["running", "promoted"],
        to: "ended"
      ),
    ]
  )
}
