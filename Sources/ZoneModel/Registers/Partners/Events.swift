extension Register {
  /// Matching meetings, salons, summits, contests, forums and exhibitions.
  ///
  /// Source: Jing'an recommendation IV.2(2), Tongzhou opinions II(I)1 second.
  public static let innovationEvents = Register(
    "innovation-events",
    pane: .partners,
    Phrase("Events", "创新活动"),
    one: Phrase("Event", "创新活动"),
    idPrefix: "eve",
    help: Phrase(
      "Matching meetings, salons, summits, contests, forums and exhibitions.",
      "对接会、沙龙、峰会、大赛、论坛与展览。"
    ),
    source:
      "\(Document.jingan) IV.2(2); \(Document.tongzhou) II(I)1 second; \(Document.beijing) V.30; \(Document.jingan) I.2(2)",
    sections: [
      Section(
        "Event",
        "活动",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("matching", "matching meeting", "对接会"), Choice("salon", "salon", "沙龙"),
              Choice("summit", "summit", "峰会"), Choice("contest", "contest", "大赛"),
              Choice("forum", "forum", "论坛"), Choice("exhibition", "exhibition", "展览"),
              Choice("roadshow", "roadshow", "路演"),
            ],
            required: true,
            help: Phrase("What sort of event.", "活动类别。"),
            width: 12
          ),
          .technology(
            "field",
            "Field",
            "领域",
            help: Phrase("The technical fields that it is about.", "活动所涉技术领域。"),
            source: "\(Document.jingan) I.2(2)"
          ),
          .date("date", "Date", "日期", required: true, help: Phrase("First day.", "活动日期。"))
            .due("Event", "活动", while: "state:planned").done(in: "held", "reported"),
          .text("place", "Place", "地点", help: Phrase("Where it is held.", "活动地点。"), width: 20),
          .zone(required: false),
          .references(
            "heldWith",
            to: ["zones"],
            "Held with",
            "合办地区",
            help: Phrase(
              "Places that it is held with, as Hong Kong and Macao, wherever it takes place.",
              "共同举办或交流的地区（如香港、澳门），不论在何处举办。"
            ),
            source: "\(Document.beijing) V.29"
          ),
          .reference(
            "incubator",
            to: ["incubators"],
            "Host",
            "承办载体",
            help: Phrase("The incubator or space that houses it.", "承办的载体。"),
            width: 20
          ),
          .integer(
            "participants",
            "Participants",
            "参加人数",
            unit: Phrase("people", "人"),
            help: Phrase("People who came.", "参加人数。")
          ),
          .note("results", "Results", "成效", help: Phrase("What came of it.", "活动成效。")),
          .computed(
            "matches",
            "Matches",
            "促成对接",
            "count(matches of this where not state:failed)",
            gives: .integer,
            help: Phrase("Matches made there that have not failed.", "促成的未告失败的对接数。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("held", "held", "已举办"),
      Choice("reported", "reported", "已总结"),
    ],
    transitions: ["planned>held", "held>reported"],
    columns: [
      "name", "nameZh", "kind", "date", "place", "zone", "participants", "matches", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "hold",
        "Held",
        "已举办",
        help: Phrase("It has taken place.", "活动举办。"),
        from: ["planned"],
        to: "held",
        asks: [.integer("participants", "Participants", "参加人数", required: true)]
      ),
      .step(
        "report",
        "Report",
        "总结",
        help: Phrase("Results are written down.", "完成总结。"),
        from: ["held"],
        to: "reported",
        asks: [.note("results", "Results", "成效", required: true)]
      ),
    ]
  )
}
