import Foundation
import Glibc
import TestSupport
import Testing

/// What a person sees of a store that cannot be written, or that goes away under the screen.
@Suite(.serialized) struct TerminalStoreTests {
  private func shell(_ command: String) throws {
    let run = try runProgram("/bin/sh", ["-c", command], environment: ["PATH": "/usr/bin:/bin"])
    try #require(run.status == 0, "\(command): \(run.errors)")
  }

  /// Waits until a text is shown that stands behind messages, which each key takes away.
  private func wait(forText text: String, behindMessagesOf terminal: PseudoTerminal) throws {
    for _ in 0..<60 where !terminal.screen.contains(text) {
      terminal.press(.down)
      terminal.settle(quiet: .milliseconds(500))
    }
    try terminal.wait(forText: text, within: .seconds(1))
  }

  @Test func `a damaged journal is said on the screen and by commands, with what to do`() throws {
    let store = try TerminalSampleStore()
    _ = try store.program.run("set", "enterprises", "--store", store.path, "--where", "state:any")
    let segment = store.path + "/journal/000000000001.jsonl"
    // A whole line that is not what was written.
    try shell("printf '{\"seq\":9,\"h\":\"0\"}\\n{\"seq\":10,\"h\":\"0\"}\\n' >> '\(segment)'")
    let terminal = try store.open()
    try terminal.wait(forText: "Read-only")
    try terminal.leave()
    let list = try store.program.run("list", "zones", "--store", store.path, "--limit", "1")
    #expect(list.status == 74)
    #expect(list.errors.contains("is damaged at byte"))
    let set = try store.program.run("new", "zones", "name=X", "kind=park", "--store", store.path)
    #expect(set.status == 77, "\(set.errors)")
    #expect(set.errors.contains("is damaged at byte"))
    #expect(set.errors.contains("zoneboard fsck"))
  }

