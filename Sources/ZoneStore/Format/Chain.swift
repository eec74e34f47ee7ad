/// The chain of hashes that ties each journal line to the one before.
///
/// `h` is the first 16 bytes, in hex, of SHA-256(previous `h` ‖ line end ‖ the line less its last
/// 40 bytes `,"h":"…"}`), so that `sha256sum` is enough to check it.
package enum Chain {
  /// What stands before the first line of a store.
  package static let start = String(repeating: "0", count: 32)
  /// The length of `,"h":"` + 32 digits + `"}`.
  package static let tailLength = 40

  /// The hash of a line whose text, without the `h` member and the last brace, is `body`.
  package static func hash(_ body: UnsafeRawBufferPointer, after previous: String) -> String {
    var previous = previous
    return previous.withUTF8 { sum(body, after: UnsafeRawBufferPointer($0)).text(bytes: 16) }
  }

  private static func sum(
    _ body: UnsafeRawBufferPointer,
    after previous: UnsafeRawBufferPointer
  ) -> SHA256 {
    var sum = SHA256()
    sum.update(previous)
    withUnsafeBytes(of: 0x0A as UInt8) { sum.update($0) }
    sum.update(body)
    return sum
  }

  /// Ends a line that lacks its last brace: adds `h` and the line end; returns `h`.
  package static func seal(_ line: inout [UInt8], after previous: String) -> String {
    let sum = line.withUnsafeBytes { hash($0, after: previous) }
    line.append(contentsOf: ",\"h\":\"\(sum)\"}\n".utf8)
    return sum
  }

  /// The digits of the `h` that a line claims to have; `nil` where its end has not that form.
  static func digits(of line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard line.count > tailLength else { return nil }
    let tail = UnsafeRawBufferPointer(rebasing: line[(line.count - tailLength)...])
    for index in opening.indices where tail[index] != opening[index] { return nil }
    guard tail[38] == UInt8(ascii: "\""), tail[39] == UInt8(ascii: "}") else { return nil }
    let digits = UnsafeRawBufferPointer(rebasing: tail[6..<38])
    for byte in digits {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): break
      default: return nil
      }
    }
    return digits
  }

  private static let opening: InlineArray<6, UInt8> = [0x2C, 0x22, 0x68, 0x22, 0x3A, 0x22]

  /// The `h` that a line claims to have; `nil` where its end has not that form.
  package static func claimed(_ line: UnsafeRawBufferPointer) -> String? {
    digits(of: line).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a line, without its line end, follows on the line whose hash has these digits.
  static func verifies(
    _ line: UnsafeRawBufferPointer,
    after previous: UnsafeRawBufferPointer
  ) -> Bool {
    guard let digits = digits(of: line) else { return false }
    let body = UnsafeRawBufferPointer(rebasing: line[..<(line.count - tailLength)])
    return sum(body, after: previous).begins(with: digits)
  }

  /// The hash of a line, without its line end, if it follows on `previous`; else `nil`.
  package static func verify(
    _ line: UnsafeRawBufferPointer,
    after previous: String
  ) -> String? {
    var previous = previous
    let isNext = previous.withUTF8 { verifies(line, after: UnsafeRawBufferPointer($0)) }
    return isNext ? claimed(line) : nil
  }
}
