import Canvas
import ZoneModel

/// The examples of a command's help: each as it can be typed, with what it does beside or below it.
struct HelpExamples {
  /// How many cells a line of help has.
  private static let room = 79

  private let examples: [(lines: [String], does: String?)]

  init(_ examples: [(command: String, does: Phrase?)], _ language: Language) {
    self.examples = examples.map { (Self.broken($0.command), $0.does?[language]) }
  }

  /// The lines, indented.
  var text: String {
    let column = column
    return examples.flatMap { lines, does -> [String] in
      let lines = lines.map { "  " + $0 }
      guard let does else { return lines }
      guard lines.count == 1, let line = lines.first, Self.width(line) <= column + 2 else {
        return lines + ["      " + does]
      }
      return [line + String(repeating: " ", count: column + 4 - Self.width(line)) + does]
    }.joined(separator: "\n")
  }

  /// The width of the widest command that still leaves room beside it, and beside all that are
  /// narrower, for what they do.
  private var column: Int {
    let told = examples.compactMap { lines, does in
      does.flatMap { does in lines.count == 1 ? (Self.width(lines[0]), Self.width(does)) : nil }
    }
    let fitting = told.map(\.0).filter { column in
      told.allSatisfy { $0.0 > column || column + $0.1 + 4 <= Self.room }
    }
    return fitting.max() ?? 0
  }

  /// A command in lines that the help does not break itself, continued as a shell reads it.
  private static func broken(_ command: String) -> [String] {
    guard width(command) > room - 2 else { return [command] }
    var lines: [String] = []
    for word in words(of: command) {
      if let last = lines.last, width(last) + width(word) + 5 <= room {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append((lines.isEmpty ? "" : "  ") + word)
      }
    }
    return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
  }

  /// The words of a command, each option with its value, quoted ones whole.
  private static func words(of command: String) -> [String] {
    var words: [String] = []
    var isQuoted = false
    for part in command.split(separator: " ", omittingEmptySubsequences: false) {
      let goesOn = isQuoted || words.last?.hasPrefix("--") == true && !part.hasPrefix("--")
      if goesOn, let last = words.popLast() {
        words.append(last + " " + part)
      } else {
        words.append(String(part))
      }
      if part.count(where: { $0 == "'" }) % 2 == 1 { isQuoted.toggle() }
    }
    return words
  }

  private static func width(_ text: String) -> Int { Lettering.unicode.width(text) }
}
