import Canvas
import ZoneModel

/// The first screen, where there is no store: what can be opened.
public struct StartState: Hashable, Sendable {
  /// Where a store was looked for, and what was found.
  public var lookedAt: [String]
  /// The choice under the cursor.
  public internal(set) var line = 0

  /// Makes the first screen.
  public init(lookedAt: [String] = []) {
    self.lookedAt = lookedAt
  }

  /// The choices with what they do.
  static let choices: [(label: Phrase, command: String)] = [
    (Phrase("Try the sample", "看样例数据"), "sample"),
    (Phrase("Leave", "退出"), "leave"),
  ]
}

extension DashboardState {
  /// Does a choice of the first screen.
  mutating func start(_ index: Int) -> [Effect] {
    guard StartState.choices.indices.contains(index) else { return [] }
    return index == 0 ? [.openStore(.sample)] : leave()
  }
}

extension Painter {
  /// Draws the first screen.
  mutating func drawStart(_ start: StartState, in area: Rect) {
    for (index, choice) in StartState.choices.enumerated() {
      let row = area.top + 2 + index
      put("\(index + 1)  \(choice.label.zh)  \(choice.label.en)", at: Position(3, row))
      if index == start.line { put(frame.glyphs.cursor, at: Position(1, row)) }
    }
  }
}
