extension [Choice] {
  /// The levels of government, the highest last.
  static let governmentLevels: [Choice] = [
    Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
    Choice("provincial", "provincial", "省级"), Choice("state", "state", "国家级"),
  ]

  /// The stages of a project that a third party looks at.
  static let reviewStages: [Choice] = [
    Choice("selection", "selection", "遴选"), Choice("evaluation", "evaluation", "评估"),
    Choice("execution", "execution", "执行"), Choice("tracking", "tracking", "跟踪"),
    Choice("performance", "performance", "绩效"),
  ]

  /// The levels of institutions, by the body that they answer to.
  static let unitLevels: [Choice] = [
    Choice("district", "district", "区级"), Choice("bureau", "municipal bureau", "市局级"),
    Choice("municipal", "municipal", "市级"), Choice("national", "national", "国家级"),
    Choice("high", "high-level hospital", "高水平医院"),
  ]

  /// What sort of unit leads a project or employs somebody.
  static let unitKinds: [Choice] = [
    Choice("enterprise", "enterprise", "企业"), Choice("university", "university", "高校"),
    Choice("institute", "research institute", "科研院所"),
    Choice("hospital", "high-level hospital", "高水平医院"),
    Choice("new-type", "new-type R&D institution", "新型研发机构"),
    Choice("government", "government", "政府部门"), Choice("other", "other", "其他"),
  ]

  /// Low, medium, high.
  static let lowToHigh: [Choice] = [
    Choice("low", "low", "低"), Choice("medium", "medium", "中"), Choice("high", "high", "高"),
  ]

  /// How near to use an achievement is.
  static let maturity: [Choice] = [
    Choice("laboratory", "laboratory", "实验室"), Choice("small-scale", "small scale", "小试"),
    Choice("pilot", "pilot", "中试"), Choice("industrial", "industrial", "产业化"),
  ]

  /// The kinds of service for intellectual property.
  ///
  /// Source: Huairou action plan IV(III)8.
  static let ipServices: [Choice] = [
    Choice("appraising", "appraising", "评估"), Choice("operating", "operating", "运营"),
    Choice("trading", "trading", "交易"), Choice("defending", "defending", "维权"),
    Choice("financing", "financing", "融资"), Choice("filing", "filing", "代理申请"),
    Choice("information", "information", "信息服务"),
  ]

  /// What proceeds are reckoned on: before cost or after it.
  static let proceedsBases: [Choice] = [
    Choice("gross", "gross", "毛收入"), Choice("net", "net", "净收入"),
  ]

  /// What can secure a loan.
  static let collateral: [Choice] = [
    Choice("ip", "intellectual property", "知识产权"), Choice("guarantee", "guarantee", "保证担保"),
    Choice("credit-insurance", "credit insurance", "信用保险"),
    Choice("real-estate", "real estate", "不动产"), Choice("equity", "shares", "股权"),
    Choice("receivables", "receivables", "应收账款"), Choice("none", "none (credit)", "信用"),
  ]

  /// What money of a project is spent on: the usual subjects of research budgets, and what negative
  /// lists name.
  ///
  /// Spending and the negative list choose from the same kinds, so that how a word is spelled
  /// decides nothing. A store adds kinds of its own to both fields.
  static let expenseKinds: [Choice] = [
    Choice("materials", "materials", "材料费"),
    Choice("testing", "testing and processing", "测试化验加工费"),
    Choice("computing", "computing", "计算费"), Choice("fuel", "fuel and power", "燃料动力费"),
    Choice("travel", "travel", "差旅费"), Choice("meetings", "meetings", "会议费"),
    Choice("cooperation", "international cooperation", "国际合作交流费"),
    Choice("publication", "publication, documents and IP", "出版文献知识产权费"),
    Choice("labour", "labour", "劳务费"), Choice("experts", "advice of experts", "专家咨询费"),
    Choice("rent", "rent", "场地租金"), Choice("entertainment", "entertainment", "招待费"),
    Choice("bonus", "bonus", "奖金福利"), Choice("loans", "loans", "借款"),
    Choice("guarantees", "guarantees", "担保"), Choice("investment", "investment", "对外投资"),
    Choice("donations", "donations and sponsorship", "捐赠赞助"),
    Choice("fines", "fines", "罚款"),
  ]

  /// Credit grades, from the worst to the best.
  static let creditGrades: [Choice] = [
    Choice("d", "D", "D"), Choice("c", "C", "C"), Choice("b", "B", "B"), Choice("a", "A", "A"),
  ]
}
