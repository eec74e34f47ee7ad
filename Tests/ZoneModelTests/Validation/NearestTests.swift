import Testing
import ZoneModel

/// Names that were probably meant.
struct NearestTests {
  @Test(arguments: [
    ("园区", ["企业", "所属园区", "注册地"], ["所属园区"]),
    ("registeredCaptial", ["registeredOn", "registeredCapital"], ["registeredCapital"]),
    ("grant", ["fund", "dateGranted", "granted"], ["granted", "dateGranted"]),
    ("STAF", ["stage", "staff"], ["staff"]),
    ("xyz", ["name", "zone"], []),
    ("", ["name"], []),
  ])
  func `a word finds the names that begin with it, contain it or differ in a few letters`(
    word: String,
    names: [String],
    found: [String]
  ) {
    #expect(Nearest.names(to: word, among: names) == found)
  }
}
