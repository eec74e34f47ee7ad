extension Registry {
  /// The registers with what a store's settings add to them.
  ///
  /// - Parameter settings: the settings of the store.
  /// - Returns: the registers of the store.
  /// - Throws: `SettingsError` with everything that does not fit the registers: unknown names,
  ///   fields and choices that are there already, steps between choices that are not.
  public func applying(_ settings: StoreSettings) throws(SettingsError) -> Registry {
    var faults: [SettingsFault] = []
    var changed: [String: Register] = [:]
    for addition in settings.additions {
      guard let register = changed[addition.register] ?? self[addition.register] else {
        let near = Nearest.nearest(to: addition.register, in: registers, limit: 1) { [$0.id] }
        faults.append(
          SettingsFault(addition.place, Self.unknown(addition.register, near.first?.id))
        )
        continue
      }
      changed[addition.register] = register.applying(addition, in: self, &faults)
    }
    faults += twoPersonFaults(settings)
    guard faults.isEmpty else { throw SettingsError(faults) }
    return Registry(registers.map { changed[$0.id] ?? $0 })
  }

  /// Two persons can be asked for where one files and another approves.
  private func twoPersonFaults(_ settings: StoreSettings) -> [SettingsFault] {
    let able = registers.filter { $0.actions.contains { $0.notBy != nil } }
    return settings.twoPersons.sorted { $0.key < $1.key }.compactMap { register, place in
      guard register != Register.any, !able.contains(where: { $0.id == register }) else {
        return nil
      }
      let names = able.map(\.id)
      return SettingsFault(
        place,
        Phrase(
          "two persons can be asked for in \(names.joined(separator: ", ")), not in \(register).",
          "可要求双人办理的登记簿有 \(names.joined(separator: "、"))，没有 \(register)。"
        )
      )
    }
  }

  private static func unknown(_ name: String, _ near: String?) -> Phrase {
    Phrase(
      "there is no register \(name)" + (near.map { "; did you mean \($0)?" } ?? "."),
      "没有登记簿 \(name)" + (near.map { "；是否指 \($0)？" } ?? "。")
    )
  }

  fileprivate func fault(ofTargets field: Field, _ place: SettingsPlace) -> SettingsFault? {
    let unknown = field.kind.targets.first { $0 != Register.any && self[$0] == nil }
    guard let unknown else { return nil }
    let near = Nearest.nearest(to: unknown, in: registers, limit: 1) { [$0.id] }
    return SettingsFault(place, Self.unknown(unknown, near.first?.id))
  }
}

extension Register {
  fileprivate func applying(
    _ addition: RegisterAddition,
    in registry: Registry,
    _ faults: inout [SettingsFault]
  ) -> Register {
    var register = self
    var fields: [Field] = []
    for placed in addition.fields {
      if register[field: placed.field.id] != nil {
        faults.append(
          SettingsFault(
            placed.place,
            Phrase(
              "\(id) has a field \(placed.field.id) already.",
              "\(id) 已有字段 \(placed.field.id)。"
            )
          )
        )
      } else if let fault = registry.fault(ofTargets: placed.field, placed.place) {
        faults.append(fault)
      } else {
        fields.append(placed.field)
      }
    }
    if !fields.isEmpty { register = register.adding(Section("Of this zone", "本区字段", fields)) }
    for placed in addition.choices {
      register = register.applying(placed, &faults)
    }
    for placed in addition.transitions {
      register = register.applying(placed, &faults)
    }
    return register
  }

  private func applying(
    _ placed: RegisterAddition.PlacedChoices,
    _ faults: inout [SettingsFault]
  ) -> Register {
    guard let set = choiceSet(placed.field, placed.place, &faults) else { return self }
    if let known = placed.choices.first(where: { set[$0.id] != nil }) {
      faults.append(
        SettingsFault(
          placed.place,
          Phrase(
            "\(placed.field) has a choice \(known.id) already.",
            "\(placed.field) 已有选项 \(known.id)。"
          )
        )
      )
      return self
    }
    return adding(choices: placed.choices, to: placed.field)
  }

  private func applying(
    _ placed: RegisterAddition.PlacedTransitions,
    _ faults: inout [SettingsFault]
  ) -> Register {
    guard let set = choiceSet(placed.field, placed.place, &faults) else { return self }
    let ends = placed.transitions.flatMap { [$0.from, $0.to] }
    if let unknown = ends.first(where: { set[$0] == nil }) {
      let near = Nearest.nearest(to: unknown, in: set.choices, limit: 1) { [$0.id] }.first?.id
      faults.append(
        SettingsFault(
          placed.place,
          Phrase(
            "\(placed.field) has no choice \(unknown)"
              + (near.map { "; did you mean \($0)?" } ?? "."),
            "\(placed.field) 没有选项 \(unknown)" + (near.map { "；是否指 \($0)？" } ?? "。")
          )
        )
      )
      return self
    }
    return adding(transitions: placed.transitions, to: placed.field)
  }

  private func choiceSet(
    _ field: String,
    _ place: SettingsPlace,
    _ faults: inout [SettingsFault]
  ) -> ChoiceSet? {
    switch self[field: field]?.kind {
    case .choice(let set), .choices(let set): return set
    case nil:
      let near = Nearest.nearest(to: field, in: fields, limit: 1) { [$0.id] }.first?.id
      faults.append(
        SettingsFault(
          place,
          Phrase(
            "\(id) has no field \(field)" + (near.map { "; did you mean \($0)?" } ?? "."),
            "\(id) 没有字段 \(field)" + (near.map { "；是否指 \($0)？" } ?? "。")
          )
        )
      )
    default:
      faults.append(
        SettingsFault(
          place,
          Phrase("\(field) of \(id) is no choice.", "\(id) 的 \(field) 不是选项字段。")
        )
      )
    }
    return nil
  }
}
