public import ZoneModel

extension Speech {
  /// A value in words.
  ///
  /// - Parameters:
  ///   - node: the part that gives it.
  ///   - other: the type of what it is compared with, whose choices a word may name.
  /// - Returns: the words.
  func value(_ node: Node, as other: ValueType = .any) -> Phrase {
    switch node.form {
    case .constant(let outcome): return constant(outcome, node.type == .any ? other : node.type)
    case .today(let span): return Self.today(span)
    case .this: return Phrase("this one", "本记录")
    case .row: return Phrase("itself", "自身")
    case .field(let scope, let field):
      let name = Phrase(Self.lowered(field.label.en), field.label.zh)
      guard isAboutRows, scope == .this else { return name }
      return Phrase("this one's \(name.en)", "本记录的\(name.zh)")
    case .member(let part, let name, let fields):
      return member(name, of: part, fields)
    case .named(let id, let registers, _): return named(id, in: registers)
    case .plus(let left, let right): return shifted(left, right, isLater: true)
    case .minus(let left, let right): return shifted(left, right, isLater: false)
    case .times(let left, let right): return joined(left, Phrase(same: " × "), right)
    case .divided(let left, let right): return joined(left, Phrase(same: " / "), right)
    case .otherwise(let left, let right): return joined(left, Phrase(", else ", "，否则"), right)
    case .condition(let test, let yes, let no):
      let (test, yes, no) = (condition(test), value(yes), value(no))
      return Phrase(
        "if \(test.en) \(yes.en), else \(no.en)",
        "若\(test.zh)则\(yes.zh)，否则\(no.zh)"
      )
    case .call(let function, let parts): return call(function, parts, node)
    case .lookUp(.reading, let name, _):
      return Phrase("the reading of \(name)", "指标 \(name) 的读数")
    case .lookUp(_, let name, _): return Phrase("the setting \(name)", "设置项 \(name)")
    case .aggregate(let aggregate): return dated(aggregate)
    case .not, .and, .or, .compare, .contains, .oneOf, .names, .matches, .within, .placed, .word:
      return condition(node)
    }
  }

  /// What an aggregate is called, with the year where it asks for a figure of one beside the record's.
  private func dated(_ aggregate: Aggregate) -> Phrase {
    let name = name(of: aggregate)
    guard aggregate.kind == .first || aggregate.kind == .last,
      case .field? = aggregate.value?.form, let years = aggregate.yearsBefore
    else { return name }
    let field = Self.lowered(name.en)
    return switch years {
    case 0: Phrase("\(field) of the same year", "同年的\(name.zh)")
    case 1: Phrase("\(field) of the year before", "上一年度的\(name.zh)")
    default: Phrase("\(field) of \(years) years before", "\(years)年前的\(name.zh)")
    }
  }

  private func joined(_ left: Node, _ sign: Phrase, _ right: Node) -> Phrase {
    let (one, other) = (value(left), value(right, as: left.type))
    return Phrase(one.en + sign.en + other.en, one.zh + sign.zh + other.zh)
  }

  private func member(_ name: String, of part: Node, _ fields: [String: Field]) -> Phrase {
    let label = fields[name]?.label ?? fields.values.first?.label ?? Phrase(same: name)
    let field = Phrase(Self.lowered(label.en), label.zh)
    switch part.form {
    case .row: return field
    case .this:
      return isAboutRows ? Phrase("this one's \(field.en)", "本记录的\(field.zh)") : field
    default:
      let whose = value(part)
      return Phrase("\(field.en) of \(whose.en)", "\(whose.zh)的\(field.zh)")
    }
  }

  private func constant(_ outcome: Outcome, _ type: ValueType) -> Phrase {
    switch outcome {
    case .truth(let truth): return truth ? Phrase("yes", "是") : Phrase("no", "否")
    case .number(let number):
      switch type {
      case .number(.percent), .number(.money), .number(.area):
        return Phrase(
          outcome.words(of: type, ValueFormatter(.en)),
          outcome.words(of: type, ValueFormatter(.zh))
        )
      // It may be a year, which is not grouped.
      default: return Phrase(same: number.description)
      }
    case .span(let span): return Self.length(span)
    case .choice(let id), .text(let id): return label(id, type)
    case .record(let reference): return title(of: reference)
    case .missing, .unknown:
      return Phrase(
        outcome.words(of: type, ValueFormatter(.en)),
        outcome.words(of: type, ValueFormatter(.zh))
      )
    case .between, .day, .days, .list: return Phrase(same: outcome.description)
    }
  }

