import Canvas
import Dashboard
import Foundation
import ZoneModel
import ZoneSamples

/// A dashboard on sample records, into which bytes are typed as a terminal sends them.
enum FuzzDashboard {
  private static let clock = Clock(
    now: Moment(milliseconds: 1_795_242_660_000),
    today: Day(number: 20_778),
    time: "14:31"
  )

  private static let board = MemoryBoard(
    SampleData.make(zone: SampleData.zones.first ?? "all", today: clock.today),
    seq: 1
  )

  /// Its first screen with everything counted, made once for all inputs.
  private static let start: DashboardState = {
    var state = DashboardState(
      environment: Environment(
        registry: .standard,
        person: Person(login: "li.wei", name: Phrase("Li Wei", "李伟")),
        session: "s1",
        themes: ["terminal", "dark", "light"],
        lettering: .unicode,
        isDemo: false,
        terminal: Phrase(same: "xterm-256color, UTF-8, 256 colours")
      ),
      preferences: Preferences(language: .zh, zone: nil),
      size: Size(80, 24),
      clock: clock,
      board: board,
      screen: .overview
    )
    send(.resize(Size(80, 24)), &state)
    return state
  }()

  static func fault(_ bytes: [UInt8]) -> String? {
    var state = start
    var decoder = KeyDecoder()
    // A long paste is one key; what is typed beyond this says nothing new.
    let keys = (decoder.decode(bytes.prefix(400)) + decoder.flush()).prefix(60)
    for (number, key) in keys.enumerated() {
      send(.input(key), &state)
      if number % 7 == 0 { send(.resize(Size(1 + number * 9 % 200, 1 + number * 5 % 60)), &state) }
    }
    let frame = render(state, size: state.size)
    return frame.size == state.size ? nil : "the screen is of another size"
  }

  /// Goes on with a half-filled form; what was typed in it is on the screen or still offered.
  static func formFault(_ bytes: [UInt8]) -> String? {
    guard let draft = try? JSONDecoder().decode(FormDraft.self, from: Data(bytes)) else {
      return nil
    }
    var state = start
    send(.drafts([draft]), &state)
    var decoder = KeyDecoder()
    for key in decoder.decode(Array("\r\t\t\u{1B}[B".utf8)) + decoder.flush() {
      send(.input(key), &state)
      guard render(state, size: state.size).size == state.size else {
        return "the screen is of another size"
      }
    }
    if case .form = state.screen { return nil }
    return state.drafts.contains(draft) ? nil : "what was typed is gone"
  }

  private static func send(_ event: Event, _ state: inout DashboardState) {
    var waiting = update(&state, event)
    var count = 0
    while !waiting.isEmpty, count < 20 {
      count += 1
      switch waiting.removeFirst() {
      case .select(let request): waiting += update(&state, .selected(request.answer()))
      case .work(let work): waiting += update(&state, .worked(work.answer()))
      default: break
      }
    }
  }
}
