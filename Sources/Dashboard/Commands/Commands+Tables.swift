import Canvas
import ZoneModel

extension Command {
  /// Commands of tables.
  static let ofTables: [Command] = [
    Command(
      "column",
      Phrase("This column…", "本列…"),
      help: Phrase(
        "Sort, values to tick, range, empty, hide, freeze and width of this column.",
        "本列的排序、勾选值、范围、空值、隐藏、冻结和宽度。"
      ),
      .table,
      in: [.table],
      keys: "F4 ^D",
      hint: Phrase("Column", "本列")
    ) { $0.openColumn() },
    Command(
      "registers",
      Phrase("Registers of this pane…", "本栏目的登记簿…"),
      help: Phrase(
        "All registers of the pane with their counts; each has a digit or sign.",
        "本栏目的全部登记簿及条数，按数字或符号直接打开。"
      ),
      .table,
      in: [.table],
      keys: ","
    ) { $0.openRegisters() },
    Command(
      "mark",
      Phrase("Mark", "选"),
      help: Phrase("Marks this row, or takes the mark off.", "选中此行，或取消。"),
      .table,
      in: [.table, .detail, .history, .view],
      keys: "Space",
      hint: Phrase("Mark", "选")
    ) { $0.toggleMark() },
    Command(
      "mark-all",
      Phrase("Mark all shown, or none", "全选或全不选"),
      help: Phrase("Marks every row that is shown; again: none.", "选中显示的每一行；再按一次全不选。"),
      .table,
      in: [.table, .detail, .view],
      keys: "*"
    ) { $0.toggleAllMarks() },
    Command(
      "sort",
      Phrase("Sort by this column", "按本列排序"),
      help: Phrase("Upwards, then downwards, then not.", "升序，再按降序，再按不排。"),
      .table,
      in: [.table],
      letters: "s"
    ) { $0.sortByColumn() },
    Command(
      "values",
      Phrase("Values of this column…", "本列的值…"),
      help: Phrase("Ticks the values whose rows are shown.", "勾选要显示的值。"),
      .table,
      in: [.table],
      letters: "f"
    ) { $0.openValues() },
    Command(
      "views",
      Phrase("Views…", "视图…"),
      help: Phrase("Saved filters, orders and columns of this register.", "此登记簿保存的筛选、排序和列。"),
      .table,
      in: [.table],
      letters: "v"
    ) { $0.openViews() },
    Command(
      "count-by",
      Phrase("Count by…", "分组统计…"),
      help: Phrase(
        "Counts the rows that are shown by one or two fields, with what is missing.",
        "按一个或两个字段统计显示的行，并标出缺项。"
      ),
      .table,
      in: [.table]
    ) { $0.openCountBy() },
    Command(
      "columns",
      Phrase("Columns to show…", "显示哪些列…"),
      help: Phrase("Ticks the columns that are shown.", "勾选要显示的列。"),
      .table,
      in: [.table]
    ) { $0.openColumns() },
    Command(
      "fit",
      Phrase("Fit widths", "适合宽度"),
      help: Phrase("Makes each column as wide as its texts need.", "使每列宽度适合内容。"),
      .table,
      in: [.table, .history],
      keys: "="
    ) { $0.fitWidths() },
    Command(
      "previous-group",
      Phrase("Previous group", "上一组"),
      help: Phrase(
        "The last row before this one with another value in the column sorted by.",
        "排序列取值不同的上一组。"
      ),
      .table,
      in: [.table],
      keys: "["
    ) { $0.moveGroup(by: -1) },
    Command(
      "next-group",
      Phrase("Next group", "下一组"),
      help: Phrase(
        "The next row with another value in the column sorted by.",
        "排序列取值不同的下一组。"
      ),
      .table,
      in: [.table],
      keys: "]"
    ) { $0.moveGroup(by: 1) },
    Command(
      "paste-rows",
      Phrase("Paste rows from a spreadsheet…", "从电子表格粘贴…"),
      help: Phrase(
        "Says how to import rows that are copied in a spreadsheet.",
        "说明如何导入在电子表格中复制的行。"
      ),
      .table,
      in: [.table],
      needs: .writing
    ) { $0.explainPasting() },
    Command(
      "export",
      Phrase("Export rows to a file…", "导出到文件…"),
      help: Phrase(
        "Writes the marked rows, or all that are shown, for spreadsheets and for import.",
        "把已选的行（没有选则为显示的全部）写成文件，可用表格软件打开，也可再导入。"
      ),
      .table,
      in: [.table]
    ) { $0.askExport() },
    Command(
      "clear-filter",
      Phrase("All rows", "全部行"),
      help: Phrase("Takes the filter off.", "取消筛选。"),
      .table,
      in: [.table]
    ) { $0.clearFilter() },
    Command(
      "show-unknown",
      Phrase("Rows that the filter cannot decide", "筛选无法判断的行"),
      help: Phrase(
        "Shows the rows where a value that the filter needs is missing.",
        "显示因缺少数据而无法判断的行。"
      ),
      .table,
      in: [.table]
    ) { $0.showUnknown() },
  ]

  /// Commands of a record's detail.
  static let ofDetails: [Command] = [
    Command(
      "tabs",
      Phrase("Tabs…", "页签…"),
      help: Phrase(
        "All registers that refer to this record, also empty ones.",
        "所有与此记录相关的登记簿，包括空的。"
      ),
      .look,
      in: [.detail],
      keys: "F4 ^D",
      hint: Phrase("Tabs", "页签")
    ) { $0.openTabs() },
    Command(
      "previous-record",
      Phrase("Previous record", "上一条"),
      help: Phrase("The record before this one in the list.", "列表中的上一条。"),
      .look,
      in: [.detail],
      keys: "["
    ) { $0.moveRecord(by: -1) },
    Command(
      "next-record",
      Phrase("Next record", "下一条"),
      help: Phrase("The record after this one in the list.", "列表中的下一条。"),
      .look,
      in: [.detail],
      keys: "]"
    ) { $0.moveRecord(by: 1) },
  ]
}
