import ZoneModel

/// What the overview shows and where the person is in it.
public struct OverviewState: Sendable {
  /// A figure with the records behind it.
  struct Line: Sendable {
    var label: Phrase
    var text: String
    var register: String
    var filter: String
  }

  /// Whether only what needs action is shown.
  var onlyMarked = false
  /// Whether the figures are of an older board.
  var isStale = true
  /// The figures.
  var lines: [Line] = []
  /// The line under the cursor.
  var line = 0

  /// Makes an overview that has not been counted yet.
  public init() {}

  mutating func moveArea(by step: Int) {}

  /// What copying gives: the line under the cursor.
  func copyText(in state: DashboardState) -> String? {
    lines.indices.contains(line) ? state.say(lines[line].label) + " " + lines[line].text : nil
  }
}

extension DashboardState {
  /// Counts anew when the board has changed.
  mutating func settleOverview() {
    guard case .overview = screen, overview.isStale else { return }
    overview.isStale = false
    overview.lines = registry.registers.map { register in
      OverviewState.Line(
        label: register.label,
        text: grouped(board.source(register.id).count),
        register: register.id,
        filter: ""
      )
    }.filter { $0.text != "0" }
  }
}
