import Foundation
import TestSupport
import Testing

/// What the program says where something is wrong with its store or its command line.
struct StoreFailureTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark()
  }

  private func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: store + "/" + file)
  }

  @Test func `a missing lock file is told with what puts it back`() throws {
    try remove("lock.write")
    let run = try program.run("set", "zones", "zon-1", "name=Other")
    #expect(run.status == 74)
    #expect(
      run.errors == """
        zoneboard: \(store): lock.write is missing
          Nothing is lost; “zoneboard fsck --repair” puts it back.

        """
    )
    #expect(try program.run("fsck", "--repair").status == 0)
    #expect(try program.run("set", "zones", "zon-1", "name=Other").status == 0)
  }

  @Test func `where only the snapshot fails it is said that the change is saved`() throws {
    try remove("lock.snapshot")
    let run = try program.run("set", "zones", "zon-1", "name=Other")
    #expect(run.status == 0)
    #expect(
      run.errors.hasSuffix(
        """
        What was changed is saved. Only the snapshot, which makes opening quick, was not written: \
        \(store)/lock.snapshot could not be opened: there is no such file or folder. When that is \
        mended, a later change writes it.

        """
      ),
      "\(run.errors)"
    )
    let chinese = try program.run("set", "zones", "zon-1", "name=Third", "--lang", "zh")
    #expect(chinese.errors.contains("更改已保存。"))
    #expect(chinese.errors.contains("无法打开 \(store)/lock.snapshot：没有该文件或目录"))
  }

  @Test func `nothing is made in the folder of a store`() throws {
    let other = program.home.file("other.zb")
    let backup = program.home.file("whole.tar")
    for made in [["init", "--store", other], ["backup", backup]] {
      #expect(try program.run(made).status == 0)
    }
    let link = program.home.file("link")
    let journal = store + "/journal"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: journal)
    let before = try FileManager.default.subpathsOfDirectory(atPath: store).sorted()
    for command in [
      ["backup", store + "/quarantine/b.tar", "--store", other],
      ["backup", store + "/b.tar"],
      ["init", "--store", store + "/inner.zb"],
      ["init", "--store", store + "/journal/one/more/inner.zb"],
      ["generate", "--store", store + "/inner.zb", "--enterprises", "3", "--patents", "3"],
      ["restore", backup, "--store", store + "/inner.zb"],
      ["export", "zones", store + "/registers/zones.csv"],
    ] {
      let run = try program.run(command)
      #expect(run.status == 77, "\(command): \(run.errors)")
      #expect(run.errors.contains(" lies in the store \(store)"), "\(command): \(run.errors)")
      #expect(run.errors.contains("outside of"), "\(command): \(run.errors)")
    }
    #expect(try program.run("init", "--store", link + "/inner.zb").status == 77)
    program.environment["TMPDIR"] = store + "/policies"
    let demo = try program.run("demo", "--seconds", "1")
    #expect(demo.errors.contains(" lies in the store \(store)"), "\(demo.errors)")
    program.environment["TMPDIR"] = nil
    #expect(try FileManager.default.subpathsOfDirectory(atPath: store).sorted() == before)
    // A folder beside it whose name begins alike is none of it.
    #expect(try program.run("init", "--store", store + "2").status == 0)
    let chinese = try program.run("init", "--store", store + "/inner.zb", "--lang", "zh")
    #expect(chinese.errors.contains("位于数据目录 \(store) 之内"))
  }

  @Test func `a backup that is cut off is named`() throws {
    let file = program.home.file("b.tar")
    _ = try program.run("backup", file)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try bytes.prefix(3000).write(to: URL(fileURLWithPath: file))
    let restore = try program.run("restore", file, "--store", program.home.file("new.zb"))
    #expect(restore.errors.contains("is no copy that can be used: it is cut off"))
    #expect(restore.errors.contains("take another copy"))
    #expect(!restore.errors.contains("choose another directory"))
  }

  @Test func `rot that is met while reading is told at the end`() throws {
    _ = try program.run("compact")
    let folder = store + "/registers/"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let file = folder + (try #require(names.first { $0.hasPrefix("zones.") }))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    let place = try #require(bytes.firstRange(of: Data("Test Park".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "R")
    try FileManager.default.removeItem(atPath: file)
    try bytes.write(to: URL(fileURLWithPath: file))
    for command in [["list", "zones"], ["export", "zones"], ["show", "zones", "zon-1"]] {
      let run = try program.run(command)
      #expect(run.output.contains("Test Park"), "\(command)")
      #expect(run.errors.contains("its records were made again from the journal"), "\(command)")
    }
  }

  @Test func `a refused undo names the change, who stands in the way, and the field`() throws {
    _ = try program.run("set", "zones", "zon-1", "name=Second")
    _ = try program.run(
      ["set", "zones", "zon-1", "name=Third"],
      environment: ["ZONEBOARD_USER": "bo"]
    )
    let run = try program.run("undo")
    #expect(run.status == 75)
    #expect(run.errors.contains("change 2 of 20"))
    #expect(run.errors.contains(" was not taken back: "))
    #expect(run.errors.contains("\n  bo changed Name of Third (zones/zon-1) (20"))
    #expect(run.errors.contains(", change 3)\n"))
  }

  @Test func `an undo of what others refer to names them and changes nothing`() throws {
    _ = try program.run("new", "incubators", "inc-1", "name=Nest", "zone=zon-1", "kind=nursery")
    let run = try program.run("undo", "--change", "1")
    #expect(run.status == 75)
    #expect(run.errors.contains("change 1 of 20"))
    #expect(run.errors.contains(" was not taken back: "))
    let who = " of Nest (incubators/inc-1) refer to Test Park (zones/zon-1) (20"
    #expect(run.errors.contains(who), "\(run.errors)")
    #expect(run.errors.contains(", change 2)\n  Nothing was changed; see"), "\(run.errors)")
  }

  @Test func `what cannot be meant is refused`() throws {
    #expect(try program.run("history", "--limit=-1").status == 64)
    let words = "exec \"$0\" set zones zon-1 \"name=bad$(printf '\\377')\""
    let run = try runProgram(
      "/bin/sh",
      ["-c", words, ProgramUnderTest.path()],
      environment: program.environment,
      directory: program.home.path
    )
    #expect(run.status == 64)
    #expect(run.errors.contains("this is not text in UTF-8"))
    #expect(try program.run("show", "zones", "zon-1").output.contains("Test Park"))
  }

  @Test func `what was taken back in part is told in the history`() throws {
    _ = try program.run("set", "zones", "zon-1", "name=Second", "nameZh=二")
    _ = try program.run(
      ["set", "zones", "zon-1", "name=Third"],
      environment: ["ZONEBOARD_USER": "bo"]
    )
    #expect(try program.run("undo", "--untouched-only").status == 0)
    let part = try program.run("history")
    #expect(part.output.split(separator: "\n").filter { $0.hasSuffix("\tpart") }.count == 1)
    let table = try program.run("history", "--format", "table", "--lang", "zh")
    #expect(table.output.contains("部分；剩 1 步"))
  }
}
