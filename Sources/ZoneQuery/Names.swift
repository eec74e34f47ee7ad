import ZoneModel

/// How words name registers, fields and choices: by id, else by a label in either language.
enum Names {
  /// The field `id` of every register.
  static let id = Field.text("id", "ID", "编号")

  static func same(_ left: String, _ right: String) -> Bool {
    Folding.fold(left) == Folding.fold(right)
  }

  static func field(_ name: String, in register: Register) -> Field? {
    if let field = register[field: name] { return field }
    if name == "id" { return id }
    let folded = Folding.fold(name)
    return register.fields.first { Folding.fold($0.id) == folded }
      ?? register.fields.first {
        Folding.fold($0.label.en) == folded || Folding.fold($0.label.zh) == folded
      }
  }

  static func nearestFields(_ name: String, in register: Register) -> [String] {
    let ids = register.fields.map(\.id) + ["id"]
    let byID = Nearest.names(to: name, among: ids)
    if !byID.isEmpty { return byID }
    let labels = register.fields.flatMap { [$0.label.en, $0.label.zh] }
    return Nearest.names(to: name, among: labels).compactMap { field($0, in: register)?.id }
  }

  static func register(_ name: String, in registry: Registry) -> Register? {
    if let register = registry[name] { return register }
    return registry.registers.first {
      same($0.id, name) || same($0.label.en, name) || same($0.label.zh, name)
        || same($0.singular.zh, name)
    }
  }

  static func choice(_ name: String, in set: ChoiceSet) -> Choice? {
    if let choice = set[name] { return choice }
    let folded = Folding.fold(name)
    return set.choices.first {
      Folding.fold($0.id) == folded || Folding.fold($0.label.en) == folded
        || Folding.fold($0.label.zh) == folded
    }
  }

  static func nearestChoices(_ name: String, in set: ChoiceSet) -> [String] {
    let near = Nearest.names(
      to: name,
      among: set.choices.map(\.id) + set.choices.flatMap { [$0.label.en, $0.label.zh] }
    )
    var ids: [String] = []
    for name in near {
      if let id = choice(name, in: set)?.id, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  static func targets(_ type: ValueType) -> [String] {
    if case .record(let targets) = type.element { targets } else { [] }
  }
}
