internal import Synchronization
public import ZoneModel

/// What others did since the store was last looked at.
public struct Followed: Sendable {
  /// Their changes, in order.
  public let changes: [Change]
  /// Whether a change that had been shown was withdrawn, so that everything must be drawn again.
  public let isReloaded: Bool
  /// Whether that was because register files had been cut or overwritten: what was read of them last
  /// says nothing, not even which records there were.
  public let isReread: Bool
  /// Whether the store can be written, where before it could not, or the other way round.
  public let isConditionNew: Bool
  /// The state with them.
  public let board: StoreBoard
}

extension Store {
  /// Takes the changes that others added.
  ///
  /// Only complete lines that verify are taken. It is quick when there are none.
  ///
  /// - Throws: `io`, or `damaged` where a reload does not help; the state stays as it was.
  public func follow() throws(StoreError) -> Followed {
    try state.withLock { state throws(StoreError) in
      if let watch = state.watch { _ = place.files.system.drainWatch(watch) }
      _ = lookAtPlace(&state)
      try lookAtFilesIfDue(&state)
      try catchUp(&state)
      // Slots may have been numbered anew since, by a snapshot beside the screen.
      let isReloaded = state.board.generation != state.toldGeneration
      state.toldGeneration = state.board.generation
      defer { state.isReread = false }
      let isConditionNew = state.readOnly != state.toldReadOnly
      state.toldReadOnly = state.readOnly
      return Followed(
        changes: takeUntold(&state),
        isReloaded: isReloaded,
        isReread: state.isReread,
        isConditionNew: isConditionNew,
        board: state.board
      )
    }
  }

  /// Looks whether the directory is still where it was opened, so that nobody goes on working in one
  /// that was moved away or replaced; no other program tells of that.
  ///
  /// - Returns: whether it is so only now that the store can no longer be written, or can be again.
  public func lookAtPlace() -> Bool {
    state.withLock { lookAtPlace(&$0) }
  }

  func lookAtPlace(_ state: inout State) -> Bool {
    switch state.readOnly {
    case nil:
      guard isElsewhere(state) else { return false }
      state.readOnly = .moved(path: path)
      return true
    case .moved:
      guard !isElsewhere(state) else { return false }
      state.readOnly = nil
      return true
    case .asked, .notPermitted, .readOnlyDisk, .writeFailed, .foreignWriter, .damaged, .newer:
      return false
    }
  }

  private func isElsewhere(_ state: borrowing State) -> Bool {
    do throws(StoreError) {
      let found = try statusInPlace(state.formatStatus)
      guard !found.isSame(as: state.formatStatus) else { return false }
      // Its bytes may be those of another store, written over this one.
      return try place.readFormat().0.store != format.store
    } catch {
      // What else keeps it from being looked at is told by whoever wants to read or write it.
      if case .moved = error { return true }
      return false
    }
  }

  /// A descriptor that becomes readable when somebody changes the store or comes and goes; `nil`
  /// where it cannot be had, and `follow()` is to be called once a second instead.
  ///
  /// `follow()` takes off what made it readable.
  public var watchDescriptor: Int32? {
    state.withLock { state in
      if let watch = state.watch { return watch }
      var directories = [place.journal.descriptor]
      let here = try? place.files.open("here", in: place.root, .directory)
      if let here { directories.append(here.descriptor) }
      let watch = place.files.system.watch(directories)
      state.watch = watch
      return watch
    }
  }

  /// The changes of others that nobody was told of yet; they are told once, by whichever act succeeds
  /// next, so that a refused commit or a snapshot hides none.
  func takeUntold(_ state: inout State) -> [Change] {
    defer { state.untold = [] }
    return state.untold
  }

  /// Reads what is behind the position; the changes wait in `untold`.
  func catchUp(_ state: inout State) throws(StoreError) {
    switch state.readOnly {
    case .damaged, .moved: return
    default: break
    }
    state.glance = try journal.cleanEnd(
      at: state.position,
      tail: state.tail,
      in: state.segment
    )
    guard state.glance == nil else { return }
    var position = state.position
    var board = state.board
    var changes: [Change] = []
    let tail = try journal.replay(from: &position, onto: &board, stopsAtDamage: true) {
      changes.append($0)
    }
    if tail == .withdrawn { return try reload(&state) }
    // A line that was withdrawn and written over looks like damage from here, or like nothing.
    if position.offset == state.position.offset, position.segment == state.position.segment,
      position.offset > 0, try journal.end(at: position) == nil
    {
      return try reload(&state)
    }
    state.position = position
    state.board = board
    state.tail = tail
    if state.readOnly == nil {
      state.readOnly = newerProgram.named(ReadOnlyReason(tail), at: position)
    }
    for change in changes { state.recent.add(change) }
    state.untold += changes
    guard !changes.isEmpty else { return }
    state.notes = 0
    publish(state)
  }

  /// The changes behind a seq, in order.
  func changes(after seq: Int, _ state: State) throws(StoreError) -> [Change] {
    if seq >= state.position.seq { return [] }
    if seq >= state.recent.floor { return state.recent.changes.filter { $0.seq > seq } }
    var changes: [Change] = []
    try journal.forEachLine(after: seq, through: state.position.seq) { line throws(StoreError) in
      changes.append(try journal.complete(line))
      return true
    }
    return changes
  }
}
