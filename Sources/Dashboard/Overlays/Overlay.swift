public import Canvas
public import ZoneModel

/// What lies over a screen until it is answered or closed.
public enum Overlay: Sendable {
  /// A list to choose from: menu, go-to, help, choices, actions.
  case list(ListState)
  /// A line to type: a command or a value.
  case line(LineState)
  /// A question with numbered answers.
  case dialog(DialogState)
  /// A text to read, such as what a bulk change would do.
  case page(PageState)
  /// A report, whose rows open their records.
  case report(ReportPage)
  /// A text of several lines being typed over a form.
  case editor(EditorState)
  /// A month in which a day is chosen.
  case calendar(CalendarState)

  /// Where the keys go while it is open.
  var place: Place {
    switch self {
    case .list: .list
    case .line: .line
    case .dialog: .dialog
    case .page, .report: .page
    case .editor: .editor
    case .calendar: .calendar
    }
  }
}

/// A question; it rests on the safe answer.
public struct DialogState: Sendable {
  /// One of the answers.
  public struct Answer: Sendable {
    /// What the button says.
    public let label: Phrase
    /// What is done.
    public let then: Consequence
  }

  /// What an answer does.
  public enum Consequence: Hashable, Sendable {
    /// Nothing: the question goes away.
    case nothing
    /// Runs a command.
    case command(String)
    /// Opens the form that a draft was kept of.
    case resume(draft: String)
    /// Opens the form of a record, or of a new one, beside the drafts that are kept of it.
    case openAnew(register: String, id: String?, field: String?, values: Fields)
    /// Throws a draft away.
    case drop(draft: String)
    /// Takes a change back.
    case undo(seq: Int)
    /// Takes back only those steps of a change that nobody has changed since.
    case undoUntouched(seq: Int)
    /// Puts back only those steps of the newest undo that nobody has changed since.
    case redoUntouched
    /// Takes back only those fields of any change that nobody changed since.
    case revertUntouched(seq: Int)
    /// Takes back the undo that a person was asked about.
    case redo(undo: Int)
    /// Looks at a change.
    case look(seq: Int)
    /// Opens a record.
    case open(RecordReference)
    /// Makes the deleted record of the open form again, with what was typed.
    case makeAgain
    /// Brings a deleted record back.
    case bringBack(RecordReference)
    /// Opens or makes a store.
    case openStore(StoreChoice)
    /// Reads pasted rows to show what they would change.
    case readRows(String, register: String)
    /// Leaves the form, whose draft is not kept.
    case leaveForm
    /// Leaves the program, whatever is kept.
    case leave
    /// Leaves the program without waiting for the disk.
    case leaveAtOnce
    /// Sends a change that a person confirmed.
    case commit(ChangeDraft)
  }

  /// The heading.
  public let title: Phrase
  /// The question and what it is about, a paragraph each.
  public internal(set) var text: [Phrase]
  /// The answers, numbered from 1.
  public let answers: [Answer]
  /// The answer that Enter gives; a safe one at first.
  public var cursor: Int

  /// Makes a question.
  public init(title: Phrase, text: [Phrase], answers: [Answer], cursor: Int = 0) {
    self.title = title
    self.text = text
    self.answers = answers
    self.cursor = cursor
  }
}

/// A text to read with something that Enter does.
public struct PageState: Sendable {
  /// The heading.
  public let title: Phrase
  /// The lines.
  public let lines: [Phrase]
  /// What Enter does, and what the footer calls it.
  public let enter: (label: Phrase, then: DialogState.Consequence)?
  /// The change that is tried for the text, where what it finds is awaited.
  var rehearsal: String?
  /// The first line in view.
  public var top = 0

  /// Makes a text.
  public init(
    title: Phrase,
    lines: [Phrase],
    enter: (label: Phrase, then: DialogState.Consequence)? = nil
  ) {
    self.title = title
    self.lines = lines
    self.enter = enter
  }

  /// Whether Enter opens what can be done with what the text is about.
  var leadsToActions: Bool { enter?.then == .command("actions") }

  /// How wide a text may be with its edge.
  static let widest = 96

  /// The lines as they stand on a screen, broken where they are longer than its box.
  func rows(in language: Language, _ lettering: Lettering, columns: Int) -> [String] {
    lines.flatMap { lettering.wrap($0[language], to: max(1, min(Self.widest, columns) - 4)) }
  }
}

/// A line being typed over a screen.
public struct LineState: Sendable {
  /// What the line is for.
  public enum Purpose: Hashable, Sendable {
    /// A command of the `:` line.
    case command
    /// The value of a field for some records.
    case value(register: String, field: String, ids: [String])
    /// The least and the most value of a column.
    case range(register: String, field: String)
    /// The file that the rows of a table are written to.
    case export(register: String)
    /// The file that the report is written to.
    case saveReport
    /// A name for the present view.
    case viewName(register: String)
    /// The folder of a store to be opened or made.
    case storePath(isNew: Bool)
    /// A day or moment whose board is to be seen.
    case moment
    /// The reason for a change that a rule refused.
    case reason(ChangeDraft)
    /// A note about a record for a colleague.
    case note(about: RecordReference, login: String)
    /// Until when the items of the work list with these causes wait, and why.
    case putOff(causes: Set<String>)
  }

  /// What stands before it.
  public var title: Phrase
  /// What is typed.
  public var field: TextField
  /// What it is for.
  public let purpose: Purpose
  /// What is wrong with it, or how it was understood.
  public var reading: Message?
  /// What stood in the cell when the line was opened; `nil` where no single one is meant.
  var basis: CellBasis?
  /// How many lines back in what was accepted before the text comes from; 0 for none.
  var recalled = 0

  /// Makes a line.
  public init(title: Phrase, text: String = "", purpose: Purpose) {
    self.title = title
    field = TextField(text)
    self.purpose = purpose
  }
}
