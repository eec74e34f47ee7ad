/// Why a theme file was refused, and where.
public struct ThemeError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The file is not YAML; with what the reader of YAML says.
    case syntax(String)
    /// Something else is expected here, such as `mapping`.
    case expected(String)
    /// The palette lacks this colour.
    case missing
    /// This is no colour: neither `#rrggbb`, a name such as `bright-red`, nor one of the palette.
    case notAColor(String)
    /// There is no such role.
    case unknownRole
    /// A role has no such property; it has `fg bg bold underline reverse dim`.
    case unknownProperty
  }

  /// The name of the file, as it was given.
  public let file: String

  /// The line, counted from 1.
  public let line: Int

  /// The column, counted from 1.
  public let column: Int

  /// The key, with those it stands in: `palette.base0D`.
  public let key: String

  /// What is wrong.
  public let reason: Reason
}
