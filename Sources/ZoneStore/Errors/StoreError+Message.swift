public import ZoneModel

extension StoreError {
  /// What went wrong.
  public var message: Phrase {
    switch self {
    case .notFound(let path): Phrase("there is no store at \(path)", "\(path) 没有数据库")
    case .exists(let path): Phrase("\(path) exists already", "\(path) 已存在")
    case .notAStore(let path, let reason):
      Phrase("\(path) is not a store: \(reason.en)", "\(path) 不是数据库：\(reason.zh)")
    case .moved(let path):
      Phrase(
        "the store was moved or replaced while it was open (\(path))",
        "数据目录在打开期间被移走或替换（\(path)）"
      )
    case .newer(let what): what
    case .unsafePlace(let path, let reason):
      Phrase(
        "\(path) is not a safe place for a store: \(reason.en)",
        "\(path) 不适合存放数据库：\(reason.zh)"
      )
    case .insideStore(let path, let store):
      Phrase("\(path) lies in the store \(store)", "\(path) 位于数据目录 \(store) 之内")
    case .networkFileSystem(let path, let kind):
      Phrase(
        "\(path) lies on a \(kind) file system, where locks and flushes cannot be relied on",
        "\(path) 位于 \(kind) 文件系统，其锁与写盘不可靠"
      )
    case .notPermitted(let path):
      Phrase("you are not permitted to use \(path)", "您没有使用 \(path) 的权限")
    case .conflict(let conflicts):
      conflicts.first.map { first in
        let more = conflicts.count - 1
        return Phrase(
          first.message.en + (more > 0 ? ", and \(more) more" : ""),
          first.message.zh + (more > 0 ? "，另有 \(more) 处" : "")
        )
      } ?? Phrase("somebody changed it first", "已被他人先行修改")
    case .refused(let refusals):
      refusals.first(where: \.isError)?.message ?? Phrase("it was refused", "未被接受")
    case .locked(let holder): lockedMessage(holder)
    case .diskFull(let fault), .io(let fault): fault.message
    case .notSaved(let fault):
      Phrase("this change was not saved: \(fault.message.en)", "此次更改未保存：\(fault.message.zh)")
    case .notConfirmed(let fault):
      Phrase(
        "it is not certain that this change is saved: \(fault.message.en)",
        "无法确认此次更改已保存：\(fault.message.zh)"
      )
    case .readOnly(let reason):
      Phrase("the store is read-only: \(reason.message.en)", "数据库只读：\(reason.message.zh)")
    case .damaged(let damage): damage.message
    case .nothingToUndo: Phrase("you have no change to undo", "您没有可撤销的更改")
    case .nothingToRedo: Phrase("you have no undo to redo", "您没有可重做的撤销")
    case .noSuchChange(let seq): Phrase("there is no change \(seq)", "没有第 \(seq) 号更改")
    case .stopped: Phrase("stopped; nothing was changed", "已停止，没有改动任何数据")
    case .undoRefused(let refusal): refusal.message
    }
  }

  /// What to do next.
  public var nextStep: Phrase {
    switch self {
    case .notFound:
      Phrase("make one with “zoneboard init --store DIR”", "可用“zoneboard init --store 目录”新建")
    case .exists: Phrase("choose another directory", "请另选目录")
    case .notAStore(_, StorePlace.unfinished):
      Phrase(
        "nothing that was saved is in it; make it again with the same command, which takes it over",
        "其中没有已保存的内容；请用同一命令重新新建，会接管该目录"
      )
    case .notAStore:
      Phrase(
        "nothing was changed; choose another directory, restore it from a backup, or make a new store "
          + "of what can still be read in it with “zoneboard fsck --salvage NEWDIR”",
        "未作任何改动；请另选目录，或从备份恢复，或用“zoneboard fsck --salvage 新目录”由尚可读取的内容另建数据"
      )
    case .moved:
      Phrase(
        "nothing was saved; leave, and open the store that is meant",
        "未保存；请退出后重新打开所需的数据"
      )
    case .newer: Phrase("install a newer zoneboard", "请安装更新版本的 zoneboard")
    case .unsafePlace: Phrase("move it, or mend the place", "请更换位置或予以修正")
    case .insideStore:
      Phrase(
        "nothing was made there; choose a place outside of it",
        "未在那里新建任何内容；请改用该目录之外的位置"
      )
    case .networkFileSystem:
      Phrase(
        "keep it on a local disk, or allow it at your own risk with --allow-network-fs",
        "请放在本地磁盘；或自担风险使用 --allow-network-fs"
      )
    case .notPermitted: Phrase("ask the store's owner for access", "请向数据库所有者申请权限")
    case .conflict:
      Phrase("look at theirs, then keep it or enter yours again", "请查看对方的值，再决定保留或重新填写")
    case .refused(let refusals):
      refusals.first(where: \.isError)?.nextStep
        ?? Phrase("correct it and try again", "请更正后再试")
    case .locked: Phrase("nothing was saved; try again", "未保存；请再试一次")
    case .diskFull(let fault), .io(let fault), .notSaved(let fault): fault.nextStep
    case .notConfirmed:
      Phrase(
        "what was saved before is safe; check the disk, then look with “zoneboard history” whether "
          + "the change is there before you make it again",
        "此前保存的内容安全；请检查磁盘，再用“zoneboard history”查看此次更改是否存在，然后决定是否重做"
      )
    case .readOnly(let reason): reason.nextStep
    case .damaged(let damage): damage.nextStep
    case .nothingToUndo, .nothingToRedo, .noSuchChange:
      Phrase("see “zoneboard history”", "请查看“zoneboard history”")
    case .stopped: Phrase("do it again when it suits", "需要时可重新执行")
    case .undoRefused(let refusal): refusal.nextStep
    }
  }

