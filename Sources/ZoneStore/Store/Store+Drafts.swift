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

  /// Where a draft of the author's is, below the store's folder.
  public func draftPath(_ name: String) -> String { "drafts/\(author.uid)/\(name).json" }

  /// The author's drafts, newest first, and the names of those that cannot be read.
  ///
  /// - Throws: what failed with the folder.
  public func drafts() throws(StoreError) -> (forms: [FormDraft], unread: [String]) {
    let folder: Handle
    let names: [String]
    do throws(SystemFault) {
      folder = try draftFolder(makes: false)
      names = try place.files.names(in: folder)
    } catch {
      if error.isMissing { return ([], []) }
      throw .system(error)
    }
    var (drafts, unread): ([FormDraft], [String]) = ([], [])
    for name in names where name.hasSuffix(".json") && name.first != "." {
      let draft: FormDraft?
      do throws(StoreError) {
        // Another window of the same person may have dropped it meanwhile.
        guard let bytes = try place.read(name, in: folder) else { continue }
        draft = FormDraft(name: String(name.dropLast(5)), bytes)
      } catch {
        draft = nil
      }
      if let draft { drafts.append(draft) } else { unread.append(String(name.dropLast(5))) }
    }
    return (drafts.sorted { ($1.time, $0.name) < ($0.time, $1.name) }, unread.sorted())
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

extension FormDraft {
  /// Reads the text of a draft's file; `nil` where it is none.
  init?(name: String, _ bytes: [UInt8]) {
    guard let tree = try? JSONTree(bytes: bytes), let fields = tree["fields"]?.fields,
      let time = tree["t"]?.text.flatMap({ Moment(text: $0) })
    else { return nil }
    self.init(name: name, time: time, fields: fields)
  }
}
