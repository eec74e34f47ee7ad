import ZoneModel

/// The settings of a store as it was opened, by which those of its later boards are found.
struct SettingsInForce: Sendable {
  private let text: String?
  private let settings: StoreSettings

  init(_ settings: StoreSettings, of board: any Board) {
    text = board.adoptedText("settings.yaml")
    self.settings = settings
  }

  /// The settings that are in force on a board; read again only where their text is another.
  func on(_ board: any Board) -> StoreSettings {
    board.adoptedText("settings.yaml") == text ? settings : StoreSettings(inForceOn: board)
  }
}
