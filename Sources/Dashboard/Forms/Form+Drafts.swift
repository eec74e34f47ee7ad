import Canvas
import ZoneModel

extension DashboardState {
  /// Goes on with a half-filled form.
  ///
  /// Where others changed a field since that was typed over, both values are shown before saving.
  /// Where they deleted the record, its form is opened all the same, as it was; only where nothing is
  /// known of the deletion, what was typed becomes a new record. Texts of fields that are gone stay in
  /// the draft.
  mutating func resume(draft key: String) -> [Effect] {
    guard let draft = drafts.first(where: { $0.key == key }) else { return [] }
    // Where it cannot be gone on with, the draft stays where it is.
    guard let register = registry[draft.register] else {
      let name = draft.register
      message = Message(
        .warning,
        Phrase("There is no register \(name) here; the draft stays.", "没有登记簿 \(name)；草稿仍保留。")
      )
      return []
    }
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    let record = draft.id.map { RecordReference(register: register.id, id: $0) }
    let isGone = record.map { board.record($0) == nil } ?? false
    let deletion = record.flatMap { self.deletion(of: $0) }
    let reference = isGone && deletion == nil ? nil : record
    drafts.removeAll { $0.key == key }
    var effects = openForm(
      register,
      reference,
      texts: draft.texts,
      given: draft.given?.fields,
      isOffered: true,
      deletion: deletion
    )
    guard case .form(var form) = screen else { return effects }
    form.takeStrays(of: draft)
    let revision = deletion == nil ? form.revision : draft.revision
    form.revision = revision
    var asked = 0
    if let reference {
      for (field, before) in (draft.befores ?? [:]).sorted(by: { $0.key < $1.key }) {
        let change = recentChange(of: reference, field) ?? unknownChange
        asked += form.compare(field, typedOver: before, change, reader) ? 1 : 0
      }
    }
    effects += askWho(form)
    // Where both have changed something, else where typing stopped.
    let place = form.collisions.first.flatMap { form.place(of: $0.field) }
    form.line = place ?? form.lines.lastIndex(where: \.isTouched) ?? form.line
    // Until both values were looked at, what was typed is of the record as it was then.
    if asked > 0 { form.revision = draft.revision }
    form.check(in: self)
    if let kept = form.draft(in: self) {
      effects.append(.keepDraft(kept))
      if kept.key != key { effects.append(.dropDraft(key: key)) }
    }
    screen = .form(form)
    sayWhatBecame(of: form, asked: asked, isNew: isGone && deletion == nil, draft, revision)
    return effects
  }

  /// Says what others did to the record of a draft that is gone on with, and what has no field now.
  private mutating func sayWhatBecame(
    of form: FormState,
    asked: Int,
    isNew: Bool,
    _ draft: FormDraft,
    _ revision: Int
  ) {
    var kind = Message.Kind.warning
    var words: [Phrase] = []
    if isNew {
      words.append(
        Phrase(
          "The record was deleted meanwhile: this is a new one with what you typed.",
          "该记录已被删除：这是用您填写的内容新建的记录。"
        )
      )
    } else if let deletion = form.deletedBy {
      words.append(wayBackWords(deletion))
    } else if asked > 0 {
      words.append(
        Phrase(
          "\(asked) of these fields changed since; F4 there shows both values.",
          "此后有 \(asked) 个字段改过；在该处按 F4 对照。"
        )
      )
    } else if revision != draft.revision {
      kind = .note
      words.append(
        Phrase(
          "Others changed other fields since (r\(draft.revision), now r\(revision)); they are merged.",
          "此后别人改了其他字段（r\(draft.revision)，现在 r\(revision)），已合并。"
        )
      )
    }
    if let stray = form.strayWords(in: self) {
      kind = .warning
      words.insert(stray, at: 0)
    }
    guard !words.isEmpty else { return }
    message = Message(
      kind,
      Phrase(words.map(\.en).joined(separator: " "), words.map(\.zh).joined())
    )
  }

  /// Offers the newest half-filled form that was found, with what is in it.
  mutating func offerDrafts() -> [Effect] {
    guard let draft = drafts.first, overlays.isEmpty else { return [] }
    offer(draft, among: drafts.count, orElse: [.nothing])
    return []
  }

