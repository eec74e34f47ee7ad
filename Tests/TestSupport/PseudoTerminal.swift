import CTestSupport
import Foundation

/// A real program on a pseudo-terminal, with an emulated screen before it and keys behind.
///
/// Every wait has a deadline and ends as soon as what it waits for is there; none sleeps.
public final class PseudoTerminal {
  /// What a person would see now.
  public private(set) var screen: VirtualScreen
  /// Every byte that the program has sent.
  public private(set) var output: [UInt8] = []
  /// The terminal's settings before the program ran.
  public let modesAtStart: String
  /// Whether the terminal answers when it is asked (cursor position, modes, attributes).
  public var answersQuestions: Bool

  private let program: ChildProcess
  private var controller: Int32
  private var terminal: Int32
  private var modesAtEnd: String?
  private var unwritten: [UInt8] = []
  private var marked = 0

  /// Starts a program on a terminal of its own.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Without the program's name.
  ///   - environment: The whole environment; it should say `TERM`.
  ///   - directory: Where it runs; the test's directory if left out.
  ///   - columns: The screen's width.
  ///   - rows: The screen's height.
  ///   - ambiguousIsWide: Whether characters of ambiguous width take two columns.
  ///   - answersQuestions: Whether the terminal answers when it is asked.
  /// - Throws: ``DrivingError`` if no terminal can be had or the program cannot be started.
  public init(
    running path: String,
    arguments: [String] = [],
    environment: [String: String],
    directory: String? = nil,
    columns: Int = 80,
    rows: Int = 24,
    ambiguousIsWide: Bool = false,
    answersQuestions: Bool = true
  ) throws {
    var controller: Int32 = -1
    var terminal: Int32 = -1
    let problem = zbt_open_pty(Int32(columns), Int32(rows), &controller, &terminal)
    guard problem == 0 else {
      throw DrivingError(description: "There is no pseudo-terminal: \(reason(problem))")
    }
    _ = zbt_set_nonblocking(controller)
    modesAtStart = describeModes(terminal)
    do {
      program = try ChildProcess(
        path,
        arguments,
        environment: environment,
        directory: directory,
        input: terminal,
        output: terminal,
        errors: terminal,
        ownsTerminal: true
      )
    } catch {
      close(controller)
      close(terminal)
      throw error
    }
    self.controller = controller
    self.terminal = terminal
    self.answersQuestions = answersQuestions
    screen = VirtualScreen(columns: columns, rows: rows, ambiguousIsWide: ambiguousIsWide)
  }

  deinit {
    if controller >= 0 { close(controller) }
    if terminal >= 0 { close(terminal) }
  }

  /// The program's process.
  public var processID: Int32 { program.pid }

  /// The terminal's settings now, as text to be compared; after the end, as the program left them.
  public var modes: String { modesAtEnd ?? describeModes(terminal) }

  // MARK: - Doing

  /// Presses keys one after the other.
  public func press(_ keys: TerminalKey...) {
    for key in keys {
      send(key.bytes(cursorKeysAreApplication: screen.modes.contains(1)))
    }
  }

  /// Types a text as a keyboard does.
  public func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Pastes a text, bracketed where the program has asked for that.
  public func paste(_ text: String) {
    let isBracketed = screen.modes.contains(2004)
    type(isBracketed ? "\u{1B}[200~\(text)\u{1B}[201~" : text)
  }

  /// Sends bytes as if the terminal had.
  public func send(_ bytes: [UInt8]) {
    unwritten += bytes
    writeWaiting()
  }

