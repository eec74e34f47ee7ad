internal import ZoneModel

/// The changes of a store in their order, found by their hashes in whatever files there are.
///
/// Which file a change stands in, what that is called and how often it is there means nothing: a line
/// with the hash of another is the same change. Where changes with the same number differ, because a
/// copy of the store went on by itself, one course is taken: that which holds most of what snapshots
/// prove, else is without a break, else stands in files under their right names, else is the longest.
struct JournalCourse {
  /// A change with its place.
  struct Step {
    let seq: Int
    let file: Int
    let line: Int
    /// The lines in front of it in its file that verify nowhere.
    var damagedBefore: [Int] = []
    /// Those behind it, where no change follows in its file.
    var damagedBehind: [Int] = []
  }

  /// Lines of a file that are left out.
  struct LeftOut {
    enum Reason {
      /// The file is of another store.
      case foreign(store: String)
      /// They stand in another file too.
      case copy(of: Int)
      /// Changes with these numbers are others in the course that was taken.
      case otherCourse
    }

    let file: Int
    let seqs: ClosedRange<Int>
    let offset: Int
    let reason: Reason
  }

  private(set) var files: [LooseSegment]
  /// The changes, in order; some numbers may be missing.
  private(set) var steps: [Step] = []
  private(set) var leftOut: [LeftOut] = []
  /// Lines of files in which nothing verifies.
  private(set) var unreadable: [(file: Int, line: Int)] = []

  private struct Node {
    let seq: Int
    let file: Int
    let line: Int
    /// The hash of the change before it; `nil` where a damaged first line of a segment hides it.
    let previous: LineHash?
    /// The node that stands before it in the same file, with damage between.
    let neighbour: Int?
  }

  private var nodes: [Node] = []
  private var places: [LineHash: Int] = [:]
  /// The node of each line of each file; `nil` where it does not verify.
  private var nodeOfLine: [[Int?]] = []

  /// - Parameters:
  ///   - segments: the files.
  ///   - store: the store's id.
  ///   - proved: hashes of changes that snapshots and register files name.
  init(_ segments: [LooseSegment], store: String, proved: Set<LineHash>) {
    files = segments.filter(\.isWellNamed) + segments.filter { !$0.isWellNamed }
    followLate(store)
    collect(store)
    let chosen = course(proved)
    arrange(chosen, store)
  }

  // MARK: - What follows on what

  /// Looks for what lines follow on whose line before them is not the right one: something was put
  /// between, or a segment's first line is gone.
  private mutating func followLate(_ store: String) {
    var wanted: Set<Int> = []
    for file in files where !file.isForeign(to: store) {
      for line in file.lines where line.previous == nil {
        if let seq = line.seq { wanted.insert(seq) }
      }
    }
    guard !wanted.isEmpty else { return }
    var before: [Int: Set<LineHash>] = [:]
    for file in files where !file.isForeign(to: store) {
      if let first = file.header?.first, wanted.contains(first), let hash = file.headerHash {
        before[first, default: []].insert(hash)
      }
      for line in file.lines where line.previous != nil {
        guard let seq = line.seq, let hash = line.hash, wanted.contains(seq + 1) else { continue }
        before[seq + 1, default: []].insert(hash)
      }
    }
    for index in files.indices where !files[index].isForeign(to: store) {
      for line in files[index].lines.indices {
        let found = files[index].lines[line]
        guard found.previous == nil, let seq = found.seq, let hash = found.hash else { continue }
        guard before[seq, default: []].contains(where: { files[index].follow(line, on: $0) })
        else { continue }
        before[seq + 1, default: []].insert(hash)
      }
    }
  }

  /// Makes a node of each different line that verifies.
  private mutating func collect(_ store: String) {
    var headers: [LineHash: LineHash?] = [:]
    for file in files where !file.isForeign(to: store) {
      guard let hash = file.headerHash else { continue }
      // A damaged first line may say anything of what is before it.
      let previous = file.hasWholeHeader ? file.header.flatMap { LineHash($0.previous) } : nil
      if headers[hash].flatMap(\.self) == nil { headers[hash] = .some(previous) }
    }
    for (index, file) in files.enumerated() {
      var ofLine: [Int?] = []
      var neighbour: Int?
      for (at, line) in file.lines.enumerated() {
        guard !file.isForeign(to: store), let seq = line.seq, let hash = line.hash,
          let previous = line.previous
        else {
          ofLine.append(nil)
          continue
        }
        let node = places[hash] ?? nodes.count
        if node == nodes.count {
          places[hash] = node
          let before = headers[previous] ?? previous
          nodes.append(
            Node(seq: seq, file: index, line: at, previous: before, neighbour: neighbour)
          )
        }
        ofLine.append(node)
        neighbour = node
      }
      nodeOfLine.append(ofLine)
    }
  }

  // MARK: - Which course

  private struct Weight: Comparable {
    /// How many of its changes snapshots and register files name.
    var proved = 0
    /// How often it goes on behind a change that is not there, where another has its number.
    var breaks = 0
    /// How many of its changes stand in files under their right names.
    var named = 0
    var length = 0

    static func < (one: Weight, other: Weight) -> Bool {
      (one.proved, -one.breaks, one.named, one.length)
        < (other.proved, -other.breaks, other.named, other.length)
    }
  }

