/// Text of comma-separated values as RFC 4180 has them.
public enum CSVText {
  /// The value as it stands in a row: quoted where it must be.
  public static func quoted(_ text: String) -> String {
    guard needsQuotes(text) else { return text }
    var result = "\""
    // By scalar: a combining mark behind a quote would hide it in a character.
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// A row with its end, CRLF as RFC 4180 has it.
  public static func row(_ cells: [String]) -> String {
    // A row of one empty value would be an empty line, which is no row.
    if cells == [""] { return "\"\"\r\n" }
    return cells.map { quoted($0) }.joined(separator: ",") + "\r\n"
  }

  private static func needsQuotes(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return first == " " || last == " " || first == "\u{FEFF}"
      || text.utf8.contains { byte in
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
      }
  }
}
