public import ZoneModel
public import ZonePolicy

/// What the dashboard wants done outside of it; the event loop of `zoneboard` does it.
public enum Effect: Sendable {
  /// Makes a change; answered with `committed` or `refused`.
  case commit(ChangeDraft)
  /// Tries a change on what is saved now and writes nothing; answered with `rehearsed`.
  case rehearse(ChangeDraft)
  /// Takes back this person's newest change, or the one of a seq; with `untouchedOnly`, only the
  /// steps that nobody changed since.
  case undo(seq: Int?, untouchedOnly: Bool)
  /// Puts back what this person's newest undo took, after a question where that is not of this window
  /// or old; without one where it is the undo that they were asked about.
  case redo(asked: Int?)
  /// Puts back of the newest undo only the steps that nobody changed since.
  case redoUntouched
  /// Takes back any change; with `untouchedOnly`, only the steps that nobody changed since.
  case revert(seq: Int, untouchedOnly: Bool)
  /// Loads changes; answered with `history`.
  case loadHistory(HistoryQuery)
  /// Keeps a half-filled form; answered with `draftKept` for what was sent last.
  case keepDraft(FormDraft)
  /// Keeps at once what was sent to be kept.
  case keepDraftsNow
  /// Throws a half-filled form away.
  case dropDraft(key: String)
  /// Tells others where this person is.
  case announce(record: RecordReference?, isEditing: Bool)
  /// Wants `calm` a few seconds from now, once, instead of any that is awaited.
  case calmLater
  /// Puts a text on the clipboard.
  case copy(String)
  /// Selects and sorts on the worker; answered with `selected`, or `stopped`.
  case select(SelectionRequest)
  /// Searches all registers on the worker; answered with `found`.
  case search(SearchRequest)
  /// Counts or looks something up on the worker; answered with `worked`.
  case work(Work)
  /// Stops what the worker does.
  case stop
  /// Stops what takes a change back or does one again.
  case stopTakingBack
  /// Stops what the worker counts beside the screen, so that what follows comes first.
  case makeWay
  /// Opens the board of a moment, or the present for `nil`; answered with `asOf`, or `stopped`.
  case openBoard(asOf: PastPoint?, ticket: Int)
  /// Finds what differs between two moments; answered with `compared`, or `stopped`.
  case compare(ComparisonRequest)
  /// Makes a report of the board that is shown; answered with `reported`, or `stopped`.
  case report(ReportRequest)
  /// Reads pasted rows as an import into a register; answered with `rowsRead`.
  case readRows(String, register: String)
  /// Writes rows to a file on the worker; answered with a `note`.
  case export(ExportOrder)
  /// Writes a report to a file on the worker, in the form that its name ends with; answered with a
  /// `note`.
  case write(ZoneReport, file: String)
  /// Keeps the person's preferences.
  case keep(Preferences)
  /// Draws the whole screen again.
  case redraw
  /// Goes to the background until the shell brings the program back.
  case suspend
  /// Tries again to write, after the store could not be written.
  case tryWriting
  /// Opens the sample, a store or a new one, from the first screen; answered with `opened`.
  case openStore(StoreChoice)
  /// Leaves the program.
  case leave
  /// Leaves the program without waiting for the disk.
  case leaveAtOnce
}

/// A point of the past.
public enum PastPoint: Hashable, Sendable {
  /// What had been saved at a moment.
  case moment(Moment)
  /// Behind a change; several may have the same time.
  case change(seq: Int, time: Moment)

  /// The time that it is called by.
  public var time: Moment {
    switch self {
    case .moment(let time), .change(_, let time): time
    }
  }
}

/// What can be opened from the first screen.
public enum StoreChoice: Hashable, Sendable {
  /// A private copy of the sample data.
  case sample
  /// A private copy of the sample data, with a guided tour.
  case tour
  /// The store that is open, as it lies there now.
  case again
  /// A store that exists.
  case existing(path: String)
  /// A new store.
  case new(path: String, withSample: Bool)
}
