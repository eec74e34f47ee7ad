import Canvas
import ZoneModel

extension DashboardState {
  /// Opens the places that one can go to.
  mutating func openGoTo() -> [Effect] {
    closeOverlays()
    var items: [ListItem] = [
      ListItem("overview", Phrase("Overview", "概览"), right: "0"),
      ListItem("history", Phrase("History", "全部历史")),
    ]
    if preferences.lastVisit != nil {
      items.append(ListItem("history-since", Phrase("Changes since my last visit", "上次来访以来的修改")))
    }
    items.append(ListItem("my-work", Phrase("My work", "我的工作"), right: "w"))
    items += Command.ofViewKinds.map { ListItem($0.id, $0.name, words: $0.id) }
    // Parts of the work list; those of other views have the names of registers.
    items += ["unassigned", "since", "put-off", "gone"].compactMap { id in
      let scope = ViewScope.all(of: .work).first { $0.id == id }
      return scope.map {
        ListItem("part:" + id, $0.label, note: ViewKind.work.label, isHidden: true, words: id)
      }
    }
    items.append(ListItem("match", Phrase("Match…", "匹配…"), words: "match"))
    items.append(ListItem("reports", Phrase("Reports…", "报表…"), right: "r", words: "报告"))
    if let place = placeName {
      let isKept = preferences.bookmarks.contains(place)
      items.append(
        ListItem(
          "bookmark",
          isKept
            ? Phrase("Take this bookmark off", "取消收藏此处")
            : Phrase("Bookmark this place", "收藏此处"),
          right: "b"
        )
      )
    }
    if !drafts.isEmpty {
      items.append(.heading(Phrase("Unfinished forms", "未填完的表单")))
      items += drafts.map { draftItem($0) }
    }
    let marks = preferences.bookmarks.compactMap { place in
      title(ofPlace: place).map { ListItem("place:" + place, $0) }
    }
    if !marks.isEmpty {
      items.append(.heading(Phrase("Bookmarks", "收藏")))
      items += marks
    }
    if !preferences.views.isEmpty {
      items.append(.heading(Phrase("Views", "视图")))
      items += preferences.views.map { view in
        ListItem(
          "view:" + view.register + "/" + view.name,
          Phrase(same: view.name),
          note: registry[view.register]?.label
        )
      }
    }
    let panes = Pane.allCases.filter { !registry.registers(of: $0).isEmpty }
    // Registers stand before panes, so that a name typed in full is the register.
    for pane in panes {
      items += registers(of: pane).map { item in
        var item = item
        item.isHidden = true
        return item
      }
    }
    items += registry.registers.flatMap(\.readyViews).map { view in
      ListItem(
        "ready:" + view.register + "/" + view.id,
        view.label,
        note: registry[view.register]?.label,
        isHidden: true,
        words: view.id
      )
    }
    items += reportItems.map { report in
      ListItem(
        "report:" + report.id,
        Phrase("Report: \(report.label.en)", "报表：\(report.label.zh)"),
        off: report.off,
        isHidden: true,
        words: report.words
      )
    }
    items.append(.heading(Phrase("Panes; type for a register", "栏目（输入可找登记簿）")))
    items += panes.map { pane in
      let count = registry.registers(of: pane).count
      return ListItem(
        "pane:" + pane.rawValue,
        pane.label,
        note: Phrase("\(count) registers", "\(count) 个登记簿"),
        right: Self.key(of: pane),
        words: pane.rawValue
      )
    }
    open(ListState(title: Phrase("Go to", "前往"), purpose: .goTo, items: items))
    return []
  }

  /// The registers of a pane as lines, with their counts.
  private func registers(of pane: Pane) -> [ListItem] {
    registry.registers(of: pane).map { register in
      ListItem(
        "register:" + register.id,
        register.label,
        right: shownCount(of: register).map(grouped) ?? "",
        words: register.id
      )
    }
  }

  /// How many records of the zone a register has; `nil` where they have not been counted.
  private func shownCount(of register: Register) -> Int? {
    if let count = counts[register.id] { return count }
    let isWhole = preferences.zone == nil || register.zonePath == nil
    return isWhole ? board.source(register.id).count : nil
  }

  /// Opens the registers of the pane that is shown, each on a key of its own.
  mutating func openRegisters() -> [Effect] {
    guard case .table(let id) = screen, let pane = registry[id]?.pane else { return [] }
    return openRegisters(of: pane)
  }

  /// Opens the registers of a pane; where there is one only, that register.
  private mutating func openRegisters(of pane: Pane) -> [Effect] {
    closeOverlays()
    countRegisters(of: pane)
    let items = registers(of: pane)
    var current: String?
    if case .table(let id) = screen { current = "register:" + id }
    if items.count == 1, let only = items.first { return go(to: only.id) }
    open(
      ListState(title: pane.label, purpose: .goTo, items: items, current: current, hasSigns: true)
    )
    return []
  }

