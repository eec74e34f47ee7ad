extension Change {
  /// What the change is called, in every language of the program.
  ///
  /// A change keeps its label in its author's language. Where that is a sentence that the program
  /// itself writes, it is said anew: with the names of registers, actions and fields in either
  /// language, and the title that the record has, or had before the change. A label that somebody wrote stays as it is, and
  /// a change without one is named after its steps.
  ///
  /// - Parameters:
  ///   - registry: the registers.
  ///   - board: where the titles of records are had from.
  ///   - namingField: whether the fields are told as well, where the sentence is only of the edit of a
  ///     record; of more than three, how many.
  /// - Returns: the sentence in both languages.
  public func called(
    in registry: Registry,
    on board: any Board,
    namingField: Bool = false
  ) -> Phrase {
    let reader = ChangeLabelReader(change: self, registry: registry, board: board)
    let text = label.isEmpty ? reader.sentenceOfSteps : label
    for form in ChangeLabelForm.all {
      guard let words = reader.words(in: text, form) else { continue }
      let sentence = form.filled(words)
      guard namingField, form.isOfRecord, let fields = editedFields(in: registry) else {
        return sentence
      }
      return Phrase("\(sentence.en), \(fields.en)", "\(sentence.zh)，\(fields.zh)")
    }
    return Phrase(same: text)
  }

  /// The fields of a change of one record by their labels; `nil` of any other change.
  private func editedFields(in registry: Registry) -> Phrase? {
    guard let record = edits.first?.record, let register = registry[record.register] else {
      return nil
    }
    var labels: [Phrase] = []
    for edit in edits {
      guard edit.record == record, let field = edit.field.flatMap({ register[field: $0] }) else {
        return nil
      }
      labels.append(field.label)
    }
    guard labels.count <= 3 else {
      return Phrase("\(labels.count) fields", "\(labels.count) 个字段")
    }
    return Phrase(
      labels.map(\.en).joined(separator: ", "),
      labels.map(\.zh).joined(separator: "、")
    )
  }
}

/// A sentence that the program calls a change by, with places for what differs.
struct ChangeLabelForm: Sendable {
  /// What may stand at a place.
  enum Slot: String, Sendable {
    case title, register, singular, action, field, value, file, programme
    case count = "n"
    case other = "m"
  }

  enum Part: Sendable {
    case text(String)
    case slot(Slot)
  }

  let en: [Part]
  let zh: [Part]
  /// Whether it says of one record that it was edited, and not in what.
  let isOfRecord: Bool

  init(_ en: String, _ zh: String, isOfRecord: Bool = false) {
    self.isOfRecord = isOfRecord
    self.en = Self.parts(of: en)
    self.zh = Self.parts(of: zh)
  }

  /// The sentences; where several fit, the first counts.
  static let all: [ChangeLabelForm] = [
    ChangeLabelForm("New: {title}", "新建：{title}"),
    ChangeLabelForm("New {singular}: {title}", "新建{singular}：{title}"),
    ChangeLabelForm("Edit {n} {register}", "修改 {n} 条{register}"),
    ChangeLabelForm("Edit {title}", "修改 {title}", isOfRecord: true),
    ChangeLabelForm("Delete {n} {register}", "删除 {n} 条{register}"),
    ChangeLabelForm("Delete {title}", "删除「{title}」"),
    ChangeLabelForm("Delete {title}", "删除 {title}"),
    ChangeLabelForm("Bring back {title}", "恢复「{title}」"),
    ChangeLabelForm(
      "Import {register}: {n} new, {m} changed",
      "导入{register}：新增 {n}，修改 {m}"
    ),
    ChangeLabelForm("Adopt {file}", "采用 {file}"),
    ChangeLabelForm("Take {file} out of force", "停用 {file}"),
    ChangeLabelForm("{field} = {value} for {n}", "{n} 条的{field} = {value}"),
    ChangeLabelForm("{field} = {value}", "{field} = {value}"),
    ChangeLabelForm("{action}: {n} {register}", "{action}：{n} 条{register}"),
    ChangeLabelForm("{action}: {title}", "{action}：{title}"),
    ChangeLabelForm("{action} × {n}", "{action} × {n}"),
    ChangeLabelForm("{action} {title}", "{action} {title}"),
    ChangeLabelForm("Applied: {programme}, {title}", "申报：{programme}，{title}"),
    ChangeLabelForm("Assign {title}", "分配 {title}"),
    ChangeLabelForm("Assign × {n}", "分配 × {n}"),
    ChangeLabelForm("Put off until {value} × {n}", "推迟至 {value} × {n}"),
    ChangeLabelForm("Put off until {value} {title}", "推迟至 {value} {title}"),
    ChangeLabelForm("Open again {title}", "重新列为待办 {title}"),
    ChangeLabelForm("Open again × {n}", "重新列为待办 × {n}"),
    ChangeLabelForm("New store", "新建数据"),
    ChangeLabelForm("init", "新建数据"),
  ]

