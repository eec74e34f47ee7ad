/// Ids for new records of a register: its letters and the next free number.
///
/// They are free on the board that they were made from. Where somebody else takes one before the
/// change is written, the store refuses the change, and new ids are made from the newer board.
public struct NewIDs: Sendable {
  private let prefix: String
  private let source: any RecordSource
  private var number: Int

  /// Makes ids that no record of `source` has or had.
  public init(for register: Register, in source: any RecordSource) {
    prefix = register.idPrefix + "-"
    self.source = source
    number = source.count
  }

  /// The next one.
  public mutating func next() -> String {
    var id: String
    repeat {
      number += 1
      let digits = String(number)
      id = prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    } while source.knows(id)
    return id
  }
}
