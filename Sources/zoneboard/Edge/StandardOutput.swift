import Canvas
import Glibc
import ZoneModel

/// Standard output, or a file, written in large pieces.
///
/// Every way out of a command calls `flush()`; what is not flushed is lost.
struct StandardOutput: ~Copyable {
  private var buffer: [UInt8] = []
  private let descriptor: Int32
  private let name: Phrase
  private static let pieceSize = 1 << 16

  init(
    _ descriptor: Int32 = StandardStream.output.rawValue,
    name: Phrase = Phrase("standard output", "标准输出")
  ) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Adds a text.
  ///
  /// - Throws: `CommandFailure` when nobody reads any more or the disk is full.
  mutating func write(_ text: String) throws(CommandFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Adds lines for people, without what a name or a value in them could do to a terminal.
  ///
  /// - Throws: as `write(_:)`.
  mutating func writeShown(_ text: String) throws(CommandFailure) {
    try write(Lettering.unicode.shownLines(text))
  }

  /// Hands everything to whoever reads.
  mutating func flush() throws(CommandFailure) {
    var start = 0
    while start < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if written >= 0 {
        start += written
        continue
      }
      switch errno {
      case EINTR: continue
      case EPIPE: throw CommandFailure(.closedPipe, Phrase(same: ""))
      case let code:
        let reason = Phrase(errno: code)
        throw CommandFailure(
          .inputOutput,
          at: name,
          Phrase("could not be written: \(reason.en)", "写不进去：\(reason.zh)"),
          next: Phrase(
            "Nothing in the store was changed by this.",
            "数据没有因此改变。"
          )
        )
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Standard error, which tells people what happens.
enum StandardError {
  /// Writes sentences at once, without what a name or a value in them could do to a terminal.
  static func tell(_ text: String) {
    write(Lettering.unicode.shownLines(text))
  }

  /// Writes a text at once; where it cannot be written there is nobody to tell.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes {
        Glibc.write(StandardStream.error.rawValue, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

extension Lettering {
  /// Lines of text as they can be shown.
  fileprivate func shownLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { shown(String($0)) }
      .joined(separator: "\n")
  }
}
