import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

/// What the worker finds for somebody who wants to apply or to match, or checks several records.
enum CaseAnswer: Sendable {
  /// The programmes for a record, each with why it is not for its zone, if so.
  case programmes(RecordReference, [OfferedProgramme])
  /// Every version of a programme for a record, the earliest first, to choose from or to compare.
  case versions(RecordReference, [ProgrammeSheet], compares: Bool)
  /// What is offered for a demand, the best first; `nil` where nothing is matched with it.
  case matches(RecordReference, [MatchProposal]?)
  /// What can be matched, by matching.
  case demands([(name: Phrase, demands: [RecordReference])])
  /// What was found on several records.
  case checks([RecordChecks])
}

/// A programme, and why it is not for the record's zone, if so.
struct OfferedProgramme: Sendable {
  var programme: Programme
  var whyNot: Phrase?
}

/// What the register and the rules in force say of one of several records.
struct RecordChecks: Sendable {
  var reference: RecordReference
  var items: [FindingItem]
}

extension BoardReader {
  /// The programmes for records of this kind: first those that reach the record's zone.
  func programmes(for reference: RecordReference) -> [OfferedProgramme] {
    let policy = policy
    let offered = policy.programmes(for: reference.register).map { programme in
      OfferedProgramme(
        programme: programme,
        whyNot: board.record(reference).flatMap { policy.whyOutOfReach(programme, $0) }
          ?? policy.whyNotInForce(programme)
      )
    }
    return offered.filter { $0.whyNot == nil } + offered.filter { $0.whyNot != nil }
  }

  /// What is still looking for something to be matched with, by matching; in the zone, where panes
  /// are narrowed to one.
  func demands(
    unless isCancelled: () -> Bool
  ) -> [(name: Phrase, demands: [RecordReference])] {
    let policy = policy
    return policy.book.matchings.map { matching in
      guard !isCancelled() else { return (matching.name, []) }
      return (matching.name, policy.demands(of: matching).filter(isInZone).map(\.reference))
    }
  }
}

extension DashboardState {
  /// Has the programmes looked up that the record under the cursor may apply for.
  mutating func beginApplication() -> [Effect] {
    guard let reference = currentRecord else { return [] }
    return look(.programmes(reference), Phrase("Looking up the programmes…", "正在查找项目…"))
  }

  /// Has what is offered looked up for the demand under the cursor; elsewhere, what can be matched.
  mutating func beginMatching() -> [Effect] {
    let says = Phrase("Matching…", "正在匹配…")
    guard let reference = currentRecord, isMatched(reference.register) else {
      return look(.demands, says)
    }
    return look(.matches(reference), says)
  }

  /// Whether the records of a register are matched with what is offered.
  func isMatched(_ register: String) -> Bool {
    registry["matches"]?[field: "demand"]?.kind.targets.contains(register) == true
  }

  /// Has what is offered looked up for a demand that was chosen.
  mutating func match(_ demand: String) -> [Effect] {
    guard let reference = RecordReference(demand) else { return [] }
    return look(.matches(reference), Phrase("Matching…", "正在匹配…"))
  }

  /// Has the register and the rules in force looked up for several records.
  mutating func check(_ references: [RecordReference]) -> [Effect] {
    look(.checks(references), Phrase("Checking…", "正在核查…"))
  }

  mutating func look(_ task: Work.Task, _ says: Phrase) -> [Effect] {
    idsMade += 1
    caseTicket = idsMade
    caseRecord = currentRecord
    message = Message(.note, says)
    return makeWay() + [.work(Work(ticket: idsMade, task: task, reader: reader))]
  }

  /// Takes what the worker found for an application or a match.
  mutating func take(_ answer: CaseAnswer, ticket: Int) {
    guard ticket == caseTicket else { return }
    caseTicket = nil
    guard isIdle, currentRecord == caseRecord else {
      let name = caseRecord.map { reader.title(of: $0) }
      message = Message(
        .note,
        name.map {
          Phrase("What \($0) was looked up for is found; ask once more.", "「\($0)」的查找已完成，请再次打开。")
        } ?? Phrase("What was looked up is found; ask once more.", "查找已完成，请再次打开。")
      )
      return
    }
    message = nil
    switch answer {
    case .programmes(let reference, let programmes): offer(programmes, to: reference)
    case .matches(let reference, let proposals): offer(proposals, for: reference)
    case .versions(let reference, let sheets, let compares):
      if compares { compare(sheets, for: reference) } else { offer(sheets, for: reference) }
    case .demands(let demands): offer(demands)
    case .checks(let found): list(found)
    }
  }

