import Testing
import ZoneModel

struct PatentNumberTests {
  @Test(arguments: IdentifierVectors.patents)
  func `a published number gives kind and year`(
    _ text: String,
    _ kind: PatentNumber.Kind,
    _ year: Int
  ) throws {
    let number = try #require(PatentNumber(text))
    #expect(number.kind == kind)
    #expect(number.year == year)
    #expect(number.description == text)
    #expect(TextForm.patentNumber.verdict(text) == .ok)
  }

  @Test(arguments: IdentifierVectors.wrongPatents)
  func `a wrong number is refused for its reason`(
    _ text: String,
    _ reason: IdentifierProblem.Reason,
    _ expected: String?
  ) {
    let problem = TextForm.patentNumber.verdict(text).problem
    #expect(problem?.reason == reason)
    #expect(problem?.severity == .error)
    if let expected { #expect(problem?.expected == expected) }
    #expect(PatentNumber(text) == nil)
  }

  @Test
  func `prefixes, missing points and full-width forms are put right`() {
    let form = TextForm.patentNumber
    #expect(form.normalise("CN2017106018623") == "201710601862.3")
    #expect(form.normalise("ＺＬ９５１１５６０８．Ｘ") == "95115608.X")
    #expect(form.normalise("ZL. 2014 1 0234381.x") == "201410234381.X")
    #expect(form.normalise("201710601862") == "201710601862.3", "a missing check is computed")
    #expect(
      form.read("201710601862").parts.last?.meaning == Phrase("not given; computed", "未填，由前面各位算出")
    )
    #expect(form.read("ZL95115608.X").parts.first?.meaning?.en == "granted patent")
  }

  @Test(arguments: IdentifierVectors.patents)
  func `every wrong digit and every swap of neighbours is caught`(
    _ text: String,
    _ kind: PatentNumber.Kind,
    _ year: Int
  ) {
    let sides = text.split(separator: ".")
    let digits = Array(sides[0])
    let check = sides[1].first
    for place in digits.indices {
      for other in "0123456789" where other != digits[place] {
        var wrong = digits
        wrong[place] = other
        #expect(PatentNumber.checkCharacter(of: String(wrong)) != check)
      }
      guard place + 1 < digits.count, digits[place] != digits[place + 1] else { continue }
      var wrong = digits
      wrong.swapAt(place, place + 1)
      // The weights fall back from 9 to 2 after the eighth digit: 7 apart, so caught as well.
      #expect(PatentNumber.checkCharacter(of: String(wrong)) != check)
    }
  }

  @Test
  func `made numbers are valid`() throws {
    for serial in [0, 1, 600_001, 9_999_999] {
      for kind in PatentNumber.Kind.allCases {
        let number = try #require(PatentNumber(year: 2026, kind: kind, serial: serial))
        #expect(PatentNumber(number.description) == number)
      }
    }
    #expect(PatentNumber(year: 2026, kind: .invention, serial: 10_000_000) == nil)
    #expect(CreditCode.make(region: "110116", organisation: "MA0AB0A1") == "91110116MA0AB0A18E")
    #expect(CreditCode.make(region: "110116", organisation: "MA0AB0") == nil)
    #expect(ContractNumber.make(region: "110116", year: 2026, serial: 45) == "1101162026000045")
  }
}
