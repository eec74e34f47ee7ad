import TestSupport
import Testing

/// Private fields through the real program.
struct PrivacyTests {
  @Test func `private fields are for those who may change the store`() throws {
    let program = try ProgramUnderTest(store: "park.zb")
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

  @Test func `whom the staff register lets only look changes nothing`() throws {
    let program = try ProgramUnderTest(store: "park.zb")
    func run(as user: String, _ arguments: String...) throws -> ProgramRun {
      try program.run(arguments, environment: ["ZONEBOARD_USER": user])
    }
    _ = try run(as: "anna", "init")
    _ = try run(as: "anna", "new", "zones", "zon-1", "name=Test Park", "kind=park")
    let firm = ["name=Alpha", "zone=zon-1", "contactName=Wang Li"]
    let anna = ["ZONEBOARD_USER": "anna"]
    try program.run(["new", "enterprises", "ent-1"] + firm, environment: anna)
    for (id, role) in [("anna", "administrator"), ("guest", "reader"), ("zhou", "editor")] {
      let made = try run(
        as: "anna",
        "new",
        "staff",
        id,
        "login=\(id)",
        "name=\(id) lee",
        "role=\(role)"
      )
      #expect(made.status == 0, "\(made.errors)")
    }
    #expect(try run(as: "zhou", "set", "enterprises", "ent-1", "shortName=A").status == 0)
    _ = try run(as: "anna", "set", "staff", "zhou", "active=no")

    let refused = try run(as: "guest", "set", "enterprises", "ent-1", "shortName=B")
    #expect(refused.status == 77)
    #expect(
      refused.errors == """
        zoneboard: You may only read here: staff/guest has the role reader
          Changing needs an active record with the role editor; ask anna lee.

        """
    )
    for command in [["revert", "7"], ["edit", "enterprises", "ent-1"]] {
      let run = try program.run(command, environment: ["ZONEBOARD_USER": "guest"])
      #expect(run.status == 77, "\(command): \(run.errors)")
    }
    let left = try run(as: "zhou", "delete", "enterprises", "ent-1")
    #expect(left.status == 77)
    #expect(left.errors.contains("staff/zhou is no longer active"))
    #expect(try !run(as: "guest", "show", "enterprises", "ent-1").output.contains("Wang Li"))
    #expect(
      try run(as: "guest", "list", "enterprises", "--columns", "contactName").status == 77
    )
    // Who is not in the register may do what the files allow.
    #expect(try run(as: "eve", "show", "enterprises", "ent-1").output.contains("Wang Li"))
    #expect(try run(as: "eve", "set", "enterprises", "ent-1", "shortName=C").status == 0)
  }

  @Test func `whoever may only read cannot list, order or search by what is private`() throws {
    let program = try ProgramUnderTest(store: "park.zb")
    try program.run("init")
    try program.run("new", "zones", "zon-1", "name=Test Park", "kind=park")
    let of = "about=zones/zon-1"
    let made = try program.run("new", "contacts", "con-1", "name=Li", of, "telephone=13900010002")
    #expect(made.errors == "")
    #expect(try program.run("list", "contacts").output.contains("13900010002"))
    #expect(try !program.run("list", "contacts", "--read-only").output.contains("13900010002"))
    for filter in ["telephone~'0002$'", "telephone:139", "name:Li -missing(telephone)"] {
      let refused = try program.run("list", "contacts", "--where", filter, "--read-only")
      #expect(refused.status == 77, "\(filter): \(refused.errors)")
      #expect(refused.errors.contains("editors only"), "\(filter): \(refused.errors)")
      #expect(try program.run("list", "contacts", "--where", filter).status != 77)
    }
    let word = ["list", "contacts", "--where", "0002"]
    #expect(try program.run(word).output.contains("con-1"))
    #expect(try !program.run(word + ["--read-only"]).output.contains("con-1"))
    #expect(try program.run("list", "contacts", "--sort", "telephone", "--read-only").status == 77)
  }

  @Test func `checks use private fields without telling readers what stands in them`() throws {
    let program = try ProgramUnderTest(store: "park.zb")
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
    #expect(read.contains(#"{"name":"Born","hidden":true}"#))
    #expect(!read.contains("1961"))
  }
}
