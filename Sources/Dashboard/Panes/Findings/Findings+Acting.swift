import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension DashboardState {
  // MARK: - Opening

  /// Shows what the register and the rules in force say of a record.
  mutating func openFindings(_ reference: RecordReference, rule: String? = nil) -> [Effect] {
    guard board.record(reference) != nil else {
      message = Message(.warning, whyNotThere(reference))
      return []
    }
    open(.finding(FindingState(reference, rule: rule)))
    return []
  }

  /// Has the checks evaluated where they are not of this board, and keeps the cursor in view.
  mutating func settleFinding() -> [Effect] {
    guard case .finding(var finding) = screen else { return [] }
    let asking = askReasons(finding.items ?? [])
    defer { screen = .finding(finding) }
    if finding.ticket == nil, finding.key != reader.overviewKey {
      idsMade += 1
      finding.ticket = idsMade
      let work = Work(
        ticket: idsMade,
        task: .findings(finding.reference, programme: finding.programme),
        reader: reader
      )
      return asking + makeWay() + [.work(work)]
    }
    let layout = FindingLayout(ScreenLayout(size).whole)
    let lines = lines(
      of: finding,
      columns: layout.body.columns,
      withOthers: layout.list.columns == 0
    )
    let choices = lines.indices.filter { lines[$0].choice != nil }
    // What would close it stands first under the hand, where it is in view.
    let usual = choices.firstIndex { row in
      if case .closing = lines[row].choice { row < layout.body.rows } else { false }
    }
    let line = min(finding.line ?? usual ?? 0, max(0, choices.count - 1))
    finding.line = finding.items == nil ? nil : line
    finding.top = min(finding.top, max(0, lines.count - layout.body.rows))
    if choices.indices.contains(line) {
      let row = choices[line]
      if row < finding.top || row >= finding.top + layout.body.rows {
        finding.top = Scroll.top(
          from: finding.top,
          showing: row,
          of: lines.count,
          height: layout.body.rows
        )
      }
    }
    return asking
  }

  /// Takes the checks of a record that were evaluated.
  mutating func take(_ items: [FindingItem], from answer: FindingsAnswer, ticket: Int) {
    if let book = answer.book { self.book = book }
    amend { screen in
      guard case .finding(var finding) = screen, finding.ticket == ticket else { return false }
      finding.ticket = nil
      finding.items = items
      finding.gone = answer.gone
      finding.sheet = answer.sheet
      finding.key = answer.key
      // A sheet begins with what stands in the way, in the programme's order.
      if finding.programme != nil, finding.current == nil {
        finding.current = finding.shown.first(where: \.isActionNeeded)?.id
      }
      finding.current = finding.item?.id
      screen = .finding(finding)
      return true
    }
    tell(answer.faults)
  }

  // MARK: - Moving

  /// Moves among the lines that can be chosen; past them the text scrolls.
  mutating func moveInFinding(_ motion: Motion) -> [Effect] {
    guard case .finding(var finding) = screen else { return [] }
    let layout = FindingLayout(ScreenLayout(size).whole)
    let lines = lines(
      of: finding,
      columns: layout.body.columns,
      withOthers: layout.list.columns == 0
    )
    let count = lines.filter { $0.choice != nil }.count
    let most = max(0, lines.count - layout.body.rows)
    let line = finding.line ?? 0
    switch motion {
    case .left: return moveCheck(by: -1)
    case .right: return moveCheck(by: 1)
    case .first: (finding.line, finding.top) = (0, 0)
    case .last: (finding.line, finding.top) = (max(0, count - 1), most)
    case .up: if line > 0 { finding.line = line - 1 } else { finding.top = 0 }
    case .down: finding.line = min(max(0, count - 1), line + 1)
    case .pageUp, .pageDown:
      let step = max(1, layout.body.rows - 1) * (motion == .pageUp ? -1 : 1)
      finding.top = min(most, max(0, finding.top + step))
      let view = finding.top..<(finding.top + layout.body.rows)
      let rows = lines.indices.filter { lines[$0].choice != nil }
      if let place = rows.firstIndex(where: { view.contains($0) }) { finding.line = place }
    }
    screen = .finding(finding)
    return []
  }

  /// Shows the next or the previous check.
  mutating func moveCheck(by step: Int) -> [Effect] {
    guard case .finding(let finding) = screen else { return [] }
    let shown = finding.shown
    guard shown.indices.contains(finding.place + step) else {
      message = Message(.note, Phrase("There is no further check.", "没有更多检查。"))
      return []
    }
    return show(check: shown[finding.place + step].id)
  }

  /// Shows a check of the record.
  mutating func show(check id: String) -> [Effect] {
    guard case .finding(var finding) = screen else { return [] }
    finding.current = id
    (finding.line, finding.top) = (nil, 0)
    screen = .finding(finding)
    return []
  }

  /// Lists all checks of the record.
  mutating func openChecks() -> [Effect] {
    guard case .finding(let finding) = screen else { return [] }
    let items = finding.shown.map { item in
      ListItem(
        item.id,
        Phrase("\(item.mark.rawValue) \(item.says.en)", "\(item.mark.rawValue) \(item.says.zh)"),
        words: item.id
      )
    }
    open(
      ListState(
        title: Phrase("Checks", "检查"),
        purpose: .checks,
        items: items,
        current: finding.item?.id
      )
    )
    return []
  }

  // MARK: - Doing

  /// Does what the line under the cursor says.
  mutating func openInFinding() -> [Effect] {
    guard case .finding(let finding) = screen else { return [] }
    let layout = FindingLayout(ScreenLayout(size).whole)
    let lines = lines(
      of: finding,
      columns: layout.body.columns,
      withOthers: layout.list.columns == 0
    )
    let choices = lines.compactMap(\.choice)
    guard let line = finding.line, choices.indices.contains(line) else { return [] }
    switch choices[line] {
    case .closing(let act): return perform(act)
    case .readings: return openReadings()
    case .clause: return showClause()
    case .check(let id): return show(check: id)
    }
  }

  private mutating func perform(_ act: Closing.Act) -> [Effect] {
    switch act {
    case .field(let reference, let field):
      guard let register = registry[reference.register] else { return [] }
      return openForm(register, reference, at: field)
    case .record(let reference): return openDetail(reference)
    case .new(let id, let values, let field):
      guard let register = registry[id] else { return [] }
      return openForm(register, nil, at: field, values: values)
    }
  }

  /// The finding of a rule that is shown.
  private var shownFinding: Finding? {
    guard case .finding(let finding) = screen else { return nil }
    return finding.item?.finding
  }

  /// The clause that is shown and the ways to read it, where there are several.
  private var ambiguity: Ambiguity? {
    let chosen = reader.settings.readings
    if let target = targetUnderCursor {
      return target.readings.isEmpty ? nil : Ambiguity(target.read(chosen), in: registry, on: board)
    }
    guard let rule = shownFinding?.rule, rule.readings.count > 1 else { return nil }
    return Ambiguity(rule, chosen, in: registry, on: board)
  }

  /// Why there is no other way to read what is shown, if so.
  var whyNoReadings: Phrase? {
    ambiguity == nil
      ? Phrase("This clause is read in one way only.", "此条款只有一种理解。") : whyNotWritable
  }

  /// Lists the ways in which the clause can be read; the one chosen becomes the store's setting.
  mutating func openReadings() -> [Effect] {
    guard let ambiguity else {
      message = whyNoReadings.map { Message(.warning, $0) }
      return []
    }
    open(
      ListState(
        title: Phrase("How this clause is read", "此条款的理解口径"),
        purpose: .readings(rule: ambiguity.id),
        intro: [
          Phrase(
            "The choice is a setting of the store: it holds for everybody, and undo takes it back.",
            "所选口径写入本库设置，对所有人生效，可撤销。"
          )
        ],
        items: ambiguity.ways.map { way in
          ListItem(
            way.id,
            way.says,
            note: way.means,
            right: way.id == ambiguity.usual ? say(Phrase("usual", "默认")) : "",
            words: way.id
          )
        },
        current: ambiguity.current
      )
    )
    return []
  }

  /// Makes a reading of a clause the store's setting.
  mutating func choose(reading: String, of rule: String) -> [Effect] {
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    let file = "settings.yaml"
    let before = board.adoptedText(file)
    guard let after = StoreSettings.choosing(reading: reading, of: rule, in: before) else {
      message = Message(
        .error,
        Phrase(
          "settings.yaml is written in a form that only a person can change: zoneboard edit settings.",
          "settings.yaml 的写法无法自动修改，请用 zoneboard edit settings 修改。"
        )
      )
      return []
    }
    guard after != before else {
      message = Message(.note, Phrase("It is read so already.", "已是此口径。"))
      return []
    }
    let label = Phrase("Read \(rule) as \(reading)", "\(rule) 的口径改为 \(reading)")
    return [
      .commit(
        ChangeDraft(
          id: makeID(),
          operation: .adopt,
          label: say(label),
          edits: [.adopt(file: file, before: before, after: after)],
          seen: board.seq
        )
      )
    ]
  }

  /// Shows the clause with its document, and what is to be known about the rule.
  mutating func showClause() -> [Effect] {
    guard let finding = shownFinding else {
      message = Message(.note, Phrase("No clause is behind this.", "此项没有对应条款。"))
      return []
    }
    let rule = finding.rule
    let pack = book?.pack(rule.pack)
    var lines: [Phrase] = []
    if let pack {
      lines.append(pack.title)
      if let issuer = pack.issuer { lines.append(issuer) }
      if let day = pack.issued {
        lines.append(Phrase("Issued \(day)", "\(day) 发布"))
      } else {
        lines.append(Phrase("It bears no date.", "文件未载日期。"))
      }
      lines.append(Phrase("", ""))
    }
    let clause = pack?.clause(rule.clause)
    let (cited, about) = (clause?.cited ?? Phrase(same: rule.clause), clause?.says)
    lines.append(
      Phrase("\(cited.en)  \(about?.en ?? "")", "\(cited.zh)  \(about?.zh ?? "")")
    )
    lines.append(rule.says)
    if let note = rule.note { lines += [Phrase("", ""), note] }
    lines += [
      Phrase("", ""),
      Phrase(
        "Rule \(rule.id), pack version \(pack?.version ?? "?")",
        "规则 \(rule.id)，政策包版本 \(pack?.version ?? "?")"
      ),
    ]
    overlays.append(.page(PageState(title: Phrase("Clause", "条款"), lines: lines)))
    return []
  }

  /// Opens what can be done on the screen of findings.
  mutating func openFindingActions() -> [Effect] {
    var ids = [
      "read-otherwise", "clause", "open-record", "edit-record", "history-of-record", "copy-sheet",
      "apply",
    ]
    if case .finding(let finding) = screen, finding.programme != nil {
      ids =
        ["file-application", "versions"] + ids.filter { $0 != "read-otherwise" && $0 != "clause" }
    }
    return openActions(ids)
  }

  /// The check that is shown, or all of them, as text.
  func sheet(of finding: FindingState, all: Bool) -> String {
    let items = all ? finding.shown : finding.item.map { [$0] } ?? []
    var text = [reader.title(of: finding.reference), clock.today.description]
    for item in items {
      var writer = FindingWriter(self, columns: 100)
      writer.write(item, of: finding.reference)
      text.append("")
      text += writer.lines.map(\.text)
    }
    return text.joined(separator: "\n")
  }

  /// Copies the whole sheet of checks.
  mutating func copySheet() -> [Effect] {
    guard case .finding(let finding) = screen, finding.items != nil else { return [] }
    let count = finding.shown.count
    message = Message(.done, Phrase("\(count) checks copied.", "已复制 \(count) 项检查。"))
    return [.copy(sheet(of: finding, all: true))]
  }
}

