import ArgumentParser
import ZoneExchange
import ZoneModel
import ZoneQuery
import ZoneStore

/// `edit`: records or settings in the person's own editor, saved as one change.
struct EditInEditor: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "edit",
      Phrase(
        "Edit records as JSON, or the settings, in your editor; saved as one change.",
        "用编辑器修改记录（JSON）或设置，保存为一次变更。"
      ),
      discussion: Phrase(
        "The editor is VISUAL, else EDITOR, else vi. What you write is checked and shown as a "
          + "difference before it is saved. Whatever is refused, your text is kept and named. "
          + "Objects with a new id are new records; to delete one, use zoneboard delete.",
        "编辑器依次取 VISUAL、EDITOR、vi。保存前先检查并显示差异。若被拒绝，会保留您写的内容并说明位置。"
          + "新编号的对象即新记录；删除请用 zoneboard delete。"
      ),
      examples: [
        ("zoneboard edit enterprises ent-0001 --json", nil),
        ("zoneboard edit tenancies --json --where 'to<today'", nil),
        ("zoneboard edit settings", nil), ("zoneboard edit policies/own", nil),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(
      say("A register, settings, or policies/NAME.", "登记簿、settings 或 policies/名称。"),
      valueName: "what"
    )
  )
  var what: String

  @Argument(help: ArgumentHelp(say("The records' ids.", "记录的编号。"), valueName: "id"))
  var ids: [String] = []

  @Flag(help: ArgumentHelp(say("As JSON, the form that records have.", "以 JSON 形式（记录只有此形式）。")))
  var json = false

  @OptionGroup var selection: WhereOption
  @Flag(help: ArgumentHelp(say("Only show what would change.", "只显示会改什么。")))
  var dryRun = false
  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    if let reason = desk.store.readOnlyReason {
      throw CommandFailure(.readOnly(reason), store: desk.store.path)
    }
    if let looking = desk.store.board.whyOnlyLooking(desk.store.author.name) {
      throw CommandFailure(.refused([looking.refusal]), store: desk.store.path)
    }
    if let file = Self.file(named: what) {
      guard ids.isEmpty, selection.where == nil else {
        throw CommandFailure(
          .usage,
          Phrase("\(file) has no records", "\(file) 没有记录"),
          next: Phrase("Write zoneboard edit \(what).", "请写 zoneboard edit \(what)。")
        )
      }
      try desk.edit(file: file, why: reason.reason, dryRun: dryRun)
    } else {
      let register = try desk.registry.register(named: what)
      let records = try wanted(desk, register)
      guard !records.isEmpty else { return try desk.tellNone(of: register) }
      try desk.edit(records, of: register, why: reason.reason, dryRun: dryRun)
    }
    desk.finish()
  }

  /// The hand-edited file that a name means; `nil` where it means a register.
  private static func file(named name: String) -> String? {
    if name == "settings" || name == "settings.yaml" { return "settings.yaml" }
    guard name.hasPrefix("policies/") else { return nil }
    return name.hasSuffix(".yaml") ? name : name + ".yaml"
  }

  private func wanted(
    _ desk: StoreDesk,
    _ register: Register
  ) throws(CommandFailure) -> [Record] {
    let board = desk.store.board
    if let text = selection.where {
      guard ids.isEmpty else {
        throw CommandFailure(
          .usage,
          Phrase("an id and --where together say two things", "编号和 --where 不能同时用"),
          next: Phrase("Leave one of them out.", "请只用其中一个。")
        )
      }
      let source = board.source(register.id)
      return try desk.ids(where: text, in: register).compactMap { source.record($0) }
    }
    guard !ids.isEmpty else {
      throw CommandFailure(
        .usage,
        Phrase("neither an id nor --where is given", "没有给出编号或 --where"),
        next: Phrase(
          "Write zoneboard edit \(register.id) ID --json.",
          "请写 zoneboard edit \(register.id) 编号 --json。"
        )
      )
    }
    var records: [Record] = []
    for id in ids { records.append(try desk.record(id, in: register, of: board)) }
    return records
  }
}

