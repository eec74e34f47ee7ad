import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

/// What the worker finds for somebody who wants to apply or to match.
enum CaseAnswer: Sendable {
  /// The programmes that a record may apply for.
  case programmes(RecordReference, [Programme])
  /// What is offered for a demand, the best first; `nil` where nothing is matched with it.
  case matches(RecordReference, [MatchProposal]?)

  /// The record that was asked about.
  var record: RecordReference {
    switch self {
    case .programmes(let reference, _), .matches(let reference, _): reference
    }
  }
}

extension BoardReader {
  /// The conditions of a programme for a record as checks, in the programme's order.
  func conditions(
    of id: String,
    for reference: RecordReference
  ) -> (items: [FindingItem], sheet: ProgrammeSheet)? {
    let policy = policy
    guard let record = board.record(reference),
      let programme = policy.book.programmes.first(where: { $0.id == id })
    else { return nil }
    let sheet = policy.sheet(of: programme, for: record)
    let items = sheet.standings.map { standing in
      FindingItem(
        id: standing.condition.id,
        subject: .condition(standing),
        mark: DetailMark(standing.verdict),
        says: standing.condition.says,
        closings: closings(of: standing, on: record)
      )
    }
    return (items, sheet)
  }

  private func closings(of standing: ConditionStanding, on record: Record) -> [Closing] {
    var closings: [Closing] = []
    func add(_ closing: Closing?) {
      guard let closing, !closings.contains(where: { $0.act == closing.act }) else { return }
      closings.append(closing)
    }
    guard standing.verdict != .met else { return [] }
    let values = standing.verdict == .unknown ? standing.missing : standing.values
    for value in values { add(closing(filling: value, on: record)) }
    return Array(closings.prefix(8))
  }

  // MARK: - Where a value is entered

  /// The field that a computed value lacks, or rests on: on the record itself, on the last record
  /// that refers to it, or on a new one.
  func closing(enteringFieldsOf value: UsedValue, on record: Record) -> Closing? {
    guard
      let expression = try? evaluator.cache.expression(
        value.text,
        in: record.reference.register,
        mode: .value
      )
    else { return nil }
    var seen: Set<String> = []
    let wanted = stored(expression, &seen)
    let own = wanted.filter { $0.register == record.reference.register }.map(\.field)
    if let field = own.first(where: { record[$0] == nil }) {
      return closing(record.reference, field)
    }
    for register in wanted.map(\.register) where register != record.reference.register {
      let fields = wanted.filter { $0.register == register }.map(\.field)
      if let closing = closing(entering: fields, in: register, on: record) { return closing }
    }
    return own.first.flatMap { closing(record.reference, $0) }
  }

  /// The fields with a value of their own that an expression reads, computed ones followed down.
  private func stored(
    _ expression: Expression,
    _ seen: inout Set<String>
  ) -> [(register: String, field: String)] {
    var found: [(register: String, field: String)] = []
    let text = expression.text
    // In the order of the text, so that the same field is offered each time.
    let names = expression.fieldsRead.sorted { left, right in
      (text.place(of: left.fieldName), left) < (text.place(of: right.fieldName), right)
    }
    for name in names where seen.insert(name).inserted {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let field = registry[parts[0]]?[field: parts[1]] else { continue }
      if case .computed = field.kind {
        if let inner = try? evaluator.cache.computation(field, of: parts[0]) {
          found += stored(inner, &seen)
        }
      } else {
        found.append((parts[0], parts[1]))
      }
    }
    return found
  }

  /// The last record of a register that refers to a record and lacks one of some fields; where there
  /// is none, a new one.
  private func closing(
    entering fields: [String],
    in id: String,
    on record: Record
  ) -> Closing? {
    guard let register = registry[id],
      let link = register.fields.first(where: { field in
        field.kind.targets.contains(record.reference.register)
      })
    else { return nil }
    let entered = fields.filter { $0 != link.id && $0 != "year" && $0 != "state" }
    guard let first = entered.first else { return nil }
    let referrers = (referrers(of: record.reference, in: register)).compactMap {
      board.record(RecordReference(register: id, id: $0))
    }.filter { $0[link.id] != nil }
    let last = referrers.max { left, right in
      (left["year"]?.number ?? 0, left.id) < (right["year"]?.number ?? 0, right.id)
    }
    if let last {
      return closing(last.reference, entered.first { last[$0] == nil } ?? first)
    }
    var values = Fields()
    values[link.id] = .text(Registry.text(of: record.reference, in: link.kind.targets))
    if register[field: "year"] != nil { values["year"] = .number(Number(today.year - 1)) }
    let name = register[field: first]?.label ?? Phrase(same: first)
    return Closing(
      says: Phrase(
        "\(name.en), missing: a new \(register.singular.en.lowercased())",
        "\(name.zh)（缺失）：新建\(register.singular.zh)"
      ),
      act: .new(register: id, values: values)
    )
  }
}

