import Canvas
import ZoneModel
import ZoneQuery

/// What the records of a register are counted by.
struct CountRequest: Hashable, Sendable {
  var register: String
  /// Which records: a filter as it was typed.
  var filter: String
  /// What makes a row, as an expression.
  var key: String
  /// What makes a column, as an expression, if anything.
  var across: String?
  /// The figure that is summed, by its field, if any.
  var sum: String?
}

/// What a count was made from; where one of these differs it is made anew.
struct CountKey: Hashable, Sendable {
  var request: CountRequest
  var seq: Int
  var zone: String?
  var today: Day
}

/// Records of a register that were counted.
struct CountAnswer: Sendable {
  var key: CountKey
  /// What makes a row, and what a column, as they were read.
  var keys: [Expression] = []
  /// The rows; where something stands across, each is its whole row.
  var rows: [RecordGroup] = []
  /// The groups of the columns, by row and for all rows; `nil` where nothing stands across.
  var table: GroupTable?
  /// All records, each counted once.
  var total = RecordGroup.empty([], sums: 0)
  var isOverlapping = false
  /// Whether groups without a record would have been too many to be listed.
  var lacksEmpty = false
  /// Why nothing could be counted, if so.
  var problem: Phrase?
}

/// Something that records can be counted by.
struct CountKind: Sendable {
  /// The expression.
  var text: String
  var label: Phrase
}

extension BoardReader {
  /// With more possible groups than this those without a record are not listed.
  private static let mostGroups = 2_000

