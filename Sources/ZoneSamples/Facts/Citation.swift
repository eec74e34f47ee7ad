import ZoneModel

/// A document and clause as the tables write them: `2 IV(IV)10`.
struct Citation {
  /// What a record names as its source.
  let text: Phrase
  /// The day of the document, where it has one.
  let day: Day?

  init(_ short: Substring) {
    let parts = short.split(separator: " ", maxSplits: 1)
    let clause = parts.count > 1 ? " " + parts[1] : ""
    let (name, day): (Phrase, String?) =
      switch parts.first {
      case "0":
        (
          Phrase("Tongzhou opinions on technological innovation", "通州科技创新意见（2015）"),
          "2015-01-16"
        )
      case "1":
        (Phrase("Beijing policies and measures, 30 items", "北京科技创新 30 条（2019）"), "2019-10-16")
      case "2":
        (
          Phrase(
            "Huairou action plan on transfer and transformation (undated)",
            "怀柔成果转化行动计划（未注日期）"
          ),
          nil
        )
      case "3":
        (
          Phrase("Jing'an recommendation on innovation and development", "静安创新发展实施意见（2018）"),
          "2018-01-02"
        )
      default: (Phrase("Guofa [2020] No. 7", "国发〔2020〕7 号"), "2020-07-13")
      }
    text = Phrase(name.en + "," + clause, name.zh + Citation.chinese(clause))
    self.day = day.flatMap { Day($0) }
  }

  /// A clause as it is cited in Chinese; its numbers read the same.
  private static func chinese(_ clause: String) -> String {
    let words = [
      " first": " 第一项", " second": " 第二项", " third": " 第三项", " fourth": " 第四项",
      " title": " 标题", " preamble": " 前言",
    ]
    return words.reduce(clause) { $0.replacing($1.key, with: $1.value) }
  }
}
