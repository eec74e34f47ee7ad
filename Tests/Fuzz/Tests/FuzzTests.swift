import Foundation
import FuzzReaders
import Synchronization
import TestSupport
import Testing

/// The readers on their corpora and on thousands of mutations of them; `make fuzz` goes on longer,
/// led by what the bytes reach.
struct FuzzTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus")

  /// The committed inputs of a reader.
  private static func seeds(of reader: FuzzReader) throws -> [[UInt8]] {
    let folder = corpus.appending(path: reader.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
      .sorted().map { Array(try Data(contentsOf: folder.appending(path: $0))) }
  }

  @Test(arguments: FuzzReader.allCases)
  func `no bytes stop a reader or mislead it`(reader: FuzzReader) throws {
    defer { if reader.needsStore { Self.done() } }
    let seeds = try Self.seeds(of: reader) + reader.freshSeeds
    try #require(!seeds.isEmpty)
    for seed in seeds { report(reader, seed) }
    var generator = SeededGenerator(seed: 1)
    // By its own time as well: a reader that draws screens does a hundredth of one that reads numbers.
    let end = Self.threadTime + Trials.count(250)
    var count = 0
    while count < Trials.count(4000), Self.threadTime < end {
      let input = Self.mutated(generator.pick(seeds), seeds, &generator)
      guard report(reader, input) else { break }
      count += 1
    }
    print("Fuzz \(reader.rawValue): \(seeds.count) seeds, \(count) mutations")
  }

  /// How many milliseconds this thread has worked, however busy the machine is.
  private static var threadTime: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// The store to try on is shared by several readers, and removed behind the last.
  private static let finished = Mutex(0)

  private static func done() {
    let all = finished.withLock { count in
      count += 1
      return count == FuzzReader.allCases.count(where: \.needsStore)
    }
    if all { FuzzReader.cleanUp() }
  }

  @discardableResult private func report(_ reader: FuzzReader, _ input: [UInt8]) -> Bool {
    guard let fault = reader.fault(in: input) else { return true }
    Issue.record("\(reader): \(fault); the bytes: \(Data(input).base64EncodedString())")
    return false
  }

  /// A few changes such as libFuzzer makes.
  private static func mutated(
    _ seed: [UInt8],
    _ seeds: [[UInt8]],
    _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = seed
    for _ in 0...generator.below(4) {
      let at = generator.below(bytes.count + 1)
      switch generator.below(8) {
      case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8(generator.below(8))
      case 1 where at < bytes.count: bytes[at] = UInt8(generator.below(256))
      case 2: bytes.insert(UInt8(generator.below(256)), at: at)
      case 3 where at < bytes.count: bytes.remove(at: at)
      case 4: bytes.removeLast(bytes.count - at)
      case 5:
        // A piece of another input.
        let other = generator.pick(seeds)
        let start = generator.below(other.count + 1)
        bytes.insert(contentsOf: other[start...].prefix(1 + generator.below(32)), at: at)
      case 6:
        let end = min(bytes.count, at + 1 + generator.below(16))
        bytes.insert(contentsOf: bytes[at..<end], at: at)
      default:
        let token = generator.pick(tokens)
        bytes.insert(contentsOf: token, at: at)
      }
    }
    return bytes
  }

  /// What readers treat in a way of their own.
  private static let tokens =
    [
      "\"", "\\u0000", "\\ud800", "\\\"", "{", "}", "[", "]", ":", ",", "null", "-0", "1e999", "9",
      "\n", "\r\n", "\u{FEFF}", "\u{202E}", "é", "e\u{301}", "纳", "🏳️‍🌈", "\u{0}", "\u{1B}[", "\u{1B}",
      "\u{1B}[200~", "\u{1B}[201~", "(", ")", " and ", " or ", "not ", "count(", "<", ">=", "..",
      "- ",
      ": ", "#", "&a", "*a", "!!", "|", "99999999999999999999", "0x", "'", "\t",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]
}
