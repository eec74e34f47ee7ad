import Testing
import ZoneModel
import ZoneSamples

struct AwkwardCasesTests {
  private let today = Sample.today
  private let records = Sample.records

  private func all(_ register: String) -> [Record] {
    records.filter { $0.reference.register == register }
  }

  /// Days from today to a date of a record.
  private func days(_ record: Record, _ field: String) -> Int? {
    record[field]?.day.map { $0.number - today.number }
  }

  @Test func `names are long, of mixed width, or in one language only`() {
    let firms = all("enterprises")
    #expect(firms.contains { ($0["name"]?.text?.count ?? 0) > 120 })
    #expect(firms.contains { $0["nameZh"]?.text?.contains("ＫＭＴ") == true })
    #expect(firms.contains { $0["name"] == nil && $0["nameZh"] != nil })
    #expect(firms.contains { $0["formerNames"]?.list?.count == 2 })
  }

  @Test func `figures are missing for a firm, for a year, for a value`() {
    let figures = all("enterprise-figures")
    let withFigures = Set(figures.compactMap { $0["enterprise"]?.text })
    #expect(all("enterprises").contains { !withFigures.contains($0.id) })
    #expect(figures.contains { $0["rdExpenditure"] == nil })
    let last = figures.filter { $0["year"] == .number(Number(today.year - 1)) }
    #expect(last.count < withFigures.count)
  }

  @Test func `a fee is in its grace months, one is due soon, and one was never paid`() {
    let running = all("patents").filter { $0["state"]?.text == "granted" }.compactMap { patent in
      patent["filedOn"]?.day.flatMap { filed in
        all("fee-payments").filter { $0["patent"]?.text == patent.id }
          .compactMap { $0["year"]?.number?.integer }.max()
          .map { filed.adding(years: $0).number }
      }
    }
    let late = running.map { today.number - $0 }
    #expect(late.filter { (1...183).contains($0) }.count >= 2)
    #expect(late.contains { (-30 ... -1).contains($0) })
    #expect(late.filter { $0 > 184 }.count == 1)
  }

  @Test func `leases end next week, today and days ago`() {
    let left = all("tenancies").filter { $0["state"]?.text == "incubating" && $0["room"] != nil }
      .compactMap { days($0, "to") }
    #expect(left.contains(7) && left.contains(0) && left.contains(-9))
  }

  @Test func `the same support stands twice`() {
    struct Support: Hashable {
      let recipient, purpose, line: String?
    }
    let live = all("awards").filter { ["paid", "applied"].contains($0["state"]?.text) }
    let supports = live.filter { $0["purpose"] != nil }.map { award in
      Support(
        recipient: award["recipient"]?.text,
        purpose: award["purpose"]?.text,
        line: award["fundLine"]?.text
      )
    }
    #expect(Set(supports).count < supports.count)
  }

  @Test func `firms have closed, and one came back`() {
    let firms = all("enterprises")
    #expect(firms.contains { $0["state"]?.text == "deregistered" && $0["leftOn"] != nil })
    let returned = firms.filter { $0["operatingGaps"] != nil }
    #expect(returned.count == 1)
    let leases = all("tenancies").filter {
      $0["tenant"]?.text == returned.first.map { "enterprises/" + $0.id }
    }
    #expect(leases.contains { $0["state"]?.text == "left" })
    #expect(leases.contains { $0["state"]?.text == "incubating" })
  }

  @Test func `no room is let to two tenants on the same day`() {
    let leases = all("tenancies").filter {
      $0["room"] != nil && !["applied", "admitted"].contains($0["state"]?.text)
    }
    let rooms = Dictionary(grouping: leases) { $0["room"]?.text ?? "" }
    for (room, leases) in rooms {
      let sorted = leases.sorted {
        ($0["from"]?.day?.number ?? 0) < ($1["from"]?.day?.number ?? 0)
      }
      for (first, second) in zip(sorted, sorted.dropFirst()) {
        let end = first["leftOn"]?.day ?? first["graduatedOn"]?.day ?? first["to"]?.day
        #expect((end?.number ?? .max) < (second["from"]?.day?.number ?? 0), "\(room)")
      }
    }
  }

  @Test func `a certificate runs out and a follow-up is due`() {
    #expect(all("qualifications").contains { days($0, "validTo") == 20 })
    let open = all("notes").filter { $0["doneOn"] == nil }.compactMap { days($0, "followUpOn") }
    #expect(open.contains(0) && open.contains { $0 < 0 })
  }

  @Test(arguments: ["2024-02-29", "2027-01-01", "2031-12-31"], [1, 7] as [UInt64])
  func `the cases are there on other days and with other seeds`(day: String, seed: UInt64) throws {
    let today = try #require(Day(day))
    let records = SampleData.make(today: today, seed: seed)
    let leases = records.filter { $0.reference.register == "tenancies" }
    #expect(leases.contains { $0["to"]?.day == today.adding(days: 7) })
    #expect(Set(records.map(\.reference)).count == records.count)
  }
}
