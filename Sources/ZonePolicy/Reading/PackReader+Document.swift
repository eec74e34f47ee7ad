import ZoneModel
import ZoneQuery

extension PackReader {
  /// The whole document.
  mutating func pack(_ root: PackNode) -> Pack? {
    guard root.pairs != nil else {
      fault(root, Phrase("`key: value` was expected", "应为“键: 值”"))
      return nil
    }
    knows(
      root,
      [
        "document", "version", "title", "issuer", "level", "issued", "binds", "precedence",
        "clauses", "settings",
        "rules", "targets", "tasks", "funds", "programmes", "matchings", "indexes",
      ]
    )
    guard let id = text(root, "document"), let version = text(root, "version"),
      let title = phrase(root, "title")
    else { return nil }
    packID = id
    binds = texts(root["binds"])
    let clauses = readClauses(root["clauses"])
    self.clauses = Set(clauses.map(\.number))
    for clause in clauses { clauseReach[clause.number] = clause.reach }
    let order = precedence(root["precedence"])
    var pack = Pack(
      id: id,
      version: version,
      title: title,
      issuer: phrase(root["issuer"]),
      level: root["level"].flatMap { level($0) },
      issued: day(root["issued"]),
      binds: binds,
      precedence: order.words,
      precedenceNames: order.names,
      clauses: clauses
    )
    for (name, node) in root["settings"]?.pairs ?? [] { setting(name, node, into: &pack) }
    pack.rules = entries(root["rules"], Phrase("rule", "规则")) { $0.rule($1) }
    rules = pack.rules
    pack.targets = entries(root["targets"], Phrase("target", "目标")) { $0.target($1) }
    pack.tasks = entries(root["tasks"], Phrase("task", "任务")) { $0.task($1) }
    pack.funds = entries(root["funds"], Phrase("fund", "资金")) { $0.fund($1) }
    pack.programmes = entries(root["programmes"], Phrase("programme", "申报项目")) {
      $0.programme($1)
    }
    pack.matchings = entries(root["matchings"], Phrase("matching", "匹配")) { $0.matching($1) }
    pack.indexes = entries(root["indexes"], Phrase("index", "评价指标体系")) { $0.index($1) }
    pack.settingsRead = settingsRead
    return pack
  }

  /// A figure that a store's settings give: what it is called, and whether it is a length of time.
  private mutating func setting(_ name: String, _ node: PackNode, into pack: inout Pack) {
    let isTime = node["time"] != nil
    if isTime, node["time"]?.text != "true" {
      fault(node["time"] ?? node, Phrase("only “time: true” may stand here", "此处只能写 time: true"))
    }
    if isTime { pack.times.insert(name) }
    pack.settings[name] = phrase(node, besides: ["time"])
  }

  /// The entries of a list that can be read; the faults of one that cannot name it.
  private mutating func entries<Entry>(
    _ list: PackNode?,
    _ kind: Phrase,
    _ read: (inout PackReader, PackNode) -> Entry?
  ) -> [Entry] {
    (list?.elements ?? []).compactMap { node in
      let before = faults.count
      if let entry = read(&self, node) { return entry }
      let name = node["id"]?.text ?? "\(node.line)"
      for place in before..<faults.count {
        faults[place].part = Phrase("\(kind.en) \(name)", "\(kind.zh) \(name)")
      }
      return nil
    }
  }

  /// The words of an order of precedence; `{id: {en: …, zh: …}}` names one that nothing else names.
  private mutating func precedence(
    _ node: PackNode?
  ) -> (words: [String], names: [String: Phrase]) {
    var words: [String] = []
    var names: [String: Phrase] = [:]
    for element in node?.elements ?? [] {
      if let word = element.text {
        words.append(word)
      } else if let pair = element.pairs?.first, let name = phrase(pair.value) {
        words.append(pair.key)
        names[pair.key] = name
      }
    }
    return (words, names)
  }

  private mutating func level(_ node: PackNode) -> Pack.Level? {
    if let level = node.text.flatMap({ Pack.Level(rawValue: $0) }) { return level }
    unknown(node.text ?? "", among: Pack.Level.allCases.map(\.rawValue), node)
    return nil
  }

