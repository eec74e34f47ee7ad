/// A line of text being typed: its characters, the insertion point, and what was typed before.
///
/// The insertion point lies between characters as a reader counts them, so an accent is never parted
/// from its letter. Nothing here knows keys; panes say which key does what.
public struct TextField: Hashable, Sendable {
  /// The text.
  public var text: String { String(characters) }

  /// The characters before the insertion point.
  public private(set) var cursor: Int

  private var characters: [Character]
  private var past: [Moment] = []
  private var future: [Moment] = []
  /// Whether the newest past moment still takes in more typing.
  private var isTyping = false
  /// The first character in view; see ``view(columns:lettering:)``.
  private var first = 0

  private struct Moment: Hashable, Sendable {
    var characters: [Character]
    var cursor: Int
  }

  /// Makes a field with the insertion point after its text.
  public init(_ text: String = "") {
    characters = Array(Self.filtered(text))
    cursor = characters.count
  }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// The text before the insertion point.
  public var textBeforeCursor: String { String(characters[..<cursor]) }

  // MARK: - Typing

  /// Puts a character at the insertion point; control characters are dropped.
  public mutating func insert(_ character: Character) {
    let text = Self.filtered(String(character))
    guard !text.isEmpty else { return }
    // A word is one step back.
    remember(joining: !character.isWhitespace)
    splice(text)
  }

  /// Puts pasted text at the insertion point as one step, line ends as spaces.
  public mutating func paste(_ pasted: String) {
    var lines = pasted.split(whereSeparator: \.isNewline)
    if lines.isEmpty { return }
    // A line copied whole ends in a line end that is not meant.
    while lines.last?.allSatisfy(\.isWhitespace) == true, lines.count > 1 { lines.removeLast() }
    let text = Self.filtered(lines.joined(separator: " "))
    guard !text.isEmpty else { return }
    remember()
    splice(text)
  }

  /// Replaces the text as one step and puts the insertion point after it.
  public mutating func replace(with text: String) {
    let new = Array(Self.filtered(text))
    guard new != characters else { return }
    remember()
    characters = new
    cursor = new.count
  }

  /// Deletes the character before the insertion point.
  public mutating func deleteBackward() { delete(cursor - 1..<cursor) }

  /// Deletes the character after the insertion point.
  public mutating func deleteForward() { delete(cursor..<cursor + 1) }

  /// Deletes the word before the insertion point.
  public mutating func deleteWord() { delete(wordStart(before: cursor)..<cursor) }

  /// Empties the line.
  public mutating func deleteAll() { delete(0..<characters.count) }

  private mutating func delete(_ range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= characters.count, !range.isEmpty else {
      return
    }
    remember()
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func splice(_ text: String) {
    // Joined as text, because a mark belongs to the character before it.
    let before = Array(String(characters[..<cursor]) + text)
    characters = before + characters[cursor...]
    cursor = before.count
  }

  // MARK: - Moving

  /// Moves the insertion point to the left.
  public mutating func moveLeft() { move(to: cursor - 1) }

  /// Moves the insertion point to the right.
  public mutating func moveRight() { move(to: cursor + 1) }

  /// Moves the insertion point before the first character.
  public mutating func moveToStart() { move(to: 0) }

  /// Moves the insertion point after the last character.
  public mutating func moveToEnd() { move(to: characters.count) }

  /// Moves the insertion point before a character; beyond the ends it stays at the end.
  public mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
    isTyping = false
  }

  private func wordStart(before place: Int) -> Int {
    var start = place
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }

  // MARK: - Undo of typing

  /// Whether there is typing to take back.
  public var canUndo: Bool { !past.isEmpty }

  /// Whether there is typing to do again.
  public var canRedo: Bool { !future.isEmpty }

  /// Takes back the newest typing; does nothing if there is none.
  public mutating func undo() {
    guard let moment = past.popLast() else { return }
    future.append(Moment(characters: characters, cursor: cursor))
    (characters, cursor, isTyping) = (moment.characters, moment.cursor, false)
  }

  /// Does again what was taken back; does nothing if nothing was, or something was typed since.
  public mutating func redo() {
    guard let moment = future.popLast() else { return }
    past.append(Moment(characters: characters, cursor: cursor))
    (characters, cursor, isTyping) = (moment.characters, moment.cursor, false)
  }

  private mutating func remember(joining: Bool = false) {
    if !(joining && isTyping) { past.append(Moment(characters: characters, cursor: cursor)) }
    isTyping = joining
    future = []
  }

  // MARK: - Showing

  /// The part of a field that fits its width.
  public struct View: Hashable, Sendable {
    /// The text in view, as shown.
    public let text: String
    /// The column of the insertion point in the view.
    public let cursorColumn: Int
    /// Whether there is text left of the view.
    public let continuesLeft: Bool
    /// Whether there is text right of the view.
    public let continuesRight: Bool
  }

  /// The part in view, moved as little as needed to keep the insertion point in it.
  ///
  /// - Parameters:
  ///   - columns: The width of the view; the insertion point after the last character needs one.
  ///   - lettering: How text is set.
  /// - Returns: The text in view, at most that wide, and where the insertion point stands.
  /// - Complexity: O(*n*) in the length of the text.
  public mutating func view(columns: Int, lettering: Lettering) -> View {
    let columns = max(2, columns)
    let widths = characters.map { lettering.width(String($0)) }
    first = min(first, cursor)
    // The insertion point takes a column itself, two on a wide character.
    let own = cursor < widths.count ? max(1, widths[cursor]) : 1
    while widths[first..<cursor].reduce(0, +) + own > columns { first += 1 }
    // After a deletion, use the room again.
    while first > 0, widths[(first - 1)...].reduce(0, +) + 1 <= columns { first -= 1 }
    var last = first
    var used = 0
    while last < widths.count, used + widths[last] <= columns {
      used += widths[last]
      last += 1
    }
    return View(
      text: lettering.shown(String(characters[first..<last])),
      cursorColumn: widths[first..<cursor].reduce(0, +),
      continuesLeft: first > 0,
      continuesRight: last < widths.count
    )
  }

  private static func filtered(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !Sanitiser.isControl($0) }))
  }
}
