import ZoneModel
import ZoneQuery

extension ReportMaker {
  /// A section for each building: its floors drawn by area, each room with its tenant.
  func occupancySections() throws(ExpressionError) -> [ZoneReport.Section] {
    let leases = try currentLeases(by: "room")
    let floorsOf = Dictionary(
      grouping: try records(of: "floors", sort: [SortKey("level", descending: true)])
    ) { $0["building"]?.text ?? "" }
    let roomsOf = Dictionary(grouping: try records(of: "rooms", sort: [SortKey("number")])) {
      $0["floor"]?.text ?? ""
    }
    var sections: [ZoneReport.Section] = []
    for building in try records(of: "buildings") where !isCancelled() {
      var rows: [ZoneReport.Row] = []
      for floor in floorsOf[building.id] ?? [] {
        let rooms = roomsOf[floor.id] ?? []
        rows.append(plan(of: floor, rooms))
        rows += rooms.map { row(of: $0, leases[$0.id] ?? []) }
      }
      guard !rows.isEmpty else { continue }
      sections.append(
        ZoneReport.Section(
          title: "\(title(of: building.reference)), \(letShare(of: building))",
          note: say(
            "A sign for each 20 m²: # let, ! lease ends within 60 days or is over, . free, "
              + "? not known, x not to be let.",
            "每 20 平方米一格：# 已租，! 60 天内到期或已到期，. 空置，? 未知，x 不出租。"
          ),
          columns: planColumns,
          rows: rows
        )
      )
    }
    guard sections.isEmpty, !isCancelled() else { return sections }
    return [
      ZoneReport.Section(
        title: say("Buildings", "楼宇"),
        note: say("No building with floors is entered here.", "此处未录入楼宇和楼层。"),
        columns: planColumns,
        rows: []
      )
    ]
  }

  private var planColumns: [ZoneReport.Column] {
    [
      column("floor", "Floor", "楼层"), column("room", "Room", "房间"),
      column("plan", "Plan and tenants", "平面与入驻方"),
      column("area", "Area", "面积", numeric: true),
      column("let", "Let", "已租", numeric: true), column("until", "Until", "到期"),
    ]
  }

  private func letShare(of building: Record) -> String {
    let shown = cell("letShare", of: building).shown
    return shown.isEmpty ? say("let area unknown", "已租面积未知") : shown
  }

  /// The leases that run, by what a field of theirs names.
  func currentLeases(by field: String) throws(ExpressionError) -> [String: [Record]] {
    let leases = try records(of: "tenancies", where: "current", sort: [SortKey("from")])
    return Dictionary(grouping: leases) { $0[field]?.text ?? "" }
  }

  private func plan(of floor: Record, _ rooms: [Record]) -> ZoneReport.Row {
    let plan = rooms.map { room in
      let area = room["area"]?.number.map { Int($0.approximate / 20) } ?? 1
      let signs = String(repeating: sign(of: room), count: min(20, max(1, area)))
      return (room["number"]?.text ?? room.id) + "[" + signs + "]"
    }
    let lettable = rooms.filter { sign(of: $0) != "x" }
    /// The sum over the rooms that can be let; `nil` where that of a room is not known.
    func sum(_ field: String) -> Quantity? {
      lettable.reduce(Quantity?.some(Quantity(0))) { sum, room in
        guard let sum, room["state"] != nil, let number = value(field, of: room)?.number else {
          return nil
        }
        return sum + Quantity(number)
      }
    }
    let (area, letArea) = (sum("area"), sum("letArea"))
    let share: Quantity? =
      if let area, let letArea, area > Quantity(0) { letArea.divided(by: area) } else { nil }
    let percent = share.flatMap { ($0 * Quantity(100)).rounded(decimals: 0) }
    let isUnknown = area == nil || letArea == nil
    return ZoneReport.Row(
      [
        ZoneReport.Cell(floor["level"], shown: "\(floor["level"]?.number?.integer ?? 0)F"),
        text(""), text(plan.joined(separator: " ")), self.area(area),
        ZoneReport.Cell(
          percent.map { .number($0) },
          shown: percent.map { "\($0)%" } ?? (isUnknown ? "?" : "")
        ),
        text(""),
      ],
      opens: .records(register: "rooms", filter: "floor:\"\(floor.id)\"")
    )
  }

  private func area(_ area: Quantity?) -> ZoneReport.Cell {
    let value = area?.rounded(decimals: 2).map { Value.number($0) }
    return ZoneReport.Cell(value, shown: value.map { formatter.text($0, of: .area) } ?? "?")
  }

  private func sign(of room: Record) -> String {
    guard room["kind"] != .text("common") else { return "x" }
    guard let state = room["state"]?.text else { return "?" }
    guard state == "usable" else { return "x" }
    guard let isVacant = value("vacant", of: room)?.flag else { return "?" }
    guard !isVacant else { return "." }
    guard let until = value("letUntil", of: room)?.day else { return "#" }
    return until <= today.adding(days: 60) ? "!" : "#"
  }

  private func row(of room: Record, _ leases: [Record]) -> ZoneReport.Row {
    let tenants = leases.compactMap { lease in
      lease["tenant"]?.text.flatMap {
        Registry.target(of: $0, in: ["enterprises", "startup-teams"])
      }
    }
    let isLettable = sign(of: room) != "x"
    let isUnknown = room["state"] == nil && leases.isEmpty
    let isFree = isLettable && leases.isEmpty
    let sitting = tenants.map { title(of: $0) }.joined(separator: ", ")
    let names =
      if isLettable {
        isUnknown
          ? say("unknown: State missing", "未知：缺少状态") : isFree ? say("free", "空置") : sitting
      } else {
        say("not to be let", "不出租") + (tenants.isEmpty ? "" : say(": ", "：") + sitting)
      }
    let until = leases.compactMap { $0["to"]?.day }.min()
    let isOpen = leases.contains { $0["to"] == nil }
    let opening: ZoneReport.Opening =
      leases.count == 1
      ? .record(leases[0].reference)
      : leases.isEmpty
        ? .record(room.reference)
        : .records(register: "tenancies", filter: "current room:\"\(room.id)\"")
    return ZoneReport.Row(
      [
        text(""), ZoneReport.Cell(room["number"]), text(names), cell("area", of: room),
        cell("letArea", of: room),
        ZoneReport.Cell(
          until.map { .text($0.description) },
          shown: (until.map { "\($0)" + ($0 < today ? " !" : "") } ?? "") + (isOpen ? " ?" : "")
        ),
      ],
      opens: opening,
      isGap: isFree || (until.map { $0 < today } ?? false)
    )
  }
}
