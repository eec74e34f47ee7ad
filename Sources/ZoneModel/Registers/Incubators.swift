extension Register {
  /// Carriers of five kinds along the chain from idea to growth.
  ///
  /// Source: Huairou action plan IV(IV)12, Jing'an recommendation IV.2(3).
  public static let incubators = Register(
    "incubators",
    pane: .incubators,
    Phrase("Incubators", "孵化载体"),
    one: Phrase("Incubator", "孵化载体"),
    idPrefix: "inc",
    help: Phrase(
      "Public spaces, nurseries, mass innovation spaces, incubators and accelerators.",
      "公共空间、苗圃、众创空间、孵化器和加速器。"
    ),
    source: "\(Document.huairou) IV(IV)12; \(Document.jingan) IV.2(3)",
    sections: [
      incubatorIdentity, incubatorPremises, incubatorService, incubatorRecognition, .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("registered", "registered", "已备案"),
      Choice("operating", "operating", "运营中"), Choice("rated", "rated", "已评级"),
      Choice("closed", "closed", "已关闭"),
    ],
    transitions: [
      "planned>registered", "planned>operating", "registered>operating", "operating>rated",
      "rated>operating", "operating>closed", "rated>closed",
    ],
    columns: ["name", "nameZh", "kind", "zone", "area", "letShare", "incubatees", "state"],
    zonePath: "zone",
    actions: incubatorActions
  )

  /// The kinds of carrier, in the order in which a firm grows through them.
  public static let carrierKinds: [Choice] = [
    Choice("public-space", "public space", "公共空间"),
    Choice("nursery", "nursery", "苗圃"),
    Choice("mass-innovation-space", "mass innovation space", "众创空间"),
    Choice("incubator", "incubator", "孵化器"),
    Choice("accelerator", "accelerator", "加速器"),
  ]

  /// What carriers offer, in three layers.
  static let carrierServiceKinds: [Choice] = [
    Choice("workstations", "workstations", "工位"),
    Choice("equipment", "shared equipment", "共享设备"),
    Choice("registration", "company registration", "工商注册"),
    Choice("finance", "finance and accounts", "财务代理"),
    Choice("legal", "legal advice", "法律咨询"),
    Choice("patent-agency", "patent agency", "专利代理"),
    Choice("mentoring", "mentoring", "创业导师"),
    Choice("investment", "investment", "投融资"),
    Choice("testing", "testing and inspection", "检验检测"),
    Choice("training", "training", "培训"),
    Choice("exhibition", "exhibition hall", "展厅"),
    Choice("meeting-rooms", "meeting rooms", "会议室"),
    Choice("dining", "dining hall", "食堂"),
    Choice("apartments", "maker apartments", "创客公寓"),
  ]

  private static let incubatorIdentity = Section(
    "Identity",
    "基本情况",
    [
      .name, .nameZh,
      .choice(
        "kind",
        "Kind",
        "类别",
        carrierKinds,
        ordered: true,
        required: true,
        help: Phrase("Which link of the chain it is.", "属于孵化链条的哪一环。"),
        source: "\(Document.jingan) IV.2(3)",
        width: 14
      ),
      .zone(),
      .text("address", "Address", "地址", help: Phrase("Where it is.", "所在地址。")),
      .technology(
        "field",
        "Field",
        "领域",
        help: Phrase("The technical fields that it takes in.", "接收的技术领域。"),
        source: "\(Document.beijing) V.23"
      ),
      .choice(
        "theme",
        "Theme",
        "类型",
        [
          Choice("general", "general", "综合型"),
          Choice("specialised-field", "specialised field", "专业型"),
          Choice("resource-supported", "resource supported", "资源支撑型"),
          Choice("talent-led", "talent led", "人才带动型"),
        ],
        help: Phrase("What it is built around.", "依托什么建设。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
      .choice(
        "level",
        "Level",
        "级别",
        [
          Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
          Choice("national", "national", "国家级"),
        ],
        ordered: true,
        help: Phrase("The highest level that recognised it.", "认定的最高级别。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
      .choice(
        "founderKind",
        "Founded by",
        "创办主体",
        [
          Choice("enterprise", "enterprise", "企业"), Choice("university", "university", "高校"),
          Choice("institute", "research institute", "科研院所"),
          Choice("investor", "investor", "投资机构"),
          Choice("government", "government", "政府"), Choice("other", "other", "其他"),
        ],
        help: Phrase("Who set it up.", "由谁创办。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
      .choice(
        "belt",
        "Belt",
        "集聚带",
        [
          Choice("nanjing-west-road", "Nanjing West Road", "南京西路"),
          Choice("suzhou-river", "Suzhou River", "苏州河"),
          Choice("middle-ring", "Middle Ring", "中环"),
        ],
        help: Phrase(
          "The belt of mass innovation spaces that it is part of; other carriers do not make one.",
          "所属的众创空间集聚带；其他类别的载体不形成集聚带。"
        ),
        source: "\(Document.jingan) IV.2(2)"
      ).holding([
        CheckCause("zone within jingan-district", "the belts lie in Jing'an", "集聚带位于静安区"),
        CheckCause(
          """
          (belt:nanjing-west-road or not (zone within nanjing-west-road-belt)) and (belt:suzhou-river \
          or not (zone within suzhou-river-belt)) and (belt:middle-ring or not (zone within middle-ring-belt))
          """,
          "it lies in another of the belts",
          "所在园区属于另一集聚带"
        ),
      ]).warning,
      .reference(
        "operator",
        to: ["operator-bodies", "enterprises", "research-institutions"],
        "Operator",
        "运营主体",
        help: Phrase("Who runs it.", "负责运营的主体。"),
        source: "\(Document.huairou) IV(IV)12",
        width: 20
      ),
      .text(
        "brand",
        "Brand",
        "品牌",
        help: Phrase("The brand that it works under.", "运营品牌。"),
        source: "\(Document.jingan) IV.2(2)"
      ),
      .flag(
        "isInternational",
        "International",
        "国际化",
        help: Phrase("Takes in teams from abroad.", "接收境外团队。")
      ),
      .date("openedOn", "Opened", "开业日期", help: Phrase("The day it opened.", "开业的日期。")),
      .officer,
    ]
  )

  private static let incubatorPremises = Section(
    "Premises",
    "场地",
    [
      .area(
        "area",
        "Area",
        "面积",
        help: Phrase("Area that it runs, public rooms included.", "运营面积，含公共服务场地。")
      ),
      Field.integer(
        "seats",
        "Workstations",
        "工位数",
        unit: Phrase("seats", "个"),
        help: Phrase("Desks for tenants.", "可供使用的工位。")
      ).holding(
        "takenSeats <= seats",
        "current leases take more seats than there are",
        "当前租约占用的工位超过工位数"
      ).warning,
      .choice(
        "buildingKind",
        "Housed in",
        "场地类型",
        [
          Choice("existing-offices", "existing offices", "存量办公楼宇"),
          Choice("old-plant", "converted plant", "老旧厂房改造"),
          Choice("new-building", "new building", "新建楼宇"),
          Choice("campus", "campus", "校区院区"),
        ],
        help: Phrase("What kind of building it uses.", "使用的楼宇类型。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
      .computed(
        "letArea",
        "Area let",
        "已租面积",
        "sum(tenancies of this by incubator where current, area)",
        gives: .area,
        help: Phrase("Area under current leases.", "当前租约的面积合计。")
      ),
      .computed(
        "letShare",
        "Let",
        "出租率",
        "letArea / area",
        gives: .percent,
        help: Phrase("Area under current leases to all area.", "已租面积占运营面积的比例。"),
        width: 7
      ),
      .computed(
        "rooms",
        "Rooms",
        "房间数",
        "count(rooms of this)",
        gives: .integer,
        help: Phrase("Rooms that it lets.", "可出租的房间数。"),
        width: 6
      ),
      .computed(
        "takenSeats",
        "Seats taken",
        "已用工位",
        "sum(tenancies of this by incubator where current, seats ?? (if room.leases = 1 then room.seats))",
        gives: .integer,
        help: Phrase(
          "Seats of current leases; where one names none, those of its room, if it has the room alone.",
          "当前租约的工位数；租约未填且独用房间的，按房间工位计。"
        ),
        width: 8
      ),
      .computed(
        "freeSeats",
        "Free seats",
        "空闲工位",
        "larger(0, seats - takenSeats)",
        gives: .integer,
        help: Phrase(
          "Workstations less those taken; not known while either is not.",
          "工位数减去已用工位；任一未知则未知。"
        ),
        width: 8
      ),
      .computed(
        "vacantRooms",
        "Vacant rooms",
        "空置房间",
        "count(rooms of this where vacant and state:usable and not kind:common)",
        gives: .integer,
        help: Phrase("Usable rooms without a current lease.", "无当前租约的可用房间。"),
        width: 6
      ),
    ]
  )

  private static let incubatorService = Section(
    "Incubation",
    "孵化服务",
    [
      .choices(
        "services",
        "Services",
        "服务",
        carrierServiceKinds,
        open: true,
        help: Phrase("What it offers its tenants.", "向入驻方提供的服务。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
      .note(
        "entryCriteria",
        "Entry criteria",
        "入驻条件",
        help: Phrase("Who is taken in.", "接收何种企业或团队。")
      ),
      .integer(
        "batches",
        "Batches",
        "期数",
        help: Phrase("Batches that an accelerator has run.", "加速器已办的期数。")
      ),
      .references(
        "graduatesTo",
        to: ["incubators"],
        "Graduates to",
        "衔接载体",
        help: Phrase("Carriers that its graduates move on to.", "毕业后可转入的载体。"),
        source: "\(Document.jingan) IV.2(3)"
      ),
      .computed(
        "incubatees",
        "Tenants",
        "在孵数",
        "distinct(tenancies of this by incubator where current "
          + "and not tenant.state:(deregistered, dissolved), tenant)",
        gives: .integer,
        help: Phrase(
          "Those who rent there today, each once, without those struck off or dissolved.",
          "当前入驻的企业与团队数，不重复计，不含已注销和已解散的。"
        ),
        width: 8
      ),
      .computed(
        "enterprisesIncubated",
        "Enterprises ever",
        "累计孵化企业",
        "distinct(tenancies of this by incubator where incubateeKind:enterprise "
          + "and not state:(applied, admitted), tenant)",
        gives: .integer,
        help: Phrase(
          "Enterprises ever taken in; teams and persons are not counted.",
          "累计入驻的企业数，不含团队和个人。"
        ),
        source: "\(Document.huairou) III"
      ),
      .computed(
        "graduates",
        "Graduates",
        "毕业数",
        "count(tenancies of this by incubator where state:graduated)",
        gives: .integer,
        help: Phrase("Tenancies that ended in graduation.", "毕业的租约数。"),
        width: 8
      ),
      .computed(
        "platforms",
        "Platforms",
        "公共平台",
        "count(public-platforms of this where not state:(planned, closed))",
        gives: .integer,
        help: Phrase("Public platforms that stand in it.", "设在载体内的公共服务平台数。"),
        source: "\(Document.beijing) V.23",
        width: 9
      ),
      .computed(
        "projects",
        "Projects",
        "转化项目",
        "count(transformation-projects of this where not state:stopped)",
        gives: .integer,
        help: Phrase("Transformation projects that it incubates.", "载体孵化的转化项目数。"),
        source: "\(Document.beijing) V.23",
        width: 8
      ),
      .computed(
        "ownFund",
        "Own fund",
        "自有基金",
        "sum(funds of this, size)",
        gives: .money,
        help: Phrase("Size of the funds that it owns.", "自有种子（孵化）基金规模。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
    ]
  )

  private static let incubatorActions: [RegisterAction] = [
    RegisterAction(
      "open",
      Phrase("Open", "开业"),
      help: Phrase("It begins to work.", "开始运营。"),
      states: ["planned", "registered"],
      asks: [
        .date("openedOn", "Opened", "开业日期", required: true, default: .today)
      ],
      steps: [
        .set(field: "state", to: .value(.text("operating"))),
        .set(field: "openedOn", to: .asked("openedOn")),
      ]
    ),
    RegisterAction(
      "rate",
      Phrase("Rate", "评级"),
      help: Phrase("It has been recognised at a level.", "获得某一级别的认定。"),
      states: ["operating", "rated"],
      asks: [
        .choice(
          "level",
          "Level",
          "级别",
          [
            Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
            Choice("national", "national", "国家级"),
          ],
          ordered: true,
          required: true
        )
      ],
      steps: [
        .set(field: "level", to: .asked("level")),
        .set(field: "state", to: .value(.text("rated"))),
      ]
    ),
    RegisterAction(
      "close",
      Phrase("Close", "关闭"),
      help: Phrase("It stops; possible once nobody rents there.", "停止运营；须已无当前租约。"),
      states: ["operating", "rated"],
      when: "incubatees = 0",
      whenNot: Phrase(
        "Somebody still rents here; end those tenancies first.",
        "仍有在租的入驻方，请先办理退租。"
      ),
      steps: [.set(field: "state", to: .value(.text("closed")))]
    ),
  ]
}
