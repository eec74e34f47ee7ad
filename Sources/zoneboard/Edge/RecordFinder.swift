import Synchronization
import ZoneModel

/// Finds the records that a person means by an id or a name.
final class RecordFinder: Sendable {
  private let board: any Board
  private let registry: Registry
  /// Ids of records that do not exist yet, but are made by the same change.
  private let coming: Set<RecordReference>
  // Read by whichever thread plans an import; the lists are made at the first name that is no id.
  private let names = Mutex<[String: [Name]]>([:])
  private let titles = Mutex<[String: [Name]]>([:])

  private struct Name: Sendable {
    let text: String
    let record: RecordReference
  }

  /// Finds records of a board.
  init(_ board: any Board, registry: Registry, coming: Set<RecordReference> = []) {
    self.board = board
    self.registry = registry
    self.coming = coming
  }

  /// The records of some registers that a text means: the one whose id it is, else those with exactly
  /// that name or title, else those whose name or title contains it.
  func find(_ text: String, in registers: [String]) -> [RecordReference] {
    let isAny = registers.contains(Register.any)
    let all = isAny ? registry.registers.map(\.id) : registers
    if let reference = RecordReference(text), isAny || registers.contains(reference.register),
      exists(reference)
    {
      return [reference]
    }
    let byID = all.map { RecordReference(register: $0, id: text) }.filter(exists)
    if !byID.isEmpty { return byID }
    let wanted = text.lowercased()
    let named = all.flatMap { names(of: $0) }
    let exact = Self.records(named) { $0 == wanted }
    guard exact.isEmpty else { return exact }
    let titled = all.flatMap { titles(of: $0) }
    let same = Self.records(titled) { $0 == wanted }
    guard same.isEmpty else { return same }
    return Self.records(named + titled) { $0.contains(wanted) }
  }

  private func exists(_ reference: RecordReference) -> Bool {
    coming.contains(reference) || board.source(reference.register).slot(of: reference.id) != nil
  }

  /// The records whose names pass, each once.
  private static func records(
    _ names: [Name],
    where passes: (String) -> Bool
  ) -> [RecordReference] {
    var seen: Set<RecordReference> = []
    return names.filter { passes($0.text) && seen.insert($0.record).inserted }.map(\.record)
  }

  private static let nameFields = ["name", "nameZh", "shortName", "title", "number"]

  private func names(of register: String) -> [Name] {
    if let known = names.withLock({ $0[register] }) { return known }
    let source = board.source(register)
    var list: [Name] = []
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot) else { continue }
      for field in Self.nameFields {
        if let text = record[field]?.text {
          list.append(Name(text: text.lowercased(), record: record.reference))
        }
      }
    }
    names.withLock { $0[register] = list }
    return list
  }

  /// The titles of a register in both languages, where they are something else than a name.
  private func titles(of register: String) -> [Name] {
    if let known = titles.withLock({ $0[register] }) { return known }
    let isNamed = Self.nameFields.contains { registry[register]?.title == "{\($0)}" }
    let source = board.source(register)
    var list: [Name] = []
    for slot in 0..<(isNamed ? 0 : source.slots) {
      guard let record = source.record(at: slot)?.reference else { continue }
      for language in Language.allCases {
        guard let title = board.title(of: record, in: registry, language) else { continue }
        list.append(Name(text: title.lowercased(), record: record))
      }
    }
    titles.withLock { $0[register] = list }
    return list
  }
}
