import Glibc
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// How other programs that keep their data in files have lost it, one test for each cause.
///
/// The reports are named where there are any; each cause is brought about in a store of ours.
struct LossTests {
  private let root = StoreTrial.path + "/"

  /// A store with two people and a few changes; the snapshot is older than the last of them.
  private func prepared() throws -> StoreTrial {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.people = [try trial.open("anna"), try trial.open("bo")]
    try trial.people[0].store.set("ent-1", "name", "b")
    _ = try trial.people[0].store.writeSnapshot()
    try trial.people[0].store.set("ent-2", "stage", "saved")
    return trial
  }

  /// The files with their bytes, without room and what only tells what the disk has.
  private func files(_ trial: StoreTrial) -> [String: [UInt8]] {
    let image = trial.disk.image
    return image.files(below: StoreTrial.path).filter { $0.key != "lock.write" }
      .mapValues { withoutRoom(image.inodes[$0].bytes) }
  }

  private func segment(_ trial: StoreTrial) -> [UInt8] {
    withoutRoom(trial.disk.image.bytes(root + TestStore.segment) ?? [])
  }

  /// What a change that was told as saved has left.
  private func expectSaved(_ trial: StoreTrial, _ place: String = "") throws {
    var trial = trial
    let store = try trial.open("eve").store
    #expect(store.value("ent-1", "name") == .text("b"), "\(place)")
    #expect(store.value("ent-2", "stage") == .text("saved"), "\(place)")
  }

  // MARK: - A file renamed without being on the disk, or power lost while it is written

  /// lowdb 549 and 352, nedb 235, 265, 318 and 330, fb-sleep-stats 113, openhab-core 2136.
  @Test func `power lost while files are replaced leaves the old file or the new, never NULs`()
    throws
  {
    let trial = try prepared()
    var images: [DiskImage] = []
    trial.disk.beforeChange = { [disk = trial.disk] _ in images.append(disk.image) }
    let store = trial.people[0].store
    let before = files(trial)
    try store.writeHandEditedText("settings.yaml", "a: 9\n")
    _ = try store.writeSnapshot()
    trial.disk.beforeChange = nil
    let after = files(trial)
    var random = SeededGenerator(seed: 1)
    #expect(images.count > 20)
    for image in images {
      for _ in 0..<40 {
        let crashed = image.crashed(&random)
        for file in ["settings.yaml", "SNAPSHOT.json", "FORMAT.json"] {
          let bytes = crashed.bytes(root + file)
          #expect(bytes == before[file] || bytes == after[file], "\(file)")
        }
        try expectSaved(StoreTrial(crashed, trial.oracle, seed: 1))
      }
    }
  }

  @Test(arguments: ["SNAPSHOT.json", "SNAPSHOT.prev.json", "registers/enterprises.2.json"])
  func `a file that an earlier crash has left empty or full of NULs is made good`(file: String)
    throws
  {
    for isEmpty in [true, false] {
      var trial = try prepared()
      let size = try #require(trial.disk.image.bytes(root + file)?.count)
      trial.disk.image.put([UInt8](repeating: 0, count: isEmpty ? 0 : size), at: root + file)
      try expectSaved(trial, file)
      let store = try trial.open("anna").store
      _ = store.board.everything
      #expect(file.contains("prev") || !store.takeNotices().isEmpty)
      try store.set("ent-1", "stage", "on")
      _ = try store.fsck(repair: true)
      _ = try store.writeSnapshot()
      try expectSaved(trial, file)
      #expect(try trial.open("eve").store.fsck().isClean)
    }
  }

  @Test func `an empty or zeroed FORMAT file is an error and is left alone`() throws {
    for bytes in [[], [UInt8](repeating: 0, count: 100)] {
      var trial = try prepared()
      trial.disk.image.put(bytes, at: root + "FORMAT.json")
      let before = files(trial)
      #expect(throws: StoreError.self) { try trial.open("anna") }
      #expect(files(trial) == before)
    }
  }

  // MARK: - Writers in place, or several at once

  /// taskwarrior 1735: 154,018 NULs in pending.data.
  @Test func `a tail of 154018 NULs is put aside and nothing before it is lost`() throws {
    var trial = try prepared()
    let good = segment(trial)
    let tail = [UInt8](repeating: 0, count: 154_018)
    trial.disk.image.put(good + tail, at: root + TestStore.segment)
    try expectSaved(trial)
    let store = try trial.open("anna").store
    try store.set("ent-1", "stage", "on")
    #expect(segment(trial).starts(with: good) && segment(trial).count < good.count + 1000)
    #expect(files(trial).contains { $0.key.hasPrefix("quarantine/") && $0.value == tail })
    try expectSaved(trial)
  }

