import ArgumentParser
import ZoneModel

/// The way from arguments to an exit status.
enum Program {
  /// Understands the arguments, does what they say, and tells what went wrong.
  ///
  /// - Parameter arguments: the command line without the program's name.
  /// - Returns: the status to end with.
  static func run(_ arguments: [String]) -> Int32 {
    Interruption.watch()
    LostMapping.watch()
    defer { Shortcoming.tellNotices() }
    // `help` is a command of ArgumentParser's and knows no options; the language is known by now.
    let arguments = DashedValues.kept(
      in: arguments.first == "help" ? Spoken.stripped(arguments) : arguments
    )
    do {
      try requireText()
      try requireKnownCommand(arguments)
      var command = try Zoneboard.parseAsRoot(arguments)
      try command.run()
      return Shortcoming.left().map(report) ?? ExitStatus.done.rawValue
    } catch let failure as CommandFailure {
      _ = Shortcoming.left(beside: failure).map(report)
      return report(failure)
    } catch let end as Ending {
      _ = Shortcoming.left().map(report)
      return end.status
    } catch {
      return answer(error, arguments: arguments)
    }
  }

  private static func report(_ failure: CommandFailure) -> Int32 {
    if failure.status != .closedPipe {
      StandardError.tell(failure.text(in: Spoken.language))
    }
    return failure.status.rawValue
  }

  /// Answers what ArgumentParser throws: help and version, or a wrong command line.
  private static func answer(_ error: any Error, arguments: [String]) -> Int32 {
    guard Zoneboard.exitCode(for: error).isSuccess else {
      return report(
        UsageWording.failure(error, arguments: arguments, commands: Zoneboard.commandNames)
      )
    }
    do throws(CommandFailure) {
      var output = StandardOutput()
      // An option before `--help` would otherwise ask for the help of the command that is the default.
      let isAboutAll =
        arguments.first?.hasPrefix("-") == true
        && (arguments.contains("--help") || arguments.contains("-h"))
      let text = isAboutAll ? Zoneboard.helpMessage() : Zoneboard.fullMessage(for: error)
      try output.write(UsageWording.help(text, in: Spoken.language) + "\n")
      try output.flush()
      return ExitStatus.done.rawValue
    } catch {
      return report(error)
    }
  }

  /// Refuses bytes that are no text: they would be kept as something else.
  private static func requireText() throws(CommandFailure) {
    for (place, argument) in CommandLine.arguments.enumerated() where place > 0 {
      guard argument.contains("\u{FFFD}"), let bytes = CommandLine.unsafeArgv[place],
        String(validatingCString: bytes) == nil
      else { continue }
      throw CommandFailure(
        .usage,
        at: Phrase(same: argument),
        Phrase("this is not text in UTF-8", "不是 UTF-8 文本"),
        next: Phrase("Nothing was changed. Set the terminal to UTF-8.", "没有改动任何数据。请将终端设为 UTF-8。")
      )
    }
  }

  /// Refuses a first word that is no command.
  private static func requireKnownCommand(_ arguments: [String]) throws(CommandFailure) {
    // What `help` is asked about is a command, too.
    let words = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
    guard let first = words.first, !first.hasPrefix("-") else { return }
    let names = Zoneboard.commandNames
    guard !names.contains(first), !first.hasPrefix("---") else { return }
    throw CommandFailure(
      .usage,
      Phrase("there is no command “\(first)”", "没有“\(first)”这个命令")
        + Words.suggestion(for: first, among: names),
      next: Phrase("zoneboard --help lists them.", "zoneboard --help 列出全部命令。")
    )
  }
}

/// An end that is no failure and yet not `done`: something is not met, or a signal ended the program.
struct Ending: Error {
  /// The status to end with.
  let status: Int32

  init(_ status: ExitStatus) {
    self.status = status.rawValue
  }

  /// The status that a shell gives for the signal of this number.
  init(signal number: Int32) {
    status = 128 + number
  }
}
