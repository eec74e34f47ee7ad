import ZoneModel

/// Finds the word that somebody meant.
enum Words {
  /// The nearest of the words, if it is near enough to have been meant.
  ///
  /// A swap of two neighbours counts as one slip, as does a letter too many, too few or wrong.
  static func nearest(to word: String, among words: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    let allowed = max(1, min(3, wanted.count / 3))
    var best: (word: String, slips: Int)?
    for candidate in words {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let isBegun = wanted.count >= 3 && letters.starts(with: wanted)
      // The start of a long word may have been meant, with a slip in it.
      let start = Array(letters.prefix(wanted.count + 1))
      let isStart = wanted.count >= 5 && letters.count > wanted.count + 3
      let slips =
        isBegun ? 1 : isStart ? slips(wanted, start) + 1 : slips(wanted, letters)
      guard slips <= allowed, slips < best?.slips ?? Int.max else { continue }
      best = (candidate, slips)
    }
    return best?.word
  }

  /// The sentence that offers the nearest word; empty where none is near.
  static func suggestion(for word: String, among words: some Sequence<String>) -> Phrase {
    guard let nearest = nearest(to: word, among: words) else { return Phrase(same: "") }
    return Phrase("; nearest: \(nearest)", "；最接近的是 \(nearest)")
  }

  /// How many slips lead from one word to the other (optimal string alignment).
  private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      next.reserveCapacity(row.count)
      for (j, other) in right.enumerated() {
        var slips = min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          slips = min(slips, before[j - 1] + 1)
        }
        next.append(slips)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}

extension Phrase {
  /// Both texts, one after the other.
  static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.en + right.en, left.zh + right.zh)
  }
}
