import ZoneModel

/// The language that this process speaks where no record is shown: help, and what is wrong with the
/// command line.
///
/// It is settled once, before the command line has been understood: `--lang`, else the person's
/// settings, else the locale.
enum Spoken {
  static let language: Language = {
    if let named = named(in: CommandLine.arguments) { return named }
    let around = Surroundings.process
    // Settings that cannot be read are reported by the command that needs them.
    if let settings = try? Settings.read(around.settingsFile), let language = settings.language {
      return language
    }
    return around.localeLanguage
  }()

  /// The language that the arguments name; `nil` where they name none that there is.
  static func named(in arguments: [String]) -> Language? {
    for (place, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
      if argument == "--lang", place + 1 < arguments.count {
        return Language(rawValue: arguments[place + 1])
      }
    }
    return nil
  }

  /// The arguments without those that name the language.
  static func stripped(_ arguments: [String]) -> [String] {
    var rest: [String] = []
    var isValue = false
    for argument in arguments {
      if !isValue, argument != "--lang", !argument.hasPrefix("--lang=") { rest.append(argument) }
      isValue = argument == "--lang"
    }
    return rest
  }
}

/// The text of a phrase in the language of this process, for help.
func say(_ english: String, _ chinese: String) -> String {
  Phrase(english, chinese)[Spoken.language]
}
