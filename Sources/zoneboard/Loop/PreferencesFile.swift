import Dashboard
import Foundation
import ZoneModel

/// Where the dashboard's choices of a person are kept from one start to the next.
///
/// Each store has a file of its own; language and theme are also kept once for all stores, so that a
/// new store opens as the last one was left. Losing the files loses no data.
struct PreferencesFile: Sendable {
  private let folder: String
  private let store: String

  /// The choices made in the store with this id.
  init(_ surroundings: Surroundings, store: String) {
    folder = surroundings.stateDirectory + "/preferences"
    self.store = store
  }

  /// What was kept; nothing for somebody who never chose anything.
  func read() -> Preferences {
    var kept = read(store) ?? Preferences()
    let common = read(Self.common)
    kept.language = kept.language ?? common?.language
    kept.theme = kept.theme ?? common?.theme
    return kept
  }

  /// The name of the file of what is kept for all stores.
  private static let common = "person"

  /// Keeps choices.
  ///
  /// - Throws: the file system's error; what was kept before is still there.
  func write(_ preferences: Preferences) throws {
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    try write(preferences, as: store)
    guard preferences.language != nil || preferences.theme != nil else { return }
    try write(
      Preferences(language: preferences.spoken, theme: preferences.theme),
      as: Self.common
    )
  }

  private func read(_ name: String) -> Preferences? {
    guard let data = FileManager.default.contents(atPath: path(name)) else { return nil }
    // A file of another version is no reason not to start: its choices are made anew.
    return try? JSONDecoder().decode(Preferences.self, from: data)
  }

  private func write(_ preferences: Preferences, as name: String) throws {
    let file = path(name)
    if FileManager.default.fileExists(atPath: file), read(name) == nil {
      // Of another version, or damaged: what was chosen there is not written over.
      var aside = file + ".unread"
      var turn = 1
      while FileManager.default.fileExists(atPath: aside) {
        turn += 1
        aside = "\(file).unread-\(turn)"
      }
      try FileManager.default.moveItem(atPath: file, toPath: aside)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(preferences).write(to: URL(filePath: file), options: .atomic)
  }

  private func path(_ name: String) -> String { folder + "/" + name + ".json" }
}
