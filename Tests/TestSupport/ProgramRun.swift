import CTestSupport
import Foundation

/// What a program did that ran without a terminal.
public struct ProgramRun: Sendable {
  /// How it ended.
  public let end: ProgramEnd
  /// What it wrote to standard output.
  public let outputBytes: [UInt8]
  /// What it wrote to standard error.
  public let errorBytes: [UInt8]

  /// The exit status, as a shell tells it: 128 and the number for a signal.
  public var status: Int32 {
    switch end {
    case .exited(let status): status
    case .signalled(let number): 128 + number
    }
  }

  /// Standard output as text.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }

  /// Standard error as text.
  public var errors: String { String(decoding: errorBytes, as: UTF8.self) }

  /// Standard output's lines.
  public var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
      output.hasSuffix("\n") ? 1 : 0
    ).map(String.init)
  }
}

/// Runs a program to its end, without a terminal.
///
/// - Parameters:
///   - path: The program.
///   - arguments: Without the program's name.
///   - environment: The whole environment.
///   - directory: Where it runs; the test's directory if left out.
///   - input: What it reads on standard input.
///   - limit: How long at most.
/// - Returns: What it did.
/// - Throws: ``DrivingError`` if it cannot be started or still runs when the time is over; it is
///   then killed.
public func runProgram(
  _ path: String,
  _ arguments: [String],
  environment: [String: String],
  directory: String? = nil,
  input: [UInt8] = [],
  within limit: Duration = .seconds(60)
) throws -> ProgramRun {
  // A program that leaves without reading its input must not end the tests.
  signal(SIGPIPE, SIG_IGN)
  var pipes = Pipes()
  defer { pipes.closeAll() }
  try pipes.open()
  let child = try ChildProcess(
    path,
    arguments,
    environment: environment,
    directory: directory,
    input: pipes.input.reader,
    output: pipes.output.writer,
    errors: pipes.errors.writer,
    ownsTerminal: false
  )
  pipes.closeChildEnds()

  let deadline = Deadline(limit)
  var unwritten = input[...]
  var output: [UInt8] = []
  var errors: [UInt8] = []
  var outputIsOver = false
  var errorsAreOver = false
  while !outputIsOver || !errorsAreOver || child.lookForEnd() == nil {
    if !unwritten.isEmpty {
      let count = unwritten.withUnsafeBytes { write(pipes.input.writer, $0.baseAddress, $0.count) }
      if count > 0 { unwritten = unwritten.dropFirst(count) }
      if count < 0, errno == EPIPE { unwritten = [] }
    }
    if unwritten.isEmpty { pipes.closeInput() }
    var polls: [pollfd] = []
    if !outputIsOver {
      polls.append(pollfd(fd: pipes.output.reader, events: Int16(POLLIN), revents: 0))
    }
    if !errorsAreOver {
      polls.append(pollfd(fd: pipes.errors.reader, events: Int16(POLLIN), revents: 0))
    }
    if !unwritten.isEmpty {
      polls.append(pollfd(fd: pipes.input.writer, events: Int16(POLLOUT), revents: 0))
    }
    if polls.isEmpty {
      polls.append(pollfd(fd: child.ending, events: Int16(POLLIN), revents: 0))
    }
    guard poll(&polls, nfds_t(polls.count), deadline.milliseconds) > 0 || !deadline.isOver else {
      throw DrivingError(
        description: "\(path) \(arguments.joined(separator: " ")) still runs after \(limit). "
          + "It wrote:\n\(String(decoding: output + errors, as: UTF8.self))"
      )
    }
    if !outputIsOver {
      let (bytes, isOver) = readAvailable(pipes.output.reader)
      output += bytes
      outputIsOver = isOver
    }
    if !errorsAreOver {
      let (bytes, isOver) = readAvailable(pipes.errors.reader)
      errors += bytes
      errorsAreOver = isOver
    }
  }
  guard let end = child.lookForEnd() else {
    preconditionFailure("the loop above ends with the program only")
  }
  return ProgramRun(end: end, outputBytes: output, errorBytes: errors)
}

/// The three pipes between a test and a program.
private struct Pipes {
  struct Ends {
    var reader: Int32 = -1
    var writer: Int32 = -1
  }

  var input = Ends()
  var output = Ends()
  var errors = Ends()

  mutating func open() throws {
    try open(&input)
    try open(&output)
    try open(&errors)
    for descriptor in [input.writer, output.reader, errors.reader] {
      _ = zbt_set_nonblocking(descriptor)
    }
  }

  private func open(_ ends: inout Ends) throws {
    let problem = zbt_open_pipe(&ends.reader, &ends.writer)
    guard problem == 0 else {
      throw DrivingError(description: "There is no pipe: \(reason(problem))")
    }
  }

  mutating func closeInput() { shut(&input.writer) }

  mutating func closeChildEnds() {
    shut(&input.reader)
    shut(&output.writer)
    shut(&errors.writer)
  }

  mutating func closeAll() {
    closeChildEnds()
    closeInput()
    shut(&output.reader)
    shut(&errors.reader)
  }

  private func shut(_ descriptor: inout Int32) {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
