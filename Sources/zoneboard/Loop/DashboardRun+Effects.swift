import Canvas
import Dashboard
import Foundation
import Logging
import Terminal
import ZoneModel
import ZoneStore

extension DashboardRun {
  /// Does what the state wants done outside of it.
  mutating func perform(_ effect: Effect) {
    switch effect {
    case .commit(let draft):
      save { $0.commit(draft, $1) }
    case .rehearse(let draft):
      compute { desk, _ in desk.rehearsal(of: draft) }
    case .undo(let seq, let untouchedOnly):
      takeBack { $0.undo(seq: seq, untouchedOnly: untouchedOnly, $1) }
    case .redo(let asked):
      takeBack { $0.redo(asked: asked, $1) }
    case .redoUntouched:
      takeBack { $0.redoUntouched($1) }
    case .revert(let seq, let untouchedOnly):
      takeBack { $0.revert(seq: seq, untouchedOnly: untouchedOnly, $1) }
    case .loadHistory(let query):
      compute { desk, worker in
        desk.history(query) { share in worker.goesOn(with: query.ticket, share) }
      }
    case .keepDraft(let draft):
      drafts.keep(draft, at: WallClock.steady())
    case .keepDraftsNow:
      keepDrafts(drafts.take(at: nil))
    case .dropDraft(let key):
      drafts.drop(key, at: WallClock.steady())
    case .announce(let record, let isEditing):
      announce(record: record, isEditing: isEditing)
    case .calmLater:
      timers.calm = WallClock.steady() + Timers.calmDelay
    case .copy(let text):
      copy(text)
    case .select(let request):
      worker.add { worker in
        let answer = request.answer(
          unless: { worker.isStopped },
          first: { worker.deliver(.event(.selected($0))) },
          progress: { worker.deliver(.event(.progress(ticket: request.ticket, $0))) }
        )
        let event = answer.map(Event.selected) ?? .stopped(ticket: request.ticket)
        worker.deliver(.event(event))
      }
    case .search(let request):
      worker.add { worker in
        let answer = request.answer { worker.isStopped }
        let event = answer.map(Event.found) ?? .stopped(ticket: request.ticket)
        worker.deliver(.event(event))
      }
    case .work(let work):
      worker.add { worker in
        worker.deliver(.event(.worked(work.answer { worker.isStopped })))
      }
    case .stopTakingBack:
      desk?.store.stopTakingBack()
    case .makeWay:
      worker.stop()
    case .stop:
      worker.stop()
      // A filter that is typed stops the selection before it; a save that waits goes on.
      if case .waiting = state.condition, state.place != .line { saver.stop() }
    case .openBoard(let point, let ticket):
      compute { desk, worker in
        desk.board(at: point, ticket) { share in worker.goesOn(with: ticket, share) }
      }
    case .compare(let request):
      compute { desk, worker in
        desk.compare(request) { share in worker.goesOn(with: request.ticket, share) }
      }
    case .report(let request):
      compute { desk, worker in desk.report(request) { worker.isStopped } }
    case .readRows(let text, let register):
      compute { desk, _ in [desk.read(rows: text, into: register)] }
    case .export(let order):
      compute { desk, worker in [desk.export(order) { worker.isStopped }] }
    case .write(let report, let file):
      compute { desk, _ in [desk.write(report, to: file)] }
    case .keep(let preferences):
      keep(preferences)
    case .redraw:
      screen.redraw()
    case .suspend:
      wantsSuspension = true
    case .tryWriting:
      save { desk, _ in desk.tryWriting() }
    case .openStore(let choice):
      open(choice)
    case .leave:
      leave()
    case .leaveAtOnce:
      isLeaving = true
      leavesAtOnce = true
    }
  }

