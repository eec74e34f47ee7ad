import ArgumentParser
import ZoneExchange
import ZoneModel
import ZoneQuery

/// `set`: changes fields of one record, or of all that an expression finds.
struct SetFields: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "set",
      Phrase(
        "Change fields of a record, or of all that --where finds.",
        "修改一条记录，或 --where 找到的全部记录。"
      ),
      discussion: Phrase(
        "FIELD=VALUE sets, FIELD= clears, FIELD+=VALUE and FIELD-=VALUE change a set. It is one change and one undo.",
        "字段=值 表示设置，字段= 表示清空，字段+=值 和 字段-=值 用于多选。一次命令是一次变更，可一次撤销。"
      ),
      examples: [
        ("zoneboard set enterprises ent-0001 stage=accelerator", nil),
        ("zoneboard set enterprises ent-0001 tags+=exporter --if-revision 7", nil),
        (
          "zoneboard set tenancies --where 'to<today' state=left leftOn=today exitReason=expired --dry-run",
          nil
        ),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @Argument(
    help: ArgumentHelp(
      say("The record's id, unless --where is given, and values.", "编号（用 --where 时不写）和各字段的值。"),
      valueName: "field=value"
    ),
    completion: .assignments
  )
  var values: [String] = []

  @OptionGroup var selection: WhereOption

  @Flag(help: ArgumentHelp(say("Only show what would change.", "只显示会改什么。")))
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      say("Refuse if the record has another revision.", "记录的版本不是 N 时拒绝。"),
      valueName: "n"
    )
  )
  var ifRevision: Int?

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    let (ids, assignments) = try split(desk, register)
    // Of no record nothing can be read wrong: that none matches is all there is to say.
    guard !ids.isEmpty else { return try desk.tellNone(of: register) }
    if let ifRevision { try desk.require(revision: ifRevision, of: ids, in: register) }
    let edits = try desk.edits(assigning: assignments, to: ids, of: register)
    guard !dryRun else {
      let effects = try desk.effects(of: edits)
      return try desk.rehearse(edits + effects.flatMap(\.edits), why: reason.reason)
    }
    try desk.commit(edits, to: register, why: reason.reason, revision: ifRevision)
    desk.finish()
  }

  /// The records that are meant, and what is assigned.
  private func split(
    _ desk: StoreDesk,
    _ register: Register
  ) throws(CommandFailure) -> (ids: [String], assignments: [String]) {
    let ids = Array(values.prefix { !Assignment.isOne($0) })
    let assignments = Array(values.dropFirst(ids.count))
    guard !assignments.isEmpty else {
      throw CommandFailure(
        .usage,
        Phrase("nothing is assigned", "没有要设置的值"),
        next: Phrase("Write FIELD=VALUE behind the id.", "请在编号后面写 字段=值。")
      )
    }
    if let text = selection.where {
      guard ids.isEmpty else {
        throw CommandFailure(
          .usage,
          Phrase("an id and --where together say two things", "编号和 --where 不能同时用"),
          next: Phrase("Leave one of them out.", "请只用其中一个。")
        )
      }
      return (try desk.ids(where: text, in: register), assignments)
    }
    guard !ids.isEmpty else {
      throw CommandFailure(
        .usage,
        Phrase("neither an id nor --where is given", "没有给出编号或 --where"),
        next: Phrase(
          "Write zoneboard set \(register.id) ID FIELD=VALUE.",
          "请写 zoneboard set \(register.id) 编号 字段=值。"
        )
      )
    }
    return (ids, assignments)
  }
}

/// Which records are meant, by an expression.
struct WhereOption: ParsableArguments {
  @Option(
    name: .customLong("where"),
    parsing: .unconditional,
    help: ArgumentHelp(
      say("Only records for which this holds.", "只要符合这个条件的记录。"),
      valueName: "expr"
    )
  )
  var `where`: String?
}
