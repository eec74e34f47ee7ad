import Foundation
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// Opens the store that a command is about.
  ///
  /// - Parameters:
  ///   - call: the command.
  ///   - needsAll: whether its answer is wrong, and said to be, where changes cannot be read.
  /// - Returns: the store.
  /// - Throws: `CommandFailure` where none is named, or where it cannot be opened.
  static func open(
    _ call: Invocation,
    needsAll: Bool = true
  ) throws(CommandFailure) -> StoreDesk {
    guard let location = call.storeLocation else {
      throw StoreLocation.missing(settings: call.settings, surroundings: call.surroundings)
    }
    let desk = try open(call, at: location.path, watching: false)
    desk.tellNotices()
    if let warning = desk.settingsWarning { call.tell(warning) }
    do throws(StoreError) {
      for text in try desk.handEditWarnings() { call.tell(text) }
    } catch {
      throw CommandFailure(error, store: location.path)
    }
    Shortcoming.watch(desk)
    if needsAll, let shortfall = desk.store.shortfall {
      Shortcoming.note(CommandFailure(shortfall, store: desk.store.path))
    }
    return desk
  }

  /// Opens a store at a path.
  ///
  /// - Throws: `CommandFailure` where it cannot be opened.
  static func open(
    _ call: Invocation,
    at path: String,
    watching isWatched: Bool,
    temporaryFolder: DemoFolder? = nil
  ) throws(CommandFailure) -> StoreDesk {
    do throws(StoreError) {
      var options = OpenOptions(
        isReadOnly: call.options.readOnly,
        allowsNetworkFileSystem: call.options.allowNetworkFs,
        app: Zoneboard.version
      )
      // The dashboard tries again itself, so that the screen can say for whom it waits.
      if isWatched { options.patience = 400 }
      options.isStopped = { Interruption.wasRequested }
      let store = try Store.open(
        at: path,
        options: options,
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
    temporaryFolder: DemoFolder? = nil
  ) throws(StoreError) {
    let shelf = SettingsShelf(board: store.board)
    let (settings, registry) = (shelf.start.settings, shelf.start.registry)
    if let fault = shelf.fault(on: store.board) {
      call.tell(fault.message.asSentence)
      call.tell(fault.nextStep)
    }
    let clock = WallClock(
      zone: TimeZone(identifier: settings.timeZone) ?? WallClock.standard.zone,
      fixedDay: call.fixedDay,
      presentDay: call.presentDay
    )
    let policies = PolicyShelf(call.surroundings, board: store.board, registry: registry)
    let policyCheck = PolicyCheck(
      registry: registry,
      book: { policies.book(for: $0) },
      readings: { shelf.settings(on: $0).readings },
      context: { board in
        QueryContext(
          board,
          registry: registry,
          settings: shelf.settings(on: board),
          today: clock.today,
          login: store.author.name
        )
      }
    )
    self.init(
      store: store,
      registry: registry,
      settings: settings,
      settingsInForce: shelf,
      check: SettingsCheck(settings: shelf, login: store.author.name, then: policyCheck),
      policies: policies,
      call: call,
      clock: clock,
      temporaryFolder: temporaryFolder,
      watch: isWatched ? store.watchDescriptor : nil
    )
  }
}
