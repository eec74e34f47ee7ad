import Glibc
import ZoneModel

/// The groups of this computer, and those that the running program is in.
enum UserGroups {
  /// The names of the groups that the program is in, its first group first.
  static var own: [String] {
    let count = getgroups(0, nil)
    var ids = [gid_t](repeating: 0, count: max(0, Int(count)))
    let filled = getgroups(count, &ids)
    let others = ids.prefix(max(0, Int(filled))).filter { $0 != getegid() }
    return ([getegid()] + others).map { id in
      getgrgid(id).map { String(cString: $0.pointee.gr_name) } ?? String(id)
    }
  }

  /// The names of all groups.
  static var all: [String] {
    setgrent()
    defer { endgrent() }
    var names: [String] = []
    while let entry = getgrent() { names.append(String(cString: entry.pointee.gr_name)) }
    return names
  }

  /// Whether a person was made a member of a group, maybe after the program was started.
  static func lists(_ login: String, in group: String) -> Bool {
    guard var member = getgrnam(group)?.pointee.gr_mem else { return false }
    while let name = member.pointee {
      if String(cString: name) == login { return true }
      member += 1
    }
    return false
  }
}

extension CommandFailure {
  /// Why a store cannot be shared with a group; `nil` where the group does not stand in the way.
  init?(sharingWith group: String) {
    let own = UserGroups.own
    let list = (en: own.joined(separator: ", "), zh: own.joined(separator: "、"))
    let place = Phrase(same: "--group \(group)")
    guard getgrnam(group) != nil else {
      self.init(
        .notFound,
        at: place,
        Phrase("there is no such group", "没有这个用户组")
          + Words.suggestion(for: group, among: UserGroups.all),
        next: Phrase(
          "Nothing was made. You are in: \(list.en). An administrator makes a group with “sudo groupadd \(group)”.",
          "没有新建任何内容。您所在的用户组：\(list.zh)。新用户组由管理员用“sudo groupadd \(group)”建立。"
        )
      )
      return
    }
    // Root may give a file any group.
    guard geteuid() != 0, !own.contains(group) else { return nil }
    let login = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? String(geteuid())
    let remedy =
      UserGroups.lists(login, in: group)
      ? Phrase(
        "You were added to it since you logged in: log in anew.",
        "您是在登录之后才加入的：请重新登录。"
      )
      : Phrase(
        "An administrator adds you with “sudo usermod -aG \(group) \(login)”; then log in anew.",
        "请管理员用“sudo usermod -aG \(group) \(login)”添加您，然后重新登录。"
      )
    self.init(
      .notPermitted,
      at: place,
      Phrase(
        "you are not a member of this group; you are in: \(list.en)",
        "您不是该用户组的成员；您所在的用户组：\(list.zh)"
      ),
      next: Phrase("Nothing was made. ", "没有新建任何内容。") + remedy
    )
  }
}
