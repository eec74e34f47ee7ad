/// Finds what was probably meant by a name that is not known.
public enum Nearest {
  /// A part of a name is taken for it from this many letters on; Chinese words are shorter.
  private static let shortestPart = (latin: 3, other: 2)

  /// The candidates nearest to a word, best first; none that differs in more than a third of its
  /// letters, unless it contains the word.
  ///
  /// - Complexity: O(candidates × the product of the lengths).
  public static func names(to word: String, among candidates: [String], limit: Int = 3) -> [String]
  {
    var seen: Set<String> = []
    let different = candidates.filter { seen.insert($0).inserted }
    return nearest(to: word, in: different, limit: limit) { [$0] }
  }

  /// The candidates one of whose names is near to a word, best first, as `names(to:among:limit:)`
  /// has it.
  public static func nearest<Candidate>(
    to word: String,
    in candidates: [Candidate],
    limit: Int = 3,
    names: (Candidate) -> [String]
  ) -> [Candidate] {
    let wanted = Array(word.lowercased())
    guard !wanted.isEmpty, wanted.count <= 60 else { return [] }
    let measured = candidates.enumerated().compactMap {
      place,
      candidate -> (candidate: Candidate, distance: Int, place: Int)? in
      let distance = names(candidate).compactMap { edits(wanted, Array($0.lowercased())) }.min()
      return distance.map { (candidate, $0, place) }
    }
    return measured.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
      .prefix(limit).map(\.candidate)
  }

  /// How far a name is from a word; `nil` where it is another.
  private static func edits(_ word: [Character], _ name: [Character]) -> Int? {
    let allowed = max(1, max(name.count, word.count) / 3)
    let isLatin = word.allSatisfy(\.isASCII)
    if word.count >= (isLatin ? shortestPart.latin : shortestPart.other) {
      if name.starts(with: word) { return 1 }
      if name.contains(word) { return 2 }
    }
    guard abs(name.count - word.count) <= allowed else { return nil }
    let distance = distance(word, name)
    return distance <= allowed ? distance : nil
  }

  /// How many letters must be changed, left out, put in or swapped with their neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var next = [index + 1]
      next.reserveCapacity(right.count + 1)
      for (place, other) in right.enumerated() {
        var cost = min(row[place] + (letter == other ? 0 : 1), row[place + 1] + 1, next[place] + 1)
        if index > 0, place > 0, letter == right[place - 1], left[index - 1] == other {
          cost = min(cost, before[place - 1] + 1)
        }
        next.append(cost)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
