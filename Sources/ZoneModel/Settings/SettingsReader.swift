/// Reads the parts of settings and gathers what is wrong with them.
struct SettingsReader {
  var settings = StoreSettings()
  var faults: [SettingsFault] = []

  mutating func read(_ root: SettingsNode) {
    guard let pairs = mapping(root) else { return }
    let known = [
      "timezone", "zone", "registers", "readings", "two-persons", "weights", "thresholds",
      "holidays",
    ]
    for (key, node) in pairs where !node.isBlank {
      switch key {
      case "timezone":
        if let text = timeZone(node) {
          settings.timeZone = text
          settings.timeZonePlace = node.place
        }
      case "zone":
        settings.zone = id(node)
        settings.zonePlace = node.place
      case "registers": readRegisters(node)
      case "readings": readReadings(node)
      case "two-persons": readTwoPersons(node)
      case "weights": readWeights(node)
      case "thresholds": readThresholds(node, [])
      case "holidays": readHolidays(node)
      default: unknownKey(key, known, node)
      }
    }
  }

  // MARK: - Plain things

  mutating func fault(_ node: SettingsNode, _ en: String, _ zh: String) {
    faults.append(SettingsFault(node.place, Phrase(en, zh)))
  }

  mutating func fault(keyOf node: SettingsNode, _ en: String, _ zh: String) {
    faults.append(SettingsFault(node.keyPlace, Phrase(en, zh)))
  }

  mutating func unknownKey(_ key: String, _ known: [String], _ node: SettingsNode) {
    let near = Nearest.nearest(to: key, in: known, limit: 1) { [$0] }.first
    fault(
      keyOf: node,
      "there is no \(key) here" + (near.map { "; did you mean \($0)?" } ?? "; known are ")
        + (near == nil ? known.joined(separator: ", ") + "." : ""),
      "这里没有 \(key)" + (near.map { "；是否指 \($0)？" } ?? "；可用的有 ")
        + (near == nil ? known.joined(separator: "、") + "。" : "")
    )
  }

  mutating func mapping(_ node: SettingsNode) -> [(key: String, value: SettingsNode)]? {
    if let pairs = node.pairs { return pairs }
    fault(node, "`key: value` was expected.", "应为“键: 值”。")
    return nil
  }

  mutating func text(_ node: SettingsNode) -> String? {
    if let text = node.text { return text }
    fault(node, "one value was expected.", "此处只能有一个值。")
    return nil
  }

  mutating func flag(_ node: SettingsNode) -> Bool {
    if let flag = node.flag { return flag }
    fault(node, "true or false was expected.", "应为 true 或 false。")
    return false
  }

  mutating func integer(_ node: SettingsNode) -> Int? {
    if let number = node.text?.wholeNumber { return number }
    fault(node, "a whole number was expected.", "应为整数。")
    return nil
  }

  /// The id of a record.
  mutating func id(_ node: SettingsNode) -> String? {
    guard let text = text(node) else { return nil }
    guard let refusal = Validation.refusal(ofID: text) else { return text }
    faults.append(SettingsFault(node.place, refusal.message))
    return nil
  }

  /// A text in both languages: `{en: …, zh: …}`, or one text for both.
  mutating func phrase(_ node: SettingsNode) -> Phrase? {
    if let text = node.text { return Phrase(same: text) }
    guard let pairs = mapping(node) else { return nil }
    var texts: [String: String] = [:]
    for (key, value) in pairs {
      guard Language(rawValue: key) != nil else {
        unknownKey(key, ["en", "zh"], value)
        continue
      }
      texts[key] = text(value)
    }
    guard let first = texts["en"] ?? texts["zh"] else {
      fault(node, "a text in en or zh was expected.", "应有 en 或 zh 的文字。")
      return nil
    }
    return Phrase(texts["en"] ?? first, texts["zh"] ?? first)
  }

  /// A name such as `Asia/Shanghai`; whether the machine knows it is for the edge to say.
  private mutating func timeZone(_ node: SettingsNode) -> String? {
    guard let text = text(node) else { return nil }
    let isName =
      text == "UTC"
      || text.contains("/")
        && text.utf8.allSatisfy { byte in
          byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        } && !text.hasPrefix("/") && !text.contains("..")
    if isName { return text }
    fault(
      node,
      "a time zone is named as in Asia/Shanghai.",
      "时区写作 Asia/Shanghai 这样的名称。"
    )
    return nil
  }

