import Foundation
import TestSupport
import Testing
import ZoneStore

/// What power cuts leave of a store that the real program writes.
@Suite(.enabled(if: Strace.path != nil, "strace is needed, and the permission to trace"))
struct CrashImageTests {
  @Test(arguments: Trials.seeds(1))
  func `each acknowledged command survives a power cut at each of its calls`(
    seed: UInt64
  ) throws {
    var recording = try CrashRecording(FaultStore(firms: 0), seed: seed)
    let store = recording.store
    let home = store.program.home
    try recording.record(["init", "--store", store.path])
    try recording.record(["new", "zones", "zon-1", "name=Test Park", "kind=park"])
    let firms = (1...4).map { "ent-\($0),Firm \($0),zon-1" }.joined(separator: "\n")
    let file = try home.write("firms.csv", "id,name,zone\n\(firms)\n")
    try recording.record(["import", "enterprises", file])
    try recording.record(["set", "enterprises", "ent-1", "name=Alpha", "tags=exporter"])
    try recording.record(["set", "enterprises", "--where", "zone:zon-1", "stage=incubator"])
    try recording.record(["delete", "enterprises", "ent-4"])
    try recording.record(["undo"])
    try recording.record(["redo"])
    try recording.record(["set", "enterprises", "ent-2", "address=Road 1"])
    try recording.record(["revert", "8"])
    try recording.record(["new", "notes", "note-1", "about=zones/zon-1", "text=Look again"])
    try recording.record(["do", "done", "notes", "note-1"])
    try recording.record(["compact"])
    report(recording)
  }

  @Test func `an import too long for a line survives a power cut at each of its calls`() throws {
    var recording = try CrashRecording(FaultStore(), seed: 1)
    recording.mixtures = 2
    recording.writesEach = 8
    let long = String(repeating: "very long ", count: 1990)
    let rows = (1...55).map { "note-\($0),zones/zon-1,\($0) \(long),2026-11-20" }
    let file = try recording.store.program.home.write(
      "notes.csv",
      "id,about,text,on\n" + rows.joined(separator: "\n") + "\n"
    )
    try recording.record(["import", "notes", file])
    let bodies = recording.store.path + "/journal/bodies"
    #expect(try FileManager.default.contentsOfDirectory(atPath: bodies).count == 1)
    try recording.record(["undo"])
    report(recording)
  }

  /// A line that its killed writer never flushed is read by the next program, which builds on it.
  @Test func `what a killed writer left unflushed is flushed before a snapshot names it`() throws {
    var recording = try CrashRecording(FaultStore(), seed: 2)
    try recording.record(
      ["set", "enterprises", "ent-1", "name=Never Told"],
      killedAt: "fdatasync"
    )
    try recording.record(["compact"])
    try recording.record(["set", "enterprises", "ent-2", "name=Told"])
    report(recording)
  }

  /// Flushes that are taken out of the recording: the judge of the images must object.
  @Test(arguments: [RecordedDisk.Flush.data, .file, .folder])
  func `without its flushes the program would lose what it acknowledged`(
    flush: RecordedDisk.Flush
  ) throws {
    var recording = try CrashRecording(FaultStore(firms: 0), seed: 3, ignoring: [flush])
    try recording.record(["init", "--store", recording.store.path])
    try recording.record(["new", "zones", "zon-1", "name=Test Park", "kind=park"])
    #expect(!recording.tally.violations.isEmpty)
  }

  private func report(_ recording: CrashRecording) {
    let tally = recording.tally
    print("Crash images: \(tally.images) at \(tally.calls) calls of the program")
    let shown = tally.violations.prefix(5).joined(separator: "\n")
    #expect(tally.violations.isEmpty, "\(tally.violations.count) of \(tally.images):\n\(shown)")
    #expect(tally.images > 50)
  }
}
