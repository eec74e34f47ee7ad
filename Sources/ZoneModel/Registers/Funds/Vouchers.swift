extension Register {
  /// Why a voucher is not its holder's, or may not be.
  private static let smallFirms = [
    CheckCause(
      "holder.size:(micro, small)",
      "it is neither a small nor a micro firm (Huairou action plan IV(IV)13, Beijing 30 measures V.28)",
      "不属于小微企业（怀柔成果转化行动计划 IV(IV)13、科创30条 V.28）"
    ),
    CheckCause(
      "not missing(holder.size)",
      "the size of the firm is not entered, so that it is not known whether it is small or micro "
        + "(Huairou action plan IV(IV)13, Beijing 30 measures V.28)",
      "企业规模未填，无法判断是否为小微企业（怀柔成果转化行动计划 IV(IV)13、科创30条 V.28）"
    ),
  ]

  /// Innovation vouchers, from application to settlement.
  ///
  /// Source: Beijing 30 measures V.28.
  public static let vouchers = Register(
    "vouchers",
    pane: .funds,
    Phrase("Vouchers", "创新券"),
    one: Phrase("Voucher", "创新券"),
    title: "{number} · {holder}",
    idPrefix: "vou",
    help: Phrase(
      "Vouchers with which small firms pay for research services.",
      "小微企业用于购买科研服务的创新券。"
    ),
    source: "\(Document.beijing) V.28; \(Document.huairou) IV(IV)13",
    sections: [
      Section(
        "Voucher",
        "创新券",
        [
          .text(
            "number",
            "Number",
            "编号",
            unique: true,
            help: Phrase("As printed.", "券面编号。"),
            width: 12
          ),
          .reference(
            "holder",
            to: ["enterprises"],
            "Holder",
            "持券企业",
            required: true,
            help: Phrase("Who may use it.", "可使用的企业。"),
            source: "\(Document.huairou) IV(IV)13",
            width: 24
          ).holding(
            where: """
              not state:settled and \
              (holder.zone within huairou-district or holder.zone within beijing-tianjin-hebei)
              """,
            smallFirms
          ).warning,
          .money("value", "Value", "面额", required: true, help: Phrase("Face value.", "券面金额。")),
          .choice(
            "size",
            "Holder's size",
            "企业规模",
            [Choice("micro", "micro", "微型"), Choice("small", "small", "小型")],
            ordered: true,
            help: Phrase("Vouchers are for small and micro firms.", "面向小微企业发放。"),
            source: "\(Document.huairou) IV(IV)13"
          ),
          .reference(
            "issuedIn",
            to: ["zones"],
            "Issued in",
            "发放地",
            help: Phrase("The place that issued it.", "发放的地区。")
          ),
          .references(
            "usableIn",
            to: ["zones"],
            "Usable in",
            "可用地区",
            help: Phrase("Places where it is accepted.", "互认通用的地区。"),
            source: "\(Document.beijing) V.28"
          ),
          .reference(
            "usedIn",
            to: ["zones"],
            "Used in",
            "使用地",
            check: """
              if missing(usableIn) then not missing(issuedIn) and (usedIn within issuedIn \
              or issuedIn within beijing-tianjin-hebei and usedIn within beijing-tianjin-hebei) \
              else count(zones where includes(this.usableIn, row) and this.usedIn within row) > 0
              """,
            help: Phrase("The place of the service that it paid for.", "所购服务的所在地区。"),
            source: "\(Document.beijing) V.28"
          ).saying(
            Phrase(
              "it is used where it is usable: if no places are named, where it was issued, and one of Beijing, Tianjin or Hebei in all three",
              "须在可用地区使用；未填可用地区的，限发放地，京津冀三地发放的限三地"
            )
          ),
          .reference(
            "settledBy",
            to: ["zones"],
            "Settled by",
            "兑付地",
            check: "not missing(issuedIn) and settledBy = issuedIn",
            help: Phrase("The place that pays: the one that issued it.", "由发放地兑付。"),
            source: "\(Document.beijing) V.28"
          ).saying(Phrase("the place that issued it settles it", "由发放地兑付")),
          .text("resource", "Used for", "使用内容", help: Phrase("Service or equipment.", "服务或设备。")),
          .reference(
            "platformResource",
            to: [
              "instruments", "public-platforms", "scientific-facilities", "data-resources",
              "service-agencies",
            ],
            "Platform or instrument",
            "平台或仪器",
            help: Phrase("What it was used on, where it is in the registers.", "登记簿中的使用对象。"),
            source: "\(Document.huairou) IV(IV)13",
            width: 20
          ),
          .date("issuedOn", "Issued", "发放日期", help: Phrase("Day of issue.", "发放的日期。")),
          .date(
            "validTo",
            "Valid until",
            "有效期至",
            check: "missing(issuedOn) or validTo >= issuedOn",
            help: Phrase("Last day.", "可使用的最后一日。")
          ).counting(from: "issuedOn").ends("Voucher", "创新券", while: "state:issued"),
          .date(
            "usedOn",
            "Used",
            "使用日期",
            check:
              "(missing(validTo) or usedOn <= validTo) and (missing(issuedOn) or usedOn >= issuedOn)",
            help: Phrase("Day of use.", "使用的日期。")
          ),
          .computed(
            "expired",
            "Expired",
            "已过期",
            "state:issued and validTo < today",
            gives: .flag,
            help: Phrase("Issued, not used in time.", "已发放而逾期未用。"),
            width: 8
          ),
        ]
      ),
      .origin,
    ],
    states: [
      Choice("applied", "applied", "已申请"), Choice("issued", "issued", "已发放"),
      Choice("used", "used", "已使用"), Choice("settled", "settled", "已兑付"),
      Choice("lapsed", "lapsed", "已作废"),
    ],
    transitions: ["applied>issued", "issued>used", "used>settled", "issued>lapsed"],
    columns: ["number", "holder", "value", "issuedOn", "validTo", "usedOn", "state"],
    zonePath: "holder.zone",
    actions: [
      RegisterAction(
        "issue",
        Phrase("Issue", "发放"),
        help: Phrase("The voucher is issued.", "发放创新券。"),
        states: ["applied"],
        asks: [
          .date("issuedOn", "Issued", "发放日期", required: true, default: .today),
          .date("validTo", "Valid until", "有效期至", required: true),
        ],
        defaults: ["validTo": "validTo ?? (today + 1y)"],
        asOf: "issuedOn",
        steps: [
          .set(field: "state", to: .value(.text("issued"))),
          .set(field: "issuedOn", to: .asked("issuedOn")),
          .set(field: "validTo", to: .asked("validTo")),
        ]
      ),
      RegisterAction(
        "use",
        Phrase("Use", "使用"),
        help: Phrase("It has been used.", "已使用。"),
        states: ["issued"],
        asks: [
          .date("usedOn", "Used", "使用日期", required: true, default: .today),
          .text("resource", "Used for", "使用内容"),
          .reference("usedIn", to: ["zones"], "Used in", "使用地"),
        ],
        defaults: ["resource": "resource", "usedIn": "usedIn ?? issuedIn"],
        steps: [
          .set(field: "state", to: .value(.text("used"))),
          .set(field: "usedOn", to: .asked("usedOn")),
          .set(field: "resource", to: .asked("resource")),
          .set(field: "usedIn", to: .asked("usedIn")),
        ]
      ),
      .step(
        "lapse",
        "Lapse",
        "作废",
        help: Phrase("It ended without being used.", "逾期未用，予以作废。"),
        from: ["issued"],
        to: "lapsed",
        when: "expired",
        whenNot: Phrase("It can still be used until {validTo}.", "有效期至 {validTo}，仍可使用。")
      ),
      RegisterAction(
        "settle",
        Phrase("Settle", "兑付"),
        help: Phrase("The service has been paid.", "已向服务方兑付。"),
        states: ["used"],
        when: "not missing(issuedIn)",
        whenNot: Phrase("It is not said who issued it, and so who pays.", "未填写发放地，无法确定兑付地。"),
        steps: [
          .set(field: "state", to: .value(.text("settled"))),
          .set(field: "settledBy", to: .expression("issuedIn")),
        ]
      ),
    ]
  )
}
