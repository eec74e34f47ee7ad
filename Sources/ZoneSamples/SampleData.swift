public import ZoneModel

/// The sample zones: real places with public facts, invented firms, patents, awards and people.
public enum SampleData {
  /// The sample's records in the order of registers, each register sorted by id.
  ///
  /// Dates lie around `today`, so that something is always due. What is invented says so in its
  /// record.
  ///
  /// - Parameters:
  ///   - zone: `all`, or the id of a zone: then only its firms, and what belongs to them.
  ///   - today: the day that all dates lie around.
  ///   - seed: another seed gives other invented records.
  ///   - language: the language of free texts; all else is the same in each.
  /// - Returns: the records, each valid by its register.
  public static func make(
    zone: String = "all",
    today: Day,
    seed: UInt64 = 1,
    language: Language = .en
  ) -> [Record] {
    let generator = Generator(
      seed: seed,
      today: today,
      enterprises: 300,
      patents: 600,
      language: language
    )
    let all = Generator.registers.flatMap { Array(generator.unworded($0)) }
    let told = AwkwardCases(world: generator.world).told(in: all)
    return (zone == "all" ? told : narrowed(told, to: zone)).map(generator.wording.worded)
  }

  /// The zones that `make` knows, sorted by id.
  public static let zones: [String] = ZoneFacts.zones.map(\.id)

  /// The zone that a person means: an id, the only id that begins like it, or a name.
  ///
  /// - Returns: the zone's id, `all` for `all`; `nil` where there is none or several are meant.
  public static func zone(named name: String) -> String? {
    if name == "all" || zones.contains(name) { return name }
    let named = ZoneFacts.zones.filter { zone in
      zone["name"]?.text?.lowercased() == name.lowercased() || zone["nameZh"]?.text == name
    }
    let begun = named.isEmpty ? ZoneFacts.zones.filter { $0.id.hasPrefix(name + "-") } : named
    if begun.count == 1 { return begun.first?.id }
    // Among several that begin alike, the park is meant before what lies in it.
    let parks = begun.filter { ["park", "science-city"].contains($0["kind"]?.text) }
    return parks.count == 1 ? parks.first?.id : nil
  }

  /// The records that concern a zone: firms and incubators in it, and whatever refers to them.
  ///
  /// All zones, funds and staff stay, because they are few and others refer to them.
  private static func narrowed(_ records: [Record], to zone: String) -> [Record] {
    var gone: Set<RecordReference> = []
    for record in records {
      guard let home = record["zone"]?.text, record.reference.register != "funds",
        Registry.standard[record.reference.register]?[field: "zone"]?.isRequired == true,
        record.reference.register != "functional-areas"
      else { continue }
      if !ZoneFacts.isWithin(home, zone) { gone.insert(record.reference) }
    }
    // What requires something that is gone goes too, until nothing more does.
    while true {
      let before = gone.count
      for record in records where !gone.contains(record.reference) {
        if requiresGone(record, gone) { gone.insert(record.reference) }
      }
      if gone.count == before { break }
    }
    return records.filter { !gone.contains($0.reference) }.map { without(gone, in: $0) }
  }

  private static func requiresGone(_ record: Record, _ gone: Set<RecordReference>) -> Bool {
    guard let register = Registry.standard[record.reference.register] else { return false }
    return register.fields.contains { field in
      guard case .reference(let targets) = field.kind, let text = record[field.id]?.text,
        let target = Registry.target(of: text, in: targets), gone.contains(target)
      else { return false }
      // A patent without its owner would be nobody's.
      return field.isRequired || register.zonePath?.hasPrefix(field.id + ".") == true
    }
  }

  private static func without(_ gone: Set<RecordReference>, in record: Record) -> Record {
    guard let register = Registry.standard[record.reference.register] else { return record }
    var record = record
    for field in register.fields {
      switch (field.kind, record[field.id]) {
      case (.reference(let targets), .text(let text)?):
        if let target = Registry.target(of: text, in: targets), gone.contains(target) {
          record[field.id] = nil
        }
      case (.references(let targets), .list(let texts)?):
        let left = texts.filter { text in
          Registry.target(of: text, in: targets).map { !gone.contains($0) } ?? true
        }
        record[field.id] = left.isEmpty ? nil : .list(left)
      default: break
      }
    }
    return record
  }
}
