/// Where a store asks for two persons: who files something does not approve it.
///
/// An action says which field names the one who filed (`RegisterAction/notBy`). It holds whichever
/// way the state is reached: by the action, in a form or by a bulk change.
public struct TwoPersons: Hashable, Sendable {
  /// The login of the person who acts.
  public let login: String
  /// The registers where two persons are asked for; ``Register/any`` for all.
  public let registers: Set<String>

  /// Makes the rule for a person.
  public init(login: String, registers: Set<String>) {
    self.login = login
    self.registers = registers
  }

  /// Whether two persons are asked for in a register.
  public func isAsked(in register: String) -> Bool {
    registers.contains(register) || registers.contains(Register.any)
  }

  /// Why this person may not do an action on a record; `nil` where they may.
  public func whyNot(_ action: RegisterAction, on record: Record, _ board: any Board) -> Phrase? {
    guard let field = action.notBy, isAsked(in: record.reference.register) else { return nil }
    return whyNot(action, filedBy: record[field]?.text, board)
  }

  private func whyNot(
    _ action: RegisterAction,
    filedBy filer: String?,
    _ board: any Board
  ) -> Phrase? {
    guard let filer, !filer.isEmpty else {
      return Phrase(
        "It is not known who filed it, and two persons are asked for.",
        "未记录由谁提交，而此处要求双人办理。"
      )
    }
    guard filer == login else { return nil }
    let name = board.personName(filer)
    return Phrase(
      "\(name.en) filed it; somebody else must \(action.label.en.lowercased()) it.",
      "由\(name.zh)本人提交，须由其他人\(action.label.zh)。"
    )
  }

  /// What of a change this person may not do.
  ///
  /// Undo and redo only take back or put back what the person was allowed to do.
  public func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board,
    _ registry: Registry
  ) -> [Refusal] {
    guard !registers.isEmpty, operation != .undo, operation != .redo else { return [] }
    var seen: Set<RecordReference> = []
    var refusals: [Refusal] = []
    for reference in edits.compactMap(\.record)
    where isAsked(in: reference.register) && seen.insert(reference).inserted {
      guard let register = registry[reference.register], let record = after.record(reference)
      else { continue }
      let old = before.record(reference)
      for action in register.actions {
        guard let field = action.notBy else { continue }
        if let why = wrongFiler(field, old, record, operation) {
          refusals.append(Refusal(.disabled, record: reference, field: field, why))
          break
        }
        let steps = action.steps.compactMap { step -> (field: String, value: Value)? in
          if case .set(let field, .value(let value)) = step { (field, value) } else { nil }
        }
        let isDone = steps.contains { step in
          let field = register[field: step.field]
          let reached = [step.value] + (field?.values(behind: step.value) ?? [])
          let (now, past) = (record[step.field], old?[step.field])
          return now.map { reached.contains($0) } ?? false
            && !(past.map { reached.contains($0) } ?? false)
        }
        guard isDone else { continue }
        let filer = (old ?? record)[field]?.text
        if let why = whyNot(action, filedBy: filer, after) {
          refusals.append(Refusal(.disabled, record: reference, why))
        }
      }
    }
    return refusals
  }

  /// Why the name of the one who filed cannot be what it is after a change: else two persons could
  /// be made of one.
  private func wrongFiler(
    _ field: String,
    _ old: Record?,
    _ record: Record,
    _ operation: Operation
  ) -> Phrase? {
    let (past, filer) = (old?[field]?.text, record[field]?.text)
    guard past != filer else { return nil }
    guard old == nil || past == nil, let filer else {
      return Phrase("Who filed it stays as it is.", "提交人不能更改。")
    }
    // What is reverted brings back only what was so before.
    guard filer != login, operation != .revert else { return nil }
    return operation == .import
      ? Phrase(
        "It is filed by the person who imports it; what others filed is imported before two persons are asked for.",
        "提交人应为导入者本人；他人提交的记录须在启用双人办理之前导入。"
      )
      : Phrase(
        "It is filed by the person who makes it.",
        "提交人应为新建此记录的本人。"
      )
  }
}

extension Field {
  /// What can be reached only through a value by its transitions: paid, where it is approved first.
  fileprivate func values(behind value: Value) -> [Value] {
    guard let gate = value.text, !transitions.isEmpty else { return [] }
    func reached(from starts: [String], past gate: String?) -> Set<String> {
      var seen = Set(starts)
      var open = starts
      while let state = open.popLast() {
        for next in transitions where next.from == state && next.to != gate {
          if seen.insert(next.to).inserted { open.append(next.to) }
        }
      }
      return seen
    }
    let targets = Set(transitions.map(\.to))
    let starts = transitions.map(\.from).filter { !targets.contains($0) && $0 != gate }
    let without = reached(from: starts, past: gate)
    return reached(from: [gate], past: nil).subtracting(without).subtracting([gate])
      .sorted().map { .text($0) }
  }
}

extension Board {
  /// The member of staff that an id or a login names.
  ///
  /// - Complexity: O(*n*) in the staff where it is a login that is no id.
  public func staff(_ login: String) -> Record? {
    let source = source("staff")
    return source.record(login)
      ?? (0..<source.slots).lazy.compactMap { source.record(at: $0) }
      .first { $0["login"]?.text == login }
  }

  /// What a person is called, by login; the login where the staff register does not know them.
  public func personName(_ login: String) -> Phrase {
    guard let person = staff(login) else { return Phrase(same: login) }
    let (en, zh) = (person["name"]?.text, person["nameZh"]?.text)
    return Phrase(en ?? zh ?? login, zh ?? en ?? login)
  }
}
