import ArgumentParser
import Canvas
import Foundation
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// `adopt`: brings what was edited by hand into force, as one change.
struct Adopt: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "adopt",
      Phrase(
        "Bring a hand-edited settings file, policy or register file into force.",
        "使手工编辑的设置、政策或登记簿文件生效。"
      ),
      discussion: Phrase(
        "What it says is checked and shown as a difference first; until it is saved, what was "
          + "before stays in force. Of a register file, such as a copy or one in quarantine/, the "
          + "difference to the state that it was made of is saved: what others changed since "
          + "stays, and the same field is a conflict. So it is with a copy that “zoneboard edit” "
          + "has kept. It is one change, and undo takes it back.",
        "先检查并显示差异；保存之前原来的内容继续生效。登记簿文件（副本或 quarantine/ 中的文件）"
          + "按其生成时的状态求差异：他人此后的修改保留，同一字段则为冲突；“zoneboard edit”"
          + "留下的副本也是如此。这是一次变更，可以撤销。"
      ),
      examples: [
        ("zoneboard adopt settings.yaml", nil), ("zoneboard adopt policies/own.yaml", nil),
        (
          "zoneboard adopt settings.yaml --restore",
          Phrase("a file that somebody removed", "被误删的文件")
        ),
        (
          "zoneboard adopt /tmp/enterprises.1200.json",
          Phrase("a register file that was edited", "编辑过的登记簿文件")
        ),
      ]
    )
  }

  @Argument(help: ArgumentHelp(say("The file.", "文件名。"), valueName: "file"))
  var file: String

  @Flag(help: ArgumentHelp(say("Only show what would change.", "只显示会改什么。")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Write the text in force to a file of settings or policies that is gone.",
        "把生效的文本写回已不存在的设置或政策文件。"
      )
    )
  )
  var restore = false

  @Flag(
    help: ArgumentHelp(
      say("Take settings or policies out of force.", "停用设置或政策文件。")
    )
  )
  var takeOut = false

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard !restore || !takeOut else {
      throw ValidationError(
        say("--restore and --take-out together say two things", "--restore 和 --take-out 不能同时用")
      )
    }
  }

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    if let name = desk.handEditedName(file) {
      if restore {
        try desk.restore(name, dryRun: dryRun)
      } else {
        try desk.adopt(name, takesOut: takeOut, why: reason.reason, dryRun: dryRun)
      }
    } else if restore || takeOut {
      throw CommandFailure(
        .usage,
        at: Phrase(same: file),
        Phrase("it is no file of settings or policies", "不是设置或政策文件"),
        next: Phrase(
          "--restore and --take-out are for settings.yaml and policies/….yaml.",
          "--restore 和 --take-out 只用于 settings.yaml 和 policies/….yaml。"
        )
      )
    } else if let origin = CopyOrigin(beside: desk.call.surroundings.absolute(file)) {
      try desk.adopt(copy: file, of: origin, why: reason.reason, dryRun: dryRun)
    } else {
      try desk.adopt(registerFile: file, why: reason.reason, dryRun: dryRun)
    }
    desk.finish()
  }
}

extension StoreDesk {
  /// The hand-edited file of the store that a person means; `nil` where it is another file.
  fileprivate func handEditedName(_ file: String) -> String? {
    let root = store.path + "/"
    let full = call.surroundings.absolute(file)
    let name = full.hasPrefix(root) ? String(full.dropFirst(root.count)) : file
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPolicy = parts.count == 2 && parts[0] == "policies" && name.hasSuffix(".yaml")
    return name == "settings.yaml" || isPolicy ? name : nil
  }

