import ZoneModel
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// Reads values as people write them.
  func entryReader(coming: Set<RecordReference> = []) -> EntryReader {
    let finder = RecordFinder(store.board, registry: registry, coming: coming)
    let (board, registry) = (store.board, registry)
    return EntryReader(
      today: clock.today,
      find: { text, registers in finder.find(text, in: registers) },
      title: { reference in
        guard let english = board.title(of: reference, in: registry, .en, depth: 1) else {
          return nil
        }
        let chinese = board.title(of: reference, in: registry, .zh, depth: 1)
        return Phrase(english, chinese ?? english)
      }
    )
  }

  /// The values of a new record: the register's defaults, what was assigned, and what follows.
  func fields(of register: Register, from arguments: [String]) throws(CommandFailure) -> Fields {
    let entered = try AssignmentPlan(arguments, of: register, on: self)
      .applied(to: defaults(of: register))
    do throws(Refusal) {
      return try evaluator(of: store.board).filled(entered, of: register)
        .sorted(by: register.order)
    } catch {
      throw CommandFailure(.data, at: Phrase(same: register.id), error.message)
    }
  }

  /// The values that a new record of a register starts with.
  func defaults(of register: Register) -> Fields {
    var fields = Fields()
    for field in register.fields {
      switch field.defaultValue {
      case nil: break
      case .value(let value): fields[field.id] = value
      case .today: fields[field.id] = .day(clock.today)
      case .zone:
        if let zone = call.zone ?? settings.zone { fields[field.id] = .text(zone) }
      case .me where field.kind.targets.isEmpty: fields[field.id] = .text(store.author.name)
      case .me:
        if let me = staffRecord {
          fields[field.id] = .text(Registry.text(of: me, in: field.kind.targets))
        }
      }
    }
    return fields
  }

  /// The record of the person in the staff register, by id or login.
  var staffRecord: RecordReference? { store.board.staff(store.author.name)?.reference }

  /// Reads a value as a person wrote it.
  ///
  /// - Throws: `CommandFailure` that names the field and what was expected.
  func read(
    _ text: String,
    for field: Field,
    of register: Register,
    with reader: EntryReader
  ) throws(CommandFailure) -> Entry {
    do throws(EntryError) {
      return try reader.read(text, for: field)
    } catch {
      throw CommandFailure(
        .data,
        at: Phrase(same: "\(register.id) \(field.id)=\(text)"),
        error.message,
        next: Phrase("Nothing was changed.", "没有改动任何数据。")
      )
    }
  }

  /// Makes a record; where somebody takes a made-up id first, the next one.
  ///
  /// - Throws: `CommandFailure` where the id exists, or a value is refused.
  func make(
    _ register: Register,
    id: String?,
    fields: Fields,
    why: String?
  ) throws(CommandFailure) -> (record: RecordReference, change: Change?) {
    if let id, let failure = Self.wrong(id) { throw failure }
    for attempt in 1... {
      let board = store.board
      var ids = NewIDs(for: register, in: board.source(register.id))
      let reference = RecordReference(register: register.id, id: id ?? ids.next())
      if id != nil, board.record(reference) != nil {
        throw CommandFailure(
          .exists,
          at: Phrase(same: reference.description),
          Phrase("this record exists already", "这条记录已经存在"),
          next: Phrase(
            "Change it with zoneboard set, or leave the id out.",
            "请用 zoneboard set 修改，或不写编号。"
          )
        )
      }
      let title = register.title(
        of: Record(reference: reference, fields: fields),
        call.language
      )
      let draft = draft(
        Phrase(
          "New \(register.singular.en.lowercased()): \(title)",
          "新建\(register.singular.zh)：\(title)"
        ),
        [.create(reference, fields)],
        why: why
      )
      check.prepare(for: draft.edits)
      do throws(StoreError) {
        let commit = try store.commit(draft, check: check(given: draft.why))
        report(commit)
        return (reference, commit.change)
      } catch {
        // Somebody took the id between the look and the lock.
        if id == nil, try wasTaken(by: error, attempt: attempt) { continue }
        throw CommandFailure(error, store: store.path)
      }
    }
    preconditionFailure("the loop above returns or throws")
  }

  /// So many times a number that the program gave may be taken first by somebody else.
  private static let mostAttempts = 20

  /// Whether a change was refused because somebody made a record of the number that the program gave;
  /// the desk then knows of it, so that the next number is another.
  func wasTaken(by error: StoreError, attempt: Int) throws(CommandFailure) -> Bool {
    do throws(StoreError) {
      return try !taken(by: error, attempt: attempt).isEmpty
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// The records that a change could not make only because somebody made one of their numbers first.
  func taken(by error: StoreError, attempt: Int) throws(StoreError) -> [RecordReference] {
    guard case .refused(let refusals) = error, attempt < Self.mostAttempts else { return [] }
    let made = refusals.filter { $0.code == .duplicate && $0.field == nil }.compactMap(\.record)
    guard !made.isEmpty else { return [] }
    _ = try store.follow()
    return made.filter { store.board.record($0) != nil }
  }

  /// The failure of an id that cannot be one.
  private static func wrong(_ id: String) -> CommandFailure? {
    guard id.isEmpty || !id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
    else { return nil }
    return CommandFailure(
      .usage,
      Phrase(
        "“\(id)” is no id: letters, digits, `-`, `.` and `_` were expected",
        "“\(id)”不能作编号：只能用字母、数字、-、. 和 _"
      ),
      next: Phrase("Values are written FIELD=VALUE.", "值的写法是 字段=值。")
    )
  }

  // MARK: - Committing

  /// A change as it is handed to the store.
  func draft(
    _ label: Phrase,
    _ edits: [Edit],
    operation: ZoneModel.Operation = .edit,
    why: String? = nil
  ) -> ChangeDraft {
    ChangeDraft(
      id: Store.makeID(),
      operation: operation,
      label: label[call.language],
      why: why,
      edits: edits,
      seen: store.board.seq
    )
  }

  /// Makes a change and tells what a person should look at; where somebody takes the number of a new
  /// record first, it gets the next one.
  ///
  /// - Throws: `CommandFailure` where it is refused; nothing was changed.
  @discardableResult func commit(_ draft: ChangeDraft) throws(CommandFailure) -> Commit {
    try attempt { () throws(StoreError) in try commitRenumbering(draft) }
  }

  /// Does something with the store and tells what a person should look at.
  @discardableResult func attempt(
    _ act: () throws(StoreError) -> Commit
  ) throws(CommandFailure) -> Commit {
    do throws(StoreError) {
      let commit = try act()
      report(commit)
      return commit
    } catch {
      throw failure(error)
    }
  }

  /// Tells of warnings, and of what the store has to say.
  func report(_ commit: Commit, placing: (([Refusal]) -> [Phrase])? = nil) {
    for line in placing?(commit.warnings) ?? commit.warnings.map(\.placed) { call.tell(line) }
    tellNotices()
  }

  /// Tells what the store has to say.
  func tellNotices() {
    for notice in store.takeNotices() { call.tell(notice.message) }
  }

  /// Takes what others did since the store was opened.
  func bringUpToDate() throws(CommandFailure) {
    do throws(StoreError) {
      _ = try store.follow()
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Writes a snapshot after the answer, if one is due that costs little, and tells what it found.
  func finish() {
    do throws(StoreError) {
      try store.writeSnapshotAfterCommand()
      tellNotices()
    } catch {
      call.tell(
        Phrase(
          "What was changed is saved. Only the snapshot, which makes opening quick, was not written: "
            + "\(error.message.en). When that is mended, a later change writes it.",
          "更改已保存。只是用于快速打开的快照未能写出：\(error.message.zh)。排除后会随以后的更改写出。"
        )
      )
    }
  }
}
