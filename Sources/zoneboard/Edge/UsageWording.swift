import ArgumentParser
import ZoneModel

/// Words what ArgumentParser, which speaks English alone, has to say.
enum UsageWording {
  /// What is wrong with a command line, in both languages.
  static func failure(_ error: any Error, arguments: [String], commands: [String]) -> CommandFailure
  {
    let english = DashedValues.written(within: Zoneboard.message(for: error))
    var message =
      Phrase(lowered(english), chinese(for: english)) + expectation(in: english)
    if let unexpected = quoted(english, after: "Unexpected argument "),
      commands.contains(unexpected)
    {
      message = Phrase(
        "“\(unexpected)” stands behind an option; a command comes first",
        "“\(unexpected)”写在选项后面了；命令要写在最前面"
      )
    }
    let command = arguments.first.flatMap { commands.contains($0) ? $0 : nil }
    let help = command.map { "zoneboard help \($0)" } ?? "zoneboard --help"
    return CommandFailure(
      .usage,
      message,
      next: Phrase("See \(help).", "请看 \(help)。")
    )
  }

  /// What ArgumentParser leaves out of a value that is invalid: the nearest of those that are not, or
  /// that a number was expected.
  private static func expectation(in english: String) -> Phrase {
    guard let value = quoted(english, after: "The value "),
      let place = english.firstRange(of: " is invalid for ")
    else { return Phrase(same: "") }
    let behind = String(english[place.upperBound...])
    guard let known = behind.firstRange(of: ". Please provide one of") else {
      guard numbers.contains(where: { behind.hasSuffix($0) }) else { return Phrase(same: "") }
      return Phrase("; a whole number was expected", "；应为整数")
    }
    let words = behind[known.upperBound...].split(whereSeparator: { $0 == "'" || $0.isWhitespace })
      .filter {
        $0.contains(where: \.isLetter) && !["and", "or", "the", "following:"].contains($0)
      }
    return Words.suggestion(for: value, among: words.map(String.init))
  }

  /// The ends of places where only a number may stand.
  private static let numbers = ["<n>'", "<seq>'", "<year>'", "<s>'", "<seconds>'"]

  /// Help in the language of this process.
  static func help(_ text: String, in language: Language) -> String {
    guard language == .zh else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        for (english, chinese) in headings where line.hasPrefix(english) {
          return chinese + line.dropFirst(english.count)
        }
        var line = String(line)
        for (english, chinese) in sentences where line.hasSuffix(english) {
          line = line.dropLast(english.count) + chinese
        }
        return line
      }
      .joined(separator: "\n")
    return bracketed(bracketed(lines, "(default: ", "（默认："), "(values: ", "（可选：")
  }

  /// A text with each bracket that begins so in Chinese, its end included, also on a later line.
  private static func bracketed(_ text: String, _ english: String, _ chinese: String) -> String {
    var done = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: english) {
      done += rest[..<start.lowerBound] + chinese
      rest = rest[start.upperBound...]
      // The list may hold brackets of its own.
      var depth = 1
      let end = rest.firstIndex { character in
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        return depth == 0
      }
      guard let end else { break }
      done += rest[..<end].replacing(", ", with: "、").replacing(",\n", with: "、\n") + "）"
      rest = rest[rest.index(after: end)...]
    }
    return done + rest
  }

  private static let headings = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："),
    ("  See 'zoneboard help <subcommand>' for detailed help.", "  每个命令的说明：zoneboard help <命令>"),
  ]

  private static let sentences = [
    ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"),
    ("Show subcommand help information.", "显示命令的帮助。"),
  ]

  /// The beginnings of ArgumentParser's sentences, with Chinese before and behind what they quote.
  private static let openings: [(english: String, before: String, behind: String)] = [
    ("Unknown option ", "没有这个选项：", ""),
    ("Missing value for ", "", " 后面缺少一个值"),
    ("Missing expected argument ", "缺少参数 ", ""),
    ("Unexpected argument ", "多余的参数：", ""),
    ("Missing one of: ", "缺少其中之一：", ""),
    ("The value ", "值 ", ""),
    ("Missing required subcommand.", "缺少命令", ""),
    ("Invalid option: ", "没有这个选项：", ""),
  ]

  private static func chinese(for english: String) -> String {
    for opening in openings where english.hasPrefix(opening.english) {
      let rest = english.dropFirst(opening.english.count)
        .replacing(" is invalid for ", with: " 不能用于 ")
        .replacing(". Please provide one of the following:\n", with: "；可用的有：\n")
        .replacing(". Please provide one of the following: ", with: "；可用的有 ")
        .replacing(". Please provide one of ", with: "；可用的有 ")
        .replacing(". Did you mean ", with: "；是不是想写 ")
        .replacing("'?", with: "'？").replacing(", and ", with: " 和 ").replacing(
          "' and '",
          with: "' 和 '"
        )
        .replacing(" or ", with: " 或 ")
      return opening.before + trimmed(String(rest)) + opening.behind
    }
    if let place = english.firstRange(of: " unexpected arguments: ") {
      return "多余的参数：" + english[place.upperBound...].replacing(", ", with: "、")
    }
    if let shell = quoted(english, after: "Can't generate completion scripts for ") {
      return "不能为 '\(shell)' 生成补全脚本；可用的有 zsh、bash、fish（--generate-completion-script=<shell>）"
    }
    // What the program itself says is in Chinese already.
    return english.utf8.contains { $0 >= 0x80 } ? english : "命令行有误：" + english
  }

  private static func quoted(_ text: String, after opening: String) -> String? {
    guard text.hasPrefix(opening) else { return nil }
    return text.dropFirst(opening.count).split(separator: "'").first.map(String.init)
  }

  private static func lowered(_ sentence: String) -> String {
    trimmed(sentence.prefix(1).lowercased() + sentence.dropFirst())
  }

  private static func trimmed(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
