/// The place of a record: its register and its id, written `register/id`.
public struct RecordReference: Hashable, Sendable, CustomStringConvertible {
  /// The register's id, for example `enterprises`.
  public let register: String
  /// The record's id, ASCII, unique in its register.
  public let id: String

  /// Makes the reference of a register and an id.
  public init(register: String, id: String) {
    self.register = register
    self.id = id
  }

  /// Reads `register/id`; `nil` when there is no `/` or a side is empty.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash != bytes.startIndex else {
      return nil
    }
    let id = text[bytes.index(after: slash)...]
    guard !id.isEmpty else { return nil }
    self.init(register: String(text[..<slash]), id: String(id))
  }

  /// By its id: hardly two records of different registers share one.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }

  /// `register/id`.
  public var description: String { register + "/" + id }
}

/// The values of a record by field, in the order in which they are written.
///
/// Known fields stand in declared order and unknown members last; a record has some dozens, so a
/// look-up goes along them.
public struct Fields: Sendable, Hashable {
  /// Field ids with their values.
  public private(set) var entries: [(field: String, value: Value)]

  /// Makes the values of field ids and values, in this order; a later one replaces an earlier.
  public init(_ entries: [(String, Value)] = []) {
    self.entries = []
    self.entries.reserveCapacity(entries.count)
    for (field, value) in entries { self[field] = value }
  }

  /// Makes the values of entries that are known to have no field twice.
  package init(unique entries: [(field: String, value: Value)]) {
    self.entries = entries
  }

  /// The value of a field; `nil` where it is missing, and setting `nil` removes it.
  public subscript(field: String) -> Value? {
    get { entries.first { $0.field == field }?.value }
    set {
      let index = entries.firstIndex { $0.field == field }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append((field, value))
      case (nil, nil): break
      }
    }
  }

  /// Does what a step does to a single field; other steps change nothing.
  public mutating func apply(_ edit: Edit) {
    switch edit {
    case .set(_, let field, _, let after): self[field] = after
    case .members(_, let field, let added, let removed):
      let members = Set(self[field]?.list ?? []).subtracting(removed).union(added)
      self[field] = members.isEmpty ? nil : .set(members)
    case .create, .delete, .adopt: break
    }
  }

  /// Whether no field has a value.
  public var isEmpty: Bool { entries.isEmpty }

  /// The same values with the fields of `order` first, in that order, and the others after them.
  public func sorted(by order: [String: Int]) -> Fields {
    let ranked = entries.enumerated().sorted { left, right in
      let (leftRank, rightRank) = (
        order[left.element.field] ?? Int.max, order[right.element.field] ?? Int.max
      )
      return leftRank == rightRank ? left.offset < right.offset : leftRank < rightRank
    }
    return Fields(unique: ranked.map(\.element))
  }

  /// Whether the same fields have the same values, in whatever order.
  public static func == (left: Fields, right: Fields) -> Bool {
    left.entries.count == right.entries.count
      && left.entries.allSatisfy { right[$0.field] == $0.value }
  }

  /// Hashes fields and values, whatever their order.
  public func hash(into hasher: inout Hasher) {
    var combined = 0
    for entry in entries {
      var one = Hasher()
      one.combine(entry.field)
      one.combine(entry.value)
      combined ^= one.finalize()
    }
    hasher.combine(combined)
  }
}

/// One entry of a register.
public struct Record: Sendable, Hashable {
  /// Where it stands.
  public let reference: RecordReference
  /// How many changes have touched it, undo included; 1 when it was made, and it never falls.
  public var revision: Int
  /// Its values, without `id` and `revision`.
  public var fields: Fields

  /// Makes a record.
  public init(reference: RecordReference, revision: Int = 1, fields: Fields) {
    self.reference = reference
    self.revision = revision
    self.fields = fields
  }

  /// Its id in its register.
  public var id: String { reference.id }

  /// The value of a field; `nil` where it is missing.
  public subscript(field: String) -> Value? {
    get { fields[field] }
    set { fields[field] = newValue }
  }
}
