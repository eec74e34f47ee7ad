import Dispatch
import Synchronization

/// Some threads that share trials among them.
struct Threads {
  private let count: Int

  init(_ count: Int) {
    self.count = count
  }

  /// Calls `body` with 0, 1, 2, … below a number, from all threads.
  func run(_ trials: Int, _ body: @Sendable @escaping (Int) -> Void) {
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < trials else { return }
        body(index)
      }
    }
  }
}