  private mutating func readClauses(_ node: PackNode?) -> [Clause] {
    var clauses: [Clause] = []
    for (number, value) in node?.pairs ?? [] {
      if let text = value.text {
        let same = Phrase(same: number)
        clauses.append(Clause(number: number, says: Phrase(same: text), cited: same, reach: nil))
        continue
      }
      knows(value, ["en", "zh", "number", "reach"])
      guard let en = text(value, "en"), let zh = text(value, "zh") else { continue }
      let cited = value["number"].flatMap { phrase($0) } ?? Phrase(same: number)
      let reach = value["reach"].map { texts($0) }
      clauses.append(Clause(number: number, says: Phrase(en, zh), cited: cited, reach: reach))
    }
    return clauses
  }

  mutating func day(_ node: PackNode?) -> Day? {
    guard let node else { return nil }
    if let day = node.text.flatMap({ Day($0) }) { return day }
    fault(node, Phrase("a day such as 2020-12-31 was expected", "应为 2020-12-31 这样的日期"))
    return nil
  }

  mutating func integer(_ node: PackNode?) -> Int? {
    guard let node else { return nil }
    if let number = node.text.flatMap({ Int($0) }) { return number }
    fault(node, Phrase("a whole number was expected", "应为整数"))
    return nil
  }

  // MARK: - Targets

  mutating func target(_ node: PackNode) -> Target? {
    knows(
      node,
      [
        "id", "clause", "zone", "measures", "kind", "value", "dated", "test", "unit", "by",
        "period", "takes", "between", "figures", "better", "note", "reading",
      ]
    )
    let before = faults.count
    guard let id = id(node), let clause = clause(node), let zone = text(node, "zone"),
      let measures = phrase(node, "measures")
    else { return nil }
    let value = expression(node["value"], in: "zones", .value)
    var test: TargetTest?
    if let written = node["test"] {
      test = written.text.flatMap { TargetTest($0) }
      if test == nil {
        fault(written, Phrase("a test such as `>= 30` was expected", "应为 `>= 30` 这样的条件"))
      }
    }
    let kind: Target.Kind = choice(node, "kind", default: test == nil ? .direction : .figure)
    let better = texts(node["better"]).first
    let isDated = node["dated"]?.text == "true"
    let by = integer(node["by"])
    let unit = phrase(node["unit"])
    let (period, span) = period(node["period"])
    let range = FigureRange(sort(node["takes"]), within: bounds(node["between"]))
    let figures = kindOfFigures(node["figures"])
    let note = phrase(node["note"])
    let (readings, standard, setting) = targetReadings(node)
    guard faults.count == before else { return nil }
    let target = Target(
      id: id,
      pack: packID,
      clause: clause,
      metric: id,
      zone: zone,
      measures: measures,
      kind: kind,
      value: value,
      isDated: isDated,
      test: test,
      unit: unit,
      isPercent: unit?.en == "%",
      by: by,
      period: period,
      span: span,
      figures: figures,
      range: range,
      isLowerBetter: better == "lower",
      note: note,
      readings: readings,
      defaultReading: standard,
      readingSetting: setting ?? id
    )
    return target.read([:])
  }

  /// What a figure is of, and the period of which its readings must be.
  private mutating func period(_ node: PackNode?) -> (says: Phrase?, span: Target.Span?) {
    guard let node else { return (nil, nil) }
    let says = phrase(node, besides: ["of"])
    guard let of = node["of"] else { return (says, nil) }
    let span = of.text.flatMap { Target.Span(rawValue: $0) }
    if span == nil { unknown(of.text ?? "", among: Target.Span.allCases.map(\.rawValue), of) }
    return (says, span)
  }

  /// A kind of base figures.
  private mutating func kindOfFigures(_ node: PackNode?) -> String? {
    guard let node, let name = node.text else { return nil }
    let kinds = registry["base-figures"]?[field: "kind"]?.kind.choiceSet?.choices.map(\.id) ?? []
    if !kinds.contains(name) { unknown(name, among: kinds, node) }
    return name
  }

  /// What sort of figure a target is.
  private mutating func sort(_ node: PackNode?) -> FigureRange.Sort? {
    guard let node else { return nil }
    let sort = node.text.flatMap { FigureRange.Sort(rawValue: $0) }
    if sort == nil {
      unknown(node.text ?? "", among: FigureRange.Sort.allCases.map(\.rawValue), node)
    }
    return sort
  }

