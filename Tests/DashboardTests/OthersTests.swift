import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// What is seen of other people on the same store.
struct OthersTests {
  private static let first = Sample.enterprises[0].reference

  private func presence(_ login: String, _ record: RecordReference?, edits: Bool) -> Presence {
    Presence(session: "p-\(login)", login: login, record: record, isEditing: edits)
  }

  @Test func `what others did does not hide for whom a save waits`() {
    var driver = Driver(Sample.all)
    driver.press("3 Home")
    driver.send(.store(.waiting(who: "bo", seconds: 1)))
    driver.colleague(
      [
        .set(
          Self.first,
          field: "shortName",
          before: driver.board.record(Self.first)?["shortName"],
          after: .text("Nami")
        )
      ],
      label: "Short name"
    )
    driver.send(.store(.waiting(who: "bo", seconds: 2)))
    #expect(driver.screen.contains("bo is saving (2 s)"), "\(driver.screen)")
  }

  @Test(arguments: [false, true])
  func `what came in for a zone is looked through beside the screen, again where that was stopped`(
    isStopped: Bool
  ) throws {
    var driver = Driver(Sample.all, zone: "huairou-science-city")
    func change(_ edit: Edit, _ label: String) -> BoardNews {
      driver.board = driver.board.applying([edit])
      let change = Change(
        seq: driver.board.seq,
        id: label,
        time: Sample.clock.now,
        author: Author(name: "zhao", uid: 1001, session: "s2"),
        operation: .edit,
        label: label,
        edits: [edit]
      )
      driver.changes.append(change)
      return BoardNews(changes: [change])
    }
    func work(_ effects: [Effect]) -> [Work] {
      effects.compactMap { if case .work(let work) = $0 { work } else { nil } }
    }
    let here = change(
      .set(Self.first, field: "shortName", before: nil, after: .text("Nami here")),
      "Short name"
    )
    var waiting = work(update(&driver.state, .board(driver.board, here)))
    #expect(driver.screen.contains("Nothing was changed yet."))
    let elsewhere = change(
      .set(Sample.zones[0].reference, field: "nameZh", before: nil, after: .text("北京")),
      "Another zone"
    )
    waiting += work(update(&driver.state, .board(driver.board, elsewhere)))
    var cuts = isStopped ? waiting.count : 0
    while !waiting.isEmpty {
      let isCut = cuts > 0
      cuts -= 1
      let answer = waiting.removeFirst().answer { isCut }
      waiting += work(update(&driver.state, .worked(answer)))
    }
    let start = try #require(driver.lines.firstIndex { $0.contains("Lately changed") })
    let news = driver.lines[(start + 1)..<(start + 4)].joined()
    #expect(news.contains("Short name"), "\(driver.screen)")
    #expect(!news.contains("北京"))
  }

  @Test(arguments: Language.allCases)
  func `who else is here stands in the line of status by name`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.press("3 Home")
    driver.send(
      .presence([
        presence("zhao", Self.first, edits: true), presence("li.wei", nil, edits: false),
        presence("stranger", nil, edits: false),
      ])
    )
    expectGolden("others-editing-\(language.rawValue)-80x24", driver.golden)
    driver.press("Down")
    expectGolden("others-\(language.rawValue)-80x24", driver.golden)
    driver.send(.presence([]))
    #expect(!driver.screen.contains("Zhao Min") && !driver.screen.contains("赵敏"))
  }

  @Test func `whoever opens a form on it is told that somebody edits the record`() {
    var driver = Driver(Sample.all)
    driver.send(.presence([presence("zhao", Self.first, edits: true)]))
    driver.press("3 Home e")
    #expect(driver.message.contains("Zhao Min is editing this record too"))
  }

  @Test func `others are told of the record that is shown and edited, and of leaving it`() {
    var driver = Driver(Sample.all)
    driver.press("3 Home Enter e Esc Esc")
    let told = driver.effects.compactMap { effect -> String? in
      guard case .announce(let record, let isEditing) = effect else { return nil }
      return (record?.id ?? "-") + (isEditing ? " edits" : "")
    }
    #expect(told == ["ent-0000", "ent-0000 edits", "ent-0000", "-"])
  }

  @Test(arguments: ["3 Home", "3 Home Enter"])
  func `a cell that somebody changed is marked until it is calm again`(keys: String) {
    var driver = Driver(Sample.all)
    driver.press(keys)
    let before = driver.board.record(Self.first)?["name"]
    driver.colleague([
      .set(Self.first, field: "name", before: before, after: .text("Nami Clean Air"))
    ])
    func isMarked() -> Bool {
      let frame = render(driver.state, size: driver.state.size)
      return frame.lines.indices.dropFirst(4).contains { row in
        (0..<80).contains { frame[Position($0, row)].style.attributes.contains(.underline) }
      }
    }
    #expect(driver.state.currentRecord == Self.first)
    #expect(isMarked())
    #expect(driver.effects.contains { if case .calmLater = $0 { true } else { false } })
    driver.send(.calm)
    #expect(!isMarked())
  }

  @Test func `what this session changes itself is not marked`() {
    var driver = Driver(Sample.all)
    driver.press("3 Home F2")
    driver.type("X")
    driver.press("Enter")
    #expect(!driver.effects.contains { if case .calmLater = $0 { true } else { false } })
  }
}
