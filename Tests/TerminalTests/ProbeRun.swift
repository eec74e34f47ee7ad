import Foundation
import TestSupport

/// The probe program of these tests, which the build has put beside them.
enum Probe {
  static func start(
    type: String = "xterm-256color",
    environment: [String: String] = [:],
    columns: Int = 80,
    rows: Int = 24,
    ambiguousIsWide: Bool = false,
    answersQuestions: Bool = true
  ) throws -> PseudoTerminal {
    let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "TerminalProbe").path(percentEncoded: false)
    var all = ["TERM": type, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    all["LLVM_PROFILE_FILE"] = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
    all.merge(environment) { $1 }
    return try PseudoTerminal(
      running: path,
      environment: all,
      columns: columns,
      rows: rows,
      ambiguousIsWide: ambiguousIsWide,
      answersQuestions: answersQuestions
    )
  }
}
