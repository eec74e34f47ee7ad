public import Canvas
public import ZoneModel
public import ZonePolicy

/// Somebody else who has the store open.
public struct Presence: Hashable, Sendable {
  /// The session.
  public let session: String
  /// The login.
  public let login: String
  /// The record that is looked at or edited, if any.
  public let record: RecordReference?
  /// Whether it is being edited.
  public let isEditing: Bool

  /// Makes a presence.
  public init(session: String, login: String, record: RecordReference?, isEditing: Bool) {
    self.session = session
    self.login = login
    self.record = record
    self.isEditing = isEditing
  }
}

/// A half-filled form that outlives the form: what the person typed, as typed.
public struct FormDraft: Hashable, Sendable, Codable {
  /// The register.
  public var register: String
  /// The record; `nil` for a new one.
  public var id: String?
  /// The revision that the person began with; 0 for a new record.
  public var revision: Int
  /// The seq of the board that the person began with.
  public var seen: Int
  /// What was typed, by field.
  public var texts: [String: String]
  /// What stood in those fields when they were opened, as text; missing in drafts of before 0.1.
  public var befores: [String: String]?
  /// What a new record began with: its defaults and what the place gave that it was opened from, such
  /// as the firm of a note; missing for a record that is there already.
  public var given: KeptFields?
  /// The login of the person; missing in drafts of before 0.1.
  public var author: String?
  /// The session that typed it; while that lives, nobody else is offered it.
  public var session: String?
  /// Which of several forms of the same record in the same session; missing for the first.
  public var number: Int?
  /// When it was kept, in milliseconds since 1970.
  public var keptAt: Int64

  /// Makes a draft.
  public init(
    register: String,
    id: String?,
    revision: Int,
    seen: Int,
    texts: [String: String],
    befores: [String: String]? = nil,
    given: Fields? = nil,
    author: String? = nil,
    session: String? = nil,
    number: Int? = nil,
    keptAt: Int64
  ) {
    self.given = given.map { KeptFields(fields: $0) }
    self.register = register
    self.id = id
    self.revision = revision
    self.seen = seen
    self.texts = texts
    self.befores = befores
    self.author = author
    self.session = session
    self.number = number
    self.keptAt = keptAt
  }

  /// What tells drafts apart: `register/id#session.number`, without an id for a new record, without
  /// a session where none is known, without a number for the first.
  public var key: String { Self.key(register, id, session, number) }

  static func key(
    _ register: String,
    _ id: String?,
    _ session: String?,
    _ number: Int? = nil
  ) -> String {
    let first = register + "/" + (id ?? "") + (session.map { "#" + $0 } ?? "")
    guard let number, number > 1 else { return first }
    return first + ".\(number)"
  }
}

/// Fields as a draft keeps them: one text with the JSON that a record has.
public struct KeptFields: Hashable, Sendable, Codable {
  /// The fields.
  public let fields: Fields

  /// Takes fields.
  public init(fields: Fields) {
    self.fields = fields
  }

  /// Reads the text.
  ///
  /// - Throws: `DecodingError` where it is not the JSON of a record's fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let fields = (try? JSONTree(bytes: Array(text.utf8)))?.fields else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no JSON object")
    }
    self.fields = fields
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var bytes: [UInt8] = []
    JSONLine.append(fields, to: &bytes)
    var container = encoder.singleValueContainer()
    try container.encode(String(decoding: bytes, as: UTF8.self))
  }
}

/// What changed between two boards.
public struct BoardNews: Hashable, Sendable {
  /// The changes, oldest first; empty where the whole store was read anew.
  public var changes: [Change]
  /// Whether files that were shown had been lost: the rows of tables are found anew then, because what
  /// was last read does not tell which records they were.
  public var isReread: Bool

  /// Makes news of changes.
  public init(changes: [Change] = [], isReread: Bool = false) {
    self.changes = changes
    self.isReread = isReread
  }
}

/// A committed change with the board that has it and what people should still look at.
public struct CommitReport: Sendable {
  /// The change.
  public let change: Change
  /// The board after it.
  public let board: any Board
  /// What may stay and should be looked at.
  public let warnings: [Refusal]
  /// Other people's changes that came in with it, oldest first.
  public let others: [Change]

