import Canvas

/// Where the parts of a screen with a list stand, at a size.
struct ScreenLayout {
  /// The smallest size that anything is drawn at.
  static let smallest = Size(40, 10)

  /// The title line.
  var header: Rect
  /// The strip of registers; empty where there is no room.
  var strip: Rect
  /// The filter bar.
  var bar: Rect
  /// What is between the bar and the footer.
  var body: Rect
  /// The sums; empty where there is no room.
  var sums: Rect
  /// The message line.
  var message: Rect
  /// The key hints.
  var hints: Rect

  init(_ size: Size) {
    let (width, height) = (size.columns, size.rows)
    let hintRows = height >= 18 ? 2 : 1
    header = Rect(0, 0, width, 1)
    strip = Rect(0, 1, width, height >= 12 ? 1 : 0)
    bar = Rect(0, strip.bottom, width, 1)
    hints = Rect(0, height - hintRows, width, hintRows)
    message = Rect(0, hints.top - 1, width, 1)
    sums = Rect(0, message.top - (height >= 14 ? 1 : 0), width, height >= 14 ? 1 : 0)
    body = Rect(0, bar.bottom, width, max(0, sums.top - bar.bottom))
  }

  /// The part below the title line and above the message line, for screens without strip and bar.
  var whole: Rect { Rect(0, 1, header.columns, max(0, message.top - 1)) }

  /// The line of panes on the overview; empty where there is no room.
  var panes: Rect { Rect(0, 1, header.columns, hints.bottom >= 20 ? 1 : 0) }

  /// What is left to the overview below it.
  var overview: Rect { whole.inset(top: panes.rows) }
}

extension DashboardState {
  /// Whether the record stands beside the list.
  var isWide: Bool { size.columns >= 120 }

  /// How many rows of the table are in view.
  func pageRows(of table: TableState) -> Int {
    let body = ScreenLayout(size).body.rows
    return max(1, body - 1 - (table.problem == nil ? 0 : 1))
  }

  /// How many lines of a detail, a history or the overview are in view.
  var pageLines: Int { max(1, ScreenLayout(size).whole.rows - 2) }
}
