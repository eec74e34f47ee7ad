internal import Synchronization
internal import ZoneModel

extension Store {
  /// Runs `body` with the write lock held and signals blocked.
  func withWriteLock<Result>(
    _ state: inout State,
    _ body: (inout State) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let lock = try writeLock(&state)
    try acquire(lock)
    state.glance = nil
    defer {
      state.glance = nil
      // Closing gives it back too; an error here leaves nothing to do.
      try? place.files.unlock(lock)
    }
    return try place.files.system.withSignalsBlocked { () throws(StoreError) in
      try body(&state)
    }
  }

  /// Stops work that is not wanted any more, where it can leave everything as it was.
  func requireWanted() throws(StoreError) {
    if options.isStopped() || takingBack.load(ordering: .relaxed) == .unwanted { throw .stopped }
  }

  private func writeLock(_ state: inout State) throws(StoreError) -> Handle {
    if let lock = state.lock { return lock }
    do {
      let lock = try place.open("lock.write", in: place.root, .update)
      state.lock = lock
      return lock
    } catch {
      if error.isMissing { throw .damaged(Damage(missing: "lock.write")) }
      guard let reason = ReadOnlyReason(notOpened: error) else { throw error }
      state.readOnly = reason
      throw .readOnly(reason)
    }
  }

  private func acquire(_ lock: Handle) throws(StoreError) {
    var waited = 0
    var step = 1
    while true {
      let isFree = try calls { () throws(SystemFault) in try place.files.lock(lock) }
      if isFree { return }
      guard waited < options.patience, !options.isStopped() else {
        throw .locked(by: place.files.system.lockHolder(of: lock.descriptor))
      }
      let pause = Int.random(in: step...step * 2)
      place.files.system.pause(milliseconds: pause)
      waited += pause
      step = min(step * 2, 25)
    }
  }
}
