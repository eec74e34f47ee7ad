import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

struct LongChangeTests {
  private let long = String(repeating: "x", count: 600)

  private func many(_ count: Int) -> [Record] {
    (1...count).map { record("ent-\($0)", [("name", .text("n\($0)")), ("note", .text(long))]) }
  }

  private func setAll(_ store: Store, _ text: String) -> [Edit] {
    var edits: [Edit] = []
    let source = store.board.source("enterprises")
    source.forEachRow { slot, _ in
      if let record = source.record(at: slot) {
        edits.append(
          .set(
            record.reference,
            field: "note",
            before: record["note"],
            after: .text(text + String(repeating: "y", count: 400))
          )
        )
      }
      return true
    }
    return edits
  }

  @Test func `words are found in the body of a change, and only there`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(1500))
    let draft = ChangeDraft(
      id: "bulk-1",
      operation: .import,
      label: "bulk",
      edits: setAll(store, "Wombat"),
      seen: store.board.seq
    )
    _ = try store.commit(draft, check: NoCheck())
    func found(_ words: String...) throws -> [Int] {
      try store.history(HistoryFilter(words: words.map { [$0] })).entries.map(\.change.seq)
    }
    #expect(try found("wombat") == [2])
    // One word stands in the label, the other in the body.
    #expect(try found("bulk", "wombat") == [2])
    #expect(try found("ent-700", "wombat") == [2])
    #expect(try found("wombat", "koala") == [])
    // The names of members are not what a person looks for.
    #expect(try found("sha256") == [])
  }

  @Test func `a change too long for a line is one change with a body, and one undo`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(1500))
    let initial = store.board.everything.mapValues(\.fields)
    let draft = ChangeDraft(
      id: "bulk-1",
      operation: .import,
      label: "bulk",
      edits: setAll(store, "1"),
      seen: store.board.seq
    )
    #expect(try store.commit(draft, check: NoCheck()).change?.edits.count == 1500)
    #expect(try test.names("journal/bodies").contains("bulk-1.jsonl"))
    let line = try #require(try test.text(TestStore.segment).split(separator: "\n").last)
    #expect(line.utf8.count < 1000)
    #expect(line.contains(#""body":{"file":"bulk-1.jsonl","bytes":"#))
    let again = try test.open("anna", session: "s9")
    #expect(again.board.everything == store.board.everything)
    #expect(try again.history().entries.map(\.stepCount) == [1500, 1500])
    #expect(try again.history().entries.first?.change.edits.isEmpty == true)
    let one = try again.history(HistoryFilter(record: reference("ent-700")))
    #expect(one.entries.map(\.change.edits.count) == [1, 1])
    #expect(try again.change(2).edits.count == 1500)
    _ = try again.undo(check: NoCheck())
    #expect(again.board.everything.mapValues(\.fields) == initial)
    #expect(try again.board(asOf: 2).everything == store.board.everything)
    #expect(try again.fsck().isClean)
    #expect(try test.open().board.everything == again.board.everything)
  }

  @Test func `a body that was altered is damage`() throws {
    let test = try TestStore()
    let store = try test.create()
    let edits = many(1800).map { Edit.create($0.reference, $0.fields) }
    _ = try store.commit(
      ChangeDraft(id: "bulk", label: "bulk", edits: edits, seen: 0),
      check: NoCheck()
    )
    var body = try test.bytes("journal/bodies/bulk.jsonl")
    body[body.count / 2] ^= 1
    try test.write("journal/bodies/bulk.jsonl", body)
    let damaged = try test.open()
    guard case .damaged = damaged.readOnlyReason else {
      Issue.record("not damaged: \(String(describing: damaged.readOnlyReason))")
      return
    }
    #expect(damaged.board.seq == 0)
    try store.writeSnapshot()
    #expect(try test.open().fsck().isDamaged)
  }

  @Test func `a program that runs for weeks does not keep every change in memory`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(40))
    let old = try test.open("bob", session: "s2", largeOverlay: 10)
    for turn in 1...30 { try store.set("ent-\(turn)", "stage", "t\(turn)") }
    #expect(try old.follow().changes.count == 30)
    let generation = old.board.source("enterprises").generation
    let seen = old.board.seq
    // Another program writes the snapshot; this one finds it done.
    try store.writeSnapshot()
    #expect(try !old.writeSnapshot())
    #expect(old.board.source("enterprises").generation != generation)
    #expect(old.board.everything == store.board.everything)
    #expect(old.board.source("enterprises").slotsChanged(since: seen - 1) == nil)
    let news = try old.follow()
    #expect(news.isReloaded && news.changes.isEmpty)
    #expect(try !old.follow().isReloaded)
    // What was seen before still counts for conflicts and undo.
    try store.set("ent-1", "name", "theirs")
    #expect(throws: StoreError.self) { try old.set("ent-1", "name", "mine", seen: seen) }
    try old.set("ent-2", "name", "mine", seen: seen)
    _ = try old.undo(check: NoCheck())
    #expect(try old.fsck().isClean)
  }

  @Test func `a page of history does not read bodies that it does not show`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(1800))
    try store.set("ent-1", "name", "b")
    let file = "journal/bodies/" + (try #require(try test.names("journal/bodies").first))
    // A body that is gone is noticed by who needs it only.
    let body = try test.bytes(file)
    try FileManager.default.removeItem(atPath: test.path + "/" + file)
    #expect(try store.history().entries.count == 2)
    #expect(throws: StoreError.self) {
      try store.history(HistoryFilter(record: reference("ent-1")))
    }
    try test.write(file, body)
    let all = try store.history(HistoryFilter(register: "enterprises")).entries
    #expect(all.map(\.change.edits.count) == [1, 1000] && all.map(\.stepCount) == [1, 1800])
    #expect(try store.history(HistoryFilter(record: reference("ent-7"))).entries.count == 1)
    #expect(try store.history(HistoryFilter(record: reference("none"))).entries.isEmpty)
    #expect(try store.change(1).edits.count == 1800)
  }

  @Test func `bodies that no change names are told and taken away only by compacting`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(3))
    let old = test.path + "/journal/bodies/left.jsonl"
    try Data("{}\n".utf8).write(to: URL(fileURLWithPath: old))
    let young = test.path + "/journal/bodies/young.jsonl"
    try Data("{}\n".utf8).write(to: URL(fileURLWithPath: young))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o660, .modificationDate: Date(timeIntervalSince1970: 1_763_600_000)],
      ofItemAtPath: old
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o660, .modificationDate: Date(timeIntervalSince1970: 1_763_683_200)],
      ofItemAtPath: young
    )
    let report = try store.fsck()
    #expect(report.isClean && report.findings.map(\.gravity) == [.note, .note])
    #expect(try store.compact().items.map(\.file) == ["journal/bodies/left.jsonl"])
    #expect(try test.names("journal/bodies").count == 2)
  }

  /// The line that names a body may be the one that does not verify.
  @Test(arguments: ["{\"seq\":1", ",\"body\":{"])
  func `compacting takes nothing away where a line of the journal does not verify`(
    place: String
  ) throws {
    let test = try TestStore()
    let store = try test.create(initial: many(1800))
    try store.set("ent-1", "name", "b")
    try store.writeSnapshot()
    let body = try #require(try test.names("journal/bodies").first)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o660, .modificationDate: Date(timeIntervalSince1970: 1_763_600_000)],
      ofItemAtPath: test.path + "/journal/bodies/" + body
    )
    var bytes = try test.bytes(TestStore.segment)
    let start = try #require(bytes.firstRange(of: Array(place.utf8))).lowerBound
    for index in start..<start + 8 { bytes[index] = 0 }
    try test.write(TestStore.segment, bytes)
    let again = try test.open()
    for compact in [again.compact, again.compaction] {
      let error = #expect(throws: StoreError.self) { try compact() }
      guard case .damaged = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    #expect(try test.names("journal/bodies") == [body])
  }

  @Test func `many records are made at once in any order, and none twice`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(100).shuffled())
    let source = store.board.source("enterprises")
    #expect(source.count == 100)
    #expect(source.record("ent-77")?["name"] == .text("n77"))
    var last = ""
    source.forEachRow { slot, _ in
      let id = source.id(at: slot) ?? ""
      #expect(last < id)
      last = id
      return true
    }
    #expect(try store.fsck().isClean)
    let twice = try TestStore()
    #expect(throws: StoreError.self) { try twice.create(initial: many(3) + many(1)) }
  }

  @Test func `a long journal goes on in a new segment after a snapshot`() throws {
    let test = try TestStore()
    _ = try test.create(initial: many(1))
    let store = try test.open(longSegment: 4000)
    let other = try test.open("bob", session: "s2")
    for index in 0..<6 { try store.set("ent-1", "note", long + "\(index)") }
    #expect(try store.writeSnapshot())
    #expect(try test.names("journal").filter { $0.hasSuffix(".jsonl") }.count == 2)
    try store.set("ent-1", "note", "short")
    #expect(try other.follow().changes.count == 7)
    try other.set("ent-1", "name", "b")
    #expect(try store.follow().changes.count == 1)
    let again = try test.open()
    #expect(again.board.everything == store.board.everything)
    #expect(try again.history().entries.map(\.change.seq) == Array((1...9).reversed()))
    #expect(try again.change(3).seq == 3)
    _ = try again.undo(check: NoCheck())
    #expect(again.value("ent-1", "note")?.text?.hasSuffix("5") == true)
    #expect(try again.fsck().isClean)
    try FileManager.default.removeItem(atPath: test.path + "/SNAPSHOT.json")
    try? FileManager.default.removeItem(atPath: test.path + "/SNAPSHOT.prev.json")
    #expect(try test.open().board.everything == again.board.everything)
  }

  /// Any single byte of any file flipped: it is told, or does no harm; never silently different.
  @Test func `a flipped byte is never silently a different store`() throws {
    let test = try TestStore()
    let store = try test.create(initial: many(3))
    try store.set("ent-1", "name", "b")
    _ = try store.writeSnapshot()
    try store.set("ent-2", "name", "c")
    let right = store.board.everything
    var random = SeededGenerator(seed: 7)
    let bodies = try test.names("journal/bodies").map { "journal/bodies/" + $0 }
    let registers = try test.names("registers").map { "registers/" + $0 }
    for file in ["FORMAT.json", "SNAPSHOT.json", TestStore.segment] + bodies + registers {
      let bytes = try test.bytes(file)
      for _ in 0..<25 {
        var bad = bytes
        bad[Int.random(in: 0..<bytes.count, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
        try test.write(file, bad)
        guard let opened = try? test.open() else { continue }
        let isRight = opened.board.everything == right
        let isTold = opened.readOnlyReason != nil || !opened.takeNotices().isEmpty
        #expect(isRight || isTold, "\(file)")
        if isRight, !isTold, file != "FORMAT.json" {
          #expect(try !opened.fsck().isClean, "\(file)")
        }
      }
      try test.write(file, bytes)
    }
    #expect(try test.open().board.everything == right)
  }
}
