import ArgumentParser
import ZoneModel
import ZoneStore

/// `new`: makes a record.
struct New: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "new",
      Phrase("Make a record and print its id.", "新建记录并打印编号。"),
      discussion: Phrase(
        """
        Values are written as people write them: 1.5万元, 976亩, 2026年11月20日, +30d, a choice by its \
        id or label, a reference by its id or name. Sets take several, parted by commas.
        """,
        "值可按日常写法填写：1.5万元、976亩、2026年11月20日、+30d；选项可写编号或名称；引用可写编号或名称；多选用逗号分开。"
      ),
      examples: [
        ("zoneboard new enterprises name='Nami Purification' zone=huairou-science-city", nil),
        ("zoneboard new notes note-1 about=enterprises/ent-0001 text='Will decide by Friday'", nil),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @Argument(
    help: ArgumentHelp(
      say("An id, if it matters, and values.", "编号（可不写）和各字段的值。"),
      valueName: "field=value"
    ),
    completion: .assignments
  )
  var values: [String] = []

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    var values = values
    let id = values.first.flatMap { Assignment.isOne($0) ? nil : $0 }
    if id != nil { values.removeFirst() }
    let fields = try desk.fields(of: register, from: values)
    let made = try desk.make(register, id: id, fields: fields, why: reason.reason)
    guard try !desk.printWhereAsked([made.change].compactMap(\.self)) else { return }
    try desk.call.print(made.record.id)
  }
}

/// Why a change is made, in the words of the person who makes it.
struct ReasonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(say("Why, for the history.", "原因，记入历史。"), valueName: "text")
  )
  var reason: String?
}
