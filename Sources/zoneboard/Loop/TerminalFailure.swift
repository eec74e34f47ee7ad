import Glibc
import Terminal
import ZoneModel

extension CommandFailure {
  /// Why the dashboard cannot be shown, and what to set.
  init(_ error: TerminalError) {
    let commands = Phrase(
      "Run it in a terminal; zoneboard list and the other commands work without one.",
      "请在终端中运行；zoneboard list 等命令不需要终端。"
    )
    switch error {
    case .notATerminal:
      self.init(
        .terminal,
        Phrase("standard input or output is no terminal", "标准输入或输出不是终端"),
        next: commands
      )
    case .unknownType(let type):
      let named = type.isEmpty ? "TERM" : "TERM=\(type)"
      self.init(
        .terminal,
        at: Phrase(same: named),
        type.isEmpty
          ? Phrase("is not set", "没有设置")
          : Phrase("this terminal is not known here", "本机不认识这种终端"),
        next: Phrase(
          "Set one that is known, for example: TERM=xterm-256color zoneboard",
          "请设为本机认识的类型，例如：TERM=xterm-256color zoneboard"
        )
      )
    case .poorType(let type):
      self.init(
        .terminal,
        at: Phrase(same: "TERM=\(type)"),
        Phrase("this terminal cannot place its cursor", "这种终端不能移动光标"),
        next: Phrase(
          "Set what the terminal is, for example: TERM=xterm-256color zoneboard",
          "请设为实际的终端类型，例如：TERM=xterm-256color zoneboard"
        )
      )
    case .noResources:
      self.init(
        .terminal,
        Phrase("there is no memory or no file descriptor left", "内存或文件描述符不足"),
        next: commands
      )
    case .hungUp:
      self.init(.inputOutput, Phrase("the terminal is gone", "终端已断开"))
    case .system(let number):
      let reason = Phrase(errno: number)
      self.init(
        .inputOutput,
        Phrase("the terminal cannot be used: \(reason.en)", "终端无法使用：\(reason.zh)"),
        next: Phrase("What was saved is safe.", "已保存的数据不受影响。")
      )
    }
  }
}
