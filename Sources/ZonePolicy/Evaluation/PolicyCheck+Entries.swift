import ZoneModel
import ZoneQuery

extension PolicyCheck {
  /// The fields that name an entry of a pack, by register.
  static let entryFields = ["rule-checks": "rule", "plan-tasks": "task"]

  /// Entries that a change names and that no pack has.
  ///
  /// What is imported is only told of; where a pack cannot be read, it may be one of its entries.
  func unknownEntries(
    _ touched: Touched,
    _ book: PolicyBook,
    _ operation: ZoneModel.Operation,
    on after: any Board
  ) -> [Refusal] {
    guard [.edit, .adopt, .import].contains(operation) else { return [] }
    let named = touched.order.filter { reference in
      Self.entryFields[reference.register].map {
        touched.concerns(reference, ["\(reference.register).\($0)"])
      } ?? false
    }
    guard !named.isEmpty else { return [] }
    let known = ["rule-checks": book.rules.map(\.id), "plan-tasks": book.tasks.map(\.id)]
      .mapValues(Set.init)
    let isTold = operation == .import || !book.faults.isEmpty
    return named.compactMap { reference in
      guard let field = Self.entryFields[reference.register],
        let id = after.record(reference)?[field]?.text,
        let entries = known[reference.register], !entries.isEmpty, !entries.contains(id)
      else { return nil }
      let nearest = Nearest.names(to: id, among: entries.sorted())
      let label = cache.registry[reference.register]?[field: field]?.label ?? Phrase(same: field)
      return Refusal(
        isTold ? .warning : .unknownName,
        record: reference,
        field: field,
        Phrase(
          "\(label.en): no policy pack has “\(id)”."
            + (nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."),
          "\(label.zh)：政策包中没有“\(id)”。"
            + (nearest.isEmpty ? "" : "最接近的有：\(nearest.joined(separator: "、"))。")
        ),
        nextStep: Phrase(
          "See zoneboard policies --rules and zoneboard tasks for what there is.",
          "可用 zoneboard policies --rules 和 zoneboard tasks 查看已有编号。"
        ),
        suggestions: nearest
      )
    }
  }
}
