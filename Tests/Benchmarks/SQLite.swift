import Glibc

/// SQLite as a yardstick, through the library that the system has; nothing is built against it.
final class SQLite {
  private typealias Open =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, Int32, UnsafePointer<CChar>?
    ) -> Int32
  private typealias Prepare =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<OpaquePointer?>,
      UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) -> Int32
  private typealias OnHandle = @convention(c) (OpaquePointer?) -> Int32
  private typealias BindText =
    @convention(c) (
      OpaquePointer?, Int32, UnsafePointer<CChar>, Int32, (@convention(c) (OpaquePointer?) -> Void)?
    ) -> Int32
  private typealias Timeout = @convention(c) (OpaquePointer?, Int32) -> Int32

  private let prepareCall: Prepare
  private let step: OnHandle
  private let reset: OnHandle
  private let finalize: OnHandle
  private let bind: BindText
  private let close: OnHandle
  private var database: OpaquePointer?
  private var update: OpaquePointer?
  private var begin: OpaquePointer?
  private var look: OpaquePointer?
  private var note: OpaquePointer?
  private var commit: OpaquePointer?

  /// Opens a database with a write-ahead log that is synced at each commit.
  init(_ path: String) throws {
    guard let library = dlopen("libsqlite3.so.0", RTLD_NOW) else {
      throw NotMeasured(reason: "libsqlite3.so.0 is not installed (make deps-bench)")
    }
    func find<Function>(_ name: String, _ type: Function.Type) throws -> Function {
      guard let symbol = dlsym(library, name) else {
        throw NotMeasured(reason: "libsqlite3 has no \(name)")
      }
      return unsafeBitCast(symbol, to: type)
    }
    prepareCall = try find("sqlite3_prepare_v2", Prepare.self)
    step = try find("sqlite3_step", OnHandle.self)
    reset = try find("sqlite3_reset", OnHandle.self)
    finalize = try find("sqlite3_finalize", OnHandle.self)
    bind = try find("sqlite3_bind_text", BindText.self)
    close = try find("sqlite3_close_v2", OnHandle.self)
    let open = try find("sqlite3_open_v2", Open.self)
    let timeout = try find("sqlite3_busy_timeout", Timeout.self)
    // SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    guard open(path, &database, 6, nil) == 0 else { throw NotMeasured(reason: "no \(path)") }
    _ = timeout(database, Int32(StoreCases.patience))
    try run("PRAGMA journal_mode=WAL")
    try run("PRAGMA synchronous=FULL")
    try run("CREATE TABLE IF NOT EXISTS records (id TEXT PRIMARY KEY, json TEXT) WITHOUT ROWID")
    try run("CREATE TABLE IF NOT EXISTS history (seq INTEGER PRIMARY KEY, id TEXT, a TEXT, b TEXT)")
    update = try prepare("UPDATE records SET json = ?2 WHERE id = ?1")
    begin = try prepare("BEGIN IMMEDIATE")
    look = try prepare("SELECT json FROM records WHERE id = ?1")
    note = try prepare(
      "INSERT INTO history (id, a, b) SELECT id, json, ?2 FROM records WHERE id = ?1"
    )
    commit = try prepare("COMMIT")
  }

  deinit {
    for statement in [update, begin, look, note, commit] { _ = finalize(statement) }
    _ = close(database)
  }

  private func prepare(_ text: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    guard prepareCall(database, text, -1, &statement, nil) == 0 else {
      throw NotMeasured(reason: "SQLite does not understand \(text)")
    }
    return statement
  }

  /// Runs a statement to its end.
  func run(_ text: String) throws {
    let statement = try prepare(text)
    defer { _ = finalize(statement) }
    // SQLITE_ROW until SQLITE_DONE
    var code = step(statement)
    while code == 100 { code = step(statement) }
    guard code == 101 else { throw NotMeasured(reason: "SQLite ended \(text) with \(code)") }
  }

  /// Commits another text of a record: it is on the disk when this returns.
  func set(_ id: String, _ json: String) throws {
    try execute(update, [id, json])
  }

  /// The same with what every commit of a store does: the record is looked at first, and what it was
  /// and became goes into a history of which nothing is ever lost.
  func setKeepingHistory(_ id: String, _ json: String) throws {
    try execute(begin)
    // SQLITE_ROW
    try execute(look, [id], until: 100)
    try execute(note, [id, json])
    try execute(update, [id, json])
    try execute(commit)
  }

  private func execute(
    _ statement: OpaquePointer?,
    _ texts: [String] = [],
    until end: Int32 = 101
  ) throws {
    let code = bound(statement, texts[...], 1)
    _ = reset(statement)
    guard code == end else { throw NotMeasured(reason: "SQLite ended a statement with \(code)") }
  }

  /// Texts are bound for the step only, and C copies nothing.
  private func bound(
    _ statement: OpaquePointer?,
    _ texts: ArraySlice<String>,
    _ place: Int32
  ) -> Int32 {
    guard let first = texts.first else { return step(statement) }
    return first.withCString { text in
      _ = bind(statement, place, text, -1, nil)
      return bound(statement, texts.dropFirst(), place + 1)
    }
  }
}
