import Testing
import ZoneModel
import ZoneQuery

/// Registers and records small enough to count by hand.
enum Samples {
  static let today = day(2026, 11, 20)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  private static func register(
    _ id: String,
    _ fields: [Field],
    states: [Choice] = [],
    transitions: [Transition] = [],
    keys: [[String]] = [],
    zonePath: String? = nil
  ) -> Register {
    Register(
      id,
      pane: .enterprises,
      Phrase(id, id),
      one: Phrase(id, id),
      idPrefix: "x",
      sections: [Section("All", "全部", fields)],
      states: states,
      transitions: transitions,
      columns: [],
      keys: keys,
      zonePath: zonePath
    )
  }

  static let registry = Registry([
    register(
      "zones",
      [
        .text("name", "Name", "英文名称"), .text("nameZh", "Name in Chinese", "中文名称"),
        .reference("parent", to: ["zones"], "Lies in", "上级区域"),
        .references("groups", to: ["zones"], "Groups", "所属组合"),
      ],
      zonePath: "this"
    ),
    register(
      "enterprises",
      [
        .text("name", "Name", "英文名称"), .text("nameZh", "Name in Chinese", "中文名称"),
        .reference("zone", to: ["zones"], "Zone", "所属园区"),
        .text("industry", "Industry", "行业"),
        .choices(
          "field",
          "Field",
          "领域",
          [Choice("nano", "nanotechnology", "纳米"), Choice("ai", "AI", "人工智能")]
        ),
        .choice(
          "size",
          "Size",
          "规模",
          [
            Choice("micro", "micro", "微型"), Choice("small", "small", "小型"),
            Choice("large", "large", "大型"),
          ],
          ordered: true
        ),
        .percent("rdShare", "R&D share", "研发占比"), .money("revenue", "Revenue", "营业收入"),
        .area("area", "Area", "面积"),
        .date("operatingSince", "Operating since", "经营起始"),
        .date("leftOn", "Left", "迁出日期", check: "leftOn >= operatingSince"),
        .flag("listed", "Listed", "上市"),
        .text("creditCode", "Credit code", "信用代码", unique: true),
        .computed("patents", "Patents", "专利数", "count(patents of this)", gives: .integer),
        .computed(
          "granted",
          "Granted",
          "授权数",
          "count(patents of this where state:granted)",
          gives: .integer
        ),
        .computed("strong", "Strong", "强", "granted >= 2", gives: .flag),
      ],
      states: [
        Choice("incubating", "incubating", "在孵"), Choice("graduated", "graduated", "已毕业"),
        Choice("left", "left", "已离开"),
      ],
      transitions: ["incubating>graduated", "incubating>left"],
      zonePath: "zone"
    ),
    register(
      "startup-teams",
      [.text("name", "Name", "名称"), .reference("zone", to: ["zones"], "Zone", "园区")]
    ),
    register(
      "tenancies",
      [
        .reference(
          "tenant",
          to: ["enterprises", "startup-teams"],
          "Tenant",
          "入驻方",
          required: true
        ),
        .date("from", "From", "起租日"), .date("to", "Until", "到期日", check: "to > from"),
        .money("rent", "Rent", "月租"),
        .computed("daysLeft", "Days left", "剩余天数", "days(today, to)", gives: .integer),
      ],
      keys: [["tenant", "from"]],
      zonePath: "tenant.zone"
    ),
    register(
      "patents",
      [
        .reference("applicant", to: ["enterprises"], "Applicant", "申请人"),
        .choice(
          "kind",
          "Kind",
          "类型",
          [Choice("invention", "invention", "发明"), Choice("design", "design", "外观")]
        ),
        .text("title", "Title", "名称"), .date("filedOn", "Filed", "申请日"),
        .integer("claims", "Claims", "权利要求"),
      ],
      states: [Choice("pending", "pending", "审查中"), Choice("granted", "granted", "已授权")],
      zonePath: "applicant.zone"
    ),
    register(
      "awards",
      [
        .reference("recipient", to: ["enterprises"], "Recipient", "受资助企业"),
        .text("purpose", "Purpose", "用途"), .text("fundLine", "Fund line", "资金科目"),
        .date("appliedOn", "Applied", "申请日期"), .date("grantedOn", "Granted", "批准日期"),
        .money("amount", "Amount", "金额"),
      ]
    ),
    register(
      "projects",
      [
        .date("startOn", "Start", "开始"), .date("endOn", "End", "结束"),
        .money("proceeds", "Proceeds", "收益"), .money("toPersonnel", "To personnel", "给人员"),
      ]
    ),
    register(
      "budget-lines",
      [
        .reference("project", to: ["projects"], "Project", "项目"),
        .choice(
          "subject",
          "Subject",
          "科目",
          [
            Choice("indirect", "indirect", "间接"), Choice("direct", "direct", "直接"),
            Choice("equipment", "equipment", "设备"),
          ]
        ),
        .money("planned", "Planned", "预算"),
      ]
    ),
    register(
      "incubators",
      [.text("belt", "Belt", "集聚带"), .reference("zone", to: ["zones"], "Zone", "园区")]
    ),
  ])

