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
    var sum = SHA256()
    sum.update(Array(previous.utf8) + [0x0A])
    sum.update(body)
    return sum.text(bytes: 16)
  }

  /// Ends a line that lacks its last brace: adds `h` and the line end; returns `h`.
  package static func seal(_ line: inout [UInt8], after previous: String) -> String {
    let sum = line.withUnsafeBytes { hash($0, after: previous) }
    line.append(contentsOf: ",\"h\":\"\(sum)\"}\n".utf8)
    return sum
  }

  /// The `h` that a line claims to have; `nil` where its end has not that form.
  package static func claimed(_ line: UnsafeRawBufferPointer) -> String? {
    guard line.count > tailLength else { return nil }
    let tail = line[(line.count - tailLength)...]
    guard tail.starts(with: ",\"h\":\"".utf8), tail.suffix(2).elementsEqual("\"}".utf8) else {
      return nil
    }
    let digits = tail.dropFirst(6).prefix(32)
    guard
      digits.allSatisfy({
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      })
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The hash of a line, without its line end, if it follows on `previous`; else `nil`.
  package static func verify(
    _ line: UnsafeRawBufferPointer,
    after previous: String
  ) -> String? {
    guard let claimed = claimed(line) else { return nil }
    let body = UnsafeRawBufferPointer(rebasing: line[..<(line.count - tailLength)])
    return hash(body, after: previous) == claimed ? claimed : nil
  }
}
