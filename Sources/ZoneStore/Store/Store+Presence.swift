internal import Synchronization
public import ZoneModel

/// Somebody who has the store open now.
public struct Presence: Hashable, Sendable {
  /// Who.
  public let author: Author
  /// Since when.
  public let since: Moment
  /// The record that they look at or edit, if they said so.
  public let record: RecordReference?
  /// Whether they are editing it.
  public let isEditing: Bool
}

extension Store {
  /// Says that this session has the store open, and on which record.
  ///
  /// No promise rests on it: where it cannot be said (read-only files, a full disk), nobody is told.
  ///
  /// - Returns: whether others can see it.
  @discardableResult
  public func announce(on record: RecordReference? = nil, isEditing: Bool = false) -> Bool {
    guard !options.isReadOnly, SnapshotFile.isPlainName(author.session) else { return false }
    return state.withLock { state in
      do throws(StoreError) {
        let handle = try presenceFile(&state)
        var members = [
          JSONMember("by", .text(author.name)),
          JSONMember("uid", .number(String(author.uid))),
          JSONMember("s", .text(author.session)),
          JSONMember("since", .text((state.since ?? clock()).text)),
        ]
        if let record { members.append(JSONMember("on", .text(record.description))) }
        if isEditing { members.append(JSONMember("editing", .flag(true))) }
        var bytes: [UInt8] = []
        JSONTree.object(members).append(to: &bytes)
        bytes.append(0x0A)
        try calls { () throws(SystemFault) in
          try place.files.truncate(handle, to: 0)
          try place.files.write(handle, bytes, at: 0)
        }
        return true
      } catch {
        return false
      }
    }
  }

  private func presenceFile(_ state: inout State) throws(StoreError) -> Handle {
    if let handle = state.presence { return handle }
    let here = try calls { () throws(SystemFault) in
      try place.files.open("here", in: place.root, .directory)
    }
    let name = author.session + ".json"
    // Somebody who looks who is there may hold it for a moment, or take it for a dead session's.
    for _ in 0..<50 {
      let handle = try calls { () throws(SystemFault) -> Handle? in
        let mode = StorePlace.Mode.file
        let handle = try place.files.open(name, in: here, .updateOrCreate(mode: mode))
        try place.files.setMode(handle, mode)
        guard try place.files.lock(handle), try isStill(handle, name, in: here) else { return nil }
        return handle
      }
      if let handle {
        state.presence = handle
        state.since = clock()
        return handle
      }
      place.files.system.pause(milliseconds: 1)
    }
    throw .locked(by: nil)
  }

  /// Whether a name still means the file that was opened by it.
  private func isStill(
    _ handle: Handle,
    _ name: String,
    in directory: Handle
  ) throws(SystemFault) -> Bool {
    do throws(SystemFault) {
      let named = try place.files.status(of: name, in: directory)
      return named.isSameFile(as: try place.files.status(of: handle))
    } catch {
      if error.isMissing { return false }
      throw error
    }
  }

  /// Says that this session is over; ending the program says so too.
  public func leave() {
    state.withLock { state in
      guard state.presence != nil else { return }
      state.presence = nil
      // A file that stays is taken for a dead session's, since nobody holds its lock.
      if let here = try? place.files.open("here", in: place.root, .directory) {
        try? place.files.remove(author.session + ".json", in: here)
      }
    }
  }

  /// Who else has the store open, in order of their names.
  ///
  /// - Throws: `io` where the directory cannot be read.
  public func others() throws(StoreError) -> [Presence] {
    let here: Handle
    let names: [String]
    do throws(SystemFault) {
      here = try place.files.open("here", in: place.root, .directory)
      names = try place.files.names(in: here)
    } catch {
      if error.isMissing { return [] }
      throw .system(error)
    }
    var present: [Presence] = []
    for name in names where name.hasSuffix(".json") && name != author.session + ".json" {
      if let one = presence(name, here) { present.append(one) }
    }
    return present.sorted {
      ($0.author.name, $0.since, $0.author.session) < ($1.author.name, $1.since, $1.author.session)
    }
  }

  /// Takes the file of a session away that ended without saying so.
  private func removeDead(_ handle: Handle, _ name: String, _ here: Handle) {
    guard !options.isReadOnly, let isMine = try? place.files.lock(handle), isMine else { return }
    // What stays does no harm: nobody holds its lock.
    if (try? isStill(handle, name, in: here)) == true { try? place.files.remove(name, in: here) }
  }

  /// Who a file tells of; `nil` where its session is dead or the file is just being written.
  private func presence(_ name: String, _ here: Handle) -> Presence? {
    guard let handle = try? place.open(name, in: here),
      let isFree = try? place.files.lock(handle, exclusive: false)
    else { return nil }
    guard !isFree else {
      removeDead(handle, name, here)
      return nil
    }
    guard let bytes = try? place.files.readAll(handle), let tree = try? JSONTree(bytes: bytes),
      let by = tree["by"]?.text, let uid = tree["uid"]?.integer, let session = tree["s"]?.text,
      let since = tree["since"]?.text.flatMap({ Moment(text: $0) })
    else { return nil }
    return Presence(
      author: Author(name: by, uid: uid, session: session),
      since: since,
      record: tree["on"]?.text.flatMap { RecordReference($0) },
      isEditing: tree["editing"] == .flag(true)
    )
  }
}