  /// Makes a report.
  public init(
    change: Change,
    board: any Board,
    warnings: [Refusal] = [],
    others: [Change] = []
  ) {
    self.change = change
    self.board = board
    self.warnings = warnings
    self.others = others
  }
}

/// A field that somebody changed between the state that a draft was made on and now.
public struct Collision: Hashable, Sendable {
  /// The record.
  public let record: RecordReference
  /// The field; `nil` where the whole record was deleted or made.
  public let field: String?
  /// Their change.
  public let change: Change
  /// What it did there.
  public let act: LaterAct

  /// Makes a collision.
  public init(
    record: RecordReference,
    field: String?,
    change: Change,
    act: LaterAct = .changed
  ) {
    self.record = record
    self.field = field
    self.change = change
    self.act = act
  }
}

/// Why a change was not made.
public struct RefusalReport: Sendable {
  /// The id of the draft; `nil` for undo, redo and revert.
  public let draft: String?
  /// The act.
  public let operation: Operation
  /// The change that undo, redo or revert was about.
  public let of: Change?
  /// The reasons.
  public let refusals: [Refusal]
  /// The fields that others changed first.
  public let collisions: [Collision]
  /// How many steps of the change could be taken back all the same.
  public let untouched: Int

  /// Makes a report.
  public init(
    draft: String?,
    operation: Operation,
    of: Change? = nil,
    refusals: [Refusal],
    collisions: [Collision] = [],
    untouched: Int = 0
  ) {
    self.untouched = untouched
    self.draft = draft
    self.operation = operation
    self.of = of
    self.refusals = refusals
    self.collisions = collisions
  }
}

/// Which changes of the history are wanted.
public struct HistoryQuery: Hashable, Sendable {
  /// Only of records that lie in this zone now or lay in it before the change.
  public var zone: String?
  /// Only of this register.
  public var register: String?
  /// Only of these records of the register; empty for all.
  public var records: [String]
  /// Only of this field.
  public var field: String?
  /// Only by this login.
  public var author: String?
  /// Only acts of this kind.
  public var operation: Operation?
  /// Only what came with a reason.
  public var hasReason = false
  /// Only since this moment.
  public var since: Moment?
  /// The text that is searched for; empty for none.
  public var text = ""
  /// The words of the text, each with its spellings: names of people and fields by their ids, too.
  public var words: [[String]] = []
  /// Only before this seq; `nil` for the newest.
  public var before: Int?
  /// How many.
  public var limit: Int
  /// Which answer belongs to it, and what its progress is told by.
  public var ticket = 0

  /// Makes a query.
  public init(
    zone: String? = nil,
    register: String? = nil,
    records: [String] = [],
    field: String? = nil,
    author: String? = nil,
    before: Int? = nil,
    limit: Int = 200
  ) {
    self.zone = zone
    self.register = register
    self.records = records
    self.field = field
    self.author = author
    self.before = before
    self.limit = limit
  }

  /// Whether changes are passed over that other queries would give, so that it may take a while.
  var isNarrow: Bool {
    zone != nil || register != nil || author != nil || operation != nil || since != nil || hasReason
      || !words.isEmpty
  }
}

/// A page of the history, newest first.
public struct HistoryPage: Hashable, Sendable {
  /// What was asked.
  public let query: HistoryQuery
  /// The changes, newest first.
  public let changes: [Change]
  /// Whether there are older ones.
  public let hasOlder: Bool
  /// What to give as `before` for the older ones; `nil` for the seq of the oldest change.
  public let next: Int?
  /// Whether the person stopped it before the page was full.
  public let isStopped: Bool
  /// How many steps the changes have that are here without all of theirs, by seq.
  public let counts: [Int: Int]
  /// Of the changes that were looked at those that take another back or bring it about again, also
  /// such as were not asked for.
  public let acts: [Change]

  /// Makes a page.
  public init(
    query: HistoryQuery,
    changes: [Change],
    hasOlder: Bool,
    next: Int? = nil,
    isStopped: Bool = false,
    counts: [Int: Int] = [:],
    acts: [Change] = []
  ) {
    self.counts = counts
    self.acts = acts
    self.query = query
    self.changes = changes
    self.hasOlder = hasOlder
    self.next = next
    self.isStopped = isStopped
  }

