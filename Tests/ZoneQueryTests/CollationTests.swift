import Foundation
import Testing
import ZoneQuery

struct CollationTests {
  @Test func `Chinese texts stand by pinyin`() {
    let sorted = ["中关村", "安徽", "怀柔", "北京", "静安", "上海", "通州", "Beta", "alpha", "2号", "(旧)"]
      .sorted(by: Collation.precedes)
    #expect(
      sorted == ["(旧)", "2号", "安徽", "北京", "怀柔", "静安", "上海", "通州", "中关村", "alpha", "Beta"]
    )
  }

  @Test func `the order agrees with the Unicode collation on a sample`() {
    var generator = SeededGenerator(seed: 3)
    let locale = Locale(identifier: "zh")
    let others = Array("abcXYZ0159 -_()%$éÖ").map(String.init)
    func word() -> String {
      var word = ""
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let scalar = Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FA5, using: &generator))
        let isHan = generator.chance(75)
        word += isHan ? scalar.map { String(Character($0)) } ?? "" : generator.pick(others)
      }
      return word
    }
    var differing: [String] = []
    for _ in 0..<4000 {
      let (one, other) = (word(), word())
      let expected = one.compare(other, locale: locale)
      let order = Collation.compare(one, other)
      let found: ComparisonResult =
        order < 0 ? .orderedAscending : order > 0 ? .orderedDescending : .orderedSame
      if expected != found { differing.append("\(one) \(other)") }
    }
    #expect(differing == [])
  }

  @Test(arguments: [
    ("怀柔", "HR"), ("中关村", "ZGC"), ("北京量子", "BJLZ"), ("Ångström 公司", "ANGSTROMGS"), ("2号楼", "HL"),
    ("龘", "D"), ("", ""),
  ])
  func `initials of pinyin`(text: String, initials: String) {
    #expect(Collation.initials(of: text) == initials)
  }

  @Test func `case and diacritics decide last`() {
    #expect(Collation.precedes("a", "A"))
    #expect(Collation.precedes("e", "é"))
    #expect(Collation.precedes("Éa", "eb"))
    #expect(Collation.precedes("", "a"))
    #expect(Collation.compare("科技", "科技") == 0)
  }
}
