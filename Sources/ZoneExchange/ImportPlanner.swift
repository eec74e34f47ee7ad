public import ZoneModel

/// Turns rows into one change of a register.
///
/// A row with an id that exists changes that record; without an id, a record with the same key
/// (declared keys and unique fields) is meant; any other row makes a record. Every row is looked at,
/// so that all that is wrong is told at once.
public struct ImportPlanner: Sendable {
  private let register: Register
  private let records: any RecordSource
  private let rules: ImportRules
  private var plan = ImportPlan()
  private var meanings: [String: HeadingMeaning] = [:]
  private var keys: RecordKeys

  /// Plans an import into a register with these records.
  public init(into register: Register, records: any RecordSource, rules: ImportRules) {
    self.register = register
    self.records = records
    self.rules = rules
    keys = RecordKeys(register: register, records: records)
  }

  /// What the rows so far would do.
  public func finished() -> ImportPlan { plan }

  /// Looks at a row.
  public mutating func add(_ row: ImportRow) {
    let problemsBefore = plan.problemCount
    if let fault = row.fault { plan.note(fault) }
    let meant = understood(row)
    let record = meant.id.flatMap { records.record($0) }
    let given = read(row, meant, of: record)
    // Where a heading means nothing, what the record would lack is not known.
    guard plan.problemCount == problemsBefore, !meant.all.contains(where: \.isUnknown),
      let target = target(of: given, row: row)
    else { return }
    if let earlier = plan.lines.updateValue(row.line, forKey: target) {
      plan.note(
        ExchangeError(
          line: row.line,
          Phrase(
            "\(target.id) stands in line \(earlier) already",
            "\(target.id) 在第 \(earlier) 行已出现"
          )
        )
      )
      return
    }
    if let record = records.record(target.id) {
      change(record, given: given, row: row)
    } else {
      create(target, given: given, row: row)
    }
  }

  // MARK: - What a row says

  /// What a row gives, by field.
  private struct Given {
    var id: String?
    var revision: Int?
    var values: [(field: String, value: Value?)] = []
  }

  /// What the headings of a row mean, with its id.
  private mutating func understood(_ row: ImportRow) -> (all: [HeadingMeaning], id: String?) {
    var all: [HeadingMeaning] = []
    var id: String?
    for entry in row.entries {
      let meaning = meaning(of: entry, line: row.line)
      switch meaning {
      case .id: id = entry.value.plainText.map { trimmed($0) }.flatMap { $0.isEmpty ? nil : $0 }
      case .ignored, .unknown, .revision, .field: break
      }
      all.append(meaning)
    }
    return (all, id)
  }

  private mutating func read(
    _ row: ImportRow,
    _ meant: (all: [HeadingMeaning], id: String?),
    of record: Record?
  ) -> Given {
    var given = Given(id: meant.id)
    var seen: Set<String> = []
    for (entry, meaning) in zip(row.entries, meant.all) {
      switch meaning {
      case .ignored, .unknown, .id: continue
      case .revision: given.revision = entry.value.plainText.flatMap { Int(trimmed($0)) }
      case .field(let field):
        guard seen.insert(field.id).inserted else {
          note(entry, row, Phrase("the field \(field.id) is given twice", "字段 \(field.id) 给了两次"))
          continue
        }
        // What the record says already is never read again, so that a table that was written out
        // and not touched changes nothing, whatever its values look like.
        if let value = record?[field.id], entry.value.says(value) { continue }
        if case .text(let text) = entry.value, trimmed(text).isEmpty {
          if rules.clearsEmpty { given.values.append((field.id, nil)) }
          continue
        }
        do throws(Refusal) {
          let read = try rules.entry(of: entry.value, for: field)
          given.values.append((field.id, read.value))
          if read.isCompleted, let understood = read.understood {
            plan.note(entry, line: row.line, of: field, understood)
          }
        } catch {
          note(entry, row, error.message)
        }
      }
    }
    return counted(given, of: row, meant.all, record)
  }

