import ZoneModel
import ZonePolicy

extension BoardReader {
  /// A value as a form shows it: records by their titles, everything else as it would be typed.
  func formText(of value: Value?, _ field: Field) -> String {
    guard let value, value != .null else { return "" }
    if !field.kind.targets.isEmpty {
      let texts = value.list ?? value.text.map { [$0] } ?? []
      let titles = texts.map { text in
        Registry.target(of: text, in: field.kind.targets).map { title(of: $0) } ?? text
      }
      return titles.joined(separator: ", ")
    }
    // One row: line ends are shown as spaces.
    return String(entryText(of: value, field).map { $0.isNewline ? " " : $0 })
  }

  /// The entries of the policy packs of which a field names one, to choose from.
  func entries(namedBy field: Field, of register: String) -> [ListItem] {
    guard PolicyCheck.names(field.id, of: register) else { return [] }
    return policies().entries(namedBy: field.id, of: register).map { id, title in
      ListItem("text:" + id, title, note: Phrase(same: id), words: id)
    }
  }

  /// What a field means: help, kind, unit, who sees it, and where it comes from.
  func about(_ field: Field) -> [Phrase] {
    var lines: [Phrase] = []
    if let help = field.help { lines.append(help) }
    lines.append(Self.expected(of: field))
    if let unit = field.unit { lines.append(Phrase("Unit: \(unit.en)", "单位：\(unit.zh)")) }
    if field.isRequired { lines.append(Phrase("Required.", "必填。")) }
    if field.isUnique { lines.append(Phrase("No two records may share it.", "不能与其他记录相同。")) }
    if field.isPrivate {
      lines.append(
        Phrase("Shown to editors only; left out of exports.", "只给编辑人员看；导出时不含。")
      )
    }
    if let check = field.check { lines.append(Phrase("Check: \(check)", "检查：\(check)")) }
    if let source = field.cited {
      lines.append(Phrase("Source: \(source.en)", "出处：\(source.zh)"))
    }
    lines.append(
      Phrase(
        "In filters and files: \(field.id) (\(field.label.zh))",
        "筛选和文件中的名称：\(field.id)（\(field.label.zh)）"
      )
    )
    return lines
  }

  /// What can be typed for a field, with an example.
  static func expected(of field: Field) -> Phrase {
    switch field.shownKind {
    case .text(nil): Phrase("A line of text.", "一行文字。")
    case .text(.creditCode?): Phrase("18 letters and digits.", "18 位字母和数字。")
    case .text(.patentNumber?):
      Phrase("A patent number, such as 201710601862.3.", "专利号，例如 201710601862.3。")
    case .text(.telephone?): Phrase("A telephone number.", "电话号码。")
    case .text(.email?): Phrase("An e-mail address.", "电子邮箱。")
    case .text: Phrase("A code; F4 offers corrections.", "代码；F4 给出更正。")
    case .note: Phrase("Text of several lines: F2 opens the large editor.", "多行文字：F2 打开大编辑框。")
    case .choice: Phrase("One of a list: F4.", "从列表中选一项：F4。")
    case .choices(let set):
      set.isOpen
        ? Phrase("Words with commas between them; F4 lists known ones.", "用逗号分隔；F4 列出常用词。")
        : Phrase("Any of a list: F4.", "从列表中选若干项：F4。")
    case .texts: Phrase("Texts with commas between them, in order.", "用逗号分隔，按顺序。")
    case .integer: Phrase("A whole number, such as 36 or 1.2万.", "整数，例如 36 或 1.2万。")
    case .number: Phrase("A number, such as 12.5.", "数字，例如 12.5。")
    case .money:
      Phrase("Money: 12000, 1.5万元, 16亿, 3.2m.", "金额：12000、1.5万元、16亿。")
    case .area: Phrase("An area: 120, 976亩, 1.2ha, 12.3 km2.", "面积：120、976亩、1.2公顷。")
    case .percent: Phrase("A percentage, such as 6.1.", "百分比，例如 6.1。")
    case .date:
      Phrase(
        "A day: 2026-11-20, 11-24, today, +30d, 2026年11月20日.",
        "日期：2026-11-20、11-24、今天、+30d、2026年11月20日。"
      )
    case .year: Phrase("A year, such as 2025.", "年份，例如 2025。")
    case .duration: Phrase("A length of time: 3y, 18m, 90d.", "时长：3年、18个月、90天。")
    case .flag: Phrase("yes or no.", "是或否。")
    case .reference: Phrase("A record: type part of its name, or F4.", "一条记录：输入名称的一部分，或 F4。")
    case .references: Phrase("Records: F4, Space ticks.", "若干条记录：F4，空格勾选。")
    case .computed: Phrase("Computed; cannot be entered.", "由系统计算，不能填写。")
    }
  }
}
