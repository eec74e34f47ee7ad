import ZoneModel

/// Makes staff, contacts, notes and documents.
struct OfficeMaker {
  private let world: World

  init(_ world: World) { self.world = world }

  /// The staff, sorted by login.
  static let staff: [Record] = Officers.table.split(separator: "\n").map { line in
    let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    var row = Row("staff", columns[0])
    row.text("login", columns[0])
    row.text("name", columns[1])
    row.text("nameZh", columns[2])
    row.text("role", columns[3])
    row.text("department", columns[4])
    row.set("zones", columns[5].split(separator: ",").map(String.init))
    row.flag("active", columns[6] == "yes")
    row.text("email", columns[0] + "@example.com")
    row.invented()
    return row.record
  }
  .sortedByID()

  /// A telephone number that nobody can have: no mobile number begins with 100.
  static func telephone(_ index: Int) -> String {
    let digits = String(index % 100_000_000)
    let padded = String(repeating: "0", count: 8 - digits.utf8.count) + digits
    return "100 \(padded.prefix(4)) \(padded.suffix(4))"
  }

  private static let roles = [
    "general manager · 总经理", "office · 行政", "finance · 财务", "R&D · 研发", "projects · 项目申报",
  ]

  /// A person of an enterprise.
  func contact(_ index: Int) -> Record {
    var dice = world.dice(.people, world.enterprises + index)
    let name = Names.person(&dice)
    var row = Row("contacts", IDSeries("con", count: world.enterprises)[index])
    row.text("name", name.en)
    row.text("nameZh", name.zh)
    row.text("about", "enterprises/" + world.enterpriseID[index])
    row.text("role", dice.pick(OfficeMaker.roles))
    row.flag("isMain", dice.chance(60) ? true : nil)
    row.text("telephone", OfficeMaker.telephone(1_000_000 + index))
    row.text("wechat", dice.chance(50) ? "sample_\(index + 1)" : nil)
    row.text("email", "person\(index + 1)@example.com")
    row.invented()
    return row.record
  }

  private static let texts: [(String, String)] = [
    ("Wants one more room on the same floor", "希望在同层再租一间"),
    ("Will hand in the yearly figures next week", "年度数据下周报送"),
    ("Asked which titles it can apply for this year", "咨询今年可申报的资质"),
    ("Air conditioning in the room is too loud", "反映房间空调噪声大"),
    ("Looking for a partner for pilot production", "寻找中试合作方"),
    ("New investor, shareholding changes in two months", "引入新投资人，两个月内变更股权"),
    ("Needs a loan before the audit is finished", "审计完成前需要一笔贷款"),
    ("Hired five engineers; asks for apartments", "新招五名工程师，咨询公寓"),
  ]

  /// A note about an enterprise.
  func note(_ index: Int) -> Record {
    var dice = world.dice(.notes, index)
    let firm = Firm(index * 7 % world.enterprises, in: world)
    let on = world.today.adding(days: -dice.low(1...160))
    let text = dice.pick(OfficeMaker.texts)
    let follows = dice.chance(60)
    let followUpOn = on.adding(days: dice.int(7...60))
    let isDone = follows && followUpOn < world.today && dice.chance(75)
    var row = Row("notes", IDSeries("not", count: world.notes)[index])
    row.text("about", "enterprises/" + world.enterpriseID[firm.index])
    row.text("text", "\(text.0) · \(text.1)")
    row.day("on", on)
    row.text("by", firm.officer)
    row.day("followUpOn", follows ? followUpOn : nil)
    row.text("followUpBy", follows ? firm.officer : nil)
    row.day("doneOn", isDone ? followUpOn : nil)
    row.flag("invented", true)
    return row.record
  }

  /// A paper about an enterprise.
  func document(_ index: Int) -> Record {
    var dice = world.dice(.notes, world.notes + index)
    let enterprise = world.enterpriseID[index * 3 % world.enterprises]
    let year = world.today.year - dice.int(0...2)
    let kinds: [(id: String, title: Phrase, file: String)] = [
      ("contract", Phrase("Lease", "租赁合同"), "lease"),
      ("report", Phrase("Audit report", "审计报告"), "audit"),
      ("application", Phrase("Application", "申报材料"), "application"),
    ]
    let kind = dice.pick(kinds)
    var row = Row("documents", IDSeries("doc", count: world.documents)[index])
    row.text("title", "\(kind.title.en) \(year) · \(year)年\(kind.title.zh)")
    row.text("about", "enterprises/" + enterprise)
    row.text("path", "/srv/park/\(enterprise)/\(kind.file)-\(year).pdf")
    row.day("on", world.today.adding(days: -dice.int(10...900)))
    row.text("kind", kind.id)
    row.flag("invented", true)
    return row.record
  }
}
