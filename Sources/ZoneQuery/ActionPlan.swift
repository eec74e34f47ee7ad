public import ZoneModel

extension Evaluator {
  /// Why an action cannot be done on a record now; `nil` where it can.
  public func whyNot(_ action: RegisterAction, on record: Record) -> Phrase? {
    let register = record.reference.register
    let state = record["state"]?.text ?? ""
    if !action.states.isEmpty, !action.states.contains(state) {
      let set = context.registry[register]?[field: "state"]?.kind.choiceSet
      let now = set?[state]?.label ?? Phrase("without a state", "没有状态")
      let needed = action.states.compactMap { set?[$0]?.label }
      let en = needed.map(\.en).joined(separator: ", ")
      let zh = needed.map(\.zh).joined(separator: "、")
      return Phrase("It is \(now.en); this needs \(en).", "现为「\(now.zh)」；需要「\(zh)」。")
    }
    if let why = whyNoStep(of: action, on: record) { return why }
    if let why = context.twoPersons?.whyNot(action, on: record, context.board) { return why }
    let condition = condition(of: action, on: record)
    return condition.holds == .yes ? nil : condition.says
  }

  /// Whether the condition of an action holds for a record, and what is said where it does not.
  func condition(
    of action: RegisterAction,
    on record: Record
  ) -> (holds: Truth, says: Phrase) {
    guard let text = action.when else { return (.yes, Phrase(same: "")) }
    return condition(text, action.whenNot, on: record)
  }

  private func condition(
    _ text: String,
    _ whenNot: Phrase?,
    on record: Record
  ) -> (holds: Truth, says: Phrase) {
    let register = record.reference.register
    guard let when = try? cache.expression(text, in: register, mode: .check) else {
      return (
        .unknown, Phrase("Its condition cannot be read: \(text)", "其条件无法理解：\(text)")
      )
    }
    let holds = answer(when, for: record)
    var says: Phrase
    if let whenNot {
      says = filled(whenNot, of: record)
    } else {
      let words = when.words(in: context.registry, on: context.board)
      says = Phrase("It needs: \(words.en)", "需要满足：\(words.zh)")
    }
    let names = holds == .yes ? [] : namesLacking(when, for: record)
    if holds == .unknown, !names.isEmpty {
      // Why not would state what is not known.
      says = Phrase(
        "It is not known whether it may be done; enter first: "
          + "\(names.map(\.en).joined(separator: ", ")).",
        "缺少\(names.map(\.zh).joined(separator: "、"))，无法判断可否办理，请先补填。"
      )
    } else if holds == .unknown || !names.isEmpty {
      says =
        names.isEmpty
        ? Phrase("It is not known whether this holds. \(says.en)", "无法判断是否满足。\(says.zh)")
        : Phrase(
          "It is not known, as this is missing: \(names.map(\.en).joined(separator: ", ")). \(says.en)",
          "缺少\(names.map(\.zh).joined(separator: "、"))，无法判断。\(says.zh)"
        )
    }
    return (holds, says)
  }

