internal import ZoneModel

/// Looks for the changes that a filter asks for: first at a line's bytes, then at the change.
struct LineMatch {
  private let filter: HistoryFilter
  /// What the bytes of each wanted line have in them.
  private let needles: [[UInt8]]
  /// The words, each with its spellings, in lower case.
  private let words: [[[UInt8]]]

  init(_ filter: HistoryFilter) {
    self.filter = filter
    var needles: [[UInt8]] = []
    if let author = filter.author, let name = Self.plain(author) {
      needles.append(Array(",\"by\":\"\(name)\"".utf8))
    }
    if let operation = filter.operation {
      needles.append(Array(",\"op\":\"\(operation.rawValue)\"".utf8))
    }
    if filter.hasReason { needles.append(Array(",\"why\":".utf8)) }
    self.needles = needles
    words = filter.words.map { spellings in spellings.map { Self.lowered(Array($0.utf8)) } }
  }

  /// A name as it stands in a line; `nil` where the line may spell it otherwise.
  static func plain(_ name: String) -> String? {
    let isPlain = name.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        && $0 != UInt8(ascii: "/")
    }
    return isPlain ? name : nil
  }

  /// Whether the bytes of a line may be those of a wanted change.
  func mayMatch(_ line: UnsafeRawBufferPointer) -> Bool {
    for needle in needles where !contains(line, needle) { return false }
    // The steps of a long change stand in its body.
    if let needle = filter.needle, !contains(line, needle),
      !contains(line, Array(",\"body\":{".utf8))
    {
      return false
    }
    guard !words.isEmpty, !contains(line, Array(",\"body\":{".utf8)) else { return true }
    return Self.says(Self.lowered(Array(line)), words)
  }

  /// Whether the bytes of a line may have a step that a scope must be told.
  static func mayTell(_ line: UnsafeRawBufferPointer, _ scope: inout (any StepScope)?) -> Bool {
    // The steps of a long change stand in its body.
    if contains(line, Array(",\"body\":{".utf8)) { return true }
    var rest = line
    while let start = offset(of: stepStart, in: rest) {
      rest = UnsafeRawBufferPointer(rebasing: rest[(start + stepStart.count)...])
      // What is not spelt plainly is looked at more closely.
      guard let record = word(&rest).flatMap({ RecordReference($0) }) else { return true }
      var field: String?
      if rest.starts(with: fieldStart) {
        rest = UnsafeRawBufferPointer(rebasing: rest[fieldStart.count...])
        field = word(&rest)
        if field == nil { return true }
      }
      if scope?.mustSee(record, field: field) ?? true { return true }
    }
    return false
  }

  /// Whether the bytes of a line may be those of a change that names another.
  static func isAct(_ line: UnsafeRawBufferPointer) -> Bool { contains(line, actMark) }

  private static let actMark = Array(",\"of\":".utf8)
  private static let stepStart = Array("{\"r\":\"".utf8)
  private static let fieldStart = Array("\",\"f\":\"".utf8)

  /// Takes a text up to its closing mark; `nil` where it is not plain.
  private static func word(_ rest: inout UnsafeRawBufferPointer) -> String? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    let bytes = UnsafeRawBufferPointer(rebasing: rest[..<end])
    rest = UnsafeRawBufferPointer(rebasing: rest[end...])
    return bytes.contains(UInt8(ascii: "\\")) ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a line has a change that the filter asks for, its steps aside except for the words.
  func matches(_ line: JournalLine, in journal: Journal) throws(StoreError) -> Bool {
    let change = line.change
    if let author = filter.author, change.author.name != author { return false }
    if let operation = filter.operation, change.operation != operation { return false }
    if filter.hasReason, change.why == nil { return false }
    var missing = words
    let head = Self.head(of: change)
    missing.removeAll { Self.says(head, [$0]) }
    guard !missing.isEmpty else { return true }
    let steps = text(of: change.edits)
    missing.removeAll { Self.says(steps, [$0]) }
    guard !missing.isEmpty else { return true }
    guard let body = line.body else { return false }
    // Step by step, so that a body of any length takes no memory.
    try journal.forEachStep(
      of: body,
      where: { step in
        let text = Self.lowered(Array(step))
        return missing.contains { Self.says(text, [$0]) }
      },
      { edit throws(StoreError) in
        let text = text(of: [edit])
        missing.removeAll { Self.says(text, [$0]) }
        return !missing.isEmpty
      }
    )
    return missing.isEmpty
  }

  private static func head(of change: Change) -> [UInt8] {
    // Nobody calls a plain edit by its kind.
    let kind = change.operation == .edit ? "" : change.operation.rawValue
    let text = [change.label, change.why ?? "", change.author.name, kind].joined(separator: "\n")
    return lowered(Array(text.utf8))
  }

  /// What steps say; a line also has the names of its members, which nobody looks for.
  private func text(of edits: [Edit]) -> [UInt8] {
    func isShown(_ field: String, _ edit: Edit) -> Bool {
      filter.hidden.isEmpty
        || !filter.hidden.contains("\(edit.record?.register ?? "").\(field)")
    }
    var text: [String] = []
    for edit in edits {
      text.append(edit.record?.description ?? "")
      text.append(edit.field ?? "")
      switch edit {
      case .set(_, let field, _, _) where !isShown(field, edit),
        .members(_, let field, _, _) where !isShown(field, edit):
        break
      case .set(_, _, let before, let after):
        text += [before, after].map { $0.map { Self.text(of: $0) } ?? "" }
      case .members(_, _, let added, let removed): text += added + removed
      case .create(_, let fields), .delete(_, let fields):
        text += fields.entries.filter { isShown($0.field, edit) }.map { Self.text(of: $0.value) }
      case .adopt(let file, _, _): text.append(file)
      }
    }
    return Self.lowered(Array(text.joined(separator: "\n").utf8))
  }

  /// The words of a value.
  private static func text(of value: Value) -> String {
    if let text = value.text { return text }
    if let list = value.list { return list.joined(separator: "\n") }
    var bytes: [UInt8] = []
    if let tree = try? JSONTree(value) { tree.append(to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func says(_ text: [UInt8], _ words: [[[UInt8]]]) -> Bool {
    text.withUnsafeBytes { bytes in
      words.allSatisfy { spellings in spellings.contains { contains(bytes, $0) } }
    }
  }

  private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
