import Glibc
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// More causes of loss: what cannot be read, what is written later, what is damaged within.
struct UnreadableTests {
  private let root = StoreTrial.path + "/"

  private func prepared() throws -> StoreTrial {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.people = [try trial.open("anna")]
    try trial.people[0].store.set("ent-2", "stage", "saved")
    return trial
  }

  private func files(_ trial: StoreTrial) -> [String: [UInt8]] {
    let image = trial.disk.image
    return image.files(below: StoreTrial.path).mapValues { image.inodes[$0].bytes }
  }

  // MARK: - Defaults over something unreadable

  /// WalletWasabi 9012, supercell-wx 208, smarthome 3016; home-assistant 96712 shows how to do better.
  @Test(arguments: [EIO, EACCES, EMFILE])
  func `what cannot be read is never replaced by something new`(code: Int32) throws {
    var trial = try prepared()
    let before = files(trial)
    var failing = 0
    var isThrough = false
    while !isThrough {
      failing += 1
      let process = SimulatedProcess(trial.disk)
      process.faults = Faults(failing: failing, isSticky: true, code: code)
      do throws(StoreError) {
        let store = try trial.open("eve", in: process).store
        #expect(store.value("ent-2", "stage") == .text("saved") || store.readOnlyReason != nil)
      } catch {
        #expect(error.message.en != error.message.zh)
      }
      isThrough = process.faultsMade == 0
      #expect(files(trial) == before, "call \(failing)")
    }
    #expect(failing > 10)
  }

