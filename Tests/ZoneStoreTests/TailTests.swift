import Foundation
import Testing
import ZoneModel
import ZoneStore

/// What stands behind the last good line, row by row of the format's table.
struct TailTests {
  /// A store with three changes, and the bytes of its journal.
  private func prepared() throws -> (TestStore, [UInt8], lastLine: Int) {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    try store.set("ent-1", "name", "c")
    let bytes = try test.bytes(TestStore.segment)
    let last = try #require(bytes.dropLast().lastIndex(of: 0x0A)) + 1
    return (test, bytes, last)
  }

  @Test func `a write cut off at any byte is ignored, then put aside by the next writer`() throws {
    let (test, bytes, last) = try prepared()
    let store = try test.open()
    for cut in stride(from: last + 1, to: bytes.count - 1, by: 7) {
      try test.write(TestStore.segment, Array(bytes[..<cut]))
      let reader = try test.open("bob", session: "reader")
      #expect(reader.value("ent-1", "name") == .text("b"))
      #expect(reader.readOnlyReason == nil)
      #expect(try test.bytes(TestStore.segment).count == cut)
      let writer = try test.open()
      try writer.set("ent-1", "stage", "x")
      #expect(writer.board.seq == 3)
      #expect(writer.takeNotices().count == 1)
      #expect(try test.open().value("ent-1", "stage") == .text("x"))
    }
    #expect(try !test.names("quarantine").isEmpty)
    #expect(store.board.seq == 3)
  }

  @Test func `a whole last line that lacks its line end counts, and the next writer adds it`()
    throws
  {
    let (test, bytes, _) = try prepared()
    try test.write(TestStore.segment, Array(bytes.dropLast()))
    let store = try test.open()
    #expect(store.value("ent-1", "name") == .text("c"))
    let other = try test.open("bob", session: "s2")
    try store.set("ent-1", "stage", "x")
    #expect(try test.bytes(TestStore.segment).starts(with: bytes))
    #expect(try other.follow().changes.count == 1)
    #expect(other.value("ent-1", "stage") == .text("x"))
    #expect(try test.open().board.seq == 4)
  }

  @Test(arguments: [1, 100, 512, 5000])
  func `a tail of NUL bytes is a torn write`(count: Int) throws {
    let (test, bytes, last) = try prepared()
    let zeros = [UInt8](repeating: 0, count: count)
    try test.write(TestStore.segment, bytes[..<last] + zeros)
    let store = try test.open()
    #expect(store.value("ent-1", "name") == .text("b"))
    try store.set("ent-1", "name", "d")
    #expect(try test.open().value("ent-1", "name") == .text("d"))
  }

  @Test func `a whole line with a wrong hash is damage and is never cut off`() throws {
    let (test, bytes, last) = try prepared()
    var bad = bytes
    bad[last + 20] ^= 1
    try test.write(TestStore.segment, bad)
    let store = try test.open()
    #expect(store.value("ent-1", "name") == .text("b"))
    guard case .damaged(let damage) = store.readOnlyReason else {
      Issue.record("not damaged: \(String(describing: store.readOnlyReason))")
      return
    }
    #expect(damage.file == TestStore.segment)
    #expect(damage.offset == last)
    #expect(throws: StoreError.self) { try store.set("ent-1", "name", "x") }
    #expect(try test.bytes(TestStore.segment) == bad)
    let report = try store.fsck(repair: true)
    #expect(report.isDamaged)
    #expect(try test.bytes(TestStore.segment) == bad)
  }

  @Test func `a bad line before good ones is damage in the middle`() throws {
    let (test, bytes, last) = try prepared()
    let middle = try #require(bytes[..<(last - 1)].lastIndex(of: 0x0A)) + 1
    var bad = bytes
    bad[middle + 20] ^= 1
    try test.write(TestStore.segment, bad)
    _ = try? FileManager.default.removeItem(atPath: test.path + "/SNAPSHOT.json")
    let store = try test.open()
    #expect(store.board.seq == 1)
    guard case .damaged(let damage) = store.readOnlyReason else {
      Issue.record("not damaged")
      return
    }
    #expect(damage.offset == middle)
    #expect(try store.fsck().findings.contains { $0.offset == middle && $0.gravity == .damage })
  }

