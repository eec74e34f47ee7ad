import Foundation
import TestSupport
import Testing

/// The settings of a store, held against the store and the machine when they are adopted.
struct StoreSettingsTests: ProgramSuite {
  let program: ProgramUnderTest

  /// A store with a zone and two firms.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark(firms: "Alpha", "Beta")
  }

  private func write(_ text: String) throws {
    try text.write(toFile: store + "/settings.yaml", atomically: false, encoding: .utf8)
  }

  private func field(_ parts: String) -> String {
    "registers:\n  enterprises:\n    fields:\n      desks: {\(parts)}\n"
  }

  @Test(arguments: [
    (
      "timezone: Asia/Shangai\n",
      "line 1, column 11 timezone: there is no time zone Asia/Shangai; nearest: Asia/Shanghai"
    ), ("zone: zno-1\n", "line 1, column 7 zone: there is no zone zno-1; nearest: zon-1"),
    (
      "registers:\n  enterprises:\n    fields:\n      desks: {kind: integer, check: desks > staf}\n",
      "line 4, column 45 registers.enterprises.fields.desks.check: Enterprises have no field "
        + "“staf”; did you mean staff?"
    ),
    (
      """
      registers:
        enterprises:
          fields:
            perHead:
              kind: computed
              gives: money
              expression: "registeredCapital / staf"

      """,
      "line 7, column 42 registers.enterprises.fields.perHead.expression: Enterprises have no "
        + "field “staf”; did you mean staff?"
    ),
  ])
  func `a name that nobody knows is refused with its place and the nearest`(
    text: String,
    fault: String
  ) throws {
    try write(text)
    let adopted = try program.run("adopt", "settings.yaml")
    #expect(adopted.status == 65)
    #expect(adopted.errors.contains("settings.yaml: 1 place is wrong"), "\(adopted.errors)")
    #expect(adopted.errors.contains(fault), "\(adopted.errors)")
    let editor = program.home.file("editor.sh")
    try "echo '# mine' >> \"$1\"\n".write(toFile: editor, atomically: true, encoding: .utf8)
    let edited = try program.run(["edit", "settings"], environment: ["EDITOR": "sh " + editor])
    #expect(edited.status == 65 && edited.errors.contains(fault), "\(edited.errors)")
    #expect(try succeed("history", "--limit", "1").output.contains("Beta"))
  }

  @Test func `a date of the store's own falls due where it says so, and while it counts`() throws {
    let until = "permitUntil: {kind: date, label: {en: Permit until, zh: 许可到期}"
    func text(_ due: String) -> String {
      "registers:\n  enterprises:\n    fields:\n      \(until), due: \(due)}\n"
    }
    let label = "label: {en: Permit ends, zh: 许可届满}"
    try write(text("{while: \"registeredCapital > 1\", \(label), soon: 90}"))
    try succeed("adopt", "settings.yaml")
    try succeed("set", "enterprises", "ent-1", "registeredCapital=5", "permitUntil=2099-01-01")
    try succeed("set", "enterprises", "ent-2", "permitUntil=2099-01-01")
    func due() throws -> String {
      try succeed("due", "--within", "30d", "--today", "2098-12-20").output
    }
    #expect(try due().contains("Permit ends"))
    #expect(try due().contains("Alpha") && !due().contains("Beta"))
    try write(text("true"))
    try succeed("adopt", "settings.yaml")
    #expect(try due().contains("Permit until"))
    #expect(try due().contains("Alpha") && due().contains("Beta"))
    try write(text("{while: stat = incubating}"))
    let refused = try program.run("adopt", "settings.yaml")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("“stat”; did you mean"), "\(refused.errors)")
    try write(
      "registers:\n  enterprises:\n    fields:\n      desks: {kind: integer, due: true}\n"
    )
    let number = try program.run("adopt", "settings.yaml")
    #expect(number.status == 65 && number.errors.contains("due is for fields of the kind date"))
  }

  @Test func `a zone in force that is gone is told of at each opening`() throws {
    try succeed("new", "zones", "zon-2", "name=Other Park", "kind=park")
    try write("zone: zon-2\n")
    try succeed("adopt", "settings.yaml")
    #expect(try succeed("list", "zones").errors.isEmpty)
    try succeed("delete", "zones", "zon-2")
    let told = "settings.yaml, line 1, column 7 zone: there is no zone zon-2; nearest: zon-1. "
    #expect(try succeed("list", "zones").errors.hasPrefix(told))
    let terminal = try program.dashboard()
    try terminal.wait(forText: "there is no zone zon-2")
    terminal.press(.control("Q"))
    _ = try terminal.waitForEnd()
  }

  @Test func `values that another kind does not take are counted before it comes into force`()
    throws
  {
    try write(field("kind: text"))
    #expect(!(try succeed("adopt", "settings.yaml").errors.contains("value")))
    try succeed("set", "enterprises", "ent-1", "desks=a dozen")
    try succeed("set", "enterprises", "ent-2", "desks=twenty")
    try write(field("kind: integer"))
    let told =
      "enterprises.desks becomes whole number: 2 records have a value that it does not take."
    #expect(try succeed("adopt", "settings.yaml", "--dry-run").errors.contains(told))
    #expect(try succeed("adopt", "settings.yaml").errors.contains(told))
    try succeed("set", "enterprises", "ent-1", "desks=12")
    try write("zone: zon-1\n")
    #expect(
      try succeed("adopt", "settings.yaml").errors.contains(
        "enterprises.desks goes: 2 records have a value of it, which stays in the store"
      )
    )
    try succeed("undo")
    #expect(try succeed("show", "enterprises", "ent-2").output.contains("twenty"))
  }
}

/// The zone that a store opens with where nobody says which.
struct UsualZoneTests {
  @Test(arguments: [
    (["init", "--sample", "shibei-park"], "Shibei Park"),
    (["init", "--sample", "all"], "Huairou Science City"), (["init"], "All zones"),
  ])
  func `is the one that its records lie in`(made: [String], title: String) throws {
    let program = try ProgramUnderTest(store: "park.zb")
    #expect(try program.run(made).status == 0)
    let terminal = try program.dashboard()
    try terminal.wait(forText: "F10")
    #expect(terminal.screen.lines[0].contains(title), "\(terminal.screen.text)")
    terminal.press(.control("Q"))
    _ = try terminal.waitForEnd()
  }

  @Test func `is the park of what was imported`() throws {
    let program = try ProgramUnderTest(store: "park.zb")
    for command in [
      ["init"], ["new", "zones", "city", "name=Our City", "kind=municipality"],
      ["new", "zones", "park", "name=Our Park", "kind=park", "parent=city"],
    ] {
      #expect(try program.run(command).status == 0)
    }
    let rows = "name,zone\nAlpha,park\nBeta,park\n"
    let imported = try program.run(
      ["import", "enterprises", "-", "--format", "csv"],
      input: rows
    )
    #expect(imported.status == 0, "\(imported.errors)")
    let terminal = try program.dashboard()
    try terminal.wait(forText: "F10")
    #expect(terminal.screen.lines[0].contains("Our Park"), "\(terminal.screen.text)")
    terminal.press(.control("Q"))
    _ = try terminal.waitForEnd()
  }
}

extension ProgramUnderTest {
  /// The dashboard on a terminal of 80 by 24.
  fileprivate func dashboard() throws -> PseudoTerminal {
    try PseudoTerminal(
      running: ProgramUnderTest.path(),
      arguments: ["open"],
      environment: environment,
      directory: home.path
    )
  }
}
