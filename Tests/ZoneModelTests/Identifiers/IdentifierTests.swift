import Testing
import ZoneModel

struct IdentifierTests {
  @Test(arguments: IdentifierVectors.creditCodes)
  func `a published credit code passes both checks`(_ code: String) {
    let reading = TextForm.creditCode.read(code)
    #expect(reading.verdict == .ok)
    #expect(reading.normalised == code)
    #expect(reading.parts.map(\.text).joined().replacing("-", with: "") == code)
  }

  @Test(arguments: IdentifierVectors.wrongCreditCodes)
  func `a wrong credit code is refused for its reason`(
    _ code: String,
    _ reason: IdentifierProblem.Reason,
    _ expected: String?
  ) {
    let verdict = TextForm.creditCode.verdict(code)
    #expect(verdict.isError)
    #expect(verdict.problem?.reason == reason)
    if let expected { #expect(verdict.problem?.expected == expected) }
  }

  @Test
  func `spaces, full-width forms and small letters are put right`() {
    let form = TextForm.creditCode
    #expect(form.normalise("91 110000 600037341L") == "91110000600037341L")
    #expect(form.normalise("９１１１００００６０００３７３４１Ｌ") == "91110000600037341L")
    #expect(form.normalise("91110000-600037341-l") == "91110000600037341L")
    #expect(form.normalise("9111000060003734IL") == "9111000060003734IL", "I is not made 1")
  }

  @Test
  func `a credit code is taken apart in both languages`() {
    let parts = TextForm.creditCode.read("91110116MA0AB0A18E").parts
    #expect(parts.map(\.text) == ["9", "1", "110116", "MA0AB0A1-8", "E"])
    #expect(
      parts.map { $0.meaning?.en ?? "" } == [
        "market regulation", "enterprise", "Huairou, Beijing", "", "",
      ]
    )
    #expect(parts[2].meaning?.zh == "北京市怀柔区")
  }

