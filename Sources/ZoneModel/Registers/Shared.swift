/// The documents that registers and fields come from, as they are cited.
enum Document {
  static let tongzhou = "Tongzhou opinions 2015"
  static let beijing = "Beijing 30 measures 2019"
  static let huairou = "Huairou action plan"
  static let jingan = "Jing'an recommendation 2018"
  static let guofa = "Guofa [2020] No. 7"
  static let daily = "daily work"
  static let titles = "Guokefahuo [2016] 32; Guokefazheng [2017] 115; MIIT enterprises [2026] 2"
  static let incubators = "Guokefaqu [2018] 300; MIIT science [2025] 131"
  static let transferTax = "Caishui [2015] 116"
  static let contractRulesBefore = "Rules on recognising technology contracts, 2000 and 2001"
  static let contracts = "MIIT measures on technology contracts, 2026-01-23"
}

extension Section {
  /// Where a record comes from, at the end of every register that holds facts.
  static var origin: Section {
    Section(
      "Origin",
      "来源",
      [
        .text(
          "dataSource",
          "Data source",
          "数据来源",
          help: Phrase(
            "The document, clause, web page or form that the values come from.",
            "数据出自哪份文件及条款、网页或表格。"
          )
        ),
        .date(
          "dataDate",
          "As of",
          "数据日期",
          help: Phrase("The day on which the source said so.", "来源所载数据的日期。")
        ),
        .flag(
          "invented",
          "Invented",
          "虚构",
          help: Phrase(
            "Made up for trying the program out; no such thing or person exists.",
            "为试用而虚构，现实中并不存在。"
          )
        ),
      ]
    )
  }
}

extension Field {
  /// A text, or a list of texts, that is kept in both languages; the Chinese one only where it is
  /// another.
  @inline(never)
  static func inBoth(
    _ id: String,
    _ en: String,
    _ zh: String,
    _ help: Phrase,
    kind: FieldKind = .text(nil),
    source: String? = nil,
    width: Int? = nil
  ) -> [Field] {
    [
      .plain(
        kind,
        id,
        en,
        zh,
        help: Phrase(help.en, "\(help.zh)（英文）。"),
        source: source,
        width: width
      ),
      .plain(
        kind,
        "\(id)Zh",
        "\(en), in Chinese",
        "\(zh)（中文）",
        help: Phrase("The same in Chinese, where it is another text.", "\(help.zh)（中文）。"),
        source: source,
        width: width
      ),
    ]
  }

  /// Which industries something brings together.
  static var crossIndustries: Field {
    .choices(
      "crossIndustries",
      "Industries linked",
      "跨界产业",
      [
        Choice("technology", "technology", "科技"), Choice("business", "business", "商务"),
        Choice("law", "law", "法律"), Choice("accounting", "accounting", "会计"),
        Choice("media", "media", "传媒"), Choice("fashion", "fashion", "时尚"),
        Choice("medicine", "medicine", "医药"),
      ],
      help: Phrase("Two or more where technology meets another industry.", "科技与其他产业跨界融合，选两项以上。"),
      source: "\(Document.jingan) I.2(4)"
    )
  }

  /// The same field with something that must hold of the record while it has a value, and what is
  /// said where it does not.
  func holding(_ check: String, _ en: String, _ zh: String) -> Field {
    var field = self
    field.check = check
    field.checkSays = Phrase(en, zh)
    return field
  }

  /// The same year of figures, which is not one to come.
  var thatHasCome: Field {
    holding("\(id) <= year(today)", "no year that is still to come has figures", "未到的年度不会有数据")
  }

  /// The same points out of a hundred for a year, which is not one to come.
  var scoringYearThatHasCome: Field {
    holding([
      CheckCause("\(id) <= 100", "100 points are the most", "满分为 100 分"),
      CheckCause(
        "year <= year(today)",
        "no year that is still to come has a score",
        "未到的年度不会有得分"
      ),
    ])
  }

