import Foundation
import TestSupport
import Testing

@Suite struct SupportTests {
  @Test func `the same seed gives the same numbers`() {
    // The first numbers of SplitMix64 for 1234567, as its authors publish them.
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func `a temporary directory goes with its owner`() throws {
    var path = ""
    do {
      let folder = try TemporaryDirectory()
      path = folder.path
      try folder.write("a/b.txt", "园区\n")
      #expect(try String(contentsOfFile: folder.file("a/b.txt"), encoding: .utf8) == "园区\n")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a difference points at the first column that differs`() {
    #expect(
      lineDifference(expected: "same\n科技 one\n", made: "same\n科技 two\n") == """
           1   |same|
           2 - |科技 one|
           2 + |科技 two|
                     ^
           3   ||
        """
    )
  }

  @Test func `a golden is compared to the last blank`() {
    expectGolden("support", "two blanks follow  \nthe end")
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["RECORD_SCREENS"] != "1",
      "recording would write what is wrong on purpose"
    )
  )
  func `a golden that differs or is missing is a problem`() {
    let differs = goldenProblem("support", "two blanks follow \nthe end", testFile: #filePath)
    #expect(differs?.contains("1 + |two blanks follow |\n") == true)
    #expect(
      goldenProblem("no-such-golden", "any", testFile: #filePath)
        == "There is no golden no-such-golden: RECORD_SCREENS=1 records it. Made was:\nany\n"
    )
  }
}
