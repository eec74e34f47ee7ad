import Canvas
import ZoneModel

/// Where a person is, as others are told.
struct Whereabouts: Hashable, Sendable {
  /// The record that is shown or edited.
  var record: RecordReference?
  /// Whether it is edited.
  var isEditing = false
}

/// A field of a record that somebody else changed a moment ago; `nil` for all of its fields.
struct ChangedCell: Hashable, Sendable {
  var record: RecordReference
  var field: String?
}

extension DashboardState {
  /// Tells others where this person is, when that is elsewhere than before.
  mutating func settleWhereabouts() -> [Effect] {
    var now = Whereabouts()
    switch screen {
    case .form(let form):
      if let reference = form.reference { now = Whereabouts(record: reference, isEditing: true) }
    case .detail(let detail): now.record = detail.reference
    case .finding(let finding): now.record = finding.reference
    case .overview, .table, .history, .view, .start: break
    }
    guard now != whereabouts else { return [] }
    whereabouts = now
    return [.announce(record: now.record, isEditing: now.isEditing)]
  }

  /// Marks what others changed for a moment.
  mutating func mark(_ changes: [Change]) -> [Effect] {
    // A large import would mark everything, which says nothing.
    let edits = changes.filter { $0.author.session != environment.session }.flatMap(\.edits)
    guard !edits.isEmpty, edits.count <= 500 else { return [] }
    for edit in edits {
      guard let record = edit.record else { continue }
      changedCells.insert(ChangedCell(record: record, field: edit.field))
    }
    return [.calmLater]
  }

  /// Whether somebody else changed a field of a record a moment ago.
  func isJustChanged(_ record: RecordReference, _ field: String?) -> Bool {
    guard !changedCells.isEmpty else { return false }
    return changedCells.contains(ChangedCell(record: record, field: field))
      || changedCells.contains(ChangedCell(record: record, field: nil))
  }

  /// Who else has the store open and who of them is at the record that is shown; `nil` where nobody is.
  var othersText: Phrase? {
    guard !others.isEmpty, !isStartShown else { return nil }
    if let record = currentRecord {
      let editing = names(of: others.filter { $0.record == record && $0.isEditing })
      if let editing {
        return Phrase("\(editing.en) editing this record.", "\(editing.zh)正在编辑此记录。")
      }
      let looking = names(of: others.filter { $0.record == record })
      if let looking {
        return Phrase("\(looking.en) looking at this record.", "\(looking.zh)正在看此记录。")
      }
    }
    // Who has several windows is named once, with the one that does most.
    func rank(_ other: Presence) -> Int { other.isEditing ? 0 : other.record != nil ? 1 : 2 }
    let people = others.map(\.login).enumerated().compactMap { place, login in
      others.firstIndex { $0.login == login } == place
        ? others.filter { $0.login == login }.min { rank($0) < rank($1) } : nil
    }
    let words = people.prefix(3).map { other -> Phrase in
      let name = otherName(other)
      guard let record = other.record, board.record(record) != nil else { return name }
      let title = environment.lettering.cut(reader.title(of: record), to: 20)
      return other.isEditing
        ? Phrase("\(name.en) (edits \(title))", "\(name.zh)（在改「\(title)」）")
        : Phrase("\(name.en) (at \(title))", "\(name.zh)（在看「\(title)」）")
    }
    let more = people.count - words.count
    return Phrase(
      "Also here: " + words.map(\.en).joined(separator: ", ") + (more > 0 ? ", +\(more)" : ""),
      "在线：" + words.map(\.zh).joined(separator: "、") + (more > 0 ? "，另 \(more) 人" : "")
    )
  }

  /// Whether somebody else edits the record that the cursor is on.
  var isEditedByOthers: Bool {
    guard let record = currentRecord else { return false }
    return others.contains { $0.record == record && $0.isEditing }
  }

  private var isStartShown: Bool { if case .start = screen { true } else { false } }

  /// The name of somebody who is here; oneself in another window.
  private func otherName(_ other: Presence) -> Phrase {
    other.login == environment.person.login
      ? Phrase("you in another window", "您的另一窗口") : personName(other.login)
  }

  /// `Zhao Min is`, `Zhao Min and Wang Fang are`; `nil` for nobody.
  private func names(of others: [Presence]) -> Phrase? {
    var seen: Set<String> = []
    let names = others.filter { seen.insert($0.login).inserted }.map { otherName($0) }
    guard let last = names.last else { return nil }
    guard names.count > 1 else {
      return Phrase(
        "\(last.en) \(others[0].login == environment.person.login ? "are" : "is")",
        last.zh
      )
    }
    let first = names.dropLast()
    return Phrase(
      first.map(\.en).joined(separator: ", ") + " and \(last.en) are",
      names.map(\.zh).joined(separator: "、")
    )
  }

  /// Says that somebody else has the record open that is to be edited.
  mutating func warnOfOthers(at reference: RecordReference?) {
    guard let reference,
      let editing = names(of: others.filter { $0.record == reference && $0.isEditing })
    else { return }
    message = Message(
      .note,
      Phrase(
        "\(editing.en) editing this record too; where both touch a field, you are asked.",
        "\(editing.zh)也在编辑此记录；两人都改的字段会请您选择。"
      )
    )
    warningOfOthers = message
  }

  /// Takes who else is here; what was said of somebody who has left is no longer said.
  mutating func take(others all: [Presence]) {
    others = all.filter { $0.session != environment.session }
    guard let warning = warningOfOthers else { return }
    if message == warning {
      if isEditedByOthers { return }
      message = nil
    }
    warningOfOthers = nil
  }
}
