import ArgumentParser
import Foundation
import ZoneExchange
import ZoneModel
import ZoneStore

/// `fsck`: looks through a store, and mends what can be mended.
struct Fsck: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "fsck",
      Phrase(
        "Look through the store for damage; --repair mends what can be mended.",
        "检查数据是否损坏；--repair 修复能修复的部分。"
      ),
      discussion: Phrase(
        "Ends with 1 where something is damaged. Without --repair nothing is changed, and nothing is ever deleted.",
        "发现损坏时退出码为 1。不加 --repair 不作任何改动；任何时候都不删除文件。"
      ),
      examples: [
        ("zoneboard fsck --store /srv/park.zb", nil),
        ("zoneboard fsck --store /srv/park.zb --repair", nil),
        (
          "zoneboard fsck --store /srv/park.zb --salvage /srv/park2.zb",
          Phrase("a new store of all that is whole", "把完好的部分另存为新数据")
        ),
      ]
    )
  }

  @Flag(help: ArgumentHelp(say("Mend what can be mended.", "修复能修复的部分。")))
  var repair = false

  @Option(
    help: ArgumentHelp(
      say("Make a new store of everything that can be proved.", "把能证实的部分另存为新数据。"),
      valueName: "newdir"
    )
  )
  var salvage: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard salvage == nil || !repair else {
      throw ValidationError(
        say("--repair and --salvage together say two things", "--repair 和 --salvage 不能同时用")
      )
    }
  }

  func run() throws {
    if let salvage { return try Invocation(options).salvage(into: salvage) }
    if !repair { Interruption.endAtOnce() }
    let call = try Invocation(options)
    let report: FsckReport
    if repair {
      let desk = try StoreDesk.open(call, needsAll: false)
      report = try desk.fsck(repair: true)
      try call.print(report, desk.lostReferences())
      desk.tellNotices()
    } else {
      let lost: [StoreDesk.LostReference]
      (report, lost) = try call.fsck()
      try call.print(report, lost)
    }
    guard !report.isClean else { return }
    if let next = report.nextStep(afterRepair: repair) { call.tell(next) }
    throw Ending(.unmet)
  }
}

extension FsckReport {
  /// What is safe and what to do next; `nil` where nothing is left to do.
  fileprivate func nextStep(afterRepair wasRepaired: Bool) -> Phrase? {
    let left = findings.filter { $0.gravity != .note && !$0.isRepaired }
    let kept =
      wasRepaired
      ? Phrase("Nothing of it could be mended in place. ", "无法就地修复。")
      : Phrase("Nothing was changed. ", "未作任何改动。")
    if isDamaged {
      let safe =
        followed == 0
        ? Phrase("", "")
        : Phrase(
          "Changes 1 to \(followed) verify and are safe. ",
          "第 1 至 \(followed) 号更改校验无误，是安全的。"
        )
      return kept + safe
        + Phrase(
          "“zoneboard fsck --salvage NEWDIR” makes a new store of all that verifies, on both sides "
            + "of the damage; or restore a backup beside it and compare.",
          "可用“zoneboard fsck --salvage 新目录”把损坏处前后所有校验无误的内容另存为新数据；"
            + "或在旁边恢复备份并比较。"
        )
    }
    if left.contains(where: { $0.gravity == .newer }) {
      return Phrase(
        "Nothing is lost: install a newer zoneboard to read and change all of it.",
        "没有丢失内容：请安装更新版本的 zoneboard 以读取和修改全部内容。"
      )
    }
    let strays =
      left.contains { $0.gravity == .look }
      ? Phrase(
        "All changes of the journal verify. Move what does not belong there to a place outside of the "
          + "store's folder, where it can still be looked at. ",
        "日志中的全部更改校验无误。请把不属于该处的文件移到数据目录之外，以便日后查看。"
      ) : nil
    guard left.contains(where: { $0.gravity == .repairable }) else { return strays }
    return (strays ?? Phrase("", ""))
      + (wasRepaired
        ? Phrase(
          "Nothing that was saved is lost, but it could not be mended: its owner must do that.",
          "已保存的内容没有丢失，但未能修复：须由其所有者修复。"
        )
        : Phrase(
          "Nothing that was saved is lost: “zoneboard fsck --repair” mends it.",
          "已保存的内容没有丢失：可用“zoneboard fsck --repair”修复。"
        ))
  }
}

