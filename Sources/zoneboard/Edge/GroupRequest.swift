import ArgumentParser
import ZoneModel
import ZoneQuery
import ZoneStore

/// How `list` groups.
struct GroupOptions: ParsableArguments {
  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      say(
        "Counts records by fields, paths or expressions.",
        "按字段、路径或表达式分组计数。"
      ),
      valueName: "field,…"
    )
  )
  var groupBy: String?

  @Option(
    help: ArgumentHelp(say("Adds up numbers in each group.", "各组求和的数值。"), valueName: "field,…")
  )
  var sum: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Averages numbers in each group, over the records that have one.",
        "各组求平均的数值，只计有值的记录。"
      ),
      valueName: "field,…"
    )
  )
  var average: String?

  @Option(
    help: ArgumentHelp(
      say("One more field, its values side by side as columns.", "另一字段，其取值横排为列。"),
      valueName: "field"
    )
  )
  var across: String?

  @Flag(help: ArgumentHelp(say("Also each group's share of all.", "另列各组占全部的比例。")))
  var share = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Also groups without a record: all choices, all records of a reference.",
        "也列出没有记录的分组：全部选项、引用的全部记录。"
      )
    )
  )
  var empty = false

  @Flag(
    help: ArgumentHelp(
      say("Only the groups without a record: what is missing.", "只列没有记录的分组，即缺项。")
    )
  )
  var gaps = false

  @Flag(
    help: ArgumentHelp(
      say("Draws a bar for the first sum, else for the count.", "按首个合计（否则按数量）画条形图。")
    )
  )
  var bars = false
}

/// What records are grouped by, and what is added up.
struct GroupRequest {
  let register: Register
  let keys: [Expression]
  /// What is added up: sums that are wanted themselves, then those for averages.
  let sums: [Expression]
  /// Where in the sums the averages begin.
  let firstAverage: Int
  /// Whether the last key stands across.
  let isAcross: Bool
  let withEmpty: Bool
  /// Whether only groups without a record are wanted.
  let onlyGaps: Bool
  /// Whether a bar stands behind each group.
  let withBars: Bool
  /// Whether a sum's unit stands in a field beside it, so that a total of all may mix units.
  var hasUnitKey: Bool {
    let units = sums.compactMap { $0.field.flatMap { register.unitField(of: $0)?.id } }
    return keys.contains { units.contains($0.text) }
  }
  /// Whether the share of each group is wanted: of the first sum, else of the count.
  let withShare: Bool

