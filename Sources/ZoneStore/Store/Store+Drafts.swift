public import ZoneModel

/// A form that somebody had half filled.
public struct FormDraft: Hashable, Sendable {
  /// Its name: letters, digits, hyphens, points.
  public let name: String
  /// When it was last kept.
  public let time: Moment
  /// What the form holds.
  public let fields: Fields

  /// Makes a draft.
  public init(name: String, time: Moment, fields: Fields) {
    self.name = name
    self.time = time
    self.fields = fields
  }
}

extension Store {
  /// Keeps a half-filled form, for the author's uid alone, so that it outlives a lost connection.
  ///
  /// - Throws: `readOnly` or what failed; an older draft of the name is then as it was.
  public func saveDraft(_ name: String, _ fields: Fields) throws(StoreError) {
    precondition(SnapshotFile.isPlainName(name), "a draft's name is letters and digits: \(name)")
    if options.isReadOnly { throw .readOnly(.asked) }
    var members = [JSONMember("t", .text(clock().text))]
    var values: [JSONMember] = []
    for (field, value) in fields.entries {
      guard let tree = try? JSONTree(value) else { continue }
      values.append(JSONMember(field, tree))
    }
    members.append(JSONMember("fields", .object(values)))
    var bytes: [UInt8] = []
    JSONTree.object(members).append(to: &bytes)
    bytes.append(0x0A)
    try calls { () throws(SystemFault) in
      try place.files.replace(
        name + ".json",
        in: try draftFolder(makes: true),
        with: bytes,
        mode: StorePlace.Mode.privateFile
      )
    }
  }

  /// The author's drafts, newest first.
  ///
  /// - Throws: what failed. A file that is not a draft is passed over.
  public func drafts() throws(StoreError) -> [FormDraft] {
    let folder: Handle
    let names: [String]
    do throws(SystemFault) {
      folder = try draftFolder(makes: false)
      names = try place.files.names(in: folder)
    } catch {
      if error.isMissing { return [] }
      throw .system(error)
    }
    var drafts: [FormDraft] = []
    for name in names where name.hasSuffix(".json") && name.first != "." {
      guard let bytes = try place.read(name, in: folder),
        let tree = try? JSONTree(bytes: bytes), let fields = tree["fields"]?.fields,
        let time = tree["t"]?.text.flatMap({ Moment(text: $0) })
      else { continue }
      drafts.append(FormDraft(name: String(name.dropLast(5)), time: time, fields: fields))
    }
    return drafts.sorted { ($1.time, $0.name) < ($0.time, $1.name) }
  }

  /// Forgets a draft, once its form is saved or given up; nothing happens where there is none.
  ///
  /// - Throws: what failed.
  public func deleteDraft(_ name: String) throws(StoreError) {
    do throws(SystemFault) {
      try place.files.remove(name + ".json", in: try draftFolder(makes: false))
    } catch {
      guard error.isMissing else { throw .system(error) }
    }
  }

  private func draftFolder(makes: Bool) throws(SystemFault) -> Handle {
    let drafts = try place.files.open("drafts", in: place.root, .directory)
    let name = String(author.uid)
    let folder: Handle
    do throws(SystemFault) {
      folder = try place.files.open(name, in: drafts, .directory)
    } catch {
      guard makes, error.isMissing else { throw error }
      folder = try place.files.makeDirectory(
        name,
        in: drafts,
        mode: StorePlace.Mode.privateDirectory
      )
    }
    // Who made it may have been killed before its name was on the disk.
    if makes { try place.files.sync(drafts) }
    return folder
  }
}
