extension Register {
  /// Why what is booked cannot be had.
  private static let resourceIsFree = [
    CheckCause(
      "count(public-platforms where row = this.resource and not state:operating) = 0",
      "the platform does not work",
      "该平台未运行"
    ),
    CheckCause(
      "count(scientific-facilities where row = this.resource and not state:(trial, open)) = 0",
      "the facility is not open",
      "该装置未开放"
    ),
    CheckCause(
      "count(instruments where row = this.resource and state:booked) = 0",
      "the instrument is booked out",
      "该仪器已约满"
    ),
    CheckCause(
      "count(instruments where row = this.resource and state:out-of-service) = 0",
      "the instrument is out of service",
      "该仪器已停用"
    ),
    CheckCause(
      "count(service-agencies where row = this.resource and state:delisted) = 0",
      "the agency was struck off",
      "该机构已除名"
    ),
    CheckCause(
      "count(data-resources where row = this.resource and state:withdrawn) = 0",
      "the data were withdrawn",
      "该数据资源已撤回"
    ),
    CheckCause(
      """
      count(instruments where row = this.resource and count(service-bookings where \
      resource = this.resource and not (row = this) and state:confirmed \
      and from <= (this.to ?? this.from) and (to ?? from) >= this.from) > 0) = 0
      """,
      "it is confirmed to somebody for these days",
      "所选日期已确认给其他预约"
    ),
  ]

  /// Why a voucher does not pay for a booking.
  private static let voucherPays = [
    CheckCause("voucher.holder = user", "the voucher is another firm's", "该创新券不属于此企业"),
    CheckCause("not voucher.state:applied", "the voucher is not issued yet", "该创新券尚未发放"),
    CheckCause(
      "missing(voucher.validTo) or voucher.validTo >= from",
      "the voucher has run out by then",
      "使用时该创新券已过期"
    ),
    CheckCause(
      "missing(voucher.issuedOn) or voucher.issuedOn <= from",
      "the voucher is issued only after that day",
      "使用时该创新券尚未发放"
    ),
    CheckCause(
      "state:(used, billed) or not voucher.state:(used, settled)",
      "the voucher was used for something else",
      "该创新券已用于其他服务"
    ),
    CheckCause(
      "missing(voucher.usedOn) or voucher.usedOn >= from",
      "the voucher was used before",
      "该创新券已使用"
    ),
    CheckCause(
      "count(service-bookings where voucher = this.voucher and not state:cancelled) <= 1",
      "the voucher pays for another booking already",
      "该创新券已用于其他预约"
    ),
    CheckCause(
      "count(instruments where row = this.resource and not voucherAccepted) = 0",
      "the instrument takes no vouchers",
      "该仪器不可用创新券支付"
    ),
    CheckCause(
      "not missing(voucher.usableIn) or not missing(voucher.issuedIn)",
      "it is not entered where the voucher was issued, and so not where it can be used",
      "未填写该创新券的发放地区，无法判断可否在此使用"
    ),
    CheckCause(
      """
      if missing(voucher.usableIn) then missing(voucher.issuedIn) \
      or (resource.zone within voucher.issuedIn \
      or voucher.issuedIn within beijing-tianjin-hebei \
      and resource.zone within beijing-tianjin-hebei) else count(zones where \
      includes(this.voucher.usableIn, row) and this.resource.zone within row) > 0
      """,
      "the voucher cannot be used where this is",
      "该创新券在资源所在地不可用"
    ),
  ]

