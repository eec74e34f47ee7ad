public import ZoneModel

/// Makes invented records of every register, at any size, the same for the same seed and day.
///
/// Records are made one after the other as they are asked for; nothing is kept, so that a million
/// patents need no more memory than one.
public struct Generator: Sendable {
  /// The registers that have records, in the order of declaration.
  public static let registers: [String] = Registry.standard.registers.map(\.id)

  let world: World
  let wording: Wording

  /// Makes a generator.
  ///
  /// - Parameters:
  ///   - seed: another seed gives other records.
  ///   - today: the day that all dates lie around.
  ///   - enterprises: how many enterprises; all but the patents follow from it.
  ///   - patents: how many patents.
  ///   - language: the language of free texts; all else is the same in each.
  public init(
    seed: UInt64,
    today: Day,
    enterprises: Int,
    patents: Int,
    language: Language = .en
  ) {
    wording = Wording(language: language)
    world = World(seed: seed, today: today, enterprises: enterprises, patents: patents)
  }

  /// All records, register by register in their order, each sorted by id.
  public var records: some Sequence<Record> {
    Generator.registers.lazy.flatMap { records(of: $0) }
  }

  /// The records of a register, sorted by id; none where it has no such register.
  public func records(of register: String) -> GeneratedRecords {
    unworded(register).map(wording.worded)
  }

  /// The records of a register, with texts that have their languages beside each other.
  func unworded(_ register: String) -> GeneratedRecords {
    switch register {
    case "zones": GeneratedRecords(ZoneFacts.zones)
    case "functional-areas": GeneratedRecords(ZoneFacts.slots)
    case "staff": GeneratedRecords(OfficeMaker.staff)
    case "incubators": each(world.incubators) { [PlaceMaker(world).incubator($0)] }
    case "buildings": each(world.incubators) { [PlaceMaker(world).building($0)] }
    case "floors": each(world.incubators) { PlaceMaker(world).floors($0) }
    case "rooms": each(world.incubators) { PlaceMaker(world).rooms($0) }
    case "tenancies":
      each(world.enterprises + world.teams) { TenancyMaker(world).tenancies($0) }
    case "startup-teams": each(world.teams) { [TenancyMaker(world).team($0)] }
    case "enterprises": each(world.enterprises) { [FirmMaker(world).enterprise($0)] }
    case "qualifications": each(world.enterprises) { FirmMaker(world).qualifications($0) }
    case "enterprise-figures": each(world.enterprises) { FirmMaker(world).figures($0) }
    case "contacts": each(world.enterprises) { [OfficeMaker(world).contact($0)] }
    case "notes": each(world.notes) { [OfficeMaker(world).note($0)] }
    case "documents": each(world.documents) { [OfficeMaker(world).document($0)] }
    case "patents": each(world.patents) { [PatentMaker(world).patent($0)] }
    case "fee-payments": each(world.patents) { PatentMaker(world).payments($0) }
    case "patent-pools": each(world.patents / 120) { [PatentMaker(world).pool($0)] }
    case "ip-deals": each(world.deals) { [PatentMaker(world).deal($0)] }
    case "funds": GeneratedRecords(MoneyMaker(world).funds)
    case "awards": each(world.awards) { [MoneyMaker(world).award($0)] }
    case "vouchers": each(world.vouchers) { [MoneyMaker(world).voucher($0)] }
    default: GeneratedRecords(lines(of: register))
    }
  }

  private func lines(of register: String) -> [Record] {
    Registry.standard[register].map { SampleLines(world: world).records(of: $0) } ?? []
  }

  private func each(
    _ count: Int,
    _ make: @escaping @Sendable (Int) -> [Record]
  ) -> GeneratedRecords {
    GeneratedRecords(count: count, make: make)
  }
}

/// Records that are made while they are walked through.
public struct GeneratedRecords: Sequence, Sendable {
  private let count: Int
  private let make: @Sendable (Int) -> [Record]

  init(count: Int, make: @escaping @Sendable (Int) -> [Record]) {
    self.count = count
    self.make = make
  }

  init(_ records: [Record]) {
    self.init(count: records.count) { [records[$0]] }
  }

  /// The same records, each changed as it is made.
  func map(_ change: @escaping @Sendable (Record) -> Record) -> GeneratedRecords {
    GeneratedRecords(count: count) { make($0).map(change) }
  }

  /// Starts at the first record.
  public func makeIterator() -> Iterator {
    Iterator(count: count, make: make)
  }

  /// Makes the next records when those of the last index are used up.
  public struct Iterator: IteratorProtocol {
    private let count: Int
    private let make: @Sendable (Int) -> [Record]
    private var index = 0
    private var ready: [Record] = []
    private var place = 0

    init(count: Int, make: @escaping @Sendable (Int) -> [Record]) {
      self.count = count
      self.make = make
    }

    /// The next record.
    public mutating func next() -> Record? {
      while place == ready.count {
        guard index < count else { return nil }
        ready = make(index)
        place = 0
        index += 1
      }
      defer { place += 1 }
      return ready[place]
    }
  }
}