  static func record(_ path: String, _ values: [(String, Value)]) -> Record {
    let reference = RecordReference(path) ?? RecordReference(register: "?", id: path)
    return Record(reference: reference, fields: Fields(values))
  }

  static let records: [Record] = [
    record("zones/beijing", [("name", .text("Beijing")), ("nameZh", .text("北京"))]),
    record(
      "zones/huairou-district",
      [("name", .text("Huairou")), ("nameZh", .text("怀柔")), ("parent", .text("beijing"))]
    ),
    record(
      "zones/huairou-science-city",
      [
        ("name", .text("Huairou Science City")), ("nameZh", .text("怀柔科学城")),
        ("parent", .text("huairou-district")), ("groups", .list(["three-cities"])),
      ]
    ),
    record("zones/three-cities", [("name", .text("Three Cities, One Area"))]),
    record("zones/jingan-district", [("name", .text("Jing'an"))]),
    record(
      "enterprises/ent-0001",
      [
        ("name", .text("Nano Sensors Ltd")), ("nameZh", .text("北京纳米科技")),
        ("zone", .text("huairou-science-city")), ("field", .list(["nano"])),
        ("size", .text("small")), ("rdShare", .number(Number(units: 65, scale: 1))),
        ("revenue", .number(16_000_000)), ("operatingSince", .text("2015-03-01")),
        ("listed", .flag(true)), ("creditCode", .text("A1")), ("area", .number(8000)),
        ("state", .text("incubating")),
      ]
    ),
    record(
      "enterprises/ent-0002",
      [
        ("name", .text("Jørgen Quantum Sensor")), ("nameZh", .text("上海量子")),
        ("zone", .text("jingan-district")), ("field", .list(["ai", "nano"])),
        ("size", .text("micro")), ("rdShare", .number(3)), ("revenue", .number(900_000)),
        ("operatingSince", .text("2022-06-30")), ("leftOn", .text("2025-01-01")),
        ("creditCode", .text("B2")), ("state", .text("left")),
      ]
    ),
    record(
      "enterprises/ent-0003",
      [
        ("name", .text("Cloud")), ("zone", .text("huairou-district")), ("size", .text("large")),
        ("creditCode", .text("C3")),
      ]
    ),
    record("startup-teams/team-1", [("name", .text("Team One")), ("zone", .text("beijing"))]),
    record(
      "tenancies/ten-1",
      [
        ("tenant", .text("enterprises/ent-0001")), ("from", .text("2024-01-01")),
        ("to", .text("2026-12-31")), ("rent", .number(15_000)),
      ]
    ),
    record(
      "tenancies/ten-2",
      [("tenant", .text("startup-teams/team-1")), ("from", .text("2025-01-01"))]
    ),
    record(
      "patents/pat-1",
      [
        ("applicant", .text("ent-0001")), ("kind", .text("invention")),
        ("title", .text("Quantum sensor")), ("filedOn", .text("2020-01-05")),
        ("claims", .number(10)), ("state", .text("granted")),
      ]
    ),
    record(
      "patents/pat-2",
      [
        ("applicant", .text("ent-0001")), ("kind", .text("invention")),
        ("title", .text("纳米传感器")), ("claims", .number(4)), ("state", .text("granted")),
      ]
    ),
    record(
      "patents/pat-3",
      [("applicant", .text("ent-0001")), ("kind", .text("design")), ("claims", .number(1))]
    ),
    record(
      "patents/pat-4",
      [("applicant", .text("ent-0002")), ("kind", .text("design")), ("state", .text("pending"))]
    ),
    record(
      "awards/awa-1",
      [
        ("recipient", .text("ent-0001")), ("purpose", .text("rd")), ("fundLine", .text("a")),
        ("appliedOn", .text("2020-03-02")), ("grantedOn", .text("2020-03-11")),
        ("amount", .number(500_000)),
      ]
    ),
    record(
      "awards/awa-2",
      [
        ("recipient", .text("ent-0001")), ("purpose", .text("rd")), ("fundLine", .text("a")),
        ("appliedOn", .text("2026-11-13")), ("amount", .number(1)),
      ]
    ),
    record(
      "awards/awa-3",
      [
        ("recipient", .text("ent-0002")), ("purpose", .text("rent")),
        ("grantedOn", .text("2024-01-01")),
      ]
    ),
    record(
      "projects/pro-1",
      [
        ("startOn", .text("2024-01-01")), ("endOn", .text("2027-01-01")),
        ("proceeds", .number(100)),
        ("toPersonnel", .number(70)),
      ]
    ),
    record(
      "budget-lines/b1",
      [("project", .text("pro-1")), ("subject", .text("indirect")), ("planned", .number(30))]
    ),
    record(
      "budget-lines/b2",
      [("project", .text("pro-1")), ("subject", .text("direct")), ("planned", .number(150))]
    ),
    record(
      "budget-lines/b3",
      [("project", .text("pro-1")), ("subject", .text("equipment")), ("planned", .number(50))]
    ),
    record("incubators/inc-1", [("belt", .text("A")), ("zone", .text("jingan-district"))]),
    record("incubators/inc-2", [("belt", .text("A")), ("zone", .text("jingan-district"))]),
    record("incubators/inc-3", [("belt", .text("B")), ("zone", .text("jingan-district"))]),
    record("incubators/inc-4", [("zone", .text("jingan-district"))]),
  ]

