extension Register {
  /// What is free in each room of a building; a room let twice takes nothing off the others.
  private static let freeOfRooms =
    "sum(rooms where floor.building = this and state:usable and not kind:common, "
    + "if letArea > area then 0 else area - letArea)"

  /// Buildings that incubators and tenants use.
  ///
  /// Source: Huairou action plan IV(IV)12, Beijing 30 measures III.10.
  public static let buildings = Register(
    "buildings",
    pane: .incubators,
    Phrase("Buildings", "楼宇"),
    one: Phrase("Building", "楼宇"),
    idPrefix: "bui",
    help: Phrase("Buildings and standard plants of the zone.", "园区内的楼宇与标准厂房。"),
    source: "\(Document.huairou) IV(IV)12; \(Document.beijing) III.10",
    sections: [
      Section(
        "Building",
        "楼宇",
        [
          .name, .nameZh, .zone(),
          .text(
            "letter",
            "Letter",
            "楼号",
            help: Phrase("What stands before room numbers.", "房间编号前的楼号。"),
            width: 6
          ),
          .text("address", "Address", "地址", help: Phrase("Where it is.", "所在地址。")),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("office", "office", "办公楼"), Choice("laboratory", "laboratory", "实验楼"),
              Choice("standard-plant", "standard plant", "标准厂房"),
              Choice("factory", "factory", "厂房"), Choice("space", "space", "空间"),
            ],
            help: Phrase("What it was built for.", "建造用途。"),
            source: "\(Document.beijing) III.10"
          ),
          Field.area(
            "area",
            "Floor area",
            "建筑面积",
            help: Phrase("Gross floor area.", "总建筑面积。")
          ).holding("roomArea <= area", "its rooms come to more", "所含房间面积合计超过建筑面积").warning,
          .computed(
            "roomArea",
            "Area of rooms",
            "房间面积",
            "sum(rooms where floor.building = this and not state:withdrawn, area)",
            gives: .area,
            help: Phrase(
              "All rooms in it but those that are no longer used.",
              "楼内房间的面积合计，不含已停用的。"
            )
          ),
          .year("builtIn", "Built in", "建成年份", help: Phrase("Year of completion.", "竣工年份。")),
          .note(
            "conversionPlan",
            "Conversion plan",
            "改造计划",
            help: Phrase("What is to become of it.", "改造安排。"),
            source: "\(Document.jingan) IV.2(3)"
          ),
          .reference(
            "parcel",
            to: ["land-parcels"],
            "Parcel",
            "地块",
            help: Phrase("The parcel that it stands on.", "所在的地块。"),
            source: "\(Document.guofa) (18)",
            width: 16
          ),
          .computed(
            "leases",
            "Current leases",
            "当前租约数",
            "count(tenancies where room.floor.building = this and current)",
            gives: .integer,
            help: Phrase("Leases of its rooms that run.", "楼内房间正在履行的租约数。"),
            width: 6
          ),
          .computed(
            "lettable",
            "Lettable",
            "可租面积",
            "sum(rooms where floor.building = this and state:usable and not kind:common, area)",
            gives: .area,
            help: Phrase(
              "Area of its rooms that can be let: usable, and not common rooms.",
              "可出租房间（可用、非公共用房）的面积合计。"
            )
          ),
          .computed(
            "letArea",
            "Area let",
            "已租面积",
            "sum(rooms where floor.building = this and state:usable and not kind:common, letArea)",
            gives: .area,
            help: Phrase("Lettable area under current leases.", "可租面积中当前租约的面积。")
          ),
          .computed(
            "freeArea",
            "Free",
            "空余面积",
            "if state:(planned, converting) then 0 else if lettable > 0 then \(freeOfRooms) "
              + "else if state:vacant then area "
              + "else if count(rooms where floor.building = this) > 0 then 0",
            gives: .area,
            help: Phrase(
              "Area that is not let; unknown of a building in use without rooms.",
              "未出租的面积；使用中而未录入房间的楼宇未知。"
            )
          ),
          .computed(
            "letShare",
            "Let",
            "出租率",
            "letArea / lettable",
            gives: .percent,
            help: Phrase("Let area to lettable area.", "已租面积占可租面积的比例。"),
            width: 7
          ),
        ]
      ),
      .origin,
    ],
    states: [
      Choice("planned", "planned", "规划中"), Choice("vacant", "vacant", "空置"),
      Choice("in-use", "in use", "使用中"), Choice("converting", "being converted", "改造中"),
    ],
    columns: ["name", "nameZh", "zone", "kind", "area", "letShare", "state"],
    zonePath: "zone"
  )

  /// Floors of buildings.
  public static let floors = Register(
    "floors",
    pane: .incubators,
    Phrase("Floors", "楼层"),
    one: Phrase("Floor", "楼层"),
    title: "{building} {level}",
    idPrefix: "flo",
    help: Phrase("Floors with the rooms on them.", "楼层及其房间。"),
    source: Document.daily,
    sections: [
      Section(
        "Floor",
        "楼层",
        [
          .reference(
            "building",
            to: ["buildings"],
            "Building",
            "楼宇",
            required: true,
            help: Phrase("The building that it is in.", "所在楼宇。"),
            width: 24
          ),
          .plain(
            .integer,
            "level",
            "Level",
            "层",
            required: true,
            help: Phrase("1 is the ground floor, -1 the first below.", "1 为首层，-1 为地下一层。"),
            negative: true
          ),
          Field.area("area", "Area", "面积", help: Phrase("Floor area.", "本层面积。"))
            .holding("roomArea <= area", "its rooms come to more", "本层房间面积合计超过该面积").warning,
          .computed(
            "roomArea",
            "Area of rooms",
            "房间面积",
            "sum(rooms of this where not state:withdrawn, area)",
            gives: .area,
            help: Phrase(
              "All rooms on it but those that are no longer used.",
              "本层房间的面积合计，不含已停用的。"
            )
          ),
          .computed(
            "rooms",
            "Rooms",
            "房间数",
            "count(rooms of this)",
            gives: .integer,
            help: Phrase("Rooms on it.", "本层房间数。")
          ),
        ]
      )
    ],
    columns: ["building", "level", "area", "rooms"],
    keys: [["building", "level"]],
    zonePath: "building.zone"
  )

  /// Rooms and shared desks that can be let.
  public static let rooms = Register(
    "rooms",
    pane: .incubators,
    Phrase("Rooms", "房间"),
    one: Phrase("Room", "房间"),
    title: "{number}",
    idPrefix: "roo",
    help: Phrase("Rooms and desk areas, with who rents them.", "房间与工位区及其承租方。"),
    source: Document.daily,
    sections: [
      Section(
        "Room",
        "房间",
        [
          .text(
            "number",
            "Number",
            "房号",
            required: true,
            help: Phrase("As written on the door.", "门牌号。"),
            width: 10
          ),
          .reference(
            "floor",
            to: ["floors"],
            "Floor",
            "楼层",
            required: true,
            help: Phrase("The floor that it is on.", "所在楼层。")
          ),
          .reference(
            "incubator",
            to: ["incubators"],
            "Incubator",
            "所属载体",
            help: Phrase("The carrier that lets it.", "出租该房间的载体。"),
            width: 20
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("office", "office", "办公室"), Choice("laboratory", "laboratory", "实验室"),
              Choice("workshop", "workshop", "车间"), Choice("desks", "desks", "工位区"),
              Choice("common", "common room", "公共用房"),
            ],
            required: true,
            help: Phrase("What it is for.", "用途。")
          ),
          Field.area(
            "area",
            "Area",
            "面积",
            required: true,
            help: Phrase("Lettable area.", "可租面积。")
          ).holding([
            CheckCause(
              "state:withdrawn or missing(floor.area) or floor.roomArea <= floor.area",
              "the rooms of the floor come to more than its area",
              "本层房间面积合计超过该层面积"
            ),
            CheckCause(
              "state:withdrawn or missing(floor.building.area) "
                + "or floor.building.roomArea <= floor.building.area",
              "the rooms of the building come to more than its area",
              "该楼房间面积合计超过其建筑面积"
            ),
          ]).warning,
          .integer(
            "seats",
            "Seats",
            "工位数",
            help: Phrase("Desks in it.", "房间内工位数。")
          ),
          .money(
            "askingRent",
            "Asking rent a month",
            "挂牌月租",
            help: Phrase("Rent asked for the whole room.", "整间的月租报价。")
          ),
        ]
      ),
      Section(
        "Now",
        "现况",
        [
          .computed(
            "letArea",
            "Area let",
            "已租面积",
            "sum(tenancies of this where current, area)",
            gives: .area,
            help: Phrase("Area under current leases.", "当前租约的面积。")
          ),
          .computed(
            "leases",
            "Current leases",
            "当前租约数",
            "count(tenancies of this where current)",
            gives: .integer,
            help: Phrase("Leases of it that run.", "正在履行的租约数。"),
            width: 6
          ),
          .computed(
            "vacant",
            "Vacant",
            "空置",
            "leases = 0",
            gives: .flag,
            help: Phrase("No current lease.", "无当前租约。"),
            width: 6
          ),
          .computed(
            "letUntil",
            "Let until",
            "租至",
            """
            max(tenancies of this where current or from > today and state:(incubating, renewed) \
            and not missing(renewalOf), to)
            """,
            gives: .date,
            help: Phrase(
              "The last lease in force ends then, or one that renews it.",
              "最晚到期的当前租约或其续租的到期日。"
            )
          ),
        ]
      ),
    ],
    states: [
      Choice("usable", "usable", "可用"), Choice("under-repair", "under repair", "维修中"),
      Choice("withdrawn", "withdrawn", "停用"),
    ],
    columns: ["number", "floor", "incubator", "kind", "area", "vacant", "letUntil", "state"],
    keys: [["floor", "number"]],
    zonePath: "floor.building.zone"
  )
}
