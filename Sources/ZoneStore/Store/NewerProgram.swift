internal import ZoneModel

/// What a store is told to need that this program does not know.
struct NewerProgram {
  let place: StorePlace
  /// The version of this program.
  let app: String

  /// The sentence about a feature of the whole store, with the newest version that has a part in it.
  func named(_ what: Phrase) -> Phrase {
    let journal = Journal(place: place, store: "")
    // Only for a sentence that says more: what cannot be read is told of elsewhere.
    let firsts = (try? journal.segments()) ?? []
    let versions = firsts.compactMap { journal.startingApp(of: $0).flatMap(ProgramVersion.init) }
    guard let mine = ProgramVersion(app), let newest = versions.max(), mine < newest else {
      return needingNewer(what)
    }
    return Phrase(
      "\(what.en); zoneboard \(newest.text) has written to this store, this is \(app)",
      "\(what.zh)；zoneboard \(newest.text) 曾写入此数据，本程序为 \(app)"
    )
  }

  /// The sentence about a line of the journal, with the version that started its segment.
  ///
  /// Others may have written there too, so an older one says nothing about the line.
  private func named(_ what: Phrase, inSegment first: Int) -> Phrase {
    let journal = Journal(place: place, store: "")
    guard let mine = ProgramVersion(app),
      let starter = journal.startingApp(of: first).flatMap(ProgramVersion.init), mine < starter
    else { return needingNewer(what) }
    return Phrase(
      "\(what.en); zoneboard \(starter.text) started this part of the journal, this is \(app)",
      "\(what.zh)；这段日志由 zoneboard \(starter.text) 起始，本程序为 \(app)"
    )
  }

  private func needingNewer(_ what: Phrase) -> Phrase {
    Phrase(
      "\(what.en); a zoneboard newer than \(app) is needed",
      "\(what.zh)；需要比 \(app) 更新的 zoneboard"
    )
  }

  /// Why nothing may be written for the features of a format, if so.
  func reason(_ format: FormatFile) -> ReadOnlyReason? {
    guard !format.readOnlyCompatible.isEmpty else { return nil }
    let features = format.readOnlyCompatible.joined(separator: ", ")
    return .newer(
      named(
        Phrase(
          "only a newer program may write here (\(features))",
          "只有更新版本的程序可以写入（\(features)）"
        )
      )
    )
  }

  /// A reason with the version that is needed, where the reading of the journal ended.
  func named(_ reason: ReadOnlyReason?, at end: JournalPosition) -> ReadOnlyReason? {
    guard case .newer(let what)? = reason else { return reason }
    return .newer(named(what, inSegment: end.segment))
  }

  /// Reads `FORMAT.json`; where it is of a newer program, the error says of which.
  func readFormat() throws(StoreError) -> (FormatFile, FileStatus) {
    do throws(StoreError) {
      return try place.readFormat()
    } catch {
      guard case .newer(let what) = error else { throw error }
      throw .newer(what: named(what))
    }
  }
}

/// The version of a program, in the order in which they came.
private struct ProgramVersion: Comparable {
  let text: String
  private let parts: [Int]

  /// Reads numbers with points between them; `nil` for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    self.parts = parts.compactMap(\.self)
    self.text = text
    guard self.parts.count == parts.count else { return nil }
  }

  static func < (one: ProgramVersion, other: ProgramVersion) -> Bool {
    one.parts.lexicographicallyPrecedes(other.parts)
  }
}
