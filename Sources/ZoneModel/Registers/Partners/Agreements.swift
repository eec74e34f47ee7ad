extension Register {
  /// Agreements with institutions, regions and partners abroad.
  ///
  /// Source: Huairou action plan IV(II)3, Beijing 30 measures V.28.
  public static let cooperationAgreements = Register(
    "cooperation-agreements",
    pane: .partners,
    Phrase("Agreements", "合作协议"),
    one: Phrase("Agreement", "合作协议"),
    idPrefix: "agr",
    help: Phrase("Agreements with institutions, regions and partners abroad.", "与院所、地区及境外的合作协议。"),
    source: "\(Document.huairou) IV(II)3; \(Document.beijing) V.28, V.29; \(Document.guofa) (14)",
    sections: [
      Section(
        "Agreement",
        "协议",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("institution-city", "institution and city", "院地合作"),
              Choice("international", "international", "国际合作"),
              Choice("regional", "regional", "区域合作"),
              Choice("hk-macao", "Hong Kong and Macao", "港澳合作"),
              Choice("enterprise", "enterprise", "企业合作"),
            ],
            required: true,
            help: Phrase("With whom.", "合作类别。"),
            width: 14
          ),
          .zone(required: false),
          .reference(
            "institution",
            to: ["research-institutions"],
            "Institution",
            "合作机构",
            help: Phrase("The institution.", "签约的科研机构。"),
            width: 22
          ),
          .plain(.texts, "partners", "Partners", "合作方", help: Phrase("Who else signs.", "其他签约方。")),
          .date("signedOn", "Signed", "签署日期", help: Phrase("Day of signing.", "签署的日期。")),
          .date("from", "From", "起始日期", help: Phrase("First day.", "协议起始日期。")),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "协议终止日期。"))
            .counting(from: "from")
            .ends("Agreement", "协议", while: "state:(signed, running)"),
          Field.text(
            "country",
            "Country or place",
            "国家或地区",
            help: Phrase("Where the partner is at home.", "合作方所在国家或地区。"),
            width: 14
          ).holding(
            where: "kind:hk-macao",
            [
              CheckCause(
                """
                country = "Hong Kong" or country = "Macao" or country = "香港" or country = "澳门"
                """,
                "cooperation with Hong Kong and Macao names one of the two, written so",
                "港澳合作须填写“香港”或“澳门”"
              )
            ]
              + [("Hong Kong", "香港"), ("Macao", "澳门")].map { en, zh in
                CheckCause(
                  """
                  count(cooperation-agreements where kind:hk-macao \
                  and (country = "\(en)" and this.country = "\(zh)" \
                  or country = "\(zh)" and this.country = "\(en)")) = 0
                  """,
                  "other agreements write \(en) in the other language: it is counted as one place only "
                    + "where all write it alike",
                  "其他协议以另一种语言填写了\(zh)，写法一致才能合并统计"
                )
              }
          ).warning,
          .text(
            "office",
            "Office here",
            "在地办事机构",
            help: Phrase("Office that the partner keeps here.", "合作方在本地设立的办事机构。"),
            source: "\(Document.tongzhou) II(II)1 third",
            width: 24
          ),
          .note(
            "commitments",
            "Commitments",
            "约定事项",
            help: Phrase(
              "What was promised; as plan tasks that are part of the agreement its days are watched.",
              "双方约定事项；按所属协议登记为任务后可跟踪期限。"
            )
          ).holding(
            "count(plan-tasks of this) > 0",
            "none is entered as a plan task of this agreement, so that no day is watched and what is "
              + "open is not known",
            "尚未登记为本协议的任务，期限无从跟踪，未兑现数不详"
          ).warning,
          .computed(
            "openCommitments",
            "Open commitments",
            "未兑现约定",
            """
            if missing(commitments) or count(plan-tasks of this) > 0 \
            then count(plan-tasks of this where not state:done)
            """,
            gives: .integer,
            help: Phrase(
              "Commitments kept as tasks that are not done; unknown where they are only written down.",
              "以任务登记且尚未完成的约定；仅有文字约定的不详。"
            ),
            width: 6
          ),
          .references(
            "projects",
            to: ["research-projects", "transformation-projects"],
            "Joint projects",
            "合作项目",
            help: Phrase("What is done together.", "共同开展的项目。")
          ),
          .reference(
            "fund",
            to: ["funds"],
            "Fund",
            "资金",
            help: Phrase("The fund that takes part.", "参与的基金或资金。"),
            source: "\(Document.beijing) V.29",
            width: 22
          ),
          .note("results", "Results", "成效", help: Phrase("What came of it.", "合作成效。")),
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            "days(today, to)",
            gives: .integer,
            help: Phrase("Days until it ends.", "距到期的天数。"),
            width: 8
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("draft", "draft", "草拟"), Choice("signed", "signed", "已签署"),
      Choice("running", "running", "执行中"), Choice("expired", "expired", "已到期"),
    ],
    transitions: ["draft>signed", "signed>running", "running>expired", "expired>running"],
    columns: ["name", "nameZh", "kind", "institution", "zone", "from", "to", "daysLeft", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "sign",
        "Sign",
        "签署",
        help: Phrase("It is signed.", "签署协议。"),
        from: ["draft"],
        to: "signed",
        asks: [
          .date("signedOn", "Signed", "签署日期", required: true, default: .today),
          .date("from", "From", "起始日期"),
          .date("to", "Until", "终止日期"),
        ]
      ),
      .step(
        "start",
        "Start",
        "执行",
        help: Phrase("It is carried out.", "协议执行。"),
        from: ["signed"],
        to: "running"
      ),
      .step(
        "expire",
        "Expire",
        "到期",
        help: Phrase("It has run out.", "协议到期。"),
        from: ["running"],
        to: "expired",
        when: "missing(to) or to <= today",
        whenNot: Phrase(
          "It runs until {to}; where it ended earlier, enter that day first.",
          "协议期至 {to}；提前结束的，请先更正该日期。"
        )
      ),
      .step(
        "prolong",
        "Prolong",
        "延长",
        help: Phrase("It runs on until another day.", "协议延长至新的终止日期。"),
        from: ["expired"],
        to: "running",
        asks: [.date("to", "Until", "终止日期", required: true)]
      ),
    ]
  )
}
