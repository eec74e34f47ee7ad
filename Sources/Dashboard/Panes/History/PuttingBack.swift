import ZoneModel

extension DashboardState {
  /// Puts a value of the history back; where a colleague gave the field another one after that change,
  /// only once the person has been told whose value goes.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - record: the record.
  ///   - field: the field.
  ///   - change: the change whose value it is.
  ///   - history: where it was chosen.
  /// - Returns: the change, or nothing while it is asked about.
  mutating func putBack(
    _ value: Value?,
    in record: RecordReference,
    _ field: String,
    of change: Change,
    _ history: HistoryState
  ) -> [Effect] {
    let effects = give(value, register: record.register, field: field, ids: [record.id])
    guard case .commit(let draft)? = effects.first,
      let later = (recent + history.changes)
        .filter({ $0.seq > change.seq && touches($0, record, field) })
        .max(by: { $0.seq < $1.seq }),
      later.author.name != environment.person.login,
      let declared = registry[record.register]?[field: field]
    else { return effects }
    let (who, time) = (authorName(of: later), localDateTime(of: later.time))
    let (label, now) = (declared.label, reader.text(of: board.record(record)?[field], declared))
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Put this value back?", "恢复此值？"),
          text: [
            Phrase(
              "\(who.en) changed \(label.en) after this change (\(time)).",
              "\(who.zh)在这次修改之后改了「\(label.zh)」（\(time)）。"
            ),
            Phrase("It is \(now) now.", "现在的值：\(now)"),
          ],
          answers: [
            .init(label: Phrase("Put it back all the same", "仍然恢复"), then: .commit(draft)),
            .init(label: Phrase("Look at that change", "看是哪次修改"), then: .look(seq: later.seq)),
            .init(label: Phrase("Leave it", "不恢复"), then: .nothing),
          ],
          cursor: 2
        )
      )
    )
    return []
  }

  private func touches(_ change: Change, _ record: RecordReference, _ field: String) -> Bool {
    change.edits.contains { $0.record == record && ($0.field == nil || $0.field == field) }
  }
}
