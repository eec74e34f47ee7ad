import ZoneModel

/// A place where made-up firms live: a real zone with the district that it lies in.
struct Home {
  /// The zone's id.
  let zone: String
  /// The district in which its firms are registered and taxed.
  let district: String
  /// The district's code of GB/T 2260.
  let region: String
  /// The city as it stands in company names.
  let city: Trade.Word
  /// The fields that its firms work in.
  let fields: [String]
  /// The belt of mass innovation spaces that it is, if any.
  let belt: String?

  /// One entry for each incubator of a round; zones with more firms come more often.
  static let round: [Home] = order.split(whereSeparator: { " \n".contains($0) }).map { zone in
    guard let home = table[String(zone)] else { preconditionFailure("no home \(zone)") }
    return home
  }

  private static let order = """
    huairou-science-city shibei-park nanotechnology-industry-park shibei-park tongzhou-district \
    huairou-science-city shibei-park huairou-science-city beijing-etda shibei-park \
    shibei-park huairou-science-city juneng-bay-centre huairou-science-city middle-ring-belt \
    huairou-science-city nanjing-west-road-belt shibei-park huairou-science-city beijing-etda \
    suzhou-river-belt huairou-science-city shibei-park zhongguancun-science-city shibei-park \
    tongzhou-seed-park zhangjiang-jingan-park huairou-development-zone-incubator \
    nanotechnology-industry-park future-science-city
    """

  private static let table: [String: Home] = Dictionary(
    lines.split(separator: "\n").map { line in
      let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let city = columns[3].split(separator: "=").map(String.init)
      let home = Home(
        zone: columns[0],
        district: columns[1],
        region: columns[2],
        city: Trade.Word(en: city[0], zh: city[1]),
        fields: columns[4].split(separator: ",").map(String.init),
        belt: columns[5].isEmpty ? nil : columns[5]
      )
      return (home.zone, home)
    },
    uniquingKeysWith: { first, _ in first }
  )

  private static let lines = """
    huairou-science-city|huairou-district|110116|Beijing=北京|nanotechnology,scientific-instruments,sensors,space-science,brain-science,light-source,new-materials,high-end-equipment|
    nanotechnology-industry-park|huairou-district|110116|Beijing=北京|nanotechnology,new-materials,sensors|
    huairou-development-zone-incubator|huairou-district|110116|Beijing=北京|high-end-equipment,medical-devices,scientific-instruments|
    shibei-park|jingan-district|310106|Shanghai=上海|big-data,cloud-computing,blockchain,artificial-intelligence,software,integrated-circuits|
    juneng-bay-centre|jingan-district|310106|Shanghai=上海|software,artificial-intelligence,big-data|
    middle-ring-belt|jingan-district|310106|Shanghai=上海|software,intelligent-manufacturing,integrated-circuits|middle-ring
    nanjing-west-road-belt|jingan-district|310106|Shanghai=上海|software,artificial-intelligence|nanjing-west-road
    suzhou-river-belt|jingan-district|310106|Shanghai=上海|cultural-creativity,software|suzhou-river
    zhangjiang-jingan-park|jingan-district|310106|Shanghai=上海|big-data,biomedicine,integrated-circuits|
    tongzhou-district|tongzhou-district|110112|Beijing=北京|biomedicine,environment,electronic-information|
    tongzhou-seed-park|tongzhou-district|110112|Beijing=北京|seed-industry,biomedicine|
    zhongguancun-science-city|beijing|110108|Beijing=北京|artificial-intelligence,integrated-circuits,software|
    future-science-city|changping-district|110114|Beijing=北京|environment,biomedicine,new-materials|
    beijing-etda|beijing-etda|110115|Beijing=北京|intelligent-manufacturing,biomedicine,integrated-circuits|
    """
}

/// How many records of each kind there are and how they hang together.
///
/// Everything follows from indices: enterprise `i` belongs to incubator `i % incubators` and is its
/// `i / incubators`th, which says whether and in which room it is. So any record can be made
/// without the others.
struct World: Sendable {
  static let roomsOfIncubator = 8
  static let floorsOfBuilding = 2

  let seed: UInt64
  let today: Day
  let enterprises: Int
  let patents: Int
  let incubators: Int
  let teams: Int
  let awards: Int
  let vouchers: Int
  let notes: Int
  let documents: Int
  let deals: Int

  let enterpriseID: IDSeries
  let patentID: IDSeries
  let incubatorID: IDSeries
  let teamID: IDSeries
  let awardID: IDSeries

  init(seed: UInt64, today: Day, enterprises: Int, patents: Int) {
    self.seed = seed
    self.today = today
    self.enterprises = max(1, enterprises)
    self.patents = max(0, patents)
    incubators = max(1, (self.enterprises + 9) / 10)
    teams = self.enterprises / 6
    awards = self.enterprises * 7 / 10
    vouchers = self.enterprises / 5
    notes = self.enterprises * 2 / 5
    documents = self.enterprises / 5
    deals = self.patents / 12
    enterpriseID = IDSeries("ent", count: self.enterprises)
    patentID = IDSeries("pat", count: self.patents)
    incubatorID = IDSeries("inc", count: incubators)
    teamID = IDSeries("tea", count: teams)
    awardID = IDSeries("awa", count: awards)
  }

  func dice(_ stream: Dice.Stream, _ index: Int) -> Dice {
    Dice(seed: seed, stream: stream, index: index)
  }

  /// The home of an incubator and of the firms in it.
  func home(ofIncubator index: Int) -> Home {
    Home.round[index % Home.round.count]
  }

  /// The id of the building, floor or room of an incubator.
  func buildingID(_ incubator: Int) -> String {
    "bui" + incubatorID[incubator].dropFirst(3)
  }

  func floorID(_ incubator: Int, level: Int) -> String {
    "flo" + incubatorID[incubator].dropFirst(3) + "-" + String(level)
  }

  func roomID(_ incubator: Int, room: Int) -> String {
    "roo" + incubatorID[incubator].dropFirst(3) + "-" + String(room + 1)
  }

  /// A room's area in tenths of a square metre.
  func roomTenths(_ incubator: Int, room: Int) -> Int {
    var dice = dice(.rooms, incubator * World.roomsOfIncubator + room)
    return room == World.roomsOfIncubator - 1 ? dice.int(1200...3600) : dice.int(320...2400)
  }
}
