/// That a record, or part of it, stays as it was once it counts: a sheet that was filed says what was
/// known on the day, whatever is entered later.
///
/// It holds whichever way a value would be changed; what is undone or put back was so before.
public struct Seal: Hashable, Sendable {
  /// The fields that stay; `nil` for all.
  public let fields: Set<String>?
  /// The states in which they may still change.
  public let openStates: Set<String>
  /// The field that names the record whose state counts; `nil` for the record itself.
  ///
  /// Records that belong to another come and go only with it.
  public let owner: String?
  /// Why it stays.
  public let says: Phrase
  /// What can be done instead.
  public let nextStep: Phrase

  /// Makes a seal.
  public init(
    fields: [String]? = nil,
    openStates: [String],
    owner: String? = nil,
    says: Phrase,
    nextStep: Phrase
  ) {
    self.fields = fields.map { Set($0) }
    self.openStates = Set(openStates)
    self.owner = owner
    self.says = says
    self.nextStep = nextStep
  }

  /// What of a change would alter what is sealed.
  ///
  /// O(*n*) in the edits.
  public static func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board,
    _ registry: Registry
  ) -> [Refusal] {
    guard ![.undo, .redo, .revert].contains(operation) else { return [] }
    var seen: Set<RecordReference> = []
    return edits.compactMap { edit -> Refusal? in
      guard let reference = edit.record, let register = registry[reference.register],
        let seal = register.seal, seen.insert(reference).inserted
      else { return nil }
      return seal.refusal(of: reference, register, before: before, after: after)
    }
  }

  private func refusal(
    of reference: RecordReference,
    _ register: Register,
    before: any Board,
    after: any Board
  ) -> Refusal? {
    let (old, new) = (before.record(reference), after.record(reference))
    guard let owner else {
      guard let old, isClosed(old) else { return nil }
      guard let new else { return goes(reference, register) }
      return changed(old, new, register).map { stays(reference, $0, register) }
    }
    let targets = register[field: owner]?.kind.targets ?? []
    guard
      let whole = (old ?? new)?[owner]?.text.flatMap({ Registry.target(of: $0, in: targets) }),
      let sheet = before.record(whole), isClosed(sheet), after.record(whole) != nil
    else { return nil }
    if let old, let new {
      return changed(old, new, register).map { stays(reference, $0, register) }
    }
    return stays(reference, nil, register)
  }

  private func isClosed(_ record: Record) -> Bool {
    record["state"]?.text.map { !openStates.contains($0) } ?? false
  }

  private func changed(_ old: Record, _ new: Record, _ register: Register) -> Field? {
    register.fields.first { field in
      (fields?.contains(field.id) ?? true) && !field.kind.isComputed
        && old[field.id] != new[field.id]
    }
  }

  /// What is told where a sealed record is deleted: all that rests on it goes with it.
  private func goes(_ reference: RecordReference, _ register: Register) -> Refusal {
    let what = register.singular
    return Refusal(
      .warning,
      record: reference,
      Phrase(
        "\(says.en): with it deleted, everything counts as if the \(what.en) had never been.",
        "\(says.zh)：删除后，一切按从未有过该「\(what.zh)」计算。"
      ),
      nextStep: nextStep
    )
  }

  private func stays(
    _ reference: RecordReference,
    _ field: Field?,
    _ register: Register
  ) -> Refusal {
    let what = field?.label ?? register.singular
    return Refusal(
      .disabled,
      record: reference,
      field: field?.id,
      Phrase(
        "\(says.en): \(what.en) stays as it was on that day.",
        "\(says.zh)：「\(what.zh)」保持当日的内容。"
      ),
      nextStep: nextStep
    )
  }
}
