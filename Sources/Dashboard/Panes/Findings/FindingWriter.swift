import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Writes a check as lines of so many columns.
struct FindingWriter {
  /// The columns that labels take.
  static let label = 11

  let state: DashboardState
  let columns: Int
  private(set) var lines: [FindingLine] = []

  init(_ state: DashboardState, columns: Int) {
    self.state = state
    self.columns = columns
  }

  private func say(_ phrase: Phrase) -> String { state.say(phrase) }

  // MARK: - Kinds of lines

  private mutating func heading(
    _ title: Phrase,
    _ trailing: Phrase? = nil,
    mark: DetailMark? = nil
  ) {
    let content = FindingLine.Content.heading(
      say(title),
      trailing: trailing.map { say($0) },
      mark: mark
    )
    lines.append(FindingLine(content: content))
  }

  private mutating func words(
    _ label: Phrase,
    _ text: Phrase?,
    choice: FindingLine.Choice? = nil
  ) {
    guard let text else { return }
    let room = max(10, columns - Self.label - 1)
    let wrapped = state.environment.lettering.wrap(say(text), to: room)
    for (place, line) in wrapped.enumerated() {
      let content = FindingLine.Content.labelled(place == 0 ? say(label) : "", line)
      lines.append(FindingLine(content: content, choice: place == 0 ? choice : nil))
    }
  }

  // MARK: - A check

  mutating func write(_ item: FindingItem, of reference: RecordReference) {
    let verdict = item.verdict
    heading(
      Phrase(verdict.en.prefix(1).uppercased() + verdict.en.dropFirst(), verdict.zh),
      item.finding.map { Self.weight(of: $0.rule) },
      mark: item.mark
    )
    words(Phrase("Says", "内容"), item.says)
    switch item.subject {
    case .register(let refusal): write(refusal, of: reference)
    case .rule(let finding): write(finding, item.reaches)
    case .condition(let standing): write(standing, of: reference)
    }
    guard !item.closings.isEmpty else { return }
    heading(Phrase("What would close it", "怎样解决"), Phrase("Enter does it", "回车执行"))
    for closing in item.closings {
      lines.append(
        FindingLine(content: .text(say(closing.says), .link), choice: .closing(closing.act))
      )
    }
  }

  /// The checks beside the one that is shown, a line each.
  mutating func writeOthers(_ others: [FindingItem]) {
    guard !others.isEmpty else { return }
    let day = state.clock.today
    heading(
      Phrase("The other \(others.count)", "其余 \(others.count) 项"),
      Phrase("as of \(day)", "截至 \(day)")
    )
    lines += others.map { other in
      FindingLine(
        content: .check(other.mark, state.checkText(other)),
        choice: .check(other.id)
      )
    }
  }

  private mutating func write(_ refusal: Refusal, of reference: RecordReference) {
    let field = refusal.field.flatMap { state.registry[reference.register]?[field: $0] }
    let source = field?.cited
    words(
      Phrase("From", "出处"),
      Phrase(
        "the register's own check" + (source.map { ", after \($0.en)" } ?? ""),
        "登记簿自身的检查" + (source.map { "，依据 \($0.zh)" } ?? "")
      )
    )
    words(Phrase("Field", "字段"), field?.help)
    words(Phrase("Next step", "下一步"), refusal.nextStep)
  }

