/// One step of a change: what it does to one field, one record or one file, with what it was before.
public enum Edit: Hashable, Sendable {
  /// A field becomes `after`; `nil` is absent. On undo it becomes `before`.
  case set(RecordReference, field: String, before: Value?, after: Value?)
  /// Elements join and leave a set. On undo the added leave and the removed come back.
  case members(RecordReference, field: String, added: [String], removed: [String])
  /// A record is made. On undo it is deleted.
  case create(RecordReference, Fields)
  /// A record is deleted; its values are kept here. On undo it is made again.
  case delete(RecordReference, Fields)
  /// The text of a file that people edit by hand (`settings.yaml`, `policies/…`) comes into force.
  /// On undo the text before is in force again.
  case adopt(file: String, before: String?, after: String?)

  /// The record that the step touches, if any.
  public var record: RecordReference? {
    switch self {
    case .set(let record, _, _, _), .members(let record, _, _, _), .create(let record, _),
      .delete(let record, _):
      record
    case .adopt: nil
    }
  }

  /// The field that the step touches, if it touches a single one.
  public var field: String? {
    switch self {
    case .set(_, let field, _, _), .members(_, let field, _, _): field
    case .create, .delete, .adopt: nil
    }
  }

  /// The step that takes this one back.
  public var inverse: Edit {
    switch self {
    case .set(let record, let field, let before, let after):
      .set(record, field: field, before: after, after: before)
    case .members(let record, let field, let added, let removed):
      .members(record, field: field, added: removed, removed: added)
    case .create(let record, let fields): .delete(record, fields)
    case .delete(let record, let fields): .create(record, fields)
    case .adopt(let file, let before, let after):
      .adopt(file: file, before: after, after: before)
    }
  }
}

/// What kind of act a change is.
public enum Operation: String, Sendable, CaseIterable {
  /// Somebody edited, made or deleted records.
  case edit
  /// Takes a change back.
  case undo
  /// Takes an undo back.
  case redo
  /// Takes any change back, also a colleague's.
  case revert
  /// Rows from a file.
  case `import`
  /// A text edited by hand comes into force.
  case adopt
}

/// Who made a change.
public struct Author: Hashable, Sendable {
  /// The login name, or `ZONEBOARD_USER`.
  public let name: String
  /// The Unix user id.
  public let uid: Int
  /// The session: one run of the program.
  public let session: String

  /// Makes an author.
  public init(name: String, uid: Int, session: String) {
    self.name = name
    self.uid = uid
    self.session = session
  }
}

/// Everything that one action is to do, before it is committed.
public struct ChangeDraft: Hashable, Sendable {
  /// Made by the client, so that after a crash "was it saved?" has an answer; ASCII.
  public let id: String
  /// What kind of act it is.
  public var operation: Operation
  /// What it is called on the screen and in history, in the author's language.
  public var label: String
  /// The reason that a person gave, if any.
  public var why: String?
  /// The steps in order.
  public var edits: [Edit]
  /// The seq of the board that the author saw; later changes to the same fields are conflicts.
  public var seen: Int
  /// New records that get no other number where theirs is taken meanwhile: a person wrote it, or it
  /// was theirs before.
  public var kept: Set<RecordReference> = []

  /// Makes a draft.
  public init(
    id: String,
    operation: Operation = .edit,
    label: String,
    why: String? = nil,
    edits: [Edit],
    seen: Int
  ) {
    self.id = id
    self.operation = operation
    self.label = label
    self.why = why
    self.edits = edits
    self.seen = seen
  }
}

/// A committed change: a line of the history.
public struct Change: Hashable, Sendable {
  /// Its place in the one order of all changes.
  public let seq: Int
  /// The client's id of it.
  public let id: String
  /// When it was committed; informs, and never goes backwards.
  public let time: Moment
  /// Who made it.
  public let author: Author
  /// What kind of act it is.
  public let operation: Operation
  /// For undo, redo and revert: the change that it takes back or puts back.
  public let of: Int?
  /// What it is called.
  public let label: String
  /// The reason that a person gave, if any.
  public let why: String?
  /// The steps in order.
  public let edits: [Edit]

  /// Makes a change.
  public init(
    seq: Int,
    id: String,
    time: Moment,
    author: Author,
    operation: Operation,
    of: Int? = nil,
    label: String,
    why: String? = nil,
    edits: [Edit]
  ) {
    self.seq = seq
    self.id = id
    self.time = time
    self.author = author
    self.operation = operation
    self.of = of
    self.label = label
    self.why = why
    self.edits = edits
  }
}

extension Change {
  /// The same change with other steps.
  public func with(edits: [Edit]) -> Change {
    Change(
      seq: seq,
      id: id,
      time: time,
      author: author,
      operation: operation,
      of: of,
      label: label,
      why: why,
      edits: edits
    )
  }
}
