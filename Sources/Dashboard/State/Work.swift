import ZoneModel
import ZonePolicy
import ZoneQuery

/// Something to be counted or looked up that may outlast a frame, so that it belongs on the worker.
public struct Work: Sendable {
  /// What there is to do.
  enum Task: Sendable {
    /// Count the next part of what the overview shows.
    case figures(OverviewFigures)
    /// Find the records of registers that refer to a record.
    case referrers(RecordReference, in: [Register])
    /// Gather all that is known of a record by day.
    case timeline(RecordReference, DetailKey)
    /// Count the values of a field, to be ticked.
    case values(ValuesRequest)
    /// Count the next part of what the packs say of the board.
    case survey(PolicySurvey)
    /// Say what the register and the rules in force find on a record, or how it meets the conditions
    /// of a programme.
    case findings(RecordReference, programme: String?)
    /// Find the programmes that a record may apply for.
    case programmes(RecordReference)
    /// Evaluate every version of a programme for a record.
    case versions(RecordReference, programme: String, compares: Bool)
    /// Score what is offered for a demand.
    case matches(RecordReference)
    /// List what can be matched: demands, needs, scenarios that are still looking.
    case demands
    /// Count the records of a register by one or two of their fields.
    case counts(CountKey)
    /// Find who is in which carrier of the chain.
    case chain
    /// Say what the register and the rules in force find on several records.
    case checks([RecordReference])
    /// Look for what is due on records that refer to those of a register.
    case marks(String)
    /// Look for what changes that came in did in a zone.
    case arrivals([Change], zone: String)
  }

  /// Which answer belongs to it.
  public let ticket: Int
  let task: Task
  let reader: BoardReader

  /// Does it unless it is stopped, which makes way for what a person waits for.
  ///
  /// - Parameter isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: what came of it, or that it was stopped.
  /// - Complexity: O(*n*) in the records that are looked at.
  public func answer(
    unless isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> WorkAnswer {
    let result: WorkAnswer.Result
    switch task {
    case .figures(let figures):
      result = .figures(reader.countNext(figures, unless: isCancelled))
    case .referrers(let reference, let registers):
      var found: [String: [String]] = [:]
      for register in registers where !isCancelled() {
        found[register.id] = reader.referrers(of: reference, in: register)
      }
      result = .referrers(reference, found)
    case .timeline(let reference, let key):
      let made = reader.timeline(of: reference, key: key, unless: isCancelled)
      result = .timeline(reference, made)
    case .values(let request):
      result = .values(reader.values(of: request, unless: isCancelled))
    case .survey(let survey):
      result = .survey(reader.surveyNext(survey, unless: isCancelled))
    case .findings(let reference, let programme):
      let book = reader.policies()
      let sheet = programme.flatMap { reader.conditions(of: $0, for: reference) }
      var answer = FindingsAnswer(
        key: reader.overviewKey,
        book: book,
        faults: book.told
      )
      answer.sheet = sheet?.sheet
      answer.gone = reader.whyNoChecks(of: reference, programme: programme, book)
      result = .findings(
        programme == nil ? reader.checks(of: reference) : sheet?.items ?? [],
        answer
      )
    case .programmes(let reference):
      result = .cases(.programmes(reference, reader.programmes(for: reference)))
    case .versions(let reference, let programme, let compares):
      let sheets = reader.versions(of: programme, for: reference)
      result = .cases(.versions(reference, sheets, compares: compares))
    case .matches(let reference):
      let policy = reader.policy
      let proposals = policy.matching(of: reference.register).flatMap { matching in
        reader.board.record(reference).map { policy.proposals(of: matching, for: $0) }
      }
      result = .cases(.matches(reference, proposals))
    case .counts(let key): result = .counts(reader.counts(key, unless: isCancelled))
    case .demands: result = .cases(.demands(reader.demands(unless: isCancelled)))
    case .chain:
      var answer = ChainAnswer(key: reader.overviewKey)
      do throws(ExpressionError) {
        answer.links = try reader.chain(unless: isCancelled)
      } catch {
        answer.problem = error.sentence
      }
      result = .chain(answer)
    case .checks(let references):
      var found: [RecordChecks] = []
      for reference in references where !isCancelled() {
        found.append(RecordChecks(reference: reference, items: reader.checks(of: reference)))
      }
      result = .cases(.checks(found))
    case .marks(let register):
      result = .marks(
        register,
        areOthers: reader.dueElsewhere.find(register, reader, unless: isCancelled)
      )
    case .arrivals(let changes, let zone):
      let found = reader.inZone(zone, changes, unless: isCancelled)
      result = .arrivals(ArrivalsAnswer(zone: zone, changes: changes, inZone: found))
    }
    return WorkAnswer(ticket: ticket, result: isCancelled() ? .stopped : result)
  }
}

/// What belongs to the checks of a record.
struct FindingsAnswer: Sendable {
  var key: OverviewKey
  var book: PolicyBook?
  /// The sheet of the programme that was asked about.
  var sheet: ProgrammeSheet?
  /// Why there is nothing to be checked, if so.
  var gone: Phrase?
  /// What is wrong in the policy packs.
  var faults: [Phrase]
}

/// What came of some work.
public struct WorkAnswer: Sendable {
  enum Result: Sendable {
    case figures(OverviewFigures)
    case referrers(RecordReference, [String: [String]])
    case timeline(RecordReference, DetailTimeline?)
    case values(ValuesAnswer)
    case findings([FindingItem], FindingsAnswer)
    case cases(CaseAnswer)
    case survey(PolicySurvey)
    case chain(ChainAnswer)
    case counts(CountAnswer?)
    case marks(String, areOthers: Bool)
    case arrivals(ArrivalsAnswer)
    case stopped
  }

  /// Which work it answers.
  public let ticket: Int
  let result: Result
}

extension DashboardState {
  /// Takes what came of some work.
  mutating func take(_ answer: WorkAnswer) -> [Effect] {
    switch answer.result {
    case .figures(let figures): take(figures, ticket: answer.ticket)
    case .referrers(let reference, let found): take(found, of: reference, ticket: answer.ticket)
    case .timeline(let reference, let made): take(made, of: reference, ticket: answer.ticket)
    case .values(let values): take(values, ticket: answer.ticket)
    case .survey(let survey): take(survey, ticket: answer.ticket)
    case .findings(let items, let found): take(items, from: found, ticket: answer.ticket)
    case .cases(let found): take(found, ticket: answer.ticket)
    case .counts(let found): take(found, ticket: answer.ticket)
    case .chain(let found): take(found, ticket: answer.ticket)
    case .marks(let register, let areOthers):
      takeMarks(of: register, areOthers: areOthers, ticket: answer.ticket)
    case .arrivals(let found): take(found, ticket: answer.ticket)
    case .stopped: return wasStopped(answer.ticket)
    }
    return []
  }
}
