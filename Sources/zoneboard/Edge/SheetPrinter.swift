import Canvas
import ZoneExchange
import ZoneModel

/// Prints rows to standard output in the format that was asked for.
struct SheetPrinter: ~Copyable {
  private var output = StandardOutput()
  private var writer: SheetWriter
  /// How many cells of a screen a value of a table may take; `nil` for all.
  private let longest: Int?
  private let isTable: Bool

  /// What a value takes at most where a person reads a terminal; other formats give all of it.
  private static let longestOnScreen = 48

  /// Starts printing rows of these columns.
  init(_ call: Invocation, columns: [SheetColumn]) {
    let lettering = Lettering.unicode
    let isColoured = call.usesColor
    let format = call.format(default: .tsv)
    isTable = format == .table
    longest = isTable && StandardStream.output.isTerminal ? Self.longestOnScreen : nil
    writer = SheetWriter(
      format,
      columns: columns,
      width: { lettering.width($0) },
      emphasise: { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
    )
  }

  /// Prints a row.
  mutating func add(_ cells: [SheetCell]) throws(CommandFailure) {
    try output.write(writer.add(isTable ? cells.map { fitted($0) } : cells))
  }

  /// A cell as it can be shown: without characters that a terminal would act on, and cut where a
  /// person reads it.
  private func fitted(_ cell: SheetCell) -> SheetCell {
    let lettering = Lettering.unicode
    let shown = longest.map { lettering.cut(cell.shown, to: $0) } ?? lettering.shown(cell.shown)
    return SheetCell(cell.value, shown: shown)
  }

  /// Prints what stands behind the rows, and hands everything on.
  mutating func finish() throws(CommandFailure) {
    try output.write(writer.finish())
    try output.flush()
  }
}

extension Invocation {
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
