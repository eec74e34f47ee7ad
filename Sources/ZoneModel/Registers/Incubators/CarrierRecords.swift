extension Register {
  private static let reviewRating = Field.choice(
    "ratedLevel",
    "Rating",
    "评级",
    [
      Choice("failed", "failed", "不合格"), Choice("passed", "passed", "合格"),
      Choice("good", "good", "良好"), Choice("excellent", "excellent", "优秀"),
    ],
    ordered: true,
    help: Phrase("What the score led to.", "考核结果等级。")
  )

  /// Yearly reviews of incubators and spaces, with score and rating.
  ///
  /// Source: Beijing 30 measures V.23, Tongzhou opinions II(I)2 second.
  public static let incubatorReviews = Register(
    "incubator-reviews",
    pane: .incubators,
    Phrase("Incubator reviews", "载体考核"),
    one: Phrase("Incubator review", "载体考核"),
    title: "{carrier} · {year}",
    idPrefix: "ire",
    help: Phrase(
      "Yearly reviews of incubators and spaces, with score and rating.",
      "孵化载体年度考核的得分与评级。"
    ),
    source: "\(Document.beijing) V.23; \(Document.tongzhou) II(I)2 second",
    sections: [
      Section(
        "Review",
        "考核",
        [
          .reference(
            "carrier",
            to: ["incubators"],
            "Incubator",
            "载体",
            required: true,
            help: Phrase("The incubator or space that is reviewed.", "被考核的载体。"),
            width: 26
          ),
          .year(
            "year",
            "Year",
            "考核年度",
            required: true,
            help: Phrase("The year that is judged.", "考核所属年度。")
          ),
          .points, reviewRating,
          .note(
            "findings",
            "Findings",
            "问题与建议",
            help: Phrase("What was found and is to be mended.", "考核发现的问题与建议。")
          ),
          .date(
            "dueOn",
            "Due",
            "截止日期",
            help: Phrase("By when the review is to be done.", "考核完成期限。")
          ).due("Incubator review", "载体考核", while: "state:planned"),
          .date("doneOn", "Done", "完成日期", help: Phrase("When it was done.", "考核完成的日期。")),
          .date(
            "appealedOn",
            "Appealed",
            "申诉日期",
            check: "missing(doneOn) or appealedOn >= doneOn",
            help: Phrase("When the incubator objected to the result.", "载体对结果提出申诉的日期。")
          ),
          .note(
            "appealedBecause",
            "Appealed because",
            "申诉理由",
            help: Phrase("What the incubator objects to.", "载体对结果的异议。")
          ),
          .date(
            "decidedOn",
            "Appeal decided",
            "复核日期",
            check: "missing(appealedOn) or state:appealed or decidedOn >= appealedOn",
            help: Phrase("When the appeal was decided.", "申诉复核完成的日期。")
          ),
          .reference(
            "reviewer",
            to: ["service-agencies"],
            "Reviewer",
            "评审机构",
            help: Phrase("The third party that reviews.", "开展考核的第三方机构。")
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "待考核"), Choice("done", "done", "已完成"),
      Choice("appealed", "appealed", "申诉中"),
    ],
    transitions: ["planned>done", "done>appealed", "appealed>done"],
    columns: ["carrier", "year", "score", "ratedLevel", "dueOn", "doneOn", "state"],
    keys: [["carrier", "year"]],
    zonePath: "carrier.zone",
    actions: [
      .step(
        "complete",
        "Complete",
        "完成考核",
        help: Phrase("The review is done; score and rating are entered.", "考核完成，录入得分与评级。"),
        from: ["planned"],
        to: "done",
        asks: [
          Field.points.needed, reviewRating.needed, .note("findings", "Findings", "问题与建议"),
          .date("doneOn", "Done", "完成日期", required: true, default: .today),
        ]
      ),
      .step(
        "appeal",
        "Appeal",
        "申诉",
        help: Phrase("The incubator objects to the result.", "载体对结果提出申诉。"),
        from: ["done"],
        to: "appealed",
        asks: [
          .note("appealedBecause", "Appealed because", "申诉理由", required: true),
          .date("appealedOn", "Appealed", "申诉日期", required: true, default: .today),
        ]
      ),
      .step(
        "decide",
        "Decide the appeal",
        "申诉复核",
        help: Phrase(
          "The result stands or is changed; the day of the review stays.",
          "维持或变更结果，原完成日期不变。"
        ),
        from: ["appealed"],
        to: "done",
        asks: [
          Field.points.needed, reviewRating.needed,
          .date("decidedOn", "Appeal decided", "复核日期", required: true, default: .today),
        ]
      ),
    ]
  )
}

extension Register {
  /// What a carrier offers in three layers: space, commercial and living.
  ///
  /// Source: Huairou action plan IV(IV)12.
  public static let carrierServices = Register(
    "carrier-services",
    pane: .incubators,
    Phrase("Carrier services", "载体服务设施"),
    one: Phrase("Carrier service", "载体服务设施"),
    idPrefix: "cse",
    help: Phrase(
      "What a carrier offers in three layers: space, commercial and living.",
      "载体的空间、商务、生活三个层次的服务设施。"
    ),
    source: "\(Document.huairou) IV(IV)12",
    sections: [
      Section(
        "Service",
        "服务",
        [
          .name,
          .nameZh,
          .reference(
            "carrier",
            to: ["incubators"],
            "Incubator",
            "载体",
            required: true,
            help: Phrase("The incubator that offers it.", "提供服务的载体。"),
            width: 24
          ),
          .choice(
            "layer",
            "Layer",
            "层次",
            [
              Choice("space", "space", "空间"), Choice("commercial", "commercial", "商务"),
              Choice("living", "living", "生活"),
            ],
            required: true,
            help: Phrase("The layer of Huairou's task 12 that it belongs to.", "怀柔任务 12 所列的服务层次。")
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("office", "office", "办公"), Choice("equipment", "equipment", "设备"),
              Choice("exhibition-hall", "exhibition hall", "展厅"),
              Choice("meeting-room", "meeting room", "会议室"),
              Choice("dining-hall", "dining hall", "食堂"),
              Choice("coffee-shop", "coffee shop", "咖啡厅"),
              Choice("maker-apartment", "maker apartment", "创客公寓"),
              Choice("library", "library", "图书馆"), Choice("fitness-room", "fitness room", "健身房"),
              Choice("cultural-corridor", "cultural corridor", "文化长廊"),
              Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What it is.", "设施或服务的类别。")
          ),
          .integer(
            "capacity",
            "Capacity",
            "容量",
            unit: Phrase("places", "个"),
            help: Phrase("Seats, beds or units at one time.", "同时可用的座位、床位或台数。")
          ),
          .money(
            "price",
            "Price",
            "价格",
            help: Phrase("Yuan for one unit and period, as the note says.", "单位价格，单位和周期见备注。")
          ),
          .text(
            "priceUnit",
            "For",
            "计价单位",
            help: Phrase("What the price is for: hour, day, month.", "按小时、天或月计价。")
          ),
          .note(
            "remarks",
            "Remarks",
            "备注",
            help: Phrase("Opening hours and conditions.", "开放时间与使用条件。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("available", "available", "可用"), Choice("full", "full", "已满"),
      Choice("closed", "closed", "停用"),
    ],
    transitions: ["available>full", "full>available", "available>closed", "closed>available"],
    columns: ["name", "nameZh", "carrier", "layer", "kind", "capacity", "price", "state"],
    zonePath: "carrier.zone",
    actions: [
      .step(
        "fill",
        "Full",
        "标记已满",
        help: Phrase("No place is left.", "已无空位。"),
        from: ["available"],
        to: "full"
      ),
      .step(
        "free",
        "Available again",
        "恢复可用",
        help: Phrase("There are places again.", "又有空位。"),
        from: ["full", "closed"],
        to: "available"
      ),
    ]
  )
}