  /// What a row gives, with lengths (`+1y`) counted from the day that their field names.
  private func counted(
    _ given: Given,
    of row: ImportRow,
    _ meant: [HeadingMeaning],
    _ record: Record?
  ) -> Given {
    var given = given
    for (entry, meaning) in zip(row.entries, meant) {
      guard case .field(let field) = meaning, let start = field.countsFrom,
        let span = entry.value.plainText.flatMap({ field.span(of: $0) }),
        let place = given.values.firstIndex(where: { $0.0 == field.id }),
        let from = (given.values.first { $0.0 == start }?.1 ?? record?[start])?.day
      else { continue }
      given.values[place].1 = .day(span.from(from))
    }
    return given
  }

  /// What a heading means; the first row that has an unknown one tells of it.
  private mutating func meaning(of entry: ImportEntry, line: Int) -> HeadingMeaning {
    if let known = meanings[entry.heading] { return known }
    let meaning = HeadingMeaning(entry.heading, in: register, map: rules.map)
    meanings[entry.heading] = meaning
    switch meaning {
    case .unknown(let nearest):
      let hint =
        nearest.map { Phrase("; nearest: \($0.id)", "；最接近的是 \($0.label.zh)") }
        ?? Phrase(same: "")
      plan.note(
        ExchangeError(
          line: entry.column == nil ? line : 1,
          field: entry.heading,
          Phrase(
            "\(register.id) has no such field" + hint.en,
            "\(register.label.zh)没有这个字段" + hint.zh
          )
        )
      )
    case .ignored: plan.ignored.append(entry.heading)
    case .field(let field): plan.headings[field.id] = entry.heading
    case .id, .revision: break
    }
    return meaning
  }

  private mutating func note(_ entry: ImportEntry, _ row: ImportRow, _ message: Phrase) {
    plan.note(
      ExchangeError(line: row.line, column: entry.column, field: entry.heading, message)
    )
  }

  // MARK: - Which record it means

  private mutating func target(of given: Given, row: ImportRow) -> RecordReference? {
    guard let id = given.id else {
      let found = keys.id(of: given.values)
      return RecordReference(register: register.id, id: found ?? rules.makeID())
    }
    guard id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
      plan.note(
        ExchangeError(
          line: row.line,
          field: "id",
          Phrase(
            "“\(id)” is no id: letters, digits, `-`, `.` and `_` were expected",
            "“\(id)”不能作编号：只能用字母、数字、-、. 和 _"
          )
        )
      )
      return nil
    }
    return RecordReference(register: register.id, id: id)
  }

  private mutating func create(_ target: RecordReference, given: Given, row: ImportRow) {
    var fields = rules.defaults
    for (field, value) in rules.preset.entries { fields[field] = value }
    for (field, value) in given.values { fields[field] = value }
    do throws(Refusal) {
      fields = try rules.fill(fields)
    } catch {
      plan.note(ExchangeError(line: row.line, field: error.field, error.message))
    }
    plan.edits.append(.create(target, fields.sorted(by: register.order)))
    plan.created += 1
  }

  private mutating func change(_ record: Record, given: Given, row: ImportRow) {
    var fields = record.fields
    for (field, value) in rules.preset.entries { fields[field] = value }
    for (field, value) in given.values { fields[field] = value }
    let edits = register.edits(from: record.fields, to: fields, of: record.reference)
    guard !edits.isEmpty else {
      plan.unchanged += 1
      return
    }
    if let revision = given.revision, revision != record.revision {
      plan.note(
        ExchangeError(
          line: row.line,
          field: "revision",
          Phrase(
            "\(record.id) has changed since this row was written: revision \(revision), now \(record.revision)",
            "\(record.id) 在这一行导出之后有过改动：当时是第 \(revision) 版，现在是第 \(record.revision) 版"
          )
        )
      )
      return
    }
    plan.edits += edits
    plan.changed += 1
  }
}
