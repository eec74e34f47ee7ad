import Canvas
import ZoneModel

extension DashboardState {
  /// The line of the form that has the keys.
  private var formLine: FormLine? {
    guard case .form(let form) = screen else { return nil }
    return form.current
  }

  /// Opens what can be chosen for the field that has the keys: whose value, corrections, choices,
  /// records, a month or years.
  mutating func openFormChoices() -> [Effect] {
    guard case .form(let form) = screen, let line = form.current else { return [] }
    let field = line.field
    if form.collisions.contains(where: { $0.field == field.id }) {
      openConflict(at: field.id)
      return []
    }
    let corrections = form.problems(of: field.id).flatMap(\.suggestions)
    if field.kind == .date, corrections.isEmpty { return openCalendar(for: line, in: form) }
    let targets = field.kind.targets
    let reasons =
      corrections.isEmpty ? [:] : field.corrections(of: line.text.text, today: clock.today)
    var items = corrections.map { text in
      // What a part of a name could mean are records, and they are shown by name.
      guard let meant = Registry.target(of: text, in: targets) else {
        return ListItem(
          "text:" + text,
          field.kind.choiceSet?[text]?.label ?? Phrase(same: text),
          note: reasons[text] ?? Phrase("correction", "更正"),
          words: text
        )
      }
      return ListItem(
        (field.kind.isSet ? "text:" : "") + text,
        Phrase(same: reader.title(of: meant)),
        note: Phrase(same: text),
        words: text
      )
    }
    let record = form.reference.flatMap { board.record($0) }
    if case .text = field.kind {
      items += reader.entries(namedBy: field, of: form.register)
    } else if case .year = field.kind {
      items += years
    } else if case .choices(let set) = field.kind, set.isOpen {
      items += reader.words(of: field, set, in: form.register)
    } else if let choices = reader.choices(
      for: field,
      of: record.map { [$0] } ?? [],
      as: form.records(on: board)
    ) {
      // What stands there as a correction is not listed again.
      items += choices.filter { choice in
        !corrections.contains(choice.id) && !corrections.contains(say(choice.label))
      }
    }
    if items.isEmpty, targets == [Register.any], !field.kind.isSet {
      return openFind(line.text.text.trimmed, for: field)
    }
    guard !items.isEmpty else {
      message = Message(
        .warning,
        field.kind.targets.isEmpty
          ? Phrase("Type the value; F1 says what is expected.", "请直接输入；F1 说明填什么。")
          : Phrase(
            "There are too many to list: type a part of the name.",
            "记录太多：请输入名称的一部分。"
          )
      )
      return []
    }
    var ticked = field.kind.isSet ? line.value?.list ?? [] : []
    var begun = ""
    if case .choices(let set) = field.kind, set.isOpen {
      // Of a word that was begun the list shows what it may become; other new ones stay.
      let known = Set(items.map(\.id))
      if let last = ticked.last, !known.contains(last),
        items.contains(where: { Narrowing.rank(of: $0, for: Narrowing.words(of: last)) != nil })
      {
        begun = ticked.removeLast()
      }
      items += ticked.filter { !known.contains($0) }.map {
        ListItem($0, Phrase(same: $0), note: Phrase("new", "新词"))
      }
    }
    var list = ListState(
      title: field.label,
      purpose: .formValue(field: field.id),
      intro: items.toldHidden,
      items: items,
      isTicking: field.kind.isSet && corrections.isEmpty,
      ticked: Set(ticked),
      current: line.value?.text
    )
    list.query.replace(with: begun)
    list.narrow()
    open(list)
    return []
  }

  /// The years around the present one, that first.
  private var years: [ListItem] {
    let year = clock.today.year
    let names = [
      year: Phrase("this year", "今年"), year - 1: Phrase("last year", "去年"),
      year + 1: Phrase("next year", "明年"),
    ]
    let others = (-10...5).reversed().map { year + $0 }.filter { names[$0] == nil }
    return ([year, year - 1, year + 1] + others).map { year in
      ListItem("text:\(year)", Phrase(same: String(year)), note: names[year])
    }
  }

