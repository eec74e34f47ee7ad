import CTestSupport
import Foundation

/// A program that runs beside the test, so that several can run at once; killed when let go of.
public final class RunningProgram {
  /// The process.
  public var pid: Int32 { child.pid }
  private let child: ChildProcess
  private let output: Int32
  private let errors: Int32

  /// Starts a program; what it writes is kept until it is asked for.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Without the program's name.
  ///   - environment: The whole environment.
  ///   - directory: Where it runs; the test's directory if left out.
  /// - Throws: ``DrivingError`` if it cannot be started.
  public init(
    _ path: String,
    _ arguments: [String],
    environment: [String: String],
    directory: String? = nil
  ) throws {
    output = try Self.nameless()
    errors = try Self.nameless()
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(input) }
    child = try ChildProcess(
      path,
      arguments,
      environment: environment,
      directory: directory,
      input: input,
      output: output,
      errors: errors,
      ownsTerminal: false
    )
  }

  deinit {
    close(output)
    close(errors)
  }

  /// A file that no directory names.
  private static func nameless() throws -> Int32 {
    let descriptor = zbt_open_nameless()
    guard descriptor >= 0 else {
      throw DrivingError(description: "There is no temporary file: \(reason(errno))")
    }
    return descriptor
  }

  /// Sends it a signal.
  public func signal(_ number: Int32) {
    kill(child.pid, number)
  }

  /// Waits so long at most; whether it has ended.
  public func hasEnded(within limit: Duration) -> Bool {
    if child.lookForEnd() != nil { return true }
    let (seconds, attoseconds) = limit.components
    _ = zbt_wait_readable(child.ending, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    return child.lookForEnd() != nil
  }

  /// Waits for its end.
  ///
  /// - Throws: ``DrivingError`` if it still runs when the time is over.
  public func wait(within limit: Duration = .seconds(60)) throws -> ProgramRun {
    let deadline = Deadline(limit)
    while !deadline.isOver {
      guard hasEnded(within: .milliseconds(Int64(deadline.milliseconds))), let end = child.end
      else { continue }
      return ProgramRun(end: end, outputBytes: bytes(output), errorBytes: bytes(errors))
    }
    throw DrivingError(
      description: "Process \(pid) still runs after \(limit). It wrote:\n"
        + String(decoding: bytes(output) + bytes(errors), as: UTF8.self)
    )
  }

  private func bytes(_ descriptor: Int32) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(count, 0)))
  }
}

extension ProgramUnderTest {
  /// Starts the program without a terminal and does not wait for it.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - environment: Added to, or put in place of, its environment.
  ///   - prefix: What starts it, such as `strace` with its options; by full path.
  /// - Returns: The running program.
  /// - Throws: ``DrivingError`` if it has not been built or cannot be started.
  public func start(
    _ arguments: [String],
    environment: [String: String] = [:],
    through prefix: [String] = []
  ) throws -> RunningProgram {
    let words = try prefix + [Self.path()] + arguments
    return try RunningProgram(
      words[0],
      Array(words.dropFirst()),
      environment: self.environment.merging(environment) { $1 },
      directory: home.path
    )
  }
}
