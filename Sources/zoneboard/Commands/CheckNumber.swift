import ArgumentParser
import ZoneExchange
import ZoneModel

/// `number`: what is wrong with a code or a number, and what it should be.
struct CheckNumber: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "number",
      Phrase("Check a code or number, and say what would mend it.", "核对代码或号码，并给出可能的更正。"),
      discussion: Phrase(
        "Ends with 1 where the number is wrong; needs no store.",
        "号码有误时退出码为 1；不需要数据。"
      ),
      examples: [
        ("zoneboard number uscc 91110116MA0AB0A81E", nil),
        ("zoneboard number patent 'ZL 2026 1 1600001.9'", nil),
        ("zoneboard number region 110116 --format json", nil),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "The kind: uscc, organisation, patent, publication, contract, region or industry.",
        "种类：uscc、organisation、patent、publication、contract、region 或 industry。"
      ),
      valueName: "kind"
    )
  )
  var kind: NumberKind

  @Argument(help: ArgumentHelp(say("The number.", "号码。"), valueName: "value"))
  var value: String

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    let examination = NumberDoctor.examine(kind.form, value, today: call.today)
    try NumberReport(examination).print(call)
    if examination.verdict.isError { throw Ending(.unmet) }
  }
}

/// The kinds of number that can be checked.
enum NumberKind: String, CaseIterable, ExpressibleByArgument {
  case uscc
  case organisation
  case patent
  case publication
  case contract
  case region
  case industry

  /// The form of text that it is.
  var form: TextForm {
    switch self {
    case .uscc: .creditCode
    case .organisation: .organisationCode
    case .patent: .patentNumber
    case .publication: .publicationNumber
    case .contract: .contractNumber
    case .region: .regionCode
    case .industry: .industryCode
    }
  }
}

/// What is told of a number.
private struct NumberReport {
  let examination: Examination

  init(_ examination: Examination) {
    self.examination = examination
  }

  func print(_ call: Invocation) throws(CommandFailure) {
    if let format = call.options.format, format != .table {
      try printRow(call)
    } else if StandardStream.output.isTerminal || call.options.format == .table {
      try call.print(lines(in: call.language).joined(separator: "\n"))
    } else {
      try printRow(call)
    }
  }

  private func printRow(_ call: Invocation) throws(CommandFailure) {
    let language = call.language
    let problem = examination.verdict.problem
    var fields = Fields([
      ("kind", .text(examination.form.rawValue)), ("value", .text(examination.text)),
      ("normalised", .text(examination.reading.normalised)), ("verdict", .text(verdict)),
    ])
    if let problem { fields["problem"] = .text(problem.message[language]) }
    if !examination.mends.isEmpty { fields["mends"] = .list(examination.mends.map(\.text)) }
    let format = call.format(default: .json)
    if format == .json {
      var bytes: [UInt8] = []
      JSONLine.append(fields, to: &bytes)
      return try call.print(String(decoding: bytes, as: UTF8.self))
    }
    let columns = ["kind", "value", "normalised", "verdict", "problem", "mends"]
    var printer = try SheetPrinter(call, columns: columns.map { SheetColumn($0) })
    try printer.add(columns.map { SheetCell(fields[$0]) })
    try printer.finish()
  }

  private var verdict: String {
    switch examination.verdict {
    case .ok: "ok"
    case .warning: "warning"
    case .error: "error"
    }
  }

  private func lines(in language: Language) -> [String] {
    let reading = examination.reading
    var lines = [
      "\(reading.normalised)  \(examination.form.label[language]) (\(examination.form.source[language]))"
    ]
    if examination.verdict == .ok { lines.append("  " + Phrase("ok", "无误")[language]) }
    for problem in reading.problems {
      lines.append((problem.severity == .error ? "! " : "~ ") + problem.message[language])
    }
    for part in reading.parts {
      let meaning = part.meaning.map { "  " + $0[language] } ?? ""
      lines.append("  \(part.name[language]): \(part.text)\(meaning)")
    }
    if !examination.mends.isEmpty { lines.append(Phrase("Meant perhaps:", "可能应为：")[language]) }
    for (place, mend) in examination.mends.enumerated() {
      lines.append("  \(place + 1)  \(mend.text)  \(mend.reason[language])")
    }
    return lines
  }
}
