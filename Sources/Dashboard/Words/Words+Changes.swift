import Canvas
import ZoneModel

extension DashboardState {
  /// The name of a person, from the staff register where the login is in it.
  func personName(_ login: String) -> Phrase {
    if login == environment.person.login, environment.person.name != Phrase(same: login) {
      return environment.person.name
    }
    return board.personName(login)
  }

  /// A change in words: who, when, what.
  func words(for change: Change) -> Phrase {
    let time = localTime(of: change.time)
    let who = personName(change.author.name)
    // Time and person stand before it.
    let what = deed(of: change, columns: max(40, size.columns - 24))
    return Phrase("\(time) \(who.en): \(what.en)", "\(time) \(who.zh)：\(what.zh)")
  }

  /// What a change did, and that it took something back or did it again, if so.
  func deed(of change: Change, columns: Int? = nil) -> Phrase {
    let what = summary(of: change, columns: columns)
    switch change.operation {
    case .undo, .redo, .revert:
      let kind = name(of: change.operation)
      return Phrase("\(kind.en): \(what.en)", "\(kind.zh)：\(what.zh)")
    case .edit, .import, .adopt: return what
    }
  }

  /// The most columns of what a change did, so that the way back fits beside it.
  private var brief: Int { max(40, size.columns - 36) }

  /// Whether the words of a step do not name what was there before.
  private static func saysOneSide(_ edit: Edit) -> Bool {
    switch edit {
    case .create, .delete, .adopt: true
    case .set, .members: false
    }
  }

  /// What a change of this session did, in words, with the way back.
  func doneWords(for change: Change) -> Phrase {
    let what = summary(of: change, columns: brief)
    switch change.operation {
    case .undo, .revert:
      return Phrase("Taken back: \(what.en). ^Y redoes it.", "已撤销：\(what.zh)。^Y 重做。")
    case .redo: return Phrase("Done again: \(what.en).", "已重做：\(what.zh)。")
    case .edit, .import, .adopt:
      return Phrase("Saved: \(what.en). ^Z takes it back.", "已保存：\(what.zh)。^Z 撤销。")
    }
  }

  /// What a change is called, whatever language its author spoke.
  func called(_ change: Change) -> Phrase {
    change.called(in: registry, on: board, namingField: true)
  }

  /// What a change did: the one value that it changed, or its label with the number of records.
  func summary(of change: Change, columns: Int? = nil) -> Phrase {
    guard change.edits.count == 1, let edit = change.edits.first, !goesByLabel(change) else {
      let records = Set(change.edits.compactMap(\.record)).count
      let what = called(change)
      // Of a longer change a page of the history has the first thousand steps only.
      let isWhole = change.edits.count < 1_000
      return records > 1 && isWhole && !what.en.contains(String(records))
        ? Phrase("\(what.en) (\(records) records)", "\(what.zh)（\(records) 条）") : what
    }
    return words(for: edit, of: change.operation, columns: columns)
  }

  /// Whether a change is told by its label even where it has one step only: what people decide about an
  /// item of the work list is kept as a record, which they have not made as one.
  func goesByLabel(_ change: Change) -> Bool {
    !change.label.isEmpty && change.edits.first?.record?.register == "work-items"
  }

  /// The only step of a change in words; where it takes back what a change made, deleted or put in
  /// force, what that did: "taken back: deleted note" would be read as the deletion of something else.
  func words(
    for edit: Edit,
    of operation: Operation,
    named: Bool = true,
    columns: Int? = nil
  ) -> Phrase {
    let takesBack = operation == .undo || operation == .revert
    let what = takesBack && Self.saysOneSide(edit) ? edit.inverse : edit
    return words(for: what, named: named, columns: columns)
  }

