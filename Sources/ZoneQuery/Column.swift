import ZoneModel

/// The values of one field for all slots of a register, read from the rows' bytes.
struct Column: Sendable {
  /// Marks of cells without a plain value.
  enum Mark {
    static let missingScale: UInt8 = 255
    static let oddScale: UInt8 = 254
    static let missingDay = Int32.min
    static let oddDay = Int32.min + 1
    static let missingCode: Int32 = -1
    static let missingText: Int32 = -1
    static let oddText: Int32 = -2
  }

  enum Cells {
    /// Whole digits and how many of them stand behind the point.
    case numbers([Int64], [UInt8])
    case days([Int32])
    /// Numbers of different values; what each means.
    case codes([Int32], ByteTable, [Outcome])
    /// Where each text begins in the bytes, and its length.
    case texts([Int], [Int32], [UInt8])
  }

  let field: Field
  private(set) var generation: Int
  private(set) var seq: Int
  private(set) var cells: Cells

  init(_ field: Field, slots: Int, generation: Int, seq: Int) {
    self.field = field
    self.generation = generation
    self.seq = seq
    cells = Self.empty(field.kind, slots)
  }

  private static func empty(_ kind: FieldKind, _ slots: Int) -> Cells {
    switch kind {
    case .integer, .number, .money, .area, .percent, .year:
      .numbers(
        Array(repeating: 0, count: slots),
        Array(repeating: Mark.missingScale, count: slots)
      )
    case .date: .days(Array(repeating: Mark.missingDay, count: slots))
    case .text, .note:
      .texts(
        Array(repeating: 0, count: slots),
        Array(repeating: Mark.missingText, count: slots),
        []
      )
    default:
      .codes(Array(repeating: Mark.missingCode, count: slots), ByteTable(), [])
    }
  }

  /// Whether fields of a kind are read into columns.
  static func fits(_ field: Field) -> Bool { !field.kind.isComputed }

  /// What the cell of a slot means.
  func outcome(_ slot: Int) -> Outcome {
    switch cells {
    case .numbers(let units, let scales):
      guard scales[slot] < Mark.oddScale else {
        return scales[slot] == Mark.missingScale ? .missing : .unknown
      }
      let number = Quantity(Number(units: units[slot], scale: scales[slot]))
      if case .percent = field.kind { return .number(number * Quantity(1, over: 100)) }
      return .number(number)
    case .days(let days):
      switch days[slot] {
      case Mark.missingDay: return .missing
      case Mark.oddDay: return .unknown
      case let day: return .day(Day(number: Int(day)))
      }
    case .codes(let codes, _, let outcomes):
      return codes[slot] < 0 ? .missing : outcomes[Int(codes[slot])]
    case .texts(let starts, let lengths, let bytes):
      let length = Int(lengths[slot])
      guard length >= 0 else { return lengths[slot] == Mark.missingText ? .missing : .unknown }
      let start = starts[slot]
      return .text(String(decoding: bytes[start..<start + length], as: UTF8.self))
    }
  }

  /// Where the text of a slot stands in the bytes; `nil` where there is none.
  func place(of slot: Int) -> Range<Int>? {
    guard case .texts(let starts, let lengths, _) = cells, lengths[slot] >= 0 else { return nil }
    return starts[slot]..<starts[slot] + Int(lengths[slot])
  }
}

extension Column {
  /// Reads fields of all rows in one pass.
  static func read(
    _ fields: [Field],
    of source: any RecordSource,
    seq: Int,
    isCancelled: () -> Bool,
    progress: (Double) -> Void = { _ in }
  ) -> [Column]? {
    let slots = source.slots
    var builders = fields.map { field in
      ColumnBuilder(
        Column(field, slots: slots, generation: source.generation, seq: seq)
      )
    }
    var seen = 0
    var isStopped = false
    source.forEachRow { slot, line in
      for index in builders.indices { builders[index].isFound = false }
      read(line, slot, &builders)
      seen += 1
      if seen & 0x3FFF == 0, isCancelled() { isStopped = true }
      if seen & 0xFFFF == 0 { progress(Double(seen) / Double(max(seen, source.count))) }
      return !isStopped
    }
    return isStopped ? nil : builders.map { $0.made() }
  }

  private static func read(_ line: Span<UInt8>, _ slot: Int, _ builders: inout [ColumnBuilder]) {
    var left = builders.count
    JSONLine.forEachMember(of: line) { name, value in
      for index in builders.indices where !builders[index].isFound {
        guard builders[index].isNamed(line, name) else { continue }
        builders[index].isFound = true
        builders[index].set(slot, line.extracting(value))
        left -= 1
        break
      }
      return left > 0
    }
  }

  /// The same column with the cells of some slots read anew.
  func mended(_ source: any RecordSource, seq: Int) -> Column? {
    guard source.generation == generation else { return nil }
    guard seq != self.seq else { return self }
    guard seq > self.seq, let changed = source.slotsChanged(since: self.seq),
      changed.count < max(1000, source.slots / 4)
    else { return nil }
    var builder = [ColumnBuilder(self)]
    builder[0].grow(to: source.slots)
    for slot in changed {
      builder[0].clear(slot)
      builder[0].isFound = false
      _ = source.withRow(at: slot) { Self.read($0, slot, &builder) }
    }
    var column = builder[0].made()
    column.seq = seq
    return column
  }

  fileprivate init(_ column: Column, _ cells: Cells) {
    self = column
    self.cells = cells
  }
}

