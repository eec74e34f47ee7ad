import ZoneModel

/// Records as people write them in a filter: by id, or by name.
extension Run {
  /// Up to so many rows of a register are looked through for what was nearly written.
  private static let mostCompared = 5_000

  /// The one record that a word means in some registers, by its id or else by its name; where it
  /// means none, or several, the one whose id it would be.
  func called(_ word: String, _ targets: [String]) -> Outcome {
    let key = targets.joined(separator: " ") + " " + word
    if let known = meant[key] { return known }
    let found = records(called: word, targets)
    let outcome = found.count == 1 ? .record(found[0]) : named(word, targets)
    meant[key] = outcome
    return outcome
  }

  /// A word of a filter that stands for a record and means none, or several, with what was probably
  /// meant.
  func strayRecord(_ filter: Node) -> ExpressionError? {
    var open = [filter]
    var stray: ExpressionError?
    while let node = open.popLast() {
      open += node.form.parts
      if let part = strayPart(node),
        stray.map({ part.range.lowerBound < $0.range.lowerBound }) ?? true
      {
        stray = part
      }
      guard case .named(let word, let targets, byName: true) = node.form,
        stray.map({ node.range.lowerBound < $0.range.lowerBound }) ?? true
      else { continue }
      let found = records(called: word, targets)
      guard found.count != 1 else { continue }
      stray = found.isEmpty ? none(word, targets, node.range) : several(found, word, node.range)
    }
    return stray
  }

  /// A word behind “:” that no record which the field could refer to is known by.
  ///
  /// A long register is not looked through for it.
  private func strayPart(_ node: Node) -> ExpressionError? {
    guard case .names(let part, let words, let ranges) = node.form else { return nil }
    let targets = Names.targets(part.type)
    let tables = targets.compactMap { table($0) }
    guard !targets.contains(Register.any), tables.count == targets.count,
      tables.allSatisfy({ $0.source.count <= Self.mostCompared && isOwnPlace($0.register) })
    else { return nil }
    for (word, range) in zip(words, ranges) where !isID(word, in: targets) {
      let folded = Folding.bytes(word)
      let isFound = tables.contains { table in
        (0..<table.source.slots).contains { slot in
          table.source.id(at: slot).map {
            isKnown(RecordReference(register: table.register.id, id: $0), by: folded)
          } ?? false
        }
      }
      if !isFound { return none(word, targets, range) }
    }
    return nil
  }

  /// Whether what records of a register lie in is in the same register, as with zones.
  private func isOwnPlace(_ register: Register) -> Bool {
    Self.placing.allSatisfy { name in
      register[field: name].map { $0.kind.targets.allSatisfy { $0 == register.id } } ?? true
    }
  }

  private func none(_ word: String, _ targets: [String], _ range: Range<Int>) -> ExpressionError {
    let register = targets.count == 1 ? context.registry[targets[0]] : nil
    let isAny = targets.contains(Register.any)
    let kind = register?.singular ?? Phrase("record", "记录")
    let near = isAny ? [] : targets.flatMap { nearest(to: word, in: $0) }
    let expected =
      isAny
      ? Phrase("; such a record is written register/id", "；此处须写 登记簿/编号")
      : Phrase("; the id or the name of one was expected", "；此处应为编号或名称")
    return ExpressionError(
      range,
      Phrase(
        "there is no \(kind.en.lowercased()) “\(word)”" + (near.isEmpty ? expected.en : ""),
        "没有\(kind.zh)“\(word)”" + (near.isEmpty ? expected.zh : "")
      ),
      nearest: near
    )
  }

  private func several(
    _ found: [RecordReference],
    _ word: String,
    _ range: Range<Int>
  ) -> ExpressionError {
    let isOneRegister = Set(found.map(\.register)).count == 1
    return ExpressionError(
      range,
      Phrase(
        "“\(word)” is the name of \(found.count) records; the id says which is meant",
        "有 \(found.count) 条记录名为“\(word)”，请写编号"
      ),
      nearest: found.prefix(3).map { isOneRegister ? $0.id : $0.description }
    )
  }

  /// The record of some registers whose id a word is, else those with that name.
  private func records(called word: String, _ targets: [String]) -> [RecordReference] {
    let isAny = targets.contains(Register.any)
    if let reference = RecordReference(word), isAny || targets.contains(reference.register),
      subject(reference) != nil
    {
      return [reference]
    }
    let registers = isAny ? context.registry.registers.map(\.id) : targets
    let byID = registers.filter { table($0)?.slot(of: word) != nil }
    guard byID.isEmpty, !isAny else {
      return byID.map { RecordReference(register: $0, id: word) }
    }
    return registers.flatMap { records(named: word, in: $0) }
  }

  private func records(named word: String, in register: String) -> [RecordReference] {
    let key = NameKey.key(of: word)
    guard !key.isEmpty, let table = table(register) else { return [] }
    let fields = nameFields(of: table.register).map(\.id)
    guard !fields.isEmpty else { return [] }
    let found =
      isSharing
      ? cache.slots(named: [key], in: fields, of: register, on: context.board)
      : NameSearch([key]).slots(of: fields, in: table.source)
    let records = (found[key] ?? []).compactMap { table.record(at: $0) }
    // One with the very name goes before others that are written a little otherwise.
    let same = records.filter { record in fields.contains { record[$0]?.text == word } }
    return (same.isEmpty ? records : same).map(\.reference)
  }

  private func nearest(to word: String, in register: String) -> [String] {
    guard let table = table(register), table.source.count <= Self.mostCompared else { return [] }
    let fields = nameFields(of: table.register).map(\.id)
    let records = (0..<table.source.slots).compactMap { table.record(at: $0) }
    return Nearest.nearest(to: word, in: records) { record in
      [record.id] + fields.compactMap { record[$0]?.text }
    }.map(\.id)
  }

  private func nameFields(of register: Register) -> [Field] {
    namingFields(register).filter { if case .text = $0.kind { true } else { false } }
  }
}
