import Dashboard
import Foundation
import Logging
import ZoneModel
import ZoneStore

extension StoreDesk {
  /// The member of a kept draft that holds all of it.
  private static let member = "draft"

  /// The half-filled forms of this person, newest first, less those of windows that are still open,
  /// and what is told of those that cannot be read.
  func drafts(_ log: Logger) -> [Event] {
    do throws(StoreError) {
      let living = Set(try store.others().map(\.author.session))
      var (kept, unread) = try store.drafts()
      var drafts: [Dashboard.FormDraft] = []
      for file in kept {
        let text = file.fields[Self.member]?.text ?? ""
        let draft = try? JSONDecoder().decode(Dashboard.FormDraft.self, from: Data(text.utf8))
        guard let draft else {
          unread.append(file.name)
          continue
        }
        // People who share a uid keep their drafts in one folder.
        let isOwn = (draft.author ?? store.author.name) == store.author.name
        if isOwn, !living.contains(draft.session ?? "") { drafts.append(draft) }
      }
      return [.drafts(drafts)] + unreadable(unread, log)
    } catch {
      log.error("drafts cannot be read: \(error.message.en)")
      return [
        .note(
          Message(
            .warning,
            Phrase(
              "Unfinished forms cannot be read: \(error.message.en)",
              "未完成的表单读不出来：\(error.message.zh)"
            )
          )
        )
      ]
    }
  }

  /// What is told of files that are no drafts: where they are, because somebody's words are in them.
  private func unreadable(_ names: [String], _ log: Logger) -> [Event] {
    let files = names.map { store.draftPath($0) }
    guard let first = files.first else { return [] }
    log.error("drafts that cannot be read: \(files.joined(separator: ", "))")
    let more = files.count - 1
    return [
      .note(
        Message(
          .warning,
          Phrase(
            "An unfinished form cannot be read; it stays in \(first)"
              + (more > 0 ? " (\(more) more alike)." : "."),
            "有未完成的表单读不出来，仍保留在 \(first)" + (more > 0 ? "（另有 \(more) 份）。" : "。")
          )
        )
      )
    ]
  }

  /// Keeps or drops a half-filled form.
  ///
  /// - Returns: what a person should know, where it was not kept.
  func keep(_ work: DraftKeeper.Work, _ log: Logger) -> [Event] {
    guard !isReader else { return [] }
    do {
      switch work {
      case .keep(let draft):
        let text = String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
        try store.saveDraft(Self.name(ofDraft: draft.key), Fields([(Self.member, .text(text))]))
      case .drop(let key):
        try store.deleteDraft(Self.name(ofDraft: key))
      }
      return []
    } catch let error as StoreError {
      log.error("a draft was not kept: \(error.message.en)")
      return [
        .note(
          Message(
            .warning,
            Phrase(
              "Your draft is not kept: \(error.message.en)",
              "草稿没有保存：\(error.message.zh)"
            )
          )
        )
      ]
    } catch {
      log.error("a draft was not kept: \(error)")
      return []
    }
  }

  /// Whether this person could never save here, so that nothing typed is worth keeping; where a store
  /// cannot be written for another reason, the draft waits until it can.
  private var isReader: Bool {
    switch store.readOnlyReason {
    case .asked, .notPermitted, .newer: true
    case .readOnlyDisk, .writeFailed, .foreignWriter, .damaged, .moved, nil: false
    }
  }

  /// A draft's key as a name of a file: `register/id#session` with `--` and `.`; what no name of a
  /// file may have is written in hexadecimal digits.
  private static func name(ofDraft key: String) -> String {
    var name = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "/": name += "--"
      case "#": name += name.hasSuffix("--") ? "new." : "."
      case _ where scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar):
        name.unicodeScalars.append(scalar)
      case "-", ".": name.unicodeScalars.append(scalar)
      default: name += "_" + String(scalar.value, radix: 16)
      }
    }
    if name.hasSuffix("--") { name += "new" }
    // Ids have at most 128 characters; a file's name has room for them in any case.
    return String(name.prefix(200))
  }
}