  @Test(arguments: [[UInt8](), [UInt8](repeating: 9, count: 3000)])
  func `a last line that a snapshot covers gets back the line end that it lost`(
    room: [UInt8]
  ) throws {
    let (test, _, _) = try prepared()
    try test.open().writeSnapshot()
    let bytes = try test.bytes(TestStore.segment)
    try test.write(TestStore.segment, bytes.dropLast() + room)
    let store = try test.open()
    #expect(store.value("ent-1", "name") == .text("c"))
    try store.set("ent-1", "stage", "x")
    #expect(try test.bytes(TestStore.segment).starts(with: bytes))
    #expect(try store.fsck().isClean)
    #expect(try test.open().board.seq == 4)
    #expect(try store.history().entries.count == 4)
  }

  @Test func `what stands behind damage is told as missing, never as not there`() throws {
    let (test, bytes, last) = try prepared()
    let middle = try #require(bytes[..<(last - 1)].lastIndex(of: 0x0A)) + 1
    var bad = bytes
    bad[middle + 20] ^= 1
    try test.write(TestStore.segment, bad)
    // Also for who asked to look only.
    for store in [try test.open(), try test.open(readOnly: true)] {
      let shortfall = try #require(store.shortfall)
      #expect(shortfall.seq == 1)
      #expect(shortfall.message.en.contains("state after change 1"))
      for ask in [{ _ = try store.board(asOf: 3) }, { _ = try store.change(3) }] {
        let error = #expect(throws: StoreError.self) { try ask() }
        guard case .damaged = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
      let copy = #expect(throws: StoreError.self) { try store.backup(to: test.root + "/b.tar") }
      guard case .damaged = copy else {
        Issue.record("\(String(describing: copy))")
        continue
      }
    }
    try test.write(TestStore.segment, bytes)
    #expect(try test.open().shortfall == nil)
    let none = #expect(throws: StoreError.self) { try test.open().change(4) }
    guard case .noSuchChange = none else {
      Issue.record("\(String(describing: none))")
      return
    }
  }

  @Test func `history shows what verifies on both sides of old damage and names the gap`() throws {
    let (test, _, _) = try prepared()
    let store = try test.open()
    try store.set("ent-1", "name", "d")
    try store.set("ent-1", "name", "e")
    try store.writeSnapshot()
    var bytes = try test.bytes(TestStore.segment)
    let place = try #require(bytes.firstRange(of: Array("\"b\":\"c\"".utf8))).lowerBound
    bytes[place + 5] = UInt8(ascii: "x")
    try test.write(TestStore.segment, bytes)
    let again = try test.open()
    #expect(again.value("ent-1", "name") == .text("e"))
    let page = try again.history()
    #expect(page.entries.map(\.change.seq) == [5, 4, 2, 1])
    let gap = try #require(page.gaps.first)
    #expect(page.gaps.count == 1 && gap.changes == 3...3)
    #expect(gap.message.en.hasPrefix("change 3 cannot be shown: journal/000000000001.jsonl"))
    // Newest first: who looks at the newest is not stopped by what lies behind them.
    #expect(try again.history(HistoryFilter(limit: 2)).gaps.isEmpty)
    #expect(try again.history(HistoryFilter(before: 4, limit: 1)).gaps == [gap])
    // What needs the change itself refuses.
    #expect(throws: StoreError.self) { try again.board(asOf: 1) }
  }

  @Test func `history tells of a segment that is missing between others`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let writer = try test.open(longSegment: 1)
    for text in ["b", "c", "d"] {
      try writer.set("ent-1", "name", text)
      try writer.writeSnapshot()
    }
    _ = try store.follow()
    let segments = try test.names("journal").filter { $0.hasSuffix(".jsonl") }
    try #require(segments.count > 3)
    try FileManager.default.removeItem(atPath: test.path + "/journal/" + segments[1])
    let page = try test.open().history()
    #expect(page.entries.count + page.gaps.reduce(0) { $0 + $1.changes.count } == 4)
    #expect(page.gaps.count == 1)
  }

