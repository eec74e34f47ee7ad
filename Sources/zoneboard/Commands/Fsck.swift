import ArgumentParser
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
      ]
    )
  }

  @Flag(help: ArgumentHelp(say("Mend what can be mended.", "修复能修复的部分。")))
  var repair = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let report = try desk.fsck(repair: repair)
    try desk.print(report)
    if !report.isClean { throw Ending(.unmet) }
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

  fileprivate func print(_ report: FsckReport) throws(CommandFailure) {
    let language = call.language
    var printer = SheetPrinter(
      call,
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
    try printer.finish()
    let (en, zh) =
      report.isClean ? ("nothing is wrong", "未发现问题") : ("something is wrong", "发现问题")
    call.tell(
      Phrase(
        "\(report.changes) changes, \(report.records) records: \(en). Head \(report.headHash)",
        "\(report.changes) 次变更，\(report.records) 条记录：\(zh)。末尾哈希 \(report.headHash)"
      )
    )
  }
}
