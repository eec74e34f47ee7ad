import TestSupport
import Testing

/// `list --group-by` through the real program.
struct GroupingTests: ProgramSuite {
  let program: ProgramUnderTest

  /// A store with two zones and awards of two years, one without an amount.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try succeed("init")
    try succeed("new", "zones", "north", "name=North Park", "kind=park")
    try succeed("new", "zones", "south", "name=South Park", "kind=park")
    for (id, zone, tags) in [
      ("ent-1", "north", "a,b"), ("ent-2", "south", "b"), ("ent-3", "south", ""),
    ] {
      try succeed("new", "enterprises", id, "name=Firm \(id)", "zone=\(zone)", "tags=\(tags)")
    }
    try succeed("new", "enterprise-figures", "enterprise=ent-1", "year=2024", "revenue=120.50")
    try succeed("new", "enterprise-figures", "enterprise=ent-1", "year=2025", "revenue=200")
    try succeed("new", "enterprise-figures", "enterprise=ent-2", "year=2025", "revenue=0.1")
    try succeed("new", "enterprise-figures", "enterprise=ent-3", "year=2025")
  }

  @Test func `sums are exact, and what has no value is counted beside them`() throws {
    let run = try succeed(
      "list",
      "enterprise-figures",
      "--group-by",
      "enterprise.zone,year",
      "--sum",
      "revenue"
    )
    #expect(
      run.lines == [
        "enterprise.zone\tyear\tcount\tsum(revenue)\tunknown(revenue)",
        "north\t2024\t1\t120.5\t0",
        "north\t2025\t1\t200\t0",
        "south\t2025\t2\t0.1\t1",
      ]
    )
  }

  @Test func `averages are over the records that have a value`() throws {
    let run = try succeed(
      "list",
      "enterprise-figures",
      "--group-by",
      "enterprise.zone",
      "--average",
      "revenue",
      "--sort",
      "revenue"
    )
    #expect(
      run.lines == [
        "enterprise.zone\tcount\taverage(revenue)\tunknown(revenue)", "south\t2\t0.1\t1",
        "north\t2\t160.25\t0",
      ]
    )
    let stray = try program.run([
      "list", "enterprise-figures", "--group-by", "year", "--average", "revenue", "--share",
    ])
    #expect(stray.status == 64)
    #expect(stray.errors.contains("--average: this does not go with --share"))
  }

  @Test func `a group in which nothing has a value has no sum, and then nothing has a share`()
    throws
  {
    let run = try succeed(
      "list",
      "enterprise-figures",
      "--group-by",
      "enterprise",
      "--sum",
      "revenue",
      "--share"
    )
    #expect(
      run.lines == [
        "enterprise\tcount\tsum(revenue)\tunknown(revenue)\tshare",
        "ent-1\t2\t320.5\t0\t", "ent-2\t1\t0.1\t0\t", "ent-3\t1\t\t1\t",
      ]
    )
    let table = try succeed(
      "list",
      "enterprise-figures",
      "--group-by",
      "enterprise",
      "--across",
      "year",
      "--sum",
      "revenue",
      "--format",
      "table"
    )
    let last = table.lines.first { $0.hasPrefix("Firm ent-3") }
    #expect(last?.split(separator: " ").suffix(1) == ["?"])
  }

  @Test func `a limit below one is refused, and a tree has no groups`() throws {
    for across in [[], ["--across", "year"]] {
      let run = try program.run(
        ["list", "enterprise-figures", "--group-by", "enterprise", "--limit=-1"] + across
      )
      #expect(run.status == 64, "\(run.errors)")
      #expect(run.errors.contains("--limit"))
    }
    let tree = try program.run(["list", "zones", "--group-by", "kind", "--tree", "parents"])
    #expect(tree.status == 64)
    #expect(tree.errors.contains("--tree"))
  }

  @Test func `a comma between curly quotes stands in the text`() throws {
    let run = try succeed("list", "enterprises", "--group-by", "name = “a,b”,zone")
    #expect(run.lines.count == 3)
  }

  @Test func `a table ends with all, and a record of several groups is once in it`() throws {
    let run = try succeed("list", "enterprises", "--group-by", "tags", "--format", "table")
    #expect(
      run.lines.map { $0.split(separator: " ").joined(separator: " ") } == [
        "Tags Count", "a 1", "b 2", "(none) 1", "All 3",
      ]
    )
    #expect(run.errors.contains("several values"))
  }

  @Test func `groups without a record are shown where they are asked for`() throws {
    let run = try succeed(
      "list",
      "enterprises",
      "--where",
      "zone:south",
      "--group-by",
      "zone",
      "--empty",
      "--share"
    )
    #expect(run.lines == ["zone\tcount\tshare", "north\t0\t0", "south\t2\t100"])
  }

  @Test func `gaps are the groups without a record, of one key and of two`() throws {
    let zones = try succeed(
      "list",
      "enterprises",
      "--where",
      "zone:south",
      "--group-by",
      "zone",
      "--gaps"
    )
    #expect(zones.lines == ["zone", "north"])
    #expect(zones.errors == "1 of 2 have no record.\n")
    let figures = ["list", "enterprise-figures", "--group-by", "enterprise,year", "--gaps"]
    let years = try program.run(figures)
    #expect(years.lines == ["enterprise\tyear", "ent-2\t2024", "ent-3\t2024"])
    #expect(years.errors == "2 of 6 have no record.\n")
    let table = try program.run(figures + ["--limit", "1", "--format", "table"])
    #expect(
      table.lines.map { $0.split(separator: " ").joined(separator: " ") } == [
        "Enterprise Year", "Firm ent-2 2024",
      ]
    )
    let json = try program.run(figures + ["--format", "json"])
    #expect(
      json.output == """
        [
        {"enterprise":"ent-2","year":2024},
        {"enterprise":"ent-3","year":2024}
        ]

        """
    )
  }

  @Test func `records without a value are no group that there should be`() throws {
    let kinds = ["list", "zones", "--group-by", "zoneClass", "--gaps"]
    #expect(try program.run(kinds).errors == "4 of 4 have no record.\n")
  }

  @Test func `no gaps are an empty answer, and what could have none is refused`() throws {
    let none = try succeed("list", "enterprises", "--group-by", "zone", "--gaps")
    #expect(none.lines == ["zone"])
    #expect(none.errors == "0 of 2 have no record.\n")
    for (arguments, reason) in [
      (["enterprise-figures", "--group-by", "year", "--gaps"], "is not known"),
      (["enterprises", "--group-by", "zone", "--gaps", "--share"], "of which it says nothing"),
      (["enterprises", "--gaps"], "goes with --group-by only"),
    ] {
      let run = try program.run(["list"] + arguments)
      #expect(run.status == 64)
      #expect(run.output == "")
      #expect(run.errors.contains(reason), "\(arguments): \(run.errors)")
    }
  }

  @Test func `two keys stand across each other`() throws {
    let run = try succeed(
      "list",
      "enterprise-figures",
      "--group-by",
      "enterprise.zone",
      "--across",
      "year",
      "--sum",
      "revenue",
      "--sort",
      "revenue:desc"
    )
    #expect(
      run.lines == [
        "enterprise.zone\t2024\t2025\tall", "north\t120.5\t200\t320.5", "south\t0\t0.1\t0.1",
      ]
    )
    #expect(run.errors.contains("1 of 4 have no value"))
  }

  @Test(arguments: [
    (["--group-by", "year", "--sum", "year"], "can't be added up"),
    (["--group-by", "year", "--sum", "enterprise"], "can't be added up"),
    (["--sum", "revenue"], "--group-by only"),
    (["--group-by", "year", "--columns", "year"], "columns of their own"),
    (["--group-by", "yaer"], "year"),
    (["--group-by", "year", "--sort", "revenue"], "Choose one of: count, year"),
  ])
  func `what makes no group or no sum is refused`(options: [String], says: String) throws {
    let run = try program.run(["list", "enterprise-figures"] + options)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test func `numbers whose unit stands beside them add up within one unit`() throws {
    let run = try program.run([
      "list", "indicator-readings", "--group-by", "metric", "--sum", "value",
    ])
    #expect(run.status == 64 && run.errors.contains("different units"))
    try succeed("list", "indicator-readings", "--group-by", "metric,unit", "--sum", "value")
  }
}
