import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Opens the command line.
  mutating func openCommandLine() -> [Effect] {
    overlays = [.line(LineState(title: Phrase(same: ":"), purpose: .command))]
    return []
  }

  /// Words that take something behind them on the command line.
  private static let takingWords = ["zone", "sort", "filter", "lang", "theme", "find", "then"]

  /// What the word that is being typed could become, best first.
  func completions(of text: String) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let last = words.last else { return [] }
    let candidates: [String]
    if words.count <= 1 {
      candidates =
        Self.takingWords + registry.registers.map(\.id)
        + CommandTable.standard.commands.filter { command in
          command.places.contains(placeBelow) && command.section != .typing
        }.map(\.id) + (currentRegister?.actions.map(\.id) ?? [])
    } else {
      switch words[0] {
      case "zone":
        candidates = registry["zones"].map { reader.zoneTree($0).map(\.id) } ?? []
      case "lang": candidates = Language.allCases.map(\.rawValue)
      case "theme": candidates = environment.themes
      case "sort": candidates = currentRegister?.fields.flatMap { [$0.id, $0.id + ":desc"] } ?? []
      case "filter": candidates = currentRegister?.fields.map(\.id) ?? []
      default: candidates = registry[words[0]]?.fields.map(\.id) ?? []
      }
    }
    let folded = Narrowing.folded(last)
    return candidates.filter { Narrowing.folded($0).hasPrefix(folded) }
      + candidates.filter {
        let candidate = Narrowing.folded($0)
        return !candidate.hasPrefix(folded) && candidate.contains(folded)
      }
  }

  /// Completes the word of the topmost line or of the filter bar.
  mutating func completeLine() -> [Effect] {
    if case .line(var line)? = overlays.last {
      guard line.purpose == .command else { return openCalendarOverLine() }
      let found = completions(of: line.field.text)
      if let word = Self.commonStart(of: found, atLeast: line.field.text) {
        line.field.replace(with: word)
      }
      line.reading =
        found.count == 1
        ? nil : Message(.note, Phrase(same: found.prefix(12).joined(separator: "  ")))
      overlays[overlays.count - 1] = .line(line)
      return []
    }
    guard case .table(let id) = screen, let register = registry[id], var bar = tables[id]?.bar
    else { return [] }
    var words: [String] = []
    for field in register.fields {
      let choices = field.kind.choiceSet?.choices ?? []
      words += [field.id, say(field.label)]
      words += choices.map { "\(field.id):\($0.id)" }
      words += choices.map { "\(say(field.label)):\(say($0.label))" }
    }
    words.removeAll { $0.contains(" ") }
    let last = bar.text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let folded = Narrowing.folded(String(last))
    let found = words.filter { Narrowing.folded($0).hasPrefix(folded) }
    if let text = Self.commonStart(of: found, atLeast: bar.text) { bar.replace(with: text) }
    tables[id]?.bar = bar
    if found.count > 1 {
      message = Message(.note, Phrase(same: found.prefix(10).joined(separator: "  ")))
    }
    return filterAsTyped(id)
  }

  /// A line with its last word completed as far as all candidates agree.
  private static func commonStart(of candidates: [String], atLeast text: String) -> String? {
    guard let first = candidates.first else { return nil }
    let typed = text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let starting = candidates.filter {
      Narrowing.folded($0).hasPrefix(Narrowing.folded(String(typed)))
    }
    var common = starting.first ?? first
    for candidate in starting.dropFirst() {
      while !candidate.hasPrefix(common) { common.removeLast() }
    }
    guard common.count >= typed.count else { return nil }
    let before = text.dropLast(typed.count)
    return String(before) + common + (starting.count == 1 && !common.contains(":") ? " " : "")
  }

  /// Brings back a command that was accepted before, or a later one again.
  mutating func recall(_ motion: Motion) {
    guard case .line(var line)? = overlays.last, line.purpose == .command else { return }
    let back = line.recalled + (motion == .up ? 1 : motion == .down ? -1 : 0)
    guard (0...commandLines.count).contains(back) else { return }
    line.recalled = back
    line.field.replace(with: back == 0 ? "" : commandLines[commandLines.count - back])
    overlays[overlays.count - 1] = .line(line)
  }

  /// Does what a line says.
  mutating func accept(_ line: LineState) -> [Effect] {
    let text = line.field.text.trimmed
    switch line.purpose {
    case .command:
      overlays.removeLast()
      guard !text.isEmpty else { return [] }
      commandLines.removeAll { $0 == text }
      commandLines.append(text)
      return perform(text)
    case .value(let register, let field, let ids):
      return acceptValue(text, register: register, field: field, ids: ids)
    case .range(let register, let field):
      guard let declared = registry[register]?[field: field] else { return [] }
      switch range(text, of: declared) {
      case .success(let clause):
        overlays.removeLast()
        return filter(register, field: field, clause: clause)
      case .failure(let refusal):
        say(Message(refusals: [refusal]))
        return []
      }
    case .viewName(let register):
      overlays.removeLast()
      return keepView(named: text, of: register)
    case .export(let register): return export(to: text, register: register)
    case .saveReport: return saveReport(to: text)
    case .storePath(let isNew): return accept(storePath: text, isNew: isNew)
    case .moment:
      guard let moment = Self.moment(text, clock: present) else {
        say(
          Message(
            .error,
            Phrase(
              "A day such as 2026-11-20, or with a time: 2026-11-20 14:30.",
              "请输入日期，如 2026-11-20，或带时间：2026-11-20 14:30。"
            )
          )
        )
        return []
      }
      guard moment <= clock.now else {
        say(Message(.error, Phrase("That is still to come.", "该时刻尚未到来。")))
        return []
      }
      overlays.removeLast()
      return openBoard(asOf: .moment(moment))
    case .note(let about, let login):
      overlays.removeLast()
      return keepNote(text, about: about, for: login)
    case .putOff(let causes): return putOff(causes, text)
    case .reason(let draft):
      overlays.removeLast()
      return send(draft, why: text)
    }
  }

  /// Says something about the topmost line.
  mutating func say(_ reading: Message) {
    guard case .line(var line)? = overlays.last else { return }
    line.reading = reading
    overlays[overlays.count - 1] = .line(line)
  }

  /// Does a command of the command line.
  mutating func perform(_ text: String) -> [Effect] {
    let (word, rest) = Self.parted(text)
    if !rest.isEmpty, let command = command(named: text) { return run(command) }
    switch word {
    case "zone" where !rest.isEmpty: return narrow(toZoneNamed: rest)
    case "lang" where Language(rawValue: rest) != nil:
      return speak(Language(rawValue: rest) ?? language)
    case "theme" where environment.themes.contains(rest):
      return dress(in: rest)
    case "find": return openFind(rest)
    case "filter":
      guard case .table(let id) = screen else { break }
      tables[id]?.filter = rest
      return select(id)
    case "sort" where !rest.isEmpty: if shownTable != nil { return sort(by: rest) }
    case "open":
      if let reference = record(called: rest) { return openDetail(reference) }
      if let register = register(called: rest) { return open(register: register.id) }
    case "new": if let register = register(called: rest) { return beginNew(register: register.id) }
    case "q", "quit": return leave()
    default: break
    }
    if let register = register(called: word) {
      let effects = open(register: register.id, filter: "")
      guard !rest.isEmpty else { return effects }
      tables[register.id]?.filter = rest
      return select(register.id)
    }
    if let reference = RecordReference(text), board.record(reference) != nil {
      return openDetail(reference)
    }
    let command = command(called: word).flatMap { $0.places.contains(screenPlace) ? $0 : nil }
    // F8 lists the actions that are called as a command is.
    let action =
      targets.isEmpty
      ? nil
      : currentRegister?.actions.first {
        [$0.id, $0.label.zh, $0.label.en.lowercased()].contains(word)
      }
    guard rest.isEmpty || (command == nil && action == nil) else {
      message = Message(
        .error,
        Phrase(
          "\(word) takes nothing behind it; nothing was done with \(rest).",
          "\(word) 后面不带内容；没有对 \(rest) 做任何操作。"
        )
      )
      return []
    }
    if let command { return run(command) }
    if let action, let register = currentRegister { return begin(action, of: register) }
    let near = completions(of: word).first
    message = Message(
      .error,
      Phrase(
        "There is no command \(word) here." + (near.map { " Nearest: \($0)." } ?? ""),
        "这里没有命令 \(word)。" + (near.map { "相近：\($0)。" } ?? "")
      )
    )
    return []
  }

  /// Begins an action that was called by name on what is marked or under the cursor.
  private mutating func begin(_ action: RegisterAction, of register: Register) -> [Effect] {
    let records = targets.compactMap { board.record($0) }
    if let why = whyOff(action, on: records) {
      message = Message(.warning, why)
      return []
    }
    return begin(action: action.id, register: register.id, ids: records.map(\.id))
  }

  /// Narrows all panes to the zone that a person named by its id or a part of its name.
  private mutating func narrow(toZoneNamed name: String) -> [Effect] {
    if name == "all" || name == "*" { return narrow(toZone: nil) }
    let found = reader.records(named: name, in: ["zones"])
    if found.count == 1 { return narrow(toZone: found[0].id) }
    let titles = found.prefix(5).map { reader.title(of: $0) + " (\($0.id))" }
    message = Message(
      .error,
      found.isEmpty
        ? Phrase("There is no zone \(name).", "没有园区 \(name)。")
        : Phrase(
          "\(found.count) zones are called so: \(titles.joined(separator: ", "))",
          "有 \(found.count) 个园区相符：\(titles.joined(separator: "、"))"
        )
    )
    return []
  }

  /// Sorts the table by fields, by their ids or names.
  private mutating func sort(by text: String) -> [Effect] {
    guard let (id, _, shown) = shownTable else { return [] }
    let register = seen(shown)
    var keys: [SortKey] = []
    for part in text.split(whereSeparator: { ",，、".contains($0) }) {
      let key = SortKey(text: String(part).trimmed.replacing("：", with: ":"))
      guard let field = register.field(called: key.field) else {
        message = Message(
          .error,
          Phrase("There is no field \(key.field).", "没有字段 \(key.field)。")
        )
        return []
      }
      keys.append(SortKey(field.id, descending: key.isDescending))
    }
    tables[id]?.sort = keys
    return select(id) + keepTable(id)
  }

  /// The record that a text names by `register/id`, or by its id in the register that is shown.
  private func record(called text: String) -> RecordReference? {
    let here = currentRegister.map { RecordReference(register: $0.id, id: text) }
    return [RecordReference(text), here].compactMap { $0 }.first { board.record($0) != nil }
  }

  private func register(called word: String) -> Register? {
    registry.registers.first {
      [$0.id, $0.label.zh, $0.label.en.lowercased()].contains(word.lowercased())
    }
  }

  /// A command by its id, by its name in menus or footer, or by how only one Chinese name begins.
  private func command(called word: String) -> Command? {
    if let command = CommandTable.standard[word] ?? command(named: word) { return command }
    let name = Self.bare(word)
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let begun = namedCommands.filter { $0.names.contains { $0.hasPrefix(name) } }
    return begun.count == 1 ? begun[0].command : nil
  }

  /// A command of this screen as its menu or its footer names it, in either language.
  private func command(named text: String) -> Command? {
    let name = Self.bare(text)
    let commands = namedCommands
    return
      (commands.first { $0.names.contains(name) }
      ?? commands.first { command, _ in
        command.hint.map { [Self.bare($0.zh), Self.bare($0.en)].contains(name) } ?? false
      })?.command
  }

  /// The commands of this screen with their names in both languages.
  private var namedCommands: [(command: Command, names: [String])] {
    CommandTable.standard.commands.compactMap { command in
      guard command.section != .typing, command.places.contains(screenPlace) else { return nil }
      return (command, [Self.bare(command.name.zh), Self.bare(command.name.en)])
    }
  }

  /// A name as a person types it: in small letters, without the sign that something is asked.
  private static func bare(_ name: String) -> String {
    name.lowercased().replacing("…", with: "").trimmed
  }

  private static func parted(_ text: String) -> (word: String, rest: String) {
    guard let space = text.firstIndex(where: \.isWhitespace) else { return (text, "") }
    return (String(text[..<space]), String(text[space...]).trimmed)
  }

  /// The clause of a range such as `3..5`, `1.5m..`, `..今天`, each end as forms read it.
  private func range(_ text: String, of field: Field) -> Result<String?, Refusal> {
    guard !text.isEmpty else { return .success(nil) }
    // What is computed cannot be entered, but what it gives can.
    let entered = Field(field.id, field.label, kind: field.shownKind, unit: field.unit)
    let ends = LineState.ends(ofRange: text)
    var clauses: [String] = []
    for (end, sign) in zip(ends, ends.count == 1 ? ["="] : [">=", "<="]) {
      switch reader.read(end, for: entered) {
      case .success(let value):
        guard let value else { continue }
        clauses.append(field.id + sign + reader.entryText(of: value, entered))
      case .failure(let refusal): return .failure(refusal)
      }
    }
    return .success(clauses.isEmpty ? nil : clauses.joined(separator: " "))
  }

  /// The moment of `2026-11-20` (its end, of today's day now) or `2026-11-20 14:30` in local time.
  static func moment(_ text: String, clock: Clock) -> Moment? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let first = parts.first, let day = Day(first) else { return nil }
    if parts.count == 1, day == clock.today { return clock.now }
    var minutes = 24 * 60
    // The day's last moment, so that it is called by that day.
    var milliseconds: Int64 = -1
    if parts.count > 1 {
      let time = parts[1].split(separator: ":").compactMap { Int($0) }
      guard (2...3).contains(time.count), (0...23).contains(time[0]),
        time.dropFirst().allSatisfy({ (0...59).contains($0) })
      else { return nil }
      minutes = time[0] * 60 + time[1]
      milliseconds = 0
      // A second means its end, so that what was saved in it is in.
      if time.count == 3 { milliseconds = Int64(time[2]) * 1000 + 999 }
    }
    let local = Int64(day.number) * 1440 + Int64(minutes)
    return Moment(milliseconds: (local - Int64(clock.minutesAhead)) * 60_000 + milliseconds)
  }

  /// Asks for the moment whose board is to be seen.
  mutating func askMoment() -> [Effect] {
    overlays = [
      .line(
        LineState(
          title: Phrase("Board of (day, or day and time)", "查看（日期，或日期和时间）"),
          text: present.today.adding(days: -1).description,
          purpose: .moment
        )
      )
    ]
    return []
  }
}

extension Register {
  /// The field that a person names by its id or its label in either language.
  fileprivate func field(called name: String) -> Field? {
    let folded = name.lowercased()
    return self[field: name]
      ?? fields.first { [$0.id, $0.label.en, $0.label.zh].contains { $0.lowercased() == folded } }
  }
}
