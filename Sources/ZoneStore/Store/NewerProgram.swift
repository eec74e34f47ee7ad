internal import ZoneModel

/// What a store is told to need that this program does not know.
struct NewerProgram {
  let place: StorePlace
  /// The version of this program.
  let app: String

  /// The sentence with the version that is needed, as far as the store tells it.
  func named(_ what: Phrase) -> Phrase {
    // The newest segment's header has the version that started it.
    guard let newest = Journal(place: place, store: "").newestApp(), newest != app else {
      return Phrase(
        "\(what.en); a zoneboard newer than \(app) is needed",
        "\(what.zh)；需要比 \(app) 更新的 zoneboard"
      )
    }
    return Phrase(
      "\(what.en); zoneboard \(newest) wrote it, this is \(app)",
      "\(what.zh)；由 zoneboard \(newest) 写入，本程序为 \(app)"
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

  /// A reason with the version that is needed.
  func named(_ reason: ReadOnlyReason?) -> ReadOnlyReason? {
    guard case .newer(let what)? = reason else { return reason }
    return .newer(named(what))
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
