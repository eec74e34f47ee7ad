import ArgumentParser
import ZoneModel

/// The register that a command is about.
struct RegisterArgument: ParsableArguments {
  @Argument(help: .register, completion: .registers)
  var name: String

  /// The register.
  ///
  /// - Throws: `CommandFailure` where there is no such register.
  func register(of desk: StoreDesk) throws(CommandFailure) -> Register {
    try desk.registry.register(named: name)
  }
}

/// The register that a command is about, where it may be about all.
struct MaybeRegisterArgument: ParsableArguments {
  @Argument(help: .register, completion: .registers)
  var name: String?
}

extension ArgumentHelp {
  fileprivate static var register: ArgumentHelp {
    ArgumentHelp(say("The register.", "登记簿。"), valueName: "register")
  }
}

/// The moment that is looked at.
struct AsOfOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("As it was then: a date (its end), a time, or seq:N.", "当时的状态：日期（当日结束）、时间或 seq:N。"),
      valueName: "when"
    )
  )
  var asOf: String?
}

/// The day that is answered for.
struct TodayOption: ParsableArguments {
  @Option(help: ArgumentHelp(say("Answer as on this day.", "按这一天计算。"), valueName: "date"))
  var today: String?
}

/// The zone that is looked at.
struct ZoneOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Only of this zone and all that lies in it.", "只看这个园区（含其下级）。"),
      valueName: "id"
    ),
    completion: .zones
  )
  var zone: String?

  /// The zone, where one was named.
  ///
  /// - Throws: `CommandFailure` where there is no such zone.
  func zone(of desk: StoreDesk) throws(CommandFailure) -> RecordReference? {
    try zone.map { (name) throws(CommandFailure) in try desk.zone(named: name) }
  }
}
