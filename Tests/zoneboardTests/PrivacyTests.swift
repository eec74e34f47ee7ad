import TestSupport
import Testing

/// Private fields through the real program.
struct PrivacyTests {
  @Test func `private fields are for those who may change the store`() throws {
    let program = try ProgramUnderTest()
    program.environment["ZONEBOARD_STORE"] = program.home.file("park.zb")
    try program.run("init")
    try program.run("new", "zones", "zon-1", "name=Test Park", "kind=park")
    let made = try program.run(
      "new",
      "enterprises",
      "ent-1",
      "name=Alpha",
      "zone=zon-1",
      "contactName=Wang Li"
    )
    #expect(made.errors == "")
    #expect(try program.run("show", "enterprises", "ent-1").output.contains("Wang Li"))
    #expect(
      try !program.run("show", "enterprises", "ent-1", "--read-only").output.contains("Wang Li")
    )
    #expect(try !program.run("list", "enterprises", "--format", "json").output.contains("Wang Li"))
    let columns = ["list", "enterprises", "--columns", "contactName"]
    #expect(try program.run(columns).output == "contactName\nWang Li\n")
    let refused = try program.run(columns + ["--read-only"])
    #expect(refused.status == 77)
    #expect(
      refused.errors == """
        zoneboard: enterprises contactName: this field is private, and you may only read here: it was \
        opened for reading only
          Open it without --read-only.

        """
    )
  }

  @Test func `checks use private fields without telling readers what stands in them`() throws {
    let program = try ProgramUnderTest()
    program.environment["ZONEBOARD_STORE"] = program.home.file("park.zb")
    try program.run("init")
    try program.run("new", "zones", "beijing", "name=Beijing", "kind=municipality")
    try program.run("new", "enterprises", "ent-1", "name=Alpha", "zone=beijing")
    let made = try program.run(
      "new",
      "talents",
      "tal-1",
      "name=Chen Jie",
      "employer=ent-1",
      "birthDate=1961-05-17",
      "permanentResident=yes",
      "category=foreign"
    )
    #expect(made.errors == "")
    let check = ["check", "talents", "tal-1", "--format", "json"]
    #expect(try program.run(check).output.contains("1961"))
    let read = try program.run(check + ["--read-only"]).output
    #expect(read.contains("Born …"))
    #expect(!read.contains("1961"))
  }
}
