import Testing
import ZoneModel

/// Weights of an evaluation: shares of a whole, level by level.
struct SharesTests {
  private func faults(_ lines: [String], sum: Number? = nil) throws -> [Phrase] {
    let register = try #require(Registry.standard["evaluations"])
    let field = try #require(register[field: "weights"])
    let fields = Fields(sum.map { [("weightSum", .number($0))] } ?? [])
    return Validation.refusals(of: .list(lines), for: field, among: fields, in: register)
      .map { refusal in
        #expect(refusal.isError && refusal.field == "weights")
        return refusal.message
      }
  }

  @Test(
    arguments: [
      (["Growth: 60", "Green: 40"], 100),
      (["发展：60.5", "绿色：39.5%"], 100),
      (["Growth: 60", "Green: 40"], nil),
      (["Growth: 60", "Green: ?", "Openness"], nil),
      // A Chinese numeral ends a name, and is no weight.
      (["Growth: 60", "指标一", "其中之一"], nil),
      (["Growth: 100", "Green: 0"], 100),
      (["1 Growth: 60", "1.1 Output: 20", "1.2 Firms: 40", "2 Green: 40"], 100),
      (["1 Growth: 60", "1.1 Output: 20", "1.2 Firms: ?", "2 Green: 40"], 100),
      (["1 Growth: ?", "1.1 Output: 20", "1.2 Firms: 30"], nil),
      (["1 A: 100", "1.1 B: 60", "1.1.1 C: 60", "1.2 D: 40"], 100),
    ] as [([String], Number?)]
  )
  func `weights that fit at each level are taken`(lines: [String], sum: Number?) throws {
    #expect(try faults(lines, sum: sum).isEmpty)
  }

  @Test(
    arguments: [
      (
        ["Growth: 60", "Green: 30"], 100,
        "The weights (Weights in all: 100) add up to 90, not to 100."
      ),
      (["Growth: 60", "Green: 50"], nil, "The weights add up to 110, not to 100."),
      (
        ["Growth: 60", "Green: ?"], 100,
        "The weight of “Green” is not known: leave “Weights in all” empty."
      ),
      (["Growth: 50", "Green: 40"], nil, "The weights add up to 90, not to 100."),
      (
        ["Growth: 90", "Green: 20", "Size: ?"], nil,
        "The weights add up to at least 110, not to 100."
      ),
      (
        ["1 Growth: 60", "1.1 Output: 20", "1.2 Firms: 30", "2 Green: 40"], 100,
        "The parts of “1 Growth” add up to 50, not to 60."
      ),
      (
        ["1 Growth: 60", "1.1 Output: 70", "1.2 Firms: ?", "2 Green: 40"], nil,
        "The parts of “1 Growth” add up to at least 70, not to 60."
      ),
      (
        ["Growth: 101"], nil,
        "“Growth: 101” needs a weight between 0 and 100 behind its colon, or ? where it is not known."
      ),
      (
        ["Growth 60"], nil,
        "“Growth 60” needs a weight between 0 and 100 behind its colon, or ? where it is not known."
      ),
      (
        ["研发60%", "绿色: 40"], nil,
        "“研发60%” needs a weight between 0 and 100 behind its colon, or ? where it is not known."
      ),
      (
        ["绿色４０％", "Growth: 60"], nil,
        "“绿色４０％” needs a weight between 0 and 100 behind its colon, or ? where it is not known."
      ),
      (
        ["Growth: -1"], nil,
        "“Growth: -1” needs a weight between 0 and 100 behind its colon, or ? where it is not known."
      ),
      (
        ["Growth: much"], nil,
        "“Growth: much” needs a weight between 0 and 100 behind its colon, or ? where it is not known."
      ),
    ] as [([String], Number?, String)]
  )
  func `weights that do not fit are refused with their level`(
    lines: [String],
    sum: Number?,
    says: String
  ) throws {
    let found = try faults(lines, sum: sum)
    #expect(found.map(\.en) == [says])
    #expect(found.allSatisfy { !$0.zh.contains("weight") })
  }
}
