import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Whether other users can be played.
enum TwoUsers {
  /// Whether the program runs for a user who is not root.
  static let arePossible: Bool = {
    guard getuid() == 0, access("/usr/bin/setpriv", X_OK) == 0,
      let program = try? ProgramUnderTest.path(),
      let run = try? runProgram(
        "/usr/bin/setpriv",
        ["--reuid=65534", "--regid=65534", "--clear-groups", program, "--version"],
        environment: ["HOME": "/"]
      )
    else { return false }
    return run.status == 0
  }()

  /// The number of the group `users`, where the system has it.
  static let group = getgrnam("users")?.pointee.gr_gid
}

/// Modes, groups, other users, and links, with the real program.
struct PermissionTests {
  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  private func group(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.groupOwnerAccountID] as? NSNumber)?.intValue ?? -1
  }

  @Test(arguments: ["077", "002", "000", "777"])
  func `modes are the store's own, whatever the umask`(mask: String) throws {
    let store = try FaultStore(firms: 0)
    let commands = [
      ["init", "--store", store.path], ["new", "zones", "zon-1", "name=Park", "kind=park"],
      ["set", "zones", "zon-1", "name=Garden"], ["compact"],
    ]
    for command in commands {
      let run = try store.program.start(
        command,
        through: ["/bin/sh", "-c", "umask \(mask); exec \"$0\" \"$@\""]
      ).wait()
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try mode(store.path) == 0o2770)
    for name in try FileManager.default.subpathsOfDirectory(atPath: store.path) {
      let path = store.path + "/" + name
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let wanted = isFolder.boolValue ? 0o2770 : name.hasPrefix("registers/") ? 0o440 : 0o660
      #expect(try mode(path) == wanted, "\(name)")
    }
    let fsck = try store.fsck()
    #expect(fsck.status == 0, "\(fsck.output)")
  }

  @Test func `links in a store are refused, and nothing is written through them`() throws {
    let store = try FaultStore(firms: 1)
    let segment = store.path + "/journal/000000000001.jsonl"
    let aside = store.program.home.file("aside.jsonl")
    let manager = FileManager.default
    let before = try Data(contentsOf: URL(filePath: segment))

    try manager.linkItem(atPath: segment, toPath: aside)
    let hard = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(hard.status == 77)
    #expect(hard.errors.contains("second name"), "\(hard.errors)")
    try manager.removeItem(atPath: segment)
    try manager.createSymbolicLink(atPath: segment, withDestinationPath: aside)
    let soft = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(soft.status == 77)
    #expect(soft.errors.contains("symbolic link"), "\(soft.errors)")
    #expect(try Data(contentsOf: URL(filePath: aside)) == before)
    try manager.removeItem(atPath: segment)
    try manager.moveItem(atPath: aside, toPath: segment)

    let journal = store.path + "/journal"
    let elsewhere = store.program.home.file("journal")
    try manager.moveItem(atPath: journal, toPath: elsewhere)
    try manager.createSymbolicLink(atPath: journal, withDestinationPath: elsewhere)
    let folder = try store.program.run("set", "enterprises", "ent-1", "name=X")
    #expect(folder.status == 77, "\(folder.status) \(folder.errors)")
    try manager.removeItem(atPath: journal)
    try manager.moveItem(atPath: elsewhere, toPath: journal)
    try store.succeed("set", "enterprises", "ent-1", "name=X")

    // On the way to the store links are the administrator's business.
    let way = store.program.home.file("way.zb")
    try manager.createSymbolicLink(atPath: way, withDestinationPath: store.path)
    try store.succeed("list", "enterprises", "--store", way)
  }

  @Test(
    .enabled(
      if: TwoUsers.arePossible,
      "only root with setpriv can play two users, and both must be able to run the program"
    )
  )
  func `who is not of a group is told so, and which group is near that is not there`() throws {
    let store = try FaultStore(firms: 0)
    chmod(store.program.home.path, 0o777)
    func run(_ group: String, _ language: String) throws -> ProgramRun {
      try store.program.start(
        ["init", "--store", store.path, "--group", group, "--lang", language],
        environment: ["HOME": "/"],
        through: ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
      ).wait()
    }
    let other = try run("users", "en")
    #expect(other.status == 77)
    #expect(
      other.errors == """
        zoneboard: --group users: you are not a member of this group; you are in: nogroup
          Nothing was made. An administrator adds you with “sudo usermod -aG users nobody”; then log in anew.

        """
    )
    let missing = try run("usrs", "en")
    #expect(missing.status == 66)
    #expect(
      missing.errors == """
        zoneboard: --group usrs: there is no such group; nearest: users
          Nothing was made. You are in: nogroup. An administrator makes a group with “sudo groupadd usrs”.

        """
    )
    #expect(try run("users", "zh").errors.contains("您不是该用户组的成员；您所在的用户组：nogroup"))
    #expect(!FileManager.default.fileExists(atPath: store.path))
  }

  @Test(
    .enabled(
      if: TwoUsers.arePossible && TwoUsers.group != nil,
      "only root with setpriv can play two users of the group users, and both must run the program"
    )
  )
  func `two users of a group share a store, and who is not of it is told so`() throws {
    let store = try FaultStore(firms: 0)
    chmod(store.program.home.path, 0o755)
    store.succeedingInit(group: "users")
    let users = try #require(TwoUsers.group)
    try store.succeed("new", "zones", "zon-1", "name=Park", "kind=park")
    func run(_ uid: Int, _ gid: UInt32, _ arguments: String...) throws -> ProgramRun {
      try store.program.start(
        arguments,
        environment: ["HOME": "/", "ZONEBOARD_USER": "user\(uid)"],
        through: ["/usr/bin/setpriv", "--reuid=\(uid)", "--regid=\(gid)", "--clear-groups"]
      ).wait()
    }
    let first = try run(65_534, users, "set", "zones", "zon-1", "name=Garden")
    #expect(first.status == 0, "\(first.errors)")
    let compact = try run(65_533, users, "compact")
    #expect(compact.status == 0, "\(compact.errors)")
    try store.succeed("set", "zones", "zon-1", "nameZh=花园")
    let second = try run(65_533, users, "set", "zones", "zon-1", "population=7")
    #expect(second.status == 0, "\(second.errors)")
    for name in try FileManager.default.subpathsOfDirectory(atPath: store.path) {
      #expect(try group(store.path + "/" + name) == Int(users), "\(name)")
    }
    let stranger = try run(65_532, 65_532, "list", "zones")
    #expect(stranger.status == 77)
    #expect(stranger.errors.contains("not permitted"), "\(stranger.errors)")
    // Undo is one's own: by user id and name.
    #expect(try run(65_534, users, "undo").status == 0)
    let open = try store.open(readOnly: true)
    let zone = open.board.record(RecordReference(register: "zones", id: "zon-1"))
    #expect(zone?["name"] == .text("Park"))
    #expect(zone?["nameZh"] == .text("花园"))
    #expect(Set(try open.allChanges().map(\.author.uid)) == [0, 65_533, 65_534])
    #expect(try store.fsck().status == 0)

    // What one user keeps to himself keeps nobody from a backup.
    let settings = store.path + "/settings.yaml"
    try "two-persons: []\n".write(toFile: settings, atomically: false, encoding: .utf8)
    chmod(settings, 0o600)
    let folder = store.program.home.file("open")
    mkdir(folder, 0o777)
    chmod(folder, 0o777)
    let backup = try run(65_533, users, "backup", folder + "/b.tar")
    #expect(backup.status == 0, "\(backup.errors)")
    #expect(backup.errors.contains("you may not read settings.yaml"), "\(backup.errors)")
    let look = try run(65_533, users, "fsck")
    #expect(look.output.contains("settings.yaml"), "\(look.output) \(look.errors)")
    try FileManager.default.removeItem(atPath: settings)

    // Who may only read sees it, and is told why nothing can be changed.
    for name in try FileManager.default.subpathsOfDirectory(atPath: store.path) + [""] {
      let path = store.path + "/" + name
      chmod(path, mode_t(try mode(path)) & ~0o022)
    }
    let reader = try run(65_532, users, "list", "zones", "--columns", "name", "--format", "csv")
    #expect(reader.status == 0, "\(reader.errors)")
    let writer = try run(65_532, users, "set", "zones", "zon-1", "name=No")
    #expect(writer.status == 77, "\(writer.errors)")
  }
}

extension FaultStore {
  /// Makes the store for a group.
  fileprivate func succeedingInit(group: String) {
    #expect(throws: Never.self) {
      try succeed("init", "--store", path, "--group", group)
    }
  }
}
