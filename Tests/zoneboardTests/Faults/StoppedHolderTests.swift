import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// A program that is stopped in the middle of a save and keeps the lock.
@Suite(.enabled(if: Strace.path != nil, "strace is needed, and the permission to trace"))
struct StoppedHolderTests {
  @Test func `others are told who holds the lock, wait with their form, and go on after`() throws {
    let store = try TerminalSampleStore()
    let bo = try form(of: store)
    let (stopped, holder) = try stopSaving(store)

    // A form stays, and says for whom it waits; meanwhile a command gives up after five seconds.
    bo.press(.control("S"))
    try bo.wait(forText: "trying again, your form is kept.")
    #expect(bo.screen.contains("\(NSUserName()) is saving"))
    let other = try store.program.run(
      "set",
      "enterprises",
      TerminalSampleStore.record,
      "--store",
      store.path,
      "address=Road 1",
      environment: ["ZONEBOARD_USER": "cy"]
    )
    #expect(other.status == 75)
    #expect(
      other.errors.contains("store is locked by \(NSUserName()) (process \(holder))"),
      "\(other.errors)"
    )
    #expect(other.errors.contains("othing was saved"), "\(other.errors)")
    bo.settle()
    #expect(bo.screen.contains("trying again, your form is kept."))
    #expect(bo.screen.contains("Wombat Optics"))

    kill(holder, SIGCONT)
    let run = try stopped.wait()
    #expect(run.status == 0, "\(run.errors)")
    // What waits is saved by itself.
    try bo.wait(forText: "Saved: Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
    #expect(try store.value("nameZh") == "袋熊")
    #expect(try store.value("address").isEmpty)
  }

  @Test func `a command that waits for the lock is stopped by ^C`() throws {
    let store = try TerminalSampleStore()
    let lock = Glibc.open(store.path + "/lock.write", O_RDWR | O_CLOEXEC)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let waiting = try store.program.start(
      ["set", "enterprises", TerminalSampleStore.record, "--store", store.path, "address=Road 1"]
    )
    while !isOpen("lock.write", in: waiting.pid), !waiting.hasEnded(within: .milliseconds(20)) {}
    waiting.signal(SIGINT)
    let run = try waiting.wait()
    #expect(run.status == 130)
    #expect(run.errors.contains("stopped; nothing was changed"), "\(run.errors)")
    flock(lock, LOCK_UN)
    #expect(try store.value("address").isEmpty)
  }

