import Foundation
import TestSupport
import Testing

/// Half-filled forms outlive whatever ends the program.
@Suite(.serialized) struct DraftTests {
  private func type(_ text: String, into terminal: PseudoTerminal) throws {
    try terminal.showEnterprises(with: "optics")
    terminal.press(.control("E"))
    try terminal.wait(forText: "── Identity")
    terminal.press(.control("U"))
    terminal.type(text)
    try terminal.wait(forText: text)
  }

  /// The files of kept forms, with what may read them.
  private func drafts(_ store: TerminalSampleStore) -> [(path: String, mode: Int)] {
    let folder = store.path + "/drafts"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.compactMap { name in
      let file = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      return (name, (file?[.posixPermissions] as? NSNumber)?.intValue ?? 0)
    }
  }

  /// Waits until a form is kept on the disk.
  private func waitForDraft(_ store: TerminalSampleStore, _ terminal: PseudoTerminal) {
    for _ in 0..<500 where drafts(store).isEmpty {
      terminal.settle(quiet: .milliseconds(20))
    }
  }

  /// Leaves a form with another name for a firm, which somebody else then renames.
  private func leaveDraft(overtakenIn store: TerminalSampleStore) throws {
    let first = try store.open()
    try type("Wombat Optics", into: first)
    first.signal(1)
    try first.waitForEnd()
    let run = try store.program.run(
      "set",
      "enterprises",
      TerminalSampleStore.record,
      "--store",
      store.path,
      "name=Bilby Optics",
      environment: ["ZONEBOARD_USER": "bo"]
    )
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(.enabled(if: Strace.path != nil, "strace is needed, and the permission to trace"))
  func `a disk that does not answer keeps nobody from leaving`() throws {
    let store = try TerminalSampleStore()
    let first = try store.open(
      through: Strace.injecting(
        ["fsync,fdatasync:delay_enter=6000000"],
        trace: "fsync,fdatasync",
        log: store.program.home.file("calls.log")
      )
    )
    try type("Wombat Optics", into: first)
    first.press(.function(10))
    try first.wait(forText: "F10 once more leaves without waiting")
    first.press(.function(10))
    try first.wait(forText: "The disk does not answer yet")
    try first.wait(forText: "Quokka Optics")
    // Waiting goes on, and the question can be asked again.
    first.press(.enter)
    try first.wait(untilGone: "The disk does not answer yet")
    first.press(.function(10))
    try first.wait(forText: "Leave at once")
    first.type("2")
    #expect(try first.waitForEnd() == .exited(74))
    #expect(!first.screen.isAlternate)
    #expect(first.screen.text.contains("Left while the disk did not answer"))
    #expect(first.modes == first.modesAtStart)
  }

  @Test(.enabled(if: Strace.path != nil, "strace is needed, and the permission to trace"))
  func `a disk that does not answer keeps nobody who edited a cell from leaving`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(
      through: Strace.injecting(
        ["fdatasync:delay_enter=10000000"],
        trace: "fdatasync",
        log: store.program.home.file("calls.log")
      )
    )
    terminal.press(.text("3"))
    try terminal.wait(forText: "Enterprises 101")
    terminal.press(.function(2))
    try terminal.wait(forText: "Name:")
    terminal.type(" II")
    terminal.press(.enter)
    try terminal.wait(untilGone: "Name:")
    terminal.press(.function(10))
    try terminal.wait(forText: "F10 once more leaves without waiting", within: .seconds(10))
    // The rest still answers.
    terminal.press(.text("4"))
    try terminal.wait(forText: "[Patents", within: .seconds(10))
    terminal.press(.function(10))
    #expect(try terminal.waitForEnd() == .exited(74))
    #expect(terminal.screen.text.contains("Left while the disk did not answer"))
    #expect(terminal.modes == terminal.modesAtStart)
  }

  @Test func `an older copy that is put in a store's place is opened with one key, with the form`()
    throws
  {
    let store = try TerminalSampleStore()
    let old = store.program.home.file("old.tar")
    #expect(try store.program.run("backup", old, "--store", store.path).status == 0)
    try store.add("ent-later", name: "Later Works")
    let first = try store.open()
    try type("Wombat Optics", into: first)
    try FileManager.default.moveItem(atPath: store.path, toPath: store.path + ".away")
    try first.wait(forText: "Read-only, ^L opens it anew")
    // Where nothing lies yet, that is said, and the form stays.
    first.press(.control("L"))
    try first.wait(forText: "there is no store")
    try first.wait(forText: "Wombat Optics")
    #expect(try store.program.run("restore", old, "--store", store.path).status == 0)
    first.press(.control("L"))
    try first.wait(forText: "Name: Wombat Optics")
    first.press(.enter)
    try first.wait(forText: "── Identity")
    first.press(.control("S"))
    try first.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
    try first.showEnterprises(with: "optics")
    try first.leave()
  }

