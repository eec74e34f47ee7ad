internal import ZoneModel

/// Empty folders that stand for a journal that is gone, so that the rest of its store can be read.
///
/// They lie beside the new store, under a passing name: the damaged one stays as it is.
struct JournalStopgap {
  /// The folder that stands for the journal's; `nil` where that is there.
  let journal: Handle?
  /// The folder that stands for that of the bodies; `nil` where that is there.
  let bodies: Handle?
  private let files: Files
  private let directory: Handle
  private let name: String?

  /// Makes the folders for what a store has lost; none where `FORMAT.json` does not tell that there was
  /// a journal.
  ///
  /// - Parameters:
  ///   - path: the store.
  ///   - newName: the name of the new store.
  ///   - directory: where that is to be.
  ///   - files: the calls.
  /// - Throws: why the folders cannot be made.
  init(
    for path: String,
    beside newName: String,
    in directory: Handle,
    _ files: Files
  ) throws(StoreError) {
    self.files = files
    self.directory = directory
    let (hasJournal, hasBodies) = Self.parts(of: path, files)
    guard !hasJournal || !hasBodies else {
      (journal, bodies, name) = (nil, nil, nil)
      return
    }
    let passing = files.passingName(for: newName)
    do throws(SystemFault) {
      let mode = StorePlace.Mode.privateDirectory
      let folder = try files.makeDirectory(passing, in: directory, mode: mode)
      journal = hasJournal ? nil : folder
      bodies = try files.makeDirectory("bodies", in: folder, mode: mode)
    } catch {
      try? files.removeTree(passing, in: directory)
      throw StorePlace.place(error, path: path)
    }
    name = passing
  }

  /// Which folders of the journal are there, or are not to be stood for.
  private static func parts(of path: String, _ files: Files) -> (journal: Bool, bodies: Bool) {
    // What keeps the store from being opened is told by whoever opens it.
    guard let root = try? files.openRoot(path),
      (try? files.status(of: FormatFile.name, in: root)) != nil
    else { return (true, true) }
    do throws(SystemFault) {
      let journal = try files.open("journal", in: root, .directory)
      do throws(SystemFault) {
        _ = try files.open("bodies", in: journal, .directory)
        return (true, true)
      } catch {
        return (true, !error.isMissing)
      }
    } catch {
      return (!error.isMissing, !error.isMissing)
    }
  }

  /// Takes the folders away again.
  func remove() {
    // What stays is empty, under a name that says what it is; the next salvage tells of it.
    if let name { try? files.removeTree(name, in: directory) }
  }
}