  @Test func `a form that waits for the lock is stopped by ^C, and saved later`() throws {
    let store = try TerminalSampleStore()
    let bo = try form(of: store)
    let (stopped, holder) = try stopSaving(store)
    bo.press(.control("S"))
    try bo.wait(forText: "^C stops trying.")
    bo.press(.control("C"))
    try bo.wait(forText: "process \(holder)")
    #expect(bo.screen.contains("Wombat Optics"))
    kill(holder, SIGCONT)
    #expect(try stopped.wait().status == 0)
    bo.settle()
    #expect(try store.value("name") == "Quokka Optics")
    bo.press(.control("S"))
    try bo.wait(forText: "Saved: Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
  }

  @Test(
    .enabled(if: Trials.effort > 1, "it waits for half a minute; ZONEBOARD_SOAK=2 tries it")
  )
  func `a form gives up after half a minute, says who holds the lock, and is saved later`() throws {
    let store = try TerminalSampleStore()
    let bo = try form(of: store)
    let (stopped, holder) = try stopSaving(store)
    bo.press(.control("S"))
    try bo.wait(forText: "process \(holder)")
    #expect(bo.screen.contains("Wombat Optics"))
    kill(holder, SIGCONT)
    #expect(try stopped.wait().status == 0)
    bo.press(.control("S"))
    try bo.wait(forText: "Saved: Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
    #expect(try store.value("nameZh") == "袋熊")
  }

  /// Whether a program that was started has a file of this name open.
  private func isOpen(_ name: String, in process: Int32) -> Bool {
    let (files, folder) = (FileManager.default, "/proc/\(process)/")
    func leads(_ link: String, to name: String) -> Bool {
      let path = try? files.destinationOfSymbolicLink(atPath: folder + link)
      return path?.hasSuffix("/" + name) ?? false
    }
    // Until it is the program, it is a copy of the tests with all of their files.
    guard leads("exe", to: "zoneboard") else { return false }
    return (try? files.contentsOfDirectory(atPath: folder + "fd"))?
      .contains { leads("fd/" + $0, to: name) } ?? false
  }

  /// A form with another name typed, not saved yet.
  private func form(of store: TerminalSampleStore) throws -> PseudoTerminal {
    let bo = try store.open(columns: 100, rows: 30, user: "bo")
    try bo.showEnterprises(with: "quokka")
    bo.press(.control("E"))
    try bo.wait(forText: "── Identity")
    bo.press(.control("U"))
    bo.type("Wombat Optics")
    return bo
  }

  /// A command that was stopped before it flushes, with the line written and the lock held.
  private func stopSaving(
    _ store: TerminalSampleStore
  ) throws -> (command: RunningProgram, holder: Int32) {
    let log = store.program.home.file("calls")
    let words = Strace.injecting(
      ["fdatasync:signal=STOP:when=1"],
      trace: "fdatasync",
      log: log
    )
    let stopped = try store.program.start(
      ["set", "enterprises", TerminalSampleStore.record, "--store", store.path, "nameZh=袋熊"],
      through: words
    )
    return (stopped, try stoppedProcess(log, of: stopped))
  }

  /// The process that `strace` tells of as stopped, once it is.
  private func stoppedProcess(_ log: String, of program: RunningProgram) throws -> Int32 {
    while !program.hasEnded(within: .milliseconds(20)) {
      guard let text = try? String(contentsOfFile: log, encoding: .utf8),
        let process = text.firstMatch(of: /(?m)^([0-9]+) .*fdatasync\(/).flatMap({ Int32($0.1) }),
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let state = status.split(separator: ")").last?.split(separator: " ").first,
        state == "T" || state == "t"
      else { continue }
      return process
    }
    throw DrivingProblem(description: "the program ended instead of being stopped")
  }
}

/// Why a test could not be driven.
struct DrivingProblem: Error, CustomStringConvertible {
  let description: String
}

/// Copies of a store that is being written.
struct HotCopyTests {
  @Test func `a copy made while four people write can be recovered`() throws {
    let store = try FaultStore(firms: 4)
    let writers = 4
    var running = try (0..<writers).map { try start(store, $0, 0) }
    var written = writers
    var copies: [(path: String, atLeast: Int)] = []
    let wanted = Trials.count(12)
    while copies.count < wanted {
      let seq = try store.open(readOnly: true).board.seq
      let copy = store.program.home.file("copy-\(copies.count).zb")
      let cp = try store.program.home.startCopy(from: store.path, to: copy)
      // The writers go on until the copy is made.
      while !cp.hasEnded(within: .microseconds(500)) {
        for index in running.indices where running[index].hasEnded(within: .zero) {
          #expect(try running[index].wait().status == 0)
          running[index] = try start(store, index, written)
          written += 1
        }
      }
      // With 1 it tells of a file that went while it copied, such as a snapshot's unfinished one.
      #expect(try cp.wait().status <= 1)
      copies.append((copy, seq))
      // Until somebody has saved something more.
      let before = written
      while written == before {
        for index in running.indices where running[index].hasEnded(within: .microseconds(500)) {
          #expect(try running[index].wait().status == 0)
          running[index] = try start(store, index, written)
          written += 1
        }
      }
    }
    for run in running { #expect(try run.wait().status == 0) }
    let changes = try store.open(readOnly: true).allChanges()
    var (clean, torn, salvaged) = (0, 0, 0)
    for copy in copies {
      var path = copy.path
      var open = try Store.open(forTest: path)
      let report = try open.fsck()
      if report.isDamaged || open.readOnlyReason != nil {
        // The snapshot was copied after the journal, which therefore ends before it: told, never
        // guessed; everything in the journal comes over.
        salvaged += 1
        let new = path + ".new"
        let salvage = try store.program.run(["fsck", "--salvage", new, "--store", path])
        #expect([0, 1].contains(salvage.status), "\(salvage.errors)")
        path = new
        open = try Store.open(forTest: path)
      } else if report.isClean {
        clean += 1
      } else {
        torn += 1
      }
      #expect(open.readOnlyReason == nil)
      #expect(open.board.seq >= copy.atLeast)
      let copied = try open.allChanges()
      #expect(copied.map(\.id) == changes.prefix(copied.count).map(\.id))
      try open.addNote("note-after-copy")
      _ = try open.fsck(repair: true)
      #expect(try open.fsck().isClean)
    }
    print(
      "Hot copies: \(copies.count) under \(written) commands of \(writers) writers; "
        + "\(clean) clean, \(torn) with a torn tail or old snapshot, \(salvaged) salvaged"
    )
  }

  private func start(_ store: FaultStore, _ writer: Int, _ number: Int) throws -> RunningProgram {
    try store.program.start([
      "set", "enterprises", "ent-\(writer + 1)", "name=n\(number)", "address=n\(number)",
    ])
  }
}

extension TemporaryDirectory {
  /// Starts `cp -a`.
  fileprivate func startCopy(from: String, to: String) throws -> RunningProgram {
    try RunningProgram("/bin/cp", ["-a", from, to], environment: ["PATH": "/usr/bin:/bin"])
  }
}
