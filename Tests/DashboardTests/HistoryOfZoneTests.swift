import Canvas
import Dashboard
import Testing
import ZoneModel

/// The history of a dashboard that is narrowed to a zone.
struct HistoryOfZoneTests {
  /// A dashboard narrowed to a zone, where a colleague has changed a firm here and one elsewhere.
  private func narrowed(_ language: Language = .en) -> Driver {
    let elsewhere = Sample.record(
      "enterprises",
      "ent-0500",
      [("name", .text("Elsewhere Ltd")), ("zone", .text("beijing"))]
    )
    var driver = Driver(
      Sample.all + [elsewhere],
      language: language,
      zone: "huairou-science-city"
    )
    driver.colleague([
      .set(Sample.enterprises[0].reference, field: "shortName", before: nil, after: .text("Here"))
    ])
    driver.colleague([
      .set(elsewhere.reference, field: "shortName", before: nil, after: .text("There")),
      .set(Sample.enterprises[1].reference, field: "shortName", before: nil, after: .text("Opt")),
    ])
    driver.colleague([
      .set(elsewhere.reference, field: "shortName", before: .text("There"), after: .text("Far"))
    ])
    driver.press("Esc")
    return driver
  }

  @Test func `the history of a narrowed dashboard is that of the zone, F4 gives another or all`() {
    var driver = narrowed()
    driver.press("^T")
    #expect(driver.lines[1].contains("History of Huairou Science City"))
    #expect(
      driver.lines[1].hasSuffix("2 ") || driver.lines[1].contains(" 2 "),
      "\(driver.lines[1])"
    )
    #expect(!driver.screen.contains("There"), "\(driver.screen)")
    #expect(driver.screen.contains("Short name ? -> Opt"))
    // What comes in meanwhile is narrowed as well.
    driver.colleague([
      .set(
        RecordReference(register: "enterprises", id: "ent-0500"),
        field: "shortName",
        before: .text("Far"),
        after: .text("Gone")
      )
    ])
    driver.colleague([
      .set(
        Sample.enterprises[1].reference,
        field: "shortName",
        before: .text("Opt"),
        after: .text("Optr")
      )
    ])
    #expect(driver.lines[2].contains("Opt -> Optr"), "\(driver.screen)")
    #expect(!driver.screen.contains("Gone"))
    driver.press("F4")
    driver.type("all zones")
    driver.press("Enter")
    #expect(driver.lines[1].contains("History of everything"))
    #expect(driver.screen.contains("Gone"))
    driver.press("F4")
    driver.type("huairou")
    driver.press("Enter")
    #expect(driver.lines[1].contains("History of Huairou Science City"))
    #expect(!driver.screen.contains("Gone"))
  }

  @Test(arguments: Language.allCases)
  func `the history of everything follows the zone that all panes show`(language: Language) {
    var driver = narrowed(language)
    let head = { (name: String) in language == .en ? "History of \(name)" : "「\(name)」的历史" }
    let (city, here) =
      language == .en ? ("Beijing", "Huairou Science City") : ("北京市", "怀柔科学城")
    let all = language == .en ? "History of everything" : "全部历史"
    driver.press("^T /")
    driver.type("short")
    driver.press("Enter")
    #expect(driver.lines[1].contains(head(here)))
    driver.press("@")
    driver.type("beijing")
    driver.press("Enter")
    #expect(driver.message.contains(city))
    #expect(driver.lines[1].contains(head(city)), "\(driver.screen)")
    #expect(driver.screen.contains("Far"), "\(driver.screen)")
    #expect(driver.lines[1].contains("/ short"))
    driver.press("Esc @")
    driver.type(language == .en ? "all zones" : "全部园区")
    driver.press("Enter")
    #expect(driver.lines[1].contains(all), "\(driver.screen)")
    #expect(driver.screen.contains("Far"))
    // Also where it was not on the screen when the zone was chosen.
    driver.press("0")
    driver.run("zone huairou-science-city")
    driver.press("<")
    #expect(driver.lines[1].contains(head(here)), "\(driver.screen)")
    #expect(!driver.screen.contains("Far"), "\(driver.screen)")
    // Another zone may be looked at in the history alone.
    driver.press("F4")
    driver.type(language == .en ? "all zones" : "全部园区")
    driver.press("Enter")
    #expect(driver.lines[1].contains(all), "\(driver.screen)")
    // A text that no change there has is told as that.
    driver.press("Esc @")
    driver.type("huairou")
    driver.press("Enter /")
    driver.type("far")
    driver.press("Enter @")
    driver.type("beijing")
    driver.press("Enter")
    #expect(driver.screen.contains("Far"), "\(driver.screen)")
    driver.press("@")
    driver.type("huairou")
    driver.press("Enter")
    let nothing = language == .en ? "No change has this text." : "没有含此文字的修改。"
    #expect(driver.screen.contains(nothing), "\(driver.screen)")
  }

  @Test(arguments: Language.allCases)
  func `the history of a record or of a field stays as it is in another zone`(language: Language) {
    for keys in ["3 Home ^T", "3 Home Enter ^T"] {
      var driver = narrowed(language)
      driver.press(keys)
      let head = driver.lines[1]
      let loads = driver.effects.count { if case .loadHistory = $0 { true } else { false } }
      driver.run("zone beijing")
      #expect(driver.lines[1] == head)
      let asked = driver.effects.compactMap { effect in
        if case .loadHistory(let query) = effect { query } else { nil }
      }
      #expect(asked.dropFirst(loads).allSatisfy { $0.records.isEmpty && $0.limit == 120 })
    }
  }

  @Test func `the overview of a zone names the changes of that zone`() {
    var driver = narrowed()
    #expect(driver.screen.contains("Here"), "\(driver.screen)")
    #expect(!driver.screen.contains("Far"), "\(driver.screen)")
    driver.run("zone beijing")
    #expect(driver.screen.contains("Far"), "\(driver.screen)")
  }
}
