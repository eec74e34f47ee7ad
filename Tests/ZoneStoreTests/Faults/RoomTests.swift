import Foundation
import Glibc
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// The room ahead of the lines of the active segment: it is never taken for anything else, and what
/// stands in it or behind it never for room.
struct RoomTests {
  private let path = StoreTrial.path + "/" + TestStore.segment
  private static let tab = UInt8(ascii: "\t")

  /// A store with two changes and room behind them; its lines, and where the last begins.
  private func prepared() throws -> (trial: StoreTrial, lines: [UInt8], last: Int) {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    let store = try trial.open("anna").store
    try store.set("ent-1", "name", "b")
    try store.set("ent-2", "stage", "saved")
    let lines = withoutRoom(try #require(trial.disk.image.bytes(path)))
    return (trial, lines, try #require(lines.dropLast().lastIndex(of: 0x0A)) + 1)
  }

  private func room(_ count: Int) -> [UInt8] { Array(repeating: Self.tab, count: count) }

  /// What a person finds, and that the next change is saved.
  private func expectGood(
    _ trial: inout StoreTrial,
    seq: Int = 3,
    torn: [UInt8]? = nil,
    _ place: String = ""
  ) throws {
    let store = try trial.open("bo").store
    #expect(store.readOnlyReason == nil, "\(place)")
    #expect(store.board.seq == seq, "\(place)")
    #expect(try store.fsck().findings.isEmpty == (torn == nil), "\(place)")
    try store.set("ent-1", "stage", "next")
    #expect(store.takeNotices().count == (torn == nil ? 0 : 1), "\(place)")
    let image = trial.disk.image
    let kept = image.files(below: StoreTrial.path + "/quarantine").values.map {
      image.inodes[$0].bytes
    }
    if let torn { #expect(kept.contains(torn), "\(place)") }
    let seen = try trial.open("eve").store
    #expect(seen.value("ent-1", "stage") == .text("next"), "\(place)")
    #expect(try seen.fsck().isClean, "\(place)")
  }

  @Test func `a line goes over the room ahead of it, and the file keeps its length`() throws {
    var (trial, lines, _) = try prepared()
    let before = try #require(trial.disk.image.bytes(path))
    #expect(before.count > lines.count + 1000 && before.count % 512 == 511)
    #expect(before[lines.count...].allSatisfy { $0 == Self.tab })
    let store = try trial.open("anna").store
    for turn in 0..<3 { try store.set("ent-1", "stage", "s\(turn)") }
    let after = try #require(trial.disk.image.bytes(path))
    #expect(after.count == before.count && after.starts(with: lines))
    try store.set("ent-1", "stage", String(repeating: "long ", count: 500))
    #expect(try #require(trial.disk.image.bytes(path)).count > before.count)
    #expect(try store.fsck().findings.isEmpty)
  }

  @Test func `room of any length is nothing`() throws {
    for count in [0, 1, 7, 8, 9, 511, 512, 513, 5000] {
      var (trial, lines, _) = try prepared()
      trial.disk.image.put(lines + room(count), at: path)
      try expectGood(&trial, "\(count)")
    }
  }

  @Test func `a part of a line before room is put aside without the room`() throws {
    var count = 1
    while true {
      var (trial, lines, last) = try prepared()
      guard last + count < lines.count - 1 else { break }
      let part = Array(lines[last..<last + count])
      trial.disk.image.put(lines[..<last] + part + room(900), at: path)
      try expectGood(&trial, seq: 2, torn: part, "\(count)")
      count += 23
    }
  }

  @Test func `a whole line whose line end is still room counts, and gets it`() throws {
    for count in [1, 700] {
      var (trial, lines, _) = try prepared()
      trial.disk.image.put(lines.dropLast() + room(count), at: path)
      let store = try trial.open("bo").store
      #expect(store.value("ent-2", "stage") == .text("saved"))
      try store.set("ent-1", "stage", "next")
      #expect(trial.disk.image.bytes(path)?.starts(with: lines) == true)
      #expect(store.takeNotices().isEmpty)
      #expect(try trial.open("eve").store.fsck().isClean)
    }
  }

  @Test func `blocks of a line that are still room make it a save that was cut off`() throws {
    for hole in 0..<3 {
      var (trial, lines, _) = try prepared()
      try trial.open("anna").store.set("ent-1", "stage", String(repeating: "long ", count: 300))
      var bytes = withoutRoom(try #require(trial.disk.image.bytes(path)))
      let block = (lines.count / 512 + hole) * 512
      for at in max(block, lines.count)..<block + 512 { bytes[at] = Self.tab }
      trial.disk.image.put(bytes + room(400), at: path)
      try expectGood(&trial, torn: Array(bytes[lines.count...]), "\(hole)")
    }
  }

  /// Rot and not a hole: a saved line must not be put aside because room follows on it.
  @Test func `a saved line with an altered byte before room is damage`() throws {
    let (trial, lines, last) = try prepared()
    for at in stride(from: last, to: lines.count - 1, by: 5) {
      var spoilt = trial
      var bytes = lines
      bytes[at] ^= 4
      spoilt.disk.image.put(bytes + room(3000), at: path)
      let store = try spoilt.open("bo").store
      guard case .damaged(let damage) = store.readOnlyReason else {
        Issue.record("byte \(at): \(String(describing: store.readOnlyReason))")
        continue
      }
      #expect(damage.offset == last)
      #expect(throws: StoreError.self) { try store.set("ent-1", "name", "x") }
      #expect(spoilt.disk.image.bytes(path) == bytes + room(3000))
    }
  }

  @Test func `an altered byte in room costs nothing that was saved`() throws {
    for at in [0, 1, 300, 1500] {
      var (trial, lines, _) = try prepared()
      var bytes = room(1600)
      bytes[at] = 0x49
      trial.disk.image.put(lines + bytes, at: path)
      try expectGood(&trial, torn: Array(bytes[...at]), "\(at)")
    }
  }

  @Test func `what another program adds behind room is damage, and nothing is built on it`() throws
  {
    for text in ["{\"foreign\":true}\n", "\n", "{}\n{}\n"] {
      var (trial, _, _) = try prepared()
      let open = try trial.open("anna").store
      let bytes = try #require(trial.disk.image.bytes(path)) + Array(text.utf8)
      trial.disk.image.put(bytes, at: path)
      for store in [open, try trial.open("bo").store] {
        #expect(throws: StoreError.self) { try store.set("ent-1", "name", "x") }
        guard case .damaged = store.readOnlyReason else {
          Issue.record("\(text): \(String(describing: store.readOnlyReason))")
          continue
        }
        #expect(store.value("ent-2", "stage") == .text("saved"))
      }
      #expect(trial.disk.image.bytes(path) == bytes)
    }
  }

  @Test func `a segment is sealed without room, and room that a crash left there is nothing`()
    throws
  {
    var (trial, lines, _) = try prepared()
    trial.longSegment = 100
    _ = try trial.open("anna").store.writeSnapshot()
    #expect(trial.disk.image.bytes(path) == lines)
    try trial.open("anna").store.set("ent-1", "name", "c")
    trial.disk.image.put(lines + room(700), at: path)
    trial.disk.image.delete(StoreTrial.path + "/SNAPSHOT.json")
    trial.disk.image.delete(StoreTrial.path + "/SNAPSHOT.prev.json")
    let store = try trial.open("bo").store
    #expect(store.board.seq == 4 && store.readOnlyReason == nil)
    #expect(try store.history().entries.count == 4)
    #expect(try !store.fsck().isDamaged)
  }

  @Test(arguments: [ENOSPC, EDQUOT, EFBIG])
  func `a disk that is full behind a line has no room, and the line is saved`(code: Int32) throws {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    let anna = try trial.open("anna")
    trial.room = 0
    // The last line again, its note, the line, the room.
    anna.process.faults = Faults(failing: 4, code: code, only: ["pwrite"])
    try anna.store.set("ent-1", "stage", "saved")
    #expect(anna.process.faultsMade == 1)
    #expect(trial.disk.image.bytes(path)?.last == 0x0A)
    anna.process.faults = Faults()
    try anna.store.set("ent-1", "name", "on")
    #expect(trial.disk.image.bytes(path)?.last == Self.tab)
    var random = SeededGenerator(seed: 1)
    var after = StoreTrial(trial.disk.image.crashed(&random), start.1, seed: 1)
    #expect(try after.open("eve").store.value("ent-1", "name") == .text("on"))
  }

  @Test func `an I/O error of the room is one of the save`() throws {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    let before = trial.disk.image.bytes(path)
    let anna = try trial.open("anna")
    anna.process.faults = Faults(failing: 4, code: EIO, only: ["pwrite"])
    #expect(throws: StoreError.self) { try anna.store.set("ent-1", "stage", "x") }
    #expect(trial.disk.image.bytes(path) == before)
    guard case .writeFailed = anna.store.readOnlyReason else {
      Issue.record("still writable")
      return
    }
  }

  /// The pages of a line are read before they are written over, and those behind them after.
  @Test func `a line that is read while it is written over room is taken when it is whole`() throws
  {
    var (trial, lines, _) = try prepared()
    let reader = try trial.open("eve").store
    let follower = try trial.open("bo").store
    try trial.open("anna").store.set("ent-1", "stage", String(repeating: "long ", count: 200))
    for cut in [1, 100, 513, 900] {
      var reads = 0
      trial.disk.afterRead = { bytes, offset in
        reads += 1
        guard reads == 1 || reads == 2 && bytes.count > 100 else { return }
        for at in lines.count..<lines.count + cut where bytes.indices.contains(at - offset) {
          bytes[at - offset] = Self.tab
        }
      }
      _ = try (cut == 1 ? reader : follower).follow()
      trial.disk.afterRead = nil
      for store in [reader, follower] { #expect(store.readOnlyReason == nil, "\(cut)") }
    }
    for store in [reader, follower] {
      _ = try store.follow()
      #expect(store.board.seq == 4)
    }
  }

  @Test func `a line that is withdrawn is not shown on, though room stands in its place`() throws {
    var (trial, lines, _) = try prepared()
    let follower = try trial.open("bo").store
    try trial.open("anna").store.set("ent-1", "stage", "withdrawn")
    #expect(try follower.follow().changes.count == 1)
    for tail in [room(4000), room(2000), []] {
      trial.disk.image.put(lines + tail, at: path)
      _ = try follower.follow()
      #expect(follower.board.seq == 3)
      #expect(follower.value("ent-1", "stage") == nil)
    }
  }

  @Test func `a copy with room restores to its changes without it, and a half line is told`() throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    let lines = try test.bytes(TestStore.segment)
    let part = Array("{\"seq\":3,\"id\":\"half".utf8)
    for (index, tail) in [room(700), part + room(700)].enumerated() {
      try test.write(TestStore.segment, lines + tail)
      let new = test.root + "/new\(index).zb"
      let report = try Store.restore(copy: test.path, to: new)
      #expect(report.seq == 2 && report.notices.count == index)
      let restored = try test.bytes("../new\(index).zb/" + TestStore.segment)
      #expect(restored == lines)
    }
  }

  /// The first pages were copied before some saves, and the others after them.
  @Test func `a copy made while the store was written tells up to where it is whole`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    let file = URL(filePath: test.path + "/" + TestStore.segment)
    let before = Array(try Data(contentsOf: file))
    for turn in 0..<8 {
      try store.set("ent-1", "name", String(repeating: "long \(turn) ", count: 60))
    }
    let after = Array(try Data(contentsOf: file))
    let (from, to) = (withoutRoom(before).count, withoutRoom(after).count)
    var gaps = 0
    for cut in stride(from: (from / 512 + 1) * 512, to: to, by: 512) {
      try test.write(TestStore.segment, before[..<cut] + Array(after[cut...]))
      let copy = try test.open("bo")
      #expect(copy.board.seq == 2, "\(cut)")
      if case .damaged(let damage) = copy.readOnlyReason {
        gaps += 1
        #expect(damage.reason.en.hasPrefix("changes up to 2 are whole"))
        #expect(throws: StoreError.self) { try copy.set("ent-1", "name", "x") }
      }
      let report = try Store.restore(copy: test.path, to: test.root + "/cut\(cut).zb")
      #expect(report.seq == 2 && report.notices.count == 1, "\(cut)")
    }
    #expect(gaps > 3)
  }
}
