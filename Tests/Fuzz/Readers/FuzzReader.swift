import Canvas
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// Everything in the libraries that reads bytes from outside, for fuzzers: each takes any bytes, and what it promises
/// about them is looked at.
public enum FuzzReader: String, CaseIterable, Sendable {
  /// A line of the journal.
  case line
  /// A segment of the journal, with the store around it.
  case segment
  /// Changes behind those of a store, each sealed rightly.
  case changes
  /// A register file, with the store around it.
  case register
  /// A register file of which all checksums are right.
  case records
  /// `SNAPSHOT.json`, with the store around it.
  case snapshot
  /// `SNAPSHOT.json` with its checksum made right.
  case index
  /// `FORMAT.json`.
  case format
  /// Any JSON.
  case json
  /// Rows to import as JSON.
  case rows
  /// Comma-separated values.
  case csv
  /// Tab-separated values.
  case tsv
  /// An expression.
  case expression
  /// `settings.yaml` of a store.
  case settings
  /// A policy pack.
  case pack
  /// The tar archive of a backup, with the checksums of its headers made right.
  case archive
  /// What a session says of itself, while it has the store open.
  case presence
  /// The file of a half-filled form.
  case draft
  /// What stands in the file of a half-filled form, which is then gone on with.
  case form
  /// A theme.
  case theme
  /// What a terminal sends.
  case keys
  /// What a person types into the dashboard.
  case dashboard

  /// Whether it is tried on the one store of a run, which ``cleanUp()`` removes.
  public var needsStore: Bool {
    switch self {
    case .segment, .changes, .register, .records, .snapshot, .index, .archive, .presence, .draft:
      true
    default: false
    }
  }

  /// Reads bytes; returns what is wrong with how they were read, if anything is.
  public func fault(in bytes: [UInt8]) -> String? {
    switch self {
    case .line: Self.lineFault(bytes)
    case .segment, .changes, .register, .records, .snapshot, .index, .presence, .draft:
      FuzzStore.fault(self, bytes)
    case .archive: FuzzStore.archiveFault(bytes)
    case .format: Self.formatFault(bytes)
    case .json: Self.jsonFault(bytes)
    case .rows: Self.importFault(bytes, .json)
    case .csv: Self.importFault(bytes, .csv)
    case .tsv: Self.importFault(bytes, .tsv)
    case .expression: Self.expressionFault(bytes)
    case .settings: Self.settingsFault(bytes)
    case .pack: Self.packFault(bytes)
    case .form: FuzzDashboard.formFault(bytes)
    case .theme: Self.themeFault(bytes)
    case .keys: Self.keysFault(bytes)
    case .dashboard: FuzzDashboard.fault(bytes)
    }
  }

  /// What is read is written so that it reads the same.
  private static func lineFault(_ bytes: [UInt8]) -> String? {
    guard let line = try? JournalLine(bytes.span) else { return nil }
    var steps: [UInt8] = []
    for edit in line.change.edits {
      if !steps.isEmpty { steps.append(UInt8(ascii: ",")) }
      EditCoder.append(edit, to: &steps)
    }
    var written = JournalLine(change: line.change, body: line.body).bytes(steps: steps)
    _ = Chain.seal(&written, after: Chain.start)
    if written.last == 0x0A { written.removeLast() }
    guard let again = try? JournalLine(written.span) else { return "it cannot be read again" }
    return again.change == line.change ? nil : "it reads differently when written"
  }

  private static func formatFault(_ bytes: [UInt8]) -> String? {
    guard let format = try? FormatFile(bytes, path: "x") else { return nil }
    return (try? FormatFile(format.bytes, path: "x")) == nil ? "it cannot be read again" : nil
  }

  private static func jsonFault(_ bytes: [UInt8]) -> String? {
    let tree: JSONTree
    do {
      tree = try JSONTree(bytes: bytes)
    } catch {
      return (0...bytes.count).contains(error.offset) ? nil : "its fault lies outside of it"
    }
    var written: [UInt8] = []
    tree.append(to: &written)
    guard let again = try? JSONTree(bytes: written) else { return "it cannot be read again" }
    var twice: [UInt8] = []
    again.append(to: &twice)
    return twice == written ? nil : "it reads differently when written"
  }

  private static func importFault(_ bytes: [UInt8], _ format: ExchangeFormat) -> String? {
    guard let register = Registry.standard["enterprises"],
      var rows = try? ImportReader(bytes, format: format)
    else { return "there is nothing to import into" }
    let reader = EntryReader(today: Day(number: 20_778)) { _, _ in [] }
    var planner = ImportPlanner(
      into: register,
      records: MemoryBoard().source("enterprises"),
      rules: ImportRules(
        read: { text, field throws(Refusal) in
          do throws(EntryError) {
            return try reader.read(text, for: field)
          } catch {
            throw Refusal(.invalid, error.message)
          }
        },
        makeID: { "made" }
      )
    )
    var last = rows.position
    while let row = try? rows.next() {
      planner.add(row)
      guard rows.position >= last, rows.position <= bytes.count else { return "it reads backwards" }
      last = rows.position
    }
    _ = planner.finished()
    return nil
  }

  private static func expressionFault(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    for mode in [ExpressionMode.filter, .check, .value] {
      do throws(ExpressionError) {
        _ = try Expression(
          parsing: text,
          in: "enterprises",
          registry: .standard,
          mode: mode
        )
      } catch {
        guard error.range.lowerBound >= 0, error.range.upperBound <= text.utf8.count else {
          return "its fault lies outside of it: \(error.range) of \(text.utf8.count)"
        }
      }
    }
    return nil
  }

  private static func settingsFault(_ bytes: [UInt8]) -> String? {
    guard let settings = try? StoreSettings.parse(String(decoding: bytes, as: UTF8.self)) else {
      return nil
    }
    _ = try? Registry.standard.applying(settings)
    return nil
  }

  private static func packFault(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = 2 + text.utf8.count { $0 == 0x0A || $0 == 0x0D }
    let (pack, faults) = Pack.read(text, file: "fuzz.yaml", registry: .standard)
    guard pack != nil || !faults.isEmpty else { return "it is refused without a word" }
    let isPlaced = faults.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 }
    return isPlaced ? nil : "its faults lie outside of it: \(faults)"
  }

  private static func themeFault(_ bytes: [UInt8]) -> String? {
    do throws(ThemeError) {
      _ = try Theme(yaml: String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
      return nil
    } catch {
      return error.line >= 0 && error.column >= 0 ? nil : "its fault has no place"
    }
  }

  private static func joined(_ keys: [Key]) -> [Key] {
    keys.reduce(into: []) { all, key in
      if key != .unreadable || all.last != .unreadable { all.append(key) }
    }
  }

  /// Bytes are the same keys however they arrive.
  private static func keysFault(_ bytes: [UInt8]) -> String? {
    var whole = KeyDecoder()
    let keys = whole.decode(bytes) + whole.flush()
    var single = KeyDecoder()
    let parted = bytes.flatMap { single.decode([$0]) } + single.flush()
    // What cannot be read is told once for what came together.
    if joined(keys) != joined(parted) { return "in pieces it is \(parted), whole \(keys)" }
    return whole.decode(Array("\u{1B}[A".utf8)).contains(.up) || whole.patience == nil
      ? nil : "after it no key is understood"
  }
}