  /// Counts records by one or two keys, groups without a record included; `nil` when that was stopped.
  ///
  /// - Complexity: O(*n*) in the records of the register.
  func counts(
    _ key: CountKey,
    unless isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> CountAnswer? {
    var answer = CountAnswer(key: key)
    let request = key.request
    guard let register = registry[request.register] else { return answer }
    do throws(ExpressionError) {
      let cache = evaluator.cache
      var keys = [try cache.expression(request.key, in: register.id, mode: .value)]
      if let across = request.across {
        keys.append(try cache.expression(across, in: register.id, mode: .value))
      }
      var sums: [Expression] = []
      if let sum = request.sum {
        sums.append(try cache.expression(sum, in: register.id, mode: .value))
      }
      let place = zone.map { RecordReference(register: "zones", id: $0) }
      let query = Query(register.id, filter: try filter(request.filter, register), zone: place)
      guard let all = try evaluator.select(query, isCancelled: isCancelled) else { return nil }
      let found = evaluator.grouping(all, by: keys, summing: sums, isCancelled: isCancelled)
      let empty = try evaluator.emptyGroups(
        beside: found.groups,
        by: keys,
        sums: sums.count,
        most: Self.mostGroups,
        in: place
      )
      // Of records that stand across only those with something in them; there may be hundreds.
      let heads = Set(found.groups.compactMap(\.keys.last))
      let isAcross = if keys.count > 1, case .reference = keys[1].shownKind { true } else { false }
      let others = (empty ?? []).filter { !isAcross || $0.keys.last.map(heads.contains) == true }
      let groups = evaluator.sorted(found.groups + others, by: keys)
      (answer.keys, answer.lacksEmpty) = (keys, empty == nil)
      (answer.total, answer.isOverlapping) = (found.total, found.isOverlapping)
      if keys.count > 1 {
        let table = evaluator.table(
          of: groups,
          all,
          by: [keys[0]],
          across: keys[1],
          summing: sums,
          isCancelled: isCancelled
        )
        answer.rows = table.rows.map(\.all)
        answer.table = table
      } else {
        answer.rows = groups
      }
    } catch {
      answer.problem = error.sentence
    }
    return isCancelled() ? nil : answer
  }

  /// What the records of a register can be counted by: choices, flags, references, years, short texts,
  /// and the zone that they lie in.
  func countKinds(of register: Register) -> [CountKind] {
    let fields = (seesPrivate ? register : register.withoutPrivate).fields
    var kinds = fields.compactMap { field -> CountKind? in
      guard !field.isUnique else { return nil }
      switch field.shownKind {
      case .choice, .choices, .flag, .reference, .references, .year:
        return CountKind(text: field.id, label: field.label)
      case .date:
        let label = Phrase("\(field.label.en), by year", "\(field.label.zh)（按年）")
        return CountKind(text: "year(\(field.id))", label: label)
      default: return nil
      }
    }
    if let path = register.zonePath, path.contains("."), let zones = registry["zones"] {
      kinds.append(CountKind(text: path, label: zones.singular))
    }
    kinds += fields.compactMap { field in
      guard case .text = field.shownKind, !field.isUnique, !field.id.hasPrefix("name") else {
        return nil
      }
      return CountKind(text: field.id, label: field.label)
    }
    return kinds
  }

  /// The figures of a register that can be summed: those of one unit.
  func summable(of register: Register) -> [Field] {
    (seesPrivate ? register : register.withoutPrivate).fields.filter { field in
      switch field.shownKind {
      case .money, .area, .integer, .number: register.unitField(of: field) == nil
      default: false
      }
    }
  }

  /// What a key is called: its kind's name, else the expression.
  func label(ofCount text: String, in register: Register) -> Phrase {
    countKinds(of: register).first { $0.text == text }?.label
      ?? register[field: text]?.label ?? Phrase(same: text)
  }

  /// The value of a key in words.
  func words(of value: Outcome, _ key: Expression) -> String {
    switch value {
    case .missing: return Phrase("(none)", "（无）")[language]
    case .unknown, .between, .days: return Phrase("(unknown)", "（未知）")[language]
    default: break
    }
    let kind = key.shownKind
    guard let plain = value.value(as: kind) else { return value.description }
    return formatter.text(plain, of: kind, unit: key.field?.unit, .short)
  }

  /// The filter that finds the records of a value of a key.
  func clause(of value: Outcome, _ key: Expression) -> String {
    let text = key.text
    switch value {
    case .missing: return "missing(\(text))"
    case .unknown, .between, .days, .span, .list: return "unknown(\(text))"
    case .truth(let isTrue): return isTrue ? text : "not \(text)"
    case .choice(let id): return "\(text):\(DashboardState.quoted(id))"
    case .record(let reference):
      let targets = key.field?.kind.targets ?? ["zones"]
      let name = DashboardState.quoted(Registry.text(of: reference, in: targets))
      let isList = if case .references = key.field?.kind { true } else { false }
      return isList ? "\(text):\(name)" : "\(text)=\(name)"
    case .text(let word): return "\(text)=\"\(word.filter { $0 != "\"" })\""
    case .day(let day): return "\(text)=\(day)"
    case .number(let number): return "\(text)=\(Int(number.approximate))"
    }
  }
}

extension DashboardState {
  /// Asks by what the records of the table are to be counted.
  mutating func openCountBy() -> [Effect] {
    guard case .table(let id) = screen, let register = registry[id] else { return [] }
    return openCountKinds(of: register, act: "by:", title: Phrase("Count by", "分组统计"), none: nil)
  }

  private mutating func openCountKinds(
    of register: Register,
    act: String,
    title: Phrase,
    none: Phrase?
  ) -> [Effect] {
    let items = reader.countKinds(of: register).map {
      ListItem(act + $0.text, $0.label, words: $0.text)
    }
    guard !items.isEmpty else {
      message = Message(
        .note,
        Phrase(
          "\(register.label.en) have no field to be counted by.",
          "「\(register.label.zh)」没有可用于分组的字段。"
        )
      )
      return []
    }
    let first = none.map { [ListItem(act, $0)] } ?? []
    open(ListState(title: title, purpose: .scopes, items: first + items))
    return []
  }

  /// Counts the records of the table that is shown, as it is filtered.
  mutating func count(_ id: String, by key: String, across: String? = nil) -> [Effect] {
    var view = ViewState(.counts, day: clock.today)
    view.count = CountRequest(
      register: id,
      filter: tables[id]?.filter ?? "",
      key: key,
      across: across
    )
    open(.view(view))
    return []
  }

