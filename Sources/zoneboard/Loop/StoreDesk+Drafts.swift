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
  /// - Returns: whether it was kept; of one that was to be dropped, only that it could not be.
  func keep(_ work: DraftKeeper.Work, _ log: Logger) -> [Event] {
    switch work {
    case .keep(let draft):
      let failure = whyNotKept(draft)
      if let failure { log.error("a draft was not kept: \(failure.en)") }
      return [.draftKept(DraftReport(draft, failure: failure))]
    case .drop(let key):
      do throws(StoreError) {
        // Who may only read has none.
        if !isReader { try store.deleteDraft(Self.name(ofDraft: key)) }
        return []
      } catch {
        log.error("a draft was not dropped: \(error.message.en)")
        return [
          .note(
            Message(
              .warning,
              Phrase(
                "A draft that is no longer needed stays: \(error.message.en).",
                "不再需要的草稿未能删除：\(error.message.zh)。"
              )
            )
          )
        ]
      }
    }
  }

  /// Keeps a half-filled form; why it could not, where it could not.
  private func whyNotKept(_ draft: Dashboard.FormDraft) -> Phrase? {
    if isReader, let reason = store.readOnlyReason { return reason.message }
    do {
      let text = String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
      try store.saveDraft(Self.name(ofDraft: draft.key), Fields([(Self.member, .text(text))]))
      return nil
    } catch let error as StoreError {
      // It stands in the form's title, where there is no room for a path.
      switch error {
      case .diskFull(let fault), .io(let fault): return SystemFault.reason(of: fault.code)
      default: return error.message
      }
    } catch {
      return Phrase(reasonOf: error)
    }
  }

  /// Whether this person could never save here, so that there are no drafts; where a store cannot be
  /// written for another reason, the draft waits until it can.
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
