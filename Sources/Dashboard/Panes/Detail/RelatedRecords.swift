import ZoneModel

extension DashboardState {
  /// The registers that refer to a record, those with records first, each with its records.
  ///
  /// Registers too large to be looked through between two frames are left to the worker.
  func relatedTabs(of reference: RecordReference, counted: [String: [String]]) -> [DetailTab] {
    var tabs: [DetailTab] = []
    for (register, field) in registry.referrers(to: reference.register)
    where !tabs.contains(where: { $0.register == register.id }) {
      var tab = DetailTab(
        register: register.id,
        field: field.id,
        columns: Self.columns(of: register, without: field.id, language),
        ids: []
      )
      if let ids = counted[register.id] {
        tab.ids = ids
      } else if board.source(register.id).count > Self.inlineLimit {
        tab.isCounting = true
      } else {
        tab.ids = reader.referrers(of: reference, in: register)
      }
      tabs.append(tab)
    }
    return tabs.filter { !$0.ids.isEmpty || $0.isCounting }
      + tabs.filter { $0.ids.isEmpty && !$0.isCounting }
  }

  private static func columns(
    of register: Register,
    without field: String,
    _ language: Language
  ) -> [String] {
    let usual = TableState.usualColumns(of: register, language).filter { $0 != field }
    return usual.isEmpty ? register.fields.prefix(4).map(\.id).filter { $0 != field } : usual
  }
}

extension BoardReader {
  /// Fields by which records that refer to another are put in order, the newest first.
  private static let newestFirst = ["on", "year", "from", "appliedOn", "dueOn", "filedOn"]

  /// The records of a register that refer to a record, the newest first where they have a day.
  ///
  /// - Complexity: O(*n*) in the bytes of the register.
  func referrers(of reference: RecordReference, in register: Register) -> [String] {
    let fields = register.fields.filter { field in
      let targets = field.kind.targets
      return targets.contains(reference.register) || targets.contains(Register.any)
    }
    guard !fields.isEmpty else { return [] }
    let texts = fields.map { Registry.text(of: reference, in: $0.kind.targets) }
    // Every way of writing the reference ends so; other lines need not be decoded.
    let end = Array((reference.id + "\"").utf8)
    let source = board.source(register.id)
    var found: [(id: String, rank: Value?)] = []
    let dateField = Self.newestFirst.first { register[field: $0] != nil }
    source.forEachRow { slot, line in
      guard line.contains(bytes: end), let record = source.record(at: slot) else { return true }
      let refers = zip(fields, texts).contains { field, text in
        record[field.id]?.text == text || record[field.id]?.list?.contains(text) == true
      }
      if refers { found.append((record.id, dateField.flatMap { record[$0] })) }
      return true
    }
    guard dateField != nil else { return found.map(\.id) }
    return found.enumerated().sorted { left, right in
      let (one, other) = (Self.rank(left.element.rank), Self.rank(right.element.rank))
      return one == other ? left.offset < right.offset : one > other
    }.map(\.element.id)
  }

  /// A day or a year as a number; missing ones come last.
  private static func rank(_ value: Value?) -> Int {
    if let day = value?.day { return day.number }
    return value?.number.map { Int($0.approximate) } ?? Int.min
  }
}

extension Span<UInt8> {
  /// Whether these bytes stand somewhere in it.
  ///
  /// - Complexity: O(*n*) in the length of the span for words without repetitions.
  func contains(bytes: [UInt8]) -> Bool {
    guard let last = bytes.last, bytes.count <= count else { return bytes.isEmpty }
    var end = bytes.count - 1
    while end < count {
      if self[end] == last {
        var offset = 1
        while offset < bytes.count, self[end - offset] == bytes[bytes.count - 1 - offset] {
          offset += 1
        }
        if offset == bytes.count { return true }
      }
      end += 1
    }
    return false
  }
}
