import ZoneModel
import ZoneStore

extension CommandFailure {
  /// What a store did not do, at the edge: with the store's place and the next step.
  init(_ error: StoreError, store path: String) {
    if case .locked = error, Interruption.wasRequested {
      self = Interruption.failure
      return
    }
    if case .stopped = error {
      self = Interruption.failure
      return
    }
    self.init(
      ExitStatus(error),
      at: error.namesItsPlace ? error.place : Phrase(same: path),
      error.message.asClause,
      details: error.details,
      next: error.nextStep.asSentence
    )
  }
}

extension ExitStatus {
  /// The status that tells of an error of the store.
  init(_ error: StoreError) {
    self =
      switch error {
      case .notFound, .notAStore, .moved, .noSuchChange, .nothingToUndo, .nothingToRedo: .notFound
      case .exists: .exists
      case .newer, .notPermitted, .readOnly, .unsafePlace, .insideStore, .networkFileSystem:
        .notPermitted
      case .refused(let refusals):
        refusals.first(where: \.isError)?.code == .notPermitted ? .notPermitted : .data
      case .undoRefused(let refusal) where refusal.blockers.isEmpty && !refusal.refusals.isEmpty:
        ExitStatus(.refused(refusal.refusals))
      case .conflict, .locked, .undoRefused: .tryAgain
      case .stopped: .interrupted
      case .diskFull, .io, .notSaved, .notConfirmed, .damaged: .inputOutput
      }
  }
}

extension StoreError {
  /// Whether the message names the place itself.
  fileprivate var namesItsPlace: Bool {
    switch self {
    case .notFound, .exists, .notAStore, .moved, .unsafePlace, .insideStore, .networkFileSystem,
      .notPermitted:
      true
    case .refused, .conflict, .undoRefused, .noSuchChange, .nothingToUndo, .nothingToRedo: true
    case .diskFull, .io, .notSaved, .notConfirmed, .stopped: true
    case .newer, .locked, .readOnly, .damaged: false
    }
  }

  /// The record and the field that a refusal is about.
  fileprivate var place: Phrase? {
    guard case .refused(let refusals) = self, let first = refusals.first(where: \.isError) else {
      return nil
    }
    return first.place
  }

  /// What is wrong beside what the message says already, a line each.
  fileprivate var details: [Phrase] {
    switch self {
    case .refused(let refusals): refusals.filter(\.isError).dropFirst().map { $0.placed }
    case .conflict(let conflicts) where conflicts.count > 1: conflicts.map(\.message)
    default: []
    }
  }
}

extension Refusal {
  /// The record and the field that it is about.
  var place: Phrase? {
    let parts = [record?.description, field].compactMap(\.self)
    return parts.isEmpty ? nil : Phrase(same: parts.joined(separator: " "))
  }

  /// The message with the record and the field that it is about.
  var placed: Phrase {
    place.map { Phrase($0.en + ": " + message.en, $0.zh + "：" + message.zh) } ?? message
  }
}

extension Phrase {
  /// The same words without a full stop, for a line that ends by itself.
  var asClause: Phrase {
    Phrase(
      en.hasSuffix(".") ? String(en.dropLast()) : en,
      zh.hasSuffix("。") ? String(zh.dropLast()) : zh
    )
  }

  /// The same words as a sentence: a capital at the start and a full stop at the end.
  var asSentence: Phrase {
    // A file keeps its name.
    let startsWithFile = en.prefix { $0 != " " }.contains { $0 == "/" || $0 == "." }
    let english = startsWithFile ? en : en.prefix(1).uppercased() + en.dropFirst()
    return Phrase(
      english.hasSuffix(".") || english.isEmpty ? english : english + ".",
      zh.hasSuffix("。") || zh.isEmpty ? zh : zh + "。"
    )
  }
}
