import ArgumentParser
import Foundation
import ZoneModel
import ZoneStore

/// `backup`: a verified copy of a living store, or the proof that an old copy is a part of it.
struct Backup: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "backup",
      Phrase(
        "Write a verified copy of the store as a tar archive, while others go on working.",
        "把数据备份为经校验的 tar 文件；其他人可继续工作。"
      ),
      discussion: Phrase(
        "Prints the hash of the last change in it; who keeps that can prove later that nothing "
          + "before it was altered. --check proves that an old copy, an archive or a directory "
          + "that was copied, is the beginning of the store's history. Drafts and quarantine are "
          + "left out.",
        "输出其中最后一次变更的哈希；保留它，日后即可证明此前内容未被改动。"
          + "--check 证明旧备份（归档或复制的目录）是现有历史的前段。不含草稿与 quarantine。"
      ),
      examples: [
        ("zoneboard backup /backup/park-monday.tar", nil),
        ("zoneboard backup /backup/park-monday.tar --check", nil),
        ("tar tf /backup/park-monday.tar", Phrase("it is a plain archive", "普通的 tar 归档")),
      ]
    )
  }

  @Argument(help: ArgumentHelp(say("The archive.", "归档文件。"), valueName: "file"))
  var file: String

  @Flag(help: ArgumentHelp(say("Compare an old copy with the store.", "将旧备份与现有数据比较。")))
  var check = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard file == "-" else { return }
    throw ValidationError(
      say(
        "a backup is read again before it gets its name: name a file, not standard output",
        "备份在命名前须重新读取校验：请指定文件，不能是标准输出"
      )
    )
  }

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options), needsAll: false)
    if check { return try desk.check(backup: file) }
    try desk.backup(to: file)
  }
}

/// `restore`: a store out of a copy.
struct Restore: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "restore",
      Phrase(
        "Make a store of a backup, where nothing is yet.",
        "由备份恢复数据，目标位置须为空。"
      ),
      discussion: Phrase(
        "The copy is verified first; the directory gets its name only when it is whole.",
        "先校验备份；目录完整后才取得名称。"
      ),
      examples: [("zoneboard restore /backup/park-monday.tar --store /srv/park2.zb", nil)]
    )
  }

  @Argument(
    help: ArgumentHelp(
      say("The archive, or a directory that was copied.", "归档文件，或复制的目录。"),
      valueName: "file"
    )
  )
  var file: String

  @Option(help: ArgumentHelp(say("The group that shares it.", "共用数据的用户组。"), valueName: "group"))
  var group: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    try call.restore(file, to: call.newStorePath(), group: group)
  }
}

extension Invocation {
  /// The path of a file with links followed, so that the store need not follow any.
  fileprivate func real(_ file: String) -> String {
    let url = URL(filePath: surroundings.absolute(file))
    return url.resolvingSymlinksInPath().path(percentEncoded: false)
  }

  fileprivate func restore(
    _ file: String,
    to path: String,
    group: String?
  ) throws(CommandFailure) {
    let report: CopyReport
    var progress = Progress(Phrase("Restoring", "正在恢复")[language])
    do throws(StoreError) {
      report = try Store.restore(
        copy: real(file),
        to: path,
        group: group,
        allowsNetworkFileSystem: options.allowNetworkFs,
        order: { Registry.standard[$0]?.order ?? [:] },
        progress: { done, total in
          progress.show(done, of: total)
          return !Interruption.wasRequested
        }
      )
    } catch {
      if let group, let failure = CommandFailure(sharingWith: group) { throw failure }
      throw CommandFailure(copy: error, file)
    }
    for notice in report.notices { tell(notice.message) }
    tell(
      Phrase(
        "Restored \(report.seq) changes to \(path). Head \(report.headHash)",
        "已恢复 \(report.seq) 次变更到 \(path)。末尾哈希 \(report.headHash)"
      )
    )
  }
}

