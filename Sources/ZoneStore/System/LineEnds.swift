internal import CPosix
internal import Glibc

/// The offset of the next line end, or `nil`.
func findLineEnd(_ start: UnsafeRawPointer, _ count: Int) -> Int? {
  guard count > 0, let found = memchr(start, 0x0A, count) else { return nil }
  return UnsafeRawPointer(found) - start
}

/// Whether bytes stand somewhere in others.
func contains(_ bytes: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
  offset(of: needle, in: bytes) != nil
}

/// Where bytes first stand in others; `nil` where they do not.
func offset(of needle: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
  let offset = needle.withUnsafeBytes {
    zb_find(bytes.baseAddress, bytes.count, $0.baseAddress, $0.count)
  }
  return offset >= 0 ? offset : nil
}
