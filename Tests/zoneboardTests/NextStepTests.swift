import Foundation
import TestSupport
import Testing

/// What is done in one place is told, or done too, where it belongs together with another.
struct NextStepTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try succeed("init", "--sample", "all")
  }

  @discardableResult private func succeed(_ arguments: String...) throws -> ProgramRun {
    let run = try program.run(arguments)
    try #require(run.status == 0, "\(arguments) ended with \(run.status): \(run.errors)")
    return run
  }

  /// One value of a record, as people see it.
  private func value(_ register: String, _ id: String, _ field: String) throws -> String {
    let list = try succeed(
      "list",
      register,
      "--where",
      "id:\(id)",
      "--columns",
      field,
      "--format",
      "tsv"
    )
    return list.output.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
  }

  @Test
  func `a meeting that is over is told of until it is marked held, with advice as with a decision`()
    throws
  {
    let body = "body=beijing-advisory-committee"
    let over = "date=2026-11-12"
    let new = try succeed("new", "meeting-decisions", "med-s", body, over, "agenda=Fund")
    #expect(new.errors.contains("that day is over; the action Held"), "\(new.errors)")
    #expect(try succeed("due").output.contains("Meeting over and not marked held"))
    let held = try succeed("do", "hold", "meeting-decisions", "med-s", "opinions=Longer terms")
    #expect(!held.errors.contains("neither"), "\(held.errors)")
    #expect(try !succeed("due").output.contains("Meeting over and not marked held"))
    try succeed("new", "meeting-decisions", "med-t", body, over, "agenda=Fund")
    let bare = try succeed("do", "hold", "meeting-decisions", "med-t")
    #expect(bare.errors.contains("neither what was decided nor what was advised"), "\(bare.errors)")
  }

  @Test func `a warning after an evaluation warns the zone`() throws {
    try succeed("new", "evaluations", "eva-s", "zone=shibei-park", "year=2023", "grade=poor")
    try succeed("do", "publish", "evaluations", "eva-s")
    try succeed("do", "warn", "evaluations", "eva-s", "decision=Talk", "warnedOn=2026-11-16")
    #expect(try value("zones", "shibei-park", "state") == "warned")
    #expect(try value("zones", "shibei-park", "warnedOn") == "2026-11-16")
    // A later warning leaves the day of the one that stands.
    try succeed("new", "evaluations", "eva-t", "zone=shibei-park", "year=2022", "grade=poor")
    try succeed("do", "publish", "evaluations", "eva-t")
    try succeed("do", "warn", "evaluations", "eva-t", "decision=Talk")
    #expect(try value("zones", "shibei-park", "warnedOn") == "2026-11-16")
  }

  @Test func `a zone whose rectification failed was warned by the day on which that began`() throws
  {
    try succeed("do", "fail", "rectifications", "rec-0001", "result=failed", "endedOn=2026-11-20")
    try succeed("do", "warn", "zones", "tongzhou-seed-park")
    let begun = try value("rectifications", "rec-0001", "begunOn")
    #expect(try value("zones", "tongzhou-seed-park", "warnedOn") == begun)
    try succeed("do", "withdraw", "zones", "tongzhou-seed-park")
  }

  @Test func `an edition is released with its evaluated scenarios, and tells of the others`() throws
  {
    try succeed(
      "new",
      "scenario-lists",
      "scl-s",
      "edition=Shibei 2026",
      "zone=shibei-park",
      "state=draft"
    )
    try succeed("set", "application-scenarios", "sce-0002", "releasedInList=scl-s")
    let next = "nextReleaseOn=2027-11-21"
    let run = try succeed("do", "release", "scenario-lists", "scl-s", next, "releasedOn=2026-11-20")
    #expect(!run.errors.contains("scl-s"), "\(run.errors)")
    #expect(try value("application-scenarios", "sce-0002", "state") == "listed")
    #expect(try value("application-scenarios", "sce-0002", "releasedOn") == "2026-11-20")
    try succeed("undo")
    let place = ["title=Night buses", "zone=shibei-park", "field=big-data", "releasedInList=scl-s"]
    #expect(try program.run(["new", "application-scenarios", "sce-p"] + place).status == 0)
    let open = try succeed("do", "release", "scenario-lists", "scl-s", next)
    #expect(open.errors.contains("a scenario of the edition is not released"), "\(open.errors)")
    #expect(try value("application-scenarios", "sce-p", "state") == "proposed")
    try succeed("undo")
    try succeed("undo")
    try succeed("set", "application-scenarios", "sce-0002", "releasedInList=")
    let empty = try succeed("do", "release", "scenario-lists", "scl-s", next)
    #expect(empty.errors.contains("no scenario is in the edition"), "\(empty.errors)")
  }

  @Test func `a settled budget that is written over is told of`() throws {
    let raised = try succeed("set", "budget-lines", "bul-0006", "planned=2500000")
    #expect(raised.errors.contains("enter the new amount as “Adjusted”"), "\(raised.errors)")
    try succeed("new", "budget-lines", "bul-s", "project=prj-0005", "subject=direct", "planned=1")
    let draft = try succeed("set", "budget-lines", "bul-s", "planned=2")
    #expect(!draft.errors.contains("Adjusted"), "\(draft.errors)")
  }

  @Test func `commitments that are only written down are not counted as kept`() throws {
    #expect(try value("cooperation-agreements", "huairou-cas", "openCommitments") == "")
    let set = try succeed(
      "set",
      "cooperation-agreements",
      "huairou-cas",
      "commitments=A branch opens by June"
    )
    #expect(set.errors.contains("none is entered as a plan task"), "\(set.errors)")
    try succeed(
      "new",
      "plan-tasks",
      "com-s",
      "title=Open the branch",
      "partOf=cooperation-agreements/huairou-cas",
      "zone=huairou-district",
      "scheduleKind=deadline",
      "dueOn=2026-11-30"
    )
    #expect(try value("cooperation-agreements", "huairou-cas", "openCommitments") == "1")
  }

  @Test func `a reading is compared with one of a period of the same length`() throws {
    let series = ["metric=tech-revenue", "zone=shibei-park"]
    func read(_ id: String, _ from: String?, _ to: String, _ value: Int) throws {
      let period = (from.map { ["periodFrom=\($0)"] } ?? []) + ["periodTo=\(to)", "value=\(value)"]
      let run = try program.run(["new", "indicator-readings", id] + series + period)
      try #require(run.status == 0, "\(run.errors)")
    }
    try read("rea-y", "2025-01-01", "2025-12-31", 1000)
    try read("rea-q1", "2026-01-01", "2026-03-31", 260)
    try read("rea-q2", "2026-04-01", "2026-06-30", 300)
    try read("rea-s", nil, "2026-06-30", 7)
    #expect(try value("indicator-readings", "rea-q1", "previous") == "")
    #expect(try value("indicator-readings", "rea-q2", "change") == "40")
    #expect(try value("indicator-readings", "rea-s", "previous") == "")
  }

  @Test func `the newest reading of a measure is followed by the next period's, or says why not`()
    throws
  {
    func read(_ id: String, _ from: String?, _ to: String) throws {
      let period = (from.map { ["periodFrom=\($0)"] } ?? []) + ["periodTo=\(to)", "value=1"]
      let series = ["metric=\(id.dropLast())", "zone=shibei-park"]
      let run = try program.run(["new", "indicator-readings", id] + series + period)
      try #require(run.status == 0, "\(run.errors)")
    }
    func lacks(_ id: String) throws -> String {
      let due = try value("indicator-readings", id, "nextDueOn")
      let since = try value("indicator-readings", id, "lackingSince")
      return "\(due) \(since)"
    }
    try read("added1", "2026-01-01", "2026-03-31")
    #expect(try lacks("added1") == "2026-07-31 2026-04-01")
    // Figures that are added up from January on follow each other by the quarter.
    try read("added2", "2026-01-01", "2026-06-30")
    #expect(try lacks("added1") == " ")
    #expect(try lacks("added2") == "2026-10-31 2026-07-01")
    try read("added3", "2026-01-01", "2026-09-30")
    #expect(try lacks("added3") == "2027-01-31 ")
    try read("stock1", nil, "2024-12-31")
    #expect(try lacks("stock1") == "2026-04-30 2025-01-01")
    try read("month1", "2026-08-01", "2026-08-31")
    #expect(try lacks("month1") == "2026-10-31 2026-09-01")
    let due = try succeed("due", "--format", "csv")
    #expect(due.output.contains("indicator-readings/month1"), "\(due.output)")
    try succeed("set", "indicator-readings", "month1", "lastBecause=given up")
    #expect(try lacks("month1") == " ")
    // No next period can be told of a stock on some day, or of five years.
    try read("someday1", nil, "2024-06-15")
    try read("years1", "2016-01-01", "2020-12-31")
    #expect(try lacks("someday1") == " ")
    #expect(try lacks("years1") == " ")
  }

  @Test func `people stand in the tier of their category unless another is entered`() throws {
    #expect(try value("talents", "tal-0001", "tier") == "tier-2")
    #expect(try value("talents", "tal-0007", "tier") == "tier-3")
    try succeed("set", "talents", "tal-0001", "tiers=tier-1,tier-3")
    #expect(try value("talents", "tal-0001", "tier") == "tier-1")
  }

  @Test func `a firm that booked twice is one user`() throws {
    let platform = "resource=public-platforms/tongzhou-seed-trading"
    for (id, user) in [("sbo-a", "ent-0003"), ("sbo-b", "ent-0003"), ("sbo-c", "ent-0004")] {
      try succeed("new", "service-bookings", id, platform, "user=\(user)", "from=2026-11-24")
    }
    #expect(try value("public-platforms", "tongzhou-seed-trading", "bookedUsers") == "2")
    try succeed("set", "service-bookings", "sbo-c", "state=cancelled")
    #expect(try value("public-platforms", "tongzhou-seed-trading", "bookedUsers") == "1")
  }

  @Test
  func
    `a report of a navigation without a cluster, and what is not known of a threshold, are told`()
    throws
  {
    try succeed("new", "patent-navigations", "pna-s", "name=Sensors", "zone=shibei-park")
    let run = try succeed("set", "patent-navigations", "pna-s", "reportedOn=today")
    #expect(run.errors.contains("no cluster is entered"), "\(run.errors)")
    try succeed(
      "new",
      "ip-intensive-industries",
      "iii-s",
      "industry=3d-printing",
      "zone=huairou-district",
      "ipMeasure=30"
    )
    let identify = try program.run(["do", "identify", "ip-intensive-industries", "iii-s"])
    #expect(identify.errors.contains("enter first: Threshold."), "\(identify.errors)")
    #expect(!identify.errors.contains("does not reach"), "\(identify.errors)")
  }

  @Test func `a scenario that goes into an edition superseded by then is told of`() throws {
    try succeed("set", "application-scenarios", "sce-0002", "zone=huairou-district")
    let list = ["do", "list", "application-scenarios", "sce-0002"]
    let old = try program.run(list + ["releasedInList=huairou-2025-1"])
    #expect(old.status == 0)
    #expect(old.errors.contains("a newer edition was out by then"), "\(old.errors)")
    try succeed("undo")
    let new = try program.run(list + ["releasedInList=huairou-2026-1"])
    #expect(!new.errors.contains("a newer edition"), "\(new.errors)")
  }
}