extension StoreDesk {
  fileprivate func backup(to file: String) throws(CommandFailure) {
    let report: CopyReport
    do throws(StoreError) {
      report = try store.backup(to: call.surroundings.absolute(file))
    } catch {
      var failure = CommandFailure(copy: error, file)
      if case .insideStore = error {
        failure.nextStep = Phrase(
          "Nothing was written; a copy belongs outside of the store, best on another disk.",
          "未写出任何内容；备份应放在数据目录之外，最好在另一块磁盘上。"
        )
      }
      throw failure
    }
    for notice in report.notices { call.tell(notice.message) }
    try call.print(report.headHash)
    call.tell(
      Phrase(
        "Wrote and verified \(file): changes 1 to \(report.seq). Keep the hash elsewhere.",
        "已写出并校验 \(file)：第 1 至 \(report.seq) 次变更。请另行保存该哈希。"
      )
    )
  }

  fileprivate func check(backup file: String) throws {
    let report: CopyReport
    let verdict: CopyVerdict
    do throws(StoreError) {
      (report, verdict) = try store.check(copy: call.real(file))
    } catch {
      throw CommandFailure(copy: error, file)
    }
    for notice in report.notices { call.tell(notice.message) }
    try call.print(report.headHash)
    call.tell(verdict.sentence(file, report))
    guard case .prefix = verdict else { throw Ending(.unmet) }
  }
}

extension CommandFailure {
  /// What a copy is not, at the edge.
  fileprivate init(copy error: StoreError, _ file: String) {
    self.init(error, store: file)
    switch error {
    case .exists:
      nextStep = Phrase(
        "Nothing is ever overwritten: choose another name.",
        "从不覆盖已有文件：请另选名称。"
      )
    case .notFound(let path):
      message = Phrase("there is no \(path)", "没有 \(path)")
      nextStep = Phrase("Look at how it is written.", "请检查写法。")
    case .notAStore(let path, let reason):
      status = .data
      message = Phrase(
        "\(path) is no copy that can be used: \(reason.en)",
        "\(path) 不是可用的备份：\(reason.zh)"
      )
      nextStep = Phrase(
        "Nothing was written; take another copy. “backup --check FILE” tells of each whether it is whole.",
        "未写出任何内容；请改用其他备份。“backup --check 文件”可检查备份是否完整。"
      )
    case .damaged:
      nextStep = Phrase(
        "Nothing was written; look at it with “zoneboard fsck”, and take another copy.",
        "未写出任何内容；请用“zoneboard fsck”检查，或改用其他备份。"
      )
    default: break
    }
  }
}

extension CopyVerdict {
  /// The verdict in a sentence.
  fileprivate func sentence(_ file: String, _ report: CopyReport) -> Phrase {
    switch self {
    case .prefix(let newer):
      Phrase(
        "\(file) is whole, and is the beginning of this store: changes 1 to \(report.seq), "
          + "unaltered; the store has \(newer) more.",
        "\(file) 完整，且为本数据的前段：第 1 至 \(report.seq) 次变更未被改动；现有数据多 \(newer) 次。"
      )
    case .ahead(let count):
      Phrase(
        "\(file) is whole and has \(count) changes that the store lacks: the store is an older "
          + "state. Restore the copy beside it and compare before anybody goes on.",
        "\(file) 完整，且多出 \(count) 次变更：现有数据是更旧的状态。请先另行恢复该备份并比较。"
      )
    case .parted(let seq):
      Phrase(
        "\(file) and the store differ from change \(seq) on: one of them was altered, or went on "
          + "by itself after a restore. Compare with a hash that was kept elsewhere.",
        "\(file) 与现有数据自第 \(seq) 次变更起不同：其一被改动，或恢复后各自继续。请与另行保存的哈希核对。"
      )
    case .foreign:
      Phrase("\(file) is a copy of another store.", "\(file) 是另一个数据库的备份。")
    }
  }
}
