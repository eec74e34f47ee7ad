import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

struct BackupTests {
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

  /// A store with a long change, a policy, and changes behind its snapshot.
  private func filled(_ test: TestStore) throws -> Store {
    let store = try test.create(
      initial: (0..<50).map { record("ent-\($0)", [("name", .text("n\($0)"))]) },
      texts: ["settings.yaml": "zone: a\n", "policies/own.yaml": "rules: []\n"]
    )
    try store.set("ent-1", "stage", "incubator")
    _ = try store.writeSnapshot()
    try store.set("ent-2", "name", "Two")
    return store
  }

  @Test func `a copy restores to the same records, history and head`() throws {
    let test = try TestStore()
    let store = try filled(test)
    let report = try store.backup(to: test.root + "/b.tar")
    #expect(report.headHash == store.headHash && report.seq == store.board.seq)
    #expect(report.notices.isEmpty)
    let restored = try Store.restore(copy: test.root + "/b.tar", to: test.root + "/new.zb")
    #expect(restored.headHash == store.headHash)
    let copy = try Store.open(
      at: test.root + "/new.zb",
      author: TestStore.author("anna"),
      order: TestStore.order,
      clock: test.clock.read
    )
    #expect(copy.board.everything == store.board.everything)
    #expect(copy.board.adoptedText("policies/own.yaml") == "rules: []\n")
    #expect(try copy.unadoptedFiles().isEmpty)
    #expect(try copy.history() == store.history())
    #expect(try copy.fsck().findings.isEmpty)
    _ = try copy.undo(check: NoCheck())
    #expect(copy.value("ent-2", "name") == .text("n2"))
  }

  @Test func `a hand-edited file that is no text is copied as it is`() throws {
    let test = try TestStore()
    let store = try filled(test)
    try test.write("settings.yaml", [0x7A, 0xFF, 0x0A])
    _ = try store.backup(to: test.root + "/b.tar")
    _ = try Store.restore(copy: test.root + "/b.tar", to: test.root + "/new.zb")
    let bytes = FileManager.default.contents(atPath: test.root + "/new.zb/settings.yaml")
    #expect(bytes == Data([0x7A, 0xFF, 0x0A]))
  }

  @Test func `tar itself unpacks a copy into a store`() throws {
    let test = try TestStore()
    let store = try filled(test)
    _ = try store.backup(to: test.root + "/b.tar")
    let folder = test.root + "/out"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let run = try runProgram(
      "/usr/bin/tar",
      ["xpf", test.root + "/b.tar", "-C", folder],
      environment: [:]
    )
    try #require(run.status == 0, "\(run.errors)")
    let copy = try Store.open(
      at: folder + "/test.zb",
      author: TestStore.author("anna"),
      order: TestStore.order,
      clock: test.clock.read
    )
    #expect(copy.board.everything == store.board.everything)
    #expect(try copy.fsck().findings.isEmpty)
  }

  @Test func `a copy that tar made of the directory restores too`() throws {
    let test = try TestStore()
    let store = try filled(test)
    let run = try runProgram(
      "/usr/bin/tar",
      ["cf", test.root + "/t.tar", "-C", test.root, "test.zb"],
      environment: [:]
    )
    try #require(run.status == 0, "\(run.errors)")
    #expect(try store.check(copy: test.root + "/t.tar").verdict == .prefix(newer: 0))
    _ = try Store.restore(copy: test.root + "/t.tar", to: test.root + "/new.zb")
  }

