extension Register {
  /// Parcels with ownership, use, lease and whether they lie idle.
  ///
  /// Source: Beijing 30 measures III.10, Guofa [2020] No. 7 (18).
  public static let landParcels = Register(
    "land-parcels",
    pane: .land,
    Phrase("Land parcels", "地块"),
    one: Phrase("Land parcel", "地块"),
    title: "{code}",
    idPrefix: "par",
    help: Phrase(
      "Parcels with ownership, use, lease and whether they lie idle.",
      "地块的权属、用途、供地与闲置情况。"
    ),
    source: "\(Document.beijing) III.10; \(Document.guofa) (18); \(Document.jingan) IV.2(1)",
    sections: [landParcelsParcel, landParcelsSupply, .origin],
    states: [
      Choice("planned", "planned", "规划"), Choice("approved", "approved", "已批准"),
      Choice("stored", "stored", "已收储"), Choice("supplied", "supplied", "已供应"),
      Choice("in-use", "in use", "使用中"), Choice("idle", "idle", "闲置"),
      Choice("disposed", "disposed", "已处置"),
    ],
    transitions: [
      "planned>approved", "approved>stored", "approved>supplied", "stored>supplied",
      "supplied>in-use", "in-use>idle", "supplied>idle", "idle>disposed", "disposed>supplied",
    ],
    columns: [
      "code", "zone", "area", "ownership", "use", "tenant", "floorAreaRatio", "idleSince", "state",
    ],
    zonePath: "zone",
    actions: landParcelsActions
  )

  private static let landParcelsParcel = Section(
    "Parcel",
    "地块",
    [
      .text(
        "code",
        "Code",
        "地块编号",
        required: true,
        unique: true,
        help: Phrase("Its number.", "地块编号。"),
        width: 16
      ),
      .zone(),
      Field.area(
        "area",
        "Area",
        "面积",
        help: Phrase("Area of the parcel; hectares and mu may be entered.", "地块面积，可按公顷或亩录入。")
      ).holding(
        "count(zones where kind:(transformation-zone, base) and this.zone within row "
          + "and parcelArea > area) = 0",
        "the parcels of the transformation zone or base come to more than its area",
        "所在成果转化区、基地的地块面积合计超过其面积"
      ).warning,
      .choice(
        "ownership",
        "Ownership",
        "权属",
        [
          Choice("state", "state-owned", "国有"),
          Choice("rural-collective", "rural collective", "农村集体"),
        ],
        required: true,
        help: Phrase("Whose land.", "土地权属。"),
        source: "\(Document.beijing) III.10",
        width: 12
      ),
      .choice(
        "use",
        "Use",
        "现状用途",
        [
          Choice("incubation", "incubation", "孵化"),
          Choice("transformation", "transformation of results", "成果转化"),
          Choice("industrial-space", "industrial space", "产业空间"),
          Choice("research", "research", "科研"), Choice("office", "office", "办公"),
          Choice("housing", "housing", "住房"), Choice("public", "public use", "公共设施"),
          Choice("vacant", "vacant", "空置"), Choice("other", "other", "其他"),
        ],
        help: Phrase("What it is used for.", "土地现状用途。"),
        source: "\(Document.beijing) III.10",
        width: 14
      ).holding(
        "not state:in-use or not use:vacant",
        "the parcel is in use: say what for",
        "地块已投入使用，请填写现状用途"
      ).warning,
      .text("plannedUse", "Planned use", "规划用途", help: Phrase("By the plan.", "规划用途。")),
      .reference(
        "industry",
        to: ["industries"],
        "Industry",
        "使用产业",
        help: Phrase("Industry of the user.", "用地产业。"),
        source: "\(Document.beijing) III.10",
        width: 16
      ),
      .reference(
        "tenant",
        to: ["enterprises"],
        "Leased to",
        "承租企业",
        help: Phrase("Who leases it.", "承租企业。"),
        width: 22
      ),
      .flag(
        "registered",
        "Registered",
        "已登记",
        help: Phrase("Rights are registered.", "是否完成确权登记。"),
        source: "\(Document.beijing) III.10"
      ),
      .flag(
        "planConforms",
        "Fits the plan",
        "符合规划",
        help: Phrase("Fits the land plan.", "是否符合土地规划。"),
        source: "\(Document.beijing) III.10"
      ),
      .flag(
        "useControlOk",
        "Use control passed",
        "符合用途管制",
        help: Phrase("Passes use control.", "是否符合用途管制。"),
        source: "\(Document.beijing) III.10"
      ),
      .officer,
    ]
  )

