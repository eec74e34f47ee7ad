internal import ZoneModel

/// Makes the files of a new store; `FORMAT.json` comes last, so that a store is whole or not one.
struct StoreMaker {
  let path: String
  let files: Files
  let options: CreateOptions
  let author: Author
  let order: @Sendable (String) -> [String: Int]
  let now: Moment

  func make(_ initial: some Sequence<Record>) throws(StoreError) {
    let group = try groupID()
    let unfinished = try begin(group)
    do throws(StoreError) {
      try fill(unfinished.root, group, initial)
    } catch {
      unfinished.abandon()
      throw error
    }
    unfinished.finish()
  }

  private func fill(
    _ root: Handle,
    _ group: UInt32?,
    _ initial: some Sequence<Record>
  ) throws(StoreError) {
    let format = FormatFile(store: Store.makeID(), created: now.text)
    try calls { () throws(SystemFault) in
      let directory = StorePlace.Mode.directory
      for name in ["registers", "journal", "policies", "drafts", "here", "quarantine"] {
        _ = try files.makeDirectory(name, in: root, mode: directory, group: group)
      }
      let journal = try files.open("journal", in: root, .directory)
      _ = try files.makeDirectory("bodies", in: journal, mode: directory, group: group)
      for name in ["lock.write", "lock.snapshot"] {
        try replace(name, in: root, with: [], group)
      }
      try files.sync(journal)
    }
    try writeTexts(root, group)
    let place = try StorePlace(path: path, files: files, allowsNetwork: true)
    let (position, board) = try writeJournal(place, format, group, initial)
    try writeSnapshot(place, format, position, board, group)
    try calls { () throws(SystemFault) in
      try replace(FormatFile.name, in: root, with: format.bytes, group)
    }
    try syncParent(of: root)
  }

  /// Puts the store's own name on the disk, where its parent may be read.
  private func syncParent(of root: Handle) throws(StoreError) {
    do throws(SystemFault) {
      try files.sync(try files.open("..", in: root, .directory))
    } catch {
      guard error.isForbidden else { throw .system(error) }
    }
  }

  private func replace(
    _ name: String,
    in directory: Handle,
    with bytes: [UInt8],
    _ group: UInt32?
  ) throws(SystemFault) {
    try files.replace(
      name,
      in: directory,
      with: bytes,
      mode: StorePlace.Mode.file,
      group: group,
      replacing: false
    )
  }

  private func groupID() throws(StoreError) -> UInt32? {
    guard let name = options.group else { return nil }
    if let id = files.system.groupID(named: name) { return id }
    throw .refused([
      Refusal(.unknownName, Phrase("there is no group “\(name)”", "没有用户组“\(name)”"))
    ])
  }

  /// Makes the directory where it is not there yet, and marks it.
  private func begin(_ group: UInt32?) throws(StoreError) -> UnfinishedStore {
    var isMade = true
    do throws(SystemFault) {
      try files.retrying(path) { () throws(SystemFault) in
        try files.system.makeRoot(path, mode: StorePlace.Mode.directory & 0o777)
      }
    } catch {
      guard error.isExisting else {
        if error.isMissing { throw .notFound(path: path) }
        throw .system(error)
      }
      isMade = false
    }
    let root: Handle
    do throws(SystemFault) {
      root = try files.openRoot(path)
    } catch {
      // What is there is not a directory.
      throw error.isForbidden ? .notPermitted(path: path) : .exists(path: path)
    }
    let unfinished = try UnfinishedStore(root, path: path, isMade: isMade, files: files)
    do throws(StoreError) {
      try StorePlace.check(
        root,
        path: path,
        files: files,
        allowsNetwork: options.allowsNetworkFileSystem
      )
      try calls { () throws(SystemFault) in
        if let group { try files.setGroup(root, group) }
        try files.setMode(root, StorePlace.Mode.directory)
      }
    } catch {
      unfinished.abandon()
      throw error
    }
    return unfinished
  }

  private func writeTexts(_ root: Handle, _ group: UInt32?) throws(StoreError) {
    for (file, text) in options.texts.sorted(by: { $0.key < $1.key }) {
      guard let (folder, name) = StorePlace.adoptable(file) else {
        throw .refused([
          Refusal(
            .unknownName,
            Phrase("\(file) is not a file that a store adopts", "\(file) 不是数据库采用的文件")
          )
        ])
      }
      try calls { () throws(SystemFault) in
        let directory =
          if let folder { try files.open(folder, in: root, .directory) } else { root }
        try replace(name, in: directory, with: Array(text.utf8), group)
      }
    }
  }

  // MARK: - The first segment

  private func writeJournal(
    _ place: StorePlace,
    _ format: FormatFile,
    _ group: UInt32?,
    _ initial: some Sequence<Record>
  ) throws(StoreError) -> (JournalPosition, InitialBody?) {
    let header = SegmentHeader(
      store: format.store,
      first: 1,
      previous: Chain.start,
      time: now.text,
      app: options.app
    )
    var bytes = header.body
    var position = JournalPosition.start
    position.time = now
    position.chain = Chain.seal(&bytes, after: Chain.start)
    let id = Store.makeID()
    let texts = options.texts.sorted { $0.key < $1.key }
      .map { Edit.adopt(file: $0.key, before: nil, after: $0.value) }
    var body: InitialBody?
    var steps: [UInt8] = []
    for edit in texts {
      if !steps.isEmpty { steps.append(UInt8(ascii: ",")) }
      EditCoder.append(edit, to: &steps)
    }
    body = try InitialBody(place, name: id + ".jsonl", texts, initial, order: order, group: group)
    if body != nil || !texts.isEmpty {
      let change = Change(
        seq: 1,
        id: id,
        time: now,
        author: author,
        operation: body == nil ? .adopt : .import,
        label: options.label,
        edits: []
      )
      var line = JournalLine(change: change, body: body?.reference).bytes(steps: steps)
      position.chain = Chain.seal(&line, after: position.chain)
      position.seq = 1
      bytes += line
    }
    position.offset = bytes.count
    position.end = bytes.count
    try calls { () throws(SystemFault) in
      try replace(SegmentHeader.name(first: 1), in: place.journal, with: bytes, group)
    }
    return (position, body)
  }

  private func writeSnapshot(
    _ place: StorePlace,
    _ format: FormatFile,
    _ position: JournalPosition,
    _ body: InitialBody?,
    _ group: UInt32?
  ) throws(StoreError) {
    var snapshot = SnapshotFile(
      store: format.store,
      seq: position.seq,
      chain: position.chain,
      time: position.time.text,
      segment: position.segment,
      offset: position.offset,
      texts: options.texts
    )
    if let body {
      for register in body.registers {
        snapshot.registers[register] = try body.write(
          register,
          place: place,
          store: format.store,
          position: position,
          group: group
        )
      }
    }
    try calls { () throws(SystemFault) in
      try files.sync(place.registers)
      try replace(SnapshotFile.name, in: place.root, with: snapshot.bytes, group)
    }
  }
}
