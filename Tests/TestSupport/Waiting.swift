import CTestSupport
import Foundation

/// A test's wait that ended without what it waited for, or a program that could not be run.
public struct DrivingError: Error, CustomStringConvertible {
  /// What was waited for, what was there instead.
  public let description: String
}

/// A moment after which a test no longer waits.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(_ duration: Duration) {
    end = .now + duration
  }

  /// Milliseconds until then, at least 0, for `poll`.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    return Int32(
      clamping: max(
        0,
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      )
    )
  }

  var isOver: Bool { ContinuousClock.now >= end }
}

/// Waits until a descriptor can be read or has ended; false when the time is over.
func waitToRead(_ descriptors: [Int32], milliseconds: Int32) -> Bool {
  var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  return poll(&polls, nfds_t(polls.count), milliseconds) > 0
}

/// How a program ended.
public enum ProgramEnd: Equatable, Sendable {
  /// It left by itself, with a status.
  case exited(Int32)
  /// A signal ended it.
  case signalled(Int32)
}