  /// Between which two figures a value lies.
  private mutating func bounds(_ node: PackNode?) -> ClosedRange<Number>? {
    guard let node else { return nil }
    let ends = (node.elements ?? []).compactMap { $0.text.flatMap { Number($0) } }
    guard ends.count == 2, node.elements?.count == 2, ends[0] <= ends[1] else {
      fault(
        node,
        Phrase("two figures such as [1, 16] were expected", "应为 [1, 16] 这样的两个数，由小到大")
      )
      return nil
    }
    return ends[0]...ends[1]
  }

  /// The ways to read a target, the usual one, and the rule whose setting chooses, if one does.
  private mutating func targetReadings(
    _ node: PackNode
  ) -> (readings: [Target.Reading], standard: String, setting: String?) {
    guard let written = node["reading"] else { return ([], "", nil) }
    knows(written, ["of", "default", "choices"])
    var readings: [Target.Reading] = []
    for (name, node) in written["choices"]?.pairs ?? [] {
      knows(node, ["says", "value", "period"])
      let (period, span) = period(node["period"])
      guard let says = phrase(node, "says"), text(node, "value") != nil,
        let value = expression(node["value"], in: "zones", .value)
      else { continue }
      readings.append(
        Target.Reading(id: name, says: says, value: value, period: period, span: span)
      )
    }
    let names = readings.map(\.id)
    guard let of = written["of"] else {
      return (readings, standardReading(of: written, among: names), nil)
    }
    guard let rule = rules.first(where: { $0.id == of.text }) else {
      unknown(of.text ?? "", among: rules.filter { $0.readings.count > 1 }.map(\.id), of)
      return (readings, "", nil)
    }
    if Set(rule.readings.map(\.id)) != Set(names) {
      let wanted = rule.readings.map(\.id).joined(separator: ", ")
      fault(
        of,
        Phrase(
          "the readings of the rule were expected: \(wanted)",
          "应与该规则的理解口径一致：\(wanted)"
        )
      )
    }
    return (readings, rule.defaultReading, rule.id)
  }

  /// The reading that is used unless a store names another; it must be one of them.
  mutating func standardReading(of node: PackNode, among names: [String]) -> String {
    guard let standard = text(node, "default") else { return "" }
    if !names.contains(standard), !names.isEmpty {
      unknown(standard, among: names, node["default"] ?? node)
    }
    return standard
  }

  // MARK: - Tasks and funds

  mutating func task(_ node: PackNode) -> PlannedTask? {
    knows(
      node,
      ["id", "clause", "number", "title", "says", "departments", "due", "continuous", "horizon"]
    )
    let before = faults.count
    guard let id = id(node), let clause = clause(node), let title = phrase(node, "title") else {
      return nil
    }
    let schedule: PlannedTask.Schedule =
      if let day = day(node["due"]) {
        .deadline(day)
      } else if node["continuous"]?.text == "true" {
        .continuous
      } else if let year = integer(node["horizon"]) {
        .horizon(year)
      } else {
        .unstated
      }
    let departments = (node["departments"]?.elements ?? []).compactMap { phrase($0) }
    let says = phrase(node["says"])
    let number = integer(node["number"])
    guard faults.count == before else { return nil }
    return PlannedTask(
      id: id,
      pack: packID,
      clause: clause,
      number: number,
      title: title,
      says: says,
      departments: departments,
      schedule: schedule
    )
  }

  mutating func fund(_ node: PackNode) -> NamedFund? {
    knows(node, ["id", "clause", "name", "kind", "stages", "purpose", "zone", "level"])
    let before = faults.count
    guard let id = id(node), let clause = clause(node), let name = phrase(node, "name"),
      text(node, "kind") != nil, let kind = fundChoices(node, "kind").first,
      let zone = text(node, "zone")
    else { return nil }
    let purpose = phrase(node["purpose"])
    let stages = fundChoices(node, "stages")
    let level = fundChoices(node, "level").first
    guard faults.count == before else { return nil }
    return NamedFund(
      id: id,
      pack: packID,
      clause: clause,
      name: name,
      kind: kind,
      stages: stages,
      purpose: purpose,
      zone: zone,
      level: level
    )
  }

  /// What an entry says of a field of the register of funds, by that field's choices.
  private mutating func fundChoices(_ node: PackNode, _ name: String) -> [Choice] {
    guard let value = node[name], let choices = registry["funds"]?[field: name]?.kind.choiceSet
    else {
      return []
    }
    return (value.elements ?? []).compactMap { part in
      let word = part.text ?? ""
      if let choice = choices[word] { return choice }
      unknown(word, among: choices.choices.map(\.id), part)
      return nil
    }
  }
}