  /// The days that are often meant for a date field.
  func oftenMeant(for field: Field, beside values: Fields) -> [ListItem] {
    let start = field.countsFrom.flatMap { values[$0]?.day }
    return (lengths(from: start) + days).map { name, day in
      ListItem(day.description, name, note: weekday(day), right: day.description)
    }
  }

  /// Lengths that are often meant where they count from a day of the record.
  private func lengths(from start: Day?) -> [(Phrase, Day)] {
    guard let start, start != clock.today else { return [] }
    return [
      (Phrase("6 months from \(start)", "自 \(start) 起六个月"), start.adding(months: 6)),
      (Phrase("1 year from \(start)", "自 \(start) 起一年"), start.adding(years: 1)),
      (Phrase("3 years from \(start)", "自 \(start) 起三年"), start.adding(years: 3)),
    ]
  }

  /// Days that are often meant.
  private var days: [(Phrase, Day)] {
    let today = clock.today
    let (year, month, _) = today.parts
    let endOfMonth = Day(year: year, month: month, day: Day.daysIn(year: year, month: month))
    let endOfYear = Day(year: year, month: 12, day: 31)
    return [
      (Phrase("today", "今天"), today),
      (Phrase("tomorrow", "明天"), today.adding(days: 1)),
      (Phrase("in a week", "一周后"), today.adding(days: 7)),
      (Phrase("in 30 days", "30 天后"), today.adding(days: 30)),
      (Phrase("end of the month", "月底"), endOfMonth ?? today),
      (Phrase("in 3 months", "三个月后"), today.adding(months: 3)),
      (Phrase("end of the year", "年底"), endOfYear ?? today),
      (Phrase("in a year", "一年后"), today.adding(years: 1)),
      (Phrase("in 3 years", "三年后"), today.adding(years: 3)),
      (Phrase("yesterday", "昨天"), today.adding(days: -1)),
      (Phrase("a week ago", "一周前"), today.adding(days: -7)),
      (Phrase("a month ago", "一个月前"), today.adding(months: -1)),
    ]
  }

  /// Takes a choice for a field of the form.
  mutating func takeFormChoice(_ id: String, field: String) -> [Effect] {
    guard case .form(var form) = screen, let place = form.place(of: field) else { return [] }
    form.line = place
    let declared = form.lines[place].field
    if let choice = id.after("all:").flatMap(FormCollision.Choice.init(rawValue:)) {
      return settleAll(as: choice)
    } else if let choice = id.after("settle:").flatMap(FormCollision.Choice.init(rawValue:)) {
      form.settle(field, as: choice, reader)
    } else if let text = id.after("text:") {
      form.lines[place].text.replace(with: text)
    } else if id.isEmpty {
      form.lines[place].text.deleteAll()
    } else {
      let value: Value = declared.kind == .flag ? .flag(id == "true") : .text(id)
      form.lines[place].pick(value, text: reader.formText(of: value, declared))
    }
    let effects = form.wasEdited(in: self)
    screen = .form(form)
    return effects
  }

  /// Takes ticked choices for a field of the form.
  mutating func takeFormChoices(_ ids: [String], field: String) -> [Effect] {
    guard case .form(var form) = screen, let place = form.place(of: field) else { return [] }
    form.line = place
    let value = Value.set(ids)
    if ids.isEmpty {
      form.lines[place].text.deleteAll()
    } else {
      form.lines[place].pick(value, text: reader.formText(of: value, form.lines[place].field))
    }
    let effects = form.wasEdited(in: self)
    screen = .form(form)
    return effects
  }

  /// Opens the field that has the keys in an editor of its own.
  mutating func openLargeEditor() -> [Effect] {
    guard let line = formLine else { return [] }
    overlays.append(.editor(EditorState(field: line.field, text: Self.longText(of: line))))
    return []
  }

  /// Leaves the large editor; what was typed stays in the field, where it can be taken back.
  mutating func leaveEditor() -> [Effect] {
    guard case .editor(let editor)? = overlays.last, case .form(let form) = screen,
      let line = form.place(of: editor.field.id).map({ form.lines[$0] })
    else { return [] }
    guard !editor.area.text.utf8.elementsEqual(Self.longText(of: line).utf8) else {
      overlays.removeLast()
      return []
    }
    let effects = acceptEditor()
    message = Message(
      .note,
      Phrase("The text is in the field; ^Z takes it back.", "文字已放入字段；^Z 可撤销。")
    )
    return effects
  }

