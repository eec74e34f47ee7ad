import CTestSupport
import Foundation

/// A real program in a real terminal: one tmux server with one window, for one test.
public final class Tmux {
  private let tmux: String
  private let folder: TemporaryDirectory
  private let environment: [String: String]
  /// Readable whenever the window has received something.
  private let news: Int32

  /// Starts a program in a tmux of its own.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Without the program's name.
  ///   - environment: The whole environment, but for `TERM`, which tmux sets.
  ///   - directory: Where it runs.
  ///   - columns: The window's width.
  ///   - rows: The window's height.
  /// - Throws: ``DrivingError`` if there is no tmux or it does not start.
  public init(
    running path: String,
    arguments: [String] = [],
    environment: [String: String],
    directory: String,
    columns: Int = 80,
    rows: Int = 24
  ) throws {
    tmux = try Self.find("tmux", in: environment["PATH"] ?? "")
    folder = try TemporaryDirectory("zoneboard-tmux")
    self.environment = environment
    let pipe = folder.file("news")
    guard mkfifo(pipe, 0o600) == 0 else {
      throw DrivingError(description: "There is no pipe \(pipe): \(reason(errno))")
    }
    // Open for both, so that tmux may come and go without an end of file.
    news = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    let settings = try folder.write(
      "tmux.conf",
      """
      set -g status off
      set -g escape-time 0
      set -g remain-on-exit on
      set -g default-terminal tmux-256color
      set -g default-size \(columns)x\(rows)
      """
    )
    let started = try command(
      ["-f", settings, "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", directory]
        // The program waits until the window's output is piped, so that nothing goes by unseen.
        // The shell writes down how it ended: tmux now and then never learns it.
        + ["/bin/sh", "-c", "read -r go; \"$0\" \"$@\"; echo $? >'\(folder.file("end"))'", path]
        + arguments
    )
    guard started.status == 0 else {
      throw DrivingError(description: "tmux does not start: \(started.errors)")
    }
    try require(["pipe-pane", "-O", "cat >'\(pipe)'"])
    try require(["send-keys", "Enter"])
  }

  deinit {
    _ = try? command(["kill-server"])
    close(news)
  }

  /// Presses keys one after the other.
  ///
  /// - Throws: ``DrivingError`` if tmux refuses.
  public func press(_ keys: TerminalKey...) throws {
    for key in keys {
      let (name, isLiteral) = key.tmuxName
      try require(["send-keys"] + (isLiteral ? ["-l", "--", name] : [name]))
    }
  }

  /// Types a text.
  ///
  /// - Throws: ``DrivingError`` if tmux refuses.
  public func type(_ text: String) throws {
    try press(.text(text))
  }

  /// Pastes a text, bracketed where the program has asked for that.
  ///
  /// - Throws: ``DrivingError`` if tmux refuses.
  public func paste(_ text: String) throws {
    try require(["set-buffer", "--", text])
    try require(["paste-buffer", "-p", "-r"])
  }

  /// Changes the window's size.
  ///
  /// - Throws: ``DrivingError`` if tmux refuses.
  public func resize(columns: Int, rows: Int) throws {
    try require(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The window's rows, without the blanks at their ends.
  ///
  /// - Throws: ``DrivingError`` if tmux refuses.
  public func lines() throws -> [String] {
    try require(["capture-pane", "-p"]).lines
  }

  /// The program's process.
  ///
  /// - Throws: ``DrivingError`` if tmux refuses.
  public func processID() throws -> Int32 {
    let shell = try tell("pane_pid")
    let children = try? String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children",
      encoding: .utf8
    )
    return children?.split(separator: " ").first.flatMap { Int32($0) } ?? Int32(shell) ?? 0
  }

  /// How the program ended, or nothing while it runs.
  public func end() -> ProgramEnd? {
    let text = try? String(contentsOfFile: folder.file("end"), encoding: .utf8)
    guard let text, text.hasSuffix("\n"), let status = Int32(text.dropLast()) else { return nil }
    // A shell tells of a signal by a status above 128.
    return status > 128 ? .signalled(status - 128) : .exited(status)
  }

  /// Waits until the window is as wanted.
  ///
  /// - Parameters:
  ///   - what: Completes "waited for …" when it fails.
  ///   - limit: How long at most.
  ///   - condition: Asked again whenever the program has sent something.
  /// - Throws: ``DrivingError`` with the screen when the time is over.
  public func wait(
    for what: String,
    within limit: Duration = .seconds(60),
    until condition: ([String]) -> Bool
  ) throws {
    let deadline = Deadline(limit)
    while true {
      _ = readAvailable(news)
      let lines = try lines()
      if condition(lines) { return }
      guard !deadline.isOver else {
        throw DrivingError(
          description: "Nothing more came in \(limit), waited for \(what). The screen:\n"
            + lines.joined(separator: "\n")
        )
      }
      // The pipe's news can come before tmux has drawn them: look again soon in any case.
      _ = waitToRead([news], milliseconds: min(100, deadline.milliseconds))
    }
  }

  /// Waits until a text stands on the screen.
  ///
  /// - Parameters:
  ///   - text: Must lie on one line.
  ///   - limit: How long at most.
  /// - Throws: ``DrivingError`` with the screen when the time is over.
  public func wait(forText text: String, within limit: Duration = .seconds(60)) throws {
    try wait(for: "“\(text)”", within: limit) { lines in lines.contains { $0.contains(text) } }
  }

  /// Waits for the program's end.
  ///
  /// - Parameter limit: How long at most.
  /// - Returns: How it ended.
  /// - Throws: ``DrivingError`` if it still runs when the time is over.
  @discardableResult
  public func waitForEnd(within limit: Duration = .seconds(60)) throws -> ProgramEnd {
    let deadline = Deadline(limit)
    while true {
      if let end = end() { return end }
      guard !deadline.isOver else {
        throw DrivingError(
          description: "The program still runs after \(limit). The screen:\n"
            + (try lines()).joined(separator: "\n")
        )
      }
      _ = readAvailable(news)
      _ = waitToRead([news], milliseconds: min(50, deadline.milliseconds))
    }
  }

  // MARK: - Inside

  private func tell(_ variable: String) throws -> String {
    try require(["display-message", "-p", "#{\(variable)}"]).lines.first ?? ""
  }

  private func command(_ arguments: [String]) throws -> ProgramRun {
    try runProgram(
      tmux,
      ["-S", folder.file("socket")] + arguments,
      environment: environment,
      within: .seconds(30)
    )
  }

  @discardableResult
  private func require(_ arguments: [String]) throws -> ProgramRun {
    let run = try command(arguments)
    guard run.status == 0 else {
      throw DrivingError(
        description: "tmux \(arguments.joined(separator: " ")) failed: \(run.errors)"
      )
    }
    return run
  }

  private static func find(_ name: String, in path: String) throws -> String {
    for folder in path.split(separator: ":") {
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0 { return candidate }
    }
    throw DrivingError(description: "There is no \(name) on the PATH: make test installs it.")
  }
}
