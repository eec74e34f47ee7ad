extension Registry {
  /// The registers that zoneboard declares.
  public static let standard = Registry([
    .zones, .functionalAreas, .staff,
    .incubators, .buildings, .floors, .rooms, .tenancies, .startupTeams,
    .enterprises, .qualifications, .enterpriseFigures, .contacts, .notes, .documents,
    .patents, .patentPools, .ipDeals,
    .funds, .awards, .vouchers,
  ])
}
