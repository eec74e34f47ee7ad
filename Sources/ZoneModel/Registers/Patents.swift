extension Register {
  /// Patents and applications, with their legal state; dealings stand in IP deals.
  ///
  /// Source: Tongzhou opinions II(I)2 third.
  public static let patents = Register(
    "patents",
    pane: .patents,
    Phrase("Patents", "专利"),
    one: Phrase("Patent", "专利"),
    idPrefix: "pat",
    help: Phrase(
      "Patents and applications; a pledged or licensed patent is still granted.",
      "专利及申请；已质押或许可的专利仍为授权状态。"
    ),
    source: "\(Document.tongzhou) II(I)2 third; \(Document.beijing) V.24",
    sections: [patentIdentity, patentCourse, patentFees, patentDealings, .origin],
    states: [
      Choice("drafted", "drafted", "撰写中"), Choice("filed", "filed", "已申请"),
      Choice("published", "published", "已公布"), Choice("examination", "examination", "实质审查"),
      Choice("granted", "granted", "已授权"), Choice("expired", "expired", "期满终止"),
      Choice("lapsed", "lapsed (fee)", "未缴年费终止"), Choice("abandoned", "abandoned", "已放弃"),
      Choice("invalidated", "invalidated", "宣告无效"), Choice("withdrawn", "withdrawn", "已撤回"),
      Choice("deemed-withdrawn", "deemed withdrawn", "视为撤回"),
      Choice("deemed-abandoned", "deemed abandoned", "视为放弃取得专利权"),
      Choice("rejected", "rejected", "已驳回"),
    ],
    transitions: [
      "drafted>filed", "filed>published", "filed>examination", "filed>granted",
      "filed>withdrawn", "filed>deemed-withdrawn", "filed>rejected", "published>examination",
      "published>withdrawn", "published>deemed-withdrawn", "examination>granted",
      "examination>rejected", "examination>withdrawn", "examination>deemed-withdrawn",
      "filed>deemed-abandoned", "examination>deemed-abandoned", "deemed-abandoned>examination",
      "rejected>examination", "deemed-withdrawn>examination", "granted>expired",
      "granted>lapsed", "granted>abandoned", "granted>invalidated", "lapsed>granted",
    ],
    stateCheck: "not state:abandoned or not pledged",
    stateSays: Phrase(
      "the patent is pledged; release the pledge first",
      "该专利已质押，请先解除质押"
    ),
    columns: [
      "name", "nameZh", "applicationNumber", "kind", "applicant", "filedOn", "grantedOn", "state",
    ],
    zonePath: "applicant.zone ?? institution.zone",
    actions: patentActions
  )

  private static let patentIdentity = Section(
    "Identity",
    "基本情况",
    [
      .name, .nameZh,
      .text(
        "applicationNumber",
        "Application number",
        "申请号",
        form: .patentNumber,
        unique: true,
        help: Phrase(
          "With a check digit after the point; of another office with its letters first: US17123456.",
          "小数点后为校验位；在外申请以国家或组织代码开头，如 US17123456。"
        ),
        source: "ZC 0006-2003",
        width: 16
      ).agreeing(kind: "kind", filedOn: "filedOn", country: "country"),
      .text(
        "publicationNumber",
        "Publication number",
        "公布（公告）号",
        form: .publicationNumber,
        help: Phrase("CN, digits and a letter for the kind.", "CN 加数字加文献种类代码。"),
        source: "ZC 0007",
        width: 14
      ),
      .choice(
        "kind",
        "Kind",
        "类型",
        [
          Choice("invention", "invention", "发明"),
          Choice("utility-model", "utility model", "实用新型"),
          Choice("design", "design", "外观设计"),
        ],
        required: true,
        help: Phrase("Fees and term depend on it.", "决定年费与期限。"),
        width: 12
      ),
      .text(
        "country",
        "Country",
        "国家（地区）",
        check: "country~\"^[A-Z][A-Z]$\"",
        help: Phrase("CN unless filed elsewhere.", "默认 CN。"),
        default: .value(.text("CN")),
        width: 7
      ).warning.saying(
        Phrase(
          "two capital letters are expected, such as CN, US or EP (WIPO ST.3)",
          "应为两个大写字母，如 CN、US、EP（WIPO ST.3）"
        )
      ),
      .computed(
        "filedInChina",
        "Filed in China",
        "在中国申请",
        """
        letters(country) = "cn" or letters(country) = "china" or letters(country) = "中国" \
        or letters(country) = "chn" or letters(country) = "prc" \
        or letters(country) = "prchina" or letters(country) = "中华人民共和国"
        """,
        gives: .flag,
        help: Phrase("However the country is written.", "不论国家如何书写。"),
        width: 6
      ),
      Field.reference(
        "applicant",
        to: ["enterprises"],
        "Applicant or owner",
        "申请人（专利权人）",
        help: Phrase("The enterprise that owns it now.", "当前的权利人。"),
        width: 24
      ).holding(
        "count(ip-deals of this where kind:pledge and state:registered "
          + "and not missing(grantor) and grantor != this.applicant) = 0",
        "another enterprise has pledged the patent; it passes on once the pledge is released",
        "该专利由其他企业质押中，须先解除质押才能转让"
      ).warning,
      .reference(
        "institution",
        to: ["research-institutions"],
        "Owned by institution",
        "权利人（院所）",
        help: Phrase(
          "The institute or university that owns it, where that is no enterprise.",
          "权利人为科研院所或高校时填写。"
        ),
        width: 24
      ),
      .plain(
        .texts,
        "coApplicants",
        "Joint owners",
        "共有人",
        help: Phrase("Other owners, in the order of the certificate.", "其他权利人，按证书顺序。")
      ),
      .plain(
        .texts,
        "inventors",
        "Inventors",
        "发明人",
        help: Phrase("In the order of the application.", "按申请文件顺序。")
      ),
      .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
      .text("ipc", "IPC", "IPC 分类号", help: Phrase("First class.", "主分类号。"), width: 12),
      .flag(
        "isJobRelated",
        "Job-related",
        "职务发明",
        help: Phrase("Made in the course of employment.", "执行本单位任务完成。"),
        source: "\(Document.tongzhou) II(I)2 third"
      ),
      .officer,
    ]
  )

  private static let patentCourse = Section(
    "Course",
    "进程",
    [
      .date("filedOn", "Filed", "申请日", help: Phrase("Terms and fees run from it.", "期限与年费自此起算。")),
      .date(
        "publishedOn",
        "Published",
        "公布日",
        check: "publishedOn >= filedOn",
        help: Phrase("Of the application.", "申请公布的日期。")
      ),
      .date(
        "grantedOn",
        "Granted",
        "授权日",
        check: "grantedOn >= filedOn",
        help: Phrase("Announcement of the grant.", "授权公告日。")
      ),
      .date(
        "endedOn",
        "Ended",
        "终止日",
        help: Phrase("When the right or the case ended.", "权利或程序终止的日期。")
      ),
      .computed(
        "termEndsOn",
        "Term ends",
        "期限届满",
        "if kind:invention then filedOn + 20y else if kind:utility-model then filedOn + 10y "
          + "else if filedOn >= 2021-06-01 then filedOn + 15y else filedOn + 10y",
        gives: .date,
        help: Phrase(
          "20 years for inventions, 10 for utility models, 15 or 10 for designs.",
          "发明 20 年，实用新型 10 年，外观设计 15 或 10 年。"
        ),
        source: "Patent Law art. 42"
      ),
      .computed(
        "legalState",
        "Legal state",
        "法律状态",
        """
        if state:expired then "expired" else if state:lapsed then \
        if not missing(endedOn) and endedOn >= today then "in-force" else "lapsed" \
        else if state:(abandoned, invalidated, withdrawn, deemed-withdrawn, deemed-abandoned, \
        rejected) then "ended" \
        else if not state:granted or not missing(grantedOn) and grantedOn > today then "pending" else if termEndsOn <= today then "expired" \
        else if not missing(grantedOn) then if missing(feeStanding) then "in-force" \
        else if feeStanding:missed then (if not missing(feesPaidThrough) then "lapsed") \
        else if feeStanding:late then "in-grace" else "in-force"
        """,
        gives: .choice(
          ChoiceSet([
            Choice("pending", "pending", "审查中"), Choice("in-force", "in force", "有效"),
            Choice("in-grace", "in force, fee in grace", "有效（滞纳期）"),
            Choice("lapsed", "lapsed (fee)", "未缴年费终止"), Choice("expired", "expired", "期满终止"),
            Choice("ended", "ended", "已失效"),
          ])
        ),
        help: Phrase(
          "As term and fees make it today, whatever was entered; a right that is let lapse runs until the day it ends. Unknown without kind, filing and grant.",
          "按今日的期限与缴费推算，不论登记的状态；放弃续费的权利在终止日之前仍有效。缺少类型、申请日或授权日则未知。"
        ),
        source: "Patent Law art. 42, 44",
        width: 12
      ),
      .computed(
        "inForce",
        "In force",
        "有效",
        "legalState:(in-force, in-grace)",
        gives: .flag,
        help: Phrase(
          "Granted, within its term, and no fee missed beyond its grace.",
          "已授权、在期限内，且年费未逾滞纳期。"
        ),
        source: "Patent Law art. 42, 44",
        width: 6
      ),
    ]
  )

  private static let patentDealings = Section(
    "Value",
    "价值与运用",
    [
      .money(
        "valueEstimate",
        "Estimated value",
        "估值",
        help: Phrase("By an appraiser.", "评估机构估值。"),
        source: "\(Document.tongzhou) II(I)2 third"
      ),
      .reference(
        "industry",
        to: ["industries"],
        "Industry",
        "产业",
        help: Phrase("The industry that it serves.", "面向的产业。"),
        source: "\(Document.beijing) V.24",
        width: 16
      ),
      .flag(
        "isExcellent",
        "Awarded",
        "获专利奖",
        help: Phrase("Has won a patent award.", "是否获得专利奖。"),
        source: "\(Document.jingan) IV.3(4)"
      ),
      .reference(
        "project",
        to: ["research-projects"],
        "From project",
        "来源项目",
        help: Phrase("The project that it came from.", "产生专利的项目。"),
        width: 20
      ),
      .computed(
        "licensed",
        "Licensed",
        "已许可",
        """
        count(ip-deals of this where kind:licence and state:(signed, registered) \
        and (missing(signedOn) or signedOn <= today) and (missing(dueOn) or dueOn >= today)) > 0
        """,
        gives: .flag,
        help: Phrase("A licence runs.", "有生效的许可。"),
        width: 6
      ),
      .computed(
        "pledged",
        "Pledged",
        "已质押",
        "count(ip-deals of this where kind:pledge and state:registered) > 0",
        gives: .flag,
        help: Phrase("A pledge is registered.", "质押登记有效。"),
        width: 6
      ),
      .computed(
        "transferred",
        "Transferred",
        "已转让",
        "count(ip-deals of this where kind:transfer and state:registered) > 0",
        gives: .flag,
        help: Phrase("A transfer is registered.", "转让已登记。"),
        width: 6
      ),
      .flag(
        "restored",
        "Restored",
        "已恢复",
        help: Phrase(
          "Had ended and was brought back; Restore sets it.",
          "权利终止后经恢复；「恢复」操作会填写。"
        )
      ),
      .flag(
        "preserved",
        "Preserved by a court",
        "财产保全",
        help: Phrase(
          "A court has it preserved, so that it cannot be disposed of.",
          "法院采取财产保全，不得处分。"
        )
      ),
      .flag(
        "partlyInvalid",
        "Partly invalid",
        "部分无效",
        help: Phrase(
          "Some claims were declared invalid; the rest stands.",
          "部分权利要求被宣告无效，其余维持有效。"
        )
      ),
      .computed(
        "inPools",
        "In pools",
        "入池数",
        "count(patent-pools of this where not state:dissolved)",
        gives: .integer,
        help: Phrase("Pools that hold it, without those that were dissolved.", "所在专利池数，不含已解散的。"),
        width: 6
      ),
    ]
  )

  /// An action that makes a deal about the patent.
  private static func deal(
    _ id: String,
    _ label: Phrase,
    help: Phrase,
    kind: String,
    asks: [Field],
    values: [String: ActionValue]
  ) -> RegisterAction {
    var all: [String: ActionValue] = [
      "kind": .value(.text(kind)), "patent": .this, "grantor": .expression("applicant"),
      "signedOn": .asked("signedOn"), "amount": .asked("amount"),
      "state": .value(.text("signed")),
    ]
    all.merge(values) { _, new in new }
    return RegisterAction(
      id,
      label,
      help: help,
      states: ["granted"],
      when: "not pledged",
      whenNot: Phrase(
        "The patent is pledged; release the pledge first.",
        "该专利已质押，请先解除质押。"
      ),
      asks: [
        .date("signedOn", "Signed", "签订日期", required: true, default: .today),
        .money("amount", "Amount", "金额"),
      ] + asks,
      steps: [.create(register: "ip-deals", values: all)]
    )
  }

  private static let patentActions: [RegisterAction] = [
    RegisterAction(
      "file",
      Phrase("File", "提交申请"),
      help: Phrase("The application goes in.", "提交专利申请。"),
      states: ["drafted"],
      asks: [
        .date("filedOn", "Filed", "申请日", required: true, default: .today),
        .text("applicationNumber", "Application number", "申请号", form: .patentNumber),
      ],
      steps: [
        .set(field: "state", to: .value(.text("filed"))),
        .set(field: "filedOn", to: .asked("filedOn")),
        .set(field: "applicationNumber", to: .asked("applicationNumber")),
      ],
      bulk: false
    ),
    RegisterAction(
      "grant",
      Phrase("Grant", "授权"),
      help: Phrase("The patent is granted.", "专利获得授权。"),
      states: ["filed", "examination"],
      asks: [
        .date("grantedOn", "Granted", "授权日", required: true, default: .today),
        .text(
          "publicationNumber",
          "Publication number",
          "公告号",
          form: .publicationNumber
        ),
      ],
      defaults: ["publicationNumber": "publicationNumber"],
      steps: [
        .set(field: "state", to: .value(.text("granted"))),
        .set(field: "grantedOn", to: .asked("grantedOn")),
        .set(field: "publicationNumber", to: .asked("publicationNumber")),
      ]
    ),
    payFee, letLapse, restore,
    .step(
      "expire",
      "Expired",
      "期满终止",
      help: Phrase("Its term has run out.", "专利权保护期限届满。"),
      from: ["granted"],
      to: "expired",
      when: "missing(termEndsOn) or termEndsOn <= today",
      whenNot: Phrase(
        "Its term runs until {termEndsOn}; one that ended earlier was let lapse, abandoned or invalidated.",
        "保护期限至 {termEndsOn}；提前终止的，应为未缴年费终止、放弃或无效。"
      )
    ),
    deal(
      "licence",
      Phrase("License", "许可"),
      help: Phrase("Writes a licence of this patent.", "登记该专利的许可。"),
      kind: "licence",
      asks: [.reference("grantee", to: ["enterprises"], "Licensee", "被许可人")],
      values: ["grantee": .asked("grantee")]
    ),
    deal(
      "transfer",
      Phrase("Transfer", "转让"),
      help: Phrase(
        "Writes a transfer; the owner changes when it is registered.",
        "登记转让，转让登记后变更权利人。"
      ),
      kind: "transfer",
      asks: [.reference("grantee", to: ["enterprises"], "New owner", "受让人", required: true)],
      values: ["grantee": .asked("grantee")]
    ),
    deal(
      "pledge",
      Phrase("Pledge", "质押"),
      help: Phrase("Writes a pledge for a loan.", "登记为贷款提供的质押。"),
      kind: "pledge",
      asks: [.date("dueOn", "Loan due", "到期日")],
      values: ["dueOn": .asked("dueOn")]
    ),
  ]
}