  @Test func `a rotten run of a register file is replaced from the journal`() throws {
    let (test, _, _) = try prepared()
    try test.open().writeSnapshot()
    var file = try test.bytes("registers/enterprises.3.json")
    let place = try #require(file.firstRange(of: Array("\"c\"".utf8)))
    file[place.lowerBound + 1] = UInt8(ascii: "x")
    try test.write("registers/enterprises.3.json", file)
    let store = try test.open()
    #expect(store.value("ent-1", "name") == .text("c"))
    #expect(store.takeNotices().count == 1)
    #expect(store.readOnlyReason == nil)
    try store.set("ent-1", "stage", "x")
    #expect(try store.writeSnapshot())
    #expect(try test.names("quarantine").contains { $0.hasPrefix("enterprises.3.json") })
    #expect(try store.fsck().isClean)
    #expect(try test.open().board.everything == store.board.everything)
  }

  @Test(arguments: [true, false])
  func `a missing or short register file is replaced from the journal`(missing: Bool) throws {
    let (test, _, _) = try prepared()
    let all = try test.open().board.everything
    let file = test.path + "/registers/enterprises.1.json"
    if missing {
      try FileManager.default.removeItem(atPath: file)
    } else {
      try test.write(
        "registers/enterprises.1.json",
        Array(try test.bytes("registers/enterprises.1.json").dropLast(5))
      )
    }
    let store = try test.open()
    #expect(store.board.everything == all)
    #expect(!store.takeNotices().isEmpty)
    try store.writeSnapshot()
    #expect(try test.open().takeNotices().isEmpty)
    #expect(try test.open().board.everything == all)
  }

  @Test func `a spoiled snapshot is passed over and fsck writes it anew`() throws {
    let (test, _, _) = try prepared()
    try test.open().writeSnapshot()
    let all = try test.open().board.everything
    for name in ["SNAPSHOT.json", "SNAPSHOT.prev.json"] {
      var bytes = try test.bytes(name)
      bytes[40] ^= 1
      try test.write(name, bytes)
      #expect(try test.open().board.everything == all)
    }
    let report = try test.open().fsck(repair: true)
    #expect(report.isClean && !report.findings.isEmpty)
    #expect(try test.open().takeNotices().isEmpty)
    #expect(try test.open().fsck().isClean)
  }

  @Test func `a change of a newer program makes the store read-only`() throws {
    let (test, bytes, last) = try prepared()
    let previous = String(decoding: bytes[(last - 35)..<(last - 3)], as: UTF8.self)
    var line = Array(
      String(decoding: bytes[last..<(bytes.count - 41)], as: UTF8.self)
        .replacingOccurrences(of: #""op":"edit""#, with: #""op":"merge""#).utf8
    )
    _ = Chain.seal(&line, after: previous)
    try test.write(TestStore.segment, bytes[..<last] + line)
    let store = try test.open()
    guard case .newer = store.readOnlyReason else {
      Issue.record("not newer: \(String(describing: store.readOnlyReason))")
      return
    }
    #expect(store.value("ent-1", "name") == .text("b"))
    #expect(throws: StoreError.self) { try store.set("ent-1", "name", "x") }
  }

  @Test(arguments: [(#""version":1"#, #""version":2"#), (#""incompat":[]"#, #""incompat":["x"]"#)])
  func `an incompatible store is refused`(old: String, new: String) throws {
    let (test, _, _) = try prepared()
    let text = try test.text("FORMAT.json").replacingOccurrences(of: old, with: new)
    try test.write("FORMAT.json", Array(text.utf8))
    let error = #expect(throws: StoreError.self) { try test.open() }
    guard case .newer = error else {
      Issue.record("not newer: \(String(describing: error))")
      return
    }
  }

  @Test func `a format that changes meanwhile stops the next commit`() throws {
    let (test, _, _) = try prepared()
    let store = try test.open()
    let text = try test.text("FORMAT.json")
      .replacingOccurrences(of: #""rocompat":[]"#, with: #""rocompat":["x"]"#)
    try test.write("FORMAT.json", Array(text.utf8))
    #expect(throws: StoreError.self) { try store.set("ent-1", "name", "x") }
    #expect(store.board.seq == 3)
  }
}
