import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Opens the form of a record, or of a new one; where a draft of it was kept, that is offered first.
  ///
  /// - Parameters:
  ///   - register: the record's register.
  ///   - reference: the record; `nil` for a new one.
  ///   - field: the field that has the keys first.
  ///   - texts: what was typed before, from a draft.
  ///   - values: what a new record starts with beside its defaults.
  ///   - given: all that a new record started with, from a draft; then its defaults count no more.
  ///   - isOffered: whether drafts of it were offered already.
  ///   - deletion: what deleted the record, where its form is opened all the same.
  /// - Returns: what others are told of it; nothing where the form cannot be opened.
  mutating func openForm(
    _ register: Register,
    _ reference: RecordReference?,
    at field: String? = nil,
    texts: [String: String] = [:],
    values: Fields = Fields(),
    given: Fields? = nil,
    isOffered: Bool = false,
    deletion: Change? = nil
  ) -> [Effect] {
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    let record = reference.flatMap { board.record($0) }
    let deleted = reference.flatMap { deletion?.deleted($0) }
    if let reference, record == nil, deleted == nil {
      message = Message(.warning, whyNotThere(reference))
      return []
    }
    if !isOffered {
      let kept = drafts.filter { $0.register == register.id && $0.id == reference?.id }
      if let newest = kept.first {
        let anew = DialogState.Consequence.openAnew(
          register: register.id,
          id: reference?.id,
          field: field,
          values: values
        )
        offer(newest, among: kept.count, orElse: [anew])
        return []
      }
    }
    var start = record?.fields ?? deleted ?? given ?? defaults(of: register)
    for entry in values.entries { start[entry.field] = entry.value }
    var following: Set<String> = []
    if reference == nil, given == nil {
      let lacking = register.fields.filter { $0.takenFrom != nil && start[$0.id] == nil }
      following = Set(lacking.map(\.id))
      do throws(Refusal) {
        start = try reader.evaluator.filled(start, of: register)
      } catch {
        message = Message(refusals: [error])
        return []
      }
    }
    var form = FormState(
      register: register.id,
      purpose: reference.map { .edit(id: $0.id) } ?? .new,
      revision: record?.revision ?? 0,
      seen: board.seq,
      original: start,
      lines: lines(of: register, start)
    )
    form.base = start
    form.following = following
    if deleted != nil { form.deletedBy = deletion }
    form.draftNumber = freeDraftNumber(of: form)
    form.retype(texts, reader)
    form.line = field.flatMap { form.place(of: $0) } ?? form.firstToFill(language)
    form.check(in: self)
    open(.form(form))
    warnOfOthers(at: reference)
    return []
  }

  /// The first number that no kept draft of the same record and no form of it on the way back has.
  private func freeDraftNumber(of form: FormState) -> Int? {
    let open = screens.compactMap { screen -> String? in
      if case .form(let other) = screen { other.draftKey(in: self) } else { nil }
    }
    let taken = Set(drafts.map(\.key) + open)
    var form = form
    while taken.contains(form.draftKey(in: self)) {
      form.draftNumber = (form.draftNumber ?? 1) + 1
    }
    return form.draftNumber
  }

  /// The lines of a register's form with these values; computed fields are not entered.
  private func lines(of register: Register, _ values: Fields) -> [FormLine] {
    register.sections.flatMap { section in
      section.fields(for: language).filter { !$0.kind.isComputed && maySee($0) }.map { field in
        let value = values[field.id]
        return FormLine(
          field: field,
          section: section.label,
          initial: reader.formText(of: value, field),
          value: value
        )
      }
    }
  }

  /// What a new record of a register starts with.
  func defaults(of register: Register) -> Fields {
    var fields = Fields()
    for field in register.fields {
      switch field.defaultValue {
      case .value(let value): fields[field.id] = value
      case .today: fields[field.id] = .day(clock.today)
      case .zone: fields[field.id] = preferences.zone.map { .text($0) }
      case .me:
        let me = environment.person.login
        let isThere =
          field.kind.targets.isEmpty
          || field.kind.targets.contains { board.source($0).slot(of: me) != nil }
        fields[field.id] = isThere ? .text(me) : nil
      case nil: break
      }
    }
    return fields
  }

  /// Opens the form of the record, at the field under the cursor or at its first.
  mutating func editRecord(atField: Bool) -> [Effect] {
    if case .overview = screen {
      if let draft = overview.item?.draft { return resume(draft: draft) }
      if let standing = overviewTarget { return editReading(of: standing) }
    }
    guard var reference = currentRecord else { return [] }
    var field: String?
    if atField, case .overview = screen { field = overview.item?.field }
    if atField, case .detail(let detail) = screen {
      let lines = detail.lines(in: self)
      let line = lines.indices.contains(detail.line) ? lines[detail.line] : nil
      field = line?.field
      // Figures of years are kept in records of their own: the newest is the one to edit.
      if line?.kind == .years, let newest = line?.target { reference = newest }
    }
    guard let register = registry[reference.register] else { return [] }
    if let computed = field.flatMap({ register[field: $0] }), computed.kind.isComputed {
      message = Message(
        .note,
        Phrase(
          "\(computed.label.en) is computed; Enter shows from what.",
          "\(computed.label.zh)由系统计算，按 Enter 查看来源。"
        )
      )
      return []
    }
    return openForm(register, reference, at: field)
  }

  /// Begins a new record of the register that is shown, or asks of which.
  mutating func beginNew() -> [Effect] {
    if case .table(let id) = screen { return beginNew(register: id) }
    var items: [ListItem] = []
    if case .detail(let detail) = screen {
      items = related(to: detail)
    } else {
      for pane in Pane.allCases {
        let registers = registry.registers(of: pane)
        guard !registers.isEmpty else { continue }
        items.append(.heading(pane.label))
        items += registers.map { ListItem($0.id, $0.singular, words: $0.id) }
      }
    }
    open(
      ListState(title: Phrase("New record of…", "新建哪一种…"), purpose: .newRecord, items: items)
    )
    return []
  }

  /// What is written down of any record from day to day.
  private static let daily = ["notes", "contacts", "documents"]

  /// What can be made of a record: the daily ones and those that it has already, then the others by
  /// pane, its own first.
  private func related(to detail: DetailState) -> [ListItem] {
    var seen: Set<String> = []
    let all = registry.referrers(to: detail.reference.register)
      .filter { seen.insert($0.register.id).inserted }
    let tabs = detail.content?.tabs ?? []
    func rank(_ register: Register) -> Int? {
      if let place = Self.daily.firstIndex(of: register.id) { return place }
      let place = tabs.firstIndex { $0.register == register.id && !$0.ids.isEmpty }
      return place.map { Self.daily.count + $0 }
    }
    func item(_ entry: (register: Register, field: Field)) -> ListItem {
      let (register, field) = entry
      return ListItem(register.id, register.singular, note: field.label, words: register.id)
    }
    let likely = all.compactMap { entry in rank(entry.register).map { (entry, $0) } }
      .sorted { $0.1 < $1.1 }
    var items = likely.map { item($0.0) }
    let own = registry[detail.reference.register]?.pane
    for pane in Pane.allCases.filter({ $0 == own }) + Pane.allCases.filter({ $0 != own }) {
      let others = all.filter { $0.register.pane == pane && rank($0.register) == nil }
      guard !others.isEmpty else { continue }
      items.append(.heading(pane.label))
      items += others.map(item)
    }
    return items
  }

  /// Begins a new record of a register; from a detail it refers to the record shown.
  mutating func beginNew(register id: String) -> [Effect] {
    guard let register = registry[id] else { return [] }
    var values = Fields()
    if case .detail(let detail) = screen,
      let field = register.fields.first(where: { field in
        field.kind.targets.contains(detail.reference.register)
          || field.kind.targets.contains(Register.any)
      })
    {
      let text = Registry.text(of: detail.reference, in: field.kind.targets)
      values[field.id] = field.kind.isSet ? .list([text]) : .text(text)
      for (field, value) in implied(by: detail.reference, in: register) where values[field] == nil {
        values[field] = value
      }
    }
    return openForm(register, nil, values: values)
  }

  /// What a new record needs and the record that it is made of names already: a lease of a room lies
  /// in the room's carrier.
  private func implied(by reference: RecordReference, in register: Register) -> [(String, Value)] {
    guard let record = board.record(reference), let known = registry[reference.register] else {
      return []
    }
    return register.fields.compactMap { field in
      guard field.isRequired, case .reference(let targets) = field.kind, targets.count == 1,
        !targets.contains(reference.register), !targets.contains(Register.any)
      else { return nil }
      let same = known.fields.filter { $0.kind == field.kind }
      guard same.count == 1, let value = record[same[0].id] else { return nil }
      return (field.id, value)
    }
  }

  /// Asks for what an action needs.
  mutating func openForm(of action: RegisterAction, on records: [Record]) -> [Effect] {
    guard let first = records.first else { return [] }
    let start: Fields
    do throws(Refusal) {
      start = try self.start(of: action, on: records, given: Fields())
    } catch {
      message = Message(refusals: [error])
      return []
    }
    var form = FormState(
      register: first.reference.register,
      purpose: .action(action, ids: records.map(\.id)),
      revision: first.revision,
      seen: board.seq,
      original: start,
      lines: action.asks.map { field in
        FormLine(
          field: field,
          section: action.label,
          initial: reader.formText(of: start[field.id], field),
          value: start[field.id]
        )
      }
    )
    if records.count == 1,
      action.steps.contains(where: { if case .handOver = $0 { true } else { false } })
    {
      form.scope = handingOver(from: first)
    }
    open(.form(form))
    return []
  }

  /// How many records of which registers a person hands over, and how many lie outside the zone that
  /// is shown; `nil` where that cannot be told.
  private func handingOver(from person: Record) -> Phrase? {
    guard let found = try? reader.evaluator.handedOver(by: person) else { return nil }
    var counts: [(register: String, count: Int)] = []
    for (record, _) in found {
      let register = record.reference.register
      if let place = counts.firstIndex(where: { $0.register == register }) {
        counts[place].count += 1
      } else {
        counts.append((register, 1))
      }
    }
    guard !counts.isEmpty else {
      return Phrase("There is nothing to hand over.", "没有可移交的内容。")
    }
    let parts = counts.sorted { $0.count > $1.count }.map { id, count in
      let label = registry[id]?.label ?? Phrase(same: id)
      return Phrase("\(grouped(count)) \(label.en.lowercased())", "\(label.zh) \(grouped(count)) 条")
    }
    let all = grouped(found.count)
    var (en, zh) = (
      parts.map(\.en).joined(separator: ", "), parts.map(\.zh).joined(separator: "、")
    )
    if let zone = preferences.zone {
      let name = reader.title(of: RecordReference(register: "zones", id: zone))
      let outside = grouped(found.count { !reader.isInZone($0.record) })
      en += "; \(outside) of them outside \(name)"
      zh += "；其中 \(outside) 条不在\(name)内"
    }
    return Phrase("In all zones \(all): \(en).", "所有园区共 \(all) 条：\(zh)。")
  }

  /// What an action starts with on records: for several, only what is the same for all of them.
  func start(
    of action: RegisterAction,
    on records: [Record],
    given: Fields,
    spans: [String: DaySpan] = [:]
  ) throws(Refusal) -> Fields {
    var common: Fields?
    for record in records {
      let own = try reader.evaluator.start(
        of: action,
        on: record,
        login: environment.person.login,
        given: given,
        spans: spans
      )
      guard let known = common else {
        common = own
        continue
      }
      for entry in known.entries where own[entry.field] != entry.value {
        common?[entry.field] = nil
      }
    }
    return common ?? Fields()
  }
}
