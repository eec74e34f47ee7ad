import Canvas
import ZoneModel
import ZonePolicy

extension BoardReader {
  /// Every version of a programme with its conditions for a record, the earliest first.
  func versions(of id: String, for reference: RecordReference) -> [ProgrammeSheet] {
    let policy = policy
    guard let record = board.record(reference),
      let programme = policy.book.programmes.first(where: { $0.id == id })
    else { return [] }
    return policy.book.versions(of: programme).map { policy.sheet(of: $0, for: record) }
  }
}

extension DashboardState {
  /// The sheet of a programme that is shown.
  private var shownProgramme: (reference: RecordReference, programme: String)? {
    guard case .finding(let finding) = screen, let programme = finding.programme else { return nil }
    return (finding.reference, programme)
  }

  /// Why there are no versions to choose from, if so.
  var whyNoVersions: Phrase? {
    shownProgramme == nil
      ? Phrase("This is no sheet of a programme: F8, Apply…", "这不是申报核对表：F8，申报…") : nil
  }

  /// Has every version of the programme evaluated, to choose one or to compare them.
  mutating func lookUpVersions(compares: Bool) -> [Effect] {
    guard let (reference, programme) = shownProgramme else { return [] }
    return look(
      .versions(reference, programme: programme, compares: compares),
      Phrase("Evaluating the versions…", "正在核查各版本…")
    )
  }

  /// Offers the versions of a programme, and all of them side by side.
  mutating func offer(_ sheets: [ProgrammeSheet], for reference: RecordReference) {
    guard sheets.count > 1 else {
      message = Message(
        .note,
        Phrase("There is one version of this programme only.", "该项目只有一个版本。")
      )
      return
    }
    let all = ListItem(
      "",
      Phrase("All side by side", "各版本并列对比"),
      words: "compare versions"
    )
    let name = reader.title(of: reference)
    open(
      ListState(
        title: Phrase("Versions, for \(name)", "各版本（\(name)）"),
        purpose: .versions(reference),
        items: [all]
          + sheets.map { sheet in
            let (verdict, summary) = (sheet.verdict.label, sheet.summary)
            return ListItem(
              sheet.programme.id,
              sheet.programme.name,
              note: Phrase(
                "\(verdict.en): \(summary.en)",
                "\(verdict.zh)：\(summary.zh)"
              ),
              right: sheet.programme.version ?? "",
              words: sheet.programme.id
            )
          },
        current: shownProgramme?.programme
      )
    )
  }

  /// Shows a version of the programme in the place of the one that is shown, or all of them.
  mutating func choose(version: String, for reference: RecordReference) -> [Effect] {
    guard !version.isEmpty else { return lookUpVersions(compares: true) }
    guard case .finding(let finding) = screen, finding.programme != version else { return [] }
    screen = .finding(FindingState(reference, programme: version))
    return []
  }

  /// Shows the versions of a programme side by side: each condition with how it stands in each.
  mutating func compare(_ sheets: [ProgrammeSheet], for reference: RecordReference) {
    var order: [String] = []
    for standing in sheets.flatMap(\.standings) where !order.contains(standing.condition.id) {
      order.append(standing.condition.id)
    }
    let names = sheets.map { $0.programme.version ?? $0.programme.id }
    let column = (names.map { environment.lettering.width($0) }.max() ?? 0) + 2
    func cell(_ name: String, _ text: Phrase) -> Phrase {
      let blank = String(repeating: " ", count: column - environment.lettering.width(name))
      return Phrase("   \(name)\(blank)\(text.en)", "   \(name)\(blank)\(text.zh)")
    }
    func stands(_ verdict: Verdict) -> Phrase {
      let mark = DetailMark(verdict).rawValue
      return Phrase("\(mark) \(verdict.label.en)", "\(mark) \(verdict.label.zh)")
    }
    var lines = [Phrase(same: reader.title(of: reference)), Phrase("", "")]
    for (name, sheet) in zip(names, sheets) {
      let (verdict, summary) = (stands(sheet.verdict), sheet.summary)
      lines.append(
        cell(name, Phrase("\(verdict.en): \(summary.en)", "\(verdict.zh)：\(summary.zh)"))
      )
    }
    for id in order {
      let standings = sheets.map { sheet in sheet.standings.first { $0.condition.id == id } }
      let differs = Set(standings.map { $0?.verdict }).count > 1
      lines.append(Phrase("", ""))
      lines += words(of: standings.map { $0?.condition.says }, names, differs: differs)
      for (name, standing) in zip(names, standings) {
        guard let standing else {
          lines.append(cell(name, Phrase("- does not ask for it", "- 无此条件")))
          continue
        }
        let (verdict, words) = (stands(standing.verdict), standing.words(reader.formatter))
        let value = words.value.isEmpty ? words.missing : words.value
        let test = words.needed.isEmpty ? "" : "  " + words.needed
        lines.append(
          cell(
            name,
            Phrase("\(verdict.en)  \(value)\(test)", "\(verdict.zh)  \(value)\(test)")
          )
        )
      }
    }
    let title = Phrase("Versions side by side", "各版本对比")
    overlays.append(.page(PageState(title: title, lines: wrapped(lines))))
  }

  /// A condition in plain words: once, or for each version where they word it differently.
  private func words(of says: [Phrase?], _ names: [String], differs: Bool) -> [Phrase] {
    let said = zip(names, says).compactMap { name, says in says.map { (name: name, says: $0) } }
    let mark = differs ? "~ " : ""
    guard Set(said.map(\.says)).count > 1 else {
      let says = said.first?.says ?? Phrase("", "")
      return [differs ? Phrase("~ \(says.en) (differs)", "~ \(says.zh)（有变化）") : says]
    }
    return said.map { name, says in
      Phrase("\(mark)\(name): \(says.en)", "\(mark)\(name)：\(says.zh)")
    }
  }

  /// Lines of a page, wrapped where they are longer than it is wide.
  private func wrapped(_ lines: [Phrase]) -> [Phrase] {
    let room = min(96, size.columns) - 5
    return lines.flatMap { line -> [Phrase] in
      let text = say(line)
      guard !text.isEmpty else { return [line] }
      let indent = String(text.prefix { $0 == " " })
      return environment.lettering.wrap(
        String(text.dropFirst(indent.count)),
        to: room - indent.count
      )
      .enumerated().map { Phrase(same: ($0.offset == 0 ? "" : "  ") + indent + $0.element) }
    }
  }
}
