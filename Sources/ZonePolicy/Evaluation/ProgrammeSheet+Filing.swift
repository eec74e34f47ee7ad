public import ZoneModel
public import ZoneQuery

extension ProgrammeSheet {
  /// Files an application with the sheet as it is: the application and a line for each condition.
  ///
  /// - Parameters:
  ///   - evaluator: answers for the board that the records are made on; it gives the new ids.
  ///   - filer: the login of the person who files it.
  ///   - values: what else the application says, such as the amount.
  ///   - formatter: the words in which the values are kept; private ones are not, since everybody
  ///     sees an application.
  /// - Returns: the application and the steps that make it; they belong into one change.
  public func filing(
    with evaluator: Evaluator,
    by filer: String,
    values: Fields = Fields(),
    _ formatter: ValueFormatter
  ) -> (application: RecordReference, edits: [Edit]) {
    let registry = evaluator.context.registry
    let formatter = formatter.withoutPrivate
    guard let applications = registry["applications"],
      let lines = registry["application-conditions"]
    else { preconditionFailure("the registry has no applications") }
    let application = evaluator.nextReference(applications)
    var fields = values
    let targets = applications[field: "applicant"]?.kind.targets ?? [Register.any]
    fields["applicant"] = .text(Registry.text(of: applicant, in: targets))
    fields["programme"] = .text(programme.id)
    fields["programmeName"] = .text(programme.name[formatter.language])
    fields["appliedOn"] = .day(day)
    fields["filedBy"] = .text(filer)
    fields["packVersion"] = .text(version)
    let settings = settingsWords(formatter)
    if !settings.isEmpty { fields["readingsUsed"] = .list(settings) }
    fields["met"] = .number(Number(count(.met)))
    fields["unmet"] = .number(Number(count(.unmet)))
    fields["unknown"] = .number(Number(count(.unknown)))
    fields["state"] = .text("filed")
    var edits: [Edit] = [.create(application, fields.sorted(by: applications.order))]
    for (place, standing) in standings.enumerated() {
      let words = standing.words(formatter)
      var line = Fields()
      line["application"] = .text(application.id)
      line["line"] = .number(Number(place + 1))
      line["condition"] = .text(standing.condition.id)
      line["verdict"] = .text(standing.verdict.rawValue)
      line["says"] = .text(standing.condition.says.en)
      line["saysZh"] = .text(standing.condition.says.zh)
      for (field, text) in [
        ("value", words.value), ("threshold", words.needed), ("lacking", words.missing),
        ("gap", words.gap), ("clause", words.clause), ("source", words.source),
      ] where !text.isEmpty {
        line[field] = .text(text)
      }
      edits.append(
        .create(evaluator.nextReference(lines, taken: edits), line.sorted(by: lines.order))
      )
    }
    return (application, edits)
  }
}
