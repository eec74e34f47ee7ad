import Testing
import ZoneModel

/// Every kind of record that the five documents name has its register.
struct DocumentKindsTests {
  private static let kinds: [(kind: String, register: String, pane: String)] =
    table
    .split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0], words[1], words[2])
    }

  @Test func `the documents' 135 kinds of record are 131 registers`() {
    let kinds = DocumentKindsTests.kinds
    #expect(Set(kinds.map(\.kind)).count == 135)
    #expect(Set(kinds.map(\.register)).count == 131)
    for kind in kinds {
      #expect(Registry.standard[kind.register] != nil, "\(kind.kind)")
    }
  }

  @Test func `a register stands in the pane of its kind`() {
    // Buildings stand beside their floors and rooms.
    for kind in DocumentKindsTests.kinds where kind.register != "buildings" {
      #expect(Registry.standard[kind.register]?.pane.rawValue == kind.pane, "\(kind.kind)")
    }
    #expect(Registry.standard["buildings"]?.pane == .incubators)
  }

  @Test func `beside them there are registers of daily work only`() {
    let named = Set(DocumentKindsTests.kinds.map(\.register))
    let others = Registry.standard.registers.map(\.id).filter { !named.contains($0) }
    #expect(
      others.sorted() == [
        "application-conditions", "applications", "contacts", "documents", "enterprise-figures",
        "expert-visits", "fee-payments", "floors",
        "notes", "procurement-batches", "rooms", "staff", "talent-teams", "work-items",
      ]
    )
  }

  @Test func `each of the 14 panes has registers, and no digit leads nowhere`() {
    #expect(Pane.allCases.count == 14)
    for pane in Pane.allCases {
      #expect(!Registry.standard.registers(of: pane).isEmpty, "\(pane)")
    }
  }

  private static let table = """
    zone zones zones
    functional-area functional-areas zones
    industry-cluster industry-clusters zones
    industry industries zones
    zone-cooperation zone-cooperations partners
    service-agency service-agencies partners
    industry-alliance industry-alliances partners
    joint-rd-platform joint-rd-platforms partners
    cooperation-agreement cooperation-agreements partners
    innovation-event innovation-events partners
    operator-body operator-bodies partners
    agri-service-provider agri-service-providers partners
    service-purchase-contract service-purchase-contracts partners
    incubator incubators incubators
    crowd-making-space incubators incubators
    entrepreneurial-nursery incubators incubators
    public-space incubators incubators
    accelerator incubators incubators
    college-science-park college-science-parks incubators
    offshore-incubator offshore-incubators incubators
    incubation-tenancy tenancies incubators
    startup-team startup-teams incubators
    incubator-review incubator-reviews incubators
    carrier-service carrier-services incubators
    enterprise enterprises enterprises
    enterprise-qualification qualifications enterprises
    service-plan service-plans enterprises
    relocation-case relocation-cases enterprises
    credit-profile credit-profiles enterprises
    soe-reform-case soe-reform-cases enterprises
    device-registrant device-registrants enterprises
    rd-centre-hq rd-centre-hqs facilities
    scientific-facility scientific-facilities facilities
    laboratory laboratories facilities
    research-institution research-institutions facilities
    public-platform public-platforms facilities
    instrument instruments facilities
    service-booking service-bookings facilities
    facility-booking facility-bookings facilities
    infrastructure-project infrastructure-projects facilities
    tech-demo-platform tech-demo-platforms facilities
    clinical-network-site clinical-network-sites facilities
    data-resource data-resources facilities
    patent patents patents
    patent-pool patent-pools patents
    patent-alliance patent-alliances patents
    patent-project patent-projects patents
    ip-deal ip-deals patents
    ip-case ip-cases patents
    overseas-ip-warning overseas-ip-warnings patents
    ip-intensive-industry ip-intensive-industries patents
    ip-management-certification ip-management-certifications patents
    standard-work standard-works patents
    patent-navigation patent-navigations patents
    trademark-brand trademark-brands patents
    fund funds funds
    fund-investment fund-investments funds
    award awards funds
    financing-need financing-needs funds
    loan loans funds
    guarantee guarantees funds
    risk-compensation-case risk-compensation-cases funds
    insurance-policy insurance-policies funds
    lease-deal lease-deals funds
    voucher vouchers funds
    financial-institution financial-institutions funds
    listing-candidate listing-candidates funds
    market-transaction market-transactions funds
    financial-product financial-products funds
    achievement achievements achievements
    transformation-project transformation-projects achievements
    technology-demand technology-demands achievements
    match matches achievements
    technology-contract technology-contracts achievements
    proceeds-distribution proceeds-distributions achievements
    survey surveys achievements
    linked-document linked-documents achievements
    market-credit-record market-credit-records achievements
    seed-variety seed-varieties achievements
    research-project research-projects projects
    project-milestone project-milestones projects
    budget-line budget-lines projects
    project-material project-materials projects
    project-evaluation project-evaluations projects
    audit-report audit-reports projects
    audit-finding audit-findings projects
    procurement-request procurement-requests projects
    negative-list-item negative-list-items projects
    integrity-record integrity-records projects
    programme programmes projects
    talent talents talent
    work-permit work-permits talent
    residence-permit residence-permits talent
    pension-record pension-records talent
    abroad-trip abroad-trips talent
    title-review title-reviews talent
    flexible-pay-agreement flexible-pay-agreements talent
    academician-workstation academician-workstations talent
    technology-commissioner technology-commissioners talent
    technology-broker technology-brokers talent
    talent-service-case talent-service-cases talent
    training-programme training-programmes talent
    secondment secondments talent
    application-scenario application-scenarios scenarios
    scenario-list scenario-lists scenarios
    product products scenarios
    purchase-order purchase-orders scenarios
    demonstration-project demonstration-projects scenarios
    land-parcel land-parcels land
    building buildings land
    land-index land-indexes land
    environment-reading environment-readings land
    land-request land-requests land
    policy policies policies
    policy-clause policy-clauses policies
    rule-check rule-checks policies
    service-case service-cases policies
    approval-matter approval-matters policies
    authorised-item authorised-items policies
    power-list power-lists policies
    import-case import-cases policies
    policy-promotion policy-promotions policies
    commendation commendations policies
    holiday-calendar holiday-calendars policies
    copied-reform copied-reforms policies
    plan-task plan-tasks performance
    department departments performance
    target targets performance
    indicator-reading indicator-readings performance
    evaluation evaluations performance
    rectification rectifications performance
    performance-assessment performance-assessments performance
    coordination-body coordination-bodies performance
    meeting-decision meeting-decisions performance
    base-figure base-figures performance
    """
}
