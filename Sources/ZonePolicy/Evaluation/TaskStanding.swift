public import ZoneModel
import ZoneQuery

/// How a task stands on a day.
public struct TaskStanding: Sendable {
  /// Its state; a continuous task is active or stalled and never late.
  public enum State: String, Sendable, CaseIterable {
    /// Done, in time where there was a time.
    case done
    /// Done after its day.
    case doneLate = "done-late"
    /// Its day is over and it is not done.
    case late
    /// It is not done and has time, or nothing was done for it yet.
    case open
    /// It goes on.
    case active
    /// It goes on, but nothing was heard of it for the set time.
    case stalled
    /// Nothing is recorded of it.
    case unrecorded

    /// The state in words.
    public var label: Phrase {
      switch self {
      case .done: Phrase("done", "已完成")
      case .doneLate: Phrase("done late", "逾期完成")
      case .late: Phrase("late", "已逾期")
      case .open: Phrase("open", "进行中")
      case .active: Phrase("active", "持续推进")
      case .stalled: Phrase("stalled", "停滞")
      case .unrecorded: Phrase("nothing recorded", "无记录")
      }
    }
  }

  /// The task.
  public let task: PlannedTask
  /// The clause as it is cited.
  public let citation: Phrase
  /// Its state.
  public let state: State
  /// The record of its progress, where there is one.
  public let record: RecordReference?
  /// The last progress.
  public let lastProgress: Day?
}

extension PolicyEvaluator {
  /// How the tasks of the packs stand; those of one document with its id.
  ///
  /// The progress of a task is the record of `plan-tasks` with the task's id, or that names it.
  public func tasks(of pack: String? = nil) -> [TaskStanding] {
    let source = evaluator.context.board.source("plan-tasks")
    var records: [String: Record] = [:]
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot) else { continue }
      records[record["task"]?.text ?? record["entry"]?.text ?? record.id] = record
    }
    return book.tasks.filter { pack == nil || $0.pack == pack }
      .map { standing(of: $0, records[$0.id]) }
  }

  private func standing(of task: PlannedTask, _ record: Record?) -> TaskStanding {
    TaskStanding(
      task: task,
      citation: book.citation(task.pack, task.clause),
      state: state(of: task, record),
      record: record?.reference,
      lastProgress: record?["lastProgressOn"]?.day
    )
  }

  private func state(of task: PlannedTask, _ record: Record?) -> TaskStanding.State {
    let today = evaluator.context.today
    let isDone = record?["state"]?.text == "done"
    let doneOn = record?["doneOn"]?.day
    switch task.schedule {
    case .continuous:
      guard let record else { return .unrecorded }
      if record["state"]?.text == "stalled" { return .stalled }
      guard let last = record["lastProgressOn"]?.day else {
        return record["state"]?.text == "open" ? .open : .active
      }
      guard case .span(let span)? = evaluator.context.setting("task-stalled-after", []) else {
        return .active
      }
      return span.after(last) < today ? .stalled : .active
    case .deadline(let due):
      if isDone || doneOn != nil {
        return (doneOn ?? record?["lastProgressOn"]?.day).map { $0 > due } ?? false
          ? .doneLate : .done
      }
      return due < today ? .late : .open
    case .horizon, .unstated:
      guard let record else { return .unrecorded }
      if isDone || doneOn != nil { return .done }
      if record["state"]?.text == "stalled" { return .stalled }
      return record["state"]?.text == "open" && record["lastProgressOn"] == nil ? .open : .active
    }
  }
}
