extension Register {
  /// People whom the zone serves: experts, founders, young scientists, foreigners.
  ///
  /// Source: Beijing 30 measures II.6, Tongzhou opinions I(III)4.
  public static let talents = Register(
    "talents",
    pane: .talent,
    Phrase("Talents", "人才"),
    one: Phrase("Person", "人才"),
    idPrefix: "tal",
    help: Phrase(
      "People whom the zone serves: experts, founders, young scientists, foreigners.",
      "园区服务的专家、骨干、青年人才、创业者与外籍人才。"
    ),
    source:
      "\(Document.beijing) II.6; \(Document.tongzhou) I(III)4; \(Document.huairou) IV(V)14; \(Document.guofa) (5)",
    sections: [talentsPerson, talentsWork, talentsStudy, talentsResidence, .origin],
    states: [
      Choice("candidate", "candidate", "拟引进"), Choice("invited", "invited", "已邀请"),
      Choice("employed", "employed", "在职"), Choice("departed", "departed", "已离开"),
      Choice("declined", "declined", "未接受"),
    ],
    transitions: [
      "candidate>invited", "invited>employed", "employed>departed", "departed>employed",
      "candidate>declined", "invited>declined", "declined>candidate",
    ],
    columns: ["name", "nameZh", "category", "employer", "role", "field", "openCases", "state"],
    zonePath: "employer.zone",
    actions: talentsActions
  )

  private static let tierChoices = [
    Choice("tier-1", "first tier", "第一梯队"), Choice("tier-2", "second tier", "第二梯队"),
    Choice("tier-3", "third tier", "第三梯队"),
  ]

  private static let talentsPerson = Section(
    "Person",
    "个人",
    [
      .name,
      .nameZh,
      .choice(
        "category",
        "Category",
        "类别",
        [
          Choice("senior-expert", "senior expert", "高级专家"),
          Choice("forerunner", "forerunner", "领军人才"), Choice("backbone", "backbone", "骨干人才"),
          Choice("young-scientist", "young scientist", "青年科学家"),
          Choice("entrepreneur", "entrepreneur", "创业者"),
          Choice("foreign", "foreign talent", "外籍人才"),
        ],
        required: true,
        help: Phrase("What sort of talent.", "人才类别。"),
        source: "\(Document.beijing) II.9",
        width: 14
      ),
      .choice(
        "level",
        "Level",
        "层次",
        [
          Choice("general", "general", "一般"), Choice("high", "high level", "高层次"),
          Choice("top", "top level", "顶尖"),
        ],
        ordered: true,
        help: Phrase("How high.", "人才层次。"),
        source: "\(Document.beijing) II.7"
      ),
      .text("nationality", "Nationality", "国籍", help: Phrase("Country.", "国籍。"), width: 12),
      .date(
        "birthDate",
        "Born",
        "出生日期",
        help: Phrase("Shown to editors only.", "仅编辑人员可见。"),
        source: "\(Document.beijing) II.9"
      ).holding([
        CheckCause("birthDate <= today", "the day is still to come", "日期尚未到来"),
        CheckCause(
          "years(birthDate, today) <= 100",
          "the person would be more than 100 years old",
          "年龄超过 100 岁",
          warns: true
        ),
      ]).secret,
      .computed(
        "age",
        "Age",
        "年龄",
        "years(birthDate, today)",
        gives: .integer,
        help: Phrase("Full years.", "周岁。"),
        width: 6
      ),
      .technology("field", "Field", "领域", help: Phrase("Technical fields.", "专业领域。")),
      .choices(
        "tiers",
        "Tiers",
        "梯队",
        tierChoices,
        help: Phrase(
          "Tiers of the district's plan where they differ from the category: senior experts are the "
            + "first, forerunners the second, grassroots backbone the third.",
          "区人才梯队，与类别不一致时填写：高级专家为第一梯队，领军人才为第二梯队，骨干人才为第三梯队。"
        ),
        source: "\(Document.tongzhou) I(III)4"
      ),
      .computed(
        "tier",
        "Tier",
        "所在梯队",
        """
        if missing(tiers) then (if category:senior-expert then "tier-1" \
        else if category:forerunner then "tier-2" else if category:backbone then "tier-3") \
        else if includes(tiers, "tier-1") then "tier-1" \
        else if includes(tiers, "tier-2") then "tier-2" else "tier-3"
        """,
        gives: .choice(ChoiceSet(tierChoices)),
        help: Phrase(
          "The highest tier that is entered, else that of the category.",
          "所填梯队中最高的；未填写的按类别确定。"
        ),
        source: "\(Document.tongzhou) I(III)4",
        width: 12
      ),
      .officer,
    ]
  )

