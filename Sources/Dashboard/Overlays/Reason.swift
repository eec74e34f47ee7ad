import ZoneModel

extension DashboardState {
  /// Keeps the change that is on its way, so that it can be sent again with a reason.
  mutating func noteSending(of effects: [Effect]) {
    for case .commit(let draft) in effects { sentDraft = draft }
  }

  /// The change that was refused for nothing but rules of documents.
  func refusedByRules(_ report: RefusalReport) -> ChangeDraft? {
    let errors = report.refusals.filter(\.isError)
    guard report.collisions.isEmpty, !errors.isEmpty,
      errors.allSatisfy({ $0.code == .policy }),
      let sentDraft, sentDraft.id == report.draft
    else { return nil }
    return sentDraft
  }

  /// Says which rule refused a change, and asks for the reason to do it all the same.
  mutating func ask(forReasonOf draft: ChangeDraft, _ report: RefusalReport) -> [Effect] {
    let effects = formWasRefused(report) ?? []
    var line = LineState(
      title: Phrase("Reason to save all the same", "仍要保存的理由"),
      purpose: .reason(draft)
    )
    let rules = report.refusals.filter(\.isError).map { Message(refusals: [$0]).text }
    line.reading = Message(
      .error,
      Phrase(rules.map(\.en).joined(separator: " "), rules.map(\.zh).joined(separator: ""))
    )
    overlays.append(.line(line))
    message = nil
    return effects
  }

  /// Sends a refused change again with the reason that a person gave; without one it stays refused.
  mutating func send(_ draft: ChangeDraft, why: String) -> [Effect] {
    guard !why.isEmpty else {
      message = Message(.note, Phrase("Not saved.", "没有保存。"))
      return []
    }
    var draft = draft
    draft.why = why
    if case .form(var form) = screen {
      form.sent = draft.id
      screen = .form(form)
    }
    return [.commit(draft)]
  }
}
