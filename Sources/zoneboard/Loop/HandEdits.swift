import Synchronization

/// The hand-edited files that a screen has told of, so that each difference is told once.
final class HandEdits: Sendable {
  private let told = Mutex<[String]>([])

  /// Whether files that differ from those in force are to be told: there are some, and others than
  /// at the last look.
  func areNew(_ files: [String]) -> Bool {
    told.withLock { told in
      defer { told = files }
      return !files.isEmpty && files != told
    }
  }
}
