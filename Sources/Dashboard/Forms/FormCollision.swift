import Canvas
import ZoneModel

/// A field that somebody else changed while it is being changed here.
struct FormCollision: Hashable, Sendable {
  /// What becomes of the field.
  enum Choice: String, Hashable, Sendable, CaseIterable {
    /// What stood there before both.
    case before
    /// What the other person saved.
    case theirs
    /// What is typed here.
    case yours
  }

  /// The field.
  let field: String
  /// What stood there when the form was opened.
  let before: Value?
  /// What the other person saved.
  var theirs: Value?
  /// The change that saved it.
  var change: Change
  /// What becomes of it; `nil` while nobody has chosen.
  var choice: Choice?
  /// What was typed here, while another value is chosen.
  var mine: FormLine?
}

/// A change of somebody else that flowed into an open form without a question.
struct FormNews: Hashable, Sendable {
  /// The field.
  let field: String
  /// What stood there when the form was opened.
  let before: Value?
  /// What stands there now.
  var theirs: Value?
  /// The newest change that touched it.
  var change: Change
  /// Whether elements of the set are being changed here too; both are kept.
  var isShared: Bool
}

extension FormState {
  /// Whether fields wait for a choice.
  var hasOpenCollisions: Bool { collisions.contains { $0.choice == nil } }

  /// What somebody else saved in the field, if they did since the form was opened.
  func news(of field: String) -> FormNews? { news.first { $0.field == field } }

  /// Compares the board's record with the one that was last looked at, and takes what differs.
  ///
  /// - Parameters:
  ///   - fields: the record now.
  ///   - changes: what others did, oldest first.
  ///   - unknown: stands for a change that is not at hand.
  ///   - reader: reads values as text.
  /// - Returns: the fields that differed, with the change of each and whether it is asked about.
  mutating func take(
    _ fields: Fields,
    changes: [Change],
    unknown: Change,
    _ reader: BoardReader
  ) -> [(field: String, change: Change, isAsked: Bool)] {
    guard let reference else { return [] }
    let known = base.entries.map(\.field)
    let names = fields.entries.map(\.field) + known.filter { fields[$0] == nil }
    return names.filter { fields[$0] != base[$0] }.map { field in
      let change =
        changes.last { change in
          change.edits.contains {
            $0.record == reference && ($0.field == nil || $0.field == field)
          }
        } ?? unknown
      let isAsked = take(fields[field], at: field, by: change, reader)
      base[field] = fields[field]
      return (field, change, isAsked)
    }
  }

  /// Takes what somebody else saved in a field; whether it has to be asked about.
  private mutating func take(
    _ theirs: Value?,
    at field: String,
    by change: Change,
    _ reader: BoardReader
  ) -> Bool {
    guard let place = place(of: field), lines[place].isTouched else {
      let before = original[field]
      original[field] = theirs
      if let place = self.place(of: field) {
        lines[place].restart(
          initial: reader.formText(of: theirs, lines[place].field),
          value: theirs
        )
      }
      note(FormNews(field: field, before: before, theirs: theirs, change: change, isShared: false))
      return false
    }
    if lines[place].field.kind.isSet {
      // Elements are saved as joining and leaving, so both people's stay.
      let before = original[field]
      note(FormNews(field: field, before: before, theirs: theirs, change: change, isShared: true))
      return false
    }
    return collide(with: change, at: field, theirs: theirs, reader)
  }

  private mutating func note(_ one: FormNews) {
    guard let known = news.firstIndex(where: { $0.field == one.field }) else {
      news.append(one)
      return
    }
    if news[known].before == one.theirs {
      news.remove(at: known)
      return
    }
    news[known].theirs = one.theirs
    news[known].change = one.change
    news[known].isShared = one.isShared
  }

  /// Notes that a field was changed by somebody else as well; whether that has to be asked about.
  @discardableResult mutating func collide(
    with change: Change,
    at field: String,
    theirs: Value?,
    _ reader: BoardReader
  ) -> Bool {
    guard let place = place(of: field) else { return false }
    let known = collisions.firstIndex { $0.field == field }
    let before = known.map { collisions[$0].before } ?? original[field]
    original[field] = theirs
    // Both typed the same, or theirs was taken back: nothing is left to choose.
    let isSame = lines[place].error == nil && lines[place].value == theirs
    if isSame || before == theirs {
      if let known {
        if let mine = collisions[known].mine { lines[place] = mine }
        collisions.remove(at: known)
      }
      let initial = reader.formText(of: theirs, lines[place].field)
      if isSame {
        lines[place].restart(initial: initial, value: theirs)
        note(
          FormNews(field: field, before: before, theirs: theirs, change: change, isShared: false)
        )
      } else {
        lines[place].rebase(initial: initial)
      }
      return false
    }
    if let known {
      if let mine = collisions[known].mine { lines[place] = mine }
      collisions[known].theirs = theirs
      collisions[known].change = change
      collisions[known].choice = nil
      collisions[known].mine = nil
    } else {
      collisions.append(
        FormCollision(field: field, before: before, theirs: theirs, change: change)
      )
    }
    return true
  }

  /// Gives a field that two people changed the value that the person chose.
  mutating func settle(_ field: String, as choice: FormCollision.Choice, _ reader: BoardReader) {
    guard let index = collisions.firstIndex(where: { $0.field == field }),
      let place = place(of: field)
    else { return }
    let collision = collisions[index]
    let mine = collision.mine ?? lines[place]
    let declared = mine.field
    let theirs = reader.formText(of: collision.theirs, declared)
    collisions[index].choice = choice
    collisions[index].mine = choice == .yours ? nil : mine
    switch choice {
    case .yours:
      lines[place] = mine
      lines[place].rebase(initial: theirs)
    case .theirs: lines[place].restart(initial: theirs, value: collision.theirs)
    case .before:
      lines[place].restart(initial: theirs, value: collision.theirs)
      if let before = collision.before {
        lines[place].pick(before, text: reader.formText(of: before, declared))
      } else {
        lines[place].text.deleteAll()
      }
      lines[place].read(with: reader)
    }
  }

  /// Takes a field that was typed in again as the person's own choice.
  mutating func noteTyping(at place: Int) {
    guard lines[place].isTouched,
      let index = collisions.firstIndex(where: { $0.field == lines[place].field.id }),
      collisions[index].choice != nil
    else { return }
    collisions[index].choice = .yours
    collisions[index].mine = nil
  }
}
