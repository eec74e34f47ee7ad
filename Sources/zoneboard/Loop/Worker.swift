import Dispatch
import Foundation
import Glibc
import Synchronization

/// The one thread beside the screen's: it does what outlasts a frame and hands back what came of it.
///
/// Jobs run one after the other. What they hand back waits until the loop takes it; a pipe becomes
/// readable then, so that the loop can wait for it beside the keys.
final class Worker<Result: Sendable>: Sendable {
  /// Something to do; it looks at `isStopped` now and then.
  typealias Job = @Sendable (_ worker: Worker<Result>) -> Void

  /// Becomes readable when there are results.
  let descriptor: Int32
  private let writer: Int32
  private let wake = DispatchSemaphore(value: 0)
  private let stopRequests = Atomic<Int>(0)

  private struct State {
    var jobs: [(number: Int, job: Job)] = []
    var results: [Result] = []
    var next = 1
    var isEnding = false
  }

  /// Shared between the two threads, which only ever swap values in it.
  private let state = Mutex(State())
  /// The number of the job that runs.
  private let running = Atomic<Int>(0)

  /// Starts the thread.
  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "there is no pipe for the worker: \(errno)")
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, writer) = (ends[0], ends[1])
    let thread = Thread { self.work() }
    thread.name = "worker"
    // Expressions and JSON nest; a thread's usual half megabyte is soon used up.
    thread.stackSize = 16 << 20
    thread.start()
  }

  /// Adds a job behind the others.
  func add(_ job: @escaping Job) {
    state.withLock { state in
      state.jobs.append((state.next, job))
      state.next += 1
    }
    wake.signal()
  }

  /// Asks the job that runs to stop; those that wait still run.
  func stop() {
    stopRequests.store(running.load(ordering: .acquiring), ordering: .releasing)
  }

  /// Whether the job that runs was asked to stop.
  var isStopped: Bool {
    stopRequests.load(ordering: .acquiring) == running.load(ordering: .acquiring)
  }

  /// Hands something back to the loop.
  func deliver(_ result: Result) {
    state.withLock { $0.results.append(result) }
    var byte: UInt8 = 1
    // A full pipe is readable already, which is all that is wanted.
    _ = Glibc.write(writer, &byte, 1)
  }

  /// What has been handed back since the last time.
  func take() -> [Result] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while Glibc.read(descriptor, &bytes, bytes.count) > 0 {}
    return state.withLock { state in
      defer { state.results = [] }
      return state.results
    }
  }

  /// Waits until all jobs are done, and ends the thread.
  func finish() {
    let idle = DispatchSemaphore(value: 0)
    state.withLock { $0.isEnding = true }
    add { _ in idle.signal() }
    idle.wait()
  }

  private func work() {
    while true {
      wake.wait()
      let next = state.withLock { state in state.jobs.isEmpty ? nil : state.jobs.removeFirst() }
      guard let next else { continue }
      running.store(next.number, ordering: .releasing)
      next.job(self)
      running.store(-1, ordering: .releasing)
      if state.withLock({ $0.isEnding && $0.jobs.isEmpty }) { return }
    }
  }
}
