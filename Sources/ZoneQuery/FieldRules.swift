import ZoneModel

/// What the fields of a register ask of a change, by the places of the fields: found once, because
/// most changes touch one field of dozens.
final class FieldRules: Sendable {
  let register: Register
  /// The fields that refer to records.
  let referring: [Int]
  /// The fields with a check of their own.
  let checked: [Int]
  /// What no two records may have the same: fields by themselves, and groups of them.
  let keys: [[String]]
  /// The names of which it is said where another record has one that is written nearly so.
  let alike: [String]
  /// The fields that tell two records of one such name apart; none where the name alone says enough.
  let apart: [String]
  /// The actions that bring about each state.
  let demands: [String: [StateDemand]]
  /// The state, and the fields that one of its values needs.
  let demanded: Set<String>
  /// The states that a record reaches only through each of the states that actions bring about.
  let statesAfter: [String: Set<String>]
  /// The states that come after each of those and from which no step leads back to it.
  let statesAhead: [String: Set<String>]
  /// The fields that say on which day something was done.
  let daysOfActs: [DayOfAct]
  /// The days of which one cannot lie after another.
  let daysInOrder: [DayOrder]
  /// The dates that say when other fields were last changed.
  let dating: [Field]
  /// The place of each field.
  private let places: [String: Int]
  /// The fields that a value of another makes needless, or that must add up to it or agree with it,
  /// by that other.
  private let replaceable: [String: [Int]]

  init(_ register: Register) {
    self.register = register
    let fields = register.fields
    referring = fields.indices.filter { !fields[$0].kind.targets.isEmpty }
    checked = fields.indices.filter { fields[$0].check != nil }
    keys = fields.filter(\.isUnique).map { [$0.id] } + register.keys
    let declared = fields.filter(\.tellsAlike).map(\.id)
    alike = declared.isEmpty ? Self.titles(of: register) : declared
    apart = declared.isEmpty ? fields.filter(Self.tellsApart).map(\.id) : []
    demands = register.stateDemands
    statesAfter = demands.keys.reduce(into: [:]) { $0[$1] = register.statesOnly(through: [$1]) }
    statesAhead = demands.keys.reduce(into: [:]) { ahead, state in
      let field = register[field: "state"]
      ahead[state] = field?.choices(from: state)
        .filter { $0 != state && field?.choices(from: $0).contains(state) == false }
    }
    daysOfActs = register.daysOfActs
    daysInOrder = register.daysInOrder
    dating = fields.filter { !$0.dated.isEmpty }
    demanded =
      demands.isEmpty
      ? [] : demands.values.joined().reduce(into: ["state"]) { $0.formUnion($1.fields) }
    places = register.order
    var replaceable: [String: [Int]] = [:]
    for (place, field) in fields.enumerated() {
      let others = [field.substitute, field.sharesAddUpTo].compactMap(\.self)
      for other in others + (field.tellsOfPatent?.all ?? []) {
        replaceable[other, default: []].append(place)
      }
    }
    self.replaceable = replaceable
  }

  /// The text by which the records of a register are called, and the same in the other language; none
  /// where it takes more, or where no two may have it anyhow.
  private static func titles(of register: Register) -> [String] {
    let name = register.title.dropFirst().dropLast()
    guard register.title == "{\(name)}", let field = register[field: String(name)],
      case .text = field.kind, !field.isUnique,
      !register.keys.contains(where: { $0.contains(field.id) })
    else { return [] }
    return [field.id] + [register.twin(of: field.id)?.id].compactMap(\.self)
  }

  /// Whether records that differ in a field are two: an owner, a day, a number of its own; not what
  /// every new record starts with, who looks after it or when its source was read.
  private static func tellsApart(_ field: Field) -> Bool {
    guard field.defaultValue == nil, field.handOver == nil, field.id != "dataDate" else {
      return false
    }
    return switch field.kind {
    case .reference, .date, .year: true
    case .text: field.isUnique
    default: false
    }
  }

  /// Where a field stands; `nil` where it is not declared.
  func place(of field: String) -> Int? { places[field] }

  /// The declared ones of some fields, in declared order.
  func places(of fields: Set<String>) -> [Int] {
    fields.compactMap { places[$0] }.sorted()
  }

  /// The fields whose values are to be looked at where some have been set, in declared order.
  func concerned(by fields: Set<String>) -> [Int] {
    var found = Set(fields.compactMap { places[$0] })
    for field in fields { found.formUnion(replaceable[field] ?? []) }
    return found.sorted()
  }
}