  /// Reads what was asked; `nil` where nothing is to be grouped.
  ///
  /// - Throws: `CommandFailure` for what cannot be read, or cannot be added up.
  init?(
    _ options: GroupOptions,
    of register: Register,
    on desk: StoreDesk,
    columns: String?
  ) throws(CommandFailure) {
    guard let groupBy = options.groupBy else {
      let stray = [
        ("--sum", options.sum != nil), ("--average", options.average != nil),
        ("--across", options.across != nil), ("--share", options.share),
        ("--empty", options.empty), ("--bars", options.bars), ("--gaps", options.gaps),
      ].first(where: \.1)?.0
      guard let stray else { return nil }
      throw CommandFailure(
        .usage,
        at: Phrase(same: stray),
        Phrase("this goes with --group-by only", "只能与 --group-by 一起使用")
      )
    }
    if columns != nil {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--columns"),
        Phrase("groups have columns of their own", "分组有自己的列"),
        next: Phrase("Leave out --columns.", "请去掉 --columns。")
      )
    }
    self.register = register
    isAcross = options.across != nil
    withEmpty = options.empty || options.gaps
    onlyGaps = options.gaps
    if options.gaps {
      let stray = [
        ("--sum", options.sum != nil), ("--average", options.average != nil),
        ("--across", options.across != nil), ("--share", options.share),
        ("--bars", options.bars),
      ].first(where: \.1)?.0
      if let stray {
        throw CommandFailure(
          .usage,
          at: Phrase(same: stray),
          Phrase(
            "--gaps lists groups without a record, of which it says nothing",
            "--gaps 只列没有记录的分组"
          )
        )
      }
    }
    withBars = options.bars
    withShare = options.share
    var keys: [Expression] = []
    for text in Self.parts(of: groupBy) {
      keys.append(try Self.read(text, "--group-by", register, desk))
    }
    if let across = options.across {
      keys.append(try Self.read(across, "--across", register, desk))
    }
    var sums: [Expression] = []
    for text in Self.parts(of: options.sum ?? "") {
      let sum = try Self.read(text, "--sum", register, desk)
      try Self.checkIsSummable(sum, "--sum", keys, register)
      sums.append(sum)
    }
    firstAverage = sums.count
    for text in Self.parts(of: options.average ?? "") {
      let sum = try Self.read(text, "--average", register, desk)
      try Self.checkIsSummable(sum, "--average", keys, register)
      sums.append(sum)
    }
    let besideAverages = [
      ("--across", isAcross), ("--share", withShare), ("--bars", withBars),
    ].first(where: \.1)?.0
    if firstAverage < sums.count, let besideAverages {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--average"),
        Phrase("this does not go with \(besideAverages)", "不能与 \(besideAverages) 一起使用")
      )
    }
    if isAcross, sums.count > 1 || withShare {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--across"),
        Phrase("such a table has room for counts or one sum", "交叉表只能放计数或一个合计")
      )
    }
    (self.keys, self.sums) = (keys, sums)
  }

  /// Reads a field, by id or label, or any expression that gives a value.
  private static func read(
    _ text: String,
    _ option: String,
    _ register: Register,
    _ desk: StoreDesk
  ) throws(CommandFailure) -> Expression {
    let name = (try? register.field(named: text))?.id ?? text
    let expression = try desk.expression(name, option: option, in: register, mode: .value)
    guard let why = desk.whyOnlyLooking,
      let hidden = expression.privateFields(in: desk.registry).first
    else { return expression }
    throw CommandFailure(
      .notPermitted,
      at: Phrase(same: hidden),
      Phrase(
        "this field is private, and you may only read here: \(why.reason.en)",
        "这个字段不公开，而您在此只能读取：\(why.reason.zh)"
      ),
      next: why.nextStep
    )
  }

  /// Numbers are added up where they are of one unit; years and texts are not.
  private static func checkIsSummable(
    _ sum: Expression,
    _ option: String,
    _ keys: [Expression],
    _ register: Register
  ) throws(CommandFailure) {
    let place = Phrase(same: "\(option) \(sum.text)")
    guard case .number = sum.type, sum.shownKind != .year else {
      throw CommandFailure(
        .usage,
        at: place,
        Phrase(
          "\(sum.shownKind == .year ? "a year" : sum.type.name.en) can't be added up",
          "\(sum.shownKind == .year ? "年份" : sum.type.name.zh)不能相加"
        ),
        next: Phrase("Name numbers, money or areas.", "请写数值、金额或面积。")
      )
    }
    // A number whose unit stands in the field beside it adds up within one unit only.
    guard let field = sum.field, register[field: field.id] == field,
      let unit = register.unitField(of: field), !keys.contains(where: { $0.text == unit.id })
    else { return }
    throw CommandFailure(
      .usage,
      at: place,
      Phrase("its records may have different units", "各记录的单位可能不同"),
      next: Phrase("Add \(unit.id) to --group-by.", "请在 --group-by 中加上 \(unit.id)。")
    )
  }

  /// The parts between commas that stand outside brackets and quotes.
  static func parts(of text: String) -> [String] {
    var parts = [""]
    var depth = 0
    var isQuoted = false
    for character in text {
      switch character {
      case "\"", "“", "”": isQuoted.toggle()
      case "(", "（": depth += 1
      case ")", "）": depth -= 1
      default: break
      }
      if depth == 0, !isQuoted, character == "," || character == "，" {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}
