public import ZoneModel

/// A report in a person's language: tables of figures, each row with the records behind it.
public struct ZoneReport: Sendable, Hashable {
  /// A column of a table.
  public struct Column: Sendable, Hashable {
    /// Its key for programs.
    public let id: String
    /// Its heading.
    public let label: String
    /// Whether it is set to the right.
    public let isNumeric: Bool
    /// Whether only programs are told of it; people read the same in words beside it.
    public internal(set) var isForPrograms = false
  }

  /// A value of a table.
  public struct Cell: Sendable, Hashable {
    /// The value for programs; `nil` where it is missing.
    public let value: Value?
    /// What people read.
    public let shown: String

    /// Makes a cell.
    public init(_ value: Value?, shown: String? = nil) {
      self.value = value
      self.shown = shown ?? value?.plainText ?? ""
    }
  }

  /// The records behind a row.
  public enum Opening: Sendable, Hashable {
    /// One record.
    case record(RecordReference)
    /// The records of a register that a filter finds.
    case records(register: String, filter: String)
    /// The records of a register that a filter finds in one of several zones, by their ids.
    case recordsOfZones(register: String, filter: String, zones: [String])
  }

  /// A row of a table.
  public struct Row: Sendable, Hashable {
    /// A value for each column.
    public let cells: [Cell]
    /// The records behind it, if any.
    public let opens: Opening?
    /// Whether something is missing, late or not met in it.
    public let isGap: Bool

    /// Makes a row.
    public init(_ cells: [Cell], opens: Opening? = nil, isGap: Bool = false) {
      self.cells = cells
      self.opens = opens
      self.isGap = isGap
    }
  }

  /// A table with its heading.
  public struct Section: Sendable, Hashable {
    /// Its heading.
    public let title: String
    /// What must be known to read it, if anything.
    public let note: String?
    /// The columns.
    public let columns: [Column]
    /// The rows, gaps first where their order says nothing.
    public var rows: [Row]
    /// Into how many cells of a page each row is folded as text, with its headings; `nil` for a table.
    public internal(set) var folded: Int?
  }

  /// Its name for programs.
  public let name: ReportName
  /// Its title.
  public let title: String
  /// What it is about: zone and day.
  public let subject: String
  /// Its tables in order.
  public let sections: [Section]
}
