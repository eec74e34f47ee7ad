import CNcurses
import Canvas

/// Brings frames into ncurses' window; the only place that knows its cells, colours and attributes.
struct Painter {
  private let depth: ColorDepth
  private var theme: Theme
  /// The frame in the window.
  private var shown: Frame?
  private var window: Size = .zero
  /// Whether something must be sent although no cell has changed.
  private(set) var mustUpdate = false
  private var showsCursor = true
  /// What ncurses is told for a style, by role and attributes.
  private var looks: [(attributes: attr_t, pair: Int32)?] = []
  private var pairs: [ColorPair: Int32] = [:]
  /// A character with its marks and an end, as `setcchar` takes them.
  private var characters = [wchar_t](repeating: 0, count: 6)

  private struct ColorPair: Hashable {
    let foreground: Int16
    let background: Int16
  }

  init(theme: Theme, depth: ColorDepth) {
    self.theme = theme
    self.depth = depth
    forgetLooks()
  }

  // MARK: - Settings of ncurses

  /// Makes ncurses measure characters as frames do.
  static func useWidths(_ ambiguous: Lettering.Ambiguous) {
    zb_use_widths(
      { code, ambiguous in
        guard let scalar = Unicode.Scalar(code) else { return 1 }
        return Int32(Lettering(ambiguous: ambiguous == 2 ? .wide : .narrow).width(of: scalar))
      },
      ambiguous == .wide ? 2 : 1
    )
  }

  static func endWidths() { zb_use_widths(nil, 0) }

  /// Turns colours on, on the terminal's own background.
  ///
  /// - Returns: How many colours there are to use.
  static func startColors(limit: ColorDepth) -> ColorDepth {
    guard limit > .mono, has_colors() else { return .mono }
    start_color()
    use_default_colors()
    return min(limit, ColorDepth(colors: Int(zb_colors())))
  }

  mutating func use(_ theme: Theme) {
    self.theme = theme
    forgetLooks()
    shown = nil
  }

  private mutating func forgetLooks() {
    looks = Array(repeating: nil, count: Role.allCases.count * 32)
    pairs = [:]
  }

  // MARK: - The window

  mutating func resize(to size: Size) {
    guard size != window else { return }
    window = size
    resizeterm(Int32(size.rows), Int32(size.columns))
    // Terminals differ in what they keep of the old screen.
    redraw()
  }

  mutating func redraw() {
    clearok(zb_current_window(), true)
    shown = nil
    mustUpdate = true
  }

  mutating func leave() {
    endwin()
    showsCursor = true
  }

  mutating func enter() {
    reset_prog_mode()
    redraw()
  }

  // MARK: - Frames

  /// Puts the rows that differ into the window.
  ///
  /// - Returns: How many rows differ.
  mutating func paint(_ frame: Frame) -> Int {
    let old = shown
    if let old, old.size == frame.size, old.cells == frame.cells {
      if old.cursor != frame.cursor { mustUpdate = true }
      shown = frame
      return 0
    }
    var changed = 0
    let columns = frame.size.columns
    var cells: [cchar_t] = []
    for row in 0..<min(frame.size.rows, window.rows) {
      let range = row * columns..<(row + 1) * columns
      if let old, old.size == frame.size, old.cells[range] == frame.cells[range] { continue }
      changed += 1
      cells.removeAll(keepingCapacity: true)
      for (column, cell) in frame.cells[range].enumerated() where !cell.isTail {
        // Half of a wide character at the window's edge would be wrapped.
        let isCut = column + cell.columns > window.columns
        cells.append(made(isCut ? .blank : cell))
      }
      wmove(zb_standard_window(), Int32(row), 0)
      wclrtoeol(zb_standard_window())
      mvwadd_wchnstr(zb_standard_window(), Int32(row), 0, cells, Int32(cells.count))
    }
    for row in frame.size.rows..<max(frame.size.rows, window.rows) {
      wmove(zb_standard_window(), Int32(row), 0)
      wclrtoeol(zb_standard_window())
    }
    shown = frame
    mustUpdate = true
    return changed
  }

  /// Lets ncurses send what differs from what is on the terminal.
  mutating func update() {
    let cursor = shown?.cursor
    if let cursor, cursor.row < window.rows, cursor.column < window.columns {
      leaveok(zb_standard_window(), false)
      wmove(zb_standard_window(), Int32(cursor.row), Int32(cursor.column))
    } else {
      // Saves placing a cursor that nobody sees.
      leaveok(zb_standard_window(), true)
    }
    if showsCursor != (cursor != nil) {
      showsCursor = cursor != nil
      curs_set(showsCursor ? 1 : 0)
    }
    wnoutrefresh(zb_standard_window())
    doupdate()
    mustUpdate = false
  }

  /// A cell as ncurses has it.
  private mutating func made(_ cell: Cell) -> cchar_t {
    let (attributes, number) = look(of: cell.style)
    var pair = number
    var count = 0
    while let scalar = cell.cluster.scalar(count) {
      characters[count] = wchar_t(truncatingIfNeeded: scalar.value)
      count += 1
    }
    characters[count] = 0
    var made = cchar_t()
    setcchar(&made, characters, attributes, 0, &pair)
    return made
  }

  private mutating func look(of style: Style) -> (attributes: attr_t, pair: Int32) {
    let index = Int(style.role.rawValue) * 32 + Int(style.attributes.rawValue & 31)
    if let known = looks[index] { return known }
    let look = theme.look(for: style, depth: depth)
    var attributes: attr_t = 0
    if look.attributes.contains(.bold) { attributes |= zb_bold() }
    if look.attributes.contains(.underline) { attributes |= zb_underline() }
    if look.attributes.contains(.reverse) { attributes |= zb_reverse() }
    if look.attributes.contains(.dim) { attributes |= zb_dim() }
    let new = (attributes, pair(look))
    looks[index] = new
    return new
  }

  /// The number of a pair of colours; 0, the terminal's own, where there are no more numbers.
  private mutating func pair(_ look: Look) -> Int32 {
    if look.foreground < 0, look.background < 0 { return 0 }
    let colors = ColorPair(foreground: look.foreground, background: look.background)
    if let known = pairs[colors] { return known }
    let number = Int32(pairs.count + 1)
    guard number < zb_color_pairs(),
      init_extended_pair(number, Int32(look.foreground), Int32(look.background)) == OK
    else { return 0 }
    pairs[colors] = number
    return number
  }
}
