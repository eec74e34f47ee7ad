/// A language that the program speaks.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case en
  /// Simplified Chinese.
  case zh
}

/// A text for people, in every language of the program.
///
/// The module whose reason it is makes the phrase; the edge (screen or command line) chooses the
/// language.
public struct Phrase: Hashable, Sendable {
  /// The English text.
  public let en: String
  /// The Chinese text.
  public let zh: String

  /// Makes a phrase of its two texts.
  @inline(never)
  public init(_ en: String, _ zh: String) {
    self.en = en
    self.zh = zh
  }

  /// Makes a phrase that reads the same in both languages, such as a name or a number.
  public init(same text: String) {
    self.init(text, text)
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}

extension Int {
  /// A number with what is counted, in English: `1 record`, `2 records`.
  public func counted(_ one: String, _ several: String) -> String {
    "\(self) \(self == 1 ? one : several)"
  }
}
