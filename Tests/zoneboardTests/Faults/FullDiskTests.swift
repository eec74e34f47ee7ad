import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Whether a small file system can be had.
enum SmallDisk {
  /// Gives a name space of its own to a program.
  static let unshare = "/usr/bin/unshare"

  /// Whether this person may mount one there.
  static let isPossible: Bool = {
    let run = try? runProgram(
      unshare,
      ["-Urm", "/bin/sh", "-c", "mount -t tmpfs -o size=64k zoneboard /mnt"],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    )
    return run?.status == 0
  }()
}

/// A disk that is really full: a small file system in memory, in a name space of the test's own.
@Suite(.enabled(if: SmallDisk.isPossible, "unshare -Urm and mount of a tmpfs must be permitted"))
struct FullDiskTests {
  private static let prepare = """
    mkdir -p "$HOME/small" && mount -t tmpfs -o size=600k,mode=700 zoneboard "$HOME/small" || exit 99
    ZONEBOARD_STORE="$HOME/small/park.zb"; export ZONEBOARD_STORE
    "$0" init --store "$ZONEBOARD_STORE" || exit 98
    "$0" new zones zon-1 name=Park kind=park || exit 97
    "$0" new enterprises ent-1 name=Start zone=zon-1 || exit 96
    fill() { head -c 10000000 /dev/zero > "$HOME/small/filler" 2>/dev/null; }
    # Long enough that the room ahead in the journal does not last.
    long=$(printf '%0450d' 0)
    """

  @Test func `a full disk refuses, loses nothing, and takes changes once there is room`() throws {
    let program = try ProgramUnderTest()
    let script =
      Self.prepare + """

        fill; truncate -s -8192 "$HOME/small/filler"
        n=0; refused=0
        while [ $n -lt 120 ] && [ $refused -lt 8 ]; do
          n=$((n + 1))
          "$0" set enterprises ent-1 "name=n$n" "address=$n $long" 2>"$HOME/said"
          status=$?
          echo "$n $status" >> "$HOME/statuses"
          if [ $status -ne 0 ]; then refused=$((refused + 1)); cat "$HOME/said" >> "$HOME/refusals"; fi
        done
        "$0" show enterprises ent-1 --format json > "$HOME/read" || exit 95
        "$0" import enterprises "$HOME/firms.csv" 2>>"$HOME/refusals" && exit 94
        "$0" compact 2>>"$HOME/refusals"
        rm "$HOME/small/filler"
        "$0" set enterprises ent-1 name=last address=last || exit 93
        "$0" fsck || exit 92
        cp -a "$ZONEBOARD_STORE" "$HOME/copy.zb"
        """
    let rows = (1...200).map { "f-\($0),Firm \($0) \(String(repeating: "x", count: 400)),zon-1" }
    try program.home.write("firms.csv", "id,name,zone\n" + rows.joined(separator: "\n") + "\n")
    let run = try runProgram(
      SmallDisk.unshare,
      ["-Urm", "/bin/sh", "-c", script, try ProgramUnderTest.path()],
      environment: program.environment,
      within: .seconds(120)
    )
    #expect(run.status == 0, "\(run.errors) \(run.output)")
    let store = try Store.open(forTest: program.home.file("copy.zb"))
    #expect(store.readOnlyReason == nil)
    #expect(try store.fsck().isClean)
    var kept: [String] = []
    for change in try store.allChanges().dropFirst(2) {
      guard case .set(_, _, _, .text(let text)?)? = change.edits.first else { continue }
      #expect(change.edits.count == 2, "change \(change.seq) is not whole")
      kept.append(text)
    }
    let statuses = try String(contentsOfFile: program.home.file("statuses"), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let told = statuses.filter { $0[1] == "0" }.map { "n" + $0[0] }
    let refused = statuses.filter { $0[1] != "0" }
    #expect(kept == told + ["last"])
    #expect(!told.isEmpty && !refused.isEmpty)
    for line in refused { #expect(line[1] == "74") }
    let said = try String(contentsOfFile: program.home.file("refusals"), encoding: .utf8)
    #expect(said.contains("full") && said.contains("ree some space"), "\(said)")
    print("Full disk: \(told.count) changes kept, \(refused.count) refused")
  }

  @Test func `a disk that can only be read is named as the reason, and its store is shown`() throws
  {
    let program = try ProgramUnderTest()
    let script =
      Self.prepare + """

        mount -o remount,ro "$HOME/small" || exit 95
        "$0" show enterprises ent-1 --format json || exit 94
        "$0" set enterprises ent-1 name=last 2>"$HOME/said" && exit 93
        exit 0
        """
    let run = try runProgram(
      SmallDisk.unshare,
      ["-Urm", "/bin/sh", "-c", script, try ProgramUnderTest.path()],
      environment: program.environment,
      within: .seconds(60)
    )
    #expect(run.status == 0 && run.output.contains("Start"), "\(run.errors) \(run.output)")
    let said = try String(contentsOfFile: program.home.file("said"), encoding: .utf8)
    #expect(said.contains("the disk that it lies on can only be read"), "\(said)")
    #expect(said.contains("ave the disk mounted for writing"), "\(said)")
  }

  @Test func `a form on a full disk says so, stays, and is saved once there is room`() throws {
    let program = try ProgramUnderTest()
    let script =
      Self.prepare + """

        fill
        n=0
        while [ $n -lt 100 ] && "$0" set enterprises ent-1 "address=$n $long" 2>/dev/null; do
          n=$((n + 1))
        done
        while [ $n -lt 200 ] && "$0" set enterprises ent-1 "shortName=S$n" 2>/dev/null; do
          n=$((n + 1))
        done
        mkfifo "$HOME/free" "$HOME/freed"
        (read word < "$HOME/free"; rm "$HOME/small/filler"; echo done > "$HOME/freed") \
          </dev/null >/dev/null 2>&1 &
        exec "$0" open --store "$ZONEBOARD_STORE"
        """
    let terminal = try PseudoTerminal(
      running: SmallDisk.unshare,
      arguments: ["-Urm", "/bin/sh", "-c", script, try ProgramUnderTest.path()],
      environment: program.environment,
      directory: program.home.path,
      columns: 100,
      rows: 30
    )
    try terminal.wait(forText: "F10")
    try terminal.showEnterprises(with: "start")
    terminal.press(.control("E"))
    try terminal.wait(forText: "── Identity")
    terminal.press(.control("U"))
    terminal.type("Wombat Optics")
    try terminal.wait(forText: "draft NOT kept: the disk is full")
    terminal.press(.control("S"))
    try terminal.wait(forText: "Not saved: the disk is full")
    try terminal.wait(forText: "Wombat Optics")
    try FileHandle(forWritingTo: URL(filePath: program.home.file("free")))
      .write(contentsOf: Data("now\n".utf8))
    let freed = try FileHandle(forReadingFrom: URL(filePath: program.home.file("freed")))
      .readToEnd()
    #expect(freed == Data("done\n".utf8))
    terminal.press(.control("S"))
    try terminal.wait(forText: "Saved: Wombat Optics")
  }
}
