extension Register {
  /// The certifications by GB/T 29490 that were adopted and have not ended; one without its day counts.
  private static let runningIPStandard =
    "(missing(standard) or standard:\"29490\") and (missing(validTo) or validTo >= today) "
    + "and not state:preparing and (missing(adoptedOn) or adoptedOn <= today)"

  /// What clauses ask about an enterprise beside its business.
  static let enterpriseStanding = Section(
    "Standing in clauses",
    "政策身份",
    [
      .flag(
        "isQualifiedNew",
        "Qualified new enterprise",
        "合格新设企业",
        help: Phrase("Counts as a qualified new enterprise.", "是否属于符合条件的新设企业。"),
        source: "\(Document.jingan) III"
      ),
      .flag(
        "isLeader",
        "Leader of its industry",
        "行业龙头",
        help: Phrase("May open its resources to founders.", "行业龙头企业，可开放资源。"),
        source: "\(Document.jingan) IV.2(2)"
      ),
      .flag(
        "rdStrong",
        "Strong in R&D",
        "研发实力强",
        help: Phrase("Counts as strong in research and development.", "是否研发实力较强。"),
        source: "\(Document.jingan) IV.2(2)"
      ),
      .computed(
        "highTechCertifiedUntil",
        "High-tech until",
        "高企有效期至",
        "max(qualifications of this where kind:high-tech and state:recognised, endsOn)",
        gives: .date,
        help: Phrase("Last day of the high-tech title.", "高新技术企业资格有效期至。"),
        source: "\(Document.guofa) (7)",
        width: 12
      ),
      .computed(
        "gbt29490On",
        "IP standard since",
        "贯标日期",
        "max(ip-management-certifications of this where \(runningIPStandard), adoptedOn)",
        gives: .date,
        help: Phrase(
          "When GB/T 29490 was adopted, where the certification has not ended.",
          "通过 GB/T 29490 贯标的日期，认证到期的不计。"
        ),
        source: "\(Document.jingan) IV.3(4)",
        width: 12
      ),
      .computed(
        "hasIPStandard",
        "IP standard",
        "已贯标",
        "count(ip-management-certifications of this where \(runningIPStandard)) > 0",
        gives: .flag,
        help: Phrase(
          "GB/T 29490 was adopted, on whatever day, and the certification has not ended.",
          "已通过 GB/T 29490 贯标（不论是否填写日期），认证到期的不计。"
        ),
        source: "\(Document.jingan) IV.3(4)",
        width: 6
      ),
      .computed(
        "priorFinancings",
        "Financings so far",
        "已有融资次数",
        """
        larger(count(fund-investments of this where state:(invested, followed, exited, written-off)) \
        + count(loans of this where state:(drawn, repaid, defaulted, compensated)), \
        count(financing-needs of this where state:financed))
        """,
        gives: .integer,
        help: Phrase(
          "Stakes and loans that it has had; at least as many as needs of it that were financed.",
          "已获股权投资与贷款次数，不少于已满足的融资需求数。"
        ),
        source: "\(Document.beijing) V.26",
        width: 8
      ),
      .computed(
        "servicePlan",
        "Service plans",
        "服务方案",
        "count(service-plans of this where state:(agreed, running))",
        gives: .integer,
        help: Phrase("Plans agreed or running for it.", "已商定或执行中的服务方案数。"),
        source: "\(Document.beijing) V.23",
        width: 8
      ),
      .computed(
        "rdBodies",
        "R&D bodies",
        "研发机构数",
        """
        if not missing(hasRdBody) and hasRdBody \
        then larger(1, count(laboratories of this by host where not state:(planned, applied))) \
        else count(laboratories of this by host where not state:(planned, applied))
        """,
        gives: .integer,
        help: Phrase(
          "Laboratories and R&D institutions that it hosts; at least one where a recognised body is noted.",
          "企业设立的实验室与研发机构数；已注明有经认定研发机构的至少计一个。"
        ),
        source: "\(Document.tongzhou) II(II)2 first",
        width: 8
      ),
      .computed(
        "creditProfile",
        "Credit profile",
        "信用档案",
        "count(credit-profiles of this)",
        gives: .integer,
        help: Phrase("Credit profiles kept of it.", "已建立的信用档案数。"),
        source: "\(Document.beijing) V.26",
        width: 8
      ),
    ]
  )
}
