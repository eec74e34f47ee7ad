/// What the words of a search through the history may stand for there.
///
/// The journal keeps logins, ids, and sentences in the language of whoever made the change; people
/// search for names, labels, and sentences as their screen shows them.
public struct HistoryWords: Sendable {
  private let registry: Registry
  private let people: [(login: String, name: Phrase)]

  /// Makes the words of some registers and of the people in the staff register.
  public init(registry: Registry, people: [(login: String, name: Phrase)]) {
    self.registry = registry
    self.people = people
  }

  /// A word with everything that it may stand for, in lower case: people by their names, registers,
  /// fields and actions by their labels in either language, the sentences that the program calls
  /// changes by, and the kinds of act.
  ///
  /// - Parameter word: what somebody typed, without blanks.
  /// - Returns: the spellings, of which any one is meant.
  /// - Complexity: that of all labels.
  public func spellings(of word: String) -> [String] {
    let word = word.lowercased()
    var spellings: Set<String> = [word]
    func add(_ text: String, for phrase: Phrase) {
      let isMeant = phrase.en.lowercased().contains(word) || phrase.zh.contains(word)
      if isMeant, !text.isEmpty { spellings.insert(text.lowercased()) }
    }
    for person in people { add(person.login, for: person.name) }
    // A single letter stands in nearly all labels.
    guard word.unicodeScalars.count > 1 else { return spellings.sorted() }
    for register in registry.registers {
      add(register.id, for: register.label)
      for field in register.fields { add(field.id, for: field.label) }
      for action in register.actions {
        add(action.label.en, for: Phrase(same: action.label.zh))
        add(action.label.zh, for: Phrase(same: action.label.en))
      }
    }
    for operation in Operation.allCases {
      guard let names = operation.searchNames else { continue }
      let isMeant =
        names.en.split(separator: " ").contains { $0 == word } || names.zh.contains(word)
      if isMeant { spellings.insert(operation.rawValue) }
    }
    for start in ChangeLabelForm.starts {
      add(start.en, for: Phrase(same: start.zh))
      add(start.zh, for: Phrase(same: start.en))
    }
    return spellings.sorted()
  }
}

extension Operation {
  /// What rows and tables say of changes of this kind; `nil` of plain edits, of which they say nothing.
  fileprivate var searchNames: Phrase? {
    switch self {
    case .edit: nil
    case .undo: Phrase("undo taken back", "撤销")
    case .redo: Phrase("redo done again", "重做")
    case .revert: Phrase("revert taken back", "撤回")
    case .import: Phrase("import imported", "导入")
    case .adopt: Phrase("adopt put in force", "采用生效")
    }
  }
}
