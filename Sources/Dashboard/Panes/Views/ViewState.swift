import Canvas
public import ZoneModel

/// What a view across panes shows.
public enum ViewKind: String, Sendable, CaseIterable {
  /// What needs attention.
  case work
  /// What is due.
  case due
  /// The targets of the documents.
  case targets
  /// The tasks of the documents.
  case tasks
  /// Findings by rule.
  case findings
  /// Findings by record.
  case records
  /// The chain of carriers: who is where, and who may move on.
  case chain
  /// The records of a register, counted by one or two of their fields.
  case counts

  /// Its name.
  public var label: Phrase {
    switch self {
    case .work: Phrase("Needs attention", "要办的事")
    case .due: Phrase("Due", "到期事项")
    case .targets: Phrase("Progress of targets", "目标进展")
    case .tasks: Phrase("Progress of tasks", "任务进展")
    case .findings: Phrase("Findings by rule", "按规则核查")
    case .records: Phrase("Findings by record", "按记录核查")
    case .chain: Phrase("Incubation chain", "孵化链条")
    case .counts: Phrase("Count by", "分组统计")
    }
  }
}

/// A view across panes and where the person is in it.
public struct ViewState: Sendable {
  /// The area that has the keys.
  enum Area: Hashable, Sendable {
    case calendar
    case list
  }

  /// What it shows.
  public let kind: ViewKind
  /// Which part of it, by the id of the scope.
  var scope: String
  /// For findings by record: the one rule that they are of.
  var rule: String?
  /// For a count: what is counted by what.
  var count: CountRequest?
  /// What was counted last.
  var counts: CountAnswer?
  /// Which count is awaited from the worker, if one is.
  var countTicket: Int?
  /// For a count: which of the values that stand across is chosen, from 1; 0 for the whole row.
  var column = 0
  /// Only rows with these words are shown.
  var filter = ""
  /// The filter while it is typed.
  var bar: TextField?
  /// Whether only what needs action is shown.
  var onlyMarked = false
  /// Whether the days stand in a month.
  var isMonth = false
  /// The day under the cursor of the month.
  var day: Day
  var area = Area.list
  /// The marked rows.
  var marks: Set<String> = []
  /// The row under the cursor, by its id.
  var cursor: String?
  /// The place of that row.
  var line = 0
  /// Whether that row, or all marked ones, went away while a list or line over the view asks what to
  /// do with them, so that nothing stands in for them.
  var isLost = false
  /// The first line in view.
  var top = 0
  /// All rows of the scope.
  var all: [ViewRow] = []
  /// The rows that are shown.
  var rows: [ViewRow] = []
  /// All rows of the scope, by day, for the month.
  var days: [Day: [DetailMark]] = [:]
  /// What all rows were made from.
  var basis: ViewBasis?
  /// What they were narrowed by to those that are shown.
  var narrowing: ViewNarrowing?

  init(_ kind: ViewKind, scope: String? = nil, rule: String? = nil, day: Day) {
    self.kind = kind
    self.scope = scope ?? ViewScope.usual(of: kind)
    self.rule = rule
    self.day = day
  }

  /// The row under the cursor.
  var row: ViewRow? { !isLost && rows.indices.contains(line) ? rows[line] : nil }

  /// The rows that commands act on: the marked ones, else the one under the cursor.
  var targets: [ViewRow] {
    let marked = rows.filter { marks.contains($0.id) }
    return marked.isEmpty ? row.map { [$0] } ?? [] : marked
  }

  /// The records of the rows that commands act on, each once.
  var allRecords: [RecordReference] {
    var seen: Set<RecordReference> = []
    return targets.compactMap(\.record).filter { seen.insert($0).inserted }
  }

  /// The records that commands act on, of one register: that of the first of them.
  var records: [RecordReference] {
    let all = allRecords
    return all.filter { $0.register == all[0].register }
  }
}

/// What all rows of a view were made from; where one of these differs they are made anew.
struct ViewBasis: Hashable, Sendable {
  var survey: Int
  var chain: Int
  var work: WorkKey?
  var seq: Int
  var language: Language
  var scope: String
  var rule: String?
  var isMonth: Bool
  var counted: CountKey?
  var column: Int
}

