import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension TargetStanding {
  /// The value as a share of the figure that it is compared with, the other way round where less is
  /// better, so that 1 is the goal; never cut at 1.
  var share: Double? {
    guard let value, let part = target.test?.parts.first, part.figure != 0 else { return nil }
    let share = value.approximate / part.figure.approximate
    guard target.isLowerBetter || [.atMost, .less].contains(part.comparison) else { return share }
    return share > 0 ? 1 / share : 1
  }

  /// How much it matters.
  var mark: DetailMark {
    switch judgement {
    case .met, .towards: .ok
    case .missed: .act
    case .behind, .above, .away: .soon
    case .unchanged: .info
    case .unknown: .unknown
    }
  }
}

extension TaskStanding {
  var mark: DetailMark {
    switch state {
    case .done, .active: .ok
    case .doneLate, .open: .info
    case .late: .act
    case .stalled: .soon
    case .unrecorded: .unknown
    }
  }

  var style: Style {
    switch state {
    case .done, .active: .ok
    case .doneLate, .open: .body
    case .late: .act
    case .stalled: .soon
    case .unrecorded: .unknown
    }
  }
}

extension PlannedTask.Schedule {
  /// The schedule in words.
  var label: Phrase {
    switch self {
    case .deadline(let day): Phrase("by \(day)", "\(day) 前")
    case .continuous: Phrase("continuous", "持续推进")
    case .horizon(let year): Phrase("to \(year)", "至 \(year) 年")
    case .unstated: Phrase("not stated", "未载明")
    }
  }

  var kindLabel: Phrase {
    switch self {
    case .deadline: Phrase("With a day", "有明确期限")
    case .continuous: Phrase("Continuous", "持续推进")
    case .horizon: Phrase("Within the document's years", "规划期内")
    case .unstated: Phrase("Not stated", "未载明")
    }
  }
}
