import Foundation
import Glibc
import TestSupport
import Testing

/// Modes and groups of everything that the program writes, whatever the umask.
struct GroupTests {
  private func run(_ program: ProgramUnderTest, umask: String, _ command: String) throws {
    let path = try ProgramUnderTest.path()
    let run = try runProgram(
      "/bin/sh",
      ["-c", "umask \(umask) && '\(path)' \(command)"],
      environment: program.environment,
      directory: program.home.path
    )
    try #require(run.status == 0, "\(command): \(run.errors)")
  }

  @Test(arguments: ["077", "002", "000"])
  func `modes and the group stay the same through all that writes`(umask: String) throws {
    let program = try ProgramUnderTest()
    let isRoot = getuid() == 0
    let store = program.home.file("park.zb")
    program.environment["ZONEBOARD_STORE"] = store
    // Only root can give files to a group that it is not in.
    let group = isRoot ? " --group daemon" : ""
    try run(program, umask: umask, "init --store '\(store)'\(group)")
    try run(program, umask: umask, "new zones zon-1 name=Park kind=park")
    try run(program, umask: umask, "set zones zon-1 name=Other")
    try run(program, umask: umask, "compact")
    program.environment["EDITOR"] = "sh -c 'echo \"# none\" > \"$0\"'"
    try run(program, umask: umask, "edit settings")
    try run(program, umask: umask, "undo")
    try run(program, umask: umask, "backup b.tar")
    let copy = program.home.file("copy.zb")
    try run(program, umask: umask, "restore b.tar --store '\(copy)'\(group)")
    let wanted = isRoot ? getgrnam("daemon")?.pointee.gr_gid : nil
    for root in [store, copy] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: root) + ["."]
      for name in names where !name.hasPrefix("drafts/") && !name.hasPrefix("here/") {
        var status = stat()
        lstat(root + "/" + name, &status)
        let mode = status.st_mode & 0o7777
        let isDirectory = status.st_mode & S_IFMT == S_IFDIR
        let right: mode_t = isDirectory ? 0o2770 : name.hasPrefix("registers/") ? 0o440 : 0o660
        #expect(mode == right, "\(name) has \(String(mode, radix: 8))")
        if let wanted { #expect(status.st_gid == wanted, "\(name)") }
      }
    }
    var status = stat()
    lstat(program.home.file("b.tar"), &status)
    #expect(status.st_mode & 0o7777 == 0o600)
    try run(program, umask: umask, "fsck")
  }

  @Test func `a group that does not exist is refused before anything is made`() throws {
    let program = try ProgramUnderTest()
    let store = program.home.file("park.zb")
    let run = try program.run("init", "--store", store, "--group", "no-such-group")
    #expect(run.status == 66, "\(run.errors)")
    #expect(run.errors.contains("no-such-group"))
    #expect(!FileManager.default.fileExists(atPath: store))
  }
}
