import Canvas
import Dashboard
import Testing
import ZoneModel

/// What the screen says of a store that cannot be read as it declares itself, and of large ones.
struct ReadingTests {
  private func registry(_ settings: String) throws -> Registry {
    try Registry.standard.applying(try StoreSettings.parse(settings))
  }

  @Test(arguments: [Language.en, .zh])
  func `a check of the settings that cannot be read is told with its place`(
    language: Language
  ) throws {
    let registry = try registry(
      """
      registers:
        enterprises:
          fields:
            parking: {kind: integer, label: {en: Parking, zh: 车位}, check: parkng < 500}
      """
    )
    var driver = Driver(language: language, registry: registry)
    let message = try #require(driver.state.message)
    #expect(message.kind == .error)
    #expect(message.text[language].contains("enterprises.parking"))
    #expect(message.text[language].contains("parkng < 500"))
    #expect(driver.screen.contains("enterprises.parking"))
    // It is said once, and what can be read goes on.
    driver.press("3")
    #expect(driver.state.message == nil)
    #expect(driver.state.tables["enterprises"]?.slots.count == 12)
  }

  @Test func `a computed field of the settings that cannot be read is told in a table too`() throws
  {
    let registry = try registry(
      """
      registers:
        enterprises:
          fields:
            density:
              kind: computed
              label: {en: Density, zh: 密度}
              expression: revenue / aera
              gives: number
            spots: {kind: integer, label: {en: Spots, zh: 车位}, check: spts > 1}
      """
    )
    let driver = Driver(screen: .table("enterprises"), registry: registry)
    #expect(driver.state.message?.text.en.contains("enterprises.density") == true)
    #expect(driver.state.message?.text.en.contains("(and 1 more)") == true)
  }

  @Test func `a figure that does not fit the registers is told, and the others stand`() throws {
    let awards = Register(
      "awards",
      pane: .funds,
      Phrase("Awards", "资助"),
      one: Phrase("Award", "资助"),
      idPrefix: "awa",
      sections: [
        Section("All", "全部", [.text("state", "State", "状态"), .money("sum", "Sum", "金额")])
      ],
      columns: ["state"]
    )
    let registers = Registry.standard.registers.map { $0.id == "awards" ? awards : $0 }
    var driver = Driver(Sample.all, registry: Registry(registers))
    driver.press("Esc")
    #expect(driver.screen.contains("Enterprises here 12"))
    #expect(driver.told.contains { $0.contains("Overview, Support granted: “") })
  }

  // MARK: - Large registers

  /// More documents than are looked through between two frames, every seventh without a title.
  private static let many: [Record] = (1...20_100).map { number in
    var fields: [(String, Value)] = [
      ("about", .text("enterprises/ent-0001")), ("path", .text("x")),
      ("kind", .text(number % 5 == 0 ? "report" : "contract")),
    ]
    if number % 7 != 0 { fields.append(("title", .text("Paper \(number)"))) }
    return Sample.record("documents", "doc-\(100_000 + number)", fields)
  }

  @Test func `checks of a large register come beside the screen, with how far they are`() {
    var driver = Driver(Sample.all + Self.many, size: Size(80, 30))
    #expect(driver.screen.contains("Title not known"))
    #expect(driver.screen.contains("2,871 documents"))
    #expect(!driver.screen.contains("checking"))
    let parts = driver.effects.filter { if case .work = $0 { true } else { false } }
    #expect(parts.count > 6)
    #expect(driver.seen.contains { $0.contains("checking") && $0.contains("%") })
    driver.press("Down")
    #expect(!driver.screen.contains("checking"))
    // Also where the overview has two columns and many lines.
    let wide = Driver(Sample.all + Self.many, size: Size(120, 40))
    #expect(wide.seen.contains { $0.contains("checking") && $0.contains("%") })
  }

  @Test func `values of a large register are counted beside the screen and can be ticked`() {
    var driver = Driver(Sample.all + Self.many, screen: .table("documents"))
    driver.press("Right Right F4 5")
    #expect(driver.seen.contains { $0.contains("Counting the values of Kind") })
    #expect(driver.screen.contains("4,020"))
    driver.press("Down Space Enter")
    #expect(driver.state.tables["documents"]?.filter == "kind:report")
    #expect(driver.state.tables["documents"]?.slots.count == 4_020)
  }

  @Test func `notes, documents and contacts are narrowed to the zone`() {
    let notes = [
      ("n1", "enterprises/ent-0001"), ("n2", "zones/beijing"),
    ].map { id, about in
      Sample.record(
        "notes",
        id,
        [("about", .text(about)), ("text", .text("rung")), ("on", .text("2026-11-01"))]
      )
    }
    let table = Driver(
      Sample.records + notes,
      zone: "huairou-science-city",
      screen: .table("notes")
    ).state.tables["notes"]
    #expect(table?.slots.count == 1 && table?.cursor == "n1")
  }

  @Test func `the first rows of a large register stand before all are counted`() throws {
    var state = DashboardState(
      environment: Environment(
        registry: .standard,
        person: Person(login: "li.wei"),
        session: "s1"
      ),
      preferences: Preferences(zone: "huairou-science-city"),
      size: Size(80, 24),
      clock: Sample.clock,
      board: MemoryBoard(Sample.records + Self.many, seq: 1),
      screen: .table("documents")
    )
    var request: SelectionRequest?
    for effect in update(&state, .resize(Size(80, 24))) {
      if case .select(let wanted) = effect { request = wanted }
    }
    var firsts: [SelectionAnswer] = []
    let answer = request?.answer(unless: { false }, first: { firsts.append($0) })
    let whole = try #require(answer)
    let first = try #require(firsts.first)
    #expect(first.slots.count == 300 && !first.isWhole)
    _ = update(&state, .selected(first))
    let screen = render(state, size: state.size).text
    #expect(screen.contains("Paper 1 "))
    #expect(screen.contains("counting…"))
    #expect(screen.contains("the first 300 rows, still counting…"))
    _ = update(&state, .input(.down))
    _ = update(&state, .selected(whole))
    #expect(state.tables["documents"]?.cursor == "doc-100002")
    #expect(render(state, size: state.size).text.contains("20,100 rows"))
    // First rows that come too late are of no use.
    _ = update(&state, .selected(first))
    #expect(state.tables["documents"]?.slots.count == 20_100)
  }
}
