import Dispatch
import Foundation
import ZonePolicy

extension Crew {
  /// So many at most: hardly more registers are large.
  private static let most = 4

  /// One for each core of the machine.
  static var ofMachine: Crew {
    Crew(size: min(ProcessInfo.processInfo.activeProcessorCount, most)) {
      DispatchQueue.concurrentPerform(iterations: $0, execute: $1)
    }
  }
}
