internal import ZoneModel

/// Fits what an author wants onto the state that the journal has come to.
struct ChangeResolver {
  let board: StoreBoard
  /// What others did since the state that the author saw.
  private var later: [RecordReference: [(change: Change, edit: Edit)]] = [:]
  private var laterTexts: [String: Change] = [:]
  /// Whether there is but one step, so that nothing of it need be kept for the next.
  private var isAlone = false
  /// The records as the steps so far leave them; `nil` is deleted.
  private var working: [RecordReference: Fields?] = [:]
  /// The records that the steps so far made or deleted: what follows on them is the author's own.
  private var remade: Set<RecordReference> = []
  /// The fields and elements that the steps so far wrote in other records.
  private var written: [RecordReference: [Touch]] = [:]
  private(set) var conflicts: [FieldConflict] = []
  private(set) var refusals: [Refusal] = []
  private(set) var edits: [Edit] = []

  init(board: StoreBoard, later changes: [Change]) {
    self.board = board
    for change in changes {
      for edit in change.edits {
        if let record = edit.record {
          later[record, default: []].append((change, edit))
        } else if case .adopt(let file, _, _) = edit {
          laterTexts[file] = change
        }
      }
    }
  }

  mutating func resolve(_ edits: [Edit]) {
    self.edits.reserveCapacity(edits.count)
    isAlone = edits.count == 1
    for edit in edits { resolve(edit) }
  }

  private mutating func resolve(_ edit: Edit) {
    switch edit {
    case .create(let reference, let fields): create(reference, fields)
    case .delete(let reference, let fields): delete(reference, seen: fields)
    case .set(let reference, let field, let before, let after):
      set(reference, field, before: before, after: after)
    case .members(let reference, let field, let added, let removed):
      change(reference, field, adding: added, removing: removed)
    case .adopt(let file, let before, let after): adopt(file, before: before, after: after)
    }
  }

  private func current(_ reference: RecordReference) -> Fields? {
    if let known = working[reference] { return known }
    return board.record(reference)?.fields
  }

  /// Whether an earlier step of the same change has written there, which is no conflict.
  ///
  /// Another field of the same record is not: others may have changed that one.
  private func isMine(_ field: String, _ element: String?, in reference: RecordReference) -> Bool {
    if remade.contains(reference) { return true }
    let touch = Touch(record: reference, field: field, element: element)
    return written[reference]?.contains { $0.overlaps(touch) } ?? false
  }

  // MARK: - Records

  private mutating func create(_ reference: RecordReference, _ fields: Fields) {
    guard Self.isValidID(reference.id), Self.isValidRegister(reference.register) else {
      refusals.append(
        Refusal(
          .invalid,
          record: reference,
          Phrase(
            "“\(reference.id)” cannot be an id: printable ASCII without spaces, quotes, / and \\",
            "“\(reference.id)”不能作编号：须为可见 ASCII 字符，不含空格、引号、/ 与 \\"
          )
        )
      )
      return
    }
    guard current(reference) == nil else {
      let maker = later[reference]?.last { if case .create = $0.edit { true } else { false } }
      let by = maker.map { " (\($0.change.author.name))" } ?? ""
      refusals.append(
        Refusal(
          .duplicate,
          record: reference,
          Phrase("\(reference) exists already\(by)", "\(reference) 已存在\(by)"),
          nextStep: Phrase("choose another id", "请另选编号")
        )
      )
      return
    }
    let sorted = fields.sorted(by: board.order(reference.register))
    working[reference] = .some(sorted)
    remade.insert(reference)
    edits.append(.create(reference, sorted))
  }

  private mutating func delete(_ reference: RecordReference, seen: Fields) {
    guard let now = current(reference) else {
      // Deleted by somebody else meanwhile is what the author wants.
      if deletion(of: reference) == nil { refuseMissing(reference) }
      return
    }
    if !remade.contains(reference) {
      let changes = later[reference] ?? []
      if !changes.isEmpty || working[reference] == nil && now != seen {
        conflict(reference, now: now, seen: seen, changes)
        return
      }
    }
    working[reference] = .some(nil)
    remade.insert(reference)
    edits.append(.delete(reference, now))
  }

  /// A record was to be deleted that is no longer as the author saw it.
  private mutating func conflict(
    _ reference: RecordReference,
    now: Fields,
    seen: Fields,
    _ changes: [(change: Change, edit: Edit)]
  ) {
    var fields = now.entries.map(\.field).filter { now[$0] != seen[$0] }
    fields += seen.entries.map(\.field).filter { now[$0] == nil }
    if fields.isEmpty { fields = changes.compactMap(\.edit.field) }
    if fields.isEmpty {
      conflicts.append(
        FieldConflict(
          record: reference,
          field: nil,
          mine: nil,
          theirs: nil,
          by: changes.last?.change
        )
      )
    }
    for field in Set(fields).sorted() {
      conflicts.append(
        FieldConflict(
          record: reference,
          field: field,
          mine: nil,
          theirs: now[field],
          by: changes.last { $0.edit.field == field }?.change ?? changes.last?.change
        )
      )
    }
  }

  // MARK: - Fields

  private mutating func set(
    _ reference: RecordReference,
    _ field: String,
    before: Value?,
    after: Value?
  ) {
    guard let now = fields(of: reference, field, wanted: after) else { return }
    let theirs = now[field]
    if theirs == after { return }
    let touching = toucher(of: field, in: reference, element: nil)
    if !isMine(field, nil, in: reference), touching != nil || theirs != before {
      conflicts.append(
        FieldConflict(record: reference, field: field, mine: after, theirs: theirs, by: touching)
      )
      return
    }
    if !isAlone {
      put(after, field, reference, now)
      written[reference, default: []].append(Touch(record: reference, field: field))
    }
    edits.append(.set(reference, field: field, before: theirs, after: after))
  }

