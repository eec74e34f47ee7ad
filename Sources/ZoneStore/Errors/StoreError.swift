public import ZoneModel

/// Why a store does not do what it was asked to.
///
/// Nothing was written, unless the case says so.
public enum StoreError: Error, Sendable {
  /// There is no store at this path.
  case notFound(path: String)
  /// Something is there already; it was left as it is.
  case exists(path: String)
  /// The directory has files, but it is not a store that can be read.
  case notAStore(path: String, reason: Phrase)
  /// The directory was moved away or replaced while it was open.
  case moved(path: String)
  /// The store needs a newer program.
  case newer(what: Phrase)
  /// The place is not safe for a store.
  case unsafePlace(path: String, reason: Phrase)
  /// The place lies inside of a store's folder.
  case insideStore(path: String, store: String)
  /// The store lies on a network or user-space file system.
  case networkFileSystem(path: String, kind: String)
  /// The user may not read or write here.
  case notPermitted(path: String)
  /// Somebody changed the same fields since the state that the author saw.
  case conflict([FieldConflict])
  /// The change does not hold on the merged state; some may be warnings.
  case refused([Refusal])
  /// Another program kept the store locked for as long as was waited.
  case locked(by: LockHolder?)
  /// The disk or the quota is full; what was being written was taken back.
  case diskFull(SystemFault)
  /// Reading or writing failed, other than in saving a change.
  case io(SystemFault)
  /// A change could not be saved, and nothing of it is in the store. Unless the disk was full the
  /// store may be read-only until `retryWriting()`.
  case notSaved(SystemFault)
  /// A change could not be put on the disk, nor cut off the journal again: it may stand there or not.
  /// The next save of this program takes it out; until `retryWriting()` the store is read-only.
  case notConfirmed(SystemFault)
  /// The store is open for reading only.
  case readOnly(ReadOnlyReason)
  /// The bytes on the disk are not what was written.
  case damaged(Damage)
  /// There is no change of this author's to take back.
  case nothingToUndo
  /// There is no undo of this author's to take back.
  case nothingToRedo
  /// No change has this number.
  case noSuchChange(seq: Int)
  /// The work was stopped by who asked for it.
  case stopped
  /// A change that cannot be taken back, because of what came later or whose it is.
  case undoRefused(UndoRefusal)
}

/// A field that somebody else changed first.
public struct FieldConflict: Hashable, Sendable {
  /// The record, or `nil` for a file edited by hand.
  public let record: RecordReference?
  /// The field; `nil` when the whole record was made or deleted.
  public let field: String?
  /// What the author wanted; `nil` is absent.
  public let mine: Value?
  /// What it is now; `nil` is absent.
  public let theirs: Value?
  /// Who changed it, where that is known.
  public let author: Author?
  /// When they did.
  public let time: Moment?
  /// The change that they made.
  public let seq: Int?
  /// Whether their change deleted the record.
  public let isDeletion: Bool

  /// Makes a conflict.
  public init(
    record: RecordReference?,
    field: String?,
    mine: Value?,
    theirs: Value?,
    by change: Change?,
    isDeletion: Bool = false
  ) {
    self.record = record
    self.field = field
    self.mine = mine
    self.theirs = theirs
    author = change?.author
    time = change?.time
    seq = change?.seq
    self.isDeletion = isDeletion
  }

  /// The conflict in a sentence.
  public var message: Phrase {
    let place = (record?.description ?? "settings") + (field.map { " " + $0 } ?? "")
    let who = author?.name ?? "?"
    let at = time.map { " (\($0.text))" } ?? ""
    if isDeletion {
      return Phrase(
        "\(who) deleted \(place) meanwhile\(at)",
        "\(who) 已在此期间删除 \(place)\(at)"
      )
    }
    return Phrase(
      "\(who) changed \(place) meanwhile\(at)",
      "\(who) 已在此期间修改 \(place)\(at)"
    )
  }
}

/// Why a store is open for reading only.
public enum ReadOnlyReason: Hashable, Sendable {
  /// It was opened so.
  case asked
  /// The user may not write the files.
  case notPermitted
  /// The disk that it lies on can only be read; it can be written again when that is over.
  case readOnlyDisk
  /// A save failed on the disk; `retryWriting()` tries again.
  case writeFailed(SystemFault)
  /// Another program wrote without the lock.
  case foreignWriter
  /// The journal is damaged; what is shown is the state before the damage.
  case damaged(Damage)
  /// The store has changes of a newer program.
  case newer(Phrase)
  /// The directory was moved away or replaced; it can be written again when it is back.
  case moved(path: String)

