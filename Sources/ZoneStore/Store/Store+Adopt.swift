internal import Synchronization
public import ZoneModel

extension Store {
  /// The text of a hand-edited file as it stands on the disk; `nil` where there is none.
  ///
  /// - Throws: `refused` where it is not UTF-8 or not such a file.
  public func handEditedText(_ file: String) throws(StoreError) -> String? {
    guard let bytes = try place.handEditedBytes(file) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .refused([
        Refusal(.invalid, Phrase("\(file) is not UTF-8", "\(file) 不是 UTF-8 编码"))
      ])
    }
    return text
  }

  /// What stands in the place of hand-edited files and is not read, each with why: a symbolic link, a
  /// file with a second name elsewhere, anything else that is no plain file.
  public func unreadHandEdits() throws(StoreError) -> [(file: String, reason: Phrase)] {
    try place.unreadHandEdits()
  }

  /// The hand-edited files that differ from the texts in force, are missing or new, or are not read.
  public func unadoptedFiles() throws(StoreError) -> [String] {
    let board = board
    var different: [String] = []
    for file in try place.handEditedNames().union(board.texts.keys).sorted() {
      do throws(StoreError) {
        let onDisk = try handEditedText(file).map { Value.text($0) }
        if onDisk != board.texts[file].map({ .text($0) }) { different.append(file) }
      } catch {
        // What is not a text differs from the one in force; what cannot or must not be read may.
        switch error {
        case .refused, .notPermitted, .unsafePlace: different.append(file)
        default: throw error
        }
      }
    }
    return different
  }

  /// The hand-edited files that are gone while their texts are in force.
  public func goneFiles() throws(StoreError) -> [String] {
    let onDisk = try place.handEditedNames()
    return board.texts.keys.filter { !onDisk.contains($0) }.sorted()
  }

  /// Brings the text of a hand-edited file into force, as one change.
  ///
  /// - Parameters:
  ///   - file: `settings.yaml` or `policies/….yaml`; one that is gone is adopted as absent.
  ///   - label: what the change is called.
  ///   - check: what must hold afterwards.
  /// - Returns: the change; none where the text is in force already.
  /// - Throws: why it is not in force now.
  public func adopt(
    file: String,
    label: String,
    check: any ChangeCheck
  ) throws(StoreError) -> Commit {
    let text = try handEditedText(file)
    let board = board
    return try commit(
      ChangeDraft(
        id: Self.makeID(),
        operation: .adopt,
        label: label,
        edits: [.adopt(file: file, before: board.texts[file], after: text)],
        seen: board.seq
      ),
      check: check
    )
  }

  /// Lets hand-edited files say what a change has brought into force, where they held what was in
  /// force until then or are gone; what somebody has edited since stays as it is.
  ///
  /// A text of more than a line or two that is in force no longer stays too: somebody wrote it, and
  /// will adopt it again.
  ///
  /// - Returns: the change, with a warning for each file that could not be written: the change stands
  ///   all the same.
  func followedOnDisk(_ commit: Commit) -> Commit {
    var warnings = commit.warnings
    for case .adopt(let file, let before, let after) in commit.change?.edits ?? [] {
      do throws(StoreError) {
        let onDisk = try handEditedText(file)
        guard onDisk == nil || onDisk.map({ Value.text($0) }) == before.map({ .text($0) }) else {
          continue
        }
        if let after {
          try writeHandEditedText(file, after)
        } else if onDisk != nil, let before, before.split(separator: "\n").count <= 2 {
          try place.removeHandEdited(file)
        }
      } catch {
        warnings.append(Self.unwritten(file, error))
      }
    }
    return Commit(
      change: commit.change,
      others: commit.others,
      board: commit.board,
      warnings: warnings
    )
  }

  private static func unwritten(_ file: String, _ error: StoreError) -> Refusal {
    Refusal(
      .warning,
      Phrase(
        "saved and in force, but \(file) could not be written (\(error.message.en))",
        "已保存并生效，但 \(file) 写入失败（\(error.message.zh)）"
      ),
      nextStep: Phrase(
        "It holds the text of before: remove it when that is possible.",
        "其中仍为旧文本：可行时请将其删除。"
      )
    )
  }

  /// Writes the text of a hand-edited file, as an editor would; `adopt` brings it into force.
  ///
  /// - Throws: what failed; the file is then as it was.
  public func writeHandEditedText(_ file: String, _ text: String) throws(StoreError) {
    if let reason = readOnlyReason { throw .readOnly(reason) }
    try place.writeHandEdited(file, Array(text.utf8))
  }
}

