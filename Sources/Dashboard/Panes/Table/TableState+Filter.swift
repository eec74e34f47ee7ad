import Canvas
import ZoneModel

extension DashboardState {
  /// Opens the filter bar of a table, or the search of a detail or a history.
  mutating func openFilter() -> [Effect] {
    switch screen {
    case .table(let id):
      let filter = tables[id]?.filter ?? ""
      tables[id]?.bar = TextField(filter)
    case .detail(var detail):
      detail.search = TextField()
      screen = .detail(detail)
    case .history(var history):
      history.bar = TextField(history.filter)
      screen = .history(history)
    case .overview: return openFind("")
    case .view(var view):
      view.bar = TextField(view.filter)
      screen = .view(view)
    case .finding, .form, .start: break
    }
    return []
  }

  /// Counts the rows while a filter is typed.
  mutating func filterAsTyped(_ id: String) -> [Effect] {
    select(id)
  }

  /// Takes the line that was typed: filter, command or value.
  mutating func acceptLine() -> [Effect] {
    if case .line(let line)? = overlays.last { return accept(line) }
    switch screen {
    case .table(let id):
      guard var table = tables[id], let bar = table.bar else { return [] }
      table.filter = bar.text.trimmed
      table.bar = nil
      table.view = nil
      tables[id] = table
      return select(id)
    case .detail: return searchInDetail()
    case .history: return acceptHistoryFilter()
    case .view(var view):
      view.filter = view.bar?.text.trimmed ?? view.filter
      view.bar = nil
      screen = .view(view)
      return []
    case .overview, .finding, .form, .start: return []
    }
  }

  /// Leaves the filter bar with the filter that was in force before.
  mutating func leaveBar() -> [Effect] {
    switch screen {
    case .table(let id):
      tables[id]?.bar = nil
      return select(id)
    case .detail(var detail):
      detail.search = nil
      screen = .detail(detail)
    case .history(var history):
      history.bar = nil
      screen = .history(history)
    case .view(var view):
      view.bar = nil
      screen = .view(view)
    case .overview, .finding, .form, .start: break
    }
    return []
  }

  /// Takes the filter off.
  mutating func clearFilter() -> [Effect] {
    guard case .table(let id) = screen else { return [] }
    tables[id]?.filter = ""
    tables[id]?.onlyMarked = false
    tables[id]?.view = nil
    return select(id)
  }

  /// Shows the rows that the filter cannot decide.
  mutating func showUnknown() -> [Effect] {
    guard case .table(let id) = screen, let filter = tables[id]?.filter, !filter.isEmpty else {
      message = Message(.note, Phrase("There is no filter.", "没有筛选。"))
      return []
    }
    let inner = reader.strict(filter, register: id) ?? filter
    let asked = reader.retold("unknown(\(inner))", register: id)
    let call = asked.prefix { $0 != "(" } + "("
    if reader.retold(filter, register: id).hasPrefix(call) { return [] }
    tables[id]?.filter = asked
    return select(id)
  }

  /// Shows only rows with a mark, or all again.
  mutating func toggleOnlyMarked() -> [Effect] {
    if case .finding(var finding) = screen {
      finding.onlyMarked.toggle()
      (finding.line, finding.top) = (nil, 0)
      screen = .finding(finding)
      return []
    }
    if case .view(var view) = screen {
      view.onlyMarked.toggle()
      screen = .view(view)
      return []
    }
    if case .detail(let detail) = screen { return toggleOnlyMarked(in: detail) }
    guard case .table(let id) = screen else {
      overview.onlyMarked.toggle()
      refreshOverview()
      return []
    }
    tables[id]?.onlyMarked.toggle()
    return select(id)
  }

  /// Shows the rows with these values of a column; none takes the column's filter off.
  mutating func filter(_ id: String, field: String, values: [String]) -> [Effect] {
    let words = values.map { Self.quoted($0) }.joined(separator: ",")
    return filter(id, field: field, clause: values.isEmpty ? nil : "\(field):\(words)")
  }

  /// Puts a clause about a column into the filter in place of the one that was there.
  mutating func filter(_ id: String, field: String, clause: String?) -> [Effect] {
    guard var table = tables[id], let declared = registry[id]?[field: field] else { return [] }
    var clauses = FilterClauses(table.filter)
    clauses.replace(
      [declared.id, declared.label.zh],
      with: clause.map { reader.retold($0, register: id) }
    )
    table.filter = clauses.text
    table.view = nil
    tables[id] = table
    return select(id)
  }

  /// A word as it can stand in a filter.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      let value = scalar.value
      return (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
        || (0x61...0x7A).contains(value) || scalar == "-" || scalar == "_" || scalar == "/"
        || value > 0x2E80 && value < 0xFF00
    }
    if isPlain, !word.isEmpty { return word }
    return "\"" + word.filter { $0 != "\"" } + "\""
  }
}

/// A filter as the clauses that stand in it side by side.
struct FilterClauses {
  private var clauses: [String]

  /// Parts a filter at spaces outside quotes and brackets.
  init(_ text: String) {
    clauses = []
    var current = ""
    var depth = 0
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      }
      if character == " ", !isQuoted, depth == 0 {
        if !current.isEmpty { clauses.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { clauses.append(current) }
  }

  /// The filter.
  var text: String { clauses.joined(separator: " ") }

  /// The filter with `and` between its clauses, as it must be in brackets.
  var joined: String {
    var text = ""
    var needsAnd = false
    for clause in clauses {
      let isWord = ["or", "and", "not", "或", "且", "非"].contains(clause)
      if needsAnd, !isWord { text += " and" }
      text += (text.isEmpty ? "" : " ") + clause
      needsAnd = !isWord
    }
    return text
  }

  /// Puts a clause in the place of the one about a field, by any of its names; `nil` takes it out.
  mutating func replace(_ names: [String], with clause: String?) {
    let starts = names.flatMap { name in
      [":", ">", "<", "=", "!", "~"].map { name + $0 }
        + ["missing", "缺失", "为空"].map { "\($0)(\(name))" }
    }
    let isAbout: (String) -> Bool = { text in
      let bare = text.first == "-" ? String(text.dropFirst()) : text
      return starts.contains { bare.hasPrefix($0) }
    }
    let isSimple = !clauses.contains { $0 == "or" || $0 == "或" }
    if isSimple { clauses.removeAll(where: isAbout) }
    if let clause { clauses.append(clause) }
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
