import Canvas
import Dashboard
import Glibc
import Logging
import Terminal
import ZoneModel
import ZonePolicy
import ZoneStore

extension DashboardRun {
  /// Opens the dashboard on a store, or on the first screen where there is none, and runs it to its
  /// end.
  ///
  /// - Parameters:
  ///   - desk: the store; `nil` where none was found.
  ///   - call: what was asked.
  ///   - look: how it is to look.
  /// - Throws: `CommandFailure` where the terminal cannot be used, `Ending` where a signal ended it.
  static func open(
    _ desk: StoreDesk?,
    _ call: Invocation,
    _ look: DashboardLook
  ) throws {
    // Losing the reader of a pipe must not end the program before the terminal is put back.
    signal(SIGPIPE, SIG_IGN)
    // A journal must not be cut where the user's file size limit ends: the write fails instead.
    signal(SIGXFSZ, SIG_IGN)
    LostMapping.goOn()
    guard Terminal.Screen.useUTF8() else {
      throw CommandFailure(
        .terminal,
        Phrase(
          "this system has no UTF-8 locale, not even C.UTF-8",
          "系统没有 UTF-8 区域设置，连 C.UTF-8 也没有"
        ),
        next: Phrase("Install the locale C.UTF-8.", "请安装 C.UTF-8 区域设置。")
      )
    }
    let runLog = RunLog(call.surroundings)
    defer { runLog?.close() }
    let end: Ending?
    var leavesAtOnce = false
    do throws(TerminalError) {
      let signals = try Signals()
      var run = try DashboardRun(desk, call, look, runLog)
      do throws(TerminalError) {
        end = try run.run(signals)
      } catch {
        run.end()
        throw error
      }
      leavesAtOnce = run.leavesAtOnce
      if !leavesAtOnce { run.end() }
    } catch {
      desk?.close()
      throw CommandFailure(error)
    }
    if leavesAtOnce { leaveAtOnce(call) }
    if let end { throw end }
  }

  /// Ends the program while one of its threads waits for the disk: whoever waited for that thread, or
  /// for the store that it holds, would wait too.
  private static func leaveAtOnce(_ call: Invocation) -> Never {
    call.tell(
      Phrase(
        "Left while the disk did not answer: what was typed last may not be kept.",
        "磁盘未响应时已退出：最后填写的内容可能没有保留。"
      )
    )
    _exit(ExitStatus.inputOutput.rawValue)
  }

  /// Takes over the terminal.
  private init(
    _ desk: StoreDesk?,
    _ call: Invocation,
    _ look: DashboardLook,
    _ runLog: RunLog?
  ) throws(TerminalError) {
    let around = call.surroundings
    let type = around["TERM"] ?? ""
    let shelf = ThemeShelf(around)
    let file = desk.map { PreferencesFile(around, store: $0.store.id) }
    let preferences = Self.preferences(from: file, desk, call, look)

    var options = Terminal.Screen.Options(type: type)
    options.colorLimit = around["NO_COLOR"] == nil ? .palette256 : .mono
    options.ambiguous = look.ambiguous == .wide ? .wide : .narrow
    options.log = runLog?.descriptor
    options.crashNotice = Self.crashNotice(runLog)[call.language]
    screen = try Terminal.Screen(options)

    let clock = desk?.clock ?? .standard
    let lettering = Lettering(
      ambiguous: look.ambiguous == .wide ? .wide : .narrow,
      ascii: look.ascii
    )
    var packs: @Sendable () -> PolicyBook = { PolicyBook() }
    if let desk { packs = desk.book }
    let environment = Environment(
      registry: desk?.registry ?? .standard,
      person: desk?.person ?? Person(login: around.userName),
      session: desk?.store.author.session ?? around.author().session,
      language: preferences.spoken == nil || Self.isAsked(call) ? call.language : nil,
      theme: look.theme,
      themes: shelf.names,
      lettering: lettering,
      condition: desk?.condition ?? .writable,
      isDemo: desk?.temporaryFolder != nil,
      usesMouse: look.mouse,
      storeName: desk?.name ?? "",
      terminal: Self.terminalPhrase(type, screen.depth),
      version: Zoneboard.version,
      policies: packs
    )
    state = DashboardState(
      environment: environment,
      preferences: preferences,
      size: screen.size,
      clock: clock.reading(),
      board: desk?.store.board ?? MemoryBoard([]),
      screen: desk == nil
        ? .start(StartState(lookedAt: call.placesLookedAt, usualPath: around.defaultStore))
        : .overview
    )
    if look.tour { state.beginTour() }
    self.desk = desk
    self.call = call
    self.look = look
    self.clock = clock
    self.shelf = shelf
    preferencesFile = file
    log = runLog?.logger() ?? Logger(label: "zoneboard", factory: { _ in SwiftLogNoOpLogHandler() })
    theme = "terminal"
  }

  /// Whether the command line or the settings name a language, which then goes before the one that
  /// was chosen on the screen and is not kept with it.
  private static func isAsked(_ call: Invocation) -> Bool {
    call.options.lang != nil || call.settings.language != nil
  }

  /// What a person chose before, in the zone that is asked for now.
  private static func preferences(
    from file: PreferencesFile?,
    _ desk: StoreDesk?,
    _ call: Invocation,
    _ look: DashboardLook
  ) -> Preferences {
    var preferences = file?.read() ?? Preferences()
    let chosen = [look.zone, preferences.zone, desk?.settings.zone].lazy.compactMap(\.self)
    preferences.zone = chosen.first { desk?.knows(zone: $0) ?? true } ?? desk?.usualZone
    return preferences
  }

  /// The same for a store that is opened while the dashboard runs; it goes on in the language and the
  /// theme that the person sees.
  func preferences(from file: PreferencesFile, _ desk: StoreDesk) -> Preferences {
    var preferences = Self.preferences(from: file, desk, call, look)
    preferences.language = state.preferences.language ?? preferences.language
    preferences.theme = state.preferences.theme ?? preferences.theme
    return preferences
  }

  /// The terminal as the first screen names it.
  private static func terminalPhrase(_ type: String, _ depth: ColorDepth) -> Phrase {
    let colors =
      depth == .mono
      ? Phrase("no colours", "无彩色")
      : Phrase("\(depth.rawValue) colours", "\(depth.rawValue) 色")
    return Phrase("\(type), UTF-8, \(colors.en)", "\(type)、UTF-8、\(colors.zh)")
  }

  /// What is told after a crash, when the terminal has been put back.
  private static func crashNotice(_ log: RunLog?) -> Phrase {
    guard let log else {
      return Phrase(
        "\nzoneboard has crashed. Everything that was saved is safe.\n",
        "\nzoneboard 异常退出。已保存的数据都在。\n"
      )
    }
    return Phrase(
      "\nzoneboard has crashed. Everything that was saved is safe. The report is in \(log.path).\n",
      "\nzoneboard 异常退出。已保存的数据都在。报告在 \(log.path)。\n"
    )
  }
}
