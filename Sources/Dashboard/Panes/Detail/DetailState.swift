public import Canvas
public import ZoneModel

/// One record: its fields, and the records that refer to it.
public struct DetailState: Hashable, Sendable {
  /// The record.
  public let reference: RecordReference
  /// What is searched for in it while it is typed.
  public internal(set) var search: TextField?
  /// The line under the cursor.
  var line = 0
  /// The first line in view.
  var top = 0

  /// Makes the detail of a record.
  public init(_ reference: RecordReference) {
    self.reference = reference
  }

  mutating func moveArea(by step: Int) {}

  mutating func toggleMark() {}

  /// The lines: a heading for each section, then its fields.
  func lines(in state: DashboardState) -> [DetailLine] {
    guard let register = state.registry[reference.register],
      let record = state.board.record(reference)
    else { return [] }
    var lines: [DetailLine] = []
    for section in register.sections {
      let fields = section.fields.filter { state.maySee($0) }
      guard !fields.isEmpty else { continue }
      lines.append(DetailLine(label: section.label, field: nil, text: ""))
      lines += fields.map { field in
        DetailLine(
          label: field.label,
          field: field.id,
          text: state.reader.cell(of: record, field).text
        )
      }
    }
    return lines
  }

  /// What copying gives: the value of the line under the cursor.
  func copyText(in state: DashboardState) -> String? {
    let lines = lines(in: state)
    return lines.indices.contains(line) ? lines[line].text : nil
  }
}

/// A line of a detail.
struct DetailLine: Hashable, Sendable {
  var label: Phrase
  var field: String?
  var text: String
}

extension DashboardState {
  /// Whether this person may see a field here.
  func maySee(_ field: Field) -> Bool {
    !field.isPrivate || environment.person.isEditor && !environment.isDemo
  }

  /// Shows a record.
  mutating func openDetail(_ reference: RecordReference) -> [Effect] {
    guard board.record(reference) != nil else {
      message = Message(
        .warning,
        Phrase("\(reference) is not there.", "没有 \(reference) 这条记录。")
      )
      return []
    }
    open(.detail(DetailState(reference)))
    return [.announce(record: reference, isEditing: false)]
  }

  /// Moves to the next or previous record of the list that the detail was opened from.
  mutating func moveRecord(by step: Int) -> [Effect] {
    guard case .detail(let detail) = screen, let id = tables[detail.reference.register]?.register,
      var table = tables[id], table.cursor == detail.reference.id,
      table.slots.indices.contains(table.row + step)
    else {
      message = Message(.note, Phrase("There is no further record.", "没有更多记录。"))
      return []
    }
    table.move(toRow: table.row + step)
    tables[id] = table
    guard let next = table.cursorReference else { return [] }
    screen = .detail(DetailState(next))
    return [.announce(record: next, isEditing: false)]
  }

  /// Opens all tabs as a list.
  mutating func openTabs() -> [Effect] {
    guard case .detail(let detail) = screen else { return [] }
    let items = registry.referrers(to: detail.reference.register).map { register, field in
      ListItem(register.id, register.label, note: field.label)
    }
    open(ListState(title: Phrase("Related", "相关"), purpose: .tabs, items: items))
    return []
  }

  /// Opens the records of a register that refer to the record shown.
  mutating func openTab(_ id: String) -> [Effect] {
    guard case .detail(let detail) = screen,
      let field = registry.referrers(to: detail.reference.register).first(where: {
        $0.register.id == id
      })?.field
    else { return [] }
    return open(
      register: id,
      filter: "\(field.id):\(Self.quoted(detail.reference.id))"
    )
  }

  /// Moves to the next line with the text that was typed.
  mutating func searchInDetail() -> [Effect] {
    guard case .detail(var detail) = screen, let text = detail.search?.text else { return [] }
    let words = Narrowing.folded(text)
    let lines = detail.lines(in: self)
    let order = lines.indices.map { (detail.line + 1 + $0) % max(1, lines.count) }
    if let found = order.first(where: {
      Narrowing.folded(lines[$0].text + " " + say(lines[$0].label)).contains(words)
    }) {
      detail.line = found
    } else {
      message = Message(.note, Phrase("“\(text)” is not in it.", "其中没有「\(text)」。"))
    }
    screen = .detail(detail)
    return []
  }

  /// Keeps the line under the cursor in view.
  mutating func settleDetail() {
    guard case .detail(var detail) = screen else { return }
    let count = detail.lines(in: self).count
    detail.line = min(detail.line, max(0, count - 1))
    if detail.line < detail.top { detail.top = detail.line }
    if detail.line >= detail.top + pageLines { detail.top = detail.line - pageLines + 1 }
    screen = .detail(detail)
  }

  /// Says when the record that is shown was deleted by somebody.
  mutating func followDetail(changes: [Change]) {}
}
