public import Canvas
import ZoneModel

/// The one table of commands.
public struct CommandTable: Sendable {
  /// All commands, in the order of the menu.
  public let commands: [Command]
  private let byID: [String: Int]
  private let byKey: [Place: [Key: Int]]

  /// The commands of zoneboard.
  public static let standard = CommandTable(
    Command.going + Command.looking + Command.changing + Command.ofTables + Command.ofDetails
      + Command.ofFindings + Command.ofViews + Command.ofCases + Command.ofForms + Command.ofEditor
      + Command.ofCalendar
      + Command.past
      + Command.typing
      + Command.answering + Command.settings + Command.program
  )

  /// Makes a table of commands.
  ///
  /// A key must mean one command in a place; two are a mistake and trap.
  init(_ commands: [Command]) {
    self.commands = commands
    var byID: [String: Int] = [:]
    var byKey: [Place: [Key: Int]] = [:]
    for (index, command) in commands.enumerated() {
      let twin = byID.updateValue(index, forKey: command.id)
      precondition(twin == nil, "two commands are called \(command.id)")
      for place in command.places {
        for key in command.keys(in: place) {
          let other = byKey[place, default: [:]].updateValue(index, forKey: key)
          if let other {
            preconditionFailure(
              "\(key.shown) means \(command.id) and \(commands[other].id) in \(place.rawValue)"
            )
          }
        }
      }
    }
    self.byID = byID
    self.byKey = byKey
  }

  /// The command with an id.
  public subscript(id: String) -> Command? {
    byID[id].map { commands[$0] }
  }

  /// The command that a key means in a place.
  public func command(for key: Key, in place: Place) -> Command? {
    byKey[place]?[key].map { commands[$0] }
  }

  /// The commands whose keys mean something in a place, in the order of the menu.
  public func commands(in place: Place) -> [Command] {
    commands.filter { !$0.keys(in: place).isEmpty }
  }
}

extension DashboardState {
  /// Runs a command by its id, or says why it cannot be done.
  mutating func run(_ id: String) -> [Effect] {
    guard let command = CommandTable.standard[id] else {
      preconditionFailure("there is no command \(id)")
    }
    return run(command)
  }

  /// Runs a command, or says why it cannot be done.
  mutating func run(_ command: Command) -> [Effect] {
    if let why = command.whyOff(self) {
      message = Message(.warning, why)
      return []
    }
    return command.run(&self)
  }
}
