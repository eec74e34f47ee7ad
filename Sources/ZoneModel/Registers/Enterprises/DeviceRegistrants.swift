extension Register {
  /// Holders of medical device registrations who let others produce, also in Tianjin and Hebei.
  ///
  /// Source: Beijing 30 measures V.28.
  public static let deviceRegistrants = Register(
    "device-registrants",
    pane: .enterprises,
    Phrase("Device registrants", "医疗器械注册人"),
    one: Phrase("Device registrant", "医疗器械注册人"),
    idPrefix: "dev",
    help: Phrase(
      "Holders of medical device registrations who let others produce, also in Tianjin and Hebei.",
      "医疗器械注册人及其在京津冀的委托生产。"
    ),
    source: "\(Document.beijing) V.28",
    sections: [
      Section(
        "Registrant",
        "注册人",
        [
          .name,
          .nameZh,
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that holds the registration.", "持有注册证的企业。"),
            width: 24
          ),
          .reference(
            "city",
            to: ["zones"],
            "City",
            "注册地",
            required: true,
            help: Phrase("City where it is registered.", "注册人所在城市。"),
            source: "\(Document.beijing) V.28",
            width: 16
          ).holding(
            "enterprise.zone within city or city within enterprise.zone",
            "the firm lies elsewhere",
            "企业不在该注册地"
          ).warning,
          .text(
            "product",
            "Product",
            "产品",
            required: true,
            help: Phrase("The device.", "注册的医疗器械。"),
            width: 22
          ),
          .text(
            "certificateNumber",
            "Certificate",
            "注册证编号",
            help: Phrase("Number of the registration.", "医疗器械注册证编号。")
          ),
        ]
      ),
      Section(
        "Production",
        "委托生产",
        [
          .text(
            "producer",
            "Producer",
            "受托生产企业",
            help: Phrase("Who makes it.", "受托生产企业名称。"),
            width: 22
          ),
          .reference(
            "producerRegion",
            to: ["zones"],
            "Producer's region",
            "受托地",
            help: Phrase("Region in which it is made.", "受托生产企业所在地。"),
            source: "\(Document.beijing) V.28",
            width: 16
          ),
          .date(
            "since",
            "Since",
            "起始日期",
            help: Phrase("When production there began.", "委托生产起始日期。")
          ).done(in: "entrusting", "ended"),
          .date(
            "certificateValidTo",
            "Valid until",
            "注册证有效期至",
            help: Phrase("Last day of the registration.", "注册证有效期的最后一天。")
          ).ends(
            "Certificate",
            "注册证",
            while: "state:(registered, entrusting)",
            soon: 90,
            act: 30
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("registered", "registered", "已注册"), Choice("entrusting", "entrusting", "委托生产中"),
      Choice("ended", "ended", "已终止"),
    ],
    transitions: ["registered>entrusting", "entrusting>ended", "registered>ended"],
    columns: [
      "name", "nameZh", "enterprise", "product", "producer", "producerRegion", "since", "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "entrust",
        "Entrust",
        "委托生产",
        help: Phrase("Somebody else makes the device.", "委托他人生产。"),
        from: ["registered"],
        to: "entrusting",
        asks: [
          .text("producer", "Producer", "受托生产企业", required: true),
          .date("since", "Since", "起始日期", required: true, default: .today),
        ]
      ),
      .step(
        "end",
        "End",
        "终止",
        help: Phrase("Production elsewhere has ended.", "委托生产终止。"),
        from: ["entrusting", "registered"],
        to: "ended"
      ),
    ]
  )
}
