public import ZoneModel

/// Rows of a table that are to be written to a file.
public struct ExportOrder: Sendable {
  /// The register's id.
  public let register: String
  /// The slots of the records, in the table's order.
  public let slots: [Int]
  /// The board that the slots are of.
  public let board: any Board
  /// The file, as it was typed.
  public let file: String
}

extension DashboardState {
  /// Asks for the file that the marked rows, or all that are shown, are written to.
  mutating func askExport() -> [Effect] {
    guard let (id, table, _) = shownTable else { return [] }
    if let why = whyNotExported(table) {
      message = Message(.warning, why)
      return []
    }
    guard !exported(table).isEmpty else {
      message = Message(.note, Phrase("There is no row to write.", "没有可导出的行。"))
      return []
    }
    let count = grouped(exported(table).count)
    overlays.append(
      .line(
        LineState(
          title: Phrase(
            "File for \(count) rows (\(Self.exportEndings.joined(separator: ", ")))",
            "\(count) 条导出到文件（\(Self.exportEndings.joined(separator: "、"))）"
          ),
          text: "\(id)-\(clock.today).csv",
          purpose: .export(register: id)
        )
      )
    )
    return []
  }

  /// What the name of a file of rows ends with, one ending for each format.
  private static let exportEndings = [".csv", ".tsv", ".json", ".jsonl"]

  /// Writes the rows to the file that was typed, in the format that its name ends with.
  mutating func export(to file: String, register id: String) -> [Effect] {
    guard !file.isEmpty else {
      say(Message(.error, Phrase("Type the name of a file.", "请输入文件名。")))
      return []
    }
    guard fits(file, Self.exportEndings) else { return [] }
    guard let table = tables[id] else { return [] }
    if let why = whyNotExported(table) {
      say(Message(.warning, why))
      return []
    }
    overlays.removeLast()
    let order = ExportOrder(register: id, slots: exported(table), board: board, file: file)
    return [.export(order)]
  }

  /// Whether a file's name ends with one of the formats that can be written; says so where it does not.
  mutating func fits(_ file: String, _ endings: [String]) -> Bool {
    guard !endings.contains(where: { file.lowercased().hasSuffix($0) }) else { return true }
    say(
      Message(
        .error,
        Phrase(
          "End the name with \(endings.joined(separator: ", ")): no other format can be written.",
          "文件名请以 \(endings.joined(separator: "、")) 结尾：不能写成其他格式。"
        )
      )
    )
    return false
  }

  /// Why the rows are not yet those of the board that is shown, if so.
  private func whyNotExported(_ table: TableState) -> Phrase? {
    guard !table.isWhole || !table.isLoaded || table.ticket != nil else { return nil }
    return Phrase(
      "The rows are still being counted; export when all of them are there.",
      "仍在统计，请待全部行列出后再导出。"
    )
  }

  private func exported(_ table: TableState) -> [Int] {
    let slots = table.slots.filter { $0 >= 0 && table.shown.deleted[$0] == nil }
    let marked = table.shownMarks
    guard !marked.isEmpty else { return slots }
    let source = board.source(table.register)
    return slots.filter { slot in source.id(at: slot).map { marked.contains($0) } ?? false }
  }
}
