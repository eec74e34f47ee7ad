internal import Synchronization
package import ZoneModel

extension Store {
  /// Appends many small changes without a check and with one flush at the end, in segments of the
  /// usual length: a long history for measuring, never for real data.
  ///
  /// - Warning: A crash on the way leaves some of them; nothing that stood before is lost.
  package func extendJournal(
    _ count: Int,
    as person: (Int) -> Author? = { _ in nil },
    label: (Int) -> String = { _ in "Edit" },
    _ edit: (Int) -> Edit
  ) throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        try catchUp(&state)
        if let reason = state.readOnly { throw .readOnly(reason) }
        try mendTail(&state)
        var position = state.position
        var bytes: [UInt8] = []
        func flush() throws(StoreError) {
          let name = SegmentHeader.name(first: position.segment)
          let handle = try place.open(name, in: place.journal, .update)
          try calls { () throws(SystemFault) in
            try place.files.write(handle, bytes, at: position.offset - bytes.count)
            try place.files.syncData(handle)
          }
          bytes = []
        }
        for turn in 0..<count {
          if position.offset > options.longSegment {
            try flush()
            state.position = position
            try roll(&state)
            position = state.position
          }
          var step: [UInt8] = []
          EditCoder.append(edit(turn), to: &step)
          let change = Change(
            seq: position.seq + 1,
            id: Self.makeID(),
            time: max(clock(), position.time),
            author: person(turn) ?? author,
            operation: .edit,
            label: label(turn),
            edits: []
          )
          var line = JournalLine(change: change).bytes(steps: step)
          position.chain = Chain.seal(&line, after: position.chain)
          position.seq += 1
          position.time = change.time
          position.offset += line.count
          bytes += line
        }
        try flush()
        // What was read so far does not have them: all of it is read anew.
        try reload(&state)
      }
    }
  }
}
