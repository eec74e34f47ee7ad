import Foundation

/// The built `zoneboard` with a home of its own, in which nothing of the person who tests is seen.
public final class ProgramUnderTest {
  /// The program's home; everything that it writes by itself lies in it.
  public let home: TemporaryDirectory
  /// The variables of those who measure: what the program reaches counts where coverage is taken,
  /// and sanitizers see it as they see the tests.
  public static let measuring = [
    "LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD",
  ]
  /// The whole environment that the program gets; a test may change it.
  public var environment: [String: String]

  /// A home with no store, no settings and no state.
  ///
  /// - Parameters:
  ///   - user: Who the author of changes is (`ZONEBOARD_USER`).
  ///   - store: The name in the home of the store that commands use where they name none
  ///     (`ZONEBOARD_STORE`); it is not made.
  /// - Throws: The file system's error; nothing is left behind.
  public init(user: String = "anna", store: String? = nil) throws {
    home = try TemporaryDirectory("zoneboard-home")
    let inherited = ProcessInfo.processInfo.environment
    environment = [
      "HOME": home.path,
      "LANG": "C.UTF-8",
      "PATH": inherited["PATH"] ?? "/usr/bin:/bin",
      "TERM": "xterm-256color",
      "TMPDIR": home.file("tmp"),
      "TZ": "Asia/Shanghai",
      "XDG_CACHE_HOME": home.file("cache"),
      "XDG_CONFIG_HOME": home.file("config"),
      "XDG_DATA_HOME": home.file("data"),
      "XDG_STATE_HOME": home.file("state"),
      "ZONEBOARD_USER": user,
    ]
    environment["ZONEBOARD_STORE"] = store.map(home.file)
    for name in Self.measuring {
      environment[name] = inherited[name]
    }
    try FileManager.default.createDirectory(
      atPath: home.file("tmp"),
      withIntermediateDirectories: false
    )
  }

  /// The built program: `ZONEBOARD_PROGRAM`, else the one beside the tests.
  ///
  /// - Throws: ``DrivingError`` if it has not been built.
  public static func path() throws -> String {
    try built("zoneboard", override: "ZONEBOARD_PROGRAM")
  }

  /// A program that the build has put beside the running one.
  static func built(_ name: String, override: String) throws -> String {
    let path =
      ProcessInfo.processInfo.environment[override]
      ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: name).path(percentEncoded: false)
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw DrivingError(description: "There is no program \(path): build it first.")
    }
    return path
  }

  /// Runs the program to its end without a terminal.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads on standard input.
  ///   - environment: Added to, or put in place of, its environment.
  ///   - directory: Where it runs; its home if left out.
  ///   - limit: How long at most.
  /// - Returns: What it did.
  /// - Throws: ``DrivingError`` if it has not been built, or still runs when the time is over.
  @discardableResult
  public func run(
    _ arguments: String...,
    input: String = "",
    environment: [String: String] = [:],
    directory: String? = nil,
    within limit: Duration = .seconds(60)
  ) throws -> ProgramRun {
    try run(
      arguments,
      input: input,
      environment: environment,
      directory: directory,
      within: limit
    )
  }

  /// Runs the program to its end without a terminal.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads on standard input.
  ///   - environment: Added to, or put in place of, its environment.
  ///   - directory: Where it runs; its home if left out.
  ///   - limit: How long at most.
  /// - Returns: What it did.
  /// - Throws: ``DrivingError`` if it has not been built, or still runs when the time is over.
  @discardableResult
  public func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    directory: String? = nil,
    within limit: Duration = .seconds(60)
  ) throws -> ProgramRun {
    try runProgram(
      Self.path(),
      arguments,
      environment: self.environment.merging(environment) { $1 },
      directory: directory ?? home.path,
      input: Array(input.utf8),
      within: limit
    )
  }

  /// Starts the program on a pseudo-terminal.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - columns: The screen's width.
  ///   - rows: The screen's height.
  ///   - environment: Added to, or put in place of, its environment.
  ///   - ambiguousIsWide: Whether characters of ambiguous width take two columns.
  ///   - answersQuestions: Whether the terminal answers when it is asked.
  /// - Returns: The terminal.
  /// - Throws: ``DrivingError`` if it has not been built or no terminal can be had.
  public func openTerminal(
    _ arguments: String...,
    columns: Int = 80,
    rows: Int = 24,
    environment: [String: String] = [:],
    ambiguousIsWide: Bool = false,
    answersQuestions: Bool = true
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: Self.path(),
      arguments: arguments,
      environment: self.environment.merging(environment) { $1 },
      directory: home.path,
      columns: columns,
      rows: rows,
      ambiguousIsWide: ambiguousIsWide,
      answersQuestions: answersQuestions
    )
  }

  /// Starts the program in tmux.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - columns: The screen's width.
  ///   - rows: The screen's height.
  ///   - environment: Added to, or put in place of, its environment; tmux decides `TERM`.
  /// - Returns: The terminal.
  /// - Throws: ``DrivingError`` if it has not been built or tmux is missing.
  public func openTmux(
    _ arguments: String...,
    columns: Int = 80,
    rows: Int = 24,
    environment: [String: String] = [:]
  ) throws -> Tmux {
    try Tmux(
      running: Self.path(),
      arguments: arguments,
      environment: self.environment.merging(environment) { $1 },
      directory: home.path,
      columns: columns,
      rows: rows
    )
  }
}
