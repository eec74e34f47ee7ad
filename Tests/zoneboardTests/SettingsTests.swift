import Foundation
import TestSupport
import Testing
import ZoneModel

/// The person's settings and where things are found.
struct SettingsTests {
  private func run(
    settings: String,
    _ arguments: String...
  ) throws -> (run: ProgramRun, file: String) {
    let program = try ProgramUnderTest()
    let folder = program.home.file("config/zoneboard")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = folder + "/config.yaml"
    try settings.write(toFile: file, atomically: true, encoding: .utf8)
    return (try program.run(arguments), file)
  }

  @Test func `the example can be used as settings as it is`() throws {
    for language in ["en", "zh"] {
      let example = try ProgramUnderTest().run("config", "--example", "--lang", language)
      #expect(example.status == 0)
      #expect(try run(settings: example.output, "config").run.status == 0)
      // Every line that is a setting, taken out of its comment.
      let used = example.lines.map { line in
        line.hasPrefix("# ") && line.contains(#/^# [a-z]+: /#) ? String(line.dropFirst(2)) : line
      }
      let result = try run(settings: used.joined(separator: "\n"), "config")
      #expect(result.run.status == 0, "\(result.run.errors)")
      #expect(result.run.output.contains("/srv/park.zb"))
    }
  }

  @Test func `the settings of a store begin with an example that can be used`() throws {
    for language in ["en", "zh"] {
      let program = try ProgramUnderTest(store: "park.zb")
      try program.run("init")
      // An editor that takes the first `# ` of each line away, beside lines that explain.
      let editor = program.home.file("editor.sh")
      try "sed -i 's/^# //' \"$1\"\n".write(toFile: editor, atomically: true, encoding: .utf8)
      let saved = try program.run(
        ["edit", "settings", "--lang", language],
        input: "y\n",
        environment: ["EDITOR": "sh " + editor]
      )
      #expect(saved.status == 0, "\(saved.errors)")
      #expect(try program.run("registers", "enterprises").output.contains("parkingSpaces"))
    }
  }

  @Test func `the page about settings holds settings that can be used`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/settings.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```yaml\n")
    #expect(blocks.count > 1)
    for block in blocks.dropFirst() {
      let text = block.components(separatedBy: "```")[0]
      _ = try Registry.standard.applying(try StoreSettings.parse(text))
    }
  }

  @Test(arguments: [
    ("theme: dark\nthem: x\n", "2:1", "there is no setting “them”; nearest: theme"),
    ("ascii: maybe\n", "1:8", "ascii is true or false, not “maybe”"),
    ("lang: de\n", "1:7", "lang is one of en, zh, not “de”"),
    ("store: [a, b]\n", "1:8", "store takes one word"),
    ("- a\n", "1:1", "`key: value` was expected"),
  ])
  func `what is wrong is told with line and column`(
    text: String,
    place: String,
    message: String
  ) throws {
    let (run, file) = try run(settings: text, "config")
    #expect(run.status == 65)
    #expect(
      run.errors == """
        zoneboard: \(file):\(place): \(message)
          zoneboard config --example prints every setting.

        """
    )
  }

  @Test func `text that is not YAML is told with line and column`() throws {
    let (run, file) = try run(settings: "theme: \"dark\nlang: en\n", "config")
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("zoneboard: \(file):"))
    #expect(run.errors.contains("this is not YAML"))
  }

  @Test func `the language is the option's, else the settings', else the locale's`() throws {
    let program = try ProgramUnderTest()
    #expect(try program.run("config").output.contains("language: en"))
    let chinese = ["LANG": "zh_CN.UTF-8"]
    #expect(try program.run("config", environment: chinese).output.contains("语言：zh"))
    #expect(
      try program.run("config", "--lang", "en", environment: chinese).output.contains(
        "language: en"
      )
    )
    #expect(try run(settings: "lang: zh\n", "config").run.output.contains("语言：zh"))
  }

  @Test func `the store is the option's, else the environment's, else the settings'`() throws {
    let (settled, _) = try run(settings: "store: /srv/a.zb\n", "config")
    #expect(settled.output.contains("store: /srv/a.zb (settings)"))
    let program = try ProgramUnderTest()
    #expect(try program.run("config").output.contains("store: none"))
    let named = ["ZONEBOARD_STORE": "b.zb"]
    #expect(
      try program.run("config", environment: named).output
        .contains("store: \(program.home.path)/b.zb (ZONEBOARD_STORE)")
    )
    #expect(
      try program.run("config", "--store", "/c.zb", environment: named).output
        .contains("store: /c.zb (--store)")
    )
  }

  @Test(arguments: [
    (
      "readings: {continuous-operation-5-years: sideways}",
      "line 1, column 42 readings.continuous-operation-5-years: continuous-operation-5-years is read "
        + "as backward or forward, not as sideways."
    ),
    (
      "readings: {continuous-operation-6-years: backward}",
      "line 1, column 12 readings.continuous-operation-6-years: no rule or target that can be read in "
        + "several ways is called continuous-operation-6-years; did you mean "
        + "continuous-operation-5-years?"
    ),
    (
      "thresholds: {task-staled-after: 90d}",
      "line 1, column 14 thresholds.task-staled-after: no document asks for task-staled-after; did you "
        + "mean task-stalled-after?"
    ),
    (
      "thresholds: {policy-review-interval: banana}",
      "line 1, column 38 thresholds.policy-review-interval: a length of time was expected, such as 90d, "
        + "18m or 2y."
    ),
    (
      "thresholds: {policy-review-interval: 90}",
      "line 1, column 38 thresholds.policy-review-interval: a length of time was expected, such as 90d, "
        + "18m or 2y."
    ),
    (
      "thresholds: {grade: {excellent: high}}",
      "line 1, column 33 thresholds.grade.excellent: a number was expected, not high."
    ),
    (
      "thresholds: {grade: {excellent: 50, good: 60, fair: 40}}",
      "line 1, column 43 thresholds.grade.good: good begins at 60, which must be below excellent (50)."
    ),
    (
      "weights: {zones-2021: {invention: 100}}",
      "line 1, column 24 weights.zones-2021.invention: zones-2021 has no dimension invention; known "
        + "are innovation, structure, green, openness, overall."
    ),
  ])
  func `names and values that no document knows are refused in a store's settings`(
    text: String,
    fault: String
  ) throws {
    let program = try ProgramUnderTest(store: "park.zb")
    try program.run("init")
    let file = program.home.file("park.zb/settings.yaml")
    try (text + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    let adopted = try program.run("adopt", "settings.yaml")
    #expect(adopted.status == 65)
    #expect(adopted.errors.contains(fault), "\(adopted.errors)")
    #expect(try program.run("policies").errors.isEmpty)
  }

  @Test func `a figure that a field of the store's own asks for is one that is known`() throws {
    let program = try ProgramUnderTest(store: "park.zb")
    try program.run("init")
    let text = """
      registers:
        enterprises:
          fields:
            isLarge:
              kind: computed
              gives: flag
              expression: registeredCapital >= setting("large-from")
      thresholds: {large-from: 1000}

      """
    let file = program.home.file("park.zb/settings.yaml")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let adopted = try program.run("adopt", "settings.yaml")
    #expect(adopted.status == 0, "\(adopted.errors)")
  }

  @Test func `whatever stands in a person's settings, the program says what and where`() throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fuzz/Corpus/config")
    let seeds = try FileManager.default.contentsOfDirectory(
      at: corpus,
      includingPropertiesForKeys: nil
    ).sorted { $0.path() < $1.path() }.map { Array(try Data(contentsOf: $0)) }
    try #require(!seeds.isEmpty)
    let program = try ProgramUnderTest()
    let folder = program.home.file("config/zoneboard")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = folder + "/config.yaml"
    var generator = SeededGenerator(seed: 1)
    var refused = 0
    for number in 0..<Trials.count(150) {
      let seed = generator.pick(seeds)
      let bytes = number < seeds.count ? seeds[number] : generator.mutated(seed, among: seeds)
      try Data(bytes).write(to: URL(filePath: file))
      let run = try program.run("config")
      let input = Data(bytes).base64EncodedString()
      if run.status == 0 {
        #expect(run.errors.isEmpty, "\(run.errors) \(input)")
      } else {
        refused += 1
        #expect([65, 74].contains(run.status), "\(run.end) \(input)")
        #expect(run.errors.hasPrefix("zoneboard: \(file):"), "\(run.errors) \(input)")
        #expect(run.output.isEmpty)
      }
      let isPlain = (run.outputBytes + run.errorBytes).allSatisfy { $0 >= 0x20 || $0 == 0x0A }
      #expect(isPlain, "\(run.output)\(run.errors) \(input)")
    }
    #expect(refused > 0)
  }
}
