import Foundation
public import Testing

/// Expects a text to be what a golden file holds, to the last blank.
///
/// The file is `Tests/Goldens/<folder of the test's file>/<name>.txt`. `RECORD_SCREENS=1` writes it
/// anew; read the difference before committing it.
///
/// - Parameters:
///   - name: The golden file's name, less its ending; may hold folders.
///   - text: What was made now.
///   - testFile: The test's file.
///   - sourceLocation: Where a difference is reported.
public func expectGolden(
  _ name: String,
  _ text: String,
  testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if let problem = goldenProblem(name, text, testFile: testFile) {
    Issue.record(Comment(rawValue: problem), sourceLocation: sourceLocation)
  }
}

/// What is wrong with a text, compared to a golden file; nothing where it has just been recorded.
///
/// - Parameters:
///   - name: The golden file's name, less its ending; may hold folders.
///   - text: What was made now.
///   - testFile: The test's file.
/// - Returns: The difference with its line numbers, or why there is no golden to compare with.
public func goldenProblem(_ name: String, _ text: String, testFile: String) -> String? {
  // Beside the targets and not in one: the package manager warns of files that it cannot place.
  let suite = URL(filePath: testFile).deletingLastPathComponent()
  let file = suite.deletingLastPathComponent()
    .appending(path: "Goldens/\(suite.lastPathComponent)/\(name).txt")
  let made = text.hasSuffix("\n") ? text : text + "\n"
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(made.utf8).write(to: file)
      return nil
    } catch {
      return "\(file.path) cannot be recorded: \(error)"
    }
  }
  guard let data = FileManager.default.contents(atPath: file.path) else {
    return "There is no golden \(name): RECORD_SCREENS=1 records it. Made was:\n\(made)"
  }
  guard data != Data(made.utf8) else {
    return nil
  }
  let difference = lineDifference(expected: String(decoding: data, as: UTF8.self), made: made)
  return "The golden \(name) differs; RECORD_SCREENS=1 records it anew.\n\(difference)"
}

/// Both texts in one column, line by line: `-` is expected, `+` was made, `^` where they part.
public func lineDifference(expected: String, made: String) -> String {
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let madeLines = made.split(separator: "\n", omittingEmptySubsequences: false)
  var report: [String] = []
  for index in 0..<max(expectedLines.count, madeLines.count) {
    let number = String(index + 1)
    let margin = String(repeating: " ", count: max(0, 4 - number.count)) + number
    let old = index < expectedLines.count ? expectedLines[index] : nil
    let new = index < madeLines.count ? madeLines[index] : nil
    // Bytes decide: Swift finds two spellings of one accented letter equal.
    if let old, let new, old.utf8.elementsEqual(new.utf8) {
      report.append("\(margin)   |\(old)|")
      continue
    }
    if let old { report.append("\(margin) - |\(old)|") }
    if let new { report.append("\(margin) + |\(new)|") }
    if let old, let new {
      let common = zip(old.unicodeScalars, new.unicodeScalars).prefix { $0.0 == $0.1 }
      let columns = common.reduce(0) { $0 + max(0, columnWidth(of: $1.0)) }
      report.append(String(repeating: " ", count: 8 + columns) + "^")
    }
  }
  return report.joined(separator: "\n")
}
