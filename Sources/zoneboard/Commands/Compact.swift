import ArgumentParser
import ZoneExchange
import ZoneModel
import ZoneStore

/// `compact`: writes a snapshot at once, and frees what nothing needs any more.
struct Compact: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "compact",
      Phrase(
        "Write a snapshot at once and free what nothing needs; history stays whole.",
        "立即写出快照并释放不再需要的文件；历史保持完整。"
      ),
      discussion: Phrase(
        "The journal and quarantine are never touched. What a crash left is taken away only when "
          + "it is older than an hour.",
        "从不改动日志与 quarantine。崩溃遗留的文件超过一小时才会清除。"
      ),
      examples: [
        ("zoneboard compact --dry-run", nil), ("zoneboard compact --store /srv/park.zb", nil),
      ]
    )
  }

  @Flag(help: ArgumentHelp(say("Only show what would be freed.", "只显示会释放什么。")))
  var dryRun = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    try desk.compact(dryRun: dryRun)
  }
}

extension StoreDesk {
  fileprivate func compact(dryRun: Bool) throws(CommandFailure) {
    let compaction: Compaction
    do throws(StoreError) {
      compaction = dryRun ? try store.compaction() : try store.compact()
    } catch {
      throw CommandFailure(error, store: store.path)
    }
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("file", label: Phrase("File", "文件")[language]),
        SheetColumn("bytes", label: Phrase("Bytes", "字节")[language], isNumeric: true),
      ]
    )
    for item in compaction.items {
      try printer.add([SheetCell(.text(item.file)), SheetCell(.number(Number(item.bytes)))])
    }
    try printer.finish()
    let (changes, bytes) = (compaction.changes, compaction.bytes)
    call.tell(
      dryRun
        ? Phrase(
          "Would write a snapshot of \(changes) changes and free \(bytes) bytes; nothing was written.",
          "将写出 \(changes) 次变更的快照，释放 \(bytes) 字节；未作任何改动。"
        )
        : Phrase(
          "Wrote a snapshot of \(changes.counted("change", "changes")) and freed \(bytes.counted("byte", "bytes")).",
          "已写出 \(changes) 次变更的快照，释放 \(bytes) 字节。"
        )
    )
    tellNotices()
  }
}