  /// A step of a change in words.
  ///
  /// `named` says whether the record's title stands before it; `columns` is the most that it may
  /// take, so that what follows still fits a line: values are cut first, then the title.
  func words(for edit: Edit, named: Bool = true, columns: Int? = nil) -> Phrase {
    let lettering = environment.lettering
    func cut(_ text: String, beside others: String...) -> String {
      guard let columns else { return text }
      let taken = others.reduce(0) { $0 + lettering.width($1) }
      return lettering.cut(text, to: max(16, columns - taken))
    }
    func short(_ text: String, beside others: String...) -> String {
      guard let columns else { return text }
      let taken = others.reduce(22) { $0 + lettering.width($1) }
      return lettering.cut(text, to: max(14, columns / 3, columns - taken))
    }
    switch edit {
    case .set(let reference, let field, let before, let after):
      guard let declared = registry[reference.register]?[field: field] else {
        return Phrase(same: "\(reference): \(field)")
      }
      let (old, new) =
        maySee(declared)
        ? (reader.text(of: before, declared), reader.text(of: after, declared)) : ("…", "…")
      let label = say(declared.label)
      var (from, to) = (short(old, beside: label, new), short(new, beside: label, old))
      if from == to, old != new {
        let parts = Self.differing(old, new)
        (from, to) = (
          short(parts.old, beside: label, parts.new), short(parts.new, beside: label, parts.old)
        )
      }
      let title = named ? cut(knownTitle(of: reference), beside: label, from, to, "------") : ""
      return Phrase(
        (named ? title + ": " : "") + "\(declared.label.en) \(from) -> \(to)",
        (named ? title + "：" : "") + "\(declared.label.zh) \(from) → \(to)"
      )
    case .members(let reference, let field, let added, let removed):
      let declared = registry[reference.register]?[field: field]
      func word(_ text: String) -> String {
        guard let declared else { return text }
        return maySee(declared) ? reader.text(of: .list([text]), declared) : "…"
      }
      let what = added.map { "+" + word($0) } + removed.map { "-" + word($0) }
      let list = what.joined(separator: " ")
      let title =
        named
        ? cut(
          knownTitle(of: reference),
          beside: (declared?.label).map { say($0) } ?? "",
          list,
          "---"
        ) : ""
      return Phrase(
        (named ? title + ": " : "") + "\(declared?.label.en ?? field) \(list)",
        (named ? title + "：" : "") + "\(declared?.label.zh ?? field) \(list)"
      )
    case .create(let reference, let fields):
      let singular = registry[reference.register]?.singular
      let title = cut(
        reader.title(of: reference, fields),
        beside: singular.map { say($0) } ?? "",
        "------"
      )
      return Phrase(
        "new \(singular?.en.lowercased() ?? ""): \(title)",
        "新建\(singular?.zh ?? "")：\(title)"
      )
    case .delete(let reference, let fields):
      let singular = registry[reference.register]?.singular
      let title = cut(
        reader.title(of: reference, fields),
        beside: singular.map { say($0) } ?? "",
        "------"
      )
      return Phrase(
        "deleted \(singular?.en.lowercased() ?? ""): \(title)",
        "删除\(singular?.zh ?? "")：\(title)"
      )
    case .adopt(let file, _, let after):
      return after == nil
        ? Phrase("\(file) is no longer in force", "\(file) 不再生效")
        : Phrase("\(file) is in force", "\(file) 已生效")
    }
  }

  /// Two texts from shortly before the place where they differ.
  private static func differing(_ old: String, _ new: String) -> (old: String, new: String) {
    let same = zip(old, new).prefix { $0 == $1 }.count
    let start = max(0, same - 4)
    guard start > 0 else { return (old, new) }
    return ("…" + old.dropFirst(start), "…" + new.dropFirst(start))
  }

  /// What stands for a record, also after it was deleted in a change that is at hand.
  func knownTitle(of reference: RecordReference) -> String {
    guard board.record(reference) == nil, let (_, fields) = knownDeletion(of: reference) else {
      return reader.title(of: reference)
    }
    return reader.title(of: reference, fields)
  }

  /// The newest change at hand that deleted a record, with what the record was.
  func knownDeletion(of reference: RecordReference) -> (change: Change, fields: Fields)? {
    for change in recent + (deletions[reference].map { [$0] } ?? []) {
      if let fields = change.deleted(reference) { return (change, fields) }
    }
    return nil
  }

  /// Who deleted a record and when: `Li Wei at 14:31`; `nil` where the change is not at hand.
  func deleter(of reference: RecordReference) -> Phrase? {
    knownDeletion(of: reference).map { change, _ in
      let (who, time) = (personName(change.author.name), localTime(of: change.time))
      return Phrase("\(who.en) at \(time)", "\(who.zh)在 \(time) ")
    }
  }

  /// Why a record cannot be opened that is not there: who deleted it, and what brings it back.
  func whyNotThere(_ reference: RecordReference) -> Phrase {
    guard let by = deleter(of: reference) else {
      return Phrase(
        "\(reference) is not there; the history (^T) may know of it.",
        "没有 \(reference) 这条记录；可查看历史（^T）。"
      )
    }
    let title = knownTitle(of: reference)
    let way =
      currentRecord == reference
      ? Phrase("F8 brings it back.", "按 F8 可恢复。")
      : Phrase("The history (^T) has it.", "可从历史（^T）中恢复。")
    return Phrase(
      "\(title) was deleted by \(by.en). \(way.en)",
      "「\(title)」已被 \(by.zh)删除。\(way.zh)"
    )
  }

  /// The time of day of a moment where the person is, with the day where that is not today.
  func localTime(of moment: Moment) -> String {
    let (day, time) = local(moment)
    return day == present.today ? time : "\(String(day.description.dropFirst(5))) \(time)"
  }

  /// Day and time of a moment where the person is.
  func localDateTime(of moment: Moment) -> String {
    let (day, time) = local(moment)
    return "\(day) \(time)"
  }

  /// The day of a moment where the person is, and the time of day.
  func local(_ moment: Moment) -> (day: Day, time: String) {
    let minutes = Int(moment.milliseconds / 60_000) + present.minutesAhead
    let day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    let rest = minutes - day * 1440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (Day(number: day), two(rest / 60) + ":" + two(rest % 60))
  }

  /// The name of a day of the week.
  func weekday(_ day: Day) -> Phrase {
    let names = [
      Phrase("Mon", "周一"), Phrase("Tue", "周二"), Phrase("Wed", "周三"), Phrase("Thu", "周四"),
      Phrase("Fri", "周五"), Phrase("Sat", "周六"), Phrase("Sun", "周日"),
    ]
    return names[day.weekday - 1]
  }
}