  @Test func `a store is not made where anything is, readable or not`() throws {
    let trial = try prepared()
    for spoilt in ["", "FORMAT.json", "SNAPSHOT.json"] {
      if !spoilt.isEmpty { trial.disk.image.put([0, 0], at: root + spoilt) }
      let before = files(trial)
      #expect(throws: StoreError.self) {
        try Store.create(
          at: StoreTrial.path,
          author: trial.people[0].author,
          clock: trial.disk.clock,
          initial: [],
          system: SimulatedProcess(trial.disk)
        )
      }
      #expect(files(trial) == before)
    }
  }

  @Test(arguments: ["settings.yaml", "policies/a.yaml"])
  func `a text that is not UTF-8 is reported, and the one in force stays`(file: String) throws {
    let start = try DifferentialTests.start(texts: [file: "a: 0\n"])
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.disk.image.put([0x61, 0xFF, 0x0A], at: root + file)
    let store = try trial.open("anna").store
    #expect(store.board.adoptedText(file) == "a: 0\n")
    #expect(try store.unadoptedFiles() == [file])
    #expect(try store.fsck().findings.map(\.file) == [file])
    #expect(throws: StoreError.self) { try store.adopt(file: file, label: "a", check: NoCheck()) }
  }

  // MARK: - Written later

  /// lowdb 27: what was still to be written was lost when the program ended.
  @Test func `what was told as saved is on the disk at once, whatever becomes of the program`()
    throws
  {
    let trial = try prepared()
    let process = trial.people[0].process
    process.kill()
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      var after = StoreTrial(trial.disk.image.crashed(&random), trial.oracle, seed: 1)
      #expect(try after.open("eve").store.value("ent-2", "stage") == .text("saved"))
    }
  }

  // MARK: - Damage within

  /// home-assistant 150728: NULs inside of timestamps, and the file was read all the same.
  @Test func `a NUL inside of a saved line is damage, wherever it is`() throws {
    let trial = try prepared()
    let path = root + TestStore.segment
    let good = withoutRoom(try #require(trial.disk.image.bytes(path)))
    let start = try #require(good.dropLast().lastIndex(of: 0x0A)) + 1
    for at in start..<good.count - 1 {
      var bytes = good
      bytes[at] = 0
      trial.disk.image.put(bytes, at: path)
      var reader = trial
      let store = try reader.open("eve").store
      guard case .damaged = store.readOnlyReason else {
        Issue.record("byte \(at): \(String(describing: store.readOnlyReason))")
        continue
      }
      #expect(throws: StoreError.self) { try store.set("ent-1", "name", "x") }
      #expect(trial.disk.image.bytes(path) == bytes)
    }
  }

  /// A line end is a byte like any other: the save before it counts as long as it verifies.
  @Test(arguments: [UInt8(0), UInt8(ascii: "x")])
  func `a last line whose line end was altered is neither lost nor taken for cut off`(byte: UInt8)
    throws
  {
    var trial = try prepared()
    let path = root + TestStore.segment
    var bytes = withoutRoom(try #require(trial.disk.image.bytes(path)))
    bytes[bytes.count - 1] = byte
    trial.disk.image.put(bytes, at: path)
    let store = try trial.open("anna").store
    #expect(store.value("ent-2", "stage") == .text("saved"))
    if byte == 0 {
      // It looks the same where the block of the line end alone did not get to the disk.
      try store.set("ent-1", "stage", "on")
      #expect(try trial.open("eve").store.value("ent-1", "stage") == .text("on"))
      #expect(try trial.open("eve").store.fsck().isClean)
    } else {
      #expect(throws: StoreError.self) { try store.set("ent-1", "stage", "on") }
      #expect(trial.disk.image.bytes(path) == bytes)
    }
  }

  @Test(arguments: [3, 700])
  func `a hole at the beginning of a save is a torn write, whatever comes behind it`(length: Int)
    throws
  {
    var trial = try prepared()
    let path = root + TestStore.segment
    let good = withoutRoom(try #require(trial.disk.image.bytes(path)))
    try trial.people[0].store.set("ent-1", "stage", String(repeating: "long ", count: 300))
    var bytes = withoutRoom(try #require(trial.disk.image.bytes(path)))
    let hole = length == 3 ? (good.count / 512 + 1) * 512 : good.count + 1200
    for at in good.count..<min(hole, bytes.count) { bytes[at] = 0 }
    trial.disk.image.put(bytes, at: path)
    let store = try trial.open("anna").store
    #expect(store.readOnlyReason == nil)
    #expect(store.board.seq == 2)
    try store.set("ent-1", "stage", "on")
    #expect(trial.disk.image.bytes(path)?.starts(with: good) == true)
    #expect(try trial.open("eve").store.fsck().isClean)
  }

  @Test func `a segment that is gone from the middle is damage, also without a snapshot`() throws {
    var trial = try prepared()
    trial.longSegment = 100
    for text in ["a", "b", "c"] {
      let store = try trial.open("anna").store
      try store.set("ent-1", "stage", text)
      _ = try store.writeSnapshot()
    }
    let segments = trial.disk.image.files(below: StoreTrial.path + "/journal").keys.sorted()
      .filter { !$0.contains("/") }
    #expect(segments.count >= 4)
    for name in ["SNAPSHOT.json", "SNAPSHOT.prev.json", "journal/" + segments[1]] {
      trial.disk.image.delete(root + name)
    }
    let store = try trial.open("eve").store
    guard case .damaged(let damage) = store.readOnlyReason else {
      Issue.record("not damaged: \(String(describing: store.readOnlyReason))")
      return
    }
    #expect(damage.file.hasPrefix("journal/"))
    #expect(try store.fsck().isDamaged)
    #expect(throws: StoreError.self) { try store.set("ent-1", "stage", "x") }
  }

  // MARK: - Modes and locks

  /// swift-format 1286, swift-foundation 2077, 2161 and 2237.
  @Test func `files that are replaced keep the modes that the group needs`() throws {
    var trial = try prepared()
    trial.longSegment = 100
    let store = try trial.open("anna").store
    try store.set("ent-1", "stage", String(repeating: "x", count: 100))
    try store.writeHandEditedText("settings.yaml", "a: 9\n")
    _ = try store.writeSnapshot()
    let image = trial.disk.image
    for (name, inode) in image.files(below: StoreTrial.path) {
      let right: UInt32 = name.hasPrefix("registers/") ? 0o440 : 0o660
      #expect(image.inodes[inode].storedMode == right, "\(name)")
    }
  }

  /// git's index.lock stays behind when git is killed.
  @Test func `a program killed while it saves leaves no lock behind`() throws {
    for call in 1...6 {
      var trial = try prepared()
      trial.people[0].process.killedAt = call
      _ = try? trial.people[0].store.set("ent-1", "stage", "killed")
      trial.people[0].process.kill()
      let other = try trial.open("bo").store
      let now = trial.disk.image.now
      try other.set("ent-2", "name", "on")
      #expect(trial.disk.image.now - now < 10_000_000, "it waited for a lock")
      #expect(try trial.open("eve").store.value("ent-2", "name") == .text("on"))
    }
  }

  @Test func `a segment whose maker was killed before its name was on the disk loses nothing`()
    throws
  {
    var random = SeededGenerator(seed: 1)
    for call in 1...12 {
      var trial = try prepared()
      trial.longSegment = 100
      let anna = try trial.open("anna")
      anna.process.killedAt = call
      _ = try? anna.store.writeSnapshot()
      anna.process.kill()
      let bo = try trial.open("bo").store
      try bo.set("ent-1", "stage", "told")
      for _ in 0..<30 {
        var after = StoreTrial(trial.disk.image.crashed(&random), trial.oracle, seed: 1)
        let seen = try after.open("eve").store
        #expect(seen.value("ent-1", "stage") == .text("told"), "killed before call \(call)")
      }
    }
  }
}
