import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Each safeguard left out in turn: the checks that pass the store must object to it.
///
/// A check that nothing can fail proves nothing.
struct MutantTests {
  typealias Omission = CarelessFileSystem.Omission

  private func mutant(_ omission: Omission) -> @Sendable (SimulatedProcess) -> any FileSystem {
    { CarelessFileSystem(omission: omission, process: $0) }
  }

  @Test(arguments: [
    Omission.dataSync, .fileSync, .bodySync, .directorySync, .failedSync, .cutBack, .shortWrite,
    .quarantine,
  ])
  func `loss of power brings out what is left out`(omission: Omission) throws {
    let start = try DifferentialTests.start.get()
    for seed in 1...UInt64(4000) {
      var trial = CrashTrial(
        start,
        seed: seed,
        mishap: omission == .failedSync ? .failedSync : nil,
        wrap: mutant(omission)
      )
      trial.run()
      guard let objection = trial.objections.first else { continue }
      print("mutant \(omission): trial \(seed), \(objection.prefix(120))")
      return
    }
    Issue.record("nobody objects without \(omission)")
  }

  @Test(arguments: [Omission.lineHash, .damage, .snapshotSum, .runSum])
  func `changed bytes bring out what is left out`(omission: Omission) throws {
    let sample = try RotCheck.sample.get()
    let check = RotCheck(sample: sample, wrap: mutant(omission))
    var random = SeededGenerator(seed: 3)
    for attempt in 1...20_000 {
      var image = sample.image
      let file = random.pick(sample.files)
      guard file.size > 0 else { continue }
      let path = StoreTrial.path + "/" + file.path
      var bytes = image.bytes(path) ?? []
      // A digit for a digit, a letter for a letter: what only a sum can tell.
      bytes[random.below(bytes.count)] ^= 1
      image.put(bytes, at: path)
      var wasReported = false
      guard let objection = check.objection(to: image, wasReported: &wasReported) else { continue }
      print("mutant \(omission): byte \(attempt), \(objection.prefix(120))")
      return
    }
    Issue.record("nobody objects without \(omission)")
  }

