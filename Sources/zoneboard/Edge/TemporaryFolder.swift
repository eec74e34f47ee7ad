import Glibc

/// A new folder for temporary files that only its maker can read.
enum TemporaryFolder {
  /// Makes a folder whose name begins with a prefix.
  ///
  /// - Parameters:
  ///   - prefix: how its name begins; six letters or digits follow.
  ///   - base: where it is made.
  /// - Returns: its path; `nil` where it cannot be made, with the reason in `errno`.
  static func make(_ prefix: String, in base: String) -> String? {
    var template = Array((base + "/" + prefix + "XXXXXX").utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return nil }
      return String(cString: start)
    }
  }
}
