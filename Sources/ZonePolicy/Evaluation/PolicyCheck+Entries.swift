public import ZoneModel
import ZoneQuery

extension PolicyCheck {
  /// The fields that name an entry of a pack, by register.
  static let entryFields = [
    "rule-checks": "rule", "plan-tasks": "task", "applications": "programme",
  ]

  /// Whether a field of a register names an entry of a pack.
  public static func names(_ field: String, of register: String) -> Bool {
    entryFields[register] == field
  }

  /// The commands that list them.
  private static let lists = [
    "rule-checks": "zoneboard policies --rules", "plan-tasks": "zoneboard tasks",
    "applications": "zoneboard policies --programmes",
  ]

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
    var known: [String: Set<String>] = [:]
    for (register, field) in Self.entryFields {
      known[register] = Set(book.entries(namedBy: field, of: register).map(\.id))
    }
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
          "\(Self.lists[reference.register] ?? "zoneboard policies") lists what there is.",
          "\(Self.lists[reference.register] ?? "zoneboard policies") 列出已有编号。"
        ),
        suggestions: nearest
      )
    }
  }

  /// Clauses that a change records and that the pack of their document has not, with the nearest that
  /// it has; a part of one that it has, or the whole of several, is one too.
  func unknownClauses(
    _ touched: Touched,
    _ book: PolicyBook,
    on after: any Board
  ) -> [Refusal] {
    touched.order.compactMap { reference in
      guard reference.register == "policy-clauses",
        touched.concerns(reference, ["policy-clauses.policy", "policy-clauses.number"]),
        let record = after.record(reference), let number = record["number"]?.text,
        let pack = book.pack(ofClause: record, on: after), !pack.clauses.isEmpty
      else { return nil }
      let folded = ClauseNumber.folded(number)
      let known = pack.clauses.map { ClauseNumber.folded($0.number) }
      let isKnown = known.contains {
        $0 == folded || $0.hasPrefix(folded + ".") || folded.hasPrefix($0 + ".")
      }
      guard !isKnown else { return nil }
      let nearest = Nearest.names(to: number, among: pack.clauses.map(\.number))
      return Refusal(
        .warning,
        record: reference,
        field: "number",
        Phrase(
          "\(pack.title.en) has no clause “\(number)”; it is not shown with the clauses."
            + (nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."),
          "\(pack.title.zh)没有条款“\(number)”，不会列入条款进展。"
            + (nearest.isEmpty ? "" : "最接近的有：\(nearest.joined(separator: "、"))。")
        ),
        nextStep: Phrase(
          "zoneboard policies \(pack.id) --clauses lists what there is.",
          "zoneboard policies \(pack.id) --clauses 列出已有条款。"
        ),
        suggestions: nearest
      )
    }
  }

  /// Progress that would give a task another schedule than its document does: one without end is
  /// refused an end, and another day is told; what is imported is only told of.
  func otherSchedules(
    _ touched: Touched,
    _ book: PolicyBook,
    _ operation: ZoneModel.Operation,
    on after: any Board
  ) -> [Refusal] {
    guard [.edit, .adopt, .import].contains(operation) else { return [] }
    let fields: Set = ["plan-tasks.task", "plan-tasks.scheduleKind", "plan-tasks.dueOn"]
    return touched.order.compactMap { reference in
      guard reference.register == "plan-tasks", touched.concerns(reference, fields),
        let record = after.record(reference), let named = record["task"]?.text,
        let task = book.tasks.first(where: { $0.id == named })
      else { return nil }
      let citation = book.citation(task.pack, task.clause)
      if case .deadline(let due) = task.schedule {
        guard record["scheduleKind"]?.text != "deadline" || record["dueOn"]?.day != due else {
          return nil
        }
        return Refusal(
          .warning,
          record: reference,
          field: "dueOn",
          Phrase(
            "\(citation.en) sets this task for \(due); the list of tasks goes by that day.",
            "\(citation.zh) 规定此项任务于 \(due) 前完成，任务清单按该日判断。"
          )
        )
      }
      guard task.schedule == .continuous, let schedule = record["scheduleKind"]?.text,
        schedule != "continuous"
      else { return nil }
      return Refusal(
        operation == .import ? .warning : .check,
        record: reference,
        field: "scheduleKind",
        Phrase(
          "\(citation.en) sets this task without an end: it is never late and never done.",
          "\(citation.zh) 所列此项任务持续推进，不会逾期，也没有完成。"
        ),
        nextStep: Phrase(
          "Keep the schedule “without end”, or leave out the task that it names.",
          "请保持「持续推进」，或不填所对应的任务。"
        )
      )
    }
  }
}

extension PolicyCheck {
  /// Own targets that a change makes under the id of a document's target, so that the two could not be
  /// told apart.
  func takenTargets(
    _ touched: Touched,
    _ book: PolicyBook,
    _ operation: ZoneModel.Operation
  ) -> [Refusal] {
    guard [.edit, .adopt, .import].contains(operation) else { return [] }
    return touched.order.compactMap { reference in
      guard reference.register == "targets", touched.isNew(reference),
        let target = book.targets.first(where: { $0.id == reference.id })
      else { return nil }
      let citation = book.citation(target.pack, target.clause)
      return Refusal(
        .duplicate,
        record: reference,
        field: nil,
        Phrase(
          "“\(target.id)” is a target of a document already (\(citation.en): \(target.measures.en)).",
          "“\(target.id)”已是文件目标的编号（\(citation.zh)：\(target.measures.zh)）。"
        ),
        nextStep: Phrase(
          "Choose another id; the same measure may be named under Measure.",
          "请另取编号；同一指标可在“指标”中填写。"
        )
      )
    }
  }
}

extension PolicyBook {
  /// The entries of the packs of which a field of a register names one, with what they are called;
  /// none for other fields.
  public func entries(
    namedBy field: String,
    of register: String
  ) -> [(id: String, title: Phrase)] {
    guard PolicyCheck.entryFields[register] == field else { return [] }
    return switch register {
    case "rule-checks": rules.map { ($0.id, $0.says) }
    case "plan-tasks": tasks.map { ($0.id, $0.title) }
    case "applications": programmes.map { ($0.id, $0.name) }
    default: []
    }
  }
}