  /// Use of instruments and platforms by firms, from request to bill.
  ///
  /// Source: Huairou action plan IV(IV)13.
  public static let serviceBookings = Register(
    "service-bookings",
    pane: .facilities,
    Phrase("Service bookings", "服务预约"),
    one: Phrase("Service booking", "服务预约"),
    title: "{resource} · {user} · {from}",
    idPrefix: "sbo",
    help: Phrase(
      "Use of instruments and platforms by firms, from request to bill.",
      "企业对仪器和平台的使用，从预约到结算。"
    ),
    source: "\(Document.huairou) IV(IV)13",
    sections: [
      Section(
        "Booking",
        "预约",
        [
          .reference(
            "user",
            to: ["enterprises"],
            "User",
            "用户",
            required: true,
            help: Phrase("The firm.", "使用企业。"),
            width: 24
          ),
          .reference(
            "resource",
            to: [
              "instruments", "public-platforms", "scientific-facilities", "data-resources",
              "service-agencies",
            ],
            "Resource",
            "资源",
            required: true,
            help: Phrase("What is booked.", "预约的仪器、平台或服务机构。"),
            width: 24
          ).holding(where: "state:(requested, confirmed)", resourceIsFree).warning,
          .choice(
            "ipService",
            "IP service",
            "知识产权服务",
            .ipServices,
            help: Phrase(
              "Which of its services is booked, at an agency for intellectual property.",
              "预约知识产权服务机构时，所预约的服务类别。"
            ),
            source: "\(Document.huairou) IV(III)8"
          ).holding(
            "includes(resource.ipServices, ipService)",
            "the agency does not list this service",
            "该机构未登记此项服务"
          ).warning,
          .date("from", "From", "开始日期", required: true, help: Phrase("First day.", "开始日期。"))
            .done(in: "used", "billed"),
          .date("to", "Until", "结束日期", check: "to >= from", help: Phrase("Last day.", "结束日期。"))
            .counting(from: "from"),
          .reference(
            "voucher",
            to: ["vouchers"],
            "Voucher",
            "创新券",
            help: Phrase("The voucher that pays.", "用于支付的创新券。"),
            source: "\(Document.huairou) IV(IV)13",
            width: 18
          ).holding(where: "not state:cancelled", voucherPays),
          .money("fee", "Fee", "费用", help: Phrase("What it costs.", "费用金额。")),
          .computed(
            "toPay",
            "To pay",
            "应付金额",
            "larger(fee - (voucher.value ?? 0), 0)",
            gives: .money,
            help: Phrase("The fee less the voucher.", "费用扣除创新券后的金额。")
          ),
          .text("result", "Result", "结果", help: Phrase("Report or measurement.", "检测报告或结果。")),
          .officer,
        ]
      ), pilotRun, .origin,
    ],
    states: [
      Choice("requested", "requested", "已申请"), Choice("confirmed", "confirmed", "已确认"),
      Choice("used", "used", "已使用"), Choice("billed", "billed", "已结算"),
      Choice("cancelled", "cancelled", "已取消"),
    ],
    transitions: [
      "requested>confirmed", "confirmed>used", "used>billed", "requested>cancelled",
      "confirmed>cancelled",
    ],
    columns: ["resource", "user", "from", "to", "fee", "voucher", "toPay", "state"],
    zonePath: "user.zone",
    actions: [
      .step(
        "confirm",
        "Confirm",
        "确认",
        help: Phrase("The slot is kept.", "确认预约。"),
        from: ["requested"],
        to: "confirmed",
        when: """
          count(public-platforms where row = this.resource and not state:operating) = 0 and \
          count(scientific-facilities where row = this.resource and not state:(trial, open)) = 0 and \
          count(data-resources where row = this.resource and state:withdrawn) = 0
          """,
        whenNot: Phrase(
          "What is booked does not work, or was withdrawn.",
          "所预约的平台或装置未运行，或数据资源已撤回。"
        ),
        asks: [.date("from", "From", "开始日期", required: true, default: .today)]
      ),
      RegisterAction(
        "use",
        Phrase("Used", "已使用"),
        help: Phrase("It has been used, and so has its voucher.", "完成使用，所用创新券随之核销。"),
        states: ["confirmed"],
        when: "from <= today and (\(voucherIsOpen)) and (\(sharesAreWhole)) "
          + "and (\(resourceIsBuilt))",
        whenNot: Phrase(
          "Its first day is still to come, what was booked is only planned, its voucher is not issued or was used for something else, or the shares of the risk do not add up to 100 %.",
          "开始日期尚未到来、所预约的平台或装置尚未建成、所用创新券尚未发放或已用于其他服务，或风险分担比例合计不为 100%。"
        ),
        asks: [.text("result", "Result", "结果")],
        defaults: ["result": "result"],
        steps: [
          .set(field: "state", to: .value(.text("used"))),
          .set(field: "result", to: .asked("result")),
        ] + voucherUsed
      ),
      RegisterAction(
        "pilot-result",
        Phrase("Pilot run done", "中试完成"),
        help: Phrase(
          "The pilot run is over; the achievement is as mature as it has shown.",
          "中试完成，成果成熟度随结果更新。"
        ),
        states: ["confirmed"],
        when: "not missing(achievement) and resource.kind:(pilot-test, pilot-production) "
          + "and (missing(from) or from <= today) and (\(sharesAreWhole)) and (\(voucherIsOpen))",
        whenNot: Phrase(
          "It is for a run of an achievement on a pilot platform that has begun, with a voucher, if any, that is issued and unused, and with shares of the risk, if any, that add up to 100 %.",
          "须为成果在中试平台上已开始的中试；所用创新券（如有）须已发放且未使用，风险分担比例（如有）合计须为 100%。"
        ),
        asks: [
          .text("result", "Result", "结果", required: true),
          .choice("maturityAfter", "Maturity after", "中试后成熟度", .maturity, required: true),
        ],
        steps: [
          .set(field: "state", to: .value(.text("used"))),
          .set(field: "result", to: .asked("result")),
          .set(field: "maturityAfter", to: .asked("maturityAfter")),
          .set(field: "maturityBefore", to: .expression("achievement.maturity")),
          .setOn(reference: "achievement", field: "maturity", to: .asked("maturityAfter")),
        ] + voucherUsed
      ),
      .step(
        "bill",
        "Bill",
        "结算",
        help: Phrase("It has been billed.", "完成结算。"),
        from: ["used"],
        to: "billed",
        asks: [.money("fee", "Fee", "费用", required: true)]
      ),
      .step(
        "cancel",
        "Cancel",
        "取消",
        help: Phrase("It will not be used.", "取消预约。"),
        from: ["requested", "confirmed"],
        to: "cancelled"
      ),
    ]
  )
}

