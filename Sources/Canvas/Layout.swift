/// How long a part of a row or column is.
public enum Length: Hashable, Sendable {
  /// So many columns or rows.
  case fixed(Int)
  /// A share of what the fixed parts leave, but at least so many.
  case share(Int, atLeast: Int = 0)
}

extension Rect {
  /// The rectangle in parts from top to bottom.
  ///
  /// - Parameter lengths: The heights of the parts; what does not fit is empty, from the end.
  /// - Returns: As many rectangles as lengths.
  public func split(rows lengths: [Length]) -> [Rect] {
    var row = top
    return Self.resolve(lengths, in: rows).map { length in
      defer { row += length }
      return Rect(left, row, columns, length)
    }
  }

  /// The rectangle in parts from left to right.
  ///
  /// - Parameters:
  ///   - lengths: The widths of the parts; what does not fit is empty, from the end.
  ///   - gap: Columns between the parts.
  /// - Returns: As many rectangles as lengths.
  public func split(columns lengths: [Length], gap: Int = 0) -> [Rect] {
    var column = left
    let room = columns - gap * max(0, lengths.count - 1)
    return Self.resolve(lengths, in: room).map { length in
      defer { column += length + gap }
      return Rect(column, top, length, rows)
    }
  }

  private static func resolve(_ lengths: [Length], in room: Int) -> [Int] {
    var left = max(0, room)
    var weights = 0
    for length in lengths {
      switch length {
      case .fixed(let count): left -= count
      case .share(let weight, let least):
        weights += max(1, weight)
        left -= least
      }
    }
    // What is left is shared out; the last share takes what rounding lost.
    var spare = max(0, left)
    var total = max(0, room)
    return lengths.map { length in
      var wanted: Int
      switch length {
      case .fixed(let count): wanted = count
      case .share(let weight, let least):
        let extra = spare * max(1, weight) / max(1, weights)
        spare -= extra
        weights -= max(1, weight)
        wanted = least + extra
      }
      wanted = min(max(0, wanted), total)
      total -= wanted
      return wanted
    }
  }

  /// A rectangle of a size in the middle of this one, cut to it.
  public func centered(_ size: Size) -> Rect {
    let columns = min(size.columns, columns)
    let rows = min(size.rows, rows)
    return Rect(left + (self.columns - columns) / 2, top + (self.rows - rows) / 2, columns, rows)
  }

  /// Where a pop-up stands: below what it belongs to, else above it, inside this rectangle.
  ///
  /// - Parameters:
  ///   - size: The size it would like.
  ///   - anchor: What it belongs to, such as a field; it is not covered while there is room.
  /// - Returns: The place, cut to this rectangle.
  public func popup(_ size: Size, near anchor: Rect) -> Rect {
    let columns = min(size.columns, self.columns)
    let below = bottom - anchor.bottom
    let above = anchor.top - top
    let rows = min(size.rows, max(below, above, min(self.rows, 3)))
    let column = min(max(left, anchor.left), right - columns)
    let row: Int
    if rows <= below {
      row = anchor.bottom
    } else if rows <= above {
      row = anchor.top - rows
    } else {
      row = max(top, bottom - rows)
    }
    return Rect(column, row, columns, min(rows, self.rows))
  }
}

/// The part of a long list that is in view.
public enum Scroll {
  /// The first line in view, moved as little as needed to show the cursor.
  ///
  /// Lists are scrolled by where their cursor is, which is kept by record: look up the index first.
  ///
  /// - Parameters:
  ///   - top: The first line in view until now.
  ///   - cursor: The line that must be in view.
  ///   - count: How many lines there are.
  ///   - height: How many lines fit.
  ///   - margin: Lines kept in view around the cursor where there is room.
  /// - Returns: The first line in view, so that no more room than needed stays empty.
  public static func top(
    from top: Int,
    showing cursor: Int,
    of count: Int,
    height: Int,
    margin: Int = 0
  ) -> Int {
    guard height > 0, count > height else { return 0 }
    let margin = max(0, min(margin, (height - 1) / 2))
    var top = top
    top = min(top, cursor - margin)
    top = max(top, cursor + margin - height + 1)
    return min(max(0, top), count - height)
  }

  /// The lines in view.
  public static func visible(from top: Int, of count: Int, height: Int) -> Range<Int> {
    let start = min(max(0, top), max(0, count))
    return start..<min(max(start, count), start + max(0, height))
  }
}
