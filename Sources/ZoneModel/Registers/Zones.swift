extension Register {
  /// Zones, parks, districts and cities in a tree, each in any number of groups beside it.
  ///
  /// Source: Beijing 30 measures I.3.
  public static let zones = Register(
    "zones",
    pane: .zones,
    Phrase("Zones", "园区"),
    one: Phrase("Zone", "园区"),
    idPrefix: "zon",
    help: Phrase(
      "Cities, districts, zones and parks: a tree, with groups across it. All panes narrow to one.",
      "市、区、园区组成的树，并可同时属于多个组合。各窗格可限定到其中一个。"
    ),
    source: "\(Document.beijing) I.3; \(Document.huairou) IV(IV)10; \(Document.guofa) (3)",
    sections: [zoneIdentity, zoneBodies, zoneLayout, zoneFigures, .origin],
    states: [
      Choice("planned", "planned", "规划中"),
      Choice("under-construction", "under construction", "建设中"),
      Choice("operating", "operating", "运行中"),
      Choice("applying-for-upgrade", "applying for upgrade", "申请升级"),
      Choice("warned", "warned", "被警告"),
      Choice("merged", "merged", "已合并"),
      Choice("withdrawn", "withdrawn", "已退出"),
    ],
    transitions: [
      "planned>under-construction", "under-construction>operating",
      "operating>applying-for-upgrade", "applying-for-upgrade>operating", "operating>warned",
      "warned>operating", "warned>withdrawn", "operating>merged",
    ],
    columns: ["name", "nameZh", "kind", "parent", "layout", "area", "enterprises", "state"],
    zonePath: "this",
    actions: zoneActions
  )

  private static let zoneIdentity = Section(
    "Identity",
    "基本情况",
    [
      .name, .nameZh,
      .plain(
        .texts,
        "aliases",
        "Also called",
        "又称",
        help: Phrase("Other names in documents.", "文件中的其他名称。")
      ),
      .choice(
        "kind",
        "Kind",
        "类别",
        zoneKinds,
        required: true,
        help: Phrase("What sort of place or group it is.", "是哪一类区域或组合。"),
        width: 16
      ),
      .choice(
        "zoneClass",
        "Level",
        "级别",
        [
          Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
          Choice("provincial", "provincial", "省级"), Choice("national", "national", "国家级"),
        ],
        ordered: true,
        help: Phrase("At which level it was approved.", "由哪一级批准设立。"),
        source: "\(Document.guofa) (2), (20)"
      ),
      .flag(
        "isNationalHighTech",
        "National high-tech zone",
        "国家高新区",
        help: Phrase(
          "Whether it is on the national list; where unknown, national clauses do not apply.",
          "是否列入国家高新区名单；不详时国家条款不适用。"
        ),
        source: "\(Document.guofa) (1)"
      ),
      .computed(
        "inNationalHighTech",
        "In a national high-tech zone",
        "位于国家高新区",
        """
        this within national-high-tech-zones or count(zones where not missing(isNationalHighTech) \
        and isNationalHighTech and this within row) > 0 or isNationalHighTech
        """,
        gives: .flag,
        help: Phrase(
          "Whether it is a national high-tech zone, or lies in one; unknown where nobody said so.",
          "是否为国家高新区或位于其中；未填写的不详。"
        ),
        source: "\(Document.guofa) (1)"
      ),
      .date(
        "warnedOn",
        "Warned",
        "警告日期",
        help: Phrase(
          "Day of the warning that stands; it may leave only after a rectification since then has failed.",
          "现行警告的日期；此后整改不力的方可退出。"
        ),
        source: "\(Document.guofa) (21)"
      ).done(in: "warned", "withdrawn"),
      .computed(
        "lastRectification",
        "Rectification since the warning",
        "警告后的整改",
        """
        last(rectifications of this where (missing(warningLifted) or not warningLifted) \
        and (missing(endedOn) or endedOn >= this.warnedOn) and begunOn >= this.warnedOn, \
        \(lastRectification))
        """,
        gives: .choice(ChoiceSet(rectificationStates)),
        help: Phrase(
          "How the last rectification begun since the warning stands; in progress until its end has come.",
          "警告后最近一次整改的状态；完成日期未到的视为整改中。"
        ),
        source: "\(Document.guofa) (21)",
        width: 12
      ),
      .flag(
        "qualified",
        "Qualified to expand",
        "具备扩区条件",
        help: Phrase(
          "Whether it meets the conditions for expansion or a bonded area.",
          "是否具备扩区或申请综合保税区的条件。"
        ),
        source: "\(Document.guofa) (13), (18)"
      ),
      .reference(
        "parent",
        to: ["zones"],
        "Lies in",
        "上级区域",
        check: "parent != this",
        help: Phrase("The territory that it is part of.", "所属的上一级区域。"),
        width: 20
      ),
      .references(
        "groups",
        to: ["zones"],
        "Groups",
        "所属组合",
        help: Phrase(
          "Groups that it belongs to beside its territory, such as Three Cities, One Area.",
          "除行政隶属外所属的组合，如“三城一区”。"
        )
      ).holding([
        CheckCause(
          """
          missing(parent) or count(zones where includes(this.groups, row) and not missing(parent) \
          and parent.kind:(municipality, district) and not (this.parent within parent)) = 0
          """,
          "a group of a city or district takes in only zones that lie there",
          "市、区的组合仅包含位于其中的园区"
        ),
        CheckCause(
          "not includes(groups, this)",
          "a zone is no group of its own",
          "园区不能以自身为组合"
        ),
      ]),
      Field.references(
        "adjacentZones",
        to: ["zones"],
        "Adjacent zones",
        "相邻园区",
        help: Phrase(
          "Zones beside it; entered at one of two, it holds for both.",
          "相邻、可整合的园区；两园区中一方登记即可。"
        ),
        source: "\(Document.guofa) (13)"
      ).holding("not includes(adjacentZones, this)", "a zone is not beside itself", "园区不与自身相邻"),
      .text(
        "regionCode",
        "Region code",
        "行政区划代码",
        form: .regionCode,
        help: Phrase("Six digits of GB/T 2260.", "GB/T 2260 六位代码。"),
        source: "GB/T 2260"
      ),
      .date(
        "foundedOn",
        "Founded",
        "设立日期",
        help: Phrase("The day on which it was set up.", "设立的日期。")
      ),
      Field.area(
        "area",
        "Area",
        "面积",
        help: Phrase("Planned or built area.", "规划或建成面积。")
      ).holding(
        "not kind:(transformation-zone, base) or parcelArea = 0 or parcelArea = area",
        "the parcels recorded in it come to another area",
        "与已登记地块的面积合计不符"
      ).warning,
      .integer(
        "population",
        "Population",
        "人口",
        unit: Phrase("people", "人"),
        help: Phrase("People who live there.", "常住人口。"),
        source: Document.daily
      ),
    ]
  )

  private static let zoneBodies = Section(
    "Bodies",
    "管理机构",
    Field.inBoth(
      "administrator",
      "Administered by",
      "管理机构",
      Phrase("The body that runs it.", "负责管理的机构")
    )
      + Field.inBoth(
        "guidingBody",
        "Guided by",
        "指导部门",
        Phrase("The ministry that guides it.", "业务指导的国家部门"),
        source: "\(Document.guofa) (20)"
      ) + [
        .text(
          "provincialBody",
          "Provincial body",
          "省级主管部门",
          help: Phrase("Who coordinates it in the province.", "省级统筹部门。"),
          source: "\(Document.guofa) (20)"
        ),
        .text(
          "municipalBody",
          "Municipal body",
          "市级主管部门",
          help: Phrase("Who answers for it in the city.", "市级责任部门。"),
          source: "\(Document.guofa) (20)"
        ),
        .officer,
      ]
  )

  private static let zoneLayout = Section(
    "Layout",
    "布局与产业",
    Field.inBoth(
      "layout",
      "Layout",
      "空间布局",
      Phrase(
        "Such as one core and four zones; the slots are functional areas.",
        "如“一核四区”，各区块记为功能区"
      ),
      source: "\(Document.tongzhou) II(II)1; \(Document.huairou) IV(IV)10",
      width: 24
    )
      + Field.inBoth("role", "Role", "定位", Phrase("What it is meant to be.", "功能定位")) + [
        .technology(
          "industries",
          "Industries",
          "产业",
          help: Phrase("Industries named for it.", "明确的重点产业。")
        )
      ]
      + Field.inBoth(
        "facilities",
        "Named facilities",
        "主要设施",
        Phrase("Facilities and platforms that documents name.", "文件点名的设施与平台"),
        kind: .texts
      ) + [
        .computed(
          "slots",
          "Slots",
          "布局区块",
          "count(functional-areas of this by zone)",
          gives: .integer,
          help: Phrase("Functional areas of its layout.", "布局中的功能区个数。"),
          width: 6
        ),
        .computed(
          "unnamedSlots",
          "Unnamed slots",
          "未命名区块",
          """
          count(functional-areas of this by zone where missing(name) and missing(nameZh) \
          and missing(place))
          """,
          gives: .integer,
          help: Phrase("Slots that no document names.", "文件未给出名称的区块个数。"),
          width: 6
        ),
        .computed(
          "enterprises",
          "Enterprises",
          "企业数",
          "count(enterprises where zone within this and present)",
          gives: .integer,
          help: Phrase(
            "Enterprises in it and in all that lies in it, without those that left or closed.",
            "本园区及所含区域内的企业数，不含已迁出、已注销的。"
          ),
          width: 8
        ),
        .computed(
          "financeBranches",
          "Finance houses",
          "金融机构数",
          """
          count(financial-institutions of this by settledIn where state:(settled, cooperating))
          """,
          gives: .integer,
          help: Phrase("Finance houses of all kinds settled there.", "入驻的各类金融机构数。"),
          source: "\(Document.guofa) (17)",
          width: 8
        ),
        .computed(
          "parcelArea",
          "Parcels",
          "地块面积",
          "sum(land-parcels where zone within this, area)",
          gives: .area,
          help: Phrase(
            "Parcels recorded in it; not known where one has no area.",
            "区域内已登记地块的面积；有地块未填面积则未知。"
          ),
          width: 10
        ),
        .computed(
          "incubators",
          "Incubators",
          "载体数",
          "count(incubators where zone within this and not state:(planned, closed))",
          gives: .integer,
          help: Phrase("Incubators of all kinds that are open in it.", "区域内已开业的各类孵化载体数。"),
          width: 8
        ),
      ]
  )

  private static let zoneKinds: [Choice] = [
    Choice("municipality", "municipality", "直辖市"), Choice("province", "province", "省"),
    Choice("district", "district", "区"), Choice("region", "region", "区域"),
    Choice("partner-region", "partner region", "合作地区"),
    Choice("strategic-designation", "strategic designation", "战略定位"),
    Choice("science-city", "science city", "科学城"),
    Choice("national-science-centre", "national science centre", "综合性国家科学中心"),
    Choice("high-tech-zone", "high-tech zone", "高新区"),
    Choice("development-area", "economic development area", "经济技术开发区"),
    Choice("demonstration-zone", "innovation demonstration zone", "自主创新示范区"),
    Choice("free-trade-zone", "free trade zone", "自由贸易试验区"),
    Choice("transformation-zone", "transformation zone", "成果转化区"),
    Choice("park", "park", "园区"), Choice("base", "base", "基地"),
    Choice("institute", "institution", "机构"), Choice("belt", "belt", "集聚带"),
    Choice("functional-zone", "functional zone", "功能区"),
    Choice("township", "township", "乡镇"),
    Choice("experimental-zone", "experimental zone", "试验区"),
    Choice("zone-class", "class of zones", "园区类别"),
    Choice("zone-group", "group of zones", "园区组合"),
  ]

  private static let zoneActions: [RegisterAction] = [
    RegisterAction(
      "warn",
      Phrase("Warn", "警告"),
      help: Phrase(
        "Records a warning after a poor evaluation; removal needs one first.",
        "评价结果较差时予以警告；退出前须先警告。"
      ),
      states: ["operating"],
      asks: [.date("warnedOn", "Warned", "警告日期", required: true, default: .today)],
      // A zone whose evaluation is being rectified was warned by the day on which that began.
      defaults: [
        "warnedOn": """
        min(rectifications of this where (missing(warningLifted) or not warningLifted) \
        and evaluation.state:(warned, rectifying) and begunOn <= today, begunOn) ?? today
        """
      ],
      steps: [
        .set(field: "state", to: .value(.text("warned"))),
        .set(field: "warnedOn", to: .asked("warnedOn")),
      ]
    ),
    RegisterAction(
      "lift-warning",
      Phrase("Lift the warning", "解除警告"),
      help: Phrase("The zone has mended what was found.", "整改到位，解除警告。"),
      states: ["warned"],
      steps: [
        .set(field: "state", to: .value(.text("operating"))),
        .set(field: "warnedOn", to: .missing),
        .setOnAll(
          "rectifications",
          by: "zone",
          field: "warningLifted",
          to: .value(.flag(true))
        ),
      ]
    ),
    RegisterAction(
      "withdraw",
      Phrase("Withdraw", "退出"),
      help: Phrase(
        "Removes a warned zone whose last rectification since then has failed.",
        "警告后最近一次整改不力的，予以退出。"
      ),
      states: ["warned"],
      when: "missing(lastRectification) or not unknown(lastRectification)",
      whenNot: Phrase(
        "Enter on which days the rectifications since the warning began and ended.",
        "请补登警告后各次整改的启动与完成日期。"
      ),
      steps: [.set(field: "state", to: .value(.text("withdrawn")))]
    ),
  ]
}