/// Which of the rows of a view are shown.
struct ViewNarrowing: Hashable, Sendable {
  var filter: String
  var onlyMarked: Bool
  var day: Day?
}

/// A cell of a view.
enum ViewCell: Sendable {
  case text(String, Style)
  /// A bar that may go beyond its goal.
  case bar(Double?)

  static func text(_ text: String) -> ViewCell { .text(text, .body) }
}

/// A column of a view.
struct ViewColumn: Sendable {
  /// How wide it is.
  enum Room: Sendable {
    /// As its texts need, up to so many columns.
    case fit(Int)
    /// A share of what is left.
    case share(Int)
  }

  var label: Phrase
  var room: Room
  var align: Alignment = .leading
}

/// A row of a view.
struct ViewRow: Sendable, Identifiable {
  /// What Enter opens.
  enum Target: Hashable, Sendable {
    case nothing
    case record(RecordReference)
    case finding(RecordReference, rule: String?)
    case rule(String)
    case register(String, filter: String, onlyMarked: Bool)
    case draft(String)
    case new(register: String, values: Fields)
  }

  var id: String
  var mark: DetailMark?
  /// Whether something of it is missing though it bears no mark, as a pair of a count without records.
  var lacks = false
  /// The heading that it stands under.
  var group: Phrase?
  var cells: [ViewCell]
  /// What is said of it below the list: a label and a text each.
  var details: [(label: Phrase, text: Phrase)]
  var target: Target
  /// The record that commands act on.
  var record: RecordReference?
  /// The item of the work list, where it is one.
  var item: AttentionItem?
  /// The words that a filter looks at.
  var words: String
  var day: Day?
}

/// A part of a view.
struct ViewScope: Sendable {
  var id: String
  var label: Phrase

  /// The parts of a kind of view; the first is the usual one.
  static func all(of kind: ViewKind) -> [ViewScope] {
    switch kind {
    case .work:
      [
        ViewScope(id: "open", label: Phrase("Open", "待办")),
        ViewScope(id: "mine", label: Phrase("My work", "我的工作")),
        ViewScope(id: "unassigned", label: Phrase("Unassigned", "未分配")),
        ViewScope(id: "since", label: Phrase("Since my last visit", "上次来访以来")),
        ViewScope(id: "put-off", label: Phrase("Put off", "已推迟")),
        ViewScope(id: "gone", label: Phrase("Gone, because their cause is gone", "原因已消失")),
        ViewScope(id: "all", label: Phrase("All", "全部")),
      ]
    case .due:
      [
        ViewScope(id: "90", label: Phrase("Late and in 90 days", "逾期及 90 天内")),
        ViewScope(id: "30", label: Phrase("Late and in 30 days", "逾期及 30 天内")),
        ViewScope(id: "late", label: Phrase("Late", "已逾期")),
        ViewScope(id: "mine", label: Phrase("Mine", "我的")),
        ViewScope(id: "400", label: Phrase("All, 400 days ahead", "全部（未来 400 天）")),
      ]
    case .targets:
      [
        ViewScope(id: "document", label: Phrase("By document", "按文件")),
        ViewScope(id: "judgement", label: Phrase("By how they stand", "按进展")),
        ViewScope(id: "year", label: Phrase("By year", "按目标年")),
      ]
    case .tasks:
      [
        ViewScope(id: "department", label: Phrase("By department", "按责任部门")),
        ViewScope(id: "kind", label: Phrase("By kind of schedule", "按期限类型")),
        ViewScope(id: "state", label: Phrase("By state", "按进展")),
        ViewScope(id: "document", label: Phrase("By document", "按文件")),
      ]
    case .findings:
      [
        ViewScope(id: "document", label: Phrase("By document", "按文件")),
        ViewScope(id: "register", label: Phrase("By register", "按登记簿")),
      ]
    case .records:
      [
        ViewScope(id: "register", label: Phrase("By register", "按登记簿")),
        ViewScope(id: "most", label: Phrase("Most findings first", "问题多的在前")),
      ]
    case .chain: Register.carrierKinds.map { ViewScope(id: $0.id, label: $0.label) }
    case .counts: [ViewScope(id: kind.rawValue, label: kind.label)]
    }
  }

  static func usual(of kind: ViewKind) -> String { all(of: kind)[0].id }
}
