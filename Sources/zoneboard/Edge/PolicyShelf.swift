import Foundation
import Synchronization
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// The policy packs of a store: those that came with zoneboard, and those that the store has adopted.
///
/// They are read when first asked for, so that a command or a screen that needs none does not wait.
final class PolicyShelf: Sendable {
  private let folder: String?
  private let registry: Registry
  private let own: [(file: String, text: String)]
  private let settings: String
  private let cache: JudgedFieldsFile
  /// What was read, and what was noted of it the last time.
  private let kept = Mutex<(book: PolicyBook?, judged: JudgedFields?)>((nil, nil))

  /// Looks for packs in the folder that came with zoneboard, and on a board.
  init(_ surroundings: Surroundings, board: StoreBoard, registry: Registry) {
    folder = surroundings.policies
    self.registry = registry
    settings = board.adoptedText("settings.yaml") ?? ""
    cache = JudgedFieldsFile(surroundings)
    own = board.adoptedFiles.filter { $0.hasPrefix("policies/") }.sorted().compactMap { file in
      board.adoptedText(file).map { (file, $0) }
    }
  }

  /// The packs.
  var book: PolicyBook { book { _ in false } }

  /// The packs, or none where it is known from the last time that no rule of theirs can refuse or warn
  /// of a change of these fields, and no zone moves.
  func book(for touched: TouchedFields) -> PolicyBook {
    book { !$0.concern(touched) && !touched.moveZones }
  }

  private func book(isNotNeeded: (JudgedFields) -> Bool) -> PolicyBook {
    kept.withLock { kept in
      if let book = kept.book { return book }
      if let known = kept.judged, isNotNeeded(known) { return PolicyBook() }
      let (bundled, unread) = bundled
      let texts = bundled + own
      // Only packs without a fault are noted, so that a fault is told each time.
      let key = cache.key(of: [("settings.yaml", settings)] + texts)
      if kept.judged == nil, unread.isEmpty { kept.judged = cache.fields(under: key) }
      if let known = kept.judged, isNotNeeded(known) { return PolicyBook() }
      let read = PolicyBook(reading: texts, registry: registry, crew: .ofMachine)
      let book = PolicyBook(packs: read.packs, faults: unread + read.faults)
      kept.book = book
      if book.faults.isEmpty, kept.judged == nil {
        let judged = JudgedFields(of: book, registry: registry)
        kept.judged = judged
        cache.keep(judged, under: key)
      }
      return book
    }
  }

  /// What is wrong in the text of a pack of the store's own, beside all packs but the one that is in
  /// force from its file.
  func faults(in text: String, as file: String) -> [PackFault] {
    book(without: file).faults(in: text, file: file, registry: registry)
  }

  /// The zones that the text of a pack of the store's own names.
  func zones(in text: String, as file: String) -> [String] {
    book(without: file).zones(in: text, file: file, registry: registry)
  }

  private func book(without file: String) -> PolicyBook {
    let others = own.filter { $0.file != file }
    return PolicyBook(reading: bundled.texts + others, registry: registry, crew: .ofMachine)
  }

  /// The packs that came with zoneboard, and what kept others of them from being read.
  private var bundled: (texts: [(file: String, text: String)], faults: [PackFault]) {
    guard let folder else {
      let text = Phrase(
        "not found: its packs are not in use; set ZONEBOARD_HOME to the folder that holds them",
        "未找到，其中的政策包未启用；请将 ZONEBOARD_HOME 设为其所在目录"
      )
      return ([], [PackFault(file: "policies", message: text)])
    }
    var texts: [(file: String, text: String)] = []
    var faults: [PackFault] = []
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() {
        do {
          texts.append((name, try String(contentsOfFile: folder + "/" + name, encoding: .utf8)))
        } catch {
          faults.append(Self.unread(folder + "/" + name, error))
        }
      }
    } catch {
      faults.append(Self.unread(folder, error))
    }
    return (texts, faults)
  }

  private static func unread(_ path: String, _ error: any Error) -> PackFault {
    let reason = Phrase(reasonOf: error)
    return PackFault(
      file: path,
      message: Phrase(
        "cannot be read, so its rules are not in use: \(reason.en)",
        "无法读取，其中的规则未启用：\(reason.zh)"
      )
    )
  }
}

extension Surroundings {
  /// The folder of the policy packs that came with zoneboard; in a checkout they are among the
  /// sources.
  var policies: String? {
    guard let share else { return nil }
    return [share + "/policies", share + "/Sources/ZonePolicy/Packs"].first { isDirectory($0) }
  }
}

extension StoreDesk {
  /// The packs, read when first asked for.
  var book: @Sendable () -> PolicyBook {
    let shelf = policies
    return { shelf.book }
  }

  /// Answers what the policy packs say on a view of the store; tells what is wrong in them.
  func policies(on view: StoreView) -> PolicyEvaluator {
    let book = policies.book
    for fault in book.faults { call.tell(fault.said) }
    for fault in book.faults(in: settings, registry) { call.tell(Self.leftOut(fault)) }
    return policies(on: view, by: settings)
  }

  /// Names in the settings in force that the documents no longer ask for.
  private static func leftOut(_ fault: SettingsFault) -> Phrase {
    Phrase(
      "settings.yaml, \(fault.described.en) It is left out of account until “zoneboard edit settings” "
        + "mends it.",
      "settings.yaml \(fault.described.zh)在用“zoneboard edit settings”改正之前不予采用。"
    )
  }

  /// Answers what the policy packs say on a view of the store by some settings.
  func policies(on view: StoreView, by settings: StoreSettings) -> PolicyEvaluator {
    PolicyEvaluator(
      policies.book,
      evaluator(of: view, by: settings),
      readings: settings.readings,
      crew: .ofMachine
    )
  }

  /// The check of a change that comes with a reason, or without.
  func check(given reason: String?) -> any ChangeCheck {
    check.given(reason: reason)
  }
}
