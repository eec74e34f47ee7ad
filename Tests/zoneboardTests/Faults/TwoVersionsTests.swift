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
  private func append(_ members: String, seq: Int, toSegment first: Int = 1) throws {
    try seal(
      #"{"seq":\#(seq),"id":"newer\#(seq)","t":"2199-01-01T00:00:00.000Z","by":"zed","uid":9,"#
        + #""s":"z","label":"Newer",\#(members)"#,
      behind: path(first),
      to: path(first)
    )
  }

  /// Starts a segment as a program of some version does.
  private func startSegment(_ first: Int, behind last: Int, app: String) throws {
    let old = try String(contentsOfFile: segment, encoding: .utf8)
    let id = try #require(old.firstMatch(of: /"store":"([^"]*)"/)).1
    let hash = try lines(of: path(last)).dropLast(3).suffix(32)
    try seal(
      #"{"zb":1,"store":"\#(id)","first":\#(first),"prev":"\#(hash)","#
        + #""t":"2199-01-01T00:00:00.000Z","app":"\#(app)""#,
      behind: path(last),
      to: path(first)
    )
  }

  private func path(_ first: Int) -> String {
    store.path + "/journal/" + SegmentHeader.name(first: first)
  }

  /// Adds a line to a file, sealed behind the last line of another.
  private func seal(_ body: String, behind last: String, to file: String) throws {
    let previous = try lines(of: last).dropLast(3).suffix(32)
    let hash = SHA256.text(of: Array((previous + "\n" + body).utf8)).prefix(32)
    // A segment that is started is made.
    let old = FileManager.default.fileExists(atPath: file) ? try lines(of: file) : ""
    try Data((old + body + #","h":"\#(hash)"}"# + "\n").utf8).write(to: URL(filePath: file))
  }

  /// A segment without the room behind its lines.
  private func lines(of file: String) throws -> String {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return String(text[...(text.lastIndex { $0 != "\t" } ?? text.startIndex)])
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
    // What is shown is the state before it, and nobody may take that for the present one.
    let list = try store.program.run("list", "enterprises", "--columns", "name")
    #expect(list.output == "name\nFirm 1\n")
    #expect(list.status == 77)
    #expect(list.errors.contains("this is the state after change 2;"), "\(list.errors)")
    #expect(list.errors.contains("nstall a newer zoneboard"), "\(list.errors)")
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

  @Test func `a backup takes the changes of a newer program as they stand`() throws {
    let step = #"{"r":"enterprises/ent-1","move":"elsewhere"}"# + "\n"
    let bodies = store.path + "/journal/bodies"
    try step.write(toFile: bodies + "/newer.jsonl", atomically: false, encoding: .utf8)
    let hash = SHA256.text(of: Array(step.utf8))
    try append(
      #""op":"merge","body":{"file":"newer.jsonl","bytes":\#(step.utf8.count),"count":1,"#
        + #""sha256":"\#(hash)"}"#,
      seq: 3
    )
    try startSegment(4, behind: 1, app: "0.9.0")
    try append(#""op":"split","ch":[]"#, seq: 4, toSegment: 4)
    let file = store.program.home.file("b.tar")
    let backup = try store.succeed("backup", file)
    #expect(backup.errors.contains("changes 1 to 4"), "\(backup.errors)")
    #expect(backup.errors.contains("changes 3 to 4 are of a newer program"), "\(backup.errors)")
    let check = try store.succeed("backup", "--check", file)
    #expect(check.output == backup.output)
    #expect(check.errors.contains("the store has 0 more"), "\(check.errors)")
    try append(#""op":"split","ch":[]"#, seq: 5, toSegment: 4)
    #expect(try store.succeed("backup", "--check", file).errors.contains("has 1 more"))
    let restored = store.program.home.file("new.zb")
    try store.succeed("restore", file, "--store", restored)
    for name in ["000000000001.jsonl", "000000000004.jsonl", "bodies/newer.jsonl"] {
      #expect(FileManager.default.fileExists(atPath: restored + "/journal/" + name), "\(name)")
    }
    // A bad line among them is damage all the same.
    let bad = try lines(of: path(4)).replacingOccurrences(of: "\"split\"", with: "\"splat\"")
    try Data(bad.utf8).write(to: URL(filePath: path(4)))
    #expect(try store.program.run("backup", store.program.home.file("c.tar")).status == 74)
  }

  /// Version of the segment in which the change stands, of the one behind it, and what is said.
  @Test(arguments: [
    ("0.7.0", "0.9.0", "zoneboard 0.7.0 started this part of the journal, this is 0.1.0"),
    ("0.1.0", "0.9.0", "a zoneboard newer than 0.1.0 is needed"),
    ("0.0.9", "0.0.9", "a zoneboard newer than 0.1.0 is needed"),
    ("nightly", "0.9.0", "a zoneboard newer than 0.1.0 is needed"),
    ("0.10.0", "0.2.0", "zoneboard 0.10.0 started this part of the journal, this is 0.1.0"),
  ])
  func `the version that is named is of the segment in which the change stands`(
    version: String,
    last: String,
    sentence: String
  ) throws {
    let open = try store.open()
    try startSegment(3, behind: 1, app: version)
    try append(#""op":"merge","ch":[]"#, seq: 3, toSegment: 3)
    try startSegment(4, behind: 3, app: last)
    try append(#""op":"edit","ch":[]"#, seq: 4, toSegment: 4)
    let whole = #"change 3 is of a newer program (op "merge"); "# + sentence
    let run = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(run.status == 77)
    #expect(run.errors.contains(whole + "\n"), "\(run.errors)")
    // So it is for whoever has the store open.
    _ = try open.follow()
    #expect(open.readOnlyReason?.message.en == whole)
    #expect(open.board.seq == 2)
  }

  /// The change itself is known, and a step in its body is not.
  @Test func `a step of a long change is named with its segment too`() throws {
    let open = try store.open()
    let step = #"{"r":"enterprises/ent-1","move":"elsewhere"}"# + "\n"
    let bodies = store.path + "/journal/bodies"
    try step.write(toFile: bodies + "/newer.jsonl", atomically: false, encoding: .utf8)
    let hash = SHA256.text(of: Array(step.utf8))
    try startSegment(3, behind: 1, app: "0.7.0")
    try append(
      #""op":"edit","body":{"file":"newer.jsonl","bytes":\#(step.utf8.count),"count":1,"#
        + #""sha256":"\#(hash)"}"#,
      seq: 3,
      toSegment: 3
    )
    try startSegment(4, behind: 3, app: "0.9.0")
    let sentence = "; zoneboard 0.7.0 started this part of the journal, this is 0.1.0"
    _ = try open.follow()
    let reason = try #require(open.readOnlyReason?.message.en)
    #expect(reason.hasSuffix(sentence), "\(reason)")
    let run = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(run.status == 77)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  /// A feature stands in no segment; the newest version that wrote anywhere is the best that is known.
  @Test(arguments: [
    ("0.9.0", "0.1.0", "zoneboard 0.9.0 has written to this store, this is 0.1.0"),
    ("0.9.0", "0.10.0", "zoneboard 0.10.0 has written to this store, this is 0.1.0"),
    ("0.1.0", "0.0.9", "a zoneboard newer than 0.1.0 is needed"),
  ])
  func `with a feature of the store the newest version that wrote to it is named`(
    middle: String,
    last: String,
    sentence: String
  ) throws {
    try startSegment(3, behind: 1, app: middle)
    try append(#""op":"edit","ch":[]"#, seq: 3, toSegment: 3)
    try startSegment(4, behind: 3, app: last)
    try changeFormat(#""rocompat":[]"#, #""rocompat":["signatures"]"#)
    let run = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(run.status == 77)
    #expect(run.errors.contains("(signatures); " + sentence + "\n"), "\(run.errors)")
    try changeFormat(#""incompat":[]"#, #""incompat":["columns"]"#)
    let refused = try store.program.run("list", "enterprises")
    #expect(refused.status == 77)
    #expect(refused.errors.contains("columns; " + sentence + "\n"), "\(refused.errors)")
  }

  /// What cannot be read is not taken for none.
  @Test(arguments: [#""rocompat":{"signatures":1}"#, #""rocompat":[1]"#, #""incompat":"columns""#])
  func `features in a form that is not known are refused`(member: String) throws {
    let name = member.split(separator: ":")[0]
    try changeFormat("\(name):[]", member)
    let before = try Data(contentsOf: URL(filePath: segment))
    let run = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(run.status == 66, "\(run.errors)")
    #expect(run.errors.contains("the features in FORMAT.json are not lists of names"))
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
