import ZoneModel
import ZonePolicy
import ZoneQuery

/// Something that would close a gap or fill in what is missing; Enter does it.
struct Closing: Hashable, Sendable {
  /// What is done.
  enum Act: Hashable, Sendable {
    /// Opens the form of a record at a field.
    case field(RecordReference, String)
    /// Opens a record.
    case record(RecordReference)
    /// Begins a record with these values, at a field.
    case new(register: String, values: Fields, at: String? = nil)
  }

  var says: Phrase
  var act: Act
}

/// One check of a record with everything that the screen says of it.
struct FindingItem: Sendable, Identifiable {
  /// What was checked.
  enum Subject: Sendable {
    /// A rule of a document.
    case rule(Finding)
    /// What the register itself declares.
    case register(Refusal)
    /// A condition of a programme.
    case condition(ConditionStanding)
  }

  var id: String
  var subject: Subject
  var mark: DetailMark
  /// What it says, in plain words.
  var says: Phrase
  /// Where the document meets the record.
  var reaches: Phrase?
  /// What would close it, in order.
  var closings: [Closing] = []

  /// The finding of a rule.
  var finding: Finding? {
    if case .rule(let finding) = subject { finding } else { nil }
  }

  /// The verdict in words.
  var verdict: Phrase {
    switch subject {
    case .rule(let finding): finding.verdict.label
    case .condition(let standing): standing.verdict.label
    case .register(let refusal):
      refusal.code == .required ? Verdict.unknown.label : Phrase("to mend", "须改正")
    }
  }

  /// Whether somebody should do something about it.
  var isActionNeeded: Bool { mark == .act || mark == .soon || mark == .unknown }

  /// What stands first: what matters most.
  var rank: Int { mark.rank }
}

extension DetailMark {
  /// What a verdict on a rule means.
  init(_ verdict: Verdict, _ rule: Rule) {
    self =
      switch verdict {
      case .unmet: rule.enforcement == .inform ? .soon : .act
      case .unknown: .unknown
      case .open: .soon
      case .met: .ok
      case .running, .notCovered, .notApplicable, .outOfReach: .info
      }
  }
}

extension BoardReader {
  /// Everything that the register and the rules in force say of a record, what matters most first.
  ///
  /// - Complexity: O(*n*) in the rules about the register and what their expressions look at.
  func checks(of reference: RecordReference) -> [FindingItem] {
    guard let record = board.record(reference), let register = registry[reference.register] else {
      return []
    }
    let own = findings(of: record).enumerated().map { place, found in
      FindingItem(
        id: "register:\(place)",
        subject: .register(found.refusal),
        mark: DetailMark(found.mark),
        says: found.refusal.said(in: register),
        closings: found.refusal.field.flatMap { closing(reference, $0) }.map { [$0] } ?? []
      )
    }
    let due = due(on: record).map { item in
      let says = Phrase(
        item.says.en + (item.due.map { " (\($0))" } ?? ""),
        item.says.zh + (item.due.map { "（\($0)）" } ?? "")
      )
      return FindingItem(
        id: "due:\(item.kind)",
        subject: .register(Refusal(.warning, record: reference, field: item.field, says)),
        mark: DetailMark(item.urgency),
        says: says,
        closings: []
      )
    }
    let policy = policy
    let items = policy.findings(on: record, withThoseThatDoNotApply: true)
      .map { item(of: $0, on: record) }
    return (own + due + items).enumerated().sorted {
      ($0.element.rank, $0.element.finding?.verdict.order ?? 0, $0.offset)
        < ($1.element.rank, $1.element.finding?.verdict.order ?? 0, $1.offset)
    }.map(\.element)
  }

  /// Why a record cannot be checked: it or the programme is gone.
  func whyNoChecks(
    of reference: RecordReference,
    programme: String?,
    _ book: PolicyBook
  ) -> Phrase? {
    guard board.record(reference) != nil else {
      return Phrase("!  \(reference) was deleted.", "!  \(reference) 已被删除。")
    }
    guard let programme, !book.programmes.contains(where: { $0.id == programme }) else {
      return nil
    }
    return Phrase(
      "!  No policy pack has the programme \(programme) any more.",
      "!  政策包中已没有项目 \(programme)。"
    )
  }

  private func item(of finding: Finding, on record: Record) -> FindingItem {
    FindingItem(
      id: finding.rule.id,
      subject: .rule(finding),
      mark: DetailMark(finding.verdict, finding.rule),
      says: finding.rule.says,
      reaches: reaches(finding.rule, record),
      closings: closings(of: finding, on: record)
    )
  }

  /// Why a document is in force for a record: its zone and the one that the document binds.
  private func reaches(_ rule: Rule, _ record: Record) -> Phrase? {
    let zones = rule.reach.map { RecordReference(register: "zones", id: $0) }
      .filter { board.record($0) != nil }
    guard rule.zonePath != nil else {
      guard let first = zones.first else { return nil }
      let name = title(of: first)
      return Phrase("It is in force in \(name).", "在「\(name)」施行。")
    }
    for zone in zones where (try? evaluator.lies(record, within: zone)) == true {
      let (name, bound) = (title(of: record.reference), title(of: zone))
      return record.reference == zone
        ? Phrase("The document binds \(bound).", "文件对「\(bound)」有约束力。")
        : Phrase(
          "\(name) lies in \(bound), which the document binds.",
          "「\(name)」位于「\(bound)」，文件对其有约束力。"
        )
    }
    return nil
  }

