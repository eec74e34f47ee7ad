extension Register {
  /// The steps that lead a record from some values to others, field by field in declared order.
  ///
  /// Sets travel as added and removed elements, so that two people who add do not conflict;
  /// computed fields are never written.
  ///
  /// - Parameters:
  ///   - before: the values as the author saw them.
  ///   - after: the values as they are to be.
  ///   - record: whose values they are.
  /// - Returns: one step for each field that differs, none where nothing does.
  public func edits(from before: Fields, to after: Fields, of record: RecordReference) -> [Edit] {
    let known = fields.lazy.filter { !$0.kind.isComputed }.map(\.id)
    let unknown = (before.entries + after.entries).map(\.field)
    var seen: Set<String> = []
    return (known + unknown).compactMap { id in
      guard seen.insert(id).inserted, self[field: id]?.kind.isComputed != true else { return nil }
      return edit(of: id, from: before[id], to: after[id], of: record)
    }
  }

  /// The step that leads one field from a value to another; `nil` where they are the same.
  public func edit(
    of field: String,
    from before: Value?,
    to after: Value?,
    of record: RecordReference
  ) -> Edit? {
    guard before != after else { return nil }
    if self[field: field]?.kind.isSet == true, let old = before.elements, let new = after.elements {
      let added = Value.set(new).subtracting(old)
      let removed = Value.set(old).subtracting(new)
      return added.isEmpty && removed.isEmpty
        ? nil : .members(record, field: field, added: added, removed: removed)
    }
    return .set(record, field: field, before: before, after: after)
  }
}

extension Value? {
  /// The elements of a set, none where it is missing; `nil` where the value is no list.
  fileprivate var elements: [String]? {
    switch self {
    case nil: []
    case .list(let list)?: list
    default: nil
    }
  }
}

extension Value {
  /// The elements of this set, in order, that are not among others; compared by bytes.
  fileprivate func subtracting(_ others: [String]) -> [String] {
    let gone = Set(others.map { Value.text($0) })
    return (list ?? []).filter { !gone.contains(.text($0)) }
  }
}
