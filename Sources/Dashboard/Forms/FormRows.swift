import Canvas
import ZoneModel

/// A row of a form as it is drawn.
struct FormRow {
  /// What stands in it.
  enum Content {
    /// A section's heading, with what stands at its right.
    case heading(String, trailing: String)
    /// The field at a place.
    case field(Int)
    /// What is said under a field, or under the heading of what saving does.
    case words(String, Style)
    /// [Save], [Leave] and [What if?].
    case buttons
    /// Nothing.
    case gap
  }

  /// What stands in it.
  let content: Content
  /// The stop of the cursor that it belongs to, if any.
  var stop: Int?

  /// Whether it is a heading.
  var isHeading: Bool { if case .heading = content { true } else { false } }
}

extension FormState {
  /// The rows of the form from top to bottom.
  func rows(in state: DashboardState, columns: Int) -> [FormRow] {
    var rows: [FormRow] = []
    var section: Phrase?
    let room = max(16, columns - textColumn(in: state, columns: columns) - 2)
    for (place, line) in lines.enumerated() {
      if line.section != section {
        section = line.section
        let trailing = place == 0 ? requiredWords(in: state) : ""
        rows.append(FormRow(content: .heading(state.say(line.section), trailing: trailing)))
      }
      rows.append(FormRow(content: .field(place), stop: place))
      for words in wordsUnder(line, in: state) {
        for text in state.environment.lettering.wrap(words.0, to: room) {
          rows.append(FormRow(content: .words(text, words.1), stop: place))
        }
      }
    }
    rows.append(FormRow(content: .gap))
    rows.append(
      FormRow(content: .heading(state.say(Phrase("Saving will", "保存将")), trailing: ""))
    )
    for words in consequences(in: state) {
      for text in state.environment.lettering.wrap(state.say(words), to: max(16, columns - 3)) {
        rows.append(FormRow(content: .words(text, .body), stop: lines.count))
      }
    }
    rows.append(FormRow(content: .buttons, stop: lines.count))
    // [Leave] stands in the same row.
    rows[rows.count - 1].stop = line > lines.count ? lines.count + 1 : lines.count
    return rows
  }

  private func requiredWords(in state: DashboardState) -> String {
    let required = lines.filter { isStarred($0.field, state.language) }
    guard !required.isEmpty else { return "" }
    let values = values
    let filled = required.count { values[$0.field.id] != nil }
    return state.say(
      Phrase("required \(filled) of \(required.count)", "必填 \(filled)/\(required.count)")
    )
  }

  /// What stands under a field: whose value it gets, what is wrong, what would do.
  private func wordsUnder(_ line: FormLine, in state: DashboardState) -> [(String, Style)] {
    var words: [(String, Style)] = []
    words += othersWords(line, in: state)
    for problem in problems(of: line.field.id) {
      let style: Style = problem.isError ? .error : .soon
      var text = state.say(problem.message)
      if let next = problem.nextStep { text += " " + state.say(next) }
      words.append((text, style))
      let known = problem.suggestions.prefix(3)
      let today = state.clock.today
      let reasons =
        known.isEmpty ? [:] : line.field.corrections(of: line.text.text, today: today)
      for (number, suggestion) in known.enumerated() {
        let change = reasons[suggestion].map { "   " + state.say($0) } ?? ""
        let shown = line.field.kind.choiceSet?[suggestion].map { state.say($0.label) } ?? suggestion
        words.append(("  \(number + 1)  \(shown)\(change)", .link))
      }
      if !known.isEmpty {
        words.append((state.say(Phrase("F4 takes one.", "F4 选用。")), .muted))
      }
    }
    return words
  }

  /// What others saved in a field while the form was open, beside what was typed.
  private func othersWords(_ line: FormLine, in state: DashboardState) -> [(String, Style)] {
    let field = line.field
    if let collision = collisions.first(where: { $0.field == field.id }) {
      var values: [(Phrase, FormCollision.Choice)] = [
        (Phrase("before", "之前"), .before), (state.byline(of: collision.change), .theirs),
        (Phrase("yours", "您的"), .yours),
      ]
      // What was typed stands above already, unless another value was chosen.
      if collision.choice == nil || collision.choice == .yours { values.removeLast() }
      let labels = values.map { state.say($0.0) }
      let widest = labels.map { state.environment.lettering.width($0) }.max() ?? 0
      var words = zip(labels, values).map { label, value -> (String, Style) in
        let gap = String(
          repeating: " ",
          count: widest - state.environment.lettering.width(label) + 2
        )
        let text = shown(value.1, of: collision, field, state.reader)
        return (label + gap + text, collision.choice == nil ? .act : .muted)
      }
      if let choice = collision.choice {
        let chosen = state.say(state.choiceWords(choice, collision))
        words.append((state.say(Phrase("Chosen: \(chosen)", "已选：\(chosen)")), .muted))
      } else {
        words.append(
          (state.say(Phrase("F4 shows both and chooses.", "F4 对照并选择。")), .muted)
        )
      }
      return words
    }
    guard let news = news(of: field.id) else { return [] }
    let who = state.byline(of: news.change)
    if news.isShared {
      let now = state.reader.text(of: news.theirs, field)
      return [
        (
          state.say(
            Phrase(
              "\(who.en) made it \(now); saving keeps both.",
              "\(who.zh) 改为 \(now)；保存时两者都留。"
            )
          ), .info
        )
      ]
    }
    let before = state.reader.text(of: news.before, field)
    return [
      (
        state.say(
          Phrase("\(who.en), was \(before)", "\(who.zh)，原为 \(before)")
        ), .info
      )
    ]
  }

