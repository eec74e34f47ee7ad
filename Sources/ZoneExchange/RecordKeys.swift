import ZoneModel

/// Finds records by what no two of them share.
struct RecordKeys: Sendable {
  private let register: Register
  private let records: any RecordSource
  private let groups: [[String]]
  /// Ids by key, for the groups that were asked for.
  private var indexes: [Int: [String: String]] = [:]

  init(register: Register, records: any RecordSource) {
    self.register = register
    self.records = records
    groups = register.keys + register.fields.filter(\.isUnique).map { [$0.id] }
  }

  /// The id of the record that has the same values in one of the groups.
  mutating func id(of values: [(field: String, value: Value?)]) -> String? {
    for (place, group) in groups.enumerated() {
      let fields = Fields(values.compactMap { entry in entry.value.map { (entry.field, $0) } })
      guard let key = key(of: fields, group) else { continue }
      if indexes[place] == nil { indexes[place] = index(of: group) }
      if let id = indexes[place]?[key] { return id }
    }
    return nil
  }

  private func index(of group: [String]) -> [String: String] {
    var index: [String: String] = [:]
    for slot in 0..<records.slots {
      guard let record = records.record(at: slot), let key = key(of: record.fields, group)
      else { continue }
      index[key] = record.id
    }
    return index
  }

  /// The values of a group as one text; `nil` where one is missing that must be there.
  private func key(of fields: Fields, _ group: [String]) -> String? {
    var bytes: [UInt8] = []
    for field in group {
      guard let value = fields[field] ?? (register.openKeyFields.contains(field) ? .null : nil)
      else { return nil }
      JSONLine.append(value, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
