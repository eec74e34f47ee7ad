import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Reading while somebody is in the middle of writing a line: what stands before it is had, and the
/// half of it is neither shown nor taken for damage.
struct HalfLineTests {
  /// Holds a writer before each of its writes of a few bytes, and looks meanwhile.
  private func whileWriting(
    _ look: @escaping @Sendable (_ reader: Store, _ turn: Int) throws -> Void
  ) throws -> Int {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    let anna = try trial.open("anna")
    try anna.store.set("ent-1", "stage", "saved")
    let reader = try trial.open("bo").store
    let outcome = Mutex<(turns: Int, fault: (any Error)?)>((0, nil))
    anna.process.faults = Faults(writesShort: true)
    trial.disk.beforeChange = { [disk = trial.disk] call in
      guard call == "pwrite" else { return }
      let held = disk.beforeChange
      disk.beforeChange = nil
      defer { disk.beforeChange = held }
      outcome.withLock { outcome in
        outcome.turns += 1
        do { try look(reader, outcome.turns) } catch { outcome.fault = outcome.fault ?? error }
      }
    }
    try anna.store.set("ent-2", "stage", "half of it is there")
    trial.disk.beforeChange = nil
    if let fault = outcome.withLock({ $0.fault }) { throw fault }
    _ = try reader.follow()
    #expect(reader.value("ent-2", "stage") == .text("half of it is there"))
    return outcome.withLock { $0.turns }
  }

  @Test func `history, differences and earlier states are read beside a half line`() throws {
    let turns = try whileWriting { (reader, _) throws in
      let seq = reader.board.seq
      #expect(try reader.history().entries.first?.change.seq == seq)
      #expect(try reader.difference(from: 0)?.to == seq)
      #expect(try reader.board(asOf: seq - 1).seq == seq - 1)
      #expect(try reader.change(seq).seq == seq)
      #expect(try reader.savedChange(id: "none") == nil)
      #expect(reader.readOnlyReason == nil)
    }
    #expect(turns > 20)
  }

  @Test func `a person who follows sees the line when all of it is there`() throws {
    _ = try whileWriting { (reader, _) throws in
      _ = try reader.follow()
      #expect(reader.readOnlyReason == nil)
    }
  }
}
