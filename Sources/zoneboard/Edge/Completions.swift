import ArgumentParser
import ZoneModel
import ZoneSamples

extension CompletionKind {
  /// The registers that there are.
  static var registers: CompletionKind { .list(Registry.standard.registers.map(\.id)) }

  /// The samples that a store can be made with.
  static var samples: CompletionKind { .list(SampleData.zones + ["all"]) }

  /// The themes that come with the program, and the person's own.
  static var themes: CompletionKind {
    .custom { _, _, _ in ThemeShelf(.process).names }
  }

  /// The fields of the register that a command line names, separated from what stands before them.
  static var fields: CompletionKind {
    .custom { arguments, _, typed in
      let before = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
      return fields(named: arguments).map { before + $0.id }
    }
  }

  /// The fields of the register that a command line names, each with the `=` of an assignment.
  static var assignments: CompletionKind {
    .custom { arguments, _, _ in
      fields(named: arguments).filter { !$0.kind.isComputed }.map { $0.id + "=" }
    }
  }

  private static func fields(named arguments: [String]) -> [Field] {
    let register = arguments.lazy.compactMap { Registry.standard[$0] }.first
    return register?.fields ?? []
  }
}
