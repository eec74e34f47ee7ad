public import ZoneModel

/// What became of a half-filled form that was sent to be kept.
public struct DraftReport: Hashable, Sendable {
  /// The form as it was sent.
  public let draft: FormDraft
  /// Why it is not kept, in a few words; `nil` where it is.
  public let failure: Phrase?

  /// Makes a report.
  public init(_ draft: FormDraft, failure: Phrase? = nil) {
    self.draft = draft
    self.failure = failure
  }
}

/// How far a half-filled form of this session is kept.
struct DraftKeeping: Hashable, Sendable {
  /// What was sent last.
  var draft: FormDraft
  /// Whether it is not known yet what became of that.
  var isAwaited = true
  /// When it was last kept, local time; `nil` where it never was.
  var keptAt: String?
  /// Why what was sent last is not kept, where it is known not to be.
  var failure: Phrase?

  /// Whether what was typed is known to be kept to the last letter.
  var isKept: Bool { !isAwaited && failure == nil }
}

extension DashboardState {
  /// The half-filled forms of this session: those that are open, and those that were left.
  public var unfinished: [FormDraft] {
    var all = keeping.mapValues(\.draft)
    for case .form(let form) in screens {
      if let draft = form.draft(in: self) { all[draft.key] = draft }
    }
    return all.values.sorted { $0.key < $1.key }
  }

