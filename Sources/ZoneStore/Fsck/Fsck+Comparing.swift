internal import ZoneModel

extension StoreBoard {
  /// Where the steps of a change say of the state before them what is not so; none where they can all
  /// be applied to it.
  func misfits(of edits: [Edit]) -> [Phrase] {
    var misfits: [Phrase] = []
    // Steps may follow on each other; the state is that before the first.
    var working: [RecordReference: Fields?] = [:]
    func current(_ reference: RecordReference) -> Fields? {
      if let known = working[reference] { return known }
      return record(reference)?.fields
    }
    for edit in edits {
      switch edit {
      case .create(let reference, let fields):
        if current(reference) != nil {
          misfits.append(Phrase("\(reference) exists already", "\(reference) 已存在"))
        }
        working[reference] = .some(fields)
      case .delete(let reference, let fields):
        if current(reference) != fields {
          misfits.append(
            Phrase("\(reference) was not as the deletion says", "\(reference) 与删除所记不符")
          )
        }
        working[reference] = .some(nil)
      case .set(let reference, let field, let before, let after):
        var fields = current(reference) ?? Fields()
        if fields[field] != before || current(reference) == nil {
          misfits.append(
            Phrase("\(reference) \(field) was something else", "\(reference) \(field) 原值不符")
          )
        }
        fields[field] = after
        working[reference] = .some(fields)
      case .members(let reference, let field, let added, let removed):
        var fields = current(reference) ?? Fields()
        let members = fields[field]?.list ?? []
        if current(reference) == nil {
          misfits.append(Phrase("\(reference) was not there", "\(reference) 当时不存在"))
        } else if fields[field].map({ $0.list == nil }) ?? false {
          misfits.append(
            Phrase("\(reference) \(field) was not a set", "\(reference) \(field) 当时不是集合")
          )
        } else if !Set(removed).isSubset(of: members) || !Set(added).isDisjoint(with: members) {
          misfits.append(
            Phrase("\(reference) \(field) had other members", "\(reference) \(field) 原有成员不符")
          )
        }
        let rest = members.filter { !removed.contains($0) } + added
        fields[field] = rest.isEmpty ? nil : .set(rest)
        working[reference] = .some(fields)
      case .adopt(let file, let before, _):
        if texts[file].map({ Value.text($0) }) != before.map({ .text($0) }) {
          misfits.append(Phrase("\(file) was another text", "\(file) 原文本不符"))
        }
      }
    }
    return misfits
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
