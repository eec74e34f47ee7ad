import Foundation
import TestSupport
import Testing

/// Two dashboards on one store.
@Suite(.serialized) struct TwoPeopleTests {
  @Test func `each sees what the other saves, without a key being pressed`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(user: "anna")
    let bo = try store.open(user: "bo")
    try anna.showEnterprises(with: "optics")
    try bo.showEnterprises(with: "optics")

    try anna.changeCell(to: "Wombat Optics")
    try anna.wait(forText: "Saved: Wombat Optics")
    try bo.wait(forText: " Wombat Optics")

    try bo.changeCell(to: "Bilby Optics")
    try bo.wait(forText: "Saved: Bilby Optics")
    try anna.wait(forText: " Bilby Optics")

    // Each takes back only what is theirs; Anna's field has been changed since by Bo.
    anna.press(.control("Z"))
    try anna.wait(forText: "bo")
    try anna.wait(for: "a refusal in words") { $0.contains("Not taken back") }
    #expect(try store.value("name") == "Bilby Optics")
    anna.press(.escape)
    bo.press(.control("Z"))
    try bo.wait(forText: "Taken back")
    try anna.wait(forText: " Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
    try anna.leave()
    try bo.leave()
  }

  @Test func `what a command changes is seen on the screen at once`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open()
    try anna.showEnterprises(with: "optics")
    let run = try store.program.run(
      "set",
      "enterprises",
      TerminalSampleStore.record,
      "--store",
      store.path,
      "name=Numbat Optics",
      environment: ["ZONEBOARD_USER": "bo"]
    )
    #expect(run.status == 0, "\(run.errors)")
    try anna.wait(forText: " Numbat Optics")
    try anna.leave()
  }

  @Test func `fields that a colleague brings into force are there after one key`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open()
    try anna.showEnterprises(with: "optics")
    anna.press(.control("E"))
    try anna.wait(forText: "── Identity")
    anna.press(.control("U"))
    anna.type("Wombat Optics")
    let text = """
      registers:
        enterprises:
          fields:
            desks: {kind: integer, label: {en: Desks, zh: 工位}}
      """
    try text.write(toFile: store.path + "/settings.yaml", atomically: false, encoding: .utf8)
    let run = try store.program.run(
      "adopt",
      "settings.yaml",
      "--store",
      store.path,
      environment: ["ZONEBOARD_USER": "bo"]
    )
    #expect(run.status == 0, "\(run.errors)")
    anna.press(.down)
    try anna.wait(forText: "^L opens the store with them")
    anna.press(.control("L"))
    // What was typed is offered, as after a new start.
    try anna.wait(forText: "Name: Wombat Optics")
    anna.press(.enter)
    try anna.wait(forText: "── Identity")
    for _ in 0..<12 where !anna.screen.text.contains("Desks") {
      anna.press(.pageDown)
      anna.settle(quiet: .milliseconds(50))
    }
    try anna.wait(forText: "Desks")
    anna.press(.control("S"))
    try anna.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
    try anna.leave()
  }

  @Test func `a folder that is moved away is told of without a key, and so is its return`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open()
    try anna.showEnterprises(with: "optics")
    try FileManager.default.moveItem(atPath: store.path, toPath: store.path + ".old")
    try anna.wait(forText: "was moved or replaced")
    try FileManager.default.moveItem(atPath: store.path + ".old", toPath: store.path)
    try anna.wait(forText: "The store is back")
    try anna.changeCell(to: "Wombat Optics")
    try anna.wait(forText: "Saved: Wombat Optics")
    try anna.leave()
  }

  @Test func `pasted rows get other numbers where somebody took theirs first`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(columns: 110)
    try anna.showEnterprises(with: "optics")
    anna.paste(
      "name\tzone\nWombat Works\thuairou-science-city\nBilby Works\thuairou-science-city\n"
    )
    try anna.wait(forText: "Show what it would change")
    anna.press(.enter)
    try anna.wait(forText: "2 new, 0 changed")
    let run = try store.program.run(
      ["new", "enterprises", "--store", store.path, "name=Numbat", "zone=huairou-science-city"],
      environment: ["ZONEBOARD_USER": "bo"]
    )
    try #require(run.status == 0, "\(run.errors)")
    let taken = run.output.split(separator: "\n").last.map(String.init) ?? ""
    anna.press(.enter)
    try anna.wait(forText: "Saved")
    try anna.leave()
    #expect(try store.value("name", of: taken) == "Numbat")
    let list = try store.program.run(
      ["list", "enterprises", "--store", store.path, "--where", "works", "--columns", "name"]
    )
    #expect(list.output.split(separator: "\n").sorted() == ["Bilby Works", "Wombat Works", "name"])
  }

  @Test(.enabled(if: Strace.path != nil, "strace is needed, and the permission to trace"))
  func `where the kernel tells of no changes, they are seen all the same`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(
      through: Strace.injecting(
        ["inotify_init1:error=EMFILE"],
        trace: "inotify_init1",
        log: store.program.home.file("calls.log")
      )
    )
    try anna.showEnterprises(with: "optics")
    let run = try store.program.run(
      [
        "set", "enterprises", TerminalSampleStore.record, "--store", store.path,
        "name=Wombat Optics",
      ],
      environment: ["ZONEBOARD_USER": "bo"]
    )
    #expect(run.status == 0, "\(run.errors)")
    try anna.wait(forText: " Wombat Optics")
    let log = try String(contentsOfFile: store.program.home.file("calls.log"), encoding: .utf8)
    #expect(log.contains("EMFILE"))
    try anna.leave()
  }

  @Test func `a cell that somebody else changed while it was typed is asked about`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(user: "anna")
    try anna.showEnterprises(with: "optics")
    anna.press(.function(2))
    try anna.wait(forText: "Esc Back")
    anna.press(.control("U"))
    anna.type("Wombat Optics")
    try set("name=Bilby Optics", in: store)
    try anna.wait(forText: " Bilby Optics")
    anna.press(.enter)
    try anna.wait(forText: "bo made it Bilby Optics. Enter replaces that")
    #expect(try store.value("name") == "Bilby Optics")
    // Whoever has seen it may go on.
    anna.press(.enter)
    try anna.wait(forText: "Saved: Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
    try anna.leave()
  }

  @Test func `tags added by somebody else while a cell is typed stay`() throws {
    let store = try TerminalSampleStore()
    try set("tags=old,kept", in: store)
    let anna = try store.open(user: "anna")
    try anna.showEnterprises(with: "optics")
    anna.press(.text(":"))
    anna.type("columns")
    anna.press(.enter)
    try anna.wait(forText: "Space ticks")
    anna.type("tags")
    try anna.wait(forText: "▸[ ] Tags")
    anna.press(.space)
    anna.press(.enter)
    try anna.wait(untilGone: "Space ticks")
    for _ in 0..<12 { anna.press(.right) }
    anna.press(.function(2))
    try anna.wait(forText: "Esc Back")
    anna.press(.control("U"))
    anna.type("kept, mine")
    try set("tags+=theirs", in: store)
    anna.press(.enter)
    try anna.wait(forText: "Saved: ")
    let tags = try store.program.run(
      ["list", "enterprises", "--store", store.path, "--where", "name:Quokka"]
        + ["--columns", "tags", "--format", "tsv"]
    )
    #expect(tags.lines.last == "kept;mine;theirs")
    try anna.leave()
  }

  private func set(_ value: String, in store: TerminalSampleStore) throws {
    let run = try store.program.run(
      ["set", "enterprises", TerminalSampleStore.record, "--store", store.path, value],
      environment: ["ZONEBOARD_USER": "bo"]
    )
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test func `other fields merge, and the same field is asked, not overwritten`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(user: "anna")
    let bo = try store.open(user: "bo")
    try anna.showEnterprises(with: "optics")
    anna.press(.control("E"))
    try anna.wait(forText: "── Identity")
    anna.press(.control("U"))
    anna.type("Wombat Optics")
    anna.press(.tab)
    anna.type("袋熊")

    try bo.showEnterprises(with: "optics")
    try bo.changeCell(to: "Bilby Optics")
    try bo.wait(forText: "Saved: Bilby Optics")

    // Both values stand side by side at once and at saving; nothing is overwritten.
    try anna.wait(for: "both values") {
      $0.contains("Bilby Optics") && $0.contains("Wombat Optics")
    }
    anna.press(.control("S"))
    try anna.wait(forText: "Still to choose: Name")
    #expect(try store.value("name") == "Bilby Optics")
    anna.press(.right)
    try anna.wait(forText: "‹ yours ›")
    anna.press(.control("S"))
    try anna.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
    #expect(try store.value("nameZh") == "袋熊")
    try anna.leave()
    try bo.leave()
  }

  @Test func `what somebody else saved while a save waits is asked about, too`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(user: "anna")
    try anna.showEnterprises(with: "optics")
    anna.press(.control("E"))
    try anna.wait(forText: "── Identity")
    anna.press(.control("U"))
    anna.type("Wombat Optics")
    let gone = try store.program.run(
      "delete",
      "enterprises",
      TerminalSampleStore.record,
      "--store",
      store.path,
      environment: ["ZONEBOARD_USER": "bo"]
    )
    #expect(gone.status == 0, "\(gone.errors)")
    try anna.wait(forText: "deleted this")
    anna.press(.control("S"))
    try anna.wait(forText: "The record was deleted")
    anna.press(.text("2"))
    try anna.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
    try anna.leave()
  }

  @Test func `each is told who else is here and at which record, and that they are gone`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open(user: "anna")
    try anna.showEnterprises(with: "optics")
    let bo = try store.open(user: "bo")
    try anna.wait(forText: "Also here: bo")
    try anna.wait(forText: "2 here")
    try bo.showEnterprises(with: "optics")
    bo.press(.enter)
    try anna.wait(forText: "bo is looking at this record.")
    bo.press(.control("E"))
    try anna.wait(forText: "bo is editing this record.")
    anna.press(.control("E"))
    try anna.wait(forText: "bo is editing this record too")
    anna.press(.escape)
    // A killed session lets go of its lock, and of nothing else.
    bo.signal(9)
    try bo.waitForEnd()
    try anna.wait(untilGone: "bo is editing")
    try anna.wait(untilGone: "2 here")
    try anna.leave()
  }

  @Test func `a change of an earlier session is described before it is taken back`() throws {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try first.showEnterprises(with: "optics")
    try first.changeCell(to: "Wombat Optics")
    try first.wait(forText: "Saved: Wombat Optics")
    try first.leave()

    let second = try store.open()
    second.press(.control("Z"))
    try second.wait(forText: "Take this back?")
    #expect(second.screen.text.contains("Wombat Optics"))
    second.press(.text("1"))
    // The record is shown, with what it is again.
    try second.wait(forText: "Taken back")
    try second.wait(forText: "[Profile]")
    try second.wait(forText: "Quokka Optics")
    #expect(try store.value("name") == "Quokka Optics")
    // What this session did is done again without a question.
    second.press(.control("Y"))
    try second.wait(forText: "Done again")
    #expect(try store.value("name") == "Wombat Optics")
    try second.leave()
  }

  @Test func `undo on the command line after a dashboard is killed loses nothing`() throws {
    let store = try TerminalSampleStore()
    let anna = try store.open()
    try anna.showEnterprises(with: "quokka")
    try anna.changeCell(to: "Wombat Optics")
    try anna.wait(forText: "Saved: Wombat Optics")
    anna.signal(9)
    #expect(try anna.waitForEnd() == .signalled(9))
    #expect(try store.value("name") == "Wombat Optics")
    let undo = try store.program.run("undo", "--store", store.path)
    #expect(undo.status == 0, "\(undo.errors)")
    #expect(try store.value("name") == "Quokka Optics")
  }
}