  private static let talentsWork = Section(
    "Work",
    "工作",
    [
      .reference(
        "employer",
        to: ["enterprises", "research-institutions"],
        "Employer",
        "工作单位",
        required: true,
        help: Phrase(
          "Where the person works, or who wants the person.",
          "工作单位，或拟引进的单位。"
        ),
        source: "\(Document.huairou) IV(V)16",
        width: 24
      ),
      .note(
        "declineReason",
        "Why declined",
        "未接受原因",
        help: Phrase("Why the person did not come.", "未接受引进的原因。")
      ),
      .choice(
        "employerKind",
        "Kind of employer",
        "单位类别",
        .unitKinds,
        help: Phrase("What sort of unit.", "工作单位的类别。"),
        source: "\(Document.beijing) II.7, II.9"
      ),
      .choice(
        "employerLevel",
        "Level of employer",
        "单位层级",
        .unitLevels,
        ordered: true,
        help: Phrase("Level of the unit.", "工作单位的层级。"),
        source: "\(Document.beijing) II.9"
      ),
      .choice(
        "employerZoneKind",
        "Employer's zone",
        "单位所在园区类别",
        [
          Choice("national-high-tech-zone", "national high-tech zone", "国家高新区"),
          Choice("municipal-park", "municipal park", "市级园区"), Choice("other", "other", "其他"),
        ],
        help: Phrase("Kind of zone that the employer lies in.", "单位所在园区的类别。"),
        source: "\(Document.guofa) (5)"
      ),
      .text(
        "role",
        "Role",
        "职务",
        help: Phrase("What the person does.", "职务或岗位。"),
        source: "\(Document.tongzhou) II(I)3 second",
        width: 18
      ),
      .choices(
        "roles",
        "Roles that count",
        "政策身份",
        [
          Choice("core-technical", "core technical staff", "核心技术人员"),
          Choice("backbone", "key backbone", "关键岗位骨干"),
          Choice("senior-manager", "senior manager", "高级管理人员"),
          Choice("technical-professional", "technical professional", "专业技术人员"),
          Choice("academic-leader", "academic leader", "学术带头人"),
        ],
        help: Phrase("Roles that clauses name.", "条款所列的身份。"),
        source:
          "\(Document.tongzhou) II(I)3 second; \(Document.beijing) V.22; \(Document.guofa) (5)"
      ),
      .flag(
        "leadingPost",
        "Leading post",
        "担任领导职务",
        help: Phrase("Holds a leading post in the unit.", "是否担任单位领导职务。"),
        source: "\(Document.beijing) III.13"
      ),
      .choice(
        "contribution",
        "Contribution",
        "贡献",
        [
          Choice("main-completer", "main completer", "主要完成人"),
          Choice("major-contributor", "major contributor", "重要贡献人"), Choice("other", "other", "其他"),
        ],
        help: Phrase("Part in the achievement.", "对成果的贡献。"),
        source: "\(Document.beijing) III.13"
      ),
      .flag(
        "fullTime",
        "Full time",
        "全职",
        help: Phrase("Works full time.", "是否全职。"),
        source: "\(Document.beijing) II.7"
      ),
      .choice(
        "task",
        "Task",
        "承担任务",
        [
          Choice("major-strategic", "major strategic task", "重大战略任务"),
          Choice("other", "other", "其他"),
        ],
        help: Phrase("The task that pay rules name.", "薪酬政策所指的任务。"),
        source: "\(Document.beijing) II.7"
      ),
      .date("workStartedOn", "Work started", "到岗日期", help: Phrase("First day at work.", "到岗的日期。")),
      .date(
        "returnedOn",
        "Back since",
        "返岗日期",
        help: Phrase("When somebody who had left began again.", "离开后再次到岗的日期。")
      ),
      .flag(
        "highEnd",
        "High-end talent",
        "高端人才",
        help: Phrase("Counts as high-end talent.", "是否为高端人才。"),
        source: "\(Document.guofa) (5)"
      ),
      .flag(
        "isStrategic",
        "Strategic scientist",
        "战略科学家",
        help: Phrase("Counts as a strategic scientist.", "是否为战略科学家。"),
        source: "\(Document.beijing) II.8"
      ),
      .flag(
        "inCoreTeam",
        "In a core team",
        "核心团队成员",
        help: Phrase("Belongs to a strategic scientist's core team.", "是否为核心团队成员。"),
        source: "\(Document.beijing) II.8"
      ),
    ]
  )

  private static let talentsStudy = Section(
    "Study",
    "学历",
    [
      .choice(
        "degree",
        "Degree",
        "学位",
        [
          Choice("none", "none", "无"), Choice("bachelor", "bachelor", "学士"),
          Choice("master", "master", "硕士"), Choice("doctor", "doctor", "博士"),
        ],
        ordered: true,
        help: Phrase("Highest degree.", "最高学位。"),
        source: "\(Document.guofa) (5)"
      ),
      .text(
        "university",
        "University",
        "毕业院校",
        help: Phrase("Where it was taken.", "毕业院校。"),
        source: "\(Document.guofa) (5)",
        width: 22
      ),
      .choice(
        "universityKind",
        "Kind of university",
        "院校类别",
        [
          Choice("key-domestic", "key domestic", "国内重点高校"),
          Choice("renowned-foreign", "renowned foreign", "国外知名高校"), Choice("other", "other", "其他"),
        ],
        help: Phrase("As the residence clause asks.", "按居留便利条款分类。"),
        source: "\(Document.guofa) (5)"
      ),
      .flag(
        "outstanding",
        "Outstanding graduate",
        "优秀毕业生",
        help: Phrase("Named as outstanding.", "是否为优秀毕业生。"),
        source: "\(Document.guofa) (5)"
      ),
      .reference(
        "activityZone",
        to: ["zones"],
        "Works in zone",
        "创业就业园区",
        help: Phrase("The zone where a graduate works or founds.", "毕业生创业就业所在园区。"),
        source: "\(Document.guofa) (5)",
        width: 16
      ),
    ]
  )

