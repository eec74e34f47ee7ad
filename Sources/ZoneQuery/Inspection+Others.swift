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
        && Self.values(entry.record, key, register) != nil
    }
    guard !concerned.isEmpty else { return [] }
    // The board before is the one that stays; what the change itself writes is compared below.
    // What may be lacking is left out of the table, and compared record by record.
    let sure = key.filter { !register.openKeyFields.contains($0) }
    let index = cache.index(sure, of: register.id, on: before)
    let source = before.source(register.id)
    var seen: [[String]: RecordReference] = [:]
    var refusals: [Refusal] = []
    for (record, _) in concerned {
      guard let values = Self.values(record, key, register),
        let looked = Self.values(record, sure, register)
      else { continue }
      var other = seen[values]
      if other == nil {
        other =
          index.slots(of: looked).lazy.compactMap { slot -> RecordReference? in
            guard let id = source.id(at: slot), id != record.id else { return nil }
            let reference = RecordReference(register: register.id, id: id)
            guard let rival = after.record(reference),
              Self.values(rival, key, register) == values
            else { return nil }
            return reference
          }.first
      }
      if let other, other != record.reference {
        refusals.append(duplicate(record, of: other, register, key, values))
      } else {
        seen[values] = record.reference
      }
    }
    return refusals
  }

  private static func values(
    _ record: Record,
    _ key: [String],
    _ register: Register
  ) -> [String]? {
    let values = key.compactMap {
      ValueIndex.text(of: record[$0]) ?? (register.openKeyFields.contains($0) ? "" : nil)
    }
    return values.count == key.count ? values : nil
  }

  private func duplicate(
    _ record: Record,
    of other: RecordReference,
    _ register: Register,
    _ key: [String],
    _ values: [String]
  ) -> Refusal {
    let key = key.filter { record[$0] != nil }
    let values = values.filter { !$0.isEmpty }
    let labels = key.map { register[field: $0]?.label ?? Phrase(same: $0) }
    // What refers to records says less by their ids than by their names.
    let texts = zip(key, values).map { field, value in
      register[field: field].flatMap { Registry.target(of: value, in: $0.kind.targets) }
        .map { title(of: $0) } ?? Phrase(same: value)
    }
    let rival = named(other)
    return Refusal(
      .duplicate,
      record: record.reference,
      field: key.first,
      Phrase(
        "\(labels.map(\.en).joined(separator: ", ")): \(rival.en) already has \(texts.map(\.en).joined(separator: ", ")).",
        "\(labels.map(\.zh).joined(separator: "、"))：\(rival.zh) 已有 \(texts.map(\.zh).joined(separator: "、"))。"
      )
    )
  }

  // MARK: - Names that are nearly the same

  /// So many likely duplicates are told of one change.
  private static let mostAlike = 20

  /// Names that another record has but for how they are written, where nothing else tells the two
  /// apart: likely the same thing twice.
  func alike(
    _ records: [(record: Record, touch: Touches.Touch)],
    _ rules: FieldRules
  ) -> [Refusal] {
    guard !rules.alike.isEmpty else { return [] }
    let register = rules.register
    let concerned = records.filter { entry in
      rules.alike.contains { field in
        entry.record[field] != nil && (entry.touch.isNew || entry.touch.fields.contains(field))
      }
    }
    guard !concerned.isEmpty else { return [] }
    func key(_ name: Value?) -> [UInt8]? {
      name?.text.map { NameKey.key(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var keys: Set<[UInt8]> = []
    for (record, touch) in concerned {
      for field in rules.alike where touch.isNew || touch.fields.contains(field) {
        if let key = key(record[field]) { keys.insert(key) }
      }
    }
    let slots = cache.slots(named: keys, in: rules.alike, of: register.id, on: before)
    let source = before.source(register.id)
    var seen: [[UInt8]: RecordReference] = [:]
    var refusals: [Refusal] = []
    for (record, touch) in concerned where refusals.count < Self.mostAlike {
      for field in rules.alike where touch.isNew || touch.fields.contains(field) {
        guard let key = key(record[field]) else { continue }
        let known = (slots[key] ?? []).compactMap { source.id(at: $0) }
          .map { RecordReference(register: register.id, id: $0) }
        let others = (known + [seen[key]].compactMap(\.self)).filter { reference in
          guard reference != record.reference, let rival = after.record(reference) else {
            return false
          }
          return rules.alike.contains { rival[$0]?.text.map { NameKey.key(of: $0) } == key }
            && !rules.apart.contains {
              rival[$0] != nil && record[$0] != nil && rival[$0] != record[$0]
            }
        }
        // One with the very name is named before one that is written a little otherwise.
        let same = others.first { after.record($0)?[field] == record[field] }
        if let other = same ?? others.first {
          refusals.append(Self.alike(record, field, other, in: register, on: after))
          break
        }
        seen[key] = record.reference
      }
    }
    return refusals
  }

  private static func alike(
    _ record: Record,
    _ field: String,
    _ other: RecordReference,
    in register: Register,
    on board: any Board
  ) -> Refusal {
    let rival = board.record(other) ?? Record(reference: other, fields: Fields())
    let (en, zh) = (register.title(of: rival, .en), register.title(of: rival, .zh))
    let isSame = rival[field]?.text == record[field]?.text
    return Refusal(
      .warning,
      record: record.reference,
      field: field,
      Phrase(
        "Perhaps there already: \(en) (\(other.id)) has this name"
          + (isSame ? "." : " but for spaces, signs or legal form."),
        "可能已有：\(zh)（\(other.id)）名称相同" + (isSame ? "。" : "，仅空格、标点或公司形式不同。")
      )
    )
  }

  // MARK: - Deletions

  /// Deleted records that others still refer to.
  func referred(_ deleted: [RecordReference]) -> [Refusal] {
    guard !deleted.isEmpty else { return [] }
    let finder = Referrers(registry: context.registry, cache: cache)
    let touched = TouchedReferences(
      of: touches.records.map(\.reference),
      on: after,
      to: deleted,
      context.registry
    )
    return deleted.compactMap { reference in
      // One record is told with how many refer to it; of many, each would have to be looked for.
      let limit = deleted.count > 1 ? 6 : Int.max
      let found = finder.found(to: reference, known: before, now: after, touched, limit: limit)
      guard !found.isEmpty else { return nil }
      let names = found.prefix(5).map(\.record)
      let more =
        found.count <= 5
        ? Phrase("", "")
        : deleted.count > 1
          ? Phrase(" and more", " 等")
          : Phrase(" and \(found.count - 5) more", " 等共 \(found.count) 条")
      let (title, holders) = (title(of: reference), holders(names))
      return Refusal(
        .referred,
        record: reference,
        Phrase(
          "\(title.en) can't be deleted, because these refer to it: \(holders.en)\(more.en).",
          "不能删除「\(title.zh)」，以下记录引用了它：\(holders.zh)\(more.zh)。"
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
    func title(_ language: Language) -> String {
      before.title(of: reference, in: context.registry, language)
        ?? after.title(of: reference, in: context.registry, language) ?? reference.id
    }
    return Phrase(title(.en), title(.zh))
  }

  /// A record by its name with its id, to be told from others of that name.
  private func named(_ reference: RecordReference) -> Phrase {
    let title = title(of: reference)
    guard title.en != reference.id else { return title }
    return Phrase("\(title.en) (\(reference.id))", "\(title.zh)（\(reference.id)）")
  }

  /// Records by the names of their registers and their own: `Enterprises “Alpha”, “Beta”; Notes not-4`.
  private func holders(_ references: [RecordReference]) -> Phrase {
    var groups: [(label: Phrase, names: [Phrase])] = []
    var last: String?
    for reference in references {
      if reference.register != last {
        last = reference.register
        let label = context.registry[reference.register]?.label
        groups.append((label ?? Phrase(same: reference.register), []))
      }
      let title = title(of: reference)
      groups[groups.count - 1].names.append(
        title.en == reference.id ? title : Phrase("“\(title.en)”", "「\(title.zh)」")
      )
    }
    return Phrase(
      groups.map { "\($0.label.en) \($0.names.map(\.en).joined(separator: ", "))" }
        .joined(separator: "; "),
      groups.map { "\($0.label.zh)\($0.names.map(\.zh).joined(separator: "、"))" }
        .joined(separator: "；")
    )
  }
}
