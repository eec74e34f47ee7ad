import ZoneModel
import ZoneQuery
import ZoneStore

extension Register {
  /// The action that a person named, by id or label.
  ///
  /// - Throws: `CommandFailure` with the nearest one, and those that there are.
  func action(named name: String) throws(CommandFailure) -> RegisterAction {
    let folded = name.lowercased()
    let found = actions.first { action in
      [action.id, action.label.en.lowercased(), action.label.zh].contains(folded)
    }
    if let found { return found }
    let names = actions.map(\.id)
    let list = names.joined(separator: ", ")
    throw CommandFailure(
      .usage,
      Phrase("\(id) has no action “\(name)”", "\(label.zh)没有“\(name)”这个操作")
        + Words.suggestion(for: name, among: names),
      next: names.isEmpty
        ? Phrase("It has none; change fields with zoneboard set.", "它没有自带操作；请用 zoneboard set 修改字段。")
        : Phrase("It has: \(list).", "可用的有：\(list)。")
    )
  }
}

/// What is given for the fields that an action asks for.
struct ActionAnswers {
  /// The values.
  var values = Fields()
  /// Lengths given for dates that count from a day of the record, by field.
  var spans: [String: DaySpan] = [:]
}

extension StoreDesk {
  /// What is given for the fields that an action asks for, with its defaults for the others.
  ///
  /// - Throws: `CommandFailure` where a field is not asked for, is missing or is wrong.
  func answers(
    to action: RegisterAction,
    of register: Register,
    _ arguments: [String]
  ) throws(CommandFailure) -> ActionAnswers {
    let reader = entryReader()
    var answers = ActionAnswers()
    var given: Set<String> = []
    for argument in arguments {
      let assignment = try Assignment(argument)
      guard let field = action.asks.first(where: { $0.isCalled(assignment.field) }) else {
        let names = action.asks.map(\.id)
        throw CommandFailure(
          .usage,
          Phrase(
            "\(action.id) does not ask for “\(assignment.field)”",
            "\(action.label.zh)不需要“\(assignment.field)”"
          ) + Words.suggestion(for: assignment.field, among: names),
          next: names.isEmpty
            ? nil
            : Phrase(
              "It asks for: \(names.joined(separator: ", ")).",
              "需要：\(names.joined(separator: "、"))。"
            )
        )
      }
      guard given.insert(field.id).inserted else { throw .givenTwice(field, of: register) }
      if let span = field.span(of: assignment.text) {
        answers.spans[field.id] = span
        tellCounting(field, of: register, assignment.text)
        continue
      }
      let entry = try read(assignment.text, for: field, of: register, with: reader)
      tell(entry, of: field, in: register, assignment.text)
      answers.values[field.id] = entry.value
    }
    return answers
  }

  /// The steps of an action on records, with what the change is called.
  ///
  /// - Throws: `CommandFailure` where it cannot be done on one of them, and why.
  func edits(
    of action: RegisterAction,
    on ids: [String],
    of register: Register,
    answers: ActionAnswers
  ) throws(CommandFailure) -> (edits: [Edit], label: Phrase) {
    let board = store.board
    let evaluator = evaluator(of: board)
    guard ids.count == 1 || action.isBulk, !ids.isEmpty else {
      throw CommandFailure(
        .usage,
        ids.isEmpty
          ? Phrase("no record is named", "没有写明记录")
          : Phrase("\(action.id) is done on one record at a time", "\(action.label.zh)一次只能对一条记录执行"),
        next: Phrase(
          "Write zoneboard do \(action.id) \(register.id) ID.",
          "请写 zoneboard do \(action.id) \(register.id) 编号。"
        )
      )
    }
    var edits: [Edit] = []
    for id in ids {
      let record = try record(id, in: register, of: board)
      do throws(Refusal) {
        let asked = try evaluator.start(
          of: action,
          on: record,
          login: store.author.name,
          given: answers.values,
          spans: answers.spans
        )
        edits += try evaluator.edits(of: action, on: record, asked: asked, taken: edits)
      } catch {
        throw failure(of: action, on: record, error)
      }
    }
    let whom =
      ids.count == 1 ? title(of: RecordReference(register: register.id, id: ids[0])) : nil
    let label =
      whom.map { Phrase("\(action.label.en): \($0.en)", "\(action.label.zh)：\($0.zh)") }
      ?? Phrase(
        "\(action.label.en): \(ids.count) \(register.label.en.lowercased())",
        "\(action.label.zh)：\(ids.count) 条\(register.label.zh)"
      )
    return (edits, label)
  }

  private func failure(
    of action: RegisterAction,
    on record: Record,
    _ refusal: Refusal
  ) -> CommandFailure {
    if refusal.code == .required, let field = refusal.field {
      return CommandFailure(
        .usage,
        Phrase(
          "\(action.id) needs \(field)",
          "\(action.label.zh)需要 \(field)（\(action.asks.first { $0.id == field }?.label.zh ?? field)）"
        ),
        next: Phrase("Add \(field)=VALUE.", "请加上 \(field)=值。")
      )
    }
    return CommandFailure(
      .data,
      at: Phrase(same: record.reference.description),
      Phrase(
        "“\(action.label.en)” cannot be done: \(refusal.message.en)",
        "不能“\(action.label.zh)”：\(refusal.message.zh)"
      ),
      next: refusal.nextStep ?? Phrase("Nothing was changed.", "没有改动任何数据。")
    )
  }
}

extension Field {
  /// Whether a person means this field by a name.
  func isCalled(_ name: String) -> Bool {
    let folded = name.lowercased()
    return id == name || [id, label.en, label.zh].contains { $0.lowercased() == folded }
  }
}
