extension Register {
  /// A way of closing a firm: what it consists of, and after how many days to ask.
  private struct ClosingWay {
    let id: String
    let steps: [(text: Phrase, days: Int)]

    /// Of a note: it is one of these steps.
    var isStep: String {
      steps.flatMap { [$0.text.en, $0.text.zh] }.map { "text = \"\($0)\"" }.joined(
        separator: " or "
      )
    }
  }

  private static let simpleClosing = ClosingWay(
    id: "simple",
    steps: [
      (Phrase("Simple deregistration: announced for 20 days", "简易注销：公告 20 天"), 20),
      (Phrase("Simple deregistration: tax and social insurance cleared", "简易注销：清税、结清社保"), 25),
      (
        Phrase("Simple deregistration: application and licence handed in", "简易注销：提交申请并缴回执照"),
        40
      ),
    ]
  )

  private static let ordinaryClosing = ClosingWay(
    id: "general",
    steps: [
      (Phrase("Deregistration: liquidators named, creditors told", "注销：成立清算组并通知债权人"), 10),
      (Phrase("Deregistration: announced to creditors for 45 days", "注销：债权人公告 45 天"), 60),
      (Phrase("Deregistration: tax and social insurance cleared", "注销：清税、结清社保"), 75),
      (Phrase("Deregistration: application and licence handed in", "注销：提交申请并缴回执照"), 90),
    ]
  )

  /// Winds a firm up the ordinary way.
  static let closeOrdinarily = closing(
    "close",
    Phrase("Close", "注销"),
    help: Phrase(
      "It begins to wind up; what is left to do stands in its notes.",
      "开始办理注销；待办步骤列入跟进记录。"
    ),
    ordinaryClosing,
    insteadOf: simpleClosing,
    bulk: true
  )

  /// Winds a firm up the short way.
  static let closeSimply = closing(
    "close-simply",
    Phrase("Close the short way", "简易注销"),
    help: Phrase(
      "It begins to wind up the short way; what is left to do stands in its notes.",
      "开始简易注销；待办步骤列入跟进记录。"
    ),
    simpleClosing,
    insteadOf: ordinaryClosing,
    bulk: false
  )

  /// Begins to wind up in one way and notes what is left to do; a firm that is closing already gets the
  /// steps that it has no notes of, and those of the other way are asked for no more.
  private static func closing(
    _ id: String,
    _ label: Phrase,
    help: Phrase,
    _ way: ClosingWay,
    insteadOf other: ClosingWay,
    bulk: Bool
  ) -> RegisterAction {
    RegisterAction(
      id,
      label,
      help: help,
      states: ["registered", "incubating", "independent", "closing"],
      when: """
        not state:closing or closingWay:\(other.id) \
        or count(notes of this by about where \(way.isStep)) = 0
        """,
      whenNot: Phrase("Its steps stand in its notes already.", "待办步骤已列入跟进记录。"),
      steps: [
        .set(field: "state", to: .value(.text("closing"))),
        .set(field: "closingWay", to: .value(.text(way.id))),
        .setOnAll(
          "notes",
          by: "about",
          where: "missing(doneOn) and (\(other.isStep))",
          field: "followUpOn",
          to: .missing
        ),
      ]
        + way.steps.map { text, days in
          .create(
            register: "notes",
            values: [
              "about": .this, "text": .text(text), "on": .expression("today"),
              "followUpOn": .expression("today + \(days)d"),
            ]
          )
        },
      bulk: bulk
    )
  }
}
