public import ZoneModel

/// The reports that there are.
public enum ReportName: String, Sendable, CaseIterable {
  /// The figures, targets and unmet rules of a zone with those of a month ago.
  case monthly
  /// The targets of the Huairou action plan.
  case huairouTargets = "huairou-targets"
  /// The targets of the Tongzhou opinions.
  case tongzhouTargets = "tongzhou-targets"
  /// The statistics form of incubators.
  case incubators
  /// What the funds have granted and paid.
  case fundUse = "fund-use"
  /// The clocks of permits and pensions.
  case talentClocks = "talent-clocks"
  /// The annual fees to pay this month, by owner.
  case annualFees = "annual-fees"
  /// Every annual fee of one patent's term.
  case feeLadder = "fee-ladder"
  /// Who sits where: buildings, floors and rooms.
  case occupancy
  /// The chain of carriers from public space to accelerator.
  case chain
  /// Figures of two or more zones side by side.
  case comparison
  /// One application on a page.
  case application

  /// Whether its figures stand beside those of a month before.
  public var comparesWithMonthBefore: Bool {
    switch self {
    case .monthly, .incubators, .fundUse, .comparison: true
    case .huairouTargets, .tongzhouTargets, .talentClocks, .annualFees, .feeLadder, .occupancy,
      .chain, .application:
      false
    }
  }

  /// Its title.
  public var title: Phrase {
    switch self {
    case .monthly: Phrase("Monthly report of the zone", "园区月报")
    case .huairouTargets: Phrase("Targets of the Huairou action plan", "怀柔行动计划目标")
    case .tongzhouTargets: Phrase("Targets of the Tongzhou opinions", "通州意见目标")
    case .incubators: Phrase("Statistics form of incubators", "孵化载体统计表")
    case .fundUse: Phrase("Use of funds", "资金使用情况")
    case .talentClocks: Phrase("Clocks of talent", "人才事项时限")
    case .annualFees: Phrase("Annual fees to pay this month", "本月应缴专利年费")
    case .feeLadder: Phrase("Ladder of annual fees", "年费阶梯")
    case .occupancy: Phrase("Floor plan", "楼层平面")
    case .chain: Phrase("Incubation chain", "孵化链条")
    case .comparison: Phrase("Comparison of zones", "园区对比")
    case .application: Phrase("Application", "申报")
    }
  }

  /// What it says, in a sentence.
  public var help: Phrase {
    switch self {
    case .monthly:
      Phrase(
        "Figures with those of a month ago, targets and rules that are not met.",
        "主要指标及上月值、目标进展与不符合的规则。"
      )
    case .huairouTargets, .tongzhouTargets:
      Phrase(
        "Each target with its last reading, change, gap and clause; what is unknown first.",
        "各目标的最近读数、变化、差距与条款；未知的在前。"
      )
    case .incubators:
      Phrase(
        "Area, seats, tenants, patents, graduates, jobs by kind, trained staff; what each carrier lacks.",
        "面积、工位、在孵、专利、毕业、就业构成与专业人员，以及各载体缺项。"
      )
    case .fundUse:
      Phrase("Size, granted and paid of each fund.", "各资金的规模、已批与已拨。")
    case .talentClocks:
      Phrase(
        "Two separate clocks of seven working days, for work and for residence permits, and pensions.",
        "工作许可与居留许可各自的 7 个工作日时限，以及养老缴费。"
      )
    case .annualFees:
      Phrase(
        "By owner: what paying costs today and after the next step.",
        "按权利人汇总：今日应缴与下一档应缴。"
      )
    case .feeLadder:
      Phrase(
        "Every year of the term: due day, fee, what was paid, what it costs today and then.",
        "各年度的到期日、年费、缴纳情况、今日及下一档应缴。"
      )
    case .occupancy:
      Phrase(
        "Each floor drawn by area, and each room with its tenant and the end of the lease.",
        "各楼层按面积示意，各房间列出入驻方与租约到期日。"
      )
    case .chain:
      Phrase(
        "Carriers, tenants and free seats of each link; who is where since when, and who may move.",
        "各环节的载体、入驻与空余工位；谁在哪、自何时起、谁可转入下一环节。"
      )
    case .application:
      Phrase("One application with its sheet as it was filed.", "一份申报及提交时的核对表。")
    case .comparison:
      Phrase(
        "The figures of each zone side by side, with their change in a month, and its targets.",
        "各园区指标及一月变化并列，并列出各自目标。"
      )
    }
  }

  /// The register whose records it is about, where it is about some that are chosen.
  public var subject: String? {
    switch self {
    case .feeLadder: "patents"
    case .comparison: "zones"
    case .application: "applications"
    default: nil
    }
  }
}
