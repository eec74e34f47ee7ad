/// Values that begin with a dash and a digit, such as `-7d`: no option does, so that they are values
/// wherever they stand, though ArgumentParser takes them for options.
enum DashedValues {
  /// The arguments with such values written so that they arrive as values.
  ///
  /// Behind an option they are joined to it; by themselves they get a minus sign for the dash.
  static func kept(in arguments: [String]) -> [String] {
    var kept: [String] = []
    for (place, argument) in arguments.enumerated() {
      if argument == "--" { return kept + arguments[place...] }
      guard argument.hasPrefix("-"), argument.dropFirst().first?.isASCIIDigit == true else {
        kept.append(argument)
        continue
      }
      if let option = kept.last, option.hasPrefix("--"), !option.contains("=") {
        kept[kept.count - 1] = option + "=" + argument
      } else {
        kept.append(minus + argument.dropFirst())
      }
    }
    return kept
  }

  /// The value as it was written.
  static func written(_ value: String) -> String {
    value.hasPrefix(minus) ? "-" + value.dropFirst() : value
  }

  /// A sentence with such values as they were written.
  static func written(within sentence: String) -> String {
    sentence.replacing(minus, with: "-")
  }

  private static let minus = "\u{2212}"
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