extension StorePlace {
  /// The folder and name of a file that people edit by hand and a store adopts; `nil` for others.
  static func adoptable(_ file: String) -> (folder: String?, name: String)? {
    if file == "settings.yaml" { return (nil, file) }
    let prefix = "policies/"
    guard file.hasPrefix(prefix), file.hasSuffix(".yaml") else { return nil }
    let name = String(file.dropFirst(prefix.count))
    return isPackName(name) ? ("policies", name) : nil
  }

  /// Whether a pack's file may be called so: letters of any script, digits, blanks, `-`, `_` and `.`.
  private static func isPackName(_ name: String) -> Bool {
    name.utf8.count <= 200 && name.first != "." && name.first != " "
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
          || "-_. ".unicodeScalars.contains(scalar)
      }
  }

  private static func requireAdoptable(
    _ file: String
  ) throws(StoreError) -> (folder: String?, name: String) {
    guard let found = adoptable(file) else {
      throw .refused([
        Refusal(
          .unknownName,
          Phrase(
            "\(file) is not a file that a store adopts: that is settings.yaml, or policies/NAME.yaml "
              + "with letters, digits, blanks, “-”, “_” and “.” in its name",
            "\(file) 不是数据库采用的文件：应为 settings.yaml 或 policies/名称.yaml，"
              + "名称由文字、数字、空格、“-”、“_”和“.”组成"
          )
        )
      ])
    }
    return found
  }

  /// The hand-edited files that are on the disk.
  func handEditedNames() throws(StoreError) -> Set<String> {
    var found: Set<String> = []
    do throws(SystemFault) {
      _ = try files.status(of: "settings.yaml", in: root)
      found.insert("settings.yaml")
    } catch {
      guard error.isMissing else { throw .system(error) }
    }
    let names = try calls { () throws(SystemFault) in
      do throws(SystemFault) {
        return try files.names(in: try files.open("policies", in: root, .directory))
      } catch {
        // What stands in the place of the folder is told by `unreadHandEdits`.
        if error.isMissing || error.isLink || error.isNotDirectory { return [] }
        throw error
      }
    }
    return found.union(names.map { "policies/" + $0 }.filter { Self.adoptable($0) != nil })
  }

  /// What stands in the place of hand-edited files and is not read, each with why.
  func unreadHandEdits() throws(StoreError) -> [(file: String, reason: Phrase)] {
    var found: [(file: String, reason: Phrase)] = []
    func look(_ name: String, _ directory: Handle, as file: String) throws(SystemFault) {
      let status: FileStatus
      do throws(SystemFault) {
        status = try files.status(of: name, in: directory)
      } catch {
        if error.isMissing { return }
        throw error
      }
      switch status.kind {
      case .file where status.links <= 1: break
      case .file: found.append((file, Phrase("it has a second name elsewhere", "另有硬链接")))
      case .link: found.append((file, Phrase("it is a symbolic link", "是符号链接")))
      case .directory, .other:
        found.append((file, Phrase("it is not a regular file", "不是普通文件")))
      }
    }
    try calls { () throws(SystemFault) in
      try look("settings.yaml", root, as: "settings.yaml")
      let folder: Handle
      do throws(SystemFault) {
        folder = try files.open("policies", in: root, .directory)
      } catch {
        guard error.isLink || error.isNotDirectory else {
          if error.isMissing { return }
          throw error
        }
        return try look("policies", root, as: "policies")
      }
      for name in try files.names(in: folder).sorted()
      where Self.adoptable("policies/" + name) != nil {
        try look(name, folder, as: "policies/" + name)
      }
    }
    return found
  }

  /// What stands in a hand-edited file on the disk; `nil` where there is none.
  ///
  /// - Throws: `refused` where it is not such a file, or what failed.
  func handEditedBytes(_ file: String) throws(StoreError) -> [UInt8]? {
    let (folder, name) = try Self.requireAdoptable(file)
    var directory = root
    if let folder {
      do throws(SystemFault) {
        directory = try files.open(folder, in: root, .directory)
      } catch {
        if error.isMissing { return nil }
        throw Self.place(error, path: path)
      }
    }
    return try read(name, in: directory)
  }

  /// Puts bytes in place of a hand-edited file.
  ///
  /// - Throws: what failed; the file is then as it was.
  func writeHandEdited(_ file: String, _ bytes: [UInt8]) throws(StoreError) {
    let (folder, name) = try Self.requireAdoptable(file)
    try calls { () throws(SystemFault) in
      let directory =
        if let folder { try files.open(folder, in: root, .directory) } else { root }
      try files.replace(name, in: directory, with: bytes, mode: Mode.file)
    }
  }

  /// Removes a hand-edited file.
  func removeHandEdited(_ file: String) throws(StoreError) {
    let (folder, name) = try Self.requireAdoptable(file)
    try calls { () throws(SystemFault) in
      let directory =
        if let folder { try files.open(folder, in: root, .directory) } else { root }
      try files.remove(name, in: directory)
    }
  }
}
