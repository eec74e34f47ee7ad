internal import ZoneModel

/// Empty folders in the place of a journal that is gone, so that the rest of its store can be read.
struct JournalStopgap {
  private let files: Files
  private var made: [(name: String, directory: Handle)] = []

  /// Makes the folders of the journal that a store has lost; nothing where `FORMAT.json` does not tell
  /// that there was one.
  init(_ path: String, _ files: Files) throws(StoreError) {
    self.files = files
    // What keeps the store from being opened is told by whoever opens it.
    guard let root = try? files.openRoot(path),
      (try? files.status(of: FormatFile.name, in: root)) != nil
    else { return }
    do throws(SystemFault) {
      var directory = root
      for name in ["journal", "bodies"] {
        do throws(SystemFault) {
          directory = try files.open(name, in: directory, .directory)
        } catch {
          guard error.isMissing else { throw error }
          let above = directory
          directory = try files.makeDirectory(name, in: above, mode: StorePlace.Mode.directory)
          made.append((name, above))
        }
      }
    } catch {
      remove()
      throw StorePlace.place(error, path: path)
    }
  }

  /// Takes the folders away again.
  func remove() {
    // They are empty: one that stays says no more than that the journal is gone.
    for (name, directory) in made.reversed() { try? files.removeDirectory(name, in: directory) }
  }
}
