import Canvas
import ZoneModel

extension DashboardState {
  /// Shows the board of a moment, or of now; taking many changes back goes on beside the screen.
  mutating func openBoard(asOf point: PastPoint?) -> [Effect] {
    idsMade += 1
    if let point {
      let text = localDateTime(of: point.time)
      running = Running(
        ticket: idsMade,
        title: Phrase("Going back to \(text)", "正在回到 \(text)"),
        progress: nil
      )
    }
    return [.openBoard(asOf: point, ticket: idsMade)]
  }

  /// Finds what changed between the two marked moments, or between the change and now.
  mutating func compare(_ history: HistoryState, _ change: Change) -> [Effect] {
    let marked = history.marks.count == 2 ? history.marks.sorted() : [change.seq]
    idsMade += 1
    running = Running(
      ticket: idsMade,
      title: Phrase("Comparing two moments", "正在比较两个时刻"),
      progress: nil
    )
    comparison = ComparisonRequest(
      ticket: idsMade,
      from: marked[0],
      to: marked.count == 2 ? marked[1] : nil,
      needsBoards: preferences.zone != nil
    )
    return comparison.map { [.compare($0)] } ?? []
  }

  /// Asks for the steps of a change that has too many for a page of the history.
  mutating func loadSteps(of change: Change) -> [Effect] {
    idsMade += 1
    running = Running(
      ticket: idsMade,
      title: Phrase("Reading the change", "正在读取修改"),
      progress: nil
    )
    let request = ComparisonRequest(
      ticket: idsMade,
      from: change.seq - 1,
      to: change.seq,
      change: change
    )
    comparison = request
    return [.compare(request)]
  }

  /// Shows what differs between two moments: of what the history is of, and of the zone.
  mutating func take(_ answer: Comparison) -> [Effect] {
    if running?.ticket == answer.ticket { running = nil }
    guard let request = comparison, request.ticket == answer.ticket,
      case .history(let history) = screen
    else { return [] }
    comparison = nil
    if let change = request.change {
      showPage(of: change, steps: differenceLines(answer.edits))
      return []
    }
    let wanted = history.query.wanted(answer.edits)
    let readers = answer.boards.map { reader.on($0) }
    let here = wanted.filter { isInZone($0, readers) }
    overlays.append(
      .page(
        PageState(
          title: comparisonTitle(request, history),
          lines: comparisonLines(here, elsewhere: wanted.count - here.count, answer.count)
        )
      )
    )
    return []
  }

  private func comparisonTitle(_ request: ComparisonRequest, _ history: HistoryState) -> Phrase {
    func moment(_ seq: Int) -> String {
      history.changes.first { $0.seq == seq }.map { localDateTime(of: $0.time) } ?? "\(seq)"
    }
    let from = moment(request.from)
    guard let last = request.to else { return Phrase("\(from) and now", "\(from) 与现在") }
    let to = moment(last)
    guard from == to else { return Phrase("\(from) and \(to)", "\(from) 与 \(to)") }
    // Two changes of one minute are told apart by their numbers.
    return Phrase(
      "\(from), changes \(request.from) and \(last)",
      "\(from)，第 \(request.from) 与第 \(last) 号修改"
    )
  }

  /// How many steps of a difference are written out.
  private static let linesShown = 1_000

  private func comparisonLines(
    _ edits: [Edit],
    elsewhere: Int,
    _ count: Int
  ) -> [Phrase] {
    var lines = [
      Phrase(
        "\(grouped(count)) changes; what differs after them:",
        "其间 \(grouped(count)) 次修改；前后差异："
      )
    ]
    if let zone = preferences.zone, elsewhere > 0 {
      let title = reader.title(of: RecordReference(register: "zones", id: zone))
      lines.append(
        Phrase(
          "Only \(title); \(grouped(elsewhere)) differences elsewhere (@ shows all zones).",
          "仅「\(title)」；其他园区另有 \(grouped(elsewhere)) 处（@ 看全部）。"
        )
      )
    }
    if edits.isEmpty {
      return lines + [Phrase(same: ""), Phrase("Nothing differs.", "没有差异。")]
    }
    return lines + differenceLines(edits)
  }

  /// Steps by files and registers, each register with how many records it is about.
  private func differenceLines(_ edits: [Edit]) -> [Phrase] {
    var lines: [Phrase] = []
    var byRegister: [String: [Edit]] = [:]
    for edit in edits {
      if let record = edit.record {
        byRegister[record.register, default: []].append(edit)
      } else {
        lines.append(words(for: edit))
      }
    }
    if !lines.isEmpty { lines.insert(Phrase(same: ""), at: 0) }
    var left = Self.linesShown
    for register in registry.registers {
      guard let own = byRegister[register.id] else { continue }
      lines.append(Phrase(same: ""))
      lines.append(heading(of: own, in: register))
      for edit in own.prefix(left) {
        lines += wrapped("  " + say(words(for: edit)))
      }
      left -= min(left, own.count)
    }
    let hidden = edits.count - Self.linesShown
    if hidden > 0 {
      lines.append(
        Phrase("and \(grouped(hidden)) more", "另有 \(grouped(hidden)) 处")
      )
    }
    return lines
  }

  /// `Enterprises: 3 made, 1 deleted, 12 records changed`.
  private func heading(of edits: [Edit], in register: Register) -> Phrase {
    var (made, deleted, changed) = (0, 0, Set<String>())
    for edit in edits {
      switch edit {
      case .create: made += 1
      case .delete: deleted += 1
      case .set(let record, _, _, _), .members(let record, _, _, _): changed.insert(record.id)
      case .adopt: break
      }
    }
    let parts = [
      (made, Phrase("\(made) made", "新建 \(made)")),
      (deleted, Phrase("\(deleted) deleted", "删除 \(deleted)")),
      (changed.count, Phrase("\(changed.count) changed", "修改 \(changed.count)")),
    ].filter { $0.0 > 0 }.map(\.1)
    return Phrase(
      register.label.en + ": " + parts.map(\.en).joined(separator: ", "),
      register.label.zh + "：" + parts.map(\.zh).joined(separator: "，")
    )
  }

  /// Whether a step is about a record that lay in the zone that all panes are narrowed to, at one of
  /// the two moments.
  private func isInZone(_ edit: Edit, _ readers: [BoardReader]) -> Bool {
    guard preferences.zone != nil, let reference = edit.record else { return true }
    return readers.contains { reader in
      reader.board.record(reference).map { reader.isInZone($0) } ?? false
    }
  }
}

extension HistoryQuery {
  /// The steps that are about what the query asks for.
  func wanted(_ edits: [Edit]) -> [Edit] {
    guard let register else { return edits }
    let ids = Set(records)
    return edits.filter { edit in
      guard let record = edit.record, record.register == register else { return false }
      guard ids.isEmpty || ids.contains(record.id) else { return false }
      return field == nil || edit.field == nil || edit.field == field
    }
  }
}
