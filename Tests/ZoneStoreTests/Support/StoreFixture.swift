import Foundation
import Glibc
import Synchronization
import ZoneModel
import ZoneStore

/// A check that lets everything pass.
struct NoCheck: ChangeCheck {
  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] { [] }
}

/// A check that refuses a text anywhere.
struct RefuseText: ChangeCheck {
  let text: String

  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    edits.compactMap { edit in
      guard case .set(let record, let field, _, .text(text)?) = edit else { return nil }
      return Refusal(.check, record: record, field: field, Phrase("no \(text)", "不可为 \(text)"))
    }
  }
}

/// A clock that is moved by hand.
final class TestClock: Sendable {
  private let now = Mutex<Int64>(1_763_683_200_000)

  func advance(milliseconds: Int64) {
    now.withLock { $0 += milliseconds }
  }

  var read: @Sendable () -> Moment {
    { [self] in now.withLock { Moment(milliseconds: $0) } }
  }
}

/// A directory of a test's own that goes away with it.
final class TestStore: Sendable {
  let root: String
  let clock = TestClock()

  init() throws {
    // Thousands of flushes: in memory where there is such a place, so that they cost nothing.
    let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
    let base = place + "zoneboard-store-tests-\(getpid())"
    root = base + "-" + Store.makeID().prefix(12)
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit {
    _ = try? FileManager.default.removeItem(atPath: root)
  }

  var path: String { root + "/test.zb" }

  static let order: @Sendable (String) -> [String: Int] = { _ in
    ["name": 0, "stage": 1, "staff": 2, "tags": 3]
  }

  static func author(_ name: String, session: String = "s1") -> Author {
    Author(name: name, uid: name == "anna" ? 1001 : 1002, session: session)
  }

  func create(
    _ name: String = "anna",
    initial: [Record] = [],
    texts: [String: String] = [:]
  ) throws -> Store {
    var options = CreateOptions()
    options.texts = texts
    return try Store.create(
      at: path,
      options: options,
      author: Self.author(name),
      order: Self.order,
      clock: clock.read,
      initial: initial
    )
  }

  func open(
    _ name: String = "anna",
    session: String = "s1",
    readOnly: Bool = false,
    patience: Int = 5000,
    longSegment: Int = 8 << 20,
    largeOverlay: Int = 20_000
  ) throws -> Store {
    var options = OpenOptions(isReadOnly: readOnly)
    options.patience = patience
    options.longSegment = longSegment
    options.largeOverlay = largeOverlay
    return try Store.open(
      at: path,
      options: options,
      author: Self.author(name, session: session),
      order: Self.order,
      clock: clock.read
    )
  }

  /// The bytes of a file, of a segment without the room behind its lines.
  func bytes(_ file: String) throws -> [UInt8] {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)))
    return file.hasPrefix("journal/") ? withoutRoom(bytes) : bytes
  }

  func text(_ file: String) throws -> String {
    String(decoding: try bytes(file), as: UTF8.self)
  }

  func write(_ file: String, _ bytes: [UInt8]) throws {
    chmod(path + "/" + file, 0o660)
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file))
  }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }

  static let segment = "journal/000000000001.jsonl"
}

/// The bytes of a segment without the room behind its lines.
func withoutRoom(_ bytes: [UInt8]) -> [UInt8] {
  Array(bytes[..<((bytes.lastIndex { $0 != UInt8(ascii: "\t") } ?? -1) + 1)])
}

func reference(_ id: String) -> RecordReference {
  RecordReference(register: "enterprises", id: id)
}

func record(_ id: String, _ fields: [(String, Value)]) -> Record {
  Record(reference: reference(id), fields: Fields(fields))
}

extension Store {
  /// Commits edits as they are.
  @discardableResult
  func save(
    _ edits: Edit...,
    label: String = "edit",
    seen: Int? = nil,
    check: any ChangeCheck = NoCheck()
  ) throws(StoreError) -> Commit {
    try commit(
      ChangeDraft(id: Self.makeID(), label: label, edits: edits, seen: seen ?? board.seq),
      check: check
    )
  }

  /// Sets a field of an enterprise to a text.
  @discardableResult
  func set(
    _ id: String,
    _ field: String,
    _ text: String?,
    seen: Int? = nil
  ) throws(StoreError) -> Commit {
    let before = board.record(reference(id))?[field]
    return try save(
      .set(reference(id), field: field, before: before, after: text.map { .text($0) }),
      label: "set \(field)",
      seen: seen
    )
  }

  func value(_ id: String, _ field: String) -> Value? {
    board.record(reference(id))?[field]
  }
}

extension StoreBoard {
  /// Everything that the board shows, by reference.
  var everything: [RecordReference: Record] {
    var all: [RecordReference: Record] = [:]
    for register in registerIDs {
      let source = source(register)
      source.forEachRow { slot, _ in
        if let record = source.record(at: slot) { all[record.reference] = record }
        return true
      }
    }
    return all
  }
}