extension StoreDesk {
  /// Lets the person edit records, and saves what they did as one change.
  fileprivate func edit(
    _ records: [Record],
    of register: Register,
    why: String?,
    dryRun: Bool
  ) throws(CommandFailure) {
    let seen = store.board.seq
    let copy = try EditedCopy(
      register.id + ".json",
      RecordText.bytes(of: records),
      in: call.surroundings
    )
    copy.note(
      CopyOrigin(store: store.id, register: register.id, seq: seen, ids: records.map(\.id))
    )
    try edit(copy) { (bytes) throws(CommandFailure) in
      let edits = try edits(from: records, to: bytes, of: register)
      guard !edits.isEmpty else { return nil }
      let effects = try effects(of: edits)
      let all = edits + effects.flatMap(\.edits)
      guard !dryRun else {
        try rehearse(all, why: why, seen: seen)
        return nil
      }
      try show(all)
      return ChangeDraft(
        id: Store.makeID(),
        label: label(of: edits, with: effects, in: register)[call.language],
        why: why,
        edits: all,
        seen: seen
      )
    }
  }

  /// The steps from records as they were to what a person has written.
  func edits(
    from records: [Record],
    to bytes: [UInt8],
    of register: Register
  ) throws(CommandFailure) -> [Edit] {
    let written: RecordCopy
    do throws(Refusal) {
      written = try RecordCopy(bytes, register: register.id)
    } catch {
      throw CommandFailure(.data, at: error.place, error.message, next: error.nextStep)
    }
    let before = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
    var edits: [Edit] = []
    for record in written.records {
      guard let old = before[record.id] else {
        edits.append(.create(record.reference, record.fields.sorted(by: register.order)))
        continue
      }
      guard record.revision == old.revision else {
        throw CommandFailure(
          .data,
          at: Phrase(same: record.reference.description),
          Phrase(
            "revision \(record.revision) was written; it is \(old.revision), and the store counts it",
            "写成了第 \(record.revision) 版，应为第 \(old.revision) 版，由数据库计数"
          )
        )
      }
      edits += register.edits(from: old.fields, to: record.fields, of: record.reference)
    }
    let left = Set(written.records.map(\.id))
    if let missing = records.first(where: { !left.contains($0.id) }) {
      throw CommandFailure(
        .data,
        at: Phrase(same: missing.reference.description),
        Phrase("it is missing in what you wrote", "您写的内容中缺少这条记录"),
        next: Phrase(
          "To delete it, use zoneboard delete \(register.id) \(missing.id).",
          "删除请用 zoneboard delete \(register.id) \(missing.id)。"
        )
      )
    }
    return edits
  }