  /// The text of a field with its line ends.
  private static func longText(of line: FormLine) -> String {
    line.isLong ? line.value?.text ?? "" : line.text.text
  }

  /// Takes the text of the large editor into its field.
  mutating func acceptEditor() -> [Effect] {
    guard case .editor(let editor)? = overlays.last, case .form(var form) = screen,
      let place = form.place(of: editor.field.id)
    else { return [] }
    overlays.removeLast()
    form.line = place
    form.lines[place].take(editor.area.text, reader)
    let effects = form.wasEdited(in: self)
    screen = .form(form)
    return effects
  }

  /// Closes all that lies over the screen; what was typed in the large editor goes into its field.
  mutating func closeOverlays() {
    let editor = overlays.lastIndex { if case .editor = $0 { true } else { false } }
    if let editor {
      overlays.removeSubrange((editor + 1)...)
      // The draft has the text already: it is kept with each key in the editor.
      _ = acceptEditor()
    }
    overlays = []
  }

  /// Says what the checks find on the values as typed, and then what the rules of documents do, as a
  /// save would be checked.
  mutating func checkForm() -> [Effect] {
    guard case .form(var form) = screen else { return [] }
    form.wasTried = true
    form.check(in: self)
    screen = .form(form)
    var trial = self
    let tried = trial.saveForm().compactMap { effect in
      if case .commit(let draft) = effect { draft } else { nil }
    }
    let found = form.lines.compactMap(\.error) + form.problems
    overlays.append(.page(whatIf(form, found, trying: tried.first)))
    return tried.map { .rehearse($0) }
  }

  /// Shows what was found on a form's change that was tried, unless its page has been left.
  mutating func take(rehearsed report: RefusalReport) -> [Effect] {
    guard case .form(let form) = screen,
      let place = overlays.firstIndex(where: { overlay in
        if case .page(let page) = overlay { page.rehearsal == report.draft } else { false }
      })
    else { return [] }
    overlays[place] = .page(whatIf(form, report.refusals))
    return []
  }

  /// What is wrong with a form, and what saving it would do; while its change is being tried, nothing
  /// is said to be in order.
  private func whatIf(
    _ form: FormState,
    _ found: [Refusal],
    trying draft: ChangeDraft? = nil
  ) -> PageState {
    let lines = found.map { refusal in
      let label = refusal.field.flatMap { registry[form.register]?[field: $0]?.label }
      let mark = refusal.isError ? "! " : "~ "
      let text = Message(refusals: [refusal]).text
      return Phrase(
        mark + (label.map { $0.en + ": " } ?? "") + text.en,
        mark + (label.map { $0.zh + "：" } ?? "") + text.zh
      )
    }
    let nothing =
      draft == nil
      ? Phrase("Nothing is in the way: it can be saved like this.", "没有妨碍保存的问题，可以这样保存。")
      : Phrase("The rules are being checked…", "正在核查规则…")
    var page = PageState(
      title: Phrase("If it were saved now", "假如现在保存"),
      lines: (lines.isEmpty ? [nothing] : lines) + form.consequences(in: self)
    )
    page.rehearsal = draft?.id
    return page
  }

  /// Says what the field that has the keys means.
  mutating func explainField() -> [Effect] {
    guard let field = formLine?.field else { return run("help") }
    overlays.append(.page(PageState(title: field.label, lines: reader.about(field))))
    return []
  }

  /// Opens the history of the field that has the keys.
  mutating func openFieldHistory() -> [Effect] {
    guard case .form(let form) = screen, let reference = form.reference, let line = form.current
    else {
      message = Message(.note, Phrase("A new record has no history.", "新记录还没有历史。"))
      return []
    }
    return openHistory(
      HistoryQuery(register: reference.register, records: [reference.id], field: line.field.id)
    )
  }
}