  /// tinydb 72, 84, 91, 113, 144, 215 and 461, taskwarrior 1785 and 2070, nedb 314.
  @Test func `programs that save by turns without looking lose nothing of each other's`() throws {
    var trial = try prepared()
    for round in 0..<20 {
      let field = round % 2 == 0 ? "stage" : "name"
      try trial.people[round % 2].store.set("ent-\(1 + round % 2)", field, "r\(round)")
    }
    let store = try trial.open("eve").store
    #expect(store.value("ent-1", "stage") == .text("r18"))
    #expect(store.value("ent-2", "name") == .text("r19"))
    #expect(try store.fsck().isClean)
    #expect(store.board.seq == 23)
  }

  /// taskwarrior 1322: the lock was gone round.
  @Test func `a program that writes without the lock is found out and nothing is built on it`()
    throws
  {
    var trial = try prepared()
    let foreign = Array("{\"foreign\":true}\n".utf8)
    let end = segment(trial).count
    trial.disk.beforeChange = { [disk = trial.disk, root] call in
      guard call == "fdatasync", let inode = disk.image.find(root + TestStore.segment) else {
        return
      }
      disk.beforeChange = nil
      disk.image.write(inode, foreign, at: disk.image.inodes[inode].bytes.count)
    }
    let anna = trial.people[0].store
    #expect(throws: StoreError.self) { try anna.set("ent-1", "stage", "x") }
    #expect(anna.readOnlyReason == .foreignWriter)
    let bytes = segment(trial)
    #expect(bytes.count > end + foreign.count)
    let other = try trial.open("bo").store
    #expect(other.readOnlyReason != nil)
    #expect(throws: StoreError.self) { try other.set("ent-1", "stage", "y") }
    #expect(segment(trial) == bytes)
    try expectSaved(trial)
  }

  // MARK: - Loading or compacting that rewrites

  /// nedb 92 and 455, mymonero-app-js 91.
  @Test func `opening, following and reading change no file, also where one is damaged`() throws {
    var trial = try prepared()
    for isDamaged in [false, true] {
      if isDamaged {
        var bytes = segment(trial)
        bytes[bytes.count - 60] ^= 1
        trial.disk.image.put(bytes, at: root + TestStore.segment)
      }
      let before = files(trial)
      let store = try trial.open("eve").store
      _ = try store.follow()
      _ = try store.history()
      _ = store.board.everything
      _ = try store.fsck()
      _ = try store.drafts()
      _ = try store.unadoptedFiles()
      #expect(files(trial) == before)
      #expect((store.readOnlyReason != nil) == isDamaged)
    }
  }

  /// seald/nedb 28: the disk was full, and compaction said that it was done.
  @Test func `compacting on a full disk fails aloud and leaves journal and records alone`() throws {
    var failing = 0
    var isThrough = false
    while !isThrough {
      failing += 1
      let trial = try prepared()
      let before = segment(trial)
      let process = trial.people[0].process
      process.faults = Faults(failing: failing, isSticky: true, code: ENOSPC)
      process.faults.only = ["pwrite", "fsync", "fdatasync", "openat"]
      var isTold = false
      do { _ = try trial.people[0].store.compact() } catch { isTold = true }
      isThrough = process.faultsMade == 0
      #expect(isTold != isThrough, "call \(failing)")
      #expect(segment(trial) == before)
      try expectSaved(trial, "call \(failing)")
    }
    #expect(failing > 5)
  }

  // MARK: - A full disk

  /// bitcoin 21340, micro 1916 and 3196, owncloud/client 3144, signalk-server 1686 and 1702,
  /// jump 9, Obtainium 2089.
  @Test(arguments: [ENOSPC, EDQUOT, EFBIG])
  func `a full disk truncates nothing that was there`(code: Int32) throws {
    let trial = try prepared()
    let store = trial.people[0].store
    try store.saveDraft("form", Fields([("name", .text("half"))]))
    let before = files(trial)
    let process = trial.people[0].process
    process.faults = Faults(failing: 1, isSticky: true, code: code, only: ["pwrite"])
    let attempts: [() throws -> Void] = [
      { try store.set("ent-1", "stage", "x") },
      { try store.saveDraft("form", Fields([("name", .text("more"))])) },
      { try store.writeHandEditedText("settings.yaml", "a: 100\n") },
      { _ = try store.writeSnapshot() },
      { _ = try store.undo(check: NoCheck()) },
    ]
    for attempt in attempts {
      #expect(throws: StoreError.self) { try attempt() }
      #expect(files(trial) == before)
    }
    #expect(store.readOnlyReason == nil)
    process.faults = Faults()
    try store.set("ent-1", "stage", "x")
    try expectSaved(trial)
  }
}
