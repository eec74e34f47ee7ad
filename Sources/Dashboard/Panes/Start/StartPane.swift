import Canvas
import ZoneModel

extension Painter {
  /// A part of the first screen; the least needed ones go first where there is no room.
  private enum StartLine: Int {
    case choices = 0
    case language
    case problem
    case lookedAt
    case keys
    case menu
    case terminal
    case promise
    case tagline
    case rule
    case gap
  }

  /// Draws the first screen, in both languages, as nobody knows yet which one is read here.
  mutating func drawStart(_ start: StartState, in area: Rect) {
    let all: [StartLine] = [
      .tagline, .rule, .gap, .language, .gap, .problem, .lookedAt, .gap, .choices, .gap, .keys,
      .menu, .gap, .terminal, .promise,
    ]
    var lines = all
    func total(_ lines: [StartLine]) -> Int {
      lines.reduce(0) { sum, line in sum + rows(of: line, start, area.columns) }
    }
    while total(lines) > area.rows, let least = lines.max(by: { $0.rawValue < $1.rawValue }),
      let place = lines.lastIndex(of: least), lines.count > 1
    {
      lines.remove(at: place)
    }
    var row = area.top
    for line in lines {
      let part = Rect(area.left, row, area.columns, rows(of: line, start, area.columns))
      draw(line, start, part)
      row += part.rows
    }
  }

  /// Where a store was looked for, in the lines that it takes.
  private func lookedAt(_ start: StartState, _ columns: Int) -> [String] {
    let places = start.lookedAt.map(say).joined(separator: say(Phrase(", ", "、")))
    let text = say(Phrase("Looked at: \(places)", "找过：\(places)"))
    return Array(frame.lettering.wrap(text, to: max(1, columns - 4)).prefix(2))
  }

  private func rows(of line: StartLine, _ start: StartState, _ columns: Int) -> Int {
    switch line {
    case .lookedAt: lookedAt(start, columns).count
    case .choices: StartState.Choice.allCases.count
    case .keys: 2
    case .language, .problem, .menu, .terminal, .promise, .tagline, .rule, .gap: 1
    }
  }

  /// A text in both languages, the one of the screen first.
  private func both(_ phrase: Phrase) -> String {
    state.language == .zh ? "\(phrase.zh)  \(phrase.en)" : "\(phrase.en)  \(phrase.zh)"
  }

  private mutating func draw(_ line: StartLine, _ start: StartState, _ area: Rect) {
    let column = area.left + 3
    let room = area.columns - 4
    func at(_ row: Int = 0) -> Position { Position(column, area.top + row) }
    switch line {
    case .gap: break
    case .rule: frame.hline(area.left, area.top, area.columns)
    case .tagline:
      let text = Phrase(
        "Registers, checks and history of an innovation zone",
        "园区登记、核查、变更历史"
      )
      put(both(text), at: Position(area.left + 1, area.top), .muted, width: area.columns - 2)
    case .language:
      let end = put("Language 语言   ", at: at(), .label)
      drawLanguages(Position(end, area.top), area)
    case .problem:
      put(both(Phrase("No store was found.", "没有找到数据。")), at: at(), .body, width: room)
    case .lookedAt:
      for (offset, text) in lookedAt(start, area.columns).enumerated() {
        put(frame.lettering.cut(text, to: room), at: at(offset), .muted)
      }
    case .choices: drawChoices(start, area)
    case .keys:
      put(
        both(Phrase("Four keys are enough:", "记住四个键就够了：")),
        at: at(),
        .body,
        width: room
      )
      let keys = [
        ("\u{2191}\u{2193}\u{2190}\u{2192}", Phrase("move", "移动")), ("Enter", Phrase("open", "打开")),
        ("Esc", Phrase("back", "返回")), ("F9", Phrase("menu", "菜单")),
      ]
      var next = column + 2
      for (key, name) in keys {
        // The arrows may be two cells wide each, which breaks nothing here.
        let text = frame.lettering.glyphs == .ascii && key.first == "\u{2191}" ? "arrows" : key
        guard next + width(text) + width(both(name)) + 4 < area.right else { break }
        next = put(text, at: Position(next, area.top + 1), .footerKey)
        next = put(" " + both(name), at: Position(next, area.top + 1)) + 3
      }
    case .menu:
      let text = Phrase(
        "F9 holds everything, IME on or off.",
        "F9 里有全部功能，中文输入法开着也能用。"
      )
      put(frame.lettering.cut(both(text), to: room), at: at(), .muted)
    case .terminal:
      let lines =
        frame.glyphs == .ascii
        ? Phrase("lines drawn in ASCII", "以 ASCII 画线")
        : Phrase("lines 1 cell wide: good", "线宽 1 格：正常")
      let terminal = state.environment.terminal
      let text = Phrase(
        "Your terminal: \(terminal.en), \(lines.en)",
        "您的终端：\(terminal.zh)，\(lines.zh)"
      )
      put(frame.lettering.cut(say(text), to: room), at: at(), .muted)
    case .promise:
      let text = Phrase("Nothing is written before you choose.", "选择之前不写任何文件。")
      put(frame.lettering.cut(both(text), to: room), at: at(), .muted)
    }
  }

  private mutating func drawLanguages(_ position: Position, _ area: Rect) {
    var column = position.column
    for language in [Language.zh, .en] {
      let name = language == .zh ? "中文" : "English"
      let isChosen = state.language == language
      let text =
        isChosen ? "\(frame.glyphs.moreLeft) \(name) \(frame.glyphs.moreRight)" : "  \(name)  "
      column = put(text, at: Position(column, position.row), isChosen ? .tabCurrent : .tab) + 1
    }
    let text = say(Phrase("left or right changes it at once", "左右键立即切换"))
    put(
      frame.lettering.cut(text, to: area.right - column - 3),
      at: Position(column + 2, position.row),
      .muted
    )
  }

  private mutating func drawChoices(_ start: StartState, _ area: Rect) {
    for (index, choice) in StartState.Choice.allCases.enumerated() where index < area.rows {
      let row = area.row(index)
      let (own, other) =
        state.language == .zh
        ? (choice.label.zh, choice.label.en) : (choice.label.en, choice.label.zh)
      put("\(index + 1)", at: Position(row.left + 3, row.top), .footerKey)
      put(own, at: Position(row.left + 6, row.top), Style.body.bold, width: 18)
      put(other, at: Position(row.left + 24, row.top), .muted, width: min(18, row.columns - 24))
      if row.columns > 60 {
        let note = say(choice.note)
        put(
          frame.lettering.cut(note, to: row.right - 44),
          at: Position(row.left + 43, row.top),
          .muted
        )
      }
      note(row, .line(index))
      if index == start.line {
        frame.restyle(row, .selection)
        put(frame.glyphs.cursor, at: Position(row.left + 1, row.top), .selection)
      }
    }
  }
}
