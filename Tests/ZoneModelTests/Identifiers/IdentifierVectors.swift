import ZoneModel

/// Numbers that were published or computed by hand from the standards, with what must be said of them.
enum IdentifierVectors {
  static let creditCodes = [
    "91310115MA1K3BTP2B",
    "91310116052958608G",
    "9144030071526726XG",
    "9162010567592034XQ",
    "91371082775260043P",
    "91110116MA0AB0A18E",
    "91110112MA0AB0A18L",
    "91310106MA0AB0A18C",
    "52310106MJ000123XU",
    "91110115MA0AB0A180",
    "91110118MA0AB0A18B",
    "91110000600037341L", "91350100M000100Y43", "121200004013590816",
  ]

  /// Wrong codes, why, and the check character that would be right.
  static let wrongCreditCodes: [(String, IdentifierProblem.Reason, String?)] = [
    ("91110000600037341N", .check, "L"),
    ("9111000060003IOZSV", .alphabet, nil),
    ("A1110000600037341L", .check, nil),
    ("91440101MA7ZZZZ", .length, nil),
    ("91110116MA0AB0A19E", .check, nil),
    ("91110000600037314L", .check, nil),
    ("91310115MA1H8R7C6D", .check, nil),
  ]

  static let organisationCodes = [
    "60003734-1",
    "M000100Y-4",
    "40135908-1",
    "71526726-X",
    "MA2PBMCG-0",
  ]

  static let wrongOrganisationCodes = [
    "60003734-2",
    "71526726-0",
  ]

  /// Application numbers with kind and year.
  static let patents: [(String, PatentNumber.Kind, Int)] = [
    ("201710601862.3", .invention, 2017),
    ("95115608.X", .invention, 1995),
    ("90101673.X", .invention, 1990),
    ("202023037182.X", .utilityModel, 2020),
    ("202120592620.4", .utilityModel, 2021),
    ("201810801154.9", .invention, 2018),
    ("201810246441.8", .invention, 2018),
    ("201410234381.X", .invention, 2014),
    ("202311054031.0", .invention, 2023),
    ("202311046091.8", .invention, 2023),
    ("202321997718.3", .utilityModel, 2023),
    ("202023309314.X", .utilityModel, 2020),
    ("201510222662.8", .invention, 2015),
    ("201510488808.3", .invention, 2015),
    ("200810197235.9", .invention, 2008),
    ("202611600001.9", .invention, 2026),
    ("202681600004.0", .inventionPCT, 2026),
    ("200310102344.5", .invention, 2003),
  ]

  static let wrongPatents: [(String, IdentifierProblem.Reason, String?)] = [
    ("201710601862.4", .check, "3"),
    ("201877665544", .kind, nil),
    ("202651600003.9", .kind, nil),
    ("2017106018.3", .length, nil),
    ("ZL101610203352.6", .year, nil),
  ]

  static let publications = [
    "CN108993444A",
    "CN101234567B",
    "CN201234567U",
    "CN301234567S",
  ]

  static let wrongPublications = [
    "CN108993444Z",
    "108993444A",
    "CN10899344444A",
  ]

  static let contracts = [
    "4403012019000123",
    "1101162026000045",
  ]

  static let wrongContracts = [
    "440301201900012",
    "44030120190001234",
    "44030A2019000123",
    "4403012190000123",
  ]

  static let regions = [
    ("110108", "Haidian, Beijing"),
    ("110112", "Tongzhou, Beijing"),
    ("110114", "Changping, Beijing"),
    ("110115", "Daxing, Beijing"),
    ("110116", "Huairou, Beijing"),
    ("110118", "Miyun, Beijing"),
    ("310106", "Jing'an, Shanghai"),
  ]

  static let industries = [
    ("6511", "基础软件开发"),
    ("6512", "支撑软件开发"),
    ("6513", "应用软件开发"),
    ("6519", "其他软件开发"),
    ("6520", "集成电路设计"),
    ("6531", "信息系统集成服务"),
  ]
}
