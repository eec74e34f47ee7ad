import ZoneModel
import ZonePolicy

extension DashboardState {
  /// The target under the cursor of the overview, with how it stands.
  var overviewTarget: TargetStanding? {
    guard overview.area == .targets else { return nil }
    let (targets, line) = (overviewTargets, overview.line[.targets] ?? 0)
    return targets.indices.contains(line) ? targets[line] : nil
  }

  /// The record behind the overview's line under the cursor: that of an item, the zone of a target.
  var overviewRecord: RecordReference? {
    overview.item?.target
      ?? overviewTarget.map { RecordReference(register: "zones", id: $0.target.zone) }
  }

  /// Why the form of one record is not opened, if so.
  var whyNotEdited: Phrase? {
    if case .overview = screen, overview.item?.draft != nil || overviewTarget != nil {
      return whyNotWritable
    }
    return whyNoTarget ?? whyNotOneRecord ?? whyNotWritable
  }

  /// Why what the cursor is on is not edited there, if so.
  var whyNotEditedHere: Phrase? {
    if case .overview = screen { return whyNotEdited }
    return whyNotWritable
  }

  /// Opens the form of the reading that a target is judged by; where there is none, of a new one.
  mutating func editReading(of standing: TargetStanding) -> [Effect] {
    guard let record = standing.reading?.record, let register = registry[record.register] else {
      return enterReading()
    }
    return openForm(register, record, at: "value")
  }

  /// Why nothing is chosen on the overview's line under the cursor, if so.
  var whyNoChoicesHere: Phrase? {
    switch overview.area {
    case .attention: nil
    case .targets: whyNoReadings
    case .figures, .news:
      Phrase(
        "There is nothing to choose on this line; Enter opens what is behind it.",
        "此行没有可选的；按回车打开其内容。"
      )
    }
  }

  /// Lists the parts of the work list, or the ways to read the target under the cursor.
  mutating func openChoicesHere() -> [Effect] {
    guard overviewTarget == nil else { return openReadings() }
    let parts = ViewScope.all(of: .work)
    open(
      ListState(
        title: ViewKind.work.label,
        purpose: .scopes,
        items: parts.map { ListItem($0.id, $0.label, words: $0.id) }
      )
    )
    return []
  }
}
