import Foundation

/// A call that a program made of the system, as `strace` recorded it.
public struct SystemCall: Sendable {
  /// An argument of a call.
  public enum Argument: Equatable, Sendable {
    /// Bytes, or a path.
    case bytes([UInt8])
    /// Anything else, as written: a number in its base, flags, a structure.
    case words(String)
  }

  /// The call's name.
  public let name: String
  /// Its arguments.
  public let arguments: [Argument]
  /// What it gave; below 0 for an error.
  public let result: Int

  /// An argument as a number.
  public func number(_ index: Int) -> Int? {
    guard index < arguments.count, case .words(let words) = arguments[index] else { return nil }
    return words.hasPrefix("0") && words.count > 1 ? Int(words, radix: 8) : Int(words)
  }

  /// An argument as a path.
  public func path(_ index: Int) -> String? {
    bytes(index).map { String(decoding: $0, as: UTF8.self) }
  }

  /// An argument as bytes.
  public func bytes(_ index: Int) -> [UInt8]? {
    guard index < arguments.count, case .bytes(let bytes) = arguments[index] else { return nil }
    return bytes
  }

  /// An argument as flags.
  public func flags(_ index: Int) -> Set<String> {
    guard index < arguments.count, case .words(let words) = arguments[index] else { return [] }
    return Set(words.split(separator: "|").map(String.init))
  }
}

/// `strace`, which records a program's calls of the system and makes them fail.
public enum Strace {
  /// The calls that change files, or tell which file a descriptor is.
  public static let changing =
    "openat,close,pwrite64,write,ftruncate,fdatasync,fsync,rename,renameat,renameat2,"
    + "unlink,unlinkat,mkdir,mkdirat,fchmod"

  /// Where it is; `nil` where it is not installed or may not trace.
  public static let path: String? = {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let found = folders.split(separator: ":").map { "\($0)/strace" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found,
      let run = try? runProgram(found, ["-qq", "-e", "trace=none", "/bin/true"], environment: [:]),
      run.status == 0
    else { return nil }
    return found
  }()

  /// The words that start a program so that its calls go to a file.
  ///
  /// - Parameters:
  ///   - calls: Which calls.
  ///   - killed: The call at whose first use the program is killed, if it is.
  ///   - file: The file.
  /// - Returns: A program and its options.
  public static func recording(
    _ calls: String,
    killingAt killed: String? = nil,
    to file: String
  ) -> [String] {
    [path ?? "strace"]
      + ["-f", "-xx", "-s", "16777216", "-qq", "-e", "signal=none"]
      + ["-e", "trace=\(calls)", "-o", file]
      // The quicker way of tracing sends no signals.
      + (killed.map { ["-e", "inject=\($0):signal=KILL:when=1"] } ?? ["--seccomp-bpf"])
  }

  /// The words that start a program of which some calls fail, as `inject` says.
  public static func injecting(_ inject: [String], trace: String, log: String) -> [String] {
    [path ?? "strace"]
      + ["-f", "-y", "-qq", "-e", "signal=none", "-e", "trace=\(trace)", "-o", log]
      + inject.flatMap { ["-e", "inject=\($0)"] }
  }

  /// Reads what was recorded.
  ///
  /// - Throws: ``DrivingError`` at a line that cannot be understood.
  public static func read(_ file: String) throws -> [SystemCall] {
    let bytes = Array(try Data(contentsOf: URL(filePath: file)))
    var halves: [[UInt8]: [UInt8]] = [:]
    var calls: [SystemCall] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let process = Array(line.prefix { $0 != UInt8(ascii: " ") })
      var text = Array(line.dropFirst(process.count).drop { $0 == UInt8(ascii: " ") })
      let unfinished = Array("<unfinished ...>".utf8)
      if text.suffix(unfinished.count).elementsEqual(unfinished) {
        halves[process] = Array(text.dropLast(unfinished.count))
        continue
      }
      if text.starts(with: "<... ".utf8), let end = text.firstIndex(of: UInt8(ascii: ">")) {
        text = (halves.removeValue(forKey: process) ?? []) + text[(end + 1)...]
      }
      // A call that a kill cut off has no result: it may not have happened.
      if text.starts(with: "+++".utf8) || text.starts(with: "---".utf8) { continue }
      guard let call = SystemCall(text) else {
        let shown = String(decoding: line.prefix(200), as: UTF8.self)
        throw DrivingError(description: "\(file): strace wrote a line that is not known: \(shown)")
      }
      calls.append(call)
    }
    return calls
  }
}

extension SystemCall {
  /// Reads `name(argument, …) = result`.
  fileprivate init?(_ text: [UInt8]) {
    guard let open = text.firstIndex(of: UInt8(ascii: "(")) else { return nil }
    var arguments: [Argument] = []
    var at = open + 1
    var start = at
    var depth = 0
    func take(to end: Int) {
      let words = String(decoding: text[start..<end], as: UTF8.self)
        .trimmingCharacters(in: .whitespaces)
      if words.hasPrefix("\"") {
        arguments.append(.bytes(Self.decoded(Array(words.utf8))))
      } else if !words.isEmpty {
        arguments.append(.words(words))
      }
    }
    scan: while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < text.count, text[at] != UInt8(ascii: "\"") { at += 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        take(to: at)
        start = at + 1
      case UInt8(ascii: ")") where depth == 0:
        take(to: at)
        break scan
      default: break
      }
      at += 1
    }
    guard at < text.count, let equals = text[at...].firstIndex(of: UInt8(ascii: "=")) else {
      return nil
    }
    let rest = String(decoding: text[(equals + 1)...], as: UTF8.self)
    guard let word = rest.split(whereSeparator: { " <".contains($0) }).first,
      let result = word == "?" ? -1 : Int(word)
    else { return nil }
    name = String(decoding: text[..<open], as: UTF8.self)
    self.arguments = arguments
    self.result = result
  }

  /// The bytes of `"\x61\x62"`.
  private static func decoded(_ quoted: [UInt8]) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8 {
      byte < UInt8(ascii: "a") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "a") + 10
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(quoted.count / 4)
    var at = 1
    while at + 4 < quoted.count, quoted[at] == UInt8(ascii: "\\") {
      bytes.append(digit(quoted[at + 2]) << 4 | digit(quoted[at + 3]))
      at += 4
    }
    return bytes
  }
}
