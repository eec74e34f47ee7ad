/// What a declaration names as its source, as people are told in their language.
///
/// Declarations cite a document by a short English name and its clause; clauses are numbers in both.
enum Citation {
  private static let names: [(en: String, zh: String)] = [
    (Document.tongzhou, "通州科技创新意见（2015）"),
    (Document.beijing, "北京科技创新 30 条（2019）"),
    (Document.huairou, "怀柔成果转化行动计划"),
    (Document.jingan, "静安创新发展实施意见（2018）"),
    (Document.guofa, "国发〔2020〕7 号"),
    (Document.daily, "日常工作"),
    (Document.titles, "国科发火〔2016〕32号；国科发政〔2017〕115号；工信部企业〔2026〕2号"),
    (Document.incubators, "国科发区〔2018〕300号；工信部科〔2025〕131号"),
    (Document.transferTax, "财税〔2015〕116号"), ("Caishui [2016] 36", "财税〔2016〕36号"),
    (Document.contracts, "工信部技术合同认定登记办法（2026-01-23）"),
    ("Torch statistics form of incubators", "火炬统计孵化器报表"),
    ("Patent Law implementing rules", "专利法实施细则"), ("Patent Law art.", "专利法第"),
    ("CNIPA fee table of", "国家知识产权局收费标准"),
    ("Examination Guidelines part", "专利审查指南部分"), ("Examination Guidelines", "专利审查指南"),
    (" first", " 第一项"), (" second", " 第二项"), (" third", " 第三项"), ("; ", "；"),
  ]

  /// A source in both languages.
  static func phrase(_ source: String) -> Phrase {
    Phrase(source, names.reduce(source) { $0.replacing($1.en, with: $1.zh) })
  }
}

extension Phrase {
  /// What a figure or declaration names as its source, for people.
  public init(citing source: String) {
    self = Citation.phrase(source)
  }
}

extension Field {
  /// Where it comes from, for people; `nil` where nothing is named.
  public var cited: Phrase? { source.map(Citation.phrase) }
}

extension Register {
  /// Where it comes from, for people; `nil` where nothing is named.
  public var cited: Phrase? { source.map(Citation.phrase) }
}
