internal import ZoneModel

extension Store {
  /// Refuses a place inside of a store's folder: what lies there is lost with the store, is no part of
  /// it, and is found by `fsck` as something that does not belong there.
  ///
  /// - Parameter path: where something is to be made; folders above it need not be there yet.
  /// - Throws: `insideStore`, or what failed in looking.
  public static func requireOutside(_ path: String) throws(StoreError) {
    try requireOutside(path, Files(RealFileSystem()))
  }

  static func requireOutside(_ path: String, _ files: Files) throws(StoreError) {
    let outer: String?
    do throws(SystemFault) {
      outer = try store(around: path, files)
    } catch {
      // Who may not look further up is outside: a store could be looked at.
      if error.isForbidden { return }
      throw .system(error)
    }
    if let outer { throw .insideStore(path: path, store: outer) }
  }

  /// The store in whose folder a path lies.
  private static func store(
    around path: String,
    _ files: Files
  ) throws(SystemFault) -> String? {
    let top = path.hasPrefix("/") ? "/" : ""
    var parts = path.split(separator: "/").map(String.init)
    var found: Handle?
    while found == nil, parts.popLast() != nil {
      let above = top + parts.joined(separator: "/")
      do throws(SystemFault) {
        found = try files.openRoot(above.isEmpty ? "." : above)
      } catch {
        guard error.isMissing else { throw error }
      }
    }
    guard var folder = found else { return nil }
    var at = try files.status(of: folder)
    while try !holdsStore(folder, files) {
      folder = try files.open("..", in: folder, .directory)
      let above = try files.status(of: folder)
      // Above the topmost folder is that folder again.
      if above.isSameFile(as: at) { return nil }
      at = above
      _ = parts.popLast()
    }
    // A link on the way leads to a folder of another name.
    let text = top + parts.joined(separator: "/")
    let isNamed = (try? files.status(ofPath: text))?.isSameFile(as: at) ?? false
    return isNamed ? text : folder.path
  }

  private static func holdsStore(_ folder: Handle, _ files: Files) throws(SystemFault) -> Bool {
    let bytes: [UInt8]
    do throws(SystemFault) {
      bytes = try files.readAll(try files.open(FormatFile.name, in: folder, .read))
    } catch {
      if error.isMissing || error.isForbidden { return false }
      throw error
    }
    do throws(StoreError) {
      _ = try FormatFile(bytes, path: folder.path)
    } catch {
      if case .notAStore = error { return false }
    }
    return true
  }
}