extension Register {
  /// A voucher pays once: the booking that it pays for uses it.
  private static let voucherIsOpen = "missing(voucher) or voucher.state:issued"
  /// What is still planned cannot have been used; what has closed since can.
  private static let resourceIsBuilt = """
    count(public-platforms where row = this.resource and state:planned) = 0 and \
    count(scientific-facilities where row = this.resource and state:(planned, under-construction)) = 0
    """
  /// No share of the risk is named, or all of it is shared out.
  private static let sharesAreWhole = """
    missing(userShare) and missing(platformShare) and missing(otherShare) \
    or (userShare ?? 0%) + (platformShare ?? 0%) + (otherShare ?? 0%) = 100%
    """
  private static let voucherUsed: [ActionStep] = [
    .setOn(reference: "voucher", field: "state", to: .value(.text("used"))),
    .setOn(reference: "voucher", field: "usedOn", to: .expression("from")),
    .setOn(reference: "voucher", field: "usedIn", to: .expression("resource.zone")),
    .setOn(reference: "voucher", field: "platformResource", to: .expression("resource")),
  ]

  /// No more than 100 % is shared out; all of it where every share is known.
  private static let riskShares = """
    (userShare ?? 0%) + (platformShare ?? 0%) + (otherShare ?? 0%) <= 100% and \
    (missing(userShare) or missing(platformShare) or missing(otherShare) or \
    userShare + platformShare + otherShare = 100%)
    """
  private static let riskSharesNot = Phrase(
    "the shares of all parties must add up to 100 %",
    "各方分担比例合计须为 100%"
  )

  private static let pilotRun = Section(
    "Pilot run",
    "中试",
    [
      .reference(
        "achievement",
        to: ["achievements"],
        "Achievement",
        "成果",
        help: Phrase("What is tried at pilot scale.", "进行中试的成果。"),
        source: "\(Document.guofa) (6)",
        width: 22
      ),
      .percent(
        "userShare",
        "User's share of the risk",
        "用户分担比例",
        check: riskShares,
        help: Phrase("The shares of all parties add up to 100 %.", "各方分担比例合计为 100%。"),
        source: "\(Document.guofa) (6)"
      ).saying(riskSharesNot),
      .percent(
        "platformShare",
        "Platform's share of the risk",
        "平台分担比例",
        check: riskShares,
        help: Phrase("What the platform bears of a failure.", "中试失败由平台承担的部分。"),
        source: "\(Document.guofa) (6)"
      ).saying(riskSharesNot),
      .percent(
        "otherShare",
        "Others' share of the risk",
        "其他方分担比例",
        check: riskShares,
        help: Phrase("What a fund or an insurer bears.", "基金、保险等承担的部分。"),
        source: "\(Document.guofa) (6)"
      ).saying(riskSharesNot),
      .choice(
        "maturityBefore",
        "Maturity before",
        "中试前成熟度",
        .maturity,
        ordered: true,
        help: Phrase("How mature the achievement was before the run.", "中试前成果的成熟度。")
      ),
      Field.choice(
        "maturityAfter",
        "Maturity after",
        "中试后成熟度",
        .maturity,
        ordered: true,
        help: Phrase("How mature the achievement is after the run.", "中试后成果的成熟度。")
      ).holding([
        CheckCause(
          "missing(maturityBefore) or maturityAfter >= maturityBefore",
          "the achievement is less mature after the run than before",
          "中试后成果的成熟度低于中试前"
        ),
        CheckCause(
          // What a later run led to is no mistake of this one.
          """
          missing(achievement) or not state:used or achievement.maturity = maturityAfter \
          or count(service-bookings where not missing(achievement) and not missing(maturityAfter) \
          and achievement = this.achievement and maturityAfter = achievement.maturity \
          and maturityAfter >= this.maturityAfter \
          and not (row = this)) > 0
          """,
          "the achievement itself stands at another maturity",
          "成果本身的成熟度与此不同"
        ),
      ]).warning,
    ]
  )
}
