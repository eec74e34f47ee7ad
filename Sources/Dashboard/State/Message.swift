public import ZoneModel

/// What the message line says until the next key.
public struct Message: Hashable, Sendable {
  /// How much it matters.
  public enum Kind: Hashable, Sendable {
    /// Worth knowing.
    case note
    /// Something was done.
    case done
    /// Something to look at.
    case warning
    /// Something was not done.
    case error
  }

  /// How much it matters.
  public let kind: Kind
  /// The text.
  public let text: Phrase

  /// Makes a message.
  public init(_ kind: Kind, _ text: Phrase) {
    self.kind = kind
    self.text = text
  }

  /// Makes a message of the first of some reasons, with the next step.
  init(refusals: [Refusal]) {
    guard let first = refusals.first else {
      self.init(.error, Phrase("Not done.", "没有执行。"))
      return
    }
    var text = Self.sentence(first.message)
    if let next = first.nextStep.map(Self.sentence) {
      text = Phrase(text.en + " " + next.en, text.zh + next.zh)
    }
    if refusals.count > 1 {
      text = Phrase(
        text.en + " (and \(refusals.count - 1) more)",
        text.zh + "（另有 \(refusals.count - 1) 条）"
      )
    }
    self.init(first.isError ? .error : .warning, text)
  }

  /// A reason as a sentence of its own: reasons of the store are parts of a command's line.
  private static func sentence(_ phrase: Phrase) -> Phrase {
    let start = phrase.en.prefix(1).uppercased() + phrase.en.dropFirst()
    let isWhole = phrase.en.last.map { ".!?:”)".contains($0) } ?? true
    let isWholeZh = phrase.zh.last.map { "。！？：”」）.".contains($0) } ?? true
    return Phrase(start + (isWhole ? "" : "."), phrase.zh + (isWholeZh ? "" : "。"))
  }
}