extension StoreDesk {
  fileprivate func fsck(repair: Bool) throws(CommandFailure) -> FsckReport {
    do throws(StoreError) {
      return try store.fsck(repair: repair)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }
}

extension Invocation {
  /// Looks through the store, also one that cannot be opened.
  fileprivate func fsck() throws(CommandFailure) -> (FsckReport, [StoreDesk.LostReference]) {
    guard let location = storeLocation else {
      throw StoreLocation.missing(settings: settings, surroundings: surroundings)
    }
    do throws(CommandFailure) {
      let desk = try StoreDesk.open(self, needsAll: false)
      return (try desk.fsck(repair: false), desk.lostReferences())
    } catch let failure {
      do throws(StoreError) {
        let report = try Store.fsck(
          at: location.path,
          allowsNetworkFileSystem: options.allowNetworkFs,
          order: { Registry.standard[$0]?.order ?? [:] }
        )
        return (report, [])
      } catch {
        throw failure
      }
    }
  }

  fileprivate func print(
    _ report: FsckReport,
    _ lost: [StoreDesk.LostReference]
  ) throws(CommandFailure) {
    var printer = try SheetPrinter(
      self,
      columns: [
        SheetColumn("gravity", label: Phrase("Gravity", "程度")[language]),
        SheetColumn("file", label: Phrase("File", "文件")[language]),
        SheetColumn("offset", label: Phrase("Byte", "字节")[language], isNumeric: true),
        SheetColumn("message", label: Phrase("What", "内容")[language]),
        SheetColumn("repaired", label: Phrase("Mended", "已修复")[language]),
      ]
    )
    for finding in report.findings {
      try printer.add([
        SheetCell(.text(finding.gravity.rawValue)),
        SheetCell(.text(finding.file)),
        SheetCell(finding.offset.map { .number(Number($0)) }),
        SheetCell(.text(finding.message[language])),
        SheetCell(.flag(finding.isRepaired)),
      ])
    }
    for reference in lost {
      try printer.add([
        SheetCell(.text(FsckReport.Gravity.note.rawValue)),
        SheetCell(.text(reference.record.description)),
        SheetCell(nil),
        SheetCell(.text(reference.message[language])),
        SheetCell(.flag(false)),
      ])
    }
    try printer.finish()
    let (en, zh) =
      report.isClean ? ("nothing is wrong", "未发现问题") : ("something is wrong", "发现问题")
    let (changes, records) = (
      report.changes.counted("change", "changes"),
      report.records.counted("record", "records")
    )
    tell(
      Phrase(
        "\(changes), \(records): \(en). Head \(report.headHash)",
        "\(report.changes) 次变更，\(report.records) 条记录：\(zh)。末尾哈希 \(report.headHash)"
      )
    )
  }
}

extension Invocation {
  /// Makes a new store of everything in a damaged one that can be proved.
  fileprivate func salvage(into newPath: String) throws {
    guard let location = storeLocation else {
      throw StoreLocation.missing(settings: settings, surroundings: surroundings)
    }
    let report = try salvaged(location.path, into: surroundings.absolute(newPath))
    let desk = try StoreDesk.open(self, at: surroundings.absolute(newPath), watching: false)
    var printer = try SheetPrinter(
      self,
      columns: [
        SheetColumn("file", label: Phrase("File", "文件")[language]),
        SheetColumn("offset", label: Phrase("Byte", "字节")[language], isNumeric: true),
        SheetColumn("seq", label: Phrase("Change", "变更")[language], isNumeric: true),
        SheetColumn(
          "reason",
          label: Phrase("Why it is missing or left out", "缺失或未转存的原因")[language]
        ),
      ]
    )
    for missing in report.missing + report.leftOut {
      try printer.add([
        SheetCell(.text(missing.file)), SheetCell(.number(Number(missing.offset))),
        SheetCell(missing.seq.map { .number(Number($0)) }),
        SheetCell(.text(missing.reason[language])),
      ])
    }
    for lost in report.lost {
      try printer.add([
        SheetCell(.text(lost.file)), SheetCell(.number(Number(lost.offset))),
        SheetCell(.number(Number(lost.seq))), SheetCell(.text(desk.words(for: lost)[language])),
      ])
    }
    let references = desk.lostReferences()
    for reference in references {
      try printer.add([
        SheetCell(.text(reference.record.description)), SheetCell(nil), SheetCell(nil),
        SheetCell(.text(reference.message[language])),
      ])
    }
    try printer.finish()
    tell(report, into: newPath)
    if !references.isEmpty {
      let count = references.count.counted("reference leads", "references lead")
      tell(
        Phrase(
          "\(count) to records that are not there; they are in the table, and “zoneboard fsck” lists them.",
          "有 \(references.count) 处引用指向不存在的记录；见上表，“zoneboard fsck”也会列出。"
        )
      )
    }
    let isWhole = report.missing.isEmpty && report.leftOut.isEmpty && report.filesUsed.isEmpty
    if !isWhole { throw Ending(.unmet) }
  }

