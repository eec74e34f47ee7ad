public import ZoneModel

/// How a store is made.
public struct CreateOptions: Sendable {
  /// The group that shares it, by name; the maker's own if `nil`.
  public var group: String?
  /// Whether it is made on a network file system all the same, at one's own risk.
  public var allowsNetworkFileSystem: Bool
  /// The program's version, written into segments.
  public var app: String
  /// The hand-edited files that it starts with (`settings.yaml`, `policies/…`), in force at once.
  public var texts: [String: String]
  /// What the first change is called, if there is one.
  public var label: String

  /// Makes options.
  public init(
    group: String? = nil,
    allowsNetworkFileSystem: Bool = false,
    app: String = "0.1.0",
    texts: [String: String] = [:],
    label: String = "init"
  ) {
    self.group = group
    self.allowsNetworkFileSystem = allowsNetworkFileSystem
    self.app = app
    self.texts = texts
    self.label = label
  }
}

extension Store {
  /// Makes a store in a directory that does not exist yet or is empty, and opens it.
  ///
  /// - Parameters:
  ///   - path: the directory.
  ///   - options: how.
  ///   - author: who makes it.
  ///   - order: the place of each field in declared order, by register.
  ///   - clock: the time.
  ///   - initial: the records that it starts with, written as one change. They are taken one by
  ///     one and never all in memory, so a million are no trouble; quickest in order of their ids.
  /// - Returns: the open store.
  /// - Throws: `exists` where anything is there already, which is left alone; otherwise what failed,
  ///   and then nothing of it stays. What a program that was killed has left is taken over.
  public static func create(
    at path: String,
    options: CreateOptions = CreateOptions(),
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    clock: @escaping @Sendable () -> Moment,
    initial: some Sequence<Record> = EmptyCollection<Record>()
  ) throws(StoreError) -> Store {
    try create(
      at: path,
      options: options,
      author: author,
      order: order,
      clock: clock,
      initial: initial,
      system: RealFileSystem()
    )
  }

  /// Makes a store on a file system of one's choice.
  package static func create(
    at path: String,
    options: CreateOptions = CreateOptions(),
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    clock: @escaping @Sendable () -> Moment,
    initial: some Sequence<Record>,
    system: any FileSystem
  ) throws(StoreError) -> Store {
    let maker = StoreMaker(
      path: path,
      files: Files(system),
      options: options,
      author: author,
      order: order,
      now: clock()
    )
    try maker.make(initial)
    return try open(
      at: path,
      options: OpenOptions(
        allowsNetworkFileSystem: options.allowsNetworkFileSystem,
        app: options.app
      ),
      author: author,
      order: order,
      clock: clock,
      system: system
    )
  }
}