  // MARK: - Readings, thresholds, holidays

  private mutating func readReadings(_ node: SettingsNode) {
    for (key, value) in mapping(node) ?? [] where !value.isBlank {
      settings.readings[key] = text(value)
      enter(["readings", key], value)
    }
  }

  /// Notes where a value stands, so that what documents know of its names can be told there.
  private mutating func enter(_ path: [String], _ node: SettingsNode) {
    settings.entries.append(SettingsEntry(path: path, keyPlace: node.keyPlace, place: node.place))
  }

  /// `true` for all registers, or a list of them.
  private mutating func readTwoPersons(_ node: SettingsNode) {
    if let isForAll = node.flag {
      if isForAll { settings.twoPersons[Register.any] = node.place }
      return
    }
    guard let elements = node.elements else {
      fault(node, "true, false or a list of registers was expected.", "应为 true、false 或登记簿列表。")
      return
    }
    for element in elements {
      if let register = text(element) { settings.twoPersons[register] = element.place }
    }
  }

  /// Weights of dimensions by index; those of an index add up to 100.
  private mutating func readWeights(_ node: SettingsNode) {
    for (index, value) in mapping(node) ?? [] where !value.isBlank {
      var weights: [String: Number] = [:]
      for (dimension, entry) in mapping(value) ?? [] {
        guard let text = text(entry) else { continue }
        guard let number = Number(text), number >= 0, number <= 100, number.scale <= 4 else {
          fault(
            entry,
            "a weight between 0 and 100 was expected, with at most four decimals.",
            "权重应在 0 到 100 之间，最多四位小数。"
          )
          return
        }
        weights[dimension] = number
        enter(["weights", index, dimension], entry)
      }
      let sum = weights.values.map(\.tenThousandths).reduce(0, +)
      guard sum == 100 * 10_000 else {
        let shown = Number(units: sum, scale: 4)
        fault(
          keyOf: value,
          "the weights of \(index) add up to \(shown), not to 100.",
          "\(index) 的权重合计为 \(shown)，应为 100。"
        )
        continue
      }
      settings.weights[index] = weights
    }
  }

  private mutating func readThresholds(_ node: SettingsNode, _ keys: [String]) {
    for (key, value) in mapping(node) ?? [] where !value.isBlank {
      if value.pairs != nil {
        readThresholds(value, keys + [key])
      } else if let text = text(value) {
        settings.thresholds[keys + [key]] = threshold(text)
        enter(["thresholds"] + keys + [key], value)
      }
    }
  }

  /// A number, a percentage, a flag, or a text (a length of time, a day, a word).
  private func threshold(_ text: String) -> Value {
    if let number = Number(text) { return .number(number) }
    if text.hasSuffix("%"), let number = Number(text.dropLast()) { return .number(number) }
    return switch text {
    case "true": .flag(true)
    case "false": .flag(false)
    default: .text(text)
    }
  }

  private mutating func readHolidays(_ node: SettingsNode) {
    for (key, value) in mapping(node) ?? [] where !value.isBlank {
      guard let year = key.wholeNumber, Validation.years.contains(year) else {
        fault(keyOf: value, "a year was expected, not \(key).", "应为年份，而不是 \(key)。")
        continue
      }
      var off: [Day] = []
      var work: [Day] = []
      for (name, list) in mapping(value) ?? [] where !list.isBlank {
        switch name {
        case "off": off += days(list, year)
        case "work": work += days(list, year)
        default: unknownKey(name, ["off", "work"], list)
        }
      }
      settings.calendar = settings.calendar.adding(year: year, off: off, worked: work)
    }
  }

  /// Days and runs of days, `2027-01-01..2027-01-03`.
  private mutating func days(_ node: SettingsNode, _ year: Int) -> [Day] {
    var days: [Day] = []
    for element in node.elements ?? [] {
      let text = element.text ?? ""
      let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Day($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last, first.year == year, last.year == year
      else {
        fault(
          element,
          "a day of \(year) or a run such as \(year)-10-01..\(year)-10-07 was expected.",
          "应为\(year)年的某天，或 \(year)-10-01..\(year)-10-07 这样的一段。"
        )
        continue
      }
      days += (first.number...last.number).map { Day(number: $0) }
    }
    return days
  }
}
