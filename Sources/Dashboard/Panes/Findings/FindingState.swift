import Canvas
public import ZoneModel
import ZonePolicy

/// What the register and the rules in force say of one record, check by check.
public struct FindingState: Sendable {
  /// The record.
  public let reference: RecordReference
  /// The programme whose conditions are the checks; `nil` for those of the register and the rules.
  let programme: String?
  /// The sheet of the programme, once it has been evaluated.
  var sheet: ProgrammeSheet?
  /// The checks, what matters most first; `nil` until they have been evaluated.
  var items: [FindingItem]?
  /// Why there is nothing to be checked, if so.
  var gone: Phrase?
  /// What they were evaluated from.
  var key: OverviewKey?
  /// Which evaluation is awaited from the worker, if one is.
  var ticket: Int?
  /// The check that is shown, by its id; the first where it is not there.
  var current: String?
  /// Whether only what needs action is shown.
  var onlyMarked = false
  /// The line under the cursor, among those that can be chosen; `nil` until it is settled.
  var line: Int?
  /// The first line in view.
  var top = 0

  /// Makes the screen of a record's checks, with the one of a rule on top.
  init(_ reference: RecordReference, rule: String? = nil, programme: String? = nil) {
    self.reference = reference
    self.programme = programme
    current = rule
  }

  /// The checks that are shown.
  var shown: [FindingItem] {
    let all = items ?? []
    return onlyMarked ? all.filter(\.isActionNeeded) : all
  }

  /// The place of the check that is shown among those.
  var place: Int { shown.firstIndex { $0.id == current } ?? 0 }

  /// The check that is shown.
  var item: FindingItem? { shown.indices.contains(place) ? shown[place] : nil }
}

/// A line of the screen of findings.
struct FindingLine: Sendable {
  /// What choosing it does.
  enum Choice: Hashable, Sendable {
    /// Closes a gap.
    case closing(Closing.Act)
    /// Lists the other readings of the clause.
    case readings
    /// Shows the clause in full.
    case clause
    /// Shows another check.
    case check(String)
  }

  /// What stands on it.
  enum Content: Sendable {
    case heading(String, trailing: String?, mark: DetailMark?)
    case labelled(String, String)
    case text(String, Style)
    case value(String, String, String, isKnown: Bool)
    case check(DetailMark, String)
  }

  var content: Content
  var choice: Choice?

  /// The columns that the name of a value has on a line of so many.
  static func room(forNames columns: Int) -> Int { (columns - 4) * 2 / 5 }
}
