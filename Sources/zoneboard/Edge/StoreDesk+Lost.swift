import ZoneModel
import ZoneStore

extension StoreDesk {
  /// A record's reference to one that is not there.
  struct LostReference {
    /// The record.
    let record: RecordReference
    /// What is told of it.
    let message: Phrase
  }

  /// The references of all records that lead to no record, because damage took that, or somebody
  /// changed the files.
  ///
  /// - Returns: them, by register and id.
  func lostReferences() -> [LostReference] {
    let board = store.board
    var lost: [LostReference] = []
    for register in registry.registers {
      let fields = register.fields.filter { !$0.kind.targets.isEmpty }
      guard !fields.isEmpty else { continue }
      let source = board.source(register.id)
      for slot in 0..<source.slots {
        guard let record = source.record(at: slot) else { continue }
        for field in fields {
          lost += lostTargets(of: record, field, board).map { target in
            let label = registry[target.register]?.label ?? Phrase(same: target.register)
            return LostReference(
              record: record.reference,
              message: Phrase(
                "\(field.label.en): there is no \(target.id) among \(label.en)",
                "\(field.label.zh)：\(label.zh)中没有 \(target.id)"
              )
            )
          }
        }
      }
    }
    return lost
  }

  private func lostTargets(
    of record: Record,
    _ field: Field,
    _ board: StoreBoard
  ) -> [RecordReference] {
    let texts = record[field.id]?.list ?? record[field.id]?.text.map { [$0] } ?? []
    return texts.compactMap { Registry.target(of: $0, in: field.kind.targets) }
      .filter { board.source($0.register).slot(of: $0.id) == nil }
  }

  /// What is told of a record whose making is lost.
  func words(for lost: SalvageReport.LostRecord) -> Phrase {
    let told = lost.fields.entries.map { field, value in
      "\(field)=\(hides(field, of: lost.record) ? "…" : value.plainText)"
    }
    let values = told.joined(separator: " ")
    return Phrase(
      "\(lost.record): its making is lost; later changes tell of it: \(values)",
      "\(lost.record)：其新建记录已丢失；其后的变更提到：\(values)"
    )
  }
}