  /// Asks whether to go on with a half-filled form.
  ///
  /// - Parameters:
  ///   - draft: the newest of those that are meant.
  ///   - count: how many are meant.
  ///   - others: what can be done beside going on and dropping it.
  mutating func offer(
    _ draft: FormDraft,
    among count: Int,
    orElse others: [DialogState.Consequence]
  ) {
    var text = offerWords(draft)
    if count > 1 {
      text.append(
        Phrase("\(count - 1) more; F5 lists them all.", "另有 \(count - 1) 份；F5 可列出全部。")
      )
    }
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Unfinished form", "未完成的表单"),
          text: text,
          answers: [
            .init(label: Phrase("Go on with it", "继续填写"), then: .resume(draft: draft.key))
          ]
            + others.map { other in
              other == .nothing
                ? .init(label: Phrase("Later", "以后再说"), then: other)
                : .init(label: Phrase("Begin anew, keep it", "另填一份，保留草稿"), then: other)
            } + [.init(label: Phrase("Drop it", "丢弃"), then: .drop(draft: draft.key))]
        )
      )
    )
  }

  /// The half-filled form that the person is being asked about.
  var offeredDraft: FormDraft? {
    guard case .dialog(let dialog)? = overlays.last,
      case .resume(let key)? = dialog.answers.first?.then
    else { return nil }
    return drafts.first { $0.key == key }
  }

  /// What is said of a half-filled form that is offered: what it is of, what was typed, and what has
  /// become of the record.
  func offerWords(_ draft: FormDraft) -> [Phrase] {
    let time = localDateTime(of: Moment(milliseconds: draft.keptAt))
    let (name, typed) = (draftName(draft), draft.texts.count)
    let fields = typed.counted("field", "fields")
    let head = Phrase(
      "Unfinished: \(name), \(fields), \(time)",
      "未完成：\(name)，\(typed) 个字段，\(time)"
    )
    return [head] + draftContents(draft, atMost: 5) + (draftFate(draft).map { [$0] } ?? [])
  }

  /// Says in the question about a half-filled form what has become of the record by now.
  ///
  /// - Parameter old: what it says so far.
  mutating func restateOffer(saying old: [Phrase]?) {
    guard let old, let draft = offeredDraft, case .dialog(var dialog)? = overlays.popLast() else {
      return
    }
    dialog.text = offerWords(draft) + dialog.text.dropFirst(old.count)
    overlays.append(.dialog(dialog))
  }

  /// What a draft is of: the record, or what was typed as its name.
  func draftName(_ draft: FormDraft) -> String {
    let register = registry[draft.register]
    let reference = draft.id.map { RecordReference(register: draft.register, id: $0) }
    if let reference, board.record(reference) != nil || deletion(of: reference) != nil {
      return knownTitle(of: reference)
    }
    return draft.texts[language == .zh ? "nameZh" : "name"] ?? draft.texts["name"]
      ?? draft.texts["nameZh"] ?? draft.texts["title"] ?? register.map { say($0.singular) } ?? ""
  }

  /// What a draft is called in lists: what it is of, and what was typed.
  func draftItem(_ draft: FormDraft) -> ListItem {
    let name = draftName(draft)
    let singular = registry[draft.register]?.singular
    let typed = draft.texts.sorted { $0.key < $1.key }.map(\.value).joined(separator: " ")
    return ListItem(
      Self.draftPrefix + draft.key,
      Phrase("Unfinished: \(name)", "未填完：\(name)"),
      note: singular,
      right: localDateTime(of: Moment(milliseconds: draft.keptAt)),
      words: "draft half-filled 草稿 未完成 未填完的表单 " + name + " " + typed
    )
  }

  /// What stands before a draft's key where lists name places.
  static var draftPrefix: String { "draft:" }

  /// What the place gave that a new record was begun at, then what was typed, a line a field.
  private func draftContents(_ draft: FormDraft, atMost most: Int) -> [Phrase] {
    guard let register = registry[draft.register] else { return [] }
    func line(_ label: Phrase, _ text: String?, _ end: Phrase = Phrase("", "")) -> Phrase {
      let text = environment.lettering.cut(
        text?.split(whereSeparator: \.isNewline).joined(separator: " ") ?? "",
        to: max(24, min(70, size.columns - 28 - environment.lettering.width(say(end))))
      )
      return Phrase("  \(label.en): \(text)\(end.en)", "  \(label.zh)：\(text)\(end.zh)")
    }
    let usual = defaults(of: register)
    let given = draft.given?.fields ?? usual
    let begun = register.fields.filter { field in
      given[field.id] != usual[field.id] && draft.texts[field.id] == nil && maySee(field)
    }
    let typed = register.fields.filter { draft.texts[$0.id] != nil && maySee($0) }
    let gone = draft.texts.keys.filter { register[field: $0] == nil }.sorted()
    let end = Phrase(" (not a field any more)", "（已不是字段）")
    let lines =
      begun.map { line($0.label, reader.formText(of: given[$0.id], $0)) }
      + typed.map { line($0.label, draft.texts[$0.id]) }
      + gone.map { line(Phrase(same: $0), draft.texts[$0], end) }
    let more = lines.count - most
    return lines.prefix(most)
      + (more > 0 ? [Phrase("  and \(more) more", "  另有 \(more) 个")] : [])
  }

  /// What became of the record since; `nil` where nothing did.
  func draftFate(_ draft: FormDraft) -> Phrase? {
    guard let id = draft.id else { return nil }
    let reference = RecordReference(register: draft.register, id: id)
    guard let record = board.record(reference) else {
      return deletion(of: reference).map { deletionWords($0) }
        ?? Phrase("The record was deleted since.", "此后该记录已被删除。")
    }
    guard record.revision != draft.revision else {
      return Phrase("Nobody changed the record since.", "此后没有人改过该记录。")
    }
    return Phrase(
      "The record was changed since: you began with r\(draft.revision), now it is "
        + "r\(record.revision).",
      "此后有人改过该记录：您从 r\(draft.revision) 开始，现在是 r\(record.revision)。"
    )
  }
}

