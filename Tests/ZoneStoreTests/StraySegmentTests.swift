import Foundation
import Glibc
import Testing
import ZoneModel
import ZoneStore

/// Segments that are not where they belong, twice there, or of another store.
struct StraySegmentTests {
  private static func segment(_ first: Int) -> String {
    "journal/" + String(repeating: "0", count: 12 - String(first).count) + "\(first).jsonl"
  }

  /// A store with seven changes of a name, of which the first makes the record; each has a segment of its
  /// own but the second.
  private func rolled() throws -> TestStore {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("n1"))])])
    let store = try test.open(longSegment: 1)
    for number in 2...7 {
      try store.set("ent-1", "name", "n\(number)")
      if number < 7 { _ = try store.writeSnapshot() }
    }
    #expect(try test.names("journal").filter { $0.hasSuffix(".jsonl") }.count == 6)
    return test
  }

  private func dropDerived(_ test: TestStore) throws {
    for name in ["SNAPSHOT.json", "SNAPSHOT.prev.json", "registers"] {
      try FileManager.default.removeItem(atPath: test.path + "/" + name)
    }
  }

  private func move(_ test: TestStore, _ from: String, _ to: String) throws {
    try FileManager.default.moveItem(
      atPath: test.path + "/" + from,
      toPath: test.path + "/" + to
    )
  }

  /// What a salvage tells, and the names that the record had in the new store.
  private func salvage(_ test: TestStore) throws -> (SalvageReport, names: [String]) {
    let report = try test.salvage()
    let store = try test.salvaged()
    #expect(try store.fsck().findings == [])
    let edits = try store.history().entries.reversed().flatMap(\.change.edits)
    let names: [String] = edits.compactMap { edit in
      switch edit {
      case .create(reference("ent-1"), let fields): fields["name"]?.text
      case .set(reference("ent-1"), "name", _, .text(let name)?): name
      default: nil
      }
    }
    return (report, names)
  }

  private static let all = (1...7).map { "n\($0)" }

  @Test(arguments: [true, false])
  func `a copy of a later segment under a lower number is the copy, not the originals`(
    hasSnapshot: Bool
  ) throws {
    let test = try rolled()
    try test.write("journal/000000000099.jsonl", try test.bytes(Self.segment(5)))
    try move(test, Self.segment(3), "journal/kept")
    try test.write(Self.segment(2), try test.bytes(Self.segment(5)))
    try test.write("journal/kept (copy).jsonl", try test.bytes("journal/kept"))
    if !hasSnapshot { try dropDerived(test) }
    let (report, names) = try salvage(test)
    #expect(names == Self.all)
    #expect(report.missing == [])
    #expect(report.leftOut.map(\.seq) == [5, 5, 3])
    #expect(report.leftOut.allSatisfy { $0.reason.en.hasPrefix("a copy of change ") })
  }

  @Test func `segments under each other's names, or under none, are brought over in their order`()
    throws
  {
    let test = try rolled()
    try move(test, Self.segment(1), "journal/x")
    try move(test, Self.segment(7), Self.segment(1))
    try move(test, "journal/x", Self.segment(7))
    try move(test, Self.segment(4), "journal/000000000000.jsonl")
    try dropDerived(test)
    let (report, names) = try salvage(test)
    #expect(names == Self.all)
    #expect(report.missing == [] && report.leftOut == [])
  }

  @Test func `lines of another store are left out and told, whatever their numbers`() throws {
    let test = try rolled()
    let other = try TestStore()
    let foreign = try other.create(initial: [record("ent-1", [("name", .text("foreign"))])])
    for number in 1...8 { try foreign.set("ent-1", "name", "f\(number)") }
    try test.write(Self.segment(8), try other.bytes(TestStore.segment))
    try dropDerived(test)
    let (report, names) = try salvage(test)
    #expect(names == Self.all)
    #expect(report.missing == [])
    #expect(report.leftOut.map(\.file) == [Self.segment(8)])
    #expect(report.leftOut.first?.reason.en.hasPrefix("changes 1 to 9 of another store") == true)
  }

  @Test(arguments: [true, false])
  func `lines of a copy that went on by itself are not taken for this store's`(
    hasSnapshot: Bool
  ) throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("n1"))])])
    try store.set("ent-1", "name", "n2")
    let fork = try TestStore()
    try FileManager.default.copyItem(atPath: test.path, toPath: fork.path)
    let forked = try fork.open()
    for number in 3...9 { try forked.set("ent-1", "name", "fork\(number)") }
    try store.set("ent-1", "name", "n3")
    if hasSnapshot { _ = try store.writeSnapshot() }
    try test.write("journal/000000000004.jsonl", try fork.bytes(TestStore.segment))
    if !hasSnapshot {
      try FileManager.default.removeItem(atPath: test.path + "/SNAPSHOT.json")
    }
    let (report, names) = try salvage(test)
    #expect(names == ["n1", "n2", "n3"])
    #expect(report.missing == [])
    #expect(report.leftOut.map(\.seq) == [1, 3])
    #expect(
      report.leftOut.last?.reason.en.hasPrefix("changes 3 to 9 of a copy of this store") == true
    )
  }

  @Test func `a damaged line is taken from a whole copy of its segment`() throws {
    let test = try rolled()
    var bytes = try test.bytes(Self.segment(3))
    try test.write("journal/old copy.jsonl", bytes)
    let place = try #require(bytes.firstRange(of: Array("n3".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "m")
    try test.write(Self.segment(3), bytes)
    try dropDerived(test)
    let (report, names) = try salvage(test)
    #expect(names == Self.all)
    #expect(report.missing == [])
  }

  @Test func `a line that stands a second time hides none behind it`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("n1"))])])
    for number in 2...4 { try store.set("ent-1", "name", "n\(number)") }
    var lines = try test.bytes(TestStore.segment).split(separator: 0x0A).map(Array.init)
    lines.insert(lines[3], at: 1)
    try test.write(TestStore.segment, Array(lines.joined(separator: [0x0A])) + [0x0A])
    try FileManager.default.removeItem(atPath: test.path + "/SNAPSHOT.json")
    try FileManager.default.removeItem(atPath: test.path + "/registers")
    let (report, names) = try salvage(test)
    #expect(names == ["n1", "n2", "n3", "n4"])
    #expect(report.missing == [])
    #expect(report.leftOut.count == 1)
  }

  // MARK: - What fsck says of them

  @Test func `fsck tells of what does not belong into the journal, also where all else is whole`()
    throws
  {
    let test = try rolled()
    let other = try TestStore()
    _ = try other.create(initial: [record("ent-1", [("name", .text("foreign"))])])
    try test.write("journal/000000000000.jsonl", try test.bytes(Self.segment(4)))
    try test.write(Self.segment(2), try other.bytes(TestStore.segment))
    try test.write("journal/notes.txt", Array("hello\n".utf8))
    for hasSnapshot in [true, false] {
      if !hasSnapshot { try dropDerived(test) }
      let report = try Store.fsck(at: test.path, order: TestStore.order)
      let found = report.findings.filter { $0.gravity == .look }
      #expect(
        found.map(\.file) == [
          "journal/notes.txt", "journal/000000000000.jsonl", Self.segment(2),
        ]
      )
      #expect(found[1].message.en == "a copy of change 4, which the journal has; move it away")
      #expect(found[2].message.en.hasPrefix("it is of another store ("))
      #expect(!report.isClean && !report.isDamaged)
    }
    #expect(try test.open().readOnlyReason == nil)
  }

  @Test func `another store's segment behind the last is told as such, not as damage`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let other = try TestStore()
    _ = try other.create(initial: [record("ent-1", [("name", .text("foreign"))])])
    try test.write(Self.segment(2), try other.bytes(TestStore.segment))
    let report = try Store.fsck(at: test.path, order: TestStore.order)
    #expect(!report.isDamaged && !report.isClean)
    #expect(report.findings.map(\.file).contains(Self.segment(2)))
    try FileManager.default.removeItem(atPath: test.path + "/" + Self.segment(2))
    #expect(try test.open().fsck().isClean)
    #expect(store.board.seq == 1)
  }

  @Test func `a segment that is missing is told as missing, also at opening`() throws {
    let test = try rolled()
    try FileManager.default.removeItem(atPath: test.path + "/" + Self.segment(4))
    let notice = try test.open().takeNotices().first?.message.en ?? ""
    #expect(notice.hasPrefix("journal/000000000005.jsonl does not follow on the segment before"))
    let ended = try rolled()
    _ = try ended.open().writeSnapshot()
    try FileManager.default.removeItem(atPath: ended.path + "/" + Self.segment(7))
    let reason = try #require(try ended.open().readOnlyReason).message.en
    #expect(reason.hasPrefix("journal/000000000007.jsonl is missing: "))
    let report = try Store.fsck(at: ended.path, order: TestStore.order)
    #expect(
      report.findings.contains { $0.file == Self.segment(7) && $0.message.en.contains("missing") }
    )
  }

  @Test func `changes that stand only in a file under a wrong name are damage, not a note`() throws
  {
    let test = try rolled()
    try move(test, Self.segment(7), "journal/000000000000.jsonl")
    try dropDerived(test)
    let report = try Store.fsck(at: test.path, order: TestStore.order)
    #expect(report.isDamaged)
    #expect(
      report.findings.contains {
        $0.gravity == .damage && $0.file == "journal/000000000000.jsonl"
          && $0.message.en.hasPrefix("change 7 stand")
      }
    )
    let (salvaged, names) = try salvage(test)
    #expect(names == Self.all)
    #expect(salvaged.missing == [] && salvaged.leftOut == [])
  }
}
