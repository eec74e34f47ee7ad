extension Register {
  // The two permits have a clock each, which run alike.
  private static let permitStates = [
    Choice("applied", "applied", "已申请"), Choice("granted", "granted", "已批准"),
    Choice("refused", "refused", "不予许可"), Choice("expired", "expired", "已失效"),
  ]
  private static let permitTransitions: [Transition] = [
    "applied>granted", "applied>refused", "granted>expired",
  ]
  private static let permitRefusal = RegisterAction.step(
    "refuse",
    "Refuse",
    "不予许可",
    help: Phrase("It is refused, with a reason.", "不予许可并说明原因。"),
    from: ["applied"],
    to: "refused",
    asks: [permitRefusedBecause.needed]
  )
  private static let permitRefusedBecause = Field.note(
    "refusedBecause",
    "Refused because",
    "不予许可原因",
    help: Phrase("Why it was refused.", "不予许可的原因。")
  )
  private static func permitExpiry(after end: String) -> RegisterAction {
    .step(
      "expire",
      "Expired",
      "失效",
      help: Phrase("It has run out, or was given up.", "许可到期或提前失效。"),
      from: ["granted"],
      to: "expired",
      when: "missing(\(end)) or \(end) <= today",
      whenNot: Phrase(
        "It runs until {\(end)}; where it ended earlier, enter that day first.",
        "有效期至 {\(end)}；提前失效的，请先更正该日期。"
      )
    )
  }
  private static let permitEmployer = Field.reference(
    "employer",
    to: ["enterprises", "research-institutions"],
    "Employer",
    "用人单位",
    required: true,
    help: Phrase(
      "Who employs the holder at the time; it stays where the holder moves on.",
      "申请时的用人单位，持有人变动单位后不变。"
    ),
    source: "\(Document.beijing) II.9",
    width: 22
  ).taken(from: "holder.employer")
  private static let permitEmployerMissing = RegisterAction.fillIn(
    "fill-employer",
    permitEmployer,
    "Fill in the employer",
    "补填用人单位"
  )
  private static let permitApplied = Field.date(
    "appliedOn",
    "Applied",
    "申请日期",
    required: true,
    check: "appliedOn <= today",
    help: Phrase("Day of application; the clock starts the day after.", "申请的日期，次日起算。"),
    source: "\(Document.beijing) II.9",
    default: .today
  )
  private static let permitGranted = Field.date(
    "grantedOn",
    "Granted",
    "批准日期",
    check: "grantedOn >= appliedOn and grantedOn <= today",
    help: Phrase("Day of the grant.", "批准的日期。"),
    source: "\(Document.beijing) II.9"
  )
  // Where the clock has stopped, or has come to.
  private static let permitThrough = "(if state:applied then (grantedOn ?? today) else grantedOn)"
  private static let permitWorkingDays = Field.computed(
    "workingDays",
    "Working days",
    "已用工作日",
    "if missing(appliedOn) or appliedOn <= today then "
      + "workingDays(appliedOn, \(permitThrough))",
    gives: .integer,
    help: Phrase(
      "Working days from application to grant, or to today.",
      "自申请至批准（或今日）的工作日。"
    ),
    width: 8
  )

  private static let permitProvisional = Field.computed(
    "isProvisional",
    "Clock provisional",
    "天数暂定",
    "provisional(appliedOn, grantedOn ?? today) "
      + "or (missing(grantedOn) and not missing(decideBy) and provisional(appliedOn, decideBy))",
    gives: .flag,
    help: Phrase(
      "A year that it runs through, or that its last day is in, has no published calendar of days off.",
      "计时所经或期限所在年度尚未公布节假日安排。"
    ),
    width: 8
  )

  /// The days that are left where the clause gives seven, and the last of them: in Beijing, and not
  /// to every permit there, nor to a refused one.
  private static func permitLimit(where kind: String, _ en: String, _ zh: String) -> [Field] {
    let limited = "employer.zone within beijing and \(kind) and not state:refused"
    return [
      .computed(
        "workingDaysLeft",
        "Working days left",
        "剩余工作日",
        "if \(limited) then (if \(permitThrough) <= workingDay(appliedOn, 7) then 7 - workingDays "
          + "else 7 - larger(workingDays, 8))",
        gives: .integer,
        help: Phrase(
          "Of the seven working days that the clause gives; below zero it is overdue, also on a day off after the seventh.",
          "距七个工作日期限的天数，负数为逾期，第七个工作日之后的休息日亦然；仅适用于条款规定限期的许可。"
        ),
        source: "\(Document.beijing) II.9",
        width: 8
      ),
      .computed(
        "decideBy",
        "Decide by",
        "办结期限",
        "if \(limited) then workingDay(appliedOn, 7)",
        gives: .date,
        help: Phrase(
          "The seventh working day after the application, where the clause gives seven.",
          "申请后第七个工作日；仅适用于条款规定限期的许可。"
        ),
        source: "\(Document.beijing) II.9"
      ).due(
        "\(en) to be decided",
        "\(zh)办结期限",
        while: "state:applied and missing(grantedOn)",
        soon: 14,
        act: 2,
        says: Phrase("\(en), day {workingDays} of 7", "\(zh)，7 个工作日中的第 {workingDays} 天"),
        unknown: Deadline.Lack(
          where: "missing(employer.zone) and \(kind)",
          Phrase("the employer or its zone", "用人单位或其所在园区")
        ),
        provisional: "isProvisional"
      ),
    ]
  }

  /// Foreigners' work permits with the seven working days for category A.
  ///
  /// Source: Beijing 30 measures II.9, Guofa [2020] No. 7 (5).
  public static let workPermits = Register(
    "work-permits",
    pane: .talent,
    Phrase("Work permits", "工作许可"),
    one: Phrase("Work permit", "工作许可"),
    title: "{holder} · {category}",
    idPrefix: "wpe",
    help: Phrase(
      "Foreigners' work permits with the seven working days for category A.",
      "外国人工作许可，A 类 7 个工作日办结。"
    ),
    source: "\(Document.beijing) II.9; \(Document.guofa) (5)",
    sections: [
      Section(
        "Permit",
        "许可",
        [
          .reference(
            "holder",
            to: ["talents"],
            "Holder",
            "持有人",
            required: true,
            help: Phrase("Who needs it.", "申请人。"),
            width: 22
          ),
          .choice(
            "category",
            "Category",
            "类别",
            [
              Choice("a", "A", "A类"), Choice("b", "B", "B类"), Choice("c", "C", "C类"),
              Choice("r-visa", "R visa", "R字签证"),
            ],
            required: true,
            help: Phrase("A is for high-end talent.", "A 类为高端人才。"),
            width: 8
          ),
        ]
          + [permitEmployer, permitApplied, permitGranted, permitWorkingDays, permitProvisional]
          + permitLimit(where: "category:a", "Work permit", "工作许可") + [
            .date(
              "validTo",
              "Valid until",
              "有效期至",
              check: "missing(grantedOn) or validTo >= grantedOn",
              help: Phrase("Last day.", "许可有效期最后一天。")
            )
            .counting(
              from: "grantedOn"
            ).ends(
              "Work permit",
              "工作许可",
              while: "state:granted",
              soon: 60,
              act: 30
            ),
            .computed(
              "daysLeft",
              "Days left",
              "剩余天数",
              "days(today, validTo)",
              gives: .integer,
              help: Phrase("Days until it ends.", "距到期的天数。"),
              width: 8
            ),
            .text("approver", "Approver", "审批机关", help: Phrase("Who decides.", "审批机关。"), width: 20),
            .choice(
              "approverLevel",
              "Approver's level",
              "审批层级",
              .governmentLevels,
              ordered: true,
              help: Phrase("Level of the approver.", "审批机关层级。"),
              source: "\(Document.guofa) (5)"
            ),
            permitRefusedBecause,
            .note("remarks", "Remarks", "备注", help: Phrase("Papers that are missing.", "缺件等情况。")),
            .officer,
          ]
      ), .origin,
    ],
    states: permitStates,
    transitions: permitTransitions,
    columns: [
      "holder", "category", "appliedOn", "workingDays", "grantedOn", "validTo", "daysLeft", "state",
    ],
    zonePath: "employer.zone",
    actions: [
      .step(
        "grant",
        "Grant",
        "批准",
        help: Phrase("The permit is granted.", "批准工作许可。"),
        from: ["applied"],
        to: "granted",
        asks: [
          .date("grantedOn", "Granted", "批准日期", required: true, default: .today),
          .date("validTo", "Valid until", "有效期至", required: true),
        ]
      ),
      permitRefusal, permitExpiry(after: "validTo"), permitEmployerMissing,
    ]
  )
}

