import TestSupport
import Testing

/// What the program says to a command line that is wrong, and to one that asks for help.
struct UsageTests {
  private func refusal(_ arguments: String..., language: String = "en") throws -> String {
    let run = try ProgramUnderTest().run(arguments, environment: ["LC_ALL": language + ".UTF-8"])
    #expect(run.status == 64)
    #expect(run.output == "")
    return run.errors
  }

  @Test func `an unknown command is answered with the nearest one`() throws {
    #expect(
      try refusal("regsters") == """
        zoneboard: there is no command “regsters”; nearest: registers
          zoneboard --help lists them.

        """
    )
    #expect(
      try refusal("regsters", language: "zh_CN") == """
        zoneboard: 没有“regsters”这个命令；最接近的是 registers
          zoneboard --help 列出全部命令。

        """
    )
  }

  @Test func `what ArgumentParser says in English is said in Chinese to the end`() throws {
    let errors = try refusal("number", "foo", "1", language: "zh_CN")
    #expect(errors.contains("可用的有"))
    #expect(!errors.contains("following"))
    let help = try ProgramUnderTest().run("help", "list", environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(help.output.contains("（可选：en、zh）"))
  }

  @Test
  func `each sentence of ArgumentParser has its Chinese, and only what may stand is proposed`()
    throws
  {
    for arguments in [
      ["list", "a", "b", "c"], ["--generate-completion-script", "nope"],
      ["open", "--ambiguous", "x"],
    ] {
      let run = try ProgramUnderTest().run(arguments, environment: ["LC_ALL": "zh_CN.UTF-8"])
      #expect(run.status == 64)
      for english in ["unexpected", "generate completion", " and ", "请写.", "最接近的是 ."] {
        #expect(!run.errors.contains(english), "\(arguments): \(run.errors)")
      }
    }
    let english = try refusal("open", "--ambiguous", "x")
    #expect(!english.contains("nearest: ."), "\(english)")
  }

  @Test func `what says two things, or leads back in time, is refused by its name`() throws {
    let program = try ProgramUnderTest()
    let store = program.home.file("park.zb")
    #expect(try program.run("init", "--store", store).status == 0)
    let both = try program.run("undo", "5", "--change", "2", "--store", store)
    #expect(both.status == 64)
    #expect(both.errors.contains("--change"), "\(both.errors)")
    let back = try program.run("due", "--within", "-5d", "--store", store)
    #expect(back.status == 64)
    #expect(back.errors.contains("--within -5d"), "\(back.errors)")
  }

  @Test func `records in JSON say which they are, whatever columns are asked`() throws {
    let program = try ProgramUnderTest()
    let store = program.home.file("park.zb")
    #expect(try program.run("init", "--store", store).status == 0)
    let made = try program.run("new", "zones", "z1", "name=A", "kind=park", "--store", store)
    #expect(made.status == 0, "\(made.errors)")
    for columns in ["name", "name,id", "revision,name"] {
      let run = try program.run(
        ["list", "zones", "--columns", columns, "--format", "jsonl", "--store", store]
      )
      #expect(run.output == "{\"id\":\"z1\",\"revision\":1,\"name\":\"A\"}\n")
    }
  }

  @Test func `a value may begin with a dash, and a count below zero is refused with words`() throws
  {
    let program = try ProgramUnderTest()
    let store = program.home.file("park.zb")
    #expect(try program.run("init", "--store", store).status == 0)
    for arguments in [
      ["history", "--since", "-7d"], ["diff", "-7d"], ["diff", "-1d", "today"],
      ["list", "zones", "--as-of", "-1d"], ["overview", "--today", "-1d"],
    ] {
      let run = try program.run(arguments + ["--store", store])
      #expect(!run.errors.contains("option"), "\(arguments): \(run.errors)")
      #expect([0, 66].contains(run.status), "\(arguments): \(run.errors)")
    }
    #expect(try refusal("list", "zones", "--limit", "-1").contains("1 or more was expected"))
    #expect(try refusal("history", "--limit", "-1", language: "zh_CN").contains("应为 1 或以上的数"))
    #expect(try refusal("list", "zones", "-1").contains("-1"))
  }

  @Test func `help about an unknown command is answered with the nearest one`() throws {
    #expect(
      try refusal("help", "lst") == """
        zoneboard: there is no command “lst”; nearest: list
          zoneboard --help lists them.

        """
    )
    #expect(try ProgramUnderTest().run("help", "list").status == 0)
  }

  @Test func `registers, their fields, samples and themes are completed`() throws {
    let program = try ProgramUnderTest()
    let script = try program.run("--generate-completion-script", "bash").output
    for word in ["enterprise-figures", "shibei-park"] { #expect(script.contains(word)) }
    func completed(_ path: String..., at word: Int, of line: String) throws -> [String] {
      let arguments = ["---completion"] + path + ["\(word)", "\(line.count)"]
      return try program.run(arguments + line.split(separator: " ").map(String.init)).lines
    }
    let fields = try completed(
      "list",
      "--",
      "--columns",
      at: 4,
      of: "zoneboard list enterprises --columns name,reg"
    )
    #expect(fields.contains("name,registeredOn") && fields.contains("name,revenue"))
    let themes = try completed("themes", "--", "positional@0", at: 2, of: "zoneboard themes d")
    #expect(themes.contains("dark"), "\(themes)")
  }

  @Test func `what a store has is completed`() throws {
    let program = try ProgramUnderTest()
    let store = program.home.file("park.zb")
    let made = try program.run("init", "--store", store)
    #expect(made.status == 0, "\(made.errors)")
    for words in [
      ["zones", "zon-1", "name=Park", "kind=park"],
      ["enterprises", "ent-1", "name=Alpha", "zone=zon-1"],
    ] {
      let run = try program.run(["new"] + words, environment: ["ZONEBOARD_STORE": store])
      #expect(run.status == 0, "\(run.errors)")
    }
    func completed(_ path: [String], _ words: String..., in place: String? = nil) throws -> [String]
    {
      let cursor = words.last?.count ?? 0
      let arguments =
        ["---completion"] + path + ["\(words.count)", "\(cursor)", "zoneboard"] + words
      return try program.run(arguments, environment: ["ZONEBOARD_STORE": place ?? store]).lines
    }
    let programmes = try completed(["eligible", "--", "positional@0"], "eligible", "high")
    #expect(programmes.contains("high-tech-enterprise-2016"))
    let named = try completed(["new", "--", "positional@1"], "new", "applications", "programme=")
    #expect(named.contains("programme=jingan-special-fund"), "\(named)")
    let firms = try completed(["show", "--", "positional@1"], "show", "enterprises", "e")
    #expect(firms == ["ent-1"])
    #expect(try completed(["overview", "--", "--zone"], "overview", "--zone", "z") == ["zon-1"])
    // Where there is no store, nothing is offered and nothing is told.
    let none = try completed(["targets", "--", "positional@0"], "targets", "", in: "/nowhere")
    #expect(none.filter { !$0.isEmpty }.isEmpty)
  }

  @Test func `an unknown register is answered with the nearest one`() throws {
    #expect(
      try refusal("registers", "enterprise-figure") == """
        zoneboard: there is no register “enterprise-figure”; nearest: enterprise-figures
          zoneboard registers lists them.

        """
    )
    #expect(
      try refusal("registers", "tennancies", "--lang", "zh") == """
        zoneboard: 没有“tennancies”这个登记簿；最接近的是 tenancies
          zoneboard registers 列出全部登记簿。

        """
    )
  }

  @Test func `an unknown option is answered with the nearest one`() throws {
    #expect(
      try refusal("config", "--exampel") == """
        zoneboard: unknown option '--exampel'. Did you mean '--example'?
          See zoneboard help config.

        """
    )
    #expect(
      try refusal("config", "--exampel", "--lang", "zh") == """
        zoneboard: 没有这个选项：'--exampel'；是不是想写 '--example'？
          请看 zoneboard help config。

        """
    )
  }

  @Test func `a format that there is not is refused`() throws {
    #expect(
      try refusal("registers", "--format", "xml") == """
        zoneboard: the value 'xml' is invalid for '--format <format>'. Please provide one of 'table', \
        'json', 'jsonl', 'csv' or 'tsv'
          See zoneboard help registers.

        """
    )
  }

  @Test func `a command behind an option is explained`() throws {
    #expect(
      try refusal("--store", "x", "config") == """
        zoneboard: “config” stands behind an option; a command comes first
          See zoneboard --help.

        """
    )
  }

  @Test(arguments: ["en", "zh"])
  func `every command has help with examples in both languages`(language: String) throws {
    let program = try ProgramUnderTest()
    let root = try program.run("--help", "--lang", language)
    #expect(root.status == 0)
    for command in Self.commands {
      #expect(root.output.contains("\n  \(command)"), "--help lists \(command)")
      let help = try program.run(command, "--help", "--lang", language)
      #expect(help.status == 0)
      let heading = language == "zh" ? "示例：" : "EXAMPLES:"
      #expect(help.output.contains(heading + "\n  zoneboard"), "\(command) has examples")
      let examples = help.output.split(separator: heading + "\n").last?.split(separator: "\n\n")
        .first
      for line in examples?.split(separator: "\n") ?? [] {
        #expect(line.hasPrefix("  "), "\(command): what does not fit a line was broken: \(line)")
      }
    }
  }

  private static let commands = [
    "open", "demo", "init", "registers", "list", "show", "new", "set", "delete", "do", "undo",
    "redo", "revert", "history", "import", "export", "number", "overview", "check",
    "targets", "tasks", "eligible", "apply", "match", "evaluate", "policies", "report", "fsck",
    "generate", "themes", "keys",
    "config",
  ]

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are printed for each shell`(shell: String) throws {
    let run = try ProgramUnderTest().run("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.output.contains("registers"))
    #expect(run.errors == "")
  }
}