  /// The reason in a sentence.
  public var message: Phrase {
    switch self {
    case .asked: Phrase("it was opened for reading only", "以只读方式打开")
    case .notPermitted:
      Phrase("you may read its files, but not write them", "您对其文件只有读取权限")
    case .readOnlyDisk:
      Phrase("the disk that it lies on can only be read", "所在磁盘只能读取")
    case .writeFailed(let fault):
      // A screen has one line for it: what matters comes first.
      Phrase(
        "saving failed, \(fault.reason.en) (\(fault.plainPath))",
        "保存失败，\(fault.reason.zh)（\(fault.plainPath)）"
      )
    case .foreignWriter:
      Phrase("another program wrote to the journal without the lock", "有其他程序未加锁写入日志")
    case .damaged(let damage): damage.message
    case .newer(let what): what
    case .moved(let path): StoreError.moved(path: path).message
    }
  }
}

/// Changes that were saved and cannot be shown, for damage before them or because a newer program
/// made them.
public struct Shortfall: Hashable, Sendable {
  /// The last change that is shown.
  public let seq: Int
  /// Why those behind it are not.
  public let reason: ReadOnlyReason

  /// What is shown instead of them, and why, in a sentence.
  public var message: Phrase {
    Phrase(
      "this is the state after change \(seq); what was saved after it is not in it: "
        + reason.message.en,
      "以下为第 \(seq) 号更改之后的状态，不含此后保存的内容：\(reason.message.zh)"
    )
  }

  /// The error of asking for one of them.
  var error: StoreError {
    switch reason {
    case .damaged(let damage): .damaged(damage)
    case .newer(let what): .newer(what: what)
    case .asked, .notPermitted, .readOnlyDisk, .writeFailed, .foreignWriter, .moved:
      .readOnly(reason)
    }
  }
}

/// Bytes that are not what was written.
public struct Damage: Hashable, Sendable {
  /// The file in the store.
  public let file: String
  /// The offset of the first byte in doubt.
  public let offset: Int
  /// What is wrong.
  public let reason: Phrase
  /// Whether the file is one that holds nothing and is not there: `fsck --repair` puts it back.
  public let isOnlyMissing: Bool
  /// Whether the file itself is not there.
  private let isGone: Bool

  /// Makes a damage.
  public init(file: String, offset: Int, reason: Phrase) {
    self.file = file
    self.offset = offset
    self.reason = reason
    isOnlyMissing = false
    isGone = false
  }

  /// Makes the damage of a file that is not there.
  init(gone file: String, reason: Phrase) {
    (self.file, self.reason) = (file, reason)
    offset = 0
    isOnlyMissing = false
    isGone = true
  }

  /// Makes the damage of a file that holds nothing and is not there.
  init(missing file: String) {
    self.file = file
    offset = 0
    reason = Phrase("it is missing", "文件缺失")
    isOnlyMissing = true
    isGone = true
  }

  /// The damage in a sentence.
  public var message: Phrase {
    if isOnlyMissing { return Phrase("\(file) is missing", "缺少 \(file)") }
    if isGone { return Phrase("\(file) is missing: \(reason.en)", "缺少 \(file)：\(reason.zh)") }
    return Phrase(
      "\(file) is damaged at byte \(offset): \(reason.en)",
      "\(file) 第 \(offset) 字节处已损坏：\(reason.zh)"
    )
  }
}

/// A change that is not taken back.
public struct UndoRefusal: Hashable, Sendable {
  /// A later change that stands in the way.
  public struct Blocker: Hashable, Sendable {
    /// The later change, without its steps.
    public let change: Change
    /// The record that both touched, or `nil` for a file edited by hand.
    public let record: RecordReference?
    /// The field that both touched, or by which the record refers; `nil` when one of them touched the
    /// whole record.
    public let field: String?
    /// What the later change did.
    public let act: LaterAct

    /// Makes a blocker.
    public init(
      change: Change,
      record: RecordReference?,
      field: String?,
      act: LaterAct = .changed
    ) {
      self.change = change
      self.record = record
      self.field = field
      self.act = act
    }
  }

  /// The change that was to be taken back, or done again, without its steps.
  public let change: Change
  /// Whether it was to be done again.
  public let isRedo: Bool
  /// What stands in the way; empty when the change is somebody else's or has been taken back.
  public let blockers: [Blocker]
  /// Whether it is somebody else's, and so only for `revert`.
  public let isForeign: Bool
  /// Whether it has been taken back already.
  public let isUndone: Bool
  /// How many of its steps could be taken back all the same: those of records that nobody has changed
  /// since and that nothing refers to.
  public let untouched: Int
  /// What the records without it would break, beside what `blockers` tell.
  public let refusals: [Refusal]

  /// Makes a refusal.
  public init(
    change: Change,
    isRedo: Bool = false,
    blockers: [Blocker] = [],
    isForeign: Bool = false,
    isUndone: Bool = false,
    untouched: Int = 0,
    refusals: [Refusal] = []
  ) {
    self.refusals = refusals
    self.change = change
    self.isRedo = isRedo
    self.blockers = blockers
    self.isForeign = isForeign
    self.isUndone = isUndone
    self.untouched = untouched
  }
}