  /// The changes of which something stands: those that were taken back wholly are left out.
  var standing: [Change] {
    let later = Dictionary(grouping: acts) { $0.of ?? 0 }
    return changes.filter { change in
      TakenBack(of: change, by: later) { counts[$0.seq] ?? $0.edits.count }?.isWhole != true
    }
  }
}

/// Two moments that are to be compared.
public struct ComparisonRequest: Hashable, Sendable {
  /// Which answer belongs to it.
  public let ticket: Int
  /// The change behind which it begins.
  public let from: Int
  /// The last change that counts; `nil` for the newest.
  public let to: Int?
  /// Whether the boards of both moments are wanted too.
  public var needsBoards = false
  /// The one change that lies between, where its steps are what is wanted.
  public var change: Change?
}

/// What differs between two moments.
public struct Comparison: Sendable {
  /// Which request it answers.
  public let ticket: Int
  /// How many changes there are between.
  public let count: Int
  /// The steps that lead from one to the other.
  public let edits: [Edit]
  /// The boards of both moments, where they were wanted.
  public let boards: [any Board]

  /// Makes an answer.
  public init(ticket: Int, count: Int, edits: [Edit], boards: [any Board] = []) {
    self.ticket = ticket
    self.count = count
    self.edits = edits
    self.boards = boards
  }
}

/// What the state of the store means for editing.
public enum StoreCondition: Hashable, Sendable {
  /// All is well.
  case writable
  /// Nothing can be written, and why; for good, where trying again cannot help. Where something else
  /// may lie at the store's place, that can be opened anew.
  case readOnly(Phrase, isForGood: Bool = false, opensAnew: Bool = false)
  /// Somebody holds the lock; the change is tried again.
  case waiting(who: String, seconds: Int)
}

/// Pasted rows as a change that could be made.
public struct RowsReading: Sendable {
  /// The register.
  public let register: String
  /// The change; `nil` where the rows cannot be imported.
  public let draft: ChangeDraft?
  /// What it would do and what is wrong, a line each.
  public let lines: [Phrase]

  /// Makes a reading.
  public init(register: String, draft: ChangeDraft?, lines: [Phrase]) {
    self.register = register
    self.draft = draft
    self.lines = lines
  }
}

/// Everything that can happen to the dashboard.
public enum Event: Sendable {
  /// A key, pasted text, the mouse or another size.
  case input(Key)
  /// The window has a size.
  case resize(Size)
  /// The store moved on.
  case board(any Board, BoardNews)
  /// A minute or a day passed.
  case time(Clock)
  /// A change of this session was made.
  case committed(CommitReport)
  /// A change of this session was not made.
  case refused(RefusalReport)
  /// What would be found on a change if it were made now: why it would be refused, or its warnings.
  case rehearsed(RefusalReport)
  /// The change that undo would take back is an old one, or of an earlier session: the person is
  /// asked first.
  case undoFound(Change)
  /// The change that redo would put back was taken back a while ago, or not in this window: the person
  /// is asked first.
  case redoFound(Change, undo: Change)
  /// Taking a change back, or doing one again, takes longer than a moment; or it is over.
  case takingBack(Bool)
  /// A page of the history.
  case history(HistoryPage)
  /// What others just changed need no longer be marked.
  case calm
  /// What differs between two moments.
  case compared(Comparison)
  /// A report was made.
  case reported(ZoneReport, ticket: Int)
  /// Who else is here.
  case presence([Presence])
  /// Half-filled forms of this person were found.
  case drafts([FormDraft])
  /// A half-filled form was kept, or could not be.
  case draftKept(DraftReport)
  /// A selection is done.
  case selected(SelectionAnswer)
  /// A search is done.
  case found(SearchAnswer)
  /// What the worker did was stopped before it was done.
  case stopped(ticket: Int)
  /// Some work is done.
  case worked(WorkAnswer)
  /// How far the worker is, 0 to 1.
  case progress(ticket: Int, Double)
  /// A board of the past was opened, or `nil` for the present again.
  case asOf((any Board)?, Moment?)
  /// The store can or cannot be written.
  case store(StoreCondition)
  /// Something outside went wrong or is worth saying.
  case note(Message)
  /// Pasted rows were read.
  case rowsRead(RowsReading)
  /// Another store was opened, from the first screen.
  case opened(any Board, Registry, name: String, isDemo: Bool)
}