  private mutating func write(_ finding: Finding, _ reaches: Phrase?) {
    let rule = finding.rule
    words(Phrase("From", "出处"), finding.citation, choice: .clause)
    words(Phrase("Reaches", "适用"), reaches)
    if let tick = finding.tick {
      let who = tick.by.map { state.personName($0) } ?? Phrase("somebody", "有人")
      let day = tick.day.map { " \($0)" } ?? ""
      words(
        Phrase("Ticked", "已确认"),
        Phrase(
          "\(who.en)\(day)\(tick.reason.map { ": " + $0 } ?? "")",
          "\(who.zh)\(day)\(tick.reason.map { "：" + $0 } ?? "")"
        )
      )
    }
    let changes = state.reasoned?.changes ?? []
    if let change = finding.reasonGiven(among: changes, state.reader.evaluator),
      let why = change.why
    {
      let who = state.personName(change.author.name)
      let day = state.localDateTime(of: change.time)
      words(
        Phrase("Let in", "破例理由"),
        Phrase("\(why) (\(who.en), \(day))", "\(why)（\(who.zh)，\(day)）")
      )
    }
    if let until = finding.until {
      words(Phrase("Until", "至"), Phrase(same: until.description))
    }
    write(finding.values, missing: finding.missing, of: finding.record)
    if let test = rule.reading(state.reader.settings.readings)?.test, rule.isJudged(finding) {
      let all = test.words(in: state.registry, on: state.board)
      words(Phrase("Test", "条件"), all)
      // Of a test with several parts it is told which of them fail.
      if let failing = finding.failing, failing != all {
        words(Phrase("Fails", "不符之处"), failing)
      }
    }
    if let applies = rule.applies, finding.verdict == .notApplicable {
      words(Phrase("Only where", "仅适用于"), applies.words(in: state.registry, on: state.board))
    }
    if let reading = finding.reading {
      let others = rule.readings.filter { $0.id != reading.id }
        .map { $0.says ?? Phrase(same: $0.id) }
      words(
        Phrase("Reading", "理解口径"),
        Phrase(
          Self.sentence(reading.says?.en ?? reading.id, ".") + " Or else: "
            + others.map(\.en).joined(separator: " / "),
          Self.sentence(reading.says?.zh ?? reading.id, "。") + "也可理解为："
            + others.map(\.zh).joined(separator: " / ")
        ),
        choice: .readings
      )
    }
    words(Phrase("Note", "说明"), rule.note)
    for other in finding.competing { words(Phrase("Decides", "以何为准"), other.words) }
    if let pack = state.book?.pack(rule.pack), !pack.precedence.isEmpty,
      finding.verdict == .unmet
    {
      let order = pack.precedence.map { provisions($0, of: pack) }
      words(
        Phrase("Order", "效力次序"),
        Phrase(
          order.map(\.en).joined(separator: " > "),
          order.map(\.zh).joined(separator: " > ")
        )
      )
    }
    let formatter = state.reader.formatter
    words(
      Phrase("Gap", "差距"),
      finding.gap.map { gap in
        Phrase(same: gap.shown(formatter))
      }
    )
    if [.unmet, .notCovered].contains(finding.verdict) {
      words(Phrase("Remedy", "办法"), finding.remedy)
    }
  }

  private mutating func write(_ standing: ConditionStanding, of reference: RecordReference) {
    let text = standing.words(state.reader.formatter)
    words(Phrase("From", "出处"), standing.citation)
    if !text.needed.isEmpty {
      words(Phrase("Value", "数值"), Phrase(same: text.value))
      words(Phrase("Needed", "要求"), Phrase(same: text.needed))
    }
    if !text.gap.isEmpty { words(Phrase("Gap", "差距"), Phrase(same: text.gap)) }
    words(Phrase("Note", "说明"), standing.condition.note)
    write(standing.values, missing: standing.missing, of: reference)
    if standing.missing.contains(where: \.isSetting) {
      words(
        Phrase("Setting", "设置"),
        Phrase(
          "A figure of the store: thresholds in settings.yaml (zoneboard edit settings).",
          "本库参数：settings.yaml 的 thresholds（zoneboard edit settings）。"
        )
      )
    }
  }

