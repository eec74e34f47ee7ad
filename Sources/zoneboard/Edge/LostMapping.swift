import CPosix
import Terminal
import ZoneModel

/// A file of a store that becomes shorter while it is read: the program cannot go on, and says which.
enum LostMapping {
  /// From now on such a file ends the program with a sentence that names it; on a screen, once the
  /// terminal is as it was.
  static func watch() {
    zb_watch_mappings(
      say("zoneboard: ", "zoneboard："),
      say(
        " became shorter while it was read.\n"
          + "  Another program has cut it; everything that was saved is in the journal."
          + " Run “zoneboard fsck”.\n",
        " 在读取时变短。\n  有其他程序截断了它；已保存的内容都在日志中。请运行“zoneboard fsck”。\n"
      )
    )
    Screen.describeFaults { zb_describe_lost_mapping($0, $1, $2) }
  }
}