  @Test
  func `the messages say what was expected`() {
    func problem(_ text: String) -> Phrase? {
      TextForm.creditCode.verdict(text).problem?.message
    }
    #expect(
      problem("91110000600037341N")
        == Phrase(
          "The check character should be L, not N (GB 32100-2015).",
          "校验码应为 L，而不是 N（GB 32100-2015）。"
        )
    )
    #expect(
      problem("91440101MA7ZZZZ")
        == Phrase(
          "A unified social credit code has 18 characters; this has 15.",
          "统一社会信用代码为18位，此处为15位。"
        )
    )
    #expect(
      problem("9111000060003IOZSV")?.en
        == "I is never used in a unified social credit code: only digits and capital letters other"
        + " than I, O, S, V and Z."
    )
    #expect(
      problem("9.1110000600037E+17")?.zh == "电子表格已把此号码写成科学计数法并丢失了位数：请按证照重新录入全部18位。"
    )
  }

  @Test
  func `a wrong organisation digit or an unknown region is only a warning`() throws {
    let organisation = "60003734" + "2"
    let body = "91110000" + organisation
    let check = try #require(CreditCode.checkCharacter(of: body))
    let reading = TextForm.creditCode.read(body + String(check))
    #expect(reading.problems.map(\.reason) == [.organisationCheck])
    #expect(!reading.verdict.isError)

    let code = try #require(CreditCode.make(region: "119999", organisation: "MA0AB0A1"))
    #expect(TextForm.creditCode.read(code).problems.map(\.reason) == [.region])
    #expect(!TextForm.creditCode.verdict(code).isError)
  }

  @Test
  func `a withdrawn region is no fault of a firm that keeps its code`() throws {
    let code = try #require(CreditCode.make(region: "310108", organisation: "MA0AB0A1"))
    let reading = TextForm.creditCode.read(code)
    #expect(reading.verdict == .ok)
    #expect(reading.parts[2].meaning?.en == "Zhabei, Shanghai (code withdrawn in 2015)")
  }

  @Test(arguments: IdentifierVectors.creditCodes)
  func `every wrong character and every swap of neighbours in a credit code is caught`(
    _ code: String
  ) {
    let characters = Array(code)
    for place in characters.indices {
      for other in CreditCode.alphabet where other != characters[place] {
        var wrong = characters
        wrong[place] = other
        let body = String(wrong[..<17])
        #expect(CreditCode.checkCharacter(of: body) != wrong[17])
      }
      guard place + 1 < characters.count, characters[place] != characters[place + 1] else {
        continue
      }
      var wrong = characters
      wrong.swapAt(place, place + 1)
      #expect(CreditCode.checkCharacter(of: String(wrong[..<17])) != wrong[17])
    }
  }

  @Test(arguments: IdentifierVectors.organisationCodes)
  func `a published organisation code passes`(_ code: String) {
    #expect(TextForm.organisationCode.verdict(code) == .ok)
    #expect(TextForm.organisationCode.normalise(code.replacing("-", with: "")) == code)
    #expect(OrganisationCode.make(String(code.prefix(8))) == code)
  }

  @Test(arguments: IdentifierVectors.wrongOrganisationCodes)
  func `a wrong organisation code is refused`(_ code: String) {
    #expect(TextForm.organisationCode.verdict(code).problem?.reason == .check)
  }

  @Test(arguments: IdentifierVectors.publications)
  func `a publication number passes`(_ number: String) {
    #expect(TextForm.publicationNumber.verdict(number) == .ok)
  }

  @Test(arguments: IdentifierVectors.wrongPublications)
  func `a wrong publication number is refused`(_ number: String) {
    #expect(TextForm.publicationNumber.verdict(number).isError)
  }

  @Test
  func `a publication number whose letter does not fit its first digit is pointed out`() {
    let verdict = TextForm.publicationNumber.verdict("CN201234567B")
    #expect(!verdict.isError)
    #expect(
      verdict.problem?.message.en
        == "A document of kind B has a number that begins with 1, not 2."
    )
  }

  @Test(arguments: IdentifierVectors.contracts)
  func `a contract number passes`(_ number: String) {
    #expect(TextForm.contractNumber.verdict(number) == .ok)
  }

  @Test(arguments: IdentifierVectors.wrongContracts)
  func `a wrong contract number is refused`(_ number: String) {
    #expect(TextForm.contractNumber.verdict(number).isError)
  }

  @Test
  func `an old contract number is marked, not refused`() {
    let reading = TextForm.contractNumber.read("20194403010001")
    #expect(reading.verdict == .ok)
    #expect(reading.parts.first?.meaning?.zh == "旧编号，14位")
  }

  @Test(arguments: IdentifierVectors.regions)
  func `a region is named`(_ code: String, _ name: String) {
    #expect(Region(code)?.description.en == name)
    #expect(TextForm.regionCode.verdict(code) == .ok)
  }

  @Test
  func `regions of every level have their Chinese names`() {
    #expect(Region("371082")?.description.zh == "山东省威海市荣成市")
    #expect(Region("110000")?.description.zh == "北京市")
    #expect(Region("440300")?.description.en == "Shenzhen, Guangdong")
    #expect(Region("429004")?.description.zh == "湖北省仙桃市")
    #expect(Region("990000") == nil)
    #expect(Region.provinces.count == 35)
    #expect(TextForm.regionCode.verdict("310108").problem?.reason == .edition)
    #expect(TextForm.regionCode.verdict("119999").problem?.severity == .warning)
    #expect(TextForm.regionCode.verdict("11011").isError)
  }

  @Test(arguments: IdentifierVectors.industries)
  func `an industry is named`(_ code: String, _ name: String) {
    #expect(Industry(code)?.name?.zh == name)
    #expect(TextForm.industryCode.verdict(code) == .ok)
    #expect(TextForm.industryCode.normalise(code) == "I" + code)
  }

  @Test
  func `an industry code of 2011 is marked by its edition`() {
    let verdict = TextForm.industryCode.verdict("I6510")
    #expect(verdict.problem?.reason == .edition)
    #expect(!verdict.isError)
    #expect(
      verdict.problem?.message.en
        == "6510 is of the 2011 edition (Software development); since 2017 it is I6511, I6512,"
        + " I6513 or I6519."
    )
    #expect(Industry("L7221")?.name == Phrase("Park management", "园区管理服务"))
    #expect(TextForm.industryCode.verdict("C6513").problem?.expected == "I6513")
    #expect(TextForm.industryCode.verdict("98").isError)
    #expect(TextForm.industryCode.verdict("I6").isError)
    #expect(TextForm.industryCode.verdict("U65").isError)
  }

  @Test
  func `every division has a name and a section`() {
    for division in 1...97 {
      let digits = division < 10 ? "0\(division)" : "\(division)"
      #expect(Industry(digits)?.division.en.isEmpty == false)
      #expect(Industry(digits)?.section.zh.isEmpty == false)
    }
  }

  @Test
  func `telephone numbers and addresses are refused only where they cannot be one`() {
    for number in ["010-6960 0000", "13800000000", "+86 10 6960 0000 ext 12", "010-69600000转8"] {
      #expect(TextForm.telephone.verdict(number) == .ok)
    }
    #expect(TextForm.telephone.verdict("see WeChat").isError)
    #expect(TextForm.email.verdict("office@example.com") == .ok)
    #expect(TextForm.email.verdict("office.example.com").isError)
  }

  @Test(arguments: TextForm.allCases)
  func `the example of a form is valid`(_ form: TextForm) {
    #expect(form.verdict(form.example) == .ok)
    #expect(form.normalise(form.example) == form.example)
  }
}
