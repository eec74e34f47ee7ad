internal import Synchronization
public import ZoneModel

/// How a store is opened.
public struct OpenOptions: Sendable {
  /// Whether nothing may be written.
  public var isReadOnly: Bool
  /// Whether a store on a network file system is opened all the same, at one's own risk.
  public var allowsNetworkFileSystem: Bool
  /// The program's version, written into segments.
  public var app: String
  /// How long is waited for the lock, in milliseconds.
  package var patience = 5000
  /// Whether whoever asked for something has given up: who waits for the lock, a save up to where it is
  /// written, a backup and its check, and compacting up to where it writes, look at it now and then.
  public var isStopped: @Sendable () -> Bool = { false }
  /// How many records that differ from their files a board may hold in memory.
  package var largeOverlay = 20_000
  /// How long a segment may become before a snapshot seals it.
  package var longSegment = 8 << 20
  /// How many bytes of steps a line may carry; more go to a body of their own.
  package var longestLine = JournalLine.longest - 4096
  /// How many bytes of room are written behind a line for which there was none.
  package var room = 64 << 10

  /// Makes options.
  public init(
    isReadOnly: Bool = false,
    allowsNetworkFileSystem: Bool = false,
    app: String = "0.1.0"
  ) {
    self.isReadOnly = isReadOnly
    self.allowsNetworkFileSystem = allowsNetworkFileSystem
    self.app = app
  }
}

/// Something that a person should know and that stops nothing.
public struct StoreNotice: Hashable, Sendable {
  /// What happened.
  public let message: Phrase

  /// Makes a notice.
  public init(_ en: String, _ zh: String) {
    message = Phrase(en, zh)
  }
}

/// How far the taking back of a change is, as others may see it.
enum TakingBackStage: UInt8, AtomicRepresentable {
  case none
  case running
  /// Whoever asked for it has given up.
  case unwanted
}

/// What a commit did.
public struct Commit: Sendable {
  /// The change as it stands in the history; `nil` when everything was so already.
  public let change: Change?
  /// Changes of others that came before it and were not known yet.
  public let others: [Change]
  /// The state after it.
  public let board: StoreBoard
  /// What the check wants a person to look at.
  public let warnings: [Refusal]
}

/// A store: a directory of JSON files with its journal.
///
/// All of its methods may be called from any thread. `board` never waits for a disk; everything
/// else may, so that a screen calls it from a worker.
public final class Store: Sendable {
  /// What changes while a store is open.
  struct State: Sendable {
    var board: StoreBoard
    /// What the last save has left behind; the next one puts it away while it waits for the disk.
    var previous: StoreBoard?
    var position: JournalPosition
    var tail: JournalTail
    var readOnly: ReadOnlyReason?
    var notices: [StoreNotice] = []
    var reported: Set<Phrase> = []
    var snapshot: SnapshotFile?
    /// Register files that cannot be used, for the next snapshot to put aside.
    var rotten: Set<String> = []
    var recent: RecentChanges
    /// Changes of others that were taken in and not yet told to whoever shows the store.
    var untold: [Change] = []
    var formatStatus: FileStatus
    var lock: Handle?
    var segment: OpenSegment?
    /// What the active segment's name stands for, where that was asked under the lock that is held.
    var glance: FileStatus?
    var left: LeftLine?
    /// The hash of the last line that this program has put on the disk.
    var flushed: String?
    /// How many of its own lines it has noted since somebody else saved.
    var notes = 0
    var presence: Handle?
    var since: Moment?
    var watch: Int32?
    var lastCommit: Moment?
    /// The snapshot that the register files in memory were last read anew from.
    var foldedSeq: Int?
    /// The generation of slots that `follow()` has told.
    var toldGeneration: Int
    /// Why nothing can be written, as whoever shows the store was told.
    var toldReadOnly: ReadOnlyReason?
    var files = KnownFiles()
    /// Whether `follow()` has to tell that register files which were shown are lost.
    var isReread = false
  }

  let place: StorePlace
  let format: FormatFile
  let options: OpenOptions
  let clock: @Sendable () -> Moment
  let order: @Sendable (String) -> [String: Int]
  /// The seq at which this session opened the store: its own changes are later.
  let openedSeq: Int
  // A commit holds `state` while it waits for the disk; `published` only for a copy, so that the
  // screen can draw meanwhile.
  let state: Mutex<State>
  let published: Mutex<StoreBoard>
  /// Whether a change is being taken back or done again, and whether that is still wanted.
  let takingBack = Atomic<TakingBackStage>(.none)
  /// Who works with it.
  public let author: Author

  init(
    place: StorePlace,
    format: FormatFile,
    options: OpenOptions,
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int],
    clock: @escaping @Sendable () -> Moment,
    state: State
  ) {
    self.place = place
    self.format = format
    self.options = options
    self.author = author
    self.order = order
    self.clock = clock
    openedSeq = state.position.seq
    published = Mutex(state.board)
    self.state = Mutex(state)
  }

  /// Stops what takes a change back or does one again just now, up to where it is written; it then
  /// throws `stopped`.
  public func stopTakingBack() {
    _ = takingBack.compareExchange(expected: .running, desired: .unwanted, ordering: .relaxed)
  }

  deinit {
    let watch = state.withLock { $0.watch }
    if let watch { place.files.system.endWatch(watch) }
  }

  /// Where it lies.
  public var path: String { place.path }

  /// Its own id.
  public var id: String { format.store }

  /// The state as far as it is known; `follow()` brings it up to date.
  public var board: StoreBoard { published.withLock { $0 } }

  /// Why nothing can be written, if so.
  public var readOnlyReason: ReadOnlyReason? { state.withLock { $0.readOnly } }

  /// What keeps changes that were saved from being shown, if anything does.
  public var shortfall: Shortfall? {
    let (tail, position) = state.withLock { ($0.tail, $0.position) }
    guard let reason = newerProgram.named(ReadOnlyReason(tail), at: position) else { return nil }
    return Shortfall(seq: position.seq, reason: reason)
  }

  /// The hash of the last change: who notes it can later prove that nothing before it was altered.
  public var headHash: String { state.withLock { $0.position.chain } }

  /// What happened since this was last asked: repaired tails, rotten files and the like.
  public func takeNotices() -> [StoreNotice] {
    let rotten = board.registers.values.compactMap(\.base.failure)
    return state.withLock { state in
      for reason in rotten {
        let notice = StoreNotice(
          reason.en + "; its records were made again from the journal",
          reason.zh + "；其记录已由日志重建"
        )
        if state.reported.insert(reason).inserted { state.notices.append(notice) }
      }
      defer { state.notices = [] }
      return state.notices
    }
  }

  /// Allows writing again after a save had failed on the disk or for want of a permission.
  public func retryWriting() {
    state.withLock { state in
      switch state.readOnly {
      case .writeFailed, .notPermitted, .readOnlyDisk: state.readOnly = nil
      case .moved: _ = lookAtPlace(&state)
      case .asked, .foreignWriter, .damaged, .newer, nil: break
      }
    }
  }

  /// Verifies a bit more of the register files, beside the screen; whether there is more to do.
  ///
  /// - Complexity: at most 1 MiB is read.
  public func verifyNext() -> Bool {
    board.registers.values.contains { $0.base.verifyNext() }
  }

  var journal: Journal { Journal(place: place, store: format.store) }
}
