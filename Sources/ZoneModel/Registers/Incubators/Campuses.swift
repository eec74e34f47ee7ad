extension Register {
  /// Science parks that universities run.
  ///
  /// Source: Tongzhou opinions I(III)4, Tongzhou opinions II(I)2 second.
  public static let collegeScienceParks = Register(
    "college-science-parks",
    pane: .incubators,
    Phrase("College science parks", "大学科技园"),
    one: Phrase("College science park", "大学科技园"),
    idPrefix: "csp",
    help: Phrase("Science parks that universities run.", "高校兴办的科技园。"),
    source: "\(Document.tongzhou) I(III)4, II(I)2 second",
    sections: [
      Section(
        "Identity",
        "基本情况",
        [
          .name,
          .nameZh,
          .reference(
            "university",
            to: ["research-institutions"],
            "University",
            "依托高校",
            help: Phrase("The university behind it.", "依托的高校。"),
            width: 22
          ),
          .zone(),
          .technology(
            "field",
            "Field",
            "领域",
            help: Phrase("Technical fields that it is for.", "重点技术领域。")
          ),
          .area("area", "Area", "面积", help: Phrase("Floor area.", "建筑面积。")),
          .date("openedOn", "Opened", "开园日期", help: Phrase("Day on which it opened.", "开园的日期。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [Choice("operating", "operating", "运营中"), Choice("closed", "closed", "已关闭")],
    transitions: ["operating>closed", "closed>operating"],
    columns: ["name", "nameZh", "university", "zone", "field", "area", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "close",
        "Close",
        "关闭",
        help: Phrase("The park is closed.", "科技园关闭。"),
        from: ["operating"],
        to: "closed"
      )
    ]
  )
}

extension Register {
  /// Incubators abroad that send projects home.
  ///
  /// Source: Beijing 30 measures V.30, Guofa [2020] No. 7 (14).
  public static let offshoreIncubators = Register(
    "offshore-incubators",
    pane: .incubators,
    Phrase("Offshore incubators", "离岸孵化器"),
    one: Phrase("Offshore incubator", "离岸孵化器"),
    idPrefix: "off",
    help: Phrase("Incubators abroad that send projects home.", "设在境外、为本地输送项目的孵化器。"),
    source: "\(Document.beijing) V.30; \(Document.guofa) (14)",
    sections: [
      Section(
        "Identity",
        "基本情况",
        [
          .name,
          .nameZh,
          .text(
            "country",
            "Country",
            "所在国家或地区",
            required: true,
            help: Phrase("Country or region where it stands.", "孵化器所在的国家或地区。"),
            width: 16
          ),
          .text(
            "host",
            "Host",
            "境外合作方",
            help: Phrase("The university, park or firm abroad that houses it.", "境外承载单位。"),
            width: 20
          ),
          .reference(
            "founder",
            to: ["research-institutions", "enterprises"],
            "Founded by",
            "设立单位",
            help: Phrase("Who set it up.", "设立该孵化器的单位。"),
            width: 22
          ),
          .zone(required: false),
          .date("openedOn", "Opened", "开业日期", help: Phrase("Day on which it opened.", "开业的日期。")),
          .computed(
            "projectsHome",
            "Came home",
            "回国项目",
            "count(transformation-projects of this by cameFrom)",
            gives: .integer,
            help: Phrase("Projects that came home from it.", "由其孵化后落地国内的项目数。"),
            width: 8
          ),
          .integer(
            "projectsSent",
            "Projects sent home",
            "已引回项目",
            unit: Phrase("projects", "个"),
            help: Phrase("Projects that have moved to the zone so far.", "已落地本地的项目数。")
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("operating", "operating", "运营中"),
      Choice("closed", "closed", "已关闭"),
    ],
    transitions: ["planned>operating", "operating>closed"],
    columns: ["name", "nameZh", "country", "host", "founder", "zone", "openedOn", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "open",
        "Open",
        "开业",
        help: Phrase("It takes in its first projects.", "开始接收项目。"),
        from: ["planned"],
        to: "operating",
        asks: [.date("openedOn", "Opened", "开业日期", required: true, default: .today)]
      ),
      .step(
        "close",
        "Close",
        "关闭",
        help: Phrase("It is closed.", "孵化器关闭。"),
        from: ["operating"],
        to: "closed"
      ),
    ]
  )
}