  @Test(
    .enabled(
      if: TwoUsers.arePossible,
      "only root with setpriv can play two users, and both must be able to run the program"
    )
  )
  func `who may only read can browse, and is told on the screen and by commands`() throws {
    let store = try TerminalSampleStore()
    // Group members of whom the files say that they may read, as `chmod g-w` leaves them.
    try shell(
      """
      chmod 755 '\(store.program.home.path)' && chgrp -R 65534 '\(store.path)' \
      && chmod -R g-w '\(store.path)' && chmod -R a+rwX '\(store.program.home.path)/tmp' \
      && mkdir -m 777 '\(store.program.home.path)/reader'
      """
    )
    var environment = store.program.environment
    for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
      environment[name] = store.program.home.path + "/reader"
    }
    let reader = [
      "--reuid=65534", "--regid=65534", "--clear-groups", try ProgramUnderTest.path(),
    ]
    func run(_ arguments: String...) throws -> ProgramRun {
      try runProgram(
        "/usr/bin/setpriv",
        reader + arguments + ["--store", store.path],
        environment: environment,
        directory: "/"
      )
    }
    let probe = try run("list", "enterprises", "--limit", "1")
    #expect(probe.status == 0, "\(probe.errors)")
    let set = try run("new", "zones", "name=X", "kind=park")
    #expect(set.status == 77, "\(set.errors)")
    #expect(set.errors.contains("you may read its files, but not write them"))
    #expect(try run("backup", store.program.home.path + "/reader/b.tar").status == 0)
    let terminal = try PseudoTerminal(
      running: "/usr/bin/setpriv",
      arguments: reader + ["open", "--store", store.path],
      environment: environment,
      directory: "/",
      columns: 80,
      rows: 24
    )
    try terminal.wait(forText: "Read-only")
    try terminal.leave()
  }

  @Test func `register files that are cut while they are shown are told and read again`() throws {
    let store = try TerminalSampleStore()
    let folder = store.path + "/registers"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    // All of the bytes, all but a few, and all but a page; somebody looks on, or scrolls meanwhile.
    for (size, scrolls) in [(0, false), (0, true), (10, true), (4096, true)] {
      let terminal = try store.open(columns: 200)
      terminal.press(.text("3"))
      try terminal.wait(forText: "Jipu Aerospace")
      for name in names where FileManager.default.fileExists(atPath: folder + "/" + name) {
        chmod(folder + "/" + name, 0o660)
        truncate(folder + "/" + name, off_t(size))
      }
      if scrolls {
        for key in ["4", "5", "6", "3"] { terminal.press(.text(key)) }
        for _ in 0..<5 { terminal.press(.pageDown) }
        terminal.press(.home)
        try terminal.wait(for: "the first row") { $0.contains("▸! Beijing Jipu") }
      } else {
        try terminal.wait(forText: "has cut or overwritten registers/")
      }
      try terminal.wait(untilGone: "cannot be read")
      #expect(!terminal.screen.text.contains("deleted by"))
      try terminal.leave()
      let check = try store.program.run("fsck", "--store", store.path, within: .seconds(60))
      #expect(!check.output.contains("journal/"), "\(check.output)")
    }
  }

  @Test func `another store that is copied over an open one ends its writing, not the dashboard`()
    throws
  {
    let store = try TerminalSampleStore()
    let other = store.program.home.file("other.zb")
    let made = try store.program.run("init", "--store", other, "--sample", "shibei")
    try #require(made.status == 0, "\(made.errors)")
    let terminal = try store.open(columns: 200)
    terminal.press(.text("3"))
    try terminal.wait(forText: "Jipu Aerospace")
    try shell("chmod -R u+w '\(store.path)' && cp -r '\(other)/.' '\(store.path)/'")
    for key in ["4", "5", "6", "3"] { terminal.press(.text(key)) }
    try wait(forText: "Read-only, ^L opens it anew", behindMessagesOf: terminal)
    terminal.press(.control("l"))
    try terminal.wait(untilGone: "Read-only")
    terminal.settle()
    try terminal.leave()
    // Nothing of the old store got into the new one.
    let check = try store.program.run("list", "zones", "--store", store.path, "--limit", "1")
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func `a segment and a body that are cut are told, and what is shown stays`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(columns: 200)
    terminal.press(.text("3"))
    try terminal.wait(forText: "Jipu Aerospace")
    let bodies = store.path + "/journal/bodies"
    let body = try #require(try FileManager.default.contentsOfDirectory(atPath: bodies).first)
    truncate(bodies + "/" + body, 0)
    terminal.press(.control("t"))
    try terminal.wait(forText: "is not what the journal names")
    terminal.press(.text("3"))
    try terminal.wait(forText: "Jipu Aerospace")
    truncate(store.path + "/journal/000000000001.jsonl", 0)
    try wait(forText: "Read-only", behindMessagesOf: terminal)
    #expect(terminal.screen.text.contains("Jipu Aerospace"))
    try terminal.leave()
  }

  @Test func `the language and theme that a run was started with are not kept as chosen`() throws {
    let store = try TerminalSampleStore()
    let chinese = ["LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"]
    let first = try store.open(environment: chinese)
    try first.wait(forText: "概览")
    try first.leave()
    let second = try store.open(environment: chinese, options: ["--lang", "en", "--theme", "dark"])
    try second.wait(forText: "Overview")
    try second.leave()
    let third = try store.open(environment: chinese)
    try third.wait(forText: "概览")
    third.press(.text(":"))
    third.type("lang en")
    third.press(.enter)
    try third.wait(forText: "Overview")
    try third.leave()
    let folder = store.program.home.path + "/state/zoneboard/preferences"
    let person = try String(contentsOfFile: folder + "/person.json", encoding: .utf8)
    #expect(person.contains(#""en""#) && !person.contains("theme"))
    let fourth = try store.open(environment: chinese)
    try fourth.wait(forText: "Overview")
    try fourth.leave()
  }

  /// WalletWasabi 9012 and supercell-wx 208 made settings anew over those that they could not read.
  @Test func `choices that cannot be read are put aside, not written over`() throws {
    let store = try TerminalSampleStore()
    func choose(_ theme: String) throws {
      let terminal = try store.open()
      terminal.press(.text(":"))
      terminal.type("theme \(theme)")
      terminal.press(.enter)
      terminal.settle()
      try terminal.leave()
    }
    try choose("dark")
    let folder = store.program.home.path + "/state/zoneboard/preferences"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count == 2)
    let spoilt = Data(#"{"theme":"da"#.utf8)
    for file in files { try spoilt.write(to: URL(filePath: folder + "/" + file)) }
    try choose("light")
    for file in files {
      #expect(FileManager.default.contents(atPath: "\(folder)/\(file).unread") == spoilt)
      let new = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      #expect(new.contains(#""light""#), "\(new)")
    }
  }

  @Test func `a save waits for a lock that another process holds, says so, and is then made`()
    throws
  {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    try terminal.showEnterprises(with: "Quokka")
    let holder = try PseudoTerminal(
      running: "/usr/bin/flock",
      arguments: [store.path + "/lock.write", "/bin/sh", "-c", "echo held; exec sleep 600"],
      environment: ["PATH": "/usr/bin:/bin"],
      directory: "/",
      columns: 80,
      rows: 24
    )
    try holder.wait(forText: "held")
    try terminal.changeCell(to: "Numbat Optics")
    try terminal.wait(forText: "is saving (")
    #expect(terminal.screen.text.contains("trying again, your form is kept"))
    #expect(try store.value("name") == "Quokka Optics")
    holder.press(.control("C"))
    _ = try holder.waitForEnd()
    try terminal.wait(forText: "Saved: Numbat Optics")
    #expect(try store.value("name") == "Numbat Optics")
    try terminal.leave()
  }
}
