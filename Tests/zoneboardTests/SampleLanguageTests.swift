import TestSupport
import Testing

/// Stores of sample data are made in the language of whoever makes them.
struct SampleLanguageTests {
  private static let makers = [
    ["init", "--sample", "shibei-park"], ["generate", "--enterprises", "12", "--patents", "5"],
  ]

  @Test(arguments: makers)
  func `a sample is made in the language of the option, else of the settings, else of the locale`(
    maker: [String]
  ) throws {
    for (language, options, settings, locale) in [
      ("en", [String](), "", "C.UTF-8"), ("zh", [], "", "zh_CN.UTF-8"),
      ("zh", [], "lang: zh\n", "C.UTF-8"), ("en", ["--lang", "en"], "lang: zh\n", "zh_CN.UTF-8"),
    ] {
      let program = try ProgramUnderTest()
      if !settings.isEmpty {
        try program.home.write("config/zoneboard/config.yaml", settings)
      }
      let store = program.home.file("park.zb")
      let made = try program.run(
        maker + ["--store", store] + options,
        environment: ["LC_ALL": locale],
        within: .seconds(120)
      )
      try #require(made.status == 0, "\(made.errors)")
      let list = ["list", "enterprises", "--store", store, "--columns", "dataSource"]
      let sources = try program.run(list + ["--format", "tsv"]).output.split(separator: "\n")
      #expect(sources.count > 10)
      let expected = language == "zh" ? "虚构样例" : "Invented sample"
      #expect(Set(sources.dropFirst()) == [expected[...]], "\(options) \(settings) \(locale)")
    }
  }
}
