import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Loss of power, failing calls and kills on a simulated disk.
struct CrashTests {
  #if DEBUG
  // Some twenty times slower without optimisation.
  static let trials = 300
  #else
  static let trials = 20_000
  #endif

  @Test func `nothing that was saved is lost, and nothing is ever half there`() throws {
    let start = try DifferentialTests.start.get()
    let counts = Mutex((crashes: 0, faults: 0))
    let trials = Trials.count(Self.trials)
    try inParallel(trials) { seed in
      var trial = CrashTrial(start, seed: seed)
      trial.run()
      counts.withLock {
        $0.crashes += trial.crashes
        $0.faults += trial.faults
      }
      return trial.objections
    }
    let survived = counts.withLock { $0 }
    print(
      "simulated disk: \(trials) trials, \(survived.crashes) losses of power,",
      "\(survived.faults) failed calls"
    )
    #expect(survived.crashes >= trials * 5 || Trials.seed != nil)
  }
}
