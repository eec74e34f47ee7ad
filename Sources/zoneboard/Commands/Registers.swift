import ArgumentParser
import ZoneExchange
import ZoneModel

/// `registers`: what is kept, and of what fields it is made.
struct Registers: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "registers",
      Phrase("List the registers, or the fields of one.", "列出登记簿，或某个登记簿的字段。"),
      examples: [
        ("zoneboard registers", Phrase("all registers", "全部登记簿")),
        ("zoneboard registers enterprises", Phrase("the fields of one", "企业表的字段")),
        ("zoneboard registers patents --format json", Phrase("for programs", "供程序使用")),
      ]
    )
  }

  @OptionGroup var about: MaybeRegisterArgument

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    let registry = try call.registry()
    if let name = about.name {
      try FieldList(register: registry.register(named: name)).print(call)
    } else {
      try RegisterList(registers: registry.registers).print(call)
    }
  }
}

/// The registers as rows.
private struct RegisterList {
  let registers: [Register]

  func print(_ call: Invocation) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("register", label: Phrase("Register", "登记簿")[language]),
        SheetColumn("pane", label: Phrase("Pane", "栏目")[language]),
        SheetColumn("label", label: Phrase("Name", "名称")[language]),
        SheetColumn("fields", label: Phrase("Fields", "字段数")[language], isNumeric: true),
        SheetColumn("source", label: Phrase("Source", "出处")[language]),
      ]
    )
    for register in registers {
      try printer.add([
        SheetCell(.text(register.id)),
        SheetCell(.text(register.pane.rawValue), shown: register.pane.label[language]),
        SheetCell(.text(register.label[language])),
        SheetCell(.number(Number(register.fields.count))),
        SheetCell(register.cited.map { .text($0[language]) }),
      ])
    }
    try printer.finish()
  }
}

/// The fields of a register as rows.
private struct FieldList {
  let register: Register

  func print(_ call: Invocation) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("field", label: Phrase("Field", "字段")[language]),
        SheetColumn("label", label: Phrase("Label", "名称")[language]),
        SheetColumn("kind", label: Phrase("Kind", "类型")[language]),
        SheetColumn("unit", label: Phrase("Unit", "单位")[language]),
        SheetColumn("rules", label: Phrase("Rules", "规则")[language]),
        SheetColumn("choices", label: Phrase("Choices", "可选值")[language]),
        SheetColumn("source", label: Phrase("Source", "出处")[language]),
      ]
    )
    for field in register.fields {
      try printer.add([
        SheetCell(.text(field.id)),
        SheetCell(.text(field.label[language])),
        SheetCell(.text(field.kind.name), shown: field.kind.label[language]),
        SheetCell(field.unit.map { .text($0[language]) }),
        SheetCell(rules(of: field, in: language)),
        SheetCell(choices(of: field)),
        SheetCell(field.cited.map { .text($0[language]) }),
      ])
    }
    try printer.finish()
  }

  private func rules(of field: Field, in language: Language) -> Value? {
    var rules: [String] = []
    if field.isRequired { rules.append(Phrase("required", "必填")[language]) }
    if field.isUnique { rules.append(Phrase("unique", "不重复")[language]) }
    if field.isPrivate { rules.append(Phrase("private", "不公开")[language]) }
    if let check = field.check { rules.append(check) }
    if case .computed(let computation) = field.kind { rules.append("= " + computation.expression) }
    if !field.transitions.isEmpty {
      rules += field.transitions.map { $0.from + ">" + $0.to }
    }
    return rules.isEmpty ? nil : .text(rules.joined(separator: "; "))
  }

  private func choices(of field: Field) -> Value? {
    if let set = field.kind.choiceSet { return .list(set.choices.map(\.id)) }
    let targets = field.kind.targets
    return targets.isEmpty ? nil : .list(targets)
  }
}

extension FieldKind {
  /// The kind's name for programs.
  var name: String {
    switch self {
    case .text(let form): form.map { "text:" + $0.rawValue } ?? "text"
    case .note: "note"
    case .choice: "choice"
    case .choices: "choices"
    case .texts: "texts"
    case .integer: "integer"
    case .number: "number"
    case .money: "money"
    case .area: "area"
    case .percent: "percent"
    case .date: "date"
    case .year: "year"
    case .duration: "duration"
    case .flag: "flag"
    case .reference: "reference"
    case .references: "references"
    case .computed(let computation): "computed:" + computation.gives.name
    }
  }

  /// The kind's name for people.
  var label: Phrase {
    switch self {
    case .text(let form): Phrase(form.map { "text (\($0.rawValue))" } ?? "text", "文本")
    case .note: Phrase("long text", "长文本")
    case .choice: Phrase("choice", "单选")
    case .choices: Phrase("choices", "多选")
    case .texts: Phrase("texts", "多个文本")
    case .integer: Phrase("whole number", "整数")
    case .number: Phrase("number", "数")
    case .money: Phrase("money", "金额")
    case .area: Phrase("area", "面积")
    case .percent: Phrase("percent", "百分比")
    case .date: Phrase("date", "日期")
    case .year: Phrase("year", "年份")
    case .duration: Phrase("duration", "时长")
    case .flag: Phrase("yes or no", "是否")
    case .reference: Phrase("reference", "引用")
    case .references: Phrase("references", "多个引用")
    case .computed(let computation):
      Phrase("computed " + computation.gives.label.en, "计算：" + computation.gives.label.zh)
    }
  }
}
