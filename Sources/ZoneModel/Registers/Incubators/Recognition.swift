extension Register {
  /// What recognition as a national incubator asks of a carrier.
  static let incubatorRecognition = Section(
    "For recognition",
    "认定指标",
    [
      .integer(
        "statisticsYears",
        "Years of statistics",
        "连续统计年数",
        help: Phrase("Years for which it has reported in a row.", "连续报送火炬统计的年数。"),
        source: Document.incubators
      ),
      .area(
        "publicServiceArea",
        "Public service area",
        "公共服务面积",
        check: "missing(area) or publicServiceArea <= area",
        help: Phrase("Rooms that serve all tenants.", "公共服务场地面积。"),
        source: Document.incubators
      ),
      .integer(
        "staffCount",
        "Staff",
        "管理人员数",
        unit: Phrase("people", "人"),
        help: Phrase("People who run it.", "孵化器从业人员数。"),
        source: Document.incubators
      ),
      .integer(
        "professionals",
        "Trained staff",
        "专业服务人员",
        unit: Phrase("people", "人"),
        check: "missing(staffCount) or professionals <= staffCount",
        help: Phrase("Staff trained as incubation professionals.", "经培训的孵化服务人员数。"),
        source: Document.incubators
      ),
      .integer(
        "mentors",
        "Mentors",
        "创业导师",
        unit: Phrase("people", "人"),
        help: Phrase("Mentors bound by contract.", "签约创业导师数。"),
        source: Document.incubators
      ),
      .percent(
        "sameFieldShare",
        "In one field",
        "同领域占比",
        check: "sameFieldShare <= 100%",
        help: Phrase("Share of tenants in its special field.", "在同一专业领域的在孵企业占比。"),
        source: Document.incubators
      ),
      .flag(
        "ownPlatform",
        "Own platform",
        "自有服务平台",
        help: Phrase("Runs a public technical platform itself.", "自有公共技术服务平台。"),
        source: Document.incubators
      ),
      .money(
        "income",
        "Income",
        "上年收入",
        help: Phrase("All income of the last year.", "上年度总收入。"),
        source: Document.incubators
      ),
      .money(
        "nonRentIncome",
        "Of it not rent",
        "其中非租金收入",
        check: "missing(income) or nonRentIncome <= income",
        help: Phrase("From services and investment.", "服务和投资等收入。"),
        source: Document.incubators
      ),
      .percent(
        "equityShare",
        "Holds equity in",
        "持股企业占比",
        check: "equityShare <= 100%",
        help: Phrase("Share of tenants in which it holds equity.", "持有股权的在孵企业占比。"),
        source: Document.incubators
      ),
    ]
  )
}
