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
  private let kept = Mutex<PolicyBook?>(nil)

  /// Looks for packs in the folder that came with zoneboard, and on a board.
  init(_ surroundings: Surroundings, board: StoreBoard, registry: Registry) {
    folder = surroundings.policies
    self.registry = registry
    own = board.adoptedFiles.filter { $0.hasPrefix("policies/") }.sorted().compactMap { file in
      board.adoptedText(file).map { (file, $0) }
    }
  }

  /// The packs.
  var book: PolicyBook {
    kept.withLock { kept in
      if let kept { return kept }
      let book = PolicyBook(reading: bundled + own, registry: registry)
      kept = book
      return book
    }
  }

  private var bundled: [(file: String, text: String)] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)).map { (name, $0) }
    }
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
  /// Answers what the policy packs say on a view of the store; tells what is wrong in them.
  func policies(on view: StoreView) -> PolicyEvaluator {
    let book = policies.book
    for fault in book.faults { call.tell(fault.described) }
    return PolicyEvaluator(book, evaluator(of: view), readings: settings.readings)
  }

  /// The check of a change that comes with a reason, or without.
  func check(given reason: String?) -> any ChangeCheck {
    guard let check = check as? PolicyCheck else { return check }
    return check.given(reason: reason)
  }
}
