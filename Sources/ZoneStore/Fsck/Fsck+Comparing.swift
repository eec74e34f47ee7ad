internal import ZoneModel

/// Something that a change says of the state before it and that is not so.
struct Misfit {
  /// Which step of the change it is.
  let step: Int
  /// What is not so.
  let reason: Phrase
  /// The steps that make it so, where the change tells all of what was there.
  let bridge: [Edit]?
}

extension StoreBoard {
  /// Where the steps of a change say of the state before them what is not so; none where they can all
  /// be applied to it.
  func misfits(of edits: [Edit]) -> [Misfit] {
    // Steps may follow on each other; the state is that before the first.
    var working: [RecordReference: Fields?] = [:]
    var touched: Set<RecordField> = []
    var misfits: [Misfit] = []
    for (step, edit) in edits.enumerated() {
      guard let reference = edit.record else {
        misfits += misfit(of: edit, step).map { [$0] } ?? []
        continue
      }
      let current = working[reference] ?? record(reference)?.fields
      if let (reason, bridge) = Self.misfit(of: edit, with: current) {
        // What an earlier step of the same change made can not have been otherwise before it.
        let isFirst =
          edit.field.map { touched.insert(RecordField(reference, $0)).inserted }
          ?? (working[reference] == nil)
        let wasMade = working[reference] != nil && record(reference) == nil
        misfits.append(
          Misfit(step: step, reason: reason, bridge: isFirst && !wasMade ? bridge : nil)
        )
      } else if let field = edit.field {
        touched.insert(RecordField(reference, field))
      }
      switch edit {
      case .create(_, let fields): working[reference] = .some(fields)
      case .delete: working[reference] = .some(nil)
      case .set, .members, .adopt:
        var fields = current ?? Fields()
        fields.apply(edit)
        working[reference] = .some(fields)
      }
    }
    return misfits
  }

  private func misfit(of edit: Edit, _ step: Int) -> Misfit? {
    guard case .adopt(let file, let before, _) = edit,
      texts[file].map({ Value.text($0) }) != before.map({ .text($0) })
    else { return nil }
    return Misfit(
      step: step,
      reason: Phrase("\(file) was another text", "\(file) 原文本不符"),
      bridge: [.adopt(file: file, before: texts[file], after: before)]
    )
  }

  /// What a step says of a record that is not so of it, and the steps that make it so.
  private static func misfit(
    of edit: Edit,
    with current: Fields?
  ) -> (reason: Phrase, bridge: [Edit]?)? {
    switch edit {
    case .create(let reference, _):
      guard let current else { return nil }
      return (
        Phrase("\(reference) exists already", "\(reference) 已存在"), [.delete(reference, current)]
      )
    case .delete(let reference, let fields):
      guard current != fields else { return nil }
      return (
        Phrase("\(reference) was not as the deletion says", "\(reference) 与删除所记不符"),
        current?.edits(to: fields, of: reference) ?? [.create(reference, fields)]
      )
    case .set(let reference, let field, let before, _):
      guard let current else { return (absence(of: reference), nil) }
      guard current[field] != before else { return nil }
      return (
        Phrase("\(reference) \(field) was something else", "\(reference) \(field) 原值不符"),
        [.set(reference, field: field, before: current[field], after: before)]
      )
    case .members(let reference, let field, let added, let removed):
      guard let current else { return (absence(of: reference), nil) }
      guard current[field].map({ $0.list != nil }) ?? true else {
        return (Phrase("\(reference) \(field) was not a set", "\(reference) \(field) 当时不是集合"), nil)
      }
      let members = current[field]?.list ?? []
      let (lacking, surplus) = (
        removed.filter { !members.contains($0) }, added.filter(members.contains)
      )
      guard !lacking.isEmpty || !surplus.isEmpty else { return nil }
      return (
        Phrase("\(reference) \(field) had other members", "\(reference) \(field) 原有成员不符"),
        [.members(reference, field: field, added: lacking, removed: surplus)]
      )
    case .adopt: return nil
    }
  }

  private static func absence(of reference: RecordReference) -> Phrase {
    Phrase("\(reference) was not there", "\(reference) 当时不存在")
  }
}

/// A field of a record.
private struct RecordField: Hashable {
  let record: RecordReference
  let field: String

  init(_ record: RecordReference, _ field: String) {
    self.record = record
    self.field = field
  }
}

extension Fields {
  /// The steps that lead from these values to others.
  func edits(to other: Fields, of reference: RecordReference) -> [Edit] {
    let fields = entries.map(\.field) + other.entries.map(\.field).filter { self[$0] == nil }
    return fields.compactMap { field in
      self[field] == other[field]
        ? nil : .set(reference, field: field, before: self[field], after: other[field])
    }
  }
}

extension RegisterSource {
  /// Whether both hold the same records with the same revisions, whatever the order of fields.
  func hasSameRecords(as other: RegisterSource) -> Bool {
    guard count == other.count else { return false }
    var isSame = true
    forEachRow { slot, line in
      guard let id = id(at: slot), let place = other.slot(of: id) else {
        isSame = false
        return false
      }
      let isEqual = other.withRow(at: place) { $0.hasSameBytes(as: line) } ?? false
      // Written by a program that knows the fields in another order.
      isSame = isEqual || record(at: slot) == other.record(at: place)
      return isSame
    }
    return isSame
  }
}

extension Span<UInt8> {
  fileprivate func hasSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}

extension StoreLoader {
  /// The register files of a snapshot, opened, so that they stay whatever others do; those that cannot
  /// be opened are left out.
  func bases(of snapshot: SnapshotFile) -> [String: BaseRegister] {
    var bases: [String: BaseRegister] = [:]
    for (register, entry) in snapshot.registers {
      // What is wrong with the file is found where it is missed.
      bases[register] = try? base(register, entry, snapshot)
    }
    return bases
  }
}

extension BaseRegister {
  /// Whether all of its runs are what was written.
  func verifiesWhole() -> Bool {
    while verifyNext() {}
    _ = view()
    return failure == nil
  }

  /// Whether the lines around the records make strict JSON of the file and say what it is.
  func hasRightFrame(store: String) -> Bool {
    let view = view()
    return withExtendedLifetime(view.bytes) {
      let end = view.starts.last ?? headerLength
      guard headerLength <= end, end <= view.bytes.count else { return false }
      let last = view.bytes.buffer[end...]
      guard last.elementsEqual("]}\n".utf8) else { return false }
      let frame = Array(view.bytes.buffer[..<headerLength]) + Array(last)
      guard let tree = try? JSONTree(bytes: frame) else { return false }
      return tree["zoneboard"]?.text == "register" && tree["version"]?.integer == 1
        && tree["register"]?.text == register && tree["store"]?.text == store
        && tree["count"]?.integer == count && tree["seq"]?.integer != nil
    }
  }
}
