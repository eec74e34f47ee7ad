import Glibc
import ZoneModel

/// What a person answers before something is saved.
enum Confirmation {
  case yes
  case no
  case again

  /// Asks where a person sits at the terminal; elsewhere the answer is yes.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - offersAgain: whether one may go back to the editor.
  ///   - language: the language.
  /// - Returns: the answer; no where the terminal is gone.
  static func ask(
    _ question: Phrase,
    offersAgain: Bool = false,
    in language: Language
  ) -> Confirmation {
    guard StandardStream.input.isTerminal, StandardStream.error.isTerminal else { return .yes }
    while true {
      StandardError.write(question[language] + (offersAgain ? " [y/n/e] " : " [y/n] "))
      guard let line = readLine() else { return .no }
      switch line.lowercased().first {
      case "y", "是": return .yes
      case "n", "否": return .no
      case "e", "改":
        if offersAgain { return .again }
      default: continue
      }
    }
  }
}
