import ZoneModel

/// The cases that a day in the office brings, told in records of the sample.
///
/// Each stands in a firm that is chosen by what it is, not by its number, so that other seeds have
/// the same cases.
struct AwkwardCases {
  let world: World

  /// The records with the cases in them, in the same order.
  func told(in records: [Record]) -> [Record] {
    var edited = Dictionary(
      records.map { ($0.reference, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var added: [Record] = []
    names(&edited)
    leases(&edited, &added)
    cameBack(&edited, &added)
    patents(&edited, &added)
    awardTwice(&edited)
    figures(&edited)
    titles(&edited)
    follows(&edited)
    let order = Dictionary(
      Generator.registers.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    return (records.compactMap { edited[$0.reference] } + added)
      .map { record in
        var record = record
        let fields = Registry.standard[record.reference.register]?.order ?? [:]
        record.fields = record.fields.sorted(by: fields)
        return record
      }
      .sorted { left, right in
        let (leftPlace, rightPlace) = (
          order[left.reference.register] ?? 0, order[right.reference.register] ?? 0
        )
        return leftPlace == rightPlace
          ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : leftPlace < rightPlace
      }
  }

  private typealias Records = [RecordReference: Record]

  private func edit(
    _ records: inout Records,
    _ register: String,
    _ id: String,
    _ values: [String: Value?]
  ) {
    let reference = RecordReference(register: register, id: id)
    guard var record = records[reference] else { return }
    for (field, value) in values { record[field] = value }
    records[reference] = record
  }

  /// Firms of a standing in a zone, by index.
  private func firms(_ standing: Firm.Standing, in zone: String) -> [Firm] {
    (0..<world.enterprises).lazy.map { Firm($0, in: world) }
      .filter { $0.standing == standing && $0.home.zone == zone }
  }

  private func tenancy(_ firm: Firm) -> String {
    IDSeries("ten", count: world.enterprises)[firm.index] + "-1"
  }

  /// A very long name, a name of mixed widths, a firm without an English name, former names.
  private func names(_ records: inout Records) {
    let firms = firms(.incubating, in: "huairou-science-city")
    edit(
      &records,
      "enterprises",
      world.enterpriseID[firms[0].index],
      [
        "name": .text(
          "Beijing Yanpu Advanced Nanolithography Materials and High-Resolution Microscopy "
            + "Industrialization Research and Development Joint-Stock Company, Huairou Branch"
        ),
        "nameZh": .text("北京砚谱先进纳米光刻材料与高分辨显微成像技术产业化研究开发股份有限公司怀柔科学城分公司"),
        "shortName": .text("砚谱光刻"),
      ]
    )
    edit(
      &records,
      "enterprises",
      world.enterpriseID[firms[1].index],
      [
        "name": .text("ＫＭＴ Optrolux Micro-Nano (Beijing) Co., Ltd."),
        "nameZh": .text("ＫＭＴ微纳Ｏptrolux光电（北京）科技有限公司"), "shortName": .text("ＫＭＴ微纳"),
      ]
    )
    edit(
      &records,
      "enterprises",
      world.enterpriseID[firms[2].index],
      [
        "name": nil,
        "formerNames": .list(["北京珩泓微纳有限公司", "怀柔珩泓技术服务部"]),
      ]
    )
  }

  /// A lease that ends next week, one that is overdue, one that ends today.
  private func leases(_ records: inout Records, _ added: inout [Record]) {
    let huairou = firms(.incubating, in: "huairou-science-city").filter { $0.slot < 3 }
    let shibei = firms(.incubating, in: "shibei-park").filter { $0.slot < 3 }
    let cases: [(Firm, Int)] = [
      (huairou[0], 7), (huairou[1], -9), (huairou[2], 21), (shibei[0], 6), (shibei[1], 0),
    ]
    for (firm, days) in cases {
      let to = world.today.adding(days: days)
      edit(
        &records,
        "tenancies",
        tenancy(firm),
        [
          "from": .day(to.adding(years: -1).adding(days: 1)), "to": .day(to),
          "appliedOn": .day(to.adding(years: -1).adding(days: -60)),
        ]
      )
    }
    // Somebody has taken the lease that ends in three weeks; what it was put off for is over.
    let lease = "tenancies/" + tenancy(huairou[2])
    var item = Row("work-items", "wrk-case-0")
    item.text("title", "Lease ends: ask whether they stay")
    item.text("titleZh", "租约到期：询问是否续租")
    item.day("putOffUntil", world.today.adding(days: -2))
    item.text("note", "They decide after their board meets · 待其董事会后答复")
    item.text("officer", "li.wei")
    item.day("since", world.today.adding(days: -12))
    item.text("about", lease)
    item.text("cause", "watch:tenancies.to \(lease)")
    added.append(item.record)
  }

  /// A firm that left for two years and came back.
  private func cameBack(_ records: inout Records, _ added: inout [Record]) {
    let firm = firms(.incubating, in: "huairou-science-city").filter { $0.slot >= 3 }[1]
    let id = world.enterpriseID[firm.index]
    let today = world.today
    let left = today.adding(days: -1500)
    edit(
      &records,
      "enterprises",
      id,
      [
        "operatingGaps": .list(["\(left) – \(today.adding(days: -760))"]),
        "registeredOn": .day(today.adding(days: -2600)),
        "operatingSince": .day(today.adding(days: -760)),
        "tags": .set(["returned"]),
      ]
    )
    var row = Row("tenancies", tenancy(firm).dropLast(1) + "0")
    row.text("tenant", "enterprises/" + id)
    row.text("incubateeKind", "enterprise")
    row.text("incubator", world.incubatorID[firm.incubator])
    row.text("room", world.roomID(firm.incubator, room: firm.slot))
    row.day("from", today.adding(days: -2400))
    row.day("to", left)
    row.day("leftOn", left)
    row.text("exitReason", "relocation")
    row.invented()
    row.text("state", "left")
    added.append(row.record)
    note(
      about: id,
      "Back after two years away; the old lease stays on record · 离开两年后重新入驻，原租约保留",
      followUp: nil,
      &added
    )
  }

  private func note(about id: String, _ text: String, followUp: Day?, _ added: inout [Record]) {
    var row = Row("notes", "not-case-\(added.count)")
    row.text("about", "enterprises/" + id)
    row.text("text", text)
    row.day("on", world.today.adding(days: -3))
    row.text("by", "li.wei")
    row.day("followUpOn", followUp)
    row.text("followUpBy", followUp == nil ? nil : "li.wei")
    row.flag("invented", true)
    added.append(row.record)
  }

  /// Fees in the first and in the last month of grace, one due in a few days, and one never paid:
  /// a right that has ended and is still entered as granted.
  private func patents(_ records: inout Records, _ added: inout [Record]) {
    let today = world.today
    let cases: [(place: Int, years: Int, daysLate: Int)] = [
      (0, 4, 75), (1, 6, 170), (2, 5, -9), (3, 5, 200),
    ]
    let granted = records.values.filter {
      $0.reference.register == "patents" && $0["state"]?.text == "granted"
        && $0["kind"]?.text == "invention"
    }
    .sortedByID()
    for (place, years, late) in cases where granted.indices.contains(place) {
      let record = granted[place]
      let filedOn = today.adding(days: -late).adding(years: -years)
      let index = (Int(record.id.dropFirst(4)) ?? 1) - 1
      edit(
        &records,
        "patents",
        record.id,
        [
          "applicationNumber": CheckDigits.patentNumber(
            year: filedOn.year,
            kind: .invention,
            index: index
          ).map { .text($0) },
          "filedOn": .day(filedOn), "publishedOn": .day(filedOn.adding(months: 18)),
          "grantedOn": .day(filedOn.adding(days: 800)),
        ]
      )
      for other in records.values where other.reference.register == "fee-payments" {
        if other["patent"]?.text == record.id { records[other.reference] = nil }
      }
      let patent = FeePatent(
        kind: .invention,
        filedOn: filedOn,
        grantedOn: filedOn.adding(days: 800),
        reduction: record["feeReduction"]?.number?.integer ?? 0
      )
      added.append(PatentMaker(world).payment(years, of: index, filedOn, patent))
    }
  }

  /// The same support for the same purpose from the same line twice in a year, one still open.
  private func awardTwice(_ records: inout Records) {
    let awards = records.values.filter { $0.reference.register == "awards" }.sortedByID()
    guard let paid = awards.first(where: isJinganPaid), awards.count > 1,
      let open = awards.first(where: { $0["state"]?.text == "applied" })
    else { return }
    var values: [String: Value?] = [:]
    for field in ["recipient", "fund", "fundLine", "purpose", "level", "officer"] {
      values[field] = paid[field]
    }
    edit(&records, "awards", open.id, values)
  }

  private func isJinganPaid(_ award: Record) -> Bool {
    award["state"]?.text == "paid" && award["purpose"] != nil
      && award["fund"]?.text == "jingan-sti-special-fund"
  }

  /// A firm without any figures, and figures whose parts are more than the whole.
  private func figures(_ records: inout Records) {
    let firm = firms(.incubating, in: "huairou-science-city")[4]
    let none = world.enterpriseID[firm.index]
    for record in records.values where record.reference.register == "enterprise-figures" {
      if record["enterprise"]?.text == none { records[record.reference] = nil }
    }
    let other = world.enterpriseID[firms(.graduated, in: "shibei-park")[0].index]
    let year = world.today.year - 2
    let id = "fig-\(other.dropFirst(4))-\(year)"
    guard let revenue = records[RecordReference(register: "enterprise-figures", id: id)]?["revenue"]
    else { return }
    edit(
      &records,
      "enterprise-figures",
      id,
      ["highTechIncome": revenue.number.map { .number(Number(units: $0.units + 10_000)) }]
    )
  }

  /// A high-tech certificate that runs out in three weeks.
  private func titles(_ records: inout Records) {
    let titles = records.values.filter {
      $0.reference.register == "qualifications" && $0["kind"]?.text == "high-tech"
        && $0["state"]?.text == "recognised"
    }
    .sortedByID()
    guard let title = titles.first else { return }
    let to = world.today.adding(days: 20)
    edit(
      &records,
      "qualifications",
      title.id,
      [
        "validTo": .day(to), "validFrom": .day(to.adding(years: -3).adding(days: 1)),
        "appliedOn": .day(to.adding(years: -3).adding(days: -120)),
      ]
    )
  }

  /// A follow-up that is due today and one that is overdue.
  private func follows(_ records: inout Records) {
    let notes = records.values.filter { $0.reference.register == "notes" }.sortedByID()
    for (note, days) in zip(notes.prefix(2), [0, -5]) {
      let day = world.today.adding(days: days)
      edit(
        &records,
        "notes",
        note.id,
        [
          "on": .day(day.adding(days: -14)), "followUpOn": .day(day), "doneOn": nil,
          "followUpBy": note["by"],
        ]
      )
    }
  }
}
