import ZoneModel

extension Inspection {
  /// Values and keys that another record has already.
  func duplicates(
    _ records: [(record: Record, touch: Touches.Touch)],
    _ rules: FieldRules
  ) -> [Refusal] {
    rules.keys.flatMap { duplicates(records, rules.register, key: $0) }
  }

  private func duplicates(
    _ records: [(record: Record, touch: Touches.Touch)],
    _ register: Register,
    key: [String]
  ) -> [Refusal] {
    let concerned = records.filter { entry in
      (entry.touch.isNew || key.contains { entry.touch.fields.contains($0) })
        && Self.values(entry.record, key) != nil
    }
    guard !concerned.isEmpty else { return [] }
    // The board before is the one that stays; what the change itself writes is compared below.
    let index = cache.index(key, of: register.id, on: before)
    let source = before.source(register.id)
    var seen: [[String]: RecordReference] = [:]
    var refusals: [Refusal] = []
    for (record, _) in concerned {
      guard let values = Self.values(record, key) else { continue }
      var other = seen[values]
      if other == nil {
        other =
          index.slots(of: values).lazy.compactMap { slot -> RecordReference? in
            guard let id = source.id(at: slot), id != record.id else { return nil }
            let reference = RecordReference(register: register.id, id: id)
            guard let rival = after.record(reference), Self.values(rival, key) == values else {
              return nil
            }
            return reference
          }.first
      }
      if let other, other != record.reference {
        refusals.append(Self.duplicate(record, of: other, register, key, values))
      } else {
        seen[values] = record.reference
      }
    }
    return refusals
  }

  private static func values(_ record: Record, _ key: [String]) -> [String]? {
    let values = key.compactMap { ValueIndex.text(of: record[$0]) }
    return values.count == key.count ? values : nil
  }

  private static func duplicate(
    _ record: Record,
    of other: RecordReference,
    _ register: Register,
    _ key: [String],
    _ values: [String]
  ) -> Refusal {
    let labels = key.map { register[field: $0]?.label ?? Phrase(same: $0) }
    let text = values.joined(separator: ", ")
    return Refusal(
      .duplicate,
      record: record.reference,
      field: key.first,
      Phrase(
        "\(labels.map(\.en).joined(separator: ", ")): \(other.id) already has \(text).",
        "\(labels.map(\.zh).joined(separator: "、"))：\(other.id) 已有 \(text)。"
      )
    )
  }

  // MARK: - Deletions

  /// Deleted records that others still refer to.
  func referred(_ deleted: [RecordReference]) -> [Refusal] {
    guard !deleted.isEmpty else { return [] }
    let finder = Referrers(registry: context.registry, cache: cache)
    let touched = touches.records.map(\.reference)
    return deleted.compactMap { reference in
      let found = finder.found(to: reference, known: before, now: after, touched, limit: 6)
      guard !found.isEmpty else { return nil }
      let names = found.prefix(5).map(\.record)
      let more = found.count > 5 ? " …" : ""
      let (title, holders) = (title(of: reference), holders(names))
      return Refusal(
        .referred,
        record: reference,
        Phrase(
          "\(title.en) can't be deleted, because these refer to it: \(holders.en)\(more).",
          "不能删除「\(title.zh)」，以下记录引用了它：\(holders.zh)\(more)。"
        ),
        nextStep: Phrase(
          "Clear those references or delete those records first.",
          "请先清除这些引用或删除这些记录。"
        ),
        suggestions: names.map(\.description)
      )
    }
  }

  /// A record's name in both languages, or its id where it has none.
  private func title(of reference: RecordReference) -> Phrase {
    guard let record = before.record(reference), let register = context.registry[reference.register]
    else { return Phrase(same: reference.id) }
    return Phrase(register.title(of: record, .en), register.title(of: record, .zh))
  }

  /// Records by their registers' names: `Tenancies ten-1, ten-2; Notes not-4`.
  private func holders(_ references: [RecordReference]) -> Phrase {
    var groups: [(label: Phrase, ids: [String])] = []
    var last: String?
    for reference in references {
      if reference.register != last {
        last = reference.register
        let label = context.registry[reference.register]?.label
        groups.append((label ?? Phrase(same: reference.register), []))
      }
      groups[groups.count - 1].ids.append(reference.id)
    }
    return Phrase(
      groups.map { "\($0.label.en) \($0.ids.joined(separator: ", "))" }.joined(separator: "; "),
      groups.map { "\($0.label.zh) \($0.ids.joined(separator: "、"))" }.joined(separator: "；")
    )
  }
}