extension FindingLine {
  /// The line as plain text.
  fileprivate var text: String {
    switch content {
    case .heading(let title, let trailing, let mark):
      [mark?.rawValue, title, trailing.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    case .labelled(let label, let text): "  \(label)\t\(text)"
    case .text(let text, _): "  \(text)"
    case .value(let label, let value, let source, _): "  \(label)\t\(value)\t\(source)"
    case .check(let mark, let text): "  \(mark.rawValue) \(text)"
    }
  }
}

/// A clause that can be read in several ways, as a rule or a target of it.
private struct Ambiguity {
  /// The id under which the store keeps the way that it has chosen.
  let id: String
  /// The ways, each in the document's terms and by what is looked at.
  let ways: [(id: String, says: Phrase, means: Phrase)]
  let usual: String
  let current: String?

  init(
    _ rule: Rule,
    _ chosen: [String: String],
    in registry: Registry,
    on board: any Board
  ) {
    id = rule.id
    ways = rule.readings.map {
      ($0.id, $0.says ?? Phrase(same: $0.id), $0.test.words(in: registry, on: board))
    }
    usual = rule.defaultReading
    current = rule.reading(chosen)?.id
  }

  init(_ target: ZonePolicy.Target, in registry: Registry, on board: any Board) {
    id = target.readingSetting
    ways = target.readings.map { ($0.id, $0.says, $0.value.words(in: registry, on: board)) }
    usual = target.defaultReading
    current = target.reading?.id
  }
}