  /// Notes which half-filled forms were sent to be kept or thrown away.
  mutating func noteKeeping(of effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .keepDraft(let draft):
        var one = keeping[draft.key] ?? DraftKeeping(draft: draft)
        one.draft = draft
        one.isAwaited = true
        keeping[draft.key] = one
      case .dropDraft(let key): keeping[key] = nil
      default: break
      }
    }
  }

  /// How far a form is kept; `nil` where nothing of it was sent.
  func keeping(of form: FormState) -> DraftKeeping? { keeping[form.draftKey(in: self)] }

  /// Takes what became of a half-filled form that was sent.
  mutating func take(_ report: DraftReport) -> [Effect] {
    let key = report.draft.key
    // What was saved or dropped meanwhile needs no draft.
    guard var one = keeping[key] else { return goOnLeaving() }
    let isNews = one.failure == nil
    one.failure = report.failure
    if report.failure == nil { one.keptAt = clock.time }
    // Of what was typed since, the answer is still to come.
    if one.draft == report.draft { one.isAwaited = false }
    keeping[key] = one
    if wantsToLeave { return goOnLeaving() }
    if let why = report.failure {
      if isNews { message = Message(.warning, Self.notKept(why)) }
    } else if message == Self.leftWords(isKept: false) {
      message = Self.leftWords(isKept: true)
    }
    return []
  }

  /// Tries again to keep what could not be kept.
  func keepAgain() -> [Effect] {
    keeping.values.filter { $0.failure != nil }.sorted { $0.draft.key < $1.draft.key }
      .map { .keepDraft($0.draft) }
  }

  private static func notKept(_ why: Phrase) -> Phrase {
    Phrase(
      "Your draft is not kept: \(why.en). It is tried again with each key.",
      "草稿没有保存：\(why.zh)。每次按键都会重试。"
    )
  }

  // MARK: - Leaving a form

  /// Leaves the form; its draft is kept, and that is said.
  ///
  /// Where it could not be kept, the person is asked first.
  mutating func leaveForm() -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    guard form.draft(in: self) != nil, let why = keeping(of: form)?.failure else {
      return leaveFormNow()
    }
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("The draft is not kept", "草稿没有保存"),
          text: [
            Phrase("\(why.en).", "\(why.zh)。").withCapital,
            Phrase(
              "What you typed is in this window only, and is lost when you leave zoneboard.",
              "您填写的内容只在这个窗口里，退出 zoneboard 就会丢失。"
            ),
          ],
          answers: [
            .init(label: Phrase("Back to the form", "回到表单"), then: .nothing),
            .init(
              label: Phrase("Leave the form; F5 finds it meanwhile", "离开表单；此间按 F5 可以找到"),
              then: .leaveForm
            ),
          ]
        )
      )
    )
    return []
  }

  /// Leaves the form without a question; F5 finds what was typed, also where it cannot be kept.
  mutating func leaveFormNow() -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    goBack()
    guard let draft = form.draft(in: self) else { return closing(form) }
    message = Self.leftWords(isKept: false)
    drafts.removeAll { $0.key == draft.key }
    drafts.insert(draft, at: 0)
    return [.keepDraft(draft), .keepDraftsNow]
  }

  /// What is said of a form that was left.
  private static func leftWords(isKept: Bool) -> Message {
    Message(
      .note,
      isKept
        ? Phrase(
          "Not saved; the draft is kept. F5 finds it.",
          "没有保存；草稿已保留，F5 可以找到。"
        )
        : Phrase("Not saved; F5 finds what you typed.", "没有保存；F5 可以找到您填写的内容。")
    )
  }

  // MARK: - Leaving the program

  /// Leaves, once every half-filled form is known to be kept; where one cannot be, the person is
  /// asked, and also who wants to leave again before the disk has answered.
  mutating func leave() -> [Effect] {
    guard !wantsToLeave else {
      askBeforeHaste()
      return []
    }
    var drafts = keeping.filter { !$0.value.isKept }.mapValues(\.draft)
    if case .form(let form) = screen, let draft = form.draft(in: self) {
      drafts[draft.key] = draft
    }
    guard !drafts.isEmpty else { return leaveNow() }
    wantsToLeave = true
    closeLeavingDialog()
    message = Message(
      .note,
      Phrase(
        "Keeping your draft, then leaving. F10 once more leaves without waiting.",
        "正在保存草稿，随后退出。再按一次 F10 可不等待就退出。"
      )
    )
    // A draft waits behind a save, and a save that waits for others is not waited for.
    var effects: [Effect] = []
    if case .waiting = condition { effects.append(.stop) }
    effects += drafts.sorted { $0.key < $1.key }.map { .keepDraft($0.value) }
    return effects + [.keepDraftsNow]
  }

  /// Leaves, whatever is kept.
  mutating func leaveNow() -> [Effect] {
    wantsToLeave = false
    if asOf == nil { preferences.lastSeen = board.seq }
    preferences.lastVisit = clock.now.milliseconds
    return [.keep(preferences), .leave]
  }

  /// Goes on with leaving once all answers are there.
  private mutating func goOnLeaving() -> [Effect] {
    guard wantsToLeave, !keeping.values.contains(where: \.isAwaited) else { return [] }
    let lost = keeping.values.filter { $0.failure != nil }.sorted { $0.draft.key < $1.draft.key }
    guard !lost.isEmpty else { return leaveNow() }
    wantsToLeave = false
    askBeforeLosing(lost)
    return []
  }

  private mutating func askBeforeHaste() {
    closeLeavingDialog()
    let waiting = keeping.values.filter(\.isAwaited).sorted { $0.draft.key < $1.draft.key }
    let names = waiting.prefix(4).map { Phrase(same: draftName($0.draft)) }
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("The disk does not answer yet", "磁盘尚未响应"),
          text: names + [
            Phrase(
              "What you typed there last may not be kept if you leave now.",
              "现在退出，上面最后填写的内容可能不会保留。"
            )
          ],
          answers: [
            .init(label: Phrase("Wait for it", "继续等待"), then: .nothing),
            .init(label: Phrase("Leave at once", "立即退出"), then: .leaveAtOnce),
          ]
        )
      )
    )
  }

  private mutating func askBeforeLosing(_ lost: [DraftKeeping]) {
    var text = lost.prefix(4).map { one -> Phrase in
      let (name, count) = (draftName(one.draft), one.draft.texts.count)
      let why = one.failure ?? Phrase(same: "")
      return Phrase(
        "\(name), \(count.counted("field", "fields")): \(why.en)",
        "\(name)，\(count) 个字段：\(why.zh)"
      )
    }
    if lost.count > 4 {
      text.append(Phrase("and \(lost.count - 4) more", "另有 \(lost.count - 4) 份"))
    }
    text.append(
      Phrase(
        "What you typed there is in this window only: leaving loses it.",
        "所填内容只在这个窗口里，退出就会丢失。"
      )
    )
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("Unfinished, and not kept", "未完成且没有保存"),
          text: text,
          answers: [
            .init(label: Phrase("Stay", "不退出"), then: .nothing),
            .init(label: Phrase("Try again to keep it", "再试着保存草稿"), then: .command("leave")),
            .init(label: Phrase("Leave; what was typed is lost", "退出，放弃所填内容"), then: .leave),
          ]
        )
      )
    )
  }

  /// Takes the question about leaving away, since it is asked anew.
  private mutating func closeLeavingDialog() {
    overlays.removeAll { overlay in
      guard case .dialog(let dialog) = overlay else { return false }
      return dialog.answers.contains { $0.then == .leave || $0.then == .leaveAtOnce }
    }
  }
}

extension Phrase {
  /// The same as the beginning of a sentence.
  fileprivate var withCapital: Phrase { Phrase(en.prefix(1).uppercased() + en.dropFirst(), zh) }
}
