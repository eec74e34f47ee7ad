/// Text with an insertion point and the steps back, as a field and an area share it.
struct EditBuffer: Hashable, Sendable {
  private(set) var characters: [Character]
  private(set) var cursor: Int
  private var past: [Moment] = []
  private var future: [Moment] = []
  /// Whether the newest past moment still takes in more typing.
  private var isTyping = false

  private struct Moment: Hashable, Sendable {
    var characters: [Character]
    var cursor: Int
  }

  init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// Puts a text at the insertion point; as part of the step before if that was typing too.
  mutating func insert(_ text: String, joining: Bool) {
    guard !text.isEmpty else { return }
    remember(joining: joining)
    // Joined as text, because a mark belongs to the character before it.
    let before = Array(String(characters[..<cursor]) + text)
    characters = before + characters[cursor...]
    cursor = before.count
  }

  mutating func replace(with text: String) {
    let new = Array(text)
    guard new != characters else { return }
    remember(joining: false)
    characters = new
    cursor = new.count
  }

  /// Deletes a range; one that goes beyond the text is nothing to delete.
  mutating func delete(_ range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= characters.count, !range.isEmpty else {
      return
    }
    remember(joining: false)
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  mutating func deleteBackward() { delete(cursor - 1..<cursor) }

  mutating func deleteForward() { delete(cursor..<cursor + 1) }

  mutating func deleteWord() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    delete(start..<cursor)
  }

  mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
    isTyping = false
  }

  mutating func undo() {
    guard let moment = past.popLast() else { return }
    future.append(Moment(characters: characters, cursor: cursor))
    (characters, cursor, isTyping) = (moment.characters, moment.cursor, false)
  }

  mutating func redo() {
    guard let moment = future.popLast() else { return }
    past.append(Moment(characters: characters, cursor: cursor))
    (characters, cursor, isTyping) = (moment.characters, moment.cursor, false)
  }

  private mutating func remember(joining: Bool) {
    if !(joining && isTyping) { past.append(Moment(characters: characters, cursor: cursor)) }
    isTyping = joining
    future = []
  }
}
