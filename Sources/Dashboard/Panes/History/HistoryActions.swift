import Canvas
import ZoneModel

extension DashboardState {
  /// Opens what can be done with the change under the cursor of the history.
  mutating func openHistoryActions() -> [Effect] {
    guard case .history(let history) = screen, let change = history.change else {
      message = Message(.note, Phrase("There is no change here.", "这里没有修改。"))
      return []
    }
    closeOverlays()
    let back = history.takenBack(change)
    let all = history.counts[change.seq] ?? change.edits.count
    let steps = back?.leftCount ?? all
    let time = localDateTime(of: change.time)
    var items: [ListItem] = [
      ListItem(
        "revert",
        Phrase("Take this change back", "撤回这次修改"),
        note: steps < all
          ? Phrase(
            "what is left: \(grouped(steps)) of \(grouped(all)) steps",
            "剩余部分：\(grouped(all)) 步中的 \(grouped(steps)) 步"
          )
          : steps == 1
            ? nil
            : Phrase(
              "all \(grouped(steps)) steps, as one change",
              "共 \(grouped(steps)) 步，作为一次修改"
            ),
        off: whyNotWritable
          ?? (back?.isWhole == true ? Phrase("It has been taken back.", "已经撤回。") : nil)
      )
    ]
    items += putBackItems(history, change)
    items.append(
      ListItem(
        "then",
        Phrase("As it was then", "查看当时的数据"),
        note: Phrase("\(time), read-only", "\(time)，只读")
      )
    )
    items.append(
      ListItem(
        "compare",
        history.marks.count == 2
          ? Phrase("Compare the two marked moments", "比较所选的两个时刻")
          : Phrase("Compare with now", "与现在比较"),
        note: history.marks.count == 2
          ? nil : Phrase("Space marks two moments", "Space 可选两个时刻")
      )
    )
    let record = history.currentRecord
    items.append(
      ListItem(
        "open",
        Phrase("Open the record", "打开记录"),
        note: record.map { Phrase(same: reader.title(of: $0)) },
        off: record == nil
          ? Phrase("It is about many records: Enter lists them.", "涉及多条记录：按 Enter 列出。")
          : record.flatMap { board.record($0) } == nil
            ? Phrase("It is not there now.", "现在没有这条记录。") : nil
      )
    )
    items.append(ListItem("full", Phrase("The change in full", "修改详情"), right: "Enter"))
    open(
      ListState(
        title: Phrase("This change", "这次修改"),
        purpose: .change(seq: change.seq),
        items: items
      )
    )
    return []
  }

  /// Values of the step under the cursor that can be put back, where they are not there now.
  private func putBackItems(_ history: HistoryState, _ change: Change) -> [ListItem] {
    let steps = history.steps(of: change)
    guard steps.indices.contains(history.step) else { return [] }
    guard case .set(let record, let id, let before, let after) = steps[history.step],
      let field = registry[record.register]?[field: id], maySee(field)
    else {
      return [
        ListItem(
          "put:before",
          Phrase("Put this value back", "恢复此值"),
          off: Phrase(
            "Only for the value of one field: F6 chooses the step.",
            "只适用于单个字段的值：F6 选择步骤。"
          )
        )
      ]
    }
    let now = board.record(record)
    return [("put:after", after), ("put:before", before)].map { choice, value in
      let text = reader.text(of: value, field)
      let isNow = now?[id] == value
      return ListItem(
        choice,
        Phrase("Put this value back: \(text)", "恢复此值：\(text)"),
        note: choice == "put:after"
          ? Phrase("as this change made it", "此次修改后的值") : Phrase("as before it", "此次修改前的值"),
        off: whyNotWritable
          ?? (now == nil
            ? Phrase("The record is not there now.", "现在没有这条记录。")
            : isNow ? Phrase("It is that now.", "现在就是这个值。") : nil)
      )
    }
  }

