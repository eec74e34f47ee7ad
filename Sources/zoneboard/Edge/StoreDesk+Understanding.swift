import Synchronization
import ZoneModel
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// Tells how a value was understood where that is not what was typed, and which words are new.
  func tell(_ entry: Entry, of field: Field, in register: Register, _ text: String) {
    guard entry.newWords.isEmpty else {
      let words = NewWords()
      words.note(entry.newWords, in: field)
      for line in told(words, in: register) { call.tell(line) }
      return
    }
    // An id, or what is kept as it was typed, needs no explaining.
    let kept = entry.value?.text ?? ""
    guard let understood = entry.understood, kept != text, !kept.hasSuffix("/" + text) else {
      return
    }
    let place = Phrase("\(field.label.en): \(text) ", "\(field.label.zh)：\(text) ")
    call.tell(place + understood)
  }

  /// Tells from which day of each record a length is counted.
  func tellCounting(_ field: Field, of register: Register, _ text: String) {
    guard let start = field.countsFrom else { return }
    let label = register[field: start]?.label ?? Phrase(same: start)
    call.tell(
      Phrase(
        "\(field.label.en): \(text) counted from “\(label.en)”, where that is missing from today",
        "\(field.label.zh)：\(text) 自“\(label.zh)”起算，没有该日期时自今天起算"
      )
    )
  }

  /// How many new words are told.
  private static let mostTold = 20

  /// The words of open sets that neither the sets nor any record has, each with the nearest there is.
  func told(_ words: NewWords, in register: Register) -> [Phrase] {
    let found = words.all
    guard !found.isEmpty else { return [] }
    let evaluator = evaluator(of: store.board)
    let new = found.filter { !evaluator.isUsed($0.word, in: $0.field, of: register) }
    let lines = new.prefix(Self.mostTold).map { found in
      Phrase(
        "\(found.field.label.en): “\(found.word)” is a new word",
        "\(found.field.label.zh)：“\(found.word)”是新词"
      ) + found.nearest
    }
    let more = new.count - lines.count
    return lines
      + (more > 0 ? [Phrase("… and \(more) more new words", "……另有 \(more) 个新词")] : [])
  }
}

/// Words that open sets do not have, each once in the order in which they came.
///
/// A class with a lock, because the rows of an import are read by what a `Sendable` closure does.
final class NewWords: Sendable {
  /// A word and the field that it was written in.
  struct Found {
    let field: Field
    let word: String

    /// What was perhaps meant; empty where the set has nothing near.
    var nearest: Phrase {
      guard let set = field.kind.choiceSet else { return Phrase(same: "") }
      let near = Nearest.nearest(to: word, in: set.choices, limit: 1) {
        [$0.id, $0.label.en, $0.label.zh]
      }
      return near.first.map { Phrase("; nearest: \($0.id)", "；最接近的是 \($0.label.zh)（\($0.id)）") }
        ?? Phrase(same: "")
    }
  }

  private let words = Mutex<(found: [Found], seen: Set<[String]>)>(([], []))

  /// All of them.
  var all: [Found] { words.withLock { $0.found } }

  /// Takes in words of a field.
  func note(_ new: [String], in field: Field) {
    guard !new.isEmpty else { return }
    words.withLock { words in
      for word in new where words.seen.insert([field.id, word]).inserted {
        words.found.append(Found(field: field, word: word))
      }
    }
  }
}

extension CommandFailure {
  /// A field to which a command line gives two values.
  static func givenTwice(_ field: Field, of register: Register) -> CommandFailure {
    CommandFailure(
      .usage,
      at: Phrase(same: "\(register.id) \(field.id)"),
      Phrase("this field is given twice", "这个字段给了两次"),
      next: Phrase("Nothing was changed. Give it one value.", "没有改动任何数据。请只给一个值。")
    )
  }
}
