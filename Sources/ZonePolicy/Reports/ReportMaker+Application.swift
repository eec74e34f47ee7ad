import ZoneModel
import ZoneQuery

// One application on a page: what was filed, its sheet as it was, and what was decided.
extension ReportMaker {
  /// The tables of an application.
  func application(_ reference: RecordReference) -> [ZoneReport.Section] {
    guard let record = board.record(reference), let register = registry[reference.register] else {
      return []
    }
    return [facts(of: record, register), sheet(of: record)]
  }

  /// The day that an application was filed on and the conditions that it was judged by.
  func filed(_ reference: RecordReference) -> String {
    let record = board.record(reference)
    return [
      reference.id, record?["appliedOn"]?.day?.description ?? "",
      record?["packVersion"]?.text ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func facts(of record: Record, _ register: Register) -> ZoneReport.Section {
    let wanted = [
      "applicant", "programme", "appliedOn", "amount", "filedBy", "packVersion", "readingsUsed",
      "met", "unmet", "unknown", "state", "decidedOn", "decisionNote",
    ]
    let rows = wanted.compactMap { id -> ZoneReport.Row? in
      guard let field = register[field: id], let value = kept(id, of: record) else { return nil }
      let shown = formatter.text(value, of: field, .full)
      return ZoneReport.Row([text(field.label[language]), ZoneReport.Cell(value, shown: shown)])
    }
    return ZoneReport.Section(
      title: say("What was applied for", "申报内容"),
      note: nil,
      columns: [column("field", "Field", "字段"), column("value", "Value", "内容")],
      rows: rows
    )
  }

  /// A value that may be kept in both languages.
  private func kept(_ id: String, of record: Record) -> Value? {
    language == .zh ? record["\(id)Zh"] ?? record[id] : record[id]
  }

  private func sheet(of application: Record) -> ZoneReport.Section {
    let lines =
      evaluator
      .referrers(to: application.reference, in: "application-conditions", limit: .max)
      .compactMap { board.record($0.record) }
      .sorted { ($0["line"]?.number ?? 0, $0.id) < ($1["line"]?.number ?? 0, $1.id) }
    func forPrograms(_ id: String, _ en: String, _ zh: String) -> ZoneReport.Column {
      var column = column(id, en, zh)
      column.isForPrograms = true
      return column
    }
    return ZoneReport.Section(
      title: say("Conditions as they were on the day", "申报当日的条件"),
      note: nil,
      columns: [
        column("line", "No.", "序号", numeric: true),
        column("verdict", "Verdict", "结论"),
        column("says", "Condition", "条件"),
        column("value", "Value", "数值"),
        forPrograms("unit", "Unit", "单位"),
        forPrograms("yearFrom", "Years from", "起始年度"),
        forPrograms("yearTo", "Years to", "截止年度"),
        forPrograms("sign", "Sign", "比较符号"),
        column("needed", "Needed", "要求"),
        column("missing", "Missing", "缺少"),
        column("gap", "Gap", "差距"),
        forPrograms("gapUnit", "Unit", "单位"),
        forPrograms("remedy", "Gap in words", "差距与办法"),
        column("source", "Source", "来源"),
        column("clause", "Clause", "条款"),
      ],
      rows: lines.map { row(of: $0) },
      folded: 92
    )
  }

  /// A line of the sheet: typed for programs where it was filed so, in words for people.
  private func row(of line: Record) -> ZoneReport.Row {
    func choice(_ id: String) -> Phrase? {
      let set = registry["application-conditions"]?[field: id]?.kind.choiceSet
      return line[id]?.text.flatMap { set?[$0]?.label }
    }
    func words(_ id: String) -> ZoneReport.Cell { ZoneReport.Cell(kept(id, of: line)) }
    func figure(_ id: String) -> ZoneReport.Cell {
      let text = kept(id, of: line)
      return ZoneReport.Cell(line["\(id)Figure"] ?? text, shown: text?.text ?? "")
    }
    func unit(_ id: String) -> ZoneReport.Cell {
      ZoneReport.Cell(choice(id).map { .text($0[language]) })
    }
    let verdict = line["verdict"]?.text ?? ""
    return ZoneReport.Row(
      [
        ZoneReport.Cell(line["line"]),
        ZoneReport.Cell(line["verdict"], shown: choice("verdict")?[language] ?? verdict),
        words("says"), figure("value"), unit("unit"), ZoneReport.Cell(line["yearFrom"]),
        ZoneReport.Cell(line["yearTo"]), ZoneReport.Cell(line["sign"]), figure("threshold"),
        words("lacking"), figure("gap"), unit("gapUnit"), words("gap"), words("source"),
        words("clause"),
      ],
      opens: .record(line.reference),
      isGap: verdict == Verdict.unmet.rawValue || verdict == Verdict.unknown.rawValue
    )
  }
}