  /// Goes to a place of the go-to list.
  mutating func go(to id: String) -> [Effect] {
    if let command = CommandTable.standard[id] { return run(command) }
    if let draft = id.after(Self.draftPrefix) { return resume(draft: draft) }
    if let register = id.after("register:") { return open(register: register) }
    if let pane = id.after("pane:").flatMap(Pane.init(rawValue:)) {
      return openRegisters(of: pane)
    }
    if let part = id.after("part:") { return open(.work, scope: part) }
    if let place = id.after("place:") { return go(toPlace: place) }
    if let report = id.after("report:") { return make(report: report) }
    if let ready = id.after("ready:").flatMap({ RecordReference($0) }) {
      return show(view: "ready:" + ready.id, of: ready.register)
    }
    if let view = id.after("view:"), let slash = view.firstIndex(of: "/") {
      return show(
        view: "view:" + view[view.index(after: slash)...],
        of: String(view[..<slash])
      )
    }
    preconditionFailure("there is no place called \(id)")
  }

  /// The name by which the screen that is shown is bookmarked.
  private var placeName: String? {
    switch screen {
    case .table(let id): id
    case .detail(let detail): detail.reference.description
    case .finding(let finding): finding.reference.description
    case .overview, .history, .view, .form, .start: nil
    }
  }

  private func title(ofPlace place: String) -> Phrase? {
    if let reference = RecordReference(place) {
      guard let register = registry[reference.register] else { return nil }
      let title = reader.title(of: reference)
      return Phrase("\(register.singular.en): \(title)", "\(register.singular.zh)：\(title)")
    }
    return registry[place]?.label
  }

  private mutating func go(toPlace place: String) -> [Effect] {
    if let reference = RecordReference(place) { return openDetail(reference) }
    return open(register: place)
  }

  /// Keeps the screen that is shown as a bookmark, or takes it off.
  mutating func bookmark() -> [Effect] {
    guard let place = placeName else {
      message = Message(
        .note,
        Phrase(
          "Tables and records can be bookmarked.",
          "列表和记录可以收藏。"
        )
      )
      return []
    }
    if preferences.bookmarks.contains(place) {
      preferences.bookmarks.removeAll { $0 == place }
      message = Message(.done, Phrase("Bookmark taken off.", "已取消收藏。"))
    } else {
      preferences.bookmarks.append(place)
      message = Message(.done, Phrase("Bookmarked; F5 lists it.", "已收藏，F5 里可以找到。"))
    }
    return [.keep(preferences)]
  }

  // MARK: - Zones

  /// Opens the tree of zones.
  mutating func openZones() -> [Effect] {
    closeOverlays()
    guard let register = registry["zones"] else {
      message = Message(.warning, Phrase("This store has no zones.", "这份数据没有园区登记簿。"))
      return []
    }
    var items = [ListItem("", Phrase("All zones", "全部园区"))]
    items += zoneItems(of: register)
    open(
      ListState(
        title: Phrase("Zone", "园区"),
        purpose: .zones,
        items: items,
        current: preferences.zone ?? ""
      )
    )
    return []
  }

  /// The zones as the lines of a tree.
  func zoneItems(of register: Register) -> [ListItem] {
    reader.zoneTree(register).map { zone in
      ListItem(zone.id, zone.name, depth: zone.depth, words: zone.id)
    }
  }

  /// Ready views that ask of the zone in force ask of another one.
  private mutating func askAnew(ofZone zone: String?) {
    for register in registry.registers {
      guard let filter = tables[register.id]?.filter,
        let view = register.readyViews.first(where: {
          $0.filterOfZone != nil && $0.filter(in: preferences.zone) == filter
        })
      else { continue }
      tables[register.id]?.filter = view.filter(in: zone)
    }
  }

  /// Narrows all panes to a zone, or to none.
  mutating func narrow(toZone zone: String?) -> [Effect] {
    if zone != preferences.zone { forgetFigures() }
    askAnew(ofZone: zone)
    preferences.zone = zone
    renewReader()
    for id in tables.keys { tables[id]?.isLoaded = false }
    overview.isStale = true
    let name = zone.map { reader.title(of: RecordReference(register: "zones", id: $0)) }
    message = Message(
      .done,
      name.map { Phrase("All panes show \($0) now.", "所有栏目现在显示：\($0)。") }
        ?? Phrase("All panes show all zones now.", "所有栏目现在显示全部园区。")
    )
    return [.keep(preferences)]
  }
}

extension String {
  /// The rest after a prefix; `nil` where it does not start with it.
  func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

/// A whole number with commas between thousands.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}
