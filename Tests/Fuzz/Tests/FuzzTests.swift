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
      let input = generator.mutated(generator.pick(seeds), among: seeds)
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
}
