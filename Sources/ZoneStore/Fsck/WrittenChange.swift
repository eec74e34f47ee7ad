internal import ZoneModel

/// A change as it stands in a journal, with what this program does not know of it.
struct WrittenChange {
  let change: Change
  /// Each step as it was written.
  var steps: [[UInt8]]
  /// The members of its line that this program does not know.
  let others: [JSONMember]
}

extension Journal {
  /// Reads a line that verifies, with its body.
  ///
  /// - Throws: `damaged` or `newer`, where it is not a change that this program knows.
  func written(
    _ line: UnsafeRawBufferPointer,
    in file: String,
    at offset: Int
  ) throws(StoreError) -> WrittenChange {
    let tree: JSONTree
    let read: JournalLine
    do throws(LineFault) {
      do throws(JSONFault) {
        tree = try JSONTree(line.bindMemory(to: UInt8.self).span)
      } catch {
        throw .malformed(error.message)
      }
      read = try JournalLine(tree)
    } catch {
      switch error {
      case .malformed(let reason):
        throw .damaged(Damage(file: file, offset: offset, reason: reason))
      case .newer(let what): throw .newer(what: what)
      }
    }
    var steps: [[UInt8]] = []
    for step in tree["ch"]?.elements ?? [] {
      var bytes: [UInt8] = []
      step.append(to: &bytes)
      steps.append(bytes)
    }
    var change = read.change
    if let body = read.body {
      var edits: [Edit] = []
      try forEachStep(
        of: body,
        where: { line in
          steps.append(Array(line))
          return true
        },
        { edit throws(StoreError) in
          edits.append(edit)
          return true
        }
      )
      change = change.with(edits: edits)
    }
    let others = tree.members?.filter { !JournalLine.members.contains($0.name) } ?? []
    return WrittenChange(change: change, steps: steps, others: others)
  }
}