extension DetailMark {
  /// What a verdict on a condition means.
  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .unmet: .act
      case .unknown: .unknown
      case .met: .ok
      case .open, .running, .notCovered, .notApplicable, .outOfReach: .info
      }
  }
}

extension String {
  /// The part behind the last full stop.
  fileprivate var fieldName: String { split(separator: ".").last.map(String.init) ?? self }

  /// Where a word stands; past the end where it does not.
  fileprivate func place(of word: String) -> Int {
    let (text, wanted) = (Array(utf8), Array(word.utf8))
    guard !wanted.isEmpty, text.count >= wanted.count else { return text.count }
    return (0...(text.count - wanted.count)).first { start in
      text[start..<(start + wanted.count)].elementsEqual(wanted)
    } ?? text.count
  }
}

// MARK: - Applying

extension DashboardState {
  /// Has the programmes looked up that the record under the cursor may apply for.
  mutating func beginApplication() -> [Effect] {
    guard let reference = currentRecord else { return [] }
    return look(.programmes(reference), Phrase("Looking up the programmes…", "正在查找项目…"))
  }

  /// Has what is offered looked up for the demand under the cursor.
  mutating func beginMatching() -> [Effect] {
    guard let reference = currentRecord else { return [] }
    return look(.matches(reference), Phrase("Matching…", "正在匹配…"))
  }

  private mutating func look(_ task: Work.Task, _ says: Phrase) -> [Effect] {
    idsMade += 1
    caseTicket = idsMade
    message = Message(.note, says)
    return makeWay() + [.work(Work(ticket: idsMade, task: task, reader: reader))]
  }

  /// Takes what the worker found for an application or a match.
  mutating func take(_ answer: CaseAnswer, ticket: Int) {
    guard ticket == caseTicket else { return }
    caseTicket = nil
    guard isIdle, currentRecord == answer.record else {
      let name = reader.title(of: answer.record)
      message = Message(
        .note,
        Phrase("What \(name) was looked up for is found; ask once more.", "「\(name)」的查找已完成，请再次打开。")
      )
      return
    }
    message = nil
    switch answer {
    case .programmes(let reference, let programmes): offer(programmes, to: reference)
    case .matches(let reference, let proposals): offer(proposals, for: reference)
    }
  }

  private mutating func offer(_ programmes: [Programme], to reference: RecordReference) {
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
        items: programmes.map { programme in
          ListItem(
            programme.id,
            programme.name,
            note: programme.note,
            right: programme.version ?? "",
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
    if finding.sheet == nil { return Phrase("It is still being checked.", "正在核查。") }
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
      by: environment.person.login,
      reader.formatter
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
    guard sheet.verdict != .met else { return [.commit(draft)] }
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("File it all the same?", "仍要提交吗？"),
          text: [
            sheet.summary,
            Phrase(
              "What is unknown is not counted as met. The sheet is kept as it is now.",
              "未知项不算符合。核对表按现状留存。"
            ),
          ],
          answers: [
            DialogState.Answer(label: Phrase("Not yet", "暂不提交"), then: .nothing),
            DialogState.Answer(label: Phrase("File it", "提交"), then: .commit(draft)),
          ]
        )
      )
    )
    return []
  }

  // MARK: - Matching

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
            "Score, and at best; Enter proposes the match, undo takes it back.",
            "得分及最高可达；回车建议对接，可撤销。"
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

  /// Keeps a match that was chosen, with its reasons.
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
    return [
      .commit(
        ChangeDraft(
          id: makeID(),
          label: say(label),
          edits: policy.keeping(proposal, language),
          seen: board.seq
        )
      )
    ]
  }
}
