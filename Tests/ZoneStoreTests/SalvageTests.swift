import Foundation
import Glibc
import Testing
import ZoneModel
import ZoneStore

/// What is brought over of a damaged store.
struct SalvageTests {
  @Test func `what verifies is brought over and what does not is listed`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    try store.set("ent-1", "name", "c")
    try store.set("ent-2", "name", "d")
    _ = try store.undo(check: NoCheck())
    try store.set("ent-1", "stage", "x")
    let right = store.board.everything
    var bytes = try test.bytes(TestStore.segment)
    let place = try #require(bytes.firstRange(of: Array("\"b\":\"c\"".utf8)))
    bytes[place.lowerBound + 5] = UInt8(ascii: "z")
    try test.write(TestStore.segment, bytes)
    // The snapshot is from before the damage: the change of the bad line is lost.
    let report = try test.salvage()
    #expect(report.changes == 4)
    #expect(report.missing.map(\.seq) == [nil])
    #expect(report.filesUsed.isEmpty)
    let salvaged = try test.salvaged()
    #expect(salvaged.value("ent-1", "name") == .text("a"))
    #expect(salvaged.value("ent-1", "stage") == .text("x"))
    #expect(salvaged.value("ent-2", "name") == .text("b"))
    #expect(try salvaged.fsck().isClean)
    #expect(try salvaged.history().entries.map(\.change.of) == [nil, 2, nil, nil])
    #expect(right[reference("ent-2")]?.fields == salvaged.board.record(reference("ent-2"))?.fields)
  }

  @Test func `changes of a record whose making is lost are listed, and all others brought over`()
    throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.save(.create(reference("ent-9"), Fields([("name", .text("nine"))])))
    try store.save(.members(reference("ent-9"), field: "tags", added: ["x"], removed: []))
    try store.set("ent-1", "name", "c")
    var bytes = try test.bytes(TestStore.segment)
    let place = try #require(bytes.firstRange(of: Array("nine".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "m")
    try test.write(TestStore.segment, bytes)
    let report = try test.salvage()
    #expect(report.missing.map(\.seq) == [nil, 3])
    #expect(report.missing.last?.reason.en == "enterprises/ent-9 was not there")
    #expect(report.lost.map(\.record) == [reference("ent-9")])
    #expect(report.lost.first?.fields == Fields([("tags", .list(["x"]))]))
    #expect(try test.salvaged().value("ent-1", "name") == .text("c"))
  }

  @Test func `later changes of the same field are brought over, with the value that they found`()
    throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "lost")
    test.clock.advance(milliseconds: 1000)
    try store.set("ent-1", "name", "c")
    try store.save(.members(reference("ent-1"), field: "tags", added: ["gone"], removed: []))
    try store.save(.members(reference("ent-1"), field: "tags", added: ["x"], removed: ["gone"]))
    try store.save(.create(reference("ent-2"), Fields([("name", .text("two"))])))
    try store.save(.delete(reference("ent-2"), Fields([("name", .text("two"))])))
    var bytes = try test.bytes(TestStore.segment)
    for text in [#""b":"lost""#, #""add":["gone"]"#, #""new":{"name":"two"}"#] {
      let place = try #require(bytes.firstRange(of: Array(text.utf8)))
      bytes[place.upperBound - 3] ^= 1
    }
    try test.write(TestStore.segment, bytes)
    let report = try test.salvage()
    #expect(report.missing.map(\.seq) == [nil, nil, nil])
    #expect(report.filesUsed == [TestStore.segment])
    let new = try test.salvaged()
    #expect(
      new.board.record(reference("ent-1"))?.fields == store.board.record(reference("ent-1"))?.fields
    )
    #expect(new.board.record(reference("ent-2")) == nil)
    #expect(try new.fsck().findings == [])
    let edits = try new.history().entries.reversed().flatMap(\.change.edits)
    #expect(
      edits.contains(
        .set(reference("ent-1"), field: "name", before: .text("a"), after: .text("lost"))
      )
    )
    #expect(edits.contains(.create(reference("ent-2"), Fields([("name", .text("two"))]))))
  }

  @Test func `a snapshot gives what the journal has lost`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    _ = try store.writeSnapshot()
    try store.set("ent-1", "name", "d")
    var bytes = try test.bytes(TestStore.segment)
    let place = try #require(bytes.firstRange(of: Array("\"b\":\"c\"".utf8)))
    bytes[place.lowerBound + 5] = UInt8(ascii: "z")
    try test.write(TestStore.segment, bytes)
    let report = try test.salvage()
    #expect(report.filesUsed == ["SNAPSHOT.json"])
    #expect(report.missing.count == 1)
    let salvaged = try test.salvaged()
    #expect(salvaged.value("ent-1", "name") == .text("d"))
    #expect(throws: StoreError.self) {
      try test.salvage()
    }
  }

  @Test func `a store that lost its FORMAT file is brought over whole`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    let right = store.board.everything
    try FileManager.default.removeItem(atPath: test.path + "/FORMAT.json")
    let report = try test.salvage()
    #expect(report.changes == 2)
    #expect(report.missing.map(\.file) == ["FORMAT.json"])
    #expect(try test.salvaged().board.everything == right)
  }

  @Test func `register files give what the journal has lost where no snapshot is left`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    _ = try store.writeSnapshot()
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: test.path) where name.hasPrefix("SNAPSHOT") {
      try files.removeItem(atPath: test.path + "/" + name)
    }
    try files.removeItem(atPath: test.path + "/" + TestStore.segment)
    let report = try test.salvage()
    #expect(report.changes == 0)
    #expect(report.records == 1)
    #expect(report.filesUsed == ["registers/enterprises.2.json"])
    #expect(report.missing.map(\.reason.en) == ["changes 1 to 2 are not in the journal"])
    #expect(try test.salvaged().value("ent-1", "name") == .text("c"))
  }

  @Test func `what closes a gap has a time between those of the changes around it`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    _ = try store.writeSnapshot()
    test.clock.advance(milliseconds: 1000)
    try store.set("ent-1", "stage", "x")
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: test.path) where name.hasPrefix("SNAPSHOT") {
      try files.removeItem(atPath: test.path + "/" + name)
    }
    var bytes = try test.bytes(TestStore.segment)
    let place = try #require(bytes.firstRange(of: Array("\"b\":\"c\"".utf8)))
    bytes[place.lowerBound + 5] = UInt8(ascii: "z")
    try test.write(TestStore.segment, bytes)
    test.clock.advance(milliseconds: 60_000)
    let report = try test.salvage()
    #expect(report.filesUsed == ["registers/enterprises.2.json"])
    let new = try test.salvaged()
    #expect(new.value("ent-1", "name") == .text("c"))
    #expect(new.value("ent-1", "stage") == .text("x"))
    #expect(try new.fsck().findings == [])
    let times = try new.history().entries.map(\.change.time)
    #expect(times == times.sorted(by: >))
  }

  @Test func `files that people edit by hand come as they are on the disk, and are named`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.save(.adopt(file: "policies/own.yaml", before: nil, after: "a: 1\n"))
    try store.save(.adopt(file: "policies/old.yaml", before: nil, after: "b: 1\n"))
    try test.write("policies/own.yaml", Array("a: 1\n".utf8))
    // Neither is in force: one was never adopted, the other is not even a text.
    try test.write("settings.yaml", Array("registers: {}\n".utf8))
    try test.write("policies/raw.yaml", [0xFF, 0xFE])
    try test.write("policies/园区 规则.yaml", Array("c: 1\n".utf8))
    let report = try test.salvage()
    #expect(report.missing == [])
    let notInForce = ["policies/raw.yaml", "policies/园区 规则.yaml", "settings.yaml"]
    #expect(report.notInForce == notInForce)
    let new = try test.salvaged()
    #expect(new.board.adoptedText("policies/own.yaml") == "a: 1\n")
    #expect(new.board.adoptedText("policies/old.yaml") == "b: 1\n")
    #expect(new.board.adoptedText("settings.yaml") == nil)
    #expect(try new.unadoptedFiles() == notInForce)
    #expect(try new.handEditedText("policies/old.yaml") == "b: 1\n")
    #expect(
      FileManager.default.contents(atPath: test.newPath + "/policies/raw.yaml")?.count == 2
    )
  }

  @Test func `a copy of a segment among the others brings nothing over twice`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    let copy = try test.bytes(TestStore.segment)
    _ = try store.undo(check: NoCheck())
    try test.write("journal/000000000004.jsonl", copy)
    for name in ["SNAPSHOT.json", "registers"] {
      try FileManager.default.removeItem(atPath: test.path + "/" + name)
    }
    let report = try test.salvage()
    #expect(report.changes == 3)
    #expect(report.missing == [])
    #expect(report.leftOut.map(\.file) == ["journal/000000000004.jsonl"])
    #expect(
      report.leftOut.map(\.reason.en) == [
        "a copy of changes 1 to 2, brought over from journal/000000000001.jsonl"
      ]
    )
    #expect(try test.salvaged().value("ent-1", "name") == .text("a"))
  }

  @Test func `a store that has lost the folder of derived files opens from its journal`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    _ = try store.writeSnapshot()
    try FileManager.default.removeItem(atPath: test.path + "/registers")
    let again = try test.open()
    #expect(again.value("ent-1", "name") == .text("b"))
    #expect(again.readOnlyReason == nil)
    #expect(!again.takeNotices().isEmpty)
    #expect(try again.fsck(repair: true).findings.allSatisfy(\.isRepaired))
    #expect(try test.open().fsck().isClean)
  }

  @Test func `register files change nothing that the journal still tells`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    _ = try store.writeSnapshot()
    try store.set("ent-1", "name", "c")
    let right = store.board.everything
    try FileManager.default.removeItem(atPath: test.path + "/SNAPSHOT.json")
    let report = try test.salvage()
    #expect(report.filesUsed.isEmpty)
    #expect(report.missing.isEmpty)
    #expect(try test.salvaged().board.everything == right)
  }

  @Test func `a change of many records is brought over but for those that are not there`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    try store.save(.create(reference("ent-9"), Fields([("name", .text("nine"))])))
    try store.save(
      .set(reference("ent-1"), field: "stage", before: nil, after: .text("x")),
      .set(reference("ent-9"), field: "stage", before: nil, after: .text("x")),
      .set(reference("ent-2"), field: "stage", before: nil, after: .text("x")),
      label: "All of them"
    )
    try store.set("ent-2", "stage", "y")
    try damage(test, "nine")
    let report = try test.salvage()
    #expect(
      report.missing.dropFirst().map(\.reason.en) == [
        "enterprises/ent-9 was not there; the rest of the change was brought over"
      ]
    )
    #expect(report.lost.first?.fields == Fields([("stage", .text("x"))]))
    #expect(report.filesUsed == [])
    let new = try test.salvaged()
    #expect(new.value("ent-1", "stage") == .text("x"))
    #expect(new.value("ent-2", "stage") == .text("y"))
    let bulk = try #require(try new.history().entries.first { $0.change.label == "All of them" })
    #expect(bulk.change.edits.count == 2)
  }

  @Test func `what this program does not know of changes and of the format is kept`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    try store.set("ent-1", "name", "c")
    try store.set("ent-1", "name", "d")
    try forge(test) { line in
      line.replacingOccurrences(
        of: #""label":"set name","ch":[{"#,
        with: #""label":"set name","zz":{"q":[1,2.50]},"ch":[{"yy":1.0,"#
      )
    }
    try forge(test) { line in
      line.hasPrefix(#"{"seq":3,"#)
        ? line.replacingOccurrences(of: #""op":"edit""#, with: #""op":"merge""#) : line
    }
    let format = try test.text("FORMAT.json")
    try test.write(
      "FORMAT.json",
      Array(
        format.replacingOccurrences(of: #""rocompat":[]"#, with: #""rocompat":["x-bars"]"#).utf8
      )
    )
    let report = try test.salvage()
    #expect(
      report.missing.map(\.reason.en) == [#"change 3 is of a newer program (op "merge")"#]
    )
    let journal = String(
      decoding: try Data(
        contentsOf: URL(fileURLWithPath: test.newPath + "/" + TestStore.segment)
      ),
      as: UTF8.self
    )
    #expect(journal.components(separatedBy: #""zz":{"q":[1,2.50]}"#).count == 3)
    #expect(journal.components(separatedBy: #""yy":1.0"#).count == 3)
    let new = try test.salvaged()
    #expect(new.value("ent-1", "name") == .text("d"))
    #expect(new.readOnlyReason != nil)
  }

  @Test func `a salvage that is stopped leaves nothing, and what a killed one left is told`() throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    for name in ["b", "c", "d"] { try store.set("ent-1", "name", name) }
    let names = try FileManager.default.contentsOfDirectory(atPath: test.root)
    var seen: [Int] = []
    #expect(throws: StoreError.self) {
      try test.salvage(progress: { done, total in
        #expect(total == 4)
        seen.append(done)
        return done < 2
      })
    }
    #expect(seen == [0, 1, 2])
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.root) == names)
    let left = test.root + "/.new.zb.123.tmp"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
    let report = try test.salvage()
    #expect(report.notices.count == 1)
    #expect(report.notices.first?.message.en.hasPrefix(left + " was left by") == true)
    #expect(try test.salvaged().value("ent-1", "name") == .text("d"))
  }

  @Test func `a store without a journal is salvaged without a folder being made in it`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    try store.writeSnapshot()
    for gone in ["journal/bodies", "journal"] {
      try FileManager.default.removeItem(atPath: test.path + "/" + gone)
      var before = stat()
      var after = stat()
      #expect(stat(test.path, &before) == 0)
      _ = try test.salvage()
      #expect(stat(test.path, &after) == 0)
      // Not even for a moment, in which it could be killed.
      #expect(before.st_mtim.tv_sec == after.st_mtim.tv_sec)
      #expect(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
      #expect(!FileManager.default.fileExists(atPath: test.path + "/" + gone))
      #expect(try test.salvaged().value("ent-1", "name") == .text("c"))
      try FileManager.default.removeItem(atPath: test.newPath)
      #expect(try FileManager.default.contentsOfDirectory(atPath: test.root) == ["test.zb"])
    }
  }

  @Test
  func `without FORMAT file and beside another store's segment its own files tell whose it is`()
    throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    let other = try TestStore()
    _ = try other.create(initial: [record("ent-1", [("name", .text("other"))])])
    try test.write("journal/000000000009.jsonl", try other.bytes(TestStore.segment))
    for gone in ["FORMAT.json", "SNAPSHOT.json"] {
      try FileManager.default.removeItem(atPath: test.path + "/" + gone)
      let report = try test.salvage()
      #expect(try test.salvaged().value("ent-1", "name") == .text("c"))
      #expect(report.leftOut.map(\.file) == ["journal/000000000009.jsonl"])
      try FileManager.default.removeItem(atPath: test.newPath)
    }
    // Nothing tells any more.
    for name in try test.names("registers") {
      try FileManager.default.removeItem(atPath: test.path + "/registers/" + name)
    }
    let error = #expect(throws: StoreError.self) { try test.salvage() }
    #expect(error?.message.en.contains("segments of 2 stores") == true)
  }

  @Test func `another store's file under the next segment's name is told, with what to do`() throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let other = try TestStore()
    _ = try other.create(initial: [record("ent-1", [("name", .text("other"))])])
    let name = "journal/00000000000\(store.board.seq + 1).jsonl"
    try test.write(name, try other.bytes(TestStore.segment))
    guard case .damaged(let damage)? = try test.open().readOnlyReason else {
      Issue.record("it was not told")
      return
    }
    #expect(damage.file == name)
    #expect(
      damage.reason.en == "it belongs to another store; move it away, and open this one again"
    )
    try FileManager.default.removeItem(atPath: test.path + "/" + name)
    try test.open().set("ent-1", "name", "b")
  }

  @Test func `a link that leads nowhere is not taken for a free place, nor removed`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let link = test.newPath
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    #expect(throws: StoreError.self) { try test.salvage() }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "nowhere")
  }

  /// Changes a byte in the middle of a text of the journal.
  private func damage(_ test: TestStore, _ text: String) throws {
    var bytes = try test.bytes(TestStore.segment)
    let place = try #require(bytes.firstRange(of: Array(text.utf8)))
    bytes[place.lowerBound] ^= 1
    try test.write(TestStore.segment, bytes)
  }

  /// Writes the lines of the journal anew with right hashes, as a newer program may have.
  private func forge(_ test: TestStore, _ alter: (String) -> String) throws {
    var previous = Chain.start
    var bytes: [UInt8] = []
    for line in try test.text(TestStore.segment).split(separator: "\n") {
      var line = Array(alter(String(line.dropLast(Chain.tailLength))).utf8)
      previous = Chain.seal(&line, after: previous)
      bytes += line
    }
    try test.write(TestStore.segment, bytes)
  }
}
