extension Register {
  /// What titles ask of a firm beside its yearly figures.
  static let enterpriseTitles = Section(
    "For titles",
    "资质认定",
    [
      .date(
        "segmentSince",
        "In its segment since",
        "细分市场起始",
        help: Phrase("Since when it works in its market segment.", "从事特定细分市场的起始日期。"),
        source: Document.titles
      ),
      .flag(
        "ownsCoreIp",
        "Owns core IP",
        "核心知识产权",
        help: Phrase(
          "Owns the right to the core technology of its main product.",
          "拥有主要产品（服务）核心技术的知识产权。"
        ),
        source: Document.titles
      ),
      .flag(
        "inSupportedField",
        "In a supported field",
        "属支持领域",
        help: Phrase(
          "Its core technology is in a field that the State supports.",
          "核心技术属国家重点支持的高新技术领域。"
        ),
        source: Document.titles
      ),
      .date(
        "scienceAwardOn",
        "National science award",
        "国家奖励日期",
        help: Phrase(
          "Day of its last national science award as one of the first three units.",
          "最近一次获国家级科技奖励（前三名单位）的日期。"
        ),
        source: Document.titles
      ),
      .flag(
        "scienceAward",
        "Has a national science award",
        "获国家级科技奖励",
        help: Phrase(
          "As one of the first three units; no where it has none, its day where it has one.",
          "为前三名获奖单位；没有填“否”，有则填写日期。"
        ),
        source: Document.titles
      ),
      .flag(
        "hasRdBody",
        "Provincial R&D body",
        "省级研发机构",
        help: Phrase(
          "Runs a recognised R&D body of provincial level or above.",
          "拥有经认定的省部级以上研发机构。"
        ),
        source: Document.titles
      ),
      .integer(
        "otherClassOne",
        "Other class-one rights",
        "其他Ⅰ类知识产权",
        help: Phrase(
          "Plant varieties, national crop varieties, new drugs, protected Chinese medicines, layout designs; 0 if none.",
          "植物新品种、国家级农作物品种、国家新药、国家一级中药保护品种、集成电路布图设计的数量；没有填 0。"
        ),
        source: Document.titles
      ),
      .integer(
        "softwareCopyrights",
        "Software copyrights",
        "软件著作权",
        help: Phrase("That it owns; 0 if none.", "拥有的软件著作权数量；没有填 0。"),
        source: Document.titles
      ),
      .computed(
        "patentApplications",
        "Patents applied for",
        "专利申请",
        "count(patents of this where not state:drafted)",
        gives: .integer,
        help: Phrase("All that it has filed.", "已提交的专利申请数。"),
        width: 8
      ),
      .computed(
        "revenueGrowth",
        "Revenue growth",
        "营收增长",
        "first(enterprise-figures of this where year = year(today) - 1, revenue) / first(enterprise-figures of this where year = year(today) - 2, revenue) - 100%",
        gives: .percent,
        help: Phrase("Last year to the year before.", "上年营业收入较前一年的增长率。"),
        width: 8
      ),
      .computed(
        "rdGrowth",
        "R&D growth",
        "研发投入增长",
        "first(enterprise-figures of this where year = year(today) - 1, rdExpenditure) / first(enterprise-figures of this where year = year(today) - 2, rdExpenditure) - 100%",
        gives: .percent,
        help: Phrase("R&D of last year to the year before.", "上年研发费用较前一年的增长率。"),
        width: 8
      ),
      .computed(
        "transferIncome",
        "Transfer income",
        "技术转让所得",
        "sum(technology-contracts of this by seller where kind:(transfer, licence) "
          + "and not state:draft and not missing(certifiedOn) and year(registeredOn) = year(today), "
          + "transferIncome)",
        gives: .money,
        help: Phrase(
          "Income of this year from transfers and licences that are certified and registered.",
          "本年度经认定登记的技术转让、许可的所得。"
        ),
        source: Document.transferTax
      ),
      .computed(
        "transferTaxable",
        "Of it taxable",
        "应纳税所得",
        "if transferIncome <= 5000000 then 0 else 50% * (transferIncome - 5000000)",
        gives: .money,
        help: Phrase(
          "The first 5 million yuan of a year are exempt; half of the rest is taxed.",
          "一个纳税年度内不超过500万元的部分免征，超过部分减半。"
        ),
        source: Document.transferTax
      ),
    ]
  )

  /// Yearly figures that only titles ask for.
  static let figuresTitles = Section(
    "For titles",
    "资质指标",
    [
      .money(
        "rdInChina",
        "R&D in China",
        "境内研发费用",
        check: "missing(rdExpenditure) or rdInChina <= rdExpenditure",
        help: Phrase("R&D spending within China.", "在中国境内发生的研发费用。"),
        source: Document.titles
      ),
      .money(
        "mainIncome",
        "Main income",
        "主营业务收入",
        check: "missing(revenue) or mainIncome <= revenue",
        help: Phrase("Income from its main business.", "主营业务收入。"),
        source: Document.titles
      ),
      .money(
        "costs",
        "Costs",
        "成本费用",
        help: Phrase("Costs and expenses in all.", "成本费用支出总额。"),
        source: Document.titles
      ),
      .money(
        "liabilities",
        "Liabilities",
        "负债总额",
        help: Phrase("At the end of the year.", "年末负债总额。"),
        source: Document.titles
      ),
      .money(
        "equityRaised",
        "New equity",
        "新增股权融资",
        help: Phrase("Equity paid in by qualified investors.", "合格机构投资者实缴的新增股权融资。"),
        source: Document.titles
      ),
      .plain(
        .number,
        "valuationUsd",
        "Valuation in US dollars",
        "估值（美元）",
        unit: Phrase("US dollars", "美元"),
        help: Phrase("At its last financing.", "最近一轮融资的估值。"),
        source: Document.titles
      ),
      .percent(
        "marketShare",
        "Market share",
        "市场占有率",
        check: "marketShare <= 100%",
        help: Phrase("Of its main product in the country.", "主导产品的全国市场占有率。"),
        source: Document.titles
      ),
      .integer(
        "marketRank",
        "Market rank",
        "市场排名",
        help: Phrase("Of its main product in the country; 1 is first.", "主导产品的全国排名，1 为第一。"),
        source: Document.titles
      ),
      .plain(
        .number,
        "innovationScore",
        "Innovation score",
        "创新能力得分",
        check: "innovationScore <= 100",
        help: Phrase(
          "Of a high-tech enterprise: IP 30, transformation 30, management 20, growth 20.",
          "高新技术企业创新能力评价：知识产权30、成果转化30、组织管理20、成长性20。"
        ),
        source: Document.titles
      ),
      .plain(
        .number,
        "specialisedScore",
        "Specialised score",
        "专精特新得分",
        check: "specialisedScore <= 100",
        help: Phrase("Points as a specialised SME.", "专精特新评价得分。"),
        source: Document.titles
      ),
      .flag(
        "majorCase",
        "Major case",
        "重大事件",
        help: Phrase(
          "A major safety, quality or environmental case in the year.",
          "当年是否发生重大安全、质量事故或严重环境违法。"
        ),
        source: Document.titles
      ),
    ]
  )
}
