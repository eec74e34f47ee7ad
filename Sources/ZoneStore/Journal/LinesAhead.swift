internal import Dispatch
internal import ZoneModel

/// The lines of a segment, verified and read on all cores a way ahead of whoever takes them.
///
/// A line follows on the hash that the line before it claims, and whoever takes lines takes none
/// behind one that does not verify: so each can be verified by itself.
struct LinesAhead {
  /// A line with what was found out about it.
  struct Line {
    /// Where it stands, without its line end.
    let range: Range<Int>
    let isTerminated: Bool
    /// The change; `nil` where the line does not verify, or is a segment's first.
    fileprivate(set) var content: Result<JournalLine, LineFault>?
    fileprivate(set) var isVerified = false
  }

  /// So many bytes are read ahead, which bounds the memory for changes that wait.
  private static let reach = 1 << 20
  /// So many lines go to a core at once; fewer altogether are read one by one.
  private static let batch = 64

  private let bytes: [UInt8]
  /// The offset of the first byte in the segment.
  private let base: Int
  private var lines: [Line] = []
  private var next = 0

  init(_ bytes: [UInt8], base: Int) {
    self.bytes = bytes
    self.base = base
  }

  /// The line that starts at an offset, which must be where the line before it ends.
  mutating func line(at offset: Int, after chain: String) -> Line {
    if next == lines.count { look(from: offset, after: chain) }
    defer { next += 1 }
    return lines[next]
  }

  /// A last line without its line end, verified and read by itself.
  func last(_ range: Range<Int>, after chain: String) -> Line {
    var line = Line(range: range, isTerminated: false)
    var chain = chain
    chain.withUTF8 { chain in
      bytes.withUnsafeBytes { Self.read(&line, base, $0, after: UnsafeRawBufferPointer(chain)) }
    }
    return line
  }

  private static func read(
    _ line: inout Line,
    _ base: Int,
    _ buffer: UnsafeRawBufferPointer,
    after previous: UnsafeRawBufferPointer
  ) {
    let text = UnsafeRawBufferPointer(rebasing: buffer[line.range])
    guard Chain.verifies(text, after: previous) else { return }
    line.isVerified = true
    // A segment's first line is no change.
    guard base + line.range.lowerBound > 0 else { return }
    do throws(LineFault) {
      line.content = .success(try JournalLine(text.bindMemory(to: UInt8.self).span))
    } catch {
      line.content = .failure(error)
    }
  }

  private mutating func look(from offset: Int, after chain: String) {
    lines.removeAll(keepingCapacity: true)
    next = 0
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      var at = offset
      while at < buffer.count, at - offset < Self.reach {
        let end = findLineEnd(start + at, buffer.count - at).map { at + $0 }
        lines.append(Line(range: at..<(end ?? buffer.count), isTerminated: end != nil))
        at = (end ?? buffer.count) + 1
      }
      var chain = chain
      chain.withUTF8 { chain in read(buffer, after: UnsafeRawBufferPointer(chain)) }
    }
  }

  private mutating func read(
    _ buffer: UnsafeRawBufferPointer,
    after chain: UnsafeRawBufferPointer
  ) {
    let base = base
    lines.withUnsafeMutableBufferPointer { lines in
      let batches = (lines.count + Self.batch - 1) / Self.batch
      // Each line is written by one thread, and looked at when all are done.
      nonisolated(unsafe) let (lines, buffer, chain) = (lines, buffer, chain)
      @Sendable func read(batch: Int) {
        let first = batch * Self.batch
        for index in first..<min(first + Self.batch, lines.count) {
          let previous =
            index == 0
            ? chain
            : Chain.digits(of: UnsafeRawBufferPointer(rebasing: buffer[lines[index - 1].range]))
          if let previous { Self.read(&lines[index], base, buffer, after: previous) }
        }
      }
      if batches == 1 {
        read(batch: 0)
      } else {
        DispatchQueue.concurrentPerform(iterations: batches, execute: read)
      }
    }
  }
}
