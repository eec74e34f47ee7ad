import ZoneModel
import ZoneQuery

/// Finds the word that somebody meant.
enum Words {
  /// The sentence that offers the nearest word; empty where none is near.
  static func suggestion(for word: String, among words: some Sequence<String>) -> Phrase {
    guard let nearest = Nearest.names(to: word, among: Array(words), limit: 1).first else {
      return Phrase(same: "")
    }
    return Phrase("; nearest: \(nearest)", "；最接近的是 \(nearest)")
  }

  /// The sentence that offers the field of a register whose id or label is nearest to a word.
  static func suggestion(for word: String, in register: Register) -> Phrase {
    register.nearestFields(to: word).first.map {
      Phrase("; nearest: \($0)", "；最接近的是 \($0)")
    } ?? Phrase(same: "")
  }
}

extension Phrase {
  /// Both texts, one after the other.
  static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.en + right.en, left.zh + right.zh)
  }
}