  @Test func `what another window took back is described before it is put back`() throws {
    let store = try TerminalSampleStore()
    let other = try store.open()
    try other.showEnterprises(with: "optics")
    try other.changeCell(to: "Wombat Optics")
    try other.wait(forText: "Saved: ")
    other.press(.control("Z"))
    try other.wait(forText: "Quokka Optics")
    let here = try store.open()
    here.press(.control("Y"))
    try here.wait(forText: "Put this back?")
    try here.wait(forText: "Wombat Optics")
    #expect(try store.value("name") == "Quokka Optics")
    here.type("1")
    // The name alone stands on the other's screen already, in what was taken back.
    try here.wait(forText: "Done again")
    try other.wait(forText: "Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
    // What was taken back here needs no question.
    here.press(.control("Z"))
    try here.leave()
    try other.leave()
  }

  @Test(arguments: [9, 1] as [Int32])
  func `a form that is typed survives a kill and a hang-up`(signal: Int32) throws {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try type("Wombat Optics", into: first)
    // A hang-up writes what waits; a kill leaves what was written while typing.
    if signal == 9 { waitForDraft(store, first) }
    first.signal(signal)
    try first.waitForEnd()
    let kept = drafts(store)
    #expect(kept.count == 1)
    #expect(kept.allSatisfy { $0.mode == 0o600 })

    let second = try store.open()
    try second.wait(forText: "Unfinished: Quokka Optics, 1 field")
    try second.wait(forText: "Name: Wombat Optics")
    try second.wait(forText: "Nobody changed the record since.")
    second.press(.enter)
    try second.wait(forText: "── Identity")
    second.press(.control("S"))
    try second.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
    try second.leave()
    #expect(drafts(store).isEmpty)
  }

  @Test(arguments: [9, 1] as [Int32])
  func `what stands in the large editor survives a kill and a hang-up`(signal: Int32) throws {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try first.showEnterprises(with: "optics")
    first.press(.control("E"))
    try first.wait(forText: "── Identity")
    first.press(.function(2))
    try first.wait(forText: "┌─ Name")
    first.type(" of Tasmania")
    waitForDraft(store, first)
    first.signal(signal)
    try first.waitForEnd()
    let second = try store.open()
    try second.wait(forText: "Unfinished: Quokka Optics, 1 field")
    try second.wait(forText: "of Tasmania")
    try second.leave()
  }

  @Test func `a form that is typed survives a terminal that is closed`() throws {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try type("Wombat Optics", into: first)
    try first.hangUp()
    #expect(drafts(store).count == 1)
    let second = try store.open()
    try second.wait(forText: "Unfinished: Quokka Optics, 1 field")
    second.press(.enter)
    try second.wait(forText: "── Identity")
    try second.wait(forText: "Wombat Optics")
    second.press(.control("S"))
    try second.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
    try second.leave()
    #expect(drafts(store).isEmpty)
  }

  @Test func `what others changed meanwhile is told and asked before saving`() throws {
    let store = try TerminalSampleStore()
    try leaveDraft(overtakenIn: store)
    let second = try store.open()
    try second.wait(forText: "The record was changed since")
    second.press(.enter)
    try second.wait(forText: "── Identity")
    second.press(.control("S"))
    try second.wait(forText: "Still to choose: Name")
    #expect(try store.value("name") == "Bilby Optics")
    second.press(.left)
    second.press(.control("S"))
    try second.wait(forText: "Nothing was changed.")
    try second.leave()
    #expect(drafts(store).isEmpty)
  }

  @Test func `a draft that was taken up and lost again still says that others changed the record`()
    throws
  {
    let store = try TerminalSampleStore()
    try leaveDraft(overtakenIn: store)
    for _ in 0..<2 {
      let next = try store.open()
      try next.wait(forText: "The record was changed since: you began with r1, now it is r2.")
      next.press(.enter)
      try next.wait(forText: "1 of these fields changed since")
      next.signal(1)
      try next.waitForEnd()
    }
  }

  @Test func `a draft that cannot be read is told of and stays where it is`() throws {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try type("Wombat Optics", into: first)
    first.signal(1)
    try first.waitForEnd()
    let kept = try #require(drafts(store).first?.path)
    let file = store.path + "/drafts/" + kept
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let cut = String(text.dropLast(20))
    try cut.write(toFile: file, atomically: false, encoding: .utf8)
    let second = try store.open()
    try second.wait(forText: "An unfinished form cannot be read; it stays in drafts/")
    try second.leave()
    #expect(try String(contentsOfFile: file, encoding: .utf8) == cut)
  }

  @Test func `a draft that cannot be written is told in the title and asked about before leaving`()
    throws
  {
    let store = try TerminalSampleStore()
    let window = try store.open()
    // A file where the person's folder of drafts belongs.
    let place = "\(store.path)/drafts/\(getuid())"
    try Data().write(to: URL(filePath: place))
    try type("Wombat Optics", into: window)
    try window.wait(forText: "draft NOT kept: ")
    // The next field, so that no message is left that Esc would close.
    window.press(.enter)
    window.press(.escape)
    try window.wait(forText: "What you typed is in this window only")
    window.press(.text("1"))
    window.press(.function(10))
    try window.wait(forText: "leaving loses it")
    try FileManager.default.removeItem(atPath: place)
    window.press(.text("2"))
    #expect(try window.waitForEnd() == .exited(0))
    #expect(drafts(store).count == 1)
    let next = try store.open()
    try next.wait(forText: "Name: Wombat Optics")
    try next.leave()
  }

  @Test func `a form in a window that is open is nobody's draft`() throws {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try type("Wombat Optics", into: first)
    waitForDraft(store, first)
    let second = try store.open()
    second.press(.text("3"))
    try second.wait(forText: "[Enterprises")
    second.settle()
    #expect(!second.screen.text.contains("Unfinished"))
    try second.leave()
    // Another person with the same uid is not offered it either.
    first.signal(9)
    try first.waitForEnd()
    let other = try store.open(user: "bo")
    other.press(.text("3"))
    try other.wait(forText: "[Enterprises")
    other.settle()
    #expect(!other.screen.text.contains("Unfinished"))
    try other.leave()
  }
}
