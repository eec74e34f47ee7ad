import ZoneModel

/// A `FIELD=VALUE` of the command line.
struct Assignment: Hashable, Sendable {
  /// What is done with the value.
  enum Act: Hashable, Sendable {
    /// The field becomes the value; an empty one clears it.
    case set
    /// The value joins the set.
    case add
    /// The value leaves the set.
    case remove
  }

  /// The field, as it was written.
  let field: String
  /// What is done.
  let act: Act
  /// The value, as it was written.
  let text: String

  /// Reads `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`.
  ///
  /// - Throws: `CommandFailure` where there is no `=`.
  init(_ argument: String) throws(CommandFailure) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
      throw CommandFailure(
        .usage,
        Phrase(
          "“\(argument)” is no FIELD=VALUE",
          "“\(argument)”不是“字段=值”的形式"
        ),
        next: Phrase(
          "Write FIELD=VALUE; FIELD= clears it, FIELD+=VALUE and FIELD-=VALUE change a set.",
          "请写 字段=值；字段= 表示清空，字段+=值 和 字段-=值 用于多选字段。"
        )
      )
    }
    text = String(argument[argument.index(after: equals)...])
    var name = argument[..<equals]
    switch name.last {
    case "+": act = .add
    case "-": act = .remove
    default: act = .set
    }
    if act != .set { name = name.dropLast() }
    field = String(name)
  }

  /// Whether an argument is meant as one: it has a `=` behind a name.
  static func isOne(_ argument: String) -> Bool {
    argument.firstIndex(of: "=").map { $0 != argument.startIndex } ?? false
  }
}
