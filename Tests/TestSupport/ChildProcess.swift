import CTestSupport
import Foundation

/// A program that a test has started; it is killed when its owner lets go of it.
final class ChildProcess {
  let pid: pid_t
  /// Readable once the program has ended.
  let ending: Int32
  private(set) var end: ProgramEnd?

  /// Starts a program with nothing but its three standard descriptors open.
  ///
  /// - Throws: ``DrivingError`` if it cannot be started.
  init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    directory: String?,
    input: Int32,
    output: Int32,
    errors: Int32,
    ownsTerminal: Bool
  ) throws {
    // The child could only say so by a status that a program may use itself.
    guard access(program, X_OK) == 0 else {
      throw DrivingError(description: "There is no program \(program).")
    }
    let variables = environment.map { "\($0)=\($1)" }.sorted()
    var child: pid_t = 0
    let problem = withCStrings([program] + arguments) { argumentPointers in
      withCStrings(variables) { variablePointers in
        zbt_spawn(
          program,
          argumentPointers,
          variablePointers,
          directory,
          input,
          output,
          errors,
          ownsTerminal ? 1 : 0,
          &child
        )
      }
    }
    guard problem == 0 else {
      throw DrivingError(description: "\(program) cannot be started: \(reason(problem))")
    }
    pid = child
    ending = zbt_open_process(child)
    guard ending >= 0 else {
      kill(child, SIGKILL)
      throw DrivingError(description: "\(program) cannot be watched: \(reason(errno))")
    }
  }

  deinit {
    if lookForEnd() == nil {
      // Its whole session: what the program started must not outlive the test either.
      kill(-pid, SIGKILL)
      var code: Int32 = 0
      var signalled: Int32 = 0
      _ = zbt_reap(pid, 0, &code, &signalled)
    }
    close(ending)
  }

  /// How it ended, or nothing while it runs.
  func lookForEnd() -> ProgramEnd? {
    guard end == nil else { return end }
    var code: Int32 = 0
    var signalled: Int32 = 0
    guard zbt_reap(pid, 1, &code, &signalled) == 0 else { return nil }
    end = signalled != 0 ? .signalled(code) : .exited(code)
    return end
  }
}

/// Calls with C strings and a null pointer behind them, valid during the call only.
private func withCStrings<Result>(
  _ strings: [String],
  _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) }
  pointers.append(nil)
  defer {
    for pointer in pointers { free(pointer) }
  }
  return pointers.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("an empty argument list") }
    return body(base)
  }
}

/// What the C library says about an error number.
func reason(_ number: Int32) -> String {
  String(cString: strerror(number))
}

/// Reads what is there without waiting.
///
/// - Returns: The bytes; `isOver` once nothing can come any more.
func readAvailable(_ descriptor: Int32) -> (bytes: [UInt8], isOver: Bool) {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count < 0, errno == EINTR {
      continue
    } else {
      // A pseudo-terminal whose program has gone answers EIO.
      return (bytes, count == 0 || errno != EAGAIN)
    }
  }
}
