import Foundation
import Testing
import ZoneModel
import ZoneStore

struct FormatTests {
  /// A text with what differs from run to run replaced.
  private func masked(_ text: String, _ store: Store) -> String {
    text.replacingOccurrences(of: store.id, with: "STORE")
      .replacing(/"h":"[0-9a-f]{32}"/, with: #""h":"H""#)
      .replacing(/"(prev|chain)":"[0-9a-f]{32}"/, with: { "\"\($0.1)\":\"H\"" })
      .replacing(/"id":"[0-9a-f]{32}"/, with: #""id":"ID""#)
      .replacing(/[0-9a-f]{32}\.jsonl/, with: "ID.jsonl")
  }

  @Test func `the journal is written as the format says, line by line`() throws {
    let test = try TestStore()
    let store = try test.create()
    test.clock.advance(milliseconds: 123)
    try store.save(
      .create(
        reference("ent-0007"),
        Fields([("x", .null), ("tags", .list(["b"])), ("name", .text("A\u{202E}\"é"))])
      ),
      label: "New"
    )
    try store.save(
      .set(reference("ent-0007"), field: "stage", before: nil, after: .text("incubator")),
      .members(reference("ent-0007"), field: "tags", added: ["exporter", "ab"], removed: ["b"]),
      label: "Move to accelerator"
    )
    _ = try store.undo(why: "typo", check: NoCheck())
    try store.save(
      .delete(
        reference("ent-0007"),
        Fields([("x", .null), ("tags", .list(["b"])), ("name", .text("A\u{202E}\"é"))])
      ),
      label: "Gone"
    )
    let lines = masked(try test.text(TestStore.segment), store).split(separator: "\n")
    let time = #""t":"2025-11-21T00:00:00.123Z","by":"anna","uid":1001,"s":"s1""#
    #expect(
      lines == [
        #"{"zb":1,"store":"STORE","first":1,"prev":"H","t":"2025-11-21T00:00:00.000Z","app":"0.1.0","h":"H"}"#,
        #"{"seq":1,"id":"ID",\#(time),"op":"edit","label":"New","ch":[{"r":"enterprises/ent-0007","new":{"name":"A\u202e\"é","tags":["b"],"x":null}}],"h":"H"}"#,
        #"{"seq":2,"id":"ID",\#(time),"op":"edit","label":"Move to accelerator","ch":[{"r":"enterprises/ent-0007","f":"stage","b":"incubator"},{"r":"enterprises/ent-0007","f":"tags","add":["ab","exporter"],"rm":["b"]}],"h":"H"}"#,
        #"{"seq":3,"id":"ID",\#(time),"op":"undo","of":2,"label":"Move to accelerator","why":"typo","ch":[{"r":"enterprises/ent-0007","f":"tags","add":["b"],"rm":["ab","exporter"]},{"r":"enterprises/ent-0007","f":"stage","a":"incubator"}],"h":"H"}"#,
        #"{"seq":4,"id":"ID",\#(time),"op":"edit","label":"Gone","ch":[{"r":"enterprises/ent-0007","del":{"id":"ent-0007","revision":3,"name":"A\u202e\"é","tags":["b"],"x":null}}],"h":"H"}"#,
      ]
    )
  }

  @Test func `the chain can be checked from the format's words`() throws {
    let test = try TestStore()
    let store = try test.create()
    try store.save(.create(reference("ent-1"), Fields()))
    let lines = try test.text(TestStore.segment).split(separator: "\n")
    var previous = String(repeating: "0", count: 32)
    for line in lines {
      let body = line.utf8.dropLast(40)
      let hash = SHA256.text(of: Array((previous + "\n").utf8) + Array(body)).prefix(32)
      #expect(line.hasSuffix(#","h":"\#(hash)"}"#))
      previous = String(hash)
    }
    #expect(store.headHash == previous)
  }

  @Test func `register files and the snapshot are written as the format says`() throws {
    let test = try TestStore()
    let store = try test.create(
      initial: [
        record("ent-2", [("staff", .number(3)), ("name", .text("b")), ("zz", .json("{\"a\":1}"))]),
        record("ent-1", [("name", .text("a"))]),
      ],
      texts: ["settings.yaml": "zone: huairou\n"]
    )
    #expect(
      masked(try test.text("registers/enterprises.1.json"), store)
        == #"""
        {"zoneboard":"register","version":1,"register":"enterprises","store":"STORE","seq":1,"chain":"H","count":2,"records":[
        {"id":"ent-1","revision":1,"name":"a"},
        {"id":"ent-2","revision":1,"name":"b","staff":3,"zz":{"a":1}}
        ]}

        """#
    )
    let bytes = try test.bytes("registers/enterprises.1.json")
    let sum = String(CRC32C.of(bytes), radix: 16)
    let run = String(repeating: "0", count: 8 - sum.count) + sum
    let journal = try test.bytes(TestStore.segment).count
    let snapshot = masked(try test.text("SNAPSHOT.json"), store)
      .replacing(/"header":[0-9]+/, with: #""header":N"#)
      .replacing(/"crc32c":"[0-9a-f]{8}"/, with: #""crc32c":"C""#)
    #expect(
      snapshot
        == #"{"zoneboard":"snapshot","version":1,"store":"STORE","seq":1,"chain":"H","t":"2025-11-21T00:00:00.000Z","segment":1,"offset":\#(journal),"registers":{"enterprises":{"file":"enterprises.1.json","seq":1,"size":\#(bytes.count),"header":N,"count":2,"runs":["\#(run)"]}},"files":{"settings.yaml":"zone: huairou\n"},"crc32c":"C"}"#
        + "\n"
    )
    #expect(
      masked(try test.text("FORMAT.json"), store)
        == #"{"format":"zoneboard","version":1,"store":"STORE","created":"2025-11-21T00:00:00.000Z","incompat":[],"rocompat":[],"compat":[]}"#
        + "\n"
    )
    let body = try #require(try test.names("journal/bodies").first)
    #expect(
      try test.text("journal/bodies/" + body)
        == #"""
        {"r":"file/settings.yaml","sha256":"\#(SHA256.text(of: Array("zone: huairou\n".utf8)))","b":"zone: huairou\n"}
        {"r":"enterprises/ent-2","new":{"name":"b","staff":3,"zz":{"a":1}}}
        {"r":"enterprises/ent-1","new":{"name":"a"}}

        """#
    )
    #expect(store.board.adoptedText("settings.yaml") == "zone: huairou\n")
    #expect(try store.unadoptedFiles().isEmpty)
  }

  @Test func `modes are set whatever the umask`() throws {
    let test = try TestStore()
    let before = umask(0o077)
    defer { umask(before) }
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    try store.writeSnapshot()
    try store.saveDraft("new-enterprise", Fields([("name", .text("x"))]))
    store.announce()
    func mode(_ file: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: test.path + "/" + file)
      return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }
    for folder in ["", "registers", "journal", "journal/bodies", "here", "drafts", "quarantine"] {
      #expect(try mode(folder) == 0o2770, "\(folder)")
    }
    for file in [
      "FORMAT.json", "SNAPSHOT.json", "SNAPSHOT.prev.json", TestStore.segment, "lock.write",
      "lock.snapshot", "here/s1.json",
    ] {
      #expect(try mode(file) == 0o660, "\(file)")
    }
    #expect(try mode("registers/enterprises.2.json") == 0o440)
    #expect(try mode("drafts/1001") == 0o700)
    #expect(try mode("drafts/1001/new-enterprise.json") == 0o600)
  }
}
