internal import Synchronization
package import ZoneModel

/// The records of a register file: bytes, one record a line, sorted by id.
///
/// Line ends are found when somebody first asks for a record. No value is used before the
/// checksum of its run is verified; a run that fails is replaced through `rebuild`.
package final class BaseRegister: Sendable {
  /// How many bytes a checksum covers.
  package static let runLength = 1 << 20

  /// The bytes with the places of the lines.
  package struct View: Sendable {
    package let bytes: Bytes
    /// Where each line starts, and behind the last one where the next would.
    package let starts: [Int]

    /// The bytes of a line, without the comma and the line end.
    func line(_ index: Int) -> UnsafeBufferPointer<UInt8> {
      let end = starts[index + 1] - (index + 2 == starts.count ? 1 : 2)
      return UnsafeRawBufferPointer(rebasing: bytes.buffer[starts[index]..<end])
        .bindMemory(to: UInt8.self)
    }
  }

  private struct State: Sendable {
    var bytes: Bytes
    var starts: [Int]?
    var verified: [Bool]
    var unverified: Int
    var failure: Phrase?
    var isLost = false
  }

  /// The register's id.
  package let register: String
  /// The file that holds it; empty when it was built in memory.
  package let file: String
  /// How many records it holds.
  package let count: Int
  /// The seq of the last change that touched it.
  package let seq: Int
  package let headerLength: Int
  /// What was known of the file when it was mapped; `nil` where it is not the file of that name.
  let status: FileStatus?
  private let runs: [UInt32]
  private let rebuild: @Sendable (BaseRegister) -> Bytes?
  private let state: Mutex<State>

  /// Makes a register of the bytes of its file.
  package init(
    register: String,
    file: String,
    seq: Int,
    count: Int,
    headerLength: Int,
    bytes: Bytes,
    runs: [UInt32],
    status: FileStatus? = nil,
    rebuild: @escaping @Sendable (BaseRegister) -> Bytes?
  ) {
    self.register = register
    self.file = file
    self.seq = seq
    self.count = count
    self.headerLength = headerLength
    self.runs = runs
    self.status = status
    self.rebuild = rebuild
    state = Mutex(
      State(
        bytes: bytes,
        starts: nil,
        verified: [Bool](repeating: false, count: runs.count),
        unverified: runs.count
      )
    )
  }

  /// A register without records.
  package static func empty(_ register: String) -> BaseRegister {
    BaseRegister(
      register: register,
      file: "",
      seq: 0,
      count: 0,
      headerLength: 0,
      bytes: Bytes(copying: []),
      runs: [],
      rebuild: { _ in nil }
    )
  }

  /// Why the file's own bytes were not used, once that has come out.
  package var failure: Phrase? { state.withLock { $0.failure } }

  /// Whether records cannot be had, neither from the file nor from the journal.
  package var isLost: Bool { state.withLock { $0.isLost } }

  /// Whether all runs have been verified.
  package var isVerified: Bool { state.withLock { $0.unverified == 0 } }

  /// Whether a part of the bytes is gone, because the file was cut while it was mapped.
  var isCut: Bool { state.withLock { $0.bytes.isCut } }

  /// How many bytes the file has.
  package var size: Int { state.withLock { $0.bytes.count } }

  /// The bytes and line places, with the runs of these bytes verified.
  package func view(verifying range: Range<Int>? = nil) -> View {
    state.withLock { state in
      if state.starts == nil { findLines(&state) }
      if let range { verify(range, &state) }
      return View(bytes: state.bytes, starts: state.starts ?? [0])
    }
  }

  /// The bytes and line places, once all runs are verified; `nil` before.
  package var verifiedView: View? {
    state.withLock { state in
      if state.starts == nil { findLines(&state) }
      guard state.unverified == 0, let starts = state.starts else { return nil }
      return View(bytes: state.bytes, starts: starts)
    }
  }

  /// The bytes and line places, with the runs of a line verified.
  package func view(line: Int) -> View {
    state.withLock { state in
      if state.starts == nil { findLines(&state) }
      if state.unverified > 0, let starts = state.starts, line + 1 < starts.count {
        verify(starts[line]..<starts[line + 1], &state)
      }
      return View(bytes: state.bytes, starts: state.starts ?? [0])
    }
  }

  /// Verifies one more run; whether there was one.
  ///
  /// For a worker beside the screen.
  package func verifyNext() -> Bool {
    state.withLock { state in
      guard state.unverified > 0, let run = state.verified.firstIndex(of: false) else {
        return false
      }
      let start = run * Self.runLength
      verify(start..<start + 1, &state)
      return state.unverified > 0
    }
  }

  /// Whether bytes have these checksums, run by run.
  static func isWhole(_ bytes: Bytes, runs: [UInt32]) -> Bool {
    for (index, run) in runs.enumerated() {
      let start = index * runLength
      let end = min(start + runLength, bytes.count)
      guard start < end,
        CRC32C.of(UnsafeRawBufferPointer(rebasing: bytes.buffer[start..<end])) == run
      else { return false }
    }
    return !bytes.isCut
  }

  private func verify(_ range: Range<Int>, _ state: inout State) {
    guard state.unverified > 0, !range.isEmpty else { return }
    let last = min((range.upperBound - 1) / Self.runLength, runs.count - 1)
    guard range.lowerBound / Self.runLength <= last else { return }
    for run in range.lowerBound / Self.runLength...last where !state.verified[run] {
      let start = run * Self.runLength
      let end = min(start + Self.runLength, state.bytes.count)
      guard start < end,
        CRC32C.of(UnsafeRawBufferPointer(rebasing: state.bytes.buffer[start..<end])) == runs[run]
      else {
        replace(
          &state,
          because: Phrase(
            "\(file): the checksum of bytes \(start)–\(end) is wrong",
            "\(file)：第 \(start)–\(end) 字节的校验和不符"
          )
        )
        return
      }
      state.verified[run] = true
      state.unverified -= 1
    }
  }

  private func replace(_ state: inout State, because reason: Phrase) {
    state.failure = reason
    state.unverified = 0
    // Where the records cannot be had from the journal either, none is shown rather than a wrong
    // one; the store is told through `failure`.
    let rebuilt = rebuild(self)
    state.isLost = rebuilt == nil
    state.bytes = rebuilt ?? Bytes(copying: [])
    findLines(&state, mayReplace: false)
  }

  private func findLines(_ state: inout State, mayReplace: Bool = true) {
    let starts = Self.lineStarts(state.bytes.buffer, from: headerLength, expecting: count)
    if starts.count == count + 1 {
      state.starts = starts
    } else if mayReplace {
      replace(
        &state,
        because: Phrase(
          "\(file) has \(starts.count - 1) records instead of \(count)",
          "\(file) 有 \(starts.count - 1) 条记录，应为 \(count) 条"
        )
      )
    } else {
      state.isLost = true
      // As many dead lines as there should be records, so that no slot leads outside.
      state.bytes = Bytes(copying: [UInt8](repeating: 0x20, count: 2 * count))
      state.starts = (0...count).map { 2 * $0 }
    }
  }

  /// Where the lines start that begin with `{`, and behind the last where the next would.
  private static func lineStarts(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    expecting count: Int
  ) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(count + 1)
    starts.append(start)
    guard let base = bytes.baseAddress else { return starts }
    var at = start
    while at < bytes.count, bytes[at] == UInt8(ascii: "{"), starts.count <= count {
      guard let end = findLineEnd(base + at, bytes.count - at) else { break }
      at += end + 1
      starts.append(at)
    }
    return starts
  }
}