  /// The same reference to an agency, which is told of where it is no service station that works.
  var ofServiceStations: Field {
    holding(
      "\(id).kind:station and not \(id).state:delisted",
      "the agency is no service station, or was struck off",
      "该机构不是服务站，或已除名"
    ).warning
  }

  /// The name in English; the Chinese one does as well.
  static var name: Field {
    Field.text(
      "name",
      "Name",
      "英文名称",
      help: Phrase("The name in English or Latin letters.", "英文（拉丁字母）名称。"),
      width: 28
    )
    .required(unless: "nameZh")
  }

  /// The name in Chinese.
  static var nameZh: Field {
    .text(
      "nameZh",
      "Name in Chinese",
      "中文名称",
      help: Phrase("The full name in Chinese.", "中文全称。"),
      width: 28
    )
  }

  /// The zone that a record belongs to.
  @inline(never)
  static func zone(required: Bool = true, source: String? = nil) -> Field {
    .reference(
      "zone",
      to: ["zones"],
      "Zone",
      "所属园区",
      required: required,
      help: Phrase(
        "The smallest zone, park or district that it lies in; larger ones follow from it.",
        "所在的最小一级园区或行政区，上级由其推出。"
      ),
      source: source,
      default: .zone,
      width: 20
    )
  }

  /// The outcome of a judgement out of 100.
  static var points: Field {
    .plain(
      .number,
      "score",
      "Score",
      "得分",
      check: "score <= 100",
      help: Phrase("Points out of 100.", "百分制得分。"),
      width: 8
    )
  }

  /// The member of staff who looks after the record.
  static var officer: Field {
    .reference(
      "officer",
      to: ["staff"],
      "Officer",
      "负责人",
      help: Phrase("The member of staff who looks after it.", "负责跟进的工作人员。"),
      source: Document.daily,
      width: 10
    ).handedOver()
  }

  /// Who filed a record, by login; where the store asks for two persons, another approves it.
  static var filedBy: Field {
    .text(
      "filedBy",
      "Filed by",
      "提交人",
      help: Phrase(
        "The login of the person who filed it; where two persons are asked for, another approves.",
        "提交人的登录名；要求双人办理时须由他人批准。"
      ),
      source: Document.daily,
      default: .me,
      width: 10
    ).login
  }

  /// A choice of technical fields, open to new words.
  @inline(never)
  static func technology(
    _ id: String,
    _ en: String,
    _ zh: String,
    help: Phrase,
    source: String? = nil
  ) -> Field {
    .choices(id, en, zh, technologies, open: true, help: help, source: source, width: 18)
  }

