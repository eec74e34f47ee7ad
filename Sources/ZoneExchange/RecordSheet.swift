public import ZoneModel

/// The columns of a register's records: id, revision and fields.
public struct RecordSheet: Sendable {
  /// One of the columns.
  public enum Column: Hashable, Sendable {
    /// The record's id.
    case id
    /// The record's revision.
    case revision
    /// A field.
    case field(Field)
  }

  /// The columns in order.
  public let columns: [Column]

  /// The columns of an export: everything that can be imported again, private fields only where they
  /// are named.
  ///
  /// - Parameters:
  ///   - register: whose records.
  ///   - named: fields that somebody asked for by name.
  ///   - isComputed: whether computed fields go out too.
  /// - Returns: the sheet.
  public static func all(
    of register: Register,
    named: [String] = [],
    withComputed isComputed: Bool = false
  ) -> RecordSheet {
    let fields = register.fields.filter { field in
      (isComputed || !field.kind.isComputed) && (!field.isPrivate || named.contains(field.id))
    }
    return RecordSheet(columns: [.id, .revision] + fields.map { .field($0) })
  }

  /// Makes a sheet of columns.
  public init(columns: [Column]) {
    self.columns = columns
  }

  /// Its headings in a language.
  public func headings(in language: Language) -> [SheetColumn] {
    columns.map { column in
      switch column {
      case .id: SheetColumn("id", label: Phrase("ID", "编号")[language])
      case .revision: SheetColumn("revision", label: Phrase("Rev", "版本")[language], isNumeric: true)
      case .field(let field):
        SheetColumn(field.id, label: field.label[language], isNumeric: field.shownKind.isNumeric)
      }
    }
  }
}

extension FieldKind {
  /// Whether values are numbers, which tables set to the right.
  public var isNumeric: Bool {
    switch self {
    case .integer, .number, .money, .area, .percent, .year: true
    default: false
    }
  }
}
