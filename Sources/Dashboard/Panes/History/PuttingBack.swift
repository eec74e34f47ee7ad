import ZoneModel

extension DashboardState {
  /// Puts a value of the history back; where a colleague has changed the field since, only once the
  /// person has been told who and when, also where the value happens to be the same again.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - record: the record.
  ///   - field: the field.
  ///   - change: the change whose value it is.
  /// - Returns: the change, or what looks up who changed the field since.
  mutating func putBack(
    _ value: Value?,
    in record: RecordReference,
    _ field: String,
    of change: Change
  ) -> [Effect] {
    let effects = give(value, register: record.register, field: field, ids: [record.id])
    // Nobody can have changed anything after the newest change.
    guard case .commit(let draft)? = effects.first, change.seq < board.seq else { return effects }
    var wanted = PutBack(draft: draft, record: record, field: field, seq: change.seq)
    if let later = recentChange(of: record, field) { return putBack(wanted, over: later) }
    let query = asked(Self.newestChange(of: record, field))
    wanted.ticket = query.ticket
    puttingBack = wanted
    return [.loadHistory(query)]
  }

  /// Puts a value back over what a change gave the field; over a colleague's once it is confirmed.
  mutating func putBack(_ wanted: PutBack, over later: Change) -> [Effect] {
    guard !isMine(later), later.seq > wanted.seq,
      let declared = registry[wanted.record.register]?[field: wanted.field]
    else { return [.commit(wanted.draft)] }
    let (who, time) = (authorName(of: later), localDateTime(of: later.time))
    let label = declared.label
    let now = reader.text(of: board.record(wanted.record)?[wanted.field], declared)
    let when = later.isKnown ? Phrase(" (\(time))", "（\(time)）") : Phrase("", "")
    let look: [DialogState.Answer] =
      later.isKnown
      ? [.init(label: Phrase("Look at that change", "看是哪次修改"), then: .look(seq: later.seq))]
      : []
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Put this value back?", "恢复此值？"),
          text: [
            Phrase(
              "\(who.en) changed \(label.en) after this change\(when.en).",
              "\(who.zh)在这次修改之后改了「\(label.zh)」\(when.zh)。"
            ),
            Phrase("It is \(now) now.", "现在的值：\(now)"),
          ],
          answers: [
            .init(label: Phrase("Put it back all the same", "仍然恢复"), then: .commit(wanted.draft))
          ] + look + [.init(label: Phrase("Leave it", "不恢复"), then: .nothing)],
          cursor: look.count + 1
        )
      )
    )
    return []
  }
}
