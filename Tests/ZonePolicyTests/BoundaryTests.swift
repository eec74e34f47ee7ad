import Testing
import ZoneModel
import ZonePolicy

/// That the cases of the rules would notice a comparison that takes in its figure where the document
/// leaves it out, or the other way round.
struct BoundaryTests {
  /// A comparison in the test of a rule, turned into the one that differs from it at the figure alone.
  struct Turned: Sendable, CustomStringConvertible {
    let rule: String
    let number: Int
    let sign: String
    let book: PolicyBook

    var description: String { "\(rule) \(number): \(sign)" }
  }

  private static let others = [">=": ">", "<=": "<", ">": ">=", "<": "<="]

  /// Comparisons at whose figure nothing can stand, with the reason.
  private static let without: [String: String] = [:]

  /// The packs, each with the n-th comparison of every rule's test turned.
  static let turned: [Turned] = {
    var found: [Turned] = []
    let files = RuleCases.files(in: "Sources/ZonePolicy/Packs")
    for number in 0... {
      var places: [(rule: String, sign: String)] = []
      let texts = files.map { file, text in (file: file, text: turn(text, number, &places)) }
      guard !places.isEmpty else { break }
      let book = PolicyBook(reading: texts, registry: .standard)
      found += places.map { Turned(rule: $0.rule, number: number, sign: $0.sign, book: book) }
    }
    return found
  }()

  /// A pack with one comparison of each rule's tests turned; tells which.
  private static func turn(
    _ text: String,
    _ number: Int,
    _ places: inout [(rule: String, sign: String)]
  ) -> String {
    var isOfRules = false
    var rule = ""
    var seen = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if let first = line.first, first.isLetter { isOfRules = line.hasPrefix("rules:") }
      if line.hasPrefix("  - id: ") { (rule, seen) = (String(line.dropFirst(8)), 0) }
      guard isOfRules, let start = line.firstRange(of: "test: \"")?.upperBound else {
        return String(line)
      }
      var turned = String(line[..<start])
      var rest = line[start...]
      while let match = rest.firstMatch(of: #/ (>=|<=|>|<) /#) {
        turned += rest[..<match.range.lowerBound]
        let sign = String(match.output.1)
        turned += " \(seen == number ? others[sign] ?? sign : sign) "
        if seen == number { places.append((rule, sign)) }
        seen += 1
        rest = rest[match.range.upperBound...]
      }
      return turned + rest
    }
    return lines.joined(separator: "\n")
  }

  @Test func `there are comparisons in the tests of rules`() {
    #expect(Self.turned.count > 40)
    #expect(Set(Self.turned.map(\.rule)).count > 30)
  }

  @Test(arguments: turned)
  func `a case of the rule stands at the figure of each comparison`(turned: Turned) throws {
    let rule = try #require(turned.book.rule(turned.rule))
    let cases = RuleCases.all.filter { $0.rule.id == turned.rule }
    let isNoticed = cases.contains { example in
      let world = RuleWorld(rule, example.written)
      return world.evaluator.verdict(of: rule, on: world.subject) != example.verdict
    }
    #expect(isNoticed == (Self.without["\(turned)"] == nil), "\(cases.count) cases")
  }

  @Test(
    arguments: RuleCases.all.filter {
      $0.number == 0 && $0.verdict == .met && $0.rule.zonePath != nil
        && $0.rule.register != "zones" && $0.rule.reach != ["*"] && $0.written["with"] == nil
        && $0.written["zone"] == nil && !String(describing: $0.written).contains("REACH")
    }
  )
  func `of a record of which it is not known where it lies a rule says that`(
    example: RuleCase
  ) throws {
    let world = RuleWorld(example.rule, example.written, isPlaced: false)
    let finding = world.evaluator.finding(of: example.rule, on: world.subject)
    #expect(finding.verdict == .unknown)
    #expect(!finding.missing.isEmpty)
    let tally = try #require(world.evaluator.tally(example.rule))
    #expect(tally.count(.unknown) >= 1)
  }
}
