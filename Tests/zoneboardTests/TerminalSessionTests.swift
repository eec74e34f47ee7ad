import TestSupport
import Testing

/// A day's work at a terminal: everything that is saved can be taken back, also tomorrow.
@Suite(.serialized) struct TerminalSessionTests {
  @Test func `an edit is on the disk when it is called saved, and is taken back after a restart`()
    throws
  {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try first.showEnterprises(with: "quokka")
    try first.changeCell(to: "Wombat Optics")
    try first.wait(forText: "Saved: Wombat Optics: Name Quokka Optics -> Wombat Optics.")
    // The person's words are true at this moment, not when the program leaves.
    #expect(try store.value("name") == "Wombat Optics")
    try first.leave()

    let second = try store.open()
    second.press(.control("Z"))
    try second.wait(forText: "was not made in this window")
    second.type("1")
    try second.wait(forText: "Taken back: Quokka Optics: Name Wombat Optics -> Quokka Optics")
    #expect(try store.value("name") == "Quokka Optics")
    try second.leave()

    let third = try store.open()
    third.press(.control("Y"))
    try third.wait(forText: "was not taken back in this window")
    third.type("1")
    try third.wait(forText: "Done again: Wombat Optics: Name Quokka Optics -> Wombat Optics")
    #expect(try store.value("name") == "Wombat Optics")
    try third.leave()
  }

  @Test func `a form saves several fields as one change`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    try terminal.showEnterprises(with: "quokka")
    terminal.press(.control("E"))
    try terminal.wait(forText: "── Identity")
    terminal.press(.control("U"))
    terminal.type("Bilby Optics")
    terminal.press(.tab)
    terminal.type("袋狸光学有限公司")
    try terminal.wait(forText: "袋狸光学有限公司")
    terminal.press(.control("S"))
    try terminal.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Bilby Optics")
    #expect(try store.value("nameZh") == "袋狸光学有限公司")
    terminal.press(.control("Z"))
    try terminal.wait(forText: "Taken back")
    #expect(try store.value("name") == "Quokka Optics")
    #expect(try store.value("nameZh") == "")
    try terminal.leave()
  }

  @Test func `a record is deleted and brought back`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    try terminal.showEnterprises(with: "quokka")
    terminal.press(.delete)
    try terminal.wait(forText: "Saved: deleted enterprise: Quokka Optics.")
    let list = ["list", "enterprises", "--store", store.path, "--where", "name:quokka"]
    #expect(try store.program.run(list + ["--format", "json"]).output.contains("[]"))
    terminal.press(.control("Z"))
    try terminal.wait(forText: "Taken back")
    #expect(try store.value("name") == "Quokka Optics")
    try terminal.leave()
  }

  @Test func `the same in Chinese, with the text of an input method`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(options: ["--lang", "zh"])
    try terminal.wait(forText: "概览")
    terminal.type("３")
    try terminal.wait(forText: "[企业")
    // The full-width slash of an input method opens the filter too.
    terminal.type("／quokka")
    try terminal.wait(for: "one row") { $0.contains("1 / ") }
    terminal.press(.enter, .function(2))
    try terminal.wait(forText: "Esc")
    terminal.press(.control("U"))
    terminal.type("袋熊光学")
    terminal.press(.enter)
    try terminal.wait(forText: "已保存")
    // The first column of a Chinese table is the Chinese name.
    #expect(try store.value("nameZh") == "袋熊光学")
    terminal.press(.control("Z"))
    try terminal.wait(forText: "已撤销")
    #expect(try store.value("nameZh") == "")
    try terminal.leave()
  }

  @Test func `in a real terminal: browse, filter, edit, take back, leave, come again`() throws {
    let store = try TerminalSampleStore()
    let tmux = try store.program.openTmux("open", "--store", store.path)
    try tmux.wait(forText: "F10 Leave")
    try tmux.type("3")
    try tmux.wait(forText: "[Enterprises")
    try tmux.press(.down, .down, .pageDown, .pageUp)
    try tmux.type("/quokka")
    try tmux.wait(forText: "1 / ")
    try tmux.press(.enter)
    try tmux.press(.function(2))
    try tmux.wait(forText: "Esc Back")
    try tmux.press(.control("U"))
    try tmux.type("Numbat Optics")
    try tmux.press(.enter)
    try tmux.wait(forText: "Saved: Numbat Optics")
    try tmux.press(.function(10))
    #expect(try tmux.waitForEnd() == .exited(0))
    #expect(try !tmux.lines().contains { $0.contains("F10 Leave") })

    let again = try store.program.openTmux("open", "--store", store.path)
    try again.wait(forText: "F10 Leave")
    try again.press(.control("Z"))
    try again.wait(forText: "was not made in this window")
    try again.press(.text("1"))
    try again.wait(forText: "Taken back: Quokka Optics")
    #expect(try store.value("name") == "Quokka Optics")
    try again.press(.function(10))
    #expect(try again.waitForEnd() == .exited(0))
  }
}