  /// Changes the size; the program gets SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    takeOutput()
    screen.resize(columns: columns, rows: rows)
    _ = zbt_set_size(controller, Int32(columns), Int32(rows))
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) {
    kill(program.pid, number)
  }

  /// Closes the terminal under the program, as a window that is closed or a line that breaks, and
  /// waits for the program's end.
  ///
  /// - Parameter limit: How long at most.
  /// - Returns: How it ended.
  /// - Throws: ``DrivingError`` if it still runs when the time is over.
  @discardableResult
  public func hangUp(within limit: Duration = .seconds(60)) throws -> ProgramEnd {
    takeOutput()
    modesAtEnd = describeModes(terminal)
    if terminal >= 0 { close(terminal) }
    close(controller)
    (terminal, controller) = (-1, -1)
    let deadline = Deadline(limit)
    while !deadline.isOver {
      if let end = program.lookForEnd() { return end }
      _ = waitToRead([program.ending], milliseconds: deadline.milliseconds)
    }
    throw failure("The program still runs \(limit) after its terminal was closed")
  }

  // MARK: - Waiting

  /// Waits until the screen is as wanted.
  ///
  /// - Parameters:
  ///   - what: Completes "the screen never …" or "waited for …" when it fails.
  ///   - limit: How long at most.
  ///   - condition: Asked again whenever the program has sent something.
  /// - Throws: ``DrivingError`` with the screen when the time is over or the program has ended.
  public func wait(
    for what: String,
    within limit: Duration = .seconds(60),
    until condition: (VirtualScreen) throws -> Bool
  ) throws {
    let deadline = Deadline(limit)
    while true {
      let isOver = takeOutput()
      // Between begin and end of a synchronised update a terminal shows nothing of it.
      if try !screen.modes.contains(2026) && condition(screen) { return }
      if isOver || program.lookForEnd() != nil {
        finish(deadline)
        if try condition(screen) { return }
        throw failure("The program ended, waited for \(what)")
      }
      guard !deadline.isOver else {
        throw failure("Nothing more came in \(limit), waited for \(what)")
      }
      var descriptors = [controller]
      // A program that has ended but whose children hold the terminal sends no end of file.
      descriptors.append(program.ending)
      _ = waitToRead(descriptors, milliseconds: deadline.milliseconds)
    }
  }

  /// Waits until a text stands on the screen.
  ///
  /// - Parameters:
  ///   - text: Must lie on one line.
  ///   - limit: How long at most.
  /// - Throws: ``DrivingError`` with the screen when the time is over or the program has ended.
  public func wait(forText text: String, within limit: Duration = .seconds(60)) throws {
    try wait(for: "“\(text)”", within: limit) { $0.contains(text) }
  }

  /// Waits until a text is gone from the screen.
  ///
  /// - Parameters:
  ///   - text: Must lie on one line.
  ///   - limit: How long at most.
  /// - Throws: ``DrivingError`` with the screen when the time is over or the program has ended.
  public func wait(untilGone text: String, within limit: Duration = .seconds(60)) throws {
    try wait(for: "“\(text)” to go", within: limit) { !$0.contains(text) }
  }

  /// Waits until the program has sent something since ``mark()``.
  ///
  /// - Parameter limit: How long at most.
  /// - Throws: ``DrivingError`` with the screen when the time is over or the program has ended.
  public func waitForOutput(within limit: Duration = .seconds(60)) throws {
    try wait(for: "any output", within: limit) { _ in output.count > marked }
  }

  /// Waits until the program has sent nothing for a while.
  ///
  /// Only for counting bytes and for expecting that nothing happens; wait for a condition where
  /// there is one.
  ///
  /// - Parameters:
  ///   - quiet: How long nothing may come.
  ///   - limit: How long at most.
  public func settle(quiet: Duration = .milliseconds(150), within limit: Duration = .seconds(60)) {
    let deadline = Deadline(limit)
    var isOver = takeOutput()
    while !isOver, !deadline.isOver {
      guard waitToRead([controller], milliseconds: Deadline(quiet).milliseconds) else { return }
      isOver = takeOutput()
    }
  }

  /// Waits for the program's end and takes what it had still sent.
  ///
  /// - Parameter limit: How long at most.
  /// - Returns: How it ended.
  /// - Throws: ``DrivingError`` with the screen if it still runs when the time is over.
  @discardableResult
  public func waitForEnd(within limit: Duration = .seconds(60)) throws -> ProgramEnd {
    let deadline = Deadline(limit)
    while true {
      takeOutput()
      if let end = program.lookForEnd() {
        finish(deadline)
        return end
      }
      guard !deadline.isOver else {
        throw failure("The program still runs after \(limit)")
      }
      _ = waitToRead([controller, program.ending], milliseconds: deadline.milliseconds)
    }
  }

  // MARK: - Counting

  /// Starts counting bytes anew.
  public func mark() {
    takeOutput()
    marked = output.count
  }

  /// What the program has sent since ``mark()``.
  public var outputSinceMark: ArraySlice<UInt8> {
    takeOutput()
    return output[marked...]
  }

  // MARK: - Inside

  /// Reads and shows what the program has sent; true once nothing can come any more.
  @discardableResult
  private func takeOutput() -> Bool {
    guard controller >= 0 else { return true }
    let (bytes, isOver) = readAvailable(controller)
    output += bytes
    screen.receive(bytes)
    let replies = screen.takeReplies()
    if answersQuestions { unwritten += replies }
    writeWaiting()
    return isOver
  }

  /// Writes what the terminal's queue takes; the rest goes when the program has read.
  private func writeWaiting() {
    while !unwritten.isEmpty {
      let count = write(controller, unwritten, unwritten.count)
      if count > 0 {
        unwritten.removeFirst(count)
      } else if count == 0 || errno != EINTR {
        return
      }
    }
  }

  /// Lets go of the terminal's other end, so that the last bytes are known to be the last.
  private func finish(_ deadline: Deadline) {
    guard terminal >= 0 else { return }
    modesAtEnd = describeModes(terminal)
    close(terminal)
    terminal = -1
    while !takeOutput(), !deadline.isOver {
      _ = waitToRead([controller], milliseconds: deadline.milliseconds)
    }
  }

  private func failure(_ what: String) -> DrivingError {
    let frame = String(repeating: "-", count: screen.columns)
    let ending = program.end.map { "; it has \($0)" } ?? ""
    return DrivingError(
      description: "\(what)\(ending). The screen:\n\(frame)\n\(screen.text)\(frame)"
    )
  }
}

/// A terminal's settings as text.
private func describeModes(_ terminal: Int32) -> String {
  var text = [CChar](repeating: 0, count: 512)
  guard zbt_describe_modes(terminal, &text, text.count) == 0 else { return "no terminal" }
  return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