  /// The nodes of the course that has most for it, in order.
  private func course(_ proved: Set<LineHash>) -> [Int] {
    let order = nodes.indices.sorted {
      (nodes[$0].seq, nodes[$0].file, nodes[$0].line)
        < (nodes[$1].seq, nodes[$1].file, nodes[$1].line)
    }
    let provedNodes = Set(proved.compactMap { places[$0] })
    let seqs = Set(nodes.map(\.seq))
    let damaged = Set(files.flatMap { $0.lines.filter { $0.previous == nil }.compactMap(\.hash) })
    var weights = [Weight](repeating: Weight(), count: nodes.count)
    var before = [Int?](repeating: nil, count: nodes.count)
    // The best course up to a number, where that became better than with those before.
    var best: [(seq: Int, node: Int)] = []
    for index in order {
      let node = nodes[index]
      before[index] = predecessor(of: node, best)
      var weight = before[index].map { weights[$0] } ?? Weight()
      if let previous = node.previous, places[previous] == nil, !damaged.contains(previous),
        seqs.contains(node.seq - 1)
      {
        weight.breaks += 1
      }
      weight.proved += provedNodes.contains(index) ? 1 : 0
      weight.named += files[node.file].isWellNamed ? 1 : 0
      weight.length += 1
      weights[index] = weight
      if best.last.map({ weights[$0.node] < weight }) ?? true { best.append((node.seq, index)) }
    }
    var course: [Int] = []
    var at = best.last?.node
    while let node = at {
      course.append(node)
      at = before[node]
    }
    return course.reversed()
  }

  private func predecessor(of node: Node, _ best: [(seq: Int, node: Int)]) -> Int? {
    if let previous = node.previous, let place = places[previous], nodes[place].seq < node.seq {
      return place
    }
    // The change right before it is known by its hash and not there, or not even known.
    let limit = node.previous == nil ? node.seq - 1 : node.seq - 2
    if let neighbour = node.neighbour, nodes[neighbour].seq <= limit { return neighbour }
    return best.last { $0.seq <= limit }?.node
  }

  // MARK: - What is brought over, and what not

  private mutating func arrange(_ chosen: [Int], _ store: String) {
    let isChosen = Set(chosen)
    steps = chosen.map { Step(seq: nodes[$0].seq, file: nodes[$0].file, line: nodes[$0].line) }
    var stepOfNode: [Int: Int] = [:]
    for (step, node) in chosen.enumerated() { stepOfNode[node] = step }
    let known = Dictionary(
      chosen.map { (nodes[$0].seq, files[nodes[$0].file].lines[nodes[$0].line].hash) },
      uniquingKeysWith: { first, _ in first }
    )
    for index in files.indices {
      if files[index].isForeign(to: store) {
        leaveOutForeign(index)
        continue
      }
      leaveOut(index, isChosen)
      attachDamage(index, stepOfNode, known)
    }
  }

  private mutating func leaveOutForeign(_ index: Int) {
    let file = files[index]
    let lines = file.lines.filter { $0.previous != nil }
    guard let first = lines.compactMap(\.seq).min(), let last = lines.compactMap(\.seq).max()
    else { return }
    leftOut.append(
      LeftOut(
        file: index,
        seqs: first...last,
        offset: lines.first?.range.lowerBound ?? 0,
        reason: .foreign(store: file.header?.store ?? "")
      )
    )
  }

  /// Notes the lines of a file that are copies or of another course, run by run.
  private mutating func leaveOut(_ index: Int, _ isChosen: Set<Int>) {
    var run: LeftOut?
    for (line, node) in nodeOfLine[index].enumerated() {
      guard let node else { continue }
      let (seq, offset) = (nodes[node].seq, files[index].lines[line].range.lowerBound)
      let isHome = nodes[node].file == index && nodes[node].line == line
      let reason: LeftOut.Reason? =
        if isHome { isChosen.contains(node) ? nil : .otherCourse } else {
          isChosen.contains(node) ? .copy(of: nodes[node].file) : nil
        }
      if let reason, let current = run, current.reason.isLike(reason),
        seq == current.seqs.upperBound + 1
      {
        run = LeftOut(
          file: index,
          seqs: current.seqs.lowerBound...seq,
          offset: current.offset,
          reason: current.reason
        )
        continue
      }
      if let run { leftOut.append(run) }
      run = reason.map { LeftOut(file: index, seqs: seq...seq, offset: offset, reason: $0) }
    }
    if let run { leftOut.append(run) }
  }

  /// Gives the lines that verify nowhere to the changes beside them.
  private mutating func attachDamage(
    _ index: Int,
    _ stepOfNode: [Int: Int],
    _ known: [Int: LineHash?]
  ) {
    var waiting: [Int] = []
    var last: Int?
    for (line, node) in nodeOfLine[index].enumerated() {
      if let node {
        guard nodes[node].file == index, nodes[node].line == line, let step = stepOfNode[node]
        else { continue }
        steps[step].damagedBefore += waiting
        waiting = []
        last = step
      } else {
        let found = files[index].lines[line]
        // Another file has the change whole.
        if let seq = found.seq, let hash = found.hash, known[seq] == .some(hash) { continue }
        waiting.append(line)
      }
    }
    if let last {
      steps[last].damagedBehind = waiting
    } else if nodeOfLine[index].allSatisfy({ $0 == nil }) {
      unreadable += waiting.map { (index, $0) }
    }
  }
}

extension JournalCourse.LeftOut.Reason {
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.foreign, .foreign), (.otherCourse, .otherCourse): true
    case (.copy(let one), .copy(let two)): one == two
    default: false
    }
  }
}