  /// The technical fields that the documents name.
  static let technologies: [Choice] = [
    Choice("artificial-intelligence", "artificial intelligence", "人工智能", also: ["AI"]),
    Choice("big-data", "big data", "大数据"),
    Choice("cloud-computing", "cloud computing", "云计算"),
    Choice("blockchain", "blockchain", "区块链"),
    Choice("integrated-circuits", "integrated circuits", "集成电路", also: ["IC"]),
    Choice("5g", "5G", "5G"),
    Choice("electronic-information", "electronic information", "电子信息"),
    Choice("software", "software", "软件"),
    Choice("nanotechnology", "nanotechnology", "纳米", also: ["nano"]),
    Choice("new-materials", "new materials", "新材料"),
    Choice("frontier-materials", "frontier materials", "前沿材料"),
    Choice("space-science", "space science", "空间科学"),
    Choice("brain-science", "brain science", "脑科学"),
    Choice("light-source", "advanced light sources", "先进光源"),
    Choice("scientific-instruments", "scientific instruments", "科学仪器"),
    Choice("sensors", "sensors", "传感器"),
    Choice("robotics", "robotics", "机器人"),
    Choice("intelligent-manufacturing", "intelligent manufacturing", "智能制造"),
    Choice("high-end-equipment", "high-end equipment", "高端装备"),
    Choice("biomedicine", "biomedicine", "生物医药"),
    Choice("medical-devices", "medical devices", "医疗器械"),
    Choice("life-science", "life science", "生命科学"),
    Choice("new-energy", "new energy", "新能源"),
    Choice("environment", "environment and energy saving", "节能环保"),
    Choice("seed-industry", "seed industry", "种业"),
    Choice("cultural-creativity", "cultural creativity", "文化创意"),
    Choice("modern-services", "modern services", "现代服务"),
    Choice("navigation", "satellite navigation", "卫星导航"),
    Choice("internet-of-things", "internet of things", "物联网", also: ["IoT"]),
    Choice("3d-printing", "3D printing", "3D打印"),
    Choice("information-security", "information security", "信息安全"),
    Choice("virtual-reality", "virtual reality", "虚拟现实", also: ["VR"]),
    Choice("ultra-hd-video", "ultra-HD video", "超高清视频"),
    Choice("intelligent-connected-vehicles", "intelligent connected vehicles", "智能网联汽车"),
    Choice("commercial-space", "commercial space", "商业航天"),
    Choice("film-post-production", "film post-production", "影视后期制作"),
    Choice("animation-games", "animation and games", "动漫游戏"),
    Choice("multimedia-software", "multimedia software", "多媒体软件"),
    Choice("building-information", "building information models", "建筑信息模型"),
    Choice("information-services", "information technology services", "信息技术服务"),
    Choice("quantum-communication", "quantum communication", "量子通信"),
    Choice("mechanics", "mechanics", "力学"),
    Choice("testing", "inspection and testing", "检验检测"),
    Choice("group-research", "R&D headquarters of groups", "企业集团研发总部"),
    Choice("business-services", "high-end business services", "高端商务"),
    Choice("media", "media", "传媒"),
    Choice("advertising", "advertising", "广告"),
    Choice("film-television", "film and television", "影视文化"),
    Choice("exhibitions", "conferences and exhibitions", "会展"),
    Choice("tourism", "tourism", "旅游"),
    Choice("cultural-tourism", "cultural tourism", "文化旅游"),
    Choice("medical-services", "medical services", "医疗服务"),
    Choice("modern-agriculture", "modern agriculture", "现代农业"),
  ]
}

extension RegisterAction {
  /// Fills in what new records take from other fields, where an older record lacks it.
  @inline(never)
  static func fillIn(_ id: String, _ field: Field, _ en: String, _ zh: String) -> RegisterAction {
    let source = field.takenFrom ?? field.id
    return RegisterAction(
      id,
      Phrase(en, zh),
      help: Phrase(
        "Fills in what is missing, as new records have it: \(field.label.en).",
        "按新建记录的办法补填缺少的「\(field.label.zh)」。"
      ),
      when: "not missing(\(field.id)) or not missing(\(source))",
      whenNot: Phrase("What it is taken from is missing too.", "其来源也缺少。"),
      steps: [.set(field: field.id, to: .expression("\(field.id) ?? \(source)"))]
    )
  }

  /// A step of a lifecycle: it moves the record to a state and fills in what it asks for.
  ///
  /// Each asked field is written to the field of the same id; its first value is the one that the
  /// record has. Without a state only the fields are written. Other steps come behind.
  @inline(never)
  static func step(
    _ id: String,
    _ en: String,
    _ zh: String,
    help: Phrase,
    from states: [String] = [],
    to state: String? = nil,
    when: String? = nil,
    whenNot: Phrase? = nil,
    asks: [Field] = [],
    besides others: [ActionStep] = []
  ) -> RegisterAction {
    var steps: [ActionStep] = []
    if let state { steps.append(.set(field: "state", to: .value(.text(state)))) }
    for field in asks { steps.append(.set(field: field.id, to: .asked(field.id))) }
    var defaults: [String: String] = [:]
    for field in asks where field.defaultValue == nil {
      defaults[field.id] = field.takenFrom ?? field.id
    }
    return RegisterAction(
      id,
      Phrase(en, zh),
      help: help,
      states: states,
      when: when,
      whenNot: whenNot,
      asks: asks,
      defaults: defaults,
      steps: steps + others
    )
  }
}
