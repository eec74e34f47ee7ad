import Foundation
import TestSupport
import Testing

/// Backup, restore and compact through the real program.
struct CopyCommandTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark()
  }

  @Test func `a backup to standard output is refused, because it could not be read again`() throws {
    let run = try program.run("backup", "-")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("name a file"), "\(run.errors)")
  }

  @Test func `a backup is written, checked and restored`() throws {
    let file = program.home.file("b.tar")
    let backup = try program.run("backup", file)
    try #require(backup.status == 0, "\(backup.errors)")
    let head = backup.output
    #expect(head.count == 33)
    #expect(backup.errors.hasSuffix("changes 1 to 1. Keep the hash elsewhere.\n"))
    _ = try program.run("set", "zones", "zon-1", "name=Other")
    let check = try program.run("backup", "--check", file)
    #expect(check.status == 0)
    #expect(check.output == head)
    #expect(
      check.errors == "\(file) is whole, and is the beginning of this store: changes 1 to 1, "
        + "unaltered; the store has 1 more.\n"
    )
    let restored = program.home.file("new.zb")
    let restore = try program.run("restore", file, "--store", restored)
    #expect(restore.status == 0, "\(restore.errors)")
    #expect(
      try program.run("list", "zones", "--columns", "name", "--store", restored).output
        == "name\nTest Park\n"
    )
    // Both go on by themselves: neither is the other's beginning any more.
    _ = try program.run("set", "zones", "zon-1", "name=Third", "--store", restored)
    let parted = try program.run("backup", "--check", store, "--store", restored)
    #expect(parted.status == 1)
    #expect(parted.errors.contains("differ from change 2 on"))
  }

  @Test func `backup and restore overwrite nothing and name what is wrong`() throws {
    let file = program.home.file("b.tar")
    _ = try program.run("backup", file)
    let again = try program.run("backup", file)
    #expect(again.status == 73)
    #expect(
      again.errors == """
        zoneboard: \(file) exists already
          Nothing is ever overwritten: choose another name.

        """
    )
    #expect(try program.run("restore", file, "--store", store).status == 73)
    let none = try program.run("restore", program.home.file("none.tar"), "--store", "x.zb")
    #expect(none.status == 66)
    try "no archive".write(toFile: program.home.file("no.tar"), atomically: false, encoding: .utf8)
    let no = try program.run("restore", program.home.file("no.tar"), "--store", "x.zb")
    #expect(no.status == 65, "\(no.errors)")
    #expect(no.errors.contains("it is no backup that zoneboard has written"), "\(no.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.home.file("x.zb")))
  }

  @Test func `compact says what it frees`() throws {
    for name in ["A", "B", "C"] { _ = try program.run("set", "zones", "zon-1", "name=\(name)") }
    let dry = try program.run("compact", "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.errors.contains("nothing was written"))
    let run = try program.run("compact")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == dry.output)
    #expect(try program.run("fsck").status == 0)
    #expect(try program.run("compact", "--read-only").status == 77)
  }
}
