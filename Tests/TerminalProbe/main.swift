import Canvas
import Foundation
import Terminal

/// A small program on a screen, so that tests can see what a terminal gets and how it is left.
///
/// It shows a table of made-up names, moves a cursor in it, says which key came last, and crashes
/// when told to.
struct Probe {
  var cursor = 0
  var top = 0
  var last = "none"
  var lettering = Lettering.unicode
  var modes = Frame.Modes()
  var showsCursor = false

  static let names = [
    "北辰纳米材料", "Jørgen 作者", "晨星膜技术(北京)有限公司", "Optronix Nano", "e\u{301}te\u{301}", "a\tb\u{1B}[31mc",
  ]

  mutating func frame(_ size: Size) -> Frame {
    var frame = Frame(size, lettering: lettering)
    frame.modes = modes
    let height = size.rows - 5
    top = Scroll.top(from: top, showing: cursor, of: 1000, height: height)
    frame.put("probe 园区", at: .zero, .title)
    frame.put("\(size.columns)x\(size.rows)", endingBefore: size.columns, row: 0)
    frame.rule(1, title: "Table", trailing: "\(cursor + 1) of 1000")
    for (line, row) in Scroll.visible(from: top, of: 1000, height: height).enumerated() {
      let isCursor = row == cursor
      frame.within(Rect(0, line + 2, size.columns, 1)) { frame in
        if isCursor { frame.put(frame.glyphs.cursor, at: .zero) }
        if row % 7 == 3 { frame.put("!", at: Position(1, 0), .act) }
        frame.put(Self.names[row % Self.names.count], at: Position(3, 0), width: 24)
        frame.put("B-\(1000 + row)", at: Position(28, 0), width: 8)
        frame.put("\(row * 7919 % 100_000)", at: Position(40, 0), width: 12, align: .trailing)
        frame.put(["孵化器", "加速器", "已毕业"][row % 3], at: Position(54, 0), width: 12)
        let bar = frame.glyphs.bar(Double(row % 10) / 9, columns: 5)
        frame.put(bar.full, at: Position(68, 0), .barFull)
        frame.put("2026-11-\(10 + row % 20)", at: Position(80, 0), width: 12)
        frame.put("officer \(row % 13)", at: Position(96, 0))
        if isCursor { frame.restyle(frame.bounds, .selection) }
      }
    }
    let rows = size.rows
    frame.put("key: \(last)", at: Position(0, rows - 2), .message)
    if showsCursor { frame.showCursor(at: Position(5, rows - 2)) }
    let end = frame.put("F1", at: Position(0, rows - 1), .footerKey)
    frame.put(" Help", at: Position(end, rows - 1), .footer)
    return frame
  }

  /// Takes a key; false to leave.
  mutating func take(_ key: Key, on screen: inout Screen) throws -> Bool {
    last = Self.words(for: key)
    switch key {
    case .down: cursor = min(999, cursor + 1)
    case .up: cursor = max(0, cursor - 1)
    case .pageDown: cursor = min(999, cursor + screen.size.rows - 5)
    case .cursorReport(let position):
      if let ambiguous = Lettering.Ambiguous(cursorAfterProbe: position) {
        lettering = Lettering(ambiguous: ambiguous)
        screen.setAmbiguous(ambiguous)
      }
    case .control("l"): screen.redraw()
    case .character("q"): return false
    case .character("m"): modes.mouse.toggle()
    case .character("v"): showsCursor.toggle()
    case .character("T"): modes.title = "纳米\u{7}"
    case .character("c"): last = "\(try screen.copy("纳米 copied", isInsideTmux: false))"
    case .character("C"): fatalError("crash on request")
    case .character("S"): raise(SIGSEGV)
    case .character("E"): FileHandle.standardError.write(Data("to standard error\n".utf8))
    case .character("d"): screen.use(try Self.theme("dark"))
    default: break
    }
    return true
  }

  static func words(for key: Key) -> String {
    switch key {
    case .paste(let text): "paste \(text.count) \(text.replacing("\n", with: "|"))"
    case .mouse(let mouse):
      "\(mouse.action) \(mouse.position.column),\(mouse.position.row) x\(mouse.clicks)"
    default: "\(key)"
    }
  }

  static func theme(_ name: String) throws -> Theme {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../themes/\(name).yaml")
    return try Theme(yaml: String(contentsOf: file, encoding: .utf8), file: name)
  }
}

private func run() throws -> Int32 {
  let environment = ProcessInfo.processInfo.environment
  guard Screen.useUTF8() else {
    print("no UTF-8")
    return 3
  }
  let signals = try Signals()
  var options = Screen.Options(type: environment["TERM"] ?? "")
  options.crashNotice = "probe crashed\n"
  options.colorLimit = environment["NO_COLOR"] == nil ? .palette256 : .mono
  if let name = environment["PROBE_THEME"] { options.theme = try Probe.theme(name) }
  if let log = environment["PROBE_LOG"] {
    options.log = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
  }
  var probe = Probe()
  var screen = try Screen(options)
  var size = screen.size
  if environment["PROBE_ASK"] != nil { try screen.probe() }
  while true {
    try screen.show(probe.frame(size))
    var waited = [
      pollfd(fd: screen.input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    var time: UInt64 { DispatchTime.now().uptimeNanoseconds / 1_000_000 }
    _ = poll(&waited, 2, Int32(screen.keyPatience(at: time) ?? -1))
    for signal in signals.read() {
      switch signal {
      case .leave(let number): return 128 + number
      case .resize: size = screen.fitWindow()
      case .stop:
        try screen.suspend()
        signals.stop()
        size = screen.resume()
      case .goOn: size = screen.resume()
      }
    }
    let keys = try screen.readKeys(at: time) + screen.flushKeys(at: time)
    for key in keys where try !probe.take(key, on: &screen) {
      return 0
    }
  }
}

do {
  exit(try run())
} catch {
  print("error: \(error)")
  exit(2)
}
