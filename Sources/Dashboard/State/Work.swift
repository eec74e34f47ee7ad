import ZoneModel

/// Something to be counted or looked up that may outlast a frame, so that it belongs on the worker.
public struct Work: Sendable {
  /// What there is to do.
  enum Task: Sendable {
    /// Count the next part of what the overview shows.
    case figures(OverviewFigures)
    /// Find the records of registers that refer to a record.
    case referrers(RecordReference, in: [Register])
  }

  /// Which answer belongs to it.
  public let ticket: Int
  let task: Task
  let reader: BoardReader

  /// Does it.
  ///
  /// - Complexity: O(*n*) in the records that are looked at.
  public func answer() -> WorkAnswer {
    switch task {
    case .figures(let figures):
      return WorkAnswer(ticket: ticket, result: .figures(reader.countNext(figures)))
    case .referrers(let reference, let registers):
      var found: [String: [String]] = [:]
      for register in registers {
        found[register.id] = reader.referrers(of: reference, in: register)
      }
      return WorkAnswer(ticket: ticket, result: .referrers(reference, found))
    }
  }
}

/// What came of some work.
public struct WorkAnswer: Sendable {
  enum Result: Sendable {
    case figures(OverviewFigures)
    case referrers(RecordReference, [String: [String]])
  }

  /// Which work it answers.
  public let ticket: Int
  let result: Result
}

extension DashboardState {
  /// Takes what came of some work.
  mutating func take(_ answer: WorkAnswer) {
    switch answer.result {
    case .figures(let figures): take(figures, ticket: answer.ticket)
    case .referrers(let reference, let found): take(found, of: reference, ticket: answer.ticket)
    }
  }
}
