public import ZoneModel

/// What can be seen of a store at one moment.
///
/// A value: it stays as it is while the store goes on.
public struct StoreBoard: Board {
  /// The seq of the last change that it shows.
  public internal(set) var seq: Int
  var registers: [String: RegisterSource]
  var texts: [String: String]
  /// Counts the times that slots were numbered anew.
  let generation: Int
  /// Declared field orders, by register.
  let order: @Sendable (String) -> [String: Int]

  init(
    seq: Int,
    generation: Int,
    registers: [String: RegisterSource] = [:],
    texts: [String: String] = [:],
    order: @escaping @Sendable (String) -> [String: Int]
  ) {
    self.seq = seq
    self.generation = generation
    self.registers = registers
    self.texts = texts
    self.order = order
  }

  /// The records of a register; a register without records has an empty source.
  public func source(_ register: String) -> any RecordSource {
    shown(register)
  }

  /// A record by its reference; `nil` when there is none.
  public func record(_ reference: RecordReference) -> Record? {
    registers[reference.register]?.found(reference.id)?.record
  }

  /// The records of a register as this board shows them: those of one that no change touched are the
  /// same in all boards, with the seq of an earlier one.
  func shown(_ register: String) -> RegisterSource {
    guard var source = registers[register] else { return empty(register) }
    source.seq = seq
    return source
  }

  /// The hand-edited files that are in force.
  public var adoptedFiles: [String] { Array(texts.keys) }

  /// The text of a hand-edited file that is in force.
  public func adoptedText(_ file: String) -> String? {
    texts[file]
  }

  /// The registers that have or had records, in order of their ids.
  public var registerIDs: [String] {
    registers.keys.sorted()
  }

  func empty(_ register: String) -> RegisterSource {
    RegisterSource(base: .empty(register), generation: generation, seq: seq)
  }
}
