import Canvas
public import ZoneModel

/// The first screen, where there is no store: what can be opened.
public struct StartState: Hashable, Sendable {
  /// Where a store was looked for, and what was found.
  public var lookedAt: [Phrase]
  /// Where a new store is found later without being named.
  public var usualPath: String
  /// The choice under the cursor.
  public internal(set) var line = 0

  /// Makes the first screen.
  public init(lookedAt: [Phrase] = [], usualPath: String = "") {
    self.lookedAt = lookedAt
    self.usualPath = usualPath
  }

  /// What can be chosen.
  enum Choice: CaseIterable {
    case sample
    case existing
    case new
    case tour
    case leave

    /// Its name.
    var label: Phrase {
      switch self {
      case .sample: Phrase("Try the sample", "看样例数据")
      case .existing: Phrase("Open a store", "打开已有数据")
      case .new: Phrase("Create a store", "新建数据")
      case .tour: Phrase("Three-minute tour", "带我走一遍")
      case .leave: Phrase("Leave", "退出")
      }
    }

    /// What it does.
    var note: Phrase {
      switch self {
      case .sample: Phrase("a private copy, gone when you leave", "私有副本，退出即删")
      case .existing: Phrase("a folder, such as /srv/park.zb", "同事给您的目录，例如 /srv/park.zb")
      case .new: Phrase("empty or with the sample", "空的或带样例，不覆盖任何文件")
      case .tour: Phrase("on the sample; Esc stops it", "用样例数据；Esc 停止")
      case .leave: Phrase("", "")
      }
    }
  }
}

extension DashboardState {
  /// Does a choice of the first screen.
  mutating func start(_ index: Int) -> [Effect] {
    guard case .start(var start) = screen, StartState.Choice.allCases.indices.contains(index) else {
      return []
    }
    start.line = index
    screen = .start(start)
    switch StartState.Choice.allCases[index] {
    case .sample: return open(.sample)
    case .existing: askPath(isNew: false)
    case .new: askPath(isNew: true)
    case .tour: return open(.tour)
    case .leave: return leave()
    }
    return []
  }

  /// Opens or makes a store; it takes a moment, which is said.
  mutating func open(_ choice: StoreChoice) -> [Effect] {
    tour = choice == .tour ? Tour() : nil
    switch choice {
    case .sample, .tour:
      message = Message(.note, Phrase("Making a private copy of the sample…", "正在准备样例副本…"))
    case .again: message = Message(.note, Phrase("Opening the store anew…", "正在重新打开…"))
    case .existing(let path): message = Message(.note, Phrase("Opening \(path)…", "正在打开 \(path)…"))
    case .new(let path, _): message = Message(.note, Phrase("Making \(path)…", "正在新建 \(path)…"))
    }
    return [.openStore(choice)]
  }

  private mutating func askPath(isNew: Bool) {
    guard case .start(let start) = screen else { return }
    overlays = [
      .line(
        LineState(
          title: isNew
            ? Phrase("Folder to make", "新建到目录") : Phrase("Folder of the store", "数据所在目录"),
          text: isNew ? start.usualPath : "",
          purpose: .storePath(isNew: isNew)
        )
      )
    ]
  }

  /// Takes the path that was typed; a new store may be empty or begin with the sample.
  mutating func accept(storePath path: String, isNew: Bool) -> [Effect] {
    guard !path.isEmpty else {
      say(Message(.error, Phrase("Type the path of a folder.", "请输入目录的路径。")))
      return []
    }
    overlays.removeLast()
    guard isNew else { return open(.existing(path: path)) }
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("New store", "新建数据"),
          text: [
            Phrase(
              "A new store at \(path); nothing that is there is overwritten.",
              "在 \(path) 新建数据；不覆盖任何文件。"
            )
          ],
          answers: [
            .init(label: Phrase("Not now", "暂不"), then: .nothing),
            .init(
              label: Phrase("Empty: begin with your own zone", "空的：从自己的园区开始"),
              then: .openStore(.new(path: path, withSample: false))
            ),
            .init(
              label: Phrase("With the sample data in it", "带样例数据"),
              then: .openStore(.new(path: path, withSample: true))
            ),
          ]
        )
      )
    )
    return []
  }

  /// Moves among the choices of the first screen; left and right change the language at once.
  mutating func moveInStart(_ motion: Motion) -> [Effect] {
    guard case .start(var start) = screen else { return [] }
    if motion == .left || motion == .right { return speak(language == .zh ? .en : .zh) }
    start.line = start.line.moved(motion, count: StartState.Choice.allCases.count, page: 5)
    screen = .start(start)
    return []
  }
}
