/// The registers of a store: those that zoneboard declares, with the store's own fields and choices.
public struct Registry: Sendable {
  /// The registers in the order of panes and declaration.
  public let registers: [Register]
  private let places: [String: Int]

  /// Makes a registry of registers.
  public init(_ registers: [Register]) {
    self.registers = registers
    places = Dictionary(
      registers.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A register by its id.
  public subscript(id: String) -> Register? {
    places[id].map { registers[$0] }
  }

  /// The registers of a pane, in order.
  public func registers(of pane: Pane) -> [Register] {
    registers.filter { $0.pane == pane }
  }

  /// Where records of a register may be referred to: registers and their reference fields.
  public func referrers(to register: String) -> [(register: Register, field: Field)] {
    registers.flatMap { candidate in
      candidate.fields(referringTo: register).map { (candidate, $0) }
    }
  }
}

extension Registry {
  /// Reads the value of a reference field: which record it names.
  ///
  /// - Returns: `nil` where the text is not a reference that the field allows.
  public static func target(of text: String, in targets: [String]) -> RecordReference? {
    if targets.count == 1, let only = targets.first, only != Register.any {
      return text.isEmpty ? nil : RecordReference(register: only, id: text)
    }
    guard let reference = RecordReference(text),
      targets.contains(reference.register) || targets.contains(Register.any)
    else { return nil }
    return reference
  }

  /// Writes a reference the way a field with these targets keeps it.
  public static func text(of reference: RecordReference, in targets: [String]) -> String {
    targets.count == 1 && targets.first != Register.any ? reference.id : reference.description
  }
}
