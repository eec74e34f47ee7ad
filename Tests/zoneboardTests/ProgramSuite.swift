import TestSupport
import Testing

/// A suite whose tests run the built program on a store in its own home.
protocol ProgramSuite {
  /// The program; where it was made with a store, commands that name none use that.
  var program: ProgramUnderTest { get }
}

extension ProgramSuite {
  /// The folder of the store that commands use.
  var store: String { program.environment["ZONEBOARD_STORE"] ?? "" }

  /// Runs the program and expects success.
  @discardableResult func succeed(
    _ arguments: String...,
    input: String = "",
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let run = try program.run(arguments, input: input, environment: environment)
    try #require(run.status == 0, "\(arguments) ended with \(run.status): \(run.errors)")
    return run
  }

  /// What a command that must end well says beside its answer.
  @discardableResult func done(_ arguments: String...) throws -> String {
    let run = try program.run(arguments)
    try #require(run.status == 0, "\(arguments) ended with \(run.status): \(run.errors)")
    return run.errors
  }

  /// Why a command does not do what it is asked.
  func refused(_ arguments: String...) throws -> String {
    let run = try program.run(arguments)
    #expect(run.status != 0, "\(arguments): \(run.errors)")
    return run.errors
  }

  /// Makes the store, with a zone, `zon-1`, and firms of these names in it: `ent-1`, `ent-2`, ….
  func makePark(firms: String...) throws {
    try succeed("init")
    try succeed("new", "zones", "zon-1", "name=Test Park", "kind=park")
    for (index, name) in firms.enumerated() {
      try succeed("new", "enterprises", "ent-\(index + 1)", "name=\(name)", "zone=zon-1")
    }
  }
}
