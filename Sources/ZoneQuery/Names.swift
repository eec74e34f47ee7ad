public import ZoneModel

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

  /// The only field whose label has a name in it; of two names of one thing, the one in the script
  /// that it is written in.
  static func fieldByPart(of name: String, in register: Register) -> Field? {
    let found = fields(withPart: name, in: register)
    if found.count == 1 { return found[0] }
    guard found.count == 2,
      let english = found.first(where: { $0.substitute == nil || $0.id == "name" }),
      let other = found.first(where: { $0.id != english.id }),
      english.substitute == other.id || other.substitute == english.id
    else { return nil }
    return name.utf8.allSatisfy { $0 < 0x80 } ? english : other
  }

  /// The fields whose labels have a name in them, or all of its Chinese characters in their order.
  private static func fields(withPart name: String, in register: Register) -> [Field] {
    let wanted = Array(Folding.fold(name))
    guard wanted.count > 1 else { return [] }
    let isChinese = name.utf8.allSatisfy { $0 >= 0x80 }
    return register.fields.filter { field in
      [field.label.en, field.label.zh].contains { label in
        var rest = Folding.fold(label)[...]
        guard isChinese else { return rest.contains(String(wanted)) }
        for character in wanted {
          guard let place = rest.firstIndex(of: character) else { return false }
          rest = rest[rest.index(after: place)...]
        }
        return true
      }
    }
  }

  static func nearestFields(_ name: String, in register: Register) -> [String] {
    let partly = fields(withPart: name, in: register)
    // Of two names of one thing, the one in the script that is written comes first.
    let chinese = Set(register.fields.compactMap(\.substitute))
    let isChinese = name.utf8.contains { $0 >= 0x80 }
    let best = partly.filter { chinese.contains($0.id) == isChinese }
    let sorted = best + partly.filter { chinese.contains($0.id) != isChinese }
    if !sorted.isEmpty { return sorted.prefix(4).map(\.id) }
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

  /// The choice that a word names: its id, a label, a short name of it.
  ///
  /// - Parameters:
  ///   - name: the word.
  ///   - set: the choices.
  ///   - byStart: whether the start of just one of them does, as where a value is entered; not of
  ///     choices that take new words.
  /// - Returns: the choice; `nil` where none or several are meant.
  static func choice(_ name: String, in set: ChoiceSet, byStart: Bool = false) -> Choice? {
    if let choice = set[name] { return choice }
    let folded = Folding.fold(name)
    let exact = set.choices.first { choice in
      names(of: choice).contains { Folding.fold($0) == folded }
    }
    guard exact == nil, byStart, !set.isOpen, !folded.isEmpty else { return exact }
    let begun = set.choices.filter { choice in
      names(of: choice).contains { Folding.fold($0).starts(with: folded) }
    }
    return begun.count == 1 ? begun[0] : nil
  }

  private static func names(of choice: Choice) -> [String] {
    [choice.id, choice.label.en, choice.label.zh] + choice.also
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

extension Register {
  /// The only field whose label has a name in it, or all of its Chinese characters in their order.
  public func field(byPart name: String) -> Field? { Names.fieldByPart(of: name, in: self) }

  /// The ids of the fields whose ids or labels come nearest to a name, best first.
  public func nearestFields(to name: String) -> [String] { Names.nearestFields(name, in: self) }
}
