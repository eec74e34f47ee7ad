extension Registry {
  /// The registers that zoneboard declares.
  public static let standard = Registry(panes.flatMap { $0 })

  private static let panes: [[Register]] = [
    zonesRegisters, incubatorsRegisters, enterprisesRegisters, patentsRegisters, fundsRegisters,
    achievementsRegisters, projectsRegisters, talentRegisters, facilitiesRegisters,
    scenariosRegisters, partnersRegisters, landRegisters, policiesRegisters, performanceRegisters,
  ]

  private static let zonesRegisters: [Register] = [
    .zones, .functionalAreas, .industryClusters, .industries, .staff,
  ]

  private static let incubatorsRegisters: [Register] = [
    .incubators, .buildings, .floors, .rooms, .tenancies, .startupTeams, .collegeScienceParks,
    .offshoreIncubators, .incubatorReviews, .carrierServices,
  ]

  private static let enterprisesRegisters: [Register] = [
    .enterprises, .qualifications, .enterpriseFigures, .contacts, .notes, .documents, .servicePlans,
    .relocationCases, .creditProfiles, .soeReformCases, .deviceRegistrants,
  ]

  private static let patentsRegisters: [Register] = [
    .patents, .feePayments, .patentPools, .ipDeals, .patentAlliances, .patentProjects,
    .patentNavigations, .ipCases, .overseasIpWarnings, .ipIntensiveIndustries,
    .ipManagementCertifications, .standardWorks, .trademarkBrands,
  ]

  private static let fundsRegisters: [Register] = [
    .funds, .awards, .vouchers, .fundInvestments, .listingCandidates, .marketTransactions,
    .financingNeeds, .loans, .guarantees, .riskCompensationCases, .insurancePolicies, .leaseDeals,
    .financialInstitutions, .financialProducts,
  ]

  private static let achievementsRegisters: [Register] = [
    .achievements, .linkedDocuments, .surveys, .transformationProjects, .technologyDemands,
    .matches, .technologyContracts, .proceedsDistributions, .marketCreditRecords, .seedVarieties,
  ]

  private static let projectsRegisters: [Register] = [
    .researchProjects, .projectMilestones, .budgetLines, .programmes, .projectMaterials,
    .projectEvaluations, .auditReports, .auditFindings, .procurementRequests, .procurementBatches,
    .negativeListItems, .integrityRecords,
  ]

  private static let talentRegisters: [Register] = [
    .talents, .workPermits, .residencePermits, .pensionRecords, .abroadTrips, .titleReviews,
    .flexiblePayAgreements, .secondments, .trainingProgrammes, .academicianWorkstations,
    .technologyCommissioners, .technologyBrokers, .talentServiceCases, .talentTeams,
    .expertVisits,
  ]

  private static let facilitiesRegisters: [Register] = [
    .scientificFacilities, .laboratories, .facilityBookings, .researchInstitutions, .rdCentreHqs,
    .clinicalNetworkSites, .publicPlatforms, .instruments, .serviceBookings,
    .infrastructureProjects, .techDemoPlatforms, .dataResources,
  ]

  private static let scenariosRegisters: [Register] = [
    .applicationScenarios, .scenarioLists, .demonstrationProjects, .products, .purchaseOrders,
  ]

  private static let partnersRegisters: [Register] = [
    .serviceAgencies, .servicePurchaseContracts, .operatorBodies, .agriServiceProviders,
    .industryAlliances, .jointRdPlatforms, .cooperationAgreements, .innovationEvents,
    .zoneCooperations,
  ]

  private static let landRegisters: [Register] = [
    .landParcels, .landIndexes, .environmentReadings, .landRequests,
  ]

  private static let policiesRegisters: [Register] = [
    .policies, .policyClauses, .policyPromotions, .copiedReforms, .serviceCases, .approvalMatters,
    .importCases, .authorisedItems, .powerLists, .ruleChecks, .commendations, .holidayCalendars,
    .applications, .applicationConditions,
  ]

  private static let performanceRegisters: [Register] = [
    .planTasks, .departments, .performanceAssessments, .targets, .indicatorReadings, .baseFigures,
    .evaluations, .rectifications, .coordinationBodies, .meetingDecisions, .workItems,
  ]
}
