import ArgumentParser
import ZoneModel
import ZonePolicy
import ZoneStore

/// `apply`: files an application with the sheet of conditions as it is.
struct Apply: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "apply",
      Phrase(
        "File an application with the sheet of its conditions as it is.",
        "提交申报，并留存当日的条件核对表。"
      ),
      discussion: Phrase(
        """
        Prints the application's id. Values of the application itself, such as amount=50万元, follow \
        the applicant. The sheet keeps what was known on the day; later changes do not touch it. \
        zoneboard report application ID prints it on a page.
        """,
        "打印申报编号。申报自身的字段（如 amount=50万元）写在申报对象之后。核对表保留当日内容，此后的变更不影响它。zoneboard report application 编号 可打印成一页。"
      ),
      examples: [
        ("zoneboard apply jingan-special-fund ent-0002 amount=50万元", nil),
        ("zoneboard apply high-tech-enterprise-2016 ent-0042 --dry-run", nil),
        ("zoneboard do approve applications app-0002", nil),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The programme.", "项目。"), valueName: "programme"),
    completion: .programmes
  )
  var programme: String

  @Argument(
    help: ArgumentHelp(say("The applicant's id.", "申请人编号。"), valueName: "id"),
    completion: .applicants
  )
  var id: String

  @Argument(
    help: ArgumentHelp(
      say("Values of the application.", "申报自身的字段。"),
      valueName: "field=value"
    )
  )
  var values: [String] = []

  @Flag(help: ArgumentHelp(say("Only show what would be written.", "只显示将写入什么。")))
  var dryRun = false

  @OptionGroup var day: TodayOption

  @OptionGroup var past: AsOfOption
  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    let programme = try policies.book.programme(named: programme)
    let register = try desk.registry.register(named: programme.register)
    let record = try desk.record(id, in: register, of: view.board, asOf: past.asOf)
    let applications = try desk.registry.register(named: "applications")
    let given = try AssignmentPlan(values, of: applications, on: desk).applied(to: Fields())
    try refuse(sheetsOwn: given, of: applications)
    if let why = policies.whyOutOfReach(programme, record) ?? policies.whyNotInForce(programme) {
      throw CommandFailure(
        .data,
        at: Phrase(same: programme.id),
        why,
        next: Phrase(
          "zoneboard policies --programmes lists the others.",
          "zoneboard policies --programmes 列出其他项目。"
        )
      )
    }
    let sheet = policies.sheet(of: programme, for: record)
    if let standing = sheet.standingApplication(on: view.board) {
      desk.call.tell(sheet.alreadyFiled(standing))
    }
    let (_, edits) = sheet.filing(
      with: desk.evaluator(of: desk.store.board),
      by: desk.store.author.name,
      values: given
    )
    guard !dryRun else { return try desk.rehearse(edits, why: reason.reason) }
    let title = desk.title(of: record.reference)
    let name = programme.name
    let label = Phrase("Applied: \(name.en), \(title.en)", "申报：\(name.zh)，\(title.zh)")
    let commit = try desk.commit(desk.draft(label, edits, why: reason.reason))
    let summary = sheet.summary
    desk.tell(Phrase("Filed (\(summary.en))", "已提交（\(summary.zh)）"), commit)
    desk.finish()
    guard try !desk.printWhereAsked([commit.change].compactMap(\.self)) else { return }
    if let made = commit.firstMade { try desk.call.print(made.id) }
  }

  /// Refuses values that come from the sheet alone: its day, its counts, who files it.
  private func refuse(sheetsOwn given: Fields, of applications: Register) throws(CommandFailure) {
    let own = (applications.seal?.fields ?? []).union(["filedBy", "state"])
    let field = applications.fields.first { own.contains($0.id) && given[$0.id] != nil }
    guard let field else { return }
    throw CommandFailure(
      .data,
      at: Phrase(same: "applications.\(field.id)"),
      Phrase(
        "\(field.label.en) comes from the sheet and cannot be given",
        "「\(field.label.zh)」取自条件表，不能另行填写"
      ),
      next: Phrase(
        "With --today DAY the sheet is that of another day.",
        "加 --today 日期，可按另一日核对并申报。"
      )
    )
  }
}
