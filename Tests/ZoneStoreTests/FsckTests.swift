import Foundation
import Glibc
import Testing
import ZoneModel
import ZoneStore

/// What `fsck` finds, mends and leaves alone.
struct FsckTests {
  /// A store with a snapshot and a change behind it.
  private func prepared() throws -> TestStore {
    let test = try TestStore()
    let store = try test.create(
      initial: (0..<5).map { record("ent-\($0)", [("name", .text("n\($0)"))]) },
      texts: ["settings.yaml": "zone: a\n"]
    )
    try store.set("ent-1", "name", "b")
    _ = try store.writeSnapshot()
    try store.set("ent-2", "name", "c")
    return test
  }

  private func state(_ test: TestStore) throws -> [String: String] {
    var state: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: test.path) {
      var status = stat()
      lstat(test.path + "/" + name, &status)
      let bytes = FileManager.default.contents(atPath: test.path + "/" + name)
      state[name] = "\(status.st_mode) \(status.st_mtim.tv_nsec) \(bytes?.hashValue ?? 0)"
    }
    return state
  }

  @Test func `a whole store has no findings`() throws {
    let test = try prepared()
    let report = try test.open().fsck()
    #expect(report.findings.isEmpty)
    #expect(report.changes == 3 && report.records == 5)
  }

  @Test(arguments: [
    ("chmod -w lock.write", "lock.write"), ("rm lock.snapshot", "lock.snapshot"),
    ("rmdir quarantine", "quarantine"), ("chmod o+r SNAPSHOT.json", "SNAPSHOT.json"),
    ("chmod g-w journal", "journal"), ("rm SNAPSHOT.json", "SNAPSHOT.json"),
    ("echo x >> SNAPSHOT.json", "SNAPSHOT.json"),
    ("mkdir -m 755 drafts/7", "drafts/7"),
  ])
  func `what can be mended is told, and mended only when asked`(
    damage: String,
    file: String
  ) throws {
    let test = try prepared()
    try test.write("policies/own.yaml", Array("a: 1\n".utf8))
    chmod(test.path + "/policies/own.yaml", 0o660)
    try shell("cd '\(test.path)' && umask 007 && \(damage)")
    let before = try state(test)
    let found = try Store.fsck(at: test.path, order: TestStore.order)
    #expect(found.findings.contains { $0.file == file && $0.gravity == .repairable })
    #expect(!found.isClean && !found.isDamaged)
    #expect(try state(test) == before)
    let repaired = try test.open().fsck(repair: true)
    #expect(repaired.isClean, "\(repaired.findings)")
    #expect(repaired.findings.contains { $0.file == file && $0.isRepaired })
    #expect(try test.open().fsck().isClean)
    #expect(try test.open().value("ent-2", "name") == .text("c"))
  }

  @Test(.enabled(if: getuid() == 0, "only root may give a file to any group"))
  func `the group of the store's directory is given back to its files`() throws {
    let test = try prepared()
    try shell("chgrp 1 '\(test.path)/journal/000000000001.jsonl'")
    let report = try test.open().fsck()
    #expect(report.findings.map(\.file) == ["journal/000000000001.jsonl"])
    #expect(try test.open().fsck(repair: true).isClean)
    #expect(try test.open().fsck().findings.isEmpty)
  }

  @Test(arguments: ["FORMAT.json", "SNAPSHOT.json", TestStore.segment])
  func `links are told of with their place, also where the store cannot be opened`(
    file: String
  ) throws {
    let test = try prepared()
    try shell("cd '\(test.path)' && mv \(file) ../aside && ln -s ../aside \(file)")
    if file == "FORMAT.json" {
      #expect(throws: StoreError.self) { try Store.fsck(at: test.path) }
      return
    }
    let report = try Store.fsck(at: test.path, order: TestStore.order)
    #expect(report.isDamaged)
    #expect(report.findings.contains { $0.file == file && $0.gravity == .damage })
  }

  @Test func `a file with a second name is told of`() throws {
    let test = try prepared()
    try shell("ln '\(test.path)/\(TestStore.segment)' '\(test.root)/second'")
    let report = try Store.fsck(at: test.path, order: TestStore.order)
    #expect(report.findings.contains { $0.file == TestStore.segment && $0.gravity == .damage })
  }

  @Test func `a change that does not say what was before is damage with its offset`() throws {
    let test = try prepared()
    let last = try rewriteLastLine(of: test, #""a":"n2""#, #""a":"n9""#)
    let report = try test.open().fsck()
    let finding = try #require(report.findings.first { $0.gravity == .damage })
    #expect(finding.file == TestStore.segment && finding.offset == last)
    #expect(finding.message.en == "change 3: enterprises/ent-2 name was something else")
    #expect(report.followed == 2)
    #expect(try !test.open().fsck(repair: true).isClean)
  }

  @Test(arguments: [
    ("ent-9", "tags", "enterprises/ent-9 was not there"),
    ("ent-2", "name", "enterprises/ent-2 name was not a set"),
  ])
  func `members that a record cannot take are damage`(
    id: String,
    field: String,
    message: String
  ) throws {
    let test = try prepared()
    try test.open().save(
      .members(reference("ent-2"), field: "tags", added: ["x"], removed: [])
    )
    _ = try rewriteLastLine(
      of: test,
      #""r":"enterprises/ent-2","f":"tags""#,
      #""r":"enterprises/\#(id)","f":"\#(field)""#
    )
    let report = try test.open().fsck()
    #expect(
      report.findings.filter { $0.gravity == .damage }.map(\.message.en).contains {
        $0 == "change 4: \(message)"
      }
    )
    #expect(report.followed == 3)
  }

  @Test func `a saved line whose end is missing is damage, where a snapshot shows it`() throws {
    let test = try prepared()
    _ = try test.open().writeSnapshot()
    let bytes = try test.bytes(TestStore.segment)
    try test.write(TestStore.segment, bytes.dropLast(9))
    let report = try Store.fsck(at: test.path, order: TestStore.order)
    #expect(report.isDamaged && report.followed == 2)
    #expect(report.findings.contains { $0.message.en.hasSuffix("its end is missing") })
    #expect(!report.findings.contains { $0.message.en.contains("nothing that was saved is lost") })
  }

  @Test func `a line that was edited by hand keeps all from saving, a fresh snapshot or not`()
    throws
  {
    let test = try prepared()
    _ = try test.open().writeSnapshot()
    try test.write(
      TestStore.segment,
      Array(try test.text(TestStore.segment).replacing(#""b":"c""#, with: #""b":"x""#).utf8)
    )
    let store = try test.open()
    guard case .damaged(let damage) = store.readOnlyReason else {
      Issue.record("not damaged: \(String(describing: store.readOnlyReason))")
      return
    }
    #expect(damage.file == TestStore.segment)
    #expect(store.value("ent-2", "name") == .text("c"))
    #expect(throws: StoreError.self) { try store.set("ent-1", "name", "z") }
    #expect(try store.fsck().isDamaged)
  }

  /// Puts a text in place of another in the last line of the journal, with a right hash; where the
  /// line begins.
  private func rewriteLastLine(of test: TestStore, _ old: String, _ new: String) throws -> Int {
    let bytes = try test.bytes(TestStore.segment)
    let last = try #require(bytes.dropLast().lastIndex(of: 0x0A)) + 1
    let previous = String(decoding: bytes[(last - 35)..<(last - 3)], as: UTF8.self)
    let text = String(decoding: bytes[last..<(bytes.count - 41)], as: UTF8.self)
    try #require(text.contains(old))
    var line = Array(text.replacing(old, with: new).utf8)
    _ = Chain.seal(&line, after: previous)
    try test.write(TestStore.segment, bytes[..<last] + line)
    return last
  }

  @Test func `a register file with another record than the journal's is mended`() throws {
    let test = try prepared()
    let folder = test.path + "/registers/"
    let name = try #require(try test.names("registers").first)
    var bytes = try test.bytes("registers/" + name)
    let place = try #require(bytes.firstRange(of: Array("n3".utf8))).lowerBound
    bytes[place] = UInt8(ascii: "m")
    chmod(folder + name, 0o660)
    try test.write("registers/" + name, bytes)
    chmod(folder + name, 0o440)
    #expect(try test.open().value("ent-3", "name") == .text("n3"))
    let report = try test.open().fsck(repair: true)
    #expect(report.isClean && report.findings.contains { $0.isRepaired })
    #expect(try test.open().fsck().findings.isEmpty)
    #expect(try test.names("quarantine").contains { $0.hasPrefix(name) })
  }

  @Test func `a segment that is missing is a gap and not the end`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let rolling = try test.open(longSegment: 400)
    for turn in 0..<8 {
      try rolling.set("ent-1", "name", "t\(turn)")
      _ = try rolling.writeSnapshot()
    }
    let segments = try test.names("journal").filter { $0.hasSuffix(".jsonl") }
    try #require(segments.count >= 3)
    // Without any snapshot only the journal itself can tell.
    try shell("cd '\(test.path)' && rm SNAPSHOT.json SNAPSHOT.prev.json journal/\(segments[1])")
    let damaged = try test.open()
    guard case .damaged(let damage) = damaged.readOnlyReason else {
      Issue.record("not damaged: \(String(describing: damaged.readOnlyReason))")
      return
    }
    #expect(damage.file == "journal/" + (segments.last ?? ""))
    #expect(try Store.fsck(at: test.path, order: TestStore.order).isDamaged)
    #expect(store.board.seq == 1)
  }

  @Test func `the body of a change that has rotted leaves the state before it readable`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    let big = String(repeating: "x", count: 1200)
    let edits = (0..<1000).map {
      Edit.create(reference("big-\($0)"), Fields([("name", .text(big))]))
    }
    _ = try store.commit(
      ChangeDraft(id: "bulk", label: "bulk", edits: edits, seen: 2),
      check: NoCheck()
    )
    var bytes = try test.bytes("journal/bodies/bulk.jsonl")
    bytes[bytes.count / 2] ^= 1
    try test.write("journal/bodies/bulk.jsonl", bytes)
    let damaged = try test.open()
    guard case .damaged(let damage) = damaged.readOnlyReason else {
      Issue.record("not damaged: \(String(describing: damaged.readOnlyReason))")
      return
    }
    #expect(damage.file == "journal/bodies/bulk.jsonl")
    #expect(damaged.board.seq == 2 && damaged.value("ent-1", "name") == .text("b"))
    let report = try damaged.fsck()
    #expect(report.findings.contains { $0.file == "journal/bodies/bulk.jsonl" })
  }

  @Test func `what a newer program left is told as that, not as damage`() throws {
    let test = try prepared()
    try test.write(
      "FORMAT.json",
      Array(
        try test.text("FORMAT.json").replacing(#""rocompat":[]"#, with: #""rocompat":["x"]"#).utf8
      )
    )
    let store = try test.open()
    let reason = try #require(store.readOnlyReason?.message)
    #expect(
      reason.en == "only a newer program may write here (x); a zoneboard newer than 0.1.0 is needed"
    )
    let report = try store.fsck()
    #expect(report.findings.map(\.gravity) == [.newer] && !report.isDamaged && !report.isClean)
  }

  @Test(arguments: [
    (
      #""version":1"#, #""version":2"#,
      "the store is of format 2; this program knows format 1; "
    ),
    (
      #""incompat":[]"#, #""incompat":["y"]"#,
      "the store uses what this program does not know: y; "
    ),
  ])
  func `an incompatible store is refused with the version that is needed`(
    old: String,
    new: String,
    sentence: String
  ) throws {
    let test = try prepared()
    let text = try test.text("FORMAT.json").replacing(old, with: new)
    try test.write("FORMAT.json", Array(text.utf8))
    let error = #expect(throws: StoreError.self) { try test.open() }
    #expect(error?.message.en == sentence + "a zoneboard newer than 0.1.0 is needed")
    // Where a newer version started a segment, it is named.
    var segment = Array(try test.text(TestStore.segment).utf8)
    segment = Array(
      String(decoding: segment, as: UTF8.self).replacing(#""app":"0.1.0""#, with: #""app":"0.7.0""#)
        .utf8
    )
    try test.write(TestStore.segment, segment)
    let named = #expect(throws: StoreError.self) { try test.open() }
    #expect(
      named?.message.en == sentence + "zoneboard 0.7.0 has written to this store, this is 0.1.0"
    )
  }

  private func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
  }
}
