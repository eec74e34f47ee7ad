/// One column of one row: a character with its marks, or the right half of a wide one.
public struct Cell: Hashable, Sendable {
  /// What stands in the cell.
  public let cluster: Cluster

  /// How it is to look.
  public internal(set) var style: Style

  init(_ cluster: Cluster, _ style: Style) {
    self.cluster = cluster
    self.style = style
  }

  /// A space.
  public static let blank = Cell(.space, .body)

  /// The character with its combining marks; empty in the right half of a wide character.
  public var text: String { cluster.text }

  /// How many columns the character takes: 1, 2, or 0 for the right half of a wide one.
  public var columns: Int { cluster.columns }

  /// Whether this is the right half of a wide character.
  public var isTail: Bool { cluster.columns == 0 }
}
