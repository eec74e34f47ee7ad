import Dispatch
import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct PackReadingTests {
  private static let head = """
    document: trial
    version: "1"
    title: {en: Trial, zh: 试行}
    binds: [huairou-district]
    clauses:
      "1": {en: First, zh: 第一条}
    rules:

    """

  private func read(_ rules: String) -> (pack: Pack?, faults: [PackFault]) {
    Pack.read(Self.head + rules, file: "trial.yaml", registry: .standard)
  }

  @Test func `a rule is read with its clause, register and reach`() throws {
    let (pack, faults) = read(
      """
        - id: small
          clause: "1"
          says: {en: Small firms may ask., zh: 小企业可申请。}
          kind: eligibility
          strictness: permissive
          about: enterprises
          test: "size:(micro, small)"

      """
    )
    #expect(faults.isEmpty)
    let rule = try #require(pack?.rules.first)
    #expect(rule.clause == "1")
    #expect(rule.reach == ["huairou-district"])
    #expect(rule.zonePath == "zone")
    #expect(rule.isOffer)
    #expect(pack?.citation(of: "1").en == "Trial 1")
  }

  @Test func `an entry with the id of another document's, or a rule of no known kind, is off`()
    throws
  {
    func pack(_ document: String, _ id: String, kind: String = "duty") -> String {
      Self.head.replacing("document: trial", with: "document: \(document)") + """
          - id: \(id)
            clause: "1"
            says: {en: Firms report., zh: 企业应报告。}
            kind: \(kind)
            about: enterprises

        """
    }
    let texts = [
      ("one.yaml", pack("one", "report")), ("two.yaml", pack("two", "report")),
      ("three.yaml", pack("three", "other", kind: "dutty")), ("one.yaml", pack("one", "report")),
    ]
    let book = PolicyBook(reading: texts, registry: .standard)
    // Whoever reads them together finds the same.
    let together = PolicyBook(
      reading: texts,
      registry: .standard,
      crew: Crew(size: 3) { size, work in
        DispatchQueue.concurrentPerform(iterations: size, execute: work)
      }
    )
    #expect(together.faults == book.faults)
    #expect(together.rules.map(\.id) == book.rules.map(\.id))
    #expect(book.rules.map { "\($0.pack) \($0.id)" } == ["one report"])
    #expect(book.faults.map(\.file) == ["two.yaml", "three.yaml"])
    let clash = try #require(book.faults.first)
    #expect(clash.line == 8 && clash.column == 9 && clash.key == "rules.id")
    #expect(
      clash.message.en.contains("an entry of one already") && clash.message.zh.contains("one")
    )
    #expect(book.faults.last?.message.en == "there is no dutty here; did you mean duty?")
  }

  @Test func `a fund is of a kind, stages and level that the register of funds has`() throws {
    func fund(_ kind: String) -> (pack: Pack?, faults: [PackFault]) {
      read(
        """
          []
        funds:
          - id: rent-fund
            clause: "1"
            name: {en: Rent, zh: 房租}
            kind: \(kind)
            stages: [startup, growth]
            level: district
            zone: huairou-district

        """
      )
    }
    let (pack, faults) = fund("grant")
    #expect(faults.isEmpty)
    let entry = try #require(pack?.funds.first)
    #expect(entry.kind.label == Phrase("grant", "补助"))
    #expect(entry.stages.map(\.id) == ["startup", "growth"])
    #expect(entry.level?.id == "district")
    let wrong = fund("grannt")
    #expect(wrong.pack?.funds.isEmpty == true)
    #expect(wrong.faults.map(\.message.en) == ["there is no grannt here; did you mean grant?"])
  }

  @Test func `a field that does not exist is told of with its place and the nearest name`() throws {
    let (pack, faults) = read(
      """
        - id: wrong
          clause: "1"
          says: {en: Wrong., zh: 错。}
          kind: duty
          about: enterprises
          test: "siize = small"
        - id: right
          clause: "1"
          says: {en: Right., zh: 对。}
          kind: duty
          about: enterprises
          test: "size:small"

      """
    )
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    #expect((fault.line, fault.column) == (13, 12))
    #expect(fault.message.en.contains("did you mean size?"))
    #expect((fault.pack, fault.part?.en) == ("trial", "rule wrong"))
    #expect(
      fault.said.en.hasPrefix("The rule wrong of trial is off, all others work: trial.yaml:13:12 ")
    )
    #expect(pack?.rules.map(\.id) == ["right"])
  }

  @Test(
    arguments: [
      ("clause: \"9\"\n    about: enterprises", "there is no 9 here"),
      ("clause: \"1\"\n    about: enterprise", "did you mean enterprises?"),
      ("clause: \"1\"\n    about: enterprises\n    tset: a", "did you mean test?"),
      ("clause: \"1\"\n    about: enterprises\n    strictness: soft", "known are mandatory"),
    ]
  )
  func `what a rule names must exist`(written: String, message: String) {
    let (pack, faults) = read(
      "  - id: wrong\n    says: {en: a, zh: b}\n    kind: duty\n    \(written)\n"
    )
    #expect(pack?.rules.isEmpty == true || faults.isEmpty == false)
    #expect(faults.contains { $0.message.en.contains(message) }, "\(faults)")
  }

  @Test func `a file that is no YAML is told of and the other packs are used`() {
    let book = PolicyBook(
      reading: [("broken.yaml", "document: [a"), ("trial.yaml", Self.head)],
      registry: .standard
    )
    #expect(book.packs.map(\.id) == ["trial"])
    #expect(book.faults.map(\.file) == ["broken.yaml"])
  }

  @Test func `a store's pack takes the place of the one with its name`() {
    let newer = Self.head.replacing("\"1\"\ntitle", with: "\"2\"\ntitle")
    let book = PolicyBook(
      reading: [("trial.yaml", Self.head), ("policies/trial.yaml", newer)],
      registry: .standard
    )
    #expect(book.packs.map(\.version) == ["2"])
  }

  @Test(arguments: [("> 100", "100", false), (">= 30", "30", true), ("<= 5", "5.1", false)])
  func `a target's test holds exactly as it is printed`(
    test: String,
    value: String,
    holds: Bool
  ) throws {
    let test = try #require(TargetTest(test))
    #expect(test.holds(for: Quantity(try #require(Number(value)))) == holds)
  }

  @Test func `a range of a target holds at both ends`() throws {
    let test = try #require(TargetTest(">= 3 and <= 5"))
    #expect([2, 3, 5, 6].map { test.holds(for: Quantity($0)) } == [false, true, true, false])
    #expect(test.gap(of: Quantity(1))?.amount == 2)
  }

  @Test func `clauses are cited in Chinese without English words`() {
    let book = RuleCases.book
    #expect(
      book.citation("titles", "Guokefahuo [2016] 32, 11(4)").zh == "资质与认定 国科发火〔2016〕32号 第十一条（四）"
    )
    #expect(book.citation("upkeep", "Jing'an IV.2(2)").zh.hasSuffix("静安 IV.2(2)"))
    for pack in book.packs {
      for clause in pack.clauses {
        #expect(clause.cited.en == clause.number)
        #expect(!clause.cited.zh.contains { $0.isASCII && $0.isLowercase }, "\(clause.number)")
      }
    }
  }

  @Test func `every figure of the settings that a rule asks for has a name`() {
    let book = RuleCases.book
    let texts =
      book.rules.flatMap { $0.readings.map(\.test.text) }
      + book.programmes.flatMap { $0.conditions.map(\.test.text) }
    var asked: Set<String> = []
    for text in texts {
      for part in text.split(separator: "setting(\"").dropFirst() {
        asked.insert(String(part.prefix { $0 != "\"" }))
      }
    }
    #expect(!asked.isEmpty)
    #expect(asked.subtracting(book.settings.keys).isEmpty)
  }
}
