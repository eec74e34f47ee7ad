import ZoneModel

/// A walk through the sample: each step says what to do and is over once it has been done.
struct Tour: Sendable {
  /// The step that is shown, counted from 0.
  var step = 0
  /// The seq of the board when the step began.
  var seq: Int?

  /// One step.
  struct Step: Sendable {
    /// What to do.
    let says: Phrase
    /// Whether it has been done.
    let isDone: @Sendable (DashboardState, Int) -> Bool
  }

  /// The steps in order.
  static let steps: [Step] = [
    Step(
      says: Phrase(
        "The overview: work comes first. Press 3 for enterprises.",
        "这是概览，要办的事在前。按 3 打开企业。"
      )
    ) { state, _ in
      if case .table("enterprises") = state.screen { true } else { false }
    },
    Step(
      says: Phrase(
        "Press / , type nano, then Enter: only rows with it stay.",
        "按 / ，输入 nano，再按回车：只留下符合的行。"
      )
    ) { state, _ in
      guard case .table(let id) = state.screen else { return false }
      return state.tables[id].map { $0.bar == nil && !$0.filter.isEmpty } ?? false
    },
    Step(says: Phrase("Enter opens the record.", "回车打开记录。")) { state, _ in
      if case .detail = state.screen { true } else { false }
    },
    Step(
      says: Phrase(
        "Right shows what refers to it: leases, titles, patents.",
        "按右键看与它相关的：租约、资质、专利。"
      )
    ) { state, _ in
      if case .detail(let detail) = state.screen { detail.tab != nil } else { false }
    },
    Step(
      says: Phrase(
        "Press < to go back to the list.",
        "按 < 回到列表。"
      )
    ) { state, _ in
      if case .table = state.screen { true } else { false }
    },
    Step(
      says: Phrase(
        "F2 edits the cell: type something, Enter saves at once.",
        "F2 改此格：输入内容，回车立即保存。"
      )
    ) { state, seq in state.board.seq > seq },
    Step(says: Phrase("^Z (Ctrl and z) takes it back.", "^Z（Ctrl 加 z）撤销。")) { state, seq in
      state.board.seq > seq
    },
    Step(says: Phrase("^T shows who changed what.", "^T 看谁改了什么。")) { state, _ in
      if case .history = state.screen { true } else { false }
    },
    Step(says: Phrase("F9 is the menu with everything. Open it.", "F9 是菜单，什么都有。请打开。")) {
      state,
      _ in
      if case .list(let list)? = state.overlays.last { list.purpose == .menu } else { false }
    },
  ]
}

extension DashboardState {
  /// Begins the tour.
  public mutating func beginTour() { tour = Tour() }

  /// Goes on with the tour when its step has been done.
  mutating func settleTour() {
    guard var tour else { return }
    if case .start = screen { return }
    if tour.seq == nil { tour.seq = board.seq }
    if Tour.steps.indices.contains(tour.step),
      Tour.steps[tour.step].isDone(self, tour.seq ?? board.seq)
    {
      tour.step += 1
      tour.seq = board.seq
    }
    if tour.step >= Tour.steps.count {
      self.tour = nil
      message = Message(
        .done,
        Phrase(
          "That was the tour. F1 helps everywhere, F10 leaves; this copy is thrown away.",
          "游览结束。F1 随处可用，F10 退出；此副本随即删除。"
        )
      )
      return
    }
    self.tour = tour
  }

  /// What the tour says now.
  var tourText: Phrase? {
    guard let tour, Tour.steps.indices.contains(tour.step) else { return nil }
    let (number, count) = (tour.step + 1, Tour.steps.count)
    let says = Tour.steps[tour.step].says
    return Phrase("Tour \(number)/\(count): \(says.en)", "导览 \(number)/\(count)：\(says.zh)")
  }

  /// Ends the tour.
  mutating func endTour() {
    tour = nil
    message = Message(.note, Phrase("The tour has ended.", "导览已结束。"))
  }
}
