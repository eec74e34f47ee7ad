extension Register {
  /// Leading industries and the clusters that they form, with what their chains lack.
  ///
  /// Source: Tongzhou opinions II(II)2 second, Guofa [2020] No. 7 (11).
  public static let industryClusters = Register(
    "industry-clusters",
    pane: .zones,
    Phrase("Industry clusters", "产业集群"),
    one: Phrase("Industry cluster", "产业集群"),
    idPrefix: "clu",
    help: Phrase(
      "Leading industries and the clusters that they form, with what their chains lack.",
      "主导产业及其集群，以及产业链上的缺口。"
    ),
    source:
      "\(Document.tongzhou) II(II)2 second; \(Document.guofa) (11); \(Document.jingan) I.2(2)",
    sections: [
      Section(
        "Identity",
        "基本情况",
        [
          .name,
          .nameZh,
          .zone(),
          .reference(
            "industry",
            to: ["industries"],
            "Industry",
            "产业",
            help: Phrase("The entry of the industry list that it belongs to.", "对应产业目录中的条目。"),
            width: 20
          ),
          .flag(
            "isCharacteristicLeading",
            "Characteristic leading industry",
            "特色主导产业",
            help: Phrase(
              "Whether the zone has named it as its own leading industry.",
              "是否为园区确定的特色主导产业。"
            ),
            source: "\(Document.guofa) (11)"
          ),
          .officer,
        ]
      ),
      Section(
        "Chain",
        "产业链",
        [
          Field.references(
            "leadingEnterprises",
            to: ["enterprises"],
            "Leading enterprises",
            "龙头企业",
            help: Phrase("Firms that lead the cluster.", "集群中的龙头企业。")
          ).holding(
            "count(enterprises where includes(this.leadingEnterprises, row) and state:deregistered) = 0",
            "one of the firms is deregistered",
            "含已注销的企业"
          ).warning,
          .references(
            "agencies",
            to: ["service-agencies"],
            "Agencies",
            "服务机构",
            help: Phrase("Service agencies that work for it.", "为集群服务的机构。")
          ),
          .plain(
            .texts,
            "chainStages",
            "Stages of the chain",
            "产业链环节",
            help: Phrase("From material to use, in order.", "从原料到应用，依次列出。")
          ),
          .references(
            "members",
            to: ["enterprises"],
            "Members",
            "成员企业",
            help: Phrase("Firms of the cluster beside its leaders.", "集群内除龙头外的企业。")
          ),
          .computed(
            "memberCount",
            "Firms",
            "企业数",
            "if not missing(members) or not missing(leadingEnterprises) then "
              + "count(enterprises where (not missing(this.members) and includes(this.members, row) "
              + "or not missing(this.leadingEnterprises) and includes(this.leadingEnterprises, row)) "
              + "and present)",
            gives: .integer,
            help: Phrase(
              "Leaders and members together, without those that left; unknown where none is entered.",
              "龙头与成员企业合计，不含已迁出的；均未填写时不详。"
            ),
            width: 8
          ),
          Field.references(
            "gapFilledBy",
            to: ["enterprises"],
            "Gap filled by",
            "补链企业",
            help: Phrase("Firms attracted to close the gap.", "为补链引进的企业。"),
            source: "\(Document.guofa) (11)"
          ).holding([
            CheckCause(
              "not missing(gapInChain)",
              "no gap is entered that they fill",
              "未填写所补的产业链缺口"
            ),
            CheckCause(
              "count(enterprises where includes(this.gapFilledBy, row) and state:deregistered) = 0",
              "one of the firms is deregistered",
              "含已注销的企业"
            ),
          ]).warning,
          .text(
            "gapInChain",
            "Gap in the chain",
            "产业链缺口",
            help: Phrase("A stage that is missing or weak.", "缺失或薄弱的环节。"),
            width: 24
          ),
          .computed(
            "navigations",
            "Patent navigations",
            "专利导航数",
            "count(patent-navigations of this)",
            gives: .integer,
            help: Phrase("Navigation projects of this cluster.", "本集群的专利导航项目数。"),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("forming", "forming", "培育中"), Choice("established", "established", "已形成"),
      Choice("leading", "leading", "领先"),
    ],
    transitions: ["forming>established", "established>leading", "leading>established"],
    columns: [
      "name", "nameZh", "zone", "industry", "gapInChain", "isCharacteristicLeading", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "establish",
        "Establish",
        "确认形成",
        help: Phrase("The cluster has formed.", "集群已经形成。"),
        from: ["forming"],
        to: "established"
      )
    ]
  )
}

extension Register {
  /// One list of industries and technical fields that rules and records name.
  ///
  /// Source: Jing'an recommendation I.2(1), Beijing 30 measures III.10.
  public static let industries = Register(
    "industries",
    pane: .zones,
    Phrase("Industries", "产业目录"),
    one: Phrase("Industry", "产业"),
    idPrefix: "ind",
    help: Phrase(
      "One list of industries and technical fields that rules and records name.",
      "规则与各登记簿共用的产业与技术领域目录。"
    ),
    source:
      "\(Document.jingan) I.2(1); \(Document.beijing) III.10, III.11; \(Document.huairou) IV(III)9; \(Document.tongzhou) II(II)2 third",
    sections: [
      Section(
        "Identity",
        "基本情况",
        [
          .name,
          .nameZh,
          .choices(
            "groups",
            "Groups",
            "所属类别",
            [
              Choice("ten-plus-three", "10+3 industries", "“10+3”高精尖产业"),
              Choice("strategic-emerging", "strategic emerging", "战略性新兴产业"),
              Choice("focus", "focus industry", "重点产业"), Choice("cultivated", "cultivated", "培育产业"),
              Choice("segment", "segment industry", "细分产业"),
              Choice("ip-intensive", "IP-intensive", "知识产权密集型产业"),
              Choice("leading", "leading industry", "主导产业"),
            ],
            help: Phrase(
              "The groups that clauses name; a clause reaches an industry by its group.",
              "条款所称的产业类别，条款按类别适用。"
            ),
            source:
              "\(Document.beijing) III.10; \(Document.jingan) I.2(1); \(Document.huairou) IV(III)9"
          ),
          .reference(
            "parentIndustry",
            to: ["industries"],
            "Part of",
            "上级产业",
            check: "parentIndustry != this",
            help: Phrase("The wider industry that it is part of.", "所属的上一级产业。"),
            width: 20
          ),
          .plain(
            .texts,
            "synonyms",
            "Also called",
            "别名",
            help: Phrase("Other names, so that it is found.", "便于查找的其他名称。")
          ),
          .text(
            "code",
            "Code",
            "行业代码",
            form: .industryCode,
            help: Phrase("Code of GB/T 4754 where one fits.", "对应的 GB/T 4754 代码。"),
            source: "GB/T 4754"
          ),
        ]
      ),
      Section(
        "Supervision",
        "监管",
        [
          .choice(
            "stage",
            "Stage",
            "发展阶段",
            [
              Choice("rd", "research and development", "研发"), Choice("trial", "trial", "试点"),
              Choice("growth", "growth", "成长"), Choice("mature", "mature", "成熟"),
            ],
            help: Phrase(
              "How far the industry has come; young ones may be on the prudent track.",
              "产业所处阶段，新生产业可列入审慎监管。"
            ),
            source: "\(Document.beijing) III.11"
          ),
          .flag(
            "hasMatureStandards",
            "Mature standards",
            "标准成熟",
            help: Phrase("Whether standards for it are settled.", "相关标准是否成熟。"),
            source: "\(Document.beijing) III.11"
          ),
          .flag(
            "fitsRegulation",
            "Fits regulation",
            "符合现行监管",
            help: Phrase("Whether the rules in force suit it.", "现行监管规则是否适用。"),
            source: "\(Document.beijing) III.11"
          ),
          .date(
            "prudentSince",
            "Prudent track since",
            "列入审慎监管",
            help: Phrase(
              "When it was put on the prudent track; needs a reason.",
              "列入审慎监管赛道的日期，须有理由。"
            ),
            source: "\(Document.beijing) III.11"
          ).holding([
            CheckCause("not missing(prudentReason)", "it needs a reason for the track", "须填写列入理由"),
            CheckCause("prudentSince <= today", "that day is still to come", "该日期尚未到来"),
          ]).lasting(
            Phrase(
              "The action Off the prudent track takes it off, with its reason.",
              "请用操作「移出审慎监管」并填写理由。"
            )
          ),
          .date(
            "prudentUntil",
            "Off the track",
            "移出日期",
            help: Phrase("When it was taken off; needs a reason.", "移出赛道的日期，须有理由。")
          ).holding([
            CheckCause(
              "not missing(prudentSince) and prudentUntil >= prudentSince and not missing(prudentOffReason)",
              "it needs a reason for leaving, and a day not before that of entering",
              "须填写移出理由，且不早于列入日期"
            ), CheckCause("prudentUntil <= today", "that day is still to come", "该日期尚未到来"),
          ]),
          .date(
            "prudentReviewOn",
            "Track reviewed on",
            "审慎监管复核",
            help: Phrase("When it is looked at again.", "下次复核的日期。")
          ).holding(
            "not missing(prudentSince) and prudentReviewOn >= prudentSince",
            "only an industry on the track is reviewed, after it entered; it leaves the track with a day and a reason",
            "仅对已列入赛道的产业复核，且不早于列入日期；移出须填写移出日期和理由"
          ).due("Track review", "审慎监管复核", while: "prudent"),
          .note(
            "prudentReason",
            "Reason for the track",
            "列入理由",
            help: Phrase("Why it was put on the track.", "列入的理由。"),
            source: "\(Document.beijing) III.11"
          ).holding(
            "not missing(prudentSince)",
            "an industry with a reason for the track has the day since when; it leaves the track with a day and a reason",
            "有列入理由的须有列入日期；移出须填写移出日期和理由"
          ),
          .note(
            "prudentOffReason",
            "Reason for leaving",
            "移出理由",
            help: Phrase("Why it is no longer on the track.", "移出的理由。"),
            source: "\(Document.beijing) III.11"
          ),
          .computed(
            "prudent",
            "Prudent track",
            "审慎监管",
            "not missing(prudentSince) and prudentSince <= today "
              + "and (missing(prudentUntil) or prudentUntil > today)",
            gives: .flag,
            help: Phrase("Is supervised inclusively and prudently.", "实行包容审慎监管。"),
            width: 8
          ),
          .plain(
            .number,
            "ipMeasure",
            "IP intensity",
            "知识产权密集度",
            help: Phrase(
              "Invention patents per 1,000 employed people, or the measure of the directory.",
              "每千名从业人员发明专利数，或目录所用的度量。"
            ),
            source: "\(Document.huairou) IV(III)9",
            width: 10
          ),
          .computed(
            "enterprises",
            "Enterprises",
            "企业数",
            "count(enterprises where includes(field, this.id) and present)",
            gives: .integer,
            help: Phrase(
              "Firms whose field is this industry, without those that left.",
              "技术领域为本产业的企业数，不含已迁出的。"
            ),
            source: "\(Document.jingan) I.2(1)",
            width: 8
          ),
          .computed(
            "patents",
            "Patents",
            "专利数",
            "count(patents where includes(field, this.id) "
              + "or not missing(industry) and industry = this)",
            gives: .integer,
            help: Phrase(
              "Patents whose field or industry is this one.",
              "技术领域或所属产业为本产业的专利数。"
            ),
            source: "\(Document.jingan) I.2(1)",
            width: 8
          ),
          .computed(
            "scenarios",
            "Scenarios",
            "应用场景数",
            "count(application-scenarios where field = this.id)",
            gives: .integer,
            help: Phrase("Records whose field is this industry.", "技术领域为本产业的记录数。"),
            source: "\(Document.jingan) I.2(1)",
            width: 8
          ),
          .computed(
            "awarded",
            "Awarded",
            "已批资助",
            "sum(awards where includes(recipient.field, this.id) and state:(approved, paid), amount)",
            gives: .money,
            help: Phrase("Awards to enterprises of this industry.", "本产业企业获批的资助。"),
            source: "\(Document.jingan) I.2(1)",
            width: 10
          ),
          .computed(
            "clusters",
            "Clusters",
            "集群数",
            "count(industry-clusters of this)",
            gives: .integer,
            help: Phrase("Clusters of this industry.", "本产业的集群数。"),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "启用"), Choice("retired", "retired", "停用")],
    transitions: ["active>retired", "retired>active"],
    columns: ["name", "nameZh", "groups", "parentIndustry", "code", "stage", "state"],
    actions: [
      RegisterAction(
        "onto-track",
        Phrase("Onto the prudent track", "列入审慎监管"),
        help: Phrase("It is supervised inclusively and prudently from now on.", "实行包容审慎监管。"),
        when: "not prudent",
        whenNot: Phrase("It is on the track already.", "已在审慎监管赛道。"),
        asks: [
          .date("prudentSince", "Prudent track since", "列入审慎监管", required: true, default: .today),
          .note("prudentReason", "Reason for the track", "列入理由", required: true),
          .date("prudentReviewOn", "Track reviewed on", "审慎监管复核"),
        ],
        steps: [
          .set(field: "prudentSince", to: .asked("prudentSince")),
          .set(field: "prudentReason", to: .asked("prudentReason")),
          .set(field: "prudentReviewOn", to: .asked("prudentReviewOn")),
          .set(field: "prudentUntil", to: .missing),
          .set(field: "prudentOffReason", to: .missing),
        ]
      ),
      RegisterAction(
        "off-track",
        Phrase("Off the prudent track", "移出审慎监管"),
        help: Phrase("Ordinary supervision, for a reason that is kept.", "转为常规监管，并保留理由。"),
        when: "prudent",
        whenNot: Phrase("It is not on the track.", "不在审慎监管赛道。"),
        asks: [
          .date("prudentUntil", "Off the track", "移出日期", required: true, default: .today),
          .note("prudentOffReason", "Reason for leaving", "移出理由", required: true),
        ],
        steps: [
          .set(field: "prudentUntil", to: .asked("prudentUntil")),
          .set(field: "prudentOffReason", to: .asked("prudentOffReason")),
          .set(field: "prudentReviewOn", to: .missing),
        ]
      ),
      .step(
        "retire",
        "Retire",
        "停用",
        help: Phrase("It is no longer offered for new records.", "不再用于新记录。"),
        from: ["active"],
        to: "retired"
      ),
    ]
  )
}