  private mutating func write(
    _ values: [UsedValue],
    missing: [UsedValue],
    of reference: RecordReference
  ) {
    let formatter = state.reader.formatter
    if !values.isEmpty {
      heading(Phrase("What was used", "所用数据"), Phrase("value, source", "数值、来源"))
    }
    let lettering = state.environment.lettering
    let room = FindingLine.room(forNames: columns)
    let cut = values.map { lettering.cut(say($0.label), to: room) }
    for (value, name) in zip(values, cut) {
      var label = say(value.label)
      // Names that would look the same if they were cut stand above their values.
      if cut.count(where: { $0 == name }) > 1 {
        lines += lettering.wrap(label, to: columns - 4).map {
          FindingLine(content: .text($0, .label))
        }
        label = ""
      }
      lines.append(
        FindingLine(
          content: .value(
            label,
            value.shown(formatter),
            source(of: value, reference),
            isKnown: value.outcome.isKnown
          )
        )
      )
    }
    guard !missing.isEmpty else { return }
    let names = missing.map(\.lacked)
    words(
      Phrase("Missing", "缺少"),
      Phrase(
        names.map(\.en).joined(separator: ", "),
        names.map(\.zh).joined(separator: "、")
      )
    )
  }

  /// Where a value comes from: the record that it stands in, and what that says of its source.
  private func source(of value: UsedValue, _ own: RecordReference) -> String {
    guard let first = value.records.first(where: { $0 != own }) ?? value.records.first,
      let record = state.board.record(first)
    else {
      let kept = state.board.record(own)?["dataSource"]?.text
      return kept ?? say(Phrase("this record", "本记录"))
    }
    var text = first == own ? say(Phrase("this record", "本记录")) : state.reader.title(of: first)
    if value.records.count > 1 { text += " +\(value.records.count - 1)" }
    let source = record["source"]?.text ?? record["dataSource"]?.text
    return source.map { text + ", " + $0 } ?? text
  }

  private static func sentence(_ text: String, _ end: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("。") ? text : text + end
  }

  /// How binding a rule is and what it does.
  private static func weight(of rule: Rule) -> Phrase {
    let kind =
      switch rule.strictness {
      case .mandatory: Phrase("must hold", "必须符合")
      case .inPrinciple: Phrase("holds in principle", "原则上符合")
      case .permissive: Phrase("an offer", "允许性条款")
      }
    return switch rule.enforcement {
    case .block:
      Phrase("\(kind.en), stops a change without a reason", "\(kind.zh)，无理由则阻止修改")
    case .warn: kind
    case .inform: Phrase("\(kind.en), for information", "\(kind.zh)，供参考")
    }
  }

  /// Whose provisions a word of a document's order of precedence means: as the document calls them,
  /// else a level, another document or a zone.
  private func provisions(_ word: String, of pack: Pack) -> Phrase {
    if let name = pack.precedenceNames[word] { return name }
    switch word {
    case "this": return Phrase("this document", "本文件")
    case "state", "states": return Phrase("State", "国家")
    case "provinces": return Phrase("provinces", "各省")
    case "city", "cities": return Phrase("cities", "各市")
    case "district", "districts": return Phrase("districts", "各区")
    default: break
    }
    if let other = state.book?.pack(word) { return other.title }
    let zone = RecordReference(register: "zones", id: word)
    return Phrase(same: state.board.record(zone) == nil ? word : state.reader.title(of: zone))
  }
}

extension Rule {
  /// Whether a finding rests on the test of the rule.
  fileprivate func isJudged(_ finding: Finding) -> Bool {
    finding.verdict != .notApplicable && finding.verdict != .outOfReach && !readings.isEmpty
  }
}

extension DashboardState {
  /// A check in one line: what it says, with a verdict that its mark does not tell.
  func checkText(_ item: FindingItem) -> String {
    switch item.finding?.verdict {
    case .running, .notCovered, .notApplicable, .open:
      say(Phrase("\(item.verdict.en): \(item.says.en)", "\(item.verdict.zh)：\(item.says.zh)"))
    default: say(item.says)
    }
  }

  /// The screen of findings as lines of so many columns.
  func lines(of finding: FindingState, columns: Int, withOthers: Bool) -> [FindingLine] {
    guard let item = finding.item else { return [] }
    var writer = FindingWriter(self, columns: columns)
    writer.write(item, of: finding.reference)
    if withOthers { writer.writeOthers(finding.shown.filter { $0.id != item.id }) }
    return writer.lines
  }
}
