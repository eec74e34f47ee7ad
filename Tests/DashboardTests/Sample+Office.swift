import Dashboard
import ZoneModel

/// Records around one firm: its rooms, figures, people, notes and money.
extension Sample {
  /// Everything there is.
  static let all: [Record] = records + staff + premises + tenancies + firm + money

  static let staff: [Record] = [
    record(
      "staff",
      "zhao",
      [("login", .text("zhao")), ("name", .text("Zhao Min")), ("nameZh", .text("赵敏"))]
    ),
    record(
      "staff",
      "wang",
      [("login", .text("wang")), ("name", .text("Wang Fang")), ("nameZh", .text("王芳"))]
    ),
  ]

  static let premises: [Record] =
    [
      record(
        "incubators",
        "inc-0001",
        [
          ("name", .text("Yanqi Incubator")), ("nameZh", .text("雁栖孵化器")),
          ("kind", .text("incubator")), ("zone", .text("huairou-science-city")),
          ("area", .number(Number(1_000))), ("state", .text("operating")),
        ]
      ),
      record(
        "buildings",
        "bui-0001",
        [
          ("name", .text("Building B")), ("nameZh", .text("B 座")),
          ("zone", .text("huairou-science-city")), ("state", .text("in-use")),
        ]
      ),
      record(
        "floors",
        "flo-0001",
        [("building", .text("bui-0001")), ("level", .number(Number(12)))]
      ),
    ]
    + (1...6).map { number in
      record(
        "rooms",
        "roo-120\(number)",
        [
          ("number", .text("B-120\(number)")), ("floor", .text("flo-0001")),
          ("incubator", .text("inc-0001")), ("kind", .text("office")),
          ("area", .number(Number(100))), ("state", .text("usable")),
        ]
      )
    }

  private static func tenancy(_ id: String, _ tenant: String, _ room: String, _ to: String)
    -> Record
  {
    record(
      "tenancies",
      id,
      [
        ("tenant", .text("enterprises/\(tenant)")), ("incubateeKind", .text("enterprise")),
        ("incubator", .text("inc-0001")), ("room", .text(room)),
        ("area", .number(Number(100))), ("from", .text("2024-03-01")), ("to", .text(to)),
        ("rent", .number(Number(6_000))), ("state", .text("incubating")),
      ]
    )
  }

  static let tenancies: [Record] = [
    tenancy("ten-0001", "ent-0000", "roo-1203", "2026-12-03"),
    tenancy("ten-0002", "ent-0001", "roo-1201", "2027-10-31"),
    tenancy("ten-0003", "ent-0003", "roo-1204", "2026-11-10"),
    tenancy("ten-0004", "ent-0004", "roo-1205", "2027-01-10"),
  ]

  private static func figures(_ year: Int, _ revenue: Int, _ rd: Int, _ staff: Int?) -> Record {
    var fields: [(String, Value)] = [
      ("enterprise", .text("ent-0000")), ("year", .number(Number(year))),
      ("revenue", .number(Number(revenue))), ("rdExpenditure", .number(Number(rd))),
      ("figuresFrom", .text("audit")), ("checkedBy", .text("wang")),
    ]
    if let staff { fields.append(("staff", .number(Number(staff)))) }
    return record("enterprise-figures", "fig-\(year)", fields)
  }

  /// What belongs to the first enterprise.
  static let firm: [Record] = [
    figures(2023, 3_900_000, 241_800, 31), figures(2024, 5_900_000, 330_400, 36),
    figures(2025, 3_200_000, 195_200, nil),
    record(
      "qualifications",
      "qua-0001",
      [
        ("enterprise", .text("ent-0000")), ("kind", .text("high-tech")),
        ("number", .text("GR202411000001")), ("validFrom", .text("2024-11-30")),
        ("validTo", .text("2027-11-29")), ("state", .text("recognised")),
      ]
    ),
    record(
      "contacts",
      "con-0001",
      [
        ("name", .text("Wang Li")), ("nameZh", .text("王丽")), ("role", .text("office")),
        ("about", .text("enterprises/ent-0000")), ("telephone", .text("010-69602231")),
        ("isMain", .flag(true)),
      ]
    ),
    record(
      "notes",
      "not-0001",
      [
        ("about", .text("enterprises/ent-0000")), ("on", .text("2026-11-18")),
        ("text", .text("Will decide by 28 Nov; wants B-1204 as well. 将于 28 日前决定。")),
        ("by", .text("zhao")), ("followUpOn", .text("2026-11-28")), ("followUpBy", .text("zhao")),
      ]
    ),
    record(
      "notes",
      "not-0002",
      [
        ("about", .text("enterprises/ent-0000")), ("on", .text("2026-10-02")),
        ("text", .text("Asked for a larger room.")), ("by", .text("wang")),
      ]
    ),
    record(
      "documents",
      "doc-0001",
      [
        ("title", .text("Lease 2024")), ("about", .text("enterprises/ent-0000")),
        ("path", .text("/srv/park/leases/b-1203.pdf")), ("kind", .text("contract")),
      ]
    ),
    record(
      "patents",
      "pat-2001",
      [
        ("name", .text("Filter of carbon tubes")), ("nameZh", .text("碳管过滤器")),
        ("kind", .text("invention")), ("applicant", .text("ent-0000")),
      ] + granted
    ),
  ]

  static let money: [Record] = [
    record(
      "funds",
      "fun-0001",
      [
        ("name", .text("Innovation Fund")), ("nameZh", .text("创新专项资金")),
        ("kind", .text("special-fund")), ("zone", .text("huairou-science-city")),
        ("size", .number(Number(10_000_000))), ("state", .text("open")),
      ]
    ),
    record(
      "awards",
      "awa-0001",
      [
        ("number", .text("2025-017")), ("recipient", .text("ent-0000")),
        ("fund", .text("fun-0001")), ("amount", .number(Number(600_000))),
        ("appliedOn", .text("2025-03-02")), ("grantedOn", .text("2025-05-01")),
        ("paidOn", .text("2025-06-30")), ("state", .text("paid")),
      ]
    ),
    record(
      "awards",
      "awa-0002",
      [
        ("number", .text("2026-041")), ("recipient", .text("ent-0003")),
        ("fund", .text("fun-0001")), ("amount", .number(Number(800_000))),
        ("appliedOn", .text("2026-11-12")), ("state", .text("applied")),
      ]
    ),
  ]
}
