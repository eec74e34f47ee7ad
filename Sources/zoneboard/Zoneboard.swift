import ArgumentParser
import ZoneModel

/// The command that all others stand under.
struct Zoneboard: ParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "zoneboard",
      abstract: say(
        "The operator's dashboard of an innovation zone: registers, checks, history.",
        "科技园区运营看板：登记、核查、变更历史。"
      ),
      discussion: say(
        """
        Without a command the dashboard opens.

        EXAMPLES:
          zoneboard demo                      a private copy of the sample data
          zoneboard open --store /srv/park.zb
          zoneboard list enterprises --where 'field:nanotechnology'
        """,
        """
        不写命令则打开看板。

        示例：
          zoneboard demo                      样例数据的私有副本
          zoneboard open --store /srv/park.zb
          zoneboard list enterprises --where '领域:纳米'
        """
      ),
      version: "zoneboard \(version)",
      subcommands: commands,
      defaultSubcommand: Open.self
    )
  }

  static var commands: [any ParsableCommand.Type] {
    [
      Open.self, Demo.self, Init.self, Registers.self, List.self, Show.self, New.self,
      SetFields.self, Delete.self, DoAction.self, Undo.self, Redo.self, Revert.self, History.self,
      Difference.self,
      Import.self,
      Export.self, CheckNumber.self, Overview.self, Check.self, Targets.self, Tasks.self, Due.self,
      Eligible.self, Apply.self, Match.self, Evaluate.self, Policies.self, MakeReport.self,
      Fsck.self,
      Generate.self,
      Themes.self,
      Keys.self, EditInEditor.self, Adopt.self, Backup.self, Restore.self, Compact.self,
      Config.self,
    ]
  }

  /// The names of all commands.
  static var commandNames: [String] {
    commands.compactMap { $0.configuration.commandName } + ["help"]
  }
}
