import Testing
import ZoneModel

struct NumberDoctorTests {
  @Test
  func `a printed patent number with a wrong year is mended`() {
    let examination = NumberDoctor.examine(.patentNumber, "ZL101610203352.6")
    #expect(examination.mends.first?.text == "201610203352.6")
    #expect(
      examination.mends.first?.reason
        == Phrase("2 instead of 1 at place 1", "第1位应为 2 而不是 1")
    )
  }

  @Test
  func `two swapped characters are found first`() {
    let examination = NumberDoctor.examine(.creditCode, "91110000600037314L")
    #expect(examination.mends.first?.text == "91110000600037341L")
    #expect(
      examination.mends.first?.reason
        == Phrase("4 and 1 swapped at places 16 and 17", "第16、17位的 4 与 1 颠倒")
    )
  }

  @Test
  func `letters that are never used are offered as what they look like`() {
    let examination = NumberDoctor.examine(.creditCode, "911I0000600O37341L")
    #expect(examination.mends.first?.text == "91110000600037341L")
    #expect(examination.mends.first?.reason.en == "1, 0 taken for I, O")
  }

  @Test
  func `a wrong check character is mended`() {
    let mends = NumberDoctor.examine(.creditCode, "91110000600037341N").mends
    #expect(mends.first?.text == "91110000600037341L")
    #expect(mends.first?.reason.en == "check character L instead of N")
  }

  @Test
  func `a character too many or too few is found`() {
    #expect(
      NumberDoctor.examine(.creditCode, "911100006000373341L").mends.first?.text
        == "91110000600037341L"
    )
    #expect(
      NumberDoctor.examine(.creditCode, "9111000060037341L").mends.map(\.text)
        .contains("91110000600037341L")
    )
  }

  @Test
  func `a publication number gets its country`() {
    #expect(
      NumberDoctor.examine(.publicationNumber, "108993444A").mends.first?.text == "CN108993444A"
    )
  }

  @Test
  func `where a mend passes every check, nothing that would be warned of is offered`() {
    let mends = NumberDoctor.examine(.creditCode, "91110116MA0AB0A81E").mends
    #expect(mends.first?.text == "91110116MA0AB0A18E")
    #expect(mends.allSatisfy { $0.verdict == .ok })
    let department = TextForm.creditCode.read("T1110116MA0AB0A81E").problems.map(\.reason)
    #expect(department.contains(.kind))
  }

  @Test
  func `a code of an older edition is answered with what took its place`() {
    let mends = NumberDoctor.examine(.industryCode, "6510").mends
    #expect(mends.map(\.text) == ["I6511", "I6512", "I6513", "I6519"])
    #expect(mends.first?.reason.en.hasPrefix("since 2017: ") == true)
  }

  @Test
  func `a year of filing that is still to come is pointed out`() {
    let today = Day("2026-11-21")
    #expect(
      TextForm.patentNumber.read("204910771203.4", today: today).verdict.problem?.reason == .year
    )
    #expect(!TextForm.patentNumber.read("204910771203.4", today: today).verdict.isError)
    #expect(TextForm.patentNumber.read("202611600001.9", today: today).verdict == .ok)
  }

  @Test
  func `a valid number is left alone`() {
    #expect(NumberDoctor.examine(.patentNumber, "201710601862.3").mends.isEmpty)
  }

  @Test(arguments: IdentifierVectors.wrongCreditCodes.map(\.0))
  func `whatever is offered for a credit code passes`(_ code: String) {
    for mend in NumberDoctor.examine(.creditCode, code).mends {
      #expect(!TextForm.creditCode.verdict(mend.text).isError)
    }
  }

  @Test(arguments: IdentifierVectors.patents.map(\.0))
  func `a swap in a patent number is among what is offered`(_ number: String) {
    var digits = Array(number)
    for place in digits.indices.dropLast(3) where digits[place] != digits[place + 1] {
      digits.swapAt(place, place + 1)
      let mends = NumberDoctor.examine(.patentNumber, String(digits)).mends
      #expect(mends.contains { $0.text == number })
      digits.swapAt(place, place + 1)
    }
  }
}
