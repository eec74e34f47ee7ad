import Foundation
import ZoneModel
import ZoneStore

extension StoreDesk {
  /// Opens the store that a command is about.
  ///
  /// - Throws: `CommandFailure` where none is named, or where it cannot be opened.
  static func open(_ call: Invocation) throws(CommandFailure) -> StoreDesk {
    guard let location = call.storeLocation else {
      throw StoreLocation.missing(settings: call.settings, surroundings: call.surroundings)
    }
    let desk = try open(call, at: location.path, watching: false)
    desk.tellNotices()
    return desk
  }

  /// Opens a store at a path.
  ///
  /// - Throws: `CommandFailure` where it cannot be opened.
  static func open(
    _ call: Invocation,
    at path: String,
    watching isWatched: Bool,
    temporaryFolder: String? = nil
  ) throws(CommandFailure) -> StoreDesk {
    do throws(StoreError) {
      let store = try Store.open(
        at: path,
        options: OpenOptions(
          isReadOnly: call.options.readOnly,
          allowsNetworkFileSystem: call.options.allowNetworkFs,
          app: Zoneboard.version
        ),
        author: call.surroundings.author(),
        order: { Registry.standard[$0]?.order ?? [:] },
        clock: { WallClock.now() }
      )
      return try StoreDesk(store, call, isWatched: isWatched, temporaryFolder: temporaryFolder)
    } catch {
      throw CommandFailure(error, store: path)
    }
  }

  /// The desk of a store that is open.
  init(
    _ store: Store,
    _ call: Invocation,
    isWatched: Bool,
    temporaryFolder: String? = nil
  ) throws(StoreError) {
    self.init(
      store: store,
      registry: .standard,
      check: RecordCheck(registry: .standard),
      call: call,
      clock: WallClock(zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, fixedDay: nil),
      temporaryFolder: temporaryFolder,
      watch: isWatched ? store.watchDescriptor : nil
    )
  }
}
