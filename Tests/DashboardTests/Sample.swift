import Dashboard
import ZoneModel

/// A few made-up records with the awkward cases in them.
enum Sample {
  /// 21 November 2026, 14:31 in Beijing.
  static let clock = Clock(
    now: Moment(milliseconds: 1_795_242_660_000),
    today: Day(number: 20_778),
    time: "14:31"
  )

  static func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
    Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
  }

  /// Zones, incubators, enterprises and patents.
  static let records: [Record] = zones + enterprises + patents

  static let zones: [Record] = [
    record(
      "zones",
      "beijing",
      [("name", .text("Beijing")), ("nameZh", .text("北京市")), ("kind", .text("city"))]
    ),
    record(
      "zones",
      "huairou-science-city",
      [
        ("name", .text("Huairou Science City")), ("nameZh", .text("怀柔科学城")),
        ("kind", .text("science-city")), ("parent", .text("beijing")),
      ]
    ),
  ]

  private static let names: [(String, String, String, Int)] = [
    ("Nami Purification Co. Ltd", "纳米净化科技有限公司", "incubating", 3_200_000),
    ("Optronix Nano", "欧谱纳米", "registered", 310_000),
    (
      "Jørgen & 作者 Instruments with a very long name indeed", "国科光刻胶研究院企业化有限公司", "independent",
      124_000_000
    ),
    ("Morning Star Membranes", "晨星膜技术（北京）有限公司", "incubating", 18_800_000),
    ("Dingxin Microscopes", "鼎新显微", "incubating", 4_800_000),
    ("Hengpu Instruments", "恒谱仪器", "independent", 81_150_000),
    ("Qingxin Nano Electronics", "清芯纳米电子", "incubating", 20_500_000),
    ("Shuimu Carbon Tubes", "水木碳管", "incubating", 14_200_000),
    ("Tiangong Nanofibre", "天工纳米纤维", "incubating", 10_050_000),
    ("Weina Cloud Inspection", "微纳云检", "registered", 1_200_000),
    ("New Quantum Dots", "新域量子点", "incubating", 44_800_000),
    ("Yanqi Nano", "雁栖纳米", "incubating", 23_100_000),
  ]

  static let enterprises: [Record] = names.enumerated().map { index, name in
    var fields: [(String, Value)] = [
      ("name", .text(name.0)), ("nameZh", .text(name.1)),
      ("zone", .text("huairou-science-city")), ("state", .text(name.2)),
      ("registeredCapital", .number(Number(name.3))),
    ]
    if index % 3 != 2 {
      fields.append(("registeredOn", .text("20\(15 + index % 8)-03-1\(index % 10)")))
    }
    if name.2 == "incubating" { fields.append(("stage", .text("incubator"))) }
    return record("enterprises", "ent-000\(index)", fields)
  }

  static let patents: [Record] = (1...30).map { number in
    record(
      "patents",
      "pat-\(1000 + number)",
      [
        ("name", .text("Device \(number) for measuring")), ("nameZh", .text("测量装置 \(number)")),
        ("kind", .text("invention")),
      ] + (number % 2 == 0 ? granted : [("state", .text("filed"))])
    )
  }

  /// What makes an invention one in force whose next fee is not due yet.
  static let granted: [(String, Value)] = [
    ("state", .text("granted")), ("filedOn", .text("2024-06-17")),
    ("grantedOn", .text("2026-09-15")),
  ]
}
