import Foundation
import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Several people write at once, and each of their programs is killed again and again.
struct KilledWritersTests {
  /// What one writer did.
  private struct Tally: Sendable {
    var kills = 0
    /// What was told as saved, each with its change's number.
    var acknowledged: [String: Int] = [:]
    /// What was tried and not told.
    var unacknowledged: Set<String> = []
    var faults: [String] = []
  }

  /// What it takes to start the program, on any thread.
  private struct Start: Sendable {
    let path: String
    let environment: [String: String]
    let directory: String

    init(_ store: FaultStore) throws {
      path = try ProgramUnderTest.path()
      environment = store.program.environment
      directory = store.program.home.path
    }
  }

  @Test func `nothing that was told as saved is lost to kill -9 among three writers`() throws {
    let store = try FaultStore(firms: 3)
    let writers = 3
    let kills = Trials.count(170)
    let tallies = Mutex<[Tally]>([])
    let start = try Start(store)
    DispatchQueue.concurrentPerform(iterations: writers) { writer in
      var tally = Tally()
      do {
        try write(writer, start, until: kills, &tally)
      } catch {
        tally.faults.append("\(error)")
      }
      tallies.withLock { $0.append(tally) }
    }
    try judge(store, tallies.withLock { $0 })
  }

  /// Changes two fields of the writer's own firm in one change, over and over.
  private func write(
    _ writer: Int,
    _ start: Start,
    until kills: Int,
    _ tally: inout Tally
  ) throws {
    var generator = SeededGenerator(seed: UInt64(writer))
    // How long a whole run takes: guessed, then followed, so that most kills come in its second half.
    var span = 60.0
    var number = 0
    while tally.kills < kills {
      number += 1
      let token = "w\(writer)n\(number)"
      let run = try RunningProgram(
        start.path,
        ["set", "enterprises", "ent-\(writer + 1)", "name=\(token)", "address=\(token)"],
        environment: start.environment,
        directory: start.directory
      )
      let delay = span * Double(30 + generator.below(80)) / 100
      if run.hasEnded(within: .microseconds(Int64(delay * 1000))) {
        span = max(5, span * 0.97)
      } else {
        span = min(2000, span * 1.02)
        run.signal(SIGKILL)
      }
      let end = try run.wait()
      if end.end == .signalled(SIGKILL) { tally.kills += 1 }
      // What is printed is told, even when the kill comes right behind it.
      if let seq = end.errors.firstMatch(of: /\(change ([0-9]+), 1 record\)/).flatMap({ Int($0.1) })
      {
        tally.acknowledged[token] = seq
      } else {
        tally.unacknowledged.insert(token)
        if end.status != 137 { tally.faults.append("\(token): \(end.status) \(end.errors)") }
      }
    }
  }

  private func judge(_ store: FaultStore, _ tallies: [Tally]) throws {
    #expect(tallies.flatMap(\.faults) == [])
    let fsck = try store.fsck("--repair")
    #expect(fsck.status == 0, "\(fsck.errors)\(fsck.output)")
    #expect(try store.fsck().status == 0)
    let open = try store.open()
    #expect(open.readOnlyReason == nil)
    var found: [String: [Int]] = [:]
    for change in try open.allChanges() where change.seq > 2 {
      let tokens = change.edits.compactMap { edit -> String? in
        guard case .set(_, _, _, .text(let text)?) = edit else { return nil }
        return text
      }
      #expect(tokens.count == 2 && Set(tokens).count == 1, "change \(change.seq) is not whole")
      found[tokens.first ?? "", default: []].append(change.seq)
    }
    var known: Set<String> = []
    for tally in tallies {
      for (token, seq) in tally.acknowledged {
        #expect(found[token] == [seq], "\(token) was told as change \(seq)")
      }
      for token in tally.unacknowledged { #expect(found[token]?.count ?? 0 <= 1) }
      known.formUnion(tally.acknowledged.keys)
      known.formUnion(tally.unacknowledged)
    }
    #expect(Set(found.keys).isSubset(of: known))
    for firm in 1...tallies.count {
      let record = open.board.record(RecordReference(register: "enterprises", id: "ent-\(firm)"))
      #expect(record?["name"] == record?["address"])
    }
    let kills = tallies.reduce(0) { $0 + $1.kills }
    let told = tallies.reduce(0) { $0 + $1.acknowledged.count }
    let silent = tallies.flatMap(\.unacknowledged).filter { found[$0] != nil }.count
    print(
      "Kills: \(kills) of \(tallies.count) writers; \(told) changes told and kept, "
        + "\(silent) kept that nobody was told of"
    )
    #expect(kills >= 500 && told > 0)
  }
}
