import Foundation
import ZoneModel
import ZoneSamples
import ZoneStore

extension Invocation {
  /// Where a new store is to be: `--store`, else `ZONEBOARD_STORE`; else nobody has said it.
  func newStorePath() throws(CommandFailure) -> String {
    if let store = options.store { return surroundings.absolute(store) }
    if let store = surroundings["ZONEBOARD_STORE"] { return surroundings.absolute(store) }
    throw CommandFailure(
      .usage,
      Phrase("where shall the store be?", "数据放在哪里？"),
      next: Phrase(
        "Write --store DIR; \(surroundings.defaultStore) is found without being named.",
        "请写 --store 目录；放在 \(surroundings.defaultStore) 则以后不用指明。"
      )
    )
  }
}

extension StoreDesk {
  /// Makes a store, with sample data if asked for.
  ///
  /// - Throws: `CommandFailure` where something is there already, or it cannot be made.
  static func create(
    _ call: Invocation,
    at path: String,
    sample: String?,
    group: String? = nil,
    watching isWatched: Bool = false,
    temporaryFolder: DemoFolder? = nil
  ) throws(CommandFailure) -> StoreDesk {
    let records = try sampleRecords(sample, today: call.today, call.language)
    return try create(
      call,
      at: path,
      initial: records,
      group: group,
      watching: isWatched,
      temporaryFolder: temporaryFolder
    )
  }

  /// The sample's records; none where no sample is asked for.
  private static func sampleRecords(
    _ sample: String?,
    today: Day,
    _ language: Language
  ) throws(CommandFailure) -> [Record] {
    guard let sample else { return [] }
    guard let zone = SampleData.zone(named: sample) else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--sample \(sample)"),
        Phrase("there is no such sample", "没有这个样例")
          + Words.suggestion(for: sample, among: SampleData.zones + ["all"]),
        next: Phrase(
          "Write all, or the id of a zone such as huairou-science-city or shibei-park.",
          "请写 all 或园区编号，如 huairou-science-city、shibei-park。"
        )
      )
    }
    return SampleData.make(zone: zone, today: today, language: language)
  }

  /// Makes the folders above a new store that are not there yet, as on a new machine those above
  /// `~/.local/share/zoneboard/store`.
  private static func makeFolder(above path: String) throws(CommandFailure) {
    let parent = URL(filePath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      let reason = Phrase(reasonOf: error)
      throw CommandFailure(
        .inputOutput,
        at: Phrase(same: parent),
        Phrase("the folder could not be made: \(reason.en)", "无法建立目录：\(reason.zh)"),
        next: Phrase("Choose a folder that you may write.", "请选择您可以写入的目录。")
      )
    }
  }

  /// Makes a store with records.
  ///
  /// - Throws: `CommandFailure` where something is there already, or it cannot be made.
  static func create(
    _ call: Invocation,
    at path: String,
    initial records: some Sequence<Record>,
    group: String? = nil,
    watching isWatched: Bool = false,
    temporaryFolder: DemoFolder? = nil
  ) throws(CommandFailure) -> StoreDesk {
    do throws(StoreError) {
      // Before the folders above it are made.
      try Store.requireOutside(path)
    } catch {
      throw CommandFailure(error, store: path)
    }
    try makeFolder(above: path)
    do throws(StoreError) {
      let store = try Store.create(
        at: path,
        options: CreateOptions(
          group: group,
          allowsNetworkFileSystem: call.options.allowNetworkFs,
          app: Zoneboard.version,
          label: Phrase("New store", "新建数据")[call.language]
        ),
        author: call.surroundings.author(),
        order: { Registry.standard[$0]?.order ?? [:] },
        clock: { WallClock.now() },
        initial: records
      )
      return try StoreDesk(store, call, isWatched: isWatched, temporaryFolder: temporaryFolder)
    } catch {
      if let group, let failure = CommandFailure(sharingWith: group) { throw failure }
      var failure = CommandFailure(error, store: path)
      switch error {
      case .diskFull:
        failure.nextStep = Phrase(
          "Nothing of the new store was left there; free some space, then make it again.",
          "未留下任何新建的内容；请腾出空间后再新建。"
        )
      case .io:
        failure.nextStep = Phrase(
          "Nothing of the new store was left there; check the disk, then make it again.",
          "未留下任何新建的内容；请检查磁盘后再新建。"
        )
      case .notFound:
        failure = CommandFailure(
          .inputOutput,
          at: Phrase(same: path),
          Phrase("no folder can be made there", "无法在此建立目录"),
          next: Phrase("Choose a folder that you may write.", "请选择您可以写入的目录。")
        )
      default: break
      }
      throw failure
    }
  }

  /// Says where a new store is, and how to open it.
  func tellMade() {
    tellNotices()
    let path = store.path
    call.tell(
      Phrase(
        "Made \(path), with \(recordCount.counted("record", "records")). Open it: zoneboard --store \(path)",
        "已新建 \(path)，共 \(recordCount) 条记录。打开：zoneboard --store \(path)"
      )
    )
  }

  /// How many records there are in all registers.
  var recordCount: Int {
    let board = store.board
    return registry.registers.reduce(0) { $0 + board.source($1.id).count }
  }

  /// The zone that a dashboard opens with where nobody says which: Huairou Science City where
  /// anything lies in it, else the smallest zone that most of the store lies in; in a store without
  /// incubators and enterprises Huairou, if it knows that, else `nil` for all zones.
  ///
  /// What the store is about is seen from its first incubators and enterprises, so that a large store
  /// opens as fast as a small one.
  var usualZone: String? {
    let huairou = "huairou-science-city"
    var lying: [String: (count: Int, depth: Int)] = [:]
    for register in ["incubators", "enterprises"] {
      let source = store.board.source(register)
      for slot in 0..<min(source.slots, 1000) {
        let path =
          source.record(at: slot)?["zone"]?.text.map { store.board.zones(around: $0) } ?? []
        for (place, zone) in path.enumerated() {
          lying[zone] = (lying[zone, default: (0, 0)].count + 1, path.count - place)
        }
      }
    }
    if lying[huairou] != nil || lying.isEmpty && knows(zone: huairou) { return huairou }
    return lying.max {
      ($0.value.count, $0.value.depth, $1.key) < ($1.value.count, $1.value.depth, $0.key)
    }?.key
  }

  /// Whether there is such a zone.
  func knows(zone: String) -> Bool { store.board.source("zones").slot(of: zone) != nil }
}
