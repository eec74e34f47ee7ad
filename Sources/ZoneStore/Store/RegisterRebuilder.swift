internal import ZoneModel

/// Makes the bytes of a register file again from the journal, where the file's own have rotted.
struct RegisterRebuilder: Sendable {
  let place: StorePlace
  let format: FormatFile
  let order: @Sendable (String) -> [String: Int]

  /// The register at a seq, with the header that its file had; `nil` where the journal does not
  /// give the same number of records.
  func bytes(of base: BaseRegister, seq: Int, chain: String) -> Bytes? {
    let journal = Journal(place: place, store: format.store)
    var board = StoreBoard(seq: 0, generation: 0, order: order)
    var position = JournalPosition.start
    var failed = false
    // Not the position's: that may have gone on to the first line of the next segment.
    var (lastSeq, lastHash) = (0, "")
    let tail = try? journal.scan(from: &position) { placed throws(StoreError) in
      guard placed.line.change.seq <= seq else { return false }
      let edits = try journal.complete(placed.line).edits.filter {
        $0.record?.register == base.register
      }
      do throws(ApplyFault) {
        _ = try board.apply(edits, seq: placed.line.change.seq)
      } catch {
        failed = true
        return false
      }
      (lastSeq, lastHash) = (placed.line.change.seq, placed.hash)
      return true
    }
    guard tail != nil, !failed, lastSeq == seq, lastHash == chain else { return nil }
    let source = board.registers[base.register] ?? board.empty(base.register)
    guard source.count == base.count else { return nil }
    var bytes = [UInt8](repeating: 0x20, count: base.headerLength)
    for line in source.sortedLines() {
      bytes.append(contentsOf: line)
      bytes.append(contentsOf: ",\n".utf8)
    }
    if source.count > 0 {
      bytes.removeLast(2)
      bytes.append(0x0A)
    }
    return Bytes(copying: bytes)
  }
}

extension RegisterSource {
  /// The lines of all records in order of their ids.
  ///
  /// For rebuilding; all are in memory.
  func sortedLines() -> [[UInt8]] {
    var lines: [(id: String, line: [UInt8])] = []
    forEachRow { _, line in
      var copy: [UInt8] = []
      copy.reserveCapacity(line.count)
      for index in 0..<line.count { copy.append(line[index]) }
      lines.append((Self.id(of: line), copy))
      return true
    }
    lines.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return lines.map(\.line)
  }
}
