import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// The table that is shown, with its register.
  var shownTable: (id: String, table: TableState, register: Register)? {
    guard case .table(let id) = screen, let table = tables[id], let register = registry[id] else {
      return nil
    }
    return (id, table, register)
  }

  /// Opens what can be done with the column under the cursor.
  mutating func openColumn() -> [Effect] {
    guard let (id, table, register) = shownTable, let field = register[field: table.column] else {
      return []
    }
    let isSorted = table.sort.first?.field == field.id ? table.sort.first?.isDescending : nil
    let place = table.columns.firstIndex(of: field.id) ?? 0
    let edge = Phrase("It is at the edge.", "已在最边上。")
    let isOrdered =
      switch field.shownKind {
      case .integer, .number, .money, .area, .percent, .date, .year, .duration: true
      default: false
      }
    let items: [ListItem] = [
      ListItem(
        "ascending",
        Phrase("Sort upwards", "升序"),
        right: isSorted == false ? "*" : ""
      ),
      ListItem(
        "descending",
        Phrase("Sort downwards", "降序"),
        right: isSorted == true ? "*" : ""
      ),
      ListItem(
        "then",
        Phrase("Then sort by this too", "再按本列排"),
        off: table.sort.isEmpty
          ? Phrase("Nothing is sorted yet.", "还没有排序。") : nil
      ),
      ListItem(
        "unsorted",
        Phrase("Sort by nothing", "不排序"),
        off: table.sort.isEmpty
          ? Phrase("Nothing is sorted.", "没有排序。") : nil
      ),
      ListItem("values", Phrase("Values to show…", "勾选要显示的值…"), right: "f"),
      ListItem(
        "range",
        Phrase("From … to …", "从…到…"),
        off: isOrdered
          ? nil : Phrase("Only numbers and days have a range.", "只有数字和日期有范围。")
      ),
      ListItem(
        "unknown",
        Phrase("Rows that the filter cannot decide", "筛选无法判断的行"),
        right: table.unknown > 0 ? grouped(table.unknown) : "",
        off: table.unknown == 0 ? Phrase("There are none.", "没有这样的行。") : nil
      ),
      ListItem(
        "count",
        Phrase("Count by this column", "按本列分组统计"),
        off: countKind(of: field, register) == nil
          ? Phrase(
            "Choices, references, days and short texts can be counted by.",
            "可按选项、引用、日期和短文本分组。"
          ) : nil
      ),
      ListItem("missing", Phrase("Only empty ones", "只看空的")),
      ListItem("present", Phrase("Only those with a value", "只看有值的")),
      ListItem(
        "all",
        Phrase("All rows again", "取消筛选"),
        off: table.filter.isEmpty
          ? Phrase("There is no filter.", "没有筛选。") : nil
      ),
      ListItem(
        "hide",
        Phrase("Hide this column", "隐藏本列"),
        off: table.columns.count < 2
          ? Phrase("It is the only one.", "只剩这一列。") : nil
      ),
      ListItem("columns", Phrase("Columns to show…", "显示哪些列…")),
      ListItem("views", Phrase("Views and ready questions…", "视图和现成问题…"), right: "v"),
      ListItem("moveLeft", Phrase("Move to the left", "左移一列"), off: place == 0 ? edge : nil),
      ListItem(
        "moveRight",
        Phrase("Move to the right", "右移一列"),
        off: place == table.columns.count - 1 ? edge : nil
      ),
      ListItem("freeze", Phrase("Freeze up to here", "冻结到本列")),
      ListItem("wider", Phrase("Wider", "加宽")),
      ListItem("narrower", Phrase("Narrower", "变窄")),
      ListItem("fit", Phrase("Fit all widths", "全部适合宽度"), right: "="),
      ListItem("usual", Phrase("Columns as declared", "恢复默认列")),
    ]
    open(
      ListState(
        title: field.label,
        purpose: .column(register: id, field: field.id),
        intro: field.help.map { [$0] } ?? [],
        items: items
      )
    )
    return []
  }

  /// What a column can be counted by, if anything.
  private func countKind(of field: Field, _ register: Register) -> String? {
    let texts = [field.id, "year(\(field.id))"]
    return reader.countKinds(of: register).first { texts.contains($0.text) }?.text
  }

  /// Does something with a column.
  mutating func doWithColumn(_ act: String, _ id: String, _ field: String) -> [Effect] {
    guard var table = tables[id], let register = registry[id] else { return [] }
    let place = table.columns.firstIndex(of: field) ?? 0
    switch act {
    case "ascending", "descending":
      table.sort = [SortKey(field, descending: act == "descending")]
    case "then":
      table.sort.removeAll { $0.field == field }
      table.sort.append(SortKey(field))
    case "unsorted": table.sort = []
    case "values": return openValues(id, field)
    case "range":
      overlays.append(
        .line(
          LineState(
            title: Phrase(
              "\(register[field: field]?.label.en ?? field) from..to, as 5..10 or 5..",
              "\(register[field: field]?.label.zh ?? field) 从..到，如 5..10 或 5.."
            ),
            purpose: .range(register: id, field: field)
          )
        )
      )
      return []
    case "missing": return filter(id, field: field, clause: "missing(\(field))")
    case "present": return filter(id, field: field, clause: "-missing(\(field))")
    case "unknown": return showUnknown()
    case "count":
      return register[field: field].flatMap { countKind(of: $0, register) }
        .map { count(id, by: $0) } ?? []
    case "views": return openViews()
    case "all": return clearFilter()
    case "hide":
      table.columns.remove(at: place)
      table.column = table.columns[min(place, table.columns.count - 1)]
    case "columns": return openColumns()
    case "moveLeft": table.columns.swapAt(place, max(0, place - 1))
    case "moveRight": table.columns.swapAt(place, min(table.columns.count - 1, place + 1))
    case "freeze":
      table.frozen = table.frozen == place + 1 ? 0 : place + 1
      table.firstColumn = table.frozen
    case "wider", "narrower":
      let width = table.width(of: field, on: size.columns)
      table.widths[field] = max(4, width + (act == "wider" ? 4 : -4))
    case "fit": return fitWidths()
    case "usual":
      table = {
        var fresh = table
        let usual = TableState(seen(register), language: language)
        fresh.columns = usual.columns
        fresh.widths = [:]
        fresh.fitted = [:]
        fresh.frozen = 1
        fresh.firstColumn = 1
        fresh.column = usual.column
        return fresh
      }()
    default: preconditionFailure("nothing to do with a column is called \(act)")
    }
    table.shown.rows = [:]
    let isSorting = table.sort != tables[id]?.sort
    tables[id] = table
    return (isSorting ? select(id) : []) + keepTable(id)
  }

  /// Sorts by the column under the cursor: upwards, downwards, not.
  mutating func sortByColumn() -> [Effect] {
    guard let (id, table, _) = shownTable else { return [] }
    let first = table.sort.first
    let act =
      first?.field != table.column
      ? "ascending" : first?.isDescending == false ? "descending" : "unsorted"
    return doWithColumn(act, id, table.column)
  }

  /// Opens the values of the column under the cursor.
  mutating func openValues() -> [Effect] {
    guard let (id, table, _) = shownTable else { return [] }
    return openValues(id, table.column)
  }

  /// Opens the fields of the register, the shown ones ticked.
  mutating func openColumns() -> [Effect] {
    guard let (id, table, register) = shownTable else { return [] }
    let order = table.columns + register.fields.map(\.id).filter { !table.columns.contains($0) }
    open(
      ListState(
        title: Phrase("Columns", "列"),
        purpose: .columns(register: id),
        intro: [Phrase("Space ticks, Enter shows the ticked ones.", "空格勾选，回车显示勾选的。")],
        items: order.compactMap { register[field: $0] }
          .filter { maySee($0) }
          .map { ListItem($0.id, $0.label, note: $0.unit, words: $0.id) },
        isTicking: true,
        ticked: Set(table.columns)
      )
    )
    return []
  }

  /// Shows these columns.
  mutating func show(columns: [String], of id: String) -> [Effect] {
    guard !columns.isEmpty else {
      message = Message(
        .warning,
        Phrase("At least one column must be shown.", "至少要显示一列。")
      )
      return []
    }
    tables[id]?.columns = columns
    tables[id]?.column = columns[0]
    tables[id]?.fitted = [:]
    tables[id]?.shown.rows = [:]
    return keepTable(id)
  }

  /// Makes each column as wide as the rows in view need; in a history, all changes at hand.
  mutating func fitWidths() -> [Effect] {
    if case .history(var history) = screen {
      history.isFitted = true
      screen = .history(history)
      return []
    }
    guard case .table(let id) = screen, var table = tables[id], let register = registry[id] else {
      return []
    }
    let lettering = environment.lettering
    for column in table.columns {
      guard let field = register[field: column] else { continue }
      var width = lettering.width(fullHeading(of: field))
      for row in table.shown.rows.values {
        width = max(width, lettering.width(row.cells[column]?.text ?? ""))
      }
      table.widths[column] = min(max(3, width), 40)
    }
    tables[id] = table
    return keepTable(id)
  }

  /// What stands over a column.
  func heading(of field: Field) -> String {
    let label = say(field.label)
    guard let unit = field.unit else { return label }
    return language == .zh ? "\(label)(\(unit.zh))" : "\(label), \(unit.en)"
  }

  /// What stands over a column where there is room to say who sees it.
  func fullHeading(of field: Field) -> String {
    heading(of: field) + (field.isPrivate ? " (\(say(Field.privateWord)))" : "")
  }

  // MARK: - Views

  /// Opens the saved views of the register.
  mutating func openViews() -> [Effect] {
    guard let (id, table, register) = shownTable else { return [] }
    let saved = preferences.views.filter { $0.register == id }
    var items = [ListItem("all", Phrase("All", "全部"))]
    items += register.readyViews.map { ListItem("ready:" + $0.id, $0.label, words: $0.id) }
    items += saved.map { view in
      ListItem("view:" + view.name, Phrase(same: view.name), note: Phrase(same: view.filter))
    }
    items.append(
      ListItem("save", Phrase("Save what is shown as a view…", "把现在的筛选、排序和列存为视图…"))
    )
    if let view = table.view {
      items.append(ListItem("drop:" + view, Phrase("Drop view \(view)", "删除视图「\(view)」")))
    }
    open(
      ListState(
        title: Phrase("Views", "视图"),
        purpose: .views(register: id),
        items: items,
        current: table.view.map { "view:" + $0 }
      )
    )
    return []
  }

  /// Shows a view, or keeps or drops one.
  mutating func show(view act: String, of id: String) -> [Effect] {
    guard let register = registry[id] else { return [] }
    if act == "save" {
      overlays.append(
        .line(
          LineState(
            title: Phrase("Name of the view", "视图名称"),
            purpose: .viewName(register: id)
          )
        )
      )
      return []
    }
    if act.hasPrefix("drop:") {
      let name = act.dropFirst("drop:".count)
      preferences.views.removeAll { $0.register == id && $0.name == name }
      tables[id]?.view = nil
      return [.keep(preferences)]
    }
    if let ready = act.after("ready:"),
      let view = register.readyViews.first(where: { $0.id == ready })
    {
      if !view.sort.isEmpty {
        var table = tables[id] ?? TableState(seen(register), language: language)
        table.sort = view.sort.map(SortKey.init(text:))
        table.isLoaded = false
        tables[id] = table
      }
      let effects = open(register: id, filter: view.filter(in: preferences.zone))
      let name = say(view.label)
      tables[id]?.view = name
      guard let key = view.key else { return effects }
      return effects + count(id, by: key, across: view.across)
    }
    guard act.hasPrefix("view:") else { return clearFilter() }
    let name = act.dropFirst("view:".count)
    guard let view = preferences.views.first(where: { $0.register == id && $0.name == name })
    else { return [] }
    let seen = seen(register)
    var table = tables[id] ?? TableState(seen, language: language)
    table.filter = view.filter
    table.sort = view.sort.map(SortKey.init(text:)).filter { seen[field: $0.field] != nil }
    let columns = view.columns.filter { seen[field: $0] != nil }
    if !columns.isEmpty { table.columns = columns }
    table.fitted = [:]
    table.view = view.name
    table.isLoaded = false
    tables[id] = table
    return open(register: id)
  }

  /// Keeps what is shown as a view.
  mutating func keepView(named name: String, of id: String) -> [Effect] {
    guard let table = tables[id], !name.isEmpty else { return [] }
    preferences.views.removeAll { $0.register == id && $0.name == name }
    preferences.views.append(
      SavedView(
        name: name,
        register: id,
        filter: table.filter,
        sort: table.sort.map(\.text),
        columns: table.columns
      )
    )
    tables[id]?.view = name
    message = Message(
      .done,
      Phrase("View “\(name)” kept; v or F4 lists it.", "已保存视图「\(name)」，按 v 可选。")
    )
    return [.keep(preferences)]
  }
}