  // MARK: - What would close it

  private func closings(of finding: Finding, on record: Record) -> [Closing] {
    var closings: [Closing] = []
    func add(_ closing: Closing?) {
      guard let closing, !closings.contains(where: { $0.act == closing.act }) else { return }
      closings.append(closing)
    }
    switch finding.verdict {
    case .unknown:
      for value in finding.missing { add(closing(filling: value, on: record)) }
      if closings.isEmpty {
        for value in finding.values where !value.outcome.isKnown {
          add(closing(filling: value, on: record))
        }
      }
    case .unmet, .notCovered:
      // What is missing first: it is entered; the rest would have to be changed. What only says
      // whether the rule is about such a record closes nothing.
      let values = finding.deciding
      for value in values.filter({ !$0.outcome.isKnown }) + values.filter(\.outcome.isKnown) {
        if let (reference, field) = place(of: value.text, from: record) {
          add(closing(reference, field))
        } else if !value.outcome.isKnown || value.isSetting {
          add(closing(filling: value, on: record))
        } else if value.counts == 0...0 {
          add(closing(adding: value, to: record))
        }
      }
      for reference in values.flatMap(\.records)
      where reference != record.reference && board.record(reference) != nil {
        let name = title(of: reference)
        add(Closing(says: Phrase("Open \(name)", "打开「\(name)」"), act: .record(reference)))
      }
    case .open:
      var values = Fields()
      values["rule"] = .text(finding.rule.id)
      values["about"] = .text(record.reference.description)
      values["checkedOn"] = .day(today)
      values["result"] = .text("met")
      values["state"] = .text("passed")
      add(
        Closing(
          says: Phrase("Tick it as done, with day and person", "确认已完成，记日期和核查人"),
          act: .new(register: "rule-checks", values: values)
        )
      )
    case .met, .running, .notApplicable, .outOfReach: break
    }
    return Array(closings.prefix(8))
  }

  /// Where a missing value is entered.
  func closing(filling value: UsedValue, on record: Record) -> Closing? {
    for start in value.owner.map({ [$0] }) ?? [record.reference] + value.records {
      guard let from = board.record(start),
        let (reference, field) = place(of: value.text, from: from)
      else { continue }
      return closing(reference, field)
    }
    for prefix in ["reading(", "读数("] {
      guard let rest = value.text.after(prefix) else { continue }
      let metric = rest.prefix { $0 != "," && $0 != ")" }
      var values = Fields()
      values["metric"] = .text(String(metric).trimmed)
      values["zone"] = zone.map { .text($0) }
      return Closing(
        says: Phrase("Enter the reading \(metric)", "录入读数 \(metric)"),
        act: .new(register: "indicator-readings", values: values)
      )
    }
    if let closing = closing(enteringFieldsOf: value, on: record) { return closing }
    return value.records.first { board.record($0) != nil }.map { reference in
      let name = title(of: reference)
      return Closing(says: Phrase("Open \(name)", "打开「\(name)」"), act: .record(reference))
    }
  }

  /// `Open the field Staff (now 35) of Nami`.
  func closing(_ reference: RecordReference, _ field: String) -> Closing? {
    guard let declared = registry[reference.register]?[field: field], !declared.kind.isComputed
    else { return nil }
    let name = title(of: reference)
    guard !declared.isPrivate || seesPrivate else {
      return Closing(
        says: Phrase("\(declared.label.en), of \(name)", "\(declared.label.zh) · \(name)"),
        act: .field(reference, field)
      )
    }
    let value = board.record(reference)?[field]
    let now = value == nil ? nil : formatter.text(value, of: declared, .short)
    return Closing(
      says: now.map {
        Phrase(
          "\(declared.label.en), now \($0), of \(name)",
          "\(declared.label.zh)（现为 \($0)）· \(name)"
        )
      } ?? Phrase("\(declared.label.en), missing, of \(name)", "\(declared.label.zh)（缺失）· \(name)"),
      act: .field(reference, field)
    )
  }

  /// The record and field that a path such as `recipient.leftOn` leads to from a record.
  private func place(of path: String, from record: Record) -> (RecordReference, String)? {
    var parts = path.split(separator: ".").map(String.init)
    if parts.first == "this" { parts.removeFirst() }
    var record = record
    while let name = parts.first {
      guard let register = registry[record.reference.register],
        let field = register[field: name]
          ?? register.fields.first(where: { $0.label.zh == name || $0.label.en == name })
      else { return nil }
      parts.removeFirst()
      guard !parts.isEmpty else {
        return field.kind.isComputed ? nil : (record.reference, field.id)
      }
      guard let text = record[field.id]?.text else { return (record.reference, field.id) }
      guard let target = Registry.target(of: text, in: field.kind.targets),
        let next = board.record(target)
      else { return nil }
      record = next
    }
    return nil
  }
}

extension Verdict {
  /// The order in which verdicts with the same mark stand.
  fileprivate var order: Int {
    switch self {
    case .unmet: 0
    case .open: 1
    case .unknown: 2
    case .running: 3
    case .met: 4
    case .notCovered: 5
    case .notApplicable: 6
    case .outOfReach: 7
    }
  }
}
