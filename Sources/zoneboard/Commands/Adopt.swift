import ArgumentParser
import ZoneModel
import ZoneQuery
import ZoneStore

/// `adopt`: brings a text that was edited by hand into force, as one change.
struct Adopt: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "adopt",
      Phrase(
        "Bring a hand-edited settings.yaml of the store into force.",
        "使手工编辑的 settings.yaml 生效。"
      ),
      discussion: Phrase(
        "The text is read and checked first; until then the text before stays in force. "
          + "It is one change, and undo takes it back.",
        "先读取并检查；在此之前原来的内容继续生效。这是一次修改，可以撤销。"
      ),
      examples: [("zoneboard adopt settings.yaml", nil)]
    )
  }

  @Argument(help: ArgumentHelp(say("The file, as the store calls it.", "文件名。"), valueName: "file"))
  var file: String

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    try desk.adopt(file)
    desk.finish()
  }
}

extension StoreDesk {
  /// Brings the text of a hand-edited file into force.
  ///
  /// - Throws: `CommandFailure` with everything that is wrong with it; then nothing is changed.
  func adopt(_ file: String) throws(CommandFailure) {
    guard file == "settings.yaml" else {
      throw CommandFailure(
        .usage,
        Phrase("“\(file)” cannot be adopted", "“\(file)”不能生效"),
        next: Phrase(
          "Write zoneboard adopt settings.yaml.",
          "请写 zoneboard adopt settings.yaml。"
        )
      )
    }
    let text: String?
    do throws(StoreError) {
      text = try store.handEditedText(file)
    } catch {
      throw CommandFailure(error, store: store.path)
    }
    guard let text else {
      throw CommandFailure(
        .notFound,
        at: Phrase(same: store.path),
        Phrase("there is no \(file) in the store", "数据目录中没有 \(file)"),
        next: Phrase("Write one there first.", "请先在该目录中编写。")
      )
    }
    try check(text, of: file)
    do throws(StoreError) {
      let commit = try store.adopt(file: file, label: "Adopt \(file)", check: check)
      call.tell(
        commit.change == nil
          ? Phrase("\(file) is in force already.", "\(file) 已经生效。")
          : Phrase("\(file) is in force.", "\(file) 已生效。")
      )
    } catch {
      throw CommandFailure(error, store: store.path)
    }
  }

  /// Reads settings and every expression in them.
  private func check(_ text: String, of file: String) throws(CommandFailure) {
    var faults: [Phrase] = []
    do throws(SettingsError) {
      let registry = try Registry.standard.applying(try StoreSettings.parse(text))
      faults = QueryCache(registry: registry).problems().map { problem in
        let place = "\(problem.register).\(problem.field): "
        return Phrase(place + problem.error.message.en, place + problem.error.message.zh)
      }
    } catch {
      faults = error.faults.map(\.described)
    }
    guard !faults.isEmpty else { return }
    throw CommandFailure(
      .data,
      at: Phrase(same: file),
      Phrase("\(faults.count) places are wrong", "有 \(faults.count) 处错误"),
      details: faults,
      next: Phrase("Nothing was changed.", "没有改动任何数据。")
    )
  }
}
