import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// One application on a page: what was filed, its sheet as it was, and what was decided.
struct ApplicationReport {
  let desk: StoreDesk
  let view: StoreView

  /// The page of an application.
  ///
  /// - Throws: `CommandFailure` where none is named or there is no such one.
  func report(_ id: String?) throws(CommandFailure) -> Report {
    guard let id else {
      throw CommandFailure(
        .usage,
        Phrase("which application is not said", "没有写明哪一份申报"),
        next: Phrase(
          "Write zoneboard report application ID.",
          "请写 zoneboard report application 编号。"
        )
      )
    }
    let applications = try desk.registry.register(named: "applications")
    let record = try desk.record(id, in: applications, of: view.board)
    let language = desk.call.language
    let board = view.board
    let registry = desk.registry
    let formatter = desk.formatter(on: board)
    let lines = lines(of: record)
    return Report(
      name: ReportName.application.rawValue,
      title: Phrase("Application", "申报")[language] + " "
        + (board.title(of: record.reference, in: registry, language) ?? record.id),
      subject: [
        record.id, record["appliedOn"]?.day?.description ?? "",
        record["packVersion"]?.text ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " · "),
      sections: [
        facts(record, applications, formatter),
        sheet(lines, language),
      ]
    )
  }

  private func lines(of application: Record) -> [Record] {
    desk.evaluator(of: view)
      .referrers(to: application.reference, in: "application-conditions", limit: .max)
      .compactMap { view.board.record($0.record) }
      .sorted { ($0["line"]?.number ?? 0, $0.id) < ($1["line"]?.number ?? 0, $1.id) }
  }

  private func facts(
    _ record: Record,
    _ register: Register,
    _ formatter: ValueFormatter
  ) -> Report.Section {
    let language = formatter.language
    let wanted = [
      "applicant", "programme", "appliedOn", "amount", "filedBy", "packVersion", "readingsUsed",
      "met", "unmet", "unknown", "state", "decidedOn", "decisionNote",
    ]
    let rows = wanted.compactMap { id -> [SheetCell]? in
      guard let field = register[field: id], let value = kept(id, of: record, language) else {
        return nil
      }
      let text = formatter.text(value, of: field, .full)
      return [SheetCell(.text(field.label[language])), SheetCell(value, shown: text)]
    }
    return Report.Section(
      Phrase("What was applied for", "申报内容")[language],
      columns: [
        SheetColumn("field", label: Phrase("Field", "字段")[language]),
        SheetColumn("value", label: Phrase("Value", "内容")[language]),
      ],
      rows: rows
    )
  }

  /// A value that may be kept in both languages.
  private func kept(_ id: String, of record: Record, _ language: Language) -> Value? {
    language == .zh ? record["\(id)Zh"] ?? record[id] : record[id]
  }

  private func sheet(_ lines: [Record], _ language: Language) -> Report.Section {
    let verdicts = desk.registry["application-conditions"]?[field: "verdict"]?.kind.choiceSet
    var section = Report.Section(
      Phrase("Conditions as they were on the day", "申报当日的条件")[language],
      columns: [
        SheetColumn("line", label: Phrase("No.", "序号")[language], isNumeric: true),
        SheetColumn("verdict", label: Phrase("Verdict", "结论")[language]),
        SheetColumn("says", label: Phrase("Condition", "条件")[language]),
        SheetColumn("value", label: Phrase("Value", "数值")[language]),
        SheetColumn("unit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn("yearFrom", label: Phrase("Years from", "起始年度")[language], isForPrograms: true),
        SheetColumn("yearTo", label: Phrase("Years to", "截止年度")[language], isForPrograms: true),
        SheetColumn("sign", label: Phrase("Sign", "比较符号")[language], isForPrograms: true),
        SheetColumn("needed", label: Phrase("Needed", "要求")[language]),
        SheetColumn("missing", label: Phrase("Missing", "缺少")[language]),
        SheetColumn("gap", label: Phrase("Gap", "差距")[language]),
        SheetColumn("gapUnit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn(
          "remedy",
          label: Phrase("Gap in words", "差距与办法")[language],
          isForPrograms: true
        ),
        SheetColumn("source", label: Phrase("Source", "来源")[language]),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
      ],
      folded: 92
    )
    for line in lines {
      section.rows.append(row(of: line, verdicts, language))
    }
    return section
  }

  /// A line of the sheet: typed for programs where it was filed so, in words for people.
  private func row(
    of line: Record,
    _ verdicts: ChoiceSet?,
    _ language: Language
  ) -> [SheetCell] {
    func words(_ id: String) -> SheetCell { SheetCell(kept(id, of: line, language)) }
    func figure(_ id: String) -> SheetCell {
      let text = kept(id, of: line, language)
      return SheetCell(line["\(id)Figure"] ?? text, shown: text?.text ?? "")
    }
    func unit(_ id: String) -> SheetCell {
      let set = desk.registry["application-conditions"]?[field: id]?.kind.choiceSet
      let label = line[id]?.text.flatMap { set?[$0]?.label }
      return SheetCell(label.map { .text($0[language]) })
    }
    let verdict = line["verdict"]?.text ?? ""
    return [
      SheetCell(line["line"]),
      SheetCell(line["verdict"], shown: verdicts?[verdict]?.label[language] ?? verdict),
      words("says"), figure("value"), unit("unit"), SheetCell(line["yearFrom"]),
      SheetCell(line["yearTo"]), SheetCell(line["sign"]), figure("threshold"), words("lacking"),
      figure("gap"), unit("gapUnit"), words("gap"), words("source"), words("clause"),
    ]
  }
}
