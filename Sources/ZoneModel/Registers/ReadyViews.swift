extension ReadyView {
  /// All of them, by register.
  static let all: [ReadyView] =
    ofEnterprises + ofZones + ofCarriers + ofMoney + ofAchievements + ofOthers + counts

  private static let ofEnterprises: [ReadyView] = [
    ReadyView(
      "enterprises",
      "not-visited",
      "Firms not visited yet",
      "尚未走访的企业",
      where: "present and count(policy-promotions of this where channel:visit and state:done) = 0",
      source: "\(Document.jingan) IV.1(2)"
    ),
    ReadyView(
      "enterprises",
      "equity-no-loan",
      "Firms with equity but no loan",
      "有股权投资、无贷款的企业",
      where: "present "
        + "and count(fund-investments of this by enterprise where state:(invested, followed)) > 0 "
        + "and count(loans of this where state:(drawn, repaid, defaulted, compensated)) = 0",
      source: "\(Document.huairou) IV(III)6; \(Document.guofa) (17)"
    ),
    ReadyView(
      "enterprises",
      "no-rd-body",
      "Technology firms without an R&D body",
      "没有研发机构的科技型企业",
      where: "present isTechBased rdBodies=0",
      source: "\(Document.tongzhou) II(II)2; \(Document.jingan) I.2(1)"
    ),
    ReadyView(
      "enterprises",
      "no-service-plan",
      "Unicorn candidates without a service plan",
      "没有服务方案的独角兽苗子企业",
      where: "present tags:unicorn-candidate servicePlan=0",
      source: "\(Document.guofa) (7); \(Document.beijing) V.23"
    ),
  ]

  private static let ofZones: [ReadyView] = [
    ReadyView(
      "zones",
      "no-municipality",
      "Zones without a main responsible municipality",
      "没有主体责任市的园区",
      where: "missing(municipalBody) and not state:merged "
        + "and (kind:(science-city, park, high-tech-zone) "
        + "or not missing(isNationalHighTech) and isNationalHighTech)",
      source: "\(Document.guofa) (20)"
    ),
    ReadyView(
      "zones",
      "no-pair",
      "Zones without a pair",
      "没有结对的园区",
      where: "not state:merged and (kind:(science-city, park, high-tech-zone) "
        + "or not missing(isNationalHighTech) and isNationalHighTech) "
        + "and count(zone-cooperations where (zoneA = this or zoneB = this) and not state:ended "
        + "and form:(pairing, off-site-incubation, enclave, partner-park)) = 0",
      source: "\(Document.guofa) (12)"
    ),
    ReadyView(
      "zones",
      "no-commissioner",
      "Townships without a commissioner",
      "没有科技特派员的乡镇",
      where: "kind:township count(technology-commissioners where "
        + "(not missing(servedVillageOrFirm) and servedVillageOrFirm = this "
        + "or missing(servedVillageOrFirm) and not missing(served) "
        + "and (not missing(this.name) and served = this.name "
        + "or not missing(this.nameZh) and served = this.nameZh)) and not state:finished "
        + "and (missing(to) or to >= today) and not person.state:departed) = 0",
      source: "\(Document.huairou) IV(V)15"
    ),
    ReadyView(
      "industries",
      "no-enterprise",
      "Leading industries without any enterprise",
      "没有企业的主导产业",
      // Where nobody has entered any, it is not known.
      where: "if count(zones where not missing(leadingIndustries)) > 0 then "
        + "count(zones where not missing(leadingIndustries) "
        + "and includes(leadingIndustries, this)) > 0 and enterprises = 0",
      inZone: "if count(zones where row within ZONE and not missing(leadingIndustries)) > 0 then "
        + "count(zones where row within ZONE and not missing(leadingIndustries) "
        + "and includes(leadingIndustries, this)) > 0 and count(enterprises where zone within ZONE "
        + "and includes(field, this.id) and present) = 0",
      source: "\(Document.guofa) (10); \(Document.jingan) I.2(1)"
    ),
    ReadyView(
      "industry-clusters",
      "gap-in-chain",
      "Clusters with a gap in their chain",
      "产业链有缺环的集群",
      where: "not missing(gapInChain)",
      source: "\(Document.guofa) (11)"
    ),
    ReadyView(
      "copied-reforms",
      "not-adopted",
      "Reforms not adopted yet",
      "尚未落地的复制推广事项",
      where: "-state:(adopted, declined)",
      source: "\(Document.guofa) (16); \(Document.beijing) V.28"
    ),
  ]

  private static let ofCarriers: [ReadyView] = [
    ReadyView(
      "buildings",
      "idle-with-plan",
      "Idle buildings with a conversion plan",
      "有改造方案的闲置楼宇",
      where: "state:(vacant, converting) and not missing(conversionPlan) and leases = 0",
      source: "\(Document.beijing) III.10; \(Document.jingan) IV.2(3)"
    ),
    ReadyView(
      "instruments",
      "idle",
      "Instruments that nobody has booked for a year",
      "近一年无人预约的仪器",
      where: "state:available and (missing(lastBooked) or lastBooked < today - 1y)",
      source: "\(Document.beijing) V.28; \(Document.huairou) IV(IV)13"
    ),
    ReadyView(
      "academician-workstations",
      "no-project",
      "Workstations without a project",
      "没有项目的院士工作站",
      where: "missing(projects)",
      source: "\(Document.huairou) IV(V)14"
    ),
  ]

  private static let ofMoney: [ReadyView] = [
    ReadyView(
      "vouchers",
      "expired",
      "Expired and unused vouchers",
      "过期未用的创新券",
      where: "expired",
      source: "\(Document.beijing) V.28; \(Document.huairou) IV(IV)13"
    ),
    ReadyView(
      "audit-findings",
      "in-report",
      "Findings that the audit report shows",
      "审计报告所列问题",
      where: "inReport",
      source: "\(Document.beijing) IV.19"
    ),
    ReadyView(
      "audit-findings",
      "open",
      "Findings not corrected yet",
      "尚未整改的审计问题",
      where: "missing(correctedOn)",
      source: "\(Document.beijing) IV.19"
    ),
    ReadyView(
      "project-milestones",
      "late",
      "Milestones that are late",
      "逾期的里程碑",
      where: "state:planned dueOn<today",
      source: "\(Document.beijing) IV.15"
    ),
    ReadyView(
      "research-projects",
      "no-third-party",
      "Projects with a stage that no third party reviewed",
      "有阶段缺第三方评价的项目",
      where: "-lacksReviewAt:complete",
      source: "\(Document.tongzhou) III(II)"
    ),
  ]

  private static let ofAchievements: [ReadyView] = [
    ReadyView(
      "achievements",
      "unmatched",
      "Achievements without a match",
      "未对接的成果",
      where: "count(matches of this where not state:failed) = 0",
      source: "\(Document.huairou) IV(I)1; \(Document.beijing) V.25"
    ),
    ReadyView(
      "achievements",
      "unlinked",
      "Achievements without any link",
      "没有任何关联的成果",
      where: "links=0",
      source: "\(Document.huairou) IV(I)2"
    ),
    ReadyView(
      "achievements",
      "to-push",
      "Achievements that pass the three tests",
      "通过三项检验、可推介的成果",
      where: "toPush",
      source: "\(Document.tongzhou) II(I)1"
    ),
    ReadyView(
      "technology-demands",
      "unmatched",
      "Demands without a match",
      "未对接的需求",
      where: "state:(collected, released, matched) matches=0 missing(solver)",
      source: "\(Document.huairou) IV(I)1; \(Document.beijing) V.25"
    ),
    ReadyView(
      "application-scenarios",
      "no-supplier",
      "Scenarios without a supplier",
      "没有供应方的场景",
      where: "missing(supplier)",
      source: "\(Document.beijing) V.25"
    ),
    ReadyView(
      "technology-contracts",
      "not-registered",
      "Contracts certified but not registered",
      "已认定未登记的合同",
      where: "state:certified or state:(draft, signed) and not missing(certifiedOn) "
        + "and missing(registeredOn)",
      source: "\(Document.tongzhou) II(I)2; \(Document.huairou) V(II)"
    ),
    ReadyView(
      "transformation-projects",
      "survey-overdue",
      "Projects not surveyed in time",
      "未按期调查的项目",
      where: "surveyOverdue",
      source: "\(Document.huairou) IV(I)1"
    ),
  ]

  private static let ofOthers: [ReadyView] = [
    ReadyView(
      "land-requests",
      "by-rank",
      "Requests for land by rank",
      "待安排的用地申请（按次序）",
      where: "state:(requested, ranked)",
      sort: ["precedence:desc", "requestedOn"],
      source: "\(Document.beijing) I.1"
    ),
    ReadyView(
      "approval-matters",
      "no-listed-power",
      "Matters that are on no list of powers",
      "没有权力清单依据的事项",
      where: "standing:no-listed-power",
      source: "\(Document.jingan) IV.1(2)"
    ),
    ReadyView(
      "approval-matters",
      "missing-papers",
      "Matters with papers to be handed in later",
      "容缺受理、待补材料的事项",
      where: "not missing(missingDocs)",
      source: "\(Document.beijing) I.3; \(Document.guofa) (16)"
    ),
    ReadyView(
      "indicator-readings",
      "lacking",
      "Measures with missing periods",
      "有缺期的指标",
      where: "not missing(lackingSince)",
      source: "\(Document.guofa) (21)"
    ),
  ]

  private static let counts: [ReadyView] = [
    ReadyView(
      "enterprises",
      "by-field",
      "Industries with and without enterprises",
      "各产业的企业数（含空白产业）",
      where: "present",
      by: "field",
      source: "\(Document.guofa) (10); \(Document.jingan) I.2(1)"
    ),
    ReadyView(
      "enterprises",
      "pairs",
      "Pairs of industries across which firms work",
      "企业跨界的产业组合",
      where: "present not missing(crossIndustries)",
      by: "crossIndustries",
      across: "crossIndustries",
      source: "\(Document.jingan) I.2(4)"
    ),
    ReadyView(
      "demonstration-projects",
      "adopted",
      "Technologies that were adopted",
      "已推广采用的技术",
      where: "not missing(promotedOn) or state:promoted",
      source: "\(Document.tongzhou) II(II)3"
    ),
    ReadyView(
      "demonstration-projects",
      "by-field",
      "Fields with and without demonstrations, by zone",
      "各领域的示范项目（含空白领域）",
      by: "field",
      across: "zone",
      source: "\(Document.tongzhou) II(II)4"
    ),
    ReadyView(
      "incubators",
      "specialised",
      "Fields with and without a specialised carrier",
      "各领域的专业孵化载体（含空白领域）",
      where: "theme:specialised-field -state:planned,closed",
      by: "field",
      source: "\(Document.beijing) V.23; \(Document.guofa) (9)"
    ),
    ReadyView(
      "incubators",
      "services",
      "Services that carriers offer and lack",
      "各载体提供和缺少的服务",
      where: "-state:planned,closed",
      by: "name",
      across: "services",
      source: "\(Document.huairou) IV(IV)12"
    ),
    ReadyView(
      "incubators",
      "chain",
      "Kinds of carriers that are there and missing",
      "孵化链条各类载体（含缺项）",
      where: "-state:planned,closed",
      by: "kind",
      source: "\(Document.jingan) IV.2(3)"
    ),
    ReadyView(
      "carrier-services",
      "amenities",
      "Amenities that carriers have and lack",
      "各载体的生活配套（含缺项）",
      where: "-state:closed",
      by: "carrier",
      across: "kind",
      source: "\(Document.huairou) IV(IV)12"
    ),
    ReadyView(
      "service-agencies",
      "ip-services",
      "IP services with and without an agency",
      "各类知识产权服务的机构（含空白）",
      where: "-state:applied,delisted",
      by: "ipServices",
      source: "\(Document.huairou) IV(III)8"
    ),
    ReadyView(
      "funds",
      "stage-map",
      "Stage map: stages with and without a fund",
      "基金阶段图（含空白阶段）",
      where: "-state:planned,closed",
      by: "stages",
      source: "\(Document.beijing) V.26; \(Document.huairou) IV(III)6"
    ),
    ReadyView(
      "public-platforms",
      "kinds",
      "Kinds of platforms that a zone has and lacks",
      "各园区的公共平台类别（含缺项）",
      where: "-state:closed",
      by: "zone",
      across: "kind",
      source: "\(Document.beijing) V.23; \(Document.huairou) IV(IV)11"
    ),
    ReadyView(
      "agri-service-providers",
      "strands",
      "Strands that a township has and lacks",
      "各乡镇的农业科技服务（含缺项）",
      by: "served",
      across: "if state:active then strand",
      source: "\(Document.tongzhou) II(II)3"
    ),
    ReadyView(
      "authorised-items",
      "areas",
      "Areas of powers, delegated and not",
      "各领域下放事项（含空白领域）",
      by: "area",
      across: "state",
      source: "\(Document.guofa) (15)"
    ),
    ReadyView(
      "zone-cooperations",
      "pairs",
      "Pairs of regions",
      "结对地区",
      by: "zoneA",
      across: "zoneB",
      source: "\(Document.guofa) (12)"
    ),
    ReadyView(
      "talent-service-cases",
      "open",
      "Open cases by kind and officer",
      "在办事项（按类别和负责人）",
      where: "-state:done",
      by: "kind",
      across: "officer",
      source: "\(Document.beijing) II.9"
    ),
    ReadyView(
      "talents",
      "tiers",
      "People by tier and category",
      "人才（按梯队和类别）",
      where: "not state:(departed, declined)",
      by: "tier",
      across: "category",
      source: "\(Document.tongzhou) I(III)4"
    ),
    ReadyView(
      "talents",
      "arrivals",
      "Arrivals by year and category",
      "引进人才（按年份和类别）",
      where: "not missing(arrivedIn)",
      by: "arrivedIn",
      across: "category",
      source: "\(Document.huairou) IV(V)14; \(Document.guofa) (5)"
    ),
  ]
}
