import Canvas
import ZoneModel

extension DashboardState {
  /// Goes on with a half-filled form.
  ///
  /// Where others changed a field since that was typed over, both values are shown before saving;
  /// where they deleted the record, what was typed becomes a new one.
  mutating func resume(draft key: String) -> [Effect] {
    guard let draft = drafts.first(where: { $0.key == key }),
      let register = registry[draft.register]
    else { return [] }
    let reference = draft.id.map { RecordReference(register: register.id, id: $0) }
    let isGone = reference.map { board.record($0) == nil } ?? false
    // Where the store cannot be written, the draft stays where it is.
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    drafts.removeAll { $0.key == key }
    var effects = openForm(
      register,
      isGone ? nil : reference,
      texts: draft.texts,
      isOffered: true
    )
    guard case .form(var form) = screen else { return effects }
    var asked = 0
    if !isGone {
      for (field, before) in (draft.befores ?? [:]).sorted(by: { $0.key < $1.key }) {
        let change = reference.flatMap { lastChange(of: $0, field) } ?? unknownChange
        asked += form.compare(field, typedOver: before, change, reader) ? 1 : 0
      }
    }
    // Where both have changed something, else where typing stopped.
    let place = form.collisions.first.flatMap { form.place(of: $0.field) }
    form.line = place ?? form.lines.lastIndex(where: \.isTouched) ?? form.line
    let revision = form.revision
    // Until both values were looked at, what was typed is of the record as it was then.
    if asked > 0 { form.revision = draft.revision }
    form.check(in: self)
    if let kept = form.draft(in: self) {
      effects.append(.keepDraft(kept))
      if kept.key != key { effects.append(.dropDraft(key: key)) }
    }
    screen = .form(form)
    if isGone {
      message = Message(
        .warning,
        Phrase(
          "The record was deleted meanwhile: this is a new one with what you typed.",
          "该记录已被删除：这是用您填写的内容新建的记录。"
        )
      )
    } else if asked > 0 {
      message = Message(
        .warning,
        Phrase(
          "Others changed \(asked) of these fields since; F4 there shows both values.",
          "此后有 \(asked) 个字段别人也改了；在该处按 F4 对照。"
        )
      )
    } else if revision != draft.revision {
      message = Message(
        .note,
        Phrase(
          "Others changed other fields since (r\(draft.revision), now r\(revision)); they are merged.",
          "此后别人改了其他字段（r\(draft.revision)，现在 r\(revision)），已合并。"
        )
      )
    }
    return effects
  }

  /// The newest known change of a field by somebody else.
  private func lastChange(of reference: RecordReference, _ field: String) -> Change? {
    (recent + overview.news).first { change in
      change.author.session != environment.session
        && change.edits.contains {
          $0.record == reference && ($0.field == nil || $0.field == field)
        }
    }
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
    let time = localDateTime(of: Moment(milliseconds: draft.keptAt))
    let (name, typed) = (draftName(draft), draft.texts.count)
    let fields = typed == 1 ? "1 field" : "\(typed) fields"
    var text = [
      Phrase(
        "Unfinished: \(name), \(fields), \(time)",
        "未完成：\(name)，\(typed) 个字段，\(time)"
      )
    ]
    text += draftContents(draft, atMost: 5)
    if let words = draftFate(draft) { text.append(words) }
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

  /// Says in the question about a half-filled form what has become of the record by now.
  ///
  /// - Parameter old: what it says so far.
  mutating func restateOffer(saying old: Phrase?) {
    guard let draft = offeredDraft, let new = draftFate(draft),
      case .dialog(var dialog)? = overlays.popLast()
    else { return }
    for line in dialog.text.indices where dialog.text[line] == old { dialog.text[line] = new }
    overlays.append(.dialog(dialog))
  }

  /// What a draft is of: the record, or what was typed as its name.
  func draftName(_ draft: FormDraft) -> String {
    let register = registry[draft.register]
    let reference = draft.id.map { RecordReference(register: draft.register, id: $0) }
    if let reference, board.record(reference) != nil { return reader.title(of: reference) }
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

  /// What was typed, a line a field.
  private func draftContents(_ draft: FormDraft, atMost most: Int) -> [Phrase] {
    guard let register = registry[draft.register] else { return [] }
    let typed = register.fields.filter { draft.texts[$0.id] != nil && maySee($0) }
    let lines = typed.prefix(most).map { field in
      let text = environment.lettering.cut(
        draft.texts[field.id]?.split(whereSeparator: \.isNewline).joined(separator: " ") ?? "",
        to: max(24, min(70, size.columns - 28))
      )
      return Phrase("  \(field.label.en): \(text)", "  \(field.label.zh)：\(text)")
    }
    let more = typed.count - lines.count
    return lines + (more > 0 ? [Phrase("  and \(more) more", "  另有 \(more) 个")] : [])
  }

  /// What became of the record since; `nil` where nothing did.
  func draftFate(_ draft: FormDraft) -> Phrase? {
    guard let id = draft.id else { return nil }
    guard let record = board.record(RecordReference(register: draft.register, id: id)) else {
      return Phrase("The record was deleted since.", "此后该记录已被删除。")
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
