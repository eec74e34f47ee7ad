/// Finds what was probably meant by a name that is not known.
enum Nearness {
  /// The candidates one of whose names is a few edits away, the nearest first.
  ///
  /// - Complexity: O(candidates × the product of the lengths).
  static func nearest<Candidate>(
    to text: String,
    in candidates: [Candidate],
    limit: Int = 3,
    names: (Candidate) -> [String]
  ) -> [Candidate] {
    let wanted = Array(text.lowercased().unicodeScalars)
    let allowed = max(1, wanted.count / 3)
    let measured = candidates.enumerated().compactMap {
      place,
      candidate -> (candidate: Candidate, distance: Int, place: Int)? in
      let distance = names(candidate)
        .map { self.distance(wanted, Array($0.lowercased().unicodeScalars)) }.min()
      guard let distance, distance <= allowed else { return nil }
      return (candidate, distance, place)
    }
    return measured.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
      .prefix(limit).map(\.candidate)
  }

  /// How many characters must be changed, left out, put in or swapped with their neighbour.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (index, scalar) in left.enumerated() {
      var next = [index + 1]
      for (place, other) in right.enumerated() {
        var cost = min(
          row[place] + (scalar == other ? 0 : 1),
          row[place + 1] + 1,
          next[place] + 1
        )
        if index > 0, place > 0, scalar == right[place - 1], left[index - 1] == other {
          cost = min(cost, before[place - 1] + 1)
        }
        next.append(cost)
      }
      before = row
      row = next
    }
    return row[right.count]
  }
}
