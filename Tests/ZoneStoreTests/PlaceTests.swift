import Foundation
import Glibc
import Testing
import ZoneModel
import ZoneStore

struct PlaceTests {
  private func code(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch let error as StoreError {
      return String(describing: error).split(separator: "(").first.map(String.init) ?? ""
    } catch {
      return "other"
    }
  }

  @Test func `nothing that is there already is made into a store`() throws {
    let test = try TestStore()
    _ = try test.create()
    let format = try test.bytes("FORMAT.json")
    #expect(code { _ = try test.create() } == "exists")
    #expect(try test.bytes("FORMAT.json") == format)
    let file = try TestStore()
    try Data("x".utf8).write(to: URL(fileURLWithPath: file.path))
    #expect(code { _ = try file.create() } == "exists")
    let empty = try TestStore()
    try FileManager.default.createDirectory(atPath: empty.path, withIntermediateDirectories: false)
    #expect(code { _ = try empty.create() } == "none")
  }

  @Test func `what a failed making leaves is taken away, and nothing else`() throws {
    let test = try TestStore()
    let bad = RecordReference(register: "enterprises", id: "no id")
    #expect(
      code { _ = try test.create(initial: [Record(reference: bad, fields: Fields([]))]) }
        == "refused"
    )
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.root) == [])
    // A program that was killed leaves the mark, and whatever it had written.
    let journal = test.path + "/journal"
    try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: true)
    for file in [".init.tmp", "lock.write", "notes.txt", "journal/000000000001.jsonl"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: test.path + "/" + file))
    }
    #expect(code { _ = try test.create() } == "exists")
    #expect(try test.names("").count == 4)
    #expect(try test.names("journal").count == 1)
    unlink(test.path + "/notes.txt")
    #expect(code { _ = try test.create() } == "none")
    #expect(try test.open().fsck().findings.isEmpty)
  }

  @Test func `nothing is saved in a folder that was moved away while it was open`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    try FileManager.default.moveItem(atPath: test.path, toPath: test.path + ".old")
    #expect(code { try store.set("ent-1", "name", "c") } == "moved")
    // Nor where a backup stands in its place by now.
    try FileManager.default.copyItem(atPath: test.path + ".old", toPath: test.path)
    #expect(code { try store.set("ent-1", "name", "c") } == "moved")
    #expect(try test.open().value("ent-1", "name") == .text("b"))
    try FileManager.default.removeItem(atPath: test.path)
    try FileManager.default.moveItem(atPath: test.path + ".old", toPath: test.path)
    try store.set("ent-1", "name", "d")
    #expect(try test.open().value("ent-1", "name") == .text("d"))
  }

  @Test func `who follows is told that the folder was moved away, and that it is back`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let other = try test.open("bo", session: "s2")
    #expect(!store.lookAtPlace())
    try FileManager.default.moveItem(atPath: test.path, toPath: test.path + ".old")
    #expect(store.lookAtPlace())
    #expect(!store.lookAtPlace())
    #expect(store.readOnlyReason == .moved(path: test.path))
    #expect(code { try store.set("ent-1", "name", "c") } == "readOnly")
    _ = try other.follow()
    #expect(other.readOnlyReason == .moved(path: test.path))
    // What stands in its place is another folder, were it a copy of the same.
    try FileManager.default.copyItem(atPath: test.path + ".old", toPath: test.path)
    #expect(!store.lookAtPlace())
    try FileManager.default.removeItem(atPath: test.path)
    try FileManager.default.moveItem(atPath: test.path + ".old", toPath: test.path)
    #expect(store.lookAtPlace())
    #expect(store.readOnlyReason == nil)
    try store.set("ent-1", "name", "d")
    #expect(try other.follow().changes.count == 1)
    #expect(other.readOnlyReason == nil)
    // A folder that was removed is not called damaged.
    try FileManager.default.removeItem(atPath: test.path)
    _ = try other.follow()
    #expect(other.readOnlyReason == .moved(path: test.path))
    #expect(other.value("ent-1", "name") == .text("d"))
  }

  @Test func `what is not a store is not opened and not changed`() throws {
    let test = try TestStore()
    #expect(code { _ = try test.open() } == "notFound")
    _ = try test.create()
    try FileManager.default.removeItem(atPath: test.path + "/FORMAT.json")
    #expect(code { _ = try test.open() } == "notAStore")
    try test.write("FORMAT.json", Array("{".utf8))
    #expect(code { _ = try test.open() } == "notAStore")
    #expect(try test.text("FORMAT.json") == "{")
    try test.write("FORMAT.json", [])
    #expect(code { _ = try test.open() } == "notAStore")
  }

  @Test func `a directory above that anybody may write is refused unless sticky`() throws {
    let test = try TestStore()
    _ = try test.create()
    chmod(test.root, 0o777)
    #expect(code { _ = try test.open() } == "unsafePlace")
    chmod(test.root, 0o1777)
    #expect(code { _ = try test.open() } == "none")
    chmod(test.root, 0o777)
    let other = Store.makeID()
    #expect(
      code {
        _ = try Store.create(
          at: test.root + "/" + other,
          author: TestStore.author("anna"),
          clock: test.clock.read
        )
      } == "unsafePlace"
    )
    chmod(test.root, 0o755)
  }

  @Test(arguments: ["FORMAT.json", "SNAPSHOT.json", TestStore.segment, "lock.write"])
  func `symbolic links and second names inside are refused`(file: String) throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [])])
    let path = test.path + "/" + file
    rename(path, test.root + "/aside")
    symlink(test.root + "/aside", path)
    #expect(code { try test.open().set("ent-1", "name", "x") } == "unsafePlace")
    unlink(path)
    link(test.root + "/aside", path)
    #expect(code { try test.open().set("ent-1", "name", "x") } == "unsafePlace")
    #expect(try Data(contentsOf: URL(fileURLWithPath: test.root + "/aside")).count >= 0)
    #expect(store.board.seq == 1)
  }

  @Test(arguments: ["NFS", "CIFS", "SMB2", "9p", "FUSE", "Ceph", "AFS"])
  func `a store on a network file system is refused unless it is allowed`(kind: String) throws {
    let test = try TestStore()
    _ = try test.create()
    let system = FaultyFileSystem()
    system.arm { $0.network = kind }
    func open(allowed: Bool) throws -> Store {
      try Store.open(
        at: test.path,
        options: OpenOptions(allowsNetworkFileSystem: allowed),
        author: TestStore.author("anna"),
        clock: test.clock.read,
        system: system
      )
    }
    let error = #expect(throws: StoreError.self) { try open(allowed: false) }
    #expect(
      error?.message.en
        == "\(test.path) lies on a \(kind) file system, where locks and flushes cannot be relied on"
    )
    #expect(error?.nextStep.en.contains("--allow-network-fs") == true)
    #expect(try open(allowed: true).board.seq == 0)
    #expect(
      code {
        _ = try Store.create(
          at: test.root + "/new.zb",
          author: TestStore.author("anna"),
          clock: test.clock.read,
          initial: EmptyCollection<Record>(),
          system: system
        )
      } == "networkFileSystem"
    )
  }

  @Test func `a FIFO in a file's place does not hang the program`() throws {
    let test = try TestStore()
    _ = try test.create()
    unlink(test.path + "/SNAPSHOT.json")
    mkfifo(test.path + "/SNAPSHOT.json", 0o600)
    #expect(code { _ = try test.open() } == "unsafePlace")
  }

  @Test func `those who may only read can read`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let reader = try test.open("bob", session: "s2", readOnly: true)
    #expect(code { try reader.set("ent-1", "name", "b") } == "readOnly")
    #expect(code { _ = try reader.undo(check: NoCheck()) } == "readOnly")
    #expect(code { _ = try reader.writeSnapshot() } == "readOnly")
    #expect(!reader.announce())
    try store.set("ent-1", "name", "c")
    #expect(try reader.follow().changes.count == 1)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everything"))
  func `whoever may not write the lock of a store can only read it`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    chmod(test.path + "/lock.write", 0o440)
    #expect(code { try test.open().set("ent-1", "name", "b") } == "readOnly")
  }

  @Test func `a link in the place of a hand-edited file is not read, and told of`() throws {
    let test = try TestStore()
    let store = try test.create(texts: ["settings.yaml": "zone: a\n"])
    try FileManager.default.removeItem(atPath: test.path + "/settings.yaml")
    symlink("/etc/hostname", test.path + "/settings.yaml")
    symlink("/etc/hostname", test.path + "/policies/mine.yaml")
    let unread = try store.unreadHandEdits()
    #expect(unread.map(\.file) == ["settings.yaml", "policies/mine.yaml"])
    #expect(unread.allSatisfy { $0.reason.en == "it is a symbolic link" })
    #expect(try store.unadoptedFiles() == ["policies/mine.yaml", "settings.yaml"])
    #expect(store.board.adoptedText("settings.yaml") == "zone: a\n")
    let report = try store.fsck()
    #expect(!report.isDamaged)
    for file in ["settings.yaml", "policies/mine.yaml"] {
      let told = report.findings.filter { $0.file == file }.map(\.message.en)
      #expect(told.count == 1 && told[0].contains("remove the link"), "\(told)")
    }
    try FileManager.default.removeItem(atPath: test.path + "/settings.yaml")
    try FileManager.default.removeItem(atPath: test.path + "/policies/mine.yaml")
    try FileManager.default.removeItem(atPath: test.path + "/policies")
    symlink("/tmp", test.path + "/policies")
    #expect(try store.unreadHandEdits().map(\.file) == ["policies"])
  }

  @Test func `hand-edited files come into force by a change and can be undone`() throws {
    let test = try TestStore()
    let store = try test.create(texts: ["settings.yaml": "zone: a\n"])
    #expect(try store.unadoptedFiles().isEmpty)
    try test.write("settings.yaml", Array("zone: b\n".utf8))
    try test.write("policies/own.yaml", Array("rules: []\n".utf8))
    #expect(try store.unadoptedFiles() == ["policies/own.yaml", "settings.yaml"])
    #expect(store.board.adoptedText("settings.yaml") == "zone: a\n")
    _ = try store.adopt(file: "settings.yaml", label: "settings", check: NoCheck())
    _ = try store.adopt(file: "policies/own.yaml", label: "policy", check: NoCheck())
    #expect(try store.unadoptedFiles().isEmpty)
    try store.writeSnapshot()
    let again = try test.open()
    #expect(again.board.adoptedText("settings.yaml") == "zone: b\n")
    #expect(again.board.adoptedText("policies/own.yaml") == "rules: []\n")
    _ = try again.undo(check: NoCheck())
    _ = try again.undo(check: NoCheck())
    #expect(again.board.adoptedText("settings.yaml") == "zone: a\n")
    #expect(again.board.adoptedText("policies/own.yaml") == nil)
    // The files say what is in force again.
    #expect(try again.unadoptedFiles().isEmpty)
    #expect(try again.handEditedText("settings.yaml") == "zone: a\n")
    #expect(try again.handEditedText("policies/own.yaml") == nil)
    let long = "# Ours.\n# Of 2026.\nrules: []\n"
    try test.write("policies/own.yaml", Array(long.utf8))
    _ = try again.adopt(file: "policies/own.yaml", label: "policy", check: NoCheck())
    _ = try again.undo(check: NoCheck())
    // What somebody wrote at length stays, to be adopted again.
    #expect(try again.handEditedText("policies/own.yaml") == long)
    #expect(try again.unadoptedFiles() == ["policies/own.yaml"])
    #expect(code { _ = try store.adopt(file: "../x", label: "", check: NoCheck()) } == "refused")
    #expect(try again.fsck().isClean)
  }
}
