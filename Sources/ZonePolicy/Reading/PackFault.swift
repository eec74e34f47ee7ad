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
  /// The document of the file; `nil` where not even its head can be read.
  public internal(set) var pack: String?
  /// The entry of the document that is left out, such as `rule no-double`; `nil` where none is.
  public internal(set) var part: Phrase?

  /// Makes a fault.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - line: the line, from 1.
  ///   - column: the column, from 1.
  ///   - key: the keys that lead there, joined by points; empty at the top.
  ///   - message: what is wrong and what was expected.
  public init(file: String, line: Int = 1, column: Int = 1, key: String = "", message: Phrase) {
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.message = message
  }

  /// What is off because of it, and that the rest is not; `nil` where no entry is.
  public var loss: Phrase? {
    guard let pack, let part else { return nil }
    return Phrase(
      "The \(part.en) of \(pack) is off, all others work",
      "\(pack) 的\(part.zh) 已停用，其余照常有效"
    )
  }

  /// What is off, and the fault with its place.
  public var said: Phrase {
    guard let loss else { return described }
    return Phrase("\(loss.en): \(described.en)", "\(loss.zh)：\(described.zh)")
  }

  /// The fault with its place, for one line of a message.
  public var described: Phrase {
    let key = key.isEmpty ? "" : " \(key)"
    return Phrase(
      "\(file):\(line):\(column)\(key): \(message.en)",
      "\(file):\(line):\(column)\(key)：\(message.zh)"
    )
  }
}
