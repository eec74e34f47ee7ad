import Foundation
import TestSupport
import Testing

/// `edit` and `adopt` through the real program, with small programs as editors.
struct EditorTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark()
    try succeed("new", "enterprises", "ent-1", "name=Alpha", "zone=zon-1", "tags=a,b")
    try succeed("new", "enterprises", "ent-2", "name=Beta", "zone=zon-1")
  }

  private func edit(_ editor: String, _ arguments: String...) throws -> ProgramRun {
    try program.run(["edit"] + arguments, environment: ["EDITOR": editor])
  }

  private func names() throws -> [String] {
    Array(try succeed("list", "enterprises", "--columns", "name").lines.dropFirst())
  }

  private func leftCopies() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.home.file("tmp"))
  }

  @Test func `records are edited as JSON and saved as one change`() throws {
    let run = try edit(
      "sed -i s/Alpha/Gamma/;s/Beta/Delta/",
      "enterprises",
      "ent-1",
      "ent-2",
      "--json"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("enterprises/ent-1\tname\tAlpha\tGamma\n"))
    #expect(run.errors == "Changed: Edit 2 enterprises (change 4, 2 records).\n")
    #expect(try names() == ["Gamma", "Delta"])
    #expect(try leftCopies() == [])
    try succeed("undo")
    #expect(try names() == ["Alpha", "Beta"])
  }

  @Test func `an expression chooses what is edited, and a dry run saves nothing`() throws {
    let dry = try edit(
      "sed -i s/Alpha/Gamma/",
      "enterprises",
      "--json",
      "--where",
      "tags:a",
      "--dry-run"
    )
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.contains("ent-1\tname\tAlpha\tGamma"))
    #expect(!dry.output.contains("ent-2"))
    #expect(try names() == ["Alpha", "Beta"])
  }

  @Test func `sets travel as what joins and leaves`() throws {
    let run = try edit("sed -i 's/\"a\",\"b\"/\"b\",\"c\"/'", "enterprises", "ent-1", "--json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("tags\t-a\t+c\n"))
  }

  @Test func `nothing written is nothing changed`() throws {
    let run = try edit("true", "enterprises", "ent-1", "--json")
    #expect(run.status == 0)
    #expect(run.errors == "Nothing was changed.\n")
    #expect(try leftCopies() == [])
  }

  @Test(arguments: [
    ("sed -i s/:/=/", "line 3, column 9: not valid JSON"),
    ("sed -i s/zon-1/zon-9/", "zon-9"),
    ("sed -i 's/\"revision\":1/\"revision\":7/'", "the store counts it"),
    ("sed -i s/ent-1/ent-9/", "it is missing in what you wrote"),
    ("sed -i '/name/s/\"Alpha\"/[1]/'", "name"),
  ])
  func `what is wrong is refused and the copy is kept`(editor: String, reason: String) throws {
    let run = try edit(editor, "enterprises", "ent-1", "--json")
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.contains("Nothing was changed; what you wrote is kept in "))
    #expect(try leftCopies().count == 1)
    #expect(try succeed("history").lines.count == 4)
  }

  @Test func `an editor is never run by a shell`() throws {
    let mark = program.home.file("mark")
    let run = try edit("touch \(mark);echo $HOME", "enterprises", "ent-1", "--json")
    #expect(run.status == 0, "\(run.errors)")
    // One word with a semicolon in it, not two commands.
    #expect(FileManager.default.fileExists(atPath: "\(mark);echo"))
    #expect(!FileManager.default.fileExists(atPath: mark))
    #expect(try edit("no-such-editor", "enterprises", "ent-1").status == 66)
    #expect(try edit("'open", "enterprises", "ent-1").status == 64)
    #expect(try edit("false", "enterprises", "ent-1").status == 74)
    #expect(try leftCopies() == [])
  }

  @Test func `a field that somebody changed meanwhile is refused with both sides`() throws {
    let path = try ProgramUnderTest.path()
    let script = program.home.file("editor.sh")
    try """
    #!/bin/sh
    sed -i s/Alpha/Mine/ "$1"
    ZONEBOARD_USER=zhao '\(path)' set enterprises ent-1 name=Theirs >/dev/null 2>&1
    """.write(toFile: script, atomically: false, encoding: .utf8)
    let run = try edit("sh '\(script)'", "enterprises", "ent-1", "--json")
    #expect(run.status == 75, "\(run.errors)")
    let words = "zhao changed Name of Theirs (enterprises/ent-1) (20"
    #expect(run.errors.ranges(of: words).count == 1, "\(run.errors)")
    #expect(!run.errors.contains("meanwhile") && !run.errors.contains("Z)"))
    #expect(run.errors.contains("theirs: Theirs; yours: Mine"))
    let copy = try #require(try leftCopies().first)
    let kept = program.home.file("tmp/\(copy)/enterprises.json")
    #expect(run.errors.contains(kept))
    #expect(try String(contentsOfFile: kept, encoding: .utf8).contains("Mine"))
    #expect(try names().first == "Theirs")
    // Of another field the copy is adopted as it was meant, beside what zhao changed.
    let text = try String(contentsOfFile: kept, encoding: .utf8)
    #expect(try program.run("adopt", kept).status == 75)
    try text.replacing("Mine", with: "Alpha").replacing("\"a\",\"b\"", with: "\"a\",\"c\"")
      .write(toFile: kept, atomically: false, encoding: .utf8)
    let dry = try succeed("adopt", kept, "--dry-run")
    #expect(dry.lines.contains("enterprises/ent-1\ttags\t-b\t+c"), "\(dry.output)")
    try succeed("adopt", kept)
    #expect(try names().first == "Theirs")
    #expect(
      try succeed("list", "enterprises", "--columns", "tags", "--where", "tags:c").lines.count == 2
    )
    try "[]".write(toFile: kept, atomically: false, encoding: .utf8)
    #expect(try program.run("adopt", kept).errors.contains("it is missing in what you wrote"))
  }

  @Test func `the number of a deleted record is not given again`() throws {
    func ids() throws -> [String] {
      Array(try succeed("list", "enterprises", "--columns", "id").lines.dropFirst())
    }
    try succeed("new", "enterprises", "name=Gamma", "zone=zon-1")
    let made = try #require(try ids().last)
    try succeed("delete", "enterprises", made)
    try succeed("compact")
    let other = try program.run(
      ["new", "enterprises", "name=Delta", "zone=zon-1"],
      environment: ["ZONEBOARD_USER": "zhao"]
    )
    #expect(other.status == 0, "\(other.errors)")
    #expect(try ids().count == 3)
    #expect(try !ids().contains(made))
    // So the deletion can still be taken back.
    try succeed("undo")
    #expect(try Set(names()) == ["Alpha", "Beta", "Gamma", "Delta"])
  }

  // MARK: - Questions at a terminal

  private func ask(_ arguments: String..., editor: String = "true") throws -> PseudoTerminal {
    try PseudoTerminal(
      running: ProgramUnderTest.path(),
      arguments: arguments,
      environment: program.environment.merging(["EDITOR": editor]) { $1 },
      directory: program.home.path
    )
  }

  @Test func `at a terminal edit asks before it saves, and a no keeps the copy`() throws {
    let terminal = try ask(
      "edit",
      "enterprises",
      "ent-1",
      "--json",
      editor: "sed -i s/Alpha/Gamma/"
    )
    try terminal.wait(forText: "Save this as one change? [y/n/e]")
    // Whatever is no answer is asked again.
    terminal.type("?\n")
    try terminal.wait(for: "the second question") { screen in
      screen.text.components(separatedBy: "[y/n/e]").count > 2
    }
    terminal.type("n\n")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text.contains("Nothing was changed; what you wrote is kept in"))
    #expect(try names() == ["Alpha", "Beta"])
    #expect(try leftCopies().count == 1)
  }

  @Test func `at a terminal edit goes back to the editor, and saves on a yes`() throws {
    // Each time that the editor runs it adds a letter.
    let terminal = try ask(
      "edit",
      "enterprises",
      "ent-1",
      "--json",
      editor: "sed -i s/Alpha/AlphaX/"
    )
    try terminal.wait(forText: "[y/n/e]")
    terminal.type("e\n")
    try terminal.wait(forText: "AlphaXX")
    terminal.type("y\n")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(try names() == ["AlphaXX", "Beta"])
    #expect(try leftCopies() == [])
  }

  @Test func `at a terminal what is refused can be edited again`() throws {
    let terminal = try ask(
      "edit",
      "enterprises",
      "ent-1",
      "--json",
      editor: "sed -i s/zon-1/zon-9/"
    )
    try terminal.wait(forText: "[y/n/e]")
    terminal.type("y\n")
    try terminal.wait(forText: "Edit it again? [y/n]")
    terminal.type("n\n")
    guard case .exited(let status) = try terminal.waitForEnd() else {
      Issue.record("it did not exit")
      return
    }
    #expect(status == 65)
    #expect(try leftCopies().count == 1)
  }

  @Test func `at a terminal adopt asks, and a no changes nothing`() throws {
    try "registers: {}\n".write(
      toFile: store + "/settings.yaml",
      atomically: false,
      encoding: .utf8
    )
    for (answer, count) in [("n", 4), ("y", 5)] {
      let terminal = try ask("adopt", "settings.yaml")
      try terminal.wait(forText: "Bring settings.yaml into force? [y/n]")
      terminal.type(answer + "\n")
      #expect(try terminal.waitForEnd() == .exited(0))
      #expect(try succeed("history").lines.count == count)
    }
  }

  @Test func `at a terminal undo shows an import before it takes it back`() throws {
    let rows = program.home.file("rows.csv")
    try "id,name,zone\nent-8,Gamma,zon-1\nent-9,Delta,zon-1\n"
      .write(toFile: rows, atomically: false, encoding: .utf8)
    try succeed("import", "enterprises", rows)
    for (answer, count) in [("n", 4), ("y", 2)] {
      let terminal = try ask("undo")
      try terminal.wait(forText: "records)? [y/n]")
      #expect(terminal.screen.text.contains("Take back change 4 of "))
      terminal.type(answer + "\n")
      #expect(try terminal.waitForEnd() == .exited(0))
      #expect(try names().count == count)
    }
    // What was done a moment ago is taken back at once.
    try succeed("set", "enterprises", "ent-1", "name=Omega")
    #expect(try ask("undo").waitForEnd() == .exited(0))
    #expect(try names() == ["Alpha", "Beta"])
  }

  @Test func `a register file edited by hand is put aside, and the way to keep it is told`() throws
  {
    try succeed("compact")
    let folder = store + "/registers/"
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first {
        $0.hasPrefix("enterprises.")
      }
    )
    let text = try String(contentsOfFile: folder + file, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: folder + file)
    try text.replacing("\"Alpha\"", with: "\"Omega\"")
      .write(toFile: folder + file, atomically: false, encoding: .utf8)
    let run = try program.run(["set", "enterprises", "ent-2", "name=Gamma"])
    #expect(run.status == 0)
    #expect(run.errors.contains("it looks edited by hand: “zoneboard adopt "), "\(run.errors)")
    #expect(try names() == ["Alpha", "Gamma"])
  }

  @Test func `an edited settings file is told of on the screen until it is in force`() throws {
    try "registers: {}\n".write(
      toFile: store + "/settings.yaml",
      atomically: false,
      encoding: .utf8
    )
    let terminal = try ask("open")
    try terminal.wait(forText: "settings.yaml: what is on the disk is not in force")
    terminal.press(.control("Q"))
    _ = try terminal.waitForEnd()
    try succeed("adopt", "settings.yaml")
    let quiet = try ask("open")
    try quiet.wait(forText: "F10")
    quiet.settle()
    #expect(!quiet.screen.text.contains("is not in force"))
    quiet.press(.control("Q"))
    _ = try quiet.waitForEnd()
  }

  @Test func `settings are edited, checked and in force in one step`() throws {
    let text = program.home.file("settings.txt")
    func write(_ kind: String) throws {
      try """
      registers:
        enterprises:
          fields:
            parking: {kind: \(kind), label: {en: Parking spaces, zh: 车位}}

      """.write(toFile: text, atomically: false, encoding: .utf8)
    }
    try write("intger")
    let wrong = try edit("cp \(text)", "settings")
    #expect(wrong.status == 65, "\(wrong.errors)")
    #expect(!FileManager.default.fileExists(atPath: store + "/settings.yaml"))
    try write("integer")
    let run = try edit("cp \(text)", "settings")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("+1: registers:\n"))
    #expect(try succeed("registers", "enterprises").output.contains("Parking spaces"))
    #expect(
      try String(contentsOfFile: store + "/settings.yaml", encoding: .utf8).contains("integer")
    )
    #expect(try succeed("fsck").lines.count == 1)
  }

  @Test func `settings that are saved but cannot be written to their file are told as saved`()
    throws
  {
    let text = program.home.file("settings.txt")
    try "zone: zon-1\n".write(toFile: text, atomically: false, encoding: .utf8)
    let terminal = try ask("edit", "settings", editor: "cp \(text)")
    try terminal.wait(forText: "[y/n/e]")
    // Where a folder stands, no file can be put.
    try FileManager.default.createDirectory(
      atPath: store + "/settings.yaml/full",
      withIntermediateDirectories: true
    )
    terminal.type("y\n")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.text.contains("saved and in force, but settings.yaml"))
    #expect(try succeed("history").output.contains("settings.yaml"))
    #expect(try leftCopies().isEmpty)
  }

  @Test func `a policy is checked and adopted like settings`() throws {
    let text = program.home.file("own.txt")
    func write(_ rest: String) throws {
      try """
      document: own-2026
      version: "1"
      title: {en: Own, zh: 自有}
      issuer: {en: Park, zh: 园区}
      issued: 2026-01-02
      clauses:
        "I": {en: One, zh: 一}
      \(rest)
      """.write(toFile: text, atomically: false, encoding: .utf8)
    }
    try write("nonsense: 1\n")
    let wrong = try edit("cp \(text)", "policies/own")
    #expect(wrong.status == 65, "\(wrong.errors)")
    #expect(wrong.errors.contains("policies/own.yaml:8:"), "\(wrong.errors)")
    try write("")
    let run = try edit("cp \(text)", "policies/own")
    #expect(run.status == 0, "\(run.errors)")
    let file = store + "/policies/own.yaml"
    #expect(FileManager.default.fileExists(atPath: file))
    // By hand, and then adopted by its name or its path.
    try String(contentsOfFile: file, encoding: .utf8).replacing("Own", with: "Ours").write(
      toFile: file,
      atomically: false,
      encoding: .utf8
    )
    #expect(try succeed("fsck").output.contains("policies/own.yaml"))
    #expect(try succeed("adopt", file).output.hasPrefix("-3: title"))
    #expect(try succeed("adopt", "policies/own.yaml").errors.contains("in force already"))
    #expect(try succeed("history", "--limit", "1").output.contains("Adopt policies/own.yaml"))
  }

  @Test(arguments: ["a.yaml", "z.yaml"])
  func `an id of another pack in force is told with its place, and nothing changes`(
    name: String
  ) throws {
    func write(_ document: String, _ task: String, to file: String) throws {
      try """
      document: \(document)
      version: "1"
      title: {en: Own, zh: 自有}
      clauses:
        "I": {en: One, zh: 一}
      tasks:
        - id: \(task)
          clause: "I"
          number: 1
          title: {en: Build, zh: 建设}
      """.write(toFile: store + "/policies/" + file, atomically: false, encoding: .utf8)
    }
    try write("own-2026", "own-task", to: "own.yaml")
    try succeed("adopt", "policies/own.yaml")
    let seq = try succeed("history", "--limit", "1").output
    for (task, owner) in [("own-task", "own-2026"), ("huairou-task-03", "huairou-plan")] {
      try write("own-2027", task, to: name)
      let dry = try program.run("adopt", "policies/" + name, "--dry-run")
      let run = try program.run("adopt", "policies/" + name)
      for run in [dry, run] {
        #expect(run.status == 65)
        let told = "policies/\(name):7:9 tasks.id: \(task) is an entry of \(owner) already"
        #expect(run.errors.contains(told), "\(run.errors)")
      }
      let chinese = try program.run("adopt", "policies/" + name, "--lang", "zh")
      #expect(chinese.errors.contains("\(task) 已是 \(owner) 的条目"), "\(chinese.errors)")
    }
    #expect(try succeed("history", "--limit", "1").output == seq)
    // The same document may be changed.
    try write("own-2026", "own-task-2", to: "own.yaml")
    try succeed("adopt", "policies/own.yaml")
  }

  @Test func `a register file that was edited is adopted as its difference`() throws {
    try succeed("compact")
    let folder = store + "/registers/"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder)
        .first { $0.hasPrefix("enterprises.") }
    )
    let copy = program.home.file(name)
    let text = try String(contentsOfFile: folder + name, encoding: .utf8)
    try text.replacing("Alpha", with: "Edited").write(
      toFile: copy,
      atomically: false,
      encoding: .utf8
    )
    // What others changed since the copy was made stays.
    try succeed("set", "enterprises", "ent-2", "name=Later")
    let dry = try succeed("adopt", copy, "--dry-run")
    #expect(dry.lines.count == 2)
    #expect(try names() == ["Alpha", "Later"])
    let run = try succeed("adopt", copy)
    #expect(run.output.contains("enterprises/ent-1\tname\tAlpha\tEdited\n"))
    #expect(try names() == ["Edited", "Later"])
    try succeed("undo")
    #expect(try names() == ["Alpha", "Later"])
    // The same field changed by somebody else is a conflict.
    try succeed("set", "enterprises", "ent-1", "name=Theirs")
    #expect(try program.run("adopt", copy).status == 75)
    // Another store's file is refused.
    let foreign = text.replacing(/"store":"[0-9a-f]+"/, with: "\"store\":\"00\"")
    try foreign.write(toFile: copy, atomically: false, encoding: .utf8)
    let refused = try program.run("adopt", copy)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("it is a file of another store"))
    #expect(try program.run("adopt", "/etc/hostname").status == 65)
    #expect(try program.run("adopt", "none.json").status == 66)
  }

  @Test func `a register file that was edited in its place is kept and offered`() throws {
    try succeed("compact")
    let folder = store + "/registers/"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder)
        .first { $0.hasPrefix("enterprises.") }
    )
    let text = try String(contentsOfFile: folder + name, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: folder + name)
    try text.replacing("Alpha", with: "Edit!").write(
      toFile: folder + name,
      atomically: false,
      encoding: .utf8
    )
    #expect(try names() == ["Alpha", "Beta"])
    let fsck = try program.run("fsck", "--repair")
    #expect(fsck.status == 0, "\(fsck.errors)")
    let kept = try #require(
      try FileManager.default.contentsOfDirectory(atPath: store + "/quarantine").first
    )
    #expect(fsck.errors.contains("zoneboard adopt \(store)/quarantine/\(kept)"), "\(fsck.errors)")
    try succeed("adopt", "\(store)/quarantine/\(kept)")
    #expect(try names() == ["Edit!", "Beta"])
  }
}
