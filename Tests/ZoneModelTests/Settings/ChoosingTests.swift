import Testing
import ZoneModel

struct ChoosingTests {
  @Test(arguments: [
    (nil, "readings:\n  rule: b\n"),
    ("zone: x\n", "zone: x\nreadings:\n  rule: b\n"),
    ("readings: {rule: a, other: c} # ours\n", "readings: {other: c, rule: b}  # ours\n"),
    (
      "readings:\n    rule: a # why\n    other: c\n",
      "readings:\n    rule: b  # why\n    other: c\n"
    ),
    ("readings:\n  other: c\nzone: x\n", "readings:\n  rule: b\n  other: c\nzone: x\n"),
    ("# head\nreadings:\n", "# head\nreadings:\n  rule: b\n"),
  ])
  func `a reading is chosen and everything else stays`(before: String?, after: String) {
    #expect(StoreSettings.choosing(reading: "b", of: "rule", in: before) == after)
  }

  @Test func `a text that cannot be changed line by line is left alone`() {
    let text = "readings: {rule: a,\n  other: c}\n"
    #expect(StoreSettings.choosing(reading: "b", of: "rule", in: text) == nil)
  }
}
