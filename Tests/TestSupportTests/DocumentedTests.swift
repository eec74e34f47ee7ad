import Foundation
import Testing

/// `docs/testing.md` names suites and tests: those that are named are there.
struct DocumentedTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What stands between backticks in the rows of a section's table, without its head.
  private static func named(inSection title: String) throws -> [String] {
    let text = try String(contentsOf: root.appending(path: "docs/testing.md"), encoding: .utf8)
    let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix(title) })
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    return rows.flatMap { row in
      row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
  }

  /// The text of all tests.
  private static func tests() throws -> String {
    let folder = root.appending(path: "Tests")
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false)
    )
    return try files.filter { $0.hasSuffix("Tests.swift") || $0.contains("Tests+") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
  }

  @Test func `every suite that is named proves something`() throws {
    let tests = try Self.tests()
    let suites = try Self.named(inSection: "The proofs of the store")
    #expect(suites.count > 20)
    for suite in suites { #expect(tests.contains("struct \(suite) {"), "\(suite)") }
  }

  @Test func `every test that is named for a loss of data is there`() throws {
    let tests = try Self.tests()
    let names = try Self.named(inSection: "What has lost data elsewhere")
    #expect(names.count > 25)
    for name in names { #expect(tests.contains("func `\(name)`("), "\(name)") }
  }
}
