import Foundation
import Glibc
import Testing
import ZoneModel
import ZoneStore

/// Files that another program changes, takes away or puts in the place of others while a store is open.
struct ForeignFileTests {
  /// A store of three sealed segments and an active one, opened by bob, who has looked at its files.
  private func segmented(_ test: TestStore) throws -> Store {
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let anna = try test.open(longSegment: 1)
    for name in ["b", "c", "d"] {
      try anna.set("ent-1", "name", name)
      try anna.writeSnapshot()
    }
    try #require(try segments(test).count == 4)
    let bob = try test.open("bob", session: "s2")
    try #require(try !bob.lookAtFiles())
    test.clock.advance(milliseconds: 1000)
    return bob
  }

  /// The segments in order.
  private func segments(_ test: TestStore) throws -> [String] {
    try test.names("journal").filter { $0.hasSuffix(".jsonl") }.map { "journal/" + $0 }
  }

  private func move(_ test: TestStore, _ from: String, over to: String) {
    #expect(rename(test.path + "/" + from, test.path + "/" + to) == 0)
  }

  private func files(_ test: TestStore) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for folder in ["journal", "registers"] {
      for name in try test.names(folder) where name != "bodies" {
        files["\(folder)/\(name)"] = try test.bytes("\(folder)/\(name)")
      }
    }
    return files
  }

  @Test func `an older segment that is moved over a newer one is noticed, and nothing is written`()
    throws
  {
    // A sealed one, and the active one.
    for place in [2, 3] {
      let test = try TestStore()
      let bob = try segmented(test)
      let newer = try segments(test)[place]
      move(test, try segments(test)[1], over: newer)
      let before = try files(test)
      #expect(try bob.lookAtFiles())
      let followed = try bob.follow()
      #expect(followed.isConditionNew)
      guard case .damaged(let damage)? = bob.readOnlyReason else {
        Issue.record("\(newer) was not noticed: \(String(describing: bob.readOnlyReason))")
        continue
      }
      #expect(damage.file.hasPrefix("journal/"))
      // What was shown stays.
      #expect(bob.value("ent-1", "name") == .text("d"))
      #expect(throws: StoreError.self) { try bob.set("ent-1", "name", "e") }
      #expect(try files(test) == before)
    }
  }

  @Test func `a save notices a replaced segment without a look before it`() throws {
    let test = try TestStore()
    let bob = try segmented(test)
    move(test, try segments(test)[1], over: try segments(test)[2])
    let before = try files(test)
    #expect(throws: StoreError.self) { try bob.set("ent-1", "name", "e") }
    #expect(try files(test) == before)
  }

  @Test func `a segment that is taken away is noticed, and one that is only touched is not`() throws
  {
    let test = try TestStore()
    let bob = try segmented(test)
    let name = try segments(test)[1]
    utimes(test.path + "/" + name, nil)
    #expect(try !bob.lookAtFiles())
    try bob.set("ent-1", "name", "e")
    test.clock.advance(milliseconds: 1000)
    move(test, name, over: "aside.jsonl")
    #expect(try bob.lookAtFiles())
    guard case .damaged(let damage)? = bob.readOnlyReason else {
      Issue.record("not noticed")
      return
    }
    #expect(damage.file == name)
  }

  @Test func `an older snapshot in the place of a newer one is told and written anew`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let old = try test.bytes("SNAPSHOT.json")
    try store.set("ent-1", "name", "b")
    try store.writeSnapshot()
    try #require(try !store.lookAtFiles())
    let new = try test.bytes("SNAPSHOT.json")
    test.clock.advance(milliseconds: 6000)
    try test.write("SNAPSHOT.json", old)
    #expect(try store.lookAtFiles())
    #expect(store.takeNotices().contains { $0.message.en.contains("replaced SNAPSHOT.json") })
    #expect(store.snapshotDue() == .small)
    try store.writeSnapshot()
    #expect(try test.bytes("SNAPSHOT.json").count == new.count)
    let again = try test.open()
    #expect(again.takeNotices().isEmpty)
    #expect(again.value("ent-1", "name") == .text("b"))
  }

  @Test func `a colleague's snapshot is none of another program`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    _ = try bob.lookAtFiles()
    test.clock.advance(milliseconds: 6000)
    try anna.set("ent-1", "name", "b")
    try anna.writeSnapshot()
    _ = try anna.compact()
    _ = try bob.follow()
    test.clock.advance(milliseconds: 1000)
    #expect(try !bob.lookAtFiles())
    #expect(bob.takeNotices().isEmpty && bob.readOnlyReason == nil)
  }

  @Test func `a register file that is overwritten in place is read again from elsewhere, and told`()
    throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    let open = try test.open("bob", session: "s2")
    #expect(open.value("ent-1", "name") == .text("a"))
    let file = "registers/" + (try #require(try test.names("registers").first))
    let bytes = try test.bytes(file)
    try test.write(file, [UInt8](repeating: UInt8(ascii: "x"), count: bytes.count))
    test.clock.advance(milliseconds: 1000)
    #expect(try open.lookAtFiles())
    let followed = try open.follow()
    #expect(followed.isReread)
    #expect(open.value("ent-1", "name") == .text("a"))
    #expect(open.takeNotices().contains { $0.message.en.contains("overwritten \(file)") })
    #expect(try !open.follow().isReread)
    // A save that comes before any look is held against the records, too.
    try store.set("ent-2", "name", "c")
    #expect(try test.open().value("ent-2", "name") == .text("c"))
    #expect(try test.open().value("ent-1", "name") == .text("a"))
  }

  @Test func `a snapshot copies nothing from a register file that was overwritten`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    let store = try test.open()
    // Verified, so that nobody would look at the checksums again.
    while store.verifyNext() {}
    try store.set("ent-1", "name", "c")
    let file = "registers/" + (try #require(try test.names("registers").first))
    let text = try test.text(file).replacingOccurrences(of: "\"b\"", with: "\"X\"")
    try test.write(file, Array(text.utf8))
    #expect(throws: StoreError.self) { try store.writeSnapshot() }
    test.clock.advance(milliseconds: 1000)
    _ = try store.lookAtFiles()
    try store.writeSnapshot()
    #expect(try test.open().value("ent-2", "name") == .text("b"))
    #expect(try test.open().value("ent-1", "name") == .text("c"))
  }

  @Test func `another file in the place of a register file is told and written anew`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let store = try test.open()
    let file = "registers/" + (try #require(try test.names("registers").first))
    try test.write("aside.json", Array("not a register file".utf8))
    move(test, "aside.json", over: file)
    test.clock.advance(milliseconds: 1000)
    #expect(try store.lookAtFiles())
    #expect(store.takeNotices().contains { $0.message.en.contains("in the place of \(file)") })
    // Told once.
    #expect(try !store.lookAtFiles())
    #expect(store.value("ent-1", "name") == .text("a"))
    try store.set("ent-1", "name", "b")
    try store.writeSnapshot()
    let again = try test.open()
    #expect(again.takeNotices().isEmpty)
    #expect(again.value("ent-1", "name") == .text("b"))
  }

  @Test func `another store's FORMAT.json over the own one ends all writing`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let other = try TestStore()
    _ = try other.create()
    let own = try test.bytes("FORMAT.json")
    try test.write("FORMAT.json", try other.bytes("FORMAT.json"))
    #expect(store.lookAtPlace())
    #expect(store.readOnlyReason == .moved(path: test.path))
    #expect(throws: StoreError.self) { try store.set("ent-1", "name", "b") }
    try test.write("FORMAT.json", own)
    #expect(store.lookAtPlace())
    try store.set("ent-1", "name", "b")
  }
}
