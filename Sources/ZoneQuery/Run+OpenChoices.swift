public import ZoneModel

extension ExpressionError {
  /// A word that is no choice.
  static func noChoice(_ word: String, in set: ChoiceSet, _ range: Range<Int>) -> ExpressionError {
    let near = Names.nearestChoices(word, in: set)
    return ExpressionError(
      range,
      Phrase("no choice “\(word)”", "没有选项“\(word)”"),
      nearest: near,
      labels: labels(near) { set[$0]?.label }
    )
  }

  /// What people call some names that would do.
  static func labels(_ names: [String], _ label: (String) -> Phrase?) -> [String: Phrase] {
    Dictionary(
      names.compactMap { name in label(name).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

extension Run {
  /// A word asked of choices to which people may add their own, that is nearly one of them and that
  /// no record has: as wrong as one of choices that are fixed.
  func strayChoice(_ filter: Node, _ table: Table) -> ExpressionError? {
    var open = [filter]
    while let node = open.popLast() {
      // What rows of other registers are asked is not looked at: they may not be there yet.
      if case .aggregate = node.form { continue }
      open += node.form.parts
      let part: Node
      let words: [(id: String, range: Range<Int>)]
      switch node.form {
      case .oneOf(let asked, let ids, let ranges):
        (part, words) = (asked, Array(zip(ids, ranges)))
      case .compare(_, let left, let right):
        if case .constant(.choice(let id)) = right.form {
          (part, words) = (left, [(id, right.range)])
        } else if case .constant(.choice(let id)) = left.form {
          (part, words) = (right, [(id, left.range)])
        } else {
          continue
        }
      default: continue
      }
      guard case .choice(let set) = part.type.element, set.isOpen else { continue }
      for word in words where set[word.id] == nil && !isUsed(word.id, by: part, table) {
        let error = ExpressionError.noChoice(word.id, in: set, word.range)
        // A word like no choice may be one of the people's own that is merely not used now.
        if !error.nearest.isEmpty { return error }
      }
    }
    return nil
  }

  /// Whether some record has a choice in a field of its own.
  func isUsed(_ id: String, in field: Field, of register: String) -> Bool {
    table(register).map { isUsed(id, in: $0.column(field)) } ?? false
  }

  /// Whether some record has a choice; yes where that cannot be told quickly.
  private func isUsed(_ id: String, by part: Node, _ table: Table) -> Bool {
    switch part.form {
    case .field(.this, let field): return isUsed(id, in: table.column(field))
    case .member(_, _, let fields):
      return fields.contains { register, field in
        isUsed(id, in: self.table(register)?.column(field))
      }
    default: return true
    }
  }

  private func isUsed(_ id: String, in column: Column?) -> Bool {
    guard let column, case .codes(_, _, let outcomes) = column.cells else { return true }
    return outcomes.contains { outcome in
      switch outcome {
      case .choice(id): true
      case .list(let values): values.contains(.choice(id))
      default: false
      }
    }
  }
}

extension Evaluator {
  /// Whether some record has a word in a field whose choices are open.
  ///
  /// - Complexity: O(*n*) in the register's rows at the first call.
  public func isUsed(_ word: String, in field: Field, of register: Register) -> Bool {
    withRun { $0.isUsed(word, in: field, of: register.id) }
  }
}
