public import ZoneModel
import ZoneQuery

extension PolicyBook {
  /// What is wrong with what settings say under names that documents give: readings of clauses,
  /// figures that documents leave open, and weights of indexes.
  ///
  /// Where a pack could not be read in full, a name may be one of its own, so that names are not told.
  ///
  /// - Parameters:
  ///   - settings: what they say.
  ///   - registry: the registers with what they add; its own fields may ask for figures too.
  /// - Returns: everything that is wrong, each with its place in the text.
  public func faults(in settings: StoreSettings, _ registry: Registry) -> [SettingsFault] {
    let asked = packs.reduce(into: Set(self.settings.keys)) { $0.formUnion($1.settingsRead) }
      .union([EvaluationIndex.gradeSetting]).union(Self.settingsRead(by: settings, registry))
    var told: Set<Phrase> = []
    return settings.entries.compactMap { entry -> SettingsFault? in
      switch entry.path.first {
      case "readings": faultOfReading(entry, settings)
      case "thresholds": faultOfThreshold(entry, settings, asked)
      case "weights": faultOfWeight(entry, settings)
      default: nil
      }
    }
    // A name above several values is told of once.
    .filter { told.insert($0.message).inserted }
  }

  /// The figures that fields of the store's own ask for; what is wrong with their expressions is told
  /// by ``ZoneQuery/QueryCache/problems()``.
  private static func settingsRead(by settings: StoreSettings, _ registry: Registry) -> Set<String>
  {
    var read: Set<String> = []
    for addition in settings.additions {
      for field in addition.fields.map(\.field) {
        var texts: [(text: String, mode: ExpressionMode)] = []
        if let check = field.check { texts.append((check, .check)) }
        if case .computed(let computed) = field.kind { texts.append((computed.expression, .value)) }
        for (text, mode) in texts {
          let expression = try? Expression(
            parsing: text,
            in: addition.register,
            registry: registry,
            mode: mode
          )
          read.formUnion(expression?.settingsRead ?? [])
        }
      }
    }
    return read
  }

  private func faultOfReading(
    _ entry: SettingsEntry,
    _ settings: StoreSettings
  ) -> SettingsFault? {
    let id = entry.path[1]
    var known: [String: [String]] = [:]
    for rule in rules where rule.readings.count > 1 { known[rule.id] = rule.readings.map(\.id) }
    for target in targets where target.readings.count > 1 {
      known[target.readingSetting, default: []] += target.readings.map(\.id)
    }
    guard let choices = known[id] else {
      return unknown(
        id,
        among: known.keys.sorted(),
        entry.keyPlace,
        Phrase(
          "no rule or target that can be read in several ways is called \(id)",
          "没有名为 \(id)、可作多种理解的规则或目标"
        )
      )
    }
    guard let chosen = settings.readings[id], !choices.contains(chosen) else { return nil }
    return SettingsFault(
      entry.place,
      Phrase(
        "\(id) is read as \(choices.joined(separator: " or ")), not as \(chosen).",
        "\(id) 的理解方式应为 \(choices.joined(separator: " 或 "))，不能是 \(chosen)。"
      )
    )
  }

  private func faultOfThreshold(
    _ entry: SettingsEntry,
    _ settings: StoreSettings,
    _ asked: Set<String>
  ) -> SettingsFault? {
    let name = entry.path[1]
    guard asked.contains(name) else {
      return unknown(
        name,
        among: asked.sorted(),
        entry.keyPlace,
        Phrase("no document asks for \(name)", "没有文件用到 \(name)")
      )
    }
    let value = settings.thresholds[Array(entry.path.dropFirst())]
    if packs.contains(where: { $0.times.contains(name) }) {
      return value?.text.flatMap { TimeSpan($0) } == nil ? notATime(entry) : nil
    }
    if name == EvaluationIndex.gradeSetting, let fault = faultOfGrade(entry, settings) {
      return fault
    }
    // A pack that does not say what a figure is called does not say what it is either.
    guard self.settings[name] != nil || name == EvaluationIndex.gradeSetting,
      case .text(let text)? = value
    else { return nil }
    return SettingsFault(
      entry.place,
      Phrase("a number was expected, not \(text).", "应为数字，不能是 \(text)。")
    )
  }

  /// A limit of grades that is not below that of the better grade.
  private func faultOfGrade(_ entry: SettingsEntry, _ settings: StoreSettings) -> SettingsFault? {
    let name = EvaluationIndex.gradeSetting
    guard entry.path.count == 3, let place = EvaluationIndex.grades.firstIndex(of: entry.path[2]),
      let limit = settings.threshold(name, [entry.path[2]])?.number,
      let better = EvaluationIndex.grades.prefix(place).last(where: {
        settings.thresholds[[name, $0]]?.number.map { $0 <= limit } ?? false
      }), let above = settings.thresholds[[name, better]]?.number
    else { return nil }
    return SettingsFault(
      entry.place,
      Phrase(
        "\(entry.path[2]) begins at \(limit), which must be below \(better) (\(above)).",
        "\(entry.path[2]) 的起点 \(limit) 应低于 \(better) 的起点（\(above)）。"
      )
    )
  }

  private func notATime(_ entry: SettingsEntry) -> SettingsFault {
    SettingsFault(
      entry.place,
      Phrase(
        "a length of time was expected, such as 90d, 18m or 2y.",
        "应为一段时间，如 90d（天）、18m（月）、2y（年）。"
      )
    )
  }

  private func faultOfWeight(
    _ entry: SettingsEntry,
    _ settings: StoreSettings
  ) -> SettingsFault? {
    let (id, dimension) = (entry.path[1], entry.path[2])
    guard let index = indexes.first(where: { $0.id == id }) else {
      return unknown(
        id,
        among: indexes.map(\.id),
        entry.keyPlace,
        Phrase("there is no index \(id)", "没有指标体系 \(id)")
      )
    }
    let known = index.dimensions.map(\.id)
    guard !known.contains(dimension) else {
      let told = settings.weights[id] ?? [:]
      let left = known.filter { told[$0] == nil }
      guard !told.isEmpty, !left.isEmpty else { return nil }
      return SettingsFault(
        entry.keyPlace,
        Phrase(
          "the weights of \(id) leave out \(left.joined(separator: ", ")): each dimension has one, 0 "
            + "where it does not count.",
          "\(id) 的权重缺少 \(left.joined(separator: "、"))：每个维度都要有权重，不计的填 0。"
        )
      )
    }
    return unknown(
      dimension,
      among: known,
      entry.keyPlace,
      Phrase("\(id) has no dimension \(dimension)", "\(id) 没有维度 \(dimension)")
    )
  }

  private func unknown(
    _ word: String,
    among known: [String],
    _ place: SettingsPlace,
    _ what: Phrase
  ) -> SettingsFault? {
    guard faults.isEmpty else { return nil }
    let near = Nearest.names(to: word, among: known, limit: 1).first
    return SettingsFault(
      place,
      near.map {
        Phrase("\(what.en); did you mean \($0)?", "\(what.zh)；是否指 \($0)？")
      }
        ?? Phrase(
          "\(what.en); known are \(known.joined(separator: ", ")).",
          "\(what.zh)；可用的有 \(known.joined(separator: "、"))。"
        )
    )
  }
}
