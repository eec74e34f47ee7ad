import ArgumentParser
import Canvas
import ZoneExchange
import ZoneModel
import ZoneQuery

/// Prints rows to standard output in the format that was asked for.
struct SheetPrinter: ~Copyable {
  private var output = StandardOutput()
  private var writer: SheetWriter
  /// How many cells of a screen a value of a table may take; `nil` for all.
  private let longest: Int?
  private let isTable: Bool
  /// Which of the cells of a row are printed; `nil` for all.
  private let chosen: [Int]?
  /// The words that a row must have.
  private let search: [String]

  /// What a value takes at most where a person reads a terminal; other formats give all of it.
  private static let longestOnScreen = 48

  /// Starts printing rows of these columns.
  ///
  /// - Throws: which column was asked for and is none.
  init(_ call: Invocation, columns: [SheetColumn]) throws(CommandFailure) {
    let lettering = Lettering.unicode
    let isColoured = call.usesColor
    let format = call.format(default: .tsv)
    let isTable = format == .table
    let forPeople = columns.indices.filter { !columns[$0].isForPrograms }
    // Nothing of a printer may be looked at before all of it is there: the optimiser takes the rest for
    // made, and ends the program.
    let chosen = try call.choose(among: columns) ?? (isTable ? forPeople : nil)
    let shown =
      isTable
      ? columns.map {
        SheetColumn($0.id, label: lettering.shown($0.label), isNumeric: $0.isNumeric)
      }
      : columns
    self.isTable = isTable
    self.chosen = chosen
    search = call.search
    longest = isTable && StandardStream.output.isTerminal ? Self.longestOnScreen : nil
    writer = SheetWriter(
      format,
      columns: chosen.map { $0.map { shown[$0] } } ?? shown,
      width: { lettering.width($0) },
      emphasise: { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
    )
  }

  /// Prints a row, if it has the words that were asked for, in whichever column; and says whether it has.
  @discardableResult
  mutating func add(_ cells: [SheetCell]) throws(CommandFailure) -> Bool {
    guard search.isEmpty || has(cells) else { return false }
    let cells = chosen.map { $0.map { cells[$0] } } ?? cells
    try output.write(writer.add(isTable ? cells.map { fitted($0) } : cells))
    return true
  }

  private func has(_ cells: [SheetCell]) -> Bool {
    let texts = cells.flatMap { [Folding.fold($0.plain), Folding.fold($0.shown)] }
    return search.allSatisfy { word in texts.contains { $0.contains(word) } }
  }

  /// A cell as it can be shown: without characters that a terminal would act on, and cut where a
  /// person reads it.
  private func fitted(_ cell: SheetCell) -> SheetCell {
    let lettering = Lettering.unicode
    let shown = longest.map { lettering.cut(cell.shown, to: $0) } ?? lettering.shown(cell.shown)
    return SheetCell(cell.value, shown: shown, plain: cell.plain)
  }

  /// Prints what stands behind the rows, and hands everything on.
  mutating func finish() throws(CommandFailure) {
    try output.write(writer.finish())
    try output.flush()
  }
}

/// The option of commands whose columns can be chosen.
struct ColumnsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Only these columns, as JSON names them.", "只要这些列，名称同 JSON。"),
      valueName: "name,…"
    )
  )
  var columns: String?
}

/// The options of commands whose columns and rows can be chosen.
struct RowsOption: ParsableArguments {
  @OptionGroup var sheet: ColumnsOption

  @Option(
    help: ArgumentHelp(
      say("Only rows with each of these words.", "只要含有每个词的行。"),
      valueName: "text"
    )
  )
  var search: String?
}

extension Invocation {
  /// The places of the columns that were asked for, in that order; or which of them is none.
  fileprivate func choose(among columns: [SheetColumn]) throws(CommandFailure) -> [Int]? {
    guard let wanted = self.columns else { return nil }
    var places: [Int] = []
    for name in wanted.split(separator: ",").map(String.init) {
      guard let place = columns.firstIndex(where: { $0.id == name }) else {
        throw CommandFailure(
          .usage,
          at: Phrase(same: "--columns \(name)"),
          Phrase("there is no such column", "没有这一列")
            + Words.suggestion(for: name, among: columns.map(\.id)),
          next: Phrase(
            "Columns: \(columns.map(\.id).joined(separator: ", ")).",
            "可用的列：\(columns.map(\.id).joined(separator: "、"))。"
          )
        )
      }
      places.append(place)
    }
    return places
  }

  /// The format of output: `--format`, else a table for people, else what programs like to read.
  func format(default forPrograms: ExchangeFormat) -> ExchangeFormat {
    options.format ?? (StandardStream.output.isTerminal ? .table : forPrograms)
  }

  /// Whether output has colours: `--color`, else the settings, else where a person reads a terminal
  /// and `NO_COLOR` is not set.
  var usesColor: Bool {
    switch options.color ?? settings.color ?? .auto {
    case .always: true
    case .never: false
    case .auto: surroundings["NO_COLOR"] == nil && StandardStream.output.isTerminal
    }
  }
}
