import Foundation
import Glibc
import ZoneModel
import ZoneQuery
import ZoneStore

/// A store of enterprises in the build folder, opened and checked as the commands do.
struct BenchStore {
  let path: String
  private let now: @Sendable () -> Moment = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The check that `set` makes.
  let check: any ChangeCheck = RecordCheck(registry: .standard) { board in
    QueryContext(registry: .standard, board: board, today: Day(number: 20_778))
  }

  static func id(_ number: Int) -> String { "ent-\(10_000 + number)" }

  static func reference(_ number: Int) -> RecordReference {
    RecordReference(register: "enterprises", id: id(number))
  }

  /// A folder of its own on the disk of the build, empty.
  static func folder(_ name: String) throws -> String {
    let path = FileManager.default.currentDirectoryPath + "/.build/bench-\(name)-\(getpid())"
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(atPath: path)
    }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Names a store that another process has made.
  init(at path: String) {
    self.path = path
  }

  /// Makes a store of so many enterprises.
  init(making path: String, enterprises: Int) throws {
    self.path = path
    let zone = Record(
      reference: RecordReference(register: "zones", id: "zon-1"),
      fields: Fields([("name", .text("Park")), ("kind", .text("park"))])
    )
    let firms = (0..<enterprises).map { number in
      Record(
        reference: Self.reference(number),
        fields: Fields([
          ("name", .text("Firm \(number)")), ("nameZh", .text("企业\(number)")),
          ("zone", .text("zon-1")), ("address", .text("1 Science Road, Building \(number % 40)")),
          ("stage", .text("incubator")),
        ])
      )
    }
    do throws(StoreError) {
      _ = try Store.create(
        at: path,
        author: author(),
        order: { Registry.standard[$0]?.order ?? [:] },
        clock: now,
        initial: [zone] + firms
      )
    } catch {
      throw NotMeasured(reason: error.message.en)
    }
  }

  func author(_ session: String = "b1") -> Author {
    Author(name: "anna", uid: Int(getuid()), session: session)
  }

  /// Opens it; `patience` is how many milliseconds a commit waits for the lock.
  func open(_ session: String = "b1", patience: Int? = nil) throws -> Store {
    var options = OpenOptions()
    if let patience { options.patience = patience }
    do throws(StoreError) {
      return try Store.open(
        at: path,
        options: options,
        author: author(session),
        order: { Registry.standard[$0]?.order ?? [:] },
        clock: now
      )
    } catch {
      throw NotMeasured(reason: error.message.en)
    }
  }

  /// Sets fields of records to a text, as one change.
  func set(_ numbers: Range<Int>, _ text: String, _ store: Store) throws {
    let board = store.board
    let edits = numbers.map { number in
      let reference = Self.reference(number)
      return Edit.set(
        reference,
        field: "shortName",
        before: board.record(reference)?["shortName"],
        after: .text(text)
      )
    }
    do throws(StoreError) {
      _ = try store.commit(
        ChangeDraft(id: Store.makeID(), label: "Edit", edits: edits, seen: board.seq),
        check: check
      )
    } catch {
      throw NotMeasured(reason: error.message.en)
    }
  }

  /// Adds so many changes to the journal, sealing segments as a snapshot does: what years of work
  /// leave, without waiting for years of flushes.
  func addHistory(of count: Int, to store: Store, snapshot: Bool) throws {
    do throws(StoreError) {
      let board = store.board
      var values: [Int: Value] = [:]
      let enterprises = board.source("enterprises").count
      try store.extendJournal(count) { turn in
        let number = turn % enterprises
        let reference = Self.reference(number)
        let before = values[number] ?? board.record(reference)?["shortName"]
        let after = Value.text("N\(turn)")
        values[number] = after
        return .set(reference, field: "shortName", before: before, after: after)
      }
      if snapshot {
        _ = try store.follow()
        _ = try store.writeSnapshot()
      }
    } catch {
      throw NotMeasured(reason: error.message.en)
    }
  }
}
