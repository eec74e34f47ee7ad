extension VirtualScreen {
  /// Follows a control sequence; false if it means nothing here.
  mutating func follow(_ sequence: ControlSequence) -> Bool {
    switch (sequence.mark, sequence.intermediates) {
    case ("", ""):
      followMoving(sequence) || followErasing(sequence) || followStanding(sequence)
    case ("?", ""): followPrivate(sequence)
    case ("?", "$"): reportMode(sequence)
    // Secondary attributes: a VT220 of no version.
    case (">", "") where sequence.final == "c": reply("\u{1B}[>1;10;0c")
    // xterm's key reports and the cursor's shape change nothing that is seen here.
    case (">", "") where "mnpu".contains(sequence.final): true
    case ("<", "") where sequence.final == "u": true
    case ("", " ") where sequence.final == "q": true
    case ("", "!") where sequence.final == "p": softReset()
    default: false
    }
  }

  private mutating func reply(_ text: String) -> Bool {
    replies += Array(text.utf8)
    return true
  }

  private mutating func softReset() -> Bool {
    modes.insert(25)
    modes.insert(7)
    modes.remove(6)
    modes.remove(1)
    inserts = false
    region = 0...(rows - 1)
    place.style = ScreenStyle()
    place.setsAreGraphics = [false, false]
    place.usesSecondSet = false
    return true
  }

  // MARK: - Moving

  private mutating func followMoving(_ sequence: ControlSequence) -> Bool {
    let count = sequence.number(0)
    switch sequence.final {
    case "A":
      let top = place.row >= region.lowerBound ? region.lowerBound : 0
      place.row = max(top, place.row - count)
    case "B", "e":
      let bottom = place.row <= region.upperBound ? region.upperBound : rows - 1
      place.row = min(bottom, place.row + count)
    case "C", "a": move(toColumn: place.column + count)
    case "D": move(toColumn: place.column - count)
    case "E":
      place.row = min(rows - 1, place.row + count)
      move(toColumn: 0)
    case "F":
      place.row = max(0, place.row - count)
      move(toColumn: 0)
    case "G", "`": move(toColumn: count - 1)
    case "H", "f":
      moveToRow(count - 1)
      move(toColumn: sequence.number(1) - 1)
    case "I": tabulate(count)
    case "Z": tabulate(-count)
    case "d": moveToRow(count - 1)
    case "s": savePlace()
    case "u": restorePlace()
    default: return false
    }
    place.wrapsNext = false
    return true
  }

  private mutating func moveToRow(_ row: Int) {
    let limits = modes.contains(6) ? region : 0...(rows - 1)
    place.row = min(max(limits.lowerBound, limits.lowerBound + row), limits.upperBound)
  }

  // MARK: - Erasing, inserting, deleting

  private mutating func followErasing(_ sequence: ControlSequence) -> Bool {
    let count = sequence.number(0)
    switch sequence.final {
    case "J":
      switch sequence.number(0, usually: 0) {
      case 0:
        erase(row: place.row, place.column..<columns)
        for row in (place.row + 1)..<max(place.row + 1, rows) { erase(row: row, 0..<columns) }
      case 1:
        for row in 0..<place.row { erase(row: row, 0..<columns) }
        erase(row: place.row, 0..<(place.column + 1))
      case 2, 3:
        for row in 0..<rows { erase(row: row, 0..<columns) }
      default: return false
      }
    case "K":
      switch sequence.number(0, usually: 0) {
      case 0: erase(row: place.row, place.column..<columns)
      case 1: erase(row: place.row, 0..<(place.column + 1))
      case 2: erase(row: place.row, 0..<columns)
      default: return false
      }
    case "X": erase(row: place.row, place.column..<min(columns, place.column + count))
    case "@": insertBlanks(count)
    case "P":
      let count = min(count, columns - place.column)
      clearHalves(row: place.row, from: place.column, to: place.column + count)
      grid[place.row].removeSubrange(place.column..<(place.column + count))
      grid[place.row] += Array(repeating: erased, count: count)
    case "L" where region.contains(place.row):
      scrollDown(count, in: place.row...region.upperBound)
      move(toColumn: 0)
    case "M" where region.contains(place.row):
      scrollUp(count, in: place.row...region.upperBound)
      move(toColumn: 0)
    case "L", "M": break
    case "S": scrollUp(count, in: region)
    case "T": scrollDown(count, in: region)
    case "b":
      guard let lastScalar else { return true }
      for _ in 0..<count { receive(String(lastScalar)) }
    default: return false
    }
    return true
  }

  private mutating func erase(row: Int, _ range: Range<Int>) {
    clearHalves(row: row, from: range.lowerBound, to: range.upperBound)
    for column in range { grid[row][column] = erased }
    if row == place.row { place.wrapsNext = false }
  }

  // MARK: - Style, region, modes, questions

  private mutating func followStanding(_ sequence: ControlSequence) -> Bool {
    switch sequence.final {
    case "m": return place.style.apply(sequence.parameters)
    case "r":
      let top = sequence.number(0) - 1
      let bottom = min(rows, sequence.number(1, usually: rows)) - 1
      guard top < bottom else { return true }
      region = top...bottom
      moveToRow(0)
      move(toColumn: 0)
    case "g":
      switch sequence.number(0, usually: 0) {
      case 0: tabs.remove(place.column)
      case 3: tabs = []
      default: return false
      }
    case "h", "l":
      for parameter in sequence.parameters {
        switch parameter.first {
        case 4: inserts = sequence.final == "h"
        case 20: newlineReturns = sequence.final == "h"
        // Some terminals' "make the cursor normal".
        case 34: break
        default: return false
        }
      }
    case "n":
      switch sequence.number(0, usually: 0) {
      case 5: return reply("\u{1B}[0n")
      case 6: return reply("\u{1B}[\(place.row + 1);\(place.column + 1)R")
      default: return false
      }
    case "c": return reply("\u{1B}[?62;22c")
    // Window operations: the title's stack and sizes.
    case "t": break
    default: return false
    }
    return true
  }

  private mutating func followPrivate(_ sequence: ControlSequence) -> Bool {
    switch sequence.final {
    case "h":
      return sequence.parameters.compactMap(\.first).map { set($0, true) }.allSatisfy(\.self)
    case "l":
      return sequence.parameters.compactMap(\.first).map { set($0, false) }.allSatisfy(\.self)
    case "n" where sequence.number(0) == 6:
      return reply("\u{1B}[?\(place.row + 1);\(place.column + 1)R")
    // The linux console's cursor shape; saving and restoring of modes.
    case "c", "s", "r", "u": return true
    case "J", "K": return followErasing(sequence)
    default: return false
    }
  }

  /// Modes that mean something to this terminal.
  private static let knownModes: Set<Int> = [
    1, 3, 4, 5, 6, 7, 8, 9, 12, 25, 40, 45, 47, 66, 69, 1000, 1002, 1003, 1004, 1005, 1006, 1007,
    1015,
    1034, 1036, 1039, 1047, 1048, 1049, 2004, 2026, 2027, 2031, 2048,
  ]

  private mutating func set(_ mode: Int, _ on: Bool) -> Bool {
    guard Self.knownModes.contains(mode) else { return false }
    let was = isAlternate
    if mode == 1048 || mode == 1049, on { savePlace() }
    if on { modes.insert(mode) } else { modes.remove(mode) }
    if isAlternate != was {
      swap(&grid, &otherGrid)
      if isAlternate, mode != 47 {
        grid = Self.blank(columns: columns, rows: rows)
      }
    }
    if mode == 1048 || mode == 1049, !on { restorePlace() }
    switch mode {
    // Changing the width clears, and so brings the cursor home; this screen keeps its size.
    case 3:
      grid = Self.blank(columns: columns, rows: rows)
      place = Cursor()
    case 6:
      moveToRow(0)
      move(toColumn: 0)
    default: break
    }
    return true
  }

  private mutating func reportMode(_ sequence: ControlSequence) -> Bool {
    guard sequence.final == "p" else { return false }
    let mode = sequence.number(0, usually: 0)
    let state = modes.contains(mode) ? 1 : Self.knownModes.contains(mode) ? 2 : 0
    return reply("\u{1B}[?\(mode);\(state)$y")
  }
}
