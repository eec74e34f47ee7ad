public import ZoneModel
public import ZoneQuery

extension ProgrammeSheet {
  /// The newest application of the applicant under the programme that stands: not refused and not
  /// withdrawn; `nil` where there is none.
  ///
  /// - Complexity: O(*n*) in the applications.
  public func standingApplication(on board: any Board) -> Record? {
    let source = board.source("applications")
    let names = [applicant.id, applicant.description]
    return (0..<source.slots).compactMap { source.record(at: $0) }.last { record in
      record["programme"]?.text == programme.id
        && record["applicant"]?.text.map { names.contains($0) } ?? false
        && !["refused", "withdrawn"].contains(record["state"]?.text ?? "")
    }
  }

  /// What is said of an application that stands already.
  public func alreadyFiled(_ application: Record) -> Phrase {
    let day = application["appliedOn"]?.day.map { Phrase(" on \($0)", "于 \($0) ") }
    let name = programme.name
    return Phrase(
      "\(application.id) was filed for \(name.en)\(day?.en ?? "") already.",
      "已\(day?.zh ?? "")为「\(name.zh)」提交过申报 \(application.id)。"
    )
  }

  /// Files an application with the sheet as it is: the application and a line for each condition.
  ///
  /// Its words are kept in both languages, its figures as numbers with their unit; private values are not, since everybody sees an application.
  ///
  /// - Parameters:
  ///   - evaluator: answers for the board that the records are made on; it gives the new ids.
  ///   - filer: the login of the person who files it.
  ///   - values: what else the application says, such as the amount.
  /// - Returns: the application and the steps that make it; they belong into one change.
  public func filing(
    with evaluator: Evaluator,
    by filer: String,
    values: Fields = Fields()
  ) -> (application: RecordReference, edits: [Edit]) {
    let (registry, board) = (evaluator.context.registry, evaluator.context.board)
    func formatter(_ language: Language) -> ValueFormatter {
      ValueFormatter(language) { board.title(of: $0, in: registry, language, depth: 1) }
    }
    let (english, chinese) = (formatter(.en), formatter(.zh))
    guard let applications = registry["applications"],
      let lines = registry["application-conditions"]
    else { preconditionFailure("the registry has no applications") }
    let application = evaluator.nextReference(applications)
    var fields = values
    let targets = applications[field: "applicant"]?.kind.targets ?? [Register.any]
    fields["applicant"] = .text(Registry.text(of: applicant, in: targets))
    fields["programme"] = .text(programme.id)
    fields["programmeName"] = .text(programme.name.en)
    fields["programmeNameZh"] = .text(programme.name.zh)
    fields["appliedOn"] = .day(day)
    fields["filedBy"] = .text(filer)
    fields["packVersion"] = .text(version)
    if !settingsUsed.isEmpty {
      fields["readingsUsed"] = .list(settingsWords(english))
      fields["readingsUsedZh"] = .list(settingsWords(chinese))
    }
    fields["met"] = .number(Number(count(.met)))
    fields["unmet"] = .number(Number(count(.unmet)))
    fields["unknown"] = .number(Number(count(.unknown)))
    fields["state"] = .text("filed")
    var edits: [Edit] = [.create(application, fields.sorted(by: applications.order))]
    for (place, standing) in standings.enumerated() {
      let (words, wordsZh) = (standing.words(english), standing.words(chinese))
      var line = Fields()
      line["application"] = .text(application.id)
      line["line"] = .number(Number(place + 1))
      line["condition"] = .text(standing.condition.id)
      line["verdict"] = .text(standing.verdict.rawValue)
      line["says"] = .text(standing.condition.says.en)
      line["saysZh"] = .text(standing.condition.says.zh)
      for (field, value) in ConditionFigures(standing).fields { line[field] = value }
      for (field, text) in [
        ("value", \ConditionWords.value), ("threshold", \.needed), ("lacking", \.missing),
        ("gap", \.gap), ("clause", \.clause), ("source", \.source),
      ] where !words[keyPath: text].isEmpty {
        line[field] = .text(words[keyPath: text])
        if wordsZh[keyPath: text] != words[keyPath: text] {
          line["\(field)Zh"] = .text(wordsZh[keyPath: text])
        }
      }
      edits.append(
        .create(evaluator.nextReference(lines, taken: edits), line.sorted(by: lines.order))
      )
    }
    return (application, edits)
  }
}