  private mutating func offer(_ programmes: [OfferedProgramme], to reference: RecordReference) {
    guard !programmes.isEmpty else {
      let register = registry[reference.register]?.label ?? Phrase("these records", "此类记录")
      message = Message(
        .note,
        Phrase(
          "No policy pack has a programme for \(register.en.lowercased()).",
          "没有面向\(register.zh)的项目。"
        )
      )
      return
    }
    let name = reader.title(of: reference)
    open(
      ListState(
        title: Phrase("Apply for… (\(name))", "申报……（\(name)）"),
        purpose: .programmes(reference),
        items: programmes.map { offered in
          let programme = offered.programme
          return ListItem(
            programme.id,
            programme.name,
            note: offered.whyNot ?? programme.note,
            right: programme.version ?? "",
            off: offered.whyNot,
            words: programme.id
          )
        }
      )
    )
  }

  /// Shows the sheet of a programme for a record.
  mutating func openSheet(of programme: String, for reference: RecordReference) -> [Effect] {
    open(.finding(FindingState(reference, programme: programme)))
    return []
  }

  /// Why the sheet that is shown cannot be filed, if so.
  var whyNotFiled: Phrase? {
    guard case .finding(let finding) = screen, finding.programme != nil else {
      return Phrase("This is no sheet of a programme: F8, Apply…", "这不是申报核对表：F8，申报…")
    }
    guard let sheet = finding.sheet else { return Phrase("It is still being checked.", "正在核查。") }
    if sheet.reach == .no {
      return Phrase(
        "The programme is not for the zone of this record.",
        "该项目不适用于此记录所在园区。"
      )
    }
    if let why = reader.policy.whyNotInForce(sheet.programme) { return why }
    return whyNotWritable
  }

  /// Files the application with the sheet that is shown; asks where a condition is not met.
  mutating func fileApplication() -> [Effect] {
    if let why = whyNotFiled {
      message = Message(.warning, why)
      return []
    }
    guard case .finding(let finding) = screen, let sheet = finding.sheet else { return [] }
    let filing = sheet.filing(
      with: reader.evaluator,
      by: environment.person.login
    )
    let name = reader.title(of: finding.reference)
    let label = Phrase(
      "Applied: \(sheet.programme.name.en), \(name)",
      "申报：\(sheet.programme.name.zh)，\(name)"
    )
    let draft = ChangeDraft(
      id: makeID(),
      label: say(label),
      edits: filing.edits,
      seen: board.seq
    )
    let standing = sheet.standingApplication(on: board)
    guard sheet.verdict != .met || standing != nil else { return [.commit(draft)] }
    var text = standing.map { [sheet.alreadyFiled($0)] } ?? []
    text.append(sheet.summary)
    if sheet.verdict != .met {
      text.append(
        Phrase(
          "What is unknown is not counted as met. The sheet is kept as it is now.",
          "未知项不算符合。核对表按现状留存。"
        )
      )
    }
    var answers = [DialogState.Answer(label: Phrase("Not yet", "暂不提交"), then: .nothing)]
    if let standing {
      answers += [
        DialogState.Answer(
          label: Phrase("Look at that one", "查看已提交的申报"),
          then: .open(standing.reference)
        ), DialogState.Answer(label: Phrase("File another one", "另行提交一份"), then: .commit(draft)),
      ]
    } else {
      answers.append(DialogState.Answer(label: Phrase("File it", "提交"), then: .commit(draft)))
    }
    let title =
      standing == nil
      ? Phrase("File it all the same?", "仍要提交吗？")
      : Phrase("File it a second time?", "要再提交一次吗？")
    overlays.append(.dialog(DialogState(title: title, text: text, answers: answers)))
    return []
  }

  // MARK: - Matching

  private mutating func offer(_ matchings: [(name: Phrase, demands: [RecordReference])]) {
    let lines = matchings.flatMap { matching -> [ListItem] in
      guard !matching.demands.isEmpty else { return [] }
      return [.heading(matching.name)]
        + matching.demands.map { demand in
          ListItem(
            demand.description,
            Phrase(same: reader.title(of: demand)),
            note: registry[demand.register]?.singular,
            right: demand.id,
            words: demand.id
          )
        }
    }
    guard !lines.isEmpty else {
      message = Message(
        .note,
        Phrase(
          "No demand, financing need or scenario is looking for a match here.",
          "此处没有待匹配的技术需求、融资需求或应用场景。"
        )
      )
      return
    }
    open(
      ListState(
        title: Phrase("Match what?", "匹配什么？"),
        purpose: .demands,
        items: lines
      )
    )
  }