extension FormState {
  /// Takes what a draft holds for fields that the form does not have.
  fileprivate mutating func takeStrays(of draft: FormDraft) {
    strayTexts = draft.texts.filter { place(of: $0.key) == nil }
    strayBefores = (draft.befores ?? [:]).filter { strayTexts[$0.key] != nil }
  }

  /// What is said of fields of the draft that the form does not have; `nil` where it has all.
  fileprivate func strayWords(in state: DashboardState) -> Phrase? {
    let (names, count) = (strayNames(in: state), strayTexts.count)
    guard count > 0 else { return nil }
    let fields = count.counted("field is", "fields are")
    let whose = count == 1 ? "its" : "their"
    let isUnknown = strayTexts.keys.allSatisfy { state.registry[register]?[field: $0] == nil }
    let place = isUnknown ? Phrase("settings", "设置") : Phrase("form", "表单")
    return Phrase(
      "\(fields) not in the \(place.en) any more: \(names.en); \(whose) text stays in the draft.",
      "\(place.zh)中已没有 \(count) 个字段：\(names.zh)；所填文字留在草稿里。"
    )
  }

  /// Types texts over the values of fields.
  mutating func retype(_ texts: [String: String], _ reader: BoardReader) {
    for place in lines.indices {
      guard let text = texts[lines[place].field.id] else { continue }
      lines[place].text.replace(with: text)
      lines[place].read(with: reader)
    }
    for place in lines.indices where lines[place].isTouched && lines[place].field.countsFrom != nil
    {
      lines[place].read(with: reader, beside: values)
    }
  }

  /// Compares what a field held when it was typed over with what it holds now; whether both have to
  /// be shown.
  fileprivate mutating func compare(
    _ field: String,
    typedOver before: String,
    _ change: Change,
    _ reader: BoardReader
  ) -> Bool {
    guard let place = place(of: field), lines[place].isTouched,
      !lines[place].initial.utf8.elementsEqual(before.utf8), !lines[place].field.kind.isSet
    else { return false }
    var old = lines[place]
    old.text.replace(with: before)
    old.read(with: reader)
    collisions.append(
      FormCollision(field: field, before: old.value, theirs: original[field], change: change)
    )
    return true
  }
}
