import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Many processes at one store at the same time.
struct ManyWritersTests {
  private let count = 20

  /// Starts so many programs at once and waits for all.
  ///
  /// Who waits for the lock in vain, on a machine that is very busy, is told that nothing was saved
  /// and tries again.
  private func all(
    _ store: FaultStore,
    _ arguments: (Int) -> [String]
  ) throws -> [ProgramRun] {
    let running = try (0..<count).map { number in
      try store.program.start(
        arguments(number),
        environment: ["ZONEBOARD_USER": "user\(number)"]
      )
    }
    return try running.enumerated().map { number, program in
      var run = try program.wait()
      for _ in 0..<10 where run.status == 75 && run.errors.contains("store is locked by") {
        #expect(run.errors.contains("Nothing was saved"))
        run = try store.program.run(
          arguments(number),
          environment: ["ZONEBOARD_USER": "user\(number)"]
        )
      }
      return run
    }
  }

  @Test func `twenty processes get one order, and each is told its place in it`() throws {
    let store = try FaultStore()
    let before = try store.open(readOnly: true).board.seq
    let runs = try all(store) {
      ["new", "notes", "note-\($0)", "about=zones/zon-1", "text=n\($0)"]
    }
    for run in runs { #expect(run.status == 0, "\(run.errors)") }
    #expect(Set(runs.map(\.output)) == Set((0..<count).map { "note-\($0)\n" }))
    let open = try store.open(readOnly: true)
    #expect(open.board.seq == before + count)
    let changes = try open.allChanges()
    #expect(changes.map(\.seq) == Array(1...before + count))
    #expect(changes.map(\.time) == changes.map(\.time).sorted())
    #expect(Set(changes.suffix(count).map(\.author.name)).count == count)
    for number in 0..<count {
      let reference = RecordReference(register: "notes", id: "note-\(number)")
      #expect(open.board.record(reference)?["text"] == .text("n\(number)"))
    }
    #expect(try store.fsck().status == 0)
  }

  @Test func `twenty new records without ids get one each`() throws {
    let store = try FaultStore()
    let before = try store.open(readOnly: true).board.seq
    let runs = try all(store) { ["new", "notes", "about=zones/zon-1", "text=n\($0)"] }
    for run in runs { #expect(run.status == 0, "\(run.errors)") }
    #expect(Set(runs.map(\.output)).count == count)
    #expect(try store.open(readOnly: true).board.seq == before + count)
  }

  @Test func `applications filed at once get a number each, with their own lines`() throws {
    let store = try FaultStore(firms: count)
    let runs = try all(store) { ["apply", "technology-sme", "ent-\($0 + 1)"] }
    for run in runs { #expect(run.status == 0, "\(run.errors)") }
    let numbers = runs.map { $0.output.trimmingCharacters(in: .newlines) }
    #expect(Set(numbers).count == count)
    let board = try store.open(readOnly: true).board
    let source = board.source("application-conditions")
    let lines = (0..<source.slots).compactMap { source.record(at: $0) }
    #expect(lines.count.isMultiple(of: count) && lines.count > count)
    for (place, number) in numbers.enumerated() {
      let filed = board.record(RecordReference(register: "applications", id: number))
      #expect(filed?["applicant"] == .text("enterprises/ent-\(place + 1)"))
      let own = lines.count { $0["application"] == .text(number) }
      #expect(own == lines.count / count)
    }
  }

  @Test func `imports of new rows at once are all made`() throws {
    let store = try FaultStore()
    for number in 0..<3 {
      let rows = (0..<5).map { "zones/zon-1,\(number) \($0)\n" }.joined()
      try ("about,text\n" + rows).write(
        toFile: store.program.home.file("rows\(number).csv"),
        atomically: false,
        encoding: .utf8
      )
    }
    let running = try (0..<3).map { number in
      try store.program.start(["import", "notes", store.program.home.file("rows\(number).csv")])
    }
    for program in running {
      let run = try program.wait()
      #expect(run.status == 0, "\(run.errors)")
    }
    let board = try store.open(readOnly: true).board
    #expect(board.source("notes").count == 15)
  }

  @Test func `fields that do not meet are merged`() throws {
    let store = try FaultStore()
    let fields = [
      "nameZh", "shortName", "address", "contactName", "website", "dataSource", "priorLoans",
      "registeredCapital", "size", "ownership", "pollutionLevel", "energyLevel", "emissionLevel",
      "creditGrade", "registeredOn", "operatingSince", "dataDate", "nextReviewOn", "tags", "field",
    ]
    let values = [
      "a", "b", "c", "d", "https://example.org", "f", "7", "100", "small", "private", "low", "low",
      "low", "a", "2020-01-01", "2020-01-02", "2020-01-03", "2027-01-04", "exporter", "robotics",
    ]
    let runs = try all(store) { ["set", "enterprises", "ent-1", "\(fields[$0])=\(values[$0])"] }
    for (run, field) in zip(runs, fields) { #expect(run.status == 0, "\(field): \(run.errors)") }
    let record = try store.open(readOnly: true).board.record(
      RecordReference(register: "enterprises", id: "ent-1")
    )
    for field in fields { #expect(record?[field] != nil, "\(field) is lost") }
    #expect(record?.revision == 1 + count)
    #expect(try store.fsck().status == 0)
  }

  /// Who saw the value that stands is saved, and who did not is told so with status 75.
  @Test func `of those who change one field, each is saved in turn or told of the other`() throws {
    let store = try FaultStore()
    let before = try store.open(readOnly: true).board.seq
    var saved = 0
    var told = 0
    for _ in 0..<3 where told == 0 {
      let runs = try all(store) { ["set", "enterprises", "ent-1", "name=By \($0)"] }
      for run in runs {
        #expect([0, 75].contains(run.status), "\(run.status): \(run.errors)")
        if run.status == 75 { #expect(run.errors.contains("Look at theirs"), "\(run.errors)") }
        saved += run.status == 0 ? 1 : 0
        told += run.status == 75 ? 1 : 0
      }
    }
    let changes = try store.open(readOnly: true).allChanges().dropFirst(before)
    #expect(changes.count == saved)
    #expect(saved > 0)
    // Nobody overwrote what they had not seen: each starts from what the one before left.
    var last: Value? = .text("Firm 1")
    for change in changes {
      guard case .set(_, _, let seen, let value)? = change.edits.first else {
        Issue.record("change \(change.seq) is something else")
        continue
      }
      #expect(seen == last)
      last = value
    }
    print("Twenty at one field: \(saved) saved in turn, \(told) told of a conflict")
  }

  /// With the revision that they saw, exactly one of them may win.
  @Test func `of those who name the revision that they saw, one is saved`() throws {
    let store = try FaultStore()
    let runs = try all(store) {
      ["set", "enterprises", "ent-2", "name=By \($0)", "--if-revision", "1"]
    }
    #expect(runs.filter { $0.status == 0 }.count == 1)
    for run in runs where run.status != 0 { #expect(run.status == 75, "\(run.errors)") }
  }

  /// Two who start at the same moment, again and again; who loses is told by whom and why.
  ///
  /// In every second round the lock is held until both have looked and wait for it, so that who loses
  /// finds out under the lock and not before.
  @Test func `of two who name the same revision at once, one is saved and one is told`() throws {
    let store = try FaultStore(firms: 1)
    let people = ["anna", "bo"]
    let rounds = Trials.count(40)
    var wins = ["anna": 0, "bo": 0]
    for round in 1...rounds {
      // A turn each in starting first: no order of starting decides who is saved.
      let order = round % 4 < 2 ? people : people.reversed()
      let lock = round.isMultiple(of: 2) ? try HeldLock(store.path) : nil
      let running = try order.map { person in
        try store.program.start(
          ["set", "enterprises", "ent-1", "name=\(person) \(round)", "--if-revision", "\(round)"],
          environment: ["ZONEBOARD_USER": person]
        )
      }
      try lock?.release(when: running)
      let runs = try zip(order, running).map { ($0, try $1.wait()) }
      let saved = runs.filter { $0.1.status == 0 }
      let told = runs.filter { $0.1.status == 75 }
      try #require(saved.count == 1 && told.count == 1, "round \(round): \(runs)")
      let (winner, loser) = (saved[0], told[0])
      wins[winner.0, default: 0] += 1
      // The first two changes made the store, so that the one of this round is number round + 2.
      #expect(winner.1.errors.contains("(change \(round + 2), 1 record)"), "\(winner.1.errors)")
      let sentence =
        "zoneboard: enterprises/ent-1: revision \(round) was expected, it has \(round + 1); "
        + "\(winner.0) changed it last, "
      #expect(loser.1.errors.hasPrefix(sentence), "\(loser.1.errors)")
      #expect(loser.1.errors.contains("(change \(round + 2))"), "\(loser.1.errors)")
      let next = "  Look at it with zoneboard show, then try again.\n"
      #expect(loser.1.errors.hasSuffix(next), "\(loser.1.errors)")
      #expect(loser.1.output.isEmpty)
    }
    let open = try store.open(readOnly: true)
    let record = open.board.record(RecordReference(register: "enterprises", id: "ent-1"))
    #expect(record?.revision == 1 + rounds)
    #expect(open.board.seq == 2 + rounds)
    #expect(try store.fsck().status == 0)
    print("Two at one revision: \(rounds) rounds, won by \(wins)")
  }
}

/// The write lock of a store, held by the test.
private final class HeldLock {
  private let path: String
  private let descriptor: Int32

  init(_ store: String) throws {
    path = store + "/lock.write"
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
  }

  deinit { close(descriptor) }

  /// Gives it back once all of these wait for it: they have it open and sleep.
  func release(when programs: [RunningProgram]) throws {
    for program in programs {
      while !isWaiting(program.pid) {
        try #require(!program.hasEnded(within: .milliseconds(1)), "it ended without the lock")
      }
    }
    flock(descriptor, LOCK_UN)
  }

  private func isWaiting(_ process: Int32) -> Bool {
    let folder = "/proc/\(process)"
    // A process that ends meanwhile has neither.
    guard let status = try? String(contentsOfFile: folder + "/stat", encoding: .utf8),
      status.split(separator: ")").last?.split(separator: " ").first == "S",
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder + "/fd")
    else { return false }
    return files.contains { file in
      (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/fd/" + file)) == path
    }
  }
}