  private mutating func offer(_ proposals: [MatchProposal]?, for reference: RecordReference) {
    guard let proposals else {
      message = Message(
        .note,
        Phrase(
          "Demands, financing needs and scenarios are matched.",
          "可匹配的是技术需求、融资需求和应用场景。"
        )
      )
      return
    }
    guard !proposals.isEmpty else {
      message = Message(.note, Phrase("Nothing on offer fits.", "没有合适的供给。"))
      return
    }
    let name = reader.title(of: reference)
    open(
      ListState(
        title: Phrase("Matches for \(name)", "「\(name)」的匹配"),
        purpose: .matches(reference),
        intro: [
          Phrase(
            "Score, and at best; Enter shows the reasons and proposes the match.",
            "得分及最高可达；回车查看理由并建议对接。"
          )
        ],
        items: proposals.map { proposal in
          let (score, best) = (proposal.score, proposal.possible)
          return ListItem(
            proposal.supply.description,
            Phrase(same: reader.title(of: proposal.supply)),
            note: proposal.reasons,
            right: score == best ? "\(score)" : "\(score)…\(best)",
            off: proposal.match.map {
              Phrase("They have been matched before: \($0.id).", "此前已有对接：\($0.id)。")
            },
            words: proposal.supply.id
          )
        }
      )
    )
  }

  /// Shows the reasons of a match that was chosen in full; Enter keeps it with them.
  mutating func propose(_ supply: String, for reference: RecordReference) -> [Effect] {
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    let policy = reader.policy
    guard let matching = policy.matching(of: reference.register),
      let demand = board.record(reference), let offer = RecordReference(supply),
      let proposal = policy.proposal(of: matching, for: demand, offering: offer),
      proposal.match == nil
    else {
      message = Message(.warning, Phrase("It no longer fits.", "已不再适合。"))
      return []
    }
    let (offered, wanted) = (reader.title(of: offer), reader.title(of: reference))
    let label = Phrase("Match proposed: \(offered) for \(wanted)", "建议对接：\(offered) — \(wanted)")
    let draft = ChangeDraft(
      id: makeID(),
      label: say(label),
      edits: policy.keeping(proposal, language),
      seen: board.seq
    )
    overlays.append(
      .page(
        PageState(
          title: Phrase("Propose this match?", "建议这项对接吗？"),
          lines: [
            Phrase("Wanted: \(wanted)", "需求：\(wanted)"),
            Phrase("Offered: \(offered)", "供给：\(offered)"), proposal.reasons,
          ],
          enter: (Phrase("Propose it", "建议对接"), .commit(draft))
        )
      )
    )
    return []
  }

  // MARK: - Checking several

  /// Lists what was found on several records; Enter opens the check of one.
  private mutating func list(_ found: [RecordChecks]) {
    var lines: [ListItem] = []
    var clean = 0
    for checks in found {
      let wanted = checks.items.filter(\.isActionNeeded)
      guard !wanted.isEmpty else {
        clean += 1
        continue
      }
      let title = reader.title(of: checks.reference)
      lines.append(.heading(Phrase(same: title)))
      lines += wanted.map { item in
        let mark = item.mark.rawValue
        return ListItem(
          "\(checks.reference) \(item.id)",
          Phrase("\(mark) \(item.says.en)", "\(mark) \(item.says.zh)"),
          words: title + " " + item.id
        )
      }
    }
    guard !lines.isEmpty else {
      message = Message(
        .done,
        Phrase("Nothing found on \(clean) records.", "\(clean) 条均没有发现问题。")
      )
      return
    }
    let count = found.count
    open(
      ListState(
        title: Phrase("Check of \(count) records", "\(count) 条记录的核查"),
        purpose: .checked,
        intro: clean == 0
          ? [] : [Phrase("Nothing found on \(clean) of them.", "其中 \(clean) 条没有发现问题。")],
        items: lines
      )
    )
  }

  /// Opens the check of one of several records.
  mutating func openChecked(_ id: String) -> [Effect] {
    let parts = id.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = parts.first, let reference = RecordReference(first) else { return [] }
    return openFindings(reference, rule: parts.count > 1 ? parts[1] : nil)
  }
}
