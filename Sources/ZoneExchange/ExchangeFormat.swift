/// A form in which records go in or out.
public enum ExchangeFormat: String, Sendable, CaseIterable {
  /// Aligned columns for people.
  case table
  /// One JSON array.
  case json
  /// One JSON object a line.
  case jsonl
  /// Comma-separated values, RFC 4180.
  case csv
  /// Tab-separated values, one record a line.
  case tsv

  /// The formats that can be read.
  public static let readable: [ExchangeFormat] = [.csv, .tsv, .json, .jsonl]

  /// The format that a file's name speaks of; `nil` when its ending says nothing.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "txt": self = .table
    default: return nil
    }
  }
}