  private mutating func change(
    _ reference: RecordReference,
    _ field: String,
    adding: [String],
    removing: [String]
  ) {
    guard let now = fields(of: reference, field, wanted: .set(adding)) else { return }
    guard let members = now[field].map(\.list) ?? [] else {
      refusals.append(
        Refusal(
          .invalid,
          record: reference,
          field: field,
          Phrase("\(field) is not a set", "\(field) 不是集合")
        )
      )
      return
    }
    let present = Set(members)
    let added = Set(adding).subtracting(present)
    let removed = Set(removing).subtracting(adding).intersection(present)
    if added.isEmpty, removed.isEmpty { return }
    for element in added.union(removed).sorted() where !isMine(field, element, in: reference) {
      guard let change = toucher(of: field, in: reference, element: element) else { continue }
      conflicts.append(
        FieldConflict(
          record: reference,
          field: field,
          mine: added.contains(element) ? .text(element) : nil,
          theirs: now[field],
          by: change
        )
      )
      return
    }
    let rest = members.filter { !removed.contains($0) } + added
    let after: Value? = rest.isEmpty ? nil : .set(rest)
    put(after, field, reference, now)
    for element in added.union(removed) {
      let touch = Touch(record: reference, field: field, element: element)
      written[reference, default: []].append(touch)
    }
    if members.isEmpty, now[field] != nil {
      // An empty list that is there is not an absent one; only this form brings it back.
      edits.append(.set(reference, field: field, before: now[field], after: after))
    } else {
      edits.append(
        .members(
          reference,
          field: field,
          added: added.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
          removed: removed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        )
      )
    }
  }

  private mutating func put(
    _ value: Value?,
    _ field: String,
    _ reference: RecordReference,
    _ now: Fields
  ) {
    var fields = now
    fields[field] = value
    working[reference] = .some(fields)
  }

  /// The values of a record that is to be edited; `nil` where it is gone, which is then said.
  private mutating func fields(
    of reference: RecordReference,
    _ field: String,
    wanted: Value?
  ) -> Fields? {
    if let now = current(reference) { return now }
    if let change = deletion(of: reference) {
      conflicts.append(
        FieldConflict(
          record: reference,
          field: field,
          mine: wanted,
          theirs: nil,
          by: change,
          isDeletion: true
        )
      )
    } else {
      refuseMissing(reference)
    }
    return nil
  }

  private mutating func refuseMissing(_ reference: RecordReference) {
    refusals.append(
      Refusal(
        .noSuchRecord,
        record: reference,
        Phrase("there is no \(reference)", "没有 \(reference)")
      )
    )
  }

  private func deletion(of reference: RecordReference) -> Change? {
    later[reference]?.last { if case .delete = $0.edit { true } else { false } }?.change
  }

  /// The last change by others that touched a field, or an element of it.
  private func toucher(
    of field: String,
    in reference: RecordReference,
    element: String?
  ) -> Change? {
    let mine = Touch(record: reference, field: field, element: element)
    return later[reference]?.last { Touch.touches(of: $0.edit).contains { $0.overlaps(mine) } }?
      .change
  }

  // MARK: - Texts

  private mutating func adopt(_ file: String, before: String?, after: String?) {
    let now = board.texts[file]
    if now.map({ Value.text($0) }) == after.map({ Value.text($0) }) { return }
    if now.map({ Value.text($0) }) != before.map({ Value.text($0) }) {
      conflicts.append(
        FieldConflict(
          record: nil,
          field: file,
          mine: after.map { .text($0) },
          theirs: now.map { .text($0) },
          by: laterTexts[file]
        )
      )
      return
    }
    edits.append(.adopt(file: file, before: now, after: after))
  }

  // MARK: - Names

  /// Whether a text may be a record's id.
  static func isValidID(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 128
      && id.utf8.allSatisfy {
        (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
          && $0 != UInt8(ascii: "/")
      }
  }

  /// Whether a text may be a register's id, and so a part of a file's name.
  static func isValidRegister(_ register: String) -> Bool {
    register != "file" && SnapshotFile.isPlainName(register) && register.utf8.count <= 64
  }
}

/// What a step touches: a record, a field of it, or an element of a set, or a file.
struct Touch: Hashable {
  var record: RecordReference?
  var file: String?
  /// `nil` is the whole record.
  var field: String?
  /// `nil` is the whole field.
  var element: String?

  init(record: RecordReference?, field: String?, element: String? = nil, file: String? = nil) {
    self.record = record
    self.field = field
    self.element = element
    self.file = file
  }

  func overlaps(_ other: Touch) -> Bool {
    guard record == other.record, file == other.file else { return false }
    guard let field, let otherField = other.field else { return true }
    guard field == otherField else { return false }
    guard let element, let otherElement = other.element else { return true }
    return element.utf8.elementsEqual(otherElement.utf8)
  }

  static func touches(of edit: Edit) -> [Touch] {
    switch edit {
    case .set(let record, let field, _, _): [Touch(record: record, field: field)]
    case .members(let record, let field, let added, let removed):
      (added + removed).map { Touch(record: record, field: field, element: $0) }
    case .create(let record, _), .delete(let record, _): [Touch(record: record, field: nil)]
    case .adopt(let file, _, _): [Touch(record: nil, field: nil, file: file)]
    }
  }
}
