public import ZoneModel

/// How rows become records: what only the caller knows.
public struct ImportRules: Sendable {
  /// Reads what stands in a row as the value of a field; none clears it.
  public var read: @Sendable (String, Field) throws(Refusal) -> Entry
  /// The values that a new record starts with.
  public var defaults: Fields
  /// Adds to the values of a new record what follows from them.
  public var fill: @Sendable (Fields) throws(Refusal) -> Fields
  /// Makes the id of a new record.
  public var makeID: @Sendable () -> String
  /// Which field a heading means where it does not say so itself; an empty text leaves it out.
  public var map: [String: String]
  /// Values that every row gets for fields that it says nothing of.
  public var preset: Fields
  /// Whether an empty cell clears a field of a record that exists; else it changes nothing.
  public var clearsEmpty: Bool

  /// Makes rules.
  public init(
    read: @escaping @Sendable (String, Field) throws(Refusal) -> Entry,
    defaults: Fields = Fields(),
    fill: @escaping @Sendable (Fields) throws(Refusal) -> Fields = { $0 },
    makeID: @escaping @Sendable () -> String,
    map: [String: String] = [:],
    preset: Fields = Fields(),
    clearsEmpty: Bool = false
  ) {
    self.read = read
    self.defaults = defaults
    self.fill = fill
    self.makeID = makeID
    self.map = map
    self.preset = preset
    self.clearsEmpty = clearsEmpty
  }
}

/// What a heading of a file means in a register.
enum HeadingMeaning: Sendable {
  /// The id of the record.
  case id
  /// The revision that the row was made from.
  case revision
  /// A field that can be written.
  case field(Field)
  /// Something that follows from other values or was left out by wish.
  case ignored
  /// Nothing; with the nearest field.
  case unknown(nearest: Field?)

  /// Whether it means nothing.
  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  init(_ heading: String, in register: Register, map: [String: String]) {
    let name = map[heading] ?? heading
    if name.isEmpty {
      self = map[heading] == nil ? .unknown(nearest: nil) : .ignored
      return
    }
    let folded = name.lowercased()
    if let field = register[field: name] ?? register.field(labelled: folded) {
      self = field.kind.isComputed ? .ignored : .field(field)
      return
    }
    switch folded {
    case "id", "编号": self = .id
    case "revision", "版本": self = .revision
    default: self = .unknown(nearest: register.nearestField(to: folded))
    }
  }
}

extension Register {
  /// The field with an id or label that reads so in lower case, in either language.
  fileprivate func field(labelled folded: String) -> Field? {
    fields.first { $0.id.lowercased() == folded }
      ?? fields.first { $0.label.en.lowercased() == folded || $0.label.zh.lowercased() == folded }
  }

  /// The field whose id or label is nearest to a word.
  fileprivate func nearestField(to word: String) -> Field? {
    Nearest.nearest(to: word, in: fields, limit: 1) { [$0.id, $0.label.en, $0.label.zh] }.first
  }
}