  /// The words that sentences begin with, without blanks and marks at their ends.
  static let starts: [Phrase] = all.compactMap { form in
    guard case .text(let en)? = form.en.first, case .text(let zh)? = form.zh.first else {
      return nil
    }
    return Phrase(plain(en), plain(zh))
  }

  private static func plain(_ text: String) -> String {
    String(text.reversed().drop { !$0.isLetter }.reversed())
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      if let slot = Slot(rawValue: String(rest[rest.index(after: open)..<close])) {
        parts.append(.slot(slot))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  /// The sentence with its places filled.
  func filled(_ words: [Slot: Phrase]) -> Phrase {
    func text(_ parts: [Part], _ language: Language) -> String {
      parts.map { part in
        switch part {
        case .text(let text): text
        case .slot(let slot): words[slot]?[language] ?? ""
        }
      }.joined()
    }
    return Phrase(text(en, .en), text(zh, .zh))
  }
}

/// Finds what stands at the places of a change's label.
private struct ChangeLabelReader {
  let change: Change
  let registry: Registry
  let board: any Board
  /// The records that it touches, each once.
  let records: [RecordReference]

  init(change: Change, registry: Registry, board: any Board) {
    self.change = change
    self.registry = registry
    self.board = board
    var seen: Set<RecordReference> = []
    records = change.edits.compactMap(\.record).filter { seen.insert($0).inserted }
  }

  /// What the places of a sentence hold; `nil` where the text is another sentence.
  func words(
    in text: String,
    _ form: ChangeLabelForm
  ) -> [ChangeLabelForm.Slot: Phrase]? {
    words(Substring(text), form.en[...], [:]) ?? words(Substring(text), form.zh[...], [:])
  }

  private func words(
    _ text: Substring,
    _ parts: ArraySlice<ChangeLabelForm.Part>,
    _ found: [ChangeLabelForm.Slot: Phrase]
  ) -> [ChangeLabelForm.Slot: Phrase]? {
    guard let part = parts.first else { return text.isEmpty ? found : nil }
    let rest = parts.dropFirst()
    switch part {
    case .text(let literal):
      guard text.hasPrefix(literal) else { return nil }
      return words(text.dropFirst(literal.count), rest, found)
    case .slot(let slot):
      // A name may hold the text that comes behind it, so each place where it stands is tried.
      guard case .text(let next)? = rest.first else {
        guard let phrase = phrase(for: slot, String(text), found) else { return nil }
        return words("", rest, found.merging([slot: phrase]) { $1 })
      }
      var end = text.startIndex
      while let place = text[end...].firstRange(ofText: next) {
        if let phrase = phrase(for: slot, String(text[..<place]), found),
          let all = words(text[place...], rest, found.merging([slot: phrase]) { $1 })
        {
          return all
        }
        end = text.index(after: place)
      }
      return nil
    }
  }

  /// What a text at a place means, in both languages; `nil` where nothing is called so.
  private func phrase(
    for slot: ChangeLabelForm.Slot,
    _ text: String,
    _ found: [ChangeLabelForm.Slot: Phrase]
  ) -> Phrase? {
    guard !text.isEmpty else { return nil }
    switch slot {
    case .title:
      // An action may have written only records of other registers that name the one it was done on.
      if let named = title(thatReads: text) { return named }
      guard records.count == 1, found[.action].map(isOfTouchedRegister) ?? true else { return nil }
      return title ?? Phrase(same: text)
    case .programme: return Phrase(same: text)
    case .count, .other:
      return text.allSatisfy { $0.isNumber || $0 == "," } ? Phrase(same: text) : nil
    case .register:
      let register = registry.registers.first { register in
        [register.label.en.lowercased(), register.label.zh, register.singular.zh].contains(text)
      }
      return register.map { Phrase($0.label.en.lowercased(), $0.label.zh) }
    case .singular:
      return registry.registers.lazy.map(\.singular)
        .first { $0.en.lowercased() == text || $0.zh == text }
        .map { Phrase($0.en.lowercased(), $0.zh) }
    case .action:
      // What an action writes may lie in other registers than the one that declares it.
      return (registers + registry.registers).lazy.flatMap(\.actions).map(\.label)
        .first { $0.en == text || $0.zh == text }
    case .field: return field(called: text)?.label
    case .value: return value ?? Phrase(same: text)
    case .file: return change.operation == .adopt ? Phrase(same: text) : nil
    }
  }

  /// How many steps of a change of many records are looked at for the record that it names.
  private static let looked = 40

  /// The title of the record that a change is called by: one of its records, or one that they name
  /// or named; `nil` where none reads so.
  private func title(thatReads text: String) -> Phrase? {
    let steps = change.edits.prefix(Self.looked)
    let named = steps.flatMap { edit -> [RecordReference] in
      guard let record = edit.record, let register = registry[record.register] else { return [] }
      let values: [(field: String, value: Value?)] =
        switch edit {
        case .set(_, let field, let before, let after): [(field, before), (field, after)]
        case .create(_, let fields), .delete(_, let fields):
          fields.entries.map { ($0.field, $0.value) }
        case .members, .adopt: []
        }
      return values.compactMap { entry in
        guard let text = entry.value?.text, let field = register[field: entry.field] else {
          return nil
        }
        return Registry.target(of: text, in: field.kind.targets)
      }
    }
    for reference in records.prefix(Self.looked) + named {
      guard let en = board.title(of: reference, in: registry, .en),
        let zh = board.title(of: reference, in: registry, .zh)
      else { continue }
      if en == text || zh == text { return Phrase(en, zh) }
    }
    return nil
  }

  /// The registers that the change touches; all of them where it is not known which.
  private var registers: [Register] {
    let touched = Set(records.map(\.register))
    return touched.isEmpty
      ? registry.registers : registry.registers.filter { touched.contains($0.id) }
  }

  /// Whether an action is one of the registers that the change touches, so that its record is theirs.
  private func isOfTouchedRegister(_ action: Phrase) -> Bool {
    registers.contains { $0.actions.contains { $0.label == action } }
  }

  private func field(called text: String) -> Field? {
    registers.lazy.flatMap(\.fields).first { $0.label.en == text || $0.label.zh == text }
  }

  /// The title of the only record, as it stands or as the change made or deleted it.
  private var title: Phrase? {
    guard let reference = records.first else { return nil }
    let kept = change.edits.lazy.compactMap { edit -> Fields? in
      switch edit {
      case .create(reference, let fields), .delete(reference, let fields): fields
      default: nil
      }
    }.first
    guard let register = registry[reference.register],
      var record = board.record(reference)
        ?? kept.map({ Record(reference: reference, fields: $0) })
    else { return nil }
    // A record that was renamed goes by the name that people knew.
    for case .set(reference, let field, let before?, _) in change.edits { record[field] = before }
    let known = record
    func title(_ language: Language) -> String {
      register.title(of: known, language) {
        board.title(of: $0, in: registry, language, depth: 1)
      }
    }
    return Phrase(title(.en), title(.zh))
  }

  /// The value that the first step gives, or gave where it is taken back, in both languages.
  private var value: Phrase? {
    let given: (reference: RecordReference, field: String, value: Value?)? =
      switch change.edits.first {
      case .set(let reference, let field, let before, let after):
        (reference, field, isTakenBack ? before : after)
      case .members(let reference, let field, let added, let removed) where removed.isEmpty:
        (reference, field, .list(added))
      default: nil
      }
    guard let given, let field = registry[given.reference.register]?[field: given.field] else {
      return nil
    }
    if field.isPrivate { return Phrase(same: "…") }
    func text(_ language: Language) -> String {
      let formatter = ValueFormatter(language) {
        board.title(of: $0, in: registry, language, depth: 1)
      }
      let text = formatter.text(given.value, of: field, .full)
      return text.isEmpty ? "?" : text
    }
    return Phrase(text(.en), text(.zh))
  }

  private var isTakenBack: Bool {
    change.operation == .undo || change.operation == .revert
  }

  /// The sentence for a change that has no label.
  var sentenceOfSteps: String {
    func isAll(_ test: (Edit) -> Bool) -> Bool {
      !change.edits.isEmpty && change.edits.allSatisfy(test)
    }
    if case .adopt(let file, _, let after)? = change.edits.first, change.operation == .adopt {
      return after == nil ? "Take \(file) out of force" : "Adopt \(file)"
    }
    let isDeleted = isAll { if case .delete = $0 { true } else { false } }
    let isMade = isAll { if case .create = $0 { true } else { false } }
    guard records.count > 1 else {
      let id = records.first?.id ?? ""
      return isDeleted ? "Delete \(id)" : isMade ? "New: \(id)" : "Edit \(id)"
    }
    let names = registers.map { $0.label.en.lowercased() }
    let what = names.count == 1 ? names[0] : "records"
    return "\(isDeleted ? "Delete" : "Edit") \(records.count) \(what)"
  }
}

extension Substring {
  /// Where a text first stands.
  fileprivate func firstRange(ofText text: String) -> Index? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at }
      at = index(after: at)
    }
    return nil
  }
}