  private func salvaged(
    _ path: String,
    into newPath: String
  ) throws(CommandFailure) -> SalvageReport {
    var progress = Progress(Phrase("Salvaging", "正在转存")[language])
    do throws(StoreError) {
      return try Store.salvage(
        path,
        into: newPath,
        author: surroundings.author(),
        order: { Registry.standard[$0]?.order ?? [:] },
        clock: { WallClock.now() },
        progress: { done, total in
          progress.show(done, of: total)
          return !Interruption.wasRequested
        }
      )
    } catch {
      throw CommandFailure(error, store: path)
    }
  }

  /// Tells what a salvage has brought over, and whose the changes are.
  private func tell(_ report: SalvageReport, into newPath: String) {
    let (changes, places) = (report.changes, report.missing.count)
    tell(
      Phrase(
        "Brought over \(changes.counted("change", "changes")), with their authors and times, to "
          + "\(newPath); \(report.records.counted("record", "records")); "
          + "\(places.counted("place is", "places are")) missing.",
        "已转存 \(changes) 次变更（保留作者和时间）到 \(newPath)；共 \(report.records) 条记录；缺失 \(places) 处。"
      )
    )
    for notice in report.notices { tell(notice.message) }
    if !report.leftOut.isEmpty {
      tell(
        Phrase(
          "What was left out is nothing that this store lacks: lines of other stores, of copies of it "
            + "that went on by themselves, or that stand there twice.",
          "未转存的并非本数据所缺：是其他数据库的、自行继续的副本的，或重复出现的行。"
        )
      )
    }
    if let first = report.notInForce.first {
      let files = report.notInForce.joined(separator: ", ")
      tell(
        Phrase(
          "\(files): brought over as on the disk, not in force in the new store; “zoneboard adopt "
            + "\(first)” there shows the difference and asks.",
          "\(files)：已按磁盘上的内容转存，但在新数据中尚未生效；可在新数据中用“zoneboard adopt "
            + "\(first)”查看差异并确认。"
        )
      )
    }
    guard !report.filesUsed.isEmpty else { return }
    let (named, count) = (
      report.filesUsed.prefix(3).joined(separator: ", "), report.filesUsed.count
    )
    let more = count > 3 ? Phrase(" and \(count - 3) more", "等 \(count) 个文件") : Phrase("", "")
    tell(
      Phrase(
        "What the journal has lost was taken as it stands in \(named)\(more.en): an import in your "
          + "name, without the history that led to it. Look it through before you work on.",
        "日志缺失的部分取自 \(named)\(more.zh) 的现状：以您的名义记为导入，没有其形成过程。请先核对再继续使用。"
      )
    )
  }
}
