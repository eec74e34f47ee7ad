import CPosix
import Foundation
import Glibc
import ZoneModel

/// What the program finds around it: environment, folders, the person and the terminal.
struct Surroundings: Sendable {
  /// The environment variables.
  let environment: [String: String]
  /// The folder that relative paths start from.
  let workingDirectory: String
  /// The folder with the program in it, links followed; `nil` where it cannot be told.
  let programDirectory: String?

  init(environment: [String: String], workingDirectory: String, programDirectory: String?) {
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.programDirectory = programDirectory
  }

  /// Those of this process.
  static let process = Surroundings(
    environment: ProcessInfo.processInfo.environment,
    workingDirectory: FileManager.default.currentDirectoryPath,
    programDirectory: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      .map { ($0 as NSString).deletingLastPathComponent }
  )

  /// A variable that is set and not empty.
  subscript(variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  // MARK: - Folders

  /// The person's home folder.
  var home: String { self["HOME"] ?? NSHomeDirectory() }

  /// The settings of the person.
  var settingsFile: String { base("XDG_CONFIG_HOME", ".config") + "/zoneboard/config.yaml" }

  /// What can be made again at any time.
  var cacheDirectory: String { base("XDG_CACHE_HOME", ".cache") + "/zoneboard" }

  /// Where logs, crash reports and the last place of each store are kept.
  var stateDirectory: String { base("XDG_STATE_HOME", ".local/state") + "/zoneboard" }

  /// The store that is used where none is named.
  var defaultStore: String { base("XDG_DATA_HOME", ".local/share") + "/zoneboard/store" }

  /// The folder that holds `themes`, `sample-data` and `policies`: `ZONEBOARD_HOME`, else
  /// `../share/zoneboard` beside the program's folder, else the checkout that it was built in.
  var share: String? {
    if let home = self["ZONEBOARD_HOME"] { return absolute(home) }
    guard let programDirectory else { return nil }
    let installed = (programDirectory as NSString).deletingLastPathComponent + "/share/zoneboard"
    if isDirectory(installed) { return installed }
    var folder = programDirectory
    while folder.count > 1 {
      if isDirectory(folder + "/themes"), isDirectory(folder + "/Sources") { return folder }
      folder = (folder as NSString).deletingLastPathComponent
    }
    return nil
  }

  /// A path as seen from the working folder, with `~` meaning home.
  func absolute(_ path: String) -> String {
    if path == "~" { return home }
    if path.hasPrefix("~/") { return home + path.dropFirst(1) }
    return path.hasPrefix("/") ? path : workingDirectory + "/" + path
  }

  /// A path with `~` for the person's home folder.
  func shortened(_ path: String) -> String {
    path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// Whether there is a folder at a path.
  func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  private func base(_ variable: String, _ underHome: String) -> String {
    // The XDG specification ignores relative paths.
    guard let folder = self[variable], folder.hasPrefix("/") else { return home + "/" + underHome }
    return folder
  }

  // MARK: - The person and the terminal

  /// The language of the locale.
  var localeLanguage: Language {
    let locale = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }

  /// Who makes changes: `ZONEBOARD_USER` if set, else the login name, else the number of the user.
  var userName: String {
    let names = [self["ZONEBOARD_USER"], self["LOGNAME"], self["USER"], NSUserName()]
    return names.lazy.compactMap { $0 }.first { !$0.isEmpty } ?? "uid \(getuid())"
  }

  /// The author of this process's changes, with a session of its own.
  func author() -> Author {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    let session = String((0..<6).map { _ in letters[Int.random(in: 0..<letters.count)] })
    return Author(name: userName, uid: Int(getuid()), session: session)
  }
}

/// One of the three open files that every program starts with.
enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person sits at it.
  var isTerminal: Bool { isatty(rawValue) == 1 }
}