extension Register {
  /// The work residence permits of the people whom the clause names.
  private static let residenceNamed = Field.computed(
    "named",
    "Named by the clause",
    "条款所列人员",
    """
    kind:work-residence and \
    (holder.highEnd or count(work-permits where holder = this.holder and category:a \
    and not state:refused and (missing(appliedOn) or appliedOn <= (this.grantedOn ?? today)) \
    and (missing(validTo) and not state:expired or validTo >= this.appliedOn)) > 0)
    """,
    gives: .flag,
    help: Phrase(
      "A work residence permit of high-end talent, or of who had or asked for a category A work permit at the time.",
      "高端人才或当时持有、申请A类工作许可者的工作类居留许可。"
    ),
    source: "\(Document.beijing) II.9",
    width: 8
  )

  /// Residence permits and visas, with a clock of their own.
  ///
  /// Source: Beijing 30 measures II.9, Guofa [2020] No. 7 (5).
  public static let residencePermits = Register(
    "residence-permits",
    pane: .talent,
    Phrase("Residence permits", "居留许可"),
    one: Phrase("Residence permit", "居留许可"),
    title: "{holder} · {kind}",
    idPrefix: "rpe",
    help: Phrase("Residence permits and visas, with a clock of their own.", "居留许可与签证，单独计时。"),
    source: "\(Document.beijing) II.9; \(Document.guofa) (5)",
    sections: [
      Section(
        "Permit",
        "许可",
        [
          .reference(
            "holder",
            to: ["talents"],
            "Holder",
            "持有人",
            required: true,
            help: Phrase("Who needs it.", "申请人。"),
            width: 22
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("work-residence", "work residence", "工作类居留"),
              Choice("entrepreneur", "entrepreneur", "创业居留"),
              Choice("multi-entry-visa", "multi-entry visa", "多次往返签证"),
              Choice("private-affairs", "private affairs", "私人事务居留"),
            ],
            required: true,
            help: Phrase("What is asked for.", "许可类别。"),
            width: 16
          ),
        ]
          + [
            permitEmployer, permitApplied, permitGranted, permitWorkingDays, permitProvisional,
            residenceNamed,
          ]
          + permitLimit(where: "named", "Residence permit", "居留许可") + [
            .date("from", "From", "起始日期", help: Phrase("First day.", "有效期第一天。")),
            .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "有效期最后一天。"))
              .counting(from: "from")
              .ends("Residence permit", "居留许可", while: "state:granted", soon: 60, act: 30),
            .computed(
              "daysLeft",
              "Days left",
              "剩余天数",
              "days(today, to)",
              gives: .integer,
              help: Phrase("Days until it ends.", "距到期的天数。"),
              width: 8
            ),
            .text(
              "entries",
              "Entries",
              "入境次数",
              help: Phrase("Number of entries, or many.", "入境次数或多次。")
            ),
            .reference(
              "inviter",
              to: ["enterprises", "research-institutions"],
              "Invited by",
              "邀请单位",
              help: Phrase("Who invites.", "邀请单位。"),
              source: "\(Document.guofa) (5)",
              width: 20
            ),
            permitRefusedBecause,
            .note("remarks", "Remarks", "备注", help: Phrase("Papers that are missing.", "缺件等情况。")),
            .officer,
          ]
      ), .origin,
    ],
    states: permitStates,
    transitions: permitTransitions,
    columns: [
      "holder", "kind", "appliedOn", "workingDays", "grantedOn", "from", "to", "daysLeft", "state",
    ],
    zonePath: "employer.zone",
    actions: [
      .step(
        "grant",
        "Grant",
        "批准",
        help: Phrase("The permit is granted.", "批准居留许可。"),
        from: ["applied"],
        to: "granted",
        asks: [
          .date("grantedOn", "Granted", "批准日期", required: true, default: .today),
          .date("from", "From", "起始日期", required: true).taken(from: "from ?? today"),
          .date("to", "Until", "终止日期", required: true),
        ]
      ),
      permitRefusal, permitExpiry(after: "to"), permitEmployerMissing,
    ]
  )
}

