import ZoneModel
import ZoneQuery

/// Where documents are in force: which zones of a board they reach.
struct Reach: Sendable {
  /// The group of all national high-tech zones; a zone's own flag puts it there as well.
  static let nationalHighTech = "national-high-tech-zones"
  /// What a pack that is not bound to any place writes for its zones.
  static let everywhere = "*"

  private let known: Set<String>
  private let flagged: [String]

  init(_ board: any Board) {
    let source = board.source("zones")
    var known: Set<String> = []
    var flagged: [String] = []
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot) else { continue }
      known.insert(record.id)
      if record["isNationalHighTech"]?.flag == true { flagged.append(record.id) }
    }
    self.known = known
    self.flagged = flagged
  }

  /// The zones of the board in which something with this reach is in force; or `*`.
  func roots(_ reach: [String]) -> [String] {
    if reach.contains(Self.everywhere) { return [Self.everywhere] }
    var roots = reach.filter { known.contains($0) }
    if reach.contains(Self.nationalHighTech) {
      roots += flagged.filter { !roots.contains($0) }
    }
    return roots
  }

  /// A question for records with this path to their zone: whether they lie in one of the zones.
  func question(_ roots: [String], path: String) -> String? {
    guard !roots.isEmpty else { return nil }
    // In quotes, because an id may be a word of the language, or hold a sign of it.
    return roots.map { "(\(path)) within \"\($0)\"" }.joined(separator: " or ")
  }

  /// The steps of a path to a zone; of the first way, where it has several.
  static func steps(of path: String) -> [String] {
    path.prefix { $0 != " " }.split(separator: ".").map(String.init)
  }
}
