import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// A store whose settings in force this program cannot read: nothing stands in for them.
struct SettingsInForceTests {
  private let store: FaultStore

  /// Settings that ask for two persons, and that a newer program has added something to.
  private static let unknownMember = "two-persons: [applications]\nsignatures: required\n"
  /// Settings from before the program had a field of that name itself.
  private static let fieldOfBothKinds = """
    two-persons: [applications]
    registers:
      enterprises:
        fields:
          address: {kind: text, label: {en: Address, zh: 地址}}

    """

  init() throws {
    store = try FaultStore(user: "li.wei")
    try store.succeed("new", "staff", "li.wei", "name=Li Wei", "login=li.wei")
  }

  /// Brings a text into force as a program does that can read it.
  private func adopt(_ text: String?) throws {
    let open = try store.open()
    _ = try open.commit(
      ChangeDraft(
        id: Store.makeID(),
        operation: .adopt,
        label: "Adopt settings.yaml",
        edits: [
          .adopt(
            file: "settings.yaml",
            before: open.board.adoptedText("settings.yaml"),
            after: text
          )
        ],
        seen: open.board.seq
      ),
      check: EverythingPasses()
    )
    if let text { try open.writeHandEditedText("settings.yaml", text) }
  }

  private func seq() throws -> Int { try store.open(readOnly: true).board.seq }

  @Test(arguments: [unknownMember, fieldOfBothKinds])
  func `settings that cannot be read refuse every change and every approval`(text: String) throws {
    let application = try store.succeed(
      "apply",
      "high-tech-enterprise-2016",
      "ent-1",
      "--today",
      "2026-11-21"
    ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    try store.succeed("set", "enterprises", "ent-1", "name=Mine")
    try adopt(text)
    let before = try seq()
    for command in [
      ["do", "approve", "applications", application],
      ["set", "applications", application, "state=approved"],
      ["set", "enterprises", "ent-1", "name=Other"], ["new", "zones", "name=X", "kind=park"],
      ["delete", "enterprises", "ent-3"], ["undo"], ["revert", String(before - 1)],
    ] {
      let run = try store.program.run(command)
      #expect(run.status != 0, "\(command): \(run.output)\(run.errors)")
      let sentence = "the settings.yaml in force cannot be read (line "
      #expect(
        run.errors.contains(sentence) || command == ["undo"] && run.status == 75,
        "\(command): \(run.errors)"
      )
    }
    #expect(try seq() == before)
    #expect(try store.fsck().status == 0)
  }

  @Test func `a refusal says where the fault is, what is safe and what helps`() throws {
    try adopt(Self.unknownMember)
    let run = try store.program.run("set", "enterprises", "ent-1", "name=Other")
    #expect(run.status == 65)
    let reason = "cannot be read (line 2, column 1 signatures: "
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.contains("so what it asks for is not known and nothing can be changed"))
    #expect(run.errors.contains("All records are safe. Mend it with zoneboard edit settings"))
    let chinese = try store.program.run("set", "enterprises", "ent-1", "name=O", "--lang", "zh")
    #expect(chinese.errors.contains("其要求不明，因此不能作任何修改"), "\(chinese.errors)")
    // Everything can still be read, and each time it is said.
    let list = try store.succeed("list", "enterprises", "--columns", "name")
    #expect(list.lines.dropFirst() == ["Firm 1", "Firm 2", "Firm 3"])
    #expect(list.errors.contains("cannot be read (line 2"), "\(list.errors)")
  }

  @Test func `editing the settings is the way out, and what they ask for holds again`() throws {
    let application = try store.succeed(
      "apply",
      "high-tech-enterprise-2016",
      "ent-1",
      "--today",
      "2026-11-21"
    ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    try adopt(Self.unknownMember)
    // What is wrong stays out of force.
    let still = try store.program.run(
      ["edit", "settings"],
      environment: ["EDITOR": "sed -i s/required/optional/"]
    )
    #expect(still.status == 65, "\(still.errors)")
    let mended = try store.program.run(
      ["edit", "settings"],
      environment: ["EDITOR": "sed -i /signatures/d"]
    )
    #expect(mended.status == 0, "\(mended.errors)")
    try store.succeed("set", "enterprises", "ent-1", "name=Other")
    // Two persons are asked for, as before and all the while.
    let refused = try store.program.run("do", "approve", "applications", application)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("Li Wei filed it"), "\(refused.errors)")
    try store.succeed(
      "do",
      "approve",
      "applications",
      application,
      environment: ["ZONEBOARD_USER": "wang.fang"]
    )
  }

  @Test func `what was in force before cannot be put back where it cannot be read`() throws {
    try adopt(Self.unknownMember)
    let bad = try seq()
    let file = store.path + "/settings.yaml"
    try "zone: zon-1\n".write(toFile: file, atomically: false, encoding: .utf8)
    try store.succeed("adopt", "settings.yaml")
    for command in [["undo"], ["revert", String(bad + 1)]] {
      let run = try store.program.run(command)
      #expect(run.status == 65, "\(command): \(run.errors)")
      #expect(run.errors.contains("cannot be read (line 2"), "\(run.errors)")
    }
    #expect(try seq() == bad + 1)
    // To take them out of force altogether is something that a person does and sees.
    try FileManager.default.removeItem(atPath: file)
    try store.succeed("adopt", "settings.yaml", "--take-out")
    try store.succeed("set", "enterprises", "ent-1", "name=Other")
  }

  @Test func `the screen says it, and offers no change`() throws {
    try adopt(Self.unknownMember)
    let terminal = try PseudoTerminal(
      running: ProgramUnderTest.path(),
      arguments: ["open", "--store", store.path],
      environment: store.program.environment,
      directory: store.program.home.path,
      columns: 160,
      rows: 24
    )
    try terminal.wait(forText: "Read-only: The settings.yaml in force cannot be read (line 2")
    try terminal.leave()
  }

  @Test func `a screen that is open says so when others put such settings into force`() throws {
    let terminal = try PseudoTerminal(
      running: ProgramUnderTest.path(),
      arguments: ["open", "--store", store.path],
      environment: store.program.environment,
      directory: store.program.home.path,
      columns: 160,
      rows: 24
    )
    try terminal.wait(forText: "F10")
    try adopt(Self.unknownMember)
    // A screen that looks between the commit and the writing of the file tells first that the two
    // differ; a key takes that note away, and what holds on shows.
    try terminal.wait(forText: "settings.yaml")
    terminal.press(.escape)
    try terminal.wait(forText: "Read-only: The settings.yaml in force cannot be read (line 2")
    // And is free again when they are mended, without being opened anew.
    try adopt("two-persons: [applications]\n")
    try terminal.wait(untilGone: "Read-only")
    try terminal.leave()
  }
}
