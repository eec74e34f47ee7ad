/// One figure of a benchmark, with the limit that it should keep.
struct Figure {
  let name: String
  let value: Double
  var unit = "ms"
  /// At most this, where the project has promised something.
  var limit: Double?
  /// At least this, where the project has promised something.
  var least: Double?

  /// One line of the table.
  var line: String {
    let shown = value >= 100 ? "\(Int(value.rounded()))" : "\((value * 1000).rounded() / 1000)"
    let most = limit.map { value <= $0 ? "   ok, at most \($0)" : " ! OVER \($0)" }
    let least = least.map { value >= $0 ? "   ok, at least \($0)" : " ! UNDER \($0)" }
    let verdict = most ?? least ?? ""
    return "  \(padded(name, to: 52))\(padded(shown, to: 9)) \(unit)\(verdict)"
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

/// A named benchmark; what it throws is printed as "not measured" with the reason.
struct Case: Sendable {
  let name: String
  let run: @Sendable () throws -> [Figure]
}

extension Duration {
  /// The duration in milliseconds.
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}

/// The middle of several values, which may not be empty.
func median(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "no values")
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// The value that 99 of 100 are not above.
func high(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
}

/// The median time of several runs in milliseconds, after one that does not count.
func medianTime(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
  try body()
  return try median((0..<runs).map { _ in try ContinuousClock().measure(body).milliseconds })
}

/// How many times as long one way takes as another, both run in turn so that a busy machine
/// slows both: the median of the pairs' ratios.
func pairedRatio(
  of pairs: Int,
  _ body: () throws -> Void,
  to other: () throws -> Void
) rethrows -> Double {
  try body()
  try other()
  let clock = ContinuousClock()
  return try median(
    (0..<pairs).map { _ in
      try clock.measure(body).milliseconds / max(1e-6, clock.measure(other).milliseconds)
    }
  )
}
