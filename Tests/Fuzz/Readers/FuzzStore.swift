import Glibc
import Synchronization
import ZoneModel
import ZoneStore

/// A store whose files are put in place of one another.
enum FuzzStore {
  private static let record = RecordReference(register: "enterprises", id: "ent-1")

  /// A store in memory with a snapshot and some changes behind it, and its files.
  private struct Place {
    let path: String
    let segment: [UInt8]
    let snapshot: [UInt8]
    let register: [UInt8]
    let registerFile: String
  }

  private static let place = Mutex<Place?>(nil)

  static func open(_ path: String) throws(StoreError) -> Store {
    try Store.open(
      at: path,
      author: Author(name: "fuzz", uid: 1, session: "f"),
      clock: { Moment(milliseconds: 1_795_242_660_000) }
    )
  }

  /// Puts bytes in place of a file, opens the store, looks at everything, and puts the file back.
  static func fault(_ reader: FuzzReader, _ bytes: [UInt8]) -> String? {
    place.withLock { made in
      guard let place = made ?? make() else { return "the store to try it on cannot be made" }
      made = place
      let (name, whole): (String, [UInt8]) =
        switch reader {
        case .segment: ("journal/000000000001.jsonl", place.segment)
        case .snapshot: ("SNAPSHOT.json", place.snapshot)
        default: ("registers/" + place.registerFile, place.register)
        }
      guard write(place.path + "/" + name, bytes) else { return "it cannot be written" }
      defer { _ = write(place.path + "/" + name, whole) }
      return look(place.path, reader, isWhole: bytes == whole)
    }
  }

  /// Whatever stands there: it opens with what can be proved, or says why not, and nothing made up
  /// is shown.
  private static func look(_ path: String, _ reader: FuzzReader, isWhole: Bool) -> String? {
    do throws(StoreError) {
      let store = try open(path)
      let source = store.board.source("enterprises")
      let record = source.record("ent-1")
      let report = try store.fsck()
      if isWhole {
        return !report.isDamaged && record?["name"] == .text("c")
          ? nil : "the whole store is refused"
      }
      if store.readOnlyReason == nil {
        // What can be written to must show the truth: a journal may have lost its end, no more.
        let names: [Value?] =
          reader == .segment
          ? [nil, "a", "b", "c"].map { $0.map { .text($0) } }
          : [.text("c")]
        if !names.contains(record?["name"]) { return "it shows what was never saved" }
      }
      return nil
    } catch {
      return error.message.en.isEmpty ? "it is refused without a word" : nil
    }
  }

  private static func write(_ path: String, _ bytes: [UInt8]) -> Bool {
    unlink(path)
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
    guard file >= 0 else { return false }
    defer { close(file) }
    return bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count
  }

  private static func read(_ path: String) -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(file, &bytes, bytes.count)
    return Array(bytes.prefix(max(count, 0)))
  }

  private static func make() -> Place? {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    let path = "\(base)/zoneboard-fuzz-\(getpid()).zb"
    // A fuzzer that was killed left it, under the number that this process has now.
    let registerFile = "enterprises.2.json"
    do throws(StoreError) {
      let store = try Store.create(
        at: path,
        author: Author(name: "fuzz", uid: 1, session: "f"),
        clock: { Moment(milliseconds: 1_795_242_660_000) },
        initial: [Record(reference: record, fields: Fields([("name", .text("a"))]))]
      )
      for (before, after) in [("a", "b"), ("b", "c")] {
        _ = try store.commit(
          ChangeDraft(
            id: Store.makeID(),
            label: "edit",
            edits: [
              .set(record, field: "name", before: .text(before), after: .text(after))
            ],
            seen: store.board.seq
          ),
          check: Nothing()
        )
        if after == "b" { _ = try store.writeSnapshot() }
      }
    } catch {
      return nil
    }
    return Place(
      path: path,
      segment: read(path + "/journal/000000000001.jsonl"),
      snapshot: read(path + "/SNAPSHOT.json"),
      register: read(path + "/registers/" + registerFile),
      registerFile: registerFile
    )
  }

  /// Lets everything pass.
  private struct Nothing: ChangeCheck {
    func refusals(
      of edits: [Edit],
      operation: ZoneModel.Operation,
      before: any Board,
      after: any Board
    ) -> [Refusal] { [] }
  }

  /// The files of the store, for corpora; empty where it cannot be made.
  static func seeds(_ reader: FuzzReader) -> [[UInt8]] {
    place.withLock { made in
      guard let place = made ?? make() else { return [] }
      made = place
      switch reader {
      case .segment: return [place.segment]
      case .snapshot: return [place.snapshot]
      case .register: return [place.register]
      default: return []
      }
    }
  }

  /// Removes the store.
  static func removeAll() {
    place.withLock { made in
      if let made { remove(made.path) }
      made = nil
    }
  }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(folder)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

extension FuzzReader {
  /// Inputs that fit the store that this run made, beside the corpus.
  public var freshSeeds: [[UInt8]] { FuzzStore.seeds(self) }

  /// Removes what a run has left.
  public static func cleanUp() { FuzzStore.removeAll() }
}
