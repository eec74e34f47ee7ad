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
      .computed(
        "professionalShare",
        "Trained staff share",
        "专业人员占比",
        "professionals / staffCount",
        gives: .percent,
        help: Phrase("Trained staff to all who run it.", "专业服务人员占管理人员的比例。"),
        source: Document.incubators,
        width: 8
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
      .flag(
        "isRemote",
        "In a remote area",
        "位于边远地区",
        help: Phrase("The figures of recognition are a fifth lower there.", "认定指标下调20%。"),
        source: Document.incubators
      ),
      .date(
        "changedOn",
        "Changed",
        "重大变更日期",
        help: Phrase(
          "Day on which name, premises or operator last changed.",
          "最近一次名称、场地、运营主体等变更的日期。"
        ),
        source: Document.incubators
      ),
      .date(
        "changeReportedOn",
        "Change reported",
        "变更报告日期",
        check: "missing(changedOn) or changeReportedOn >= changedOn",
        help: Phrase("Day on which that change was reported.", "该变更报告主管部门的日期。"),
        source: Document.incubators
      ),
      .date(
        "fraudFoundOn",
        "Fraud found",
        "认定弄虚作假日期",
        help: Phrase("Day on which fraud in an application was found.", "认定申报弄虚作假的日期。"),
        source: Document.incubators
      ),
      .computed(
        "barredUntil",
        "Barred until",
        "禁止申报至",
        "fraudFoundOn + 2y",
        gives: .date,
        help: Phrase("Two years after fraud was found.", "自认定之日起两年。"),
        source: Document.incubators
      ),
      .computed(
        "lastReviewed",
        "Last reviewed for",
        "最近考核年度",
        "max(incubator-reviews of this by carrier where state:done, year)",
        gives: .year,
        help: Phrase("The last year with a finished review.", "最近一次完成考核的年度。"),
        source: Document.incubators
      ),
      .computed(
        "failedTwice",
        "Failed twice",
        "连续两次不合格",
        """
        count(incubator-reviews of this by carrier where state:done and ratedLevel:failed and \
        year = this.lastReviewed) > 0 and count(incubator-reviews of this by carrier where \
        state:done and year < this.lastReviewed) > 0 and last(incubator-reviews of this by carrier \
        where state:done and year < this.lastReviewed, ratedLevel order year) = failed
        """,
        gives: .flag,
        help: Phrase(
          "Its last two finished reviews failed, which ends its recognition.",
          "最近两次考核均不合格，资格应予取消。"
        ),
        source: Document.incubators,
        width: 6
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
