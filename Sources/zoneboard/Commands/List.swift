import ArgumentParser
import ZoneExchange
import ZoneModel
import ZoneStore

/// `list`: records of a register, chosen and sorted.
struct List: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "list",
      Phrase("List records of a register.", "列出登记簿中的记录。"),
      discussion: Phrase(
        "Expressions are those of the dashboard's filter, in English or Chinese.",
        "条件写法与看板的筛选相同，中英文均可。"
      ),
      examples: [
        ("zoneboard list enterprises", nil),
        ("zoneboard list enterprises --where 'field:nanotechnology rdShare>=5%'", nil),
        (
          "zoneboard list patents --where 'state:granted' --columns name,applicationNumber --limit 20",
          nil
        ),
        ("zoneboard list tenancies --as-of 2026-06-30 --format csv > leases.csv", nil),
        (
          "zoneboard list awards --group-by recipient.zone,'year(grantedOn)' --sum amount",
          Phrase("totals by zone and year", "按区域和年份合计")
        ),
        (
          "zoneboard list incubators --group-by zone --across kind --empty",
          Phrase("a table of counts, empty kinds too", "计数交叉表，含无记录的类别")
        ),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @OptionGroup var selection: WhereOption

  @Option(
    help: ArgumentHelp(
      say("The order, such as revenue:desc,name.", "排序，例如 revenue:desc,name。"),
      valueName: "field[:desc],…"
    ),
    completion: .fields
  )
  var sort: String?

  @Option(
    help: ArgumentHelp(say("The columns.", "要列出的字段。"), valueName: "field,…"),
    completion: .fields
  )
  var columns: String?

  @OptionGroup var most: LimitOption

  @Option(
    help: ArgumentHelp(
      say("As a tree, by the field that names the record above.", "按指向上级记录的字段显示为树。"),
      valueName: "field"
    )
  )
  var tree: String?

  @OptionGroup var grouping: GroupOptions
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    let view = try desk.view(past)
    let evaluator = desk.evaluator(of: view)
    if tree != nil, grouping.groupBy != nil {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--tree"),
        Phrase("groups are not shown as a tree", "分组不能显示为树"),
        next: Phrase("Leave out --tree or --group-by.", "请去掉 --tree 或 --group-by。")
      )
    }
    if let request = try GroupRequest(grouping, of: register, on: desk, columns: columns) {
      let wanted = RecordsWanted(filter: selection.where)
      guard let found = try desk.selection(wanted, in: register, with: evaluator) else { return }
      let sheet = GroupSheet(request, board: view.board, evaluator: evaluator, desk: desk)
      try sheet.print(found, sort: sort, limit: most.limit)
      return
    }
    let sheet = try desk.sheet(of: register, columns: columns)
    let wanted = RecordsWanted(
      filter: selection.where,
      sort: (sort ?? "").split(separator: ",").map(String.init),
      limit: most.limit,
      tellsNone: true
    )
    let slots = try desk.select(wanted, in: register, with: evaluator)
    guard let tree else {
      return try desk.print(slots, of: register, sheet, on: view.board, with: evaluator)
    }
    let field = try register.field(named: tree)
    guard field.kind.targets == [register.id] else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--tree \(tree)"),
        Phrase(
          "\(field.label.en) does not name a record of the same register",
          "\(field.label.zh)不指向同一登记簿的记录"
        ),
        next: Phrase("Name the field of the record above.", "请写指向上级记录的字段。")
      )
    }
    let source = view.board.source(register.id)
    let records = slots.compactMap { source.record(at: $0) }
    try desk.print(
      RecordTree(records, by: field).rows,
      of: register,
      sheet,
      on: view.board,
      with: evaluator
    )
  }
}

extension StoreDesk {
  /// The columns of a list: those that are named, else the register's own; programs get all fields.
  func sheet(of register: Register, columns names: String?) throws(CommandFailure) -> RecordSheet {
    let format = call.format(default: .tsv)
    let isJSON = format == .json || format == .jsonl
    if let names {
      // Every record in JSON says which it is, and in which state it was read.
      var columns: [RecordSheet.Column] = isJSON ? [.id, .revision] : []
      for name in names.split(separator: ",") {
        switch name {
        case "id": if !isJSON { columns.append(.id) }
        case "revision": if !isJSON { columns.append(.revision) }
        default: columns.append(.field(try column(named: String(name), of: register)))
        }
      }
      return RecordSheet(columns: columns)
    }
    switch format {
    case .json, .jsonl: return .all(of: register, withComputed: true)
    case .table, .csv, .tsv:
      let shown = seesPrivate ? register : register.withoutPrivate
      // A script gets the same columns in every language.
      let columns = format == .table ? shown.columns(in: call.language) : shown.columns
      return RecordSheet(
        columns: [.id] + columns.compactMap { shown[field: $0] }.map { .field($0) }
      )
    }
  }
}
