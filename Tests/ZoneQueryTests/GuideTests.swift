import Foundation
import Testing
import ZoneModel
import ZoneQuery

struct GuideTests {
  private struct Example {
    let register: String
    let mode: ExpressionMode
    let text: String
  }

  /// The examples of the guide: the lines of each block up to their remarks.
  private func examples() throws -> [Example] {
    let guide = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/expressions.md")
    var examples: [Example] = []
    var heading: (register: String, mode: ExpressionMode)?
    for line in try String(contentsOf: guide, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("```") {
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        heading =
          words.count == 2
          ? (words[0], try #require(ExpressionMode(rawValue: words[1]))) : nil
      } else if let heading {
        let example = line.firstRange(of: "  ").map { line[..<$0.lowerBound] } ?? line
        examples.append(
          Example(register: heading.register, mode: heading.mode, text: String(example))
        )
      }
    }
    return examples
  }

  @Test func `every example of the guide is right`() throws {
    let examples = try examples()
    #expect(examples.count > 20)
    for example in examples {
      do {
        _ = try Expression(
          parsing: example.text,
          in: example.register,
          registry: .standard,
          mode: example.mode
        )
      } catch {
        Issue.record("\(example.text): \(error.sentence.en)")
      }
    }
  }
}
