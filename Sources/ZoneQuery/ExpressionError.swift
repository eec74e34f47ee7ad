public import ZoneModel

/// Why a text is not an expression: what is wrong, where, and what would do.
public struct ExpressionError: Error, Hashable, Sendable {
  /// The place, counted in characters of the text.
  public let range: Range<Int>
  /// What is wrong and what was expected.
  public let message: Phrase
  /// The names that come nearest to what was written, best first.
  public let nearest: [String]

  /// Makes an error.
  public init(_ range: Range<Int>, _ message: Phrase, nearest: [String] = []) {
    self.range = range
    self.message = message
    self.nearest = nearest
  }

  /// The message with the nearest name, if there is one.
  public var sentence: Phrase {
    guard let best = nearest.first else { return message }
    return Phrase("\(message.en); did you mean \(best)?", "\(message.zh)；是否指 \(best)？")
  }
}

/// The names that come nearest to one that does not exist.
public enum Nearest {
  /// The candidates nearest to a word by edit distance, best first; none that differs in more than
  /// a third of its letters.
  public static func names(to word: String, among candidates: [String], limit: Int = 3) -> [String]
  {
    let target = Array(Folding.fold(word))
    guard !target.isEmpty, target.count <= 60 else { return [] }
    var found: [(name: String, distance: Int, place: Int)] = []
    var seen: Set<String> = []
    for (place, name) in candidates.enumerated() where seen.insert(name).inserted {
      let letters = Array(Folding.fold(name))
      let allowed = max(1, max(letters.count, target.count) / 3)
      guard abs(letters.count - target.count) <= allowed || isPrefix(target, of: letters) else {
        continue
      }
      let distance = isPrefix(target, of: letters) ? 1 : distance(target, letters)
      if distance <= allowed { found.append((name, distance, place)) }
    }
    found.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
    return found.prefix(limit).map(\.name)
  }

  private static func isPrefix(_ prefix: [Character], of letters: [Character]) -> Bool {
    prefix.count >= 3 && letters.starts(with: prefix)
  }

  /// How many letters to insert, drop, replace or swap.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        var best = min(previous[j + 1] + 1, current[j] + 1)
        best = min(best, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, before[j - 1] + 1)
        }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
