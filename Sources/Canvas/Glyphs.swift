/// The drawing characters of a screen, in Unicode or in ASCII.
///
/// A screen takes its marks, rules and bars from here only. ASCII is used where asked for, and where
/// characters of ambiguous width take two columns and would break every rule and bar.
public struct Glyphs: Hashable, Sendable {
  /// A horizontal rule.
  public let horizontal: String
  /// A vertical rule.
  public let vertical: String
  /// The corner at the top left.
  public let topLeft: String
  /// The corner at the top right.
  public let topRight: String
  /// The corner at the bottom left.
  public let bottomLeft: String
  /// The corner at the bottom right.
  public let bottomRight: String
  /// A horizontal rule from which a vertical one goes down.
  public let teeDown: String
  /// A horizontal rule that a vertical one meets from above.
  public let teeUp: String
  /// A vertical rule from which a horizontal one goes right.
  public let teeRight: String
  /// A vertical rule that a horizontal one meets from the left.
  public let teeLeft: String
  /// Where two rules cross.
  public let cross: String
  /// The cursor before a row.
  public let cursor: String
  /// What has more to its left.
  public let moreLeft: String
  /// What has more to its right.
  public let moreRight: String
  /// What can be opened downwards.
  public let dropDown: String
  /// Sorted upwards.
  public let ascending: String
  /// Sorted downwards.
  public let descending: String
  /// What stands for text that was cut away.
  public let ellipsis: String
  /// Done, ticked.
  public let tick: String
  /// What stands for a character that must not be shown.
  public let hidden: String
  /// The insertion point where the terminal's own cursor is elsewhere.
  public let caret: String
  /// The part of a bar that is full.
  public let barFull: String
  /// A half full column of a bar; empty where there is none.
  public let barHalf: String
  /// The part of a bar that is empty.
  public let barEmpty: String
  /// The heights of a small chart, lowest first.
  public let heights: [String]

  /// Rules, bars and marks in Unicode.
  public static let unicode = Glyphs(
    horizontal: "─",
    vertical: "│",
    topLeft: "┌",
    topRight: "┐",
    bottomLeft: "└",
    bottomRight: "┘",
    teeDown: "┬",
    teeUp: "┴",
    teeRight: "├",
    teeLeft: "┤",
    cross: "┼",
    cursor: "▸",
    moreLeft: "‹",
    moreRight: "›",
    dropDown: "▾",
    ascending: "↑",
    descending: "↓",
    ellipsis: "…",
    tick: "✓",
    hidden: "·",
    caret: "▏",
    barFull: "█",
    barHalf: "▌",
    barEmpty: " ",
    heights: ["▂", "▃", "▅", "▆", "▇", "█"]
  )

  /// The same in ASCII.
  public static let ascii = Glyphs(
    horizontal: "-",
    vertical: "|",
    topLeft: "+",
    topRight: "+",
    bottomLeft: "+",
    bottomRight: "+",
    teeDown: "+",
    teeUp: "+",
    teeRight: "+",
    teeLeft: "+",
    cross: "+",
    cursor: ">",
    moreLeft: "<",
    moreRight: ">",
    dropDown: "v",
    ascending: "^",
    descending: "v",
    ellipsis: "~",
    tick: "x",
    hidden: ".",
    caret: "_",
    barFull: "#",
    barHalf: "",
    barEmpty: ".",
    heights: [".", ":", "-", "=", "+", "#"]
  )

  /// A bar that is full to a share of its columns.
  ///
  /// - Parameters:
  ///   - share: 0 for empty, 1 for full; beyond 1 the bar stays full, so print the number beside it.
  ///   - columns: The length of the bar.
  /// - Returns: The full part, with a half column where glyphs have one, and the empty part.
  public func bar(_ share: Double, columns: Int) -> (full: String, empty: String) {
    guard columns > 0 else { return ("", "") }
    let wanted = share.isFinite ? min(max(share, 0), 1) * Double(columns) : 0
    var whole = Int(wanted)
    var half = ""
    let rest = wanted - Double(whole)
    if barHalf.isEmpty {
      if rest >= 0.5 { whole += 1 }
    } else if rest >= 0.75 {
      whole += 1
    } else if rest >= 0.25 {
      half = barHalf
    }
    let used = whole + (half.isEmpty ? 0 : 1)
    return (
      String(repeating: barFull, count: whole) + half,
      String(repeating: barEmpty, count: columns - used)
    )
  }

  /// A small chart, one column for each number, between the least and the greatest of them.
  ///
  /// - Parameter numbers: What is shown; `nil` leaves a blank column.
  /// - Returns: As many columns as numbers.
  public func chart(_ numbers: [Double?]) -> String {
    let known = numbers.compactMap { $0 }.filter(\.isFinite)
    guard let least = known.min(), let greatest = known.max() else {
      return String(repeating: " ", count: numbers.count)
    }
    return numbers.map { number in
      guard let number, number.isFinite else { return " " }
      guard greatest > least else { return heights[heights.count / 2] }
      let share = (number - least) / (greatest - least)
      return heights[min(heights.count - 1, Int(share * Double(heights.count)))]
    }.joined()
  }
}
