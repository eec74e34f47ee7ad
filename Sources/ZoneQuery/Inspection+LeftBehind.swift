import ZoneModel

extension Inspection {
  /// So many records of a change are looked at for what rests on them, and so many that rest on one.
  private static let mostLookedAt = 200

  /// A check of another register that reads fields of a changed one.
  private struct RestingCheck {
    let register: String
    let field: Field
    let expression: Expression
  }

  /// Records that a change does not touch and that refer to what it changes, where a check of theirs
  /// held before and does not hold now: a booking whose voucher goes to another firm.
  ///
  /// They are told of; where both are to be corrected, one of them has to come first.
  func leftBehind() -> [Refusal] {
    var told: [Refusal] = []
    var resting: [Set<String>: [RestingCheck]] = [:]
    let old = past
    for (reference, touch) in touches.records.prefix(Self.mostLookedAt)
    where !touch.isNew && !touch.isDeleted && after.record(reference) != nil {
      let changed = Set(touch.fields.map { "\(reference.register).\($0)" })
      let checks = resting[changed] ?? checks(reading: changed, of: reference.register)
      resting[changed] = checks
      for check in checks {
        let referrers = old.referrers(to: reference, in: check.register, limit: Self.mostLookedAt)
        var seen: Set<RecordReference> = []
        let broken = referrers.map(\.record).filter { seen.insert($0).inserted }
          .filter { !touches.isTouched($0) }
          .compactMap { after.record($0) }
          .filter { record in
            record[check.field.id] != nil && evaluator.answer(check.expression, for: record) == .no
              && old.answer(check.expression, for: record) != .no
          }
        guard let first = broken.first,
          let refusal = refusal(check.expression, check.field, first)
        else { continue }
        told.append(self.told(refusal, of: first, more: broken.count - 1))
      }
    }
    return told
  }

  /// Answers about the board before the change.
  private var past: Evaluator {
    var context = context
    context.board = before
    return .ofThought(context, cache: cache)
  }

  private func checks(reading changed: Set<String>, of target: String) -> [RestingCheck] {
    var places: [String: Set<Int>] = [:]
    for (register, _) in context.registry.referrers(to: target) where places[register.id] == nil {
      places[register.id] = Set(cache.rules(of: register.id)?.checked ?? [])
    }
    return places.sorted { $0.key < $1.key }.flatMap { id, checked in
      checked.sorted().compactMap { place -> RestingCheck? in
        guard let field = context.registry[id]?.fields[place], let check = field.check,
          let expression = try? cache.expression(check, in: id, mode: .check),
          !cache.stored(behind: expression.fieldsRead).isDisjoint(with: changed)
        else { return nil }
        return RestingCheck(register: id, field: field, expression: expression)
      }
    }
  }

  private func told(_ refusal: Refusal, of record: Record, more: Int) -> Refusal {
    let register = context.registry[record.reference.register]
    let singular = register?.singular ?? Phrase(same: record.reference.register)
    let title = { (language: Language) in
      after.title(of: record.reference, in: context.registry, language) ?? record.id
    }
    let others =
      more == 0 ? Phrase("", "") : Phrase(" The same on \(more) more.", "另有 \(more) 条相同。")
    return Refusal(
      .warning,
      record: record.reference,
      field: refusal.field,
      reads: refusal.reads,
      Phrase(
        "\(singular.en) “\(title(.en))”: \(refusal.message.en)\(others.en)",
        "\(singular.zh)「\(title(.zh))」：\(refusal.message.zh)\(others.zh)"
      ),
      general: refusal.general
    )
  }
}
