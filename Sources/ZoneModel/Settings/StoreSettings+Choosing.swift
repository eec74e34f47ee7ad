extension StoreSettings {
  /// The settings that are in force on a board.
  ///
  /// - Parameter board: the state of a store; one without a text has the settings of a store without
  ///   any of its own.
  /// - Returns: what the text in force says.
  /// - Throws: `SettingsError` where it cannot be read. No other settings stand in for it: who cannot
  ///   read it does not know what it asks for.
  public static func inForce(on board: any Board) throws(SettingsError) -> StoreSettings {
    guard let text = board.adoptedText("settings.yaml") else { return StoreSettings() }
    return try parse(text)
  }

  /// The text of `settings.yaml` with another reading of a rule chosen; comments and everything else
  /// stay as they are.
  ///
  /// - Parameters:
  ///   - reading: the reading's id.
  ///   - rule: the rule's id.
  ///   - text: the text in force; `nil` where the store has none.
  /// - Returns: the new text; `nil` where the text is written in a form that a person has to edit.
  public static func choosing(reading: String, of rule: String, in text: String?) -> String? {
    let old = text ?? ""
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let entry = "\(rule): \(reading)"
    if let place = lines.firstIndex(where: { $0.hasPrefix("readings:") }) {
      put(entry, of: rule, under: place, in: &lines)
    } else {
      lines += ["readings:", "  \(entry)"]
    }
    let new = lines.joined(separator: "\n") + "\n"
    // The text is written line by line, so it is read again before anybody relies on it.
    guard var expected = try? parse(old), let found = try? parse(new) else { return nil }
    expected.readings[rule] = reading
    // Lines have moved, so what knows its place in the text is held by what it says alone.
    return found.readings == expected.readings && found.thresholds == expected.thresholds
      && found.calendar == expected.calendar && found.zone == expected.zone
      && found.timeZone == expected.timeZone && found.weights == expected.weights
      && Set(found.twoPersons.keys) == Set(expected.twoPersons.keys)
      && found.additions.count == expected.additions.count ? new : nil
  }

  private static func put(
    _ entry: String,
    of rule: String,
    under place: Int,
    in lines: inout [String]
  ) {
    let rest = lines[place].dropFirst("readings:".count)
    let value = rest.split(separator: "#", maxSplits: 1).first.map { HalfWidth.trim($0) } ?? ""
    if value.hasPrefix("{") {
      let inside = HalfWidth.trim(value.dropFirst().dropLast())
      let others = inside.split(separator: ",").map { HalfWidth.trim($0) }
        .filter { !$0.isEmpty && HalfWidth.trim($0.prefix { $0 != ":" }) != rule }
      let comment = rest.firstIndex(of: "#").map { "  " + rest[$0...] } ?? ""
      lines[place] = "readings: {\((others + [entry]).joined(separator: ", "))}" + comment
      return
    }
    var indent = "  "
    var row = place + 1
    while lines.indices.contains(row) {
      let line = lines[row]
      let trimmed = HalfWidth.trim(line[...])
      if trimmed.isEmpty || trimmed.hasPrefix("#") {
        row += 1
        continue
      }
      guard line.hasPrefix(" ") else { break }
      indent = String(line.prefix { $0 == " " })
      if HalfWidth.trim(line.prefix { $0 != ":" }) == rule {
        let comment = line.firstIndex(of: "#").map { "  " + line[$0...] } ?? ""
        lines[row] = indent + entry + comment
        return
      }
      row += 1
    }
    lines.insert(indent + entry, at: place + 1)
  }
}
