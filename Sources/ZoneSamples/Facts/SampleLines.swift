import ZoneModel

/// Sample records that are written down one a line, for registers that no maker fills.
///
/// A line is an id, `|` and `field=value` with `;` between them. Days are written as they are or as
/// so many days from today (`-30d`); sets have `,` and texts in order ` / ` between their elements.
/// `ent#5` is the fifth enterprise (so are `pat#`, `inc#`, `bui#` and `tea#`). A line ends in
/// `@2 IV(I)1` where all of it stands in that clause, in `~2 IV(I)1` where the clause has the name
/// and the rest is invented; without either all is invented.
struct SampleLines {
  let world: World

  /// The records of a register, sorted by id.
  func records(of register: Register) -> [Record] {
    (SampleLines.lines[register.id] ?? []).compactMap { record(of: register, $0) }.sortedByID()
  }

  private static let lines: [String: [Substring]] = {
    let texts = [
      PlacesLines.text, RightsLines.text, MoneyLines.text, ResultsLines.text, WorkLines.text,
      PeopleLines.text, ResourcesLines.text, MarketsLines.text, GovernmentLines.text,
      TaskLines.text,
    ]
    var lines: [String: [Substring]] = [:]
    for text in texts {
      var register = ""
      for line in text.split(separator: "\n") {
        if line.hasPrefix("[") {
          register = String(line.dropFirst().dropLast())
        } else {
          lines[register, default: []].append(line)
        }
      }
    }
    return lines
  }()

  /// The record of a line; `nil` where a small store has nothing that it must refer to.
  private func record(of register: Register, _ line: Substring) -> Record? {
    let parts = line.split(separator: "|", maxSplits: 1)
    guard let id = parts.first, let rest = parts.dropFirst().first else {
      preconditionFailure("not a sample line: \(line)")
    }
    var values: [String: Value] = [:]
    var source: Value = .text("Invented sample · 虚构样例")
    var isInvented = true
    for piece in rest.split(separator: ";") {
      if piece.hasPrefix("@") || piece.hasPrefix("~") {
        let cited = Citation(piece.dropFirst())
        isInvented = piece.hasPrefix("~")
        source =
          isInvented
          ? .text(
            Phrase(
              "Named in \(cited.text.en); the rest invented",
              "见于\(cited.text.zh)，其余虚构"
            ).inBoth
          ) : .text(cited.text.inBoth)
        if !isInvented, let day = cited.day { values["dataDate"] = .text(DayText.of(day)) }
        continue
      }
      guard let equals = piece.firstIndex(of: "=") else {
        preconditionFailure("no field in \(piece) of \(register.id) \(id)")
      }
      let name = String(piece[..<equals])
      guard let field = register[field: name] else {
        preconditionFailure("\(register.id) has no field \(name)")
      }
      values[name] = value(piece[piece.index(after: equals)...], of: field)
    }
    values["dataSource"] = source
    if isInvented { values["invented"] = .flag(true) }
    let lacks = register.fields.contains { field in
      field.isRequired && values[field.id] == nil
        && field.substitute.flatMap { values[$0] } == nil
    }
    if lacks { return nil }
    let entries = register.fields.compactMap { field in
      values[field.id].map { (field: field.id, value: $0) }
    }
    let reference = RecordReference(register: register.id, id: String(id))
    return Record(reference: reference, fields: Fields(unique: entries))
  }

  private func value(_ text: Substring, of field: Field) -> Value? {
    switch field.kind {
    case .integer, .number, .money, .area, .percent, .year:
      guard let number = Number(text) else { preconditionFailure("\(field.id): \(text)") }
      return .number(number)
    case .flag: return .flag(text == "yes")
    case .date: return .text(DayText.of(day(text)))
    case .choices: return set(text.split(separator: ",").map(String.init))
    case .texts: return .list(text.split(separator: " / ").map(String.init))
    case .reference: return reference(text).map { .text($0) }
    case .references: return set(text.split(separator: ",").compactMap { reference($0) })
    case .text, .note, .choice, .duration, .computed: return .text(String(text))
    }
  }

  private func set(_ elements: [String]) -> Value? {
    elements.isEmpty ? nil : .set(elements)
  }

  private func day(_ text: Substring) -> Day {
    if let day = Day(text) { return day }
    guard text.hasSuffix("d"), let days = Int(text.dropLast()) else {
      preconditionFailure("not a day: \(text)")
    }
    return Day(number: world.today.number + days)
  }

  /// The id that `ent#5` or `enterprises/ent#5` stands for; `nil` where there is none of the kind.
  private func reference(_ text: Substring) -> String? {
    guard let hash = text.firstIndex(of: "#") else { return String(text) }
    let start = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    guard let number = Int(text[text.index(after: hash)...]) else {
      preconditionFailure("no number in \(text)")
    }
    let id: String? =
      switch text[start..<hash] {
      case "ent": nth(number, of: world.enterprises).map { world.enterpriseID[$0] }
      case "pat": nth(number, of: world.patents).map { world.patentID[$0] }
      case "inc": nth(number, of: world.incubators).map { world.incubatorID[$0] }
      case "bui": nth(number, of: world.incubators).map { world.buildingID($0) }
      case "tea": nth(number, of: world.teams).map { world.teamID[$0] }
      default: preconditionFailure("nothing is numbered like \(text)")
      }
    return id.map { text[..<start] + $0 }
  }

  private func nth(_ number: Int, of count: Int) -> Int? {
    count == 0 ? nil : (number - 1) % count
  }
}
