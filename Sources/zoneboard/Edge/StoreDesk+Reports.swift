import ArgumentParser
import Canvas
import Dashboard
import Foundation
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// A report from a view of the store, with the month before it where the store goes back so far.
  ///
  /// - Returns: `nil` when it was stopped.
  /// - Throws: `CommandFailure` where an expression of the report does not fit the store's registers.
  func report(
    _ name: ReportName,
    on view: StoreView,
    with policies: PolicyEvaluator,
    zone: RecordReference?,
    subjects: [RecordReference],
    language: Language,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws(CommandFailure) -> ZoneReport? {
    let maker = try maker(name, on: view, policies, zone, subjects, language, isCancelled)
    do throws(ExpressionError) {
      return try maker.report(name)
    } catch {
      throw CommandFailure(.data, at: name.title, error.sentence)
    }
  }

  /// A report for programs: each row with the records behind it.
  ///
  /// - Returns: `nil` when it was stopped.
  /// - Throws: `CommandFailure` where an expression of the report does not fit the store's registers.
  func reportWithRecords(
    _ name: ReportName,
    on view: StoreView,
    with policies: PolicyEvaluator,
    zone: RecordReference?,
    subjects: [RecordReference],
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws(CommandFailure) -> Report? {
    let maker = try maker(name, on: view, policies, zone, subjects, call.language, isCancelled)
    do throws(ExpressionError) {
      guard let made = try maker.report(name) else { return nil }
      return try Report(made) { (opening) throws(ExpressionError) in
        try maker.records(behind: opening)
      }
    } catch {
      throw CommandFailure(.data, at: name.title, error.sentence)
    }
  }

  private func maker(
    _ name: ReportName,
    on view: StoreView,
    _ policies: PolicyEvaluator,
    _ zone: RecordReference?,
    _ subjects: [RecordReference],
    _ language: Language,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(CommandFailure) -> ReportMaker {
    ReportMaker(
      policies,
      before: name.comparesWithMonthBefore
        ? try evaluator(aMonthBefore: view.today) : nil,
      zone: zone,
      subjects: subjects,
      language: language,
      unless: isCancelled
    )
  }

  /// The records that a report is to be about, as they were named with commas between them.
  ///
  /// - Throws: `CommandFailure` where there is no such record, too few, or the report is about none.
  func subjects(
    of name: ReportName,
    _ text: String,
    on view: StoreView
  ) throws(CommandFailure) -> [RecordReference] {
    let words = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let subject = name.subject else {
      guard words.isEmpty else {
        throw CommandFailure(
          .usage,
          Phrase("\(name.rawValue) is not about chosen records", "\(name.title.zh)不针对个别记录"),
          next: Phrase("Leave out the ids.", "请去掉编号。")
        )
      }
      return []
    }
    let register = try registry.register(named: subject)
    var found: [RecordReference] = []
    for word in words {
      if name == .comparison {
        found.append(try zone(named: word, option: nil))
      } else {
        found.append(try record(word, in: register, of: view.board).reference)
      }
    }
    let least = name == .comparison ? 2 : 1
    guard Set(found).count >= least else {
      throw CommandFailure(
        .usage,
        Phrase(
          "\(name.rawValue) needs at least \(least) different ones of the \(register.label.en.lowercased())",
          "\(name.title.zh)至少需要 \(least) 条不同的\(register.label.zh)"
        ),
        next: Phrase("Write their ids with commas.", "请写出编号，用逗号分隔。")
      )
    }
    return found
  }

  /// Prints every annual fee of a patent's term.
  func printLadder(of patent: RecordReference, on view: StoreView) throws(CommandFailure) {
    let made = try report(
      .feeLadder,
      on: view,
      with: policies(on: view, by: settings),
      zone: nil,
      subjects: [patent],
      language: call.language,
      unless: { Interruption.wasRequested }
    )
    guard let made, !made.sections.isEmpty else { return }
    var output = StandardOutput()
    let lettering = Lettering.unicode
    try output.writeShown("\n" + Report(made).written(.text) { lettering.width($0) })
    try output.flush()
  }

  /// A report of the present or of a past moment for the screen.
  func report(
    _ request: ReportRequest,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) -> [Event] {
    do throws(CommandFailure) {
      let view = try view(of: request.moment)
      let made = try report(
        request.name,
        on: view,
        with: policies(on: view, by: settingsInForce.settings(on: store.board)),
        zone: request.zone,
        subjects: request.subjects,
        language: request.language,
        unless: isCancelled
      )
      return [
        made.map { .reported($0, ticket: request.ticket) } ?? .stopped(ticket: request.ticket)
      ]
    } catch {
      return [.stopped(ticket: request.ticket), .note(Message(.error, error.sentence))]
    }
  }

  private func view(of moment: Moment?) throws(CommandFailure) -> StoreView {
    guard let moment else { return present }
    do throws(StoreError) {
      let day = clock.day(of: moment)
      return StoreView(board: try store.board(asOf: moment), today: day, recordedOn: day)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Answers about the store of a month before a day; `nil` where it does not go back so far.
  private func evaluator(aMonthBefore day: Day) throws(CommandFailure) -> Evaluator? {
    let month = day.adding(months: -1)
    let end = try PointInTime("\(month)", option: "--as-of", dayEnd: .end, clock: clock)
    let earlier = try past(end).view
    return earlier.board.seq > 0 ? evaluator(of: earlier.board, today: month) : nil
  }
}
