import Glibc
import TestSupport
import ZoneModel
import ZoneStore

/// A trial with loss of power at some of its calls: what the disk then has is opened, looked
/// through, held against the plain store, and written to.
struct CrashTrial {
  /// What may go wrong besides the loss of power.
  enum Mishap: CaseIterable, Sendable {
    case none
    case oneFault
    case allFaults
    case failedSync
    case kill
    case interruptions
  }

  /// The disk at one moment, with what had been promised until then.
  struct Sample {
    let image: DiskImage
    /// The changes that somebody had been told are saved.
    let saved: Int
    /// The states that the next change may have left, of those that nobody was told of.
    let possible: [Oracle.State]
    /// What a half-filled form may be.
    let drafts: [String: [Fields]]
    let call: String
  }

  /// The samples of a trial, each call with the same chance.
  final class Samples {
    let wanted: Int
    private(set) var all: [Sample] = []
    private var calls = 0
    private var random: SeededGenerator

    init(_ wanted: Int, seed: UInt64) {
      self.wanted = wanted
      random = SeededGenerator(seed: seed &+ 77)
    }

    func consider(_ sample: () -> Sample) {
      calls += 1
      if all.count < wanted {
        all.append(sample())
      } else {
        let place = random.below(calls)
        if place < wanted { all[place] = sample() }
      }
    }
  }

  /// What a trial promises while it runs; seen by the disk before each call.
  private final class Promises {
    var saved = 0
    var possible: [Oracle.State] = []
    var drafts: [String: [Fields]] = [:]
  }

  /// How many losses of power were survived.
  private(set) var crashes = 0
  /// How many calls failed or were cut short.
  private(set) var faults = 0
  private(set) var objections: [String] = []
  private var trial: StoreTrial
  private let samples: Samples
  private let promises = Promises()
  private let mishap: Mishap

  init(
    _ start: (DiskImage, Oracle),
    seed: UInt64,
    points: Int = 6,
    mishap: Mishap? = nil,
    wrap: @escaping @Sendable (SimulatedProcess) -> any FileSystem = { $0 }
  ) {
    var trial = StoreTrial(start.0, start.1, seed: seed)
    trial.wrap = wrap
    trial.longSegment = trial.random.oneIn(2) ? 1200 : 8 << 20
    trial.longestLine = trial.random.oneIn(2) ? 500 : 1 << 20
    trial.room = trial.random.pick([0, 600, 2000, 5000])
    self.mishap = mishap ?? trial.random.pick(Mishap.allCases)
    self.trial = trial
    samples = Samples(points, seed: seed)
  }

  // MARK: - The work

  mutating func run() {
    do {
      promises.saved = trial.oracle.history.count
      trial.people = [try trial.open("anna"), try trial.open("bo")]
      prepare()
      watch()
      for _ in 0..<4 where objections.isEmpty { try step() }
      trial.disk.beforeChange?("the end")
      trial.disk.beforeChange = nil
    } catch {
      trial.disk.beforeChange = nil
      objections.append("\(mishap): \(error)")
    }
    faults += trial.people.reduce(0) { $0 + $1.process.faultsMade }
    // Fewer calls than points: the same moment may leave the disk in many ways.
    for index in 0..<samples.wanted where objections.isEmpty && !samples.all.isEmpty {
      crashes += 1
      check(samples.all[index % samples.all.count])
    }
  }

  private mutating func prepare() {
    let victim = trial.people[0].process
    let call = 1 + trial.random.below(48)
    switch mishap {
    case .none: break
    case .oneFault:
      victim.faults = Faults(failing: call, code: trial.random.pick([EIO, ENOSPC, EDQUOT]))
    case .allFaults:
      // A disk that is full stays full, but what was written can still be cut back.
      let code = trial.random.pick([ENOSPC, EDQUOT, EFBIG])
      victim.faults = Faults(failing: 1 + call / 8, isSticky: true, code: code, only: ["pwrite"])
    case .failedSync:
      victim.faults = Faults(failing: 1 + trial.random.below(2), only: ["fdatasync"])
    case .kill: victim.killedAt = call / 2
    case .interruptions:
      victim.faults = Faults(writesShort: true, interrupts: true)
    }
  }

