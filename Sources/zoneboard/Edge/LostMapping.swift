import CPosix
import Terminal
import ZoneModel

/// A file of a store that becomes shorter while it is read, because another program cuts it or writes
/// over it.
enum LostMapping {
  /// From now on such a file ends the program with a sentence that names it.
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
  }

  /// From now on the program goes on, as a screen must: the store finds out what is missing, tells so
  /// and reads it elsewhere.
  static func goOn() {
    zb_go_on_without_lost_mappings()
    Screen.mendFaults { zb_mend_mapping($0) }
  }
}
