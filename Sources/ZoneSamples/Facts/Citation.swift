import ZoneModel

/// A document and clause as the tables write them: `2 IV(IV)10`.
struct Citation {
  /// The text that a record keeps as its source.
  let text: String
  /// The day of the document, where it has one.
  let day: Day?

  init(_ short: Substring) {
    let parts = short.split(separator: " ", maxSplits: 1)
    let clause = parts.count > 1 ? " " + parts[1] : ""
    let (name, day): (String, String?) =
      switch parts.first {
      case "0": ("Tongzhou opinions on technological innovation", "2015-01-16")
      case "1": ("Beijing policies and measures, 30 items", "2019-10-16")
      case "2": ("Huairou action plan on transfer and transformation (undated)", nil)
      case "3": ("Jing'an recommendation on innovation and development", "2018-01-02")
      default: ("Guofa [2020] No. 7", "2020-07-13")
      }
    text = name + "," + clause
    self.day = day.flatMap { Day($0) }
  }
}
