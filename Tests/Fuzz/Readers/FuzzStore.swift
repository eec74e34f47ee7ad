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
    /// The store's id.
    let id: String
    /// The hash of the change that the snapshot shows.
    let chain: String
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

  /// Puts bytes in place of files, opens the store, looks at everything, and puts the files back.
  static func fault(_ reader: FuzzReader, _ bytes: [UInt8]) -> String? {
    place.withLock { made in
      guard let place = made ?? make() else { return "the store to try it on cannot be made" }
      made = place
      let files = files(reader, bytes, place)
      var isWhole = true
      defer {
        for (name, whole, _) in files { _ = write(place.path + "/" + name, whole) }
      }
      for (name, whole, new) in files {
        isWhole = isWhole && new == whole
        guard write(place.path + "/" + name, new) else { return "it cannot be written" }
      }
      return look(place.path, reader, isWhole: isWhole)
    }
  }

  /// The files that a reader is tried on, each with what stood there and what stands there now.
  private static func files(
    _ reader: FuzzReader,
    _ bytes: [UInt8],
    _ place: Place
  ) -> [(name: String, whole: [UInt8], new: [UInt8])] {
    let segment = "journal/000000000001.jsonl"
    let register = "registers/" + place.registerFile
    switch reader {
    case .segment: return [(segment, place.segment, bytes)]
    case .changes: return [(segment, place.segment, place.segment + sealed(bytes, place))]
    case .snapshot: return [(SnapshotFile.name, place.snapshot, bytes)]
    case .presence: return [(presenceFile, [], bytes)]
    case .draft: return [(draftFile, [], bytes)]
    case .index:
      let new = summed(named(bytes, place))
      return [(SnapshotFile.name, place.snapshot, new)]
    case .records:
      let new = named(bytes, place)
      return [
        (register, place.register, new),
        (SnapshotFile.name, place.snapshot, index(of: new, place) ?? place.snapshot),
      ]
    default: return [(register, place.register, bytes)]
    }
  }

  private static let presenceFile = "here/fuzz.json"
  private static let draftFile = "drafts/1/fuzz.json"

  /// A file in the folder of drafts is a draft, or is named as one that cannot be read.
  private static func lookForDrafts(in store: Store) throws(StoreError) -> String? {
    let (forms, unread) = try store.drafts()
    return forms.map(\.name) + unread == ["fuzz"] ? nil : "a draft is passed over"
  }

  /// Whoever is there has said all of it, and has not brought down who looks.
  private static func look(_ store: Store, _ path: String) throws(StoreError) -> String? {
    let file = Glibc.open(path + "/" + presenceFile, O_RDWR | O_CLOEXEC)
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return "it cannot be locked" }
    return try store.others().count <= 1 ? nil : "it tells of more than one"
  }

  /// Restores an archive: it gives a store that fsck is content with, or nothing at all.
  static func archiveFault(_ bytes: [UInt8]) -> String? {
    place.withLock { made in
      guard let place = made ?? make() else { return "the store to try it on cannot be made" }
      made = place
      let (copy, new) = (place.path + ".tar", place.path + ".new")
      guard write(copy, withSums(bytes)) else { return "it cannot be written" }
      defer {
        unlink(copy)
        remove(new)
      }
      do throws(StoreError) {
        _ = try Store.restore(copy: copy, to: new)
        return try Store.fsck(at: new).isDamaged ? "what it gives is damaged" : nil
      } catch {
        return access(new, F_OK) == 0 ? "it leaves something behind: \(error.message.en)" : nil
      }
    }
  }

  /// An archive with the checksums in its headers made right, as far as its sizes lead to headers.
  private static func withSums(_ archive: [UInt8]) -> [UInt8] {
    var bytes = archive
    let block = 512
    var at = 0
    while at + block <= bytes.count, bytes[at..<at + block].contains(where: { $0 != 0 }) {
      for place in at + 148..<at + 156 { bytes[place] = UInt8(ascii: " ") }
      let digits = String(bytes[at..<at + block].reduce(0) { $0 + Int($1) }, radix: 8)
      let sum = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits + "\0"
      bytes.replaceSubrange(at + 148..<at + 155, with: sum.utf8)
      let size = Int(String(decoding: bytes[at + 124..<at + 135], as: UTF8.self), radix: 8) ?? 0
      guard (0...bytes.count).contains(size) else { break }
      at += block + (size + block - 1) / block * block
    }
    return bytes
  }

  /// Lines of changes, each ended with the hash that it should have.
  private static func sealed(_ lines: [UInt8], _ place: Place) -> [UInt8] {
    var previous = String(decoding: place.segment.dropLast(3).suffix(32), as: UTF8.self)
    var all: [UInt8] = []
    for line in lines.split(separator: 0x0A) {
      var line = Array(line.last == UInt8(ascii: "}") ? line.dropLast() : line)
      previous = Chain.seal(&line, after: previous)
      all += line
    }
    return all
  }

  /// A text with the names that only this store has in place of `STORE` and `CHAIN`.
  private static func named(_ bytes: [UInt8], _ place: Place) -> [UInt8] {
    bytes.replacing(Array("STORE".utf8), with: Array(place.id.utf8))
      .replacing(Array("CHAIN".utf8), with: Array(place.chain.utf8))
  }

  /// A snapshot's text with the checksum that it should have.
  private static func summed(_ text: [UInt8]) -> [UInt8] {
    let body = text.last == UInt8(ascii: "}") ? Array(text.dropLast()) : text
    let digits = String(CRC32C.of(body), radix: 16)
    let sum = String(repeating: "0", count: 8 - digits.utf8.count) + digits
    return body + Array(",\"crc32c\":\"\(sum)\"}\n".utf8)
  }

  /// The snapshot that names a register file as it is; `nil` where there is none.
  private static func index(of register: [UInt8], _ place: Place) -> [UInt8]? {
    guard var snapshot = SnapshotFile.read(place.snapshot, store: place.id).0 else { return nil }
    let lines = register.count { $0 == 0x0A }
    snapshot.registers["enterprises"]?.size = register.count
    snapshot.registers["enterprises"]?.header = register.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
    snapshot.registers["enterprises"]?.count = max(0, lines - 2)
    snapshot.registers["enterprises"]?.runs = register.isEmpty ? [] : [CRC32C.of(register)]
    return snapshot.bytes
  }

  /// Whatever stands there: it opens with what can be proved, or says why not, and nothing made up
  /// is shown.
  private static func look(_ path: String, _ reader: FuzzReader, isWhole: Bool) -> String? {
    do throws(StoreError) {
      let store = try open(path)
      let source = store.board.source("enterprises")
      let record = source.record("ent-1")
      if reader == .presence { return try look(store, path) }
      if reader == .draft { return try lookForDrafts(in: store) }
      let report = try store.fsck()
      if isWhole {
        return !report.isDamaged && record?["name"] == .text("c")
          ? nil : "the whole store is refused"
      }
      switch reader {
      case .changes:
        // Sealed lines may say anything; fsck tells where it is not true of what was saved before.
        _ = try store.history()
        _ = try store.undoCandidate()
        let past = try store.board(asOf: 3).source("enterprises").record("ent-1")
        if !report.isDamaged, past?["name"] != .text("c") {
          return "what was saved before reads differently"
        }
      case .records, .index:
        // The sums are right, so that only the journal tells.
        if report.isClean, record?["name"] != .text("c") {
          return "fsck is content with what was never saved"
        }
      default:
        guard store.readOnlyReason == nil else { break }
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
    var (id, chain) = ("", "")
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
        guard after == "b" else { continue }
        // Makes the folder of drafts.
        try store.saveDraft("fuzz", Fields())
        _ = try store.writeSnapshot()
        (id, chain) = (store.id, store.headHash)
      }
    } catch {
      return nil
    }
    return Place(
      path: path,
      id: id,
      chain: chain,
      segment: Array(read(path + "/journal/000000000001.jsonl").prefix { $0 != 0x09 }),
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
      case .archive:
        let copy = place.path + ".seed.tar"
        defer { unlink(copy) }
        guard (try? open(place.path).backup(to: copy)) != nil else { return [] }
        return [read(copy)]
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
