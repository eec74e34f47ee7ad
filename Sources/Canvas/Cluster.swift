/// A character with its combining marks, as it is put in a cell.
///
/// Kept as numbers and not as a `String`, so that a frame is copied and compared like plain memory.
public struct Cluster: Hashable, Sendable {
  private var first: UInt32
  /// ncurses keeps no more than four in a cell.
  private var marks: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
  private var width: Int8

  init(_ scalar: Unicode.Scalar, columns: Int) {
    first = scalar.value
    width = Int8(columns)
  }

  /// A printable character of ASCII.
  init(ascii: UInt8) {
    first = UInt32(ascii)
    width = 1
  }

  static let space = Cluster(ascii: 0x20)

  /// The right half of a wide character.
  static let tail = Cluster("\0", columns: 0)

  /// The columns it takes: 1 or 2, or 0 for the right half of a wide character in a cell.
  public var columns: Int { Int(width) }

  /// The character and at most four marks; empty for the right half of a wide character.
  public var text: String {
    var text = String.UnicodeScalarView()
    var index = 0
    while let scalar = scalar(index) {
      text.append(scalar)
      index += 1
    }
    return String(text)
  }

  /// The character (0) or one of its marks (1 to 4), or `nil` if there is none.
  public func scalar(_ index: Int) -> Unicode.Scalar? {
    let value =
      switch index {
      case 0: first
      case 1: marks.0
      case 2: marks.1
      case 3: marks.2
      case 4: marks.3
      default: UInt32(0)
      }
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// Adds a mark; beyond four it is dropped.
  mutating func add(_ mark: Unicode.Scalar) {
    if marks.0 == 0 {
      marks.0 = mark.value
    } else if marks.1 == 0 {
      marks.1 = mark.value
    } else if marks.2 == 0 {
      marks.2 = mark.value
    } else if marks.3 == 0 {
      marks.3 = mark.value
    }
  }

  /// Whether two clusters are the same character with the same marks.
  public static func == (left: Cluster, right: Cluster) -> Bool {
    left.first == right.first && left.width == right.width && left.marks == right.marks
  }

  /// Feeds the character and its marks to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(marks.0)
    hasher.combine(marks.1)
  }
}