  /// What is missing for an answer, by the names of the fields; of other records with theirs.
  ///
  /// Where the answer is that something is not known, it is what that lacks.
  private func namesLacking(_ expression: Expression, for record: Record) -> [Phrase] {
    var names: [Phrase] = []
    for (reason, row) in explain(expression, for: record, limit: 3).inputsNotKnown {
      guard var name = reason.lacked else { continue }
      if let row = reason.subject ?? row, row != record.reference {
        let speech = Speech(registry: context.registry, board: context.board)
        let title = speech.title(of: row)
        name =
          title.en == row.id
          ? Phrase("\(name.en) of \(title.en)", "\(title.zh)的\(name.zh)")
          : Phrase("\(name.en) of \(title.en) (\(row.id))", "「\(title.zh)」（\(row.id)）的\(name.zh)")
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Why an action cannot be done on a record as of the day that was entered; `nil` where it can.
  private func whyNotThen(_ action: RegisterAction, on record: Record, _ asked: Fields) -> Phrase? {
    action.asOf.flatMap { asked[$0]?.day }.flatMap { whyNotThen(action, on: record, as: $0) }
  }

  /// Why an action cannot be done on a record as of a day; `nil` where it can.
  func whyNotThen(_ action: RegisterAction, on record: Record, as day: Day) -> Phrase? {
    guard let text = action.whenAsOf else { return nil }
    var context = context
    context.today = day
    let then = Evaluator.ofThought(context, cache: cache)
      .condition(text, action.whenAsOfNot, on: record)
    return then.holds == .yes ? nil : then.says
  }

  /// A text with the values of a record where it names fields in braces.
  private func filled(_ phrase: Phrase, of record: Record) -> Phrase {
    guard phrase.en.contains("{") else { return phrase }
    let fields = context.registry[record.reference.register]?.fields ?? []
    func text(_ language: Language) -> String {
      fields.reduce(phrase[language]) { text, field in
        let place = "{\(field.id)}"
        guard text.contains(place) else { return text }
        let value = computed(field, of: record).value
        return text.replacing(place, with: ValueFormatter(language).text(value, of: field))
      }
    }
    return Phrase(text(.en), text(.zh))
  }

  /// Why a record cannot take the state that an action would give it, if so.
  private func whyNoStep(of action: RegisterAction, on record: Record) -> Phrase? {
    for case .set(let id, .value(.text(let new))) in action.steps {
      guard let field = context.registry[record.reference.register]?[field: id],
        !field.transitions.isEmpty, let old = record[id]?.text, old != new
      else { continue }
      if let why = Inspection.refusal(of: field, from: old, to: new, record.reference) {
        return why.message
      }
    }
    return nil
  }

  /// What the asked fields of an action start with on a record.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - record: the record that it is to be done on.
  ///   - login: the person, for fields that start with whoever enters them.
  ///   - given: what the person entered already, which stands above what it would start with.
  ///   - spans: lengths that the person entered for dates; they count from the day that the field
  ///     names, of what is asked or else of the record.
  /// - Returns: the values that are known; the others are asked for.
  /// - Throws: where an expression of the declaration cannot be read.
  public func start(
    of action: RegisterAction,
    on record: Record,
    login: String,
    given: Fields = Fields(),
    spans: [String: DaySpan] = [:]
  ) throws(Refusal) -> Fields {
    if let name = action.asOf, let day = try day(of: name, in: action, record, given),
      day != context.today
    {
      var context = context
      context.today = day
      var given = given
      given[name] = .day(day)
      return try Evaluator.ofThought(context, cache: cache)
        .start(of: action, on: record, login: login, given: given, spans: spans)
    }
    var fields = Fields()
    for field in action.asks where spans[field.id] == nil {
      if let value = given[field.id] {
        fields[field.id] = value
        continue
      }
      if let expression = action.defaults[field.id] {
        // A reason of the time before is no reason for this one.
        guard
          !field.isRequired || field.kind != .note || expression != field.id
            || isOfThisTime(field.id, of: action, on: record)
        else { continue }
        fields[field.id] = try value(of: expression, on: record, as: field)
        continue
      }
      switch field.defaultValue {
      case .value(let value): fields[field.id] = value
      case .today: fields[field.id] = .day(entered(field, of: action, on: record) ?? context.today)
      case .me: fields[field.id] = .text(login)
      case .zone, nil: break
      }
    }
    for field in action.asks {
      guard let span = spans[field.id] else { continue }
      let from = field.countsFrom.flatMap { fields[$0] ?? record[$0] }?.day
      fields[field.id] = .day(span.from(from ?? context.today))
    }
    return fields
  }

  /// The day that an asked date has or begins with.
  private func day(
    of name: String,
    in action: RegisterAction,
    _ record: Record,
    _ given: Fields
  ) throws(Refusal) -> Day? {
    if let day = given[name]?.day { return day }
    let field = action.asks.first { $0.id == name }
    guard let text = action.defaults[name] else {
      return field.flatMap { entered($0, of: action, on: record) }
    }
    return try value(of: text, on: record, as: field)?.day
  }

  /// The day that a record tells already of what an action would write with the present one, so that
  /// nobody's entry is written over unseen.
  ///
  /// It holds for what is done once. Where an action brings the record back to its state, as in a
  /// review or a case that is opened again, the day is that of the time before, unless the way back
  /// takes it out; the day of the last change is always that of the time before; and a day of an act
  /// that still lies ahead was a plan.
  private func entered(
    _ field: Field,
    of action: RegisterAction,
    on record: Record
  ) -> Day? {
    guard let register = context.registry[record.reference.register] else { return nil }
    for case .set(let id, .asked(field.id)) in action.steps {
      guard let day = record[id]?.day, isOfThisTime(id, of: action, on: record),
        register[field: id]?.dated.isEmpty ?? true
      else { continue }
      let isPlan =
        day > context.today
        && register.daysOfActs.contains {
          $0.field == id && !($0.states?.isDisjoint(with: action.comingStates) ?? false)
        }
      return isPlan ? nil : day
    }
    return nil
  }

  /// What a note says after an action that was told something for it: what stands there already is
  /// kept above, unless the new text has it.
  private func added(_ entered: Value?, to note: Value?) -> Value? {
    guard let old = note?.text, let new = entered?.text, !new.contains(old) else { return entered }
    return .text("\(old)\n\(new)")
  }

  /// Whether what a record tells of an action is not that of a time before, which it may tell of where
  /// the action can be done again and nothing takes the value out in between.
  private func isOfThisTime(
    _ field: String,
    of action: RegisterAction,
    on record: Record
  ) -> Bool {
    let actions = context.registry[record.reference.register]?.actions ?? []
    return isForGood(action, on: record)
      || actions.contains { $0.steps.contains(.set(field: field, to: .missing)) }
  }

  /// Whether an action takes a record on to a state from which no action leads back to its present one.
  private func isForGood(_ action: RegisterAction, on record: Record) -> Bool {
    guard let register = context.registry[record.reference.register],
      let old = record["state"]?.text, let new = action.comingStates.first, new != old
    else { return false }
    return !register.actionsLead(from: new, to: old)
  }

  /// What an action writes on a record; all of it belongs into one change.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - record: the record that it is done on.
  ///   - asked: the values of the asked fields.
  ///   - taken: steps of the same change on other records, whose new ids are taken.
  /// - Returns: the steps in order; none for what is so already.
  /// - Throws: why it cannot be done; nothing is changed.
  public func edits(
    of action: RegisterAction,
    on record: Record,
    asked: Fields,
    taken: [Edit] = []
  ) throws(Refusal) -> [Edit] {
    if let why = whyNot(action, on: record) {
      throw Refusal(.disabled, record: record.reference, why)
    }
    if let why = whyNotThen(action, on: record, asked) {
      throw Refusal(.disabled, record: record.reference, field: action.asOf, why)
    }
    for field in action.asks where field.isRequired && asked[field.id] == nil {
      throw Refusal(
        .required,
        record: record.reference,
        field: field.id,
        Phrase("\(field.label.en) is needed.", "需要填写「\(field.label.zh)」。")
      )
    }
    var asked = asked
    // What starts with the note of the record is written on in it.
    for field in action.asks where field.kind == .note && action.defaults[field.id] == field.id {
      asked[field.id] = added(asked[field.id], to: record[field.id])
    }
    var edits: [Edit] = []
    for step in action.steps {
      edits += try self.edits(of: step, on: record, asked: asked, taken: taken + edits)
    }
    return edits
  }

  /// What one step of an action writes on a record.
  ///
  /// - Throws: where an expression of the declaration cannot be read.
  func edits(
    of step: ActionStep,
    on record: Record,
    asked: Fields,
    taken: [Edit]
  ) throws(Refusal) -> [Edit] {
    let own = context.registry[record.reference.register]
    switch step {
    case .set(let field, let source):
      var after = try value(of: source, as: own?[field: field], record, asked)
      if case .added = source, let kind = own?[field: field]?.kind, let old = record[field] {
        let numbers = [old, after].compactMap { Outcome($0, kind: kind).quantity }
        after = Outcome.number(numbers.reduce(Quantity(0), +)).value(as: kind)
      }
      let edit = own?.edit(of: field, from: record[field], to: after, of: record.reference)
      return edit.map { [$0] } ?? []
    case .append(let field, let name, let dayName):
      guard var text = asked[name]?.text else { return [] }
      // A text that begins with its day has it already.
      if let day = dayName.flatMap({ asked[$0]?.day }),
        Day(text.prefix(day.description.count)) == nil
      {
        text = "\(day) \(text)"
      }
      return added(text, to: field, of: record)
    case .keep(let fields, let field):
      let says = words(of: fields, on: record)
      return says.isEmpty ? [] : added(says, to: field, of: record)
    case .setOn(let reference, let field, let source, let exception):
      guard let target = named(by: reference, of: record, asked),
        let other = context.board.record(target), let register = context.registry[target.register],
        // Of several registers not every one may have it.
        let declared = register[field: field],
        try exception.map({ (text) throws(Refusal) in try !holds(text, for: other) }) ?? true
      else { return [] }
      let after = try value(of: source, as: declared, record, asked)
      let edit = register.edit(of: field, from: other[field], to: after, of: target)
      return edit.map { [$0] } ?? []
    case .setOnAll(let id, let naming, let condition, let field, let source):
      guard let register = context.registry[id], let link = register[field: naming] else {
        throw Refusal(.unknownName, Phrase("There is no register \(id).", "没有登记簿 \(id)。"))
      }
      let after = try value(of: source, as: register[field: field], record, asked)
      let isMeant = try condition.map { (text) throws(Refusal) in
        try self.condition(text, in: id, of: record)
      }
      let name = Registry.text(of: record.reference, in: link.kind.targets)
      let rows = context.board.source(id)
      return cache.slots(naming: record.id, in: register, of: context.board).compactMap { slot in
        guard let other = rows.record(at: Int(slot)), other[naming]?.text == name,
          isMeant.map({ answer($0, for: other) == .yes }) ?? true
        else { return nil }
        return register.edit(of: field, from: other[field], to: after, of: other.reference)
      }
    case .advance(let reference, let field, let wanted, let name):
      guard let target = named(by: reference, of: record, asked),
        let other = context.board.record(target), let register = context.registry[target.register],
        let declared = register[field: field],
        let text = asked[name]?.text,
        let source = Registry.target(of: text, in: own?[field: name]?.kind.targets ?? []),
        let after = context.board.record(source)?[wanted],
        other[field] == nil
          || declared.transitions.contains(where: {
            $0.from == other[field]?.text && $0.to == after.text
          })
      else { return [] }
      let edit = register.edit(of: field, from: other[field], to: after, of: target)
      return edit.map { [$0] } ?? []
    case .lead(let reference, let states, let condition):
      guard try condition.map({ (text) throws(Refusal) in try holds(text, for: record) }) ?? true
      else { return [] }
      return allNamed(by: reference, of: record, asked).compactMap { target in
        guard let state = states[target.register],
          let other = context.board.record(target),
          let register = context.registry[target.register],
          let steps = register[field: "state"]?.transitions,
          steps.contains(where: { $0.from == other["state"]?.text && $0.to == state })
        else { return nil }
        return register.edit(of: "state", from: other["state"], to: .text(state), of: target)
      }
    case .create(let id, let sources):
      guard let register = context.registry[id] else {
        throw Refusal(.unknownName, Phrase("There is no register \(id).", "没有登记簿 \(id)。"))
      }
      var fields = Fields()
      for field in register.fields {
        guard let source = sources[field.id] else { continue }
        fields[field.id] = try value(of: source, as: field, record, asked)
      }
      return [.create(nextReference(register, taken: taken), fields)]
    case .copy(let sources):
      guard let own else { return [] }
      var fields = record.fields
      for (field, source) in sources {
        fields[field] = try value(of: source, as: own[field: field], record, asked)
      }
      return [.create(nextReference(own, taken: taken), fields.sorted(by: own.order))]
    case .handOver(let source):
      return try handOver(from: record, to: try value(of: source, as: nil, record, asked)?.text)
    }
  }

  /// A text behind those of a field, unless it is among them.
  private func added(_ text: String, to field: String, of record: Record) -> [Edit] {
    let texts = record[field]?.list ?? []
    guard !texts.contains(text) else { return [] }
    let edit = context.registry[record.reference.register]?.edit(
      of: field,
      from: record[field],
      to: .list(texts + [text]),
      of: record.reference
    )
    return edit.map { [$0] } ?? []
  }

  /// What fields of a record say, with their names, such as `Filed 2026-09-02; Failed because Revenue
  /// fell`; empty where all are missing.
  private func words(of fields: [String], on record: Record) -> String {
    let (board, registry, language) = (context.board, context.registry, context.language)
    let formatter = ValueFormatter(language) {
      board.title(of: $0, in: registry, language, depth: 1)
    }
    let parts = fields.compactMap { id -> String? in
      guard let field = registry[record.reference.register]?[field: id], let value = record[id]
      else { return nil }
      return "\(field.label[language]) \(formatter.text(value, of: field))"
    }
    return parts.joined(separator: language == .zh ? "；" : "; ")
  }

  /// The record that a reference names; what was just asked for is where the record will point.
  private func named(
    by reference: String,
    of record: Record,
    _ asked: Fields
  ) -> RecordReference? {
    allNamed(by: reference, of: record, asked).first
  }

  /// The records that a field names, which may be several.
  private func allNamed(
    by field: String,
    of record: Record,
    _ asked: Fields
  ) -> [RecordReference] {
    let targets = context.registry[record.reference.register]?[field: field]?.kind.targets ?? []
    let value = asked[field] ?? record[field]
    return (value?.list ?? value?.text.map { [$0] } ?? [])
      .compactMap { Registry.target(of: $0, in: targets) }
  }

  /// A condition of a declaration about the records of a register.
  func condition(
    _ text: String,
    in register: String,
    of record: Record
  ) throws(Refusal) -> Expression {
    do throws(ExpressionError) {
      return try cache.expression(text, in: register, mode: .check)
    } catch {
      throw Refusal(.invalid, record: record.reference, error.message)
    }
  }

  private func value(
    of source: ActionValue,
    as field: Field?,
    _ record: Record,
    _ asked: Fields
  ) throws(Refusal) -> Value? {
    switch source {
    case .value(let value): return value
    case .text(let phrase): return .text(phrase[context.language])
    case .missing: return nil
    case .asked(let name), .added(let name): return asked[name]
    case .this:
      return .text(Registry.text(of: record.reference, in: field?.kind.targets ?? [Register.any]))
    case .expression(let text): return try value(of: text, on: record, as: field)
    }
  }

  /// The values of a new record with those that its fields take from them, where nothing is entered.
  ///
  /// - Parameters:
  ///   - fields: what was entered, with what every new record starts with.
  ///   - register: the register of the record.
  /// - Returns: the same values and those that follow.
  /// - Throws: where an expression of the declaration cannot be read.
  public func filled(_ fields: Fields, of register: Register) throws(Refusal) -> Fields {
    var filled = fields
    for field in register.fields where filled[field.id] == nil {
      guard let source = field.takenFrom else { continue }
      let record = Record(
        reference: RecordReference(register: register.id, id: "new"),
        fields: filled
      )
      filled[field.id] = try value(of: source, on: record, as: field)
    }
    return filled
  }

  private func holds(_ check: String, for record: Record) throws(Refusal) -> Bool {
    do {
      let register = record.reference.register
      return answer(try cache.expression(check, in: register, mode: .check), for: record) == .yes
    } catch {
      throw Refusal(.invalid, record: record.reference, error.message)
    }
  }

  private func value(
    of expression: String,
    on record: Record,
    as field: Field?
  ) throws(Refusal) -> Value? {
    do {
      let parsed = try cache.expression(
        expression,
        in: record.reference.register,
        mode: .value
      )
      return outcome(parsed, for: record).value(as: field?.kind ?? .text(nil))
    } catch {
      throw Refusal(.invalid, record: record.reference, field: field?.id, error.message)
    }
  }

  /// Where a new record of a register may stand: its letters and the next free number.
  ///
  /// - Parameters:
  ///   - register: the register.
  ///   - taken: steps of the same change, whose new ids are taken.
  /// - Returns: a reference that no record has on the board or in the steps.
  public func nextReference(_ register: Register, taken: [Edit] = []) -> RecordReference {
    let used = Set(taken.compactMap(\.record).filter { $0.register == register.id }.map(\.id))
    var ids = NewIDs(for: register, in: context.board.source(register.id))
    var id = ids.next()
    while used.contains(id) { id = ids.next() }
    return RecordReference(register: register.id, id: id)
  }
}
