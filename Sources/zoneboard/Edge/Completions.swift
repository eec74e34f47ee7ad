import ArgumentParser
import ZoneModel
import ZonePolicy
import ZoneSamples
import ZoneStore

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

  /// The fields of the register that a command line names, each with the `=` of an assignment; behind
  /// that of a field which names an entry of a pack, the entries.
  static var assignments: CompletionKind {
    .custom { arguments, _, typed in
      let register = arguments.lazy.compactMap { Registry.standard[$0] }.first
      if let register, let sign = typed.firstIndex(of: "=") {
        let field = String(typed[..<sign])
        guard PolicyCheck.names(field, of: register.id) else { return [] }
        let book = desk(named: arguments)?.policies.book
        return book?.entries(namedBy: field, of: register.id).map { "\(field)=\($0.id)" } ?? []
      }
      return fields(named: arguments).filter { !$0.kind.isComputed }.map { $0.id + "=" }
    }
  }

  /// The actions that registers have.
  static var actions: CompletionKind {
    .list(Set(Registry.standard.registers.flatMap(\.actions).map(\.id)).sorted())
  }

  /// The programmes that may be applied for.
  static var programmes: CompletionKind { ofStore { $0.policies.book.programmes.map(\.id) } }

  /// The policy documents.
  static var documents: CompletionKind { ofStore { $0.policies.book.packs.map(\.id) } }

  /// The targets of the documents.
  static var targets: CompletionKind { ofStore { $0.policies.book.targets.map(\.id) } }

  /// The rules of the documents.
  static var rules: CompletionKind { ofStore { $0.policies.book.rules.map(\.id) } }

  /// What can be matched.
  static var matchings: CompletionKind { ofStore { $0.policies.book.matchings.map(\.id) } }

  /// The evaluation indexes.
  static var indexes: CompletionKind { ofStore { $0.policies.book.indexes.map(\.id) } }

  /// The zones of the store.
  static var zones: CompletionKind {
    .custom { arguments, _, typed in
      desk(named: arguments)?.ids(of: "zones", beginningWith: typed) ?? []
    }
  }

  /// The records of the register that a command line names.
  static var ids: CompletionKind {
    .custom { arguments, _, typed in
      let register = arguments.lazy.compactMap { Registry.standard[$0] }.first
      return register.flatMap { desk(named: arguments)?.ids(of: $0.id, beginningWith: typed) } ?? []
    }
  }

  /// The records that may apply for the programme that a command line names.
  static var applicants: CompletionKind {
    .custom { arguments, _, typed in
      guard let desk = desk(named: arguments),
        let programme = desk.policies.book.programmes.first(where: { arguments.contains($0.id) })
      else { return [] }
      return desk.ids(of: programme.register, beginningWith: typed)
    }
  }

  private static func ofStore(_ names: @escaping @Sendable (StoreDesk) -> [String])
    -> CompletionKind
  {
    .custom { arguments, _, _ in desk(named: arguments).map(names) ?? [] }
  }

  /// The store that a command line names, or the usual one; `nil` where it cannot be read, which is
  /// told when the command runs.
  private static func desk(named arguments: [String]) -> StoreDesk? {
    let place = arguments.firstIndex(of: "--store").map { arguments.dropFirst($0).prefix(2) } ?? []
    guard let options = try? GlobalOptions.parse(place + ["--read-only"]) else { return nil }
    return try? StoreDesk.open(Invocation(options))
  }

  private static func fields(named arguments: [String]) -> [Field] {
    let register = arguments.lazy.compactMap { Registry.standard[$0] }.first
    return register?.fields ?? []
  }
}

extension StoreDesk {
  /// So many ids at most are offered; who wants another types more of it.
  private static let mostOffered = 200

  /// The ids of a register's records that begin so, the first of them.
  fileprivate func ids(of register: String, beginningWith start: String) -> [String] {
    let source = store.board.source(register)
    return Array(
      (0..<source.slots).lazy.compactMap { source.id(at: $0) }.filter { $0.hasPrefix(start) }
        .prefix(Self.mostOffered)
    )
  }
}
