extension VirtualScreen {
  /// Takes bytes as a terminal does from a program.
  public mutating func receive(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      for token in parser.take(byte) { follow(token) }
    }
  }

  /// Takes a text as a terminal does from a program.
  public mutating func receive(_ text: String) {
    receive(text.utf8)
  }

  private mutating func follow(_ token: ScreenParser.Token) {
    switch token {
    case .character(let scalar): write(scalar)
    case .control(let byte): control(byte)
    case .escape(let intermediates, let final): escape(intermediates, final)
    case .sequence(let sequence):
      if !follow(sequence) { unknownSequences.append(sequence.text) }
    case .command(let text):
      // 0 and 2 set the title; clipboard, colours and links change nothing that is seen here.
      if text.hasPrefix("0;") || text.hasPrefix("2;") { title = String(text.dropFirst(2)) }
    case .malformed(let text): unknownSequences.append(text)
    }
  }

  // MARK: - Characters

  private mutating func write(_ given: Unicode.Scalar) {
    let isGraphic = place.setsAreGraphics[place.usesSecondSet ? 1 : 0]
    let scalar = isGraphic ? Self.graphics[given] ?? given : given
    let width = columnWidth(of: scalar, ambiguousIsWide: ambiguousIsWide)
    guard width > 0 else {
      combine(scalar)
      return
    }
    lastScalar = given
    // A terminal too narrow for a wide character shows nothing of it.
    guard width <= columns else { return }
    if place.wrapsNext || place.column + width > columns {
      if modes.contains(7) {
        place.column = 0
        lineFeed()
      } else {
        place.column = columns - width
      }
      place.wrapsNext = false
    }
    if inserts { insertBlanks(width) }
    clearHalves(row: place.row, from: place.column, to: place.column + width)
    grid[place.row][place.column] = Cell(text: String(scalar), style: place.style)
    if width == 2 {
      grid[place.row][place.column + 1] = Cell(text: "", style: place.style)
    }
    place.column += width
    if place.column >= columns {
      place.column = columns - 1
      place.wrapsNext = true
    }
  }

  /// Adds a mark of no width to the character before the cursor.
  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = place.wrapsNext ? place.column : place.column - 1
    if column > 0, grid[place.row][column].isSecondHalf { column -= 1 }
    guard column >= 0 else { return }
    grid[place.row][column].text.unicodeScalars.append(scalar)
  }

  /// Blanks wide characters of which only one half lies in the columns.
  mutating func clearHalves(row: Int, from: Int, to: Int) {
    if from > 0, from < columns, grid[row][from].isSecondHalf {
      grid[row][from - 1].text = " "
      grid[row][from].text = " "
    }
    if to < columns, grid[row][to].isSecondHalf {
      grid[row][to].text = " "
      if to > 0 { grid[row][to - 1].text = " " }
    }
  }

  /// A cell that erasing leaves: its background is the current one, as xterm's `bce` says.
  var erased: Cell {
    var style = ScreenStyle()
    style.background = place.style.background
    return Cell(text: " ", style: style)
  }

  // MARK: - Controls

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x00: break
    case 0x07: bells += 1
    case 0x08: move(toColumn: place.column - 1)
    case 0x09: tabulate(1)
    case 0x0A, 0x0B, 0x0C:
      if newlineReturns { place.column = 0 }
      lineFeed()
      place.wrapsNext = false
    case 0x0D: move(toColumn: 0)
    case 0x0E: place.usesSecondSet = true
    case 0x0F: place.usesSecondSet = false
    default: unknownSequences.append("control \(String(byte, radix: 16))")
    }
  }

  private mutating func escape(_ intermediates: String, _ final: Character) {
    switch (intermediates, final) {
    case ("", "7"): savePlace()
    case ("", "8"): restorePlace()
    case ("", "D"): lineFeed()
    case ("", "E"):
      place.column = 0
      lineFeed()
    case ("", "H"): tabs.insert(place.column)
    case ("", "M"):
      if place.row == region.lowerBound {
        scrollDown(1, in: region)
      } else {
        place.row = max(0, place.row - 1)
      }
    case ("", "c"):
      let bellsSoFar = bells
      self = VirtualScreen(columns: columns, rows: rows, ambiguousIsWide: ambiguousIsWide)
      bells = bellsSoFar
    // Keypad modes change keys, not the screen; a lone ST ends a string that was broken off.
    case ("", "="), ("", ">"), ("", "\\"): break
    case ("(", _): place.setsAreGraphics[0] = final == "0"
    case (")", _): place.setsAreGraphics[1] = final == "0"
    case ("*", _), ("+", _), ("%", "G"), ("%", "@"): break
    case ("#", "8"):
      grid = Array(
        repeating: Array(repeating: Cell(text: "E"), count: columns),
        count: rows
      )
    default: unknownSequences.append("ESC \(intermediates)\(final)")
    }
  }

  mutating func savePlace() {
    savedPlaces[isAlternate ? 1 : 0] = place
  }

  mutating func restorePlace() {
    place = savedPlaces[isAlternate ? 1 : 0]
    place.row = min(place.row, rows - 1)
    place.column = min(place.column, columns - 1)
  }

  // MARK: - Lines

  mutating func lineFeed() {
    if place.row == region.upperBound {
      scrollUp(1, in: region)
    } else {
      place.row = min(rows - 1, place.row + 1)
    }
  }

  mutating func scrollUp(_ count: Int, in lines: ClosedRange<Int>) {
    let blank = Array(repeating: erased, count: columns)
    let count = min(count, lines.count)
    grid.removeSubrange(lines.lowerBound..<(lines.lowerBound + count))
    grid.insert(
      contentsOf: Array(repeating: blank, count: count),
      at: lines.upperBound + 1 - count
    )
  }

  mutating func scrollDown(_ count: Int, in lines: ClosedRange<Int>) {
    let blank = Array(repeating: erased, count: columns)
    let count = min(count, lines.count)
    grid.removeSubrange((lines.upperBound + 1 - count)...lines.upperBound)
    grid.insert(contentsOf: Array(repeating: blank, count: count), at: lines.lowerBound)
  }

  mutating func insertBlanks(_ count: Int) {
    let count = min(count, columns - place.column)
    clearHalves(row: place.row, from: place.column, to: place.column)
    grid[place.row].insert(
      contentsOf: Array(repeating: erased, count: count),
      at: place.column
    )
    // What leaves at the right may leave half of a wide character behind.
    if grid[place.row][columns].isSecondHalf { grid[place.row][columns - 1].text = " " }
    grid[place.row].removeLast(count)
  }

  mutating func move(toColumn column: Int) {
    place.column = min(max(0, column), columns - 1)
    place.wrapsNext = false
  }

  mutating func tabulate(_ count: Int) {
    for _ in 0..<abs(count) {
      let next =
        count > 0
        ? tabs.filter { $0 > place.column }.min() ?? columns - 1
        : tabs.filter { $0 < place.column }.max() ?? 0
      move(toColumn: next)
    }
  }

  /// DEC's special graphics, for terminals whose line drawing is a second character set.
  static let graphics: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "◆", "a": "▒", "f": "°", "g": "±", "h": "␤", "i": "␋", "j": "┘", "k": "┐", "l": "┌",
    "m": "└", "n": "┼", "o": "⎺", "p": "⎻", "q": "─", "r": "⎼", "s": "⎽", "t": "├", "u": "┤",
    "v": "┴", "w": "┬", "x": "│", "y": "≤", "z": "≥", "{": "π", "|": "≠", "}": "£", "~": "·",
  ]
}
