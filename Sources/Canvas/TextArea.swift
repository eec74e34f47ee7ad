/// Several lines of text being typed, such as a note.
public struct TextArea: Hashable, Sendable {
  /// The text, its lines separated by `\n`.
  public var text: String { String(characters) }

  /// The characters before the insertion point, line ends included.
  public private(set) var cursor: Int

  private var characters: [Character]
  private var past: [Moment] = []
  private var future: [Moment] = []
  private var isTyping = false

  private struct Moment: Hashable, Sendable {
    var characters: [Character]
    var cursor: Int
  }

  /// Makes an area with the insertion point after its text.
  public init(_ text: String = "") {
    characters = Array(Self.filtered(text))
    cursor = characters.count
  }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  // MARK: - Typing

  /// Puts a character at the insertion point; control characters but the line end are dropped.
  public mutating func insert(_ character: Character) {
    let text = Self.filtered(String(character))
    guard !text.isEmpty else { return }
    remember(joining: !character.isWhitespace)
    splice(text)
  }

  /// Begins a new line at the insertion point.
  public mutating func insertLineEnd() { insert("\n") }

  /// Puts pasted text at the insertion point as one step, with its lines.
  public mutating func paste(_ pasted: String) {
    let text = Self.filtered(pasted)
    guard !text.isEmpty else { return }
    remember()
    splice(text)
  }

  /// Deletes the character or line end before the insertion point.
  public mutating func deleteBackward() { delete(cursor - 1..<cursor) }

  /// Deletes the character or line end after the insertion point.
  public mutating func deleteForward() { delete(cursor..<cursor + 1) }

  /// Deletes the word before the insertion point.
  public mutating func deleteWord() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    delete(start..<cursor)
  }

  /// Empties the line that the insertion point is in.
  public mutating func deleteLine() { delete(lineStart(cursor)..<lineEnd(cursor)) }

  private mutating func delete(_ range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= characters.count, !range.isEmpty else {
      return
    }
    remember()
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func splice(_ text: String) {
    let before = Array(String(characters[..<cursor]) + text)
    characters = before + characters[cursor...]
    cursor = before.count
  }

  // MARK: - Moving

  /// Moves the insertion point to the left.
  public mutating func moveLeft() { move(to: cursor - 1) }

  /// Moves the insertion point to the right.
  public mutating func moveRight() { move(to: cursor + 1) }

  /// Moves to the start of the line.
  public mutating func moveToLineStart() { move(to: lineStart(cursor)) }

  /// Moves to the end of the line.
  public mutating func moveToLineEnd() { move(to: lineEnd(cursor)) }

  /// Moves one line up, to the nearest column; on the first line, to its start.
  public mutating func moveUp() {
    let start = lineStart(cursor)
    guard start > 0 else { return move(to: 0) }
    let above = lineStart(start - 1)
    move(to: min(above + cursor - start, start - 1))
  }

  /// Moves one line down, to the nearest column; on the last line, to its end.
  public mutating func moveDown() {
    let end = lineEnd(cursor)
    guard end < characters.count else { return move(to: end) }
    let column = cursor - lineStart(cursor)
    move(to: min(end + 1 + column, lineEnd(end + 1)))
  }

  private mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
    isTyping = false
  }

  private func lineStart(_ place: Int) -> Int {
    (characters[..<place].lastIndex(of: "\n") ?? -1) + 1
  }

  private func lineEnd(_ place: Int) -> Int {
    characters[place...].firstIndex(of: "\n") ?? characters.count
  }

  // MARK: - Undo of typing

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

  /// The lines as they are wrapped to a width, and where the insertion point stands among them.
  ///
  /// - Parameters:
  ///   - columns: The width of a line.
  ///   - lettering: How text is set.
  /// - Returns: The lines as shown, and the column and line of the insertion point.
  /// - Complexity: O(*n*) in the length of the text.
  public func layout(columns: Int, lettering: Lettering) -> (lines: [String], cursor: Position) {
    let columns = max(2, columns)
    var lines = [""]
    var width = 0
    var place = Position.zero
    for (index, character) in characters.enumerated() {
      if character == "\n" {
        if index == cursor { place = Position(width, lines.count - 1) }
        lines.append("")
        width = 0
        continue
      }
      // Broken at any character, so that the insertion point never jumps while typing.
      let own = lettering.width(String(character))
      if width + own > columns {
        lines.append("")
        width = 0
      }
      if index == cursor { place = Position(width, lines.count - 1) }
      lines[lines.count - 1] += lettering.shown(String(character))
      width += own
    }
    if cursor == characters.count {
      if width >= columns {
        lines.append("")
        width = 0
      }
      place = Position(width, lines.count - 1)
    }
    return (lines, place)
  }

  private static func filtered(_ text: String) -> String {
    // "\r\n" is one character to Swift and "\r" alone is a line end of old files.
    var result = String.UnicodeScalarView()
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", lastWasReturn {
        lastWasReturn = false
        continue
      }
      lastWasReturn = scalar == "\r"
      if scalar == "\r" || scalar == "\n" {
        result.append("\n")
      } else if scalar == "\t" {
        result.append(" ")
      } else if !Sanitiser.isControl(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
