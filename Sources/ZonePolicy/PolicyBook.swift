import Synchronization
public import ZoneModel

/// The policy packs of a store: those that came with zoneboard and those that it has adopted.
public struct PolicyBook: Sendable {
  /// The packs, in order.
  public let packs: [Pack]
  /// What is wrong in the files; the parts with something wrong are left out.
  public let faults: [PackFault]
  /// What the figures of a store's settings are called, by their names there.
  public let settings: [String: Phrase]

  /// Makes a book of packs.
  public init(packs: [Pack] = [], faults: [PackFault] = []) {
    self.packs = packs
    self.faults = faults
    settings = packs.reduce(into: [:]) { $0.merge($1.settings) { _, last in last } }
  }

  /// Reads packs from texts; a later one of the same document takes the place of an earlier.
  ///
  /// - Parameters:
  ///   - texts: the files with their texts, in order.
  ///   - registry: the registers that expressions are about.
  ///   - crew: who shares the reading, each a file at a time.
  public init(
    reading texts: [(file: String, text: String)],
    registry: Registry,
    crew: Crew = .alone
  ) {
    var packs: [Pack] = []
    var faults: [PackFault] = []
    var owners: [String: String] = [:]
    let readings = Self.readings(of: texts, registry, crew)
    for (place, (file, text)) in texts.enumerated() {
      var read = readings[place]
      // By itself a file knows nothing of the entries of those before it.
      if read.ids.contains(where: { owners[$0].map { $0 != read.pack?.id } ?? false }) {
        read = Pack.readingIDs(text, file: file, registry: registry, owners: owners)
      }
      faults += read.faults
      guard let pack = read.pack else { continue }
      for id in pack.ids { owners[id] = pack.id }
      if let place = packs.firstIndex(where: { $0.id == pack.id }) {
        packs[place] = pack
      } else {
        packs.append(pack)
      }
    }
    self.init(packs: packs, faults: faults)
  }

  /// What stands in each file by itself, in their order.
  private static func readings(
    of texts: [(file: String, text: String)],
    _ registry: Registry,
    _ crew: Crew
  ) -> [(pack: Pack?, faults: [PackFault], ids: Set<String>)] {
    guard !texts.isEmpty else { return [] }
    // The longest first, so that nobody waits for the last one.
    let order = texts.indices.sorted { texts[$0].text.utf8.count > texts[$1].text.utf8.count }
    let next = Atomic(0)
    let found = Mutex<[(pack: Pack?, faults: [PackFault], ids: Set<String>)]>(
      Array(repeating: (nil, [], []), count: texts.count)
    )
    crew.perform(min(crew.size, texts.count)) { _ in
      while true {
        let (turn, _) = next.add(1, ordering: .relaxed)
        guard order.indices.contains(turn) else { return }
        let place = order[turn]
        let read = Pack.readingIDs(texts[place].text, file: texts[place].file, registry: registry)
        found.withLock { $0[place] = read }
      }
    }
    return found.withLock { $0 }
  }

  /// What would be wrong in the text of one more pack, its ids among those of this book too.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - file: the file that it stands in.
  ///   - registry: the registers that expressions are about.
  /// - Returns: everything that is wrong, in the order of the text.
  public func faults(in text: String, file: String, registry: Registry) -> [PackFault] {
    Pack.read(text, file: file, registry: registry, owners: owners).faults
  }

  /// The zones that the text of a pack names; none where it cannot be read.
  public func zones(in text: String, file: String, registry: Registry) -> [String] {
    Pack.read(text, file: file, registry: registry, owners: owners).pack?.zones ?? []
  }

  /// The documents of all entries, by the ids of these.
  private var owners: [String: String] {
    packs.reduce(into: [:]) { owners, pack in
      for id in pack.ids { owners[id] = pack.id }
    }
  }

  /// All rules, in the order of packs and declaration.
  public var rules: [Rule] { packs.flatMap(\.rules) }

  /// All targets.
  public var targets: [Target] { packs.flatMap(\.targets) }

  /// All tasks.
  public var tasks: [PlannedTask] { packs.flatMap(\.tasks) }

  /// All funds.
  public var funds: [NamedFund] { packs.flatMap(\.funds) }

  /// All programmes.
  public var programmes: [Programme] { packs.flatMap(\.programmes) }

  /// All indexes for the evaluation of zones.
  public var indexes: [EvaluationIndex] { packs.flatMap(\.indexes) }

  /// All matchings of demand and supply.
  public var matchings: [Matching] { packs.flatMap(\.matchings) }

  /// All versions of a programme, the earliest first; itself alone where it has no family.
  public func versions(of programme: Programme) -> [Programme] {
    guard let family = programme.family else { return [programme] }
    return programmes.filter { $0.family == family }
      .sorted { ($0.version ?? "", $0.id) < ($1.version ?? "", $1.id) }
  }

  /// A pack by its id.
  public func pack(_ id: String) -> Pack? { packs.first { $0.id == id } }

  /// A rule by its id.
  public func rule(_ id: String) -> Rule? {
    for pack in packs {
      if let rule = pack.rules.first(where: { $0.id == id }) { return rule }
    }
    return nil
  }

  /// How a rule is cited: the clause of each document that lays it down.
  public func citation(of rule: Rule) -> Phrase {
    joined([citation(rule.pack, rule.clause)] + rule.also.map { citation($0.pack, $0.clause) })
  }

  /// Several citations as one.
  func joined(_ citations: [Phrase]) -> Phrase {
    Phrase(
      citations.map(\.en).joined(separator: "; "),
      citations.map(\.zh).joined(separator: "；")
    )
  }

  /// How a clause of a pack is cited.
  public func citation(_ pack: String, _ clause: String) -> Phrase {
    self.pack(pack)?.citation(of: clause) ?? Phrase(same: clause)
  }
}
