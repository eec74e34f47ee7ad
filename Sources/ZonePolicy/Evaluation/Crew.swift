/// Who shares long work: how many work at once, and how they are set to it.
///
/// The policies know neither the machine nor its threads; the program brings them.
public struct Crew: Sendable {
  /// One that does all by itself, on the caller's thread.
  public static let alone = Crew(size: 1) { _, work in work(0) }

  /// How many work at once; at least 1.
  public let size: Int
  let perform: @Sendable (_ size: Int, _ work: @Sendable (_ member: Int) -> Void) -> Void

  /// Makes a crew.
  ///
  /// - Parameters:
  ///   - size: how many work at once; at least 1.
  ///   - perform: calls the work once for each member, from 0, and returns when all are done.
  public init(
    size: Int,
    perform: @escaping @Sendable (_ size: Int, _ work: @Sendable (_ member: Int) -> Void) -> Void
  ) {
    self.size = size
    self.perform = perform
  }
}