  @Test func `nothing that is there is overwritten`() throws {
    let test = try TestStore()
    let store = try filled(test)
    let file = test.root + "/b.tar"
    _ = try store.backup(to: file)
    let bytes = try Data(contentsOf: URL(filePath: file))
    #expect(code { _ = try store.backup(to: file) } == "exists")
    #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
    #expect(code { _ = try Store.restore(copy: file, to: test.path) } == "exists")
    let empty = test.root + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    #expect(code { _ = try Store.restore(copy: file, to: empty) } == "exists")
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty).isEmpty)
  }

  @Test func `an old copy is proved to be the beginning of the store`() throws {
    let test = try TestStore()
    let store = try filled(test)
    _ = try store.backup(to: test.root + "/b.tar")
    try store.set("ent-3", "name", "Three")
    try store.set("ent-4", "name", "Four")
    #expect(try store.check(copy: test.root + "/b.tar").verdict == .prefix(newer: 2))
  }

  @Test func `a store that went on after a restore has parted from the copy`() throws {
    let test = try TestStore()
    let store = try filled(test)
    _ = try store.backup(to: test.root + "/old.tar")
    try store.set("ent-3", "name", "Three")
    _ = try store.backup(to: test.root + "/new.tar")
    _ = try Store.restore(copy: test.root + "/old.tar", to: test.root + "/two.zb")
    let second = try Store.open(
      at: test.root + "/two.zb",
      author: TestStore.author("bob"),
      clock: test.clock.read
    )
    #expect(try second.check(copy: test.root + "/new.tar").verdict == .ahead(by: 1))
    try second.set("ent-3", "name", "Drei")
    let seq = second.board.seq
    #expect(try second.check(copy: test.root + "/new.tar").verdict == .parted(at: seq))
  }

  @Test func `a copy of another store is told apart`() throws {
    let test = try TestStore()
    let other = try TestStore()
    let store = try filled(test)
    _ = try filled(other).backup(to: other.root + "/b.tar")
    #expect(try store.check(copy: other.root + "/b.tar").verdict == .foreign)
  }

  @Test func `a directory that was copied while somebody wrote is whole but for the last save`()
    throws
  {
    let test = try TestStore()
    let store = try filled(test)
    let folder = test.root + "/copy"
    try FileManager.default.copyItem(atPath: test.path, toPath: folder)
    let segment = URL(filePath: folder + "/" + TestStore.segment)
    var bytes = try Data(contentsOf: segment)
    bytes.append(contentsOf: "{\"seq\":4,\"id\":\"x".utf8)
    try bytes.write(to: segment)
    let (report, verdict) = try store.check(copy: folder)
    #expect(verdict == .prefix(newer: 0))
    #expect(report.notices.count == 1)
    _ = try Store.restore(copy: folder, to: test.root + "/new.zb")
  }

  @Test func `any byte of an archive that is changed is noticed or harmless`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    let file = test.root + "/b.tar"
    _ = try store.backup(to: file)
    let whole = Array(try Data(contentsOf: URL(filePath: file)))
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var bytes = whole
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
      let damaged = test.root + "/d.tar"
      try Data(bytes).write(to: URL(filePath: damaged))
      let target = test.root + "/r-\(place).zb"
      do {
        let report = try Store.restore(copy: damaged, to: target)
        #expect(report.headHash == store.headHash, "byte \(place)")
        let copy = try Store.open(
          at: target,
          author: TestStore.author("anna"),
          order: TestStore.order,
          clock: test.clock.read
        )
        #expect(copy.board.everything == store.board.everything, "byte \(place)")
        try FileManager.default.removeItem(atPath: target)
      } catch is StoreError {
        #expect(!FileManager.default.fileExists(atPath: target), "byte \(place)")
      }
    }
  }

  @Test func `archives that lead outside or hold links are refused`() throws {
    let test = try TestStore()
    _ = try filled(test)
    symlink("/etc/passwd", test.path + "/policies/x.yaml")
    let run = try runProgram(
      "/usr/bin/tar",
      ["cf", test.root + "/t.tar", "-C", test.root, "test.zb"],
      environment: [:]
    )
    try #require(run.status == 0)
    #expect(code { _ = try Store.inspect(copy: test.root + "/t.tar") } == "notAStore")
    try Data("no archive".utf8).write(to: URL(filePath: test.root + "/no.tar"))
    #expect(code { _ = try Store.inspect(copy: test.root + "/no.tar") } == "notAStore")
    #expect(code { _ = try Store.inspect(copy: test.root + "/none.tar") } == "notFound")
  }

  @Test func `what lies among the policy packs and is none stops no copy`() throws {
    let test = try TestStore()
    let store = try filled(test)
    try FileManager.default.createDirectory(
      atPath: test.path + "/policies/folder.yaml",
      withIntermediateDirectories: false
    )
    symlink("/etc/passwd", test.path + "/policies/link.yaml")
    mkfifo(test.path + "/policies/pipe.yaml", 0o600)
    let file = test.root + "/b.tar"
    let notices = try store.backup(to: file).notices.map(\.message.en)
    #expect(notices.count == 3 && notices.allSatisfy { $0.hasSuffix(": it is not in the copy") })
    _ = try Store.restore(copy: file, to: test.root + "/new.zb/")
    #expect(FileManager.default.fileExists(atPath: test.root + "/new.zb/FORMAT.json"))
  }

  @Test func `a damaged store is not copied as if it were whole`() throws {
    let test = try TestStore()
    _ = try filled(test)
    var bytes = try test.bytes(TestStore.segment)
    bytes[bytes.count / 2] ^= 1
    try test.write(TestStore.segment, bytes)
    let store = try test.open()
    #expect(code { _ = try store.backup(to: test.root + "/b.tar") } == "damaged")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: test.root) == ["test.zb"]
    )
  }

  @Test func `copies that are made while four write are each a beginning of the store`() throws {
    let test = try TestStore()
    let store = try test.create(initial: (0..<4).map { record("ent-\($0)", []) })
    let left = Atomic<Int>(4)
    let failures = Mutex<[String]>([])
    let group = DispatchGroup()
    for writer in 0..<4 {
      DispatchQueue.global().async(group: group) {
        defer { left.subtract(1, ordering: .relaxed) }
        do {
          let mine = try test.open("anna", session: "w\(writer)", longSegment: 4096)
          for turn in 0..<40 {
            try mine.set("ent-\(writer)", "name", "t\(turn)")
            if turn % 10 == writer { _ = try mine.writeSnapshot() }
          }
        } catch {
          failures.withLock { $0.append(String(describing: error)) }
        }
      }
    }
    var files: [String] = []
    repeat {
      let file = test.root + "/\(files.count).tar"
      _ = try store.backup(to: file)
      files.append(file)
    } while left.load(ordering: .relaxed) > 0 && files.count < 50
    group.wait()
    #expect(failures.withLock { $0 } == [])
    for file in files {
      guard case .prefix = try store.check(copy: file).verdict else {
        Issue.record("\(file) is no beginning of the store")
        continue
      }
    }
    let last = try #require(files.last)
    _ = try Store.restore(copy: last, to: test.root + "/new.zb")
  }

  /// The header of a new segment is the end of the chain before a change stands behind it.
  @Test func `a copy whose last segment has no change yet is whole`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [])])
    let store = try test.open("anna", longSegment: 1)
    try store.set("ent-1", "name", "a")
    _ = try store.writeSnapshot()
    let segments = try FileManager.default.contentsOfDirectory(atPath: test.path + "/journal")
    try #require(segments.contains("000000000003.jsonl"))
    let file = test.root + "/b.tar"
    #expect(try store.backup(to: file).headHash == store.headHash)
    #expect(try store.fsck().headHash == store.headHash)
    let report = try Store.restore(copy: file, to: test.root + "/new.zb")
    #expect(report.headHash == store.headHash)
  }

  @Test func `compacting frees what a dry run tells, and keeps the history`() throws {
    let test = try TestStore()
    let store = try filled(test)
    let before = try store.history()
    _ = try store.writeSnapshot()
    try store.set("ent-5", "name", "Five")
    let plan = try store.compaction()
    #expect(plan.changes == 1 && plan.items.count == 1 && plan.bytes > 0)
    let done = try store.compact()
    #expect(done == plan)
    #expect(try store.compaction().items.isEmpty)
    #expect(try store.history().entries.dropFirst() == before.entries[...])
    #expect(try store.fsck().findings.isEmpty)
  }

  @Test func `compacting while another program writes a snapshot says so`() throws {
    let test = try TestStore()
    let store = try filled(test)
    try store.set("ent-5", "name", "Five")
    let lock = open(test.path + "/lock.snapshot", O_RDWR)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let error = #expect(throws: StoreError.self) { try store.compact() }
    guard case .locked = error else { return #expect(Bool(false), "\(String(describing: error))") }
    try #require(flock(lock, LOCK_UN) == 0)
    #expect(try store.compact().changes > 0)
  }
}
