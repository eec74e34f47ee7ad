import ArgumentParser
import ZoneModel
import ZoneStore

/// `undo`: takes back the person's newest changes.
struct Undo: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "undo",
      Phrase("Take back your newest change, or several.", "撤销您最近的一次或几次变更。"),
      discussion: Phrase(
        "Only your own changes are taken back, and only where nobody has changed the same fields since. "
          + "At a terminal one that is older than ten minutes, or brought in records, is shown first.",
        "只撤销您自己的变更，并且此后没有别人改过同样的字段。在终端中，十分钟之前的变更或导入会先说明再询问。"
      ),
      examples: [
        ("zoneboard undo", Phrase("the newest", "最近一次")),
        ("zoneboard undo 3", Phrase("the newest three", "最近三次")),
        (
          "zoneboard undo --change 1201 --untouched-only",
          Phrase("what nobody changed since", "只撤销之后无人改过的部分")
        ),
      ]
    )
  }

  @OptionGroup var number: ChangeCount

  @Option(help: ArgumentHelp(say("The change with this number.", "指定编号的变更。"), valueName: "seq"))
  var change: Int?

  @Flag(
    help: ArgumentHelp(
      say(
        "Only what nobody changed since, and no record that others refer to.",
        "只撤销之后无人改过、也未被引用的部分。"
      )
    )
  )
  var untouchedOnly = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard change != nil, number.count != 1 else { return }
    throw ValidationError(
      say(
        "\(number.count) and --change together say two things; name one of them",
        "\(number.count) 与 --change 互相矛盾；请只写其一"
      )
    )
  }

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    var made: [Change] = []
    for _ in 0..<(change == nil ? number.count : 1) {
      try Interruption.check()
      guard try change != nil || desk.isWantedBack() else {
        desk.call.tell(Phrase("Nothing was changed.", "没有改动任何数据。"))
        break
      }
      let commit = try desk.attempt { () throws(StoreError) in
        try desk.store.undo(change: change, untouchedOnly: untouchedOnly, check: desk.check)
      }
      desk.tell(Phrase("Taken back", "已撤销"), commit)
      made += [commit.change].compactMap(\.self)
    }
    try desk.printWhereAsked(made)
    desk.finish()
  }
}

/// How many changes to take back or do again.
struct ChangeCount: ParsableArguments {
  @Argument(help: ArgumentHelp(say("How many changes.", "几次变更。"), valueName: "n"))
  var count = 1

  func validate() throws {
    guard count < 1 else { return }
    throw ValidationError(say("at least one change was expected", "至少要有一次变更"))
  }
}

extension StoreDesk {
  /// Asks a person at a terminal whether to take back a change that they may not have in mind: one
  /// that is older than ten minutes, or that brought records in, as making the store did.
  ///
  /// Each command is a session of its own, so that the session tells nothing here.
  ///
  /// - Returns: whether to go on; what undo refuses, it says itself.
  /// - Throws: `CommandFailure` where the history cannot be read.
  fileprivate func isWantedBack() throws(CommandFailure) -> Bool {
    let found: UndoPreview?
    do throws(StoreError) {
      found = try store.undoCandidate()
    } catch {
      throw CommandFailure(error, store: store.path)
    }
    guard let found, found.refusal == nil else { return true }
    let change = found.change
    let age = WallClock.now().milliseconds - change.time.milliseconds
    guard age >= Self.freshness || change.operation == .import else { return true }
    let records = Set(change.edits.compactMap(\.record)).count
    let (time, what) = (clock.text(of: change.time), change.called(in: registry, on: store.board))
    let question = Phrase(
      "Take back change \(change.seq) of \(time): \(what.en) "
        + "(\(records.counted("record", "records")))?",
      "撤销第 \(change.seq) 号变更（\(time)）：\(what.zh)（\(records) 条记录）？"
    )
    if case .yes = Confirmation.ask(question, in: call.language) { return true }
    return false
  }
}

/// `redo`: puts back what undo took.
struct Redo: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "redo",
      Phrase("Put back what you took back last.", "重做您最近撤销的变更。"),
      examples: [
        ("zoneboard redo", nil), ("zoneboard redo 2", .none),
        (
          "zoneboard redo --untouched-only",
          Phrase("what nobody changed since", "只重做之后无人改过的部分")
        ),
      ]
    )
  }

  @OptionGroup var number: ChangeCount

  @Flag(help: ArgumentHelp(say("Only the fields that nobody changed since.", "只重做之后无人改过的字段。")))
  var untouchedOnly = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    var made: [Change] = []
    for _ in 0..<number.count {
      try Interruption.check()
      let commit = try desk.attempt { () throws(StoreError) in
        try desk.store.redo(untouchedOnly: untouchedOnly, check: desk.check)
      }
      desk.tell(Phrase("Done again", "已重做"), commit)
      made += [commit.change].compactMap(\.self)
    }
    try desk.printWhereAsked(made)
    desk.finish()
  }
}

/// `revert`: takes back any change, whoever made it.
struct Revert: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "revert",
      Phrase("Take back any change, whoever made it.", "撤回任何一次变更，无论是谁做的。"),
      examples: [
        ("zoneboard history --limit 5", Phrase("to find its number", "查看编号")),
        ("zoneboard revert 1201", nil),
      ]
    )
  }

  @Argument(help: ArgumentHelp(say("The change's number.", "变更的编号。"), valueName: "seq"))
  var seq: Int

  @Flag(
    help: ArgumentHelp(
      say(
        "Only what nobody changed since, and no record that others refer to.",
        "只撤回之后无人改过、也未被引用的部分。"
      )
    )
  )
  var untouchedOnly = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let commit = try desk.attempt { () throws(StoreError) in
      try desk.store.revert(seq, untouchedOnly: untouchedOnly, check: desk.check)
    }
    try desk.answer(Phrase("Taken back", "已撤回"), commit)
    desk.finish()
  }
}