  /// So much later or earlier: 5 years after granted, last year.
  private func shifted(_ left: Node, _ right: Node, isLater: Bool) -> Phrase {
    if case .call(.year, let parts) = left.form, case .today(TimeSpan())? = parts.first?.form,
      case .constant(.number(let years)) = right.form, let years = years.integer
    {
      return isLater
        ? Phrase(years == 1 ? "next year" : "\(years) years on", years == 1 ? "明年" : "\(years)年后")
        : Phrase(years == 1 ? "last year" : "\(years) years ago", years == 1 ? "去年" : "\(years)年前")
    }
    if case .constant(.span) = right.form {
      let (day, span) = (value(left), value(right))
      return isLater
        ? Phrase("\(span.en) after \(day.en)", "\(day.zh)之后\(span.zh)")
        : Phrase("\(span.en) before \(day.en)", "\(day.zh)之前\(span.zh)")
    }
    return joined(left, isLater ? Phrase(same: " + ") : Phrase(same: " - "), right)
  }

  private static func today(_ span: TimeSpan) -> Phrase {
    if span == TimeSpan() { return Phrase("today", "今天") }
    let isPast = span.months < 0 || span.days < 0
    let length = length(TimeSpan(months: abs(span.months), days: abs(span.days)))
    return isPast
      ? Phrase("\(length.en) ago", "\(length.zh)前")
      : Phrase("\(length.en) from today", "\(length.zh)后")
  }

  private static func length(_ span: TimeSpan) -> Phrase {
    var parts: [Phrase] = []
    func add(_ count: Int, _ en: String, _ zh: String) {
      guard count != 0 else { return }
      parts.append(Phrase("\(count) \(en)\(count == 1 ? "" : "s")", "\(count)\(zh)"))
    }
    add(span.months / 12, "year", "年")
    add(span.months % 12, "month", "个月")
    add(span.days, "day", "天")
    if parts.isEmpty { return Phrase("0 days", "0天") }
    return Phrase(
      parts.map(\.en).joined(separator: " "),
      parts.map(\.zh).joined(separator: "")
    )
  }

  private func call(_ function: Function, _ parts: [Node], _ node: Node) -> Phrase {
    let values = parts.map { value($0, as: parts[0].type) }
    let (first, second) = (values.first ?? Phrase(same: ""), values.dropFirst().first)
    func between(_ en: String, _ zh: String) -> Phrase {
      let end = second ?? Phrase("today", "今天")
      return Phrase("\(en) from \(first.en) to \(end.en)", "\(first.zh)至\(end.zh)的\(zh)")
    }
    switch function {
    case .years: return between("years", "年数")
    case .months: return between("months", "月数")
    case .days: return between("days", "天数")
    case .workingDays: return between("working days", "工作日数")
    case .workingDay:
      let count = second ?? Phrase(same: "")
      return Phrase(
        "working day \(count.en) after \(first.en)",
        "\(first.zh)后第\(count.zh)个工作日"
      )
    case .age: return between("age", "年龄")
    case .provisional: return between("provisional days off", "暂定休息日")
    case .year:
      if case .today(TimeSpan())? = parts.first?.form { return Phrase("this year", "今年") }
      return Phrase("year of \(first.en)", "\(first.zh)的年份")
    case .larger, .smaller:
      let both = Self.listed(values.map(\.en), "and")
      let all = values.map(\.zh).joined(separator: "与")
      return function == .larger
        ? Phrase("the larger of \(both)", "\(all)中较大者")
        : Phrase("the smaller of \(both)", "\(all)中较小者")
    case .abs: return Phrase("the size of \(first.en)", "\(first.zh)的绝对值")
    case .round: return Phrase("\(first.en) rounded", "\(first.zh)取整")
    case .lower, .letters, .clause, .inUnit, .setting, .reading: return first
    case .annuity: return Phrase("annual fee", "年费")
    case .missing, .unknown, .includes, .only, .common: return condition(node)
    }
  }
}

extension Aggregate {
  /// How many years before that of the record its rows are; `nil` where it asks for no such year.
  fileprivate var yearsBefore: Int? {
    var open = [condition].compactMap(\.self)
    while let node = open.popLast() {
      switch node.form {
      case .and(let parts): open += parts
      case .compare(.equal, let left, let right):
        guard case .field(.row, let field) = left.form, case .year = field.kind else { continue }
        switch right.form {
        case .field(.this, let own) where own.kind == .year: return 0
        case .minus(let own, let years):
          guard case .field(.this, let year) = own.form, year.kind == .year,
            case .constant(.number(let count)) = years.form
          else { continue }
          return count.integer
        default: continue
        }
      default: continue
      }
    }
    return nil
  }
}

extension Expression {
  /// The whole expression in plain words: names of fields and choices, no signs of the language.
  ///
  /// - Parameters:
  ///   - registry: the registers that the expression was checked against.
  ///   - board: where records that it names are, so that they are called by their titles.
  /// - Returns: the words.
  public func words(in registry: Registry, on board: (any Board)? = nil) -> Phrase {
    Speech(registry: registry, board: board).conditions([root])
  }
}