extension Register {
  /// Land figures, delegated powers and what clauses ask about a zone.
  static let zoneFigures = Section(
    "Land and powers",
    "用地与授权",
    [
      .references(
        "leadingIndustries",
        to: ["industries"],
        "Leading industries",
        "主导产业",
        help: Phrase("Industries that the zone has named as its own.", "园区确定的主导产业。"),
        source: "\(Document.guofa) (11)"
      ),
      .computed(
        "alikeNeighbours",
        "Neighbours alike",
        "主导产业相同的邻园",
        """
        if not missing(adjacentZones) or count(zones where not missing(adjacentZones) and \
        includes(adjacentZones, this)) > 0 then count(zones where \
        (not missing(this.adjacentZones) and includes(this.adjacentZones, row) or \
        not missing(adjacentZones) and includes(adjacentZones, this)) and \
        not state:(merged, withdrawn) and common(leadingIndustries, this.leadingIndustries))
        """,
        gives: .integer,
        help: Phrase(
          "Adjacent zones with a leading industry of this one; unknown where no zone is known to be adjacent.",
          "主导产业与本园区有相同的相邻园区数；相邻园区不详则未知。"
        ),
        source: "\(Document.guofa) (11)",
        width: 8
      ),
      .flag(
        "hasTalentDesk",
        "Talent desk",
        "人才服务窗口",
        help: Phrase("Has a one-stop desk for foreign talent.", "是否设有外籍人才一站式服务窗口。"),
        source: "\(Document.beijing) II.9"
      ),
      .computed(
        "developmentIntensity",
        "Development intensity",
        "土地开发强度",
        "last(land-indexes of this where year <= year(today), developmentIntensity order year)",
        gives: .percent,
        help: Phrase("Of the latest land index.", "最近一期用地指标。"),
        source: "\(Document.guofa) (18)",
        width: 8
      ),
      .computed(
        "investmentIntensity",
        "Investment intensity",
        "投资强度",
        "last(land-indexes of this where year <= year(today), investmentIntensity order year)",
        gives: .number,
        help: Phrase("Of the latest land index, ten thousand yuan a hectare.", "最近一期用地指标，万元/公顷。"),
        source: "\(Document.guofa) (18)",
        width: 8
      ),
      .computed(
        "landPerCapita",
        "Land a head",
        "人均用地",
        "last(land-indexes of this where year <= year(today), landPerCapita order year)",
        gives: .number,
        help: Phrase("Of the latest land index, square metres.", "最近一期用地指标，平方米。"),
        source: "\(Document.guofa) (18)",
        width: 8
      ),
      .computed(
        "floorAreaRatio",
        "Floor area ratio",
        "容积率",
        "last(land-indexes of this where year <= year(today), floorAreaRatio order year)",
        gives: .number,
        help: Phrase("Of the latest land index.", "最近一期用地指标。"),
        source: "\(Document.guofa) (18)",
        width: 8
      ),
      .computed(
        "authorisedItems",
        "Delegated powers",
        "授权事项",
        "count(authorised-items of this where state:delegated and since <= today)",
        gives: .integer,
        help: Phrase("Powers delegated to it.", "已授权事项数。"),
        source: "\(Document.guofa) (15)",
        width: 8
      ),
      .computed(
        "interviewedOn",
        "Interviewed",
        "约谈日期",
        "max(rectifications of this, interviewedOn)",
        gives: .date,
        help: Phrase("Latest interview after a poor evaluation.", "评价较差后最近一次约谈的日期。"),
        source: "\(Document.guofa) (21)",
        width: 12
      ),
    ]
  )
}