  private func watch() {
    trial.disk.beforeChange = { [samples, promises, disk = trial.disk] call in
      samples.consider {
        Sample(
          image: disk.image,
          saved: promises.saved,
          possible: promises.possible,
          drafts: promises.drafts,
          call: call
        )
      }
    }
  }

  private mutating func step() throws(StoreError) {
    let index = trial.random.below(trial.people.count)
    let store = trial.people[index].store
    if trial.random.oneIn(3) { _ = try? store.follow() }
    if case .writeFailed = store.readOnlyReason { store.retryWriting() }
    let action = trial.action(of: trial.people[index])
    let before = store.board
    var next = trial.oracle
    let author = trial.people[index].author
    let right = StoreTrial.act(action, by: author, seen: before, on: &next)
    if right == .saved { promises.possible.append(next.now) }
    let form = Self.form(action, author)
    if let form { promises.drafts[form.name, default: [Fields()]].append(form.fields) }
    do throws(StoreError) {
      let verdict = try trial.act(action, by: index)
      if verdict == .saved || verdict == .nothing, right == .saved { take(next) }
      if verdict != right { objections.append("\(mishap) \(action): \(verdict), not \(right)") }
      if let form { promises.drafts[form.name] = [form.fields] }
    } catch {
      try recover(index, action, next, error)
    }
  }

  private static func form(
    _ action: StoreTrial.Action,
    _ author: Author
  ) -> (name: String, fields: Fields)? {
    guard case .draft(let name, let text) = action else { return nil }
    return ("\(author.uid) \(name)", Fields([("name", .text(text))]))
  }

  private mutating func take(_ next: Oracle) {
    trial.oracle = next
    promises.saved = next.history.count
    promises.possible = []
  }

  /// After a failure the change is there or not, and the program is told to try again or is dead.
  private mutating func recover(
    _ index: Int,
    _ action: StoreTrial.Action,
    _ next: Oracle,
    _ error: StoreError
  ) throws(StoreError) {
    let process = trial.people[index].process
    guard mishap != .none, mishap != .interruptions, process.faultsMade > 0 || process.isDead else {
      throw error
    }
    let name = trial.people[index].author.name
    let hasLasting = process.faults.isSticky
    if process.isDead { process.kill() }
    if process.isDead || hasLasting || trial.random.oneIn(3) {
      trial.people[index] = try trial.open(name)
    }
    // Without the loss of power everybody sees the same: the change is there or it is not.
    let seen = try trial.open("eve").store.board
    if seen.seq == next.history.count, next.history.count > trial.oracle.history.count {
      if seen.plainState != next.now { objections.append("\(action): half a change") }
      trial.oracle = next
      // Nobody has been told, but somebody may have read it and gone on.
      promises.possible = [next.now]
    } else if seen.plainState != trial.oracle.now || seen.seq != trial.oracle.history.count {
      objections.append("\(mishap) \(action): \(error), then \(seen.seq) changes")
    }
  }

  // MARK: - After the loss of power

