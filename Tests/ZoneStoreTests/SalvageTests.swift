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
    let new = test.root + "/new.zb"
    let report = try Store.salvage(
      test.path,
      into: new,
      author: TestStore.author("anna"),
      order: TestStore.order,
      clock: test.clock.read
    )
    #expect(report.changes == 4)
    #expect(report.missing.map(\.seq) == [nil])
    #expect(report.filesUsed.isEmpty)
    let salvaged = try Store.open(
      at: new,
      author: TestStore.author("anna"),
      clock: test.clock.read
    )
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
    let report = try salvage(test)
    #expect(report.missing.map(\.seq) == [nil, 3])
    #expect(report.missing.last?.reason.en == "enterprises/ent-9 was not there")
    #expect(report.lost.map(\.record) == [reference("ent-9")])
    #expect(report.lost.first?.fields == Fields([("tags", .list(["x"]))]))
    #expect(try salvaged(test).value("ent-1", "name") == .text("c"))
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
    let report = try salvage(test)
    #expect(report.missing.map(\.seq) == [nil, nil, nil])
    #expect(report.filesUsed == [TestStore.segment])
    let new = try salvaged(test)
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
    let new = test.root + "/new.zb"
    let report = try Store.salvage(
      test.path,
      into: new,
      author: TestStore.author("anna"),
      clock: test.clock.read
    )
    #expect(report.filesUsed == ["SNAPSHOT.json"])
    #expect(report.missing.count == 1)
    let salvaged = try Store.open(
      at: new,
      author: TestStore.author("anna"),
      clock: test.clock.read
    )
    #expect(salvaged.value("ent-1", "name") == .text("d"))
    #expect(throws: StoreError.self) {
      try Store.salvage(
        test.path,
        into: new,
        author: TestStore.author("anna"),
        clock: test.clock.read
      )
    }
  }

  @Test func `a store that lost its FORMAT file is brought over whole`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "c")
    let right = store.board.everything
    try FileManager.default.removeItem(atPath: test.path + "/FORMAT.json")
    let report = try salvage(test)
    #expect(report.changes == 2)
    #expect(report.missing.map(\.file) == ["FORMAT.json"])
    #expect(try salvaged(test).board.everything == right)
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
    let report = try salvage(test)
    #expect(report.changes == 0)
    #expect(report.records == 1)
    #expect(report.filesUsed == ["registers/enterprises.2.json"])
    #expect(report.missing.map(\.reason.en) == ["changes 1 to 2 are not in the journal"])
    #expect(try salvaged(test).value("ent-1", "name") == .text("c"))
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
    let report = try salvage(test)
    #expect(report.filesUsed == ["registers/enterprises.2.json"])
    let new = try salvaged(test)
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
    let report = try salvage(test)
    #expect(report.missing == [])
    let notInForce = ["policies/raw.yaml", "policies/园区 规则.yaml", "settings.yaml"]
    #expect(report.notInForce == notInForce)
    let new = try salvaged(test)
    #expect(new.board.adoptedText("policies/own.yaml") == "a: 1\n")
    #expect(new.board.adoptedText("policies/old.yaml") == "b: 1\n")
    #expect(new.board.adoptedText("settings.yaml") == nil)
    #expect(try new.unadoptedFiles() == notInForce)
    #expect(try new.handEditedText("policies/old.yaml") == "b: 1\n")
    #expect(
      FileManager.default.contents(atPath: test.root + "/new.zb/policies/raw.yaml")?.count == 2
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
    let report = try salvage(test)
    #expect(report.changes == 3)
    #expect(report.missing == [])
    #expect(report.leftOut.map(\.file) == ["journal/000000000004.jsonl"])
    #expect(
      report.leftOut.map(\.reason.en) == [
        "a copy of changes 1 to 2, brought over from journal/000000000001.jsonl"
      ]
    )
    #expect(try salvaged(test).value("ent-1", "name") == .text("a"))
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
    let report = try salvage(test)
    #expect(report.filesUsed.isEmpty)
    #expect(report.missing.isEmpty)
    #expect(try salvaged(test).board.everything == right)
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
    let report = try salvage(test)
    #expect(
      report.missing.dropFirst().map(\.reason.en) == [
        "enterprises/ent-9 was not there; the rest of the change was brought over"
      ]
    )
    #expect(report.lost.first?.fields == Fields([("stage", .text("x"))]))
    #expect(report.filesUsed == [])
    let new = try salvaged(test)
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
    let report = try salvage(test)
    #expect(
      report.missing.map(\.reason.en) == [#"change 3 is of a newer program (op "merge")"#]
    )
    let journal = String(
      decoding: try Data(
        contentsOf: URL(fileURLWithPath: test.root + "/new.zb/" + TestStore.segment)
      ),
      as: UTF8.self
    )
    #expect(journal.components(separatedBy: #""zz":{"q":[1,2.50]}"#).count == 3)
    #expect(journal.components(separatedBy: #""yy":1.0"#).count == 3)
    let new = try salvaged(test)
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
      try Store.salvage(
        test.path,
        into: test.root + "/new.zb",
        author: TestStore.author("anna"),
        clock: test.clock.read,
        progress: { done, total in
          #expect(total == 4)
          seen.append(done)
          return done < 2
        }
      )
    }
    #expect(seen == [0, 1, 2])
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.root) == names)
    let left = test.root + "/.new.zb.123.tmp"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
    let report = try salvage(test)
    #expect(report.notices.count == 1)
    #expect(report.notices.first?.message.en.hasPrefix(left + " was left by") == true)
    #expect(try salvaged(test).value("ent-1", "name") == .text("d"))
  }

  @Test func `a link that leads nowhere is not taken for a free place, nor removed`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let link = test.root + "/new.zb"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    #expect(throws: StoreError.self) { try salvage(test) }
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

  private func salvage(_ test: TestStore) throws -> SalvageReport {
    try Store.salvage(
      test.path,
      into: test.root + "/new.zb",
      author: TestStore.author("anna"),
      order: TestStore.order,
      clock: test.clock.read
    )
  }

  private func salvaged(_ test: TestStore) throws -> Store {
    try Store.open(
      at: test.root + "/new.zb",
      author: TestStore.author("anna"),
      clock: test.clock.read
    )
  }
}