extension Register {
  /// Years paid into the pension by people who may pay on after retiring age.
  ///
  /// Source: Beijing 30 measures II.9.
  public static let pensionRecords = Register(
    "pension-records",
    pane: .talent,
    Phrase("Pension records", "养老缴费"),
    one: Phrase("Pension record", "养老缴费"),
    title: "{holder}",
    idPrefix: "pen",
    help: Phrase(
      "Years paid into the pension by people who may pay on after retiring age.",
      "养老保险缴费年限及延长缴费。"
    ),
    source: "\(Document.beijing) II.9",
    sections: [
      Section(
        "Record",
        "记录",
        [
          .reference(
            "holder",
            to: ["talents"],
            "Holder",
            "参保人",
            required: true,
            help: Phrase("Who pays.", "参保人。"),
            width: 22
          ),
          .plain(
            .number,
            "yearsPaid",
            "Years paid",
            "已缴年限",
            unit: Phrase("years", "年"),
            required: true,
            help: Phrase("Years so far.", "累计缴费年限。"),
            width: 8
          ).holding([
            CheckCause("yearsPaid <= 60", "nobody pays for more than 60 years", "缴费年限不可能超过 60 年"),
            CheckCause(
              "not state:entitled or not (holder.employer.zone within beijing) or yearsPaid >= 15",
              "the state is “entitled”, and fifteen years have not been paid",
              "状态为「可领取」，但未缴满十五年",
              warns: true
            ),
          ]),
          .computed(
            "yearsToPay",
            "Years to pay",
            "待缴年限",
            "if holder.employer.zone within beijing then larger(0, 15 - yearsPaid)",
            gives: .number,
            help: Phrase("What is lacking to fifteen in all.", "距累计满十五年所缺年限。"),
            width: 8
          ),
          .computed(
            "standing",
            "Standing",
            "缴费情况",
            """
            if holder.employer.zone within beijing \
            then (if yearsPaid >= 15 then "entitled" else "still-to-pay")
            """,
            gives: .choice(
              ChoiceSet([
                Choice("entitled", "already entitled", "已满足条件"),
                Choice("still-to-pay", "still to pay", "尚需缴费"),
              ])
            ),
            help: Phrase("Fifteen years in all give the pension.", "累计满十五年即可领取。"),
            source: "\(Document.beijing) II.9",
            width: 14
          ),
          .date(
            "extendedFrom",
            "Pays on from",
            "延缴起始日期",
            help: Phrase("When paying on began.", "延长缴费开始日期。")
          ),
          .date(
            "reachedOn",
            "Reached",
            "满年限日期",
            help: Phrase("When fifteen years were reached.", "缴满十五年的日期。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("paying", "paying", "缴费中"), Choice("extending", "paying on", "延长缴费"),
      Choice("entitled", "entitled", "可领取"),
    ],
    transitions: ["paying>extending", "paying>entitled", "extending>entitled"],
    columns: [
      "holder", "yearsPaid", "yearsToPay", "standing", "extendedFrom", "reachedOn", "state",
    ],
    zonePath: "holder.employer.zone",
    actions: [
      .step(
        "extend",
        "Pay on",
        "延长缴费",
        help: Phrase("The person pays on after retiring age.", "达到退休年龄后延长缴费。"),
        from: ["paying"],
        to: "extending",
        when: "not (holder.employer.zone within beijing) or yearsPaid < 15",
        whenNot: Phrase("Fifteen years have been paid.", "已缴满十五年。"),
        asks: [.date("extendedFrom", "Pays on from", "延缴起始日期", required: true, default: .today)]
      ),
      .step(
        "entitle",
        "Entitled",
        "可领取",
        help: Phrase("Fifteen years are reached.", "缴费满十五年。"),
        from: ["paying", "extending"],
        to: "entitled",
        when: "not (holder.employer.zone within beijing) or yearsPaid >= 15",
        whenNot: Phrase("Fifteen years have not been paid yet.", "尚未缴满十五年。"),
        asks: [.date("reachedOn", "Reached", "满年限日期", required: true, default: .today)]
      ),
    ]
  )
}
