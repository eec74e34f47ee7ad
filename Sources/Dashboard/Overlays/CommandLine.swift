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
      guard line.purpose == .command else { return [] }
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
      overlays.removeLast()
      let clause = Self.range(text, of: field)
      return filter(register, field: field, clause: clause)
    case .viewName(let register):
      overlays.removeLast()
      return keepView(named: text, of: register)
    case .export(let register): return export(to: text, register: register)
    case .saveReport: return saveReport(to: text)
    case .storePath(let isNew): return accept(storePath: text, isNew: isNew)
    case .moment:
      guard let moment = Self.moment(text, clock: clock) else {
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
    switch word {
    case "zone" where !rest.isEmpty:
      if rest == "all" || rest == "*" { return narrow(toZone: nil) }
      guard board.record(RecordReference(register: "zones", id: rest)) != nil else {
        message = Message(.error, Phrase("There is no zone \(rest).", "没有园区 \(rest)。"))
        return []
      }
      return narrow(toZone: rest)
    case "lang" where Language(rawValue: rest) != nil:
      return speak(Language(rawValue: rest) ?? language)
    case "theme" where environment.themes.contains(rest):
      return dress(in: rest)
    case "find": return openFind(rest)
    case "filter":
      guard case .table(let id) = screen else { break }
      tables[id]?.filter = rest
      return select(id)
    case "sort":
      guard let (id, _, register) = shownTable else { break }
      let keys = rest.split(separator: ",").map { SortKey(text: String($0).trimmed) }
      if let wrong = keys.first(where: { register[field: $0.field] == nil }) {
        message = Message(
          .error,
          Phrase("There is no field \(wrong.field).", "没有字段 \(wrong.field)。")
        )
        return []
      }
      tables[id]?.sort = keys
      return select(id) + keepTable(id)
    case "q", "quit": return leave()
    default: break
    }
    let named = registry.registers.first {
      [$0.id, $0.label.zh, $0.label.en.lowercased()].contains(word)
    }
    if let register = named { return open(register: register.id, filter: rest) }
    if let command = CommandTable.standard[word], command.places.contains(screenPlace) {
      return run(command)
    }
    // F8 lists the actions that are called as a command is.
    if let register = currentRegister, !targets.isEmpty,
      let action = register.actions.first(where: { $0.id == word })
    {
      let records = targets.compactMap { board.record($0) }
      if let why = whyOff(action, on: records) {
        message = Message(.warning, why)
        return []
      }
      return begin(action: word, register: register.id, ids: records.map(\.id))
    }
    if let reference = RecordReference(text), board.record(reference) != nil {
      return openDetail(reference)
    }
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

  private static func parted(_ text: String) -> (word: String, rest: String) {
    guard let space = text.firstIndex(where: \.isWhitespace) else { return (text, "") }
    return (String(text[..<space]), String(text[space...]).trimmed)
  }

  /// The clause of a range such as `3..5`, `3..`, `..5`.
  static func range(_ text: String, of field: String) -> String? {
    guard !text.isEmpty else { return nil }
    guard let dots = text.firstIndex(of: "."), text[dots...].hasPrefix("..") else {
      return "\(field)=\(text)"
    }
    let from = String(text[..<dots]).trimmed
    let to = String(text[text.index(dots, offsetBy: 2)...]).trimmed
    let clauses =
      (from.isEmpty ? [] : ["\(field)>=\(from)"]) + (to.isEmpty ? [] : ["\(field)<=\(to)"])
    return clauses.isEmpty ? nil : clauses.joined(separator: " ")
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
          text: clock.today.adding(days: -1).description,
          purpose: .moment
        )
      )
    ]
    return []
  }
}
