package import ZoneModel

extension BoardReader {
  /// What an action writes on a record.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - record: the record that it is done on.
  ///   - asked: what the person entered for the asked fields.
  ///   - taken: edits of the same change that were made before, whose new ids are not free.
  /// - Returns: the edits, or why a step cannot be done.
  package func edits(
    of action: RegisterAction,
    on record: Record,
    asked: [String: Value],
    taken: [Edit]
  ) -> Result<[Edit], Refusal> {
    var edits: [Edit] = []
    do {
      for step in action.steps {
        edits += try self.edits(of: step, on: record, asked: asked, taken: taken + edits)
      }
    } catch {
      return .failure(error)
    }
    return .success(edits)
  }

  private func edits(
    of step: ActionStep,
    on record: Record,
    asked: [String: Value],
    taken: [Edit]
  ) throws(Refusal) -> [Edit] {
    switch step {
    case .set(let field, let source):
      let value = try self.value(
        of: source,
        as: registry[record.reference.register]?[field: field],
        record,
        asked
      )
      return Self.setting(field, of: record, to: value, registry)
    case .setOn(let reference, let field, let source):
      let kind = registry[record.reference.register]?[field: reference]?.kind
      guard let text = record[reference]?.text,
        let target = Registry.target(of: text, in: kind?.targets ?? []),
        let other = board.record(target)
      else { return [] }
      let value = try self.value(
        of: source,
        as: registry[target.register]?[field: field],
        record,
        asked
      )
      return Self.setting(field, of: other, to: value, registry)
    case .create(let id, let sources):
      guard let register = registry[id] else {
        throw Refusal(.unknownName, Phrase("There is no register \(id).", "没有登记簿 \(id)。"))
      }
      var fields = Fields()
      for field in register.fields {
        guard let source = sources[field.id] else { continue }
        fields[field.id] = try value(of: source, as: field, record, asked)
      }
      let reference = RecordReference(register: id, id: newID(for: register, taken: taken))
      return [.create(reference, fields)]
    case .copy(let sources):
      guard let register = registry[record.reference.register] else { return [] }
      var fields = record.fields
      for (field, source) in sources {
        fields[field] = try value(of: source, as: register[field: field], record, asked)
      }
      let reference = RecordReference(
        register: register.id,
        id: newID(for: register, taken: taken)
      )
      return [.create(reference, fields.sorted(by: register.order))]
    }
  }

  private static func setting(
    _ field: String,
    of record: Record,
    to value: Value?,
    _ registry: Registry
  ) -> [Edit] {
    let before = record[field]
    guard before != value else { return [] }
    guard registry[record.reference.register]?[field: field]?.kind.isSet == true else {
      return [.set(record.reference, field: field, before: before, after: value)]
    }
    let (old, new) = (Set(before?.list ?? []), Set(value?.list ?? []))
    return [
      .members(
        record.reference,
        field: field,
        added: new.subtracting(old).sorted(),
        removed: old.subtracting(new).sorted()
      )
    ]
  }

  private func value(
    of source: ActionValue,
    as field: Field?,
    _ record: Record,
    _ asked: [String: Value]
  ) throws(Refusal) -> Value? {
    switch source {
    case .value(let value): return value
    case .missing: return nil
    case .asked(let name): return asked[name]
    case .this:
      return .text(Registry.text(of: record.reference, in: field?.kind.targets ?? [Register.any]))
    case .expression(let text): return try value(of: text, for: record, as: field)
    }
  }

  /// The next free id of a register: its letters and a number.
  func newID(for register: Register, taken: [Edit] = []) -> String {
    let used = Set(taken.compactMap(\.record).filter { $0.register == register.id }.map(\.id))
    let source = board.source(register.id)
    var number = source.count + 1
    func id() -> String {
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
      return register.idPrefix + "-" + zeros + digits
    }
    while source.slot(of: id()) != nil || used.contains(id()) { number += 1 }
    return id()
  }
}