  /// A save of which a block and the line end did not get to the disk.
  private func cutOff(
    _ wrap: @escaping @Sendable (SimulatedProcess) -> any FileSystem
  ) throws -> String? {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    try trial.open("anna").store.set("ent-1", "stage", String(repeating: "long ", count: 300))
    let path = StoreTrial.path + "/" + TestStore.segment
    var bytes = withoutRoom(try #require(trial.disk.image.bytes(path)))
    bytes.removeLast()
    for at in bytes.count / 1024 * 512..<bytes.count / 1024 * 512 + 512 { bytes[at] = 0 }
    trial.disk.image.put(bytes, at: path)
    trial.wrap = wrap
    let store = try trial.open("anna").store
    guard store.board.seq == start.1.history.count else { return "half a save counts" }
    do throws(StoreError) {
      try store.set("ent-1", "stage", "on")
    } catch {
      return "\(error)"
    }
    return nil
  }

  @Test func `a save cut off brings out a last line that is taken unseen`() throws {
    #expect(try cutOff { $0 } == nil)
    let objection = try cutOff(mutant(.lineEnd))
    #expect(objection != nil)
    print("mutant lineEnd: \(objection?.prefix(120) ?? "")")
  }

  /// A writer that is killed before its flush, another that goes on, and then the power is lost.
  private func unflushed(
    _ wrap: @escaping @Sendable (SimulatedProcess) -> any FileSystem
  ) throws -> String? {
    let start = try DifferentialTests.start.get()
    var random = SeededGenerator(seed: 1)
    for length in [10, 60, 120, 240] {
      var trial = StoreTrial(start.0, start.1, seed: 1)
      trial.wrap = wrap
      let anna = try trial.open("anna")
      try anna.store.set("ent-1", "stage", "saved")
      trial.disk.beforeChange = { if $0 == "fdatasync" { anna.process.kill() } }
      let long = String(repeating: "long ", count: length)
      #expect(throws: StoreError.self) { try anna.store.set("ent-1", "name", long) }
      var images: [DiskImage] = []
      trial.disk.beforeChange = { [disk = trial.disk] _ in images.append(disk.image) }
      try trial.open("bo").store.set("ent-2", "stage", "bo's")
      trial.disk.beforeChange = nil
      for image in images + [trial.disk.image] {
        for _ in 0..<40 {
          var after = StoreTrial(image.crashed(&random), start.1, seed: 1)
          let seen = try after.open("eve").store
          if let reason = seen.readOnlyReason { return reason.message.en }
          if seen.value("ent-1", "stage") != .text("saved") { return "what was saved is lost" }
        }
      }
    }
    return nil
  }

  @Test func `a killed writer brings out a line that is built on before it is flushed`() throws {
    #expect(try unflushed { $0 } == nil)
    for omission in [Omission.mark, .earlyMark] {
      let objection = try unflushed(mutant(omission))
      #expect(objection != nil)
      print("mutant \(omission): \(objection?.prefix(120) ?? "")")
    }
  }

  /// One who has just looked saves behind another who has saved since.
  private func byTurns(
    _ wrap: @escaping @Sendable (SimulatedProcess) -> any FileSystem
  ) throws -> String? {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.wrap = wrap
    let (anna, bo) = (try trial.open("anna").store, try trial.open("bo").store)
    for text in ["first", "over room"] {
      _ = try bo.follow()
      try anna.set("ent-1", "stage", text)
      do throws(StoreError) {
        try bo.set("ent-2", "stage", text)
      } catch {
        return "\(error)"
      }
      if try trial.open("eve").store.value("ent-1", "stage") != .text(text) { return "it is lost" }
    }
    return nil
  }

  @Test func `saving by turns brings out late lines that are not looked for`() throws {
    #expect(try byTurns { $0 } == nil)
    let objection = try byTurns(mutant(.lateLines))
    #expect(objection != nil)
    print("mutant lateLines: \(objection?.prefix(120) ?? "")")
  }

  /// Somebody adds to the journal without the lock, and a save goes on over it.
  private func withoutLock(
    _ wrap: @escaping @Sendable (SimulatedProcess) -> any FileSystem
  ) throws -> String? {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.wrap = wrap
    let store = try trial.open("anna").store
    try store.set("ent-1", "stage", "a")
    let inode = try #require(trial.disk.image.find(StoreTrial.path + "/" + TestStore.segment))
    let end = trial.disk.image.inodes[inode].bytes.count
    trial.disk.beforeChange = { [disk = trial.disk] call in
      guard call == "fdatasync" else { return }
      disk.beforeChange = nil
      disk.image.write(inode, Array("{}\n".utf8), at: end)
    }
    do throws(StoreError) {
      try store.set("ent-1", "stage", "b")
    } catch {
      return nil
    }
    return "it was not noticed"
  }

  @Test func `a line added behind the room brings out a size that is not looked at`() throws {
    #expect(try withoutLock { $0 } == nil)
    #expect(try withoutLock(mutant(.foreignBytes)) != nil)
  }

  /// Two programs in the middle of each other's saving.
  private func interleaved(
    _ wrap: @escaping @Sendable (SimulatedProcess) -> any FileSystem
  ) throws -> String? {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.wrap = wrap
    let (anna, bo) = (try trial.open("anna").store, try trial.open("bo").store)
    let second = Mutex<Result<Commit, StoreError>?>(nil)
    trial.disk.beforeChange = { [disk = trial.disk] call in
      guard call == "pwrite" else { return }
      disk.beforeChange = nil
      let result = Result { () throws(StoreError) in try bo.set("ent-2", "stage", "bo's") }
      second.withLock { $0 = result }
    }
    let first = Result { () throws(StoreError) in try anna.set("ent-1", "stage", "anna's") }
    trial.disk.beforeChange = nil
    let seen = try trial.open("eve").store
    for (result, id) in [(first, "ent-1"), (second.withLock { $0 }, "ent-2")] {
      switch result {
      case .success: if seen.value(id, "stage") == nil { return "\(id) was saved and is gone" }
      case .failure(.locked): break
      case .failure(let error): return "\(id): \(error)"
      case nil: return "nobody came between"
      }
    }
    if let reason = seen.readOnlyReason { return reason.message.en }
    return nil
  }

  @Test func `two writers at once bring out a lock that does not hold`() throws {
    #expect(try interleaved { $0 } == nil)
    let objection = try interleaved(mutant(.lock))
    #expect(objection != nil)
    print("mutant lock: \(objection ?? "")")
  }

  /// A program that tells the store that it has seen everything overwrites what it has not seen.
  @Test func `the plain store brings out a conflict that is not looked for`() throws {
    let start = try DifferentialTests.start.get()
    for seed in 1...UInt64(500) {
      var trial = StoreTrial(start.0, start.1, seed: seed)
      trial.people = [try trial.open("anna"), try trial.open("bo")]
      trial.claimsToHaveSeenAll = true
      for _ in 0..<20 where trial.objections.isEmpty { try trial.step() }
      guard let objection = trial.objections.first else { continue }
      print("mutant conflicts: trial \(seed), \(objection.suffix(60))")
      return
    }
    Issue.record("nobody objects")
  }
}
