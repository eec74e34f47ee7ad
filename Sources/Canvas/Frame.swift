/// A whole screen as a value: its cells, where the cursor stands, and what the terminal is asked for.
///
/// Panes draw frames and `Terminal` shows them. Drawing is clipped to the region at hand, so no pane
/// can write outside its own rectangle, at whatever size the screen is; every text is cleaned on its
/// way in, and a wide character is never split.
public struct Frame: Hashable, Sendable {
  /// The size of the screen.
  public let size: Size

  /// How text is set.
  public let lettering: Lettering

  /// The cells, row by row.
  public internal(set) var cells: [Cell]

  /// Where the terminal's cursor stands, or `nil` if it is hidden.
  public internal(set) var cursor: Position?

  /// What the terminal is asked for while this frame is shown.
  public var modes: Modes

  /// The rectangle of the screen that can be drawn on now, and where its origin is.
  var region: Rect
  var origin: Position

  /// What the terminal is asked for beside the text.
  public struct Modes: Hashable, Sendable {
    /// Whether clicks and the wheel are wanted; the terminal's own selection then needs Shift.
    public var mouse: Bool

    /// Whether pasted text is to arrive marked as such.
    public var bracketedPaste: Bool

    /// The title of the window, if the program sets one.
    public var title: String?

    /// Makes modes: no mouse, marked paste, no title.
    public init(mouse: Bool = false, bracketedPaste: Bool = true, title: String? = nil) {
      self.mouse = mouse
      self.bracketedPaste = bracketedPaste
      self.title = title
    }
  }

  /// Makes an empty frame.
  ///
  /// - Parameters:
  ///   - size: The size of the screen.
  ///   - lettering: How text is set.
  public init(_ size: Size, lettering: Lettering = .unicode) {
    self.size = size
    self.lettering = lettering
    cells = Array(repeating: .blank, count: size.columns * size.rows)
    modes = Modes()
    region = Rect(.zero, size)
    origin = .zero
    bounds = Rect(.zero, size)
  }

  /// The region that is drawn on, in its own coordinates: its origin is at 0, 0.
  public internal(set) var bounds: Rect

  /// The drawing characters.
  public var glyphs: Glyphs { lettering.glyphs }

  /// Draws in a part of the current region, with 0, 0 at that part's top left.
  ///
  /// - Parameters:
  ///   - part: The part, in the coordinates of the current region.
  ///   - draw: Draws on this frame; positions are the part's and everything outside it is cut off.
  public mutating func within(_ part: Rect, _ draw: (inout Frame) -> Void) {
    let before = (region, origin, bounds)
    origin = origin.moved(columns: part.left, rows: part.top)
    region = region.intersection(Rect(origin, part.size))
    bounds = Rect(.zero, part.size)
    draw(&self)
    (region, origin, bounds) = before
  }

  /// The cell at a position of the screen; a blank outside it.
  public subscript(position: Position) -> Cell {
    guard Rect(.zero, size).contains(position) else { return .blank }
    return cells[position.row * size.columns + position.column]
  }

  /// Shows the terminal's cursor at a position of the current region; outside it nothing happens.
  public mutating func showCursor(at position: Position) {
    let place = Position(origin.column + position.column, origin.row + position.row)
    if region.contains(place) { cursor = place }
  }

  /// Hides the terminal's cursor.
  public mutating func hideCursor() { cursor = nil }
}
