/// A line of text being typed: its characters, the insertion point, and what was typed before.
///
/// The insertion point lies between characters as a reader counts them, so an accent is never parted
/// from its letter. Nothing here knows keys; panes say which key does what.
public struct TextField: Hashable, Sendable {
  private var buffer: EditBuffer
  /// The first character in view; see ``view(columns:lettering:)``.
  private var first = 0

  /// Makes a field with the insertion point after its text.
  public init(_ text: String = "") { buffer = EditBuffer(Self.filtered(text)) }

  /// The text.
  public var text: String { buffer.text }

  /// How many characters stand before the insertion point.
  public var cursor: Int { buffer.cursor }

  /// Whether there is no text.
  public var isEmpty: Bool { buffer.characters.isEmpty }

  /// The text before the insertion point.
  public var textBeforeCursor: String { String(buffer.characters[..<cursor]) }

  // MARK: - Typing

  /// Puts a character at the insertion point; control characters are dropped.
  public mutating func insert(_ character: Character) {
    // A word is one step back.
    buffer.insert(Self.filtered(String(character)), joining: !character.isWhitespace)
  }

  /// Puts pasted text at the insertion point as one step; line ends within it become spaces.
  public mutating func paste(_ pasted: String) {
    let parts = pasted.split { $0.isNewline || $0 == "\t" }
    buffer.insert(Self.filtered(parts.joined(separator: " ")), joining: false)
  }

  /// Replaces the text as one step and puts the insertion point after it.
  public mutating func replace(with text: String) { buffer.replace(with: Self.filtered(text)) }

  /// Deletes the character before the insertion point.
  public mutating func deleteBackward() { buffer.deleteBackward() }

  /// Deletes the character after the insertion point.
  public mutating func deleteForward() { buffer.deleteForward() }

  /// Deletes the word before the insertion point.
  public mutating func deleteWord() { buffer.deleteWord() }

  /// Empties the line.
  public mutating func deleteAll() { buffer.delete(0..<buffer.characters.count) }

  // MARK: - Moving

  /// Moves the insertion point to the left.
  public mutating func moveLeft() { move(to: cursor - 1) }

  /// Moves the insertion point to the right.
  public mutating func moveRight() { move(to: cursor + 1) }

  /// Moves the insertion point before the first character.
  public mutating func moveToStart() { move(to: 0) }

  /// Moves the insertion point after the last character.
  public mutating func moveToEnd() { move(to: buffer.characters.count) }

  /// Moves the insertion point before a character; beyond the ends it stays at the end.
  public mutating func move(to place: Int) { buffer.move(to: place) }

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
    let characters = buffer.characters
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