  /// Lets the person edit a hand-edited file, and brings it into force.
  fileprivate func edit(file: String, why: String?, dryRun: Bool) throws(CommandFailure) {
    let seen = store.board.seq
    let inForce = store.board.adoptedText(file)
    let onDisk = try handEdited(file)
    if onDisk != nil, onDisk.map({ Value.text($0) }) != inForce.map({ .text($0) }) {
      call.tell(
        Phrase(
          "\(file) has changes that are not in force yet; you edit those.",
          "\(file) 有尚未生效的修改；您将在其基础上编辑。"
        )
      )
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let text = onDisk ?? inForce ?? beginning(of: file)
    let copy = try EditedCopy(name, Array(text.utf8), in: call.surroundings)
    try edit(copy) { (bytes) throws(CommandFailure) in
      guard let written = String(validating: bytes, as: UTF8.self) else {
        throw CommandFailure(
          .data,
          at: Phrase(same: file),
          Phrase("it is not UTF-8", "不是 UTF-8 编码")
        )
      }
      try check(written, of: file)
      guard try handEdited(file).map({ Value.text($0) }) == onDisk.map({ .text($0) }) else {
        throw CommandFailure(
          .tryAgain,
          at: Phrase(same: file),
          Phrase("somebody edited it by hand meanwhile", "期间已有人手工修改"),
          next: Phrase("Run zoneboard edit again.", "请重新运行 zoneboard edit。")
        )
      }
      try showDifference(from: inForce ?? "", to: written)
      if file == "settings.yaml" { tellValuesLeftBehind(by: written) }
      guard !dryRun else { return nil }
      return ChangeDraft(
        id: Store.makeID(),
        operation: .adopt,
        label: Phrase("Edit \(file)", "修改 \(file)")[call.language],
        why: why,
        edits: [.adopt(file: file, before: inForce, after: written)],
        seen: seen
      )
    }
  }

  /// What a file begins with that is not there yet.
  private func beginning(of file: String) -> String {
    file == "settings.yaml" ? StoreSettings.example[call.language] : ""
  }

  /// Prints the lines that differ.
  func showDifference(from old: String, to new: String) throws(CommandFailure) {
    var output = StandardOutput()
    for line in LineDifference.lines(from: old, to: new) {
      try output.write(shown(line) + "\n")
    }
    try output.flush()
  }

  /// Runs the editor on a copy until what it says is saved or given up.
  ///
  /// - Parameters:
  ///   - copy: what is edited.
  ///   - draft: shows what was written and makes the change; `nil` where there is nothing to save.
  /// - Throws: why nothing was saved; what the person wrote is then kept and named.
  private func edit(
    _ copy: EditedCopy,
    draft: ([UInt8]) throws(CommandFailure) -> ChangeDraft?
  ) throws(CommandFailure) {
    let editor: Editor
    do throws(CommandFailure) {
      editor = try Editor(call.surroundings)
    } catch {
      copy.remove()
      throw error
    }
    while true {
      do throws(CommandFailure) {
        try editor.edit(copy.path)
        guard let bytes = try copy.changed(), let draft = try draft(bytes) else {
          call.tell(Phrase("Nothing was changed.", "没有改动任何数据。"))
          return copy.remove()
        }
        let question = Phrase("Save this as one change?", "保存为一次变更？")
        switch Confirmation.ask(question, offersAgain: true, in: call.language) {
        case .again: continue
        case .no:
          call.tell(
            Phrase(
              "Nothing was changed; what you wrote is kept in \(copy.path).",
              "没有改动任何数据；您写的内容保存在 \(copy.path)。"
            )
          )
          return
        case .yes: break
        }
        let commit = try commitOrCompare(draft)
        copy.remove()
        return tell(Phrase("Changed", "已修改"), commit)
      } catch {
        guard try copy.changed() != nil else {
          copy.remove()
          throw error
        }
        if StandardStream.input.isTerminal, error.status == .data {
          StandardError.tell(error.text(in: call.language))
          let question = Phrase("Edit it again?", "再次编辑？")
          if case .yes = Confirmation.ask(question, in: call.language) { continue }
        }
        throw error.keeping(copy)
      }
    }
  }

  /// Commits a change; where somebody was first, both sides are told.
  private func commitOrCompare(_ draft: ChangeDraft) throws(CommandFailure) -> Commit {
    do throws(StoreError) {
      let commit = try store.commit(draft, check: check(given: draft.why))
      report(commit)
      return commit
    } catch {
      var failure = self.failure(error)
      if case .conflict(let conflicts) = error {
        failure.details = conflicts.enumerated().flatMap { place, conflict in
          // Of the first, the message tells who and when.
          (place == 0 ? [] : [words(for: conflict)]) + [
            Phrase(
              "  theirs: \(Self.side(conflict.theirs)); yours: \(Self.side(conflict.mine))",
              "  对方：\(Self.side(conflict.theirs))；您的：\(Self.side(conflict.mine))"
            )
          ]
        }
        failure.nextStep = Phrase(
          "Run zoneboard edit again, and take over from your copy what you still want.",
          "请重新运行 zoneboard edit，并从您的副本中取用仍需要的内容。"
        )
      }
      throw failure
    }
  }

  private static func side(_ value: Value?) -> String {
    guard let value else { return "-" }
    let text = value.plainText
    return text.count > 200 ? String(text.prefix(200)) + "…" : text
  }
}
