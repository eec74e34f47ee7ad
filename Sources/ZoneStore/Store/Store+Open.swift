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
    let (format, status) = try place.readFormat()
    let loaded = try StoreLoader(place: place, format: format, generation: 1, order: order).load()
    var readOnly = loaded.readOnly
    if readOnly == nil, !format.readOnlyCompatible.isEmpty {
      let features = format.readOnlyCompatible.joined(separator: ", ")
      readOnly = .newer(
        Phrase(
          "only a newer program may write here (\(features))",
          "只有更新版本的程序可以写入（\(features)）"
        )
      )
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
        recentFloor: loaded.position.seq,
        formatStatus: status
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
    state.board = loaded.board
    state.position = loaded.position
    state.tail = loaded.tail
    state.snapshot = loaded.snapshot
    state.rotten.formUnion(loaded.rotten)
    state.notices += loaded.notices
    state.recent = []
    state.untold = []
    state.recentFloor = loaded.position.seq
    if let reason = loaded.readOnly, state.readOnly == nil { state.readOnly = reason }
    publish(state)
  }

  func publish(_ state: borrowing State) {
    let board = state.board
    published.withLock { $0 = board }
  }
}
