import Canvas
import ZoneModel

/// Why a command did not do what it was asked: the thing and its place, what is wrong with it, and
/// what to do next.
struct CommandFailure: Error, Hashable, Sendable {
  /// The status that the program ends with.
  var status: ExitStatus
  /// The thing and where it is, such as a file with line and column; `nil` where the message says it.
  var place: Phrase?
  /// What is wrong, and what was expected.
  var message: Phrase
  /// One line each, for the parts of what is wrong.
  var details: [Phrase] = []
  /// What the person can do.
  var nextStep: Phrase?
  /// The part of the message that says why, where another failure may say the same.
  var reason: String?

  init(
    _ status: ExitStatus,
    at place: Phrase? = nil,
    _ message: Phrase,
    details: [Phrase] = [],
    next nextStep: Phrase? = nil
  ) {
    self.status = status
    self.place = place
    self.message = message
    self.details = details
    self.nextStep = nextStep
  }

  /// The whole as one line for a screen.
  var sentence: Phrase {
    func sentence(_ language: Language, _ colon: String) -> String {
      let placed = (place.map { $0[language] + colon } ?? "") + message[language]
      return nextStep.map { placed + (language == .zh ? "。" : ". ") + $0[language] } ?? placed
    }
    return Phrase(sentence(.en, ": "), sentence(.zh, "："))
  }

  /// The whole in one language, as it is written to standard error.
  func text(in language: Language) -> String {
    let colon = language == .zh ? "：" : ": "
    var lines = ["zoneboard: " + (place.map { $0[language] + colon } ?? "") + message[language]]
    lines += details.map { "  " + $0[language] }
    if let nextStep { lines.append("  " + nextStep[language]) }
    // What people typed is in it, and may hold what a terminal would act on.
    return lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { Lettering.unicode.shown(String($0)) }.joined(separator: "\n") + "\n"
  }
}