  private func lockedMessage(_ holder: LockHolder?) -> Phrase {
    guard let holder else {
      return Phrase("the store is locked by another program", "数据库被其他程序锁定")
    }
    return Phrase(
      "the store is locked by \(holder.user) (process \(holder.process))",
      "数据库被 \(holder.user)（进程 \(holder.process)）锁定"
    )
  }
}

extension ReadOnlyReason {
  /// What to do next.
  public var nextStep: Phrase {
    switch self {
    case .asked: Phrase("open it without --read-only", "请不带 --read-only 打开")
    case .notPermitted: Phrase("ask the store's owner for access", "请向数据库所有者申请权限")
    case .readOnlyDisk:
      Phrase("have the disk mounted for writing", "请将磁盘以可写方式挂载")
    case .writeFailed(let fault): fault.nextStep
    case .foreignWriter: Phrase("run “zoneboard fsck”", "请运行“zoneboard fsck”")
    case .damaged(let damage): damage.nextStep
    case .newer: Phrase("install a newer zoneboard", "请安装更新版本的 zoneboard")
    case .moved:
      Phrase(
        "what is shown was saved there; put the folder back, or open anew what lies there now",
        "当前显示的内容保存在原目录中；请将目录移回，或重新打开现在位于此处的数据"
      )
    }
  }
}

extension Damage {
  /// What to do next.
  public var nextStep: Phrase {
    isOnlyMissing
      ? Phrase(
        "nothing is lost; “zoneboard fsck --repair” puts it back",
        "没有丢失内容；“zoneboard fsck --repair”可补上"
      )
      : Phrase("run “zoneboard fsck”", "请运行“zoneboard fsck”")
  }
}

extension UndoRefusal {
  /// Why, in a sentence.
  public var message: Phrase {
    if isUndone {
      return Phrase("change \(change.seq) is undone already", "第 \(change.seq) 号更改已撤销")
    }
    if blockers.isEmpty, let refusal = refusals.first(where: \.isError) {
      return Phrase(
        "change \(change.seq) is not taken back: \(refusal.message.en)",
        "第 \(change.seq) 号更改未撤回：\(refusal.message.zh)"
      )
    }
    guard let blocker = blockers.first else {
      return Phrase(
        "change \(change.seq) is \(change.author.name)'s",
        "第 \(change.seq) 号更改由 \(change.author.name) 作出"
      )
    }
    let place = (blocker.record?.description ?? "settings") + (blocker.field.map { " " + $0 } ?? "")
    let later = blocker.change
    let who = later.author.name
    let what =
      switch blocker.act {
      case .changed: Phrase("\(who) changed \(place) later", "\(who) 之后修改了 \(place)")
      case .made: Phrase("\(who) made \(place) later", "\(who) 之后新建了 \(place)")
      case .deleted: Phrase("\(who) deleted \(place) later", "\(who) 之后删除了 \(place)")
      case .refersTo(let record):
        Phrase("\(who) made \(place) refer to \(record)", "\(who) 在 \(place) 中引用了 \(record)")
      }
    return Phrase(
      "\(what.en) (change \(later.seq), \(later.time.text))",
      "\(what.zh)（第 \(later.seq) 号更改，\(later.time.text)）"
    )
  }

  /// What to do next.
  public var nextStep: Phrase {
    if isForeign {
      return Phrase(
        "take it back with “zoneboard revert \(change.seq)”",
        "可用“zoneboard revert \(change.seq)”收回"
      )
    }
    if untouched > 0, isRedo {
      return Phrase(
        "do again only what nobody has changed since (--untouched-only), or leave it",
        "可仅重做此后无人改过的部分（--untouched-only），或保持不变"
      )
    }
    if untouched > 0 {
      return Phrase(
        "take back only what nobody has changed since or refers to (--untouched-only), or leave it; "
          + "an older change of yours goes back with “zoneboard undo --change N”",
        "可仅撤销此后无人改过、也未被引用的部分（--untouched-only），或保持不变；"
          + "更早的变更可用“zoneboard undo --change 编号”撤销"
      )
    }
    return Phrase("nothing was changed; see “zoneboard history”", "未作改动；请查看“zoneboard history”")
  }
}

extension ReadOnlyReason {
  /// Why a store cannot be written whose file could not be opened for that; `nil` where it may be
  /// for a reason that passes, or that whoever writes tells.
  init?(notOpened error: StoreError) {
    switch error {
    case .notPermitted: self = .notPermitted
    case .io(let fault) where fault.isReadOnlyDisk: self = .readOnlyDisk
    default: return nil
    }
  }
}

extension StoreError {
  /// The error of a system call that was not about saving a change.
  static func system(_ fault: SystemFault) -> StoreError {
    if fault.isFull { return .diskFull(fault) }
    if fault.isForbidden { return .notPermitted(path: fault.path) }
    return .io(fault)
  }
}

/// Does what saves a change: a call of the system that fails there has kept it from being saved.
func saving<Result>(
  _ body: () throws(StoreError) -> Result
) throws(StoreError) -> Result {
  do {
    return try body()
  } catch {
    switch error {
    case .io(let fault), .diskFull(let fault): throw .notSaved(fault)
    default: throw error
    }
  }
}

/// Makes calls of the system whose faults mean nothing special here.
func calls<Result>(
  _ body: () throws(SystemFault) -> Result
) throws(StoreError) -> Result {
  do { return try body() } catch { throw .system(error) }
}

extension StoreError {
  /// Whether a file was not there.
  var isMissing: Bool {
    if case .io(let fault) = self { fault.isMissing } else { false }
  }
}
