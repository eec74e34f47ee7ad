extension Frame {
  /// The screen as text: a line for each row, without spaces at its end.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  /// The rows of the screen as text, without spaces at their ends.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var lines: [String] {
    (0..<size.rows).map { row in
      let start = row * size.columns
      return Self.trimmed(cells[start..<start + size.columns].map(\.text).joined())
    }
  }

  /// What each cell is for: a line of letters for each row, a dot for plain text.
  ///
  /// A capital or small letter is ``Role/letter``; attributes that a pane added are not shown. Dots at
  /// the end of a row are left out.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var stylePlane: String {
    (0..<size.rows).map { row in
      let start = row * size.columns
      let letters = cells[start..<start + size.columns].map(\.style.role.letter)
      return Self.trimmed(String(letters), ".")
    }.joined(separator: "\n") + "\n"
  }

  private static func trimmed(_ line: String, _ character: Character = " ") -> String {
    var line = line[...]
    while line.last == character { line.removeLast() }
    return String(line)
  }
}
