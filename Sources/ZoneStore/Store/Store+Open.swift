internal import Synchronization
public import ZoneModel

extension Store {
  /// Opens a store.
  ///
  /// It needs no lock, and works for those who may only read.
  ///
  /// - Parameters:
  ///   - path: the directory.
  ///   - options: how.
  ///   - author: who works with it.
  ///   - order: the place of each field in declared order, by register.
  ///   - clock: the time.
  /// - Returns: the store, at the state that the journal gives.
  /// - Throws: why it cannot be opened; nothing is changed.
  public static func open(
    at path: String,
    options: OpenOptions = OpenOptions(),
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    clock: @escaping @Sendable () -> Moment
  ) throws(StoreError) -> Store {
    try open(
      at: path,
      options: options,
      author: author,
      order: order,
      clock: clock,
      system: RealFileSystem()
    )
  }

  /// Opens a store on a file system of one's choice.
  package static func open(
    at path: String,
    options: OpenOptions = OpenOptions(),
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    clock: @escaping @Sendable () -> Moment,
    system: any FileSystem
  ) throws(StoreError) -> Store {
    let place = try StorePlace(
      path: path,
      files: Files(system),
      allowsNetwork: options.allowsNetworkFileSystem
    )
    let newer = NewerProgram(place: place, app: options.app)
    let (format, status) = try newer.readFormat()
    let loaded = try StoreLoader(place: place, format: format, generation: 1, order: order).load()
    var readOnly = newer.named(loaded.readOnly, at: loaded.position) ?? newer.reason(format)
    var lock: Handle?
    if readOnly == nil, !options.isReadOnly {
      // Who may not write should know before a form is filled in.
      do throws(StoreError) {
        lock = try place.open("lock.write", in: place.root, .update)
      } catch {
        readOnly = ReadOnlyReason(notOpened: error)
        // Whatever else is wrong with it is told by who wants the lock.
      }
    }
    if options.isReadOnly { readOnly = .asked }
    return Store(
      place: place,
      format: format,
      options: options,
      author: author,
      order: order,
      clock: clock,
      state: State(
        board: loaded.board,
        position: loaded.position,
        tail: loaded.tail,
        readOnly: readOnly,
        notices: loaded.notices,
        snapshot: loaded.snapshot,
        rotten: loaded.rotten,
        recent: RecentChanges(floor: loaded.position.seq),
        formatStatus: status,
        lock: lock,
        toldGeneration: loaded.board.generation,
        toldReadOnly: readOnly
      )
    )
  }

  /// Loads everything again, after lines that had been read were withdrawn.
  func reload(_ state: inout State) throws(StoreError) {
    let loaded = try StoreLoader(
      place: place,
      format: format,
      generation: state.board.generation + 1,
      order: order
    ).load()
    if case .damaged = loaded.readOnly, loaded.board.seq == 0, state.board.seq > 0 {
      // Nothing of it can be read any more: what is shown is not replaced by nothing.
      state.readOnly = loaded.readOnly
      return
    }
    state.board = loaded.board
    state.glance = nil
    state.position = loaded.position
    state.tail = loaded.tail
    state.snapshot = loaded.snapshot
    state.rotten.formUnion(loaded.rotten)
    state.notices += loaded.notices
    state.untold = []
    state.recent = RecentChanges(floor: loaded.position.seq)
    if state.readOnly == nil {
      state.readOnly = newerProgram.named(loaded.readOnly, at: loaded.position)
    }
    publish(state)
  }

  var newerProgram: NewerProgram { NewerProgram(place: place, app: options.app) }

  func publish(_ state: borrowing State) {
    let board = state.board
    published.withLock { $0 = board }
  }
}