  /// Does something with a change of the history.
  mutating func perform(_ choice: String, onChange seq: Int) -> [Effect] {
    guard case .history(let history) = screen,
      let change = history.changes.first(where: { $0.seq == seq })
    else { return [] }
    switch choice {
    case "revert": return [.revert(seq: seq, untouchedOnly: false)]
    case "then": return openBoard(asOf: .change(seq: change.seq, time: change.time))
    case "compare": return compare(history, change)
    case "open": return history.currentRecord.map { openDetail($0) } ?? []
    case "full": return showChange(change)
    case "put:before", "put:after":
      let steps = history.steps(of: change)
      guard steps.indices.contains(history.step),
        case .set(let record, let field, let before, let after) = steps[history.step]
      else { return [] }
      return putBack(
        choice == "put:before" ? before : after,
        in: record,
        field,
        of: change
      )
    default: preconditionFailure("there is no action \(choice) on a change")
    }
  }

  /// Shows the change under the cursor in full.
  mutating func openInHistory() -> [Effect] {
    guard case .history(let history) = screen, let change = history.change else { return [] }
    return showChange(change)
  }

  private mutating func showChange(_ change: Change) -> [Effect] {
    if case .history(let history) = screen, history.counts[change.seq] ?? 0 > 0,
      change.edits.isEmpty
    {
      return loadSteps(of: change)
    }
    var lines: [Phrase] = []
    var back: TakenBack?
    if case .history(let history) = screen { back = history.takenBack(change) }
    if let back { lines += [back.words, Phrase(same: "")] }
    for edit in change.edits.prefix(2_000) {
      let isGone = back.map { !$0.isWhole && $0.includes(edit) } ?? false
      let end = isGone ? Phrase("  (taken back)", "  （已撤回）") : Phrase("", "")
      lines += wrapped(say(words(for: edit)) + say(end))
      lines += fieldLines(of: edit)
    }
    if change.edits.count > 2_000 {
      let rest = change.edits.count - 2_000
      lines.append(Phrase("and \(rest) more steps", "另有 \(rest) 步"))
    }
    showPage(of: change, steps: [Phrase(same: "")] + lines)
    return []
  }

  /// Shows a change in full: who made it, when and why, then its steps.
  mutating func showPage(of change: Change, steps: [Phrase]) {
    let who = personName(change.author.name)
    let time = localDateTime(of: change.time)
    var lines = [
      Phrase(
        "\(who.en) (\(change.author.name)), \(time)",
        "\(who.zh)（\(change.author.name)），\(time)"
      ),
      Phrase(
        "Number \(change.seq): \(called(change).en)",
        "第 \(change.seq) 号：\(called(change).zh)"
      ),
    ]
    let kind = name(of: change.operation)
    if change.operation != .edit, change.operation != .adopt {
      lines.append(
        change.of.map {
          Phrase("\(kind.en), of number \($0)", "\(kind.zh)，针对第 \($0) 号")
        } ?? kind
      )
    }
    if let why = change.why { lines += wrapped(say(Phrase("Reason: \(why)", "理由：\(why)"))) }
    overlays.append(
      .page(
        PageState(
          title: Phrase("Change", "修改"),
          lines: lines + steps,
          enter: (Phrase("Actions", "操作"), .command("actions"))
        )
      )
    )
  }

  /// The values of a record that was made or deleted, a line each.
  private func fieldLines(of edit: Edit) -> [Phrase] {
    let reference: RecordReference
    let fields: Fields
    switch edit {
    case .create(let record, let values), .delete(let record, let values):
      (reference, fields) = (record, values)
    case .set, .members, .adopt: return []
    }
    guard let register = registry[reference.register] else { return [] }
    return fields.entries.compactMap { entry -> Phrase? in
      guard let field = register[field: entry.field], maySee(field) else { return nil }
      let text = reader.text(of: entry.value, field)
      return Phrase("    \(field.label.en): \(text)", "    \(field.label.zh)：\(text)")
    }
  }

  /// What an act is called.
  func name(of operation: Operation) -> Phrase {
    switch operation {
    case .edit: Phrase("edited", "修改")
    case .undo: Phrase("taken back", "撤销")
    case .redo: Phrase("done again", "重做")
    case .revert: Phrase("taken back", "撤回")
    case .import: Phrase("imported", "导入")
    case .adopt: Phrase("put in force", "生效")
    }
  }
}