  private static let talentsResidence = Section(
    "Residence",
    "居留与保障",
    [
      .flag(
        "permanentResident",
        "Permanent resident",
        "永久居留",
        help: Phrase("Holds a permanent residence card.", "是否持有永久居留身份证。"),
        source: "\(Document.beijing) II.9"
      ),
      .plain(
        .number,
        "pensionYears",
        "Pension years",
        "养老缴费年限",
        unit: Phrase("years", "年"),
        check: "pensionYears <= 60",
        help: Phrase("Years paid in so far.", "累计缴费年限。"),
        source: "\(Document.beijing) II.9",
        width: 8
      ),
      .flag(
        "socialInsuranceEligible",
        "May join social insurance",
        "可参加社保",
        help: Phrase("Whether social insurance is open.", "是否可参加社会保险。"),
        source: "\(Document.beijing) II.9"
      ),
      .date(
        "termFrom",
        "Term of office from",
        "任期起",
        help: Phrase("First day of the term of office.", "任期的第一天。"),
        source: "\(Document.beijing) II.9"
      ),
      .date(
        "termTo",
        "Term of office until",
        "任期止",
        check: "missing(termFrom) or termTo > termFrom",
        help: Phrase("Last day of the term of office.", "任期的最后一天。"),
        source: "\(Document.beijing) II.9"
      ),
      .date(
        "insuranceFrom",
        "Cover from",
        "商业保险起",
        help: Phrase("First day of commercial cover.", "商业保险起始日期。"),
        source: "\(Document.beijing) II.9"
      ),
      .date(
        "insuranceTo",
        "Cover until",
        "商业保险止",
        check: "insuranceTo > insuranceFrom",
        help: Phrase("Last day of commercial cover.", "商业保险终止日期。"),
        source: "\(Document.beijing) II.9"
      ).counting(from: "insuranceFrom"),
      .choice(
        "incentive",
        "Equity incentive",
        "股权激励",
        [
          Choice("equity", "equity", "股权"), Choice("option", "option", "期权"),
          Choice("none", "none", "无"),
        ],
        help: Phrase("Shares or options held.", "股权或期权激励。"),
        source: "\(Document.tongzhou) II(I)3 second"
      ),
      .reference(
        "project",
        to: ["research-projects"],
        "Comes for project",
        "引进项目",
        help: Phrase("The project that the person is brought in for.", "“人才+项目”引进所依托的项目。"),
        source: "\(Document.huairou) IV(V)14",
        width: 22
      ),
      .computed(
        "arrivedIn",
        "Arrived in",
        "到岗年度",
        "if not state:(candidate, invited, declined) then year(workStartedOn)",
        gives: .year,
        help: Phrase(
          "The year in which work started; none of who has not come.",
          "开始工作的年度，未到岗的不计。"
        ),
        width: 6
      ),
      .computed(
        "openCases",
        "Open cases",
        "在办事项",
        "count(talent-service-cases of this where not state:done)",
        gives: .integer,
        help: Phrase("Service cases not done.", "未办结的服务事项数。"),
        width: 6
      ),
    ]
  )

  private static let talentsActions: [RegisterAction] = [
    .step(
      "invite",
      "Invite",
      "邀请",
      help: Phrase("An invitation was sent.", "发出邀请。"),
      from: ["candidate"],
      to: "invited"
    ),
    .step(
      "employ",
      "Employ",
      "入职",
      help: Phrase("The person has started.", "人才到岗。"),
      from: ["invited"],
      to: "employed",
      asks: [.date("workStartedOn", "Work started", "到岗日期", required: true, default: .today)]
    ),
    .step(
      "return",
      "Back at work",
      "返岗",
      help: Phrase(
        "Somebody who had left is back; the first day at work stays.",
        "离开后返回；首次到岗日期不变。"
      ),
      from: ["departed"],
      to: "employed",
      asks: [.date("returnedOn", "Back since", "返岗日期", required: true, default: .today)]
    ),
    .step(
      "decline",
      "Declined",
      "未接受",
      help: Phrase("The person does not come, for a reason that is kept.", "人才未接受引进，并记录原因。"),
      from: ["candidate", "invited"],
      to: "declined",
      asks: [.note("declineReason", "Why declined", "未接受原因", required: true)]
    ),
    .step(
      "reconsider",
      "Approach again",
      "重新接洽",
      help: Phrase("The person may come after all.", "人才有意重新考虑。"),
      from: ["declined"],
      to: "candidate",
      besides: [.set(field: "declineReason", to: .missing)]
    ),
    .step(
      "depart",
      "Depart",
      "离开",
      help: Phrase("The person has left.", "人才离开。"),
      from: ["employed"],
      to: "departed"
    ),
  ]
}
