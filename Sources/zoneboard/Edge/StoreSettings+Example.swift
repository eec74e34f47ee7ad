import ZoneModel

extension StoreSettings {
  /// What editing the settings of a store begins with that has none: every line is a comment, and what
  /// stands behind `# ` in the lines with one `#` is settings.
  static let example: Phrase = {
    func text(_ language: Language) -> String {
      parts.map { comment, settings in
        let lines =
          comment[language].split(separator: "\n").map { "## \($0)" }
          + settings.split(separator: "\n").map { "# \($0)" }
        return lines.map { $0 + "\n" }.joined()
      }
      .joined(separator: "\n")
    }
    return Phrase(text(.en), text(.zh))
  }()

  /// What each group of settings is for, and an example of it.
  private static let parts: [(comment: Phrase, settings: String)] = [
    (
      Phrase(
        """
        Settings of this store. Take "# " away from what you need; everything may be left out.
        The page docs/settings.md explains each key; zoneboard registers REGISTER lists the fields.
        """,
        """
        本数据的设置。需要哪一项，去掉该行前面的“# ”即可；每一项都可以不写。
        各项说明见 docs/settings.md；登记簿的字段用 zoneboard registers 登记簿 查看。
        """
      ),
      ""
    ),
    (
      Phrase("Days begin and end by this time zone.", "日期按此时区计算。"),
      "timezone: Asia/Shanghai"
    ),
    (
      Phrase("The zone that the dashboard opens with, by id.", "打开看板时进入的园区（编号）。"),
      "zone: huairou-science-city"
    ),
    (
      Phrase(
        "Fields, choices, states and steps of the store's own.",
        "自定的字段、选项、状态和流转步骤。"
      ),
      """
      registers:
        enterprises:
          fields:
            parkingSpaces:
              kind: integer
              label: {en: Parking spaces, zh: 车位}
            cluster:
              kind: choice
              label: {en: Cluster, zh: 集群}
              choices: [{id: nano, en: Nano, zh: 纳米}, {id: optics, en: Optics, zh: 光学}]
          choices:
            stage: [{id: pre-listing, en: pre-listing, zh: 拟上市}]
          states: [{id: dormant, en: dormant, zh: 休眠}]
          transitions:
            state: [incubating>dormant, dormant>incubating]
      """
    ),
    (
      Phrase(
        "Which reading of a rule applies that can be read in several ways.",
        "规则有多种理解时采用哪一种。"
      ),
      """
      readings:
        continuous-operation-5-years: backward
      """
    ),
    (
      Phrase(
        "Registers where one person files and another approves; true for all.",
        "须由两人办理（一人申报、另一人批准）的登记簿；true 表示全部。"
      ),
      "two-persons: [applications, awards]"
    ),
    (
      Phrase(
        "Limits that the documents leave open; without a value the answer is unknown.",
        "文件未写明的界限；不填则结果为未知。"
      ),
      """
      thresholds:
        task-stalled-after: 90d
        grade: {excellent: 85, good: 70, fair: 60}
      """
    ),
    (
      Phrase(
        "Weights of the dimensions of an index, together 100.",
        "指标体系各维度的权重，合计 100。"
      ),
      """
      weights:
        zones-2021: {innovation: 25, structure: 15, green: 15, openness: 15, overall: 30}
      """
    ),
    (
      Phrase("Days off, and days worked instead.", "放假日与调休上班日。"),
      """
      holidays:
        2027: {off: [2027-01-01..2027-01-03], work: [2027-01-09]}
      """
    ),
  ]
}
