import Canvas
import ZoneModel

extension Command {
  /// Commands of the month in which a day is chosen.
  static let ofCalendar: [Command] =
    [
      Command(
        "take-day",
        Phrase("Take this day", "采用此日"),
        help: Phrase(
          "Puts the day into the field or line; saving is a step of its own.",
          "把日期填入字段或输入行；保存另行操作。"
        ),
        .typing,
        in: [.calendar],
        keys: "Enter",
        hint: Phrase("Take", "采用")
      ) { $0.takeChosenDay() },
      Command(
        "often-meant",
        Phrase("Days often meant…", "常用日期…"),
        help: Phrase(
          "Tomorrow, in 30 days, the end of the month, a year from the start and the like.",
          "明天、30 天后、月底、自起始日起一年等。"
        ),
        .typing,
        in: [.calendar],
        keys: "F4 ^D",
        hint: Phrase("Often meant", "常用日期")
      ) { $0.openOftenMeant() },
    ] + [
      going("today", .first, Phrase("Today", "今天"), keys: "Home", hint: Phrase("Today", "今天")),
      going("day-before", .left, Phrase("The day before", "前一天"), keys: "Left"),
      going("day-after", .right, Phrase("The day after", "后一天"), keys: "Right"),
      going("week-before", .up, Phrase("The week before", "上一周"), keys: "Up"),
      going("week-after", .down, Phrase("The week after", "下一周"), keys: "Down"),
      going("month-before", .pageUp, Phrase("The month before", "上个月"), keys: "PgUp"),
      going("month-after", .pageDown, Phrase("The month after", "下个月"), keys: "PgDn"),
      going("month-end", .last, Phrase("End of the month", "月末"), keys: "End"),
      year("year-before", -1, Phrase("The year before", "上一年"), keys: "<"),
      year("year-after", 1, Phrase("The year after", "下一年"), keys: ">"),
    ]

  private static func going(
    _ id: String,
    _ motion: Motion,
    _ name: Phrase,
    keys: String,
    hint: Phrase? = nil
  ) -> Command {
    Command(id, name, help: name, .look, in: [.calendar], keys: keys, hint: hint) {
      $0.move(motion)
    }
  }

  private static func year(_ id: String, _ step: Int, _ name: Phrase, keys: String) -> Command {
    Command(id, name, help: name, .look, in: [.calendar], keys: keys) { $0.moveYear(by: step) }
  }
}
