import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// A store that a newer program has written, as text.
struct TwoVersionsTests {
  private let store: FaultStore

  init() throws {
    store = try FaultStore(firms: 1)
  }

  private var segment: String { store.path + "/journal/000000000001.jsonl" }

  /// Adds a line to the journal, sealed as the format says.
  private func append(_ members: String, seq: Int) throws {
    let text = try String(contentsOfFile: segment, encoding: .utf8)
    let previous = String(text.dropLast(3).suffix(32))
    let body =
      #"{"seq":\#(seq),"id":"newer\#(seq)","t":"2199-01-01T00:00:00.000Z","by":"zed","uid":9,"#
      + #""s":"z","label":"Newer",\#(members)"#
    let hash = SHA256.text(of: Array((previous + "\n" + body).utf8)).prefix(32)
    try Data((text + body + #","h":"\#(hash)"}"# + "\n").utf8).write(to: URL(filePath: segment))
  }

  /// Puts a text in place of another in `FORMAT.json`.
  private func changeFormat(_ old: String, _ new: String) throws {
    let file = store.path + "/FORMAT.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: URL(filePath: file))
  }

  private func row() throws -> String {
    let folder = store.path + "/registers"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("enterprises.") }
    let newest = files.max {
      Int($0.split(separator: ".")[1]) ?? 0 < Int($1.split(separator: ".")[1]) ?? 0
    }
    return try String(contentsOfFile: folder + "/" + (newest ?? ""), encoding: .utf8)
  }

  @Test func `fields that this version does not know survive edits, undo and snapshots`() throws {
    let unknown = #"{"deep":[1,2.50,{"x":null}],"text":"\u202e"}"#
    try append(
      #""op":"edit","extra":{"kept":true},"ch":[{"r":"enterprises/ent-1","f":"orbit","b":\#(unknown)}]"#,
      seq: 3
    )
    try store.succeed("set", "enterprises", "ent-1", "name=Known")
    try store.succeed("compact")
    #expect(try row().contains(#""orbit":\#(unknown)"#))
    #expect(try row().contains(#""name":"Known""#))
    try store.succeed("undo")
    try store.succeed("delete", "enterprises", "ent-1")
    try store.succeed("undo")
    try store.succeed("compact")
    #expect(try row().contains(#""orbit":\#(unknown)"#))
    let shown = try store.succeed("show", "enterprises", "ent-1", "--format", "json").output
    #expect(shown.contains("2.50"), "\(shown)")
    let journal = try String(contentsOfFile: segment, encoding: .utf8)
    #expect(journal.contains(#""extra":{"kept":true}"#))
    #expect(try store.fsck().status == 0)
  }

  @Test(arguments: [
    #""op":"merge","ch":[]"#,
    #""op":"edit","ch":[{"r":"enterprises/ent-1","move":"elsewhere"}]"#,
  ])
  func `a change of an unknown kind makes the store read-only`(members: String) throws {
    try append(members, seq: 3)
    let before = try Data(contentsOf: URL(filePath: segment))
    try store.succeed("list", "enterprises")
    for command in [["set", "enterprises", "ent-1", "name=X"], ["undo"], ["compact"]] {
      let run = try store.program.run(command)
      #expect(run.status == 77, "\(command): \(run.status) \(run.errors)")
      #expect(run.errors.contains("newer"), "\(run.errors)")
      #expect(run.errors.contains("nstall a newer zoneboard"), "\(run.errors)")
    }
    let fsck = try store.fsck()
    #expect(fsck.status == 1)
    #expect(fsck.output.contains("newer"), "\(fsck.output)")
    _ = try store.fsck("--repair")
    #expect(try Data(contentsOf: URL(filePath: segment)) == before)
  }

  @Test func `a feature that only a newer program may write with makes the store read-only`() throws
  {
    try changeFormat(#""rocompat":[]"#, #""rocompat":["signatures"]"#)
    try store.succeed("list", "enterprises")
    let run = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(run.status == 77)
    #expect(run.errors.contains("signatures"), "\(run.errors)")
    #expect(run.errors.contains("newer"), "\(run.errors)")
    #expect(try store.open().board.seq == 2)
  }

  @Test func `a feature that may be ignored stays in the format and stops nothing`() throws {
    try changeFormat(#""compat":[]}"#, #""compat":["thumbnails"],"since":"2.0"}"#)
    try store.succeed("set", "enterprises", "ent-1", "name=X")
    try store.succeed("compact")
    let text = try String(contentsOfFile: store.path + "/FORMAT.json", encoding: .utf8)
    #expect(text.contains("thumbnails") && text.contains(#""since":"2.0""#))
  }

  @Test(arguments: [
    (#""incompat":[]"#, #""incompat":["columns"]"#, "columns"),
    (#""version":1"#, #""version":2"#, "format 2"),
  ])
  func `a store that this program cannot read is refused and left alone`(
    old: String,
    new: String,
    named: String
  ) throws {
    try changeFormat(old, new)
    let before = try FileManager.default.subpathsOfDirectory(atPath: store.path)
    let bytes = try Data(contentsOf: URL(filePath: segment))
    let commands = [
      ["list", "enterprises"], ["set", "enterprises", "ent-1", "name=X"], ["fsck", "--repair"],
      ["compact"], ["open"],
    ]
    for command in commands {
      let run = try store.program.run(command)
      #expect(run.status == 77 || command == ["open"], "\(command): \(run.status) \(run.errors)")
      #expect(run.status != 0)
      if command != ["open"] { #expect(run.errors.contains(named), "\(run.errors)") }
    }
    let made = try store.program.run("init", "--store", store.path)
    #expect(made.status == 73)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: store.path) == before)
    #expect(try Data(contentsOf: URL(filePath: segment)) == bytes)
  }

  /// A newer program adds its feature while this one has the store open.
  @Test func `a feature that comes while the store is open is minded at the next save`() throws {
    let open = try store.open()
    try changeFormat(#""rocompat":[]"#, #""rocompat":["signatures"]"#)
    let error = #expect(throws: StoreError.self) { try open.addNote("note-1") }
    guard case .readOnly(.newer) = error else {
      Issue.record("not read-only: \(String(describing: error))")
      return
    }
    #expect(try store.open(readOnly: true).board.seq == 2)
  }
}
