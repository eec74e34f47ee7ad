internal import ZoneModel

extension StoreBoard {
  /// The steps that lead from this state to another, or to what that has in one register.
  func edits(to other: StoreBoard, only one: String? = nil) -> [Edit] {
    var edits: [Edit] = []
    let all = one.map { [$0] } ?? Set(registers.keys).union(other.registers.keys)
    for register in all.sorted() {
      let (old, new) = (
        registers[register] ?? empty(register), other.registers[register] ?? empty(register)
      )
      old.forEachRow { slot, _ in
        if let record = old.record(at: slot), new.slot(of: record.id) == nil {
          edits.append(.delete(record.reference, record.fields))
        }
        return true
      }
      new.forEachRow { slot, _ in
        guard let record = new.record(at: slot) else { return true }
        if let before = old.record(record.id) {
          edits += before.fields.edits(to: record.fields, of: record.reference)
        } else {
          edits.append(.create(record.reference, record.fields))
        }
        return true
      }
    }
    guard one == nil else { return edits }
    for file in Set(texts.keys).union(other.texts.keys).sorted()
    where texts[file].map({ Value.text($0) }) != other.texts[file].map({ .text($0) }) {
      edits.append(.adopt(file: file, before: texts[file], after: other.texts[file]))
    }
    return edits
  }
}