  /// What saving would do, in words.
  func consequences(in state: DashboardState) -> [Phrase] {
    var words: [Phrase] = []
    switch purpose {
    case .new:
      let singular = state.registry[register]?.singular ?? Phrase(same: register)
      words.append(
        Phrase(
          "add 1 \(singular.en.lowercased()); nothing else changes.",
          "新增 1 条\(singular.zh)记录，其他不变。"
        )
      )
    case .edit:
      let touched = lines.filter {
        $0.isTouched && $0.error == nil && $0.value != original[$0.field.id]
      }
      if touched.isEmpty, !lines.contains(where: { $0.error != nil }) {
        words.append(Phrase("change nothing.", "没有改动。"))
      }
      for line in touched.prefix(6) {
        let from = state.reader.text(of: original[line.field.id], line.field)
        let to = state.reader.text(of: line.value, line.field)
        words.append(
          Phrase(
            "\(line.field.label.en): \(from) -> \(to)",
            "\(line.field.label.zh)：\(from) → \(to)"
          )
        )
      }
      if touched.count > 6 {
        words.append(
          Phrase(
            "and \((touched.count - 6).counted("more field", "more fields")).",
            "以及另外 \(touched.count - 6) 个字段。"
          )
        )
      }
    case .action(let action, let ids):
      words.append(
        ids.count == 1
          ? action.help
          : Phrase(
            "\(action.help.en) On \(ids.count) records, as one change.",
            "\(action.help.zh) 共 \(ids.count) 条，作为一次修改。"
          )
      )
      if let scope { words.append(scope) }
    }
    let stopping = errors.filter { wasTried || $0.code != .required }
    if !stopping.isEmpty {
      let names = stopping.compactMap { refusal in
        refusal.field.flatMap { id in
          place(of: id).map { lines[$0].field.label } ?? state.registry[register]?[field: id]?.label
        }
      }
      let (en, zh) = (
        names.map(\.en).joined(separator: ", "), names.map(\.zh).joined(separator: "、")
      )
      words.append(
        names.isEmpty
          ? Phrase("! Not yet: \(stopping[0].message.en)", "! 还不能保存：\(stopping[0].message.zh)")
          : Phrase("! Not yet: \(en) (error).", "! 还不能保存：\(zh) 有错。")
      )
    }
    if !strayTexts.isEmpty {
      let names = strayNames(in: state)
      words.append(
        Phrase(
          "~ leave in the draft: \(names.en) (not in the form any more).",
          "~ 留在草稿里：\(names.zh)（表单中已没有）。"
        )
      )
    }
    let open = collisions.count { $0.choice == nil }
    if open > 0 {
      words.append(
        Phrase(
          "! \(open.counted("field", "fields")) that somebody else changed too: choose first.",
          "! 有 \(open) 个字段别人也改了：请先选择。"
        )
      )
    }
    let warnings = problems.count { !$0.isError }
    if warnings > 0 {
      words.append(
        Phrase("~ \(warnings.counted("warning", "warnings")) may stay.", "~ \(warnings) 条提醒可以保留。")
      )
    }
    return words
  }
}

extension FormState {
  /// Where the texts of the fields start: behind the longest label, as far as there is room.
  func textColumn(in state: DashboardState, columns: Int) -> Int {
    let widest =
      lines.map { state.environment.lettering.width(state.say($0.field.label)) }.max() ?? 0
    return min(max(22, widest + 7), max(22, columns / 3))
  }
}

extension Field {
  /// What each correction changes in what was typed, where the form of the number tells that.
  func corrections(of typed: String, today: Day) -> [String: Phrase] {
    guard case .text(let form?) = kind else { return [:] }
    let mends = NumberDoctor.examine(form, typed, today: today).mends
    return Dictionary(mends.map { ($0.text, $0.reason) }) { first, _ in first }
  }
}
