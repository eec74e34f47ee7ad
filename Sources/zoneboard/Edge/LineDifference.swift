/// The lines that differ between two texts.
enum LineDifference {
  /// The difference as lines that begin with `-` or `+` and tell their numbers.
  static func lines(from old: String, to new: String) -> [String] {
    func split(_ text: String) -> [Substring] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last == "" { lines.removeLast() }
      return lines
    }
    let difference = split(new).difference(from: split(old)) {
      $0.utf8.elementsEqual($1.utf8)
    }
    // Removed and added lines of one place stand together.
    let changes = difference.sorted { left, right in
      let (first, second) = (left.place, right.place)
      return first.line == second.line ? !first.isAdded && second.isAdded : first.line < second.line
    }
    return changes.map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var place: (line: Int, isAdded: Bool) {
    switch self {
    case .remove(let line, _, _): (line, false)
    case .insert(let line, _, _): (line, true)
    }
  }
}