  static let board = MemoryBoard(records)

  static func context(_ board: any Board = board) -> QueryContext {
    QueryContext(
      registry: registry,
      board: board,
      today: today,
      setting: { name, keys in
        name == "limit" && keys == ["rd"] ? .number(Quantity(7)) : nil
      },
      reading: { metric, year, zone in
        metric == "population" && year == 2020 && zone?.id == "huairou-district"
          ? .number(Quantity(400)) : nil
      }
    )
  }

  /// What an expression gives for a record written `register/id`.
  static func outcome(
    _ text: String,
    _ path: String?,
    _ mode: ExpressionMode = .value,
    board: any Board = board
  ) throws -> Outcome {
    let reference = path.flatMap { RecordReference($0) }
    let expression = try Expression(
      parsing: text,
      in: reference?.register,
      registry: registry,
      mode: mode
    )
    return Evaluator(context(board)).outcome(
      expression,
      for: reference.flatMap { board.record($0) }
    )
  }

  /// The ids that a filter finds, with how many were unknown.
  static func found(
    _ filter: String,
    in register: String,
    sort: [SortKey] = [],
    zone: String? = nil
  ) throws -> (ids: [String], unknown: Int) {
    let expression = try Expression(
      parsing: filter,
      in: register,
      registry: registry,
      mode: .filter
    )
    let query = Query(
      register,
      filter: expression,
      sort: sort,
      zone: zone.map { RecordReference(register: "zones", id: $0) }
    )
    let selection = try Evaluator(context()).select(query)
    let source = board.source(register)
    let slots = selection?.slots ?? []
    return (slots.compactMap { source.id(at: Int($0)) }, selection?.unknown ?? -1)
  }
}