  /// The text of a hand-edited file on the disk.
  func handEdited(_ file: String) throws(CommandFailure) -> String? {
    do throws(StoreError) {
      return try store.handEditedText(file)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Brings the text of a hand-edited file into force, or takes it out of force.
  ///
  /// - Throws: `CommandFailure` with everything that is wrong with it, or where the file is gone; then
  ///   nothing is changed.
  fileprivate func adopt(
    _ file: String,
    takesOut: Bool,
    why: String?,
    dryRun: Bool
  ) throws(CommandFailure) {
    let seen = store.board.seq
    let inForce = store.board.adoptedText(file)
    let text = takesOut ? nil : try textOnDisk(file, inForce: inForce)
    guard text.map({ Value.text($0) }) != inForce.map({ .text($0) }) else {
      return call.tell(
        takesOut
          ? Phrase("\(file) is not in force.", "\(file) 未生效。")
          : Phrase("\(file) is in force already.", "\(file) 已经生效。")
      )
    }
    if let text { try check(text, of: file) }
    try showDifference(from: inForce ?? "", to: text ?? "")
    if file == "settings.yaml" {
      tellValuesLeftBehind(by: text ?? "")
    } else if let text {
      tellZonesNotFound(in: text, of: file)
    }
    guard !dryRun else { return tellNothingChanged() }
    let question =
      takesOut
      ? Phrase("Take \(file) out of force?", "停用 \(file)？")
      : Phrase("Bring \(file) into force?", "使 \(file) 生效？")
    guard isWanted(question) else { return }
    let label =
      takesOut
      ? Phrase("Take \(file) out of force", "停用 \(file)") : Phrase("Adopt \(file)", "采用 \(file)")
    try commit(
      ChangeDraft(
        id: Store.makeID(),
        operation: .adopt,
        label: label[call.language],
        why: why,
        edits: [.adopt(file: file, before: inForce, after: text)],
        seen: seen
      )
    )
    call.tell(
      takesOut
        ? Phrase("\(file) is no longer in force.", "\(file) 不再生效。")
        : Phrase("\(file) is in force.", "\(file) 已生效。")
    )
  }

  /// The text of a hand-edited file that is to come into force.
  ///
  /// - Throws: `CommandFailure` where there is none: one that was removed may be a slip.
  private func textOnDisk(_ file: String, inForce: String?) throws(CommandFailure) -> String {
    if let text = try handEdited(file) { return text }
    guard inForce != nil else { throw isMissing(file) }
    throw CommandFailure(
      .notFound,
      at: Phrase(same: file),
      Phrase("the file is gone; its text is still in force", "文件已不存在，其文本仍然有效"),
      next: Phrase(
        "Nothing was changed. “zoneboard adopt \(file) --restore” writes the file again; “zoneboard "
          + "adopt \(file) --take-out” takes it out of force.",
        "没有改动任何数据。“zoneboard adopt \(file) --restore”写回文件；“zoneboard adopt \(file) "
          + "--take-out”使其停用。"
      )
    )
  }

  /// Writes the text in force to a hand-edited file that is gone.
  ///
  /// - Throws: `CommandFailure` where none is in force, where the file holds another, or what failed.
  fileprivate func restore(_ file: String, dryRun: Bool) throws(CommandFailure) {
    guard let inForce = store.board.adoptedText(file) else { throw isMissing(file) }
    if let onDisk = try handEdited(file) {
      guard Value.text(onDisk) != .text(inForce) else {
        return call.tell(
          Phrase("\(file) says what is in force.", "\(file) 与生效文本一致。")
        )
      }
      throw CommandFailure(
        .data,
        at: Phrase(same: file),
        Phrase("the file is there and holds another text", "文件存在，且内容不同"),
        next: Phrase(
          "“zoneboard adopt \(file)” shows the difference; to write the text in force, move the file "
            + "away first.",
          "“zoneboard adopt \(file)”显示差异；如要写回生效文本，请先移走该文件。"
        )
      )
    }
    guard !dryRun else { return tellNothingChanged() }
    do throws(StoreError) {
      try store.writeHandEditedText(file, inForce)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
    call.tell(Phrase("\(file) is there again.", "\(file) 已写回。"))
  }

  private func isMissing(_ file: String) -> CommandFailure {
    CommandFailure(
      .notFound,
      at: Phrase(same: store.path),
      Phrase("there is no \(file) in the store", "数据目录中没有 \(file)"),
      next: Phrase("Write one there first.", "请先在该目录中编写。")
    )
  }

  private func tellNothingChanged() {
    call.tell(Phrase("Nothing was changed.", "没有改动任何数据。"))
  }

  private func isWanted(_ question: Phrase) -> Bool {
    if case .yes = Confirmation.ask(question, in: call.language) { return true }
    tellNothingChanged()
    return false
  }

  /// Saves what somebody changed in a register file, as one change.
  ///
  /// - Throws: `CommandFailure` where the file is not of this store, or its records are refused.
  fileprivate func adopt(
    registerFile file: String,
    why: String?,
    dryRun: Bool
  ) throws(CommandFailure) {
    let bytes = try call.bytes(of: file)
    let copy: RecordCopy
    do throws(Refusal) {
      copy = try RecordCopy(bytes, register: nil)
    } catch {
      throw CommandFailure(
        .data,
        at: Phrase(same: file),
        error.message,
        next: Phrase(
          "Nothing was changed. What can be adopted: settings.yaml, policies/….yaml, and register files.",
          "没有改动任何数据。可采用：settings.yaml、policies/….yaml 和登记簿文件。"
        )
      )
    }
    let register = try registry.register(named: copy.register)
    let origin: StoreBoard
    do throws(StoreError) {
      origin = try store.origin(of: copy)
    } catch {
      var failure = CommandFailure(error, store: store.path)
      failure.place = Phrase(same: file)
      failure.nextStep = Phrase("Nothing was changed.", "没有改动任何数据。")
      throw failure
    }
    let edits = self.edits(from: origin.source(register.id), to: copy, of: register)
    guard !edits.isEmpty else {
      return call.tell(
        Phrase("\(file) says what the store had: nothing to adopt.", "\(file) 与数据一致，无需采用。")
      )
    }
    guard !dryRun else {
      return try rehearse(edits, operation: .adopt, why: why, seen: origin.seq)
    }
    try show(edits)
    guard isWanted(Phrase("Save this as one change?", "保存为一次变更？")) else { return }
    let name = (file as NSString).lastPathComponent
    let draft = ChangeDraft(
      id: Store.makeID(),
      operation: .adopt,
      label: Phrase("Adopt \(name)", "采用 \(name)")[call.language],
      why: why,
      edits: edits,
      seen: origin.seq
    )
    tell(Phrase("Adopted", "已采用"), try commit(draft))
  }

  /// Saves what somebody wrote in a copy that `edit` has kept, as one change.
  ///
  /// - Throws: `CommandFailure` where the copy is of another store, or what was written is refused.
  fileprivate func adopt(
    copy file: String,
    of origin: CopyOrigin,
    why: String?,
    dryRun: Bool
  ) throws(CommandFailure) {
    guard origin.store == store.id else {
      throw CommandFailure(
        .data,
        at: Phrase(same: file),
        Phrase("it is a file of another store", "属于另一个数据库"),
        next: Phrase("Nothing was changed.", "没有改动任何数据。")
      )
    }
    let register = try registry.register(named: origin.register)
    let bytes = try call.bytes(of: file)
    let board: StoreBoard
    do throws(StoreError) {
      board = try store.board(asOf: origin.seq)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
    let source = board.source(register.id)
    let edits = try edits(
      from: origin.ids.compactMap { source.record($0) },
      to: bytes,
      of: register
    )
    guard !edits.isEmpty else {
      return call.tell(
        Phrase("\(file) says what the store had: nothing to adopt.", "\(file) 与数据一致，无需采用。")
      )
    }
    guard !dryRun else {
      return try rehearse(edits, operation: .adopt, why: why, seen: origin.seq)
    }
    try show(edits)
    guard isWanted(Phrase("Save this as one change?", "保存为一次变更？")) else { return }
    let draft = ChangeDraft(
      id: Store.makeID(),
      operation: .adopt,
      label: Phrase(
        "Adopt a kept copy of \(register.label.en.lowercased())",
        "采用\(register.label.zh)的副本"
      )[call.language],
      why: why,
      edits: edits,
      seen: origin.seq
    )
    tell(Phrase("Adopted", "已采用"), try commit(draft))
  }

  private func edits(
    from source: any RecordSource,
    to copy: RecordCopy,
    of register: Register
  ) -> [Edit] {
    let left = Set(copy.records.map(\.id))
    var edits: [Edit] = []
    for record in copy.records {
      if let old = source.record(record.id) {
        edits += register.edits(from: old.fields, to: record.fields, of: record.reference)
      } else {
        edits.append(.create(record.reference, record.fields.sorted(by: register.order)))
      }
    }
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), !left.contains(record.id) else { continue }
      edits.append(.delete(record.reference, record.fields))
    }
    return edits
  }

  /// Reads a hand-edited file and every expression in it, beside the packs that are in force.
  ///
  /// - Throws: `CommandFailure` with everything that is wrong with it.
  func check(_ text: String, of file: String) throws(CommandFailure) {
    let faults =
      file == "settings.yaml"
      ? settingsFaults(text).map(\.described)
      : policies.faults(in: text, as: file).map(\.described)
    guard !faults.isEmpty else { return }
    throw CommandFailure(
      .data,
      at: Phrase(same: file),
      Phrase(
        "\(faults.count.counted("place is", "places are")) wrong",
        "有 \(faults.count) 处错误"
      ),
      details: faults,
      next: Phrase("Nothing was changed.", "没有改动任何数据。")
    )
  }

  /// A text without what a terminal would act on.
  func shown(_ text: String) -> String { Lettering.unicode.shown(text) }
}
