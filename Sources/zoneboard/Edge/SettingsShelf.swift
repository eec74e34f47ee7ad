import Synchronization
import ZoneModel
import ZonePolicy

/// The settings of a store that are in force, read once for each text.
final class SettingsShelf: Sendable {
  /// What settings say, and the registers with what they add.
  struct InForce: Sendable {
    var settings = StoreSettings()
    var registry = Registry.standard
  }

  /// Why nothing can be changed, and what helps.
  struct Fault: Sendable {
    let message: Phrase
    let nextStep: Phrase
  }

  private struct Kept {
    let text: Value?
    let fault: SettingsError?
    /// The settings of the text; where it cannot be read, the last ones that could be.
    let read: InForce
  }

  /// What was in force when the store was opened; where that cannot be read, what a store without
  /// settings has, for reading only.
  let start: InForce
  private let startFault: SettingsError?
  private let kept: Mutex<Kept>

  /// Reads the settings in force on a board.
  init(board: any Board) {
    let first = Self.read(board, after: InForce())
    start = first.read
    startFault = first.fault
    kept = Mutex(first)
  }

  /// The settings in force on a board; where they cannot be read, the last ones that could be, which
  /// are for reading only: ``SettingsCheck`` refuses every change.
  func settings(on board: any Board) -> StoreSettings { look(board).read.settings }

  /// Why nothing can be changed on a board, if so.
  func fault(on board: any Board) -> Fault? {
    if let fault = look(board).fault { return Self.unreadable(fault) }
    guard startFault != nil else { return nil }
    return Fault(
      message: Phrase(
        "the store was opened before its settings.yaml was mended",
        "打开此数据时，其 settings.yaml 尚未改正"
      ),
      nextStep: Phrase("Open the store again.", "请重新打开。")
    )
  }

  /// Whether the settings in force on a board can be read.
  func canBeRead(on board: any Board) -> Bool { look(board).fault == nil }

  private func look(_ board: any Board) -> Kept {
    let text = board.adoptedText("settings.yaml").map { Value.text($0) }
    return kept.withLock { kept in
      // Both sides of a change are asked about; only what is newly in force is read.
      if kept.text != text { kept = Self.read(board, after: kept.read) }
      return kept
    }
  }

  private static func read(_ board: any Board, after last: InForce) -> Kept {
    let text = board.adoptedText("settings.yaml").map { Value.text($0) }
    do throws(SettingsError) {
      let settings = try StoreSettings.inForce(on: board)
      let registry = try Registry.standard.applying(settings)
      return Kept(text: text, fault: nil, read: InForce(settings: settings, registry: registry))
    } catch {
      return Kept(text: text, fault: error, read: last)
    }
  }

  private static func unreadable(_ error: SettingsError) -> Fault {
    let faults = error.faults.map(\.described)
    return Fault(
      message: Phrase(
        "the settings.yaml in force cannot be read ("
          + faults.map(\.en).joined(separator: "; ")
          + "), so what it asks for is not known and nothing can be changed",
        "生效的 settings.yaml 无法读取（" + faults.map(\.zh).joined(separator: "；")
          + "），其要求不明，因此不能作任何修改"
      ),
      nextStep: Phrase(
        "All records are safe. Mend it with zoneboard edit settings, or use the zoneboard that it "
          + "was written for.",
        "全部记录完好。请用 zoneboard edit settings 改正，或使用与其相符版本的 zoneboard。"
      )
    )
  }
}

/// Refuses every change that would leave settings in force which cannot be read.
///
/// They say who must approve what, which fields there are and which days count: nothing stands in for
/// them. A change that puts settings into force which can be read is the way out.
struct SettingsCheck: ChangeCheck {
  let settings: SettingsShelf
  /// Who makes the changes.
  let login: String
  /// What must hold beside that.
  let then: PolicyCheck

  /// The same check of a change that comes with a reason, or without.
  func given(reason: String?) -> SettingsCheck {
    SettingsCheck(settings: settings, login: login, then: then.given(reason: reason))
  }

  /// Reads what a change needs of the packs now, so that it is not read with the store locked.
  func prepare(for edits: [Edit]) { then.prepare(for: edits) }

  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    if let looking = before.whyOnlyLooking(login) { return [looking.refusal] }
    let isMending = settings.canBeRead(on: after) && !edits.contains { $0.record != nil }
    if !isMending, let fault = settings.fault(on: after) {
      return [Refusal(.disabled, fault.message, nextStep: fault.nextStep)]
    }
    return then.refusals(of: edits, operation: operation, before: before, after: after)
  }
}

extension Change {
  /// Whether it puts other settings into force.
  var adoptsSettings: Bool {
    edits.contains { edit in
      guard case .adopt(file: "settings.yaml", _, _) = edit else { return false }
      return true
    }
  }
}
