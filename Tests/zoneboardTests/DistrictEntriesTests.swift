import Foundation
import TestSupport
import Testing

/// What districts enter of patents abroad, subsidies, agencies, purchases and demonstrations.
struct DistrictEntriesTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-21"
    try succeed("init", "--sample", "all")
  }

  /// Whether a rule has a verdict on a record.
  private func judges(_ register: String, _ id: String, _ rule: String, _ verdict: String) throws
    -> Bool
  {
    let arguments = ["check", register, id, "--rule", rule, "--only", verdict]
    return try program.run(arguments + ["--columns", "record", "--format", "tsv"])
      .output.contains(id)
  }

  private func makeAgency() throws {
    try succeed(
      "new",
      "service-agencies",
      "sag-s1",
      "name=Three Bridges",
      "kind=consulting",
      "zone=shibei-park",
      "certifiedOn=2024-01-10",
      "state=registered"
    )
  }

  @Test func `a patent of another office keeps its number, and names its office`() throws {
    let numbers = ["application": "US17/123456", "publication": "US20240123456A1"]
    let new = ["new", "patents", "pat-s1", "name=Sensor", "kind=invention", "applicant=ent-0003"]
    let entered = numbers.map { "\($0)Number=\($1)" }.sorted()
    let refused = try program.run(new + entered)
    #expect(refused.status != 0)
    #expect(refused.errors.contains("US is not the office of China"), "\(refused.errors)")
    let stored = try program.run(new + entered + ["country=US"])
    #expect(stored.status == 0, "\(stored.errors)")
    #expect(stored.errors.contains("another office, US: its form is not checked"))
    #expect(try succeed("number", "patent", "US17/123456").output.contains("not checked"))
    let shown = try program.run(["show", "patents", "pat-s1"]).output
    #expect(numbers.values.allSatisfy(shown.contains), "\(shown)")
    let bare = try program.run(
      ["new", "patents", "pat-s2"] + new.dropFirst(3) + [
        "country=US", "applicationNumber=17123456",
      ]
    )
    #expect(bare.status != 0)
  }

  @Test(arguments: ["CN", "cn", "China", "中国"])
  func `a utility model of China is not funded as one from abroad`(country: String) throws {
    let run = try program.run([
      "new", "patents", "pat-s1", "name=Clamp", "kind=utility-model", "applicant=ent-0009",
      "country=\(country)",
    ])
    #expect(run.status == 0 && run.errors.contains("two capital letters") == (country != "CN"))
    #expect(try judges("patents", "pat-s1", "patent-funding-scope", "not-covered"))
  }

  @Test func `one patent has one subsidy of a fund line, however the line is written`() throws {
    let award = [
      "purpose=patents", "recipient=ent-0222", "patent=pat-0011", "amount=1万", "year=2026",
      "fund=huairou-patent-subsidy",
    ]
    _ = try program.run(["new", "awards", "awa-s1"] + award + ["fundLine=Patent subsidy"])
    let same = try program.run(["new", "awards", "awa-s2"] + award + ["fundLine=patent subsidy"])
    #expect(same.status != 0 && same.errors.contains("has an award for the same patent already"))
    let without = try program.run(["new", "awards", "awa-s3"] + award)
    #expect(
      without.errors.contains("the line of one of the two is not entered"),
      "\(without.errors)"
    )
  }

  @Test func `an agency is assessed every year by the same action`() throws {
    try makeAgency()
    for year in ["2024", "2025"] {
      try succeed(
        "do",
        "assess",
        "service-agencies",
        "sag-s1",
        "assessmentScore=80",
        "assessmentYear=\(year)"
      )
    }
  }

  @Test func `providers are looked at in Shanghai too`() throws {
    try makeAgency()
    try succeed(
      "new",
      "service-purchase-contracts",
      "spc-s1",
      "provider=service-agencies/sag-s1",
      "service=Clinic",
      "zone=shibei-park",
      "amount=10万",
      "from=2026-03-01",
      "to=2026-12-31",
      "state=signed"
    )
    #expect(try judges("service-purchase-contracts", "spc-s1", "provider-assessed", "unmet"))
    try succeed(
      "set",
      "service-agencies",
      "sag-s1",
      "assessmentScore=70",
      "assessmentYear=2025"
    )
    #expect(try judges("service-purchase-contracts", "spc-s1", "provider-assessed", "met"))
  }

  @Test func `a fund of Jing'an that takes part elsewhere is judged by its own clause`() throws {
    try succeed(
      "new",
      "fund-investments",
      "inv-s1",
      "fund=jingan-vc-guide-fund",
      "enterprise=ent-0009",
      "amount=100万",
      "investorOwnership=state",
      "qualified=yes",
      "qualificationBasis=List of 2026",
      "date=2026-06-01",
      "state=invested"
    )
    #expect(try judges("fund-investments", "inv-s1", "state-vc-participation", "met"))
  }

  @Test func `platforms are counted for the year of their target from the days they opened`()
    throws
  {
    let platforms = try program.run([
      "list", "tech-demo-platforms", "--columns", "id,state", "--format", "tsv",
    ])
    .output.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    try #require(platforms.count == 4)
    let columns = ["--columns", "value,judgement,missing", "--format", "tsv"]
    let before = try program.run(["targets", "tongzhou-platforms-count"] + columns).output
    #expect(before.contains("unknown\t") && before.contains("One core"), "\(before)")
    for platform in platforms {
      let day = ["set", "tech-demo-platforms", platform[0], "establishedOn=2020-12-31"]
      let run = try program.run(day + (platform[1] == "operating" ? [] : ["state=established"]))
      #expect(run.status == 0, "\(run.errors)")
    }
    let said = try program.run([
      "targets", "tongzhou-platforms-count", "--columns", "value,judgement", "--format", "tsv",
    ])
    .output
    #expect(said.contains("4\tmet"), "\(said)")
  }
}
