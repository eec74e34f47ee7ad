extension Register {
  /// People and units that were commended.
  ///
  /// Source: Tongzhou opinions III(III).
  public static let commendations = Register(
    "commendations",
    pane: .policies,
    Phrase("Commendations", "表彰"),
    one: Phrase("Commendation", "表彰"),
    title: "{recipientName} · {award}",
    idPrefix: "cmd",
    help: Phrase("People and units that were commended.", "受到表彰的个人和单位。"),
    source: "\(Document.tongzhou) III(III)",
    sections: [
      Section(
        "Commendation",
        "表彰",
        [
          .text(
            "recipientName",
            "Person or unit",
            "个人或单位",
            required: true,
            help: Phrase("Who was commended.", "受表彰的个人或单位。"),
            width: 24
          ),
          .reference(
            "recipient",
            to: ["talents", "enterprises", "research-institutions", "departments"],
            "Record",
            "对应记录",
            help: Phrase("The record, where there is one.", "登记簿中的对应记录。")
          ),
          .text("reason", "Reason", "事由", help: Phrase("What for.", "表彰事由。"), width: 28),
          .text(
            "award",
            "Award",
            "荣誉",
            required: true,
            help: Phrase("What was given.", "授予的荣誉。"),
            width: 22
          ),
          .date("date", "Date", "日期", help: Phrase("Day of the award.", "授予的日期。")),
        ]
      ), .origin,
    ],
    states: [Choice("proposed", "proposed", "拟表彰"), Choice("awarded", "awarded", "已表彰")],
    transitions: ["proposed>awarded"],
    columns: ["recipientName", "reason", "award", "date", "state"],
    actions: [
      .step(
        "award",
        "Award",
        "授予",
        help: Phrase("It has been given.", "授予荣誉。"),
        from: ["proposed"],
        to: "awarded",
        asks: [.date("date", "Date", "日期", required: true, default: .today)]
      )
    ]
  )
}

extension Register {
  /// Days off and make-up days of this office beyond the published calendar.
  ///
  /// Source: Beijing 30 measures II.9.
  public static let holidayCalendars = Register(
    "holiday-calendars",
    pane: .policies,
    Phrase("Working-day calendar", "工作日历"),
    one: Phrase("Calendar day", "日历日"),
    title: "{date} · {name}",
    idPrefix: "hol",
    help: Phrase(
      "Days off and make-up days beyond the published calendar; working days and due days follow.",
      "公布的节假日之外的休息日与调休上班日；工作日与到期日据此计算。"
    ),
    source: "\(Document.beijing) II.9",
    sections: [
      Section(
        "Day",
        "日期",
        [
          .date("date", "Day", "日期", required: true, help: Phrase("The day.", "日期。")),
          .flag("isWorkingDay", "Worked", "上班", help: Phrase("Worked or not.", "是否上班。")),
          .flag(
            "yearComplete",
            "Whole year entered",
            "全年已录入",
            help: Phrase(
              "Yes on one day says that all days off and make-up days of its year are known here.",
              "任一日期标为“是”，表示该年度的休息日与调休上班日已全部录入。"
            )
          ),
          .name,
          .nameZh,
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "有效")],
    columns: ["date", "isWorkingDay", "yearComplete", "name", "nameZh", "state"],
    keys: [["date"]]
  )
}
