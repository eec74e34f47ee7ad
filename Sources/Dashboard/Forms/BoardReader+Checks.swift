import ZoneModel
import ZoneQuery

extension BoardReader {
  /// What is wrong with records as some steps would leave them, and what should be looked at.
  func problems(of edits: [Edit]) -> [Refusal] {
    let context = evaluator.context
    let check = RecordCheck(registry: registry, cache: evaluator.cache) { board in
      var context = context
      context.board = board
      return context
    }
    return check.refusals(
      of: edits,
      operation: .edit,
      before: board,
      after: EditedBoard(board, after: edits)
    )
  }

  /// Whether a record may be what a field names, by the field's check: a room of the carrier that lets
  /// it, a voucher of the firm that uses it.
  ///
  /// Where the check cannot be answered, as long as the other field is empty, everything may.
  ///
  /// - Parameters:
  ///   - field: a field that names one record.
  ///   - records: the records that get the value, as they would be but for it; one that it fits is
  ///     enough.
  /// - Returns: the answer for each value, as a record keeps it.
  func fit(for field: Field, on records: [Record]) -> (_ value: String) -> Bool {
    let tests = records.compactMap { record -> (Record, Expression)? in
      let register = record.reference.register
      guard let declared = registry[register]?[field: field.id], declared.kind == field.kind,
        !field.kind.isSet, let check = declared.check,
        let expression = try? evaluator.cache.expression(check, in: register, mode: .check)
      else { return nil }
      return (record, expression)
    }
    return { value in
      tests.isEmpty
        || tests.contains { record, expression in
          var chosen = record
          chosen[field.id] = .text(value)
          return chosen == record || evaluator.answer(expression, for: chosen) != .no
        }
    }
  }

  /// What actions write besides, where steps bring records into the states that they bring about.
  ///
  /// - Returns: nothing where a declaration cannot be read; what is wrong with it is then an error.
  func effects(of edits: [Edit]) -> (found: [StateEffect], errors: [Refusal]) {
    do throws(Refusal) {
      return (try evaluator.effects(of: edits), [])
    } catch {
      return ([], [error])
    }
  }

  /// What a form says of effects, at the state that they come with.
  func notes(of effects: [StateEffect]) -> [Refusal] {
    effects.flatMap { effect in
      effect.words(in: registry, on: board).map {
        Refusal(.warning, record: effect.record, field: "state", $0)
      }
    }
  }
}

extension [ListItem] {
  /// Says how many choices are hidden because they do not fit what was entered; empty where none is.
  var toldHidden: [Phrase] {
    let count = count(where: \.isHidden)
    guard count > 0 else { return [] }
    return [
      Phrase(
        "\(count) more \(count == 1 ? "does" : "do") not fit here; type to find them.",
        "另有 \(count) 项与其他字段不符，输入可找到。"
      )
    ]
  }
}
