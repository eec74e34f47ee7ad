import Canvas
import ZoneModel

/// A search in all registers.
public struct SearchRequest: Sendable {
  /// Which answer belongs to it.
  public let ticket: Int
  /// The text.
  public let text: String
  /// The board with what reads it.
  let reader: BoardReader

  /// Does the search unless it is stopped; in a large store it belongs on the worker.
  ///
  /// - Parameter isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: `nil` when it was stopped.
  /// - Complexity: O(*n*) in the bytes of all records, until enough are found.
  public func answer(
    unless isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> SearchAnswer? {
    let hits = reader.ofItsOwn().search(text, limit: 60, isCancelled: isCancelled)
    return hits.map { SearchAnswer(ticket: ticket, text: text, hits: $0) }
  }
}

/// The records that a search found.
public struct SearchAnswer: Sendable {
  /// One of them.
  struct Hit: Sendable {
    var reference: RecordReference
    var title: String
    /// The value with the text in it, where that is not the title.
    var excerpt: String?
  }

  /// Which request it answers.
  public let ticket: Int
  let text: String
  let hits: [Hit]
}

extension DashboardState {
  /// Stores with more records are searched on the worker.
  private static let inlineSearchLimit = 60_000
  /// The same for text that is not ASCII: each record is read then, and a key may not wait for it.
  private static let inlineReadingLimit = 2_000

  /// Opens the search in all registers.
  mutating func openFind(_ text: String) -> [Effect] {
    overlays.removeAll { overlay in
      if case .list = overlay { true } else { false }
    }
    return openFind(text, for: .find, Phrase("Find in all registers", "在全部登记簿中查找"))
  }

  /// Opens the search in all registers for a record that a field of the form is to name.
  mutating func openFind(_ text: String, for field: Field) -> [Effect] {
    openFind(text, for: .findFor(field: field.id), field.label)
  }

  private mutating func openFind(
    _ text: String,
    for purpose: ListState.Purpose,
    _ title: Phrase
  ) -> [Effect] {
    var list = ListState(
      title: title,
      purpose: purpose,
      intro: [Self.findIntro],
      items: []
    )
    list.query = TextField(text)
    open(list)
    return text.isEmpty ? [] : searchAll()
  }

  private static let findIntro = Phrase(
    "Type a part of a name, a number or any text.",
    "输入名称、编号或任意文字的一部分。"
  )

  /// Searches for what was typed in the topmost list, here or on the worker.
  mutating func searchAll() -> [Effect] {
    guard case .list(let list)? = overlays.last, list.purpose.isFind else { return [] }
    if searchTicket != nil {
      wantsAnotherSearch = true
      return [.stop]
    }
    let text = list.query.text.trimmed
    idsMade += 1
    let request = SearchRequest(ticket: idsMade, text: text, reader: reader)
    let count = registry.registers.reduce(0) { $0 + board.source($1.id).count }
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    let limit = isPlain ? Self.inlineSearchLimit : Self.inlineReadingLimit
    guard count > limit, !text.isEmpty else {
      let hits = text.isEmpty ? [] : reader.search(text, limit: 60) ?? []
      show(SearchAnswer(ticket: request.ticket, text: text, hits: hits))
      return []
    }
    searchTicket = request.ticket
    running = Running(
      ticket: request.ticket,
      title: Phrase("Searching all registers", "正在查找全部登记簿"),
      progress: nil
    )
    return makeWay() + [.search(request)]
  }

  /// Takes what a search found.
  mutating func take(_ answer: SearchAnswer) -> [Effect] {
    if running?.ticket == answer.ticket { running = nil }
    guard searchTicket == answer.ticket else { return [] }
    show(answer)
    return searchAgain()
  }

  /// Searches once more where the text has changed meanwhile.
  mutating func searchAgain() -> [Effect] {
    searchTicket = nil
    guard wantsAnotherSearch else { return [] }
    wantsAnotherSearch = false
    return searchAll()
  }

  private mutating func show(_ answer: SearchAnswer) {
    guard case .list(var list)? = overlays.last, list.purpose.isFind else { return }
    let words = Narrowing.words(of: answer.text)
    let kept =
      words.isEmpty || list.purpose != .find
      ? []
      : drafts.map { draftItem($0) }.filter { item in
        Narrowing.rank(of: item, for: words) != nil
      }
    list.replace(
      items: kept
        + answer.hits.map { hit in
          ListItem(
            hit.reference.description,
            Phrase(same: hit.title),
            note: hit.excerpt.map { Phrase(same: $0) },
            right: registry[hit.reference.register].map { say($0.singular) } ?? ""
          )
        }
    )
    if answer.text.isEmpty {
      list.intro = [Self.findIntro]
    } else if answer.hits.isEmpty, kept.isEmpty {
      let text = answer.text
      list.intro = [Phrase("Nothing has “\(text)” in it.", "没有包含「\(text)」的记录。")]
    } else {
      list.intro = []
    }
    overlays[overlays.count - 1] = .list(list)
  }
}
