/// Several lines of text being typed, such as a note.
public struct TextArea: Hashable, Sendable {
  private var buffer: EditBuffer

  /// Makes an area with the insertion point after its text.
  public init(_ text: String = "") { buffer = EditBuffer(Self.filtered(text)) }

  /// The text, its lines separated by `\n`.
  public var text: String { buffer.text }

  /// How many characters stand before the insertion point, line ends included.
  public var cursor: Int { buffer.cursor }

  /// Whether there is no text.
  public var isEmpty: Bool { buffer.characters.isEmpty }

  // MARK: - Typing

  /// Puts a character at the insertion point; control characters but the line end are dropped.
  public mutating func insert(_ character: Character) {
    buffer.insert(Self.filtered(String(character)), joining: !character.isWhitespace)
  }

  /// Begins a new line at the insertion point.
  public mutating func insertLineEnd() { insert("\n") }

  /// Puts pasted text at the insertion point as one step, with its lines.
  public mutating func paste(_ pasted: String) {
    buffer.insert(Self.filtered(pasted), joining: false)
  }

  /// Deletes the character or line end before the insertion point.
  public mutating func deleteBackward() { buffer.deleteBackward() }

  /// Deletes the character or line end after the insertion point.
  public mutating func deleteForward() { buffer.deleteForward() }

  /// Deletes the word before the insertion point.
  public mutating func deleteWord() { buffer.deleteWord() }

  /// Empties the line that the insertion point is in.
  public mutating func deleteLine() { buffer.delete(lineStart(cursor)..<lineEnd(cursor)) }

  // MARK: - Moving

  /// Moves the insertion point to the left.
  public mutating func moveLeft() { buffer.move(to: cursor - 1) }

  /// Moves the insertion point to the right.
  public mutating func moveRight() { buffer.move(to: cursor + 1) }

  /// Moves to the start of the line.
  public mutating func moveToLineStart() { buffer.move(to: lineStart(cursor)) }

  /// Moves to the end of the line.
  public mutating func moveToLineEnd() { buffer.move(to: lineEnd(cursor)) }

  /// Moves one line up, to the nearest column; on the first line, to its start.
  public mutating func moveUp() {
    let start = lineStart(cursor)
    guard start > 0 else { return buffer.move(to: 0) }
    let above = lineStart(start - 1)
    buffer.move(to: min(above + cursor - start, start - 1))
  }

  /// Moves one line down, to the nearest column; on the last line, to its end.
  public mutating func moveDown() {
    let end = lineEnd(cursor)
    guard end < buffer.characters.count else { return buffer.move(to: end) }
    let column = cursor - lineStart(cursor)
    buffer.move(to: min(end + 1 + column, lineEnd(end + 1)))
  }

  private func lineStart(_ place: Int) -> Int {
    (buffer.characters[..<place].lastIndex(of: "\n") ?? -1) + 1
  }

  private func lineEnd(_ place: Int) -> Int {
    buffer.characters[place...].firstIndex(of: "\n") ?? buffer.characters.count
  }

  // MARK: - Undo of typing

  /// Whether there is typing to take back.
  public var canUndo: Bool { buffer.canUndo }

  /// Whether there is typing to do again.
  public var canRedo: Bool { buffer.canRedo }

  /// Takes back the newest typing; does nothing if there is none.
  public mutating func undo() { buffer.undo() }

  /// Does again what was taken back; does nothing if nothing was, or something was typed since.
  public mutating func redo() { buffer.redo() }

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
    let characters = buffer.characters
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
