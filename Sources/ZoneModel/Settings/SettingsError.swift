/// A place in the text of settings.
public struct SettingsPlace: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// The keys that lead there, joined by points; empty at the top.
  public let key: String

  /// Makes a place.
  public init(line: Int, column: Int, key: String) {
    self.line = line
    self.column = column
    self.key = key
  }

  /// The place so many columns further to the right.
  public func moved(by columns: Int) -> SettingsPlace {
    SettingsPlace(line: line, column: column + columns, key: key)
  }
}

/// One thing that is wrong in settings.
public struct SettingsFault: Hashable, Sendable {
  /// Where it is.
  public let place: SettingsPlace
  /// What is wrong and what was expected.
  public let message: Phrase

  /// Makes a fault.
  public init(_ place: SettingsPlace, _ message: Phrase) {
    self.place = place
    self.message = message
  }

  /// The fault with line, column and key, for one line of a message.
  public var described: Phrase {
    let key = place.key.isEmpty ? "" : " \(place.key)"
    return Phrase(
      "line \(place.line), column \(place.column)\(key): \(message.en)",
      "第\(place.line)行第\(place.column)列\(key)：\(message.zh)"
    )
  }
}

/// Why settings are not in force: everything that is wrong with them.
///
/// Nothing of settings with an error is used.
public struct SettingsError: Error, Hashable, Sendable {
  /// What is wrong, in the order of the text; never empty.
  public let faults: [SettingsFault]

  init(_ faults: [SettingsFault]) {
    self.faults = faults.sorted {
      ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
    }
  }
}
