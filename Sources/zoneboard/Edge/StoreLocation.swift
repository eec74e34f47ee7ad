import ZoneModel

/// Which store is meant, and who says so.
struct StoreLocation: Hashable, Sendable {
  /// Who named the store.
  enum Origin: Sendable {
    case option
    case environment
    case settings
    case standard

    /// Its name.
    var name: Phrase {
      switch self {
      case .option: Phrase(same: "--store")
      case .environment: Phrase(same: "ZONEBOARD_STORE")
      case .settings: Phrase("settings", "设置")
      case .standard: Phrase("default", "默认")
      }
    }
  }

  /// The store's folder, as an absolute path.
  let path: String
  /// Who named it.
  let origin: Origin

  /// The store that `--store` names, else `ZONEBOARD_STORE`, else the settings, else the default one
  /// if it exists.
  init?(options: GlobalOptions, settings: Settings, surroundings: Surroundings) {
    if let store = options.store {
      (path, origin) = (surroundings.absolute(store), .option)
    } else if let store = surroundings["ZONEBOARD_STORE"] {
      (path, origin) = (surroundings.absolute(store), .environment)
    } else if let store = settings.store {
      (path, origin) = (surroundings.absolute(store), .settings)
    } else if surroundings.isDirectory(surroundings.defaultStore) {
      (path, origin) = (surroundings.defaultStore, .standard)
    } else {
      return nil
    }
  }

  /// The failure of a command that needs a store where none is named.
  static func missing(settings: Settings, surroundings: Surroundings) -> CommandFailure {
    let standard = surroundings.defaultStore
    return CommandFailure(
      .notFound,
      Phrase(
        "no store is named: --store is missing, ZONEBOARD_STORE is not set, the settings name none, "
          + "and there is none at \(standard)",
        "没有指定数据：没有 --store，没有设 ZONEBOARD_STORE，设置里没有写，\(standard) 也不存在"
      ),
      next: Phrase(
        "Name one with --store DIR, make one with zoneboard init --store DIR, or look at zoneboard demo.",
        "请用 --store 目录 指定，用 zoneboard init --store 目录 新建，或先看 zoneboard demo。"
      )
    )
  }
}