  private static let landParcelsSupply = Section(
    "Supply",
    "供地",
    [
      .choice(
        "leaseForm",
        "Lease",
        "供地方式",
        [
          Choice("transfer", "full transfer", "出让"),
          Choice("flexible-lease", "flexible lease", "弹性年期"),
          Choice("annual-rent", "annual rent", "年租制"), Choice("allocation", "allocation", "划拨"),
        ],
        help: Phrase("How it is let.", "供地方式。"),
        source: "\(Document.beijing) III.10"
      ),
      .money("rent", "Rent a year", "年租金", help: Phrase("Yuan a year.", "每年租金。")),
      .date(
        "leaseTo",
        "Lease until",
        "租期至",
        check: "missing(suppliedOn) or leaseTo > suppliedOn",
        help: Phrase("Last day of the lease.", "租期最后一天。")
      )
      .counting(from: "suppliedOn").ends(
        "Land lease",
        "土地租期",
        "届满",
        while: "state:(supplied, in-use, idle)",
        soon: 90,
        act: 30
      ),
      .date(
        "approvedOn",
        "Approved",
        "批准日期",
        help: Phrase("Approved for building.", "用地批准的日期。"),
        source: "\(Document.guofa) (18)"
      ),
      .date(
        "suppliedOn",
        "Supplied",
        "供地日期",
        check: "suppliedOn >= approvedOn",
        help: Phrase("Handed over.", "供地的日期。"),
        source: "\(Document.guofa) (18)"
      ),
      Field.flag(
        "idle",
        "Idle",
        "闲置",
        help: Phrase("Lies idle.", "是否闲置。"),
        source: "\(Document.guofa) (18)"
      ).holding(
        "idle and not state:(in-use, disposed) or not idle and not state:idle",
        "the flag and the state differ",
        "闲置标记与状态不符"
      ).warning,
      .date(
        "idleSince",
        "Idle since",
        "闲置起始",
        check: "not state:idle or missing(suppliedOn) or idleSince >= suppliedOn",
        help: Phrase("Since when.", "闲置起始日期。")
      ),
      .date(
        "disposeBy",
        "Dispose by",
        "处置期限",
        check: "missing(idleSince) or disposeBy >= idleSince",
        help: Phrase("By when it is to be settled.", "应处置的期限。")
      ).due("Idle land to dispose of", "闲置土地处置期限", while: "liesIdle"),
      .plain(
        .number,
        "floorAreaRatio",
        "Floor area ratio",
        "容积率",
        help: Phrase("Floor area to land area.", "建筑面积与用地面积之比。"),
        width: 8
      ),
      .computed(
        "unsupplied",
        "Approved, not supplied",
        "批而未供",
        """
        if not missing(suppliedOn) or state:(planned, approved, stored) \
        then (missing(suppliedOn) or suppliedOn > today) \
        and (not missing(approvedOn) or not state:planned) and approvedOn <= today
        """,
        gives: .flag,
        help: Phrase(
          "Approved and not handed over; unknown where a day is missing that its state comes with.",
          "已批准但未供应；缺少其状态所应有日期的未知。"
        ),
        width: 8
      ),
      .computed(
        "unsuppliedDays",
        "Days not supplied",
        "未供天数",
        "if unsupplied then days(approvedOn, today) else 0",
        gives: .integer,
        help: Phrase("Days since approval without supply.", "批准后未供应的天数。"),
        width: 8
      ),
      .computed(
        "liesIdle",
        "Lies idle",
        "处于闲置",
        "state:idle or not missing(idle) and idle and not state:disposed",
        gives: .flag,
        help: Phrase(
          "Found idle, by its state or by the flag, and not disposed of since.",
          "按状态或标记认定闲置且尚未处置。"
        ),
        width: 8
      ),
      .computed(
        "idleDays",
        "Days idle",
        "闲置天数",
        "if liesIdle and idleSince <= today then days(idleSince, today) else 0",
        gives: .integer,
        help: Phrase("Days for which it has lain idle.", "已闲置的天数。"),
        width: 8
      ),
      .computed(
        "buildingArea",
        "Buildings",
        "建筑面积",
        "sum(buildings of this, area)",
        gives: .area,
        help: Phrase("Floor area of its buildings.", "地块上楼宇的建筑面积。"),
        width: 12
      ),
    ]
  )

  private static let landParcelsActions: [RegisterAction] = [
    .step(
      "approve",
      "Approve",
      "批准",
      help: Phrase("It is approved for building.", "用地获批。"),
      from: ["planned"],
      to: "approved",
      asks: [.date("approvedOn", "Approved", "批准日期", required: true, default: .today)]
    ),
    .step(
      "supply",
      "Supply",
      "供地",
      help: Phrase("It is handed over.", "供应土地。"),
      from: ["approved", "stored", "disposed"],
      to: "supplied",
      asks: [
        .date("suppliedOn", "Supplied", "供地日期", required: true, default: .today),
        .choice(
          "leaseForm",
          "Lease",
          "供地方式",
          [
            Choice("transfer", "full transfer", "出让"),
            Choice("flexible-lease", "flexible lease", "弹性年期"),
            Choice("annual-rent", "annual rent", "年租制"), Choice("allocation", "allocation", "划拨"),
          ],
          help: Phrase("How it is let.", "供地方式。"),
          source: "\(Document.beijing) III.10"
        ),
      ],
      besides: ["idleSince", "disposeBy"].map { .set(field: $0, to: .missing) }
    ),
    .step(
      "use",
      "In use",
      "投入使用",
      help: Phrase("Building or use has begun.", "开工或投入使用。"),
      from: ["supplied"],
      to: "in-use"
    ),
    .step(
      "idle",
      "Idle",
      "认定闲置",
      help: Phrase("It lies idle.", "认定为闲置。"),
      from: ["supplied", "in-use"],
      to: "idle",
      asks: [
        .date("idleSince", "Idle since", "闲置起始", required: true, default: .today),
        .date("disposeBy", "Dispose by", "处置期限"),
      ],
      besides: [.set(field: "idle", to: .value(.flag(true)))]
    ),
    .step(
      "dispose",
      "Dispose",
      "处置",
      help: Phrase("The case is settled.", "完成处置。"),
      from: ["idle"],
      to: "disposed",
      besides: [.set(field: "idle", to: .value(.flag(false)))]
    ),
  ]
}
