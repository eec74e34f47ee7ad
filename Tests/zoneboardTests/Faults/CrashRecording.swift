import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Runs commands of the real program under `strace` and opens every image that a power cut may
/// leave of the store.
struct CrashRecording {
  /// What must be found after a command.
  struct Expected {
    var seq: Int
    var headHash: String
    var records: [RecordReference: Record]
  }

  /// What was tried, and what was wrong.
  struct Tally {
    var calls = 0
    var images = 0
    var violations: [String] = []
  }

  let store: FaultStore
  private let scratch: FastDirectory
  private var disk: RecordedDisk
  /// The states that may be found before the next command is acknowledged; none before there is a
  /// store.
  private var expected: [Expected] = []
  private var generator: SeededGenerator
  private var seen: Set<Int> = []
  private(set) var tally = Tally()
  /// Mixtures by chance at each moment.
  var mixtures = 3
  /// Every how many images a change is made in the recovered store.
  var writesEach = 4

  init(_ store: FaultStore, seed: UInt64, ignoring: Set<RecordedDisk.Flush> = []) throws {
    self.store = store
    scratch = try FastDirectory()
    disk = try RecordedDisk(root: store.path, ignoring: ignoring)
    generator = SeededGenerator(seed: seed)
    if FileManager.default.fileExists(atPath: store.path) { expected = [try Self.look(store)] }
  }

  private static func look(_ store: FaultStore) throws -> Expected {
    let open = try store.open(readOnly: true)
    return Expected(seq: open.board.seq, headHash: open.headHash, records: open.everything)
  }

  /// Records a command that must succeed and tries every moment of it.
  ///
  /// - Parameters:
  ///   - arguments: The command.
  ///   - kill: Where it is killed instead, as `strace` names a call: it then need not succeed.
  /// - Throws: What kept the command from being recorded, or an image from being tried.
  mutating func record(_ arguments: [String], killedAt kill: String? = nil) throws {
    let log = store.program.home.file("calls")
    let prefix = Strace.recording(Strace.changing, killingAt: kill, to: log)
    let run = try store.program.start(arguments, through: prefix).wait()
    try #require(run.status == (kill == nil ? 0 : 137), "\(arguments) ended so: \(run.errors)")
    let next = try Self.look(store)
    disk.endProgram()
    var isAnswered = false
    for call in try Strace.read(log) {
      switch disk.take(call) {
      case .nothing: continue
      case .answered: isAnswered = true
      case .changed: tally.calls += 1
      }
      let moment = "\(arguments.prefix(2).joined(separator: " ")), after \(call.name)"
      try tryImages(moment, next, isAnswered: isAnswered)
    }
    // The recording is right only if it leads to what is there.
    let there = try RecordedDisk(root: store.path).whole
    #expect(disk.whole == there, "the recording of \(arguments) differs from what is there")
    expected = kill == nil ? [next] : expected + [next]
  }

  private mutating func tryImages(
    _ moment: String,
    _ next: Expected,
    isAnswered: Bool
  ) throws {
    for image in disk.images(&generator, mixtures: mixtures) {
      var hasher = Hasher()
      hasher.combine(image)
      hasher.combine(isAnswered)
      hasher.combine(next.seq)
      guard seen.insert(hasher.finalize()).inserted else { continue }
      tally.images += 1
      if !image.exists {
        if isAnswered || !expected.isEmpty { tally.violations.append("\(moment): nothing is left") }
        continue
      }
      let path = "\(scratch.path)/\(tally.images).zb"
      try image.write(to: path)
      let isWritten = tally.images.isMultiple(of: writesEach)
      let states = (isAnswered ? [] : expected) + [next]
      let isBeingMade = expected.isEmpty && !isAnswered
      if let wrong = Self.verdict(path, states, isBeingMade, isWritten: isWritten) {
        tally.violations.append("\(moment): \(wrong)")
      }
      try FileManager.default.removeItem(atPath: path)
    }
  }

  /// What is wrong with an image: it must open, show one of some states, have no damage, and take
  /// changes.
  ///
  /// - Parameters:
  ///   - path: Where the image lies.
  ///   - states: The states that are right.
  ///   - isBeingMade: Whether there need not be a store yet.
  ///   - isWritten: Whether a change is made.
  /// - Returns: What is wrong; `nil` where nothing is.
  private static func verdict(
    _ path: String,
    _ states: [Expected],
    _ isBeingMade: Bool,
    isWritten: Bool
  ) -> String? {
    do throws(StoreError) {
      let store = try Store.open(forTest: path)
      if let reason = store.readOnlyReason { return "read-only: \(reason.message.en)" }
      guard let state = states.first(where: { $0.seq == store.board.seq }) else {
        return "it shows change \(store.board.seq) instead of \(states.map(\.seq))"
      }
      if store.headHash != state.headHash, state.seq > 0 { return "another head hash" }
      if store.everything != state.records { return "other records at change \(state.seq)" }
      let report = try store.fsck()
      if let damage = report.findings.first(where: { $0.gravity == .damage }) {
        return "fsck: \(damage.file): \(damage.message.en)"
      }
      let mended = try store.fsck(repair: true)
      if let left = mended.findings.first(where: { $0.gravity != .note && !$0.isRepaired }) {
        return "fsck --repair leaves \(left.file): \(left.message.en)"
      }
      guard isWritten else { return nil }
      try store.addNote("note-after-crash")
      let again = try Store.open(forTest: path)
      if again.board.seq != state.seq + 1 { return "a change after the crash is not there" }
      return try again.fsck().isClean ? nil : "fsck is not clean after a change"
    } catch {
      if isBeingMade {
        switch error {
        case .notFound, .notAStore: return nil
        default: break
        }
      }
      return "\(error.message.en)"
    }
  }
}
