import Foundation
import TestSupport
import Testing

/// The private copy of the sample data that `make run` opens.
@Suite(.serialized) struct DemoTests {
  @Test func `the demo is a private copy that is thrown away at the end`() throws {
    let program = try ProgramUnderTest()
    let terminal = try program.openTerminal("demo")
    try terminal.wait(forText: "Overview", within: .seconds(120))
    try terminal.wait(forText: "F10")
    terminal.press(.text("3"))
    try terminal.wait(forText: "[Enterprises")
    try terminal.changeCell(to: "Numbat Optics")
    try terminal.wait(forText: "Saved: Numbat Optics")
    terminal.press(.control("Z"))
    try terminal.wait(forText: "Taken back")
    try terminal.leave()
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.home.file("tmp")) == [])
    #expect(!FileManager.default.fileExists(atPath: program.home.file("data/zoneboard/store")))
  }

  @Test(arguments: [Int32(1), 2, 15])
  func `the copy is thrown away too when a signal ends it`(number: Int32) throws {
    let program = try ProgramUnderTest()
    let terminal = try program.openTerminal("demo")
    try terminal.wait(forText: "F10", within: .seconds(120))
    terminal.signal(number)
    _ = try terminal.waitForEnd()
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.home.file("tmp")) == [])
  }

  @Test func `the demo runs with nothing but a home, a path and a terminal`() throws {
    let program = try ProgramUnderTest()
    program.environment = program.environment.filter {
      (["HOME", "PATH", "TERM", "TMPDIR"] + ProgramUnderTest.measuring).contains($0.key)
    }
    let terminal = try program.openTerminal("demo")
    try terminal.wait(forText: "F10 Leave", within: .seconds(120))
    try terminal.leave()
  }

  @Test func `what a killed demo left behind is removed by the next one, and nothing else`() throws
  {
    let program = try ProgramUnderTest()
    let folder = program.home.file("tmp")
    func folders() throws -> Set<String> {
      Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    }
    // Neither a folder that no demo made nor a link to one is anybody's to remove.
    for path in ["/zoneboard-demo-others", "/elsewhere"] {
      try FileManager.default.createDirectory(
        atPath: folder + path,
        withIntermediateDirectories: false
      )
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/zoneboard-demo-linked",
      withDestinationPath: folder + "/elsewhere"
    )
    #expect(FileManager.default.createFile(atPath: folder + "/elsewhere/in-use", contents: nil))
    let foreign = try folders()

    let killed = try program.openTerminal("demo")
    try killed.wait(forText: "F10 Leave", within: .seconds(120))
    let dead = try folders().subtracting(foreign)
    killed.signal(9)
    _ = try killed.waitForEnd()
    #expect(dead.count == 1)
    #expect(try folders() == foreign.union(dead))

    let living = try program.openTerminal("demo")
    try living.wait(forText: "F10 Leave", within: .seconds(120))
    let alive = try folders().subtracting(foreign)
    #expect(alive.count == 1)
    #expect(alive.isDisjoint(with: dead))

    let other = try program.openTerminal("demo")
    try other.wait(forText: "F10 Leave", within: .seconds(120))
    #expect(try folders().isSuperset(of: foreign.union(alive)))
    try other.leave()
    try living.leave()
    #expect(try folders() == foreign)
  }
}