  /// Leaves once all that was saved is on the disk; who leaves again does not wait for it.
  private mutating func leave() {
    guard !isWaitingToLeave else {
      // A key that is pressed twice in haste comes before anything was said.
      guard timers.leaving == nil else { return }
      isLeaving = true
      leavesAtOnce = true
      return
    }
    isWaitingToLeave = true
    timers.leaving = WallClock.steady() + Timers.leavingDelay
    // A save that waits for others is not waited for.
    if case .waiting = state.condition { saver.stop() }
    saver.add { saver in saver.deliver(.readyToLeave) }
  }

  /// Stays, where something that the person should see came before the end.
  mutating func stayForNow() {
    isWaitingToLeave = false
    timers.leaving = nil
  }

  /// Says what the end of the program waits for.
  mutating func sayWhyStillHere() {
    guard isWaitingToLeave else { return }
    take(
      .note(
        Message(
          .warning,
          Phrase(
            "Saving your last change, then leaving. F10 once more leaves without waiting.",
            "正在保存最后的修改，随后退出。再按一次 F10 可不等待就退出。"
          )
        )
      )
    )
  }

  /// Does something that may wait for the disk or for somebody else's lock, and tells what came of it.
  mutating func save(_ work: @escaping @Sendable (StoreDesk, StoreDesk.Patience) -> [Event]) {
    guard let desk else { return }
    let unknown = Phrase("Another program", "其他程序")[state.language]
    saver.add { saver in
      let events = work(desk) { holder, seconds in
        let who = holder?.user ?? unknown
        saver.deliver(.event(.store(.waiting(who: who, seconds: seconds))))
        return seconds < Self.longestWait && !saver.isStopped
      }
      for event in events { saver.deliver(.event(event)) }
    }
  }

  /// Takes a change back or does one again; where that lasts, it is said, and can be stopped.
  private mutating func takeBack(
    _ work: @escaping @Sendable (StoreDesk, StoreDesk.Patience) -> [Event]
  ) {
    guard desk != nil else { return }
    timers.takingBack = WallClock.steady() + Timers.takingBackDelay
    save(work)
    saver.add { saver in saver.deliver(.tookBack) }
  }

  /// How many seconds a change waits for somebody else's lock.
  private static var longestWait: Int { 30 }

  /// Does something that may take longer than a frame, and tells what came of it.
  mutating func compute(_ work: @escaping @Sendable (StoreDesk, Worker<Delivery>) -> [Event]) {
    guard let desk else { return }
    worker.add { worker in
      for event in work(desk, worker) { worker.deliver(.event(event)) }
    }
  }

  private mutating func copy(_ text: String) {
    let isInsideTmux = call.surroundings["TMUX"] != nil
    do throws(TerminalError) {
      switch try screen.copy(text, isInsideTmux: isInsideTmux) {
      case .sent: break
      case .tooLong(let most):
        pending.append(
          .note(
            Message(
              .warning,
              Phrase(
                "Not copied: terminals take at most \(most) bytes. Mark fewer rows, or export them.",
                "没有复制：终端最多接受 \(most) 字节。请少选几行，或用导出。"
              )
            )
          )
        )
      }
    } catch {
      // The next frame meets the same error, and ends the program there.
      log.error("copying failed: \(error)")
    }
  }

  private mutating func keep(_ preferences: Preferences) {
    guard let file = preferencesFile else { return }
    do {
      try file.write(preferences)
    } catch {
      log.error("preferences were not kept: \(error)")
      let reason = Phrase(reasonOf: error)
      pending.append(
        .note(
          Message(
            .warning,
            Phrase(
              "Your settings were not kept: \(reason.en)",
              "您的设置没有保存：\(reason.zh)"
            )
          )
        )
      )
    }
  }
}

extension Worker where Result == DashboardRun.Delivery {
  /// Tells how far a long job is, and whether it is to go on.
  func goesOn(with ticket: Int, _ share: Double) -> Bool {
    if ticket > 0, share >= 0 { deliver(.event(.progress(ticket: ticket, share))) }
    return !isStopped
  }
}
