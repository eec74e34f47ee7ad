extension Frame {
  /// Puts a text at a position of the current region.
  ///
  /// - Parameters:
  ///   - text: One line; line ends in it become spaces.
  ///   - position: Where it starts, in the region's coordinates.
  ///   - style: How it looks.
  ///   - width: If given, the text is cut with an ellipsis or filled with spaces to these columns.
  ///   - align: Where the text stands within `width`.
  /// - Returns: The column after the text, in the region's coordinates.
  /// - Complexity: O(*n*) in the length of the text.
  @discardableResult public mutating func put(
    _ text: String,
    at position: Position,
    _ style: Style = .body,
    width: Int? = nil,
    align: Alignment = .leading
  ) -> Int {
    let text = width.map { lettering.fit(text, to: $0, align: align) } ?? text
    let row = origin.row + position.row
    var column = origin.column + position.column
    if row < region.top || row >= region.bottom {
      return position.column + lettering.width(text)
    }
    if Sanitiser.isPlain(text) {
      for byte in text.utf8 {
        set(Cluster(ascii: byte), column, row, style)
        column += 1
      }
    } else {
      Sanitiser.eachCluster(of: text, lettering: lettering) { cluster in
        set(cluster, column, row, style)
        column += cluster.columns
      }
    }
    return column - origin.column
  }

  /// Puts a text so that it ends before a column, as figures at the right edge do.
  ///
  /// - Parameters:
  ///   - text: One line.
  ///   - column: The column after its last one.
  ///   - row: The row.
  ///   - style: How it looks.
  /// - Returns: The column where it starts.
  @discardableResult public mutating func put(
    _ text: String,
    endingBefore column: Int,
    row: Int,
    _ style: Style = .body
  ) -> Int {
    let start = column - lettering.width(text)
    put(text, at: Position(start, row), style)
    return start
  }

  /// Fills a rectangle with spaces, or with one character.
  public mutating func fill(_ rect: Rect, _ style: Style = .body, with character: String = " ") {
    let columns = max(1, lettering.width(character))
    for row in rect.top..<max(rect.top, rect.bottom) {
      var column = rect.left
      while column < rect.right {
        put(character, at: Position(column, row), style)
        column += columns
      }
    }
  }

  /// Gives the cells of a rectangle another role and keeps their text and attributes.
  ///
  /// This is how the row under the cursor is shown: drawn as any row, then given its role.
  public mutating func restyle(_ rect: Rect, _ role: Role) {
    let place = region.intersection(
      rect.moved(columns: origin.column, rows: origin.row)
    )
    for row in place.top..<max(place.top, place.bottom) {
      for column in place.left..<max(place.left, place.right) {
        cells[row * size.columns + column].style.role = role
      }
    }
  }

  /// Draws a horizontal rule.
  public mutating func hline(_ column: Int, _ row: Int, _ columns: Int, _ style: Style = .border) {
    guard columns > 0 else { return }
    put(
      String(repeating: glyphs.horizontal, count: columns),
      at: Position(column, row),
      style
    )
  }

  /// Draws a vertical rule.
  public mutating func vline(_ column: Int, _ row: Int, _ rows: Int, _ style: Style = .border) {
    for row in row..<max(row, row + rows) {
      put(glyphs.vertical, at: Position(column, row), style)
    }
  }

  /// Draws a rule with a title in it, such as `── Identity ──────── 1-7 of 23 ─`.
  ///
  /// - Parameters:
  ///   - row: The row, in the region's coordinates.
  ///   - columns: Which columns; all of the region if `nil`.
  ///   - title: Stands near the left end.
  ///   - trailing: Stands near the right end; left out where there is no room for both.
  ///   - lead: How many columns of rule stand before the title.
  ///   - style: How the title looks.
  public mutating func rule(
    _ row: Int,
    columns: Range<Int>? = nil,
    title: String? = nil,
    trailing: String? = nil,
    lead: Int = 2,
    _ style: Style = .heading
  ) {
    let columns = columns ?? bounds.left..<bounds.right
    hline(columns.lowerBound, row, columns.count)
    var end = columns.lowerBound + lead
    if let title, !title.isEmpty {
      let shown = lettering.cut(title, to: columns.count - lead - 3)
      if !shown.isEmpty { end = put(" \(shown) ", at: Position(end, row), style) }
    }
    if let trailing, !trailing.isEmpty {
      let start = columns.upperBound - lettering.width(trailing) - 3
      if start > end { put(" \(trailing) ", at: Position(start, row), .border) }
    }
  }

  /// Draws a frame along the edge of a rectangle, with a title in its upper side.
  ///
  /// - Parameters:
  ///   - rect: The rectangle, its edge included.
  ///   - title: Stands in the upper side.
  ///   - trailing: Stands at the right of the upper side.
  ///   - style: How the edge looks.
  public mutating func box(
    _ rect: Rect,
    title: String? = nil,
    trailing: String? = nil,
    _ style: Style = .popupBorder
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let glyphs = glyphs
    rule(rect.top, columns: rect.left..<rect.right, title: title, trailing: trailing, style)
    restyle(rect.row(0), style.role)
    hline(rect.left, rect.bottom - 1, rect.columns, style)
    vline(rect.left, rect.top + 1, rect.rows - 2, style)
    vline(rect.right - 1, rect.top + 1, rect.rows - 2, style)
    put(glyphs.topLeft, at: rect.origin, style)
    put(glyphs.topRight, at: Position(rect.right - 1, rect.top), style)
    put(glyphs.bottomLeft, at: Position(rect.left, rect.bottom - 1), style)
    put(glyphs.bottomRight, at: Position(rect.right - 1, rect.bottom - 1), style)
  }

  /// Writes one character, cutting it off at the region's edge and mending wide neighbours.
  private mutating func set(_ cluster: Cluster, _ column: Int, _ row: Int, _ given: Style) {
    let columns = cluster.columns
    var style = given
    guard column < region.right, column + columns > region.left else { return }
    if columns == 2, column < region.left || column + 1 >= region.right {
      // Half of it lies outside: the half inside is a space.
      set(.space, column < region.left ? region.left : column, row, style)
      return
    }
    let start = row * size.columns
    let below = cells[start + column].style
    if below.role == .popup || below.attributes.contains(.raised) {
      style.attributes.insert(.raised)
    }
    if column > 0, cells[start + column].isTail {
      cells[start + column - 1] = Cell(.space, cells[start + column - 1].style)
    }
    let after = column + columns
    if after < size.columns, cells[start + after].isTail {
      cells[start + after] = Cell(.space, cells[start + after].style)
    }
    cells[start + column] = Cell(cluster, style)
    if columns == 2 { cells[start + column + 1] = Cell(.tail, style) }
  }
}