  private mutating func check(_ sample: Sample, depth: Int = 0) {
    var after = StoreTrial(
      sample.image.crashed(&trial.random),
      trial.oracle,
      seed: trial.random.next()
    )
    after.wrap = trial.wrap
    after.longSegment = trial.longSegment
    after.room = trial.room
    do {
      let person = try after.open("anna")
      let board = person.store.board
      let state = board.plainState
      var isRight = board.seq == sample.saved && state == trial.oracle.states[board.seq]
      if board.seq > sample.saved {
        isRight = sample.possible.contains(state)
      }
      guard isRight else {
        return object(sample, "\(board.seq) changes of \(sample.saved): \(state)")
      }
      if let reason = person.store.readOnlyReason {
        return object(sample, "read-only: \(reason.message.en)")
      }
      checkDrafts(sample, person.store)
      let report = try person.store.fsck()
      let wrong = report.findings.first {
        $0.gravity == .damage || $0.gravity == .repairable && !$0.file.hasPrefix("journal/")
      }
      if let wrong { return object(sample, "fsck: \(wrong.file): \(wrong.message.en)") }
      let left = tornBytes(report, after.disk.image)
      try goOn(&after, person, sample, depth)
      guard let left, !left.isEmpty else { return }
      let image = after.disk.image
      let kept = image.files(below: StoreTrial.path + "/quarantine").values.map {
        image.inodes[$0].bytes
      }
      if !kept.contains(left) { object(sample, "the cut-off save was not kept") }
    } catch {
      object(sample, "\(error)")
    }
  }

  /// The bytes of a save that was cut off, which the next writer must put aside.
  private func tornBytes(_ report: FsckReport, _ image: DiskImage) -> [UInt8]? {
    let finding = report.findings.first {
      $0.gravity == .repairable && $0.message.en.contains("cut off")
    }
    guard let finding, let offset = finding.offset else { return nil }
    return image.bytes(StoreTrial.path + "/" + finding.file).map {
      Array(withoutRoom($0)[offset...])
    }
  }

  /// The next writer writes, and everybody finds what it wrote.
  private mutating func goOn(
    _ after: inout StoreTrial,
    _ person: StoreTrial.Person,
    _ sample: Sample,
    _ depth: Int
  ) throws(StoreError) {
    var seen: Sample?
    let (disk, before) = (after.disk, person.store.board)
    let isNested = depth == 0 && trial.random.oneIn(16)
    let chosen = trial.random.below(4)
    var calls = 0
    let record = RecordReference(register: "enterprises", id: "ent-last-\(depth)")
    let edit = Edit.create(record, Fields([("name", .text("last"))]))
    var expected = before.plainState
    expected.records[record] = Record(reference: record, fields: Fields([("name", .text("last"))]))
    if isNested {
      disk.beforeChange = { call in
        if calls == chosen {
          seen = Sample(
            image: disk.image,
            saved: sample.saved,
            possible: sample.possible + [before.plainState, expected],
            drafts: [:],
            call: "recovery \(call)"
          )
        }
        calls += 1
      }
    }
    let draft = ChangeDraft(id: Store.makeID(), label: "l", edits: [edit], seen: before.seq)
    guard try person.store.commit(draft, check: ParentCheck()).change != nil else {
      return object(sample, "the next change was not saved")
    }
    disk.beforeChange = nil
    let other = try after.open("bo").store
    guard other.board.plainState == expected, other.board.seq == before.seq + 1 else {
      return object(sample, "after the next change: \(other.board.plainState)")
    }
    if trial.random.oneIn(12) {
      _ = try other.writeSnapshot()
      let findings = try other.fsck().findings
      if let wrong = findings.first(where: { $0.gravity != .note }) {
        return object(sample, "after the next change: \(wrong.file): \(wrong.message.en)")
      }
      guard try after.open("bo").store.board.plainState == expected else {
        return object(sample, "after the next snapshot")
      }
    }
    if let seen { check(seen, depth: 1) }
  }

  private mutating func checkDrafts(_ sample: Sample, _ store: Store) {
    for (name, possible) in sample.drafts {
      let parts = name.split(separator: " ")
      guard parts[0] == String(store.author.uid) else { continue }
      let found = (try? store.drafts())?.forms.first { $0.name == parts[1] }?.fields
      let mayBeNone = possible.contains(Fields())
      if found.map(possible.contains) ?? mayBeNone { continue }
      object(sample, "draft \(name): \(String(describing: found))")
    }
  }

  private mutating func object(_ sample: Sample, _ text: String) {
    objections.append("\(mishap), power lost before \(sample.call): \(text)")
  }
}
