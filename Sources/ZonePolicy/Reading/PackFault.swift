public import ZoneModel

/// One thing that is wrong in a pack; the part that it is in is left out, everything else is used.
public struct PackFault: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// The keys that lead there, joined by points; empty at the top.
  public let key: String
  /// What is wrong and what was expected.
  public let message: Phrase

  /// The fault with its place, for one line of a message.
  public var described: Phrase {
    let key = key.isEmpty ? "" : " \(key)"
    return Phrase(
      "\(file):\(line):\(column)\(key): \(message.en)",
      "\(file):\(line):\(column)\(key)：\(message.zh)"
    )
  }
}