  /// What can be chosen of a count: rows, columns, the figure that is summed.
  mutating func openCountChoices(_ request: CountRequest) -> [Effect] {
    guard let register = registry[request.register] else { return [] }
    let none = Phrase("none", "无")
    let across = request.across.map { reader.label(ofCount: $0, in: register) } ?? none
    let sum = request.sum.flatMap { register[field: $0]?.label } ?? none
    var items = [
      ListItem(
        "rows",
        Phrase("Rows…", "行…"),
        note: reader.label(ofCount: request.key, in: register)
      ),
      ListItem("columns", Phrase("Columns…", "列…"), note: across),
    ]
    if !reader.summable(of: register).isEmpty {
      items.append(ListItem("figure", Phrase("Sum…", "求和…"), note: sum))
    }
    items.append(ListItem("gaps", Phrase("Only what is missing, or all", "只看缺项，或全部"), right: "!"))
    open(ListState(title: ViewKind.counts.label, purpose: .scopes, items: items))
    return []
  }

  /// Does what was chosen of a count.
  mutating func choose(count act: String, _ view: ViewState) -> [Effect] {
    guard var request = view.count, let register = registry[request.register] else { return [] }
    let none = Phrase("(none)", "（无）")
    switch act {
    case "rows":
      return openCountKinds(of: register, act: "by:", title: Phrase("Rows", "行"), none: nil)
    case "columns":
      return openCountKinds(of: register, act: "across:", title: Phrase("Columns", "列"), none: none)
    case "figure":
      let items = reader.summable(of: register).map { ListItem("sum:" + $0.id, $0.label) }
      let list = [ListItem("sum:", none)] + items
      open(ListState(title: Phrase("Sum", "求和"), purpose: .scopes, items: list))
      return []
    case "gaps": return toggleOnlyMarked()
    default: break
    }
    func chosen(_ prefix: String) -> String? {
      act.hasPrefix(prefix) ? String(act.dropFirst(prefix.count)) : nil
    }
    if let key = chosen("by:") { request.key = key }
    if let across = chosen("across:") { request.across = across.isEmpty ? nil : across }
    if let sum = chosen("sum:") { request.sum = sum.isEmpty ? nil : sum }
    var view = view
    view.count = request
    (view.column, view.cursor, view.line, view.top) = (0, nil, 0, 0)
    screen = .view(view)
    return []
  }

  /// Counts anew where the count is of another board, zone or day; many records on the worker.
  mutating func settleCounts(_ view: inout ViewState) -> [Effect] {
    guard let request = view.count, view.countTicket == nil else { return [] }
    let key = CountKey(
      request: request,
      seq: board.seq,
      zone: preferences.zone,
      today: clock.today
    )
    guard view.counts?.key != key else { return [] }
    guard board.source(request.register).count > Self.inlineLimit else {
      view.counts = reader.counts(key)
      return []
    }
    idsMade += 1
    view.countTicket = idsMade
    return makeWay() + [.work(Work(ticket: idsMade, task: .counts(key), reader: reader.ofItsOwn()))]
  }

  /// The count that the table of a register was opened from, if it was.
  func countBehind(_ id: String) -> CountRequest? {
    guard case .view(let view)? = screens.dropLast().last, let request = view.count,
      request.register == id
    else { return nil }
    return request
  }

  /// What a count is called: the register, what it is counted by, and its filter.
  func title(of request: CountRequest) -> String {
    guard let register = registry[request.register] else { return request.register }
    let keys = [request.key, request.across].compactMap { $0 }
      .map { say(reader.label(ofCount: $0, in: register)) }
    let filter = request.filter.isEmpty ? "" : " / " + request.filter
    return say(register.label) + " · " + keys.joined(separator: " × ") + filter
  }

  /// Takes records that the worker has counted.
  mutating func take(_ answer: CountAnswer?, ticket: Int) {
    amend { screen in
      guard case .view(var view) = screen, view.countTicket == ticket else { return false }
      view.countTicket = nil
      if let answer { view.counts = answer }
      screen = .view(view)
      return true
    }
  }
}