/// Fills a column cell by cell.
private struct ColumnBuilder {
  private let column: Column
  private let name: [UInt8]
  var isFound = false
  private var units: [Int64] = []
  private var scales: [UInt8] = []
  private var days: [Int32] = []
  private var codes: [Int32] = []
  private var table = ByteTable()
  private var outcomes: [Outcome] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var bytes: [UInt8] = []

  init(_ column: Column) {
    self.column = column
    name = Array(column.field.id.utf8)
    switch column.cells {
    case .numbers(let units, let scales): (self.units, self.scales) = (units, scales)
    case .days(let days): self.days = days
    case .codes(let codes, let table, let outcomes):
      (self.codes, self.table, self.outcomes) = (codes, table, outcomes)
    case .texts(let starts, let lengths, let bytes):
      (self.starts, self.lengths, self.bytes) = (starts, lengths, bytes)
    }
  }

  func made() -> Column {
    let cells: Column.Cells =
      switch column.cells {
      case .numbers: .numbers(units, scales)
      case .days: .days(days)
      case .codes: .codes(codes, table, outcomes)
      case .texts: .texts(starts, lengths, bytes)
      }
    return Column(column, cells)
  }

  func isNamed(_ line: Span<UInt8>, _ place: Range<Int>) -> Bool {
    guard place.count == name.count else { return false }
    for index in 0..<name.count where line[place.lowerBound + index] != name[index] {
      return false
    }
    return true
  }

  mutating func grow(to slots: Int) {
    func grown<Element>(_ array: inout [Element], _ filler: Element) {
      guard array.count < slots else { return }
      array += Array(repeating: filler, count: slots - array.count)
    }
    switch column.cells {
    case .numbers:
      grown(&units, 0)
      grown(&scales, Column.Mark.missingScale)
    case .days: grown(&days, Column.Mark.missingDay)
    case .codes: grown(&codes, Column.Mark.missingCode)
    case .texts:
      grown(&starts, 0)
      grown(&lengths, Column.Mark.missingText)
    }
  }

  mutating func clear(_ slot: Int) {
    switch column.cells {
    case .numbers: scales[slot] = Column.Mark.missingScale
    case .days: days[slot] = Column.Mark.missingDay
    case .codes: codes[slot] = Column.Mark.missingCode
    case .texts: lengths[slot] = Column.Mark.missingText
    }
  }

  /// Reads the JSON value of a cell.
  mutating func set(_ slot: Int, _ value: Span<UInt8>) {
    guard value.count > 0, value[0] != UInt8(ascii: "n") else { return }
    switch column.cells {
    case .numbers: setNumber(slot, value)
    case .days:
      guard value.count == 12 else {
        days[slot] = Column.Mark.oddDay
        return
      }
      days[slot] = Self.day(value).map { Int32($0.number) } ?? Column.Mark.oddDay
    case .codes:
      let code = table.code(value)
      if Int(code) == outcomes.count {
        let read = try? JSONLine.value(value)
        outcomes.append(read.map { Outcome($0, kind: column.field.kind) } ?? .unknown)
      }
      // A cell that says that there is nothing is as one that says nothing.
      codes[slot] = outcomes[Int(code)] == .missing ? Column.Mark.missingCode : code
    case .texts: setText(slot, value)
    }
  }

  private mutating func setNumber(_ slot: Int, _ value: Span<UInt8>) {
    var at = value[0] == UInt8(ascii: "-") ? 1 : 0
    var number: Int64 = 0
    var scale: UInt8 = 0
    var hasPoint = false
    var isPlain = at < value.count && value.count - at <= 18
    while isPlain, at < value.count {
      let byte = value[at]
      if byte &- 0x30 < 10 {
        number = number * 10 + Int64(byte &- 0x30)
        if hasPoint { scale += 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        isPlain = false
      }
      at += 1
    }
    guard isPlain else {
      setOdd(slot, value)
      return
    }
    units[slot] = value[0] == UInt8(ascii: "-") ? -number : number
    scales[slot] = scale
  }

  private mutating func setOdd(_ slot: Int, _ value: Span<UInt8>) {
    // Exponents and the like: read as the model reads them, if they can be kept exactly.
    guard let read = try? JSONLine.value(value), case .json(let text) = read,
      let number = Outcome.decimal(text)
    else {
      scales[slot] = Column.Mark.oddScale
      return
    }
    units[slot] = number.units
    scales[slot] = number.scale
  }

  private static func day(_ value: Span<UInt8>) -> Day? {
    func digits(_ range: Range<Int>) -> Int? {
      var result = 0
      for index in range {
        let digit = value[index] &- 0x30
        guard digit < 10 else { return nil }
        result = result * 10 + Int(digit)
      }
      return result
    }
    guard value[5] == UInt8(ascii: "-"), value[8] == UInt8(ascii: "-"), let year = digits(1..<5),
      let month = digits(6..<8), let day = digits(9..<11)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private mutating func setText(_ slot: Int, _ value: Span<UInt8>) {
    guard value[0] == UInt8(ascii: "\""), value.count >= 2 else {
      lengths[slot] = Column.Mark.oddText
      return
    }
    starts[slot] = bytes.count
    for index in 1..<(value.count - 1) {
      if value[index] == UInt8(ascii: "\\") {
        bytes.removeLast(bytes.count - starts[slot])
        guard let text = try? JSONLine.text(of: value) else {
          lengths[slot] = Column.Mark.oddText
          return
        }
        bytes.append(contentsOf: text.utf8)
        break
      }
      bytes.append(value[index])
    }
    lengths[slot] = Int32(bytes.count - starts[slot])
  }
}
